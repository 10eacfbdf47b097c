"""Correct what a job says: its fields, its star, its place in the archive. The posting keeps its own words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.actions.hear_time import understood
from bot.actions.open_job import Opened, mine, saved, whole
from bot.actions.plan import plan_job
from bot.errors import NotFound, UserError
from bot.model.change import Change, Changed
from bot.model.job import EventKind, Job
from bot.model.posting import WorkMode
from bot.model.user import Visit
from bot.readers.addresses import split
from bot.storage import events, jobs, questions
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question
from bot.summary.dates import days, month_first

LONGEST_FIELD = 200
LONGEST_LINK = 2_000
_NOTHING = frozenset("-–—")


class Field(StrEnum):
    """What the user can write anew."""

    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    DEADLINE = "deadline"
    LINK = "link"


class ModeIs(StrEnum):
    """Where the work is done, or that nobody says."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"
    UNSAID = "unsaid"


class Mark(StrEnum):
    """What a tap puts on a job or takes off."""

    STAR = "star"
    UNSTAR = "unstar"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"


@dataclass(frozen=True, slots=True)
class Edited:
    """A job after a correction; without `change` it said so already. `event_id` is what Undo takes back."""

    opened: Opened
    change: Change | None = None
    event_id: int | None = None


async def open_fields(database: Database, visit: Visit, job_id: int) -> Opened:
    """A saved job, to be corrected."""
    async with database.begin(visit.user.id) as tx:
        return await whole(tx, visit, await saved(tx, visit, job_id))


async def ask_for(database: Database, visit: Visit, job_id: int, field: Field) -> Job:
    """Ask for a field's new words."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        await questions.ask(tx, visit.user.id, Question(f"edit:{field.value}", job.id), visit.now)
        return job


async def take_words(database: Database, visit: Visit, words: str) -> Edited:
    """Take the words that were asked for; a dash empties the field."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            raise NotFound("job-gone")
        field = Field(question.asks.partition(":")[2])
        job = await mine(tx, visit, question.job_id)
        edited = await _edit(tx, visit, job, Changed(field.value), _value(field, words, visit))
        await questions.answered(tx, visit)
        return edited


async def set_work_mode(database: Database, visit: Visit, job_id: int, mode: ModeIs) -> Edited:
    """Say where the work is done."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        return await _edit(tx, visit, job, Changed.WORK_MODE, None if mode is ModeIs.UNSAID else mode.value)


async def undo(database: Database, visit: Visit, event_id: int) -> Opened:
    """Take a correction back; where the field was written anew since, it stays as it is."""
    async with database.begin(visit.user.id) as tx:
        found = await events.by_id(tx, visit.user.id, event_id)
        if found is None or found[1].kind is not EventKind.CORRECTED:
            raise NotFound("job-gone")
        job_id, event = found
        job = await mine(tx, visit, job_id)
        for change in () if event.undone else event.changes:
            if _said(job, change.what) == change.after:
                job = _with(job, change.what, change.before)
                await events.undo(tx, visit.user.id, event_id)
        await jobs.keep(tx, visit.user.id, job)
        await plan_job(tx, visit.user, job, visit.now)
        return await whole(tx, visit, job)


async def mark(database: Database, visit: Visit, job_id: int, what: Mark) -> Opened:
    """Give a saved job a star, put it into the archive, or take that back."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        match what:
            case Mark.STAR | Mark.UNSTAR:
                job = replace(job, starred=what is Mark.STAR)
            case Mark.ARCHIVE:
                job = replace(job, archived_at=job.archived_at or visit.now)
            case Mark.UNARCHIVE:
                job = replace(job, archived_at=None)
        await jobs.keep(tx, visit.user.id, job)
        await plan_job(tx, visit.user, job, visit.now)
        return await whole(tx, visit, job)


async def _edit(tx: Transaction, visit: Visit, job: Job, what: Changed, value: str | None) -> Edited:
    before = _said(job, what)
    if value == before:
        return Edited(await whole(tx, visit, job))
    job = _with(job, what, value)
    change = Change(what, before, value)
    await jobs.keep(tx, visit.user.id, job)
    event = await events.add(tx, visit.user.id, job.id, EventKind.CORRECTED, visit.now, changes=(change,))
    await plan_job(tx, visit.user, job, visit.now)
    return Edited(await whole(tx, visit, job), change, event.id)


def _said(job: Job, what: Changed) -> str | None:
    """What a job says in a field, as a change tells it."""
    match what:
        case Changed.TITLE:
            return job.title
        case Changed.COMPANY:
            return job.company
        case Changed.PLACE:
            return job.place
        case Changed.LINK:
            return job.url
        case Changed.DEADLINE:
            return job.deadline.isoformat() if job.deadline else None
        case Changed.WORK_MODE:
            return job.work_mode.value if job.work_mode else None
    raise ValueError(f"no field of a job: {what}")


def _with(job: Job, what: Changed, value: str | None) -> Job:
    match what:
        case Changed.TITLE:
            return replace(job, title=value)
        case Changed.COMPANY:
            return replace(job, company=value)
        case Changed.PLACE:
            return replace(job, place=value)
        case Changed.LINK:
            return replace(job, url=value)
        case Changed.DEADLINE:
            return replace(job, deadline=date.fromisoformat(value) if value else None)
        case Changed.WORK_MODE:
            return replace(job, work_mode=WorkMode(value) if value else None)
    raise ValueError(f"no field of a job: {what}")


# --- what was typed ---------------------------------------------------------------------------------------------------


def _value(field: Field, words: str, visit: Visit) -> str | None:
    words = " ".join(words.split())
    if words in _NOTHING:
        return None
    if field is Field.DEADLINE:
        return deadline(words, visit).isoformat()
    if field is Field.LINK:
        return _link(words)
    if len(words) > LONGEST_FIELD:
        raise UserError("field-too-long", most=LONGEST_FIELD)
    return words


def deadline(words: str, visit: Visit) -> date:
    """The day that someone types: a date, or words such as "next Friday". UserError where it is unclear or over."""
    named = set(_dates(words, visit))
    if not named:
        spoken = understood(words, visit.user.language, visit.now, visit.user.zone)
        if spoken is not None and not spoken.rest and spoken.also is None:
            named = {spoken.wall.date()}
    if len(named) != 1:
        raise UserError("deadline-unread")
    day = named.pop()
    if day < visit.today:
        raise UserError("deadline-past")
    return day


def _dates(words: str, visit: Visit) -> Iterator[date]:
    """The dates that are named; one without a year is the next of that day."""
    for found in days(words, month_first=month_first(words, visit.user.language)):
        day = found.on(visit.today.year)
        if found.year is None and day is not None and day < visit.today:
            day = found.on(visit.today.year + 1)
        if day is not None:
            yield day


def _link(words: str) -> str:
    parts = split(words)
    if parts is None or "." not in (parts.hostname or "") or " " in words or len(words) > LONGEST_LINK:
        raise UserError("link-unread")
    return parts.geturl()
