"""Several processes share an inbox: nothing is lost, nothing done twice, each chat in order, whoever is killed."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from telegram import Bot, Update

from bot.delivery import replica as replica_of
from bot.delivery.inbox import MOST_DEATHS, MOST_TRIES
from bot.delivery.replica import Replica
from bot.model.user import Cause, User, Visit
from bot.storage import applied, users
from bot.storage.database import Database
from bot.storage.postgres import ClaimLost
from bot.storage.schema import inbox as table
from bot.storage.schema import users as users_table
from tests.delivery.test_inbox import Handler, update, waiting
from tests.eventually import until
from tests.postgres_server import PostgresServer

pytestmark = pytest.mark.engines("postgresql")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Handle = Callable[[Update], Awaitable[None]]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica_of, "_LOOK_EVERY", 0.02)


class Told:
    """Who was told of an update that is parked."""

    def __init__(self) -> None:
        self.of: list[int] = []

    async def __call__(self, one: Update, _error_id: str) -> None:
        """Note it."""
        self.of.append(one.update_id)


@asynccontextmanager
async def sharing(
    database: Database,
    bot: Bot,
    *handlers: Handle,
    told: Told | None = None,
    lease: timedelta = timedelta(seconds=20),
) -> AsyncIterator[list[Replica]]:
    """As many processes as there are handlers, on one inbox; they wake each other."""
    sharers: list[Replica] = []

    def call() -> None:
        for one in sharers:
            one.wake()

    async def no_pause(_seconds: float) -> None:
        await asyncio.sleep(0)

    async with AsyncExitStack() as stopping:
        for handle in handlers:
            one = Replica(database, bot, handle, told or Told(), lambda: NOW, no_pause, call=call, lease=lease)
            await one.start()
            stopping.push_async_callback(one.stop, 0.0)
            sharers.append(one)
        yield sharers


async def nothing_waits(database: Database, bot: Bot) -> bool:
    """Whether all updates are done or parked."""
    return not await waiting(database, bot)


async def test_what_one_takes_in_is_done_once_by_one_of_all(database: Database, bot: Bot) -> None:
    handlers = [Handler() for _ in range(3)]
    async with sharing(database, bot, *handlers) as sharers:
        await sharers[0].take([update(number, chat=number) for number in range(1, 61)])
        await sharers[1].take([update(number, chat=number) for number in range(30, 91)])  # some are brought twice
        async with asyncio.timeout(20):
            await sharers[2].idle()
    assert sorted(number for one in handlers for number in one.done) == list(range(1, 91))
    assert await waiting(database, bot) == []


async def test_a_chat_is_done_in_order_whoever_does_it(database: Database, bot: Bot) -> None:
    done: list[int] = []

    async def handle(one: Update) -> None:
        await asyncio.sleep(0)
        done.append(one.update_id)

    async with sharing(database, bot, handle, handle, handle) as sharers:
        for first in range(1, 61, 3):
            await sharers[first % 3].take([update(number, chat=number % 2) for number in range(first, first + 3)])
        async with asyncio.timeout(20):
            await sharers[0].idle()
    for chat in (0, 1):
        assert [number for number in done if number % 2 == chat] == list(range(1 + (chat + 1) % 2, 61, 2))


async def test_what_was_under_way_in_a_process_that_died_is_done_by_another(database: Database, bot: Bot) -> None:
    begun = asyncio.Event()

    async def hangs(_one: Update) -> None:
        begun.set()
        await asyncio.Event().wait()

    handler = Handler()
    async with AsyncExitStack() as first:
        [dying] = await first.enter_async_context(sharing(database, bot, hangs, lease=timedelta(milliseconds=1)))
        await dying.take([update(1), update(2)])
        await begun.wait()
        for task in dying._own:  # it renews and gives back no more, as the dead do
            task.cancel()
        async with sharing(database, bot, handler) as [heir]:
            await until(lambda: nothing_waits(database, bot))
            await heir.idle()
    assert handler.done == [1, 2]


async def test_what_brings_down_whoever_does_it_is_parked_and_its_user_told(database: Database, bot: Bot) -> None:
    told = Told()

    async def hangs(_one: Update) -> None:
        await asyncio.Event().wait()

    async with AsyncExitStack() as dead:
        for _ in range(MOST_DEATHS):
            [dying] = await dead.enter_async_context(sharing(database, bot, hangs, lease=timedelta(milliseconds=-1)))
            await dying.take([update(1)])
            await until(lambda dying=dying: dying._waiting > 0)  # type: ignore[misc]
            for task in dying._own:
                task.cancel()
        async with sharing(database, bot, Handler(), told=told) as [heir]:
            await until(lambda: bool(told.of))
            await heir.idle()
    assert told.of == [1]
    async with database.beside() as tx:
        [row] = (await tx.execute(select(table))).all()
    assert row.parked_at is not None
    assert row.tries == MOST_DEATHS


async def test_an_update_that_fails_three_times_is_parked_and_its_user_told(database: Database, bot: Bot) -> None:
    told = Told()
    handler = Handler(*(ValueError("no") for _ in range(MOST_TRIES)))
    async with sharing(database, bot, handler, told=told) as [one]:
        await one.take([update(1), update(2)])
        async with asyncio.timeout(20):
            await one.idle()
        assert (told.of, handler.done) == ([1], [2])
        assert await one.try_again(1), "the operator lets it be done again"
        assert not await one.try_again(2)
        async with asyncio.timeout(20):
            await one.idle()
    assert handler.done == [2, 1]


async def test_who_was_asleep_too_long_changes_nothing_any_more(database: Database, bot: Bot) -> None:
    asleep, awake = asyncio.Event(), asyncio.Event()
    lost: list[bool] = []

    async def slow(one: Update) -> None:
        asleep.set()
        await awake.wait()
        try:
            async with database.begin(one.update_id) as tx:
                await users.welcome(tx, 666, "en", NOW)
        except ClaimLost:
            lost.append(True)
            raise

    async def quick(_one: Update) -> None:
        async with database.begin(1) as tx:
            await users.welcome(tx, 1, "en", NOW)

    async with sharing(database, bot, slow, lease=timedelta(milliseconds=-1)) as [sleeper]:
        sleeper._own[1].cancel()  # a machine that is asleep renews nothing
        await sleeper.take([update(1)])
        await asleep.wait()
        async with sharing(database, bot, quick):
            await until(lambda: nothing_waits(database, bot))
            awake.set()
            await until(lambda: bool(lost))
    async with database.beside() as tx:
        assert list((await tx.execute(select(users_table.c.id))).scalars()) == [1]


async def test_a_stop_gives_back_what_it_has_not_done(database: Database, bot: Bot) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def waits(_one: Update) -> None:
        begun.set()
        await go_on.wait()

    handler = Handler()
    async with sharing(database, bot, waits) as [leaving]:
        await leaving.take([update(1)])
        await begun.wait()
        await leaving.stop(patience=0.0)
        async with sharing(database, bot, handler) as [other]:
            async with asyncio.timeout(20):
                await other.idle()
    assert handler.done == [1]


async def test_nothing_is_lost_or_doubled_while_the_server_cuts_everybody_off(
    database: Database, bot: Bot, server: PostgresServer, database_at: str
) -> None:
    chance, order = random.Random(7), list[tuple[int, int]]()  # noqa: S311  # no secret

    async def handle(one: Update) -> None:
        chat = one.effective_chat
        assert chat is not None
        visit = Visit(User(chat.id, "en", "UTC"), NOW, Cause(bot.id, one.update_id))
        async with database.begin(chat.id) as tx:
            await users.welcome(tx, chat.id, "en", NOW)
            if await applied.first_time(tx, visit, "count"):
                await users.next_number(tx, chat.id)
        order.append((chat.id, one.update_id))

    everything = [update(number, chat=number % 20 + 1) for number in range(1, 401)]
    async with sharing(database, bot, handle, handle, handle) as sharers:

        async def brings(batch: list[dict[str, object]]) -> None:
            while True:  # as Telegram does, which hears no "received"
                try:
                    await chance.choice(sharers).take(batch)
                except Exception:
                    await asyncio.sleep(0.01)
                else:
                    return

        bringing = [asyncio.create_task(brings(list(map(dict, everything[at : at + 20])))) for at in range(0, 400, 20)]
        for _ in range(6):
            await asyncio.sleep(0.05)
            server.cut_off(database_at)
        await asyncio.gather(*bringing)
        await until(lambda: nothing_waits(database, bot), within=40)
    async with database.beside() as tx:
        counted = (await tx.execute(select(users_table.c.last_number))).scalars().all()
        parked = (await tx.execute(select(table.c.update_id).where(table.c.parked_at.is_not(None)))).scalars().all()
    assert parked == []
    assert sorted(counted) == [20] * 20, "each update has its effect, and has it once"
    assert {number for _, number in order} == set(range(1, 401))
