"""Dates, times and pay in the user's language."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import (
    format_skeleton,
    get_day_names,
    get_timezone_location,
    get_timezone_name,
)
from babel.numbers import format_decimal, get_currency_symbol

from bot.model.posting import Deadline, DeadlineOrigin, Salary
from bot.model.user import Visit
from bot.texts import Markup, text

_SOON_DAYS = 3


def day(value: date, language: str) -> str:
    """A date, as one writes it."""
    return _written("yMMMd", value, language)


def short_day(value: date, language: str) -> str:
    """A date without its year."""
    return _written("MMMd", value, language)


def weekday(number: int, language: str) -> str:
    """A weekday's name, from 0 for Monday."""
    return str(get_day_names("wide", locale=_locale(language))[number])


def moment(value: datetime, visit: Visit) -> str:
    """A moment on the user's clock, with the zone that the clock shows; the year where it is another one."""
    zone, locale = ZoneInfo(visit.user.zone), _locale(visit.user.language)
    local = value.astimezone(zone)
    shown = weekday_and_day(local.date(), visit)
    return f"{shown}, {local:%H:%M} ({get_timezone_name(local, 'short', locale=locale)})"


def on_the_clock(value: datetime, visit: Visit) -> str:
    """A moment on the user's clock, short: for a button."""
    local = value.astimezone(ZoneInfo(visit.user.zone))
    return wall_time(local.replace(tzinfo=None), visit)


def wall_time(wall: datetime, visit: Visit) -> str:
    """A time on the user's wall, short: for a button."""
    return f"{weekday_and_day(wall.date(), visit)}, {wall:%H:%M}"


def weekday_and_day(value: date, visit: Visit) -> str:
    """A day with its weekday; the year where it is another one."""
    skeleton = "MMMEd" if value.year == visit.today.year else "yMMMEd"
    return _written(skeleton, value, visit.user.language)


def clock(zone: str, now: datetime) -> str:
    """What the clocks of a zone show."""
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


def place(zone: str, language: str, now: datetime) -> str:
    """A zone by the city that it is named after; one that is named after none by its distance from UTC."""
    if "/" not in zone or zone.startswith("Etc/"):
        ahead = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
        hours, minutes = divmod(int(abs(ahead).total_seconds()) // 60, 60)
        sign = "−" if ahead < timedelta() else "+"
        return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}" if ahead else "UTC"
    return str(get_timezone_location(zone, locale=_locale(language), return_city=True)).rpartition("/")[2]


def month(first: date, language: str) -> str:
    """A month and its year, short: for a button."""
    return _written("yMMM", first, language)


def week(language: str) -> tuple[int, tuple[str, ...]]:
    """How a week is written: the weekday that it begins with (Monday is 0), and the seven names from there."""
    locale = Locale.parse(_locale(language))
    first = int(locale.first_week_day)
    names = locale.days["stand-alone"]["short"]
    return first, tuple(str(names[(first + at) % 7]) for at in range(7))


def short_moment(wall: datetime, language: str, *, timed: bool = True) -> str:
    """A time on the wall, short; its day alone where the hour is not known."""
    shown = _written("MMMEd", wall.date(), language)
    return f"{shown}, {wall:%H:%M}" if timed else shown


def deadline(value: Deadline | date, visit: Visit) -> Markup:
    """How long one can still apply, counted in the user's days."""
    last = value.day if isinstance(value, Deadline) else value
    left = (last - visit.today).days
    name = "deadline-closed" if left < 0 else "deadline-today" if left == 0 else "deadline-open"
    said = text(name, visit.user.language, day=day(last, visit.user.language), days=abs(left))
    if isinstance(value, Deadline) and value.origin is DeadlineOrigin.PAGE:
        said = text("deadline-from-page", visit.user.language, deadline=said)
    return said


def deadline_mark(last: date, visit: Visit) -> str:
    """One sign for a deadline: over, near, or still far."""
    left = (last - visit.today).days
    return "⌛" if left < 0 else "🔥" if left <= _SOON_DAYS else "⏳"


def pay(salary: Salary, language: str) -> Markup:
    """A salary as a line of a card."""
    unit = get_currency_symbol(salary.currency, locale=language) if salary.currency else ""
    low, high = (_number(end, language) for end in (salary.min, salary.max))
    if low and high and low != high:
        amount = text("pay-range", language, low=low, high=high, unit=unit)
    elif low and high:
        amount = text("pay-exact", language, amount=low, unit=unit)
    elif low:
        amount = text("pay-from", language, amount=low, unit=unit)
    else:
        amount = text("pay-up-to", language, amount=high or "", unit=unit)
    if salary.period is None:
        return amount
    return text("pay-period", language, amount=amount, period=salary.period.value)


@lru_cache(2_000)
def _written(skeleton: str, value: date, language: str) -> str:
    """A date by what is to be told of it: a list shows the same few days again and again."""
    return str(format_skeleton(skeleton, value, locale=_locale(language)))


def _locale(language: str) -> str:
    # English without a country is American to Babel; a day before its month is read rightly everywhere.
    return "en_GB" if language == "en" else language


def _number(amount: Decimal | None, language: str) -> str | None:
    return None if amount is None else str(format_decimal(amount, locale=language))
