"""kill -9, at any moment and at the worst ones: what Telegram was told was received is done, once, and in its order."""

import asyncio
import random
import signal
from collections import Counter

import pytest

from tests.faults import WHOLE, times
from tests.faults.conftest import Bots
from tests.postings import ANALYST

PEOPLE = (501, 502, 503)


async def settle_in(bots: Bots) -> None:
    """Everybody saves a job, with a bot in good health."""
    await bots.begin()
    for person in PEOPLE:
        someone = bots.emulator.person(person, f"Person {person}", "en")
        await bots.emulator.say(someone, ANALYST)
        card = await bots.emulator.next_message(someone, timeout=20)
        await bots.emulator.tap(someone, card, "Save")


async def talk_on(bots: Bots, notes: dict[int, list[str]], most: int, gap: float) -> None:
    """Everybody keeps writing notes, whatever happens to the bot."""
    for _ in range(most):
        for person in PEOPLE:
            words = f"note {len(notes[person])} of {person}"
            await bots.emulator.say(person, f"/note 1 {words}")
            notes[person].append(words)
        await asyncio.sleep(gap)


async def come_to_rest(bots: Bots) -> None:
    """A bot in good health does what is left, and is ended kindly."""
    if not bots.is_alive:
        await bots.begin()
    await bots.emulator.until(lambda: not bots.emulator.world.updates.waiting, timeout=60)
    await bots.kill(signal.SIGTERM)  # it finishes what is under way
    await bots.begin()
    await bots.rest()
    await bots.kill(signal.SIGTERM)


def kept_notes(bots: Bots) -> dict[int, list[str]]:
    """The notes that stand in the database, in the order in which they were made."""
    found: dict[int, list[str]] = {person: [] for person in PEOPLE}
    for person, words in bots.rows("SELECT user_id, text FROM events WHERE kind = 'note' ORDER BY id"):
        assert isinstance(person, int)
        found[person].append(str(words))
    return found


def told(bots: Bots) -> int:
    """How many notes the bot said that it keeps, each counted once."""
    return len({call.params.get("text") for call in bots.emulator.called("sendMessage") if "note" in str(call.params)})


async def test_a_bot_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice(bots: Bots) -> None:
    await settle_in(bots)
    kills, chance = times(50, 1_000), random.Random(50)  # noqa: S311  # repeatable
    notes: dict[int, list[str]] = {person: [] for person in PEOPLE}
    # A job takes a thousand lines.
    talking = asyncio.create_task(talk_on(bots, notes, most=times(50, 900), gap=0.28))
    for nth in range(kills):
        if not bots.is_alive:
            await bots.begin()
        # Who never lives long enough for an update takes it for the culprit, in the end: one in eight does.
        await asyncio.sleep(chance.uniform(0.0, times(0.3, 0.6)) if nth % 8 else 1.0)
        await bots.kill()
    await talking
    await come_to_rest(bots)
    assert bots.is_sound()
    assert kept_notes(bots) == notes
    assert bots.rows("SELECT count(*) FROM inbox WHERE done_at IS NULL OR parked_at IS NOT NULL") == [(0,)]


async def test_a_bot_that_is_killed_while_it_is_set_up_starts_the_next_time(bots: Bots) -> None:
    chance = random.Random(3)  # noqa: S311  # repeatable
    for _ in range(times(5, 200)):
        await bots.begin()
        await asyncio.sleep(chance.uniform(0.0, 0.4))
        await bots.kill()
        if chance.random() < 0.5:
            for path in bots.folder.glob("jobtrail.sqlite3*"):
                path.unlink()
    await settle_in(bots)
    await bots.kill()
    assert bots.is_sound()


WORST = (
    "after fetch",
    "before commit",
    "inside commit",
    "after commit",
    "before the answer",
    "after the answer",
    "before the mark",
)


async def kill_at(bots: Bots, trick: str, kills: int, notes: dict[int, list[str]]) -> int:
    """Let bots die at that place, so many times, while people write down what is in `notes` then.

    How many did; the others are killed wherever they are after a second.
    """
    died = 0
    for _ in range(kills):
        await bots.begin(trick)
        await talk_on(bots, notes, most=1, gap=0.0)
        for _ in range(200):
            if not bots.is_alive:
                died += 1
                break
            await asyncio.sleep(0.005)
        await bots.kill()
    return died


async def test_a_kill_between_fetch_commit_and_answer_leaves_each_effect_once(bots: Bots) -> None:
    await settle_in(bots)
    await bots.kill()
    notes: dict[int, list[str]] = {person: [] for person in PEOPLE}
    died = Counter[str]()
    for _ in range(times(1, 72)):
        for trick in WORST:
            died[trick] += await kill_at(bots, trick, 1, notes)
    assert not WHOLE or all(died[trick] > 5 for trick in WORST), f"a place where nobody dies tries nothing: {died}"
    await come_to_rest(bots)
    assert kept_notes(bots) == notes
    assert bots.rows("SELECT count(*) FROM inbox WHERE done_at IS NULL OR parked_at IS NOT NULL") == [(0,)]


@pytest.mark.skipif(not WHOLE, reason="that the test can fail is shown by `make faults`")
@pytest.mark.parametrize(
    "trick", ["broken: confirm before commit", "broken: mark before doing", "broken: forget what was applied"]
)
async def test_the_same_test_catches_an_order_that_is_wrong(bots: Bots, trick: str) -> None:
    await settle_in(bots)
    await bots.kill()
    notes: dict[int, list[str]] = {person: [] for person in PEOPLE}
    await kill_at(bots, trick, 24, notes)  # one in five dies: by luck none does once in two hundred times
    await come_to_rest(bots)
    assert kept_notes(bots) != notes
