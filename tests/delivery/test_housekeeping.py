"""What the bot does by itself at its time."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.actions.backup import Backups
from bot.delivery.housekeeping import Housekeeping
from bot.storage.database import Database
from tests.conftest import Clock


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Where the nightly backups go."""
    return Backups(tmp_path / "jobtrail.sqlite3", tmp_path / "backups", 3)


async def until_there_is_one(backups: Backups) -> None:
    """Wait for a backup, which takes a moment."""
    async with asyncio.timeout(20):
        while backups.latest() is None:  # noqa: ASYNC110  # a file appears; nobody tells of it
            await asyncio.sleep(0.01)


async def test_a_backup_that_was_missed_while_the_bot_was_off_is_made_up_for(
    database: Database, clock: Clock, backups: Backups
) -> None:
    keeping = Housekeeping(database, clock.now, backups)
    keeping.start()  # on a clock that is months behind the scheduler's: all of its times are over
    try:
        await until_there_is_one(backups)
    finally:
        await keeping.stop()


async def test_after_a_fresh_backup_the_next_one_waits_for_the_night(
    database: Database, clock: Clock, backups: Backups
) -> None:
    await backups.make(clock.now() - timedelta(hours=20))
    keeping = Housekeeping(database, clock.now, backups)
    keeping.start()
    try:
        assert [job.id for job in keeping.planned() if job.id == "missed backup"] == []
        night = next(job for job in keeping.planned() if job.id == "backup")
        assert (night.next_run_time.hour, night.misfire_grace_time, night.coalesce) == (3, None, True)
    finally:
        await keeping.stop()


async def test_a_backup_that_fails_is_said_in_the_log_and_nothing_else_fails(
    database: Database, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "backups").write_text("in the way")
    with caplog.at_level(logging.ERROR):
        await Housekeeping(
            database, clock.now, Backups(tmp_path / "jobtrail.sqlite3", tmp_path / "backups", 3)
        ).back_up()
    assert "no backup was made" in caplog.text
