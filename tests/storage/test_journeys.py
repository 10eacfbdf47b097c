"""How jobs went, read at once, on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.model.job import EventKind, Job, Outcome, Stage, Standing
from bot.model.posting import Headline, Posting, Stated
from bot.model.summary import Summary
from bot.storage import events, jobs, journeys, postings, users
from bot.storage.database import Database, Transaction
from bot.storage.jobs import Identity

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAVED, APPLIED = Standing(Stage.SAVED), Standing(Stage.APPLIED)
REJECTED = Standing(Stage.APPLIED, Outcome.REJECTED)


async def job(tx: Transaction, user_id: int, number: int, posted: date | None = None) -> Job:
    """A saved job whose posting says when it came out."""
    made = await jobs.draft(
        tx, user_id, Job(0, NOW, url=f"https://a.example/{number}"), Identity(None, f"{number}", ()), "a.example"
    )
    headline = Headline(posted=Stated(posted, "so it says")) if posted else Headline()
    await postings.keep(tx, user_id, made.id, Posting("text", "text"), Summary(headline), NOW)
    made = replace(made, number=number, standing=SAVED)
    await jobs.keep_move(tx, user_id, made, NOW)
    await events.add(tx, user_id, made.id, EventKind.SAVED, NOW, after=SAVED)
    return made


async def test_a_way_is_read_with_its_moves_its_source_and_the_posting_s_date(database: Database) -> None:
    async with database.begin() as tx:
        await users.welcome(tx, 7, "en", NOW)
        made = await job(tx, 7, 1, posted=date(2026, 2, 20))
        later = NOW + timedelta(days=3)
        await events.add(tx, 7, made.id, EventKind.MOVED, later, before=SAVED, after=APPLIED)
        await events.add(tx, 7, made.id, EventKind.MOVED, later, before=APPLIED, after=REJECTED)
        await events.add(tx, 7, made.id, EventKind.NOTE, later, text="a note moves nothing")
        await jobs.keep_move(tx, 7, replace(made, standing=REJECTED), later)
        [went] = await journeys.all_of(tx, 7)
    assert (went.saved_at, went.standing, went.source) == (NOW, REJECTED, "a.example")
    assert went.url == "https://a.example/1"
    assert went.posted == date(2026, 2, 20)
    assert list(went.moves) == [(NOW, SAVED), (later, APPLIED), (later, REJECTED)]


async def test_what_was_undone_another_s_and_never_saved_is_left_out(database: Database) -> None:
    async with database.begin() as tx:
        for user_id in (7, 8):
            await users.welcome(tx, user_id, "en", NOW)
        mine = await job(tx, 7, 1)
        await job(tx, 8, 1)
        moved = await events.add(tx, 7, mine.id, EventKind.MOVED, NOW, before=SAVED, after=APPLIED)
        await events.undo(tx, 7, moved.id)
        await jobs.draft(tx, 7, Job(0, NOW), Identity(None, "draft", ()))
        [went] = await journeys.all_of(tx, 7)
        assert await journeys.all_of(tx, 9) == []
    assert list(went.moves) == [(NOW, SAVED)]
    assert went.posted is None


async def test_the_date_is_that_of_the_first_reading(database: Database) -> None:
    async with database.begin() as tx:
        await users.welcome(tx, 7, "en", NOW)
        made = await job(tx, 7, 1, posted=date(2026, 2, 20))
        await events.add(tx, 7, made.id, EventKind.MOVED, NOW, before=SAVED, after=APPLIED)
        again = Summary(Headline(posted=Stated(date(2026, 3, 1), "put up again")))
        await postings.keep(tx, 7, made.id, Posting("text", "text"), again, NOW)
        [went] = await journeys.all_of(tx, 7)
    assert went.posted == date(2026, 2, 20)
