"""What to do next: one thing and why, then a few more. Decided from deadlines, match, stage and silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.model.interview import Interview
from bot.model.job import Job, Stage
from bot.model.liveness import Liveness
from bot.model.nudges import FIRST_FOLLOW_UP, MOST_FOLLOW_UPS, NEXT_FOLLOW_UP, SILENT_FOR, Story
from bot.model.user import User, day_in

MOST_MORE: Final = 4
_PREPARE_WITHIN: Final = 2  # days
_DEADLINE_WITHIN: Final = 7
_THANK_WITHIN: Final = 2
_LIES_FOR: Final = 7  # days a saved job may lie before it is asked about


class Act(StrEnum):
    """What can be done next, the most pressing first."""

    PREPARE = "prepare"  # an interview is near
    ANSWER_OFFER = "answer_offer"
    APPLY_SOON = "apply_soon"  # the deadline is near
    THANK = "thank"  # an interview was
    FINISH = "finish"  # the application is begun
    FOLLOW_UP = "follow_up"
    APPLY = "apply"
    DECIDE = "decide"  # a saved job has lain for long
    CLOSE = "close"  # silence for a month, or the posting is closed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do, and why: `days` is to the deadline or interview, or since what lies back."""

    act: Act
    job: Job
    days: int = 0
    interview: Interview | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The one thing to do next, and what comes after it; `left` is how much more there is."""

    first: Suggestion | None = None
    more: tuple[Suggestion, ...] = ()
    left: int = 0


def agenda(stories: Iterable[Story], user: User, now: datetime) -> Agenda:
    """What a user should do next, one thing a job."""
    today = day_in(user.zone, now)
    several = (min(_suggested(story, user, now, today), key=_urgency, default=None) for story in stories)
    found = [best for best in several if best is not None]
    found.sort(key=_urgency)
    return Agenda(found[0] if found else None, tuple(found[1 : 1 + MOST_MORE]), max(0, len(found) - 1 - MOST_MORE))


def _urgency(one: Suggestion) -> tuple[int, int, int, int]:
    """Smaller is sooner: the kind of thing, how near it is, then how well the job fits, and the oldest first."""
    near = one.days if one.act in (Act.PREPARE, Act.APPLY_SOON) else -one.days
    return list(Act).index(one.act), near if one.act is not Act.APPLY else 0, -(one.job.match or 0), one.job.id


def _suggested(story: Story, user: User, now: datetime, today: date) -> Iterator[Suggestion]:
    """What can be done for one job."""
    job = story.job
    if job.standing is None or not job.is_under_way:
        return
    yield from _around_interviews(story, user, now, today)
    if job.standing.stage is Stage.OFFER:
        yield Suggestion(Act.ANSWER_OFFER, job, (today - day_in(user.zone, story.active_at)).days)
    if job.standing.stage in (Stage.SAVED, Stage.APPLYING):
        yield from _to_send(story, user, today)
    else:
        yield from _in_silence(story, user, now, today)


def _around_interviews(story: Story, user: User, now: datetime, today: date) -> Iterator[Suggestion]:
    for one in story.interviews:
        days = (day_in(user.zone, one.at) - today).days
        if one.at >= now - timedelta(hours=1) and days <= _PREPARE_WITHIN:
            yield Suggestion(Act.PREPARE, story.job, max(0, days), one)
    for one in reversed(story.interviews):
        since = (today - day_in(user.zone, one.at)).days
        thanked = any(at > one.at for at in story.follow_ups)
        if 0 < since <= _THANK_WITHIN and not thanked:
            yield Suggestion(Act.THANK, story.job, since, one)


def _to_send(story: Story, user: User, today: date) -> Iterator[Suggestion]:
    job = story.job
    lain = (today - day_in(user.zone, story.active_at)).days
    left = None if job.deadline is None else (job.deadline - today).days
    if job.liveness is Liveness.CLOSED or (left is not None and left < 0):
        yield Suggestion(Act.CLOSE, job, lain)
    elif left is not None and left <= _DEADLINE_WITHIN:
        yield Suggestion(Act.APPLY_SOON, job, left)
    elif job.standing is not None and job.standing.stage is Stage.APPLYING:
        yield Suggestion(Act.FINISH, job, lain)
    elif lain >= _LIES_FOR:
        yield Suggestion(Act.DECIDE, job, lain)
    else:
        yield Suggestion(Act.APPLY, job, lain)


def _in_silence(story: Story, user: User, now: datetime, today: date) -> Iterator[Suggestion]:
    job = story.job
    if any(one.at > now for one in story.interviews) or job.standing is None or job.standing.stage is Stage.OFFER:
        return
    silent = (today - day_in(user.zone, story.active_at)).days
    if silent >= SILENT_FOR.days:
        yield Suggestion(Act.CLOSE, job, silent)
    elif story.applied_at is not None and job.standing.stage is Stage.APPLIED:
        last = max((story.applied_at, *story.follow_ups))
        wait = NEXT_FOLLOW_UP if story.follow_ups else FIRST_FOLLOW_UP
        since = (today - day_in(user.zone, last)).days
        if since >= wait.days and len(story.follow_ups) < MOST_FOLLOW_UPS:
            yield Suggestion(Act.FOLLOW_UP, job, since)
