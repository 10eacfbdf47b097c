"""What was put aside since it could not be done or delivered: parked updates and dead pushes."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.storage.database import Transaction
from bot.storage.schema import inbox, outbox

_KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
# Pushes that nobody misses: what they were about, or who they were for, is gone.
_NO_LOSS = ("nobody to tell", "nothing to tell any more")


@dataclass(frozen=True, slots=True)
class Aside:
    """One of them, without a word of what anybody wrote. `trouble` is None for updates: the log has it."""

    number: int
    kind: str
    since: datetime
    tries: int
    trouble: str | None


async def parked(tx: Transaction, most: int) -> list[Aside]:
    """Updates that were parked, the latest first."""
    rows = await tx.execute(
        select(inbox.c.update_id, inbox.c.payload, inbox.c.parked_at, inbox.c.tries)
        .where(inbox.c.parked_at.is_not(None))
        .order_by(inbox.c.parked_at.desc(), inbox.c.update_id.desc())
        .limit(most)
    )
    return [Aside(row.update_id, _kind(row.payload), row.parked_at, row.tries, None) for row in rows]


async def dead(tx: Transaction, most: int) -> list[Aside]:
    """Pushes that were given up, the latest first."""
    rows = await tx.execute(
        select(outbox.c.id, outbox.c.kind, outbox.c.dead_at, outbox.c.tries, outbox.c.trouble)
        .where(outbox.c.dead_at.is_not(None), outbox.c.trouble.not_in(_NO_LOSS))
        .order_by(outbox.c.dead_at.desc(), outbox.c.id.desc())
        .limit(most)
    )
    return [Aside(row.id, row.kind, row.dead_at, row.tries, row.trouble) for row in rows]


async def take_up(tx: Transaction, update_id: int) -> bool:
    """Have a parked update wait again, as if it were new; False where there is none."""
    again = await tx.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id, inbox.c.parked_at.is_not(None))
        .values(parked_at=None, tries=0)
    )
    return again.rowcount > 0


async def send_again(tx: Transaction, push_id: int, now: datetime) -> bool:
    """Have a dead push wait again, as if it were new; False where there is none."""
    again = await tx.execute(
        update(outbox)
        .where(outbox.c.id == push_id, outbox.c.dead_at.is_not(None))
        .values(dead_at=None, trouble=None, tries=0, unsure=0, not_before=now)
    )
    return again.rowcount > 0


def _kind(payload: str) -> str:
    try:
        update_itself = json.loads(payload)
    except ValueError:
        return "unreadable"
    return next((kind for kind in _KINDS if kind in update_itself), "unknown")
