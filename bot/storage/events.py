"""The dated lines of a job's timeline."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from bot.errors import UserError
from bot.model.change import Change, Changed
from bot.model.job import Event, EventKind, Outcome, Stage, Standing
from bot.storage import search
from bot.storage.database import Transaction
from bot.storage.schema import events
from bot.storage.upsert import insert

# Unpacked by their places: a card reads all lines of its job, and to ask each row for each name takes twice as long.
_LINE = tuple(events.c[name] for name in ("id", "kind", "at", "text", "before", "after", "changes", "undone", "pinned"))
_KINDS = {kind.value: kind for kind in EventKind}
_TIMELINE = (
    select(*_LINE)
    .where(events.c.user_id == bindparam("user"), events.c.job_id == bindparam("job"), events.c.undone.is_(False))
    .order_by(events.c.at, events.c.id)
)
_ADD = insert(events).returning(*_LINE)
_NTH = (
    select(events.c.id)
    .where(events.c.user_id == bindparam("user"), events.c.job_id == bindparam("job"))
    .order_by(events.c.id)
    .offset(bindparam("before"))
    .limit(1)
)
MOST_LINES = 1_000  # of one job, with those that were undone


async def add(
    tx: Transaction,
    user_id: int,
    job_id: int,
    kind: EventKind,
    at: datetime,
    *,
    text: str | None = None,
    before: Standing | None = None,
    after: Standing | None = None,
    changes: Sequence[Change] = (),
) -> Event:
    """Write one line. UserError where the job has as many as one may have."""
    if (await tx.execute(_NTH, {"user": user_id, "job": job_id, "before": MOST_LINES - 1})).scalar() is not None:
        raise UserError("too-many-lines", most=MOST_LINES)
    line = {
        "user_id": user_id,
        "job_id": job_id,
        "kind": kind.value,
        "at": at,
        "text": text,
        "before": _packed(before),
        "after": _packed(after),
        "changes": _packed_changes(changes),
    }
    made = await tx.execute(_ADD, line)
    event = _event(made.one())
    if kind is EventKind.NOTE:
        await search.renew(tx, user_id, job_id, ("notes",))
    return event


async def timeline(tx: Transaction, user_id: int, job_id: int) -> tuple[Event, ...]:
    """What happened, in order, without what was undone."""
    rows = await tx.execute(_TIMELINE, {"user": user_id, "job": job_id})
    return tuple(_event(row) for row in rows)


async def by_id(tx: Transaction, user_id: int, event_id: int) -> tuple[int, Event] | None:
    """One of the user's lines, with its job's id."""
    kept = select(events.c.job_id, *_LINE).where(events.c.user_id == user_id, events.c.id == event_id)
    row = (await tx.execute(kept)).one_or_none()
    return None if row is None else (row.job_id, _event(row[1:]))


async def at_most(tx: Transaction, user_id: int, kind: EventKind, most: int) -> bool:
    """Whether the user's jobs have no more lines of a kind than that, with those that were undone."""
    of_kind = select(events.c.id).where(events.c.user_id == user_id, events.c.kind == kind.value)
    return len((await tx.execute(of_kind.limit(most + 1))).all()) <= most


async def undo(tx: Transaction, user_id: int, event_id: int) -> None:
    """Strike a line out; it is kept, and not shown."""
    await _change(tx, user_id, event_id, undone=True)


async def restore(tx: Transaction, user_id: int, event_id: int) -> None:
    """Show a line again that was struck out."""
    await _change(tx, user_id, event_id, undone=False)


async def rewrite(tx: Transaction, user_id: int, event_id: int, words: str) -> None:
    """Write a note in other words; it keeps its date."""
    await _change(tx, user_id, event_id, text=words)


async def pin(tx: Transaction, user_id: int, event_id: int, *, pinned: bool) -> None:
    """Let a note stand first, or not any more."""
    await _change(tx, user_id, event_id, pinned=pinned)


async def redate(tx: Transaction, user_id: int, event_id: int, at: datetime, changes: Sequence[Change]) -> None:
    """Give a line another time, and the changes that tell of it."""
    told = {"at": at, "changes": _packed_changes(changes)}
    await tx.execute(update(events).where(events.c.user_id == user_id, events.c.id == event_id).values(told))


async def _change(tx: Transaction, user_id: int, event_id: int, **values: str | bool) -> None:
    changed = await tx.execute(
        update(events)
        .where(events.c.user_id == user_id, events.c.id == event_id)
        .values(**values)
        .returning(events.c.job_id, events.c.kind)
    )
    row = changed.one_or_none()
    if row is not None and row.kind == EventKind.NOTE.value:
        await search.renew(tx, user_id, row.job_id, ("notes",))


def _event(line: Sequence[Any]) -> Event:
    number, kind, at, words, before, after, changes, undone, pinned = line
    changed = tuple(Change(Changed(what), old, new) for what, old, new in changes) if changes else ()
    return Event(number, _KINDS[kind], at, words, _unpacked(before), _unpacked(after), changed, undone, pinned)


def _packed_changes(changes: Sequence[Change]) -> list[list[str | None]] | None:
    return [[one.what.value, one.before, one.after] for one in changes] or None


def _packed(standing: Standing | None) -> dict[str, str | None] | None:
    if standing is None:
        return None
    return {"stage": standing.stage.value, "outcome": standing.outcome.value if standing.outcome else None}


def _unpacked(packed: dict[str, str] | None) -> Standing | None:
    if packed is None:
        return None
    return Standing(Stage(packed["stage"]), Outcome(packed["outcome"]) if packed["outcome"] else None)
