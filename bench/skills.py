"""How well the skills of a posting are found and ranked, beside simpler ways, and what it costs.

    python -m bench.skills [GOLD.jsonl] [--part dev]

GOLD holds one posting a line: {"kind", "part", "text", "knowledge": [spans], "skill": [spans]}, as SkillSpan's marked
postings (MIT licence) are easily written; without it only load, memory and speed are measured, on the postings of the
tests. A name is right where, after case and plural are folded, it is a marked span, or one of the two holds the other
as whole words and is not more than twice as long. P@10 is against all spans, R@15 against `knowledge`; postings with
fewer than five of those are left out. YAKE is measured too where it is installed.
"""

import argparse
import importlib
import importlib.util
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.summary.language import language_of
from bot.summary.lexicon import Kind, entries, forms
from bot.summary.lexicon.phrases import find
from bot.summary.lexicon.words import cut
from bot.summary.sections import split
from bot.summary.skills import ranked

OWN_POSTINGS = Path(__file__).parent.parent / "tests" / "summary" / "skills"
_FEWEST_SPANS = 5
_WORD = re.compile(r"[^\W_][\w+#.]*|\.\w+")

Finder = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A posting and the spans that people marked in it."""

    kind: str
    text: str
    knowledge: frozenset[str]
    every: frozenset[str]


def ours(text: str) -> list[str]:
    """The product's own answer: sections, cues, rules and ranking."""
    return [skill.name for skill in ranked(split(text), None, language_of(text))]


def lexicon_only(text: str) -> list[str]:
    """The lexicon's terms alone, the most frequent first, wherever they stand."""
    words = cut(text)
    found = find(words, forms("en"), "en")
    counted = Counter(entries()[one.form.of].name(one.form.name) or words.surface(one.begin, one.end) for one in found)
    return [name for name, _ in counted.most_common()]


def yake(text: str) -> list[str]:
    """YAKE's keywords, best first."""
    extractor = importlib.import_module("yake").KeywordExtractor(lan="en", n=3, top=30)
    return [str(keyword) for keyword, _ in extractor.extract_keywords(text)]


def marked(path: Path, part: str) -> list[Marked]:
    """The postings of one part that have spans enough to be measured on."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Marked(row["kind"], row["text"], knowledge, frozenset(row["knowledge"]) | frozenset(row["skill"]))
        for row in rows
        if row["part"] == part
        and len(knowledge := frozenset(span.lower() for span in row["knowledge"])) >= _FEWEST_SPANS
    ]


def is_same(one: str, other: str) -> bool:
    """Whether a name and a span mean the same words."""
    short, long = sorted((_folded(one), _folded(other)), key=len)
    if not short or len(short) * 2 < len(long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _folded(term: str) -> tuple[str, ...]:
    words = (word.strip(".") for word in _WORD.findall(term.lower().replace(".js", "js")))
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words if word)


def scored(finder: Finder, postings: Iterable[Marked]) -> tuple[float, float, float]:
    """P@10, R@15 and the milliseconds of processor time a posting."""
    precisions, recalls, costs = [], [], []
    for posting in postings:
        begun = time.process_time()
        names = finder(posting.text)
        costs.append((time.process_time() - begun) * 1000)
        precisions.append(sum(any(is_same(name, span) for span in posting.every) for name in names[:10]) / 10)
        hits = sum(any(is_same(name, span) for name in names[:15]) for span in posting.knowledge)
        recalls.append(hits / len(posting.knowledge))
    return statistics.mean(precisions), statistics.mean(recalls), statistics.mean(costs)


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def print_load() -> None:
    """What it costs to read the lexicon, for English first and then for every language."""
    for name, language in (("English", "en"), ("and every language", None)):
        before, begun = _memory_mb(), time.process_time()
        forms(language)
        print(f"load {name}: {(time.process_time() - begun) * 1000:.0f} ms, +{_memory_mb() - before:.1f} MB")
    known = [entry for entry in entries() if entry.kind is not Kind.DECOY]
    written = sum(1 for layer in forms(None) for _ in layer)
    print(f"{len(known)} skills, {written} forms, {len({entry.field for entry in known})} fields of work")


def print_speed() -> None:
    """Milliseconds of processor time for the skills of 6 kB, on the postings of the tests."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(OWN_POSTINGS.glob("*.txt"))]
    read = [(split(text), language_of(text)) for text in texts]
    begun = time.process_time()
    rounds = 20
    for _ in range(rounds):
        for lines, language in read:
            ranked(lines, None, language)
    spent = (time.process_time() - begun) * 1000 / rounds
    print(f"skills of {len(texts)} postings: {spent * 6000 / sum(map(len, texts)):.1f} ms for 6 kB")


def print_quality(path: Path, part: str) -> None:
    """The table: each way on each kind of posting."""
    ways: dict[str, Finder] = {"ours": ours, "lexicon only": lexicon_only}
    if importlib.util.find_spec("yake") is None:
        print("YAKE is not installed: left out")
    else:
        ways["YAKE"] = yake
    postings = marked(path, part)
    print(
        f"{part:<14}" + "".join(f"{kind + ' P@10':>13}{kind + ' R@15':>13}" for kind in ("tech", "house")) + "     ms"
    )
    for name, finder in ways.items():
        rows = [scored(finder, [one for one in postings if one.kind == kind]) for kind in ("tech", "house")]
        print(f"{name:<14}" + "".join(f"{p:>13.3f}{r:>13.3f}" for p, r, _ in rows) + f"{rows[0][2]:>7.1f}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", help="postings with marked skills, one JSON object a line")
    parser.add_argument("--part", default="dev", help="the part of the gold set to measure on")
    asked = parser.parse_args()
    print_load()
    print_speed()
    if asked.gold is not None:
        print_quality(asked.gold, asked.part)


if __name__ == "__main__":
    main()
