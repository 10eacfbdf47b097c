"""Phrases of time: rows of tokens that mean a day, a time on the clock, a wait or a series.

A pattern is a row of kinds: "at?" may be missing, "num|hour" is one of two, "h:num" is kept under the name h. Where
several patterns fit at a token, the one that takes most tokens counts, and the earlier in the list among equals.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.model.schedule import Rule
from bot.readers.time_days import (
    Begin,
    Day,
    DayOfMonth,
    End,
    EndOfMonth,
    InWeek,
    Later,
    MonthDay,
    Offset,
    Weekday,
    Weekend,
)
from bot.readers.time_words import PARTS, RULES, UNITS, Kind, Part, Token, Unit, daypart

_NOON = 12 * 60
_LONGEST_WAIT = 1_000
_UNITS_OF_RULES = {Unit.DAY: "daily", Unit.WEEK: "weekly", Unit.MONTH: "monthly", Unit.YEAR: "yearly"}
_BEFORE_NOON = (Part.EARLY, Part.MORNING, Part.FORENOON)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes.

    `other` is the one twelve hours off that it may be, `evening` the one that it is where it is over already ("today
    at 8"), `ends` the end of a span.
    """

    minutes: int
    other: int | None = None
    ends: int | None = None
    evening: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What a row of tokens, from `first` to `end`, means.

    `weak` pieces count only beside others, `loose` ones there or at either end of a text, `quick` ones at its start.
    `bad` ones have the form of a time and can't be one.
    """

    first: int
    end: int
    day: Day | None = None
    weekday: int | None = None
    clock: Clock | None = None
    part: Part | None = None
    minutes: int | None = None
    rule: Rule | None = None
    weak: bool = False
    loose: bool = False
    quick: bool = False
    bad: bool = False


class Style(NamedTuple):
    """How a language writes dates and hours."""

    month_first: bool
    either_order: bool
    half_days: bool


class Match:
    """The tokens that a pattern kept."""

    __slots__ = ("end", "first", "kept", "style")

    def __init__(self, first: int, end: int, kept: dict[str, tuple[Token, Kind]], style: Style) -> None:
        self.first, self.end, self.kept, self.style = first, end, kept, style

    def has(self, name: str) -> bool:
        """Whether that part of the pattern was there."""
        return name in self.kept

    def value(self, name: str) -> int:
        """The value of a token; KeyError where it was not there."""
        token, kind = self.kept[name]
        return token.senses[kind]

    def kind(self, name: str) -> Kind | None:
        """As what a token was taken."""
        return self.kept[name][1] if name in self.kept else None

    def token(self, name: str) -> Token:
        """A token; KeyError where it was not there."""
        return self.kept[name][0]

    def unit(self, name: str = "u") -> Unit:
        """The unit of a token."""
        return UNITS[self.value(name)]


class Meaning(NamedTuple):
    """What a match means, before it has a place."""

    day: Day | None = None
    weekday: int | None = None
    clock: Clock | None = None
    part: Part | None = None
    minutes: int | None = None
    rule: Rule | None = None
    weak: bool = False
    loose: bool = False
    quick: bool = False
    bad: bool = False


_BAD = Meaning(bad=True)
Reading = Callable[[Match], Meaning | None]


# The clock.


def _settled(minutes: int, match: Match, *, spoken: bool) -> Clock | None:
    """A time on the clock by what tells its half of the day; None where hour and half do not go together.

    `spoken` hours stand without minutes or in words: "at 3" is in the afternoon, "03:00" is not.
    """
    kind = match.kind("x")
    if kind is None:
        if spoken and 60 <= minutes < 7 * 60:
            return Clock(minutes + _NOON, other=minutes)
        return Clock(minutes, evening=minutes + _NOON if spoken and 60 <= minutes < _NOON else None)
    if kind in (Kind.AM, Kind.PM):
        if minutes >= 13 * 60:
            return Clock(minutes) if kind is Kind.PM else None
        return Clock(minutes % _NOON + (_NOON if kind is Kind.PM else 0))
    return in_part(minutes, PARTS[match.value("x")])


def in_part(minutes: int, part: Part) -> Clock | None:
    """A time on the clock in a part of the day: 8 in the evening; None where there is no such time."""
    if part in _BEFORE_NOON:
        return Clock(minutes) if minutes < 13 * 60 else None
    if part is Part.MIDDAY:
        return Clock(minutes + _NOON) if minutes < 4 * 60 else Clock(minutes) if minutes < 16 * 60 else None
    if minutes >= 13 * 60:
        return Clock(minutes)
    by_night = part in (Part.NIGHT, Part.LATE)
    if by_night and minutes < 5 * 60:
        return Clock(minutes)
    if minutes >= _NOON:
        return Clock(0) if by_night else Clock(minutes)
    return Clock(minutes + _NOON)


def _hour(match: Match, name: str = "h") -> int | None:
    """An hour in minutes; None where the clock has none such."""
    hour = match.value(name)
    return hour * 60 if 0 <= hour <= 24 else None


def _is_spoken(match: Match, name: str = "h") -> bool:
    return not match.token(name).text.startswith("0")


def _clock(minutes: int | None, match: Match, *, spoken: bool, loose: bool = False) -> Meaning:
    clock = None if minutes is None or not 0 <= minutes <= 24 * 60 else _settled(minutes, match, spoken=spoken)
    return Meaning(clock=clock, loose=loose) if clock else _BAD


def _time(match: Match) -> Meaning:
    token = match.token("t")
    return _clock(match.value("t"), match, spoken=match.style.half_days and not token.text.startswith("0"))


def _dotted_time(match: Match) -> Meaning | None:
    """ "14.30" beside a day; "9.10" may be another day."""
    if Kind.DATE in match.token("t").senses:
        return None
    return _time(match)._replace(weak=True)


def _whole_hour(match: Match) -> Meaning | None:
    """ "9 am", "14 Uhr 30", "9 утра"."""
    hour, minute = _hour(match), 0
    if match.has("m"):
        minute = match.value("m")
        if minute >= 60 or len(match.token("m").text) < 2:
            return None
    unsure = match.has("o") and Kind.UNIT in match.token("o").senses and not match.has("a") and not match.has("x")
    spoken = _is_spoken(match) and not match.has("m")
    return _clock(None if hour is None else hour + minute, match, spoken=spoken, loose=unsure)


def _hour_and_minutes(match: Match) -> Meaning | None:
    """ "At nine thirty", in words."""
    hour, minute = _hour(match), match.value("m")
    if hour is None or Kind.DIGITS in match.token("m").senses or not 10 <= minute < 60:
        return None
    return _clock(hour + minute, match, spoken=True)


def _bare_hour(match: Match) -> Meaning | None:
    """ "At 9"."""
    hour = _hour(match)
    if hour is None:
        return None
    return _clock(hour, match, spoken=_is_spoken(match), loose=not match.has("x") and match.kind("h") is Kind.NUM)


def _shifted(by: Callable[[Match], int]) -> Reading:
    """A clock reading that many minutes after the full hour, or before it."""

    def read(match: Match) -> Meaning:
        hour, shift = _hour(match), by(match)
        if hour is None or not -60 < shift < 60:
            return _BAD
        minutes = hour + shift
        if minutes < 60:
            minutes += _NOON  # halb eins, quarter to one
        return _clock(minutes, match, spoken=True)

    return read


def _count(match: Match) -> int:
    return 15 if match.kind("n") is Kind.QUARTER else match.value("n")


def _to_in_words(match: Match) -> Meaning | None:
    """ "Ten to nine" is a time, "10 to 9" is hardly one."""
    if Kind.DIGITS in match.token("n").senses:
        return None
    return _shifted(lambda match: -_count(match))(match)


def _named_clock(match: Match) -> Meaning:
    minutes = match.value("c") + (30 if match.has("half") else 0)
    if match.kind("c") is Kind.CLOCK12:
        return _clock(minutes + (_NOON if minutes < 60 else 0), match, spoken=True)
    # "Tomorrow at midnight" may be the one that tomorrow ends with.
    return Meaning(clock=Clock(minutes, other=None if minutes else 24 * 60))


def _end_point(match: Match, name: str, minute: str) -> tuple[int | None, bool]:
    """One end of a span in minutes, and whether it is sure to be a time."""
    if match.kind(name) is Kind.NUM:
        hour = _hour(match, name)
        if match.has(minute):
            more = match.value(minute)
            return (hour + more if hour is not None and more < 60 else None), True
        return hour, False
    return match.value(name), True


def _from_to(match: Match) -> Meaning | None:
    """ "14:00-15:30", "from 2 to 3 pm", "de 14h à 15h"."""
    begin, sure = _end_point(match, "b", "bm")
    end, end_sure = _end_point(match, "e", "em")
    marked = match.has("p") or match.has("q") or match.has("x") or match.has("y")
    if match.has("f"):
        loose = not (sure or end_sure or marked)
    else:
        joined = match.token("r").senses.keys() & {Kind.CONJ, Kind.AND}
        if joined or not (end_sure or match.has("q") or match.has("y")):
            return None
        loose = False
    if begin is None or end is None or begin >= 24 * 60 or end > 24 * 60:
        return _BAD
    begin, end = _same_half(begin, end, match, spoken=not (sure and end_sure) or match.style.half_days)
    return Meaning(clock=Clock(begin, ends=end), loose=loose) if begin < end else _BAD


def _same_half(begin: int, end: int, match: Match, *, spoken: bool) -> tuple[int, int]:
    first, last = match.kind("x"), match.kind("y")
    if last in (Kind.AM, Kind.PM) and end < 13 * 60:
        end = end % _NOON + (_NOON if last is Kind.PM else 0)
        if first is None and begin < _NOON and last is Kind.PM and begin + _NOON < end:
            begin += _NOON
    if first in (Kind.AM, Kind.PM) and begin < 13 * 60:
        begin = begin % _NOON + (_NOON if first is Kind.PM else 0)
    if (
        first is last is None
        and spoken
        and begin < 7 * 60
        and end <= _NOON
        and not match.token("b").text.startswith("0")
    ):
        begin, end = begin + _NOON, end + (_NOON if end < _NOON else 0)
    elif last is None and end < begin and end < _NOON:
        end += _NOON
    return begin, end


def _part(match: Match) -> Meaning:
    part = PARTS[match.value("x")]
    if match.has("this"):
        return Meaning(day=Offset(0), part=part)
    return Meaning(part=part, weak=match.kind("x") is Kind.PART)


# Days.


def _part_of(match: Match) -> Part | None:
    return PARTS[match.value("x")] if match.has("x") else None


def _day(match: Match) -> Meaning:
    if match.kind("d") is Kind.DAYPART:
        days, part = daypart(match.value("d"))
        return Meaning(day=Offset(days), part=part)
    return Meaning(day=Offset(match.value("d")), part=_part_of(match))


def _weekday(match: Match) -> Meaning:
    kinds = {match.kind("q"), match.kind("r")}
    number = match.value("w")
    day = Weekday(number, after_today=Kind.NEXT in kinds, last=Kind.LAST in kinds)
    weak = match.kind("w") is Kind.SHORTDAY and not match.has("on")
    return Meaning(day=day, weekday=number, part=_part_of(match), weak=weak)


def _weekday_in_week(match: Match) -> Meaning | None:
    if match.unit() is not Unit.WEEK:
        return None
    weeks = {Kind.NEXT: 1, Kind.LAST: -1}.get(match.kind("q") or Kind.THIS, 0)
    return Meaning(day=InWeek(match.value("w"), weeks), weekday=match.value("w"))


def _period(match: Match) -> Meaning | None:
    unit, count = match.unit(), -1 if match.kind("q") is Kind.LAST else 1
    if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return None
    return Meaning(day=Begin(unit, count))


def _weekend(match: Match) -> Meaning:
    return Meaning(day=Weekend(after_this=Kind.NEXT in {match.kind("q"), match.kind("r")}))


def _end_of(match: Match) -> Meaning | None:
    if match.has("m"):
        return Meaning(day=EndOfMonth(match.value("m")))
    unit = match.unit() if match.has("u") else Unit.MONTH
    if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return None
    return Meaning(day=End(unit, 1 if Kind.NEXT in {match.kind("q"), match.kind("r")} else 0))


def _dated(match: Match, month: int, day: int, year: int | None, *, swapped: bool = False) -> Meaning:
    fits = 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
    if not fits:
        return _BAD
    return Meaning(day=MonthDay(month, day, year, swapped), weekday=match.value("w") if match.has("w") else None)


def _month_and_day(match: Match) -> Meaning:
    return _dated(match, match.value("m"), match.value("d"), match.value("y") if match.has("y") else None)


def _digits(match: Match) -> Meaning:
    """ "3.12.", "05/06/2026": the order is the language's where the numbers allow both."""
    written = match.token("f").date
    if written is None:
        return _BAD
    day, month = written.one, written.two
    year = match.value("y") if match.has("y") and written.year is None else written.year
    if written.settled:
        return _dated(match, month, day, year)
    if month > 12 or (match.style.month_first and day <= 12):
        day, month = month, day
    return _dated(match, month, day, year, swapped=match.style.either_order)


def _day_of_month(match: Match) -> Meaning:
    day = match.value("d")
    weekday = match.value("w") if match.has("w") else None
    return Meaning(day=DayOfMonth(day), weekday=weekday) if 1 <= day <= 31 else _BAD


def _maybe_day_of_month(match: Match) -> Meaning:
    return _day_of_month(match)._replace(weak=True)


# Waits and series.


def _wait(match: Match) -> Meaning | None:
    """ "In 2 hours", "in 3 days", "2 weeks ago"."""
    sign = -1 if match.has("ago") else 1
    if match.has("s"):
        return Meaning(minutes=sign * match.value("s"))
    count = match.value("n") if match.has("n") else 1
    hundredths = count if match.kind("n") is Kind.DECIMAL else count * 100
    unit = match.unit()
    if match.has("quick") and not match.token("u").glued and match.end - match.first > 2:
        return None
    if count == 0 or hundredths > _LONGEST_WAIT * 100:
        return _BAD
    quick = match.has("quick")
    if unit in (Unit.MINUTE, Unit.HOUR):
        minutes = hundredths * (60 if unit is Unit.HOUR else 1) // 100 + _more_minutes(match)
        return Meaning(minutes=sign * minutes, quick=quick)
    if hundredths % 100 or match.has("n2"):
        return _BAD
    return Meaning(day=Later(sign * (hundredths // 100), unit), quick=quick)


def _more_minutes(match: Match) -> int:
    if not match.has("n2"):
        return 0
    if match.has("u2"):
        return match.value("n2") * {Unit.MINUTE: 1, Unit.HOUR: 60}.get(match.unit("u2"), 0)
    return match.value("n2")


def _quick(match: Match) -> Meaning | None:
    match.kept["quick"] = match.kept["n"]
    return _wait(match)


def _every_unit(match: Match) -> Meaning | None:
    unit = match.unit()
    count = 2 if match.has("o") else match.value("n") if match.has("n") else 1
    if unit is Unit.WORKDAY and count == 1:
        return Meaning(rule=Rule.parsed("weekdays"))
    if unit not in _UNITS_OF_RULES or not 1 <= count <= 99:
        return _BAD
    return Meaning(rule=Rule(Rule.parsed(_UNITS_OF_RULES[unit]).every, count))


def _every_weekday(match: Match) -> Meaning:
    count = 2 if match.has("o") else match.value("n") if match.has("n") else 1
    if not (2 if match.has("n") else 1) <= count <= 99:
        return _BAD  # "every first Monday" is another series
    number = match.value("w")
    rule = Rule(Rule.parsed("weekly").every, count)
    return Meaning(day=Weekday(number), weekday=number, rule=rule, part=_part_of(match))


def _habit(match: Match) -> Meaning:
    """ "Los lunes" is every Monday; "le lundi" may be one or every one."""
    return _every_weekday(match) if match.value("o1") else _BAD


def _every_part(match: Match) -> Meaning:
    return Meaning(rule=Rule.parsed("daily"), part=_part_of(match))


def _every_date(match: Match) -> Meaning:
    if match.has("m"):
        return _month_and_day(match)._replace(rule=Rule.parsed("yearly"))
    return _day_of_month(match)._replace(rule=Rule.parsed("monthly"))


def _recur(match: Match) -> Meaning:
    return Meaning(rule=Rule.parsed(RULES[match.value("r")]))


def _bad(match: Match) -> Meaning:
    return _BAD


_X = "x:am|pm|partof?"
_POINT = "time|dotted|num"
_W = "on? the? w:weekday|shortday? dot? comma? on? dayof? the?"
_PATTERNS: tuple[tuple[str, Reading], ...] = (
    (f"a:at? at? t:time o:oclock? {_X}", _time),
    (f"a:at t:dotted o:oclock? {_X}", _time),
    (f"t:dotted o:oclock {_X}", _time),
    ("t:dotted x:am|pm", _time),
    ("t:dotted", _dotted_time),
    ("a:at? at? h:num x:am|pm", _whole_hour),
    ("a:at at? h:num|hour o:oclock m:num? x:am|pm|partof|partat?", _whole_hour),
    (f"h:num|hour o:oclock m:num? {_X}", _whole_hour),
    ("a:at at? h:num|hour x:partof|partat?", _bare_hour),
    ("h:num|hour x:partof", _bare_hour),
    (f"at h:num|hour m:num {_X}", _hour_and_minutes),
    (f"at? at? halfpast h:num|hour o:oclock? {_X}", _shifted(lambda match: 30)),
    (f"at? at? i:into h:num|hour o:oclock? {_X}", _shifted(lambda match: match.value("i") - 60)),
    (f"at? at? n:quarter|num minutes? past the? h:num|hour o:oclock? {_X}", _shifted(_count)),
    (f"at? at? n:quarter|num minutes? to the? h:num|hour o:oclock? {_X}", _shifted(lambda match: -_count(match))),
    (f"at? at? n:quarter|num minutes? towords the? h:num|hour o:oclock? {_X}", _to_in_words),
    (f"at? at? topre n:quarter|num minutes? h:num|hour o:oclock? {_X}", _shifted(lambda match: -_count(match))),
    (f"at? at? tohour n:quarter|num minutes? h:hour {_X}", _shifted(lambda match: -_count(match))),
    (f"at? at? h:num o:oclock? andhalf {_X}", _shifted(lambda match: 30)),
    (f"at? at? h:num o:oclock? andquarter {_X}", _shifted(lambda match: 15)),
    (f"at? at? h:num o:oclock? lessquarter {_X}", _shifted(lambda match: -15)),
    (f"at h:num o:oclock? less n:num {_X}", _shifted(lambda match: -_count(match))),
    (f"at h:num and n:num {_X}", _shifted(_count)),
    (f"at? at? c:clock half:andhalf? {_X}", _named_clock),
    (f"at? at? c:clock12 {_X}", _named_clock),
    (
        f"f:from? at? b:{_POINT} p:oclock? bm:num? x:am|pm? r:range|dash at? e:{_POINT} q:oclock? em:num? y:am|pm?",
        _from_to,
    ),
    ("this:this x:part", _part),
    ("on? the? d:day x:part|partof?", _day),
    ("on? d:daypart", _day),
    # Behind the days: a lone «morgen» or «mañana» is tomorrow.
    ("x:partof|part", _part),
    ("o1:habit w:weekday|weekdays x:part?", _habit),
    ("on? the? q:next|this|last? w:weekday r:next|last? x:part?", _weekday),
    ("on:on the? q:next|this|last? w:shortday dot? r:next|last?", _weekday),
    ("w:shortday dot?", _weekday),
    ("at|on? the? w:weekdays x:part|partof?", _every_weekday),
    ("on? the? w:weekday of? on? the? q:next|this|last u:unit", _weekday_in_week),
    ("on? the? w:weekday of? on? the? u:unit q:next|last", _weekday_in_week),
    ("on? the? q:next|this u:unit comma? on? the? w:weekday", _weekday_in_week),
    ("on? the? u:unit q:next comma? on? the? w:weekday", _weekday_in_week),
    ("on? the? q:next|last u:unit", _period),
    ("on? the? u:unit q:next|last", _period),
    ("on? the? q:next|this? weekend r:next?", _weekend),
    ("on? endof the? q:next|this? u:unit r:next?", _end_of),
    ("on? endof of? the? m:month", _end_of),
    ("on? the? monthend", _end_of),
    (f"{_W} d:num dot? of? m:month dot? comma? of? y:year? yearmark?", _month_and_day),
    (f"{_W} m:month dot? the? d:digits comma? y:year?", _month_and_day),
    (f"{_W} f:date y:year?", _digits),
    ("dayof d:digits", _day_of_month),
    ("on? the d:ord", _day_of_month),
    ("on d:ord", _day_of_month),
    ("on d:digits dot", _day_of_month),
    ("on? the? w:weekday|shortday dot? comma? the? d:digits dot", _day_of_month),
    ("on? the? w:weekday|shortday dot? comma? on? dayof? the? d:ord", _day_of_month),
    ("on? the? d:digits ord", _day_of_month),
    ("in n:num|one u:unit and|conj? n2:num? u2:unit?", _wait),
    ("in n:num u:unit n2:num", _wait),
    ("in n:num|one|decimal u:unit", _wait),
    ("in s:span", _wait),
    ("barein u:unit", _wait),
    ("n:num|one u:unit fromnow", _wait),
    ("n:num|one u:unit ago:ago", _wait),
    ("u:unit ago:ago", _wait),
    ("s:span ago:ago", _wait),
    ("ago:agopre n:num|one u:unit", _wait),
    ("ago:agopre s:span", _wait),
    ("n:digits u:unit", _quick),
    ("n:num|one? u:unit block", _bad),
    ("within n:num? u:unit", _bad),
    ("d:ord", _maybe_day_of_month),
    ("every o:other? w:weekday|weekdays x:part?", _every_weekday),
    ("every n:num dot? w:weekday x:part?", _every_weekday),
    ("every o:other? u:unit", _every_unit),
    ("every n:num dot? u:unit", _every_unit),
    ("every x:part|partof", _every_part),
    ("every d:ord", _every_date),
    ("every dayof d:digits", _every_date),
    ("every d:digits dot", _every_date),
    ("every d:num dot? of? m:month", _every_date),
    ("every m:month d:digits", _every_date),
    ("on? r:recur", _recur),
    ("bad", _bad),
)


class _Element(NamedTuple):
    name: str
    kinds: tuple[Kind, ...]
    optional: bool


class _Pattern(NamedTuple):
    elements: tuple[_Element, ...]
    read: Reading


@cache
def _compiled() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(tuple(map(_element, text.split())), read) for text, read in _PATTERNS)


def _element(text: str) -> _Element:
    name, _, kinds = text.rpartition(":")
    optional = kinds.endswith("?")
    return _Element(name, tuple(Kind(kind) for kind in kinds.rstrip("?").split("|")), optional)


@cache
def _by_kind() -> dict[Kind, tuple[tuple[int, _Pattern], ...]]:
    """The patterns that can begin with a kind, with their rank."""
    found: dict[Kind, list[tuple[int, _Pattern]]] = {}
    for rank, pattern in enumerate(_compiled()):
        for element in pattern.elements:
            for kind in element.kinds:
                row = found.setdefault(kind, [])
                if not row or row[-1][0] != rank:
                    row.append((rank, pattern))
            if not element.optional:
                break
    return {kind: tuple(row) for kind, row in found.items()}


def pieces(tokens: Sequence[Token], style: Style) -> list[Piece]:
    """The phrases of time in a row of tokens, from left to right, none inside another."""
    found: list[Piece] = []
    at = 0
    while at < len(tokens):
        piece = _longest(tokens, at, style)
        if piece is None:
            at += 1
        else:
            found.append(piece)
            at = piece.end
    return found


def _longest(tokens: Sequence[Token], at: int, style: Style) -> Piece | None:
    starting = {rank: pattern for kind in tokens[at].senses for rank, pattern in _by_kind().get(kind, ())}
    best: Piece | None = None
    for _, pattern in sorted(starting.items()):
        kept: dict[str, tuple[Token, Kind]] = {}
        end = _matched(pattern.elements, 0, tokens, at, kept)
        if end is None or (best is not None and end <= best.end):
            continue
        meaning = pattern.read(Match(at, end, kept, style))
        if meaning is not None:
            best = Piece(at, end, **meaning._asdict())
    return best


def _matched(
    elements: tuple[_Element, ...], nth: int, tokens: Sequence[Token], at: int, kept: dict[str, tuple[Token, Kind]]
) -> int | None:
    """Where a pattern ends that begins its nth element at a token; None where it does not fit."""
    if nth == len(elements):
        return at
    name, kinds, optional = elements[nth]
    if at < len(tokens):
        token = tokens[at]
        for kind in kinds:
            if kind in token.senses:
                if name:
                    kept[name] = (token, kind)
                end = _matched(elements, nth + 1, tokens, at + 1, kept)
                if end is not None:
                    return end
                kept.pop(name, None)
    return _matched(elements, nth + 1, tokens, at, kept) if optional else None
