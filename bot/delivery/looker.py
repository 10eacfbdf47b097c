"""Looks at the pages of postings before pushes speak of them, a few at a time; a push never waits long for that."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.actions.look import ToLook, look, waiting
from bot.delivery.alarm import Alarm
from bot.storage.database import Database
from bot.web import Web

log = logging.getLogger(__name__)

_AT_ONCE = 4


class Looker:
    """Looks where a push waits for it."""

    def __init__(
        self, database: Database, web: Web, now: Callable[[], datetime], alarm: Alarm, looked: Callable[[], None]
    ) -> None:
        self._database = database
        self._web = web
        self._now = now
        self._alarm = alarm
        self._looked = looked

    def wake(self) -> None:
        """There may be something to look at."""
        self._alarm.ring()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            while await self.look_due():
                self._looked()
            await self._alarm.wait_until(None)

    async def look_due(self) -> int:
        """Look at what waits; how many pushes that were."""
        batch = await waiting(self._database, _AT_ONCE)
        await asyncio.gather(*map(self._look, batch))
        return len(batch)

    async def _look(self, one: ToLook) -> None:
        try:
            await look(self._database, self._web, one, self._now())
        except Exception:
            log.exception("looking for push %d failed; it goes out without", one.push.id)
