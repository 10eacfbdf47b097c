"""The numbers of a hunt."""

import asyncio
from collections.abc import Sequence

from bot.model.numbers import Journey, Numbers, Step, numbers
from bot.model.user import Visit
from bot.readers.addresses import host_of
from bot.storage import journeys
from bot.storage.database import Database
from bot.storage.journeys import Went


async def my_numbers(database: Database, visit: Visit) -> Numbers:
    """The numbers of all that the user has saved, as of now."""
    async with database.begin(visit.user.id) as tx:
        ways = await journeys.all_of(tx, visit.user.id)
    # A tenth of a second for thousands of jobs, for which others would wait.
    return await asyncio.to_thread(_counted, ways, visit)


def _counted(ways: Sequence[Went], visit: Visit) -> Numbers:
    return numbers([_journey(way) for way in ways], visit.today, visit.user.zone)


def _journey(way: Went) -> Journey:
    return Journey(
        saved_at=way.saved_at,
        standing=way.standing,
        steps=tuple(Step(at, standing) for at, standing in way.moves),
        # Jobs kept before sources were still know their link.
        source=(way.source or host_of(way.url or "")).removeprefix("www.") or None,
        posted=way.posted,
    )
