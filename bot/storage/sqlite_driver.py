"""aiosqlite with one trip to its thread for a statement, where four are usual (cursor, execute, fetch, close).

Each trip wakes two threads that fight for one interpreter. A transaction with one statement makes two, where it made
eight: its beginning travels with the statement, and what was committed is not rolled back once more.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiosqlite

_ROWS_AT_ONCE = 500


class _Statement:
    """What SQLAlchemy takes for a cursor: one statement, its first rows fetched where it ran."""

    arraysize = 1

    def __init__(self, connection: "OneTrip") -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self._more: sqlite3.Cursor | None = None  # where there are more rows than were fetched at once
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def execute(self, sql: str, parameters: Any = ()) -> Self:
        """Run it, and fetch the first rows that it answers."""
        await self._connection.run(lambda db: self._begin(db.execute(sql, parameters)))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        """Run it for each."""
        await self._connection.run(lambda db: self._begin(db.executemany(sql, parameters)))
        return self

    async def fetchall(self) -> list[Any]:
        """All that is left of what it answered."""
        while self._more is not None:
            await self._connection.run(self._fetch)
        rows = list(self._rows)
        self._rows.clear()
        return rows

    async def fetchmany(self, size: int = 1) -> list[Any]:
        """Some of what is left."""
        while len(self._rows) < size and self._more is not None:
            await self._connection.run(self._fetch)
        return [self._rows.popleft() for _ in range(min(size, len(self._rows)))]

    async def fetchone(self) -> Any:
        """One row of what is left, or None."""
        rows = await self.fetchmany()
        return rows[0] if rows else None

    async def close(self) -> None:
        """Give up what is left; mostly it was closed where it ran."""
        self._rows.clear()
        if self._more is not None:
            await self._connection.run(self._end)

    def _begin(self, cursor: sqlite3.Cursor) -> None:
        self._more, self.description = cursor, cursor.description
        self._fetch()

    def _fetch(self, _db: sqlite3.Connection | None = None) -> None:
        if self._more is None:
            return
        rows = self._more.fetchmany(_ROWS_AT_ONCE) if self.description else []
        self._rows.extend(rows)
        self.rowcount, self.lastrowid = self._more.rowcount, self._more.lastrowid
        if len(rows) < _ROWS_AT_ONCE:
            self._end()

    def _end(self, _db: sqlite3.Connection | None = None) -> None:
        if self._more is not None:
            self._more.close()
            self._more = None


class _Connection(sqlite3.Connection):
    """A connection that lets go of the file when it is closed.

    SQLAlchemy closes a connection whose work was called off. A statement of it that lives on, as in a traceback that
    somebody keeps, would keep the connection half alive, its transaction and its lock with it.
    """

    def close(self) -> None:
        """Take back what was begun, then close."""
        with suppress(sqlite3.Error):
            self.rollback()
        super().close()


class OneTrip(aiosqlite.Connection):
    """A connection whose statements make one trip each."""

    _stopped = False
    _end: asyncio.Future[None] | None = None
    _begins = False  # whether the next statement begins a transaction
    _at_rest = True  # whether nothing was asked for since the last one ended

    def cursor(self) -> Any:
        """A statement to be run."""
        return _Statement(self)

    def begin(self) -> None:
        """Begin a transaction, with the next statement; one of none is none."""
        self._begins = True

    async def commit(self) -> None:
        """Keep what was done."""
        if not self._begins:
            await super().commit()
            self._at_rest = True
        self._begins = False

    async def rollback(self) -> None:
        """Take back what was done; what was called off may have begun, or may do so yet."""
        self._begins = False
        if not self._at_rest:
            await super().rollback()
            self._at_rest = True

    def stop(self) -> asyncio.Future[None] | None:
        """End the thread, once: whoever asks again waits for the same end, and not for a thread that is gone."""
        if not self._stopped:
            self._stopped, self._end = True, super().stop()
        return self._end

    async def run(self, what: Callable[[sqlite3.Connection], None]) -> None:
        """Do something in the connection's thread."""
        begins, self._begins, self._at_rest = self._begins, False, False

        def do() -> None:
            if begins:
                # Not later, when it writes: then another process may have written what was read here.
                self._conn.execute("BEGIN IMMEDIATE")
            what(self._conn)

        await self._execute(do)  # type: ignore[no-untyped-call]  # the library's own


async def connect(path: Path) -> aiosqlite.Connection:
    """Open the file."""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path, check_same_thread=False, factory=_Connection)

    connection = OneTrip(opened, _ROWS_AT_ONCE)
    connection._thread.daemon = True  # as SQLAlchemy does it: a process that ends does not wait for it
    return await connection
