"""Interviews, last days and reminders for one's own calendar: one of them, or all that is to come.

A file that is sent again brings its calendar up to date: each event keeps its name for good, and its version goes up.
"""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.actions.open_job import mine, saved
from bot.errors import NotFound, UserError
from bot.model.calendar_file import MOST_EVENTS, CalendarEvent, calendar_file
from bot.model.interview import Interview
from bot.model.job import Job, Stage
from bot.model.schedule import ONCE
from bot.model.user import Visit
from bot.storage import interviews, jobs, reminders
from bot.storage.database import Database
from bot.storage.reminders import Reminder
from bot.texts import text

INTERVIEW_ALARMS: Final = (timedelta(days=1), timedelta(hours=2))
_HALF_AN_HOUR: Final = timedelta(minutes=30)
_AN_HOUR: Final = timedelta(hours=1)
_MOST_JOBS: Final = 2_000
_SHORT: Final = 200  # characters of a name


class Dated(StrEnum):
    """What can be put into a calendar by itself."""

    INTERVIEW = "interview"
    DEADLINE = "deadline"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The file's bytes, and what is in it: interviews, last days, reminders."""

    content: bytes
    interviews: int = 0
    deadlines: int = 0
    reminders: int = 0


async def one_event(database: Database, visit: Visit, what: Dated, which: int) -> CalendarFile:
    """One interview or reminder by its id, or the last day of a job by the job's."""
    async with database.begin(visit.user.id) as tx:
        match what:
            case Dated.INTERVIEW:
                found = await interviews.by_id(tx, visit.user.id, which)
                if found is None:
                    raise NotFound("round-gone")
                event = _interview(found, await mine(tx, visit, found.job_id), visit)
                return CalendarFile(calendar_file([event]), interviews=1)
            case Dated.REMINDER:
                reminder = await reminders.by_id(tx, visit.user.id, which)
                if reminder is None:
                    raise NotFound("reminder-gone")
                event = _reminder(reminder, await mine(tx, visit, reminder.job_id), visit)
                return CalendarFile(calendar_file([event]), reminders=1)
            case Dated.DEADLINE:
                job = await saved(tx, visit, which)
                if job.deadline is None:
                    raise UserError("calendar-no-deadline")
                return CalendarFile(calendar_file([_deadline(job, visit)]), deadlines=1)


async def whole_calendar(database: Database, visit: Visit) -> CalendarFile:
    """All that is to come of the jobs under way. UserError where there is nothing."""
    async with database.begin(visit.user.id) as tx:
        under_way = {job.id: job for job in await jobs.under_way(tx, visit.user.id, _MOST_JOBS)}
        rounds = await interviews.of_jobs(tx, visit.user.id, list(under_way))
        waiting = await reminders.page(tx, visit.user.id, 1, MOST_EVENTS)
        others = await jobs.by_ids(tx, visit.user.id, [one.job_id for one in waiting if one.job_id not in under_way])
    by_id = under_way | {job.id: job for job in others}
    talks = [
        _interview(one, under_way[job_id], visit)
        for job_id, several in rounds.items()
        for one in several
        if visit.day_of(one.at) >= visit.today
    ]
    days = list(_deadlines(under_way.values(), visit))
    calls = [_reminder(one, by_id[one.job_id], visit) for one in waiting if one.job_id in by_id]
    if not (talks or days or calls):
        raise UserError("calendar-empty")
    return CalendarFile(calendar_file([*talks, *days, *calls]), len(talks), len(days), len(calls))


def _deadlines(under_way: Iterable[Job], visit: Visit) -> Iterator[CalendarEvent]:
    """The last days to come of what is not sent yet."""
    for job in under_way:
        unsent = job.standing is not None and job.standing.stage in (Stage.SAVED, Stage.APPLYING)
        if unsent and job.deadline is not None and job.deadline >= visit.today:
            yield _deadline(job, visit)


def _interview(one: Interview, job: Job, visit: Visit) -> CalendarEvent:
    language = visit.user.language
    kind = html.unescape(text(f"interview-{one.kind.value}", language))
    lines = [one.with_whom, job.url]
    changed = one.changed_at or visit.now
    return CalendarEvent(
        key=f"interview:{visit.user.id}:{one.id}",
        version=int(changed.timestamp()),
        title=f"{kind}: {_name(job)}",
        changed_at=changed,
        begin=one.at if one.timed else None,
        end=(one.ends_at if one.ends_at and one.ends_at >= one.at else one.at + _AN_HOUR) if one.timed else None,
        day=None if one.timed else one.wall.date(),
        place=one.place,
        text="\n".join(line for line in lines if line),
        url=one.place if one.place and one.place.startswith("https://") else None,
        alarms=INTERVIEW_ALARMS if one.timed else (),
    )


def _deadline(job: Job, visit: Visit) -> CalendarEvent:
    # The job keeps no moment of this field's change: the moment of the file counts as one, so that a later file wins.
    return CalendarEvent(
        key=f"deadline:{visit.user.id}:{job.id}",
        version=int(visit.now.timestamp()),
        title=html.unescape(text("calendar-deadline", visit.user.language, name=_name(job))),
        changed_at=visit.now,
        day=job.deadline,
        url=job.url,
    )


def _reminder(one: Reminder, job: Job, visit: Visit) -> CalendarEvent:
    series = one.rule != ONCE and one.wall is not None
    return CalendarEvent(
        key=f"reminder:{visit.user.id}:{one.id}",
        version=int(visit.now.timestamp()),
        title=f"{one.text}: {_name(job)}" if one.text else _name(job),
        changed_at=visit.now,
        begin=None if series else one.due_at,
        end=None if series else one.due_at + _HALF_AN_HOUR,
        wall=one.wall if series else None,
        rule=one.rule if series else ONCE,
        url=job.url,
        alarms=(timedelta(0),),
    )


def _name(job: Job) -> str:
    """A job in a few plain words: a calendar knows no markup."""
    return ", ".join(part[:_SHORT] for part in (job.title, job.company) if part) or f"#{job.number}"
