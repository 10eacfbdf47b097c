"""Bots as processes of their own, to be killed, and the Telegram that they talk with."""

import asyncio
import contextlib
import os
import signal
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.playground import Emulator
from tests.processes import Nursery


@dataclass(slots=True)
class Bots:
    """Where bots are born, one after the other, on one database and one Telegram."""

    nursery: Nursery
    emulator: Emulator
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    alive: int | None = None
    births: int = 0

    @property
    def database(self) -> Path:
        """The file that all of them work on."""
        return self.folder / "jobtrail.sqlite3"

    @property
    def log(self) -> str:
        """What they said."""
        return (self.folder / "log").read_text() if (self.folder / "log").exists() else ""

    async def begin(self, trick: str | None = None, **env: str) -> int:
        """Let a bot begin; it is not ready yet."""
        here = {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": f"sqlite:///{self.database}",
            "TELEGRAM_TOKEN": self.emulator.token,
            "TELEGRAM_API_URL": self.emulator.url,
            "HTTP_PORT": "0",
            "MESSAGES_AT_ONCE": "1000000",  # nobody is told to slow down
        }
        self.alive = self.nursery.bear(here | self.env | env, self.folder / "log", sabotage=trick)
        self.births += 1
        return self.alive

    @property
    def is_alive(self) -> bool:
        """Whether the bot runs."""
        if self.alive is None:
            return False
        try:
            os.kill(self.alive, 0)
        except ProcessLookupError:
            self.alive = None
            return False
        return True

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> None:
        """End it, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            if self.alive is not None:
                os.kill(self.alive, sign)
        await self.gone()

    async def gone(self) -> None:
        """Wait until the bot is gone, by whatever hand."""
        async with asyncio.timeout(60):
            while self.is_alive:  # noqa: ASYNC110  # a process of another parent tells nobody of its end
                await asyncio.sleep(0.002)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What stands in the database, read while no bot runs."""
        assert not self.is_alive
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            return db.execute(query).fetchall()

    async def rest(self) -> None:
        """Wait until the bot has done all that it keeps."""
        async with asyncio.timeout(120):
            while self.waiting():  # noqa: ASYNC110  # a database tells nobody of a change
                await asyncio.sleep(0.05)

    def waiting(self) -> int:
        """How many updates are kept and not done, looked up beside the bot."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return int(
                db.execute("SELECT count(*) FROM inbox WHERE done_at IS NULL AND parked_at IS NULL").fetchone()[0]
            )

    def is_sound(self) -> bool:
        """Whether the file is whole."""
        return self.rows("PRAGMA integrity_check") == [("ok",)] and self.rows("PRAGMA foreign_key_check") == []


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """A Telegram by the clock on the wall."""
    made = Emulator(calls_kept=200_000)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def bots(nursery: Nursery, telegram: Emulator, tmp_path: Path) -> AsyncIterator[Bots]:
    """A place where bots are born."""
    place = Bots(nursery, telegram, tmp_path)
    yield place
    await place.kill()
