"""What was read: the posting whole, and what was made of it. The newest reading is the one that counts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, bindparam, delete, func, select, update

from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.storage import search
from bot.storage.adapters import posting_json, summary_json
from bot.storage.database import Transaction
from bot.storage.schema import jobs, postings
from bot.storage.upsert import insert

MOST_READINGS = 20  # of one job


async def keep(tx: Transaction, user_id: int, job_id: int, posting: Posting, summary: Summary, now: datetime) -> None:
    """Keep a reading of a job's posting."""
    await tx.execute(
        insert(postings).values(
            user_id=user_id,
            job_id=job_id,
            read_at=now,
            posting=posting_json().dump_json(posting).decode(),
            summary=summary_json().dump_json(summary).decode(),
        )
    )
    await search.renew(tx, user_id, job_id)


async def keep_later(
    tx: Transaction, user_id: int, job_id: int, posting: Posting, summary: Summary, now: datetime
) -> None:
    """Keep a later reading; of those before, the first stays and as many of the latest as there is room for."""
    await keep(tx, user_id, job_id, posting, summary, now)
    ours = (postings.c.user_id == user_id, postings.c.job_id == job_id)
    older = select(postings.c.id).where(*ours).order_by(postings.c.id.desc()).offset(MOST_READINGS - 1)
    first = select(func.min(postings.c.id)).where(*ours).scalar_subquery()
    await tx.execute(delete(postings).where(*ours, postings.c.id.in_(older), postings.c.id != first))


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
    await tx.execute(update(postings).where(postings.c.id == _newest_id(user_id, job_id)).values(read_at=now))


_NEWEST = (
    select(postings)
    .where(postings.c.user_id == bindparam("user"), postings.c.job_id == bindparam("job"))
    .order_by(postings.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A posting as it was read, what the rules made of it, and what a model did, where that is to be shown."""

    posting: Posting
    summary: Summary
    refined: Summary | None
    refined_by: str | None


async def newest(tx: Transaction, user_id: int, job_id: int) -> Reading:
    """The latest reading of one of the user's jobs."""
    row = (await tx.execute(_NEWEST, {"user": user_id, "job": job_id})).one()
    return Reading(
        posting_json().validate_json(row.posting),
        summary_json().validate_json(row.summary),
        summary_json().validate_json(row.refined) if row.refined and row.refined_shown else None,
        row.refined_by if row.refined_shown else None,
    )


async def keep_refined(
    tx: Transaction, user_id: int, job_id: int, refined: Summary, model: str, *, shown: bool
) -> None:
    """Keep what a model made of the latest reading."""
    await tx.execute(
        update(postings)
        .where(postings.c.id == _newest_id(user_id, job_id))
        .values(refined=summary_json().dump_json(refined).decode(), refined_by=model, refined_shown=shown)
    )


async def show_refined(tx: Transaction, user_id: int, job_id: int) -> None:
    """Show what a model made of the latest reading from now on."""
    await tx.execute(update(postings).where(postings.c.id == _newest_id(user_id, job_id)).values(refined_shown=True))


def _newest_id(user_id: int, job_id: int) -> ScalarSelect[int]:
    newest = select(func.max(postings.c.id)).where(postings.c.user_id == user_id, postings.c.job_id == job_id)
    return newest.scalar_subquery()


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
    return [OfJob(row.job_id, row.number, summary_json().validate_json(row.summary)) for row in rows]
