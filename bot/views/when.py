"""Dates, times and pay in the user's language."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, get_day_names, get_timezone_name
from babel.numbers import format_decimal, get_currency_symbol

from bot.model.posting import Deadline, DeadlineOrigin, Salary
from bot.model.user import Visit
from bot.texts import Markup, text

_SOON_DAYS = 3


def day(value: date, language: str) -> str:
    """A date, as one writes it."""
    return str(format_skeleton("yMMMd", value, locale=_locale(language)))


def short_day(value: date, language: str) -> str:
    """A date without its year."""
    return str(format_skeleton("MMMd", value, locale=_locale(language)))


def weekday(number: int, language: str) -> str:
    """A weekday's name, from 0 for Monday."""
    return str(get_day_names("wide", locale=_locale(language))[number])


def moment(value: datetime, visit: Visit) -> str:
    """A moment on the user's clock, with the zone that the clock shows."""
    zone = ZoneInfo(visit.user.zone)
    local = value.astimezone(zone)
    shown = format_skeleton("MMMEd", local, tzinfo=zone, locale=_locale(visit.user.language))
    return f"{shown}, {local:%H:%M} ({get_timezone_name(local, 'short', locale=_locale(visit.user.language))})"


def short_moment(wall: datetime, language: str, *, timed: bool = True) -> str:
    """A time on the wall, short; its day alone where the hour is not known."""
    shown = str(format_skeleton("MMMEd", wall, locale=_locale(language)))
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


def _locale(language: str) -> str:
    # English without a country is American to Babel; a day before its month is read rightly everywhere.
    return "en_GB" if language == "en" else language


def _number(amount: Decimal | None, language: str) -> str | None:
    return None if amount is None else str(format_decimal(amount, locale=language))
