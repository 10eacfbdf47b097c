"""One person can't take all of a machine; who reaches an end is told in a line, and can go on otherwise."""

from datetime import timedelta

import pytest

from bot.actions import limits
from bot.actions.expire import expire
from bot.actions.take_in import take_in
from bot.errors import CannotRead, UserError
from bot.model.given import GivenLink, GivenText
from bot.storage import users
from bot.storage.database import Database
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb, html_page
from tests.postings import ANALYST, NURSE
from tests.test_main_job import page_of

LINK = "https://brackwater.example/jobs/7"


@pytest.fixture(autouse=True)
async def robin(database: Database, clock: Clock) -> None:
    """Somebody has written."""
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())


async def test_links_have_an_end_a_day_and_the_text_still_works(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LINKS_A_DAY", 1)
    web = FakeWeb({LINK: html_page(LINK, page_of(ANALYST))})
    await take_in(database, visit(1001, clock.now()), GivenLink(LINK), web)
    with pytest.raises(CannotRead) as refused:
        await take_in(database, visit(1001, clock.now()), GivenLink(f"{LINK}8"), web)
    assert (refused.value.key, refused.value.facts) == ("too-many-links", {"most": 1})
    assert web.asked == [LINK]
    assert (await take_in(database, visit(1001, clock.now()), GivenLink(LINK), web)).known  # no page is read for it
    await take_in(database, visit(1001, clock.now()), GivenText(NURSE), web)
    clock.go_on(days=1)
    web.pages[f"{LINK}8"] = html_page(f"{LINK}8", page_of(ANALYST.replace("Data Analyst", "Data Engineer")))
    await take_in(database, visit(1001, clock.now()), GivenLink(f"{LINK}8"), web)


async def test_jobs_have_an_end_and_cards_that_were_never_saved_make_room(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_JOBS", 1)
    await take_in(database, visit(1001, clock.now()), GivenText(ANALYST), FakeWeb())
    with pytest.raises(UserError) as refused:
        await take_in(database, visit(1001, clock.now()), GivenText(NURSE), FakeWeb())
    assert refused.value.key == "too-many-jobs"
    await expire(database, clock.now() + timedelta(days=31))
    await take_in(database, visit(1001, clock.now()), GivenText(NURSE), FakeWeb())
