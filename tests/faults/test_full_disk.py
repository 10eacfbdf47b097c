"""The disk is full, or can't sync: nothing is acknowledged that is not kept; the bot ends, and the next does it all."""

import pytest

from tests.faults.conftest import Bots


async def talk_on_a_bad_disk(bots: Bots, trick: str) -> bool:
    """Say something to a bot whose disk fails from a certain moment on; whether Telegram still has it once it ended."""
    robin = bots.emulator.person(1001, "Robin", "en")
    await bots.begin(trick)
    await bots.emulator.say(robin, "hello")
    await bots.emulator.next_message(robin, timeout=20)
    (bots.folder / "trouble").touch()
    await bots.emulator.say(robin, "/help")
    await bots.gone()
    (bots.folder / "trouble").unlink()
    return bool(bots.emulator.world.updates.waiting)


@pytest.mark.parametrize("trick", ["the disk is full", "the disk can't sync"])
async def test_what_can_t_be_kept_is_not_acknowledged_and_done_by_the_next_bot(bots: Bots, trick: str) -> None:
    assert await talk_on_a_bad_disk(bots, trick)
    assert bots.is_sound()
    assert "DATABASE_URL: what came in can't be kept" in bots.log.splitlines()[-1]
    await bots.begin()
    # "hello" may be answered once more: that it was done could not be written down.
    await bots.emulator.until(lambda: "Commands" in bots.emulator.last(1001).text, timeout=20)


async def test_the_same_test_catches_a_bot_that_confirms_before_it_keeps(bots: Bots) -> None:
    assert not await talk_on_a_bad_disk(bots, "broken: confirm before the full disk")
