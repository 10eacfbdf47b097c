"""How each of a user's saved jobs went, read at once: a query a table, however many jobs there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, cast, func, select

from bot.model.job import EventKind, Outcome, Stage, Standing
from bot.storage.database import Transaction
from bot.storage.schema import events, jobs, postings


@dataclass(frozen=True, slots=True)
class Went:
    """A saved job's way. `moves` are in the order in which they were written, without those undone."""

    saved_at: datetime
    standing: Standing
    source: str | None
    url: str | None
    posted: date | None
    moves: Sequence[tuple[datetime, Standing]]


async def all_of(tx: Transaction, user_id: int) -> list[Went]:
    """The ways of all jobs that the user has saved, archived ones too."""
    moves = await _moves(tx, user_id)
    posted = await _posted(tx, user_id)
    rows = await tx.execute(
        select(jobs.c.id, jobs.c.saved_at, jobs.c.created_at, jobs.c.stage, jobs.c.outcome, jobs.c.source, jobs.c.url)
        .where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None))
        .order_by(jobs.c.id)
    )
    return [
        Went(
            saved_at=saved_at or created_at,
            standing=_standing(stage, outcome),
            source=source,
            url=url,
            posted=posted.get(job_id),
            moves=moves.get(job_id, ()),
        )
        for job_id, saved_at, created_at, stage, outcome, source, url in rows
    ]


async def _moves(tx: Transaction, user_id: int) -> dict[int, list[tuple[datetime, Standing]]]:
    rows = await tx.execute(
        select(events.c.job_id, events.c.at, events.c.after["stage"].as_string(), events.c.after["outcome"].as_string())
        .where(
            events.c.user_id == user_id,
            events.c.kind.in_((EventKind.SAVED.value, EventKind.MOVED.value)),
            events.c.undone.is_(False),
            events.c.after.is_not(None),
        )
        .order_by(events.c.id)
    )
    found: defaultdict[int, list[tuple[datetime, Standing]]] = defaultdict(list)
    for job_id, at, stage, outcome in rows:
        found[job_id].append((at, _standing(stage, outcome)))
    return found


async def _posted(tx: Transaction, user_id: int) -> dict[int, date]:
    """When the postings of those jobs came out that were applied for, as they said when they were first read."""
    said = _in_summary(tx, "headline", "posted", "value")
    applied = select(events.c.job_id).where(
        events.c.user_id == user_id, events.c.after["stage"].as_string() == Stage.APPLIED.value
    )
    rows = await tx.execute(
        select(postings.c.job_id, func.min(said))
        .where(postings.c.user_id == user_id, postings.c.job_id.in_(applied))
        .group_by(postings.c.job_id)
    )
    return {job_id: date.fromisoformat(day) for job_id, day in rows if day is not None}


def _in_summary(tx: Transaction, *path: str) -> ColumnElement[str | None]:
    """A value within the summaries, which are JSON in a column of text."""
    if tx.dialect.name == "sqlite":
        value: ColumnElement[str | None] = func.json_extract(postings.c.summary, f"$.{'.'.join(path)}", type_=String)
    else:
        within: ColumnElement[Any] = cast(postings.c.summary, JSON)
        for name in path:
            within = within[name]
        value = within.as_string()
    return value


_STANDINGS = {
    (stage.value, None if outcome is None else outcome.value): Standing(stage, outcome)
    for stage in Stage
    for outcome in (None, *Outcome)
}


def _standing(stage: str, outcome: str | None) -> Standing:
    return _STANDINGS[stage, outcome]
