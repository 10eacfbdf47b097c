"""The main job from end to end on PostgreSQL: the same talk, the same answers, kept on a server."""

import asyncio

import pytest
from telegram import Bot

from bot.app import answering
from bot.playground import Emulator
from bot.storage.database import Database
from tests.conftest import Clock, Talk
from tests.eventually import until
from tests.fakes import FakeWeb
from tests.postgres_server import PostgresServer
from tests.postings import ANALYST, NURSE
from tests.test_collection import listed

pytestmark = pytest.mark.engines("postgresql")


async def test_a_job_is_kept_reminded_of_found_taken_along_and_forgotten(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    card = await talk.tap(card, "Applied")
    assert "Applied" in card.text
    await talk.say("Met Captain Ravensdale", reply_to=card.id)
    await talk.tap(await talk.tap(card, "Remind"), "In 3 hours")
    talk.time_passes(hours=4)
    assert "Brackwater" in (await talk.heard()).text, "the reminder came"
    assert "1 job under way" in (await talk.say("/jobs")).text
    assert listed(await talk.say("/search ravensd")) == ["#1"]
    await talk.say("/export")
    await talk.settled()
    assert [one.document["file_name"][-4:] for one in talk.from_bot() if one.document] == ["json", ".csv"]
    asked = await talk.say("/forget")
    assert "Everything of yours is deleted here." in (await talk.tap(asked, "Yes, delete everything")).text
    assert "No jobs yet" in (await talk.say("/jobs")).text


async def test_a_reminder_set_in_one_process_is_sent_by_another_and_by_one_alone(
    emulator: Emulator, bot: Bot, database_at: str, clock: Clock, pages: FakeWeb
) -> None:
    robin, lena = emulator.person(1001, "Robin", "en"), emulator.person(1002, "Lena", "de")
    one, other = await Database.open(database_at), await Database.open(database_at)
    try:
        # The second can't take updates in by polling, as the first was elected; it does them all the same.
        async with (
            answering(one, bot, pages, clock.now) as first,
            answering(other, bot, pages, clock.now) as second,
        ):
            talk = Talk(emulator, first, one, clock, pages, bot, robin, lena)
            cards = await asyncio.gather(talk.say(ANALYST), talk.say(NURSE, lena))
            card = await talk.tap(cards[0], "Save")
            await talk.tap(await talk.tap(card, "Remind"), "In 3 hours")
            before = len(talk.from_bot())
            clock.go_on(hours=4)
            first.sweeper.wake()
            second.sweeper.wake()
            await until(lambda: len(talk.from_bot()) == before + 1)
            await talk.settled()
            assert len(talk.from_bot()) == before + 1
    finally:
        await one.close()
        await other.close()


async def test_when_one_process_goes_another_takes_over(
    emulator: Emulator, bot: Bot, database_at: str, clock: Clock, pages: FakeWeb, server: PostgresServer
) -> None:
    robin = emulator.person(1001, "Robin", "en")
    one, other = await Database.open(database_at), await Database.open(database_at)
    try:
        async with answering(other, bot, pages, clock.now, poll_seconds=1):
            async with answering(one, bot, pages, clock.now, poll_seconds=1):
                await emulator.say(robin, ANALYST)
                assert "Data Analyst" in (await emulator.next_message(robin)).text
            await emulator.say(robin, "/jobs")
            assert "No jobs yet" in (await emulator.next_message(robin)).text
            server.cut_off(database_at)
            await emulator.say(robin, "/help")
            assert (await emulator.next_message(robin)).text
    finally:
        await one.close()
        await other.close()
