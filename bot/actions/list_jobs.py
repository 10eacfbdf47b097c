"""The list of the user's jobs, a page at a time."""

from bot.model.user import Visit
from bot.storage import jobs
from bot.storage.database import Database
from bot.storage.jobs import Page

PAGE_SIZE = 6


async def list_active(database: Database, visit: Visit, page: int = 1) -> Page:
    """What is under way."""
    async with database.begin() as tx:
        return await jobs.active(tx, visit.user.id, page, PAGE_SIZE)


async def list_closed(database: Database, visit: Visit, page: int = 1) -> Page:
    """What has ended."""
    async with database.begin() as tx:
        return await jobs.closed(tx, visit.user.id, page, PAGE_SIZE)
