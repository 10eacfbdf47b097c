"""What the bot will say by itself: rows with the instant at which each is due. Nothing of them is held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update

from bot.model.nudges import Nudge, NudgeKind
from bot.storage.database import Transaction
from bot.storage.schema import nudges
from bot.storage.upsert import insert

_WAITS = nudges.c.fired_at.is_(None)


@dataclass(frozen=True, slots=True)
class Due:
    """A nudge whose time has come."""

    id: int
    user_id: int
    job_id: int | None
    interview_id: int | None
    kind: NudgeKind
    key: str
    due_at: datetime


async def plan_job(tx: Transaction, user_id: int, job_id: int | None, planned: Sequence[Nudge]) -> None:
    """Let this be all that is to come of a job (None: of the user). What was said before is not said again."""
    of_this = nudges.c.job_id.is_(None) if job_id is None else nudges.c.job_id == job_id
    await tx.execute(delete(nudges).where(nudges.c.user_id == user_id, of_this, _WAITS))
    await _add(tx, user_id, [(job_id, one) for one in planned])


async def plan_all(tx: Transaction, user_id: int, planned: Sequence[tuple[int, Nudge]]) -> None:
    """Let this be all that is to come of all of a user's jobs, each nudge with its job's id."""
    await tx.execute(delete(nudges).where(nudges.c.user_id == user_id, nudges.c.job_id.is_not(None), _WAITS))
    await _add(tx, user_id, planned)


async def _add(tx: Transaction, user_id: int, planned: Sequence[tuple[int | None, Nudge]]) -> None:
    rows = [
        {
            "user_id": user_id,
            "job_id": job_id,
            "interview_id": one.interview_id,
            "kind": one.kind.value,
            "key": one.key,
            "due_at": one.due_at,
        }
        for job_id, one in planned
    ]
    if rows:
        await tx.execute(insert(nudges).on_conflict_do_nothing(), rows)


async def next_due(tx: Transaction) -> datetime | None:
    """When the next nudge of any user is due."""
    moment: datetime | None = (await tx.execute(select(func.min(nudges.c.due_at)).where(_WAITS))).scalar()
    return moment


async def users_with_due(tx: Transaction, now: datetime, most: int) -> list[int]:
    """Whose nudges are due now, the oldest first."""
    rows = await tx.execute(
        select(nudges.c.user_id)
        .where(_WAITS, nudges.c.due_at <= now)
        .group_by(nudges.c.user_id)
        .order_by(func.min(nudges.c.due_at))
        .limit(most)
    )
    return list(rows.scalars())


async def due_of(tx: Transaction, user_id: int, now: datetime) -> list[Due]:
    """All of one user's nudges that are due now, the oldest first."""
    rows = await tx.execute(
        select(nudges)
        .where(nudges.c.user_id == user_id, _WAITS, nudges.c.due_at <= now)
        .order_by(nudges.c.due_at, nudges.c.id)
    )
    return [
        Due(row.id, row.user_id, row.job_id, row.interview_id, NudgeKind(row.kind), row.key, row.due_at) for row in rows
    ]


async def fired(tx: Transaction, user_id: int, now: datetime) -> None:
    """Mark that all of a user's due nudges were handed to the outbox, or had lost their sense."""
    due = (nudges.c.user_id == user_id, nudges.c.due_at <= now, _WAITS)
    await tx.execute(update(nudges).where(*due).values(fired_at=now))
