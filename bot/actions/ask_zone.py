"""When to ask where the user lives: once, as the first time is set that hangs on clocks which nobody knows."""

from bot.model.job import EventKind
from bot.model.user import Visit
from bot.storage import events, reminders
from bot.storage.database import Transaction


async def asks_zone(tx: Transaction, visit: Visit, *, reminder_id: int = 0, rounds: int = 0) -> bool:
    """Whether to ask now: of all that ever hung on their clocks, there is but this reminder, or this many rounds."""
    if visit.user.zone_said or await reminders.has_other_on_the_wall(tx, visit.user.id, reminder_id):
        return False
    return await events.at_most(tx, visit.user.id, EventKind.INTERVIEW, rounds)
