"""They are calling: all that is needed on the phone, on one screen, and nothing made up."""

import pytest

from bot.actions.calling import ToAsk, calling
from bot.playground import Message
from tests.conftest import Clock, Talk, visit
from tests.postings import ANALYST, NURSE
from tests.test_bad_input import PNG
from tests.test_collection import labels, saved
from tests.test_interviews import lives_in

ROBIN = 1001


async def called(talk: Talk, label: str = "📞 They are calling") -> Message:
    """What the bot shows when they call about job 1."""
    await talk.emulator.tap(talk.robin, await talk.say("/job 1"), label)
    return await talk.heard()


async def test_one_tap_brings_who_what_when_and_what_to_ask(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    await talk.say("/contact 1 Ana Quill, recruiter, ana@brackwater.example, +49 431 555 0100")
    await talk.say("The captain decides", reply_to=card.id)
    await lives_in(talk, "UTC")
    await talk.say("/interview 1 9 March 14:00 with the CTO")
    await talk.emulator.document(talk.robin, "my-cv.pdf", b"%PDF-1.7", reply_to=card.id)
    await talk.heard()
    talk.clock.go_on(days=3)
    before = len(talk.pages.asked)
    shown = await called(talk)
    assert shown.text.startswith("📞 #1 Data Analyst (all genders), Brackwater Ferries\n\n👤 Ana Quill")
    assert "+49 431 555 0100" in shown.text
    assert "• Build dashboards on passengers, delays and fuel" in shown.text
    assert "💰 50,000 – 58,000 € a year" in shown.text
    assert "Applied 3 days ago, 2 Mar 2026" in shown.text
    assert "📎 my-cv.pdf" in shown.text
    assert "📝 2 Mar 2026: The captain decides" in shown.text
    assert "🗓 Interview · Mon 9 Mar, 14:00 (UTC) · with the CTO" in shown.text
    assert shown.text.count("❓") == 3
    assert {"📞 Copy the number of Ana Quill", "✉️ Copy the address of Ana Quill"} <= set(labels(shown))
    assert len(talk.pages.asked) == before, "no page is opened for it"


async def test_the_questions_are_about_what_the_posting_does_not_say(talk: Talk, clock: Clock) -> None:
    await saved(talk, ANALYST, "Applied")
    asked = (await calling(talk.database, visit(ROBIN, clock.now()), 1)).questions
    assert ToAsk.PAY not in asked
    assert ToAsk.CONTRACT not in asked
    assert ToAsk.HOLIDAY not in asked
    assert asked[:2] == (ToAsk.REMOTE, ToAsk.START)
    shown = await called(talk)
    assert "❓ How much of the work can be done from home?" in shown.text
    assert "pay range" not in shown.text


async def test_a_posting_that_says_it_all_leaves_what_is_always_worth_asking(talk: Talk, clock: Clock) -> None:
    more = (
        "- Working from home two days a week\n- Start date: 1 June 2026\n- 38 hours a week\n"
        "- You join a team of six\n- Training in your first weeks\n"
    )
    await saved(talk, ANALYST.replace("- 30 days of holiday\n", f"- 30 days of holiday\n{more}"), "Applied")
    asked = (await calling(talk.database, visit(ROBIN, clock.now()), 1)).questions
    assert asked == (ToAsk.FIRST_MONTHS, ToAsk.NEXT_STEPS, ToAsk.WHY_OPEN)


async def test_gaps_are_named_only_where_a_profile_is_there(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    assert "your profile does not have" not in (await called(talk)).text
    await talk.say("/profile SQL, Excel, German C1")
    shown = await called(talk)
    gaps = next((line for line in shown.text.splitlines() if "your profile does not have" in line), "")
    assert "Python" in gaps
    assert "SQL" not in gaps


async def test_before_one_has_applied_it_is_behind_more(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    assert "📞 They are calling" not in labels(card)
    more = await talk.tap(card, "More")
    await talk.emulator.tap(talk.robin, more, "📞 They are calling")
    shown = await talk.heard()
    assert "🚩 Saved" in shown.text
    assert "Applied" not in shown.text


@pytest.mark.parametrize("notes", [0, 9])
async def test_a_job_with_much_said_of_it_fits_one_message(talk: Talk, notes: int) -> None:
    card = await saved(talk, ANALYST, "Applied")
    for number in range(notes):
        await talk.say(f"{number} " + "They spoke of the harbour. " * 90, reply_to=card.id)
    shown = await called(talk)
    assert "❓" in shown.text
    assert len(shown.text) <= 4096


async def test_a_photo_that_was_sent_is_at_hand(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    await talk.emulator.photo(talk.robin, PNG, reply_to=card.id)
    await talk.heard()
    assert "📎 1 file" in labels(await called(talk))


async def test_a_german_is_called_in_german(talk: Talk) -> None:
    card = await talk.tap(await talk.say(NURSE, by=talk.lena), "Beworben", by=talk.lena)
    await talk.emulator.tap(talk.lena, card, "📞 Sie rufen an")
    shown = await talk.heard(talk.lena)
    assert "Heute beworben, 2. März 2026" in shown.text
    assert "Frag sie" in shown.text


async def test_a_card_that_is_not_saved_or_gone_says_so(talk: Talk) -> None:
    draft = await talk.say(ANALYST)
    talk.emulator.press(talk.robin, draft.id, "1ph:1", forged=True)
    assert "Save the job first" in (await talk.heard()).text
    talk.emulator.press(talk.robin, draft.id, "1ph:99", forged=True)
    assert "isn’t there any more" in (await talk.heard()).text
