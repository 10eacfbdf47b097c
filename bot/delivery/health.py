"""Whether the bot is well, for whoever watches it: a container, a proxy, `python -m bot health` (checkup.py)."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from aiohttp import web

from bot.storage import operating
from bot.storage.database import Database
from bot.storage.migrations import HEAD

# A poll ends after 50 seconds even where nobody writes.
_SILENCE: Final = timedelta(seconds=90)
_PULSE: Final = timedelta(seconds=10)
_ANSWER: Final = 5.0


class Health:
    """Live: the loop and the database answer. Ready: the disk takes writes, the tables are ours, Telegram is heard."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._polled_at: datetime | None = None
        self._wrote_at: datetime | None = None
        self._one_at_a_time = asyncio.Lock()
        self.database: Database | None = None

    def polled(self) -> None:
        """Telegram has just answered."""
        self._polled_at = self._now()

    def add_routes(self, app: web.Application) -> None:
        """`/health/live` and `/health/ready`: 200 or 503, with the reason."""
        app.router.add_get("/health/live", self._live)
        app.router.add_get("/health/ready", self._ready)

    async def _live(self, _request: web.Request) -> web.Response:
        return _answer(await self._trouble_with_database(writing=False))

    async def _ready(self, _request: web.Request) -> web.Response:
        trouble = await self._trouble_with_database(writing=True)
        if trouble is None and (self._polled_at is None or self._now() - self._polled_at > _SILENCE):
            trouble = "Telegram has not been heard of lately"
        return _answer(trouble)

    async def _trouble_with_database(self, *, writing: bool) -> str | None:
        if self.database is None:
            return "starting"
        try:
            async with asyncio.timeout(_ANSWER):
                async with self.database.beside() as tx:
                    schema = await operating.schema(tx)
                if writing:
                    await self._write(self.database)
        except Exception as error:  # whatever it is, it is the answer
            return f"the database does not answer ({type(error).__name__})"
        # A newer version beside this one has brought them up to date: this one is to go.
        return None if schema == HEAD or not writing else f"the tables are of another version ({schema})"

    async def _write(self, database: Database) -> None:
        """Make sure of a write that was committed under 10 seconds ago; no more of them, however often one asks."""
        async with self._one_at_a_time:
            now = self._now()
            if self._wrote_at is None or abs(now - self._wrote_at) > _PULSE:
                async with database.beside() as tx:
                    await operating.beat(tx, now)
                self._wrote_at = now


def _answer(trouble: str | None) -> web.Response:
    if trouble is None:
        return web.json_response({"status": "ok"})
    return web.json_response({"status": "unwell", "reason": trouble}, status=503)
