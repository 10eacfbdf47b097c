"""How pictures are drawn for a user."""

from dataclasses import replace

from bot.model.user import Visit
from bot.storage import users
from bot.storage.database import Database


async def prefer(database: Database, visit: Visit, *, dark: bool) -> None:
    """Draw pictures on dark ground from now on, or on light."""
    if visit.user.dark is dark:
        return
    async with database.begin(visit.user.id) as tx:
        await users.choose(tx, replace(visit.user, dark=dark))
