"""Rounds of interviews, as a person sees them: noted, corrected, struck out, and spoken of at the right moment."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.actions import interviews, move
from bot.actions.interviews import RoundAct
from bot.actions.open_job import open_job
from bot.model.interview import packed, unpacked
from bot.model.job import EventKind
from bot.playground import Message
from bot.storage.schema import users
from tests.conftest import Clock, Talk, visit
from tests.postings import ANALYST, NURSE
from tests.test_by_itself import days_pass, said_by_itself
from tests.test_collection import labels, saved

ROBIN = 1001


async def noted(talk: Talk, words: str = "9 March 14:00 with the CTO at https://meet.example/abc") -> Message:
    """A job that was applied for, with a round, of somebody whose clock is known; the round's screen."""
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "UTC")
    return await talk.say(f"/interview 1 {words}")


async def lives_in(talk: Talk, zone: str) -> None:
    """All who are there have said by which clocks they live."""
    async with talk.database.begin() as tx:
        await tx.execute(users.update().values(zone=zone, zone_said=True))


async def asked(talk: Talk, message: Message, label: str, words: str) -> Message:
    """Tap a button that asks for something, and write that."""
    await talk.emulator.tap(talk.robin, message, label)
    await talk.heard()
    return await talk.say(words)


# --- noting a round --------------------------------------------------------------------------------------------------


async def test_a_round_is_noted_in_one_line_with_what_was_understood(talk: Talk) -> None:
    shown = await noted(talk)
    assert shown.text.startswith("Noted.\n\n🗓 #1 Data Analyst (all genders), Brackwater Ferries\n\nInterview")
    assert "🗓 Mon 9 Mar, 14:00 (UTC)" in shown.text
    assert "👤 the CTO" in shown.text
    assert "📍 https://meet.example/abc" in shown.text
    card = await talk.say("/job 1")
    assert "🗓 Interview · Mon 9 Mar, 14:00 (UTC) · with the CTO · https://meet.example/abc" in card.text
    assert "Applied · 🗓 Mon 9 Mar, 14:00" in (await talk.say("/jobs")).text


async def test_a_round_is_asked_for_from_the_card_in_german(talk: Talk) -> None:
    card = await talk.tap(await talk.say(NURSE, by=talk.lena), "Beworben", by=talk.lena)
    rounds = await talk.tap(card, "🗓 Gespräche", by=talk.lena)
    assert "Noch keine." in rounds.text
    await talk.emulator.tap(talk.lena, rounds, "Gespräch eintragen")
    assert "Wann ist das Gespräch" in (await talk.heard(talk.lena)).text
    shown = await talk.say("Telefoninterview morgen um halb zehn mit Frau Brook", by=talk.lena)
    assert "Telefonat\n🗓 Di., 3. März, 09:30 (MEZ)\n👤 Frau Brook" in shown.text


async def test_the_first_time_asks_once_whether_the_clock_is_right(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    shown = await talk.say("/interview 1 9 March 14:00")
    question = await talk.heard()
    assert question.text == "Is it 09:00 where you are? Then your reminders come at the right hour."
    await talk.tap(shown, "Delete")
    before = len(talk.from_bot())
    await talk.say("/interview 1 10 March 14:00")
    await talk.say("/remind 1 tomorrow 9:00")
    await talk.settled()
    assert len(talk.from_bot()) == before + 2, "no second question, not even after the first round is gone"
    await talk.tap(question, "Not now")


async def test_who_was_asked_for_a_reminder_is_not_asked_for_a_round(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await talk.say("/remind 1 tomorrow 9:00")
    assert "where you are" in (await talk.heard()).text
    before = len(talk.from_bot())
    await talk.say("/interview 1 9 March 14:00")
    await talk.settled()
    assert len(talk.from_bot()) == before + 1


@pytest.mark.parametrize("words", ["interview on 9 March at 14:00 with the CTO", "remind me on Friday at 10"])
async def test_a_first_time_in_plain_words_asks_too(talk: Talk, words: str) -> None:
    card = await saved(talk, ANALYST, "Applied")
    await talk.tap(await talk.say(words, reply_to=card.id), "✓ Yes")
    assert "where you are" in (await talk.heard()).text


async def test_the_stage_moves_along_by_one_tap_and_never_silently(talk: Talk) -> None:
    shown = await noted(talk)
    assert (await talk.say("/job 1")).text.startswith("#1 · Applied")
    card = await talk.tap(shown, "Move to Interview")
    assert card.text.startswith("#1 · Interview")
    assert "↩ Undo" in labels(card)
    again = await talk.say("/interview 1 10 March 9:00")
    assert "Move to Interview" not in labels(again)


async def test_a_first_talk_moves_to_screening(talk: Talk) -> None:
    assert "Move to Screening" in labels(await noted(talk, "phone screen tomorrow 10am"))


async def test_words_that_may_mean_two_times_offer_the_other_one(talk: Talk) -> None:
    shown = await noted(talk, "5/6 at 14:00 with Bo")
    other = next(label for label in labels(shown) if label.startswith("Or do you mean"))
    before = shown.text
    assert "14:00" in other
    changed = await talk.tap(shown, other)
    assert other.removeprefix("Or do you mean ").removesuffix("?") in changed.text
    assert changed.text != before


async def test_a_round_that_was_is_kept_as_one_that_was(talk: Talk) -> None:
    shown = await noted(talk, "had it last Friday at 10 with Bo")
    assert "Fri 27 Feb, 10:00" in shown.text
    assert "✓ That lies behind you." in shown.text
    assert "27 Feb" not in (await talk.say("/job 1")).text
    assert "1. ✓ Interview · Fri 27 Feb" in (await talk.say("/interview 1")).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/interview", "Write the job’s number"),
        ("/interview tomorrow", "Write the job’s number"),
        ("/interview 9 tomorrow 14:00", "no job #9"),
        ("/interview 1 with the CTO", "no sure time"),
        ("/interview 1 31 February 14:00", "no sure time"),
        ("/interview 1 Monday or Tuesday", "no sure time"),
        ("/interview 1 3 December 2044 14:00", "too far off"),
        (f"/interview 1 tomorrow 14:00 {'x' * 500}", "longer than 400"),
    ],
)
async def test_what_can_t_be_read_gets_one_kind_line(talk: Talk, words: str, answer: str) -> None:
    card = await saved(talk, ANALYST, "Applied")
    assert answer in (await talk.say(words)).text
    assert (await talk.say("/job 1")).text == card.text


async def test_a_talk_today_of_unknown_hour_does_not_lie_behind_yet(talk: Talk) -> None:
    shown = await noted(talk, "today")
    talk.clock.go_on(hours=10)
    assert "lies behind" not in shown.text
    assert "1. 🗓 Interview · Mon 2 Mar" in (await talk.say("/interview 1")).text


async def test_a_card_that_is_not_saved_has_no_rounds(talk: Talk) -> None:
    draft = await talk.say(ANALYST)
    await talk.emulator.tap(talk.robin, draft, "1vs:1", forged=True)
    assert "Save the job first" in (await talk.heard()).text


async def test_a_job_has_at_most_twenty_rounds(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "UTC")
    for hour in range(20):
        await talk.say(f"/interview 1 tomorrow {hour}:00")
    assert "20 interviews on this job already" in (await talk.say("/interview 1 tomorrow 20:00")).text


# --- changing a round ------------------------------------------------------------------------------------------------


async def test_each_part_of_a_round_is_changed_and_each_change_is_undone(talk: Talk) -> None:
    shown = await noted(talk)
    shown = await asked(talk, shown, "👤 With whom", "Ada <b>Brook")
    assert "👤 Ada <b>Brook" in shown.text
    shown = await asked(talk, shown, "📍 Place or link", "Harbour Road 5")
    assert "📍 Harbour Road 5" in shown.text
    shown = await asked(talk, shown, "🕐 When", "15:30")
    assert "Mon 9 Mar, 15:30" in shown.text, "the day stays where only the hour is said"
    await talk.tap(shown, "↩ Undo")
    assert "Mon 9 Mar, 14:00 (UTC) · with Ada <b>Brook · Harbour Road 5" in (await talk.say("/interview 1")).text
    shown = await asked(talk, await talk.tap(talk.from_bot()[-1], "1"), "🕐 When", "Friday")
    assert "Fri 6 Mar" in shown.text
    assert "I know the day alone" in shown.text
    shown = await asked(talk, shown, "👤 With whom", "-")
    assert "👤" not in shown.text


async def test_the_kind_is_chosen_by_taps(talk: Talk) -> None:
    shown = await noted(talk)
    kinds = await talk.tap(shown, "What kind")
    assert "● Interview" in labels(kinds)
    assert "Technical interview" in (await talk.tap(kinds, "Technical interview")).text


async def test_a_time_that_can_t_be_read_leaves_the_question_open(talk: Talk) -> None:
    shown = await noted(talk)
    assert "no sure time" in (await asked(talk, shown, "🕐 When", "whenever")).text
    assert "Tue 10 Mar, 09:30" in (await talk.say("10 March 9:30")).text


async def test_a_round_is_deleted_and_brought_back(talk: Talk) -> None:
    shown = await noted(talk)
    left = await talk.tap(shown, "Delete")
    assert "Deleted." in left.text
    assert "None yet." in left.text
    card = await talk.tap(left, "↩ Undo")
    assert "with the CTO" in card.text
    await talk.emulator.tap(talk.robin, left, "1un:3", forged=True)
    await talk.settled()
    assert (await talk.say("/interview 1")).text.count("with the CTO") == 1, "a second tap brings nothing more"


async def test_the_timeline_tells_of_rounds(talk: Talk) -> None:
    shown = await noted(talk)
    shown = await asked(talk, shown, "🕐 When", "10 March 9:00")
    await talk.tap(shown, "Delete")
    card = await talk.say("/job 1")
    way = (await talk.tap(await talk.tap(card, "More"), "Timeline")).text
    assert "🗓 Interview · Mon 9 Mar, 14:00 (UTC) · with the CTO" in way
    assert "🗓 moved: Interview · Tue 10 Mar, 09:00" in way
    assert "🗓 deleted: Interview · Tue 10 Mar" in way
    shown = await talk.say("/interview 1 11 March 9:00")
    await talk.tap(shown, "Move to Interview")
    way = (await talk.tap(await talk.tap(await talk.say("/job 1"), "More"), "Timeline")).text
    assert way.endswith("Wed 11 Mar, 09:00 (UTC)\n\n2 Mar 2026 Interview"), "a step stands apart"


@pytest.mark.parametrize("act", list(RoundAct))
async def test_a_button_of_a_round_that_is_gone_says_so(talk: Talk, act: RoundAct) -> None:
    shown = await noted(talk)
    await talk.tap(shown, "Delete")
    talk.emulator.press(talk.robin, shown.id, f"1vr:1:{act}", forged=True)
    assert "interview isn’t there any more" in (await talk.heard()).text


@pytest.mark.parametrize("wall", ["1", "209912311200", "202613011200", "9999999999999999"])
async def test_a_forged_time_moves_nothing(talk: Talk, wall: str) -> None:
    shown = await noted(talk)
    talk.emulator.press(talk.robin, shown.id, f"1vw:1:{wall}", forged=True)
    assert len((await talk.heard()).text.splitlines()) == 1
    assert "Mon 9 Mar, 14:00" in (await talk.say("/interview 1")).text


# --- never twice -----------------------------------------------------------------------------------------------------


async def test_a_round_is_noted_once_however_often_its_update_comes(talk: Talk, clock: Clock) -> None:
    await saved(talk, ANALYST, "Applied")
    same = visit(ROBIN, clock.now())
    made = [await interviews.add(talk.database, same, 1, "tomorrow 14:00") for _ in range(2)]
    assert made[0].interview.id == made[1].interview.id
    assert len(made[1].opened.interviews) == 1


async def test_what_changed_since_is_not_undone(talk: Talk, clock: Clock) -> None:
    await saved(talk, ANALYST, "Applied")
    made = await interviews.add(talk.database, visit(ROBIN, clock.now()), 1, "tomorrow 14:00")
    assert made.event_id is not None
    async with talk.database.begin() as tx:
        assert unpacked(packed(made.interview)) == made.interview
        assert unpacked('{"id": 1}') is None
        assert unpacked(packed(made.interview).replace("UTC", "Mars/Base")) is None
        assert tx is not None
    from bot.model.proposal import InterviewKind

    await interviews.set_kind(talk.database, visit(ROBIN, clock.now()), made.interview.id, InterviewKind.TASK)
    opened = await move.undo(talk.database, visit(ROBIN, clock.now()), made.event_id)
    assert [one.kind for one in opened.interviews] == [InterviewKind.TASK]
    assert sum(event.kind is EventKind.INTERVIEW for event in opened.timeline) == 2
    assert (await open_job(talk.database, visit(ROBIN, clock.now()), 1)).interviews == opened.interviews


# --- spoken of at the right moment -----------------------------------------------------------------------------------


async def go_to(talk: Talk, moment: datetime) -> None:
    """Go on to a moment in UTC, and let the bot do what is due."""
    talk.clock.time = moment
    talk.time_passes()
    await talk.quiet()


async def hears(talk: Talk, words: str) -> None:
    """Robin is told so by the bot; other things may come before."""
    while words not in (await talk.heard()).text:
        pass


def spoken(talk: Talk, words: str) -> int:
    """In how many of the bot's messages the words stand."""
    return sum(words in one.text for one in talk.from_bot())


async def test_the_day_before_two_hours_before_and_a_day_after_the_bot_says_so(talk: Talk) -> None:
    await noted(talk)
    await go_to(talk, datetime(2026, 3, 8, 9, 0, tzinfo=UTC))
    await hears(talk, "Tomorrow: Data Analyst (all genders), Brackwater Ferries\nInterview · Mon 9 Mar, 14:00")
    await go_to(talk, datetime(2026, 3, 9, 11, 59, tzinfo=UTC))
    assert spoken(talk, "In two hours") == 0
    await go_to(talk, datetime(2026, 3, 9, 12, 0, tzinfo=UTC))
    await hears(talk, "In two hours: Data Analyst (all genders), Brackwater Ferries\nInterview · Mon 9 Mar, 14:00")
    await go_to(talk, datetime(2026, 3, 10, 9, 0, tzinfo=UTC))
    await hears(talk, "A short thank-you today does well")
    await go_to(talk, datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    assert (spoken(talk, "Tomorrow:"), spoken(talk, "In two hours"), spoken(talk, "thank-you today")) == (1, 1, 1)


async def test_a_changed_time_takes_its_nudges_along(talk: Talk) -> None:
    shown = await noted(talk)
    await asked(talk, shown, "🕐 When", "12 March 16:00")
    await go_to(talk, datetime(2026, 3, 9, 12, 0, tzinfo=UTC))
    assert spoken(talk, "Tomorrow:") == spoken(talk, "In two hours") == 0
    await go_to(talk, datetime(2026, 3, 11, 9, 0, tzinfo=UTC))
    await hears(talk, "Tomorrow:")
    await go_to(talk, datetime(2026, 3, 12, 14, 0, tzinfo=UTC))
    await hears(talk, "In two hours")


async def test_of_a_deleted_round_nothing_is_said(talk: Talk) -> None:
    await talk.tap(await noted(talk), "Delete")
    for day, hour in ((8, 9), (9, 12), (10, 9)):
        await go_to(talk, datetime(2026, 3, day, hour, 0, tzinfo=UTC))
    assert spoken(talk, "Tomorrow:") == spoken(talk, "In two hours") == spoken(talk, "thank-you today") == 0


async def test_two_hours_before_an_early_talk_is_said_in_the_quiet_hours_too(talk: Talk) -> None:
    await noted(talk, "9 March 8:00")  # quiet until eight
    await go_to(talk, datetime(2026, 3, 9, 6, 0, tzinfo=UTC))
    await hears(talk, "In two hours")


async def test_a_day_without_an_hour_is_spoken_of_the_day_before_only(talk: Talk) -> None:
    await noted(talk, "9 March")
    await go_to(talk, datetime(2026, 3, 8, 9, 0, tzinfo=UTC))
    await hears(talk, "Tomorrow: Data Analyst (all genders), Brackwater Ferries\nInterview · Mon 9 Mar")
    await go_to(talk, datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    assert spoken(talk, "In two hours") == 0


async def test_the_clocks_change_between_the_noting_and_the_talk(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "Europe/Berlin")
    assert "Mon, 30 Mar, 14:00 (CEST)" in (await talk.say("/interview 1 30 March 14:00")).text.replace(
        "Mon 30", "Mon, 30"
    )
    await go_to(talk, datetime(2026, 3, 29, 7, 0, tzinfo=UTC))  # nine there
    await hears(talk, "Tomorrow:")
    await go_to(talk, datetime(2026, 3, 30, 9, 59, tzinfo=UTC))
    assert spoken(talk, "In two hours") == 0
    await go_to(talk, datetime(2026, 3, 30, 10, 0, tzinfo=UTC))
    await hears(talk, "In two hours")


async def test_a_hour_that_the_clocks_skip_lies_behind_the_gap(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "Europe/Berlin")
    await talk.say("/interview 1 29 March 02:30")
    opened = await open_job(talk.database, visit(ROBIN, talk.clock.now()), 1)
    assert opened.interviews[0].at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert opened.interviews[0].wall.hour == 2


async def test_a_talk_in_the_past_is_thanked_for_and_not_announced(talk: Talk) -> None:
    await noted(talk, "yesterday 14:00 with Bo")
    await go_to(talk, talk.clock.now() + timedelta(days=1))
    assert spoken(talk, "Tomorrow:") == spoken(talk, "In two hours") == 0
    await days_pass(talk, 3)
    assert not any("In two hours" in text for text in await said_by_itself(talk))
