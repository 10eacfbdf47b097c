"""Jobs: drafts that were shown, and what the user saved. Every query asks for the user's id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Row

from bot.model.job import Job, Outcome, Stage, Standing
from bot.model.likeness import Sketch
from bot.storage.database import Transaction
from bot.storage.schema import jobs


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a posting is known again: its canonical link, its text's fingerprint, a sketch for copies of it."""

    canonical_url: str | None
    fingerprint: str
    sketch: Sketch


async def draft(tx: Transaction, user_id: int, job: Job, identity: Identity) -> Job:
    """Keep a new draft; `job.id` is given here."""
    made = await tx.execute(
        insert(jobs)
        .values(
            user_id=user_id,
            **_shown(job),
            created_at=job.created_at,
            canonical_url=identity.canonical_url,
            fingerprint=identity.fingerprint,
            sketch=identity.sketch,
        )
        .returning(jobs)
    )
    return _job(made.one())


async def same(tx: Transaction, user_id: int, identity: Identity) -> Job | None:
    """The user's job with the same canonical link, or else the same text."""
    if identity.canonical_url is not None:
        by_link = await _one(tx, user_id, jobs.c.canonical_url == identity.canonical_url)
        if by_link is not None:
            return by_link
    return await _one(tx, user_id, jobs.c.fingerprint == identity.fingerprint)


async def at_link(tx: Transaction, user_id: int, canonical_url: str) -> Job | None:
    """The user's job at that link."""
    return await _one(tx, user_id, jobs.c.canonical_url == canonical_url)


async def sketches(tx: Transaction, user_id: int, most: int) -> list[tuple[Job, Sketch]]:
    """The user's latest saved jobs with the sketches of their texts."""
    rows = await tx.execute(
        select(jobs).where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None)).order_by(jobs.c.id.desc()).limit(most)
    )
    return [(_job(row), tuple(row.sketch)) for row in rows]


async def by_id(tx: Transaction, user_id: int, job_id: int) -> Job | None:
    """One of the user's jobs; another's is not found."""
    return await _one(tx, user_id, jobs.c.id == job_id)


async def by_number(tx: Transaction, user_id: int, number: int) -> Job | None:
    """The job that the user knows by this number."""
    return await _one(tx, user_id, jobs.c.number == number)


async def keep(tx: Transaction, user_id: int, job: Job) -> None:
    """Write what the user sees of a job: its number, standing and fields."""
    await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job.id).values(**_shown(job)))


async def keep_move(tx: Transaction, user_id: int, job: Job, now: datetime) -> None:
    """Write a job that moved; the first move out of the drafts is its saving."""
    await tx.execute(
        update(jobs)
        .where(jobs.c.user_id == user_id, jobs.c.id == job.id)
        .values(**_shown(job), moved_at=now, saved_at=func.coalesce(jobs.c.saved_at, now))
    )


async def keep_matches(tx: Transaction, user_id: int, scores: Mapping[int, int | None]) -> None:
    """Write how well the user's profile fits these jobs."""
    for job_id, score in scores.items():
        await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id).values(match=score))


async def renew_identity(tx: Transaction, user_id: int, job_id: int, identity: Identity) -> None:
    """A draft whose text grew or was edited is known by its new text."""
    await tx.execute(
        update(jobs)
        .where(jobs.c.user_id == user_id, jobs.c.id == job_id)
        .values(canonical_url=identity.canonical_url, fingerprint=identity.fingerprint, sketch=identity.sketch)
    )


async def remove(tx: Transaction, user_id: int, job_id: int) -> None:
    """Delete a job and all that hangs on it."""
    await tx.execute(delete(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `number` counts from 1."""

    jobs: tuple[Job, ...]
    number: int
    pages: int
    total: int


async def active(tx: Transaction, user_id: int, page: int, size: int) -> Page:
    """The user's open jobs, furthest stage first, then the nearest deadline, then the latest move."""
    return await _page(tx, user_id, jobs.c.stage.is_not(None) & jobs.c.outcome.is_(None), page, size)


async def closed(tx: Transaction, user_id: int, page: int, size: int) -> Page:
    """The user's jobs that have ended, the latest first."""
    return await _page(tx, user_id, jobs.c.outcome.is_not(None), page, size)


async def drafts_before(tx: Transaction, moment: datetime) -> int:
    """Delete the drafts of all users that were shown before that moment; how many they were."""
    gone = await tx.execute(delete(jobs).where(jobs.c.stage.is_(None), jobs.c.created_at < moment))
    return gone.rowcount


async def _page(tx: Transaction, user_id: int, which: ColumnElement[bool], page: int, size: int) -> Page:
    mine = and_(jobs.c.user_id == user_id, which)
    total = int((await tx.execute(select(func.count()).select_from(jobs).where(mine))).scalar_one())
    pages = max(1, -(-total // size))
    number = min(max(1, page), pages)
    progress = case({stage.value: place for place, stage in enumerate(Stage)}, value=jobs.c.stage, else_=-1)
    rows = await tx.execute(
        select(jobs)
        .where(mine)
        .order_by(progress.desc(), jobs.c.deadline.asc().nulls_last(), jobs.c.moved_at.desc(), jobs.c.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    return Page(tuple(_job(row) for row in rows), number, pages, total)


async def _one(tx: Transaction, user_id: int, which: ColumnElement[bool]) -> Job | None:
    row = (await tx.execute(select(jobs).where(jobs.c.user_id == user_id, which))).one_or_none()
    return None if row is None else _job(row)


def _job(row: Row[Any]) -> Job:
    standing = None
    if row.stage is not None:
        standing = Standing(Stage(row.stage), None if row.outcome is None else Outcome(row.outcome))
    return Job(
        id=row.id,
        created_at=row.created_at,
        number=row.number,
        standing=standing,
        title=row.title,
        company=row.company,
        place=row.place,
        deadline=row.deadline,
        url=row.url,
        dismissed_at=row.dismissed_at,
        saved_at=row.saved_at,
    )


def _shown(job: Job) -> Mapping[str, Any]:
    return {
        "number": job.number,
        "stage": None if job.standing is None else job.standing.stage.value,
        "outcome": None if job.standing is None or job.standing.outcome is None else job.standing.outcome.value,
        "title": job.title,
        "company": job.company,
        "place": job.place,
        "deadline": job.deadline,
        "url": job.url,
        "dismissed_at": job.dismissed_at,
    }
