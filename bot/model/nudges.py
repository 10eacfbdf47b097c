"""What the bot says by itself, and when: planned from a job's story, so that the plan is the same for the same story.

Everything comes at the user's hour of a day, but for the word two hours before an interview. A nudge's key names its
job, its reason and its day: what was said once is not said again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.interview import Interview
from bot.model.job import Job, Stage
from bot.model.schedule import due_at
from bot.model.user import Topic, User, day_in

DAYS_BEFORE_DEADLINE: Final = (3, 1)
FIRST_FOLLOW_UP: Final = timedelta(days=8)  # the median answer comes after 6 or 7 days, three of four within 8
NEXT_FOLLOW_UP: Final = timedelta(days=7)
MOST_FOLLOW_UPS: Final = 2
SILENT_FOR: Final = timedelta(days=30)
BEFORE_INTERVIEW: Final = timedelta(hours=2)
_DAY: Final = timedelta(days=1)


class NudgeKind(StrEnum):
    """What a nudge is about."""

    DEADLINE = "deadline"
    FOLLOW_UP = "follow_up"
    INTERVIEW_DAY = "interview_day"
    INTERVIEW_SOON = "interview_soon"
    THANK_YOU = "thank_you"
    SILENCE = "silence"
    MORNING = "morning"

    @property
    def topic(self) -> Topic:
        """What it is switched off with."""
        return _TOPICS[self]


_TOPICS: Final = {
    NudgeKind.DEADLINE: Topic.DEADLINES,
    NudgeKind.FOLLOW_UP: Topic.FOLLOW_UPS,
    NudgeKind.INTERVIEW_DAY: Topic.INTERVIEWS,
    NudgeKind.INTERVIEW_SOON: Topic.INTERVIEWS,
    NudgeKind.THANK_YOU: Topic.INTERVIEWS,
    NudgeKind.SILENCE: Topic.SILENCE,
    NudgeKind.MORNING: Topic.MORNING,
}


@dataclass(frozen=True, slots=True)
class Story:
    """What of a job's past and future decides what is said about it.

    `applied_at` is when it last moved to Applied, `follow_ups` when the user wrote to them since; `active_at` is when
    anything last happened with it.
    """

    job: Job
    active_at: datetime
    applied_at: datetime | None = None
    follow_ups: tuple[datetime, ...] = ()
    interviews: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to say at a moment; the same key is the same nudge."""

    kind: NudgeKind
    key: str
    due_at: datetime
    interview_id: int | None = None


def planned(story: Story, user: User, now: datetime) -> tuple[Nudge, ...]:
    """What is to be said of a job from `now` on."""
    if not story.job.is_under_way:
        return ()
    every = (*_deadlines(story, user), *_follow_ups(story, user, now), *_interviews(story, user))
    to_come = [nudge for nudge in every if nudge.due_at > now]
    return (*to_come, *_silence(story, user, now))


def morning(user: User, now: datetime) -> Nudge | None:
    """The next morning message, where the user wants one."""
    if not user.morning:
        return None
    due = next_push(user, now)
    return Nudge(NudgeKind.MORNING, f"morning:{day_in(user.zone, due)}", due)


def at_push_hour(user: User, day: date) -> datetime:
    """The moment of that day at which the bot speaks by itself."""
    return due_at(datetime.combine(day, time(user.push_hour)), user.zone)


def next_push(user: User, now: datetime) -> datetime:
    """The next moment at which the bot speaks by itself."""
    today = day_in(user.zone, now)
    moment = at_push_hour(user, today)
    return moment if moment > now else at_push_hour(user, today + _DAY)


def after_quiet(user: User, now: datetime) -> datetime:
    """That moment, or the end of the quiet hours in which it lies."""
    local = now.astimezone(ZoneInfo(user.zone)).replace(tzinfo=None)
    if not user.is_quiet(local.hour):
        return now
    end = local.replace(hour=user.quiet_until, minute=0, second=0, microsecond=0)
    return due_at(end if end > local else end + _DAY, user.zone)


def still_holds(kind: NudgeKind, key: str, due: datetime, story: Story, user: User, now: datetime) -> bool:
    """Whether a nudge that was planned for `due` is to be said at `now`, which may be much later.

    It is where the story, as it is by now, would have it planned still, and its day is not over.
    """
    if not user.hears_of(kind.topic):
        return False
    nudge = next((one for one in planned(story, user, due - timedelta(seconds=1)) if one.key == key), None)
    if nudge is None:
        return False
    if kind is NudgeKind.DEADLINE:
        return story.job.deadline is not None and story.job.deadline >= day_in(user.zone, now)
    if kind in (NudgeKind.INTERVIEW_DAY, NudgeKind.INTERVIEW_SOON):
        return any(one.id == nudge.interview_id and one.at > now for one in story.interviews)
    return True


def _is_to_be_sent(job: Job) -> bool:
    return job.standing is not None and job.standing.stage in (Stage.SAVED, Stage.APPLYING)


def _deadlines(story: Story, user: User) -> Iterator[Nudge]:
    job = story.job
    if job.deadline is None or not _is_to_be_sent(job):
        return
    for days in DAYS_BEFORE_DEADLINE:
        due = at_push_hour(user, job.deadline - timedelta(days=days))
        yield Nudge(NudgeKind.DEADLINE, f"deadline:{job.id}:{job.deadline}:{days}", due)


def _follow_ups(story: Story, user: User, now: datetime) -> Iterator[Nudge]:
    job = story.job
    if story.applied_at is None or job.standing is None or job.standing.stage is not Stage.APPLIED:
        return
    applied = day_in(user.zone, story.applied_at)
    written = len(story.follow_ups)
    last = day_in(user.zone, story.follow_ups[-1]) if story.follow_ups else applied
    for nth in range(written + 1, MOST_FOLLOW_UPS + 1):
        wait = (FIRST_FOLLOW_UP if not written else NEXT_FOLLOW_UP) + (nth - written - 1) * NEXT_FOLLOW_UP
        due = at_push_hour(user, last + wait)
        if due <= now < due + NEXT_FOLLOW_UP:
            due = next_push(user, now)  # it was dated back: the offer still makes sense, from the next morning on
        yield Nudge(NudgeKind.FOLLOW_UP, f"follow_up:{job.id}:{applied}:{nth}", due)


def _interviews(story: Story, user: User) -> Iterator[Nudge]:
    for one in story.interviews:
        day = day_in(user.zone, one.at)
        key = f"{one.id}:{one.at:%Y%m%dT%H%M}"
        yield Nudge(NudgeKind.INTERVIEW_DAY, f"interview_day:{key}", at_push_hour(user, day - _DAY), one.id)
        if one.timed:
            yield Nudge(NudgeKind.INTERVIEW_SOON, f"interview_soon:{key}", one.at - BEFORE_INTERVIEW, one.id)
        yield Nudge(NudgeKind.THANK_YOU, f"thank_you:{key}", at_push_hour(user, day + _DAY), one.id)


def _silence(story: Story, user: User, now: datetime) -> Iterator[Nudge]:
    job = story.job
    if job.standing is None or job.standing.stage not in (Stage.APPLIED, Stage.SCREENING, Stage.INTERVIEW):
        return
    last = max((story.active_at, *(one.at for one in story.interviews)))
    day = day_in(user.zone, last)
    due = at_push_hour(user, day + SILENT_FOR)
    yield Nudge(NudgeKind.SILENCE, f"silence:{job.id}:{day}", due if due > now else next_push(user, now))
