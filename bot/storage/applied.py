"""Which changes were made for which update, so that a replay after a crash makes none twice."""

from datetime import datetime

from sqlalchemy import delete

from bot.model.user import Visit
from bot.storage.database import Transaction
from bot.storage.schema import applied
from bot.storage.upsert import insert

_MARK = insert(applied).on_conflict_do_nothing().returning(applied.c.step)


async def first_time(tx: Transaction, visit: Visit, step: str) -> bool:
    """Whether this step of this update is made now for the first time.

    The mark lands with the change, in the same transaction. `step` tells apart the changes that one update makes.
    """
    cause = visit.cause
    mark = {"bot_id": cause.bot_id, "update_id": cause.update_id, "step": step, "at": visit.now}
    made = await tx.execute(_MARK, mark)
    return made.first() is not None


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop marks of updates that are done for so long that no replay can come."""
    await tx.execute(delete(applied).where(applied.c.at < moment))
