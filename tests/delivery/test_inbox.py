"""Updates on their way in: none is lost, each chat in order, nobody starves."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.delivery.inbox import AT_ONCE, MOST_TRIES, Inbox
from bot.storage import inbox as kept
from bot.storage.database import Database

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def update(number: int, chat: int = 1) -> Update:
    """A message in a chat, numbered."""
    return Update.de_json(
        {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": 0,
                "chat": {"id": chat, "type": "private"},
                "from": {"id": chat, "is_bot": False, "first_name": "Robin"},
                "text": str(number),
            },
        },
        None,
    )


class Office:
    """An inbox with a handler that does as it is told, and time that does not pass."""

    def __init__(self, database: Database, bot: Bot, handle: Callable[[Update], Awaitable[None]]) -> None:
        self.slept: list[float] = []
        self.told: list[str] = []
        self.inbox = Inbox(database, bot, handle, self._apologise, lambda: NOW, self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def _apologise(self, _update: Update, error_id: str) -> None:
        self.told.append(error_id)


class Handler:
    """Notes what it was asked to do; raises what was prepared for it, once each."""

    def __init__(self, *troubles: Exception) -> None:
        self.done: list[int] = []
        self._troubles = list(troubles)

    async def __call__(self, one: Update) -> None:
        if self._troubles:
            raise self._troubles.pop(0)
        self.done.append(one.update_id)


async def waiting(database: Database, bot: Bot) -> list[int]:
    async with database.begin() as tx:
        return [one.update_id for one in await kept.waiting(tx, bot.id)]


async def test_a_batch_is_on_disk_when_it_is_taken(database: Database, bot: Bot) -> None:
    never = asyncio.Event()

    async def handle(_update: Update) -> None:
        await never.wait()

    office = Office(database, bot, handle)
    await office.inbox.start()
    await office.inbox.take([update(1), update(2)])
    assert await waiting(database, bot) == [1, 2]
    await office.inbox.stop(patience=0)


async def test_what_was_under_way_when_the_process_died_is_done_at_the_next_start(database: Database, bot: Bot) -> None:
    never = asyncio.Event()

    async def hang(_update: Update) -> None:
        await never.wait()

    dying = Office(database, bot, hang)
    await dying.inbox.start()
    await dying.inbox.take([update(1), update(2, chat=5)])
    await dying.inbox.stop(patience=0)
    handler = Handler()
    reborn = Office(database, bot, handler)
    await reborn.inbox.start()
    await reborn.inbox.idle()
    assert sorted(handler.done) == [1, 2]
    assert await waiting(database, bot) == []
    await reborn.inbox.stop(patience=1)


async def test_an_update_that_telegram_sends_again_is_done_once(database: Database, bot: Bot) -> None:
    handler = Handler()
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    await office.inbox.take([update(1), update(2)])
    await office.inbox.idle()
    assert handler.done == [1, 2]
    await office.inbox.stop(patience=1)


async def test_an_update_that_fails_three_times_is_parked_and_its_user_told(database: Database, bot: Bot) -> None:
    handler = Handler(*(ValueError("no") for _ in range(MOST_TRIES)))
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.take([update(1), update(2)])
    await office.inbox.idle()
    assert handler.done == [2], "what comes after a poisoned update is done"
    assert len(office.told) == 1
    assert await waiting(database, bot) == []
    await office.inbox.stop(patience=1)


async def test_an_update_that_brings_the_process_down_is_not_tried_for_ever(database: Database, bot: Bot) -> None:
    never = asyncio.Event()

    async def hang(_update: Update) -> None:
        await never.wait()

    for _ in range(MOST_TRIES + 1):
        dying = Office(database, bot, hang)
        await dying.inbox.start()
        await dying.inbox.take([update(1)])
        for _ in range(20):  # let it be begun, which is a write of its own
            await asyncio.sleep(0)
            async with database.begin() as tx:
                await kept.depth(tx)
        await dying.inbox.stop(patience=0)
    handler = Handler()
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.idle()
    assert handler.done == []
    assert await waiting(database, bot) == []
    await office.inbox.stop(patience=1)


@pytest.mark.parametrize(
    "trouble", [RetryAfter(7), NetworkError("reset"), TimedOut()], ids=lambda one: type(one).__name__
)
async def test_telegram_s_own_trouble_is_waited_out_and_costs_no_try(
    database: Database, bot: Bot, trouble: Exception
) -> None:
    handler = Handler(*[trouble] * (MOST_TRIES + 2))
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert handler.done == [1]
    assert len(office.slept) == MOST_TRIES + 2
    assert office.slept[0] == (7 if isinstance(trouble, RetryAfter) else 1)
    await office.inbox.stop(patience=1)


async def test_a_request_that_telegram_refuses_is_our_mistake(database: Database, bot: Bot) -> None:
    office = Office(database, bot, Handler(*(BadRequest("chat is odd") for _ in range(MOST_TRIES))))
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert len(office.told) == 1
    await office.inbox.stop(patience=1)


async def test_a_user_who_blocked_the_bot_is_left_alone(database: Database, bot: Bot) -> None:
    office = Office(database, bot, Handler(Forbidden("bot was blocked by the user")))
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert office.told == []
    assert await waiting(database, bot) == []
    await office.inbox.stop(patience=1)


async def test_a_chat_is_done_in_order_and_a_busy_one_starves_nobody(database: Database, bot: Bot) -> None:
    order: list[tuple[int, int]] = []
    at_once = 0
    most = 0

    async def handle(one: Update) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0)
        chat: Any = one.effective_chat
        order.append((chat.id, one.update_id))
        at_once -= 1

    office = Office(database, bot, handle)
    await office.inbox.start()
    busy = [update(number, chat=1) for number in range(100)]
    others = [update(100 + number, chat=2 + number) for number in range(40)]
    await office.inbox.take([*busy, *others])
    await office.inbox.idle()
    assert [number for chat, number in order if chat == 1] == list(range(100))
    assert max(order.index((2 + number, 100 + number)) for number in range(40)) < 60
    assert most <= AT_ONCE
    await office.inbox.stop(patience=1)


async def test_another_bot_s_update_of_the_same_number_is_another_update(database: Database) -> None:
    async with database.begin() as tx:
        for bot_id in (1, 2):
            assert await kept.keep(tx, bot_id, [kept.Received(5, 1, "{}")], NOW)
