"""When a thing is due: a time on the wall, the zone it hangs in, and a rule by which it comes back.

Walls are naive datetimes, zones IANA names, instants aware and in UTC. A wall time that the clocks skip moves behind
the gap by the gap's length; one that they show twice counts the first time only.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

MOST_INTERVAL: Final = 99
_LAST_YEAR: Final = 9000
# An estimate of where in a series a moment falls is never further off than this many occurrences.
_LOOK_BACK: Final = 3
_STEPS: Final = 12


class Every(StrEnum):
    """The kinds of series."""

    ONCE = "once"
    DAY = "daily"
    WEEKDAY = "weekdays"  # Monday to Friday
    WEEK = "weekly"
    MONTH = "monthly"
    YEAR = "yearly"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a thing comes back: `Rule(Every.WEEK, 2)` is every second week, counted from its first wall time.

    Written as "weekly/2", and "weekly" where the interval is 1. Only Every.ONCE and Every.WEEKDAY have no other
    interval than 1. ValueError for any other value.
    """

    every: Every = Every.ONCE
    interval: int = 1

    def __post_init__(self) -> None:
        most = 1 if self.every in (Every.ONCE, Every.WEEKDAY) else MOST_INTERVAL
        if not 1 <= self.interval <= most:
            raise ValueError(f"no such interval: {self.every}/{self.interval}")

    def __str__(self) -> str:
        return str(self.every) if self.interval == 1 else f"{self.every}/{self.interval}"

    @classmethod
    def parsed(cls, text: str) -> "Rule":
        """The rule that `str` wrote. ValueError for anything else."""
        every, _, interval = text.partition("/")
        rule = cls(Every(every), int(interval) if interval else 1)
        if str(rule) != text:
            raise ValueError(f"no rule: {text[:40]}")
        return rule


ONCE: Final = Rule()


@dataclass(frozen=True, slots=True)
class SpokenTime:
    """A time as a person said it, and the words around it.

    `wall` is where the person lives, `due_at` the instant it means. `timed` says whether a time of day was said;
    without one it is the hour that the caller gave. `past` marks what had gone by already, `also` is the other wall
    time that the words may mean ("5/6", "next Friday"), `ends` the end of a span ("14:00–15:00"). `rest` is what
    else was said. `instant` marks a moment that hangs on no clock of the person's: "in 2 hours", "15:00 UTC".
    """

    wall: datetime
    due_at: datetime
    rest: str = ""
    rule: Rule = ONCE
    timed: bool = False
    past: bool = False
    also: datetime | None = None
    ends: datetime | None = None
    instant: bool = False


def due_at(wall: datetime, zone: str) -> datetime:
    """The instant at which the clocks of a zone show a wall time."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def next_occurrence(wall: datetime, zone: str, rule: Rule, after: datetime) -> datetime | None:
    """The first instant of a series after a moment; None where the series is over.

    A series begins with `wall` and is counted from it, so that the 31st comes back after a February.
    """
    local = after.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    for nth in _near(wall, rule, local):
        nominal = _nth(wall, rule, nth)
        if nominal is None:
            return None
        due = due_at(nominal, zone)
        if due > after:
            return due
    return None


def rezoned(wall: datetime, rule: Rule, due: datetime, old: str, new: str) -> datetime:
    """When the occurrence that was due at `due` is due after a move to another zone, or under new rules for the old.

    It keeps its day and its time on the wall, so that a move neither loses an occurrence nor brings one twice.
    """
    local = due.astimezone(ZoneInfo(old)).replace(tzinfo=None)
    walls = (_nth(wall, rule, nth) for nth in _near(wall, rule, local))
    nominal = min((one for one in walls if one is not None), key=lambda one: abs(one - local), default=wall)
    return due_at(nominal, new)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def workdays_later(day: date, workdays: int) -> date:
    """The day after that many more days from Monday to Friday."""
    if workdays <= 0:
        return day
    weeks, left = divmod(workdays - 1, 5)
    day = day + timedelta(weeks=weeks)
    for _ in range(left + 1):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def _near(wall: datetime, rule: Rule, local: datetime) -> range:
    """The numbers of the occurrences around a local time; the first is 0."""
    if rule.every is Every.ONCE:
        return range(1)
    days = (local - wall).days
    span = {Every.DAY: 1, Every.WEEKDAY: 1.4, Every.WEEK: 7, Every.MONTH: 30.436875, Every.YEAR: 365.2425}[rule.every]
    first = max(0, int(days / (span * rule.interval)) - _LOOK_BACK)
    return range(first, first + _STEPS)


def _nth(wall: datetime, rule: Rule, nth: int) -> datetime | None:
    """The wall time of an occurrence; None behind the end of all calendars."""
    count = nth * rule.interval
    try:
        day = _day(wall.date(), rule.every, count)
    except (OverflowError, ValueError):
        return None
    return datetime.combine(day, wall.time()) if day.year <= _LAST_YEAR else None


def _day(first: date, every: Every, count: int) -> date:
    if every is Every.WEEKDAY:
        # A series of working days that is begun at a weekend begins with the Monday.
        begun = first if first.weekday() < 5 else first + timedelta(days=7 - first.weekday())
        return workdays_later(begun, count)
    if every is Every.MONTH:
        return months_later(first, count)
    if every is Every.YEAR:
        return months_later(first, 12 * count)
    return first + timedelta(days=count * (7 if every is Every.WEEK else 1))
