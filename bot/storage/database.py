"""The way to everything that is kept, whichever engine keeps it."""

from abc import ABC, abstractmethod
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.commits import Commits

Transaction = AsyncConnection

# What PostgreSQL says where trying again may help: the connection is gone (08), two transactions were in each other's
# way (40), there are too many of us (53), a lock was not to be had (55P03), the server is going or coming (57P), and
# a session that slept inside a transaction was ended (25P03).
_PASSING = ("08", "40", "53", "55P03", "57P", "25P03")


class Database(ABC):
    """Where everything is kept. All that is done in a transaction is kept, or nothing of it.

    `commits` tells how long the latest ones took; `shared`, whether other processes may be at work at the same time.
    """

    shared = False

    def __init__(self) -> None:
        self.commits = Commits()

    @staticmethod
    async def open(where: str | Path) -> "Database":
        """Open a database by its URL, or an SQLite file by its path; made and brought up to date where needed.

        CannotStart says in a line why not.
        """
        file = where if isinstance(where, Path) else file_of(where)
        if file is None:
            from bot.storage.postgres import PostgreSQL

            return await PostgreSQL.at(str(where))
        from bot.storage.sqlite import SQLite

        return await SQLite.at(file)

    @abstractmethod
    def begin(self, user_id: int | None = None) -> AbstractAsyncContextManager[Transaction]:
        """A transaction: committed at the end of the block, rolled back on any way out of it by an error.

        Those of one user never overlap; one that names no user overlaps with no other at all.
        """

    @abstractmethod
    def beside(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that may overlap with any other: for what is right in a single statement."""

    @abstractmethod
    async def wipe(self) -> None:
        """Leave no byte of what was deleted for good, as far as the engine lets us (docs/operations.md)."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of everything that is open."""


def file_of(url: str) -> Path | None:
    """Where the file of an SQLite database lies; None for what is kept on a server."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def is_passing(error: BaseException) -> bool:
    """Whether the same transaction may well succeed in a while: the trouble is the database's, not ours."""
    if isinstance(error, NoFreeConnection):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", "")
    # A connection that could not be made has no state.
    return error.connection_invalidated or state is None or str(state).startswith(_PASSING)
