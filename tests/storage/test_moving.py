"""From an SQLite file to a PostgreSQL server: every row, or nothing."""

import asyncio
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Date, Integer, LargeBinary, Table, func, select, text

from bot.__main__ import main
from bot.actions import move as move_action
from bot.actions.take_in import take_in
from bot.errors import CannotStart
from bot.model.given import GivenText
from bot.storage import search, users
from bot.storage.database import Database
from bot.storage.moving import move
from bot.storage.schema import Instant, metadata
from tests.conftest import visit
from tests.fakes import FakeWeb
from tests.postgres_server import PostgresServer
from tests.postings import ANALYST, NURSE

pytestmark = pytest.mark.engines("sqlite")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROWS = 40
WORDS = ("Fähre", "ferry\0boat", "渡し船", "🚢", 'it\'s "quoted"', "a\\b", "line\nbreak", "", "x" * 5_000)


async def fill(database: Database) -> None:
    """Put into every table whatever its columns can hold, some of it nothing; two users do real things as well."""
    chance = random.Random(11)  # noqa: S311  # no secret
    async with database.begin() as tx:
        for table in metadata.sorted_tables:
            await tx.execute(table.insert(), [_row(table, number, chance) for number in range(1, ROWS + 1)])
    for user, posting in ((10_001, ANALYST), (10_002, NURSE)):
        async with database.begin() as tx:
            await users.welcome(tx, user, "en", NOW)
        taken = await take_in(database, visit(user, NOW), GivenText(posting), FakeWeb())
        await move_action.save(database, visit(user, NOW), taken.opened.job.id)


def _row(table: Table, number: int, chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.c:
        if column.name == "id" or column.primary_key or column.foreign_keys:
            row[column.name] = _key(column, number)
        elif column.nullable and chance.random() < 0.3:
            row[column.name] = None
        else:
            row[column.name] = _value(column, number, chance)
    return row


def _key(column: Any, number: int) -> Any:
    if isinstance(column.type, BigInteger | Integer):
        return number
    return date(2026, 3, 1) if isinstance(column.type, Date) else f"{number} {WORDS[number % 7]}"


def _value(column: Any, number: int, chance: random.Random) -> Any:
    kind = column.type
    if isinstance(kind, Instant):
        return NOW + timedelta(microseconds=chance.randrange(10**14))
    if isinstance(kind, Date):
        return date(2026, 3, 1) + timedelta(days=chance.randrange(900))
    if isinstance(kind, Boolean):
        return chance.random() < 0.5
    if isinstance(kind, BigInteger | Integer):
        return number
    if isinstance(kind, JSON):
        return chance.choice([[], {}, {"a": [1, None, "ü\0"]}, ["x", True, 1.5]])
    if isinstance(kind, LargeBinary):
        return chance.randbytes(50)
    if column.name == "posting":
        return '{"text": "Sail to K\\u00f6ge\\u0000"}'
    return f"{number} {chance.choice(WORDS)}"


async def everything(database: Database) -> dict[str, list[str]]:
    """All rows of all tables, as they are read."""
    async with database.begin() as tx:
        return {
            table.name: sorted(repr(tuple(row)).replace("\\x00", "") for row in await tx.execute(select(table)))
            for table in metadata.sorted_tables
        }


async def count(database: Database, table: Table) -> int:
    async with database.begin() as tx:
        return int((await tx.execute(select(func.count()).select_from(table))).scalar_one())


async def test_every_row_arrives_and_ids_go_on_and_the_same_is_found(database: Database, postgres_url: str) -> None:
    await fill(database)
    jobs = metadata.tables["jobs"]
    async with database.begin() as tx:
        last = (await tx.execute(select(func.max(jobs.c.id)))).scalar_one()
        await tx.execute(jobs.delete().where(jobs.c.id == last))  # its id was given, and must not be given again
    told: dict[str, int] = {}
    target = await Database.open(postgres_url)
    await move(database, target, told.__setitem__)
    there = await everything(target)
    assert there == await everything(database)
    assert {name: len(rows) for name, rows in there.items()} == told
    assert min(told.values()) >= ROWS - 1
    async with target.begin() as tx:
        made = await tx.execute(
            jobs.insert().values(user_id=1, fingerprint="new", sketch=[], created_at=NOW).returning(jobs.c.id)
        )
        assert made.scalar_one() == last + 1
    for words in ("brackwater", "brack", "data analyst", "krankenhaus"):
        async with database.begin() as old, target.begin() as new:
            for user in (10_001, 10_002):
                found = await search.find(new, user, search.sought(words), 1, 10)
                assert found == await search.find(old, user, search.sought(words), 1, 10), words
    await target.close()


async def test_what_does_not_arrive_as_it_was_sent_leaves_nothing(
    database: Database, postgres_url: str, server: PostgresServer
) -> None:
    await fill(database)
    name = postgres_url.partition("@/")[2].partition("?")[0]
    server.execute(
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN IF NEW.id = 7 THEN NEW.title := NEW.title || '.'; END IF; RETURN NEW; END$$",
        name,
    )
    server.execute("CREATE TRIGGER spoil BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION spoil()", name)
    async with database.begin() as tx:
        await tx.execute(text("UPDATE jobs SET title = 'Purser' WHERE id = 7"))
    target = await Database.open(postgres_url)
    with pytest.raises(CannotStart, match=r"jobs did not arrive as it was sent .*nothing was moved"):
        await move(database, target, lambda _table, _rows: None)
    assert await count(target, metadata.tables["users"]) == 0
    await target.close()


async def test_what_is_not_empty_is_not_written_to(database: Database, postgres_url: str) -> None:
    target = await Database.open(postgres_url)
    async with target.begin() as tx:
        await users.welcome(tx, 5, "en", NOW)
    with pytest.raises(CannotStart, match=r"not empty \(users\); nothing was moved"):
        await move(database, target, lambda _table, _rows: None)
    assert await count(target, metadata.tables["users"]) == 1
    await target.close()


async def test_only_a_file_is_moved_and_only_to_a_server(database: Database) -> None:
    with pytest.raises(CannotStart, match="SQLite file"):
        await move(database, database, lambda _table, _rows: None)


def test_the_command_moves_and_says_so_and_refuses_a_running_bot(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    path = tmp_path / "mine.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    assert main(["move-to-postgresql", postgres_url]) == 1
    assert "there is no" in capsys.readouterr().err

    async def a_user() -> None:
        database = await Database.open(path)
        async with database.begin() as tx:
            await users.welcome(tx, 5, "en", NOW)
        await database.close()

    async def while_running() -> int:
        database = await Database.open(path)
        try:
            return await asyncio.to_thread(main, ["move-to-postgresql", postgres_url])
        finally:
            await database.close()

    asyncio.run(a_user())
    assert asyncio.run(while_running()) == 1
    assert "another Jobtrail is running" in capsys.readouterr().err
    assert main(["move-to-postgresql", "mysql://nowhere"]) == 1
    assert main(["move-to-postgresql", postgres_url]) == 0
    said = capsys.readouterr().out
    assert "users         1" in said
    assert f"{path} is as it was" in said
    assert main(["move-to-postgresql", postgres_url]) == 1, "what is not empty is not written to"
