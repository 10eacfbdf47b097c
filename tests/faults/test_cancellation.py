"""Work that is called off in the middle leaves nothing by half, and the database to the next one."""

import asyncio
import random

import pytest
from sqlalchemy import func, select

from bot.model.user import Cause, User, Visit
from bot.storage import applied, inbox
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.schema import applied as marks
from bot.storage.schema import inbox as updates
from tests.conftest import Clock
from tests.faults import times

BOT = 7


async def keep_both(database: Database, number: int, clock: Clock) -> None:
    """Two rows that belong together."""
    async with database.begin() as tx:
        await inbox.keep(tx, BOT, [Received(number, 1, "{}")], clock.now())
        await applied.first_time(tx, Visit(User(1, "en", "UTC"), clock.now(), Cause(BOT, number)), "note")


async def keep_both_carelessly(database: Database, number: int, clock: Clock) -> None:
    """A break on purpose: each in a transaction of its own."""
    async with database.begin() as tx:
        await inbox.keep(tx, BOT, [Received(number, 1, "{}")], clock.now())
    async with database.begin() as tx:
        await applied.first_time(tx, Visit(User(1, "en", "UTC"), clock.now(), Cause(BOT, number)), "note")


async def storm(database: Database, clock: Clock, work, how_many: int) -> tuple[int, int, int]:  # type: ignore[no-untyped-def]  # one of the two above
    """Begin a lot and call a third of it off at any moment; how much was done, and how much is there of both."""
    chance = random.Random(4)  # noqa: S311  # repeatable
    done = 0
    for first in range(0, how_many, 50):
        tasks = [asyncio.create_task(work(database, first + nth, clock)) for nth in range(50)]
        for task in chance.sample(tasks, 17):
            await asyncio.sleep(chance.uniform(0.0, 0.002))
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(one is None or isinstance(one, asyncio.CancelledError) for one in ended), ended
        done += sum(one is None for one in ended)
    async with database.begin() as tx:
        kept = (await tx.execute(select(func.count()).select_from(updates))).scalar_one()
        marked = (await tx.execute(select(func.count()).select_from(marks))).scalar_one()
    return done, kept, marked


async def test_what_is_called_off_in_the_middle_leaves_nothing_by_half(database: Database, clock: Clock) -> None:
    how_many = times(600, 10_000)
    done, kept, marked = await storm(database, clock, keep_both, how_many)
    assert kept == marked
    assert done <= kept < how_many
    await keep_both(database, how_many + 1, clock)  # the next one finds it usable


async def test_the_same_test_catches_two_transactions_for_one_thing(database: Database, clock: Clock) -> None:
    _, kept, marked = await storm(database, clock, keep_both_carelessly, 600)
    assert kept != marked


@pytest.mark.parametrize("at", ["begin", "inside", "commit"])
async def test_a_transaction_that_is_called_off_frees_its_connection(database: Database, clock: Clock, at: str) -> None:
    steps = {"begin": 0, "inside": 2, "commit": 6}[at]
    for number in range(30):
        task = asyncio.create_task(keep_both(database, number, clock))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await asyncio.wait_for(keep_both(database, 1_000, clock), 5)
