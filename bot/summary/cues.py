"""Turns of phrase that announce a skill, or that make it a plus; and the words that no skill begins, ends or is."""

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.summary.lexicon.phrases import Phrases
from bot.summary.lexicon.words import cut


class Cue(IntEnum):
    """What a turn of phrase says about the words around it."""

    ASKS = 0  # "experience with X": X is asked for, in the form in which it stands
    DECLINES = 1  # the same, in a language whose X stands in a case of its own and can't be shown as a name
    PLUS = 2  # "X is a plus": what stands before it
    PLUS_AHEAD = 3  # "ideally X": what comes after it
    SPOKEN = 4  # "fluent": a language beside it is spoken here
    PERSON = 5  # "you are": a quality beside it is asked of a person, not told of a company


class Cues(NamedTuple):
    """The turns of phrase (a form's `of` is its Cue) and, as bare words, what a term is not."""

    phrases: Phrases
    barriers: frozenset[str]  # no term begins or ends with these
    hollow: frozenset[str]  # no term is made of these alone
    connectors: frozenset[str]  # these stand inside a term, never at its ends
    leading: frozenset[str]  # these are cut off a term's beginning
    trailing: frozenset[str]  # these are cut off a term's end


@cache
def cues() -> Cues:
    """The cues of `cues.txt`, read once, when they are first needed."""
    groups = _groups()
    phrases = Phrases()
    for cue in Cue:
        for line in groups[cue.name.lower()]:
            for phrase in line.split(", "):
                phrases.add(phrase, cue)
    phrases.ready()
    return Cues(phrases, *(_bare(groups[name]) for name in Cues._fields[1:]))


def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            groups.setdefault(name, []).append(line)
    return groups


def _bare(lines: list[str]) -> frozenset[str]:
    return frozenset(bare for line in lines for word in line.split() for bare in cut(word).bare)
