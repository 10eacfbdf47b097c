"""One key for a thing, whatever a posting or a person calls it, and which things are kinds of which others.

Skills, proofs and languages are known from the lexicon, driving licences by their classes; what neither knows is its
own words, folded. `words/kin.txt` says what includes what: who can do TIG welding can weld, not the other way round.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from bot.summary import licences
from bot.summary.lexicon import Kind, entries, forms
from bot.summary.lexicon.phrases import find
from bot.summary.lexicon.words import cut
from bot.summary.mentions import mentions
from bot.summary.phrases import listed, tables

_LONGEST = 1_200
_SHORT = 60  # characters of a line that may be the name of one thing


class Concept(NamedTuple):
    """A thing named in a text: its key, its name there, and where; `kind` is None outside the lexicon."""

    key: str
    name: str
    kind: Kind | None
    begin: int
    end: int


def concepts(text: str, language: str | None, *, proposing: bool = True) -> tuple[Concept, ...]:
    """The things that a line names, in its order, none inside another; `proposing` takes unknown terms too."""
    text = text[:_LONGEST]
    named = [
        _concept(_spelt(each.name, text[each.begin : each.end]), each.entry, each.begin, each.end)
        for each in mentions(text, language, proposing=proposing, demanding=True)
    ]
    if not named and len(text) <= _SHORT and (alone := whole(text)) is not None:
        named = [alone]
    taken = _licences(text)
    for each in named:
        if all(each.end <= other.begin or other.end <= each.begin for other in taken):
            taken.append(each)
    return tuple(sorted(taken, key=lambda each: each.begin))


def whole(text: str) -> Concept | None:
    """The one thing that a text is the name of, in whatever case: "Go" needs no company where nothing else stands."""
    licensed = _licences(text)
    if len(licensed) == 1 and licensed[0].begin == 0 and licensed[0].end == len(text):
        return licensed[0]
    for written in _cases(text):
        words = cut(written)
        for begin, end, form in find(words, forms(None)):
            if begin == 0 and end == len(words):
                name = entries()[form.of].name(form.name) or text.strip()
                return _concept(name, form.of, words.starts[0], words.ends[-1])
    return None


@lru_cache(maxsize=4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The keys of all things in a name, such as that of an entry of a profile; never empty."""
    found = [each.key for each in _licences(name)]
    if not found:
        for written in _cases(name):
            found = [_key(hit.form.of) for hit in find(cut(written), forms(None))]
            if found:
                break
    return tuple(dict.fromkeys(found)) or (_unknown(name),)


def kinds_of(name: str) -> frozenset[Kind]:
    """What sorts of things the lexicon knows in a name; empty where it knows none."""
    return frozenset(kind for key in keys_of(name) if (kind := kind_of(key)) is not None)


def kind_of(key: str) -> Kind | None:
    """What sort of thing a key stands for, if it is in the lexicon or a licence."""
    if key in licences.KEYS:
        return Kind.PROOF
    of = _numbers().get(key)
    return None if of is None else entries()[of].kind


def covering(key: str) -> frozenset[str]:
    """The keys of which each means that this thing is had as well: itself and what is a kind of it."""
    return _within().get(key, frozenset((key,)))


def around(key: str) -> frozenset[str]:
    """The keys of the things that this one is a kind of: who has one may have it, or not."""
    return _above().get(key, frozenset())


def _cases(text: str) -> Iterable[str]:
    """A text as people may have meant it: some names are known in one case only."""
    return dict.fromkeys((text, text.upper(), text.capitalize(), text.title()))


def _spelt(name: str, written: str) -> str:
    """The lexicon's name, unless it is the text's own with other accents: "inglês" is not "inglés"."""
    return written if cut(name).keys == cut(written).keys and name.casefold() != written.casefold() else name


def _concept(name: str, entry: int | None, begin: int, end: int) -> Concept:
    if entry is None:
        return Concept(_unknown(name), name, None, begin, end)
    return Concept(_key(entry), name, entries()[entry].kind, begin, end)


def _key(of: int) -> str:
    line = entries()[of].line
    first = line.split(" | ", 1)[0].split(", ", 1)[0]
    return (first[4:] if first[2:4] == ": " else first).lstrip("=?").rstrip("*")


@cache
def _numbers() -> dict[str, int]:
    return {_key(of): of for of in range(len(entries()))}


def _unknown(name: str) -> str:
    return "other: " + " ".join(cut(name).keys)


def _licences(text: str) -> list[Concept]:
    return [Concept(each.key, each.name, Kind.PROOF, each.begin, each.end) for each in licences.licences(text)]


@cache
def _kin() -> dict[str, frozenset[str]]:
    """For each thing, what is directly a kind of it."""
    found: dict[str, set[str]] = {}
    for group in tables("kin").values():
        for line in group.splitlines():
            whole, _, kinds = line.partition(": ")
            for key in keys_of(whole) if kinds else ():
                found.setdefault(key, set()).update(each for kind in listed(kinds) for each in keys_of(kind))
    return {key: frozenset(kinds - {key}) for key, kinds in found.items()}


@cache
def _within() -> dict[str, frozenset[str]]:
    return {key: frozenset(_reached(key, _kin())) for key in _kin()}


@cache
def _above() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, kinds in _within().items():
        for kind in kinds - {key}:
            found.setdefault(kind, set()).add(key)
    return {key: frozenset(wholes) for key, wholes in found.items()}


def _reached(start: str, steps: dict[str, frozenset[str]]) -> Iterable[str]:
    seen = {start}
    todo = [start]
    while todo:
        for key in steps.get(todo.pop(), frozenset()) - seen:
            seen.add(key)
            todo.append(key)
    return seen
