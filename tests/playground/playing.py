"""A playground with the real Telegram client behind it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.playground import Emulator, Person


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.time = now

    def __call__(self) -> float:
        return self.time


@asynccontextmanager
async def playing(emulator: Emulator | None = None) -> AsyncIterator[tuple[Emulator, Bot, Person]]:
    """An emulator that serves, a bot that talks to it through python-telegram-bot, and Ann, who has pressed Start."""
    emulator = emulator or Emulator()
    url = await emulator.start()
    ann = emulator.person(1001, "Ann", "en")
    await emulator.press_start(ann)
    try:
        async with client(emulator, url) as bot:
            yield emulator, bot, ann
    finally:
        await emulator.stop()


def client(emulator: Emulator, url: str) -> Bot:
    """One more client of the same bot."""

    def plain() -> HTTPXRequest:
        return HTTPXRequest(connection_pool_size=8, httpx_kwargs={"verify": False})  # no TLS here: spares the set-up

    return Bot(
        emulator.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=plain(),
        get_updates_request=plain(),
    )


def refused(words: str) -> "pytest.RaisesExc[BadRequest]":
    """A 400 with these words, whose case the client changes."""
    return pytest.raises(BadRequest, match=f"(?i){re.escape(words)}")


@asynccontextmanager
async def browsing(emulator: Emulator) -> AsyncIterator[ClientSession]:
    """An HTTP client at the emulator's address."""
    async with ClientSession(emulator.url) as session:
        yield session
