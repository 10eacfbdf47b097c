"""Somebody who sends very much at once is served one after the other, told so once, and loses nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, Update

from bot.delivery.inbox import Inbox
from bot.delivery.rush import Rush
from bot.storage.database import Database
from tests.conftest import Clock


class Stopwatch:
    """Seconds that a test says have passed."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        """Now."""
        return self.time


def test_so_many_may_come_at_once_and_then_one_a_second() -> None:
    clock = Stopwatch()
    rush = Rush(3, clock)
    assert [rush.rest(1) for _ in range(4)] == [0, 0, 0, 1.0]
    clock.time += 0.75
    assert rush.rest(1) == pytest.approx(0.25)
    clock.time += 0.25
    assert (rush.rest(1), rush.rest(1) > 0) == (0, True)


def test_one_chat_s_rush_is_nobody_else_s() -> None:
    rush = Rush(1, Stopwatch())
    assert (rush.rest(1), rush.rest(1) > 0, rush.rest(2)) == (0, True, 0)


def test_who_rests_is_told_once_and_again_only_after_a_pause() -> None:
    clock = Stopwatch()
    rush = Rush(4, clock)
    for _ in range(5):
        rush.rest(1)
    assert (rush.is_new(1), rush.is_new(1)) == (True, False)
    clock.time += 1
    rush.rest(1)
    assert rush.rest(1) > 0
    assert not rush.is_new(1)
    clock.time += 60
    for _ in range(5):
        rush.rest(1)
    assert rush.is_new(1)


def test_chats_that_are_quiet_again_take_no_memory() -> None:
    clock = Stopwatch()
    rush = Rush(5, clock)
    for chat in range(10_000):
        rush.rest(chat)
    clock.time += 6
    rush.rest(10_001)
    assert len(rush._chats) == 1


def written(number: int, chat: int) -> dict[str, Any]:
    """An update: somebody wrote."""
    person = {"id": chat, "is_bot": False, "first_name": "Robin"}
    place = {"id": chat, "type": "private", "first_name": "Robin"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 0, "chat": place, "from": person, "text": "hello"},
    }


@pytest.fixture
async def flooded(database: Database, bot: Bot, clock: Clock) -> AsyncIterator[tuple[Inbox, list[int], list[Any]]]:
    """An inbox that serves 20 of a chat at once; what it did, in order, and whom it told to be patient.

    Time stands still: whoever rests, rests.
    """
    done: list[int] = []
    told: list[Any] = []

    async def handle(update: Update) -> None:
        done.append(update.update_id)

    async def apologise(_update: Update, _error_id: str) -> None:
        raise AssertionError("nothing fails here")

    async def rests(chat: int, waiting: int) -> None:
        told.append((chat, waiting))

    inbox = Inbox(database, bot, handle, apologise, clock.now, rush=Rush(20, Stopwatch()), rests=rests)
    await inbox.start()
    yield inbox, done, told
    await inbox.stop(5)


async def test_a_flood_of_500_is_done_whole_in_order_and_gets_one_line(
    flooded: tuple[Inbox, list[int], list[Any]],
) -> None:
    inbox, done, told = flooded
    await inbox.take([written(number, 1001) for number in range(500)])
    await inbox.take([written(1_000 + number, 1002) for number in range(5)])
    async with asyncio.timeout(20):
        while len(done) < 25:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)
    assert [one for one in done if one < 1_000] == list(range(20))
    assert [one for one in done if one >= 1_000] == list(range(1_000, 1_005))  # another is served at once
    assert told == [(1001, 480)]
    inbox._rush = Rush(1_000)
    async with asyncio.timeout(20):
        await inbox.idle()
    assert [one for one in done if one < 1_000] == list(range(500))
    assert told == [(1001, 480)]
