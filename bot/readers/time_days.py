"""Days as people name them, and the dates that they mean on a given day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from bot.model.schedule import months_later, workdays_later
from bot.readers.time_words import Unit

_MOST_YEARS = 8  # from one 29 February to the next
_RECENT = timedelta(days=31)
_MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """When something is said, on the clocks where it is said, and which time of that day is meant.

    `back` looks for what was, not for what comes: "applied on Friday".
    """

    now: datetime
    moment: time
    back: bool

    @property
    def today(self) -> date:
        """The day on which it is said."""
        return self.now.date()

    def is_ahead(self, day: date) -> bool:
        """Whether the moment on that day is still to come."""
        return datetime.combine(day, self.moment) > self.now


@dataclass(frozen=True, slots=True)
class Dates:
    """The date that is meant, and another one that may be."""

    day: date
    also: date | None = None


class Day(Protocol):
    """A day as it was named."""

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; None where there is no such day."""


@dataclass(frozen=True, slots=True)
class Offset:
    """Today, tomorrow, yesterday."""

    days: int

    def on(self, calendar: Calendar) -> Dates | None:
        """The date, always."""
        return Dates(calendar.today + timedelta(days=self.days))


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday (0) to Sunday: the coming one, `after_today` ("next Monday"), or the `last` one."""

    number: int
    after_today: bool = False
    last: bool = False

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; "next Friday" may mean the one a week later while this week still has its Friday."""
        today = calendar.today
        if self.last or calendar.back:
            since = (today.weekday() - self.number) % 7 or (7 if self.last else 0)
            return Dates(today - timedelta(days=since))
        until = (self.number - today.weekday()) % 7
        week = timedelta(days=7)
        if until == 0:
            if self.after_today or not calendar.is_ahead(today):
                return Dates(today + week)
            return Dates(today, today + week)
        day = today + timedelta(days=until)
        return Dates(day, day + week if self.after_today and self.number > today.weekday() else None)


@dataclass(frozen=True, slots=True)
class InWeek:
    """A weekday of this week (0), of the next (1), of the last (-1)."""

    number: int
    weeks: int

    def on(self, calendar: Calendar) -> Dates | None:
        """The date, always."""
        monday = calendar.today - timedelta(days=calendar.today.weekday())
        return Dates(monday + timedelta(weeks=self.weeks, days=self.number))


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month; without a year it is the next one. `swapped` is the other order of its numbers."""

    month: int
    day: int
    year: int | None = None
    swapped: bool = False

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; without a year also the one that is just over."""
        day = self._on(calendar)
        if day is None:
            return None
        if self.swapped and self.day <= 12 and self.day != self.month:
            other = MonthDay(self.day, self.month, self.year)._on(calendar)
            return Dates(day, other)
        if self.year is None and not calendar.back:
            over = MonthDay(self.month, self.day)._on(Calendar(calendar.now, calendar.moment, back=True))
            return Dates(day, over if over and over < calendar.today and calendar.today - over <= _RECENT else None)
        return Dates(day)

    def _on(self, calendar: Calendar) -> date | None:
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        today, step = calendar.today, -1 if calendar.back else 1
        for year in range(today.year, today.year + step * (_MOST_YEARS + 1), step):
            found = _date(year, self.month, self.day)
            if found and (found <= today if calendar.back else found >= today):
                return found
        return None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The 3rd: of this month, or of the next one that has such a day."""

    day: int

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; None for the 32nd."""
        first = calendar.today.replace(day=1)
        for months in range(_MOST_MONTHS):
            month = months_later(first, -months if calendar.back else months)
            found = _date(month.year, month.month, self.day)
            if found is None:
                continue
            if calendar.back and found <= calendar.today:
                return Dates(found)
            if not calendar.back and (found > calendar.today or (found == calendar.today and calendar.is_ahead(found))):
                return Dates(found)
        return None


@dataclass(frozen=True, slots=True)
class Later:
    """In three days, in two weeks, a month ago: counted from today."""

    count: int
    unit: Unit

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; None where it is out of reach or the unit is no day's."""
        day, count = calendar.today, self.count
        if abs(count) > 1_000:
            return None
        if self.unit is Unit.WORKDAY:
            return Dates(workdays_later(day, count)) if count > 0 else None
        if self.unit in (Unit.MONTH, Unit.YEAR):
            return Dates(months_later(day, count * (12 if self.unit is Unit.YEAR else 1)))
        return Dates(day + timedelta(days=count * (7 if self.unit is Unit.WEEK else 1)))


@dataclass(frozen=True, slots=True)
class Begin:
    """Next week is its Monday, next month its first; last week is a week ago."""

    unit: Unit
    count: int

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; None for units that do not begin."""
        if self.count < 0 and self.unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            return Later(self.count, self.unit).on(calendar)
        today = calendar.today
        if self.unit is Unit.WEEK:
            return InWeek(0, self.count).on(calendar)
        if self.unit is Unit.MONTH:
            return Dates(months_later(today.replace(day=1), self.count))
        return Dates(date(today.year + self.count, 1, 1)) if self.unit is Unit.YEAR else None


@dataclass(frozen=True, slots=True)
class End:
    """The end of a week (its Friday), of a month, of a year; `count` is how many from this one."""

    unit: Unit
    count: int = 0

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; None for units that are over too soon."""
        today = calendar.today
        if self.unit is Unit.WEEK:
            return InWeek(4, self.count).on(calendar)
        if self.unit is Unit.MONTH:
            return Dates(months_later(today.replace(day=1), self.count + 1) - timedelta(days=1))
        return Dates(date(today.year + self.count, 12, 31)) if self.unit is Unit.YEAR else None


@dataclass(frozen=True, slots=True)
class EndOfMonth:
    """The last day of a month that is named."""

    month: int

    def on(self, calendar: Calendar) -> Dates | None:
        """The date, always."""
        first = MonthDay(self.month, 1).on(calendar)
        this = calendar.today.replace(day=1)
        start = this if self.month == this.month else first.day if first else this
        return Dates(months_later(start, 1) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Weekend:
    """The Saturday of this week, or of the next."""

    after_this: bool = False

    def on(self, calendar: Calendar) -> Dates | None:
        """The date; "next weekend" may mean the coming one."""
        coming = Weekday(5, last=False).on(calendar)
        if coming is None or not self.after_this or calendar.back:
            return coming
        return Dates(coming.day + timedelta(days=7), coming.day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
