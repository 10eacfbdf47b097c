"""What of a job's past and future decides what is said about it: for one job, or for all that are under way at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from bot.model.job import EventKind, Job, Stage
from bot.model.nudges import Story
from bot.storage import interviews, jobs
from bot.storage.database import Transaction
from bot.storage.schema import events


async def of_jobs(tx: Transaction, user_id: int, which: Sequence[Job]) -> list[Story]:
    """The stories of some of the user's jobs, in their order: three queries, however many they are."""
    ids = [job.id for job in which]
    rounds = await interviews.of_jobs(tx, user_id, ids)
    mine = (events.c.user_id == user_id, events.c.job_id.in_(ids), events.c.undone.is_(False))
    active = {
        row.job_id: row.at
        for row in await tx.execute(
            select(events.c.job_id, func.max(events.c.at).label("at")).where(*mine).group_by(events.c.job_id)
        )
    }
    applied: dict[int, datetime] = {}
    written: dict[int, list[datetime]] = {}
    kinds = (EventKind.SAVED.value, EventKind.MOVED.value, EventKind.FOLLOWED_UP.value)
    told = select(events.c.job_id, events.c.kind, events.c.at, events.c.after).where(*mine, events.c.kind.in_(kinds))
    for row in await tx.execute(told.order_by(events.c.at, events.c.id)):
        if row.kind == EventKind.FOLLOWED_UP.value:
            written.setdefault(row.job_id, []).append(row.at)
        elif row.after and row.after["stage"] == Stage.APPLIED.value and not row.after["outcome"]:
            applied[row.job_id] = row.at
    return [
        Story(
            job,
            active.get(job.id) or job.saved_at or job.created_at,
            applied.get(job.id),
            tuple(at for at in written.get(job.id, ()) if job.id not in applied or at >= applied[job.id]),
            rounds.get(job.id, ()),
        )
        for job in which
    ]


async def of_job(tx: Transaction, user_id: int, job: Job) -> Story:
    """The story of one job."""
    return (await of_jobs(tx, user_id, [job]))[0]


async def under_way(tx: Transaction, user_id: int, most: int) -> list[Story]:
    """The stories of the user's jobs from which something can still come, the latest moved first."""
    return await of_jobs(tx, user_id, await jobs.under_way(tx, user_id, most))
