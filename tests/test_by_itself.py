"""What the bot says by itself: before a deadline, after silence, in the morning; and when it holds its tongue."""

from datetime import timedelta

from bot.actions.switch import switch
from bot.errors import CannotRead
from bot.model.user import Cause, Topic, Visit
from bot.playground import Message
from bot.storage import users
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST, NURSE
from tests.test_main_job import LINK, labels, page_of

DEADLINE_ALERT = "left to apply"


async def saved(talk: Talk, words: str = ANALYST, label: str = "Save") -> Message:
    """Robin saves a job; its card."""
    return await talk.tap(await talk.say(words), label)


async def days_pass(talk: Talk, days: int) -> None:
    """Go on to nine o'clock of a later day, and let the bot do what is due."""
    talk.clock.time = talk.clock.time.replace(hour=9, minute=0) + timedelta(days=days)
    talk.time_passes()


async def said_by_itself(talk: Talk) -> list[str]:
    """What the bot has said so far, once nothing more is due."""
    await talk.quiet()
    return [one.text for one in talk.from_bot()]


# --- a deadline -------------------------------------------------------------------------------------------------


async def test_three_days_and_one_day_before_a_deadline_the_bot_says_so(talk: Talk) -> None:
    await saved(talk)  # on 2 March; the last day is 31 March
    await days_pass(talk, 26)
    assert "3 days left to apply (until 31 Mar 2026)" in (await talk.heard()).text
    await days_pass(talk, 2)
    assert "One day left to apply" in (await talk.heard()).text


async def test_who_has_applied_hears_of_no_deadline(talk: Talk) -> None:
    await saved(talk, label="Applied")
    await days_pass(talk, 28)
    assert not any(DEADLINE_ALERT in text for text in await said_by_itself(talk))


async def test_a_save_that_was_undone_is_not_spoken_of(talk: Talk) -> None:
    await talk.tap(await saved(talk), "Undo")
    await days_pass(talk, 28)
    assert not any(DEADLINE_ALERT in text for text in await said_by_itself(talk))


async def test_a_corrected_deadline_moves_its_alert(talk: Talk) -> None:
    menu = await talk.tap(await talk.tap(await saved(talk), "More"), "✎ Edit")
    await talk.emulator.tap(talk.robin, menu, "Last day")
    await talk.heard()
    await talk.say("20 March 2026")
    await days_pass(talk, 15)
    assert "3 days left to apply (until 20 Mar 2026)" in (await talk.heard()).text


async def test_before_the_alert_the_page_is_looked_at(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    await saved(talk, LINK)
    await days_pass(talk, 26)
    alert = await talk.heard()
    assert "I have just looked: it is still open." in alert.text
    assert talk.pages.asked == [LINK, LINK]


async def test_an_alert_says_that_the_posting_is_closed_and_offers_to_close_the_job(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    await saved(talk, LINK)
    talk.pages.pages[LINK] = CannotRead("web-gone", host="brackwater.example")
    await days_pass(talk, 26)
    alert = await talk.heard()
    assert "its page says that it is closed" in alert.text
    assert (await talk.tap(alert, "Posting closed")).text.startswith("#1 · Closed: Posting closed")


async def test_a_page_that_says_nothing_does_not_hold_the_alert_up(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    await saved(talk, LINK)
    talk.pages.pages[LINK] = CannotRead("web-slow", host="brackwater.example")
    await days_pass(talk, 26)
    assert "I could not see on its page whether it is still open." in (await talk.heard()).text


# --- silence ----------------------------------------------------------------------------------------------------


async def test_a_follow_up_is_offered_after_8_days_and_once_more_7_days_later(talk: Talk) -> None:
    await saved(talk, label="Applied")
    await days_pass(talk, 8)
    assert "8 days without a word" in (await talk.heard()).text
    await days_pass(talk, 7)
    assert "One last question is fine" in (await talk.heard()).text
    before = len(talk.from_bot())
    await days_pass(talk, 7)
    assert len(await said_by_itself(talk)) == before


async def test_who_wrote_to_them_is_asked_again_a_week_after_that_and_then_no_more(talk: Talk) -> None:
    await saved(talk, label="Applied")
    await days_pass(talk, 8)
    card = await talk.tap(await talk.heard(), "I wrote to them")
    assert "↩ Undo" in labels(card)
    await days_pass(talk, 7)
    await talk.tap(await talk.heard(), "I wrote to them")
    before = len(talk.from_bot())
    await days_pass(talk, 10)
    assert len(await said_by_itself(talk)) == before


async def test_a_month_of_silence_is_offered_to_be_closed_and_never_closed_by_itself(talk: Talk) -> None:
    await saved(talk, label="Applied")
    for days in (8, 7):
        await days_pass(talk, days)
        await talk.heard()
    await days_pass(talk, 15)
    offer = await talk.heard()
    assert "A month of silence" in offer.text
    assert "1 job under way" in (await talk.say("/jobs")).text
    assert (await talk.tap(offer, "No response")).text.startswith("#1 · Closed: No response")


async def test_a_note_begins_the_month_anew(talk: Talk) -> None:
    card = await saved(talk, label="Applied")
    for days in (8, 7):
        await days_pass(talk, days)
        await talk.heard()
    await talk.say("They asked for a certificate", reply_to=card.id)
    await days_pass(talk, 15)
    assert not any("A month of silence" in text for text in await said_by_itself(talk))
    await days_pass(talk, 15)
    assert "A month of silence" in (await talk.heard()).text


# --- manners ----------------------------------------------------------------------------------------------------


async def test_more_than_two_things_come_as_one_digest(talk: Talk) -> None:
    for number in range(3):
        await saved(talk, ANALYST.replace("Data Analyst", f"Data Analyst {number}").replace("dashboards", f"{number}s"))
    await days_pass(talk, 26)
    digest = await talk.heard()
    assert digest.text.count(DEADLINE_ALERT) == 3
    assert {"#1", "#2", "#3"} <= set(labels(digest))
    before = len(talk.from_bot())
    assert len(await said_by_itself(talk)) == before


async def test_a_kind_of_alert_is_switched_off_in_its_own_message_and_on_again(talk: Talk) -> None:
    await saved(talk)
    await days_pass(talk, 26)
    alert = await talk.heard()
    await talk.emulator.tap(talk.robin, alert, "🔕 No deadline alerts")
    off = await talk.heard()
    assert off.text == "🔕 Switched off: alerts before a deadline."
    await days_pass(talk, 2)
    assert sum(DEADLINE_ALERT in text for text in await said_by_itself(talk)) == 1
    assert "🔔 On" in (await talk.tap(off, "Undo")).text


async def test_what_fell_due_at_night_waits_for_the_morning(talk: Talk) -> None:
    await saved(talk)
    talk.clock.time = talk.clock.time.replace(day=27, hour=22)
    talk.time_passes()
    await talk.quiet()
    talk.clock.time = talk.clock.time.replace(day=28, hour=23)  # the machine was off all day
    talk.time_passes()
    assert not any(DEADLINE_ALERT in text for text in await said_by_itself(talk))
    talk.clock.time = talk.clock.time.replace(day=29, hour=8)
    talk.time_passes()
    assert "2 days left to apply" in (await talk.heard()).text


async def test_an_alert_whose_job_was_closed_meanwhile_is_not_sent(talk: Talk) -> None:
    card = await saved(talk)
    talk.clock.time = talk.clock.time.replace(day=28, hour=23)
    talk.time_passes()
    await talk.quiet()
    await talk.tap(await talk.tap(card, "More"), "They said no")
    talk.clock.time = talk.clock.time.replace(day=29, hour=8)
    talk.time_passes()
    assert not any(DEADLINE_ALERT in text for text in await said_by_itself(talk))


# --- what to do next ----------------------------------------------------------------------------------------------


async def test_today_names_one_thing_to_do_and_why(talk: Talk) -> None:
    await saved(talk)
    await saved(talk, NURSE)
    await days_pass(talk, 26)
    await talk.heard()
    shown = await talk.say("/today")
    assert "👉 Apply, 3 days left: #1 Data Analyst" in shown.text
    assert shown.text.count("👉") == 1
    assert "#2" in shown.text
    assert (await talk.tap(shown, "Open #1")).text.startswith("#1 · Saved")


async def test_with_nothing_saved_today_says_what_to_send(talk: Talk) -> None:
    assert "Nothing presses" in (await talk.say("/today")).text


async def test_who_wants_a_morning_message_gets_the_day_s_one_thing_and_what_is_due_in_one(talk: Talk) -> None:
    await saved(talk)
    async with talk.database.begin(talk.robin.id) as tx:
        robin = await users.known(tx, talk.robin.id)
    assert robin is not None
    await switch(talk.database, Visit(robin, talk.clock.now(), Cause(7, 1)), Topic.MORNING, on=True)
    await days_pass(talk, 1)
    morning = await talk.heard()
    assert morning.text.startswith("☀️ 3 Mar 2026")
    assert "👉 Apply: #1 Data Analyst" in morning.text
    await days_pass(talk, 25)
    with_alert = await talk.heard()
    assert "3 days left to apply" in with_alert.text
    await talk.emulator.tap(talk.robin, with_alert, "🔕 No morning message")
    assert (await talk.heard()).text == "🔕 Switched off: the morning message."
    before = len(talk.from_bot())
    await days_pass(talk, 1)
    assert len(await said_by_itself(talk)) == before


async def test_a_digest_s_lines_are_short_and_name_each_job(talk: Talk) -> None:
    for number in range(3):
        await saved(
            talk,
            ANALYST.replace("Data Analyst", f"Data Analyst {number}").replace("dashboards", f"{number}s"),
            "Applied",
        )
    await days_pass(talk, 8)
    digest = await talk.heard()
    assert digest.text.splitlines()[0] == "A few things at once:"
    assert digest.text.count("8 days without a word: Data Analyst") == 3


async def test_after_days_of_outage_what_was_missed_comes_as_one_message(talk: Talk) -> None:
    card = await saved(talk)
    for wait in ("In 3 hours", "Tomorrow"):
        card = await talk.tap(await talk.tap(card, "Remind"), wait)
    assert "where you are?" in (await talk.heard()).text
    await days_pass(talk, 5)
    missed = await talk.heard()
    assert missed.text.count("⏰") == 2
    before = len(talk.from_bot())
    assert len(await said_by_itself(talk)) == before
