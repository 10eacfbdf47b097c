"""Our own tables read for the lexicon's finder: the longest phrase wins, endings and accents folded."""

from functools import cache
from typing import NamedTuple

from bot.summary.lexicon.phrases import Phrases, find
from bot.summary.lexicon.words import Words, cut
from bot.summary.phrases import listed, tables


class Spot(NamedTuple):
    """A phrase found at the words `begin` up to, not including, `end`; `group` is the part of the table it is in."""

    group: str
    begin: int
    end: int


@cache
def _forms(table: str) -> tuple[tuple[str, ...], Phrases]:
    groups = tables(table)
    phrases = Phrases()
    for number, block in enumerate(groups.values()):
        for written in listed(block):
            phrases.add(written, number)
    phrases.ready()
    return tuple(groups), phrases


def spots(table: str, words: Words) -> list[Spot]:
    """What of `words/<table>.txt` stands in a text, in its order, none inside another."""
    groups, phrases = _forms(table)
    return [Spot(groups[form.of], begin, end) for begin, end, form in find(words, (phrases,))]


@cache
def bare_words(table: str, group: str) -> frozenset[str]:
    """The single words of a group, folded as a text's words are."""
    return frozenset(bare for bare in cut(tables(table)[group]).bare)
