"""What an import would bring: kept from its preview until the user says so, and for a time only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.storage.database import Transaction
from bot.storage.schema import imports
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Import:
    """`head` is JSON; `jobs` are packed, None once all are taken in.

    `place` of them were gone through, and `kept` saved jobs among those were new.
    """

    id: int
    head: str
    jobs: bytes | None
    place: int
    kept: int


async def propose(tx: Transaction, user_id: int, head: str, jobs: bytes, now: datetime) -> int:
    """Keep what a user may take in, in the place of what was proposed before; its id."""
    await tx.execute(delete(imports).where(imports.c.user_id == user_id))
    made = await tx.execute(
        insert(imports).values(user_id=user_id, made_at=now, head=head, jobs=jobs).returning(imports.c.id)
    )
    return int(made.scalar_one())


async def by_id(tx: Transaction, user_id: int, import_id: int) -> Import | None:
    """One of the user's imports; another's is not found."""
    row = (
        await tx.execute(select(imports).where(imports.c.user_id == user_id, imports.c.id == import_id))
    ).one_or_none()
    return None if row is None else Import(row.id, row.head, row.jobs, row.place, row.kept)


async def went_on(tx: Transaction, user_id: int, import_id: int, place: int, kept: int) -> None:
    """Note how far it has come, in the transaction of what was taken in."""
    await tx.execute(
        update(imports).where(imports.c.user_id == user_id, imports.c.id == import_id).values(place=place, kept=kept)
    )


async def done(tx: Transaction, user_id: int, import_id: int) -> None:
    """All of it is taken in: what was to come is let go, what became of it is kept for a second tap."""
    await tx.execute(update(imports).where(imports.c.user_id == user_id, imports.c.id == import_id).values(jobs=None))


async def drop(tx: Transaction, user_id: int, import_id: int) -> None:
    """Forget what was not taken in."""
    await tx.execute(
        delete(imports).where(
            imports.c.user_id == user_id, imports.c.id == import_id, imports.c.jobs.is_not(None), imports.c.place == 0
        )
    )


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop what was shown before that moment."""
    await tx.execute(delete(imports).where(imports.c.made_at < moment))
