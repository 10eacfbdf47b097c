"""aiosqlite that goes to its thread only for what takes long: what waits for the disk, and statements known as slow.

A trip to the thread and back wakes two threads that fight for one interpreter, and costs several times what a lookup
by a key does; four are usual for a statement (cursor, execute, fetch, close). A statement that was quick the last time
runs where it was asked for, its rows fetched at once; any other makes one trip, and so does a commit of what was
written.
"""

import asyncio
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiosqlite

_ROWS_AT_ONCE = 500
_QUICK = 0.001  # seconds for which all else may stand still; a trip costs a tenth of it
_BREATHER = 0.005  # seconds after which one who has many statements lets all else go on
_MOST_KNOWN = 2_000  # statements; there are some hundreds
_PATIENCE = 5_000  # ms for which another program may keep a write lock


class _Statement:
    """What SQLAlchemy takes for a cursor: one statement, its first rows fetched where it ran."""

    arraysize = 1

    def __init__(self, connection: "Nearby") -> None:
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
        await self._connection.run(lambda db: self._begin(db.execute(sql, parameters)), sql)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        """Run it for each."""
        await self._connection.run(lambda db: self._begin(db.executemany(sql, parameters)), sql)
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


class Nearby(aiosqlite.Connection):
    """A connection whose quick statements run where they are asked for, between two turns of the loop."""

    _stopped = False
    _end: asyncio.Future[None] | None = None
    _begins = False  # whether the next statement begins a transaction
    _at_rest = True  # whether nothing was asked for since the last one ended
    _changes = -1  # how many rows were ever changed when the transaction began

    def __init__(self, opened: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(opened, _ROWS_AT_ONCE)
        self._quick: set[str] = set()
        self._breathed = 0.0
        self._thread.daemon = True  # as SQLAlchemy does it: a process that ends does not wait for it

    def cursor(self) -> Any:
        """A statement to be run."""
        return _Statement(self)

    def begin(self) -> None:
        """Begin a transaction, with the next statement; one of none is none."""
        self._begins = True

    async def commit(self) -> None:
        """Keep what was done."""
        if not self._begins:
            if self._conn.total_changes == self._changes:
                self._conn.commit()  # nothing was written, so that nothing waits for the disk
            else:
                await super().commit()
            self._at_rest = True
        self._begins = False

    async def rollback(self) -> None:
        """Take back what was done, behind what was called off: that may have begun, or may do so yet."""
        self._begins = False
        if not self._at_rest:
            await super().rollback()
            self._at_rest = True

    def stop(self) -> asyncio.Future[None] | None:
        """End the thread, once: whoever asks again waits for the same end, and not for a thread that is gone."""
        if not self._stopped:
            self._stopped, self._end = True, super().stop()
        return self._end

    async def run(self, what: Callable[[sqlite3.Connection], None], sql: str | None = None) -> None:
        """Do something with the connection: here where `sql` is known to be quick, or else in its thread."""
        begins, self._begins, self._at_rest = self._begins, False, False
        if begins and not self._begun():
            await self._execute(self._begin_here)  # type: ignore[no-untyped-call]  # the library's own
        if sql in self._quick:
            self._timed(what, sql)
            if time.perf_counter() - self._breathed > _BREATHER:
                await asyncio.sleep(0)
                self._breathed = time.perf_counter()
        else:
            await self._execute(self._timed, what, sql)  # type: ignore[no-untyped-call]  # the library's own

    def _begun(self) -> bool:
        """Begin, if no other program is writing."""
        # Not later, when it writes: then another process may have written what was read here.
        db = self._conn
        db.execute("PRAGMA busy_timeout = 0")  # to wait is for the thread
        try:
            self._begin_here()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return False
            raise
        finally:
            db.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        return True

    def _begin_here(self) -> None:
        self._conn.execute("BEGIN IMMEDIATE")
        self._changes = self._conn.total_changes

    def _timed(self, what: Callable[[sqlite3.Connection], None], sql: str | None) -> None:
        began = time.perf_counter()
        what(self._conn)
        if sql is None:
            return
        if time.perf_counter() - began > _QUICK:
            self._quick.discard(sql)
        elif len(self._quick) < _MOST_KNOWN:
            self._quick.add(sql)


async def connect(path: Path) -> aiosqlite.Connection:
    """Open the file."""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=_PATIENCE / 1000, check_same_thread=False, factory=_Connection)

    return await Nearby(opened)
