"""Jobs: drafts that were shown, and what the user saved. Every query asks for the user's id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.engine import Row

from bot.model.choice import Choice, Due, Order, Shelf, Star
from bot.model.job import Job, Outcome, Stage, Standing
from bot.model.likeness import Sketch
from bot.model.liveness import Liveness
from bot.model.match import least
from bot.model.posting import WorkMode
from bot.storage import search
from bot.storage.database import Transaction
from bot.storage.schema import jobs, tags, users
from bot.storage.upsert import insert

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a posting is known again: its canonical link, its text's fingerprint, a sketch for copies of it."""

    canonical_url: str | None
    fingerprint: str
    sketch: Sketch


async def draft(tx: Transaction, user_id: int, job: Job, identity: Identity, source: str | None = None) -> Job:
    """Keep a new draft; `job.id` is given here. `source` is how it came to the user: a site's host, a channel."""
    made = await tx.execute(
        insert(jobs)
        .values(
            user_id=user_id,
            **_shown(job),
            created_at=job.created_at,
            canonical_url=identity.canonical_url,
            fingerprint=identity.fingerprint,
            sketch=identity.sketch,
            source=source,
        )
        .returning(jobs)
    )
    return _job(made.one())


async def same(tx: Transaction, user_id: int, identity: Identity) -> Job | None:
    """The user's job with the same canonical link, or else the same text."""
    if identity.canonical_url is not None:
        by_link = await _one(tx, user_id, "canonical_url", identity.canonical_url)
        if by_link is not None:
            return by_link
    return await _one(tx, user_id, "fingerprint", identity.fingerprint)


async def at_link(tx: Transaction, user_id: int, canonical_url: str) -> Job | None:
    """The user's job at that link."""
    return await _one(tx, user_id, "canonical_url", canonical_url)


async def sketches(tx: Transaction, user_id: int, most: int) -> list[tuple[Job, Sketch]]:
    """The user's latest saved jobs with the sketches of their texts."""
    rows = await tx.execute(
        select(jobs).where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None)).order_by(jobs.c.id.desc()).limit(most)
    )
    return [(_job(row), tuple(row.sketch)) for row in rows]


async def by_id(tx: Transaction, user_id: int, job_id: int) -> Job | None:
    """One of the user's jobs; another's is not found."""
    return await _one(tx, user_id, "id", job_id)


async def by_number(tx: Transaction, user_id: int, number: int) -> Job | None:
    """The job that the user knows by this number."""
    return await _one(tx, user_id, "number", number)


async def keep(tx: Transaction, user_id: int, job: Job) -> None:
    """Write what the user sees of a job: its number, standing and fields."""
    await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job.id).values(**_shown(job)))
    await search.renew(tx, user_id, job.id, ("title", "company"))


async def keep_move(tx: Transaction, user_id: int, job: Job, now: datetime) -> None:
    """Write a job that moved; the first move out of the drafts is its saving."""
    await tx.execute(
        update(jobs)
        .where(jobs.c.user_id == user_id, jobs.c.id == job.id)
        .values(**_shown(job), moved_at=now, saved_at=func.coalesce(jobs.c.saved_at, now))
    )
    await search.renew(tx, user_id, job.id, ("title", "company"))


async def keep_matches(tx: Transaction, user_id: int, scores: Mapping[int, int | None]) -> None:
    """Write how well the user's profile fits these jobs."""
    for job_id, score in scores.items():
        await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id).values(match=score))


async def looked_at(tx: Transaction, user_id: int, job_id: int, liveness: Liveness, now: datetime) -> None:
    """Write what a look at the job's page told."""
    told = {"liveness": liveness.value, "looked_at": now}
    await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id).values(told))


@dataclass(frozen=True, slots=True)
class Unseen:
    """A job whose page is to be looked at."""

    user_id: int
    job_id: int
    url: str


async def unseen_since(tx: Transaction, moment: datetime, most: int) -> list[Unseen]:
    """Saved jobs of all users that were not sent yet and whose pages nobody has looked at since, the oldest first."""
    seen = func.coalesce(jobs.c.looked_at, jobs.c.saved_at)
    rows = await tx.execute(
        select(jobs.c.user_id, jobs.c.id, jobs.c.url)
        .join(users, users.c.id == jobs.c.user_id)
        .where(
            jobs.c.stage.in_([Stage.SAVED.value, Stage.APPLYING.value]),
            jobs.c.outcome.is_(None),
            jobs.c.archived_at.is_(None),
            jobs.c.url.is_not(None),
            or_(jobs.c.liveness.is_(None), jobs.c.liveness != Liveness.CLOSED.value),
            users.c.unreachable_at.is_(None),
            seen < moment,
        )
        .order_by(seen, jobs.c.id)
        .limit(most)
    )
    return [Unseen(row.user_id, row.id, row.url) for row in rows]


async def tried_to_look(tx: Transaction, user_id: int, job_id: int, now: datetime) -> None:
    """Write that the page is being looked at; what was known of it stays until that tells more."""
    await tx.execute(update(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id).values(looked_at=now))


async def renew_identity(tx: Transaction, user_id: int, job_id: int, identity: Identity) -> None:
    """A draft whose text grew or was edited is known by its new text."""
    await tx.execute(
        update(jobs)
        .where(jobs.c.user_id == user_id, jobs.c.id == job_id)
        .values(canonical_url=identity.canonical_url, fingerprint=identity.fingerprint, sketch=identity.sketch)
    )


async def remove(tx: Transaction, user_id: int, job_id: int) -> None:
    """Delete a job and all that hangs on it."""
    await search.remove(tx, user_id, job_id)
    await tx.execute(delete(jobs).where(jobs.c.user_id == user_id, jobs.c.id == job_id))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `number` counts from 1."""

    jobs: tuple[Job, ...]
    number: int
    pages: int
    total: int


async def chosen(
    tx: Transaction, user_id: int, choice: Choice, tag: str | None, today: date, page: int, size: int
) -> Page:
    """The user's saved jobs of that choice; `tag` is the one that the choice names by its key."""
    mine = _of_choice(user_id, choice, tag, today)
    total = int((await tx.execute(select(func.count()).select_from(jobs).where(mine))).scalar_one())
    pages = max(1, -(-total // size))
    number = min(max(1, page), pages)
    rows = await tx.execute(
        select(jobs).where(mine).order_by(*_in_order(choice, today)).limit(size).offset((number - 1) * size)
    )
    return Page(tuple(_job(row) for row in rows), number, pages, total)


async def how_many(tx: Transaction, user_id: int, choice: Choice, tag: str | None, today: date) -> int:
    """How many saved jobs of that choice there are."""
    mine = _of_choice(user_id, choice, tag, today)
    return int((await tx.execute(select(func.count()).select_from(jobs).where(mine))).scalar_one())


async def under_way(tx: Transaction, user_id: int, most: int) -> list[Job]:
    """The user's jobs from which something can still come, the latest moved first."""
    active = (jobs.c.stage.is_not(None), jobs.c.outcome.is_(None), jobs.c.archived_at.is_(None))
    rows = await tx.execute(
        select(jobs)
        .where(jobs.c.user_id == user_id, *active)
        .order_by(jobs.c.moved_at.desc().nulls_last(), jobs.c.id.desc())
        .limit(most)
    )
    return [_job(row) for row in rows]


async def source(tx: Transaction, user_id: int, job_id: int) -> str | None:
    """How a job came to the user: a site's host, a channel; None where that is not known."""
    found: str | None = (
        await tx.execute(select(jobs.c.source).where(jobs.c.user_id == user_id, jobs.c.id == job_id))
    ).scalar()
    return found


async def latest(tx: Transaction, user_id: int, most: int) -> list[Job]:
    """The user's saved jobs that are not put away, ended ones too, the latest moved first."""
    mine = (jobs.c.user_id == user_id, jobs.c.stage.is_not(None), jobs.c.archived_at.is_(None))
    rows = await tx.execute(select(jobs).where(*mine).order_by(jobs.c.moved_at.desc()).limit(most))
    return [_job(row) for row in rows]


async def latest_draft(tx: Transaction, user_id: int, since: datetime) -> Job | None:
    """The card that was shown last since a moment, where it lies on the table still."""
    mine = (jobs.c.user_id == user_id, jobs.c.stage.is_(None), jobs.c.dismissed_at.is_(None))
    rows = await tx.execute(select(jobs).where(*mine, jobs.c.created_at >= since).order_by(jobs.c.id.desc()).limit(1))
    row = rows.one_or_none()
    return None if row is None else _job(row)


async def any_match(tx: Transaction, user_id: int) -> bool:
    """Whether it is known of any job how well it fits the user's profile."""
    known = select(jobs.c.id).where(jobs.c.user_id == user_id, jobs.c.match.is_not(None)).limit(1)
    return (await tx.execute(known)).scalar() is not None


async def by_ids(tx: Transaction, user_id: int, job_ids: Sequence[int]) -> tuple[Job, ...]:
    """Those of the user's saved jobs, in that order."""
    rows = await tx.execute(
        select(jobs).where(jobs.c.user_id == user_id, jobs.c.id.in_(job_ids), jobs.c.stage.is_not(None))
    )
    return tuple(sorted(map(_job, rows), key=lambda job: job_ids.index(job.id)))


async def by_numbers(tx: Transaction, user_id: int, numbers: Sequence[int]) -> tuple[Job, ...]:
    """The user's saved jobs with those numbers, in that order; what is not there is left out."""
    rows = await tx.execute(
        select(jobs).where(jobs.c.user_id == user_id, jobs.c.number.in_(numbers), jobs.c.stage.is_not(None))
    )
    return tuple(sorted(map(_job, rows), key=lambda job: numbers.index(job.number or 0)))


async def drafts_before(tx: Transaction, moment: datetime) -> int:
    """Delete the drafts of all users that were shown before that moment; how many they were."""
    gone = await tx.execute(delete(jobs).where(jobs.c.stage.is_(None), jobs.c.created_at < moment))
    return gone.rowcount


def _of_choice(user_id: int, choice: Choice, tag: str | None, today: date) -> ColumnElement[bool]:
    last = jobs.c.deadline
    shelf = {
        Shelf.ACTIVE: and_(jobs.c.stage.is_not(None), jobs.c.outcome.is_(None), jobs.c.archived_at.is_(None)),
        Shelf.CLOSED: and_(jobs.c.outcome.is_not(None), jobs.c.archived_at.is_(None)),
        Shelf.ARCHIVED: and_(jobs.c.stage.is_not(None), jobs.c.archived_at.is_not(None)),
    }
    due = {
        Due.WEEK: last.between(today, today + _WEEK),
        Due.OPEN: or_(last.is_(None), last >= today),
        Due.PASSED: last < today,
    }
    wanted = [jobs.c.user_id == user_id, shelf[choice.shelf]]
    if choice.due is not Due.ANY:
        wanted.append(due[choice.due])
    if choice.stage.value is not None:
        wanted.append(jobs.c.stage == choice.stage.value.value)
    if choice.mode.value is not None:
        wanted.append(jobs.c.work_mode == choice.mode.value.value)
    if choice.fit.value is not None:
        wanted.append(jobs.c.match >= least(choice.fit.value))
    if choice.star is Star.STARRED:
        wanted.append(jobs.c.starred)
    if tag is not None:
        wanted.append(exists().where(tags.c.job_id == jobs.c.id, tags.c.tag == tag))
    return and_(*wanted)


def _in_order(choice: Choice, today: date) -> tuple[ColumnElement[Any], ...]:
    last, latest = jobs.c.deadline, (jobs.c.moved_at.desc().nulls_last(), jobs.c.id.desc())
    match choice.order:
        case Order.DEADLINE:  # what is still to come first, what is over last
            over = case((last >= today, 0), (last.is_(None), 1), else_=2)
            return over, last.asc(), *latest
        case Order.MATCH:
            return jobs.c.match.desc().nulls_last(), *latest
        case Order.NEWEST:
            return jobs.c.saved_at.desc().nulls_last(), jobs.c.id.desc()
        case Order.STAGE if choice.shelf is Shelf.ACTIVE:
            progress = case({stage.value: place for place, stage in enumerate(Stage)}, value=jobs.c.stage, else_=-1)
            return progress.desc(), last.asc().nulls_last(), *latest
        case Order.STAGE:  # of what has ended, the latest end
            return latest


async def _one(tx: Transaction, user_id: int, column: str, value: int | str) -> Job | None:
    row = (await tx.execute(_by(column), {"user": user_id, "value": value})).one_or_none()
    return None if row is None else _job(row)


@cache
def _by(column: str) -> Select[Any]:
    return select(jobs).where(jobs.c.user_id == bindparam("user"), jobs.c[column] == bindparam("value"))


def _job(row: Row[Any]) -> Job:
    standing = None
    if row.stage is not None:
        standing = Standing(Stage(row.stage), None if row.outcome is None else Outcome(row.outcome))
    return Job(
        id=row.id,
        created_at=row.created_at,
        number=row.number,
        standing=standing,
        title=row.title,
        company=row.company,
        place=row.place,
        deadline=row.deadline,
        url=row.url,
        dismissed_at=row.dismissed_at,
        saved_at=row.saved_at,
        work_mode=None if row.work_mode is None else WorkMode(row.work_mode),
        starred=row.starred,
        archived_at=row.archived_at,
        match=row.match,
        liveness=None if row.liveness is None else Liveness(row.liveness),
        looked_at=row.looked_at,
    )


def _shown(job: Job) -> Mapping[str, Any]:
    return {
        "number": job.number,
        "stage": None if job.standing is None else job.standing.stage.value,
        "outcome": None if job.standing is None or job.standing.outcome is None else job.standing.outcome.value,
        "title": job.title,
        "company": job.company,
        "place": job.place,
        "deadline": job.deadline,
        "url": job.url,
        "dismissed_at": job.dismissed_at,
        "work_mode": None if job.work_mode is None else job.work_mode.value,
        "starred": job.starred,
        "archived_at": job.archived_at,
    }
