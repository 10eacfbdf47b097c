"""Several processes on one PostgreSQL: one of them is elected, and all hear when one calls."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import pytest

from bot.storage import replicas
from bot.storage.database import Database
from bot.storage.postgres import PostgreSQL
from bot.storage.replicas import Signals, while_elected
from tests.eventually import until
from tests.postgres_server import PostgresServer

pytestmark = pytest.mark.engines("postgresql")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "_TRY_AGAIN", 0.02)
    monkeypatch.setattr(replicas, "_BEAT", 0.1)


@pytest.fixture
def server_at(database: Database) -> PostgreSQL:
    """The database, as what it is here."""
    assert isinstance(database, PostgreSQL)
    return database


@asynccontextmanager
async def running(work: Awaitable[None]) -> AsyncIterator[None]:
    """Let something run, for as long as the block lasts; what it fails of, the test fails of."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.result()


class Work:
    """What the elected one does."""

    def __init__(self) -> None:
        self.begun = 0
        self.under_way = False

    async def __call__(self) -> None:
        """Work until cancelled."""
        self.begun, self.under_way = self.begun + 1, True
        try:
            await asyncio.Event().wait()
        finally:
            self.under_way = False


# --- the election -----------------------------------------------------------------------------------------------------


async def test_one_of_three_is_elected_and_another_when_it_goes(server_at: PostgreSQL) -> None:
    works = [Work(), Work(), Work()]
    tasks = [asyncio.create_task(while_elected(server_at, work)) for work in works]
    for _ in works:
        await until(lambda: sum(work.under_way for work in works) == 1)
        elected = next(place for place, work in enumerate(works) if work.under_way)
        tasks[elected].cancel()
        await asyncio.wait([tasks[elected]])
        assert not works[elected].under_way
    assert [work.begun for work in works] == [1, 1, 1]


async def test_who_loses_its_connection_stops_at_once_and_may_be_elected_again(
    server_at: PostgreSQL, server: PostgresServer, database_at: str
) -> None:
    work = Work()
    async with running(while_elected(server_at, work)):
        for turn in range(1, 4):
            await until(lambda turn=turn: work.begun == turn and work.under_way)  # type: ignore[misc]
            server.cut_off(database_at)
            await until(lambda turn=turn: not work.under_way or work.begun > turn)  # type: ignore[misc]
    assert not work.under_way


async def test_work_that_fails_is_not_hidden(server_at: PostgreSQL) -> None:
    async def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await while_elected(server_at, fails)


# --- calls ------------------------------------------------------------------------------------------------------------


async def test_a_call_is_heard_by_all_that_listen_for_its_topic(server_at: PostgreSQL) -> None:
    heard: list[str] = []
    first, second = Signals(server_at), Signals(server_at)
    first.on("inbox", lambda: heard.append("first"))
    second.on("inbox", lambda: heard.append("second"))
    second.on("reminders", lambda: heard.append("reminders"))
    async with running(first.run()), running(second.run()):
        await until(lambda: sorted(heard) == ["first", "reminders", "second"])  # each looks for itself at first
        heard.clear()
        first.call("inbox")
        first.call("inbox")
        await until(lambda: sorted(heard) == ["first", "second"])


async def test_who_was_cut_off_looks_for_itself_and_hears_again(
    server_at: PostgreSQL, server: PostgresServer, database_at: str, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[int] = []
    signals = Signals(server_at)
    signals.on("inbox", lambda: heard.append(1))
    with caplog.at_level(logging.WARNING):
        async with running(signals.run()):
            await until(lambda: len(heard) == 1)
            server.cut_off(database_at)
            await until(lambda: len(heard) == 2)
            signals.call("inbox")
            await until(lambda: len(heard) == 3)
    assert "can't be heard" in caplog.text
