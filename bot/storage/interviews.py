"""The rounds of interviews of a job. `at` is computed from the wall's time and its zone, and both are kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Row

from bot.model.interview import Interview
from bot.model.proposal import InterviewKind
from bot.storage.database import Transaction
from bot.storage.schema import interviews
from bot.storage.upsert import insert


async def add(tx: Transaction, user_id: int, interview: Interview, now: datetime) -> Interview:
    """Keep a round; `interview.id` is given here."""
    made = await tx.execute(
        insert(interviews)
        .values(user_id=user_id, job_id=interview.job_id, created_at=now, **_kept(interview, now))
        .returning(interviews)
    )
    return _interview(made.one())


async def keep(tx: Transaction, user_id: int, interview: Interview, now: datetime) -> None:
    """Write a round that changed."""
    await tx.execute(
        update(interviews)
        .where(interviews.c.user_id == user_id, interviews.c.id == interview.id)
        .values(**_kept(interview, now))
    )


async def remove(tx: Transaction, user_id: int, interview_id: int) -> None:
    """Delete a round."""
    await tx.execute(delete(interviews).where(interviews.c.user_id == user_id, interviews.c.id == interview_id))


async def by_id(tx: Transaction, user_id: int, interview_id: int) -> Interview | None:
    """One of the user's rounds."""
    row = await tx.execute(select(interviews).where(interviews.c.user_id == user_id, interviews.c.id == interview_id))
    found = row.one_or_none()
    return None if found is None else _interview(found)


async def of_jobs(tx: Transaction, user_id: int, job_ids: Sequence[int]) -> dict[int, tuple[Interview, ...]]:
    """The rounds of some of the user's jobs, the earliest first."""
    rows = await tx.execute(
        select(interviews)
        .where(interviews.c.user_id == user_id, interviews.c.job_id.in_(job_ids))
        .order_by(interviews.c.at, interviews.c.id)
    )
    found: dict[int, tuple[Interview, ...]] = {}
    for row in rows:
        found[row.job_id] = (*found.get(row.job_id, ()), _interview(row))
    return found


async def of_job(tx: Transaction, user_id: int, job_id: int) -> tuple[Interview, ...]:
    """The rounds of one job, the earliest first."""
    return (await of_jobs(tx, user_id, [job_id])).get(job_id, ())


async def to_come(tx: Transaction, user_id: int, now: datetime) -> tuple[Interview, ...]:
    """A user's rounds that are still to come."""
    rows = await tx.execute(select(interviews).where(interviews.c.user_id == user_id, interviews.c.at > now))
    return tuple(map(_interview, rows))


async def of_anyone(tx: Transaction, after_id: int, now: datetime, most: int) -> list[tuple[int, Interview]]:
    """The next of all users' rounds to come, by their ids, each with its user's id."""
    rows = await tx.execute(
        select(interviews)
        .where(interviews.c.id > after_id, interviews.c.at > now)
        .order_by(interviews.c.id)
        .limit(most)
    )
    return [(row.user_id, _interview(row)) for row in rows]


def _kept(interview: Interview, now: datetime) -> dict[str, Any]:
    return {
        "kind": interview.kind.value,
        "at": interview.at,
        "wall": interview.wall.isoformat(),
        "zone": interview.zone,
        "timed": interview.timed,
        "with_whom": interview.with_whom,
        "place": interview.place,
        "ends_at": interview.ends_at,
        "changed_at": now,
    }


def _interview(row: Row[Any]) -> Interview:
    return Interview(
        id=row.id,
        job_id=row.job_id,
        # A kind of an imported file that this version does not know is an interview all the same.
        kind=InterviewKind(row.kind) if row.kind in set(InterviewKind) else InterviewKind.INTERVIEW,
        at=row.at,
        wall=datetime.fromisoformat(row.wall),
        zone=row.zone,
        timed=row.timed,
        with_whom=row.with_whom,
        place=row.place,
        ends_at=row.ends_at,
        changed_at=row.changed_at,
    )
