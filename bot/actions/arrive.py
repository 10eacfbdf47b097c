"""A user writes or taps: who it is, and how to speak with them."""

from datetime import datetime

from bot.model.user import Cause, Visit
from bot.storage import users
from bot.storage.database import Database
from bot.texts import spoken


async def arrive(database: Database, user_id: int, wanted_language: str | None, now: datetime, cause: Cause) -> Visit:
    """The visit; a newcomer is welcomed in the language of their app."""
    async with database.begin(user_id) as tx:
        came_back = await users.back(tx, user_id)
        if came_back is not None:
            return Visit(came_back.user, now, cause, came_back.is_asked)
        user = await users.welcome(tx, user_id, spoken(wanted_language), now, wanted_language)
    return Visit(user, now, cause, is_asked=False)


async def can_be_reached(database: Database, visit: Visit, *, reachable: bool) -> None:
    """The user has blocked the bot, or let it in again; what they saved stays either way."""
    async with database.begin(visit.user.id) as tx:
        await users.reachable(tx, visit.user.id, since=None if reachable else visit.now)


async def language_of(database: Database, user_id: int) -> str:
    """The language to speak with somebody who may be known."""
    async with database.beside() as tx:
        user = await users.known(tx, user_id)
    return spoken(user.language if user else None)
