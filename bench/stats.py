"""How soon /stats answers a user of thousands of jobs, and what a picture costs: drawn apart, and within the process.

    python -m bench.stats [--jobs 5000]

Prints the time to read, and to read and count; then, for the first picture and for later ones, the time and the memory
of the process that asked for it: where another process draws, as in the bot, and where it draws by itself.
"""

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.actions.stats import my_numbers
from bot.model.job import Stage
from bot.model.user import Cause, User, Visit
from bot.storage import journeys
from bot.storage.database import Database
from bot.storage.schema import events, jobs, postings, users
from bot.views.charts import Drawing, Shade, drawn
from bot.views.stats import numbers_drawing

NOW = datetime(2026, 6, 17, 12, tzinfo=UTC)
VISIT = Visit(User(1, "en", "Europe/Berlin"), NOW, Cause(0, 0))
TIMES = 7

# What the bot would be if it drew by itself.
WITHIN = """
import json, os, runpy, sys, time
def mb():
    return next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmRSS:"))
import bot.app
asked, program = json.load(sys.stdin), sys.argv[1]
told = [(0.0, mb())]
for _ in range(int(sys.argv[2])):
    begun = time.perf_counter()
    drawing = runpy.run_path(program) if len(told) == 1 else drawing
    drawing["KINDS"][asked["kind"]](asked["said"], drawing["PALETTES"]["light"])
    told.append((time.perf_counter() - begun, mb()))
print(json.dumps(told))
"""


async def fill(database: Database, count: int) -> None:
    """One user with so many jobs, each with the events of its way and a posting of 8 kB."""
    chance = random.Random(7)  # noqa: S311  # a bench is to be the same each time
    stages = list(Stage)
    rows: dict[Any, list[dict[str, Any]]] = {jobs: [], events: [], postings: []}
    for number in range(1, count + 1):
        at = NOW - timedelta(days=chance.uniform(1, 400))
        way = stages[: chance.randint(1, len(stages))]
        rows[jobs].append(
            {"id": number, "user_id": 1, "number": number, "stage": way[-1].value, "fingerprint": str(number)}
            | {"sketch": [], "created_at": at, "saved_at": at, "source": f"board-{number % 9}.example", "title": "x"}
        )
        posted = (at - timedelta(days=chance.uniform(0, 40))).date().isoformat()
        summary = {"headline": {"posted": {"value": posted, "quote": "q"}}, "requirements": ["y" * 160] * 25}
        rows[postings].append(
            {"user_id": 1, "job_id": number, "read_at": at, "posting": "x" * 4_000, "summary": json.dumps(summary)}
        )
        before = None
        for stage in way:
            after = {"stage": stage.value, "outcome": None}
            kind = "saved" if before is None else "moved"
            rows[events].append(
                {"user_id": 1, "job_id": number, "kind": kind, "at": at, "before": before, "after": after}
            )
            before, at = after, at + timedelta(days=chance.uniform(0, 9))
    async with database.begin(1) as tx:
        await tx.execute(insert(users).values(id=1, language="en", zone="Europe/Berlin", created_at=NOW))
        for table, made in rows.items():
            await tx.execute(insert(table), made)


async def counting(count: int) -> Drawing:
    """Print how long it takes to read and to count so many jobs; what would be drawn of them."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{folder}/bench.sqlite3")
        await fill(database, count)
        read, whole = [], []
        for _ in range(TIMES):
            begun = time.perf_counter()
            async with database.begin(1) as tx:
                await journeys.all_of(tx, 1)
            read.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            found = await my_numbers(database, VISIT)
            whole.append(time.perf_counter() - begun)
        await database.close()
    print(f"| {count:,} jobs: read; read and counted | {_ms(read)} ms; {_ms(whole)} ms |")
    return numbers_drawing(found, VISIT)


async def pictures(drawing: Drawing) -> None:
    """Print what pictures cost, in time and in memory."""
    import bot.app  # noqa: F401  # as much as the bot has read by then

    before, took = _mb(), []
    for _ in range(TIMES):
        begun = time.perf_counter()
        await drawn(drawing, Shade.LIGHT)
        took.append(time.perf_counter() - begun)
    print(f"| a picture, drawn apart: the first; later ones | {took[0]:.2f} s; {statistics.median(took[1:]):.2f} s |")
    print(f"| … memory of the bot before, after {TIMES} | {before:.0f} MB, {_mb():.0f} MB |")
    program = Path(sys.modules[drawn.__module__].__file__ or "").with_name("drawing.py")
    said = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", WITHIN, str(program), str(TIMES)],
        input=json.dumps({"kind": drawing.kind, "said": drawing.said}),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(said.stdout)
    later = statistics.median(seconds for seconds, _ in told[2:])
    print(f"| a picture, drawn within: the first; later ones | {told[1][0]:.2f} s; {later:.2f} s |")
    print(
        f"| … memory before, after the first, after {TIMES} | "
        + ", ".join(f"{told[at][1]:.0f} MB" for at in (0, 1, -1))
    )


def _mb() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))


def _ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f}"


async def main(count: int) -> None:
    """Run the bench and print its table."""
    drawing = await counting(count)
    await counting(100)
    await pictures(drawing)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=5_000)
    asyncio.run(main(parser.parse_args().jobs))
