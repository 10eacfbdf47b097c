"""The operator's backups: made every night and when asked for, a few of them kept."""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.errors import CannotBackUp
from bot.storage import backup

_NAME: Final = re.compile(r"jobtrail-(\d{8}T\d{6}Z)\.sqlite3", re.ASCII)
_STAMP: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `size` in bytes."""

    path: Path
    made_at: datetime
    size: int


class Backups:
    """Where the backups of a database file lie, and how many of them are kept."""

    def __init__(self, database: Path, folder: Path, keep: int) -> None:
        self._database = database
        self._folder = folder
        self._keep = keep
        self._one_at_a_time = asyncio.Lock()

    async def make(self, now: datetime) -> Backup:
        """Make one, and let go of those that are too many. CannotBackUp says why not; older ones then stay."""
        async with self._one_at_a_time:
            path = self._folder / f"jobtrail-{now.astimezone(UTC):{_STAMP}}.sqlite3"
            return await asyncio.to_thread(self._make, path, now)

    def latest(self) -> Backup | None:
        """The newest one, if any."""
        found = self._all()
        return found[-1] if found else None

    def _make(self, path: Path, now: datetime) -> Backup:
        backup.copy(self._database, path)
        self._let_go(path)
        return Backup(path, now, path.stat().st_size)

    def _all(self) -> list[Backup]:
        """All of them, the oldest first. Other files in the folder are none of ours."""
        try:
            names = sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
            return [Backup(path, _made_at(path), path.stat().st_size) for path in names]
        except OSError:
            return []

    def _let_go(self, newest: Path) -> None:
        # A clock that went wrong must not make the one that was just made the first to go.
        others = [one.path for one in self._all() if one.path != newest]
        for path in others[: max(0, len(others) + 1 - self._keep)]:
            path.unlink(missing_ok=True)
        # What a crash left behind; nobody else is making one now.
        for path in self._folder.glob(f".jobtrail-*{backup.PARTIAL}*"):
            path.unlink(missing_ok=True)


def back_up_to(database: Path, path: Path) -> None:
    """Make one backup at a place of the operator's choice, which must be free."""
    if path.exists():
        raise CannotBackUp(f"{path} is there already; name another file.")
    backup.copy(database, path)


def _made_at(path: Path) -> datetime:
    stamp = path.name.removeprefix("jobtrail-").removesuffix(".sqlite3")
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # a name that somebody made up
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
