"""What holds for everything that is kept, whichever engine keeps it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import IntegrityError

from bot.storage import migrations, users
from bot.storage.database import Database
from bot.storage.schema import metadata, searches


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


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.begin() as tx:
            await users.welcome(tx, 1, "en", datetime(2026, 3, 2, tzinfo=UTC))
            _ = 1 / 0
    async with database.begin() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM users"))).scalar() == 0


async def test_no_word_of_theirs_comes_into_the_log(database: Database) -> None:
    with pytest.raises(IntegrityError) as broken:
        async with database.begin() as tx:
            await tx.execute(
                insert(searches).values(user_id=404, words="my secret", at=datetime(2026, 3, 2, tzinfo=UTC))
            )
    assert "my secret" not in str(broken.value)
