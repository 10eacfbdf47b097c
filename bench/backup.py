"""How long a backup takes, and how long a message's write waits meanwhile: `python -m bench.backup [ROWS]`."""

import asyncio
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.actions.backup import Backups
from bot.storage import users
from bot.storage.database import Database

_NOW = datetime(2026, 3, 2, 3, 11, tzinfo=UTC)
_WORDS = "They called and asked when I could begin; I said in May. " * 4


def _fill(path: Path, rows: int) -> None:
    """A thousand people's notes."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for number in range(1_000):
            connection.execute(
                "INSERT INTO users (id, language, zone, created_at) VALUES (?, 'en', 'UTC', ?)", (number, str(_NOW))
            )
            connection.execute(
                "INSERT INTO jobs (id, user_id, fingerprint, sketch, created_at) VALUES (?, ?, ?, '[]', ?)",
                (number, number, str(number), str(_NOW)),
            )
        connection.executemany(
            "INSERT INTO events (user_id, job_id, kind, at, text) VALUES (?, ?, 'note', ?, ?)",
            ((row % 1_000, row % 1_000, str(_NOW), _WORDS) for row in range(rows)),
        )


async def _writes(database: Database, stop: asyncio.Event) -> list[float]:
    """Write as a message does, again and again; how many seconds each took."""
    took = []
    number = 10_000
    while not stop.is_set():
        began = time.perf_counter()
        async with database.begin() as tx:
            await users.welcome(tx, number, "en", _NOW)
        took.append(time.perf_counter() - began)
        number += 1
    return took


async def _measure(folder: Path, rows: int) -> None:
    path = folder / "jobtrail.sqlite3"
    await (await Database.open(path)).close()
    await asyncio.to_thread(_fill, path, rows)
    database = await Database.open(path)
    stop = asyncio.Event()
    writing = asyncio.create_task(_writes(database, stop))
    await asyncio.sleep(3)
    stop.set()
    alone = await writing
    stop.clear()
    writing = asyncio.create_task(_writes(database, stop))
    began = time.perf_counter()
    made = await Backups(path, folder / "backups", 1).make(_NOW)
    took = time.perf_counter() - began
    stop.set()
    beside = await writing
    await database.close()
    print(f"{rows:,} notes, {made.size / 1e6:,.0f} MB, SQLite {sqlite3.sqlite_version}")
    print(f"| a backup, checked before and after | {took:.1f} s |")
    for name, waits in (("without a backup", alone), ("beside a backup", beside)):
        waits.sort()
        half, most = waits[len(waits) // 2], waits[-1]
        print(f"| a write {name}: median, longest of {len(waits):,} | {half * 1e3:.1f} ms, {most * 1e3:.0f} ms |")


def main() -> None:
    """Measure in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="jobtrail-bench-"))
    try:
        asyncio.run(_measure(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
