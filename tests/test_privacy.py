"""One user can't open, move or read another's job, whatever button or number is forged."""

import pytest

from bot.handlers.routes import TAPS
from bot.views import buttons
from bot.views.buttons import packed
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE

SECRET = "Brackwater"


def taps_at(job: int) -> list[buttons.Tap]:
    """Every button that names a job, a line of its timeline or a reminder."""
    made: list[buttons.Tap] = []
    for kind in TAPS:
        match kind.__name__:
            case "MoveTo":
                made += [buttons.MoveTo(job, stage) for stage in buttons.Stage]
            case "CloseAs":
                made += [buttons.CloseAs(job, outcome) for outcome in buttons.Outcome]
            case "RemindIn":
                made += [buttons.RemindIn(job, wait) for wait in buttons.Wait]
            case "Example" | "Help" | "StopAsking" | "ListActive" | "ListClosed":
                pass
            case _:
                made.append(kind(job))
    return made


@pytest.mark.parametrize("tap", taps_at(1), ids=packed)
async def test_a_forged_button_opens_nothing_of_another_s(talk: Talk, tap: buttons.Tap) -> None:
    robins = await talk.tap(await talk.say(ANALYST), "Applied")  # job 1, with event 1
    await talk.tap(await talk.tap(robins, "Remind"), "In a week")  # and reminder 1
    before = talk.seen(robins.id).text
    lenas = await talk.say(NURSE, by=talk.lena)
    await talk.emulator.tap(talk.lena, lenas, packed(tap), forged=True)
    await talk.settled()
    assert not any(SECRET in one.text for one in talk.from_bot(talk.lena))
    await talk.tap(talk.seen(robins.id), "1op:1") if False else None
    assert (await talk.say("/job 1")).text == before
    assert "Datenanalyst" not in before


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
