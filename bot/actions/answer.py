"""The bot asks for a note or a title, and the user's next text is the answer. /cancel and any command give it up."""

from dataclasses import replace
from enum import StrEnum

from bot.actions.open_job import Opened, mine, numbered, whole
from bot.errors import UserError
from bot.model.job import EventKind, Job
from bot.model.user import Visit
from bot.storage import applied, events, jobs, questions
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question

LONGEST_NOTE = 3_000
LONGEST_TITLE = 200


class Asks(StrEnum):
    """What can be asked for; REST is what an app cut off from a note that was refused (actions/notes.py)."""

    NOTE = "note"
    TITLE = "title"
    PROFILE = "profile"
    CV = "cv"
    QUESTION = "question"
    EDIT = "edit"
    TAGS = "tags"
    CONTACT = "contact"
    NOTE_EDIT = "redo"
    REST = "rest"
    IMPORT = "import"
    ROUND = "round"
    DAY = "day"
    REMIND = "remind"
    RETIME = "retime"
    SNOOZE = "snooze"
    REWORD = "reword"
    ZONE = "zone"

    @classmethod
    def of(cls, asks: str) -> "Asks":
        """What a question asks for; behind a colon it may tell about which of several."""
        return cls(asks.partition(":")[0])


async def ask(database: Database, visit: Visit, asks: Asks, job_id: int) -> Job:
    """Ask about one of the user's jobs."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        await questions.ask(tx, visit.user.id, Question(asks.value, job.id), visit.now)
        return job


async def ask_for(database: Database, visit: Visit, asks: Asks) -> None:
    """Ask for something that is about no job."""
    async with database.begin(visit.user.id) as tx:
        await questions.ask(tx, visit.user.id, Question(asks.value), visit.now)


async def asked(database: Database, visit: Visit) -> Asks | None:
    """What the user's next message is the answer to."""
    if not visit.is_asked:
        return None
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        return None if question is None else Asks.of(question.asks)


async def stop_asking(database: Database, visit: Visit) -> bool:
    """Give the question up; whether there was one."""
    if not visit.is_asked:
        return False
    async with database.begin(visit.user.id) as tx:
        return await questions.drop(tx, visit.user.id)


async def asked_about(database: Database, visit: Visit) -> int | None:
    """The job that the open question is about."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        return None if question is None else question.job_id


async def answer(database: Database, visit: Visit, words: str) -> tuple[Asks, Opened] | None:
    """Take the answer to the open question; None where nothing is asked any more."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            return None
        job = await mine(tx, visit, question.job_id)
        asks = Asks(question.asks)
        if asks is Asks.NOTE:
            await _note(tx, visit, job, words)
        else:
            job = await _title(tx, visit, job, words)
        await questions.answered(tx, visit)
        return asks, await whole(tx, visit, job)


async def note(database: Database, visit: Visit, job_id: int, words: str) -> Opened:
    """Write a note to one of the user's saved jobs."""
    async with database.begin(visit.user.id) as tx:
        return await _noted(tx, visit, await mine(tx, visit, job_id), words)


async def note_to(database: Database, visit: Visit, number: int, words: str) -> Opened:
    """Write a note to the job that the user knows by that number."""
    async with database.begin(visit.user.id) as tx:
        job = await numbered(tx, visit, number)
        if not words:
            raise UserError("note-usage")
        return await _noted(tx, visit, job, words)


async def _noted(tx: Transaction, visit: Visit, job: Job, words: str) -> Opened:
    await _note(tx, visit, job, words)
    return await whole(tx, visit, job)


async def _note(tx: Transaction, visit: Visit, job: Job, words: str) -> None:
    words = words.strip()
    if job.is_draft:
        raise UserError("save-first")
    if len(words) > LONGEST_NOTE:
        raise UserError("note-too-long", most=LONGEST_NOTE)
    if words and await applied.first_time(tx, visit, "note"):
        await events.add(tx, visit.user.id, job.id, EventKind.NOTE, visit.now, text=words)


async def _title(tx: Transaction, visit: Visit, job: Job, words: str) -> Job:
    words = " ".join(words.split())
    if len(words) > LONGEST_TITLE:
        raise UserError("title-too-long", most=LONGEST_TITLE)
    job = replace(job, title=words)
    await jobs.keep(tx, visit.user.id, job)
    if await applied.first_time(tx, visit, "title"):
        await events.add(tx, visit.user.id, job.id, EventKind.CORRECTED, visit.now, text=words)
    return job
