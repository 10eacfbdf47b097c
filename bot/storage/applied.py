"""Which changes were made for which update, so that a replay after a crash makes none twice."""

from datetime import datetime

from sqlalchemy import delete

from bot.model.user import Visit
from bot.storage.database import Transaction
from bot.storage.schema import applied
from bot.storage.upsert import insert


async def first_time(tx: Transaction, visit: Visit, step: str) -> bool:
    """Whether this step of this update is made now for the first time.

    The mark lands with the change, in the same transaction. `step` tells apart the changes that one update makes.
    """
    made = await tx.execute(
        insert(applied)
        .values(bot_id=visit.cause.bot_id, update_id=visit.cause.update_id, step=step, at=visit.now)
        .on_conflict_do_nothing()
        .returning(applied.c.step)
    )
    return made.first() is not None


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop marks of updates that are done for so long that no replay can come."""
    await tx.execute(delete(applied).where(applied.c.at < moment))
