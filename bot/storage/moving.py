"""Move everything from an SQLite file to a PostgreSQL server, in one transaction that ends when all is compared."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Table, bindparam, func, select, text
from sqlalchemy.engine import Row
from sqlalchemy.exc import DBAPIError

from bot.errors import CannotStart
from bot.storage import search
from bot.storage.database import Database, Transaction
from bot.storage.schema import metadata

_AT_ONCE: Final = 500  # rows
_SET_ON: Final = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)").bindparams(
    bindparam("last", type_=BigInteger)
)

Told = Callable[[str, int], None]  # a table, and how many rows of it were moved


@dataclass(slots=True)
class _Sum:
    """Tells apart two collections of rows, in whatever order they come."""

    rows: int = 0
    hashes: int = 0

    def add(self, row: Sequence[Any]) -> None:
        """One more row."""
        digest = hashlib.sha256(json.dumps([_plain(value) for value in row], sort_keys=True).encode()).digest()
        self.rows += 1
        self.hashes = (self.hashes + int.from_bytes(digest, "big")) % 2**256


async def move(source: Database, target: Database, told: Told) -> None:
    """Copy every row of an SQLite database into an empty PostgreSQL database. CannotStart says in a line why not.

    Nothing is left there where anything goes wrong, and the source stays as it is.
    """
    if not target.shared or source.shared:
        raise CannotStart("What can be moved is an SQLite file, and where to is a PostgreSQL server.")
    at = ""
    try:
        async with source.begin() as old, target.begin() as new:
            for setting in ("statement_timeout", "idle_in_transaction_session_timeout"):
                await new.execute(text(f"SET LOCAL {setting} = 0"))
            await _is_empty(new)
            for table in metadata.sorted_tables:
                at = table.name
                sent = await _copy(old, new, table)
                await _set_on(old, new, table)
                arrived = await _sum_of(new, table)
                if arrived != sent:
                    raise CannotStart(
                        f"{at} did not arrive as it was sent ({sent.rows} rows, of which {arrived.rows} are there); "
                        "nothing was moved."
                    )
                told(at, sent.rows)
            at = "job_words"
            await new.run_sync(search.fill)
    except DBAPIError as error:
        raise CannotStart(f"{at} can't be moved ({error.orig}); nothing was moved.") from None


async def _is_empty(new: Transaction) -> None:
    for table in metadata.sorted_tables:
        if (await new.execute(select(table).limit(1))).first() is not None:
            raise CannotStart(f"The other database is not empty ({table.name}); nothing was moved.")


async def _copy(old: Transaction, new: Transaction, table: Table) -> _Sum:
    sent = _Sum()
    async for rows in _batches(old, table):
        for row in rows:
            sent.add(row)
        await new.execute(table.insert(), [_row(table, row) for row in rows])
    return sent


async def _sum_of(new: Transaction, table: Table) -> _Sum:
    found = _Sum()
    async for rows in _batches(new, table):
        for row in rows:
            found.add(row)
    return found


async def _batches(tx: Transaction, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    result = await tx.stream(select(table))
    async for rows in result.partitions(_AT_ONCE):
        yield rows


async def _set_on(old: Transaction, new: Transaction, table: Table) -> None:
    """Let ids go on behind the last one that was ever given: a button of a row that is gone must not find another."""
    if "id" not in table.c or table.c.id.foreign_keys or table.autoincrement_column is not table.c.id:
        return
    last = (await old.execute(select(func.max(table.c.id)))).scalar() or 0
    if table.dialect_options["sqlite"]["autoincrement"]:
        given = await old.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        last = max(last, given.scalar() or 0)
    if last:
        await new.execute(_SET_ON, {"name": table.name, "last": last})


def _row(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {column.name: value for column, value in zip(table.c, row, strict=True)}


def _plain(value: Any) -> Any:
    """A value as JSON has it, the same for both engines."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str):
        return value.replace("\0", "")  # which PostgreSQL's text has no place for
    return value
