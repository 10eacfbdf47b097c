"""The way to SQLite: what is done at once, what goes to its thread, and how it begins, is taken back and ends."""

import asyncio
import sqlite3
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot.storage.sqlite_driver import Nearby, connect


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a table in it."""
    path = tmp_path / "driver.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE notes (words TEXT)")
    made.close()
    return path


async def opened(file: Path) -> Nearby:
    connection = await connect(file)
    assert isinstance(connection, Nearby)
    await connection.run(lambda db: setattr(db, "isolation_level", None))
    return connection


async def write(connection: Nearby, words: str) -> None:
    await connection.cursor().execute("INSERT INTO notes VALUES (?)", (words,))


def notes(file: Path) -> list[str]:
    """What another program finds there."""
    other = sqlite3.connect(file, timeout=0)
    try:
        return [words for (words,) in other.execute("SELECT words FROM notes")]
    finally:
        other.close()


async def test_a_transaction_begins_with_its_first_statement_and_ends_with_its_commit(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    await write(connection, "one")
    await write(connection, "two")
    assert notes(file) == []
    await connection.commit()
    assert notes(file) == ["one", "two"]
    await connection.close()


async def test_what_is_rolled_back_was_never_there(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    await write(connection, "one")
    await connection.rollback()
    connection.begin()
    await connection.rollback()
    await connection.rollback()
    connection.begin()
    await write(connection, "two")
    await connection.commit()
    await connection.rollback()
    assert notes(file) == ["two"]
    await connection.close()


async def test_a_transaction_of_no_statement_holds_no_lock(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    await connection.commit()
    other = sqlite3.connect(file, timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.close()
    await connection.close()


async def test_what_was_called_off_before_it_began_is_taken_back_too(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    writing = asyncio.create_task(write(connection, "one"))
    await asyncio.sleep(0)  # it is on its way to the thread
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await connection.rollback()
    connection.begin()
    await write(connection, "two")
    await connection.commit()
    assert notes(file) == ["two"]
    await connection.close()


async def test_a_close_that_was_overtaken_by_force_waits_for_no_thread_that_is_gone(file: Path) -> None:
    """SQLAlchemy closes kindly, and by force where that is called off; the kind one went on and waited for ever."""
    connection = await opened(file)
    kindly = asyncio.create_task(connection.close())
    await asyncio.sleep(0)  # it waits for the thread
    connection.stop()
    async with asyncio.timeout(10):
        await kindly


def is_done_at_once(work: Coroutine[Any, Any, object]) -> bool:
    """Whether it ends without waiting for anybody."""
    try:
        work.send(None)
    except StopIteration:
        return True
    work.close()
    return False


async def test_a_statement_that_was_quick_is_done_at_once_the_next_time(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    for _ in range(100):  # on a busy machine any may take long
        await connection.cursor().execute("SELECT words FROM notes")
        if is_done_at_once(connection.cursor().execute("SELECT words FROM notes")):
            break
    else:
        pytest.fail("it went to the thread each time")
    await connection.rollback()
    await connection.close()


async def test_a_statement_that_takes_long_stops_nobody_else(file: Path) -> None:
    connection = await opened(file)
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT max(i) FROM n"
    for _ in range(3):
        statement = await connection.cursor().execute(long)
        assert await statement.fetchone() == (100_000,)
        asking = connection.cursor().execute(long)
        assert not is_done_at_once(asking)
    await connection.close()


async def test_who_has_thousands_of_quick_statements_lets_others_go_on(file: Path) -> None:
    connection = await opened(file)
    others = 0

    async def live() -> None:
        nonlocal others
        while True:
            others += 1
            await asyncio.sleep(0)

    connection.begin()
    await write(connection, "one")
    living = asyncio.create_task(live())
    for _ in range(20_000):
        await write(connection, "more")
    living.cancel()
    assert others > 3, "20,000 of them take far longer than a breather"
    await connection.rollback()
    await connection.close()


async def test_while_another_program_writes_a_transaction_waits_for_it_and_nobody_else_does(file: Path) -> None:
    connection = await opened(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    connection.begin()
    writing = asyncio.create_task(write(connection, "one"))
    for _ in range(100):
        await asyncio.sleep(0)
    assert not writing.done()
    other.execute("COMMIT")
    other.close()
    await writing
    await connection.commit()
    assert notes(file) == ["one"]
    await connection.close()


async def test_what_only_reads_is_ended_at_once_and_what_writes_waits_for_the_disk(file: Path) -> None:
    connection = await opened(file)
    connection.begin()
    await connection.cursor().execute("SELECT words FROM notes")
    assert is_done_at_once(connection.commit())
    connection.begin()
    await write(connection, "one")
    keeping = asyncio.create_task(connection.commit())
    await asyncio.sleep(0)
    assert not keeping.done()
    await keeping
    assert notes(file) == ["one"]
    await connection.close()
