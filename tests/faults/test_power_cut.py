"""The power fails in the middle of anything: what was acknowledged is there, whole, and nothing is there by half."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import CannotKeep
from bot.model.user import Cause, User, Visit
from bot.storage import applied, inbox
from bot.storage.database import Database
from bot.storage.inbox import Received
from tests.faults import times
from tests.faults.torn_disk import Disk, under_aiosqlite
from tests.lent_engines import own_engines

pytestmark = pytest.mark.usefixtures("an_engine_each")

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BOT = 7


@pytest.fixture
def an_engine_each() -> Iterator[None]:
    """An engine that met a dead disk, or is careless on purpose, is no other's."""
    with own_engines():
        yield


async def work(database: Database, acknowledged: list[int], first: int) -> None:
    """Keep updates, some at a time as they come in, each with the mark that it was applied; until the power fails."""
    number = first
    while True:
        batch = [Received(number + more, 1, f'{{"text": "{"word " * 40}"}}') for more in range(1 + number % 5)]
        async with database.begin() as tx:
            await inbox.keep(tx, BOT, batch, NOW)
            for one in batch:
                await applied.first_time(tx, Visit(User(1, "en", "UTC"), NOW, Cause(BOT, one.update_id)), "note")
        acknowledged += [one.update_id for one in batch]
        number += len(batch)


async def cut(folder: Path, chance: random.Random, acknowledged: list[int]) -> None:
    """Work on the disk as it is until the power fails, and leave behind what is found afterwards."""
    disk = Disk()
    try:
        with under_aiosqlite(disk), suppress(SQLAlchemyError, sqlite3.Error, CannotKeep):
            database = await Database.open(folder / "jobtrail.sqlite3")
            disk.dies_after = disk.done + chance.randint(1, 160)
            try:
                await work(database, acknowledged, (acknowledged or [0])[-1] + 1_000)
            finally:
                disk.is_dead = True
                with suppress(SQLAlchemyError, sqlite3.Error, CannotKeep):
                    await database.close()
        disk.files_after_a_cut(folder, chance)
    finally:
        disk.close()


def found(folder: Path) -> set[int]:
    """The updates that stand on the disk; it is sound, and none is there by half."""
    with closing(sqlite3.connect(folder / "jobtrail.sqlite3")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = {row[0] for row in db.execute("SELECT update_id FROM inbox")}
        marked = {row[0] for row in db.execute("SELECT update_id FROM applied")}
    assert kept == marked
    return kept


async def lost_in(folder: Path, cuts: int, seed: int) -> tuple[int, int]:
    """Let the power fail so often, each time on what the last cut left; how much was acknowledged, and lost."""
    chance = random.Random(seed)  # noqa: S311  # repeatable
    database = await Database.open(folder / "jobtrail.sqlite3")
    await database.close()
    acknowledged: list[int] = []
    lost = 0
    for _ in range(cuts):
        await cut(folder, chance, acknowledged)
        lost += len(set(acknowledged) - found(folder))
        acknowledged = sorted(found(folder) | set(acknowledged))
    return len(acknowledged), lost


async def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    acknowledged, lost = await lost_in(tmp_path, times(40, 1_000), seed=1)
    assert acknowledged > 100
    assert lost == 0


async def test_the_same_test_catches_commits_that_are_not_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A break on purpose: SQLite is told that the disk need not be waited for."""
    listens_for = event.listens_for

    def and_then_careless(target: object, name: str, *args: object, **more: object):  # type: ignore[no-untyped-def]  # a decorator
        register = listens_for(target, name, *args, **more)
        if name != "connect":
            return register

        def decorate(prepare):  # type: ignore[no-untyped-def]  # SQLAlchemy's own kind of function
            def careless(connection, record) -> None:  # type: ignore[no-untyped-def]  # the same
                prepare(connection, record)
                connection.cursor().execute("PRAGMA synchronous = NORMAL")

            return register(careless)

        return decorate

    monkeypatch.setattr("bot.storage.sqlite.event.listens_for", and_then_careless)
    _, lost = await lost_in(tmp_path, 30, seed=2)
    assert lost > 0
