"""Reminders: rows with the instant at which they are due. Nothing of them is held in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.engine import Row

from bot.model.schedule import ONCE, Rule
from bot.storage.database import Transaction
from bot.storage.schema import reminders
from bot.storage.upsert import insert

MOST_OVER = 100  # of a job
_WAITS = reminders.c.fired_at.is_(None) & reminders.c.done_at.is_(None)
_NEAREST_FIRST = (reminders.c.due_at, reminders.c.id)
_PENDING = (
    select(reminders)
    .where(reminders.c.user_id == bindparam("user"), reminders.c.job_id == bindparam("job"), _WAITS)
    .order_by(*_NEAREST_FIRST)
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A moment at which a user wants to hear of a job again.

    `wall` is that time on the clocks of `zone`, where it was said as one (of a series: its first), and `rule` how it
    comes again.
    """

    id: int
    user_id: int
    job_id: int
    due_at: datetime
    created_at: datetime
    text: str | None = None
    wall: datetime | None = None
    zone: str | None = None
    rule: Rule = ONCE
    fired_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether it is to come."""
        return self.fired_at is None and self.done_at is None


async def add(
    tx: Transaction,
    user_id: int,
    job_id: int,
    due_at: datetime,
    text: str | None,
    now: datetime,
    *,
    wall: datetime | None = None,
    zone: str | None = None,
    rule: Rule = ONCE,
) -> Reminder:
    """Keep a reminder; of those of the job that are over, the latest hundred stay."""
    over = select(reminders.c.id).where(reminders.c.user_id == user_id, reminders.c.job_id == job_id, ~_WAITS)
    older = over.order_by(reminders.c.id.desc()).offset(MOST_OVER)
    await tx.execute(delete(reminders).where(reminders.c.user_id == user_id, reminders.c.id.in_(older)))
    made = await tx.execute(
        insert(reminders)
        .values(
            user_id=user_id,
            job_id=job_id,
            due_at=due_at,
            text=text,
            created_at=now,
            wall=None if wall is None else wall.isoformat(),
            zone=zone,
            rule=None if rule == ONCE else str(rule),
        )
        .returning(reminders)
    )
    return _reminder(made.one())


async def pending(tx: Transaction, user_id: int, job_id: int) -> tuple[Reminder, ...]:
    """What is still to come for a job, the nearest first."""
    return tuple(map(_reminder, await tx.execute(_PENDING, {"user": user_id, "job": job_id})))


async def by_id(tx: Transaction, user_id: int, reminder_id: int) -> Reminder | None:
    """One of the user's reminders, to come or over."""
    found = await _which(tx, reminders.c.user_id == user_id, reminders.c.id == reminder_id)
    return found[0] if found else None


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


async def newest(tx: Transaction, user_id: int, job_id: int) -> Reminder | None:
    """The reminder of a job that was set last."""
    found = await tx.execute(
        select(reminders)
        .where(reminders.c.user_id == user_id, reminders.c.job_id == job_id)
        .order_by(reminders.c.id.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return None if row is None else _reminder(row)


async def how_many(tx: Transaction, user_id: int) -> int:
    """How many of a user's reminders are to come."""
    mine = select(func.count()).select_from(reminders).where(reminders.c.user_id == user_id, _WAITS)
    return int((await tx.execute(mine)).scalar_one())


async def page(tx: Transaction, user_id: int, number: int, size: int) -> tuple[Reminder, ...]:
    """A page of a user's reminders to come, the nearest first; `number` counts from 1."""
    mine = select(reminders).where(reminders.c.user_id == user_id, _WAITS)
    rows = await tx.execute(mine.order_by(reminders.c.due_at, reminders.c.id).limit(size).offset((number - 1) * size))
    return tuple(map(_reminder, rows))


async def has_other_on_the_wall(tx: Transaction, user_id: int, reminder_id: int) -> bool:
    """Whether the user ever set another reminder for a time of their clocks."""
    others = (reminders.c.user_id == user_id, reminders.c.id != reminder_id, reminders.c.wall.is_not(None))
    return (await tx.execute(select(reminders.c.id).where(*others).limit(1))).scalar() is not None


async def on_the_wall(tx: Transaction, user_id: int) -> tuple[Reminder, ...]:
    """Those of a user's reminders to come that hang on a wall's clock."""
    return await _which(tx, reminders.c.user_id == user_id, _WAITS, reminders.c.wall.is_not(None))


async def on_any_wall(tx: Transaction, after_id: int, most: int) -> tuple[Reminder, ...]:
    """The next of all users' reminders to come that hang on a wall's clock, by their ids."""
    rows = await tx.execute(
        select(reminders)
        .where(_WAITS, reminders.c.wall.is_not(None), reminders.c.id > after_id)
        .order_by(reminders.c.id)
        .limit(most)
    )
    return tuple(map(_reminder, rows))


async def keep(tx: Transaction, reminder: Reminder, now: datetime) -> None:
    """Write a reminder that changed: its time, its words, whether it is over."""
    await tx.execute(
        update(reminders)
        .where(reminders.c.user_id == reminder.user_id, reminders.c.id == reminder.id)
        .values(
            due_at=reminder.due_at,
            text=reminder.text,
            wall=None if reminder.wall is None else reminder.wall.isoformat(),
            zone=reminder.zone,
            rule=None if reminder.rule == ONCE else str(reminder.rule),
            fired_at=reminder.fired_at,
            done_at=reminder.done_at,
            changed_at=now,
        )
    )


async def put(tx: Transaction, dues: Sequence[tuple[int, datetime]], now: datetime) -> None:
    """Write when reminders of anyone's are due, by their ids."""
    if dues:
        row = update(reminders).where(reminders.c.id == bindparam("which"))
        rows = [{"which": which, "due": due} for which, due in dues]
        await tx.execute(row.values(due_at=bindparam("due"), changed_at=now), rows)


async def next_due(tx: Transaction) -> datetime | None:
    """When the next reminder of any user is due."""
    moment: datetime | None = (await tx.execute(select(func.min(reminders.c.due_at)).where(_WAITS))).scalar()
    return moment


async def due(tx: Transaction, now: datetime, most: int) -> tuple[Reminder, ...]:
    """What is due now, of all users, the oldest first."""
    return await _which(tx, _WAITS, reminders.c.due_at <= now, most=most)


async def due_of(tx: Transaction, user_ids: Collection[int], moment: datetime) -> tuple[Reminder, ...]:
    """All that was due for these users at that moment, the oldest first."""
    return await _which(tx, _WAITS, reminders.c.user_id.in_(user_ids), reminders.c.due_at <= moment)


async def fired(tx: Transaction, reminder: Reminder, again_at: datetime | None, now: datetime) -> None:
    """Mark that a reminder was handed to the outbox; one of a series waits for its next time."""
    told = {"fired_at": now} if again_at is None else {"due_at": again_at}
    await tx.execute(update(reminders).where(reminders.c.id == reminder.id).values(told))


async def _which(tx: Transaction, *which: ColumnElement[bool], most: int | None = None) -> tuple[Reminder, ...]:
    rows = await tx.execute(select(reminders).where(*which).order_by(*_NEAREST_FIRST).limit(most))
    return tuple(map(_reminder, rows))


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        id=row.id,
        user_id=row.user_id,
        job_id=row.job_id,
        due_at=row.due_at,
        created_at=row.created_at,
        text=row.text,
        wall=None if row.wall is None else datetime.fromisoformat(row.wall),
        zone=row.zone,
        rule=ONCE if row.rule is None else Rule.parsed(row.rule),
        fired_at=row.fired_at,
        done_at=row.done_at,
    )
