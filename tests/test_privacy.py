"""One user can't open, move or read another's job, whatever button or number is forged."""

from dataclasses import fields
from enum import StrEnum
from itertools import product
from typing import get_type_hints

from bot.handlers.routes import TAPS
from bot.views import buttons
from bot.views.buttons import packed
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE

SECRET = "Brackwater"


def taps_at(number: int) -> list[buttons.Tap]:
    """Every button that names a thing of a user's by a number, with that number and each other value it can carry."""
    made: list[buttons.Tap] = []
    for kind in TAPS:
        hints = get_type_hints(kind)
        values = [
            list(hints[field.name]) if issubclass(hints[field.name], StrEnum) else [number] for field in fields(kind)
        ]
        if any(value == [number] for value in values):
            made += [kind(*chosen) for chosen in product(*values)]
    return made


async def test_no_forged_button_opens_or_moves_anything_of_another_s(talk: Talk) -> None:
    robins = await talk.tap(await talk.say(ANALYST), "Applied")  # job 1, with event 1
    await talk.tap(await talk.tap(robins, "Remind"), "In a week")  # and reminder 1
    await talk.say(f"/contact 1 Ana {SECRET}")
    await talk.say(f"/interview 1 tomorrow 14:00 with {SECRET}")
    await talk.say("#1 they said no")  # proposal 1
    await talk.emulator.document(talk.robin, f"{SECRET}.pdf", b"%PDF-1.7", reply_to=robins.id)
    before = (await talk.heard()).text.partition("\n\n")[2]
    lenas = await talk.say(NURSE, by=talk.lena)
    for tap in taps_at(1):
        await talk.emulator.tap(talk.lena, lenas, packed(tap), forged=True)
        await talk.settled()
        assert not any(SECRET in one.text for one in talk.from_bot(talk.lena)), tap
        assert (await talk.say("/job 1")).text == before, tap


async def test_the_same_number_is_another_job_for_another_user(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    assert SECRET in (await talk.say("/job 1")).text
    assert "Birkenhain" in (await talk.say("/job 1", by=talk.lena)).text
    assert SECRET not in (await talk.say("/jobs", by=talk.lena)).text


async def test_the_same_posting_of_two_users_is_two_jobs(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    hers = await talk.say(ANALYST, by=talk.lena)
    assert "Speichern" in [button.text for row in hers.buttons for button in row]
