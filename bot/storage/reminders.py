"""Reminders: rows with the instant at which they are due. Nothing of them is held in memory."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from bot.storage.database import Transaction
from bot.storage.schema import reminders
from bot.storage.upsert import insert

_WAITS = reminders.c.fired_at.is_(None) & reminders.c.done_at.is_(None)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A moment at which a user wants to hear of a job again."""

    id: int
    user_id: int
    job_id: int
    due_at: datetime
    text: str | None


async def add(
    tx: Transaction, user_id: int, job_id: int, due_at: datetime, text: str | None, now: datetime
) -> Reminder:
    """Keep a reminder."""
    made = await tx.execute(
        insert(reminders)
        .values(user_id=user_id, job_id=job_id, due_at=due_at, text=text, created_at=now)
        .returning(reminders.c.id)
    )
    return Reminder(made.scalar_one(), user_id, job_id, due_at, text)


async def pending(tx: Transaction, user_id: int, job_id: int) -> tuple[Reminder, ...]:
    """What is still to come for a job, the nearest first."""
    rows = await tx.execute(
        select(reminders)
        .where(
            reminders.c.user_id == user_id,
            reminders.c.job_id == job_id,
            reminders.c.fired_at.is_(None),
            reminders.c.done_at.is_(None),
        )
        .order_by(reminders.c.due_at)
    )
    return tuple(Reminder(row.id, row.user_id, row.job_id, row.due_at, row.text) for row in rows)


async def cancel(tx: Transaction, user_id: int, reminder_id: int, now: datetime) -> int | None:
    """Call one of the user's reminders off; its job's id, None where there is none to call off."""
    gone = await tx.execute(
        update(reminders)
        .where(reminders.c.user_id == user_id, reminders.c.id == reminder_id, reminders.c.done_at.is_(None))
        .values(done_at=now)
        .returning(reminders.c.job_id)
    )
    job_id: int | None = gone.scalar_one_or_none()
    return job_id


async def next_due(tx: Transaction) -> datetime | None:
    """When the next reminder of any user is due."""
    moment: datetime | None = (await tx.execute(select(func.min(reminders.c.due_at)).where(_WAITS))).scalar()
    return moment


async def due(tx: Transaction, now: datetime, most: int) -> list[Reminder]:
    """What is due now, of all users, the oldest first."""
    rows = await tx.execute(
        select(reminders).where(_WAITS, reminders.c.due_at <= now).order_by(reminders.c.due_at).limit(most)
    )
    return [Reminder(row.id, row.user_id, row.job_id, row.due_at, row.text) for row in rows]


async def fired(tx: Transaction, reminder_id: int, now: datetime) -> None:
    """Mark that a reminder was handed to the outbox."""
    await tx.execute(update(reminders).where(reminders.c.id == reminder_id).values(fired_at=now))
