"""Pick a day and an hour by taps: a month as a grid, then the hours. All that is known stands in the buttons."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.reminders import Picks, ReminderAct
from bot.model.job import Job
from bot.model.schedule import due_at, months_later
from bot.model.user import Visit
from bot.texts import text
from bot.views.buttons import AskWhen, ChooseWhen, Inert, OnReminder, PickDay, PickHour, PickMonth
from bot.views.card import name
from bot.views.screen import Button, Screen
from bot.views.when import month, week, weekday_and_day

MOST_MONTHS: Final = 24  # after this one
_HOURS: Final = tuple(range(8, 20))
_HOURS_IN_A_ROW: Final = 4
_NOTHING: Final = "\u2800"  # a button has to say something, even if nobody can see it
_GONE: Final = "·"

Row = tuple[Button, ...]


def calendar_screen(picks: Picks, which: int, job: Job, number: int, visit: Visit) -> Screen:
    """A month as a grid, for a number as in 202611; one that can't be chosen from is the nearest that can."""
    language = visit.user.language
    first = _month_of(number, visit)
    place = _place(first, visit)
    before = _turn("‹", picks, which, first, -1) if place > 0 else _inert()
    after = _turn("›", picks, which, first, 1) if place < MOST_MONTHS else _inert()
    begins, names = week(language)
    return Screen(
        text("pick-day", language, name=name(job, language)),
        (
            (before, Button(month(first, language), Inert()), after),
            tuple(Button(one, Inert()) for one in names),
            *_weeks(picks, which, first, begins, visit),
            (Button(text("button-in-words", language), AskWhen(picks, which, 0)),),
            (_back(picks, which, language),),
        ),
    )


def hours_screen(picks: Picks, which: int, job: Job, day: date, visit: Visit) -> Screen:
    """The hours of a day that are still to come."""
    user, language = visit.user, visit.user.language
    each = [
        Button(f"{hour:02}:00", PickHour(picks, which, int(f"{day:%Y%m%d}{hour:02}")))
        for hour in sorted({*_HOURS, user.push_hour})
        if due_at(datetime.combine(day, time(hour)), user.zone) > visit.now
    ]
    return Screen(
        text("pick-hour", language, name=name(job, language), day=weekday_and_day(day, visit)),
        (
            *(tuple(each[at : at + _HOURS_IN_A_ROW]) for at in range(0, len(each), _HOURS_IN_A_ROW)),
            (Button(text("button-remind-other-time", language), AskWhen(picks, which, int(f"{day:%Y%m%d}"))),),
            (Button(text("button-back", language), PickMonth(picks, which, int(f"{day:%Y%m}"))),),
        ),
    )


def day_of(number: int, visit: Visit) -> date | None:
    """The day that a button means by a number as in 20261124; None for one that can't be picked (any more)."""
    try:
        day = date(number // 10_000, number // 100 % 100, number % 100)
    except (ValueError, OverflowError):
        return None
    last = months_later(visit.today.replace(day=1), MOST_MONTHS + 1)
    return day if visit.today <= day < last else None


def _weeks(picks: Picks, which: int, first: date, begins: int, visit: Visit) -> Iterator[Row]:
    day = first - timedelta(days=(first.weekday() - begins) % 7)
    while day.year * 12 + day.month <= first.year * 12 + first.month:
        if day + timedelta(days=6) >= visit.today:  # a week that is over is left out
            yield tuple(_cell(picks, which, day + timedelta(days=at), first, visit) for at in range(7))
        day += timedelta(days=7)


def _cell(picks: Picks, which: int, day: date, first: date, visit: Visit) -> Button:
    if day.month != first.month:
        return _inert()
    if day < visit.today or (day == visit.today and _is_late(visit)):
        return Button(_GONE, Inert())
    return Button(str(day.day), PickDay(picks, which, int(f"{day:%Y%m%d}")))


def _is_late(visit: Visit) -> bool:
    """Whether no hour of today is left to choose."""
    local = visit.now.astimezone(ZoneInfo(visit.user.zone))
    return local.hour >= max(*_HOURS, visit.user.push_hour)


def _turn(label: str, picks: Picks, which: int, first: date, months: int) -> Button:
    year, at = divmod(first.year * 12 + first.month - 1 + months, 12)
    return Button(label, PickMonth(picks, which, year * 100 + at + 1))


def _inert() -> Button:
    return Button(_NOTHING, Inert())


def _back(picks: Picks, which: int, language: str) -> Button:
    # From the message of a reminder that came one gets back to it as it came.
    act = ReminderAct.NOT_DONE if picks is Picks.LATER else ReminderAct.OPEN
    return Button(text("button-back", language), ChooseWhen(which) if picks is Picks.NEW else OnReminder(which, act))


def _month_of(number: int, visit: Visit) -> date:
    """The first day of the month, within the bounds."""
    this = visit.today.replace(day=1)
    last = months_later(this, MOST_MONTHS)
    try:
        wanted = date(number // 100, number % 100, 1)
    except (ValueError, OverflowError):
        return this
    return min(max(wanted, this), last)


def _place(first: date, visit: Visit) -> int:
    return (first.year - visit.today.year) * 12 + first.month - visit.today.month
