"""Backups: whole or not at all, made beside the bot's writing, and put back row for row."""

import asyncio
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.actions.backup import Backups, back_up_to
from bot.actions.take_in import take_in
from bot.errors import CannotBackUp, CannotStart
from bot.model.given import GivenText
from bot.storage import users
from bot.storage.backup import check, copy, put_back
from bot.storage.database import Database
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb
from tests.postings import ANALYST, NURSE

pytestmark = pytest.mark.engines("sqlite")
NOW = datetime(2026, 3, 2, 3, 11, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "jobtrail.sqlite3"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Where a backup is put."""
    return tmp_path / "copy.sqlite3"


async def filled(database: Database, clock: Clock, *texts: str) -> None:
    """Somebody has cards of these postings."""
    someone = visit(1001, clock.now())
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())
    for words in texts:
        await take_in(database, someone, GivenText(words), FakeWeb())


async def made(path: Path) -> None:
    """Open a database, made where there is none, and close it."""
    await (await Database.open(path)).close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        statements = {name: f"SELECT * FROM {name}" for (name,) in tables}  # noqa: S608  # the file's own names
        return {name: sorted(connection.execute(one), key=repr) for name, one in statements.items()}


def files(folder: Path) -> Iterator[str]:
    """The names of the files in a folder."""
    return (one.name for one in sorted(folder.iterdir()))


async def test_what_is_restored_is_row_for_row_what_was_backed_up(
    tmp_path: Path, path: Path, backup: Path, clock: Clock
) -> None:
    database = await Database.open(path)
    await filled(database, clock, ANALYST)
    copy(path, backup)
    before = rows(backup)
    assert before == rows(path)
    assert len(before["jobs"]) == len(before["postings"]) == 1
    await filled(database, clock, NURSE)
    await database.close()

    done = put_back(backup, path, NOW)
    assert done.aside == tmp_path / "jobtrail.sqlite3.before-20260302T031100Z"
    assert rows(path) == before
    assert len(rows(done.aside)["jobs"]) == 2
    await made(path)
    assert rows(path)["jobs"] == before["jobs"]


async def test_a_backup_holds_what_was_committed_before_a_crash_and_no_close(
    path: Path, backup: Path, clock: Clock, tmp_path: Path
) -> None:
    database = await Database.open(path)
    await filled(database, clock, ANALYST)
    for tail in ("", "-wal"):  # as a kill -9 leaves them
        shutil.copy(f"{path}{tail}", tmp_path / f"killed.sqlite3{tail}")
    await database.close()
    copy(tmp_path / "killed.sqlite3", backup)
    assert len(rows(backup)["jobs"]) == 1


async def test_a_backup_is_made_while_the_bot_writes_and_holds_no_half_of_a_transaction(
    database: Database, path: Path, backup: Path, clock: Clock
) -> None:
    stop = asyncio.Event()
    written = 0

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            async with database.begin() as tx:
                await users.welcome(tx, 10_000 + 2 * written, "en", clock.now())
                await users.welcome(tx, 10_001 + 2 * written, "de", clock.now())
            written += 1

    writing = asyncio.create_task(write())
    seen = []
    for _ in range(5):
        await asyncio.to_thread(copy, path, backup)
        seen.append(len(rows(backup)["users"]))
    stop.set()
    await writing
    assert all(many % 2 == 0 for many in seen)
    assert seen == sorted(seen)
    assert written > 5
    assert len(rows(path)["users"]) == 2 * written


async def test_a_backup_is_for_the_bot_s_own_user_alone(database: Database, path: Path, tmp_path: Path) -> None:
    made = await Backups(path, tmp_path / "backups", 7).make(NOW)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert made.path.name == "jobtrail-20260302T031100Z.sqlite3"
    assert made.size == made.path.stat().st_size > 0


async def test_the_last_ones_are_kept_and_nothing_else_is_touched(
    database: Database, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / ".jobtrail-20260101T000000Z.sqlite3.partial").write_text("of a crash")
    backups = Backups(path, folder, 3)
    for day in range(5):
        await backups.make(NOW + timedelta(days=day))
    assert [*files(folder)] == [*(f"jobtrail-2026030{day}T031100Z.sqlite3" for day in (4, 5, 6)), "notes.txt"]
    latest = backups.latest()
    assert latest is not None
    assert latest.made_at == NOW + timedelta(days=4)


async def test_a_clock_that_went_back_does_not_cost_the_newest_backup(
    database: Database, path: Path, tmp_path: Path
) -> None:
    backups = Backups(path, tmp_path / "backups", 2)
    for day in (10, 11, 0):
        made = await backups.make(NOW + timedelta(days=day))
    assert made.path.exists()
    assert len(list(files(tmp_path / "backups"))) == 2


async def test_where_a_backup_can_t_be_written_the_older_ones_stay(
    database: Database, path: Path, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file")
    with pytest.raises(CannotBackUp, match="backups"):
        await Backups(path, in_the_way, 1).make(NOW)
    assert in_the_way.read_text() == "a file"


async def test_a_copy_that_is_damaged_is_no_backup(path: Path, tmp_path: Path, clock: Clock) -> None:
    database = await Database.open(path)
    await filled(database, clock, ANALYST, NURSE)
    await database.close()
    zero_a_page(path)
    with pytest.raises(CannotBackUp, match="damaged"):
        await Backups(path, tmp_path / "backups", 7).make(NOW)
    assert [*files(tmp_path / "backups")] == []


def test_a_file_that_is_there_is_not_overwritten(path: Path, backup: Path) -> None:
    backup.write_text("mine")
    with pytest.raises(CannotBackUp, match="there already"):
        back_up_to(path, backup)
    assert backup.read_text() == "mine"


async def test_nothing_is_put_under_a_running_bot(database: Database, path: Path, backup: Path) -> None:
    copy(path, backup)
    with pytest.raises(CannotStart, match="another Jobtrail is running"):
        put_back(backup, path, NOW)


def zero_a_page(path: Path, number: int = 5) -> None:
    """What a bad disk does to a file."""
    with path.open("r+b") as file:
        file.seek(4096 * number)
        file.write(b"\0" * 4096)


@pytest.mark.parametrize("damage", ["zeroed", "cut", "letter", "empty", "foreign", "newer", "missing", "in use"])
async def test_what_is_no_good_backup_is_refused_and_the_database_stays(
    damage: str, path: Path, backup: Path, clock: Clock
) -> None:
    database = await Database.open(path)
    await filled(database, clock, ANALYST, NURSE)
    copy(path, backup)
    await database.close()
    before = rows(path)
    words = spoil(damage, backup)
    with pytest.raises(CannotBackUp, match=words):
        put_back(backup, path, NOW)
    assert rows(path) == before
    assert not [name for name in files(path.parent) if "before" in name or "partial" in name]


def spoil(damage: str, backup: Path) -> str:
    """Make a backup one that can't be put back; what is said of it."""
    match damage:
        case "zeroed":
            zero_a_page(backup)
        case "cut":
            os.truncate(backup, backup.stat().st_size // 2)
        case "letter":
            backup.write_text("Dear diary, " * 500)
        case "empty":
            backup.write_bytes(b"")
        case "foreign" | "newer":
            with closing(sqlite3.connect(backup)) as connection, connection:
                statement = "DROP TABLE alembic_version"
                connection.execute(
                    statement if damage == "foreign" else "UPDATE alembic_version SET version_num = '9999'"
                )
        case "missing":
            backup.unlink()
        case "in use":
            Path(f"{backup}-wal").write_text("frames")
    return {"newer": "newer Jobtrail", "missing": "no file", "in use": "database in use"}.get(damage, "damaged")


async def test_a_backup_is_put_where_there_was_no_database(path: Path, backup: Path, tmp_path: Path) -> None:
    await made(path)
    copy(path, backup)
    assert put_back(backup, tmp_path / "new" / "jobtrail.sqlite3", NOW).aside is None
    assert check(tmp_path / "new" / "jobtrail.sqlite3")


def test_a_damaged_database_with_its_log_is_kept_whole_when_a_backup_takes_its_place(path: Path, backup: Path) -> None:
    asyncio.run(made(path))
    copy(path, backup)
    path.write_text("damaged")
    Path(f"{path}-wal").write_text("frames")
    done = put_back(backup, path, NOW)
    assert done.aside is not None
    assert done.aside.read_text() == "damaged"
    assert Path(f"{done.aside}-wal").read_text() == "frames"
    assert not Path(f"{path}-wal").exists()
    asyncio.run(made(path))
