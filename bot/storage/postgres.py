"""PostgreSQL: a server that several machines write to at the same time, each through a handful of connections.

What SQLite's single connection gives by itself is asked for here: transactions of one user wait for each other
(advisory locks that end with the transaction), so that what one of them read still holds when it writes. All else
runs side by side.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from typing import Any, Final

from sqlalchemy import URL, BigInteger, Executable, String, bindparam, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeEngine

from bot.errors import CannotStart
from bot.storage.database import Database, Transaction, is_passing
from bot.storage.migrations import bring_up_to_date

log = logging.getLogger(__name__)

CONNECTIONS: Final = 10  # of one process, beside the two that replicas.py holds
_PATIENCE: Final = 30.0  # seconds in which a server that is just starting may answer
_PAUSES: Final = (0.05, 0.2, 0.5, 1.0, 2.0)  # seconds between the tries to begin a transaction
_OLDEST: Final = 140000  # PostgreSQL 14
_SMALL: Final = 256 * 1024 * 1024  # bytes; up to here the tables are written anew when somebody is forgotten

# Locks are numbers; a user's lock is the user's id, which is never negative.
_EVERYBODY: Final = -1
_ALONE: Final = text(f"SELECT pg_advisory_xact_lock({_EVERYBODY})")
_OF_USER: Final = text(
    f"SELECT pg_advisory_xact_lock_shared({_EVERYBODY}), pg_advisory_xact_lock(:user_id)"  # a constant
).bindparams(bindparam("user_id", type_=BigInteger))
_BESIDE: Final = text("SELECT 1")  # a dead connection shows itself here, before anything is done

_TABLES: Final = text("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()")

_LEARNED: Final = text(
    "SELECT quote_ident(c.relname), quote_ident(a.attname), format_type(a.atttypid, a.atttypmod)"
    " FROM pg_stats s JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = current_schema()::regnamespace"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname"
    " WHERE s.schemaname = current_schema() AND c.relkind = 'r'"
    # What other columns are made of can't be given a type; of the search's words nothing is learned (0004).
    " AND NOT EXISTS (SELECT FROM pg_depend p JOIN pg_attrdef d ON d.oid = p.objid AND d.adnum <> a.attnum"
    " WHERE p.classid = 'pg_attrdef'::regclass AND p.refobjid = c.oid AND p.refobjsubid = a.attnum)"
)

_CONNECT: Final[dict[str, Any]] = {
    "application_name": "jobtrail",
    "client_encoding": "utf8",
    "connect_timeout": 10,
    # A server that is gone without a word is noticed after half a minute.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}

# A session that is cut off (a machine that stopped, a cable) must not keep its locks for long.
_SESSION: Final = (
    "SET idle_in_transaction_session_timeout = '30s'",
    "SET lock_timeout = '30s'",
    "SET statement_timeout = '60s'",
)


class ClaimLost(Exception):
    """What is being done was given to another process meanwhile; nothing may be written for it here any more."""


# What each transaction first makes sure of, in the task that does a claimed update (storage/claims.py).
fence: ContextVar["Fence | None"] = ContextVar("fence", default=None)


class Fence:
    """A statement that locks a row for as long as a transaction lasts, where the row is still ours."""

    def __init__(self, still_ours: Executable) -> None:
        self._still_ours = still_ours
        self.stands = True

    async def hold(self, tx: Transaction) -> None:
        """Keep others from taking the row over while the transaction lasts; ClaimLost where one has."""
        if self.stands and (await tx.execute(self._still_ours)).first() is None:
            raise ClaimLost


class PostgreSQL(Database):
    """A database on a server."""

    shared = True

    def __init__(self, url: URL) -> None:
        super().__init__()
        self.url = url
        self.name = f"{url.host or url.query.get('host') or 'localhost'}/{url.database}"
        self._engine = _engine(url)

    @classmethod
    async def at(cls, where: str, patience: float = _PATIENCE) -> "PostgreSQL":
        """Connect, and make or bring up to date what is there. CannotStart says in a line why not."""
        database = cls(_url(where))
        try:
            await database._reached(patience)
            async with database.begin() as tx:
                await _look_at(tx)
                await tx.execute(text("SET LOCAL statement_timeout = 0"))
                await tx.run_sync(bring_up_to_date, database.name)
        except DBAPIError as error:
            await database.close()
            raise CannotStart(f"DATABASE_URL: {database.name} can't be used ({_said(error)}).") from None
        except BaseException:
            await database.close()
            raise
        return database

    def begin(self, user_id: int | None = None) -> AbstractAsyncContextManager[Transaction]:
        """A transaction of one user, or one that is alone."""
        return self._transaction(_ALONE) if user_id is None else self._transaction(_OF_USER, user_id=user_id)

    def beside(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that waits for nobody."""
        return self._transaction(_BESIDE)

    async def wipe(self) -> None:
        """Write the tables anew without what was deleted, where they are small; the rows of large ones are only freed.

        What the server has learned of their values is learned anew, or forgotten where nothing is left to learn of.

        The server's write-ahead log and its backups keep bytes of their own for as long as the operator has them.
        """
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
            size = (await connection.execute(text("SELECT pg_database_size(current_database())"))).scalar_one()
            tables = await connection.execute(_TABLES)
            whole = "FULL" if size <= _SMALL else ""
            if not whole:
                log.warning("%s is large: what was deleted leaves its files as they are written to", self.name)
            for table in tables.scalars().all():
                await connection.execute(text(f"VACUUM ({whole or 'SKIP_LOCKED'}, ANALYZE) {table}"))
            await _forget_values(connection, whole)

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self, locks: Executable, **of: int) -> AsyncIterator[Transaction]:
        opened, transaction = await self._begun(locks, of)
        with self.commits.timed() as done:
            async with opened:
                yield transaction
                done()

    async def _begun(self, locks: Executable, of: dict[str, int]) -> tuple[AsyncExitStack, Transaction]:
        """A transaction with its locks; begun again where the connection turns out dead, as nothing is done yet."""
        held = fence.get()
        pauses = iter(_PAUSES)
        while True:
            try:
                async with AsyncExitStack() as opening:
                    transaction = await opening.enter_async_context(self._engine.begin())
                    await transaction.execute(locks, of)
                    if held is not None:
                        await held.hold(transaction)
                    return opening.pop_all(), transaction
            except DBAPIError as error:
                pause = next(pauses, None)
                if pause is None or not is_passing(error):
                    raise
                await asyncio.sleep(pause)

    async def _reached(self, patience: float) -> None:
        """Wait for a server that is starting."""
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        while True:
            try:
                async with self._engine.connect():
                    return
            except DBAPIError as error:
                if not is_passing(error) or loop.time() >= until:
                    raise CannotStart(f"DATABASE_URL: {self.name} can't be reached ({_said(error)}).") from None
                log.warning("%s can't be reached yet (%s)", self.name, _said(error))
            await asyncio.sleep(1.0)


def _url(where: str) -> URL:
    """The URL with our driver; CannotStart where it is none, or the driver is not there."""
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
        import psycopg  # noqa: F401  # the extra [postgres]
    except (ArgumentError, ValueError):
        raise CannotStart("DATABASE_URL must look like postgresql://user:password@host/database.") from None
    except ImportError:
        raise CannotStart("DATABASE_URL: PostgreSQL needs one more package: pip install 'psycopg[binary]'.") from None
    return url


def _engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,  # an error's text goes to the log, and what people wrote does not
        connect_args=_CONNECT,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        from psycopg.types.string import StrDumper

        class WithoutNul(StrDumper):
            """PostgreSQL's text has no place for U+0000, which SQLite's has: it is left out."""

            def dump(self, words: str) -> Any:
                return super().dump(words.replace("\0", "") if "\0" in words else words)

        connection.driver_connection.adapters.register_dumper(str, WithoutNul)
        cursor = connection.cursor()
        for setting in _SESSION:
            cursor.execute(setting)
        cursor.close()
        connection.commit()

    @event.listens_for(engine.sync_engine, "handle_error")
    def leave_out_the_details(context: Any) -> None:
        # "DETAIL: Key (words)=(…) already exists": what follows the first line is what people wrote, and no log's.
        for error in (context.original_exception, context.sqlalchemy_exception):
            if error is not None and error.args and isinstance(error.args[0], str):
                error.args = (error.args[0].partition("\n")[0], *error.args[1:])

    return engine


async def _forget_values(connection: AsyncConnection, whole: str) -> None:
    """Let the server forget samples of the values of empty tables, which it keeps for its plans; others are renewed.

    Nothing says so directly: it forgets them of a column that is given a type, be it the one that it has.
    """
    for table, column, kind in (await connection.execute(_LEARNED)).all():
        if (await connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1"))).first() is None:  # noqa: S608  # our own
            await connection.execute(text(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}"))
    await connection.execute(text(f"VACUUM {whole} pg_catalog.pg_statistic"))


async def unpooled(url: URL) -> Any:
    """A connection of the driver's own, for what lasts longer than a transaction; whoever opens it closes it."""
    from psycopg import AsyncConnection

    _, named = url.get_dialect()().create_connect_args(url)
    return await AsyncConnection.connect(**named, **_CONNECT, autocommit=True)


async def _look_at(tx: Transaction) -> None:
    """CannotStart where the server is none that we can work with."""
    version = int((await tx.execute(text("SHOW server_version_num"))).scalar_one())
    encoding = (await tx.execute(text("SHOW server_encoding"))).scalar_one()
    if version < _OLDEST:
        raise CannotStart(f"DATABASE_URL: PostgreSQL {_OLDEST // 10_000} or newer is needed, not {version // 10_000}.")
    if encoding != "UTF8":
        raise CannotStart(f"DATABASE_URL: the database must keep its text as UTF8, not as {encoding}.")


def _said(error: DBAPIError) -> str:
    """The server's reason in a line; it names no password."""
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__


@compiles(String, "postgresql")
def _of_any_length(kind: TypeEngine[Any], _compiler: Any, **_options: Any) -> str:
    """Lengths in schema.py say what to expect; SQLite never holds anybody to them, and here it is the same."""
    return "TEXT" if kind.__visit_name__ == "text" else "VARCHAR"
