"""What the user noted on a job: read it, write it in other words, pin it, strike it out and bring it back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.actions.answer import LONGEST_NOTE, Asks
from bot.actions.open_job import mine, saved
from bot.errors import NotFound, UserError
from bot.model.job import Event, EventKind, Job
from bot.model.paste import CUT_LENGTH, Piece, continues
from bot.model.user import Visit
from bot.storage import events, questions
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question

PAGE_SIZE = 5


class NoteAct(StrEnum):
    """What a tap does with a note."""

    OPEN = "open"
    EDIT = "edit"
    PIN = "pin"
    UNPIN = "unpin"
    DELETE = "delete"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the job that it is on."""

    job: Job
    event: Event


@dataclass(frozen=True, slots=True)
class NotePage:
    """A page of a job's notes: the pinned ones first, then the latest first; `number` counts from 1."""

    job: Job
    notes: tuple[Event, ...]
    number: int
    pages: int
    total: int


async def notes_of(database: Database, visit: Visit, job_id: int, page: int = 1) -> NotePage:
    """The notes on one of the user's jobs."""
    async with database.begin(visit.user.id) as tx:
        return await _page(tx, visit, await saved(tx, visit, job_id), page)


async def open_note(database: Database, visit: Visit, note_id: int) -> Note:
    """One of the user's notes; NotFound for one that is gone or another's."""
    async with database.begin(visit.user.id) as tx:
        return await _mine(tx, visit, note_id)


async def pin(database: Database, visit: Visit, note_id: int, *, pinned: bool) -> Note:
    """Let a note stand first on the card, or not any more."""
    async with database.begin(visit.user.id) as tx:
        await _mine(tx, visit, note_id)
        await events.pin(tx, visit.user.id, note_id, pinned=pinned)
        return await _mine(tx, visit, note_id)


async def delete(database: Database, visit: Visit, note_id: int) -> NotePage:
    """Strike a note out; those that are left."""
    async with database.begin(visit.user.id) as tx:
        note = await _mine(tx, visit, note_id, struck=True)
        await events.undo(tx, visit.user.id, note_id)
        return await _page(tx, visit, note.job, 1)


async def restore(database: Database, visit: Visit, note_id: int) -> Note:
    """Bring a note back that was struck out."""
    async with database.begin(visit.user.id) as tx:
        await _mine(tx, visit, note_id, struck=True)
        await events.restore(tx, visit.user.id, note_id)
        return await _mine(tx, visit, note_id)


async def ask_for_words(database: Database, visit: Visit, note_id: int) -> Note:
    """Ask for a note's new words."""
    async with database.begin(visit.user.id) as tx:
        note = await _mine(tx, visit, note_id)
        await questions.ask(tx, visit.user.id, Question(f"{Asks.NOTE_EDIT.value}:{note_id}", note.job.id), visit.now)
        return note


async def take_words(database: Database, visit: Visit, words: str) -> Note:
    """Take a note's new words, that were asked for."""
    words = words.strip()
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None:
            raise NotFound("note-gone")
        note_id = int(question.asks.partition(":")[2])
        await _mine(tx, visit, note_id)
        if len(words) > LONGEST_NOTE:
            raise UserError("note-too-long", most=LONGEST_NOTE)
        await events.rewrite(tx, visit.user.id, note_id, words)
        await questions.answered(tx, visit)
        return await _mine(tx, visit, note_id)


# --- a note that Telegram's apps cut into messages --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """What tells whether a message goes on where the one before it was cut."""

    message_id: int
    at: datetime
    words: str


async def was_too_long(database: Database, visit: Visit, sent: Sent) -> None:
    """A note was refused: what the app cut off from it comes next, and is no message of its own."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        asked = question if question is not None and Asks.of(question.asks) in (Asks.NOTE, Asks.NOTE_EDIT) else None
        await _wait_for_rest(tx, visit, sent, asked)


async def is_rest(database: Database, visit: Visit, sent: Sent) -> bool:
    """Whether a message is the rest of a note that was refused. What was asked before that is asked again."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.asked_at is None or Asks.of(question.asks) is not Asks.REST:
            return False
        _, last, asks = question.asks.split(":", 2)
        before = Piece(int(last), int(last), question.asked_at, "." * CUT_LENGTH)
        goes_on = continues(before, sent.message_id, sent.at)
        asked = Question(asks, question.job_id) if asks else None
        if goes_on and len(sent.words) >= CUT_LENGTH:
            await _wait_for_rest(tx, visit, sent, asked)
        elif asked is not None:
            await questions.ask(tx, visit.user.id, asked, visit.now)
        else:
            await questions.drop(tx, visit.user.id)
        return goes_on


async def _wait_for_rest(tx: Transaction, visit: Visit, sent: Sent, asked: Question | None) -> None:
    if len(sent.words) < CUT_LENGTH:
        return
    rest = f"{Asks.REST.value}:{sent.message_id}:{asked.asks if asked else ''}"
    await questions.ask(tx, visit.user.id, Question(rest, asked.job_id if asked else None), sent.at)


# --- one note, and all of a job ---------------------------------------------------------------------------------------


async def _mine(tx: Transaction, visit: Visit, note_id: int, *, struck: bool = False) -> Note:
    found = await events.by_id(tx, visit.user.id, note_id)
    if found is None or found[1].kind is not EventKind.NOTE or (found[1].undone and not struck):
        raise NotFound("note-gone")
    return Note(await mine(tx, visit, found[0]), found[1])


async def _page(tx: Transaction, visit: Visit, job: Job, page: int) -> NotePage:
    timeline = await events.timeline(tx, visit.user.id, job.id)
    latest = [event for event in reversed(timeline) if event.kind is EventKind.NOTE]
    notes = sorted(latest, key=lambda event: not event.pinned)
    pages = max(1, -(-len(notes) // PAGE_SIZE))
    number = min(max(1, page), pages)
    return NotePage(job, tuple(notes[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]), number, pages, len(notes))
