"""What the verifier lets pass: quotes and lines as they stand in postings, and the same with one thing made wrong.

    python -m bench.grounding [--rounds 3]

Prints, for each way of changing a sentence, how many of the changed ones are accepted: by the verifier, by looking
for the very piece of text, and by counting how many of a quote's words stand in one line (the usual fuzzy match, at
88 %). Then the same for lines beside their quotes, and the time that one fact takes.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model.quotes import folded
from bot.summary.grounding import Evidence, currencies, objection
from bot.summary.language import language_of
from bot.summary.sections import Section, read

POSTINGS = Path(__file__).parent.parent / "tests" / "summary" / "postings"
GOOD = ("exact", "other case", "other spaces", "first half", "no punctuation")
WRONG = ("number changed", "a 'not' inserted", "word swapped", "sentence of another posting")
IN_BETWEEN = ("a word left out", "an 'an' too much", "neighbours exchanged")
LINES_WRONG = ("number changed", "a 'not' inserted", "currency changed", "skill added", "link added")

_NOT = ("not", "nicht", "pas", "no", "non", "não", "niet", "nie", "не", "ні")
_SIGN = re.compile(r"[€$£₽₴]|EUR|PLN|zł|руб\.?|грн")
_FUZZY = 0.88
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """One posting's lines, ready to be asked."""

    lines: tuple[str, ...]
    evidence: Evidence
    language: str | None


def chance_of(seed: int) -> random.Random:
    """The same draws for the same seed."""
    return random.Random(seed)  # noqa: S311  # a bench draws its changes, not its secrets


def sources() -> list[Source]:
    """All postings of our own writing."""
    found = []
    for path in sorted(POSTINGS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = tuple(
            one.line.text for one in read(text) if not one.to_machine and one.line.section is not Section.BOARD
        )
        found.append(Source(lines, Evidence(lines), language_of(text)))
    return found


def claims(all_sources: Sequence[Source], chance: random.Random) -> Iterator[tuple[str, str, Source]]:
    """Claimed quotes: how each was changed, what it says now, and the posting that it is said to be from."""
    others = [word for one in all_sources for line in one.lines for word in re.findall(r"[^\W\d_]{3,}", line)]
    for source in all_sources:
        for line in source.lines:
            words = line.split()
            if len(words) < _FEWEST_WORDS:
                continue
            for kind, changed in _changes(line, words, others, chance):
                yield kind, changed, source
            strange = chance.choice(chance.choice(all_sources).lines)
            if len(strange.split()) >= _FEWEST_WORDS and not _stands(strange, source):
                yield "sentence of another posting", strange, source


def _changes(line: str, words: list[str], others: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    yield "exact", line
    yield "other case", chance.choice((line.upper(), line.lower(), line.title()))
    yield "other spaces", "  ".join(words) if chance.random() < 0.5 else line.replace(" ", "\u00a0")
    yield "first half", " ".join(words[: max(3, len(words) // 2)])
    yield "no punctuation", re.sub(r"[.,;:!?\"'“”„«»()](?=\s|$)", "", line)
    if changed := number_changed(line, chance):
        yield "number changed", changed
    yield "a 'not' inserted", denied(words, chance)
    at = chance.randrange(len(words))
    new = chance.choice(others)
    if folded(new) not in folded(words[at]):
        yield "word swapped", " ".join([*words[:at], new, *words[at + 1 :]])
    at = chance.randrange(len(words))
    yield "a word left out", " ".join([*words[:at], *words[at + 1 :]])
    yield "an 'an' too much", " ".join([*words[:at], "an", *words[at:]])
    at = chance.randrange(len(words) - 1)
    if folded(words[at]) != folded(words[at + 1]):
        yield "neighbours exchanged", " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def number_changed(line: str, chance: random.Random) -> str | None:
    """The line with another number in the place of one of its own."""
    found = list(re.finditer(r"\d+", line))
    if not found:
        return None
    one = chance.choice(found)
    other = str(int(one.group()) + chance.choice((1, 2, 5, 10, 100)))
    return None if other in line else line[: one.start()] + other + line[one.end() :]


def denied(words: Sequence[str], chance: random.Random) -> str:
    """The words with a "not" of some language among them."""
    at = chance.randrange(1, len(words))
    return " ".join([*words[:at], chance.choice(_NOT), *words[at:]])


def lines_beside_quotes(
    all_sources: Sequence[Source], chance: random.Random
) -> Iterator[tuple[str, str, str, str | None]]:
    """Lines as a model may write them: how each was changed, what it says, its quote, and their language."""
    for source in all_sources:
        for line in source.lines:
            words = line.split()
            if len(words) < _FEWEST_WORDS:
                continue
            yield "exact", line, line, source.language
            yield "a word left out", " ".join(words[1:]), line, source.language
            if changed := number_changed(line, chance):
                yield "number changed", changed, line, source.language
            yield "a 'not' inserted", denied(words, chance), line, source.language
            sign = "$" if "USD" not in currencies(line) else "€"
            if (changed := _SIGN.sub(sign, line)) != line:
                yield "currency changed", changed, line, source.language
            skill = chance.choice(("Kubernetes", "Salesforce", "AutoCAD", "SAP", "PostgreSQL"))
            if skill not in line:
                yield "skill added", f"{line} {skill}", line, source.language
            yield "link added", f"{line} apply-now.example", line, source.language


def _stands(claim: str, source: Source) -> bool:
    return folded(claim) in folded("\n".join(source.lines))


def _mostly_stands(claim: str, source: Source) -> bool:
    """The usual fuzzy match: nearly all words of the claim stand in one line."""
    wanted = Counter(re.findall(r"\w+", claim.casefold()))
    total = sum(wanted.values()) or 1
    return any(
        (wanted & Counter(re.findall(r"\w+", line.casefold()))).total() >= _FUZZY * total for line in source.lines
    )


def accepted(kinds: Iterator[tuple[str, bool]]) -> dict[str, tuple[float, int]]:
    """For each kind the share that was accepted, and how many there were."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for kind, stands in kinds:
        total[kind] += 1
        passed[kind] += stands
    return {kind: (passed[kind] / count, count) for kind, count in total.items()}


def main(rounds: int) -> None:
    """Run the bench and print its tables."""
    all_sources = sources()
    asked = [one for seed in range(rounds) for one in claims(all_sources, chance_of(seed))]
    judges: dict[str, Callable[[str, Source], bool]] = {
        "verifier": lambda claim, source: source.evidence.aligned(claim) is not None,
        "piece of text": _stands,
        "words alike": _mostly_stands,
    }
    rates = {
        name: accepted((kind, judge(claim, source)) for kind, claim, source in asked) for name, judge in judges.items()
    }
    print(f"Quotes accepted ({len(all_sources)} postings, {len(asked)} claims)\n")
    print(f"| {'claim':<28} | should | {' | '.join(judges)} | n |")
    print("|---|---|" + "---|" * (len(judges) + 1))
    for kind in (*GOOD, *WRONG, *IN_BETWEEN):
        shown = " | ".join(f"{rates[name][kind][0]:.3f}" for name in judges)
        should = "1" if kind in GOOD else "0" if kind in WRONG else ""
        print(f"| {kind:<28} | {should} | {shown} | {rates['verifier'][kind][1]} |")
    beside = [one for seed in range(rounds) for one in lines_beside_quotes(all_sources, chance_of(seed))]
    started = time.process_time()
    lines = accepted(
        (kind, objection(text, quote, spoken=language, posted=language) is None)
        for kind, text, quote, language in beside
    )
    spent = time.process_time() - started
    print("\nLines accepted beside their quotes\n\n| line | accepted | n |\n|---|---|---|")
    for kind, (share, count) in lines.items():
        print(f"| {kind:<28} | {share:.3f} | {count} |")
    started = time.process_time()
    for _, claim, source in asked:
        source.evidence.aligned(claim)
    aligning = (time.process_time() - started) / len(asked)
    whole = aligning + spent / len(beside)
    print(f"\nA fact takes {1000 * whole:.2f} ms: its quote {1000 * aligning:.2f}, its line the rest")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    main(parser.parse_args().rounds)
