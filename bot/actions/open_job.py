"""Open one job, whole: by its button or by its number."""

from dataclasses import dataclass

from bot.errors import NotFound, UserError
from bot.model.interview import Interview
from bot.model.job import Event, Job
from bot.model.match import Match
from bot.model.posting import Posting
from bot.model.profile import Profile
from bot.model.summary import Summary
from bot.model.user import Visit
from bot.storage import belongings, contacts, events, interviews, jobs, postings, profiles, reminders, tags
from bot.storage.contacts import Contact
from bot.storage.database import Database, Transaction
from bot.storage.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Opened:
    """A job with all that its card shows."""

    job: Job
    posting: Posting
    summary: Summary
    timeline: tuple[Event, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    match: Match | None = None
    refined: Summary | None = None
    refined_by: str | None = None
    tags: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    files: int = 0
    interviews: tuple[Interview, ...] = ()


async def open_job(database: Database, visit: Visit, job_id: int) -> Opened:
    """One of the user's jobs; NotFound for any other."""
    async with database.begin(visit.user.id) as tx:
        return await whole(tx, visit, await mine(tx, visit, job_id))


async def open_number(database: Database, visit: Visit, number: int) -> Opened:
    """The job that the user knows by that number."""
    async with database.begin(visit.user.id) as tx:
        return await whole(tx, visit, await numbered(tx, visit, number))


async def id_of(database: Database, visit: Visit, number: int) -> int:
    """The id of the job that the user knows by that number, for what opens it anyway."""
    async with database.beside() as tx:
        return (await numbered(tx, visit, number)).id


async def numbered(tx: Transaction, visit: Visit, number: int) -> Job:
    """The user's saved job with that number; NotFound where there is none."""
    job = await jobs.by_number(tx, visit.user.id, number) if 0 < number < 2**31 else None
    if job is None or job.is_draft:
        raise NotFound("no-such-number", number=str(number)[:12])
    return job


async def mine(tx: Transaction, visit: Visit, job_id: int) -> Job:
    """The user's job with that id; NotFound where it is gone or another's."""
    job = await jobs.by_id(tx, visit.user.id, job_id)
    if job is None:
        raise NotFound("job-gone")
    return job


async def saved(tx: Transaction, visit: Visit, job_id: int) -> Job:
    """The user's saved job with that id; a card that is not saved has to be, first."""
    job = await mine(tx, visit, job_id)
    if job.is_draft:
        raise UserError("save-first")
    return job


async def whole(tx: Transaction, visit: Visit, job: Job) -> Opened:
    """The job with all that its card shows."""
    user_id = visit.user.id
    reading = await postings.newest(tx, user_id, job.id)
    has = await belongings.of_job(tx, user_id, job.id)
    profile = await profiles.of(tx, user_id) if has.profile else Profile()
    return Opened(
        job,
        reading.posting,
        reading.summary,
        await events.timeline(tx, user_id, job.id),
        await reminders.pending(tx, user_id, job.id) if has.reminders else (),
        matched(reading.summary, profile),
        reading.refined,
        reading.refined_by,
        await tags.of_job(tx, user_id, job.id) if has.tags else (),
        await contacts.of_job(tx, user_id, job.id) if has.contacts else (),
        has.files,
        await interviews.of_job(tx, user_id, job.id) if has.interviews else (),
    )


def matched(summary: Summary, profile: Profile) -> Match | None:
    """How the posting fits; None where the profile is empty, and then nothing of the matching is read."""
    if profile.is_empty:
        return None
    from bot.summary.match import match

    return match(summary, profile)
