"""Pushes decided and not yet delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.storage.database import Transaction
from bot.storage.schema import outbox
from bot.storage.upsert import insert

_WAITS = outbox.c.sent_at.is_(None) & outbox.c.dead_at.is_(None)


@dataclass(frozen=True, slots=True)
class Push:
    """One push: `kind` and `facts` say what a view needs to put it into words."""

    id: int
    user_id: int
    job_id: int | None
    kind: str
    facts: Mapping[str, Any]
    tries: int
    unsure: int


async def decide(
    tx: Transaction,
    user_id: int,
    *,
    key: str,
    kind: str,
    facts: Mapping[str, Any],
    job_id: int | None,
    now: datetime,
) -> None:
    """Write a push down; one with the same key of the same user is the same push."""
    await tx.execute(
        insert(outbox)
        .values(user_id=user_id, key=key, kind=kind, facts=facts, job_id=job_id, decided_at=now, not_before=now)
        .on_conflict_do_nothing()
    )


async def ready(tx: Transaction, now: datetime, most: int) -> list[Push]:
    """What may be sent now, the oldest first."""
    rows = await tx.execute(
        select(outbox).where(_WAITS, outbox.c.not_before <= now).order_by(outbox.c.not_before, outbox.c.id).limit(most)
    )
    return [Push(row.id, row.user_id, row.job_id, row.kind, row.facts, row.tries, row.unsure) for row in rows]


async def next_ready(tx: Transaction) -> datetime | None:
    """When the next push may be sent."""
    moment: datetime | None = (await tx.execute(select(func.min(outbox.c.not_before)).where(_WAITS))).scalar()
    return moment


async def sent(tx: Transaction, push_id: int, now: datetime) -> None:
    """The push was delivered."""
    await tx.execute(update(outbox).where(outbox.c.id == push_id).values(sent_at=now))


async def later(tx: Transaction, push_id: int, not_before: datetime, trouble: str, *, unsure: bool) -> None:
    """Try again later. `unsure`: whether it may have arrived all the same."""
    await tx.execute(
        update(outbox)
        .where(outbox.c.id == push_id)
        .values(
            not_before=not_before,
            tries=outbox.c.tries + 1,
            unsure=outbox.c.unsure + (1 if unsure else 0),
            trouble=trouble,
        )
    )


async def give_up(tx: Transaction, push_id: int, now: datetime, trouble: str) -> None:
    """The push can't be delivered; it is kept for the operator."""
    await tx.execute(update(outbox).where(outbox.c.id == push_id).values(dead_at=now, trouble=trouble))
