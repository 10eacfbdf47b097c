"""What was never saved goes; what was saved stays."""

from bot.actions.expire import expire
from tests.conftest import Talk
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
