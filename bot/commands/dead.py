"""Show the operator what was put aside, and have one of it tried again."""

import asyncio
import sys
from datetime import UTC, datetime

from bot.actions import put_aside
from bot.settings import Settings
from bot.storage.database import Database


def dead(settings: Settings, retry: str | None) -> int:
    """Print what was put aside, or have one of it wait again; exit code 1 where there is none of that name."""
    return asyncio.run(_dead(settings, retry))


async def _dead(settings: Settings, retry: str | None) -> int:
    database = await Database.open(settings.database)
    try:
        if retry is not None:
            found = await put_aside.again(database, retry, datetime.now(UTC))
            said = f"{retry} is tried again at the next start." if found else f"Nothing named {retry} was put aside."
            print(said, file=sys.stdout if found else sys.stderr)
            return 0 if found else 1
        for one in await put_aside.lines(database):
            columns = one.name, one.kind, f"{one.since:%Y-%m-%d %H:%M}Z", f"{one.tries} tries", one.trouble
            print("\t".join(columns))  # noqa: T201  # its purpose
    finally:
        await database.close()
    return 0
