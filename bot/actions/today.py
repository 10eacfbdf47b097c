"""The one thing to do next, and a few more."""

from bot.actions.plan import MOST_JOBS
from bot.model.agenda import Agenda, agenda
from bot.model.user import Visit
from bot.storage import stories
from bot.storage.database import Database, Transaction


async def today(database: Database, visit: Visit) -> Agenda:
    """What the user should do next."""
    async with database.begin(visit.user.id) as tx:
        return await agenda_of(tx, visit)


async def agenda_of(tx: Transaction, visit: Visit) -> Agenda:
    """The same, in a transaction."""
    return agenda(await stories.under_way(tx, visit.user.id, MOST_JOBS), visit.user, visit.now)
