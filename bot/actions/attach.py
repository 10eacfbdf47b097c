"""Keep what was sent along with a job: Telegram has the file, here is the reference to it."""

from dataclasses import dataclass

from bot.actions.open_job import Opened, mine, whole
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage import applied, attachments
from bot.storage.attachments import Attachment, FileKind
from bot.storage.database import Database

MOST_FILES = 50
PAGE_SIZE = 5  # more at once would be a flood
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of a job's files, in the order in which they came; `number` counts from 1."""

    job: Job
    files: tuple[Attachment, ...]
    number: int
    pages: int


async def attach(
    database: Database, visit: Visit, job_id: int, kind: FileKind, file_id: str, name: str | None
) -> Opened | None:
    """Keep a file with one of the user's saved jobs; None for a card that is not saved, where nothing is kept."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        if job.is_draft:
            return None
        if await attachments.how_many(tx, visit.user.id, job.id) >= MOST_FILES:
            raise UserError("too-many-files", most=MOST_FILES)
        if await applied.first_time(tx, visit, "attach"):
            short = name[:LONGEST_NAME] if name else None
            await attachments.add(tx, visit.user.id, job.id, kind, file_id, short, visit.now)
        return await whole(tx, visit, job)


async def files_of(database: Database, visit: Visit, job_id: int, page: int) -> FilePage:
    """The files of one of the user's jobs."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        files = await attachments.of_job(tx, visit.user.id, job.id)
    pages = max(1, -(-len(files) // PAGE_SIZE))
    number = min(max(1, page), pages)
    return FilePage(job, files[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, pages)


async def drop(database: Database, visit: Visit, attachment_id: int) -> Opened:
    """Forget a file; in the chat it stays."""
    async with database.begin(visit.user.id) as tx:
        job_id = await attachments.remove(tx, visit.user.id, attachment_id)
        if job_id is None:
            raise NotFound("file-gone")
        return await whole(tx, visit, await mine(tx, visit, job_id))
