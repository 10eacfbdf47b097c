"""Look now and then whether saved postings are still open: a few at a time, and seldom at the same site.

Nothing is said because of it: a job whose posting is closed shows that wherever it is shown.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.actions.pushes import NO_UPDATE
from bot.actions.read_again import read_again
from bot.errors import UserError
from bot.model.user import Visit
from bot.readers.addresses import host_of
from bot.storage import jobs, users
from bot.storage.database import Database
from bot.storage.jobs import Unseen
from bot.web import Web

log = logging.getLogger(__name__)

EVERY: Final = timedelta(days=3)
_HOST_RESTS: Final = timedelta(minutes=1)
_AT_ONCE: Final = 4
_IN_SIGHT: Final = 200  # of those that are due, the longest unseen first: room for several sites among them
_PATIENCE: Final = 60.0  # seconds for one page


class Rechecks:
    """Goes over all users' jobs that were not sent yet."""

    def __init__(self, database: Database, web: Web, now: Callable[[], datetime]) -> None:
        self._database = database
        self._web = web
        self._now = now
        self._visited: dict[str, datetime] = {}  # sites, and when

    async def some(self) -> int:
        """Look at a few pages, each of another site; how many were looked at."""
        now = self._now()
        async with self._database.beside() as tx:
            due = await jobs.unseen_since(tx, now - EVERY, _IN_SIGHT)
        self._visited = {host: at for host, at in self._visited.items() if now - at < _HOST_RESTS}
        chosen: list[Unseen] = []
        for one in due:
            host = host_of(one.url)
            if host not in self._visited and len(chosen) < _AT_ONCE:
                self._visited[host] = now
                chosen.append(one)
        await asyncio.gather(*map(self._look, chosen))
        return len(chosen)

    async def _look(self, one: Unseen) -> None:
        async with self._database.begin(one.user_id) as tx:
            # Whatever comes of it, it counts as a look: a page that is out of order is not asked for every minute.
            await jobs.tried_to_look(tx, one.user_id, one.job_id, self._now())
            user = await users.known(tx, one.user_id)
        if user is None:
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await read_again(self._database, Visit(user, self._now(), NO_UPDATE), one.job_id, self._web)
        except (UserError, TimeoutError) as error:
            log.info("the page of job %d could not be looked at (%s)", one.job_id, type(error).__name__)
        except Exception:
            log.exception("looking at the page of job %d failed", one.job_id)
