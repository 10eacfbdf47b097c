"""The one thing to do next: the most pressing first, one thing a job, the same for the same jobs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.agenda import MOST_MORE, Act, agenda
from bot.model.interview import Interview
from bot.model.job import Job, Outcome, Stage, Standing
from bot.model.liveness import Liveness
from bot.model.nudges import Story
from bot.model.proposal import InterviewKind
from bot.model.user import User

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
USER = User(1, "en", "UTC")


def story(number: int, stage: Stage = Stage.SAVED, *, lain: int = 0, left: int | None = None, match: int = 0) -> Story:
    """A job in that stage, untouched for `lain` days, with `left` days to its deadline."""
    deadline = None if left is None else NOW.date() + timedelta(days=left)
    job = Job(number, NOW, number, Standing(stage), deadline=deadline, match=match)
    at = NOW - timedelta(days=lain)
    return Story(job, at, at if stage is Stage.APPLIED else None)


def with_interview(told: Story, hours: int, *, thanked: bool = False) -> Story:
    at = NOW + timedelta(hours=hours)
    one = Interview(1, told.job.id, InterviewKind.ONSITE, at, at.replace(tzinfo=None), "UTC")
    return replace(told, interviews=(one,), follow_ups=(NOW,) if thanked else ())


def acts(*stories: Story) -> list[tuple[int, Act]]:
    found = agenda(stories, USER, NOW)
    return [(one.job.id, one.act) for one in ((found.first,) if found.first else ()) + found.more]


@pytest.mark.parametrize(
    ("told", "act"),
    [
        (with_interview(story(1, Stage.INTERVIEW), 5), Act.PREPARE),
        (with_interview(story(1, Stage.INTERVIEW), -20), Act.THANK),
        (story(1, Stage.OFFER), Act.ANSWER_OFFER),
        (with_interview(story(1, Stage.OFFER), -20), Act.ANSWER_OFFER),
        (story(1, left=0), Act.APPLY_SOON),
        (story(1, left=-1), Act.CLOSE),
        (story(1, Stage.APPLYING), Act.FINISH),
        (story(1), Act.APPLY),
        (story(1, lain=8), Act.DECIDE),
        (story(1, Stage.APPLIED, lain=8), Act.FOLLOW_UP),
        (story(1, Stage.APPLIED, lain=30), Act.CLOSE),
        (story(1, Stage.SCREENING, lain=30), Act.CLOSE),
    ],
)
def test_each_job_has_its_next_thing(told: Story, act: Act) -> None:
    assert acts(told) == [(1, act)]


def test_what_waits_for_others_is_left_alone() -> None:
    assert acts(story(1, Stage.APPLIED, lain=3)) == []
    assert acts(with_interview(story(1, Stage.INTERVIEW), 24 * 9)) == []
    assert acts(with_interview(story(1, Stage.INTERVIEW), -20, thanked=True)) == []


def test_a_posting_that_was_seen_to_be_closed_is_not_to_be_applied_for() -> None:
    told = story(1, left=5)
    assert acts(replace(told, job=replace(told.job, liveness=Liveness.CLOSED))) == [(1, Act.CLOSE)]


def test_what_presses_comes_first_and_of_equals_the_better_match() -> None:
    interview = with_interview(story(1, Stage.INTERVIEW), 20)
    soon, sooner = story(2, left=5), story(3, left=2)
    good, better = story(4, match=60), story(5, match=90)
    assert [number for number, _ in acts(good, soon, better, interview, sooner)] == [1, 3, 2, 5, 4]


def test_of_many_jobs_one_and_four_more_are_named_and_the_rest_counted() -> None:
    found = agenda([story(number) for number in range(1, 12)], USER, NOW)
    assert len(found.more) == MOST_MORE
    assert found.left == 11 - 1 - MOST_MORE


def test_closed_and_archived_jobs_are_no_work() -> None:
    closed = replace(story(1), job=replace(story(1).job, standing=Standing(Stage.SAVED, Outcome.REJECTED)))
    archived = replace(story(2), job=replace(story(2).job, archived_at=NOW))
    assert acts(closed, archived) == []


@given(
    st.lists(
        st.builds(
            lambda number, stage, lain, left, match: story(number, stage, lain=lain, left=left, match=match),
            st.integers(1, 500),
            st.sampled_from(Stage),
            st.integers(0, 60),
            st.none() | st.integers(-9, 60),
            st.integers(0, 100),
        ),
        max_size=12,
        unique_by=lambda told: told.job.id,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_jobs_are_kept_changes_nothing(stories: list[Story], luck) -> None:  # type: ignore[no-untyped-def]  # a Random
    shuffled = list(stories)
    luck.shuffle(shuffled)
    found = agenda(stories, USER, NOW)
    assert found == agenda(shuffled, USER, NOW)
    named = [one.job.id for one in ((found.first,) if found.first else ()) + found.more]
    assert len(named) == len(set(named))


def test_days_are_those_of_where_the_user_lives() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    told = replace(story(1), job=replace(story(1).job, deadline=date(2026, 3, 3)))
    in_berlin = agenda([told], User(1, "de", "Europe/Berlin"), late)
    assert in_berlin.first is not None
    assert in_berlin.first.days == 0
