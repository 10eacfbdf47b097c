"""An update that is done again after a crash finds its changes made: each has one effect, and an answer."""

from datetime import date, datetime

import pytest

from bot.actions import answer, attach, backdate, contacts, edit, move, propose, remind, tags
from bot.actions.answer import Asks
from bot.actions.edit import Field, ModeIs
from bot.actions.open_job import open_job
from bot.actions.remind import Wait
from bot.actions.take_in import keep_piece, take_in, take_in_text
from bot.model.given import GivenText
from bot.model.job import EventKind, Stage
from bot.storage import users
from bot.storage.attachments import FileKind
from bot.storage.database import Database
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb
from tests.postings import ANALYST

ROBIN = 1001


@pytest.fixture
async def job(database: Database, clock: Clock) -> int:
    """Robin's saved job."""
    async with database.begin() as tx:
        await users.welcome(tx, ROBIN, "en", clock.now())
    taken = await take_in(database, visit(ROBIN, clock.now()), GivenText(ANALYST), FakeWeb())
    await move.save(database, visit(ROBIN, clock.now()), taken.opened.job.id)
    return taken.opened.job.id


async def test_a_note_is_written_once(database: Database, clock: Clock, job: int) -> None:
    await answer.ask(database, visit(ROBIN, clock.now()), Asks.NOTE, job)
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        taken = await answer.answer(database, same, "Call on Friday")
        assert taken is not None, "the replay still finds what was asked"
    opened = await open_job(database, same, job)
    assert [event.text for event in opened.timeline if event.kind is EventKind.NOTE] == ["Call on Friday"]


async def test_after_the_answer_the_next_text_is_no_answer_any_more(database: Database, clock: Clock, job: int) -> None:
    await answer.ask(database, visit(ROBIN, clock.now()), Asks.NOTE, job)
    await answer.answer(database, visit(ROBIN, clock.now()), "Call on Friday")
    assert await answer.answer(database, visit(ROBIN, clock.now()), "something else") is None


async def test_a_reminder_is_set_once(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        reminded = await remind.remind(database, same, job, Wait.DAY)
    assert len(reminded.opened.reminders) == 1


async def test_a_reminder_in_words_is_set_once_and_told_twice(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    tomorrow = remind.At(datetime.fromisoformat("2026-03-03 09:00"))
    told = [await remind.remind_at(database, same, job, tomorrow, "call HR") for _ in range(2)]
    assert len(told[1].opened.reminders) == 1
    assert told[0].reminder == told[1].reminder


async def test_a_move_is_one_line_of_the_timeline(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        moved = await move.move(database, same, job, Stage.INTERVIEW)
    assert [event.kind for event in moved.opened.timeline] == [EventKind.SAVED, EventKind.MOVED]


async def test_a_save_gives_one_number(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        saved = await move.save(database, same, job)
    assert saved.opened.job.number == 1


async def test_a_text_becomes_one_draft(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    made = set()
    for _ in range(2):
        paste = await keep_piece(database, same, 5, clock.now(), ANALYST.replace("Kiel", "Bremen"), edited=False)
        assert paste is not None
        made.add((await take_in_text(database, same, paste, FakeWeb())).opened.job.id)
    assert len(made) == 1
    assert made != {job}


async def test_undo_takes_one_step_back_however_often_it_is_tapped(database: Database, clock: Clock, job: int) -> None:
    await move.move(database, visit(ROBIN, clock.now()), job, Stage.APPLIED)
    moved = await move.move(database, visit(ROBIN, clock.now()), job, Stage.OFFER)
    assert moved.event_id is not None
    for _ in range(2):
        opened = await move.undo(database, visit(ROBIN, clock.now()), moved.event_id)
    assert opened.job.standing is not None
    assert opened.job.standing.stage is Stage.APPLIED


async def test_an_older_move_cannot_be_undone_past_a_newer_one(database: Database, clock: Clock, job: int) -> None:
    older = await move.move(database, visit(ROBIN, clock.now()), job, Stage.APPLIED)
    await move.move(database, visit(ROBIN, clock.now()), job, Stage.OFFER)
    assert older.event_id is not None
    opened = await move.undo(database, visit(ROBIN, clock.now()), older.event_id)
    assert opened.job.standing is not None
    assert opened.job.standing.stage is Stage.OFFER


async def test_a_contact_a_file_and_a_correction_are_kept_once(database: Database, clock: Clock, job: int) -> None:
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        found = await contacts.add(database, same, job, "Ana Pereira, HR")
        assert found.contact.id == 1
        await attach.attach(database, same, job, FileKind.PHOTO, "photo-1", None)
        await edit.set_work_mode(database, same, job, ModeIs.HYBRID)
        await tags.add(database, same, job, "sea")
    opened = await open_job(database, same, job)
    assert [one.name for one in opened.contacts] == ["Ana Pereira"]
    assert (opened.files, opened.tags) == (1, ("sea",))
    assert [event.kind for event in opened.timeline] == [EventKind.SAVED, EventKind.CORRECTED]


async def test_what_was_asked_for_is_taken_once(database: Database, clock: Clock, job: int) -> None:
    await edit.ask_for(database, visit(ROBIN, clock.now()), job, Field.TITLE)
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        edited = await edit.take_words(database, same, "Purser")
        assert edited.opened.job.title == "Purser"
    assert [event.kind for event in edited.opened.timeline] == [EventKind.SAVED, EventKind.CORRECTED]
    await contacts.ask(database, visit(ROBIN, clock.now()), job)
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        await contacts.take_line(database, same, "Ana Pereira")
    assert len((await contacts.contacts_of(database, same, job)).contacts) == 1


async def test_what_was_proposed_is_done_once(database: Database, clock: Clock, job: int) -> None:
    await move.move(database, visit(ROBIN, clock.now()), job, Stage.APPLIED)
    shown = await propose.from_reply(database, visit(ROBIN, clock.now()), job, "remind me tomorrow at 10 to call HR")
    assert shown is not None
    same = visit(ROBIN, clock.now())
    for update in (same, same, visit(ROBIN, clock.now())):  # a replay, and a second tap
        done = await propose.confirm(database, update, shown.id)
    assert len(done.opened.reminders) == 1


async def test_a_step_is_dated_back_once(database: Database, clock: Clock, job: int) -> None:
    moved = await move.move(database, visit(ROBIN, clock.now()), job, Stage.APPLIED)
    assert moved.event_id is not None
    same = visit(ROBIN, clock.now())
    for _ in range(2):
        dated = await backdate.set_day(database, same, moved.event_id, date(2026, 2, 27))
    assert [event.at.date() for event in dated.opened.timeline] == [date(2026, 2, 27)] * 2
    for _ in range(2):
        dated = await backdate.undo_day(database, visit(ROBIN, clock.now()), moved.event_id)
    assert [event.at.date() for event in dated.opened.timeline] == [clock.now().date()] * 2
