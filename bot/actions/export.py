"""Everything of a user, to be taken along."""

from collections.abc import AsyncIterator
from datetime import datetime

from bot.model.profile import Profile
from bot.model.takeout import FORMAT, VERSION, Head, WholeJob
from bot.storage import profiles, whole_user
from bot.storage.database import Database

_AT_ONCE = 10  # jobs in memory, with all their texts


async def head(database: Database, user_id: int, now: datetime) -> Head | None:
    """What a user's file says beside the jobs; None for somebody who never wrote."""
    async with database.begin(user_id) as tx:
        settings = await whole_user.settings(tx, user_id)
        if settings is None:
            return None
        profile, proposed = await profiles.of(tx, user_id), await profiles.proposed(tx, user_id)
    nothing = Profile()
    return Head(
        FORMAT,
        VERSION,
        now,
        settings=settings,
        profile=None if profile == nothing else profile,
        proposed=None if proposed == nothing else proposed,
    )


async def jobs(database: Database, user_id: int) -> AsyncIterator[WholeJob]:
    """The user's jobs and unsaved cards, each whole, the oldest first; few are in memory at a time."""
    after = 0
    while True:
        async with database.begin(user_id) as tx:
            some = await whole_user.jobs_after(tx, user_id, after, _AT_ONCE)
        for _, job in some:
            yield job
        if len(some) < _AT_ONCE:
            return
        after = some[-1][0]
