"""Read a saved job's page again: is it still open, and does it still say the same? The old text is kept."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.actions.open_job import Opened, mine, whole
from bot.actions.plan import plan_job
from bot.errors import CannotRead
from bot.model.change import Change, Changed, changes
from bot.model.given import GivenLink
from bot.model.job import EventKind, Job
from bot.model.liveness import Liveness
from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.model.user import Visit
from bot.readers import read
from bot.storage import events, jobs, postings
from bot.storage.database import Database
from bot.summary.quick import is_posting, summarise
from bot.web import Web

FRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A job after its page was read again."""

    opened: Opened
    liveness: Liveness
    changes: tuple[Change, ...] = ()


async def is_stale(database: Database, visit: Visit, opened: Opened) -> bool:
    """Whether a look at the page may tell something new."""
    if opened.posting.url is None:
        return False
    async with database.begin(visit.user.id) as tx:
        return visit.now - await postings.read_at(tx, visit.user.id, opened.job.id) > FRESH


async def read_again(database: Database, visit: Visit, job_id: int, web: Web) -> ReadAgain:
    """Read the page of one of the user's jobs. A page that can't be read says nothing, and changes nothing."""
    async with database.begin(visit.user.id) as tx:
        before = await whole(tx, visit, await mine(tx, visit, job_id))
    url, title = before.posting.url, before.summary.headline.title
    if url is None:
        return ReadAgain(before, Liveness.UNCERTAIN)
    try:
        now: Posting | CannotRead = await read(GivenLink(url), web)
    except CannotRead as error:
        now = error
    from bot.readers.liveness import judged  # pages have been read by now; at start nothing of them is needed

    liveness = judged(now, url, title.value if title else None, visit.today)
    async with database.begin(visit.user.id) as tx:
        await jobs.looked_at(tx, visit.user.id, job_id, liveness, visit.now)
    if isinstance(now, CannotRead) or liveness is Liveness.CLOSED:
        return ReadAgain(before, liveness)
    summary = summarise(now)
    if not is_posting(now, summary):
        return ReadAgain(before, Liveness.UNCERTAIN)
    return await _kept(database, visit, before, now, summary, liveness)


async def _kept(
    database: Database, visit: Visit, before: Opened, posting: Posting, summary: Summary, liveness: Liveness
) -> ReadAgain:
    differences = changes(before.summary, summary)
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, before.job.id)
        if not differences:
            await postings.still_the_same(tx, visit.user.id, job.id, visit.now)
            return ReadAgain(await whole(tx, visit, job), liveness)
        await postings.keep_later(tx, visit.user.id, job.id, posting, summary, visit.now)
        await events.add(tx, visit.user.id, job.id, EventKind.CHANGED, visit.now, changes=differences)
        job = _with_new_facts(job, before.summary, summary, differences)
        await jobs.keep(tx, visit.user.id, job)
        await plan_job(tx, visit.user, job, visit.now)
        return ReadAgain(await whole(tx, visit, job), liveness, differences)


def _with_new_facts(job: Job, old: Summary, new: Summary, differences: tuple[Change, ...]) -> Job:
    """The job with the posting's new deadline and place, where the user had not set them otherwise."""
    changed = {one.what for one in differences}
    before, after = old.headline, new.headline
    stated = before.deadline.value.day if before.deadline else None
    if Changed.DEADLINE in changed and job.deadline == stated and after.deadline:
        job = replace(job, deadline=after.deadline.value.day)
    if Changed.PLACE in changed and job.place == before.place_line:
        job = replace(job, place=after.place_line)
    return job
