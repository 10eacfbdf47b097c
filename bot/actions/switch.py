"""Switch off what the bot says by itself, or on again."""

from dataclasses import replace

from bot.actions.plan import plan_morning
from bot.model.user import Topic, User, Visit
from bot.storage import users
from bot.storage.database import Database


async def switch(database: Database, visit: Visit, topic: Topic, *, on: bool) -> User:
    """The user hears of a topic, or does not any more."""
    async with database.begin(visit.user.id) as tx:
        user = await users.known(tx, visit.user.id) or visit.user
        if topic is Topic.MORNING:
            user = replace(user, morning=on)
        else:
            user = replace(user, muted=user.muted - {topic} if on else user.muted | {topic})
        await users.choose(tx, user)
        await plan_morning(tx, user, visit.now)
        return user
