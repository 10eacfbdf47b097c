"""Who will be met, as a letter says it: a name, a role, or both, in the letter's own words; else nobody.

A name alone has to look like a person's; "with Halden Orchards" names nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from bot.model.quotes import folded
from bot.summary.contact import is_person
from bot.summary.phrases import Phrases, Word, bag, listed, tables, words
from bot.summary.roles import is_role

_MOST_NAME_WORDS: Final = 6
_DECLINED: Final = frozenset({"panem", "panią", "паном", "панею"})  # titles, as they stand behind "with"
_MOST_ROLE_WORDS: Final = 7
_JOINT: Final = re.compile(r", | \(| [–—-] ")  # between a name and the role behind it
_COLON: Final = re.compile(r":? ")


class _Cues:
    """The words around an interviewer's name."""

    __slots__ = ("ands", "ends", "leads", "meeting", "our", "particles", "past", "roles", "titles", "tools")

    def __init__(self) -> None:
        found = tables("interviewer")
        self.meeting, self.past, self.leads = (
            Phrases({name: listed(found[name])}) for name in ("meeting", "past", "with")
        )
        self.our, self.ands, self.ends, self.particles, self.roles, self.tools = (
            frozenset(listed(found[name])) for name in ("our", "and", "ends", "particles", "roles", "tools")
        )
        self.titles = bag(tables("contact")["titles"]) | _DECLINED


@cache
def _cues() -> _Cues:
    return _Cues()


def interviewer(sentences: Iterable[str], employers: Sequence[str]) -> str | None:
    """Who is met, by the sentences of an invitation; None where none says so, or where two name different people.

    `employers` are names that are no person's.
    """
    firms = {folded(one) for one in employers}
    named: dict[str, str] = {}
    for sentence in sentences:
        line = words(sentence)
        if _cues().meeting.found(line) and not _cues().past.found(line):
            for found in _named_in(sentence, line):
                if folded(found) not in firms:
                    named.setdefault(folded(found), found)
    return next(iter(named.values())) if len(named) == 1 else None


def _named_in(sentence: str, line: Sequence[Word]) -> Iterator[str]:
    """What stands behind a "with"; the same people are found once, whatever leads to them."""
    reached = 0
    for lead in sorted(_cues().leads.found(line), key=lambda hit: (hit.first, -hit.end)):
        at = lead.end
        if at < reached or at >= len(line):
            continue
        behind = _without_our(line, at)
        found = (_role(sentence, line, behind, joined=True) if behind > at else None) or _people(sentence, line, behind)
        if found is not None and _COLON.fullmatch(sentence, line[lead.end - 1].end, line[lead.end].start):
            reached = found[1]
            yield found[0]


def _people(sentence: str, line: Sequence[Word], at: int) -> tuple[str, int] | None:
    """One or two people from there on, with the role of the last; the words, and where they end."""
    end = _name_end(sentence, line, at)
    if end is None:
        return None
    joined = end
    if end + 1 < len(line) and line[end].text in _cues().ands and _spaced(sentence, line, end):
        other = _name_end(sentence, line, end + 1)
        joined = other if other is not None and _is_name(sentence, line, end + 1, other, enough=2) else end
    name = sentence[line[at].start : line[joined - 1].end]
    role = _apposed(sentence, line, joined)
    if not _is_name(sentence, line, at, end, enough=1 if role is not None else 2):
        return None
    return (f"{name}, {role[0]}", role[1]) if role is not None else (name, joined)


def _apposed(sentence: str, line: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The role behind a name: "Ada Brook, our head of operations", "Ada Brook (CTO)"."""
    if at >= len(line) or _JOINT.fullmatch(sentence, line[at - 1].end, line[at].start) is None:
        return None
    return _role(sentence, line, _without_our(line, at), joined=False)


def _without_our(line: Sequence[Word], at: int) -> int:
    """Where a role begins behind "our", "il nostro"."""
    end = at
    while end < min(at + 2, len(line) - 1) and line[end].text in _cues().our:
        end += 1
    return end


def _role(sentence: str, line: Sequence[Word], at: int, *, joined: bool) -> tuple[str, int] | None:
    """A role from there on, up to what ends it; `joined` takes the name behind it along: "CTO Ada Brook"."""
    end = at
    while end < min(len(line), at + _MOST_ROLE_WORDS) and (end == at or _goes_on(sentence, line, end)):
        end += 1
    last = next((one for one in range(end - 1, at - 1, -1) if line[one].text not in _cues().ends), at - 1)
    if not any(is_role(word.text) or word.text in _cues().roles for word in line[at : last + 1]):
        return None
    end = last + 1
    role = sentence[line[at].start : line[end - 1].end]
    if joined and end < len(line) and _JOINT.fullmatch(sentence, line[end - 1].end, line[end].start):
        stop = _name_end(sentence, line, end)
        if stop is not None and _is_name(sentence, line, end, stop, enough=2):
            return f"{sentence[line[end].start : line[stop - 1].end]}, {role}", stop
    return role, end


def _goes_on(sentence: str, line: Sequence[Word], at: int) -> bool:
    """Whether a word still belongs to the role before it."""
    word = line[at]
    between = sentence[line[at - 1].end : word.start]
    return between in (" ", "-", "/", " & ", "'", "’") and word.text not in _cues().ends and not word.text.isdecimal()


def _name_end(sentence: str, line: Sequence[Word], at: int) -> int | None:
    """Where the capital letters of a name end that begins there."""
    end = at
    while end < min(len(line), at + _MOST_NAME_WORDS) and (end == at or _spaced(sentence, line, end)):
        word = line[end]
        small = word.text in _cues().titles if end == at else word.text in _cues().particles
        if not (sentence[word.start].isupper() or small):
            break
        end += 1
    while end > at and not sentence[line[end - 1].start].isupper():
        end -= 1
    return end if end > at else None


def _spaced(sentence: str, line: Sequence[Word], at: int) -> bool:
    between = sentence[line[at - 1].end : line[at].start]
    abbreviated = line[at - 1].text in _cues().titles or line[at - 1].end - line[at - 1].start == 1
    return between in (" ", "-", "'", "’") or (between == ". " and abbreviated)


def _is_name(sentence: str, line: Sequence[Word], at: int, end: int, *, enough: int) -> bool:
    said = [word.text for word in line[at:end] if word.text not in _cues().particles]
    name = " ".join(one for one in said if len(one) > 1)  # "O'Neill", "Ada M. Brook"
    if line[at].text in _cues().titles:
        name, enough = name.partition(" ")[2], 1
    nobody = any(is_role(word.text) or word.text in _cues().tools for word in line[at:end])
    return not nobody and is_person(name, enough=enough)
