"""How soon the first card comes: the bot as a process of its own, over loopback, on postings of 1 to 12 kB.

    python -m bench.first_card [--postings 200]

Prints the time from the update to the first card (and, for texts that arrive in pieces, to the card of the whole),
the memory of the bot's process before and after, and the time from its start to its first poll.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bot.playground import Emulator

_TASKS = (
    "Plan and carry out maintenance of the {thing} together with the {team}",
    "Keep the records of the {thing} up to date and answer questions about them",
    "Write reports in Excel and present them to the {team}",
    "Improve how we run the {thing} with Python, SQL and a sound sense of order",
    "Talk with suppliers about prices, dates and quality of the {thing}",
    "Train new colleagues of the {team} and help them in their first months",
)
_MUSTS = (
    "At least {years} years of experience with {skill}",
    "Very good knowledge of {skill} and {other}",
    "A completed training or a degree in a related field",
    "Fluent English; German is an advantage",
    "Driving licence class B",
)
_OFFERS = ("30 days of holiday", "A pension scheme", "Work from home on two days a week", "Paid training in {skill}")
_THINGS = ("ferry engines", "ticket machines", "warehouse", "customer database", "test benches", "delivery vans")
_TEAMS = ("harbour team", "data team", "night shift", "support desk", "engineering group")
_SKILLS = ("Docker", "Kubernetes", "SAP", "bookkeeping", "PostgreSQL", "nursing care", "welding", "project management")
_TITLES = ("Data Engineer", "Warehouse Lead", "Nurse", "Accountant", "Mechanic", "Support Specialist")


def posting(number: int, size: int, chance: random.Random) -> str:
    """A posting of about `size` characters; each is another."""

    def line(pattern: str) -> str:
        return "- " + pattern.format(
            thing=chance.choice(_THINGS),
            team=chance.choice(_TEAMS),
            skill=chance.choice(_SKILLS),
            other=chance.choice(_SKILLS),
            years=chance.randint(1, 9),
        )

    parts = {"Your tasks": _TASKS, "Requirements": _MUSTS, "What we offer": _OFFERS}
    room = max(200, size - 400) // len(parts)
    text = [
        f"{chance.choice(_TITLES)} {number} (all genders)",
        f"Company: Saltmarsh {number} Ltd",
        "Location: Kiel",
        "",
    ]
    for heading, patterns in parts.items():
        text.append(heading)
        length = 0
        while length < room:
            text.append(line(chance.choice(patterns)))
            length += len(text[-1])
        text.append("")
    text.append(f"Salary: €{40 + number % 30},000 - €{75 + number % 20},000 per year. Apply by 31 December 2030.")
    return "\n".join(text)


def resident_mb(pid: int | str = "self") -> float:
    """The memory that a process holds now, in MB; without an id, this one."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no VmRSS")


async def called(emulator: Emulator, method: str, times: int) -> None:
    """Wait until the bot has called a method so often."""
    await emulator.until(lambda: len(emulator.called(method)) >= times, timeout=30)


async def main(postings: int) -> None:
    """Run the bench and print its table."""
    emulator = Emulator()
    url = await emulator.start()
    robin = emulator.person(1001, "Robin", "en")
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "TELEGRAM_TOKEN": emulator.token,
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
            "MESSAGES_AT_ONCE": "1000000",  # one person sends all of it
        }
        started: list[float] = []
        for _ in range(2):  # the first start makes the database, the second is the usual one
            begun, known = time.perf_counter(), len(emulator.called("getUpdates"))
            bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=os.environ | settings)
            await called(emulator, "getUpdates", known + 1)
            started.append(time.perf_counter() - begun)
            if not started[1:]:
                bot.terminate()
                await bot.wait()
        await asyncio.sleep(2)  # what starts lazily after the first poll has started
        idle = resident_mb(bot.pid)
        first, whole = [], []
        chance = random.Random(7)  # noqa: S311  # a bench is to be the same each time
        for number in range(postings):
            text = posting(number, 1_000 + 11_000 * number // max(1, postings - 1), chance)
            edits = len(emulator.called("editMessageText"))
            begun = time.perf_counter()
            await emulator.say(robin, text)
            pieces = -(-len(text) // 4_096)
            await emulator.until(lambda: emulator.chat(robin)[-1].from_bot, timeout=30)
            first.append(time.perf_counter() - begun)
            if pieces > 1:
                await called(emulator, "editMessageText", edits + pieces - 1)
                whole.append(time.perf_counter() - begun)
        after = resident_mb(bot.pid)
        bot.terminate()
        await bot.wait()
    await emulator.stop()
    print(
        f"| update to first card, {postings} postings of 1–12 kB | p50 {_ms(first, 50)} ms, p99 {_ms(first, 99)} ms |"
    )
    print(f"| … to the whole, {len(whole)} texts in pieces | p50 {_ms(whole, 50)} ms, p99 {_ms(whole, 99)} ms |")
    print(f"| memory idle, after | {idle:.0f} MB, {after:.0f} MB |")
    print(f"| start to first poll: new database, existing one | {started[0]:.2f} s, {started[1]:.2f} s |")


def _ms(seconds: list[float], percent: int) -> str:
    return f"{statistics.quantiles(seconds, n=100, method='inclusive')[percent - 1] * 1000:.0f}" if seconds else "–"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=200)
    asyncio.run(main(parser.parse_args().postings))
