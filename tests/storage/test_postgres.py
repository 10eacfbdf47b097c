"""The server that everything may be kept on instead."""

import asyncio
import logging
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.errors import CannotStart
from bot.model.job import EventKind
from bot.storage import events, inbox, jobs, postgres, users
from bot.storage.database import Database, is_passing
from bot.storage.inbox import Received
from bot.storage.migrations import HEAD
from bot.storage.postgres import PostgreSQL
from bot.storage.schema import metadata
from bot.storage.schema import users as users_table
from tests.postgres_server import PostgresServer

pytestmark = pytest.mark.engines("postgresql")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


# --- the start --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://robin:hunter2@127.0.0.1:1/jobs", r"DATABASE_URL: 127\.0\.0\.1/jobs can't be reached"),
        ("postgresql://robin:hunter2@localhost:five/jobs", "DATABASE_URL must look like postgresql://"),
    ],
)
async def test_a_server_that_is_not_there_is_one_line_without_a_password(url: str, said: str) -> None:
    with pytest.raises(CannotStart, match=said) as told:
        await PostgreSQL.at(url, patience=0)
    assert "hunter2" not in str(told.value)
    assert "\n" not in str(told.value)


async def test_a_database_that_does_not_exist_is_one_line(server: PostgresServer) -> None:
    with pytest.raises(CannotStart, match=r'/nowhere can\'t be reached .*"nowhere" does not exist') as told:
        await PostgreSQL.at(server.url("nowhere"), patience=0)
    assert "\n" not in str(told.value)


async def test_a_database_of_another_encoding_is_refused(server: PostgresServer) -> None:
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(CannotStart, match="UTF8, not as LATIN1"):
        await PostgreSQL.at(server.url("latin"))
    server.drop("latin")


async def test_two_that_start_at_once_make_the_tables_once(server: PostgresServer) -> None:
    name = server.new_database(empty=True)
    opened = await asyncio.gather(*(PostgreSQL.at(server.url(name)) for _ in range(4)))
    for one in opened:
        async with one.beside() as tx:
            assert (await tx.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [HEAD]
        await one.close()
    server.drop(name)


async def test_an_index_that_leaves_something_out_on_sqlite_does_so_here(database: Database) -> None:
    partial = {
        str(index.name)
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert partial
    async with database.beside() as tx:
        found = await tx.execute(text("SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL"))
        assert set(found.scalars()) >= partial


# --- whose transaction ------------------------------------------------------------------------------------------------


@pytest.fixture
async def robin(database: Database) -> int:
    """A user."""
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", NOW)
    return 1001


async def count_up(database: Database, user_id: int, whose: int | None) -> None:
    """Read, wait, and write what was read and one more: wrong wherever two of it overlap."""
    async with database.begin(whose) as tx:
        found = (await tx.execute(select(users_table.c.last_number).where(users_table.c.id == user_id))).scalar_one()
        await asyncio.sleep(0)
        await tx.execute(update(users_table).where(users_table.c.id == user_id).values(last_number=found + 1))


@pytest.mark.parametrize("whose", [1001, None])
async def test_transactions_of_one_user_never_overlap(database: Database, robin: int, whose: int | None) -> None:
    # Whoever names no user overlaps with nobody, so not with Robin's either.
    await asyncio.gather(*(count_up(database, robin, robin if turn % 2 else whose) for turn in range(40)))
    async with database.beside() as tx:
        assert (await tx.execute(select(users_table.c.last_number))).scalar_one() == 40


async def test_transactions_of_two_users_do_overlap(database: Database) -> None:
    async with asyncio.timeout(5), database.begin(1), database.begin(2), database.beside():
        pass


async def test_one_who_is_alone_waits_for_all_others(database: Database) -> None:
    order = []

    async def alone() -> None:
        async with database.begin():
            order.append("alone")

    async with database.begin(1):
        waiting = asyncio.create_task(alone())
        async with database.beside() as tx:
            while not (await tx.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))).scalar_one():
                pass
        order.append("Robin")
    await waiting
    assert order == ["Robin", "alone"]


# --- what goes wrong --------------------------------------------------------------------------------------------------


async def test_connections_that_were_cut_while_nobody_used_them_are_not_noticed(
    database: Database, server: PostgresServer, database_at: str
) -> None:
    await asyncio.gather(*(count_up(database, 1, user) for user in range(1, 6)), return_exceptions=True)
    server.cut_off(database_at)
    async with database.begin(1001) as tx:
        await users.welcome(tx, 1001, "en", NOW)
    server.cut_off(database_at)
    async with database.beside() as tx:
        assert await users.known(tx, 1001) is not None


async def test_a_transaction_that_is_cut_off_leaves_nothing_and_may_be_made_again(
    database: Database, server: PostgresServer, database_at: str
) -> None:
    with pytest.raises(DBAPIError) as cut:
        async with database.begin(1001) as tx:
            await users.welcome(tx, 1001, "en", NOW)
            server.cut_off(database_at)
            await users.known(tx, 1001)
    assert is_passing(cut.value)
    async with database.begin(1001) as tx:
        assert await users.known(tx, 1001) is None


async def test_what_is_broken_by_us_is_not_passing(database: Database) -> None:
    with pytest.raises(IntegrityError) as broken:
        async with database.begin() as tx:
            await inbox.keep(tx, 7, [Received(1, 1, "{}")], NOW)
            row = "INSERT INTO inbox (bot_id, update_id, payload, received_at) VALUES (7, 1, '', now())"
            await tx.execute(text(row))
    assert not is_passing(broken.value)


async def test_an_error_tells_nothing_of_what_people_wrote(
    database: Database, robin: int, caplog: pytest.LogCaptureFixture
) -> None:
    for statement in (
        "INSERT INTO searches (user_id, words, at) VALUES (1001, 'my secret', now()), (1001, 'my secret', now())",
        "INSERT INTO users (id, language, zone, created_at) VALUES (1002, 'my secret', NULL, now())",
    ):
        with pytest.raises(DBAPIError) as broken:
            async with database.begin() as tx:
                await tx.exec_driver_sql(statement)
        logging.getLogger("test").error("failed", exc_info=broken.value)
        assert "my secret" not in str(broken.value.orig)
    assert len(caplog.records) == 2
    # The statement stands there, as ours never hold what people wrote; the server's own words must not.
    assert "DETAIL" not in caplog.text


# --- what SQLite takes too --------------------------------------------------------------------------------------------


async def test_what_sqlite_takes_is_taken_here_too(database: Database, robin: int) -> None:
    async with database.begin(robin) as tx:
        await tx.execute(
            text(
                "INSERT INTO jobs (id, user_id, number, stage, fingerprint, sketch, created_at) "
                "VALUES (1, 1001, 9999999999, 'saved', 'f', '[]', now())"
            )
        )
        assert await jobs.by_number(tx, robin, 9_999_999_999) is not None
        await users.reachable(tx, robin, since=NOW)
        await tx.execute(update(users_table).values(language="a language of more than sixteen letters"))
        kept = await events.add(tx, robin, 1, EventKind.NOTE, NOW, text="ferry\0boat")
    assert kept.text == "ferryboat", "a NUL has no place in PostgreSQL's text"


async def test_the_size_from_which_tables_are_only_freed(
    database: Database, robin: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(postgres, "_SMALL", 0)
    await database.wipe()
    assert "is large" in caplog.text
