"""Several processes share one inbox: each update is done by one of them, and each chat's in order."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextvars import Context
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from bot.storage import claims, inbox, users
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.postgres import ClaimLost
from bot.storage.schema import users as users_table

pytestmark = pytest.mark.engines("postgresql")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BOT = 7
T = TypeVar("T")
OVER = timedelta(seconds=-1)


async def arrive(database: Database, *updates: tuple[int, int | None]) -> None:
    """Keep updates: the number of each and its chat's."""
    async with database.beside() as tx:
        await inbox.keep(tx, BOT, [Received(number, chat, "{}") for number, chat in updates], NOW)


async def claimed(database: Database, holder: str, most: int = 16, lease: timedelta = claims.LEASE) -> list[int]:
    """Claim what there is; the updates' numbers."""
    async with database.beside() as tx:
        return [one.update_id for one in await claims.claim(tx, BOT, holder, most, lease)]


async def done(database: Database, numbers: Sequence[int]) -> None:
    """Mark updates as done."""
    async with database.beside() as tx:
        await inbox.done(tx, BOT, numbers, NOW)


async def test_only_the_first_of_each_chat_can_be_claimed(database: Database) -> None:
    await arrive(database, (1, 10), (2, 10), (3, 11), (4, None), (5, None))
    assert await claimed(database, "a") == [1, 3, 4, 5], "what has no chat waits for nothing"
    assert await claimed(database, "b") == []
    await done(database, [1])
    assert await claimed(database, "b") == [2]


async def test_what_is_parked_holds_nothing_up(database: Database) -> None:
    await arrive(database, (1, 10), (2, 10))
    async with database.beside() as tx:
        await inbox.park(tx, BOT, 1, NOW)
    assert await claimed(database, "a") == [2]


async def test_no_more_is_claimed_than_can_be_done(database: Database) -> None:
    await arrive(database, *((number, number) for number in range(1, 8)))
    assert await claimed(database, "a", most=3) == [1, 2, 3]
    assert await claimed(database, "b", most=3) == [4, 5, 6]


async def test_those_who_claim_at_once_get_different_ones(database: Database) -> None:
    await arrive(database, *((number, number) for number in range(1, 41)))
    taken = await asyncio.gather(*(claimed(database, str(one), most=5) for one in range(8)))
    assert sorted(chain.from_iterable(taken)) == list(range(1, 41))


async def test_another_bot_s_updates_are_not_claimed(database: Database) -> None:
    await arrive(database, (1, 10))
    async with database.beside() as tx:
        assert await claims.claim(tx, BOT + 1, "a", 16) == []


async def test_a_lease_that_ran_out_is_anybody_s_and_a_renewed_one_is_not(database: Database) -> None:
    await arrive(database, (1, 10), (2, 11))
    assert await claimed(database, "a", most=1, lease=OVER) == [1]
    assert await claimed(database, "b", most=1, lease=OVER) == [1]
    assert await claimed(database, "b", most=1, lease=OVER) == [2], "who holds it does it already"
    async with database.beside() as tx:
        await claims.renew(tx, BOT, "b")
    assert await claimed(database, "a") == []


async def test_what_is_taken_over_counts_as_a_try_and_what_was_given_back_does_not(database: Database) -> None:
    await arrive(database, (1, 10), (2, 11))

    async def tried(holder: str) -> list[tuple[int, int]]:
        async with database.beside() as tx:
            taken = await claims.claim(tx, BOT, holder, 16)
        return [(one.update_id, one.tries) for one in taken]

    await claimed(database, "gone", most=1, lease=OVER)
    assert await tried("heir") == [(1, 1), (2, 0)]
    async with database.beside() as tx:
        await claims.release(tx, BOT, "heir")
    assert await tried("next") == [(1, 1), (2, 0)]


async def test_what_is_given_back_is_free_at_once(database: Database) -> None:
    await arrive(database, (1, 10), (2, 11))
    assert await claimed(database, "a") == [1, 2]
    await done(database, [1])
    async with database.beside() as tx:
        await claims.release(tx, BOT, "a")
    assert await claimed(database, "b") == [2]


# --- who lost a claim writes nothing for it any more ------------------------------------------------------------------


async def known(database: Database) -> list[int]:
    """Who is kept."""
    async with database.beside() as tx:
        return list((await tx.execute(select(users_table.c.id))).scalars())


async def test_who_holds_the_claim_may_write_and_who_lost_it_may_not(database: Database) -> None:
    await arrive(database, (1, 10))
    await claimed(database, "slow", lease=OVER)
    with claims.fenced(BOT, 1, "slow"):
        async with database.begin(10) as tx:
            await users.welcome(tx, 10, "en", NOW)
        assert await claimed(database, "quick") == [1]
        with pytest.raises(ClaimLost):
            async with database.begin(10) as tx:
                await users.welcome(tx, 11, "en", NOW)
    assert await known(database) == [10]


async def test_an_update_that_another_has_done_is_done(database: Database) -> None:
    await arrive(database, (1, 10))
    await claimed(database, "slow", lease=OVER)
    await claimed(database, "quick")
    await done(database, [1])
    with claims.fenced(BOT, 1, "slow"), pytest.raises(ClaimLost):
        async with database.beside():
            pass


async def test_while_a_transaction_lasts_its_claim_cannot_be_lost_and_can_be_renewed(database: Database) -> None:
    await arrive(database, (1, 10))
    await claimed(database, "a", lease=OVER)
    with claims.fenced(BOT, 1, "a"):
        async with database.begin(10) as tx:
            assert await elsewhere(claimed(database, "b")) == []
            await asyncio.wait_for(elsewhere(renewed(database, "a")), 5)
            await users.welcome(tx, 10, "en", NOW)
    assert await claimed(database, "b") == [], "it was renewed"


async def test_what_goes_on_after_an_update_is_not_held_back(database: Database) -> None:
    await arrive(database, (1, 10))
    await claimed(database, "a")
    over = asyncio.Event()

    async def goes_on() -> None:
        await over.wait()
        async with database.begin(10) as tx:
            await users.welcome(tx, 10, "en", NOW)

    with claims.fenced(BOT, 1, "a"):
        task = asyncio.create_task(goes_on())
    await done(database, [1])
    over.set()
    await task
    assert await known(database) == [10]


async def renewed(database: Database, holder: str) -> None:
    """Renew what someone holds."""
    async with database.beside() as tx:
        await claims.renew(tx, BOT, holder)


async def elsewhere(doing: Coroutine[Any, Any, T]) -> T:
    """Do something as another process would, whatever is fenced here."""
    return await Context().run(asyncio.create_task, doing)


async def test_one_chat_s_long_backlog_is_gone_through_in_order(database: Database) -> None:
    await arrive(database, *((number, number % 50) for number in range(1, 501)))
    order: dict[int, list[int]] = {}
    while taken := await claimed(database, "a", most=20):
        for number in taken:
            order.setdefault(number % 50, []).append(number)
        await done(database, taken)
    assert sum(map(len, order.values())) == 500
    assert all(numbers == sorted(numbers) for numbers in order.values())
