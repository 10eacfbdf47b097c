"""Pushes decided and not yet delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Row

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
    not_before: datetime,
    looking: bool = False,
) -> None:
    """Write a push down; one with the same key of the same user is the same push.

    `looking`: its pages are looked at first, for which `not_before` leaves the time.
    """
    push = {"key": key, "kind": kind, "facts": facts, "job_id": job_id, "decided_at": now, "not_before": not_before}
    await tx.execute(insert(outbox).values(user_id=user_id, looking=looking, **push).on_conflict_do_nothing())


async def to_look_at(tx: Transaction, most: int) -> list[Push]:
    """Pushes whose pages are to be looked at before they are sent, the oldest first."""
    rows = await tx.execute(select(outbox).where(outbox.c.looking, _WAITS).order_by(outbox.c.id).limit(most))
    return list(map(_push, rows))


async def looked_at(tx: Transaction, push: Push) -> None:
    """Its pages were looked at, or can't be: it may go as soon as it was meant to."""
    meant = datetime.fromisoformat(push.facts["from"])
    await tx.execute(update(outbox).where(outbox.c.id == push.id).values(looking=False, not_before=meant))


async def ready(tx: Transaction, now: datetime, most: int) -> list[Push]:
    """What may be sent now, the oldest first."""
    rows = await tx.execute(
        select(outbox).where(_WAITS, outbox.c.not_before <= now).order_by(outbox.c.not_before, outbox.c.id).limit(most)
    )
    return list(map(_push, rows))


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


def _push(row: Row[Any]) -> Push:
    return Push(row.id, row.user_id, row.job_id, row.kind, row.facts, row.tries, row.unsure)
