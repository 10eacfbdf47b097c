"""Times in a person's words, in ten languages: "tomorrow 9:00 call HR", «jeden Montag um halb zehn», «через 3 дня».

A grammar of our own rather than a library: exact or silent. Where the words allow two times the other one is told,
where they allow none, or more than one date, nothing is understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from bot.model.schedule import ONCE, Every, Rule, SpokenTime, due_at, months_later, workdays_later
from bot.readers.time_choice import Chosen, Group, chosen, grouped
from bot.readers.time_days import Calendar, Day, DayOfMonth, MonthDay
from bot.readers.time_phrases import Clock, Piece, Style, in_part, pieces
from bot.readers.time_words import LANGUAGES, Kind, Part, Token, tokens
from bot.readers.time_zones import zone_at

LOOK_AT: Final = 600  # characters; a time is said sooner
_HOURS: Final = {
    Part.EARLY: 6,
    Part.MORNING: 9,
    Part.FORENOON: 10,
    Part.MIDDAY: 12,
    Part.AFTERNOON: 15,
    Part.EVENING: 18,
    Part.NIGHT: 20,
    Part.LATE: 22,
}
_MONTH_FIRST: Final = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Detroit",
    "America/Phoenix",
    "America/Anchorage",
    "America/Boise",
    "America/Indiana/",
    "America/Kentucky/",
    "America/North_Dakota/",
    "Pacific/Honolulu",
    "Asia/Manila",
    "US/",
)
_MIDNIGHT: Final = 24 * 60
_PLEASE: Final = 4  # tokens: "please remind me" begins the words
_EDGES: Final = " \t\n\r,;:.–—-|·/&"


def understood(
    words: str, language: str, now: datetime, zone: str, *, hour: int = 9, back: bool = False
) -> SpokenTime | None:
    """The time that the words say, at `now` (aware) in a zone; None where they say none, or none that is sure.

    `language` is a BCP 47 tag; the words are taken in another language where that explains more of them. A day
    without a time is meant at `hour`. `back` looks for what was rather than for what comes: "applied on Friday".
    """
    asked = language.replace("_", "-").casefold()
    own = asked.split("-")[0]
    saying = _Saying(words, now.astimezone(UTC), zone, hour, back)
    readings = {name: _in_language(saying, name, asked if name == own else name) for name in LANGUAGES}
    found = {name: reading for name, reading in readings.items() if reading is not None}
    most = max((reading.length for reading in found.values()), default=0)
    if own in found and found[own].length == most:
        return found[own].time
    return _agreed([reading for reading in found.values() if reading.length == most])


class _Saying(NamedTuple):
    words: str
    now: datetime
    zone: str
    hour: int
    back: bool

    @property
    def local(self) -> datetime:
        return self.now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, fold=0)


class _Found(NamedTuple):
    time: SpokenTime | None  # None where the words are about a time that can't be told
    length: int


def _agreed(found: Sequence[_Found]) -> SpokenTime | None:
    """What several languages read alike; None where two differ."""
    times = [one.time for one in found]
    first = times[0] if times else None
    if first is None or any(other is None or other.wall != first.wall or other.rule != first.rule for other in times):
        return None
    return first


def _style(language: str, tag: str, zone: str) -> Style:
    """How dates and hours are written: English by its region, or else by where one is."""
    if language != "en":
        return Style(month_first=False, either_order=False, half_days=False)
    region = tag.partition("-")[2]
    by_zone = zone.startswith(_MONTH_FIRST)
    return Style(month_first=region == "us" or (not region and by_zone), either_order=not region, half_days=True)


def _in_language(saying: _Saying, language: str, tag: str) -> _Found | None:
    row = tokens(saying.words[:LOOK_AT], language)
    found = pieces(row, _style(language, tag, saying.zone))
    groups = grouped(found, row)
    if not groups:
        return None
    length = _explained(groups, row)
    picked = _with_zone(chosen(groups, row), row, saying.words)
    expression = None if picked is None else _expression(picked)
    if picked is None or expression is None:
        return _Found(None, length)
    spoken = _resolved(expression, saying)
    if spoken is not None and picked.zone is not None:
        spoken = _brought_home(spoken, picked.zone, saying)
    if spoken is None:
        return _Found(None, length)
    return _Found(replace(spoken, rest=_rest(saying.words, row, picked)), length)


def _explained(groups: Sequence[Group], row: Sequence[Token]) -> int:
    """How many characters of the words a language explains: its times, its "remind me", its greeting."""
    times = sum(row[group.end - 1].end - row[group.first].start for group in groups)
    asked = (token for token in row if Kind.REMIND in token.senses or (Kind.LINK in token.senses and " " in token.text))
    return times + sum(token.end - token.start for token in asked)


def _with_zone(picked: Chosen | None, row: Sequence[Token], words: str) -> Chosen | None:
    """The choice with the zone that is named behind its clock; None where that is none that we know for sure."""
    for piece in picked.pieces if picked else ():
        named = zone_at(piece.end, row, words) if piece.clock else None
        if named is None:
            continue
        zone, end = named
        if picked is None or zone is None:
            return None
        reach = sum(token.start < end for token in row)
        spans = tuple(
            (first, max(stop, reach) if first <= piece.first < stop else stop) for first, stop in picked.spans
        )
        return picked._replace(spans=spans, zone=zone)
    return picked


def _brought_home(spoken: SpokenTime, zone: str, saying: _Saying) -> SpokenTime | None:
    """A time that was said by another zone's clocks, by the person's own; None for a series."""
    if spoken.rule is not ONCE:
        return None
    here = ZoneInfo(saying.zone)

    def home(wall: datetime) -> datetime:
        return due_at(wall, zone).astimezone(here).replace(tzinfo=None, fold=0)

    due = due_at(spoken.wall, zone)
    return replace(
        spoken,
        wall=home(spoken.wall),
        due_at=due,
        past=due < saying.now,
        also=home(spoken.also) if spoken.also else None,
        ends=home(spoken.ends) if spoken.ends else None,
        instant=True,
    )


# From pieces to a wall time.


@dataclass(slots=True)
class _Expression:
    day: Day | None = None
    weekday: int | None = None
    clock: Clock | None = None
    part: Part | None = None
    minutes: int | None = None
    rule: Rule = ONCE


def _expression(picked: Chosen) -> _Expression | None:
    """All that the pieces say; None where they contradict each other."""
    said = _Expression()
    if picked.hour is not None:
        late = 0 < picked.hour < 7
        said.clock = Clock((picked.hour + (12 if late else 0)) * 60, other=picked.hour * 60 if late else None)
    for piece in picked.pieces:
        if not _added(said, piece):
            return None
    if said.minutes is not None and (said.day or said.clock or said.part or said.rule is not ONCE):
        return None
    return said if _fits_rule(said) else None


def _added(said: _Expression, piece: Piece) -> bool:
    """Add a piece; False where it says what was said already."""
    if piece.day is not None and not _added_day(said, piece):
        return False
    for name in ("clock", "part", "minutes"):
        value = getattr(piece, name)
        if value is not None:
            if getattr(said, name) is not None:
                return False
            setattr(said, name, value)
    if piece.rule is not None:
        if said.rule is not ONCE:
            return _merged_rule(said, piece.rule)
        said.rule = piece.rule
    return True


def _added_day(said: _Expression, piece: Piece) -> bool:
    only_weekday = piece.weekday is not None and not isinstance(piece.day, MonthDay | DayOfMonth)
    if said.day is None:
        said.day, said.weekday = piece.day, piece.weekday
        return True
    if said.day == piece.day:
        return True
    if only_weekday and said.weekday is None and isinstance(said.day, MonthDay | DayOfMonth):
        said.weekday = piece.weekday
        return True
    if said.weekday is not None and not isinstance(said.day, MonthDay | DayOfMonth) and piece.weekday is None:
        # "Thursday, tomorrow": the weekday is there to be checked.
        said.day = piece.day
        return True
    if only_weekday and said.weekday is None:
        said.weekday = piece.weekday
        return True
    return False


def _merged_rule(said: _Expression, rule: Rule) -> bool:
    """ "Every two weeks on Fridays" is one series."""
    if said.rule.every is rule.every is Every.WEEK and 1 in (said.rule.interval, rule.interval):
        said.rule = said.rule if rule.interval == 1 else rule
        return True
    return False


def _fits_rule(said: _Expression) -> bool:
    """Whether the day can be the first of the series."""
    every, day = said.rule.every, said.day
    if every is Every.ONCE or day is None:
        return True
    if every is Every.WEEK:
        return said.weekday is not None
    if every is Every.MONTH:
        return isinstance(day, DayOfMonth)
    return every is Every.YEAR and isinstance(day, MonthDay)


def _resolved(said: _Expression, saying: _Saying) -> SpokenTime | None:
    if said.minutes is not None:
        return _after(said.minutes, saying)
    clock = _clock(said)
    if clock is None and (said.clock or said.part):
        return None
    minutes = clock.minutes if clock else saying.hour * 60
    day = _day_of(said, saying, minutes)
    if day is None:
        return None
    if clock and clock.other == _MIDNIGHT:
        clock, minutes = _midnight(clock, said, day.day, saying)
    wall = _wall(day.day, minutes)
    if clock is None and day.day == saying.local.date() and wall <= saying.local and not saying.back:
        wall = _soon(saying.local)
    due = due_at(wall, saying.zone)
    return SpokenTime(
        wall=wall,
        due_at=due,
        rule=said.rule,
        timed=clock is not None,
        past=due < saying.now,
        also=_also(day, clock, wall, saying),
        ends=_wall(day.day, clock.ends) if clock and clock.ends is not None else None,
    )


def _midnight(clock: Clock, said: _Expression, day: date, saying: _Saying) -> tuple[Clock, int]:
    """Which midnight is meant: of today the one to come; of another day either."""
    if said.day is None or said.rule is not ONCE:
        clock = Clock(clock.minutes)
    elif day == saying.local.date() and not saying.back:
        clock = Clock(_MIDNIGHT)
    return clock, clock.minutes


def _after(minutes: int, saying: _Saying) -> SpokenTime | None:
    """A wait counted on the clock of the world: two hours are two hours over a change of the clocks too."""
    due = (saying.now + timedelta(minutes=minutes)).replace(microsecond=0)
    if due.second:
        due = due.replace(second=0) + timedelta(minutes=1 if minutes > 0 else 0)
    wall = due.astimezone(ZoneInfo(saying.zone)).replace(tzinfo=None, fold=0)
    return SpokenTime(wall=wall, due_at=due, timed=True, past=minutes < 0, instant=True)


def _clock(said: _Expression) -> Clock | None:
    """The time of day; a part of the day settles which half a doubtful hour is in."""
    if said.clock is None:
        return Clock(_HOURS[said.part] * 60) if said.part else None
    if said.part is None:
        return said.clock
    literal = said.clock.minutes if said.clock.other is None else min(said.clock.minutes, said.clock.other)
    if said.clock.other == _MIDNIGHT and said.part in (Part.EVENING, Part.NIGHT, Part.LATE):
        return Clock(_MIDNIGHT)
    settled = in_part(literal, said.part)
    if settled is None or said.clock.ends is None:
        return settled
    shift = settled.minutes - said.clock.minutes
    return Clock(settled.minutes, ends=said.clock.ends + shift)


class _When(NamedTuple):
    day: date
    also: date | None


def _day_of(said: _Expression, saying: _Saying, minutes: int) -> _When | None:
    moment = time(*divmod(min(minutes, 24 * 60 - 1), 60))
    calendar = Calendar(saying.local, moment, saying.back and said.rule is ONCE)
    if said.day is None:
        return _When(_first_of(said.rule, calendar), None)
    try:
        dates = said.day.on(calendar)
    except (OverflowError, ValueError):
        return None
    if dates is None or (said.weekday is not None and dates.day.weekday() != said.weekday):
        return None
    if said.rule is not ONCE:
        return _When(dates.day, None)
    also = dates.also
    if also is not None and said.weekday is not None and also.weekday() != said.weekday:
        also = None
    return _When(dates.day, also)


def _first_of(rule: Rule, calendar: Calendar) -> date:
    """The first day of a series that names none; of a lone time of day, the next that it comes."""
    today = calendar.today
    if rule.every is Every.WEEKDAY:
        return today if calendar.is_ahead(today) and today.weekday() < 5 else workdays_later(today, 1)
    if rule.every in (Every.MONTH, Every.YEAR):
        return months_later(today, rule.interval * (12 if rule.every is Every.YEAR else 1))
    if rule.every is Every.WEEK or rule.interval > 1:
        return today + timedelta(days=rule.interval * (7 if rule.every is Every.WEEK else 1))
    if calendar.back:
        return today - timedelta(days=1) if calendar.is_ahead(today) else today
    return today if calendar.is_ahead(today) else today + timedelta(days=1)


def _wall(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _soon(local: datetime) -> datetime:
    """A while later today: the next full hour but one, or the day's last minute."""
    later = (local + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
    return later if later.date() == local.date() else local.replace(hour=23, minute=59, second=0, microsecond=0)


def _also(day: _When, clock: Clock | None, wall: datetime, saying: _Saying) -> datetime | None:
    if day.also is not None:
        return datetime.combine(day.also, wall.time())
    if clock is None:
        return None
    minutes = clock.evening if clock.other is None and wall <= saying.local else clock.other
    if minutes is None:
        return None
    other = _wall(day.day, minutes)
    return other if other > saying.local or saying.back else None


# The words that are left.

_SPACES = re.compile(r"\s+")


def _rest(words: str, row: Sequence[Token], picked: Chosen) -> str:
    """What was said beside the time, without "remind me" before it and "to" behind."""
    start = _start_of_rest(row)
    parts: list[str] = []
    at = row[start].start if start < len(row) else len(words)
    for first, end in picked.spans:
        parts.append(words[at : max(at, row[_with_prepositions(first, row)].start)])
        at = row[end - 1].end
    parts.append(words[at:])
    left = [_without_links(part, row, words) for part in parts]
    return _SPACES.sub(" ", " ".join(part for part in left if part)).strip(_EDGES)


def _start_of_rest(row: Sequence[Token]) -> int:
    asked = [at for at in range(min(_PLEASE, len(row))) if Kind.REMIND in row[at].senses]
    return asked[-1] + 1 if asked else 0


def _with_prepositions(first: int, row: Sequence[Token]) -> int:
    while first > 0 and row[first - 1].senses.keys() & {Kind.AT, Kind.ON, Kind.THE}:
        if row[first - 1].senses.keys() & {Kind.DAY, Kind.NUM}:
            break
        first -= 1
    return first


def _without_links(part: str, row: Sequence[Token], words: str) -> str:
    """A piece of the words without the "to" or "that" it begins with."""
    part = part.strip(_EDGES).lstrip(")]").rstrip("([").strip(_EDGES)
    begin = words.find(part) if part else -1
    for token in row:
        if token.start == begin and Kind.LINK in token.senses and token.end - begin < len(part):
            rest = part[token.end - begin :]
            return rest.lstrip("'’").strip(_EDGES)
    return part
