"""The file that everything is kept in."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import CannotStart
from bot.storage.database import Database

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
