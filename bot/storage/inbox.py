"""Updates received and not yet done. A row is on disk before Telegram is told that the update was received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update

from bot.storage.database import Transaction
from bot.storage.schema import inbox
from bot.storage.upsert import insert

_NOTHING = "{}"  # still JSON, for whoever looks into it
_PARKED_LONGER = timedelta(weeks=3)
_THOSE = select(inbox.c.update_id, inbox.c.chat_id, inbox.c.payload, inbox.c.tries).where(
    inbox.c.bot_id == bindparam("bot"),
    inbox.c.update_id.in_(bindparam("numbers", expanding=True)),
    inbox.c.done_at.is_(None),
    inbox.c.parked_at.is_(None),
)
_KEEP = insert(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
_DONE = (
    update(inbox)
    .where(inbox.c.bot_id == bindparam("bot"), inbox.c.update_id.in_(bindparam("numbers", expanding=True)))
    .values(done_at=bindparam("now"), payload=_NOTHING)
)


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
    # As many rows as there are, by one statement that is compiled once.
    kept = await tx.execute(_KEEP, rows)
    new = set(kept.scalars())
    return [one for one in batch if one.update_id in new]


async def waiting_after(tx: Transaction, bot_id: int, update_id: int, most: int) -> list[tuple[int, int | None]]:
    """The numbers of updates that wait behind that one, each with its chat's, in order."""
    rows = await tx.execute(
        select(inbox.c.update_id, inbox.c.chat_id)
        .where(
            inbox.c.bot_id == bot_id,
            inbox.c.update_id > update_id,
            inbox.c.done_at.is_(None),
            inbox.c.parked_at.is_(None),
        )
        .order_by(inbox.c.update_id)
        .limit(most)
    )
    return [(row.update_id, row.chat_id) for row in rows]


async def those(tx: Transaction, bot_id: int, update_ids: Sequence[int]) -> list[Received]:
    """Those updates of these that wait."""
    rows = await tx.execute(_THOSE, {"bot": bot_id, "numbers": update_ids})
    return [Received(row.update_id, row.chat_id, row.payload, row.tries) for row in rows]


async def begun(tx: Transaction, bot_id: int, update_id: int) -> None:
    """Count a replay before it begins, so that an update which kills the process each time is known by it."""
    await tx.execute(update(inbox).where(*_row(bot_id, update_id)).values(tries=inbox.c.tries + 1))


async def done(tx: Transaction, bot_id: int, update_ids: Sequence[int], now: datetime) -> None:
    """Mark updates as done. What people wrote in them goes at once: the number is all that a replay is known by."""
    await tx.execute(_DONE, {"bot": bot_id, "numbers": list(update_ids), "now": now})


async def park(tx: Transaction, bot_id: int, update_id: int, now: datetime, error_id: str | None = None) -> None:
    """Put an update aside that can't be done; it is kept for the operator, whose log has the cause under the id."""
    await tx.execute(update(inbox).where(*_row(bot_id, update_id)).values(parked_at=now, error_id=error_id))


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that failed too often; the log has the cause under the error's id."""

    update_id: int
    parked_at: datetime
    error_id: str | None


async def parked(tx: Transaction, bot_id: int, most: int) -> list[Parked]:
    """What was parked last."""
    rows = await tx.execute(
        select(inbox.c.update_id, inbox.c.parked_at, inbox.c.error_id)
        .where(inbox.c.bot_id == bot_id, inbox.c.parked_at.is_not(None))
        .order_by(inbox.c.parked_at.desc(), inbox.c.update_id.desc())
        .limit(most)
    )
    return [Parked(row.update_id, row.parked_at, row.error_id) for row in rows]


async def unpark(tx: Transaction, bot_id: int, update_id: int) -> tuple[int, int | None] | None:
    """Let a parked update wait again, with all its tries; its number and its chat's, None where it is not parked."""
    freed = await tx.execute(
        update(inbox)
        .where(*_row(bot_id, update_id), inbox.c.parked_at.is_not(None))
        .values(parked_at=None, error_id=None, tries=0)
        .returning(inbox.c.update_id, inbox.c.chat_id)
    )
    row = freed.one_or_none()
    return None if row is None else (row.update_id, row.chat_id)


async def depth(tx: Transaction) -> int:
    """How many updates wait."""
    waits = inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None)
    return int((await tx.execute(select(func.count()).select_from(inbox).where(waits))).scalar_one())


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop what was done before that moment; what was parked stays some weeks longer for the operator."""
    await tx.execute(delete(inbox).where((inbox.c.done_at < moment) | (inbox.c.parked_at < moment - _PARKED_LONGER)))


def _row(bot_id: int, update_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return inbox.c.bot_id == bot_id, inbox.c.update_id == update_id
