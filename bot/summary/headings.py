"""What a posting's headings announce, in ten languages: English, German, French, Spanish, Italian, Portuguese, Dutch,
Polish, Ukrainian and Russian."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bot.summary.phrases import Phrases, Word, bag, key, listed, tables


class Section(StrEnum):
    """What a part of a posting is about."""

    HEAD = "head"  # title lines, key facts, an introduction before any heading
    ABOUT = "about"  # the employer
    TASKS = "tasks"  # what one would do
    MUST = "must"  # what is asked for
    NICE = "nice"  # what would be a plus
    OFFER = "offer"  # what one gets
    APPLY = "apply"  # how to apply
    BOARD = "board"  # the job board's own panels, menus and legal lines: never evidence
    OTHER = "other"


_COLON = re.compile(r"\s*(?::|：)\s*|\s+[–—-]\s+")
_SENTENCE = re.compile(r"[.!;,]\W*$")


class _Words(NamedTuple):
    """The tables of headings, in the forms in which lines are compared with them."""

    exact: dict[tuple[str, ...], Section]
    loose: Phrases[Section]  # a line may hold more than one of these
    strong: Phrases[Section]  # hardly ever stand in a line set apart without being its point
    fillers: frozenset[str]
    joins: frozenset[str]
    goes_on: frozenset[str]
    openers: frozenset[str]
    either: frozenset[tuple[str, ...]]
    intros: Phrases[Section]
    buttons: frozenset[tuple[str, ...]]
    speaking: frozenset[tuple[str, ...]]


@cache
def _words() -> _Words:
    found = tables("headings")
    phrases = {section: listed(found[section]) for section in Section if section in found}
    exact: dict[tuple[str, ...], Section] = {}
    for section, names in phrases.items():
        for name in names:
            exact.setdefault(key(name), section)
    loose: dict[Section, tuple[str, ...]] = {
        section: tuple(name for name in names if len(key(name)) > 1)
        for section, names in phrases.items()
        if section is not Section.BOARD
    }
    strong = {section: listed(found[f"strong {section}"]) for section in Section if f"strong {section}" in found}
    return _Words(
        exact,
        Phrases(loose),
        Phrases(strong),
        bag(found["fillers"]),
        bag(found["and"]),
        bag(found["at"]),
        bag(found["openers"]),
        frozenset(map(key, listed(found["either"]))),
        Phrases({section: listed(found[f"intro {section}"]) for section in Section if f"intro {section}" in found}),
        frozenset(map(key, listed(found["buttons"]))),
        frozenset(map(key, listed(found["speaking"]))),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the section it opens, and where in the line what it announces begins (its end where nothing does).

    `speaking`: what it announces can't be understood without it ("Experience: 3 years"). `button`: sites write so on
    their buttons too ("Apply now").
    """

    section: Section
    content: int
    speaking: bool = False
    button: bool = False
    either: bool = False


def heading(text: str, line: tuple[Word, ...], *, loud: bool, bullet: bool) -> Heading | None:
    """The heading that a line is, or begins with; None where it is none of those we know."""
    if not line or len(text) > 2_000:
        return None
    count = len(line)
    whole = len(text)
    ends_with_colon = text.rstrip(" *_").endswith((":", "："))
    if not ends_with_colon and count <= 6 and tuple(word.text for word in line) in _words().buttons:
        return Heading(Section.APPLY, whole, button=True)
    if count <= 8 and tuple(word.text for word in line) in _words().either:
        return Heading(Section.TASKS, whole, either=True)
    if not bullet or ends_with_colon or loud:
        if count <= 14 and (section := _exact(line)) is not None and not (_SENTENCE.search(text) and count > 3):
            return Heading(section, whole)
        if (ends_with_colon or loud) and count <= 25 and (section := _inside(line, count)) is not None:
            return Heading(section, whole)
        if not bullet and count <= 9 and not _SENTENCE.search(text):
            section = _led(line) or (_named(line) if count <= 6 else None)
            if section is not None:
                return Heading(section, whole)
    if (colon := _COLON.search(text, 0, 80)) and colon.end() < whole:
        before = tuple(word for word in line if word.end <= colon.start())
        if 0 < len(before) <= 7 and (section := _exact(before)) is not None:
            return Heading(section, colon.end(), key(text[: colon.start()]) in _words().speaking)
    return None


def _exact(line: tuple[Word, ...]) -> Section | None:
    row = tuple(word.text for word in line)
    if (section := _words().exact.get(row)) is not None:
        return section
    bare = tuple(text for text in row if text not in _words().fillers)
    if bare and (section := _words().exact.get(bare)) is not None and section is not Section.BOARD:
        return section
    for at, text in enumerate(row):
        if text in _words().joins and 0 < at < len(row) - 1:
            first, second = _part(row[:at]), _part(row[at + 1 :])
            if first is not None and second is not None:
                return first if first is not Section.OTHER else second
    return None


def _part(row: tuple[str, ...]) -> Section | None:
    return _words().exact.get(row) or _words().exact.get(tuple(text for text in row if text not in _words().fillers))


def _inside(line: tuple[Word, ...], count: int) -> Section | None:
    """The section of a line set apart that holds a heading's phrase: the longest, then the strongest."""
    if count <= 9 and (loose := _words().loose.found(line)):
        best = max(loose, key=lambda hit: (hit.label is not Section.OTHER, hit.end - hit.first))
        return best.label
    strong = _words().strong.found(line)
    return strong[0].label if strong else None


def _led(line: tuple[Word, ...]) -> Section | None:
    """The section of a short line that begins with a heading's phrase and goes on "at Acme", "as a nurse"."""
    for size in range(min(6, len(line) - 1), 1, -1):
        section = _words().exact.get(tuple(word.text for word in line[:size]))
        if section is not None and section is not Section.BOARD and line[size].text in _words().goes_on:
            return section
    return None


def _named(line: tuple[Word, ...]) -> Section | None:
    """The section of a plain short line such as "The qualifications you need": it begins like a name of something."""
    table = _words()
    strong = table.strong.found(line)
    if not strong or line[0].text not in table.openers or strong[0].first == 0:
        return None
    return strong[0].label


def announced(line: tuple[Word, ...]) -> Section | None:
    """What a short line above a list may announce, by single words: less sure than a heading."""
    found = _words().intros.found(line)
    return found[-1].label if found and len(line) <= 10 else None


def cuts(text: str, line: tuple[Word, ...]) -> Iterator[int]:
    """Where headings stand inside a text whose line breaks were lost: there, and behind them, lines begin."""
    table = _words()
    strong = {(hit.first, hit.end) for hit in table.strong.found(line)}
    for hit in [*table.loose.found(line), *table.strong.found(line)]:
        start, end = line[hit.first].start, line[hit.end - 1].end
        if not text[start].isupper():
            continue
        follows = text[end : end + 3].lstrip()
        if follows.startswith(":") and hit.label is not Section.OTHER:
            yield from (start, end + text[end : end + 4].index(":") + 1)
            continue
        opens = start == 0 or text[max(0, start - 4) : start].rstrip()[-1:] in '.!?;:)•…"”$'
        named = _is_capitalised(text, line[hit.first : hit.end]) and any(
            hit.first <= one and two <= hit.end for one, two in strong
        )
        if (
            (opens or named)
            and hit.end - hit.first > 1
            and text[end : end + 1] == " "
            and text[end + 1 : end + 2].isupper()
        ):
            yield from (start, end)


def _is_capitalised(text: str, line: tuple[Word, ...]) -> bool:
    """Whether a phrase is written like a heading: "Responsibilities and Duties"."""
    return all(text[word.start].isupper() or len(word.text) <= 3 for word in line)
