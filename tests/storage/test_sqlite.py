"""The file that everything is kept in."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import CannotStart
from bot.storage import users
from bot.storage.database import Database
from tests.conftest import Clock

pytestmark = pytest.mark.engines("sqlite")


async def test_a_second_start_on_the_same_file_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"DATABASE_URL: another Jobtrail is running on .*jobtrail\.sqlite3"):
        await Database.open(tmp_path / "jobtrail.sqlite3")


async def test_a_file_can_be_opened_again_once_it_is_closed(tmp_path: Path) -> None:
    for _ in range(2):
        await (await Database.open(tmp_path / "again.sqlite3")).close()


async def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite3"
    path.write_text("Dear diary, " * 500)
    with pytest.raises(CannotStart, match="damaged or no SQLite database"):
        await Database.open(path)
    assert path.read_text().startswith("Dear diary")


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    await (await Database.open(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CannotStart, match="newer Jobtrail"):
        await Database.open(path)


async def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    with pytest.raises(CannotStart, match="DATABASE_URL: can't write in"):
        await Database.open(tmp_path / "data" / "jobtrail.sqlite3")


async def test_writes_are_synced_and_deleted_words_are_overwritten(database: Database) -> None:
    async with database.begin() as tx:
        said = {
            name: (await tx.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def cut_in_half(path: Path) -> None:
    """A disk that was full, or a copy that was broken off."""
    os.truncate(path, path.stat().st_size // 2)


def zero_a_page(path: Path) -> None:
    """A sector that was never written."""
    with path.open("r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\0" * 4096)


def scribble(path: Path) -> None:
    """Bytes of another file in the middle of ours."""
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"Dear diary, " * 300)


@pytest.mark.parametrize("harm", [cut_in_half, zero_a_page, scribble], ids=lambda harm: harm.__name__)
async def test_a_damaged_file_is_refused_with_what_to_do(harm: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "hurt.sqlite3"
    await (await Database.open(path)).close()
    harm(path)
    with pytest.raises(CannotStart, match=r"hurt\.sqlite3 is damaged .* python -m bot restore FILE"):
        await Database.open(path)


async def test_a_log_that_was_torn_is_read_up_to_the_tear_as_after_a_power_cut(tmp_path: Path, clock: Clock) -> None:
    path, torn = tmp_path / "whole.sqlite3", tmp_path / "torn.sqlite3"
    database = await Database.open(path)
    for user_id in (1, 2):
        async with database.begin() as tx:
            await users.welcome(tx, user_id, "en", clock.now())
    for tail in ("", "-wal"):
        shutil.copy(f"{path}{tail}", f"{torn}{tail}")
    await database.close()
    tear(Path(f"{torn}-wal"))
    database = await Database.open(torn)
    async with database.begin() as tx:
        assert await users.known(tx, 1) is not None
        assert await users.known(tx, 2) is None
    await database.close()


def tear(log: Path) -> None:
    """Lose the end of the last frame."""
    os.truncate(log, log.stat().st_size - 100)


async def test_who_asks_again_and_again_keeps_nobody_waiting(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobtrail.sqlite3")
    order: list[str] = []

    async def ask(name: str, times: int) -> None:
        for _ in range(times):
            async with database.begin() as tx:
                await tx.execute(text("SELECT 1"))
            order.append(name)

    await asyncio.gather(ask("restless", 200), ask("restless", 200), ask("patient", 1))
    assert order.index("patient") < 10, "two who hand it to each other leave nobody out"
    await database.close()
