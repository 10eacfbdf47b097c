"""Everybody's reminders fall due at once, Telegram has enough of it, and the bot is killed on top: none is missing."""

import asyncio
import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta

from tests.faults import times
from tests.faults.conftest import Bots
from tests.postings import ANALYST

FIRST = 7_000
_REMINDER = re.compile(r"reminder \d+ of \d+")


async def everybody_waits_for_a_reminder(bots: Bots, people: int, each: int) -> set[str]:
    """One person saves a job by hand; the others and all reminders are written beside it. What they will hear."""
    await bots.begin()
    first = bots.emulator.person(FIRST, "First", "en")
    await bots.emulator.say(first, ANALYST)
    card = await bots.emulator.next_message(first, timeout=20)
    await bots.emulator.tap(first, card, "Save")
    await bots.kill()
    due = (datetime.now(UTC) - timedelta(minutes=1)).replace(tzinfo=None).isoformat(" ")
    expected = set()
    with closing(sqlite3.connect(bots.database)) as db, db:
        db.row_factory = sqlite3.Row
        user, job, posting = (
            dict(db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone())  # noqa: S608  # our own names
            for table in ("users", "jobs", "postings")
        )
        for nth in range(people):
            person = FIRST + nth
            if nth:
                await bots.emulator.press_start(bots.emulator.person(person, f"Person {nth}", "en"))
                _copy(db, "users", user | {"id": person})
                _copy(db, "jobs", job | {"id": job["id"] + nth, "user_id": person})
                _copy(
                    db, "postings", posting | {"id": posting["id"] + nth, "user_id": person, "job_id": job["id"] + nth}
                )
            for one in range(each):
                words = f"reminder {one} of {person}"
                _copy(
                    db,
                    "reminders",
                    {"user_id": person, "job_id": job["id"] + nth, "due_at": due, "text": words, "created_at": due},
                )
                expected.add(words)
    bots.emulator.world.updates.drop_all()  # that they have started is all that counts
    return expected


def _copy(db: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608  # our own names


def heard(bots: Bots, people: int) -> Counter[str]:
    """How often each reminder was delivered."""
    return Counter(
        found[0]
        for nth in range(people)
        for message in bots.emulator.chat(FIRST + nth)
        if message.from_bot and (found := _REMINDER.search(message.text))
    )


async def test_none_of_a_flood_of_reminders_is_missing_and_none_comes_more_than_twice(bots: Bots) -> None:
    # What a kill left without a known fate is sent again after half a minute: too long for the short form.
    people, each, kills = times(30, 2_000), times(3, 5), times(0, 30)
    expected = await everybody_waits_for_a_reminder(bots, people, each)
    bots.emulator.faults.limits = True  # one message a second in a chat, 30 in all
    chance = random.Random(30)  # noqa: S311  # repeatable
    for _ in range(kills):
        await bots.begin()
        bots.emulator.faults.add("sendMessage", 429, retry_after=1, times=3)
        bots.emulator.faults.lose_reply("sendMessage", times=1)
        await asyncio.sleep(chance.uniform(0.3, times(1, 12)))
        await bots.kill()
    await bots.begin()
    bots.emulator.faults.add("sendMessage", 429, retry_after=1, times=5)
    async with asyncio.timeout(times(60, 1_200)):
        while set(heard(bots, people)) != expected:  # noqa: ASYNC110  # it is looked at from outside
            await asyncio.sleep(0.2)
    await asyncio.sleep(1.0)  # whatever would come twice
    await bots.kill()
    copies = heard(bots, people)
    assert max(copies.values()) <= 2
    assert bots.rows("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL AND trouble <> 'unknown fate'") == [(0,)]
