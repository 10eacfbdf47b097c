"""How well languages are spoken or asked for: "fluent German", "Englisch (B2)", "język angielski na poziomie C1"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.model.profile import Level
from bot.summary.concepts import Concept
from bot.summary.forms import bare_words, spots
from bot.summary.lexicon import Kind
from bot.summary.lexicon.words import cut

_CODE = re.compile(  # of "B2-C1" the lower one is enough
    r"(?<![^\W_])([ABCАВС][12])(?:\s?[-–/]\s?[ABCАВС][12])?(?![^\W_])", re.IGNORECASE
)
_CYRILLIC = str.maketrans("АВСавс", "ABCabc")
_FAR = 60  # characters between a language and a word for how well


class Tongue(NamedTuple):
    """A language named in a line, and how well, if the line says."""

    concept: Concept
    level: Level | None


class _Mark(NamedTuple):
    level: Level
    begin: int
    end: int
    is_code: bool


def tongues(text: str, found: Sequence[Concept]) -> tuple[Tongue, ...]:
    """The languages among the concepts of a line, each with its level."""
    named = [each for each in found if each.kind is Kind.SPOKEN]
    if not named:
        return ()
    own: list[list[_Mark]] = [[] for _ in named]
    for mark in _marks(text, named):
        at = _owner(text, mark, named)
        if at is not None:
            own[at].append(mark)
    levels = [_level(marks) for marks in own]
    return tuple(Tongue(each, levels[at] or _inherited(text, at, named, own, levels)) for at, each in enumerate(named))


def _marks(text: str, named: Sequence[Concept]) -> list[_Mark]:
    words = cut(text)
    taken = [(each.begin, each.end) for each in named]
    marks = [
        _Mark(Level(code[1].translate(_CYRILLIC).upper()), code.start(), code.end(), is_code=True)
        for code in _CODE.finditer(text)
    ]
    taken += [(mark.begin, mark.end) for mark in marks]
    for spot in spots("levels", words):
        begin, end = words.starts[spot.begin], words.ends[spot.end - 1]
        if all(end <= first or last <= begin for first, last in taken):
            marks.append(_Mark(Level(spot.group), begin, end, is_code=False))
    return sorted(marks, key=lambda mark: mark.begin)


def _owner(text: str, mark: _Mark, named: Sequence[Concept]) -> int | None:
    """The language that a level is about: the nearest, on this side of a comma if there is one."""
    distances = [
        (distance, at) for at, each in enumerate(named) if (distance := _distance(text, mark, each)) is not None
    ]
    return min(distances)[1] if distances else None


def _distance(text: str, mark: _Mark, language: Concept) -> int | None:
    behind = mark.begin >= language.end
    between = text[language.end : mark.begin] if behind else text[mark.end : language.begin]
    if len(between) > _FAR or any(stop in between for stop in ("; ", ". ", "\n")):
        return None
    if not behind and (")" in between or ("," in between and not mark.is_code)):
        return None  # "English (B2), German"; "good team player, English"
    return len(between) + (_FAR if "," in between else 0)


def _level(marks: Sequence[_Mark]) -> Level | None:
    """What several words for one language come to: codes say it most plainly; "native or fluent" is fluent."""
    codes = [mark.level for mark in marks if mark.is_code]
    said = codes or [mark.level for mark in marks]
    if not said:
        return None
    lowest = bool(codes) or Level.NATIVE in said
    return (min if lowest else max)(said, key=lambda level: level.rung)


def _inherited(
    text: str, at: int, named: Sequence[Concept], own: Sequence[Sequence[_Mark]], levels: Sequence[Level | None]
) -> Level | None:
    """The level of a list: "fluent German and English", "German and English fluent"."""
    for step, stops in ((-1, -1), (1, len(named))):
        here = at
        while here + step != stops and _linked(text, named[min(here, here + step)], named[max(here, here + step)]):
            here += step
            if own[here]:
                leads = own[here][0].begin < named[here].begin
                if leads == (step < 0):
                    return levels[here]
                break
    return None


def _linked(text: str, one: Concept, other: Concept) -> bool:
    between = text[one.end : other.begin]
    links = bare_words("demands", "or") | bare_words("demands", "and")
    return len(between) < 20 and all(word in links for word in cut(between).bare) and "(" not in between
