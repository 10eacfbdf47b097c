"""Driving licences and their classes: "Führerschein Klasse C/CE", "rijbewijs B", "права категории B, C"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.summary.forms import Spot, bare_words, spots
from bot.summary.lexicon.words import Words, cut

PLAIN = "driving licence"
_NAMED = {
    "A": "motorcycle licence",
    "A1": "motorcycle licence",
    "A2": "motorcycle licence",
    "AM": "motorcycle licence",
    "B": PLAIN,
    "BE": "trailer licence",
    "T": "tractor licence",
    "L": "tractor licence",
}
_OTHERS = ("C", "CE", "C1", "C1E", "D", "DE", "D1", "D1E")
KEYS = frozenset((*_NAMED.values(), *(f"{PLAIN} {each}" for each in _OTHERS)))
_CYRILLIC = str.maketrans("АВСДЕТ", "ABCDET")
_CLASS = re.compile(r"(?:A[12M]?|B|BE|[CD]1?E?|T|L)")
# Small letters are words of their own in some language; these never are.
_SMALL = frozenset(("b", "be", "c", "ce", "c1", "c1e", "d1", "d1e", "am"))
_AND = frozenset(
    ("and", "und", "et", "y", "e", "i", "en", "и", "та", "or", "oder", "ou", "o", "lub", "of", "или", "або")
)
_FAR = 3  # words such as "of class" between the licence and its class


class Licence(NamedTuple):
    """One class of a licence: its key, its name as the text has it, and where it stands."""

    key: str
    name: str
    begin: int
    end: int


def licences(text: str) -> tuple[Licence, ...]:
    """The classes of driving licence that a text names, in its order; a plain licence is that for cars."""
    words = cut(text)
    found: list[Licence] = []
    for spot in spots("licences", words):
        found.extend(each for each in _read(words, spot) if not found or each.begin >= found[-1].end)
    return tuple(found)


def _read(words: Words, spot: Spot) -> Iterator[Licence]:
    called = words.surface(spot.begin, spot.end)
    behind = list(_behind(words, spot.end))
    if behind:
        for number, (begin, end, letters) in enumerate(behind):
            yield _licence(words, letters, called, spot.begin if number == 0 else begin, end)
        return
    ahead = list(_ahead(words, spot.begin))
    for number, (begin, end, letters) in enumerate(ahead):
        yield _licence(words, letters, called, begin, spot.end if number == len(ahead) - 1 else end)
    if not ahead and spot.group == "licence":
        yield Licence(PLAIN, called, words.starts[spot.begin], words.ends[spot.end - 1])


def _licence(words: Words, letters: str, called: str, begin: int, end: int) -> Licence:
    key = _NAMED.get(letters, f"{PLAIN} {letters}")
    return Licence(key, f"{called} {letters}", words.starts[begin], words.ends[end - 1])


def _behind(words: Words, at: int) -> Iterator[tuple[int, int, str]]:
    """The classes that follow, as (first word, word after the last, letters)."""
    fillers = bare_words("hollow", "class")
    for _ in range(_FAR):
        if _letters(words, at) or at >= len(words) or words.bare[at] not in fillers or "." in words.gap(at).strip(". "):
            break
        at += 1
    last = ""
    while letters := _letters(words, at) or _trailer(words, at, last):
        end = at + 1
        if end < len(words) and words.gap(end) in ("+", " + ") and (pulling := _trailer(words, end, letters)):
            letters, end = pulling, end + 1
        yield at, end, letters
        last, at = letters, end
        if at < len(words) and words.bare[at] in _AND:
            at += 1
        elif at < len(words) and not words.gap(at).strip(" ,/&+"):
            continue
        if at < len(words) and words.gap(at).strip(" ,/&+("):
            return


def _ahead(words: Words, at: int) -> list[tuple[int, int, str]]:
    """The classes right before: "Category B driving licence", "C/CE-Führerschein"."""
    found: list[tuple[int, int, str]] = []
    while at > 0 and words.gap(at) in (" ", "-", "/") and (letters := _letters(words, at - 1)):
        found.insert(0, (at - 1, at, letters))
        at -= 1
    return found


def _trailer(words: Words, at: int, pulled: str) -> str:
    """The class with a trailer, where an E stands behind a class: "C+E", "C, E"."""
    is_e = at < len(words) and words.text[words.starts[at] : words.ends[at]].translate(_CYRILLIC) == "E"
    return f"{pulled}E" if is_e and pulled in ("B", "C", "C1", "D", "D1") else ""


def _letters(words: Words, at: int) -> str:
    """The class that a word is; "" where it is none."""
    if at >= len(words):
        return ""
    written = words.text[words.starts[at] : words.ends[at]]
    big = written.upper().translate(_CYRILLIC)
    return big if _CLASS.fullmatch(big) and (written.isupper() or written in _SMALL) else ""
