"""What is planned to be said of a job, and when: the same story has the same plan, and nothing is planned twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.interview import Interview
from bot.model.job import Job, Outcome, Stage, Standing
from bot.model.nudges import NudgeKind, Story, after_quiet, morning, next_push, planned, still_holds
from bot.model.proposal import InterviewKind
from bot.model.user import Topic, User

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BERLIN = User(1, "de", "Europe/Berlin")
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "Africa/Cairo")


def job(stage: Stage = Stage.SAVED, outcome: Outcome | None = None, deadline: date | None = None) -> Job:
    return Job(id=7, created_at=NOW, number=1, standing=Standing(stage, outcome), deadline=deadline)


def applied(days_ago: int, *, wrote: tuple[int, ...] = ()) -> Story:
    at = NOW - timedelta(days=days_ago)
    written = tuple(NOW - timedelta(days=days) for days in wrote)
    return Story(job(Stage.APPLIED), max((at, *written)), at, written)


def interview(at: datetime, *, timed: bool = True) -> Interview:
    return Interview(3, 7, InterviewKind.VIDEO, at, at.replace(tzinfo=None), "UTC", timed)


def days_of(story: Story, user: User, kind: NudgeKind, now: datetime = NOW) -> list[str]:
    zone = ZoneInfo(user.zone)
    return [f"{one.due_at.astimezone(zone):%d.%m. %H:%M}" for one in planned(story, user, now) if one.kind is kind]


def test_a_deadline_is_spoken_of_at_the_users_hour_three_days_and_one_day_before() -> None:
    story = Story(job(deadline=date(2026, 3, 31)), NOW)
    # The clocks go forward on 29 March: nine o'clock stays nine o'clock.
    assert days_of(story, BERLIN, NudgeKind.DEADLINE) == ["28.03. 09:00", "30.03. 09:00"]


def test_of_a_deadline_that_is_near_only_what_is_to_come_is_planned() -> None:
    assert days_of(Story(job(deadline=date(2026, 3, 4)), NOW), BERLIN, NudgeKind.DEADLINE) == ["03.03. 09:00"]
    assert days_of(Story(job(deadline=date(2026, 3, 3)), NOW), BERLIN, NudgeKind.DEADLINE) == []


@pytest.mark.parametrize("stage", [Stage.APPLIED, Stage.SCREENING, Stage.INTERVIEW, Stage.OFFER])
def test_who_has_applied_need_not_hear_of_the_deadline(stage: Stage) -> None:
    assert days_of(Story(job(stage, deadline=date(2026, 3, 31)), NOW), BERLIN, NudgeKind.DEADLINE) == []


def test_follow_ups_come_8_and_15_days_after_applying() -> None:
    assert days_of(applied(0), BERLIN, NudgeKind.FOLLOW_UP) == ["10.03. 09:00", "17.03. 09:00"]


def test_who_wrote_is_asked_a_week_after_that_and_after_two_letters_no_more() -> None:
    assert days_of(applied(9, wrote=(1,)), BERLIN, NudgeKind.FOLLOW_UP) == ["08.03. 09:00"]
    assert days_of(applied(20, wrote=(9, 1)), BERLIN, NudgeKind.FOLLOW_UP) == []


def test_an_application_that_was_dated_back_is_followed_up_from_the_next_morning() -> None:
    assert days_of(applied(10), BERLIN, NudgeKind.FOLLOW_UP) == ["03.03. 09:00", "07.03. 09:00"]
    assert days_of(applied(40), BERLIN, NudgeKind.FOLLOW_UP) == []


def test_an_interview_is_spoken_of_the_day_before_two_hours_before_and_the_day_after() -> None:
    story = Story(job(Stage.INTERVIEW), NOW, interviews=(interview(datetime(2026, 3, 10, 6, 0, tzinfo=UTC)),))
    assert days_of(story, BERLIN, NudgeKind.INTERVIEW_DAY) == ["09.03. 09:00"]
    assert days_of(story, BERLIN, NudgeKind.INTERVIEW_SOON) == ["10.03. 05:00"]  # in the quiet hours: it can't wait
    assert days_of(story, BERLIN, NudgeKind.THANK_YOU) == ["11.03. 09:00"]


def test_an_interview_whose_hour_is_not_known_has_no_two_hours_before() -> None:
    story = Story(job(Stage.INTERVIEW), NOW, interviews=(interview(NOW + timedelta(days=5), timed=False),))
    assert days_of(story, BERLIN, NudgeKind.INTERVIEW_SOON) == []


def test_silence_is_counted_from_the_last_thing_that_happened_or_is_to_happen() -> None:
    assert days_of(applied(3), BERLIN, NudgeKind.SILENCE) == ["29.03. 09:00"]
    to_come = replace(applied(3), interviews=(interview(NOW + timedelta(days=10)),))
    assert days_of(to_come, BERLIN, NudgeKind.SILENCE) == ["11.04. 09:00"]
    assert days_of(Story(job(Stage.SAVED), NOW), BERLIN, NudgeKind.SILENCE) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_of_a_closed_job_nothing_is_said(outcome: Outcome) -> None:
    story = replace(applied(3), job=job(Stage.APPLIED, outcome, date(2026, 3, 31)))
    assert planned(story, BERLIN, NOW) == ()


def test_a_nudge_holds_as_long_as_its_story_does() -> None:
    story = applied(8)
    first = next(one for one in planned(story, BERLIN, NOW - timedelta(days=5)) if one.kind is NudgeKind.FOLLOW_UP)
    told = (first.kind, first.key, first.due_at)
    assert still_holds(*told, story, BERLIN, NOW)
    assert not still_holds(*told, replace(story, job=job(Stage.SCREENING)), BERLIN, NOW)
    assert not still_holds(*told, story, replace(BERLIN, muted=frozenset({Topic.FOLLOW_UPS})), NOW)


def test_an_alert_of_a_day_that_is_over_is_not_made_up_for() -> None:
    story = Story(job(deadline=date(2026, 3, 31)), NOW)
    last = [one for one in planned(story, BERLIN, NOW) if one.kind is NudgeKind.DEADLINE][-1]
    told = (last.kind, last.key, last.due_at, story, BERLIN)
    assert still_holds(*told, datetime(2026, 3, 31, 21, 0, tzinfo=UTC))
    assert not still_holds(*told, datetime(2026, 3, 31, 22, 30, tzinfo=UTC))  # 1 April in Berlin


def test_the_morning_message_comes_only_to_who_wants_it() -> None:
    assert morning(BERLIN, NOW) is None
    wanted = morning(replace(BERLIN, morning=True), NOW)
    assert wanted is not None
    assert wanted.due_at == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


stories = st.builds(
    lambda stage, deadline, active, applied_days, rounds: Story(
        job(stage, deadline=NOW.date() + timedelta(days=deadline)),
        NOW - timedelta(days=active),
        NOW - timedelta(days=active + applied_days),
        interviews=tuple(
            replace(interview(NOW + timedelta(hours=hours)), id=number) for number, hours in enumerate(rounds)
        ),
    ),
    st.sampled_from(Stage),
    st.integers(-5, 60),
    st.integers(0, 50),
    st.integers(0, 50),
    st.lists(st.integers(-200, 400), max_size=3),
)
users = st.builds(
    lambda zone, push, start, end: User(1, "en", zone, push_hour=push, quiet_from=start, quiet_until=end),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(0, 23),
    st.integers(0, 23),
)


@given(stories, users)
def test_every_nudge_is_to_come_and_has_a_key_of_its_own(story: Story, user: User) -> None:
    to_come = planned(story, user, NOW)
    assert all(one.due_at > NOW for one in to_come)
    assert len({one.key for one in to_come}) == len(to_come)
    assert all(len(one.key) <= 96 for one in to_come)


@given(stories, users, st.integers(0, 24 * 40))
def test_planned_anew_at_any_later_time_the_keys_of_what_is_still_to_come_are_the_same(
    story: Story, user: User, hours: int
) -> None:
    later = NOW + timedelta(hours=hours)
    first = {one.key: one.due_at for one in planned(story, user, NOW) if one.due_at > later}
    again = {one.key: one.due_at for one in planned(story, user, later)}
    assert first.items() <= again.items()


@given(users, st.integers(0, 24 * 60 * 400))
def test_quiet_hours_end_within_a_day(user: User, minutes: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    moment = after_quiet(user, now)
    assert now <= moment <= now + timedelta(hours=25)
    assert moment == now or moment.astimezone(ZoneInfo(user.zone)).hour == user.quiet_until
    assert now < next_push(user, now) <= now + timedelta(hours=26)
