"""Copies of an SQLite database: made while the bot writes to it, and put back while it does not.

The copy is read through a connection that can only read, so that the bot's own stays the only one that writes or
checkpoints; nobody waits for it. It counts as made when SQLite has checked it and it is on disk under its name.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.errors import CannotBackUp
from bot.storage.lock import hold
from bot.storage.migrations import KNOWN

PARTIAL: Final = ".partial"
_PATIENCE: Final = 30.0  # seconds for a moment in which the file can be read
_OWN: Final = 0o600  # what people wrote is for the bot's own user alone


def copy(database: Path, to: Path) -> None:
    """Copy a database as it is at this moment. What was at `to` is replaced by a whole copy, or not at all."""
    if not database.is_file():
        raise CannotBackUp(f"DATABASE_URL: there is no {database} to back up.")
    partial = to.with_name(f".{to.name}{PARTIAL}")
    # What SQLite puts aside on the way belongs beside the copy: there is room for it, and no other program reads there.
    os.environ.setdefault("SQLITE_TMPDIR", str(to.parent.absolute()))
    try:
        with _told(to):
            to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial.unlink(missing_ok=True)
            os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN))
            with closing(_reading(database)) as connection:
                # What is damaged would be copied without a word, with its indexes made anew.
                _sound(connection, database, "put an earlier backup in its place (docs/operations.md)")
                connection.execute("VACUUM INTO ?", (str(partial),))
        check(partial)
        with _told(to):
            _to_disk(partial)
            partial.replace(to)
            _to_disk(to.parent)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def check(path: Path) -> str:
    """The schema's version in a copy that is whole and can be used here. CannotBackUp says why another can't be."""
    try:
        with closing(_reading(path)) as connection:
            _sound(connection, path, "take another backup")
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except (sqlite3.Error, TypeError) as error:  # TypeError: no version
        raise CannotBackUp(f"{path} is damaged or no backup of Jobtrail's ({error}); take another one.") from error
    if revision not in KNOWN:
        raise CannotBackUp(f"{path} was made by a newer Jobtrail (schema {revision}); update this one first.")
    return str(revision)


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back: its schema's version, and where the database from before is kept (None: there was none)."""

    revision: str
    aside: Path | None


def put_back(backup: Path, database: Path, now: datetime) -> PutBack:
    """Put a backup in the place of the database, which is kept beside it. CannotStart where the bot is running."""
    if not backup.is_file():
        raise CannotBackUp(f"There is no file {backup}.")
    log = Path(f"{backup}-wal")
    if log.exists() and log.stat().st_size:
        raise CannotBackUp(f"{backup} is no backup but a database in use ({log.name} lies beside it).")
    with closing(hold(database)), _told(database):
        partial = database.with_name(f".{database.name}{PARTIAL}")
        try:
            # The copy is checked, not the backup: to read a file may make others beside it.
            _copied(backup, partial)
            revision = check(partial)
            aside = _set_aside(database, now)
            partial.replace(database)
            _to_disk(database.parent)
        finally:
            partial.unlink(missing_ok=True)
    return PutBack(revision, aside)


def _copied(file: Path, to: Path) -> None:
    to.unlink(missing_ok=True)
    with file.open("rb") as kept, os.fdopen(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN), "wb") as made:
        shutil.copyfileobj(kept, made, 1 << 20)
        made.flush()
        os.fsync(made.fileno())


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Keep the database under another name, with its log; on the way it never is without one of its names."""
    if not database.exists():
        return None
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    if aside.exists():
        raise CannotBackUp(f"{aside} is there already; try again in a second.")
    for tail in ("", "-wal"):
        if Path(f"{database}{tail}").exists():
            _keep_as(Path(f"{database}{tail}"), Path(f"{aside}{tail}"))
    _to_disk(database.parent)
    # A log that stayed would be read into the database that is put here.
    for tail in ("-wal", "-shm"):
        Path(f"{database}{tail}").unlink(missing_ok=True)
    return aside


def _keep_as(path: Path, other: Path) -> None:
    try:
        other.hardlink_to(path)
    except OSError:  # not every file system knows links
        shutil.copy2(path, other)
        _to_disk(other)


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read, outside of any transaction."""
    where = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(where, uri=True, isolation_level=None, timeout=_PATIENCE)


def _sound(connection: sqlite3.Connection, path: Path, advice: str) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise CannotBackUp(f"{path} is damaged ({' '.join(found.split())}); {advice}.")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Faults of the disk, in a line for the operator."""
    try:
        yield
    except OSError as error:
        raise CannotBackUp(f"{path}: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise CannotBackUp(f"{path} could not be written or the database not be read ({error}).") from error


def _to_disk(path: Path) -> None:
    """Make sure that a file, or a folder's names, outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
