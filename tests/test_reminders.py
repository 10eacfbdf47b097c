"""Reminders, as a person sees them: by words, by the calendar, when one comes, and all of them."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions.reminders import read
from bot.playground import Message
from tests.conftest import Talk, visit
from tests.postings import ANALYST, NURSE
from tests.test_main_job import labels

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday


async def saved(talk: Talk, words: str = ANALYST, by: str = "Save") -> Message:
    """Robin saves a job; its card."""
    return await talk.tap(await talk.say(words), by)


async def settled_zone(talk: Talk) -> None:
    """Robin is asked once where they live, and would rather not say."""
    await talk.tap(await talk.heard(), "Not now")


# --- what /remind says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "number", "wall", "words"),
    [
        ("3 tomorrow 9:00 call HR", 3, "2026-03-03 09:00", "call HR"),
        ("#3 tomorrow 9:00 call HR", 3, "2026-03-03 09:00", "call HR"),
        ("3: tomorrow 9:00 call HR", 3, "2026-03-03 09:00", "call HR"),
        ("tomorrow 9:00 #3 call HR", 3, "2026-03-03 09:00", "call HR"),
        ("tomorrow 9:00 call HR #3", 3, "2026-03-03 09:00", "call HR"),
        ("tomorrow 9:00 call HR", None, "2026-03-03 09:00", "call HR"),
        ("3 December 9:00 call HR", None, "2026-12-03 09:00", "call HR"),
        ("3 in 2 hours", 3, "2026-03-02 11:00", ""),
        ("3 every Monday 9:00", 3, "2026-03-09 09:00", ""),
        ("3 Friday", 3, "2026-03-06 09:00", ""),
        ("3 morgen um 9 HR anrufen", 3, "2026-03-03 09:00", "HR anrufen"),
        ("3 через 3 дня позвонить", 3, "2026-03-05 09:00", "позвонить"),
        ("3 demain à 14h relancer", 3, "2026-03-03 14:00", "relancer"),
        ("3 mañana a las 10 llamar", 3, "2026-03-03 10:00", "llamar"),
    ],
)
def test_a_number_a_time_and_words_are_told_apart(said: str, number: int | None, wall: str, words: str) -> None:
    found = read(said, visit(1, NOW), NOW)
    assert found.when is not None
    assert (found.number, f"{found.when.wall:%Y-%m-%d %H:%M}", found.words) == (number, wall, words)


@pytest.mark.parametrize(
    ("said", "number", "words"), [("", None, ""), ("3", 3, ""), ("#3", 3, ""), ("3 call HR", 3, "call HR")]
)
def test_without_a_time_the_rest_is_told(said: str, number: int | None, words: str) -> None:
    found = read(said, visit(1, NOW), NOW)
    assert (found.number, found.when, found.words) == (number, None, words)


@settings(deadline=None)  # the reader of times is loaded when it is first needed
@given(st.text(max_size=5_000) | st.from_regex(r"#?\d{1,40}[:,]? (tomorrow|in \d{1,30} hours|31/\d\d?|9:00) .{0,9}"))
def test_whatever_is_written_is_read_or_not_but_never_breaks(words: str) -> None:
    found = read(words, visit(1, NOW), NOW)
    assert found.number is None or 0 <= found.number < 10**9
    assert len(found.words) <= len(words)


# --- set by words -----------------------------------------------------------------------------------------------------


async def test_a_reminder_in_words_is_echoed_with_its_zone_and_comes(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 tomorrow 9:00 call HR")
    assert echo.text == (
        "⏰ I’ll remind you on Tue 3 Mar, 09:00 (UTC).\ncall HR\n#1 Data Analyst (all genders), Brackwater Ferries"
    )
    assert labels(echo) == ["↩ Undo", "Change", "Open the job"]
    await settled_zone(talk)
    talk.time_passes(days=1)
    assert (await talk.heard()).text == "⏰ call HR\n#1 Data Analyst (all genders), Brackwater Ferries"


async def test_a_german_is_understood_and_answered_in_german(talk: Talk) -> None:
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    echo = await talk.say("/remind morgen um 9 nachfragen", by=talk.lena)
    assert echo.text.startswith("⏰ Ich erinnere dich: Di., 3. März, 09:00 (MEZ).\nnachfragen\n#1 ")


async def test_undo_calls_it_off_and_that_can_be_undone_too(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 in 2 hours")
    off = await talk.tap(echo, "Undo")
    assert off.text.startswith("✕ Called off: Mon 2 Mar, 11:00")
    assert "No reminders" in (await talk.say("/reminders")).text
    on = await talk.tap(off, "Undo")
    assert on.text.startswith("⏰ Comes on Mon 2 Mar, 11:00")
    talk.time_passes(hours=2)
    assert "You asked me to remind you" in (await talk.heard()).text


async def test_a_reply_to_a_card_needs_no_number(talk: Talk) -> None:
    first = await saved(talk)
    await talk.tap(await talk.say(NURSE), "Save")
    echo = await talk.say("/remind in 2 hours write to them", reply_to=first.id)
    assert "write to them\n#1 Data Analyst" in echo.text


async def test_with_one_job_under_way_that_one_is_meant(talk: Talk) -> None:
    await saved(talk)
    assert "#1 Data Analyst" in (await talk.say("/remind in 2 hours")).text


async def test_with_several_the_job_is_chosen_by_a_tap_and_the_words_are_kept(talk: Talk) -> None:
    await saved(talk)
    await talk.tap(await talk.say(NURSE), "Save")
    asked = await talk.say("/remind in 2 hours call HR")
    assert asked.text == "Which job is it for?"
    talk.clock.go_on(minutes=30)
    set_ = await talk.tap(asked, "#1")
    assert set_.text.startswith("⏰ I’ll remind you on Mon 2 Mar, 11:00 (UTC).\ncall HR\n#1 Data Analyst")


async def test_a_series_says_so_and_goes_on(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 every Monday 9:30 look at the queue")
    assert "Mon 2 Mar, 09:30 (UTC), every week" in echo.text
    await settled_zone(talk)
    for _ in range(3):
        talk.clock.time = talk.clock.time.replace(hour=9, minute=30)
        talk.time_passes()
        assert (await talk.heard()).text.startswith("⏰ look at the queue")
        talk.clock.go_on(days=7)


async def test_two_readings_are_both_offered(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 5/6 call")
    assert labels(echo)[:2] == ["✓ Fri 5 Jun, 09:00", "Wed 6 May, 09:00"]
    other = await talk.tap(echo, "Wed 6 May")
    assert other.text.startswith("⏰ I’ll remind you on Wed 6 May, 09:00 (UTC)")
    assert labels(other)[:2] == ["✓ Wed 6 May, 09:00", "Fri 5 Jun, 09:00"]


async def test_what_is_past_or_no_time_is_answered_kindly_and_sets_nothing(talk: Talk) -> None:
    await saved(talk)
    assert "has gone by" in (await talk.say("/remind 1 yesterday 9:00 call")).text
    assert "/remind 3 tomorrow 9:00 call HR" in (await talk.say("/remind 1 soonish call")).text
    assert "No reminders" in (await talk.say("/reminders")).text


async def test_a_number_alone_shows_when_one_can_be_reminded(talk: Talk) -> None:
    await saved(talk)
    assert labels(await talk.say("/remind 1"))[:4] == ["In 3 hours", "Tomorrow", "In 3 days", "In a week"]


async def test_words_too_long_for_a_reminder_can_be_a_note(talk: Talk) -> None:
    await saved(talk)
    long = " ".join(["practice"] * 80)
    refused = await talk.say(f"/remind 1 tomorrow 9:00 {long}")
    assert "longer than a reminder can be" in refused.text
    kept = await talk.tap(refused, "Keep it as a note")
    assert "practice practice" in kept.text
    assert "tomorrow" not in kept.text


async def test_with_nothing_saved_it_says_so(talk: Talk) -> None:
    assert "no job under way" in (await talk.say("/remind tomorrow 9:00 call")).text


# --- the calendar -----------------------------------------------------------------------------------------------------


async def test_a_day_and_an_hour_are_picked_on_a_calendar(talk: Talk) -> None:
    card = await saved(talk)
    month = await talk.tap(await talk.tap(card, "Remind"), "📅 Pick a date")
    rows = [[button.text for button in row] for row in month.buttons]
    assert rows[0][1] == "Mar 2026"
    assert rows[1] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert rows[2][0] == "2", "today is Monday, the 2nd"
    april = await talk.tap(month, "›")
    assert april.buttons[0][1].text == "Apr 2026"
    hours = await talk.tap(april, "15")
    assert "Wed 15 Apr" in hours.text
    assert "⏰ I’ll remind you on Wed 15 Apr, 14:00 (UTC)." in (await talk.tap(hours, "14:00")).text


async def test_days_that_are_over_do_nothing(talk: Talk) -> None:
    talk.clock.go_on(days=2)
    card = await saved(talk)
    month = await talk.tap(await talk.tap(card, "Remind"), "📅 Pick a date")
    assert [button.text for button in month.buttons[2]] == ["·", "·", "4", "5", "6", "7", "8"]
    assert (await talk.tap(month, "·")).buttons == month.buttons


async def test_the_calendar_ends_after_two_years(talk: Talk) -> None:
    card = await saved(talk)
    month = await talk.tap(await talk.tap(card, "Remind"), "📅 Pick a date")
    for _ in range(24):
        month = await talk.tap(month, "›")
    assert month.buttons[0][1].text == "Mar 2028"
    assert "›" not in labels(month)
    assert sum(len(row) for row in month.buttons) <= 100


async def test_on_a_picked_day_another_time_can_be_written(talk: Talk) -> None:
    card = await saved(talk)
    month = await talk.tap(await talk.tap(card, "Remind"), "📅 Pick a date")
    await talk.emulator.tap(talk.robin, await talk.tap(month, "20"), "Another time")
    assert "When shall I remind you" in (await talk.heard()).text
    assert "found no time" in (await talk.say("whenever")).text
    assert "Fri 20 Mar, 09:45 (UTC)" in (await talk.say("9:45")).text


async def test_the_day_before_the_deadline_is_offered_while_it_is_to_come(talk: Talk) -> None:
    card = await saved(talk)  # the last day is 31 March
    menu = await talk.tap(card, "Remind")
    assert "30 Mar" in (await talk.tap(menu, "The day before the deadline")).text
    talk.clock.time = talk.clock.time.replace(day=30, hour=10)
    assert "The day before the deadline" not in labels(await talk.say("/remind 1"))


# --- when one comes ---------------------------------------------------------------------------------------------------


async def came(talk: Talk, words: str = "in 2 hours call HR") -> Message:
    """A reminder that Robin set and that came."""
    await saved(talk)
    await talk.say(f"/remind 1 {words}")
    talk.time_passes(hours=2)
    return await talk.heard()


async def test_a_reminder_that_came_is_done_in_place_and_undone(talk: Talk) -> None:
    push = await came(talk)
    assert labels(push) == ["Open the job", "✓ Done", "In 1 hour", "Tomorrow", "Later …"]
    done = await talk.tap(push, "✓ Done")
    assert done.text.startswith("✓ Done.\ncall HR")
    assert (await talk.tap(done, "Undo")).text.startswith("⏰ call HR")


async def test_a_snoozed_reminder_comes_again(talk: Talk) -> None:
    push = await came(talk)
    assert "💤 I’ll come back to it on Mon 2 Mar, 12:00" in (await talk.tap(push, "In 1 hour")).text
    talk.time_passes(hours=1)
    assert (await talk.heard()).text.startswith("⏰ call HR")


async def test_a_snooze_that_was_undone_does_not_come(talk: Talk) -> None:
    push = await came(talk)
    await talk.tap(await talk.tap(push, "In 1 hour"), "Undo")
    assert "No reminders" in (await talk.say("/reminders")).text


async def test_two_quick_snoozes_of_a_series_are_one(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 every Monday 11:00 look at the queue")
    await settled_zone(talk)
    talk.time_passes(hours=2)
    push = await talk.heard()
    await talk.emulator.tap(talk.robin, push, "In 1 hour")
    await talk.emulator.tap(talk.robin, push, "In 1 hour")
    await talk.settled()
    assert "2 reminders to come" in (await talk.say("/reminders")).text, "the series, and this occurrence"


@pytest.mark.engines("sqlite", "postgresql")
async def test_a_snooze_of_a_series_moves_this_occurrence_only(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 every Monday 11:00 look at the queue")
    await settled_zone(talk)
    talk.time_passes(hours=2)
    await talk.tap(await talk.heard(), "Tomorrow")
    listed = (await talk.say("/reminders")).text
    assert re.findall(r"\d\. (\w+ \d+ \w+, \d\d:\d\d)", listed) == ["Tue 3 Mar, 09:00", "Mon 9 Mar, 11:00"]


async def test_a_series_is_stopped_in_its_message_and_goes_on_again(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 every Monday 11:00 look at the queue")
    await settled_zone(talk)
    talk.time_passes(hours=2)
    stopped = await talk.tap(await talk.heard(), "Stop the series")
    assert stopped.text.startswith("✕ This one comes no more.")
    assert "No reminders" in (await talk.say("/reminders")).text
    await talk.tap(stopped, "Undo")
    assert "Mon 9 Mar, 11:00" in (await talk.say("/reminders")).text


async def test_one_that_came_can_be_picked_anew_on_the_calendar(talk: Talk) -> None:
    push = await came(talk)
    hours = await talk.tap(await talk.tap(push, "Later …"), "5")
    assert "Thu 5 Mar, 10:00" in (await talk.tap(hours, "10:00")).text
    talk.clock.time = datetime(2026, 3, 5, 10, tzinfo=UTC)
    talk.time_passes()
    assert (await talk.heard()).text.startswith("⏰ call HR")


async def test_from_the_calendar_one_gets_back_to_the_reminder_as_it_came(talk: Talk) -> None:
    push = await came(talk)
    back = await talk.tap(await talk.tap(push, "Later …"), "Back")
    assert (back.text, labels(back)) == (push.text, labels(push))


async def test_one_called_off_on_its_way_is_not_said(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 in 2 hours call HR")
    await talk.tap(echo, "Undo")
    talk.time_passes(hours=3)
    await talk.quiet()
    assert not any(one.text.startswith("⏰ call HR") for one in talk.from_bot())


# --- all of them ------------------------------------------------------------------------------------------------------


@pytest.mark.engines("sqlite", "postgresql")
async def test_all_reminders_nearest_first_six_a_page(talk: Talk) -> None:
    await saved(talk)
    for hours in range(8, 0, -1):
        await talk.say(f"/remind 1 in {hours} hours call {hours}")
    listed = await talk.say("/reminders")
    assert listed.text.startswith("8 reminders to come")
    assert re.findall(r"call (\d)", listed.text) == ["1", "2", "3", "4", "5", "6"]
    assert re.findall(r"call (\d)", (await talk.tap(listed, "›")).text) == ["7", "8"]


async def test_a_reminder_s_time_is_changed_by_words_and_by_the_calendar(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 in 2 hours call HR")
    opened = await talk.tap(await talk.say("/reminders"), "⏰ 1")
    await talk.emulator.tap(talk.robin, opened, "In words")
    await talk.heard()
    assert "Comes on Tue 3 Mar, 15:00 (UTC)" in (await talk.say("tomorrow 15:00")).text
    hours = await talk.tap(await talk.tap(opened, "Pick a date"), "9")
    assert "Comes on Mon 9 Mar, 08:00 (UTC)" in (await talk.tap(hours, "08:00")).text
    assert "One reminder to come" in (await talk.say("/reminders")).text


async def test_a_reminder_s_words_are_changed(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 in 2 hours call HR")
    opened = await talk.tap(await talk.say("/reminders"), "⏰ 1")
    await talk.emulator.tap(talk.robin, opened, "Change the words")
    await talk.heard()
    assert "call the captain" in (await talk.say("call the captain")).text
    talk.time_passes(hours=2)
    assert (await talk.heard()).text.startswith("⏰ call the captain")


async def test_a_series_that_is_moved_stays_a_series(talk: Talk) -> None:
    await saved(talk)
    echo = await talk.say("/remind 1 every Monday 11:00 look")
    await settled_zone(talk)
    await talk.emulator.tap(talk.robin, await talk.tap(echo, "Change"), "In words")
    await talk.heard()
    assert "Wed 4 Mar, 10:00 (UTC), every week" in (await talk.say("Wednesday 10:00")).text


async def test_a_job_that_is_deleted_takes_its_reminders_along(talk: Talk) -> None:
    card = await saved(talk)
    await talk.say("/remind 1 in 2 hours call HR")
    await talk.tap(await talk.tap(await talk.tap(card, "More"), "Delete"), "Yes, delete")
    assert "No reminders" in (await talk.say("/reminders")).text
