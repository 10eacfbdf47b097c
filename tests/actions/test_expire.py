"""What was never saved goes; what was saved stays."""

from datetime import timedelta

from sqlalchemy import func, insert, select

from bot.actions.expire import expire
from bot.storage import users
from bot.storage.database import Database
from bot.storage.schema import model_calls, outbox, proposals, questions, searches
from tests.conftest import Clock, Talk
from tests.postings import ANALYST, NURSE


async def test_a_card_that_was_never_saved_goes_after_thirty_days(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    draft = await talk.say(NURSE)
    talk.clock.go_on(days=29)
    assert await expire(talk.database, talk.clock.now()) == 0
    talk.clock.go_on(days=2)
    assert await expire(talk.database, talk.clock.now()) == 1
    await talk.emulator.tap(talk.robin, draft, "Save")
    assert "isn’t there any more" in (await talk.heard()).text
    assert (await talk.say("/job 1")).text.startswith("#1 · Saved")


async def test_a_button_under_a_message_that_telegram_hides_gets_a_fresh_screen(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    talk.emulator.press(talk.robin, card.id + 500, "1op:1", forged=True)
    assert (await talk.heard()).text.startswith("#1 · Saved")


async def test_what_has_no_more_use_goes_for_all_users(database: Database, clock: Clock) -> None:
    tables = (questions, searches, proposals, outbox, model_calls)
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())
        await tx.execute(insert(questions).values(user_id=1001, asks="note", asked_at=clock.now()))
        await tx.execute(insert(searches).values(user_id=1001, words="sql", at=clock.now()))
        await tx.execute(insert(proposals).values(user_id=1001, proposal="{}", made_at=clock.now()))
        push = {"kind": "x", "facts": {}, "decided_at": clock.now(), "not_before": clock.now()}
        await tx.execute(insert(outbox).values(user_id=1001, key="sent", sent_at=clock.now(), **push))
        await tx.execute(insert(outbox).values(user_id=1001, key="waits", **push))
        await tx.execute(insert(model_calls).values(user_id=1001, day=clock.now().date(), calls=3))

    async def left(days: int) -> list[int]:
        await expire(database, clock.now() + timedelta(days=days))
        async with database.begin() as tx:
            return [int((await tx.execute(select(func.count()).select_from(table))).scalar_one()) for table in tables]

    assert await left(6) == [1, 1, 1, 2, 1]
    assert await left(29) == [1, 1, 0, 2, 1]  # a proposal that nobody confirmed is stale after a week
    assert await left(31) == [0, 0, 0, 2, 1]
    assert await left(91) == [0, 0, 0, 1, 1]  # what was never sent waits on
    assert await left(401) == [0, 0, 0, 1, 0]
