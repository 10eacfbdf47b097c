"""The list of the user's jobs: a page at a time, of what they choose and in the order that they choose."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.model.choice import Choice
from bot.model.interview import Interview
from bot.model.user import Visit
from bot.storage import interviews, jobs, tags
from bot.storage.database import Database, Transaction
from bot.storage.jobs import Page
from bot.storage.tags import Used

PAGE_SIZE = 6
TAGS_ON_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of jobs: the choice as it could be kept, the tag that it names, each job's tags and rounds by its id."""

    page: Page
    choice: Choice
    tag: str | None
    tags: Mapping[int, tuple[str, ...]]
    rounds: Mapping[int, tuple[Interview, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A choice as far as it has come: how many jobs it shows, and what else there is to choose by."""

    choice: Choice
    tag: str | None
    total: int
    has_tags: bool
    has_matches: bool


@dataclass(frozen=True, slots=True)
class TagPage:
    """A page of the user's tags, the most used first; `number` counts from 1."""

    choice: Choice
    tags: tuple[Used, ...]
    number: int
    pages: int


async def list_jobs(database: Database, visit: Visit, choice: Choice, page: int = 1) -> Listed:
    """The user's jobs of that choice. A tag that no job has any more is chosen no more."""
    async with database.begin(visit.user.id) as tx:
        choice, tag = await _with_tag(tx, visit, choice)
        found = await jobs.chosen(tx, visit.user.id, choice, tag, visit.today, page, PAGE_SIZE)
        ids = [job.id for job in found.jobs]
        with_tags = await tags.of_jobs(tx, visit.user.id, ids)
        return Listed(found, choice, tag, with_tags, await interviews.of_jobs(tx, visit.user.id, ids))


async def choosable(database: Database, visit: Visit, choice: Choice) -> Choosable:
    """What can be chosen from here."""
    async with database.begin(visit.user.id) as tx:
        choice, tag = await _with_tag(tx, visit, choice)
        return Choosable(
            choice,
            tag,
            await jobs.how_many(tx, visit.user.id, choice, tag, visit.today),
            bool(await tags.used(tx, visit.user.id)),
            await jobs.any_match(tx, visit.user.id),
        )


async def choosable_tags(database: Database, visit: Visit, choice: Choice, page: int) -> TagPage:
    """The tags that can be chosen."""
    async with database.begin(visit.user.id) as tx:
        used = await tags.used(tx, visit.user.id)
    pages = max(1, -(-len(used) // TAGS_ON_A_PAGE))
    number = min(max(1, page), pages)
    return TagPage(choice, used[(number - 1) * TAGS_ON_A_PAGE : number * TAGS_ON_A_PAGE], number, pages)


async def _with_tag(tx: Transaction, visit: Visit, choice: Choice) -> tuple[Choice, str | None]:
    tag = await tags.by_key(tx, visit.user.id, choice.tag) if choice.tag else None
    return (choice, tag) if tag is not None else (replace(choice, tag=0), None)
