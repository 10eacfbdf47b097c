"""SQLite: one file, opened by one process, written through one connection."""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO, cast

from sqlalchemy import event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import PoolProxiedConnection

from bot.errors import CannotKeep, CannotStart
from bot.storage.database import Database, Transaction
from bot.storage.lock import hold
from bot.storage.migrations import bring_up_to_date
from bot.storage.sqlite_driver import Nearby, connect

log = logging.getLogger(__name__)

# Set as the file's `user_version` by whoever deletes what must leave no trace, in the same transaction.
TRACES = 1
_INDEXES_OF_WORDS = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 %'"
_CHECKED = 64 * 1024 * 1024  # bytes; up to here every page is looked at before each start, which takes 0.1 s
_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_BAD_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_LARGE = 256 * 1024 * 1024  # bytes; up to here the file is written anew in two seconds, for which everybody waits


class SQLite(Database):
    """A database in a file. With its one connection no two transactions overlap, whoever they are of."""

    def __init__(self, path: Path, engine: AsyncEngine, lock: TextIO) -> None:
        super().__init__()
        self._path = path
        self._engine = engine
        self._lock = lock
        # In the order in which it is asked for: a pool's connection goes to whoever asks at the right moment.
        self._turn = asyncio.Lock()
        self._idle: AsyncConnection | None = None

    @classmethod
    async def at(cls, path: Path) -> "SQLite":
        """Open the file, made and brought up to date where needed. CannotStart says in a line why not."""
        lock = hold(path)
        database = cls(path, _engine(path), lock)
        try:
            await database._bring_up_to_date()
            await database._wipe(gaps=True)
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def begin(self, user_id: int | None = None) -> AsyncIterator[Transaction]:
        """A transaction, which waits until no other is under way. CannotKeep where the disk fails."""
        try:
            with self.commits.timed() as done:
                async with self._connected() as connection, connection.begin():
                    yield connection
                    done()
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _BAD_DISK:
                raise CannotKeep(
                    f"DATABASE_URL: what came in can't be kept in {self._path} ({error.orig}); "
                    "make room, or mend the disk, and start again: Telegram keeps it until then."
                ) from error
            raise

    def beside(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction like any other here."""
        return self.begin()

    async def wipe(self) -> None:
        """Leave no byte of what was deleted when `TRACES` was set; the gaps of a large file wait for the next start.

        What is deleted is overwritten, but not the copies that a page leaves in its gaps when its rows move to another
        page, nor those in the log: the file is written anew, and the log folded in and cut.
        """
        large = self._path.stat().st_size > _LARGE
        if large:
            log.warning("%s is large: what was deleted leaves its pages' gaps at the next start", self._path.name)
        await self._wipe(gaps=not large)

    async def _wipe(self, *, gaps: bool) -> None:
        # The temporary file belongs beside the database: there is room for it, and no other program reads there.
        os.environ.setdefault("SQLITE_TMPDIR", str(self._path.parent.absolute()))
        async with self._connected() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is None or not (await _value(raw, "PRAGMA user_version")) & TRACES:
                return
            if gaps:
                async with raw.execute(_INDEXES_OF_WORDS) as cursor:
                    indexes = [name for (name,) in await cursor.fetchall()]
                for name in indexes:
                    # What was deleted stands in its segments until they are made one.
                    await _value(raw, f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608  # ours
                await _value(raw, "VACUUM")
                await _value(raw, "PRAGMA user_version = 0")
            if await _value(raw, "PRAGMA wal_checkpoint(TRUNCATE)"):
                log.warning("another program reads %s: what was deleted is in its log still", self._path.name)
                await _value(raw, f"PRAGMA user_version = {TRACES}")

    async def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        if self._idle is not None:
            await self._idle.close()
        await self._engine.dispose()
        self._lock.close()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        """The connection, when it is our turn; it stays open for the next one, unless something goes wrong."""
        async with self._turn:
            connection, self._idle = self._idle or await self._engine.connect(), None
            try:
                yield connection
            except BaseException as error:
                await connection.__aexit__(type(error), error, error.__traceback__)
                raise
            self._idle = connection

    async def _bring_up_to_date(self) -> None:
        try:
            async with self.begin() as transaction:
                await _check(transaction, self._path)
                await transaction.run_sync(bring_up_to_date, str(self._path))
        except DatabaseError as error:
            raise CannotStart(_damaged(self._path, error.orig)) from error


async def leaves_traces(tx: Transaction) -> None:
    """Note that the next `Database.wipe` has something to wipe, also where a crash comes before it."""
    if tx.dialect.name == "sqlite":
        await tx.execute(text(f"PRAGMA user_version = {TRACES}"))


async def _check(transaction: Transaction, path: Path) -> None:
    """CannotStart where a page is damaged."""
    if int((await transaction.execute(text(_SIZE))).scalar_one()) > _CHECKED:
        return  # its nightly backup checks it
    found = (await transaction.execute(text("PRAGMA quick_check(1)"))).scalar()
    if found != "ok":
        raise CannotStart(_damaged(path, " ".join(str(found).split())))


def _damaged(path: Path, why: object) -> str:
    return (
        f"DATABASE_URL: {path} is damaged or no SQLite database ({why}). "
        "Put a backup in its place: python -m bot restore FILE (docs/operations.md)."
    )


async def _value(connection: Any, statement: str) -> int:
    """The first value that a statement answers, outside of any transaction."""
    async with connection.execute(statement) as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


def _engine(path: Path) -> AsyncEngine:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        async_creator=partial(connect, path),
        # One connection: SQLite before 3.51.3 can corrupt a write-ahead log that two connections write or
        # checkpoint at the same moment. Whoever needs it waits for its turn.
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,  # an error's text goes to the log, and what people wrote does not
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",  # NORMAL lost acknowledged transactions in half of the simulated power cuts
            "foreign_keys = ON",
            "secure_delete = ON",  # deleted means gone, also from free pages
            "temp_store = FILE",  # to write a large file anew must not take as much memory
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: PoolProxiedConnection) -> None:
        cast("Nearby", connection.driver_connection).begin()

    # Not an event: an engine that anybody listens to asks around at each statement.
    engine.dialect.do_begin = begin  # type: ignore[assignment]
    return engine
