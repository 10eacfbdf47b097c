"""The words with which a list of duties opens its items, in ten languages."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.summary.phrases import Word, bag, tables


class _Openers(NamedTuple):
    verbs: frozenset[str]
    stems: frozenset[str]  # what is left of the verbs' "-ing"
    nouns: frozenset[str]
    endings: tuple[str, ...]  # nouns of doing end alike: Planung, Betreuung; obsługa, prowadzenie; ведение, разработка
    asks: frozenset[str]
    having: frozenset[str]
    asked: frozenset[str]  # these end so too, but are asked for or offered


@cache
def _openers() -> _Openers:
    found = tables("openers")
    verbs = bag(found["verbs"])
    stems = verbs | {verb.removesuffix("e") for verb in verbs} | {verb + verb[-1] for verb in verbs}
    return _Openers(
        verbs,
        stems,
        bag(found["nouns"]),
        tuple(bag(found["endings"])),
        bag(found["asks"]),
        bag(found["having"]),
        bag(found["asked"]),
    )


def opens_an_item(word: str) -> bool:
    """Whether a word with a capital inside a line begins an item of a list: a verb, or what is asked for."""
    known = _openers()
    return word in known.verbs or word in known.asks or (word.endswith("ing") and word[:-3] in known.stems)


def opens_a_task(line: Sequence[Word]) -> bool:
    """Whether the line begins like an item in a list of duties."""
    if len(line) < 2:
        return False
    first = line[0].text
    known = _openers()
    if first.endswith("ing") and len(first) > 5 and first[:-3] in known.stems:
        return True
    if first in known.verbs or first in known.nouns:
        return True
    return len(first) > 6 and first.endswith(known.endings) and first not in known.asked


_PEOPLE = {"du": "st", "vous": "ez", "tu": "es"}
_FUTURES = ("arás", "erás", "irás", "erai", "irai")


def tells_what_one_does(line: Sequence[Word]) -> bool:
    """Whether a sentence tells readers what they do, not have: "du planst", "vous préparez", "gestionarás"."""
    for word, after in pairwise(line):
        ending = _PEOPLE.get(word.text)
        if ending and after.text.endswith(ending) and len(after.text) > 3:
            return after.text not in _openers().having
    return any(word.text.endswith(_FUTURES) and len(word.text) > 6 for word in line)
