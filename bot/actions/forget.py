"""Delete everything of a user."""

from datetime import timedelta

from bot.model.user import Visit
from bot.storage import whole_user
from bot.storage.database import Database

_HOLDS = timedelta(hours=1)


def still_holds(asked: int, visit: Visit) -> bool:
    """Whether a question of that time (Unix seconds) may still be answered with a yes."""
    return 0 <= visit.now.timestamp() - asked <= _HOLDS.total_seconds()


async def how_many_jobs(database: Database, visit: Visit) -> int:
    """How many saved jobs would go."""
    async with database.begin(visit.user.id) as tx:
        return await whole_user.how_many_jobs(tx, visit.user.id)


async def forget(database: Database, visit: Visit) -> list[int]:
    """Delete all rows that are the user's, and what they sent but the update at hand; the ids of the jobs that went."""
    async with database.begin(visit.user.id) as tx:
        return await whole_user.forget(tx, visit.user.id, visit.cause)


async def leave_no_trace(database: Database, visit: Visit) -> None:
    """Delete the update at hand too, now that it is answered, and every byte that deleted rows left in the file."""
    async with database.begin(visit.user.id) as tx:
        await whole_user.forget_update(tx, visit.cause)
    await database.wipe()
