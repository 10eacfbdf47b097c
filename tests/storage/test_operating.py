"""What the operator counts, on both engines."""

from datetime import timedelta

from bot.storage import inbox, jobs, operating, outbox, users
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.migrations import HEAD
from bot.storage.operating import Queues
from tests.conftest import Clock


async def test_people_and_what_waits_are_counted(database: Database, clock: Clock) -> None:
    now = clock.now()
    async with database.begin() as tx:
        for user_id in (1001, 1002):
            await users.welcome(tx, user_id, "en", now)
        await inbox.keep(tx, 7, [Received(1, 1001, "{}"), Received(2, 1001, "{}")], now)
        await inbox.keep(tx, 7, [Received(3, 1002, "{}")], now - timedelta(days=8))
        for hours in (-2, 2):
            await outbox.decide(
                tx,
                1001,
                key=f"at {hours}",
                kind="reminder",
                facts={},
                job_id=None,
                now=now,
                not_before=now + timedelta(hours=hours),
            )
        assert await operating.people(tx) == 2
        assert await operating.active_since(tx, now - timedelta(days=7)) == 1
        assert await operating.queues(tx, now) == Queues(3, 0, 2, 0, now - timedelta(hours=2))
        assert await operating.size(tx) > 10_000
        assert await operating.schema(tx) == HEAD
        for _ in range(2):
            await operating.beat(tx, now)


async def test_a_parked_update_is_told_by_its_number_and_waits_again_when_freed(
    database: Database, clock: Clock
) -> None:
    async with database.begin() as tx:
        await inbox.keep(tx, 7, [Received(1, 1001, "{}"), Received(2, 1001, "{}")], clock.now())
        await inbox.begun(tx, 7, 1)
        await inbox.park(tx, 7, 1, clock.now(), "ab12cd34")
        (parked,) = await inbox.parked(tx, 7, 5)
        assert (parked.update_id, parked.parked_at, parked.error_id) == (1, clock.now(), "ab12cd34")
        assert await inbox.parked(tx, 8, 5) == []  # another bot's
        assert await inbox.unpark(tx, 7, 2) is None  # it waits already
        assert await inbox.unpark(tx, 7, 1) == (1, 1001)
        assert await inbox.parked(tx, 7, 5) == []
        (freed,) = await inbox.those(tx, 7, [1])
        assert freed.tries == 0


async def test_where_nothing_was_saved_no_page_is_due(database: Database, clock: Clock) -> None:
    async with database.begin() as tx:
        assert await jobs.unseen_since(tx, clock.now(), 5) == []
