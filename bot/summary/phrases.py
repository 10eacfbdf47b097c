"""Many phrases found in one pass over the words of a line, in time linear in the line.

A table's phrase is a row of words as people write them; case, hyphens and apostrophes do not matter. `*` at the end
of a word stands for any ending (a stem of an inflected language), `#` for any number.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

L = TypeVar("L")

_TABLES = Path(__file__).parent / "words"
_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"#|[^\W_]+\*?")
_LABELS = ""  # no word is empty: under it a branch keeps the labels of the phrase that ends there
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

    __slots__ = ("_open", "_tree")

    def __init__(self, table: Mapping[L, Iterable[str]]) -> None:
        # Words that must stand as they are lie in a tree; patterns with an open word are few and tried one by one,
        # found by the beginning of their first word.
        self._tree: dict[str, Any] = {}
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
        branch = self._tree
        for word in pattern:
            branch = branch.setdefault(word, {})
        branch.setdefault(_LABELS, []).append(label)

    def found(self, line: Sequence[Word]) -> list[Found[L]]:
        """Every phrase of the table that stands in the line, in the line's order."""
        hits: list[Found[L]] = []
        tree, patterns = self._tree, self._open
        count = len(line)
        for at in range(count):
            text = line[at].text
            branch = tree.get(text)
            end = at
            while branch is not None:
                end += 1
                if _LABELS in branch:
                    hits.extend(Found(label, at, end) for label in branch[_LABELS])
                branch = branch.get(line[end].text) if end < count else None
            for pattern, label in patterns.get("#" if text.isdecimal() else text[:_STEM], ()):
                end = at + len(pattern)
                if end <= count and all(_fits(part, line[at + i].text) for i, part in enumerate(pattern)):
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
