"""Whatever the clocks do, a reminder comes at its time on the wall, once."""
# ruff: noqa: DTZ001 - times on the wall have no zone of their own

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.schedule import (
    ONCE,
    Every,
    Rule,
    due_at,
    months_later,
    next_occurrence,
    rezoned,
    workdays_later,
)

ZONES = (
    "Europe/Berlin",  # an hour, at 2 and 3
    "Africa/Cairo",  # an hour, at midnight
    "America/Santiago",  # an hour, at midnight, the other half of the year
    "Australia/Lord_Howe",  # half an hour
    "Asia/Kathmandu",  # never; five hours and three quarters
    "America/New_York",
)
RULES = (
    Rule(Every.DAY),
    Rule(Every.DAY, 3),
    Rule(Every.WEEKDAY),
    Rule(Every.WEEK),
    Rule(Every.WEEK, 2),
    Rule(Every.MONTH),
    Rule(Every.MONTH, 6),
    Rule(Every.YEAR),
)
walls = some.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31)).map(lambda wall: wall.replace(second=0))
moments = some.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31), timezones=some.just(UTC))


def local(moment: datetime, zone: str) -> datetime:
    """What the clocks of a zone show at a moment."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def series(wall: datetime, zone: str, rule: Rule, after: datetime, count: int) -> list[datetime]:
    """The next occurrences, one after the other, as a sweeper finds them."""
    found: list[datetime] = []
    while len(found) < count and (due := next_occurrence(wall, zone, rule, after)) is not None:
        found.append(due)
        after = due
    return found


@pytest.mark.parametrize(
    ("zone", "wall", "shown"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 3, 30)),
        ("Africa/Cairo", datetime(2026, 4, 24, 0, 0), datetime(2026, 4, 24, 1, 0)),
        ("America/Santiago", datetime(2026, 9, 6, 0, 0), datetime(2026, 9, 6, 1, 0)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15), datetime(2026, 10, 4, 2, 45)),
        ("America/New_York", datetime(2026, 3, 8, 2, 30), datetime(2026, 3, 8, 3, 30)),
        ("Asia/Kathmandu", datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 2, 30)),
    ],
)
def test_a_time_that_the_clocks_skip_comes_right_after_the_gap(zone: str, wall: datetime, shown: datetime) -> None:
    assert local(due_at(wall, zone), zone) == shown


@pytest.mark.parametrize(
    ("zone", "wall", "first"),
    [
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2026, 10, 29, 23, 30), datetime(2026, 10, 29, 20, 30, tzinfo=UTC)),
        ("America/Santiago", datetime(2026, 4, 4, 23, 30), datetime(2026, 4, 5, 2, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45), datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_the_clocks_show_twice_fires_at_the_first(zone: str, wall: datetime, first: datetime) -> None:
    assert due_at(wall, zone) == first
    tomorrow = next_occurrence(wall, zone, Rule(Every.DAY), first)
    assert tomorrow is not None
    assert local(tomorrow, zone) == wall + timedelta(days=1)


def test_a_daily_midnight_misses_no_day_where_midnight_is_skipped() -> None:
    found = series(
        datetime(2026, 4, 22), "Africa/Cairo", Rule(Every.DAY), datetime(2026, 4, 21, 12, tzinfo=UTC), count=4
    )
    assert [local(due, "Africa/Cairo").date() for due in found] == [date(2026, 4, day) for day in (22, 23, 24, 25)]


def test_the_31st_comes_back_after_a_february() -> None:
    found = series(
        datetime(2026, 1, 31, 9), "Europe/Berlin", Rule(Every.MONTH), datetime(2026, 1, 1, tzinfo=UTC), count=5
    )
    assert [local(due, "Europe/Berlin").date() for due in found] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
    ]


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    found = series(datetime(2024, 2, 29, 9), "UTC", Rule(Every.YEAR), datetime(2024, 1, 1, tzinfo=UTC), count=5)
    assert [due.date() for due in found] == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


def test_working_days_leave_out_the_weekend_and_begin_on_a_monday() -> None:
    saturday = datetime(2026, 11, 28, 9)
    found = series(saturday, "UTC", Rule(Every.WEEKDAY), datetime(2026, 11, 27, tzinfo=UTC), count=6)
    assert [due.strftime("%a %d") for due in found] == ["Mon 30", "Tue 01", "Wed 02", "Thu 03", "Fri 04", "Mon 07"]


def test_what_is_due_once_is_over_when_it_was_due() -> None:
    wall, due = datetime(2026, 12, 3, 14), datetime(2026, 12, 3, 13, tzinfo=UTC)
    assert next_occurrence(wall, "Europe/Berlin", ONCE, due - timedelta(minutes=1)) == due
    assert next_occurrence(wall, "Europe/Berlin", ONCE, due) is None


def test_a_series_ends_before_the_calendar_does() -> None:
    last = datetime(9998, 1, 1)
    assert next_occurrence(last, "UTC", Rule(Every.YEAR, 99), datetime(9998, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize("zone", ZONES)
@settings(deadline=None)
@given(data=some.data())
def test_every_occurrence_comes_once_and_near_its_nominal_time(zone: str, data: some.DataObject) -> None:
    wall, after = data.draw(walls), data.draw(moments)
    rule = data.draw(some.sampled_from(RULES))
    found = series(wall, zone, rule, after, count=8)
    assert len(found) == 8
    assert found[0] > after
    assert all(one < other for one, other in pairwise(found))
    for due in found:
        shown = local(due, zone)
        # Only a gap moves a time, and at the end of a day it moves it into the next.
        nominal = {datetime.combine(shown.date() - timedelta(days=day), wall.time()) for day in (0, 1)}
        assert due in {due_at(meant, zone) for meant in nominal}
        if rule.every is Every.WEEK:
            assert (shown.date() - wall.date()).days % (7 * rule.interval) == 0
        if rule.every is Every.DAY:
            assert (shown.date() - wall.date()).days % rule.interval == 0
        if rule.every is Every.MONTH:
            assert shown.date() == months_later(wall.date(), _months(wall.date(), shown.date()))
            assert _months(wall.date(), shown.date()) % rule.interval == 0


@pytest.mark.parametrize("zone", ZONES)
@settings(deadline=None)
@given(data=some.data())
def test_no_occurrence_lies_between_a_moment_and_the_one_found(zone: str, data: some.DataObject) -> None:
    wall = data.draw(walls)
    rule = data.draw(some.sampled_from(RULES))
    first = next_occurrence(wall, zone, rule, due_at(wall, zone) - timedelta(days=8))
    assert first is not None
    whole = series(wall, zone, rule, first - timedelta(seconds=1), count=40)
    picked = data.draw(some.integers(0, 38))
    assert next_occurrence(wall, zone, rule, whole[picked]) == whole[picked + 1]
    assert next_occurrence(wall, zone, rule, whole[picked + 1] - timedelta(seconds=1)) == whole[picked + 1]


@settings(deadline=None)
@given(some.sampled_from(ZONES), some.sampled_from(ZONES), walls, moments, some.sampled_from(RULES))
def test_a_move_to_another_zone_keeps_the_day_and_the_time_on_the_wall(
    old: str, new: str, wall: datetime, after: datetime, rule: Rule
) -> None:
    due = next_occurrence(wall, old, rule, after)
    assert due is not None
    moved = rezoned(wall, rule, due, old, new)
    assert abs(local(moved, new) - local(due, old)) <= timedelta(hours=1)
    assert rezoned(wall, rule, moved, new, old) == due


def test_the_occurrence_after_a_move_is_the_next_day_s() -> None:
    wall, daily = datetime(2026, 11, 1, 9), Rule(Every.DAY)
    fired = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 9:00 in Berlin
    coming = next_occurrence(wall, "Europe/Berlin", daily, fired)
    assert coming is not None
    assert rezoned(wall, daily, coming, "Europe/Berlin", "America/New_York") == datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_working_days_are_counted_over_weekends() -> None:
    friday = date(2026, 11, 27)
    assert workdays_later(friday, 1) == date(2026, 11, 30)
    assert workdays_later(friday, 5) == date(2026, 12, 4)
    assert workdays_later(friday, 6) == date(2026, 12, 7)
    assert workdays_later(date(2026, 11, 28), 1) == date(2026, 11, 30)


@settings(deadline=None)
@given(some.sampled_from(RULES))
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert Rule.parsed(str(rule)) == rule


@settings(deadline=None)
@given(some.text(max_size=20) | some.sampled_from(["weekly/0", "weekly/100", "once/2", "weekly/ 2", "weekly/1", "/2"]))
def test_what_is_no_rule_is_refused(text: str) -> None:
    if text in map(str, Every):
        return
    with pytest.raises(ValueError, match=r".+"):
        Rule.parsed(text)


def _months(first: date, later: date) -> int:
    return (later.year - first.year) * 12 + later.month - first.month
