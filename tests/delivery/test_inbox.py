"""Updates on their way in: none is lost, each chat in order, nobody starves."""

import asyncio
import json
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.actions.expire import expire
from bot.delivery.inbox import AT_HAND, AT_ONCE, MOST_DEATHS, MOST_TRIES, Inbox, Raw, update_id_of
from bot.storage import inbox as kept
from bot.storage.database import Database, Transaction
from bot.storage.schema import inbox as table

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def update(number: int, chat: int = 1, more: str = "") -> Raw:
    """A message in a chat, numbered, as Telegram sends it."""
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 0,
            "chat": {"id": chat, "type": "private"},
            "from": {"id": chat, "is_bot": False, "first_name": "Robin"},
            "text": f"The secret {number}{more}",
        },
    }


class Office:
    """An inbox with a handler that does as it is told, and time that does not pass."""

    def __init__(self, database: Database, bot: Bot, handle: Callable[[Update], Awaitable[None]]) -> None:
        self.slept: list[float] = []
        self._slept = asyncio.Semaphore(0)
        self.told: list[str] = []
        self.inbox = Inbox(database, bot, handle, self.apologise, lambda: NOW, self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._slept.release()
        await asyncio.sleep(0)

    async def has_slept(self, times: int) -> None:
        for _ in range(times):
            await self._slept.acquire()

    async def apologise(self, _update: Update, error_id: str) -> None:
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
        return [number for number, _ in await kept.waiting_after(tx, bot.id, -1, 1_000)]


async def row(database: Database, number: int) -> Any:
    async with database.begin() as tx:
        return (await tx.execute(select(table).where(table.c.update_id == number))).one()


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

    for _ in range(MOST_DEATHS + 1):
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


async def test_one_user_of_five_hundred_updates_does_not_starve_twenty_users_of_one(
    database: Database, bot: Bot
) -> None:
    order: list[int] = []
    all_wait = asyncio.Event()

    async def handle(one: Update) -> None:
        await all_wait.wait()
        async with database.begin() as tx:  # as whatever is done for a user
            await kept.depth(tx)
        order.append(one.update_id)

    office = Office(database, bot, handle)
    await office.inbox.start()
    await office.inbox.take([update(number, chat=1) for number in range(500)])
    await office.inbox.take([update(500 + number, chat=2 + number) for number in range(20)])
    all_wait.set()
    await office.inbox.idle()
    assert [one for one in order if one < 500] == list(range(500))
    assert max(order.index(500 + number) for number in range(20)) < 60
    await office.inbox.stop(patience=1)


async def test_as_many_chatty_users_as_there_are_turns_starve_nobody(database: Database, bot: Bot) -> None:
    order: list[int] = []

    async def handle(one: Update) -> None:
        await asyncio.sleep(0)
        order.append(one.update_id)

    office = Office(database, bot, handle)
    await office.inbox.start()
    busy = [update(number, chat=1 + number % AT_ONCE) for number in range(400)]
    await office.inbox.take([*busy, *(update(400 + number, chat=100 + number) for number in range(20))])
    await office.inbox.idle()
    assert max(order.index(400 + number) for number in range(20)) < 100
    await office.inbox.stop(patience=1)


async def test_a_flood_waits_on_disk_and_not_in_memory(database: Database, bot: Bot) -> None:
    gate = asyncio.Event()
    done: list[int] = []

    async def handle(one: Update) -> None:
        await gate.wait()
        done.append(one.update_id)

    office = Office(database, bot, handle)
    await office.inbox.start()
    tracemalloc.start()
    for first in range(0, 4 * AT_HAND, 100):
        long = [update(number, chat=number % 40, more="x" * 4_000) for number in range(first, first + 100)]
        await office.inbox.take(long)
    del long
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1.5 * AT_HAND * 4_000
    gate.set()
    await office.inbox.idle()
    assert sorted(done) == list(range(4 * AT_HAND)), "none is lost on the way through the disk"
    for chat in range(40):
        assert (mine := [one for one in done if one % 40 == chat]) == sorted(mine)
    await office.inbox.stop(patience=1)


async def test_a_backlog_is_taken_up_page_by_page_and_not_whole(database: Database, bot: Bot) -> None:
    payload = json.dumps(update(1)) + " " * 3_000
    for first in range(0, 20_000, 2_000):
        async with database.begin() as tx:
            batch = [kept.Received(number, number % 50, payload) for number in range(first, first + 2_000)]
            await kept.keep(tx, bot.id, batch, NOW)
    never = asyncio.Event()

    async def hang(_update: Update) -> None:
        await never.wait()

    office = Office(database, bot, hang)
    tracemalloc.start()
    await office.inbox.start()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000, "60 MB wait on disk"
    await office.inbox.stop(patience=0)


async def test_what_people_wrote_goes_as_soon_as_it_is_done(database: Database, bot: Bot) -> None:
    office = Office(database, bot, Handler())
    await office.inbox.start()
    await office.inbox.take([update(1)])
    assert "secret" in (await row(database, 1)).payload
    await office.inbox.idle()
    assert "secret" not in (await row(database, 1)).payload
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert (await row(database, 1)).done_at is not None, "and yet it is known when Telegram sends it again"
    await office.inbox.stop(patience=1)


@pytest.mark.parametrize(
    "message",
    [{"text": "no chat, no date, no id"}, {"message_id": "x", "date": "soon", "chat": 7}, [1, 2], "hello", 7],
    ids=str,
)
async def test_what_can_not_be_read_is_parked_whole_and_holds_up_nothing(
    database: Database, bot: Bot, message: object
) -> None:
    handler = Handler()
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.take([{"update_id": 1, "message": message}, update(2)])
    await office.inbox.idle()
    assert handler.done == [2]
    parked = await row(database, 1)
    assert parked.parked_at is not None
    assert parked.done_at is None
    assert json.loads(parked.payload) == {"update_id": 1, "message": message}
    await office.inbox.stop(patience=1)


@pytest.mark.parametrize(
    "raw",
    [None, [], "7", {}, {"update_id": "7"}, {"update_id": True}, {"update_id": -1}, {"update_id": 2**60}],
    ids=str,
)
def test_what_has_no_number_is_no_update(raw: object) -> None:
    assert update_id_of(raw) is None


async def test_a_parked_update_stays_for_the_operator_and_goes_after_a_month(database: Database, bot: Bot) -> None:
    office = Office(database, bot, Handler(*(ValueError("no") for _ in range(MOST_TRIES))))
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert "secret" in (await row(database, 1)).payload
    for days, stays in ((8, True), (35, False)):
        await expire(database, NOW + timedelta(days=days))
        async with database.begin() as tx:
            left = (await tx.execute(select(table))).all()
        assert bool(left) is stays
    await office.inbox.stop(patience=1)


async def test_who_sent_what_brings_the_process_down_is_told(database: Database, bot: Bot) -> None:
    async with database.begin() as tx:
        await kept.keep(tx, bot.id, [kept.Received(1, 1, json.dumps(update(1)))], NOW)
        for _ in range(MOST_DEATHS):
            await kept.begun(tx, bot.id, 1)
    office = Office(database, bot, Handler())
    await office.inbox.start()
    await office.inbox.idle()
    assert len(office.told) == 1
    await office.inbox.stop(patience=1)


async def test_a_replay_that_fails_is_tried_as_often_as_any_other(database: Database, bot: Bot) -> None:
    async with database.begin() as tx:
        await kept.keep(tx, bot.id, [kept.Received(1, 1, json.dumps(update(1)))], NOW)
    handler = Handler(*(ValueError("no") for _ in range(MOST_TRIES - 1)))
    office = Office(database, bot, handler)
    await office.inbox.start()
    await office.inbox.idle()
    assert handler.done == [1]
    await office.inbox.stop(patience=1)


class FullDisk:
    """A database whose disk is full for a while; it counts its transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.full = False
        self.begun = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        self.begun += 1
        if self.full:
            raise OSError("No space left on device")
        async with self._database.begin() as tx:
            yield tx

    beside = begin


async def test_what_can_not_be_written_is_not_acknowledged(database: Database, bot: Bot) -> None:
    disk, handler = FullDisk(database), Handler()
    office = Office(cast("Database", disk), bot, handler)
    await office.inbox.start()
    disk.full = True
    with pytest.raises(OSError, match="No space"):
        await office.inbox.take([update(1)])
    disk.full = False
    assert await waiting(database, bot) == []
    await office.inbox.take([update(1)])
    await office.inbox.idle()
    assert handler.done == [1]
    await office.inbox.stop(patience=1)


async def test_a_disk_that_was_full_for_a_while_costs_no_update_and_no_try(database: Database, bot: Bot) -> None:
    disk = FullDisk(database)
    done: list[int] = []

    async def handle(one: Update) -> None:
        async with disk.begin():
            done.append(one.update_id)

    office = Office(cast("Database", disk), bot, handle)
    await office.inbox.start()
    await office.inbox.take([update(number, chat=number) for number in range(40)])
    disk.full = True
    await office.has_slept(50)
    disk.full = False
    await office.inbox.idle()
    assert set(done) == set(range(40))
    assert await waiting(database, bot) == []
    await office.inbox.stop(patience=1)


async def test_a_stop_finishes_what_is_under_way_and_leaves_the_rest_on_disk(database: Database, bot: Bot) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()
    done: list[int] = []

    async def handle(one: Update) -> None:
        begun.set()
        await gate.wait()
        done.append(one.update_id)

    office = Office(database, bot, handle)
    await office.inbox.start()
    await office.inbox.take([update(1), update(2), update(3)])
    await begun.wait()
    stopping = asyncio.create_task(office.inbox.stop(patience=20))
    await asyncio.sleep(0)
    gate.set()
    await stopping
    assert done == [1]
    assert await waiting(database, bot) == [2, 3]


async def test_what_is_finished_after_a_last_arrival_was_kept_is_marked_all_the_same(
    database: Database, bot: Bot
) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def handle(_one: Update) -> None:
        begun.set()
        await gate.wait()

    office = Office(database, bot, handle)
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await begun.wait()
    last = asyncio.create_task(office.inbox.take([update(2)]))
    await asyncio.sleep(0)
    stopping = asyncio.create_task(office.inbox.stop(patience=20))
    await last
    gate.set()
    await stopping
    assert await waiting(database, bot) == [2]


async def test_a_stop_does_not_wait_for_who_waits_for_telegram(database: Database, bot: Bot) -> None:
    resting = asyncio.Event()

    async def long_sleep(_seconds: float) -> None:
        resting.set()
        await asyncio.Event().wait()

    office = Office(database, bot, Handler(RetryAfter(3_600)))
    office.inbox = Inbox(database, bot, Handler(RetryAfter(3_600)), office.apologise, lambda: NOW, long_sleep)
    await office.inbox.start()
    await office.inbox.take([update(1)])
    await resting.wait()
    async with asyncio.timeout(10):
        await office.inbox.stop(patience=600)
    assert await waiting(database, bot) == [1]


async def test_what_arrives_together_is_kept_together(database: Database, bot: Bot) -> None:
    disk = FullDisk(database)
    office = Office(cast("Database", disk), bot, Handler())
    await office.inbox.start()
    disk.begun = 0
    await asyncio.gather(*(office.inbox.take([update(number, chat=number)]) for number in range(40)))
    assert disk.begun <= 3, "forty deliveries of a webhook wait for the disk once, not forty times"
    await office.inbox.idle()
    await office.inbox.stop(patience=1)
