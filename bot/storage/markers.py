"""What holds for the whole database, by its name."""

from sqlalchemy import select

from bot.storage.database import Transaction
from bot.storage.schema import markers
from bot.storage.upsert import insert


async def value(tx: Transaction, name: str) -> str | None:
    """What was written under a name."""
    found: str | None = (await tx.execute(select(markers.c.value).where(markers.c.name == name))).scalar()
    return found


async def keep(tx: Transaction, name: str, value: str) -> None:
    """Write it, at most 64 characters."""
    await tx.execute(
        insert(markers)
        .values(name=name, value=value)
        .on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )
