"""Updates received and not yet done. A row is on disk before Telegram is told that the update was received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from bot.storage.database import Transaction
from bot.storage.schema import inbox
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it came: `payload` is Telegram's JSON."""

    update_id: int
    chat_id: int | None
    payload: str
    tries: int = 0


async def keep(tx: Transaction, bot_id: int, batch: Sequence[Received], now: datetime) -> list[Received]:
    """Put a batch on disk; those that were not there before are returned, in order."""
    if not batch:
        return []
    rows = [
        {
            "bot_id": bot_id,
            "update_id": one.update_id,
            "chat_id": one.chat_id,
            "payload": one.payload,
            "received_at": now,
        }
        for one in batch
    ]
    kept = await tx.execute(insert(inbox).values(rows).on_conflict_do_nothing().returning(inbox.c.update_id))
    new = set(kept.scalars())
    return [one for one in batch if one.update_id in new]


async def waiting(tx: Transaction, bot_id: int) -> list[Received]:
    """What an earlier run received and did not finish, in order."""
    rows = await tx.execute(
        select(inbox)
        .where(inbox.c.bot_id == bot_id, inbox.c.done_at.is_(None), inbox.c.parked_at.is_(None))
        .order_by(inbox.c.update_id)
    )
    return [Received(row.update_id, row.chat_id, row.payload, row.tries) for row in rows]


async def begun(tx: Transaction, bot_id: int, update_id: int) -> None:
    """Count a try before it is made, so that an update which kills the process is counted too."""
    await tx.execute(update(inbox).where(*_row(bot_id, update_id)).values(tries=inbox.c.tries + 1))


async def done(tx: Transaction, bot_id: int, update_ids: Sequence[int], now: datetime) -> None:
    """Mark updates as done."""
    await tx.execute(
        update(inbox).where(inbox.c.bot_id == bot_id, inbox.c.update_id.in_(update_ids)).values(done_at=now)
    )


async def park(tx: Transaction, bot_id: int, update_id: int, now: datetime) -> None:
    """Put an update aside that can't be done; it is kept for the operator."""
    await tx.execute(update(inbox).where(*_row(bot_id, update_id)).values(parked_at=now))


async def depth(tx: Transaction) -> int:
    """How many updates wait."""
    waits = inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None)
    return int((await tx.execute(select(func.count()).select_from(inbox).where(waits))).scalar_one())


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop what was done before that moment."""
    await tx.execute(delete(inbox).where(inbox.c.done_at < moment))


def _row(bot_id: int, update_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return inbox.c.bot_id == bot_id, inbox.c.update_id == update_id
