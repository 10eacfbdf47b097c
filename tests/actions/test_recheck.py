"""Saved postings are looked at now and then: politely, and without a word unless one has closed."""

import pytest

from bot.actions.recheck import Rechecks
from bot.errors import CannotRead
from bot.storage import users
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST
from tests.test_main_job import page_of

pytestmark = pytest.mark.engines("sqlite")


def link(number: int, site: str = "brackwater") -> str:
    """The address of a posting."""
    return f"https://{site}.example/jobs/{number}"


async def saved(talk: Talk, url: str, label: str = "Save") -> None:
    """Robin saves the job at a link."""
    talk.pages.pages[url] = html_page(url, page_of(ANALYST.replace("Data Analyst", f"Analyst {url[-1]} {url[8]}")))
    await talk.tap(await talk.say(url), label)


def rechecks(talk: Talk) -> Rechecks:
    """What looks at pages; nothing of what was asked before counts."""
    talk.pages.asked.clear()
    return Rechecks(talk.database, talk.pages, talk.clock.now)


async def test_after_three_days_a_saved_posting_is_looked_at_and_then_rests_again(talk: Talk) -> None:
    await saved(talk, link(1))
    looks = rechecks(talk)
    talk.clock.go_on(days=2)
    assert await looks.some() == 0
    talk.clock.go_on(days=1, minutes=1)
    assert await looks.some() == 1
    assert talk.pages.asked == [link(1)]
    talk.clock.go_on(days=2)
    assert await looks.some() == 0


async def test_a_site_is_asked_for_one_page_a_minute_and_others_beside_it(talk: Talk) -> None:
    for number in (1, 2, 3):
        await saved(talk, link(number))
    await saved(talk, link(4, "amberford"))
    looks = rechecks(talk)
    talk.clock.go_on(days=4)
    assert await looks.some() == 2
    assert set(talk.pages.asked) == {link(1), link(4, "amberford")}
    talk.clock.go_on(seconds=30)
    assert await looks.some() == 0
    talk.clock.go_on(seconds=31)
    assert await looks.some() == 1
    assert talk.pages.asked[-1] == link(2)


async def test_what_was_sent_closed_archived_or_never_saved_is_left_alone(talk: Talk) -> None:
    await saved(talk, link(1), "Applied")
    talk.pages.pages[link(2)] = html_page(link(2), page_of(ANALYST.replace("Data Analyst", "Analyst 2")))
    await talk.say(link(2))
    looks = rechecks(talk)
    talk.clock.go_on(days=10)
    assert await looks.some() == 0


async def test_who_has_blocked_the_bot_has_nothing_looked_at(talk: Talk) -> None:
    await saved(talk, link(1))
    async with talk.database.begin() as tx:
        await users.reachable(tx, talk.robin.id, since=talk.clock.now())
    talk.clock.go_on(days=4)
    assert await rechecks(talk).some() == 0


async def test_a_posting_that_has_closed_shows_it_on_its_card_in_the_list_and_today_and_says_nothing(
    talk: Talk,
) -> None:
    await saved(talk, link(1))
    talk.pages.pages[link(1)] = CannotRead("web-gone", host="brackwater.example")
    talk.clock.go_on(days=4)
    said = len(talk.from_bot())
    await rechecks(talk).some()
    await talk.quiet()
    assert len(talk.from_bot()) == said
    assert "🚪 Its posting is closed" in (await talk.say("/job 1")).text
    assert "🚪 Its posting is closed" in (await talk.say("/jobs")).text
    assert "#1" in (await talk.say("/today")).text
    talk.clock.go_on(days=10)
    assert await rechecks(talk).some() == 0  # it will not open again


async def test_a_page_that_can_t_be_read_changes_nothing_and_is_not_asked_for_every_minute(talk: Talk) -> None:
    await saved(talk, link(1))
    del talk.pages.pages[link(1)]  # any trouble at all
    looks = rechecks(talk)
    talk.clock.go_on(days=4)
    assert await looks.some() == 1
    talk.clock.go_on(minutes=5)
    assert await looks.some() == 0
    assert "🚪" not in (await talk.say("/job 1")).text


async def test_to_open_a_job_again_needs_no_second_look_while_it_is_fresh(talk: Talk) -> None:
    await saved(talk, link(1))
    talk.clock.go_on(days=4)
    looks = rechecks(talk)
    await looks.some()
    await talk.say(link(1))
    await talk.settled()
    assert talk.pages.asked == [link(1)]
