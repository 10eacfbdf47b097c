"""Save a job, move it along, close it, take a step back."""

from dataclasses import dataclass, replace
from datetime import date

from bot.actions.backdate import date_move, forget_day
from bot.actions.interviews import take_back
from bot.actions.open_job import Opened, mine, saved, whole
from bot.actions.plan import plan_job
from bot.errors import NotFound
from bot.model.job import Event, EventKind, Job, Outcome, Stage
from bot.model.user import Visit
from bot.storage import applied, events, jobs, users
from bot.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Moved:
    """A job after a move; `event_id` is what Undo takes back, None where nothing moved."""

    opened: Opened
    event_id: int | None


async def save(database: Database, visit: Visit, job_id: int, to: Stage = Stage.SAVED) -> Moved:
    """Save a draft at a stage. A second tap, or a tap on an old card, never moves a job back."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        ahead = job.standing is not None and (job.standing.outcome or _place(job.standing.stage) >= _place(to))
        return await _settle(tx, visit, job, job if ahead else job.moved(to))


async def move(database: Database, visit: Visit, job_id: int, to: Stage) -> Moved:
    """Move a job to a stage, forward or back; a closed job is open again."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        return await _settle(tx, visit, job, job.moved(to))


async def close(database: Database, visit: Visit, job_id: int, outcome: Outcome) -> Moved:
    """End a pursuit."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        return await _settle(tx, visit, job, job.closed(outcome))


async def move_said(
    tx: Transaction, visit: Visit, job: Job, to: Stage | Outcome, day: date | None
) -> tuple[Job, Event]:
    """Move or close a job as was said, on the day that was said; a job that is there already is dated only.

    The job after it, and the move. The plan is the caller's.
    """
    after = job.moved(to) if isinstance(to, Stage) else job.closed(to)
    if after.standing == job.standing:
        timeline = await events.timeline(tx, visit.user.id, job.id)
        event = next((one for one in reversed(timeline) if one.after == job.standing), None)
        if event is None:
            raise NotFound("move-gone")
    else:
        after, event = await _moved(tx, visit, job, after)
    if day is not None and day != visit.day_of(event.at):
        event = await date_move(tx, visit, after, event, day)
    return after, event


async def followed_up(database: Database, visit: Visit, job_id: int) -> Moved:
    """The user wrote to them."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        if not await applied.first_time(tx, visit, "followed-up"):
            return Moved(await whole(tx, visit, job), None)
        event = await events.add(tx, visit.user.id, job.id, EventKind.FOLLOWED_UP, visit.now)
        await plan_job(tx, visit.user, job, visit.now)
        return Moved(await whole(tx, visit, job), event.id)


async def undo(database: Database, visit: Visit, event_id: int) -> Opened:
    """Take back the job's last move, or what was done with a round; what has changed since stays as it is."""
    async with database.begin(visit.user.id) as tx:
        found = await events.by_id(tx, visit.user.id, event_id)
        if found is None:
            raise NotFound("job-gone")
        job_id, event = found
        job = await mine(tx, visit, job_id)
        if event.kind is EventKind.FOLLOWED_UP:
            await events.undo(tx, visit.user.id, event_id)
        elif event.kind is EventKind.INTERVIEW:
            await take_back(tx, visit, job, event)
        elif not event.undone and event.after == job.standing:
            job = replace(job, standing=event.before)
            await forget_day(tx, visit, job, event)
            await events.undo(tx, visit.user.id, event_id)
            await jobs.keep_move(tx, visit.user.id, job, visit.now)
        await plan_job(tx, visit.user, job, visit.now)
        return await whole(tx, visit, job)


async def put_aside(database: Database, visit: Visit, job_id: int) -> Opened:
    """Not for me: a draft is out of the way; a saved job is not touched by an old card's button."""
    return await _dismiss(database, visit, job_id, aside=True)


async def bring_back(database: Database, visit: Visit, job_id: int) -> Opened:
    """A draft that was put aside lies on the table again."""
    return await _dismiss(database, visit, job_id, aside=False)


async def delete(database: Database, visit: Visit, job_id: int) -> Job:
    """Delete a job with all that hangs on it."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        await jobs.remove(tx, visit.user.id, job_id)
        return job


async def _settle(tx: Transaction, visit: Visit, before: Job, after: Job) -> Moved:
    if after.standing == before.standing:
        return Moved(await whole(tx, visit, before), None)
    after, event = await _moved(tx, visit, before, after)
    await plan_job(tx, visit.user, after, visit.now)
    return Moved(await whole(tx, visit, after), event.id)


async def _moved(tx: Transaction, visit: Visit, before: Job, after: Job) -> tuple[Job, Event]:
    if after.number is None:
        after = replace(after, number=await users.next_number(tx, visit.user.id))
    kind = EventKind.SAVED if before.standing is None else EventKind.MOVED
    event = await events.add(tx, visit.user.id, after.id, kind, visit.now, before=before.standing, after=after.standing)
    await jobs.keep_move(tx, visit.user.id, after, visit.now)
    return after, event


async def _dismiss(database: Database, visit: Visit, job_id: int, *, aside: bool) -> Opened:
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        if job.is_draft:
            job = replace(job, dismissed_at=visit.now if aside else None)
            await jobs.keep(tx, visit.user.id, job)
        return await whole(tx, visit, job)


def _place(stage: Stage) -> int:
    return list(Stage).index(stage)
