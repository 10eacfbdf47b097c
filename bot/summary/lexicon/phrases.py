"""Finds known phrases in a text: the longest one wins, in one pass over its words."""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from bot.summary.lexicon.words import Words, cut, folded

_SHORTEST_STEM = 3
_LONGEST_ENDING = 12


class Rule(IntEnum):
    """When a form counts, besides its words being there."""

    FREE = 0  # in any case
    EXACT = 1  # only in the very case of the form: "=SAS"
    COMPANY = 2  # an everyday word too: only in the company of other skills or of a cue: "?Go"


class Form(NamedTuple):
    """One way to write a thing; a word that ends in "*" stands for any ending."""

    words: tuple[str, ...]
    of: int
    name: int
    rule: Rule
    spelling: str


class Found(NamedTuple):
    """A form found at the words `begin` up to, not including, `end`."""

    begin: int
    end: int
    form: Form


class Phrases:
    """Forms by their first words; `of` and `name` are the caller's own numbers."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[Form]] = {}
        self._by_stem: dict[str, list[Form]] = {}
        self._stem_heads: set[str] = set()
        self._stem_sizes: list[int] = []

    def add(self, written: str, of: int, name: int = 0) -> str:
        """Learns a form written with its marks, and returns its spelling without them."""
        rule = Rule.EXACT if written[0] == "=" else Rule.COMPANY if written[0] == "?" else Rule.FREE
        spelling = written[1:] if rule else written
        words = tuple(_form_words(spelling))
        if not words:
            raise ValueError(f"A form without a word: {written!r}")
        first = words[0]
        form = Form(words, of, name, rule, spelling if rule else "")
        if first.endswith("*"):
            stem = first[:-1]
            if len(stem) < _SHORTEST_STEM:
                raise ValueError(f"A stem of less than {_SHORTEST_STEM} letters: {written!r}")
            self._by_stem.setdefault(stem, []).append(form)
            self._stem_heads.add(stem[:_SHORTEST_STEM])
        else:
            self._by_first.setdefault(first, []).append(form)
        return spelling

    def ready(self) -> None:
        """Sorts what was learnt, longest first; call it once after the last `add`."""
        for forms in (*self._by_first.values(), *self._by_stem.values()):
            if len(forms) > 1:
                forms.sort(key=lambda form: -len(form.words))
        self._stem_sizes = sorted({len(stem) for stem in self._by_stem}, reverse=True)

    def find(self, words: Words) -> Iterator[Found]:
        """The forms that stand in a text, in its order, none inside another."""
        at = 0
        while at < len(words):
            found = self._longest(words, at)
            if found is None:
                at += 1
            else:
                yield found
                at = found.end

    def _longest(self, words: Words, at: int) -> Found | None:
        best: Found | None = None
        for forms in self._beginning(words.bare[at], words.keys[at]):
            for form in forms:
                size = len(form.words)
                if best is not None and size <= best.end - best.begin:
                    break
                if _stands(form, words, at):
                    best = Found(at, at + size, form)
                    break
        return best

    def _beginning(self, bare: str, key: str) -> Iterator[list[Form]]:
        forms = self._by_first.get(key)
        if forms is None and key[-1].isdigit() and len(key) > 3:
            forms = self._by_first.get(key.rstrip("0123456789"))  # "Python3", "HTML5"
        if forms is not None:
            yield forms
        if bare[:_SHORTEST_STEM] in self._stem_heads:
            for size in self._stem_sizes:
                if len(bare) - _LONGEST_ENDING <= size <= len(bare):
                    forms = self._by_stem.get(bare[:size])
                    if forms is not None:
                        yield forms


def _form_words(spelling: str) -> Iterator[str]:
    text = cut(spelling)
    for bare, key, end in zip(text.bare, text.keys, text.ends, strict=True):
        yield bare + "*" if spelling[end : end + 1] == "*" else key


def _stands(form: Form, words: Words, at: int) -> bool:
    size = len(form.words)
    if at + size > len(words):
        return False
    for offset in range(1, size):
        word = form.words[offset]
        index = at + offset
        if word.endswith("*"):
            if not words.bare[index].startswith(word[:-1]):
                return False
        elif words.keys[index] != word:
            return False
        if not words.joined(index):
            return False
    return form.rule is not Rule.EXACT or words.surface(at, at + size) == form.spelling


__all__ = ["Form", "Found", "Phrases", "Rule", "folded"]
