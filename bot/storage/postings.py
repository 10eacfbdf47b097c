"""What was read: the posting whole, and what was made of it. The newest reading is the one that counts."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.storage.database import Transaction
from bot.storage.schema import jobs, postings


async def keep(tx: Transaction, user_id: int, job_id: int, posting: Posting, summary: Summary, now: datetime) -> None:
    """Keep a reading of a job's posting."""
    await tx.execute(
        insert(postings).values(
            user_id=user_id,
            job_id=job_id,
            read_at=now,
            posting=_postings().dump_json(posting).decode(),
            summary=_summaries().dump_json(summary).decode(),
        )
    )


async def replace(
    tx: Transaction, user_id: int, job_id: int, posting: Posting, summary: Summary, now: datetime
) -> None:
    """Put a draft's reading in the place of the one before."""
    await tx.execute(delete(postings).where(postings.c.user_id == user_id, postings.c.job_id == job_id))
    await keep(tx, user_id, job_id, posting, summary, now)


async def read_at(tx: Transaction, user_id: int, job_id: int) -> datetime:
    """When a job's posting was last read."""
    latest: datetime = (
        await tx.execute(
            select(postings.c.read_at)
            .where(postings.c.user_id == user_id, postings.c.job_id == job_id)
            .order_by(postings.c.id.desc())
            .limit(1)
        )
    ).scalar_one()
    return latest


async def still_the_same(tx: Transaction, user_id: int, job_id: int, now: datetime) -> None:
    """Note that the latest reading was confirmed."""
    newest = select(func.max(postings.c.id)).where(postings.c.user_id == user_id, postings.c.job_id == job_id)
    await tx.execute(update(postings).where(postings.c.id == newest.scalar_subquery()).values(read_at=now))


async def newest(tx: Transaction, user_id: int, job_id: int) -> tuple[Posting, Summary]:
    """The latest reading of one of the user's jobs."""
    row = (
        await tx.execute(
            select(postings.c.posting, postings.c.summary)
            .where(postings.c.user_id == user_id, postings.c.job_id == job_id)
            .order_by(postings.c.id.desc())
            .limit(1)
        )
    ).one()
    return _postings().validate_json(row.posting), _summaries().validate_json(row.summary)


@dataclass(frozen=True, slots=True)
class OfJob:
    """What a saved job's posting says, with the job's id and its number."""

    job_id: int
    number: int
    summary: Summary


async def newest_of_all(tx: Transaction, user_id: int, most: int) -> list[OfJob]:
    """What the postings of the user's latest saved jobs say."""
    newest = (
        select(func.max(postings.c.id))
        .join(jobs, jobs.c.id == postings.c.job_id)
        .where(postings.c.user_id == user_id, jobs.c.stage.is_not(None))
        .group_by(postings.c.job_id)
        .order_by(postings.c.job_id.desc())
        .limit(most)
    )
    rows = await tx.execute(
        select(postings.c.job_id, jobs.c.number, postings.c.summary)
        .join(jobs, jobs.c.id == postings.c.job_id)
        .where(postings.c.user_id == user_id, postings.c.id.in_(newest))
        .order_by(jobs.c.number)
    )
    return [OfJob(row.job_id, row.number, _summaries().validate_json(row.summary)) for row in rows]


@cache
def _postings() -> TypeAdapter[Posting]:
    return TypeAdapter(Posting)


@cache
def _summaries() -> TypeAdapter[Summary]:
    return TypeAdapter(Summary)
