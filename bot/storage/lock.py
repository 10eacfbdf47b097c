"""One process at a time on a database file: two writers could damage it, and with some SQLites even two connections."""

import fcntl
import os
import sqlite3
from pathlib import Path
from typing import TextIO

from bot.errors import CannotStart


def hold(path: Path) -> TextIO:
    """Hold the database for this process alone, until what is returned is closed. CannotStart where that can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Held open as long as the database; the system releases it with the process, however that ends.
        lock = path.with_name(path.name + ".lock").open("a")
    except OSError as error:
        raise CannotStart(f"DATABASE_URL: can't write in {path.parent} ({error.strerror}).") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise CannotStart(f"DATABASE_URL: another Jobtrail is running on {path}; stop it first.") from error
    if (path.exists() and not os.access(path, os.W_OK)) or path.is_dir():
        lock.close()
        raise CannotStart(f"DATABASE_URL: {path} can't be written.")
    return lock


def damaging_library(version: tuple[int, int, int] = sqlite3.sqlite_version_info[:3]) -> str | None:
    """The SQLite that runs here, if it can damage a write-ahead log that two connections write at the same moment."""
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return None if mended or version < (3, 7) else ".".join(map(str, version))
