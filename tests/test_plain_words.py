"""What people say of their jobs in plain words: proposed, confirmed by one tap, and never more than that."""

import pytest

from bot.actions import propose
from bot.actions.expire import expire
from bot.actions.open_job import open_job
from bot.model.job import EventKind
from bot.playground import Message
from tests.conftest import Clock, Talk, visit
from tests.postings import ANALYST, NURSE
from tests.test_collection import labels, saved

ROBIN = 1001


async def replied(talk: Talk, words: str, to: str = "Save") -> Message:
    """What the bot says to a reply to a saved job's card."""
    return await talk.say(words, reply_to=(await saved(talk, ANALYST, to)).id)


# --- a reply to a card ------------------------------------------------------------------------------------------------


async def test_a_reply_that_says_what_happened_is_proposed_and_done_by_one_tap(talk: Talk) -> None:
    shown = await replied(talk, "applied yesterday")
    assert shown.text.splitlines() == [
        "#1 Data Analyst (all genders), Brackwater Ferries",
        "",
        "Shall I note this?",
        "• Now at: Applied, since 1 Mar 2026",
    ]
    assert labels(shown) == ["✓ Yes", "No", "Just a note"]
    assert (await talk.say("/job 1")).text.startswith("#1 · Saved")
    card = await talk.tap(shown, "✓ Yes")
    assert card.text.startswith("Done\n• Now at: Applied, since 1 Mar 2026\n\n#1 · Applied · 1 Mar 2026")
    assert (await talk.tap(card, "↩ Undo")).text.startswith("#1 · Saved · 2 Mar 2026")


async def test_what_was_said_beside_the_news_is_not_lost(talk: Talk) -> None:
    shown = await replied(talk, "applied via their portal, the password is in my keychain")
    assert "• Now at: Applied\n• 📝 your words, as a note" in shown.text
    card = await talk.tap(shown, "✓ Yes")
    assert "📝 2 Mar 2026: applied via their portal, the password is in my keychain" in card.text


async def test_they_said_no(talk: Talk) -> None:
    card = await talk.tap(await replied(talk, "they said no", "Applied"), "✓ Yes")
    assert "#1 · Closed: They said no" in card.text


async def test_an_interview_takes_its_stage_along_and_both_can_be_undone(talk: Talk) -> None:
    shown = await replied(talk, "interview on 9 March at 14:00 with the CTO", "Applied")
    assert "• 🗓 Interview · Mon 9 Mar, 14:00 (UTC) · with the CTO\n• Now at: Interview" in shown.text
    card = await talk.tap(shown, "✓ Yes")
    assert "#1 · Interview" in card.text
    assert "🗓 Interview · Mon 9 Mar, 14:00 (UTC) · with the CTO" in card.text.split("\n\n", 1)[1]
    card = await talk.tap(card, "↩ Undo the step: Interview")
    assert card.text.startswith("#1 · Applied")
    assert "14:00" in card.text


async def test_a_reminder_in_words(talk: Talk) -> None:
    shown = await replied(talk, "remind me Friday at 10 to call HR")
    assert "• ⏰ Fri 6 Mar, 10:00 (UTC): call HR" in shown.text
    card = await talk.tap(shown, "✓ Yes")
    assert "⏰ Fri 6 Mar, 10:00" in card.text.split("\n\n", 1)[1]
    assert "⏰" not in (await talk.tap(card, "↩ Undo the reminder")).text


async def test_the_other_reading_is_one_tap_away(talk: Talk) -> None:
    shown = await replied(talk, "interview on 5/6 at 14:00", "Applied")
    other = next(label for label in labels(shown) if label.startswith("Or do you mean"))
    when = other.removeprefix("Or do you mean ").removesuffix("?")
    again = await talk.tap(shown, other)
    assert when in again.text
    assert when in (await talk.tap(again, "✓ Yes")).text


@pytest.mark.parametrize(
    "words",
    [
        "They seem kind, the CTO laughed a lot",
        "applied",
        "call them on Friday",
        "interview went well",
        "Note: no parking",
    ],
)
async def test_what_is_no_sure_news_stays_a_note(talk: Talk, words: str) -> None:
    said = await replied(talk, words, "Applied")
    assert said.text.startswith("Noted.")
    assert words in said.text


async def test_a_proposal_can_be_just_a_note(talk: Talk) -> None:
    card = await talk.tap(await replied(talk, "applied yesterday"), "Just a note")
    assert card.text.startswith("Noted.\n\n#1 · Saved")
    assert "📝 2 Mar 2026: applied yesterday" in card.text


async def test_no_changes_nothing(talk: Talk) -> None:
    shown = await replied(talk, "they said no")
    assert (await talk.tap(shown, "No")).text == "All right, nothing changed."
    assert (await talk.say("/job 1")).text.startswith("#1 · Saved")
    talk.emulator.press(talk.robin, shown.id, "1qc:1", forged=True)
    await talk.settled()
    assert (await talk.say("/job 1")).text.startswith("#1 · Saved")


async def test_a_card_that_is_not_saved_can_be_applied_for_in_words(talk: Talk) -> None:
    draft = await talk.say(ANALYST)
    card = await talk.tap(await talk.say("applied last Friday", reply_to=draft.id), "✓ Yes")
    assert "#1 · Applied · 27 Feb 2026" in card.text
    draft = await talk.say(NURSE)
    assert "Save the job first" in (await talk.say("interview tomorrow at 10", reply_to=draft.id)).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [("remind me yesterday at 10", "gone by"), ("applied on 3 March 2019", "more than two years ago")],
)
async def test_a_day_that_can_t_be_gets_one_kind_line(talk: Talk, words: str, answer: str) -> None:
    said = await replied(talk, words)
    assert answer in said.text
    assert (await talk.say("/job 1")).text.partition("\n")[0].startswith("#1 · Saved")


async def test_a_german_says_it_in_german(talk: Talk) -> None:
    card = await talk.tap(await talk.say(NURSE, by=talk.lena), "Beworben", by=talk.lena)
    shown = await talk.say("gestern Absage bekommen", by=talk.lena, reply_to=card.id)
    assert "Soll ich das eintragen?\n• Jetzt: Absage bekommen, seit 1. März 2026" in shown.text


# --- on its own -------------------------------------------------------------------------------------------------------


async def test_with_one_job_under_way_it_is_that_one(talk: Talk) -> None:
    await saved(talk, ANALYST)
    shown = await talk.say("applied yesterday")
    assert shown.text.startswith("#1 Data Analyst")
    assert labels(shown) == ["✓ Yes", "No"]
    assert "#1 · Applied · 1 Mar 2026" in (await talk.tap(shown, "✓ Yes")).text


async def test_with_several_the_job_is_chosen_by_a_tap(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await saved(talk, NURSE, "Applied")
    shown = await talk.say("they said no")
    assert shown.text == "Which job is it about?\n• Now at: They said no"
    shown = await talk.tap(shown, next(label for label in labels(shown) if label.startswith("#1 ")))
    assert "Another job …" in labels(shown)
    again = await talk.tap(shown, "Another job …")
    shown = await talk.tap(again, next(label for label in labels(again) if label.startswith("#2 ")))
    assert "#2 · Closed: They said no" in (await talk.tap(shown, "✓ Yes")).text
    assert (await talk.say("/job 1")).text.startswith("#1 · Applied")


@pytest.mark.parametrize(
    "words", ["#2 they said no", "Haus Birkenhain said no", "rejected by Birkenhain gGmbH", "#2: rejected yesterday"]
)
async def test_a_number_or_a_name_tells_which_job(talk: Talk, words: str) -> None:
    await saved(talk, ANALYST, "Applied")
    await saved(talk, NURSE, "Applied")
    shown = await talk.say(words)
    if "Birkenhain gGmbH" in words:  # the middle of a name alone is not enough to be sure
        assert shown.text.startswith("Which job")
    else:
        assert shown.text.startswith("#2 Pflegefachkraft")


async def test_a_number_that_there_is_not_gets_one_kind_line(talk: Talk) -> None:
    await saved(talk, ANALYST)
    assert "You have no job #7" in (await talk.say("#7 they said no")).text


async def test_with_no_job_at_all_it_is_a_remark_like_any_other(talk: Talk) -> None:
    assert "Shall I note" not in (await talk.say("they said no")).text


@pytest.mark.parametrize("words", ["hello", "thanks!", "Data Analyst in Kiel", "what can you do", "they called today"])
async def test_small_talk_is_no_news(talk: Talk, words: str) -> None:
    await saved(talk, ANALYST)
    assert "✓ Yes" not in labels(await talk.say(words))


async def test_what_was_asked_for_is_an_answer_and_no_news(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.tap(talk.robin, card, "Note")
    await talk.heard()
    assert "Noted." in (await talk.say("they said no")).text


# --- once, and for a time only ----------------------------------------------------------------------------------------


async def test_confirmed_twice_it_has_one_effect(talk: Talk, clock: Clock) -> None:
    await saved(talk, ANALYST, "Applied")
    shown = await propose.from_reply(talk.database, visit(ROBIN, clock.now()), 1, "interview tomorrow at 10")
    assert shown is not None
    for _ in range(2):
        await propose.confirm(talk.database, visit(ROBIN, clock.now()), shown.id)
    opened = await open_job(talk.database, visit(ROBIN, clock.now()), 1)
    assert len(opened.interviews) == 1
    assert sum(event.kind is EventKind.INTERVIEW for event in opened.timeline) == 1


async def test_an_old_proposal_expires_kindly(talk: Talk) -> None:
    shown = await replied(talk, "they said no", "Applied")
    talk.clock.go_on(days=6)
    await expire(talk.database, talk.clock.now())
    assert "Just a note" in labels(talk.seen(shown.id))
    talk.clock.go_on(days=2)
    for _ in range(2):
        await talk.emulator.tap(talk.robin, shown, "✓ Yes")
        assert "no longer kept" in (await talk.heard()).text
        await expire(talk.database, talk.clock.now())
    assert (await talk.say("/job 1")).text.startswith("#1 · Applied")


async def test_a_proposal_for_a_job_that_was_deleted_is_gone(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    shown = await talk.say("they said no", reply_to=card.id)
    more = await talk.tap(await talk.tap(card, "More"), "Delete")
    await talk.tap(more, "Yes, delete")
    for label in ("✓ Yes", "Just a note", "No"):
        await talk.emulator.tap(talk.robin, shown, label)
        assert "no longer kept" in (await talk.heard()).text


async def test_another_s_proposal_is_as_good_as_gone(talk: Talk) -> None:
    shown = await replied(talk, "they said no", "Applied")
    hers = await talk.say(NURSE, by=talk.lena)
    for data in ("1qc:1", "1qd:1", "1qn:1", "1qo:1:0", "1qj:1", "1qp:1:1", "1qp:1:2"):
        talk.emulator.press(talk.lena, hers.id, data, forged=True)
        assert "habe ich nicht mehr" in (await talk.heard(talk.lena)).text
    assert "They said no" in (await talk.tap(shown, "✓ Yes")).text


async def test_a_time_or_a_job_that_was_not_offered_is_refused(talk: Talk) -> None:
    shown = await replied(talk, "interview tomorrow at 10", "Applied")
    talk.emulator.press(talk.robin, shown.id, "1qo:1:7", forged=True)
    assert "no longer kept" in (await talk.heard()).text
    talk.emulator.press(talk.robin, shown.id, "1qp:1:77", forged=True)
    assert "isn’t there any more" in (await talk.heard()).text


async def test_what_came_before_the_last_step_is_said_to_before_it_is_proposed(talk: Talk) -> None:
    card = await talk.tap(await saved(talk, ANALYST), "Applied")
    assert "The step before that one came later" in (await talk.say("they said no yesterday", reply_to=card.id)).text
    assert "Now at: Applied, since 27 Feb 2026" in (await talk.say("applied last Friday", reply_to=card.id)).text
