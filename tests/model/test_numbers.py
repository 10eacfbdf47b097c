"""A hunt in numbers: what is counted, what is too little to be told, and whose days they are."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some

from bot.model.job import Outcome, Stage, Standing
from bot.model.numbers import (
    ENOUGH,
    ENOUGH_OF_A_SOURCE,
    FAIR_WAIT,
    WEEKS,
    Journey,
    Milestone,
    Numbers,
    Share,
    Stay,
    Step,
    numbers,
)

NOW = datetime(2026, 6, 17, 12, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()
SAVED, APPLIED, INTERVIEW = Standing(Stage.SAVED), Standing(Stage.APPLIED), Standing(Stage.INTERVIEW)
REJECTED = Standing(Stage.APPLIED, Outcome.REJECTED)
SILENT = Standing(Stage.APPLIED, Outcome.NO_RESPONSE)


def ago(days: float) -> datetime:
    """A moment so many days before now."""
    return NOW - timedelta(days=days)


def journey(*steps: tuple[float, Standing], source: str | None = None, posted: date | None = None) -> Journey:
    """A job that took these steps, so many days ago each."""
    return Journey(ago(steps[0][0]), steps[-1][1], tuple(Step(ago(days), to) for days, to in steps), source, posted)


def counted(*journeys: Journey, zone: str = "UTC") -> Numbers:
    """Their numbers as of now."""
    return numbers(journeys, TODAY, zone)


def funnel(found: Numbers) -> list[int]:
    """How many reached each milestone."""
    return [count for _, count in found.funnel]


# --- the funnel -------------------------------------------------------------------------------------------------------


def test_a_hunt_without_jobs_has_no_numbers() -> None:
    found = counted()
    assert found.saved == 0
    assert funnel(found) == [0] * len(Milestone)
    assert found.answers == Share(0, 0)


def test_who_reached_a_milestone_reached_those_before_it() -> None:
    assert funnel(counted(journey((3, SAVED), (2, INTERVIEW)))) == [1, 1, 1, 1, 0, 0]


def test_what_was_reached_once_stays_reached() -> None:
    assert funnel(counted(journey((9, SAVED), (8, INTERVIEW), (7, APPLIED)))) == [1, 1, 1, 1, 0, 0]


def test_an_accepted_job_passed_them_all() -> None:
    assert funnel(counted(journey((9, SAVED), (1, Standing(Stage.OFFER, Outcome.ACCEPTED))))) == [1] * 6


def test_silence_and_a_no_are_to_an_application() -> None:
    found = counted(
        journey((9, SAVED), (1, Standing(Stage.SAVED, Outcome.REJECTED))),
        journey((9, SAVED), (1, Standing(Stage.SAVED, Outcome.NO_RESPONSE))),
        journey((9, SAVED), (1, Standing(Stage.SAVED, Outcome.WITHDRAWN))),
    )
    assert funnel(found) == [3, 2, 0, 0, 0, 0]
    assert found.answers == Share(1, 2)


def test_a_job_without_a_timeline_counts_where_it_stands() -> None:
    assert funnel(counted(Journey(ago(3), INTERVIEW))) == [1, 1, 1, 1, 0, 0]


# --- answers ----------------------------------------------------------------------------------------------------------


def test_a_no_is_an_answer_and_silence_is_none() -> None:
    found = counted(
        journey((40, SAVED), (30, APPLIED), (20, REJECTED)),
        journey((40, SAVED), (30, APPLIED), (20, INTERVIEW)),
        journey((40, SAVED), (30, APPLIED)),
        journey((40, SAVED), (30, APPLIED), (0, SILENT)),
    )
    assert found.answers == Share(2, 4)


def test_what_was_sent_lately_may_still_be_answered() -> None:
    young = [journey((9, SAVED), (FAIR_WAIT - 1, APPLIED), source="board.example") for _ in range(10)]
    found = counted(*young)
    assert found.waiting == 10
    assert found.sources == (), "their silence says nothing yet"
    old = [journey((40, SAVED), (FAIR_WAIT, APPLIED), source="board.example") for _ in range(10)]
    assert counted(*old).waiting == 0
    assert counted(*old).sources == (("board.example", Share(0, 10)),)


def test_a_source_is_told_once_there_is_enough_of_it() -> None:
    few = [journey((40, SAVED), (30, APPLIED), source="few.example")] * (ENOUGH_OF_A_SOURCE - 1)
    enough = [journey((40, SAVED), (30, APPLIED), (9, REJECTED), source="enough.example")] * ENOUGH_OF_A_SOURCE
    unknown = [journey((40, SAVED), (30, APPLIED))] * 20
    assert counted(*few, *enough, *unknown).sources == (("enough.example", Share(5, 5)),)


def test_the_most_used_source_comes_first() -> None:
    one = [journey((40, SAVED), (30, APPLIED), source="a.example")] * 5
    other = [journey((40, SAVED), (30, APPLIED), source="b.example")] * 6
    assert [source for source, _ in counted(*one, *other).sources] == ["b.example", "a.example"]


def test_a_weekday_is_told_once_there_is_enough_of_it() -> None:
    wednesday, thursday = 28, 27
    answered = [journey((40, SAVED), (wednesday, APPLIED), (9, REJECTED))] * 3
    silent = [journey((40, SAVED), (wednesday, APPLIED))] * (ENOUGH - 3)
    too_few = [journey((40, SAVED), (thursday, APPLIED))] * (ENOUGH - 1)
    assert counted(*answered, *silent, *too_few).weekdays == ((2, Share(3, ENOUGH)),)


def test_the_age_of_the_posting_is_told_once_there_is_enough_of_it() -> None:
    sent = ago(30).date()
    early = [journey((40, SAVED), (30, APPLIED), posted=sent - timedelta(days=14))] * ENOUGH
    late = [journey((40, SAVED), (30, APPLIED), posted=sent - timedelta(days=15))] * (ENOUGH + 3)
    found = counted(*early, *late)
    assert (found.early, found.late) == (Share(0, ENOUGH), Share(0, ENOUGH + 3))
    assert counted(*early[1:]).early is None
    afterwards = [journey((40, SAVED), (30, APPLIED), posted=sent + timedelta(days=1))] * 20
    assert counted(*afterwards).early is None, "a posting that came out again says nothing"


# --- days and weeks ---------------------------------------------------------------------------------------------------


def test_days_in_a_stage_are_the_middle_of_those_that_left_it() -> None:
    left = [journey((20, SAVED), (20 - days, APPLIED)) for days in (1, 3, 4, 10)]
    found = counted(*left, journey((300, SAVED)))
    assert found.stays == (Stay(Stage.SAVED, 3.5, 4),), "whoever is still there says nothing yet"
    assert counted(*left[:2]).stays == ()


def test_a_date_said_later_stands_where_it_belongs() -> None:
    # Saved today, and told only then: applied nine days ago, an interview four days ago.
    found = counted(*[journey((0, SAVED), (9, APPLIED), (4, INTERVIEW))] * 3)
    assert found.stays == (Stay(Stage.APPLIED, 5, 3),)
    assert [week.applied for week in found.weeks][-3:] == [0, 3, 0]


def test_weeks_begin_on_monday_where_the_user_lives() -> None:
    sunday_late = datetime(2026, 6, 14, 22, 30, tzinfo=UTC)  # Monday already in Berlin
    job = Journey(sunday_late, SAVED, (Step(sunday_late, SAVED),))
    assert [week.saved for week in counted(job).weeks][-2:] == [1, 0]
    assert [week.saved for week in counted(job, zone="Europe/Berlin").weeks][-2:] == [0, 1]
    weeks = counted(job).weeks
    assert len(weeks) == WEEKS
    assert all(week.monday.weekday() == 0 for week in weeks)
    assert weeks[-1].monday == date(2026, 6, 15)


standings = some.builds(Standing, some.sampled_from(Stage), some.sampled_from([None, *Outcome]))
moments = some.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 16)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001  # given its zone here
journeys = some.builds(
    Journey,
    moments,
    standings,
    some.lists(some.builds(Step, moments, standings), max_size=6).map(tuple),
    some.sampled_from([None, "a.example", "b.example"]),
    some.none() | some.dates(date(2025, 12, 1), date(2026, 6, 1)),
)
zones = some.sampled_from(["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])


@given(some.lists(journeys, max_size=40), zones)
def test_whatever_happened_the_numbers_agree_with_each_other(ways: list[Journey], zone: str) -> None:
    found = numbers(ways, NOW.astimezone(ZoneInfo(zone)).date(), zone)
    reached = funnel(found)
    assert reached == sorted(reached, reverse=True)
    assert reached[0] == len(ways)
    assert found.answers.sent == reached[1]
    assert reached[2] <= found.answers.answered <= found.answers.sent
    assert found.waiting <= found.answers.sent - found.answers.answered
    shares = [share for _, share in (*found.sources, *found.weekdays)]
    shares += [share for share in (found.early, found.late) if share is not None]
    assert all(0 <= share.answered <= share.sent <= reached[1] for share in shares)
    for group in (found.sources, found.weekdays):
        assert sum(share.sent for _, share in group) <= reached[1]
    assert sum(week.saved for week in found.weeks) <= len(ways)
    assert sum(week.applied for week in found.weeks) <= reached[1]
    assert all(stay.days >= 0 and stay.stays >= 3 for stay in found.stays)


@given(some.lists(journeys, max_size=15))
def test_the_order_of_the_jobs_changes_nothing(ways: list[Journey]) -> None:
    assert numbers(ways, TODAY, "UTC") == numbers(ways[::-1], TODAY, "UTC")
