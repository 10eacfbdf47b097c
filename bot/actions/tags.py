"""Put tags on jobs, the user's own words for them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.actions.open_job import saved
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage import questions, tags
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question

MOST_TAGS = 10
LONGEST_TAG = 32
_OFFERED = 12
_AROUND = "#,;.:!?\"'«»“”()[]"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A job's tags, and those of other jobs that it may get too, the most used first."""

    job: Job
    tags: tuple[str, ...]
    offered: tuple[str, ...]


async def tags_of(database: Database, visit: Visit, job_id: int) -> Tagged:
    """The tags of one of the user's jobs."""
    async with database.begin(visit.user.id) as tx:
        return await _tagged(tx, visit, await saved(tx, visit, job_id))


async def add(database: Database, visit: Visit, job_id: int, words: str) -> Tagged:
    """Put the tags on a job that the user typed: words, with or without # and commas."""
    async with database.begin(visit.user.id) as tx:
        return await _add(tx, visit, await saved(tx, visit, job_id), typed(words))


async def ask(database: Database, visit: Visit, job_id: int) -> Job:
    """Ask for tags."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        await questions.ask(tx, visit.user.id, Question("tags", job.id), visit.now)
        return job


async def take_words(database: Database, visit: Visit, words: str) -> Tagged:
    """Take the tags that were asked for."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            raise NotFound("job-gone")
        tagged = await _add(tx, visit, await saved(tx, visit, question.job_id), typed(words))
        await questions.answered(tx, visit)
        return tagged


async def put(database: Database, visit: Visit, job_id: int, key: int) -> Tagged:
    """Put a tag on a job that another job has."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        tag = await tags.by_key(tx, visit.user.id, key)
        return await _add(tx, visit, job, () if tag is None else (tag,))


async def drop(database: Database, visit: Visit, job_id: int, key: int) -> Tagged:
    """Take a tag off a job."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        tag = await tags.by_key(tx, visit.user.id, key)
        if tag is not None:
            await tags.remove(tx, visit.user.id, job.id, tag)
        return await _tagged(tx, visit, job)


def typed(words: str) -> tuple[str, ...]:
    """The tags that someone types, folded, each once. UserError where they are too many, too long or none."""
    folded = (unicodedata.normalize("NFKC", word).casefold().strip(_AROUND) for word in words.replace(",", " ").split())
    new = tuple(dict.fromkeys(word for word in folded if word))
    if not new:
        raise UserError("tags-missing")
    if len(new) > MOST_TAGS:
        raise UserError("too-many-tags", most=MOST_TAGS)
    if any(len(tag) > LONGEST_TAG for tag in new):
        raise UserError("tag-too-long", most=LONGEST_TAG)
    return new


async def _add(tx: Transaction, visit: Visit, job: Job, new: Iterable[str]) -> Tagged:
    there = await tags.of_job(tx, visit.user.id, job.id)
    left = tuple(tag for tag in new if tag not in there)
    if len(there) + len(left) > MOST_TAGS:
        raise UserError("too-many-tags", most=MOST_TAGS)
    await tags.add(tx, visit.user.id, job.id, left)
    return await _tagged(tx, visit, job)


async def _tagged(tx: Transaction, visit: Visit, job: Job) -> Tagged:
    there = await tags.of_job(tx, visit.user.id, job.id)
    others = [one.tag for one in await tags.used(tx, visit.user.id) if one.tag not in there]
    return Tagged(job, there, tuple(others[:_OFFERED]))
