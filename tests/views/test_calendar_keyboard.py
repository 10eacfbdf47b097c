"""A calendar of buttons: whatever a button carried, it is a keyboard that Telegram takes, of days that are to come."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions.reminders import Picks
from bot.model.job import Job
from bot.model.user import Visit
from bot.views.buttons import LONGEST, PickDay, PickHour, PickMonth, packed
from bot.views.calendar_keyboard import MOST_MONTHS, calendar_screen, day_of, hours_screen
from bot.views.screen import Screen
from bot.views.when import week
from tests.conftest import visit

JOB = Job(
    id=1, number=1, title="Data Analyst", company="Brackwater Ferries", created_at=datetime(2026, 3, 2, tzinfo=UTC)
)
LARGEST = 2**63 - 1
ZONES = ("UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu")
moments = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2090-12-31"), timezones=st.just(UTC)
)


def taps(screen: Screen) -> list[object]:
    """What the screen's buttons do."""
    return [button.tap for row in screen.rows for button in row]


def held_to_telegram(screen: Screen) -> None:
    """No more buttons than Telegram takes, none of them empty or longer than it carries."""
    assert sum(len(row) for row in screen.rows) <= 100
    assert all(len(row) <= 8 for row in screen.rows)
    for row in screen.rows:
        for button in row:
            assert button.label.strip()
            assert button.tap is not None
            assert len(packed(button.tap).encode()) <= LONGEST


@settings(deadline=None)  # Babel reads a language when it is first needed
@given(moments, st.sampled_from(ZONES), st.sampled_from(["en", "de"]), st.sampled_from(Picks), st.integers(0, LARGEST))
def test_whatever_month_is_asked_for_a_calendar_of_days_to_come_is_shown(
    now: datetime, zone: str, language: str, picks: Picks, number: int
) -> None:
    who = visit(1, now, language, zone)
    shown = calendar_screen(picks, LARGEST, JOB, number, who)
    held_to_telegram(shown)
    days = [day_of(tap.day, who) for tap in taps(shown) if isinstance(tap, PickDay)]
    assert all(day is not None and day >= who.today for day in days)
    assert days == sorted(days, key=str)


@settings(deadline=None)
@given(moments, st.sampled_from(ZONES), st.integers(0, 700))
def test_the_hours_of_a_day_are_to_come(now: datetime, zone: str, days: int) -> None:
    who = visit(1, now, "en", zone)
    day = who.today + timedelta(days=days)
    shown = hours_screen(Picks.LATER, LARGEST, JOB, day, who)
    held_to_telegram(shown)
    hours = [tap.hour % 100 for tap in taps(shown) if isinstance(tap, PickHour)]
    assert hours == sorted(hours)
    assert days == 0 or {9, 12, 19} <= set(hours)


@given(st.integers(0, LARGEST))
def test_a_forged_day_is_one_that_can_be_picked_or_none(number: int) -> None:
    who = visit(1, datetime(2026, 3, 2, 9, tzinfo=UTC))
    day = day_of(number, who)
    assert day is None or who.today <= day < date(2028, 4, 1)


@pytest.mark.parametrize("picks", Picks)
def test_every_month_within_two_years_can_be_reached_and_none_beyond(picks: Picks) -> None:
    who: Visit = visit(1, datetime(2026, 3, 2, 9, tzinfo=UTC))
    number, seen = 0, []
    for _ in range(MOST_MONTHS + 1):
        shown = calendar_screen(picks, 1, JOB, number, who)
        seen.append(shown.rows[0][1].label)
        forward = shown.rows[0][2].tap
        if not isinstance(forward, PickMonth):
            break
        number = forward.month
    assert (len(seen), len(set(seen)), seen[-1]) == (25, 25, "Mar 2028")


def test_a_week_begins_as_people_there_are_used_to() -> None:
    assert week("de") == (0, ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."))
    assert week("pt_BR")[0] == 6
