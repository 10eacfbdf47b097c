"""A disk on which the power can fail: what was not synced may be there, be lost, or be torn in the middle.

SQLite itself works on it, through a VFS of apsw's; `under_aiosqlite` puts it under the bot's own storage, so that what
is tested is the code that runs.
"""

import contextlib
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw
import pytest

from bot.storage import sqlite_driver

SECTOR = 512


@dataclass(slots=True)
class _File:
    """What is surely on disk, and what was written since the last sync."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes]] = field(default_factory=list)  # at -1: the file was cut to that length

    def settle(self) -> None:
        for offset, data in self.pending:
            _write(self.synced, offset, data)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What is found when the power is back."""
        found = bytearray(self.synced)
        for offset, data in self.pending:
            if offset < 0:
                if chance.random() < 0.5:
                    _write(found, offset, data)
                continue
            for start in range(0, len(data), SECTOR):
                luck = chance.random()
                piece = data[start : start + SECTOR]
                if luck < 0.45:
                    _write(found, offset + start, piece)
                elif luck < 0.55:
                    _write(found, offset + start, piece[: len(piece) // 2] + bytes(len(piece) - len(piece) // 2))
        return bytes(found)


def _write(content: bytearray, offset: int, data: bytes) -> None:
    if offset < 0:
        del content[int.from_bytes(data) :]
        return
    content.extend(bytes(max(0, offset + len(data) - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """A disk. `dies_after` is how many more writes and syncs it does before the power fails."""

    def __init__(self) -> None:
        self.files: dict[str, _File] = {}
        self.dies_after: int | None = None
        self.is_dead = False
        self.is_full = False
        self.fails_to_sync = False
        self.done = 0
        self._vfs = _Vfs(self)

    @property
    def name(self) -> str:
        """Under which SQLite knows it."""
        return self._vfs.name

    def act(self) -> None:
        """Count something that is done, and fail where it is time."""
        self.done += 1
        if self.dies_after is not None and self.done >= self.dies_after:
            self.is_dead = True
        if self.is_dead:
            raise apsw.IOError("the power is out")

    def files_after_a_cut(self, folder: Path, chance: random.Random) -> None:
        """Put what a cut at this moment leaves behind into a folder, in the place of what is there."""
        for old in folder.glob("*.sqlite3*"):
            old.unlink()
        for path, file in self.files.items():
            (folder / Path(path).name).write_bytes(file.after_a_cut(chance))

    def close(self) -> None:
        """Let SQLite forget it."""
        self._vfs.unregister()


class _Opened(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._path = str(path)
        self._watched = bool(path) and bool(flags[0] & (apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_WAL))
        if self._watched and self._path not in disk.files:
            there = Path(self._path)
            disk.files[self._path] = _File(bytearray(there.read_bytes() if there.exists() else b""))

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # SQLite's own name
        self._disk.act()
        if self._disk.is_full:
            raise apsw.FullError("no room is left")
        if self._watched:
            self._disk.files[self._path].pending.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802  # SQLite's own name
        self._disk.act()
        if self._watched:
            self._disk.files[self._path].pending.append((-1, size.to_bytes(8)))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802  # SQLite's own name
        self._disk.act()
        if self._disk.fails_to_sync:
            raise apsw.IOError("input/output error")
        if self._watched:
            self._disk.files[self._path].settle()


class _Vfs(apsw.VFS):
    count = 0

    def __init__(self, disk: Disk) -> None:
        _Vfs.count += 1
        self.name = f"torn{_Vfs.count}"
        self._disk = disk
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  # SQLite's own name
        return _Opened(self._disk, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802  # SQLite's own
        self._disk.files.pop(name, None)
        super().xDelete(name, syncdir)


# --- under the bot's storage ------------------------------------------------------------------------------------------


_ERRORS: dict[type[Exception], type[sqlite3.Error]] = {
    apsw.ConstraintError: sqlite3.IntegrityError,
    apsw.CorruptError: sqlite3.DatabaseError,
    apsw.NotADBError: sqlite3.DatabaseError,
}
# What apsw raises for itself carries no code.
_RESULTS = {apsw.FullError: sqlite3.SQLITE_FULL, apsw.IOError: sqlite3.SQLITE_IOERR}


@contextlib.contextmanager
def _as_sqlite3() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next((ours for theirs, ours in _ERRORS.items() if isinstance(error, theirs)), sqlite3.OperationalError)
        told = kind(str(error))
        told.sqlite_errorcode = getattr(error, "result", _RESULTS.get(type(error), sqlite3.SQLITE_ERROR))
        raise told from error


class _Cursor:
    """As much of a cursor of sqlite3's as aiosqlite and SQLAlchemy ask for."""

    arraysize = 1

    def __init__(self, connection: "_Connection") -> None:
        self._connection = connection
        self._rows: Iterator[Any] = iter(())
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "_Cursor":
        with _as_sqlite3():
            before = self._connection.raw.total_changes()
            cursor = self._connection.raw.cursor()
            cursor.exec_trace = self._describe  # before the first row: of no rows apsw tells no columns
            self._rows = iter(list(cursor.execute(statement, tuple(parameters))))
            self.rowcount = self._connection.raw.total_changes() - before if self.description is None else -1
            self.lastrowid = self._connection.raw.last_insert_rowid()
        return self

    def _describe(self, cursor: apsw.Cursor, _statement: str, _parameters: object) -> bool:
        self.description = tuple((one[0], *[None] * 6) for one in cursor.get_description()) or None
        return True

    def executemany(self, statement: str, several: Sequence[Sequence[Any]]) -> "_Cursor":
        for parameters in several:
            self.execute(statement, parameters)
        return self

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [row for row, _ in zip(self._rows, range(size or self.arraysize), strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())


class _Connection:
    """As much of a connection of sqlite3's."""

    isolation_level: str | None = None
    row_factory = None

    def __init__(self, path: str, vfs: str) -> None:
        with _as_sqlite3():
            self.raw = apsw.Connection(path, vfs=vfs)

    def cursor(self) -> _Cursor:
        return _Cursor(self)

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> _Cursor:
        return self.cursor().execute(statement, parameters)

    def executemany(self, statement: str, several: Sequence[Sequence[Any]]) -> _Cursor:
        return self.cursor().executemany(statement, several)

    def create_function(self, *_args: Any, **_more: Any) -> None:
        """SQLAlchemy's regular expressions, which nobody here asks for."""

    @property
    def total_changes(self) -> int:
        return self.raw.total_changes()

    @property
    def in_transaction(self) -> bool:
        return not self.raw.get_autocommit()

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        with contextlib.suppress(apsw.Error):  # sqlite3 tells nothing of what goes wrong here
            self.raw.close()


@contextlib.contextmanager
def under_aiosqlite(disk: Disk) -> Iterator[None]:
    """Let what aiosqlite opens lie on that disk."""

    def connect(path: str | Path, **_more: Any) -> _Connection:
        return _Connection(str(path), disk.name)

    names = {name: getattr(sqlite3, name) for name in dir(sqlite3) if not name.startswith("__")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite_driver, "sqlite3", SimpleNamespace(**names | {"connect": connect}))
        yield
