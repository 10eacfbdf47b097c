"""The file that everything is kept in."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import CannotStart
from bot.storage import migrations, users
from bot.storage.database import Database
from bot.storage.schema import metadata


def test_the_newest_step_is_the_one_that_the_files_end_in() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_current_head() == migrations.HEAD
    assert {step.revision for step in steps.walk_revisions()} == migrations.KNOWN


async def test_the_steps_lead_to_the_tables_that_the_code_knows(database: Database) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        # What FTS5 makes for itself is no table of ours.
        return kind != "table" or not (name or "").startswith("job_words")

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        return list(compare_metadata(context, metadata))

    async with database.begin() as tx:
        assert await tx.run_sync(differences) == []


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


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.begin() as tx:
            await users.welcome(tx, 1, "en", datetime(2026, 3, 2, tzinfo=UTC))
            _ = 1 / 0
    async with database.begin() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM users"))).scalar() == 0
