"""What the bot bears: updates a second, replies under a flood of pushes, and a large database at the start.

    python -m bench.load [--only updates|flood|large] [--peers .venv-peers/bin/python] [--updates 2000] [--seconds 60]

The emulator runs in this process; each bot is a process of its own and is asked the same things over loopback, one
after the other, in two rounds. An echo keeps nothing; ours keeps each update on disk before it is acknowledged.
"""

import argparse
import asyncio
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.first_card import posting, resident_mb
from bot.playground import Emulator, Person

_USERS = 40
_ROUNDS = 2
_FIRST = 2_000_000  # the id of the first user that is made by SQL
_HERE = Path(__file__).parent
_WHOLE = timedelta(days=1)


class Telegram:
    """The emulator, a database, and bots that are started on them."""

    def __init__(self, emulator: Emulator, folder: str) -> None:
        self.emulator = emulator
        self.file = Path(folder) / "bench.sqlite3"
        self.people = [emulator.person(1_001 + number, f"User {number}", "en") for number in range(_USERS)]
        self.environment = os.environ | {
            "TELEGRAM_TOKEN": emulator.token,
            "TELEGRAM_API_URL": emulator.url,
            "DATABASE_URL": f"sqlite:///{self.file}",
            "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
            "MESSAGES_AT_ONCE": "1000000",
        }

    @asynccontextmanager
    async def bot(self, *command: str | Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A bot at work, until the block ends."""
        told = None if command == OURS else asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(*map(str, command), env=self.environment | settings, stderr=told)
        try:
            yield process
        finally:
            process.terminate()
            await process.wait()

    def messages(self) -> int:
        """How many messages there are in all chats."""
        return sum(chat.last_id for chat in self.emulator.world.chats.values())

    async def until_messages(self, many: int, seconds: float = 300) -> None:
        """Wait until there are so many."""
        end = time.perf_counter() + seconds
        while self.messages() < many:
            if time.perf_counter() > end:
                raise TimeoutError(f"{self.messages()} of {many} messages after {seconds} s")
            await asyncio.sleep(0.005)

    async def rate(self, words: str, updates: int, *command: str | Path, **settings: str) -> tuple[float, float]:
        """Updates a second and milliseconds of CPU an update, from the first answer to the last.

        All of them wait when the bot starts.
        """
        before = self.messages()
        for number in range(updates):
            await self.emulator.say(self.people[number % _USERS], words.format(number=number))
        async with self.bot(*command, **settings) as bot:
            await self.until_messages(before + updates + 1)
            begun, done, used = time.perf_counter(), self.messages() - before - updates, cpu_seconds(bot.pid)
            await self.until_messages(before + 2 * updates)
            took, used = time.perf_counter() - begun, cpu_seconds(bot.pid) - used
            await asyncio.sleep(0.5)  # let it confirm what it has
        return (updates - done) / took, 1_000 * used / (updates - done)

    async def save_a_job_each(self) -> None:
        """Have each user save a posting, so that there is something to write notes to."""
        chance = random.Random(7)  # noqa: S311  # a bench is to be the same each time
        async with self.bot(*OURS, MESSAGES_PER_SECOND="100000"):
            for number, person in enumerate(self.people):
                await self.emulator.say(person, posting(number, 3_000, chance))
                card = await self.emulator.next_message(person, timeout=60)
                await self.emulator.tap(person, card, "Save", timeout=60)
            await asyncio.sleep(1)


OURS = (sys.executable, "-m", "bot")


async def updates(telegram: Telegram, many: int, peers: Path | None) -> None:
    """Updates a second, beside an echo on the usual libraries."""
    await telegram.save_a_job_each()
    fast = {"MESSAGES_PER_SECOND": "100000"}
    asked: dict[str, tuple[str, tuple[str | Path, ...], dict[str, str]]] = {
        "python-telegram-bot, an echo": ("Hello {number}", (sys.executable, _HERE / "echo_ptb.py"), {}),
        "… 16 at once": ("Hello {number}", (sys.executable, _HERE / "echo_ptb.py"), {"AT_ONCE": "16"}),
        "aiogram, an echo": ("Hello {number}", (peers or "", _HERE / "echo_aiogram.py"), {}),
        "Jobtrail: /help": ("/help", OURS, fast),
        "Jobtrail: a note is written to a job, and its notes are shown": ("/note 1 Called them, {number}", OURS, fast),
    }
    rates: dict[str, list[tuple[float, float]]] = {}
    for _ in range(_ROUNDS):
        for name, (words, command, settings) in asked.items():
            if command[0]:
                rates.setdefault(name, []).append(await telegram.rate(words, many, *command, **settings))
    print(f"\n| {many} updates of {_USERS} users, {_ROUNDS} rounds | updates/s | CPU ms an update |\n|---|---|---|")
    for name, measured in rates.items():
        a_second = ", ".join(f"{rate:.0f}" for rate, _ in measured)
        print(f"| {name} | {a_second} | {', '.join(f'{cpu:.2f}' for _, cpu in measured)} |")


async def flood(telegram: Telegram, pushes: int, seconds: float) -> None:
    """Reminders that are all due while five users chat, at Telegram's pace and without one."""
    if not telegram.file.exists():
        await telegram.save_a_job_each()
    print(f"\n| {pushes} due reminders while 5 users chat, {seconds:.0f} s | replies | pushes/s | 429s |")
    print("|---|---|---|---|")
    # The second is not Telegram's: it shows what the machine bears.
    for name, pace in (("at Telegram's pace", "30"), ("without a limit", "100000")):
        fill(telegram.file, pushes, pushes, due=datetime.now(UTC))
        for number in range(1, pushes + 1):
            person = telegram.emulator.person(_FIRST + number, "Someone", "en")
            telegram.emulator.world.chats[person.id].started = True
        telegram.emulator.faults.limits = pace == "30"
        telegram.emulator.world.calls.clear()
        before = telegram.messages()
        async with telegram.bot(*OURS, MESSAGES_PER_SECOND=pace):
            await telegram.until_messages(before + 1)
            end = time.perf_counter() + seconds
            chats = await asyncio.gather(*(chat(telegram, one, end) for one in telegram.people[:5]))
            waits = [wait for each in chats for wait in each]
        sent = len(telegram.emulator.called("sendMessage"))
        made = telegram.messages() - before - len(waits)
        pushed = (made - len(waits)) / seconds
        replies = f"{len(waits)}: p50 {ms(waits, 50)} ms, p99 {ms(waits, 99)} ms"
        print(f"| {name} | {replies} | {pushed:.0f} | {sent - made} |")
        telegram.emulator.faults.limits = False
        empty(telegram.file)


async def chat(telegram: Telegram, person: Person, end: float) -> list[float]:
    """Ask something every 1.1 seconds or so; how long the answers took, in seconds."""
    chance = random.Random(person.id)  # noqa: S311  # a bench is to be the same each time
    waits = []
    while time.perf_counter() < end:
        await asyncio.sleep(1.1 + chance.random() / 2)
        begun = time.perf_counter()
        await telegram.emulator.say(person, chance.choice(("/help", "/jobs", "/job 1")))
        await telegram.emulator.next_message(person, timeout=60)
        waits.append(time.perf_counter() - begun)
    return waits


async def large(telegram: Telegram, many: int) -> None:
    """The start, and the memory, with so many jobs and reminders to come."""
    if not telegram.file.exists():
        await telegram.save_a_job_each()
    print("\n| | start to first poll | memory | size |\n|---|---|---|---|")
    for jobs in (0, many):
        if jobs:
            fill(telegram.file, max(1, many // 100), jobs, due=datetime.now(UTC) + _WHOLE)
        took, memory = [], 0.0
        for _ in range(3):
            telegram.emulator.world.calls.clear()
            begun = time.perf_counter()
            async with telegram.bot(*OURS) as bot:
                await telegram.emulator.until(lambda: telegram.emulator.called("getUpdates"), timeout=60)
                took.append(time.perf_counter() - begun)
                await asyncio.sleep(3)  # what starts lazily after the first poll has started
                memory = resident_mb(bot.pid)
        size = telegram.file.stat().st_size / 2**20
        what = f"{jobs} jobs, {jobs} reminders to come"
        print(f"| {what} | {statistics.median(took):.2f} s | {memory:.0f} MB | {size:.0f} MB |")


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processor so far, in seconds."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def fill(file: Path, users: int, jobs: int, due: datetime) -> None:
    """Make so many users, and jobs of theirs each with its posting and a reminder, after the first one there is."""
    with closing(sqlite3.connect(file)) as db, db:
        (template,) = db.execute("SELECT min(id) FROM jobs WHERE stage IS NOT NULL").fetchone()
        (owner,) = db.execute("SELECT user_id FROM jobs WHERE id = ?", (template,)).fetchone()
        whose, which = f"{_FIRST + 1} + n.i % {users}", f"{_FIRST} + n.i"
        copy(db, "users", "id", owner, users, {"id": f"{_FIRST} + n.i"})
        numbered = {"id": which, "user_id": whose, "number": f"1 + n.i / {users}"}
        copy(db, "jobs", "id", template, jobs, numbered | {"canonical_url": "NULL", "fingerprint": "'f' || n.i"})
        if jobs == users:
            copy(db, "postings", "job_id", template, jobs, {"id": which, "user_id": whose, "job_id": which})
        moment = f"strftime('%Y-%m-%d %H:%M:%S.000000', '{due:%Y-%m-%d %H:%M:%S}', (n.i % 60) || ' seconds')"
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}.000000"
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        columns, values = "id, user_id, job_id, due_at, created_at", f"{which}, {whose}, {which}, {moment}, ?"
        db.execute(f"INSERT INTO reminders ({columns}) {numbers} SELECT {values} FROM n", (jobs, now))  # noqa: S608  # ours


def copy(db: sqlite3.Connection, table: str, key: str, template: int, many: int, changes: dict[str, str]) -> None:
    """Copy a row so often, with some columns changed; `n.i` counts from 1."""
    columns = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changes.get(name, f"t.{name}") for name in columns)
    db.execute(
        f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608  # ours
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        f" SELECT {values} FROM n, (SELECT * FROM {table} WHERE {key} = ? LIMIT 1) t",
        (many, template),
    )


def empty(file: Path) -> None:
    """Take away what `fill` made."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM users WHERE id > ?", (_FIRST,))


def ms(seconds: Iterable[float], percent: int) -> str:
    """A percentile, in milliseconds."""
    return f"{statistics.quantiles(seconds, n=100, method='inclusive')[percent - 1] * 1000:.0f}"


async def main(given: argparse.Namespace) -> None:
    """Run what was asked for and print its tables."""
    emulator = Emulator(calls_kept=100_000)
    await emulator.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            telegram = Telegram(emulator, folder)
            if given.only in (None, "updates"):
                await updates(telegram, given.updates, given.peers)
            if given.only in (None, "flood"):
                await flood(telegram, given.pushes, given.seconds)
            if given.only in (None, "large"):
                await large(telegram, given.jobs)
    finally:
        await emulator.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("updates", "flood", "large"))
    parser.add_argument("--peers", type=Path, help="a Python that has aiogram; without it, that one is left out")
    parser.add_argument("--updates", type=int, default=2_000)
    parser.add_argument("--pushes", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=1_000_000)
    asyncio.run(main(parser.parse_args()))
