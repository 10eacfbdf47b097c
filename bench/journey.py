"""How quick /jobs, /search and a card stay: a million jobs of 20,000 users beside a thousand of 20, in one run.

    python -m bench.journey [--users 20000] [--rounds 400]

Both databases are filled beforehand with the same fifty jobs a user, read and saved by the bot's own actions and then
copied. Each round asks both for the same things, in turns, as one random user. Times are those of the action and its
screen, without Telegram.
"""

import argparse
import asyncio
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.first_card import posting, resident_mb
from bot.actions.list_jobs import list_jobs
from bot.actions.move import save
from bot.actions.open_job import open_number
from bot.actions.search import find
from bot.actions.take_in import take_in
from bot.actions.today import today
from bot.model.choice import Choice
from bot.model.given import GivenText
from bot.model.user import Cause, User, Visit
from bot.storage import users
from bot.storage.database import Database
from bot.views.card import card
from bot.views.job_list import job_list, results
from bot.views.today import today_screen
from bot.web import Downloader

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
JOBS_A_USER = 50
SMALL = 20
_FIRST = 0xF00000  # the user whose jobs are copied; the others follow, so that their marks in the index are as long
_WORDS = ("kubernetes", "nursing", "saltmarsh", "harbour report", "weld", "bookkeeping postgresql")

Ask = Callable[[Database, Visit, random.Random], Awaitable[object]]


def visit(user_id: int, update: int) -> Visit:
    """A visit for one question."""
    return Visit(User(user_id, "en", "Europe/Berlin"), NOW, Cause(1, update))


async def _jobs(database: Database, who: Visit, _chance: random.Random) -> object:
    return job_list(await list_jobs(database, who, Choice()), who)


async def _search(database: Database, who: Visit, chance: random.Random) -> object:
    return results(await find(database, who, chance.choice(_WORDS)), who)


async def _card(database: Database, who: Visit, chance: random.Random) -> object:
    return card(await open_number(database, who, chance.randint(1, JOBS_A_USER)), who)


async def _today(database: Database, who: Visit, _chance: random.Random) -> object:
    return today_screen(await today(database, who), who)


ASKS: dict[str, Ask] = {"/jobs": _jobs, "/search": _search, "a card": _card, "/today": _today}


async def first_user(path: Path) -> None:
    """One user with fifty saved jobs, by the bot's own actions."""
    database = await Database.open(path)
    pages, chance = Downloader(), random.Random(7)  # noqa: S311  # a bench is to be the same each time
    async with database.begin(_FIRST) as tx:
        await users.welcome(tx, _FIRST, "en", NOW)
    for number in range(JOBS_A_USER):
        taken = await take_in(database, visit(_FIRST, 2 * number), GivenText(posting(number, 1_400, chance)), pages)
        await save(database, visit(_FIRST, 2 * number + 1), taken.opened.job.id)
    await pages.close()
    await database.close()


def copy(path: Path, how_many: int) -> None:
    """Give the first user's jobs to so many users in all."""
    with sqlite3.connect(path, isolation_level=None) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN")
        tables = {"jobs": "id", "postings": "id", "events": "id", "nudges": "id"}
        sizes = {table: db.execute(f"SELECT max({key}) FROM {table}").fetchone()[0] for table, key in tables.items()}  # noqa: S608  # our names
        columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in (*tables, "users")}
        for nth in range(1, how_many):
            user = _FIRST + nth
            for table in ("users", *tables):
                values = {name: name for name in columns[table]} | {"user_id": str(user)}
                if table == "users":
                    values["id"] = str(user)
                else:
                    values["id"] = f"id + {nth * sizes[table]}"
                if "job_id" in values:
                    values["job_id"] = f"job_id + {nth * sizes['jobs']}"
                named = [(name, values[name]) for name in columns[table]]
                whose = "id" if table == "users" else "user_id"
                db.execute(
                    f"INSERT INTO {table} ({', '.join(name for name, _ in named)}) "  # noqa: S608  # our own names
                    f"SELECT {', '.join(value for _, value in named)} FROM {table} WHERE {whose} = {_FIRST}"
                )
            marked = ", ".join(
                f"replace({name}, '{_FIRST:x}_', '{user:x}_')" for name in ("title", "company", "text", "notes")
            )
            db.execute(
                "INSERT INTO job_words (rowid, user_id, title, company, text, notes) "  # noqa: S608  # our own names
                f"SELECT rowid + {nth * sizes['jobs']}, {user}, {marked} FROM job_words "
                f"WHERE rowid <= {sizes['jobs']}"
            )
        db.execute("COMMIT")
        db.execute("ANALYZE")
    db.close()


async def main(how_many: int, rounds: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="journey-") as folder:
        paths = {SMALL: Path(folder) / "small.sqlite3", how_many: Path(folder) / "large.sqlite3"}
        databases: dict[int, Database] = {}
        for size, path in paths.items():
            await first_user(path)
            copy(path, size)
        opening = {}
        for size, path in paths.items():
            begun = time.perf_counter()
            databases[size] = await Database.open(path)
            opening[size] = time.perf_counter() - begun
        before = resident_mb()
        took: dict[tuple[str, int], list[float]] = {(name, size): [] for name in ASKS for size in paths}
        chance = random.Random(11)  # noqa: S311  # a bench is to be the same each time
        for number in range(rounds):
            for name, ask in ASKS.items():
                for size in sorted(paths, reverse=bool(number % 2)):
                    who = visit(_FIRST + chance.randrange(size), 1_000_000 + number)
                    begun = time.perf_counter()
                    await ask(databases[size], who, chance)
                    took[name, size].append(time.perf_counter() - begun)
        after = resident_mb()
        for database in databases.values():
            await database.close()
        megabytes = paths[how_many].stat().st_size / 1e6
    print(
        f"| | {SMALL * JOBS_A_USER:,} jobs of {SMALL} users | {how_many * JOBS_A_USER:,} jobs of {how_many:,} users |"
    )
    print("|---|---|---|")
    for name in ASKS:
        shown = [f"p50 {_ms(took[name, size], 50)} ms, p99 {_ms(took[name, size], 99)} ms" for size in paths]
        print(f"| {name} | {' | '.join(shown)} |")
    print(f"| opened in | {' | '.join(f'{opening[size] * 1000:.0f} ms' for size in paths)} |")
    print(f"| memory of both together, before and after | {before:.0f} MB | {after:.0f} MB |")
    print(f"| on disk | | {megabytes:,.0f} MB |")


def _ms(seconds: list[float], percent: int) -> str:
    return f"{statistics.quantiles(seconds, n=100, method='inclusive')[percent - 1] * 1000:.1f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=400)
    given = parser.parse_args()
    asyncio.run(main(given.users, given.rounds))
