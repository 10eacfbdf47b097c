"""How Telegram is asked, and what its troubles do."""

import asyncio
from collections.abc import Sequence

import pytest
from telegram import Bot

from bot.delivery.inbox import Raw
from bot.delivery.polling import connect, poll
from bot.delivery.telegram_client import client
from bot.errors import CannotStart
from bot.playground import Emulator


class Nap:
    """A sleep that notes how long it would have been; after `patience` naps the sleeper is woken for good."""

    def __init__(self, patience: int = 100) -> None:
        self.seconds: list[float] = []
        self._patience = patience

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        if len(self.seconds) >= self._patience:
            raise asyncio.CancelledError
        await asyncio.sleep(0)


async def test_a_wrong_token_ends_the_start_with_one_line(emulator: Emulator) -> None:
    bot = client("42:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", emulator.url)
    with pytest.raises(CannotStart, match=r"^TELEGRAM_TOKEN: Telegram does not know this token"):
        await connect(bot)
    await bot.shutdown()


async def test_a_telegram_that_cannot_be_reached_is_waited_for(emulator: Emulator) -> None:
    emulator.faults.add(method="getMe", status=502, times=3)
    bot = client(emulator.token, emulator.url)
    nap = Nap()
    await connect(bot, nap)
    assert nap.seconds == [1, 2, 4]
    await bot.shutdown()


async def test_the_offset_stays_where_it_is_until_the_batch_is_on_disk(emulator: Emulator, bot: Bot) -> None:
    robin = emulator.person(1001, "Robin", "en")
    await emulator.say(robin, "hello")

    async def disk_full(_updates: Sequence[Raw]) -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        await poll(bot, disk_full, ("message",), seconds=0)
    assert len(emulator.world.updates.waiting) == 1, "Telegram still has it"


async def test_trouble_is_waited_out_with_longer_and_longer_pauses(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(method="getUpdates", status=500, times=None)
    nap = Nap(patience=7)
    with pytest.raises(asyncio.CancelledError):
        await poll(bot, _nothing, ("message",), seconds=0, sleep=nap)
    assert nap.seconds == [1, 2, 4, 8, 16, 30, 30]


async def test_too_many_requests_are_paused_for_as_long_as_telegram_says(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(method="getUpdates", status=429, retry_after=17, times=None)
    nap = Nap(patience=1)
    with pytest.raises(asyncio.CancelledError):
        await poll(bot, _nothing, ("message",), seconds=0, sleep=nap)
    assert nap.seconds == [17]


async def test_a_token_that_is_revoked_later_ends_the_run_with_one_line(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(method="getUpdates", status=401, times=1)
    with pytest.raises(CannotStart, match="TELEGRAM_TOKEN"):
        await poll(bot, _nothing, ("message",), seconds=0)


async def _nothing(_updates: Sequence[Raw]) -> None:
    raise AssertionError("there is nothing to take")
