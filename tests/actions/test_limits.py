"""One person can't take all of a machine; who reaches an end is told in a line, and can go on otherwise."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.actions import answer, bring_in, limits, move, remind
from bot.actions.expire import expire
from bot.actions.open_job import open_job
from bot.actions.take_in import take_in
from bot.errors import CannotRead, UserError
from bot.model.given import GivenLink, GivenText
from bot.model.paste import Piece
from bot.model.posting import Posting
from bot.model.proposal import Suggested
from bot.model.user import Cause, Visit
from bot.storage import events, pieces, postings, proposals, reminders, schema, users
from bot.storage.database import Database
from bot.summary.quick import summarise
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


async def a_saved_job(database: Database, clock: Clock) -> int:
    """Robin's job, saved; its id."""
    taken = await take_in(database, visit(1001, clock.now()), GivenText(ANALYST), FakeWeb())
    return (await move.save(database, visit(1001, clock.now()), taken.opened.job.id)).opened.job.id


async def test_a_job_s_notes_have_an_end_and_those_that_are_there_stay(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await a_saved_job(database, clock)
    monkeypatch.setattr(events, "MOST_LINES", 3)
    for update_id in (11, 12):
        await answer.note(database, another(clock, update_id), job_id, f"note {update_id}")
    with pytest.raises(UserError) as refused:
        await answer.note(database, another(clock, 13), job_id, "one too many")
    assert (refused.value.key, refused.value.facts) == ("too-many-lines", {"most": 3})
    opened = await open_job(database, another(clock, 14), job_id)
    assert [one.text for one in opened.timeline if one.text] == ["note 11", "note 12"]


async def test_reminders_that_are_over_make_room_and_those_to_come_stay(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await a_saved_job(database, clock)
    monkeypatch.setattr(reminders, "MOST_OVER", 2)
    to_come = await remind.remind(database, another(clock, 20), job_id, remind.Wait.WEEK)
    for update_id in range(21, 28):
        made = await remind.remind(database, another(clock, update_id), job_id, remind.Wait.WEEK)
        assert made.reminder is not None
        await remind.call_off(database, another(clock, update_id), made.reminder.id)
    async with database.begin() as tx:
        left = (await tx.execute(select(schema.reminders.c.id).order_by(schema.reminders.c.id))).scalars().all()
    assert to_come.reminder is not None
    assert left[0] == to_come.reminder.id
    assert len(left) == 1 + 2 + 1, "the one to come, two that were over, and the one called off since"


async def test_of_many_readings_the_first_and_the_latest_stay(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await a_saved_job(database, clock)
    monkeypatch.setattr(postings, "MOST_READINGS", 3)
    for number in range(6):
        posting = Posting(source="text", text=f"reading {number}")
        async with database.begin() as tx:
            await postings.keep_later(tx, 1001, job_id, posting, summarise(posting), clock.now())
    async with database.begin() as tx:
        kept = (await tx.execute(select(schema.postings.c.posting).order_by(schema.postings.c.id))).scalars().all()
    assert ["reading" in one for one in kept] == [False, True, True]
    assert ["reading 4" in kept[1], "reading 5" in kept[2]] == [True, True]


async def test_of_what_was_proposed_and_of_texts_in_pieces_the_latest_are_kept(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_KEPT", 2)
    monkeypatch.setattr(pieces, "MOST_PIECES", 2)
    async with database.begin() as tx:
        await users.welcome(tx, 1002, "en", clock.now())
        for user in (1002, 1001):
            for number in range(1, 6):
                await proposals.add(tx, user, None, Suggested((), f"words {number}", "UTC"), clock.now())
                await pieces.keep(tx, user, Piece(number, number, clock.now(), f"piece {number}"))
        for table, key in ((schema.proposals, schema.proposals.c.id), (schema.pieces, schema.pieces.c.message_id)):
            for user in (1001, 1002):
                found = await tx.execute(select(key).where(table.c.user_id == user).order_by(key))
                first, second = found.scalars().all()
                assert second - first == 1
        assert await pieces.last(tx, 1001) == Piece(5, 5, clock.now(), "piece 5")


async def test_a_file_that_brings_more_jobs_than_there_is_room_for_changes_nothing(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_saved_job(database, clock)
    monkeypatch.setattr(limits, "MOST_JOBS", 2)
    fits, too_many = b"Title,Company\nCook,Brindle\n", b"Title,Company\nCook,Brindle\nBaker,Brindle\n"
    with pytest.raises(CannotRead) as refused:
        await bring_in.preview(database, another(clock, 30), too_many)
    assert (refused.value.key, refused.value.facts) == ("import-no-room", {"count": 1, "more": 2, "most": 2})
    assert (await bring_in.preview(database, another(clock, 31), fits)).jobs == 1


def another(clock: Clock, update_id: int) -> Visit:
    """Robin's visit by another update."""
    return replace(visit(1001, clock.now()), cause=Cause(7, update_id))
