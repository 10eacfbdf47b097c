"""`python -m bot backup [FILE]` and `python -m bot restore FILE`."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.actions.backup import Backups, back_up_to
from bot.errors import CannotBackUp
from bot.settings import Settings
from bot.storage.backup import put_back


def backup(settings: Settings, file: Path | None) -> int:
    """Make a backup, at a place of the operator's choice or among the nightly ones; its path is printed."""
    database = _file(settings)
    if file is None:
        backups = Backups(database, settings.backups_path, settings.backup_keep)
        made = asyncio.run(backups.make(datetime.now(UTC))).path
    else:
        back_up_to(database, file)
        made = file
    print(made)  # noqa: T201  # what a script takes from here
    return 0


def restore(settings: Settings, file: Path) -> int:
    """Put a backup in the database's place, and say what comes next."""
    database = _file(settings)
    done = put_back(file, database, datetime.now(UTC))
    lines = [f"{file} (schema {done.revision}) is now {database}."]
    if done.aside is not None:
        lines.append(f"What was there is {done.aside}; delete it once all is well.")
    lines.append("Start the bot: it brings an older schema up to date by itself.")
    lines.append("Whoever used /forget after this backup was made is in it again; ask them, or delete them anew.")
    print("\n".join(lines))  # noqa: T201  # what the operator waits to read
    return 0


def _file(settings: Settings) -> Path:
    if settings.database_path is None:
        raise CannotBackUp(
            "DATABASE_URL: of PostgreSQL pg_dump makes the copy, and pg_restore puts it back (docs/operations.md)."
        )
    return settings.database_path
