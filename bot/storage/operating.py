"""What the operator wants to know of the whole: how much waits, how many people there are. Nobody's words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text

from bot.storage.database import Transaction
from bot.storage.schema import inbox, outbox, pulse, users
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Queues:
    """Updates that wait and that were parked; pushes that wait and that were given up; what is due for the longest."""

    waiting: int
    parked: int
    to_send: int
    dead: int
    oldest_due: datetime | None


async def queues(tx: Transaction, now: datetime) -> Queues:
    """How much waits at this moment."""
    unsent = outbox.c.sent_at.is_(None) & outbox.c.dead_at.is_(None)
    counts = [
        select(func.count()).select_from(inbox).where(inbox.c.done_at.is_(None), inbox.c.parked_at.is_(None)),
        select(func.count()).select_from(inbox).where(inbox.c.parked_at.is_not(None)),
        select(func.count()).select_from(outbox).where(unsent),
        select(func.count()).select_from(outbox).where(outbox.c.dead_at.is_not(None)),
    ]
    waiting, parked, to_send, dead = [int((await tx.execute(count)).scalar_one()) for count in counts]
    due = select(func.min(outbox.c.not_before)).where(unsent, outbox.c.not_before <= now)
    return Queues(waiting, parked, to_send, dead, (await tx.execute(due)).scalar())


async def schema(tx: Transaction) -> str:
    """The version of the tables."""
    return str((await tx.execute(text("SELECT version_num FROM alembic_version"))).scalar_one())


async def beat(tx: Transaction, now: datetime) -> None:
    """Write something, to see that it can be."""
    await tx.execute(insert(pulse).values(id=1, at=now).on_conflict_do_update(index_elements=["id"], set_={"at": now}))


async def people(tx: Transaction) -> int:
    """How many people have written."""
    return int((await tx.execute(select(func.count()).select_from(users))).scalar_one())


async def active_since(tx: Transaction, moment: datetime) -> int:
    """How many chats something came from since then; a done update is remembered for a week."""
    found = select(func.count(inbox.c.chat_id.distinct())).where(inbox.c.received_at >= moment, inbox.c.chat_id > 0)
    return int((await tx.execute(found)).scalar_one())


async def size(tx: Transaction) -> int:
    """How large the database is, in bytes."""
    statement = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if tx.dialect.name == "sqlite"
        else "SELECT pg_database_size(current_database())"
    )
    return int((await tx.execute(text(statement))).scalar_one())
