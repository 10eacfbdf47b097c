"""A Telegram of one's own: the Bot API over HTTP, the chat page, and people who chat with the bot."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from bot.playground.chat_api import ChatApi
from bot.playground.chats import Json
from bot.playground.faults import Faults
from bot.playground.files import Files
from bot.playground.journal import Journal
from bot.playground.people import People
from bot.playground.refusals import Refused
from bot.playground.server import BotApi
from bot.playground.world import Call, World

BOT_ID = 1234567890


class Emulator(People):
    """A Telegram with one bot and its people.

    `now` is its clock in unix seconds; `store` is a file that keeps its chats over restarts. Without a token
    it makes one up, as `emulator.token` tells. Of the bot's calls it remembers the latest `calls_kept`.
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        now: Callable[[], float] = time.time,
        store: Path | None = None,
        name: str = "Jobtrail",
        username: str = "jobtrail_playground_bot",
        calls_kept: int = 10_000,
    ) -> None:
        token = token or f"{BOT_ID}:{secrets.token_urlsafe(26)}"

        def new_world() -> World:
            files = Files(store.with_suffix(".files") if store else None)
            return World(token, now, files, name, username, calls_kept)

        self._journal = Journal(store) if store else None
        super().__init__(self._journal.open(new_world) if self._journal else new_world())
        self.faults = Faults(now)
        self.faults.on_outage = lambda: self.world.updates.call_off(Refused(502, "Bad Gateway"))
        self.url = ""
        self._runner: web.AppRunner | None = None

    @property
    def token(self) -> str:
        """The token that the bot must use."""
        return self.world.token

    @property
    def calls(self) -> list[Call]:
        """The latest calls of the bot, oldest first."""
        return list(self.world.calls)

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.world.calls if call.method.lower() == method.lower()]

    @property
    def unknown_methods(self) -> list[str]:
        """The methods that the bot called and the emulator doesn't know."""
        return list(self.world.unknown_methods)

    @property
    def commands(self) -> dict[str, list[Json]]:
        """The commands that the bot set, by scope and language: "default ", "default de", "all_private_chats "."""
        return self.world.profile.commands

    def add_routes(self, app: web.Application) -> None:
        """Serve the Bot API and the page within this app."""
        BotApi(self.world, self.faults).add_routes(app)
        ChatApi(self).add_routes(app)
        app.on_shutdown.append(self._close)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve on a server of its own; returns its address."""
        app = web.Application()
        self.add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.url

    async def stop(self) -> None:
        """End every poll, stop serving, and let go of the store."""
        if self._runner:
            runner, self._runner = self._runner, None
            await runner.cleanup()
        await self._close()

    async def _close(self, _app: web.Application | None = None) -> None:
        await self.world.close()
        if self._journal:
            self._journal.close()


def open_playground(token: str | None = None, store: Path | None = None) -> Emulator:
    """An emulator with three people in it, whose chats `store` keeps."""
    emulator = Emulator(token, store=store, calls_kept=100)
    emulator.person(1001, "Robin", "en")
    emulator.person(1002, "Lena", "de")
    emulator.person(1003, "Sam", "en")
    return emulator
