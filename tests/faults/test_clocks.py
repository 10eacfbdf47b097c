"""Clocks that jump, change over, or are told anew how they go: no occurrence is lost, and none comes twice."""

import random
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.actions.due import fire_due
from bot.actions.move import save
from bot.actions.take_in import take_in
from bot.model.given import GivenText
from bot.model.schedule import Every, Rule, due_at
from bot.storage import reminders, users
from bot.storage.database import Database
from bot.storage.schema import outbox
from tests.conftest import visit
from tests.fakes import FakeWeb
from tests.faults import times
from tests.postings import ANALYST

# Where the clocks change at two, at one, at midnight, by half an hour, on the other side of the world, or never.
ZONES = ("Europe/Berlin", "Europe/London", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata")
WALLS = (time(0, 0), time(0, 30), time(1, 30), time(2, 0), time(2, 30), time(3, 0), time(9, 0), time(23, 59))


async def told(database: Database) -> list[str]:
    """The occurrences that were handed over, in their order."""
    async with database.beside() as tx:
        reminded = select(outbox).where(outbox.c.kind == "reminder").order_by(outbox.c.id)
        return [row.facts["items"][0]["due_at"] for row in await tx.execute(reminded)]


async def daily(database: Database, zone: str, wall: time, first: datetime) -> None:
    """Somebody there who wants to be reminded every day at that time."""
    async with database.begin() as tx:
        await users.welcome(tx, 1, "en", first)
    taken = await take_in(database, visit(1, first), GivenText(ANALYST), FakeWeb())
    job = (await save(database, visit(1, first), taken.opened.job.id)).opened.job
    begins = datetime.combine(first.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), wall)
    async with database.begin(1) as tx:
        rule = Rule(Every.DAY)
        await reminders.add(tx, 1, job.id, due_at(begins, zone), "x", first, wall=begins, zone=zone, rule=rule)


@pytest.mark.parametrize("zone", ZONES)
async def test_a_daily_reminder_comes_once_on_each_day_of_a_year_whatever_the_clocks_do(
    database: Database, zone: str
) -> None:
    first = datetime(2026, 3, 22, 12, tzinfo=UTC)
    chance = random.Random(zone)  # noqa: S311  # repeatable
    await daily(database, zone, chance.choice(WALLS), first)
    days, now = times(40, 800), first
    while now < first + timedelta(days=days):
        # The machine's clock is set back or forth by up to an hour at any time.
        jump = chance.choice((timedelta(0), timedelta(0), timedelta(hours=-1), timedelta(hours=1)))
        while await fire_due(database, now + jump):
            pass
        now += timedelta(hours=chance.choice((3, 5, 7)))
    heard = [datetime.fromisoformat(one).astimezone(ZoneInfo(zone)) for one in await told(database)]
    assert len(set(heard)) == len(heard)
    there = [moment.date() for moment in heard]
    assert there == [there[0] + timedelta(days=nth) for nth in range(len(there))], "each day once, none left out"
    assert len(there) >= days - 2
