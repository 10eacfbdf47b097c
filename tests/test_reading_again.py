"""The same job again: by another way, after a change, after it was closed."""

from bot.errors import CannotRead
from bot.playground import Channel
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST, NURSE
from tests.test_main_job import LINK, page_of


async def saved(talk: Talk) -> int:
    """Save the analyst's job from its page; the card's message."""
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    return (await talk.tap(await talk.say(LINK), "Save")).id


async def test_an_agency_s_copy_is_warned_of_and_not_merged(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    copy = "Our client offers:\n" + ANALYST.replace("Brackwater Ferries", "A harbour company")
    card = await talk.say(copy)
    assert card.text.startswith("Looks like #1 Data Analyst (all genders)")
    assert card.button("Save")


async def test_another_posting_is_not_warned_of(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    assert "Looks like" not in (await talk.say(NURSE)).text


async def test_a_posting_that_changed_says_what_changed_and_keeps_the_old_text(talk: Talk) -> None:
    await saved(talk)
    later = ANALYST.replace("31 March 2026", "15 April 2026").replace("€50,000", "€54,000")
    talk.pages.pages[LINK] = html_page(LINK, page_of(later))
    talk.clock.go_on(days=2)
    card = await talk.say(LINK)
    await talk.settled()
    now = talk.seen(card.id)
    assert now.text.startswith("The posting has changed")
    assert "last day to apply: 31 Mar 2026 → 15 Apr 2026" in now.text
    assert "Apply by 15 Apr 2026" in now.text
    menu = await talk.tap(now, "More")
    assert "The posting has changed" in (await talk.tap(menu, "Timeline")).text


async def test_a_posting_that_says_the_same_changes_nothing(talk: Talk) -> None:
    await saved(talk)
    talk.clock.go_on(days=2)
    card = await talk.say(LINK)
    await talk.settled()
    assert not talk.seen(card.id).edited
    assert talk.pages.asked == [LINK, LINK]


async def test_a_posting_that_is_gone_says_so_and_is_kept(talk: Talk) -> None:
    await saved(talk)
    talk.pages.pages[LINK] = CannotRead("web-gone", host="brackwater.example")
    talk.clock.go_on(days=2)
    card = await talk.say(LINK)
    await talk.settled()
    assert "closed, or it is gone" in talk.seen(card.id).text
    assert "Brackwater Ferries" in (await talk.say("/job 1")).text


async def test_a_page_that_cannot_be_read_says_nothing_about_the_job(talk: Talk) -> None:
    card_id = await saved(talk)
    talk.pages.pages[LINK] = CannotRead("web-closed-door", host="brackwater.example")
    menu = await talk.tap(talk.seen(card_id), "More")
    assert "could not read the page this time" in (await talk.tap(menu, "Read the page again")).text


async def test_a_card_that_was_shown_long_ago_is_looked_up_when_it_is_saved(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    card = await talk.say(LINK)
    talk.pages.pages[LINK] = CannotRead("web-gone", host="brackwater.example")
    talk.clock.go_on(days=3)
    now = await talk.tap(card, "Save")
    assert "closed, or it is gone" in now.text
    assert "#1 · Saved" in now.text


async def test_the_channel_of_a_forwarded_posting_is_kept(talk: Talk) -> None:
    await talk.emulator.forward(talk.robin, ANALYST, origin=Channel("Jobs at sea"))
    card = await talk.heard()
    assert "via Jobs at sea" in card.text
