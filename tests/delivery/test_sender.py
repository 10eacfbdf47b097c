"""Pushes on their way out: written down first, and each sent until its fate is known."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from telegram import Bot

from bot.actions.due import fire_due
from bot.actions.remind import Wait, remind
from bot.actions.take_in import take_in
from bot.delivery.alarm import Alarm
from bot.delivery.sender import Sender
from bot.model.given import GivenText
from bot.playground import Emulator
from bot.storage import users
from bot.storage.database import Database
from bot.storage.schema import outbox
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb
from tests.postings import ANALYST


@pytest.fixture
async def due(database: Database, emulator: Emulator, clock: Clock) -> None:
    """A user who has just been reminded of something, in the outbox."""
    robin = emulator.person(1001, "Robin", "en")
    await emulator.press_start(robin)
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())
    taken = await take_in(database, visit(1001, clock.now()), GivenText(ANALYST), FakeWeb())
    await remind(database, visit(1001, clock.now()), taken.opened.job.id, Wait.HOURS)
    clock.go_on(hours=3)
    assert await fire_due(database, clock.now()) == 1


@pytest.fixture
def sender(database: Database, bot: Bot, clock: Clock) -> Sender:
    async def no_gap(_seconds: float) -> None:
        await asyncio.sleep(0)

    return Sender(database, bot, clock.now, Alarm(clock.now), no_gap)


async def row(database: Database):  # type: ignore[no-untyped-def]  # a row of the outbox
    async with database.begin() as tx:
        return (await tx.execute(select(outbox))).one()


@pytest.mark.usefixtures("due")
async def test_a_push_is_sent_once(sender: Sender, emulator: Emulator) -> None:
    assert await sender.send_due() == 1
    assert await sender.send_due() == 0
    assert len(emulator.called("sendMessage")) == 1


@pytest.mark.usefixtures("due")
async def test_the_same_reminder_cannot_be_decided_twice(database: Database, clock: Clock, sender: Sender) -> None:
    assert await fire_due(database, clock.now()) == 0
    assert await sender.send_due() == 1


@pytest.mark.usefixtures("due")
async def test_a_429_holds_it_for_as_long_as_telegram_says(
    sender: Sender, emulator: Emulator, database: Database, clock: Clock
) -> None:
    emulator.faults.add(method="sendMessage", status=429, retry_after=40, times=1)
    await sender.send_due()
    assert (await row(database)).not_before == clock.now() + timedelta(seconds=40)
    assert await sender.send_due() == 0
    clock.go_on(seconds=40)
    assert await sender.send_due() == 1
    assert (await row(database)).sent_at is not None


@pytest.mark.usefixtures("due")
async def test_who_blocked_the_bot_gets_no_pushes_and_keeps_everything(
    sender: Sender, emulator: Emulator, database: Database
) -> None:
    await emulator.block(1001)
    await sender.send_due()
    assert (await row(database)).dead_at is not None
    async with database.begin() as tx:
        assert not await users.is_reachable(tx, 1001)
        assert await users.known(tx, 1001) is not None


@pytest.mark.usefixtures("due")
async def test_a_server_in_trouble_is_tried_later_and_later(
    sender: Sender, emulator: Emulator, database: Database, clock: Clock
) -> None:
    emulator.faults.add(method="sendMessage", status=502, times=3)
    for wait in (1, 2, 4):
        await sender.send_due()
        assert (await row(database)).not_before == clock.now() + timedelta(seconds=wait)
        clock.go_on(seconds=wait)
    await sender.send_due()
    assert (await row(database)).sent_at is not None


async def test_an_alarm_that_rings_before_one_sleeps_is_heard() -> None:
    alarm = Alarm(lambda: datetime(2026, 3, 2, tzinfo=UTC))
    alarm.ring()
    await alarm.wait_until(None)
