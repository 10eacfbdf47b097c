"""Many phrases found in one pass over the words of a line, in time linear in the line.

A table's phrase is a row of words as people write them; case, hyphens and apostrophes do not matter. `*` at the end
of a word stands for any ending (a stem of an inflected language), `#` for any number.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

L = TypeVar("L")

_TABLES = Path(__file__).parent / "words"
_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"#|[^\W_]+\*?")
_STEM = 3  # stems are looked up by their first letters, so a stem has at least this many


class Word(NamedTuple):
    """One word of a line: folded, and where it stands there."""

    text: str
    start: int
    end: int


def words(line: str) -> tuple[Word, ...]:
    """The words of a line."""
    return tuple([Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(line)])


def key(phrase: str) -> tuple[str, ...]:
    """A phrase in the form in which whole lines are compared with it."""
    return tuple(found.group().casefold() for found in _WORD.finditer(phrase))


@dataclass(frozen=True, slots=True)
class Found(Generic[L]):
    """A phrase met in a line: its label, its first word and the one after its last."""

    label: L
    first: int
    end: int


def _fits(pattern: str, word: str) -> bool:
    if pattern == "#":
        return word.isdecimal()
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class Phrases(Generic[L]):
    """A table of phrases, each under a label."""

    __slots__ = ("_exact", "_longest", "_open")

    def __init__(self, table: Mapping[L, Iterable[str]]) -> None:
        # Words that must stand as they are, joined by spaces, and how many may follow upon each first word: a tree of
        # them takes 3 MB more. Patterns with an open word are few and tried one by one, found by the
        # beginning of their first word.
        self._exact: dict[str, tuple[L, ...]] = {}
        self._longest: dict[str, int] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], L]]] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                self._add(tuple(word.casefold() for word in _PHRASE_WORD.findall(phrase)), label)

    def _add(self, pattern: tuple[str, ...], label: L) -> None:
        if not pattern:
            return
        if any(word == "#" or word.endswith("*") for word in pattern):
            first = pattern[0]
            if first.endswith("*") and len(first) <= _STEM:
                raise ValueError(f"too short a stem: {first}")
            self._open.setdefault(first.rstrip("*")[:_STEM], []).append((pattern, label))
            return
        phrase = " ".join(pattern)
        self._exact[phrase] = (*self._exact.get(phrase, ()), label)
        self._longest[pattern[0]] = max(len(pattern), self._longest.get(pattern[0], 0))

    def found(self, line: Sequence[Word]) -> list[Found[L]]:
        """Every phrase of the table that stands in the line, in the line's order."""
        hits: list[Found[L]] = []
        exact, longest, patterns = self._exact, self._longest, self._open
        count = len(line)
        for at, word in enumerate(line):
            text = word[0]
            if (most := longest.get(text)) is not None:
                phrase = text
                for end in range(at + 1, min(at + most, count) + 1):
                    if (labels := exact.get(phrase)) is not None:
                        hits.extend([Found(label, at, end) for label in labels])
                    if end < count:
                        phrase = f"{phrase} {line[end][0]}"
            if patterns and (near := patterns.get("#" if text.isdecimal() else text[:_STEM])) is not None:
                for pattern, label in near:
                    end = at + len(pattern)
                    if end <= count and all(_fits(part, line[at + i][0]) for i, part in enumerate(pattern)):
                        hits.append(Found(label, at, end))
        return hits


@cache
def tables(name: str) -> dict[str, str]:
    """The tables of `words/<name>.txt`, each under its "[name]"; lines that begin with "# " are comments."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in (_TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("# "):
            here.append(line)
    return {heading: "\n".join(lines) for heading, lines in found.items()}


def listed(block: str) -> tuple[str, ...]:
    """The phrases of a table: they are parted by line ends and semicolons."""
    return tuple(phrase for part in re.split(r"[;\n]", block) if (phrase := part.strip()))


def bag(block: str) -> frozenset[str]:
    """The single words of a table, folded: they are parted by white space."""
    return frozenset(block.casefold().split())
