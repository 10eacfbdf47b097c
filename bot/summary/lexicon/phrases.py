"""Finds known phrases in a text: the longest one wins, in one pass over its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import NamedTuple

from bot.summary.lexicon.words import Words, cut, folded

_SHORTEST_STEM = 3
_LONGEST_ENDING = 12
# Case endings, without accents, the longest first: a name in one of these languages is found in all its cases.
_CYRILLIC = ("ыи", "ии", "ои", "ая", "яя", "ое", "ее", "ые", "ие", "ия", *"аяоеыиьуюіє")
_POLISH_ON_NAMES = ("owi", "em", "ie", "a", "u", "y", "ow")
_ENDINGS = {"ru": _CYRILLIC, "uk": _CYRILLIC, "pl": ("ie", "ia", *"aeyio")}


class Rule(IntEnum):
    """When a form counts, besides its words being there; of forms of the same words the first rule goes first."""

    EXACT = 0  # only in the very case of the form: "=SAS"
    PLURAL = 1  # written in the plural, and not to be found in the singular: "customs"
    FREE = 2  # in any case
    COMPANY = 3  # an everyday word too: only in the company of other skills or of a cue: "?Go"


class Form(NamedTuple):
    """One way to write a thing; a word that ends in "*" stands for any ending."""

    words: tuple[str, ...]
    of: int
    name: int
    rule: Rule
    spelling: str
    language: str


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
        self._heads: dict[str, tuple[int, ...]] = {}

    def add(self, written: str, of: int, name: int = 0, language: str = "") -> None:
        """Learns a form written with its marks."""
        rule = Rule.EXACT if written[0] == "=" else Rule.COMPANY if written[0] == "?" else Rule.FREE
        spelling = written if rule is Rule.FREE else written[1:]
        words = _form_words(spelling)
        if language in _ENDINGS:
            words = tuple(_declined(word, _ENDINGS[language], alone=len(words) == 1) for word in words)
        if not words:
            raise ValueError(f"A form without a word: {written!r}")
        first = words[0]
        if rule is Rule.FREE and len(words) == 1 and first[-1] != "*" and folded(spelling)[0] != first:
            rule, spelling = Rule.PLURAL, folded(spelling)[0]
        form = Form(words, of, name, rule, "" if rule is Rule.FREE else spelling, language)
        if first[-1] != "*":
            self._by_first.setdefault(first, []).append(form)
            return
        stem = first[:-1]
        if len(stem) < _SHORTEST_STEM:
            raise ValueError(f"A stem of less than {_SHORTEST_STEM} letters: {written!r}")
        self._by_stem.setdefault(stem, []).append(form)
        head = stem[:_SHORTEST_STEM]
        self._heads[head] = tuple(sorted({*self._heads.get(head, ()), len(stem)}, reverse=True))

    def ready(self) -> None:
        """Sorts what was learnt, longest first; call it once after the last `add`."""
        for forms in (*self._by_first.values(), *self._by_stem.values()):
            if len(forms) > 1:
                forms.sort(key=lambda form: (-len(form.words), form.rule))

    def __iter__(self) -> Iterator[Form]:
        for forms in (*self._by_first.values(), *self._by_stem.values()):
            yield from forms

    def beginning(self, bare: str, key: str) -> Iterator[list[Form]]:
        """The forms that may begin with a word, given bare and in the singular; each list longest first."""
        forms = self._by_first.get(key)
        if forms is None and key[-1].isdigit() and len(key) > _SHORTEST_STEM:
            forms = self._by_first.get(key.rstrip("0123456789"))  # "Python3", "HTML5"
        if forms is not None:
            yield forms
        for size in self._heads.get(bare[:_SHORTEST_STEM], ()):
            if len(bare) - _LONGEST_ENDING <= size <= len(bare):
                forms = self._by_stem.get(bare[:size])
                if forms is not None:
                    yield forms

    def __contains__(self, key: str) -> bool:
        """Whether a form begins with the word of that key."""
        return key in self._by_first

    def may_begin(self, words: Words) -> list[int]:
        """The places of the words with which a form may begin: few, so that the rest costs nothing."""
        first, heads = self._by_first, self._heads
        return [
            at
            for at, (bare, key) in enumerate(zip(words.bare, words.keys, strict=True))
            if key in first or bare[:_SHORTEST_STEM] in heads or key[-1].isdigit()
        ]


def find(words: Words, layers: Sequence[Phrases], language: str | None = None) -> Iterator[Found]:
    """The forms of all layers that stand in a text, in its order, the longest first and none inside another.

    Where the same words are a name in several languages, that of `language` is found.
    """
    if language == "pl":
        words = _undeclined(words, layers)
    free_from = 0
    for at in sorted({at for layer in layers for at in layer.may_begin(words)}):
        if at < free_from:
            continue
        best: Form | None = None
        for layer in layers:
            for forms in layer.beginning(words.bare[at], words.keys[at]):
                best = _longest(forms, words, at, best, language)
        if best is not None:
            free_from = at + len(best.words)
            yield Found(at, free_from, best)


def _undeclined(words: Words, layers: Sequence[Phrases]) -> Words:
    """The words with foreign names as they are known: Polish says "Dockera" and "w Pythonie"."""
    bare, keys = list(words.bare), list(words.keys)
    for at, word in enumerate(words.bare):
        if any(keys[at] in layer for layer in layers):
            continue
        bases = (folded(word.removesuffix(ending)) for ending in _POLISH_ON_NAMES if word.endswith(ending))
        known = (base for base in bases if len(base[0]) > _SHORTEST_STEM and base[1] in layers[0])
        bare[at], keys[at] = next(known, (word, keys[at]))
    return replace(words, bare=bare, keys=keys)


def _longest(forms: list[Form], words: Words, at: int, best: Form | None, language: str | None) -> Form | None:
    for form in forms:
        if best is not None and (len(form.words), form.language == language) <= (
            len(best.words),
            best.language == language,
        ):
            continue
        if _stands(form, words, at):
            best = form
    return best


def _stands(form: Form, words: Words, at: int) -> bool:
    size = len(form.words)
    if at + size > len(words.keys):
        return False
    for offset in range(1, size):
        word = form.words[offset]
        index = at + offset
        if word[-1] == "*":
            if not words.bare[index].startswith(word[:-1]):
                return False
        elif words.keys[index] != word:
            return False
        if not words.joined(index):
            return False
    if form.rule is Rule.EXACT:
        return words.surface(at, at + size) == form.spelling
    return form.rule is not Rule.PLURAL or words.bare[at] == form.spelling


def _form_words(spelling: str) -> tuple[str, ...]:
    if spelling.replace(" ", "").isalnum():  # most are: no need to look for signs
        return tuple(folded(word)[1] for word in spelling.split())
    text = cut(spelling)
    return tuple(
        bare + "*" if spelling[end : end + 1] == "*" else key
        for bare, key, end in zip(text.bare, text.keys, text.ends, strict=True)
    )


def _declined(word: str, endings: Sequence[str], *, alone: bool) -> str:
    shortest = 5 if alone else 4  # a short stem of a single word would be that of many others
    if word[-1] == "*" or len(word) <= shortest or not word.isalpha():
        return word
    ending = next((ending for ending in endings if word.endswith(ending)), "")
    stem = word.removesuffix(ending)
    return stem + "*" if len(stem) >= shortest else word
