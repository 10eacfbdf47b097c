"""The collection, as a person sees it: the list and its filters, tags, stars, the archive, every field corrected."""

import pytest

from bot.model.choice import AtStage, Choice, Due, Fit, Mode, Order, Shelf, Star
from bot.model.match import Verdict, least
from bot.playground import Message
from bot.storage import jobs
from bot.views.buttons import LONGEST, Browse, packed
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE

EVERYTHING = Choice(
    Shelf.ARCHIVED, AtStage.OFFER, Due.PASSED, Mode.ONSITE, Fit.GREAT, Star.STARRED, Order.NEWEST, 2**32 - 1
)


def labels(message: Message) -> list[str]:
    """The words on a message's buttons."""
    return [button.text for row in message.buttons for button in row]


def listed(message: Message) -> list[str]:
    """The numbers of the jobs on a list, in their order."""
    return [label for label in labels(message) if label.startswith("#")]


async def saved(talk: Talk, posting: str, to: str = "Save") -> Message:
    """A saved job's card."""
    return await talk.tap(await talk.say(posting), to)


async def three(talk: Talk) -> None:
    """A remote job saved (#1, by 31 March), one in Kiel applied for (#2, by 6 March), a nurse's offered (#3)."""
    await saved(talk, ANALYST.replace("Ferries, Kiel", "Ferries, Kiel, remote").replace("Data", "Fleet"))
    await saved(talk, ANALYST.replace("31 March", "6 March"), "Applied")
    await talk.tap(await saved(talk, NURSE), "Offer")


# --- the choice -------------------------------------------------------------------------------------------------------


def test_a_choice_fits_a_button_and_comes_back() -> None:
    assert Choice.numbered(EVERYTHING.number) == EVERYTHING
    assert Choice.numbered(Choice().number) == Choice()
    assert len(packed(Browse(EVERYTHING.number, 10**9)).encode()) <= LONGEST


@pytest.mark.parametrize("number", [15 << 32, 15 << 36, 2**63 - 1, 1 << 60])
def test_a_number_that_no_choice_has_is_none(number: int) -> None:
    assert Choice.numbered(number) is None


def test_a_tap_on_what_is_on_switches_it_off() -> None:
    assert Choice().switched(Due.WEEK) == Choice(due=Due.WEEK)
    assert Choice(due=Due.WEEK).switched(Due.OPEN) == Choice(due=Due.OPEN)
    assert Choice(due=Due.WEEK).switched(Due.WEEK) == Choice()


# --- filters and order ------------------------------------------------------------------------------------------------


async def test_the_list_is_filtered_by_stage_and_says_so(talk: Talk) -> None:
    await three(talk)
    page = await talk.say("/jobs")
    assert listed(page) == ["#3", "#2", "#1"]
    assert "✕ Clear" not in labels(page)
    page = await talk.tap(await talk.tap(page, "Filter · Sort"), "Applied")
    assert "● Applied" in labels(page)
    page = await talk.tap(page, "Show 1 job")
    assert page.text.startswith("1 job under way\nOnly: Applied")
    assert listed(page) == ["#2"]
    page = await talk.tap(page, "✕ Clear")
    assert listed(page) == ["#3", "#2", "#1"]
    assert "Only" not in page.text


async def choose(talk: Talk, *switches: str) -> list[str]:
    """The jobs that a fresh list shows once these are switched on."""
    page = await talk.tap(await talk.say("/jobs"), "Filter · Sort")
    for one in switches:
        page = await talk.tap(page, one)
    return listed(await talk.tap(page, "Show "))


async def test_each_filter_shows_what_it_says(talk: Talk) -> None:
    await three(talk)
    assert await choose(talk, "remote") == ["#1"]
    assert await choose(talk, "Due within 7 days") == ["#2"]
    assert await choose(talk, "Not over yet") == ["#3", "#2", "#1"]
    assert await choose(talk, "Deadline over") == []
    assert await choose(talk, "remote", "Due within 7 days") == []
    talk.clock.go_on(days=10)
    assert await choose(talk, "Deadline over") == ["#2"]
    assert await choose(talk, "Not over yet") == ["#3", "#1"]


async def test_the_list_is_sorted_by_deadline_and_by_age(talk: Talk) -> None:
    await three(talk)
    assert await choose(talk, "the nearest deadline") == ["#2", "#1", "#3"]
    assert await choose(talk, "the newest") == ["#3", "#2", "#1"]
    talk.clock.go_on(days=10)
    assert await choose(talk, "the nearest deadline") == ["#1", "#3", "#2"], "what is over comes last"


async def test_match_is_offered_once_it_is_known_and_filters_and_sorts(talk: Talk) -> None:
    await three(talk)
    page = await talk.tap(await talk.say("/jobs"), "Filter · Sort")
    assert "Great match" not in labels(page)
    async with talk.database.begin() as tx:
        await jobs.keep_matches(
            tx, talk.robin.id, {1: least(Verdict.GREAT), 2: least(Verdict.GOOD), 3: least(Verdict.GOOD) - 1}
        )
    assert await choose(talk, "Great match") == ["#1"]
    assert await choose(talk, "Good match or better") == ["#2", "#1"]
    assert await choose(talk, "the best match") == ["#1", "#2", "#3"]


async def test_a_filter_that_leaves_nothing_says_so_and_leads_back(talk: Talk) -> None:
    await three(talk)
    page = await talk.tap(await talk.tap(await talk.say("/jobs"), "Filter · Sort"), "hybrid")
    page = await talk.tap(page, "Show 0 jobs")
    assert page.text == "No job is like that.\nOnly: hybrid"
    assert listed(await talk.tap(page, "✕ Clear")) == ["#3", "#2", "#1"]


async def test_the_filter_stays_on_while_pages_are_turned(talk: Talk) -> None:
    for number in range(8):
        await saved(talk, ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}"))
    page = await talk.tap(await talk.tap(await talk.say("/jobs"), "Filter · Sort"), "the newest")
    page = await talk.tap(page, "Show 8 jobs")
    assert "1/2" in labels(page)
    page = await talk.tap(page, "›")
    assert "2/2" in labels(page)
    assert "First: the newest" in page.text
    assert listed(page) == ["#2", "#1"]


async def test_buttons_of_older_lists_still_turn_them(talk: Talk) -> None:
    await three(talk)
    page = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, page, "1ls:1", forged=True)
    await talk.settled()
    assert listed(talk.seen(page.id)) == ["#3", "#2", "#1"]
    await talk.emulator.tap(talk.robin, page, "1lc:1", forged=True)
    await talk.settled()
    assert "Nothing is closed yet" in talk.seen(page.id).text


async def test_a_forged_choice_says_that_it_expired(talk: Talk) -> None:
    page = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, page, f"1br:{2**63 - 1}:1", forged=True)
    assert "older version" in (await talk.heard()).text


@pytest.mark.parametrize("page", [0, 99, 2**63 - 1])
async def test_a_page_that_is_not_there_is_the_nearest_that_is(talk: Talk, page: int) -> None:
    await three(talk)
    shown = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, shown, f"1br:0:{page}", forged=True)
    await talk.settled()
    assert listed(talk.seen(shown.id)) == ["#3", "#2", "#1"]
