"""How much of the machine one user takes up."""

from datetime import date

from sqlalchemy import func, select

from bot.storage.database import Transaction
from bot.storage.schema import jobs, model_calls
from bot.storage.upsert import insert


async def count_link(tx: Transaction, user_id: int, day: date) -> int:
    """Count one more page that is read for the user on that day of theirs; how many it makes."""
    made = await tx.execute(
        insert(model_calls)
        .values(user_id=user_id, day=day, links=1)
        .on_conflict_do_update(index_elements=["user_id", "day"], set_={"links": model_calls.c.links + 1})
        .returning(model_calls.c.links)
    )
    return int(made.scalar_one())


async def how_many_jobs(tx: Transaction, user_id: int) -> int:
    """How many jobs the user has, cards that were never saved among them."""
    return int((await tx.execute(select(func.count()).select_from(jobs).where(jobs.c.user_id == user_id))).scalar_one())
