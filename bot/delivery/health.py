"""Whether the bot is well, for whoever watches it: a container, a proxy, `python -m bot health`."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import aiohttp
from aiohttp import web

from bot.storage import inbox
from bot.storage.database import Database

# A poll ends after 50 seconds even where nobody writes.
_SILENCE = timedelta(seconds=90)
_ANSWER = 5.0


class Health:
    """Live: the loop and the database answer. Ready: Telegram was heard of lately, too."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._polled_at: datetime | None = None
        self.database: Database | None = None

    def polled(self) -> None:
        """Telegram has just answered."""
        self._polled_at = self._now()

    def add_routes(self, app: web.Application) -> None:
        """`/health/live` and `/health/ready`: 200 or 503, with the reason."""
        app.router.add_get("/health/live", self._live)
        app.router.add_get("/health/ready", self._ready)

    async def _live(self, _request: web.Request) -> web.Response:
        trouble = await self._trouble_with_database()
        return _answer(trouble)

    async def _ready(self, _request: web.Request) -> web.Response:
        trouble = await self._trouble_with_database()
        if trouble is None and (self._polled_at is None or self._now() - self._polled_at > _SILENCE):
            trouble = "Telegram has not been heard of lately"
        return _answer(trouble)

    async def _trouble_with_database(self) -> str | None:
        if self.database is None:
            return "starting"
        try:
            async with asyncio.timeout(_ANSWER), self.database.beside() as tx:
                await inbox.depth(tx)
        except Exception as error:  # whatever it is, it is the answer
            return f"the database does not answer ({type(error).__name__})"
        return None


async def is_well(host: str, port: int) -> bool:
    """Ask the bot that runs there, as the container's health check does."""
    timeout = aiohttp.ClientTimeout(total=_ANSWER * 2)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"http://{own_name(host)}:{port}/health/ready") as answer,
        ):
            return answer.status == web.HTTPOk.status_code
    except (aiohttp.ClientError, TimeoutError):
        return False


def own_name(host: str) -> str:
    """By which name this machine reaches what listens on that address."""
    if host in ("0.0.0.0", "::", ""):  # noqa: S104  # it is compared with, not bound to
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _answer(trouble: str | None) -> web.Response:
    if trouble is None:
        return web.json_response({"status": "ok"})
    return web.json_response({"status": "unwell", "reason": trouble}, status=503)
