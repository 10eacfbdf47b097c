"""The user's own words for jobs: a job's tags, and which of them there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import delete, func, select

from bot.storage import search
from bot.storage.database import Transaction
from bot.storage.schema import tags
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Used:
    """One of a user's tags, and how many jobs have it."""

    tag: str
    jobs: int


def key(tag: str) -> int:
    """The number by which a button names a tag; never 0."""
    return crc32(tag.encode()) or 1


async def add(tx: Transaction, user_id: int, job_id: int, new: Sequence[str]) -> None:
    """Put tags on a job; those that it has stay as they are."""
    if not new:
        return
    rows = [{"user_id": user_id, "job_id": job_id, "tag": tag} for tag in new]
    await tx.execute(insert(tags).values(rows).on_conflict_do_nothing())
    await search.renew(tx, user_id, job_id, ("notes",))


async def remove(tx: Transaction, user_id: int, job_id: int, tag: str) -> None:
    """Take a tag off a job."""
    await tx.execute(delete(tags).where(tags.c.user_id == user_id, tags.c.job_id == job_id, tags.c.tag == tag))
    await search.renew(tx, user_id, job_id, ("notes",))


async def of_job(tx: Transaction, user_id: int, job_id: int) -> tuple[str, ...]:
    """A job's tags, in the order of the alphabet."""
    return (await of_jobs(tx, user_id, (job_id,))).get(job_id, ())


async def of_jobs(tx: Transaction, user_id: int, job_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of several jobs; a job without any is left out."""
    rows = await tx.execute(
        select(tags.c.job_id, tags.c.tag).where(tags.c.user_id == user_id, tags.c.job_id.in_(job_ids))
    )
    found: dict[int, tuple[str, ...]] = {}
    # Not by the engine: the alphabet of a PostgreSQL server is its operator's choice.
    for row in sorted(rows.all(), key=lambda row: row.tag):
        found[row.job_id] = (*found.get(row.job_id, ()), row.tag)
    return found


async def used(tx: Transaction, user_id: int) -> tuple[Used, ...]:
    """All tags of a user, the most used first."""
    rows = await tx.execute(
        select(tags.c.tag, func.count().label("jobs")).where(tags.c.user_id == user_id).group_by(tags.c.tag)
    )
    return tuple(sorted((Used(row.tag, row.jobs) for row in rows), key=lambda one: (-one.jobs, one.tag)))


async def by_key(tx: Transaction, user_id: int, number: int) -> str | None:
    """The user's tag that a button names; None where no job has it any more."""
    rows = await tx.execute(select(tags.c.tag).where(tags.c.user_id == user_id).distinct())
    return next((tag for tag in rows.scalars() if key(tag) == number), None)
