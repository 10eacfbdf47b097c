"""The way to SQLite's thread: what is begun there, taken back there and ended there."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.storage.sqlite_driver import OneTrip, connect


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a table in it."""
    path = tmp_path / "driver.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE notes (words TEXT)")
    made.close()
    return path


async def opened(file: Path) -> OneTrip:
    connection = await connect(file)
    assert isinstance(connection, OneTrip)
    await connection.run(lambda db: setattr(db, "isolation_level", None))
    return connection


async def write(connection: OneTrip, words: str) -> None:
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
