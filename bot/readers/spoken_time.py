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
from bot.model.zones import of_place
from bot.readers.time_days import Calendar, Day, DayOfMonth, Later, MonthDay
from bot.readers.time_phrases import Clock, Piece, Style, in_part, pieces
from bot.readers.time_words import LANGUAGES, Kind, Part, Token, tokens

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
# What may stand between two pieces of one time, and between a time and the word that makes it another.
_BETWEEN: Final = frozenset({Kind.AT, Kind.ON, Kind.THE, Kind.OF, Kind.COMMA, Kind.DASH, Kind.DOT, Kind.DAYOF})
_MOST_BETWEEN: Final = 3
# Zones by the letters that invitations put behind a time; IST and CST have several meanings and none here. People
# write EST for New York's time in summer too.
_LETTERS: Final = {
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "GMT": "UTC",
    "UTC": "UTC",
    "BST": "Europe/London",
    "WET": "Europe/Lisbon",
    "WEST": "Europe/Lisbon",
    "EET": "Europe/Kyiv",
    "EEST": "Europe/Kyiv",
    "MSK": "Europe/Moscow",
    "МСК": "Europe/Moscow",
    "мск": "Europe/Moscow",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CT": "America/Chicago",
    "CDT": "America/Chicago",
    "MT": "America/Denver",
    "MDT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
    "JST": "Asia/Tokyo",
    "SGT": "Asia/Singapore",
    "IST": None,
    "CST": None,
    "MST": None,
    "AST": None,
}
# "14:00 London time", «14:00 по Киеву».
_PLACED: Final = re.compile(
    r"(?:\s?(?:am|pm|uhr|h))?[ ,(]{1,2}(?:(?:по|за|heures? de|hora de|hora do|ora di) ([^\W\d_]+(?:[ -][^\W\d_]+)?)"
    r"|([^\W\d_]+(?: [^\W\d_]+)?) (?:time|zeit|tijd|часом)\b)",
    re.IGNORECASE,
)
_SHIFTED: Final = re.compile(r"(?:UTC|GMT)\s?[+\-−–]\s?\d")
_JOINTS: Final = frozenset({Kind.DASH, Kind.RANGE, Kind.CONJ})
_TIMES: Final = frozenset(
    {Kind.DIGITS, Kind.TIME, Kind.DATE, Kind.DOTTED, Kind.WEEKDAY, Kind.DAY, Kind.MONTH, Kind.AM, Kind.PM, Kind.OCLOCK}
)
# Beside a time, these say that more was meant than was understood.
_AFTER: Final = frozenset(
    {Kind.UNIT, Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.AGO, Kind.FROMNOW, Kind.WEEKEND, Kind.YEAR, Kind.WEEKDAYS}
)
_BEFORE: Final = frozenset(
    {Kind.BLOCK, Kind.EVERY, Kind.ENDOF, Kind.INTO, Kind.TOPRE, Kind.AGOPRE, Kind.PAST, Kind.TO, Kind.OTHER}
)
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
    groups = _grouped(_meant(found, row), row)
    if not groups:
        return None
    length = _explained(groups, row)
    chosen = _with_zone(_chosen(groups, row), row, saying.words)
    expression = None if chosen is None else _expression(chosen)
    if chosen is None or expression is None:
        return _Found(None, length)
    spoken = _resolved(expression, saying)
    if spoken is not None and chosen.zone is not None:
        spoken = _brought_home(spoken, chosen.zone, saying)
    if spoken is None:
        return _Found(None, length)
    return _Found(replace(spoken, rest=_rest(saying.words, row, chosen)), length)


# From pieces to the one time that is meant.


@dataclass(frozen=True, slots=True)
class _Group:
    """Pieces that stand side by side; `first` and `end` are tokens."""

    pieces: tuple[Piece, ...]
    first: int
    end: int

    @property
    def is_anchored(self) -> bool:
        """Whether it says on which day."""
        return any(piece.day or piece.minutes is not None or piece.rule for piece in self.pieces)

    @property
    def has_clock(self) -> bool:
        return any(piece.clock or piece.minutes is not None for piece in self.pieces)


def _meant(found: Sequence[Piece], row: Sequence[Token]) -> list[Piece]:
    """The pieces without those that are about another thing: "tomorrow's", "3d" in mid-sentence."""
    start = _start(row)
    kept: list[Piece] = []
    for piece in found:
        if piece.day and _is_owner(piece, row):
            continue
        if piece.loose and kept and kept[-1].clock and kept[-1].end == piece.first:
            continue  # at 2 pm, at 5 Harbour Road
        if piece.quick and not (piece.first <= start and (row[piece.first + 1].glued or piece.end == len(row))):
            continue
        if _is_length(piece, row):
            before, ended = _word_before(piece.first, row), kept[-1].end if kept else 0
            if Kind.OF in row[piece.first - 1].senses:
                continue  # a meeting of 2 hours
            if before >= ended and before >= start:
                piece = replace(piece, bad=True)
        kept.append(piece)
    return kept


def _is_owner(piece: Piece, row: Sequence[Token]) -> bool:
    """Whether an apostrophe and an s follow: Friday's interview."""
    after = row[piece.end] if piece.end < len(row) else None
    return after is not None and after.text == "s" and after.start == row[piece.end - 1].end + 1


def _is_length(piece: Piece, row: Sequence[Token]) -> bool:
    """Whether "2 heures" stands without "à": it may be how long a thing takes."""
    return piece.loose and piece.first > 0 and Kind.NUM in row[piece.first].senses


def _word_before(at: int, row: Sequence[Token]) -> int:
    """The last token before that is no preposition; -1 where there is none."""
    at -= 1
    while at >= 0 and row[at].senses.keys() & {Kind.ON, Kind.AT, Kind.THE, Kind.COMMA, Kind.DASH, Kind.DOT}:
        at -= 1
    return at


def _start(row: Sequence[Token]) -> int:
    """The first token that is no "remind me"."""
    at = 0
    while at < len(row) and row[at].senses.keys() & {Kind.REMIND, Kind.LINK, Kind.COMMA}:
        at += 1
    return at


def _grouped(found: Sequence[Piece], row: Sequence[Token]) -> list[_Group]:
    rows: list[list[Piece]] = []
    for piece in found:
        if rows and _side_by_side(rows[-1][-1].end, piece.first, row):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    groups = [_Group(tuple(some), some[0].first, some[-1].end) for some in rows]
    return [group for group in groups if _counts(group, row)]


def _side_by_side(end: int, first: int, row: Sequence[Token]) -> bool:
    return first - end <= _MOST_BETWEEN and all(token.senses.keys() & _BETWEEN for token in row[end:first])


def _counts(group: _Group, row: Sequence[Token]) -> bool:
    """Whether a group stands for itself: a lone "Mo", "morning" or "at 3" may mean something else."""
    if len(group.pieces) > 1 and any(not piece.weak for piece in group.pieces):
        return True
    piece = group.pieces[0]
    whole = group.first <= _start(row) and group.end == len(row)
    if piece.weak or len(group.pieces) > 1:
        return whole
    return not piece.loose or group.first <= _start(row) or _ends(group.end, row)


def _ends(at: int, row: Sequence[Token]) -> bool:
    return all(token.senses.keys() & {Kind.DOT, Kind.COMMA} for token in row[at:])


class _Chosen(NamedTuple):
    pieces: tuple[Piece, ...]
    spans: tuple[tuple[int, int], ...]
    hour: int | None  # "tomorrow 9": a bare number behind a day, at the end
    zone: str | None = None  # the zone that was named behind the clock


def _chosen(groups: Sequence[_Group], row: Sequence[Token]) -> _Chosen | None:
    """The group that says when, with the clock that may stand apart from its day."""
    anchored = [group for group in groups if group.is_anchored]
    clocks = [group for group in groups if not group.is_anchored]
    if any(piece.bad for group in groups for piece in group.pieces):
        return None
    main = _main(anchored, clocks, row)
    if main is None or not _stands_alone(main, row):
        return None
    picked = [main]
    if main.is_anchored and not main.has_clock and len(clocks) == 1:
        if not _stands_alone(clocks[0], row):
            return None
        picked = sorted([main, clocks[0]], key=lambda group: group.first)
    hour, end = _trailing_hour(main, row) if len(picked) == 1 and not main.has_clock else (None, main.end)
    if hour is None and not main.has_clock and _number_follows(main.end, row):
        return None
    spans = tuple((group.first, end if group is main else group.end) for group in picked)
    return _Chosen(tuple(piece for group in picked for piece in group.pieces), spans, hour)


def _main(anchored: list[_Group], clocks: list[_Group], row: Sequence[Token]) -> _Group | None:
    if not anchored:
        return clocks[0] if len(clocks) == 1 else None
    if len(anchored) == 1:
        return anchored[0]
    first, second = anchored[0], anchored[1]
    between = row[first.end : second.first]
    joined = all(token.senses.keys() & (_BETWEEN | {Kind.CONJ, Kind.RANGE}) for token in between)
    if joined or first.first > _start(row):
        return None
    # "remind me tomorrow to prepare for Friday": what is asked comes first.
    asked = _start(row) > 0 and Kind.REMIND in row[0].senses
    return first if asked or first.has_clock else None


def _stands_alone(group: _Group, row: Sequence[Token]) -> bool:
    """Whether no word beside a group makes it another time."""
    return not _led_elsewhere(group.first, row) and not _goes_on(group, row)


def _led_elsewhere(first: int, row: Sequence[Token]) -> bool:
    """Whether what stands before changes a time: "before", "every last", "a week on", "5 to", "3pm or"."""
    before, farther = _senses(first - 1, row), _senses(first - 2, row)
    if before & _BEFORE:
        return True
    if Kind.UNIT in before and farther & {Kind.NUM, Kind.ONE, Kind.ENDOF, Kind.NEXT, Kind.LAST}:
        return True
    if Kind.DIGITS in before and (first - 1 <= _start(row) or farther & {*_JOINTS, Kind.TO, Kind.TOWORDS, Kind.AT}):
        return True
    if Kind.OF in before and Kind.DIGITS in farther:
        return True  # las 17 de mañana
    return bool(before & _JOINTS and farther & _TIMES)


def _goes_on(group: _Group, row: Sequence[Token]) -> bool:
    """Whether what stands behind changes a time: "week", "of the month", "before the deadline", "or 4"."""
    after = _senses(group.end, row)
    beyond = group.end
    while beyond < len(row) and row[beyond].senses.keys() & {Kind.OF, Kind.THE}:
        beyond += 1
    if (after | _senses(beyond, row)) & _AFTER:
        return True
    if after & {Kind.BLOCK, Kind.UNTIL} and any(_is_wait(piece) for piece in group.pieces):
        return True
    following = group.end + 1
    while Kind.BLOCK in after and _senses(following, row) & {Kind.OF, Kind.THE, Kind.AT}:
        following += 1
    return bool(after & (_JOINTS | {Kind.BLOCK}) and _senses(following, row) & _TIMES)


def _senses(at: int, row: Sequence[Token]) -> set[Kind]:
    """What a token may mean; nothing where there is none."""
    return set(row[at].senses) if 0 <= at < len(row) else set()


def _is_wait(piece: Piece) -> bool:
    return piece.minutes is not None or isinstance(piece.day, Later)


def _number_follows(at: int, row: Sequence[Token]) -> bool:
    while at < len(row) and Kind.COMMA in row[at].senses:
        at += 1
    return Kind.DIGITS in _senses(at, row)


def _trailing_hour(group: _Group, row: Sequence[Token]) -> tuple[int | None, int]:
    end = group.end
    by_day = all(piece.rule is None or piece.rule.every in (Every.DAY, Every.WEEKDAY) for piece in group.pieces)
    if by_day and end + 1 == len(row) and Kind.DIGITS in row[end].senses:
        number = row[end].senses[Kind.DIGITS]
        if number < 24:
            return number, end + 1
    return None, end


def _explained(groups: Sequence[_Group], row: Sequence[Token]) -> int:
    """How many characters of the words a language explains: its times, its "remind me", its greeting."""
    times = sum(row[group.end - 1].end - row[group.first].start for group in groups)
    asked = (token for token in row if Kind.REMIND in token.senses or (Kind.LINK in token.senses and " " in token.text))
    return times + sum(token.end - token.start for token in asked)


def _with_zone(chosen: _Chosen | None, row: Sequence[Token], words: str) -> _Chosen | None:
    """The choice with the zone that is named behind its clock; None where that is none that we know for sure."""
    for piece in chosen.pieces if chosen else ():
        named = _zone_at(piece.end, row, words) if piece.clock else None
        if named is None:
            continue
        zone, end = named
        if chosen is None or zone is None:
            return None
        reach = sum(token.start < end for token in row)
        spans = tuple(
            (first, max(stop, reach) if first <= piece.first < stop else stop) for first, stop in chosen.spans
        )
        return chosen._replace(spans=spans, zone=zone)
    return chosen


def _zone_at(at: int, row: Sequence[Token], words: str) -> tuple[str | None, int] | None:
    """The zone that is named at a token and where its name ends; (None, end) where it may be several."""
    place = _PLACED.match(words, row[at - 1].end)
    if place is not None:
        name = place[1] or place[2]
        zones = of_place(name) or of_place(name.removesuffix("er"))
        if zones:
            return (zones[0] if len(zones) == 1 else None), place.end()
    at += at < len(row) and row[at].text == "("
    letters = words[row[at].start : row[at].end] if at < len(row) else ""
    if letters not in _LETTERS:
        return None
    return (None if _SHIFTED.match(words, row[at].start) else _LETTERS[letters]), row[at].end


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


def _expression(chosen: _Chosen) -> _Expression | None:
    """All that the pieces say; None where they contradict each other."""
    said = _Expression()
    if chosen.hour is not None:
        late = 0 < chosen.hour < 7
        said.clock = Clock((chosen.hour + (12 if late else 0)) * 60, other=chosen.hour * 60 if late else None)
    for piece in chosen.pieces:
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
    return SpokenTime(wall=wall, due_at=due, timed=True, past=minutes < 0)


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


def _rest(words: str, row: Sequence[Token], chosen: _Chosen) -> str:
    """What was said beside the time, without "remind me" before it and "to" behind."""
    start = _start_of_rest(row)
    parts: list[str] = []
    at = row[start].start if start < len(row) else len(words)
    for first, end in chosen.spans:
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
