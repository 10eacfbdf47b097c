"""All of one user: read whole, written back, and deleted to the last byte."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, TypeVar

from sqlalchemy import Table, case, delete, func, or_, select, update
from sqlalchemy.engine import Row

from bot.model.change import Change, Changed
from bot.model.job import EventKind, Outcome, Stage
from bot.model.posting import WorkMode
from bot.model.quotes import folded
from bot.model.takeout import (
    Attachment,
    Contact,
    Event,
    Interview,
    Reading,
    Reminder,
    Settings,
    Standing,
    WholeJob,
)
from bot.model.user import Cause
from bot.storage import search
from bot.storage.adapters import posting_json, summary_json
from bot.storage.database import Transaction
from bot.storage.jobs import Identity
from bot.storage.schema import (
    attachments,
    contacts,
    events,
    inbox,
    interviews,
    jobs,
    postings,
    reminders,
    tags,
    users,
)
from bot.storage.sqlite import leaves_traces
from bot.storage.upsert import insert
from bot.storage.users import next_number

T = TypeVar("T")

_HANGING: Final = (tags, contacts, interviews, reminders, attachments, events, postings)
_JOB_FIELDS: Final = (
    "created_at",
    "number",
    "title",
    "company",
    "place",
    "deadline",
    "url",
    "canonical_url",
    "source",
    "match",
    "starred",
    "saved_at",
    "moved_at",
    "dismissed_at",
    "archived_at",
)


# --- out -------------------------------------------------------------------------------------------------------------


async def settings(tx: Transaction, user_id: int) -> Settings | None:
    """What the user chose; None for somebody who never wrote."""
    row = (await tx.execute(select(users).where(users.c.id == user_id))).one_or_none()
    if row is None:
        return None
    chosen = {one.name: getattr(row, one.name) for one in fields(Settings)}
    return Settings(**chosen | {"muted": tuple(row.muted)})


async def how_many_jobs(tx: Transaction, user_id: int) -> int:
    """How many jobs the user has saved."""
    saved = select(func.count()).select_from(jobs).where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None))
    return int((await tx.execute(saved)).scalar_one())


async def jobs_after(tx: Transaction, user_id: int, after: int, most: int) -> list[tuple[int, WholeJob]]:
    """The user's next jobs and cards behind the job with that id, each with its own id and all that hangs on it."""
    rows = (
        await tx.execute(
            select(jobs).where(jobs.c.user_id == user_id, jobs.c.id > after).order_by(jobs.c.id).limit(most)
        )
    ).all()
    ids = [row.id for row in rows]
    hanging = {table: await _hanging(tx, table, ids) for table in _HANGING}
    return [(row.id, _job(row, {table: hanging[table].get(row.id, []) for table in _HANGING})) for row in rows]


async def _hanging(tx: Transaction, table: Table, job_ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    rows = await tx.execute(select(table).where(table.c.job_id.in_(job_ids)))
    for row in sorted(rows, key=lambda row: row.tag if table is tags else row.id):
        found.setdefault(row.job_id, []).append(row)
    return found


def _job(row: Row[Any], hanging: Mapping[Table, Sequence[Row[Any]]]) -> WholeJob:
    return WholeJob(
        **{name: getattr(row, name) for name in _JOB_FIELDS},
        stage=None if row.stage is None else Stage(row.stage),
        outcome=None if row.outcome is None else Outcome(row.outcome),
        work_mode=None if row.work_mode is None else WorkMode(row.work_mode),
        tags=tuple(one.tag for one in hanging[tags]),
        contacts=_same(Contact, hanging[contacts]),
        interviews=_same(Interview, hanging[interviews]),
        reminders=_same(Reminder, hanging[reminders]),
        attachments=_same(Attachment, hanging[attachments]),
        events=tuple(map(_event, hanging[events])),
        readings=tuple(map(_reading, hanging[postings])),
    )


def _same(kind: type[T], rows: Sequence[Row[Any]]) -> tuple[T, ...]:
    """Rows whose columns are called as the fields are."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # each kind is a dataclass
    return tuple(kind(**{name: getattr(row, name) for name in names}) for row in rows)


def _event(row: Row[Any]) -> Event:
    return Event(
        kind=EventKind(row.kind),
        at=row.at,
        text=row.text,
        before=_standing(row.before),
        after=_standing(row.after),
        changes=tuple(Change(Changed(what), before, after) for what, before, after in row.changes or ()),
        undone=row.undone,
        pinned=row.pinned,
    )


def _standing(packed: Mapping[str, str] | None) -> Standing | None:
    if packed is None:
        return None
    return Standing(Stage(packed["stage"]), Outcome(packed["outcome"]) if packed["outcome"] else None)


def _reading(row: Row[Any]) -> Reading:
    return Reading(
        read_at=row.read_at,
        posting=posting_json().validate_json(row.posting),
        summary=summary_json().validate_json(row.summary),
        refined=summary_json().validate_json(row.refined) if row.refined else None,
        refined_by=row.refined_by,
        refined_shown=row.refined_shown,
    )


# --- in --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coming:
    """A job to be taken in: by what it is known again, and whether a saved job of that name is the same one.

    Each of its readings has a summary.
    """

    job: WholeJob
    identity: Identity
    same_by_name: bool = False


async def bring_settings(tx: Transaction, user_id: int, brought: Settings) -> None:
    """Choose for the user what they chose before."""
    chosen = asdict(brought) | {"muted": list(brought.muted)}
    await tx.execute(update(users).where(users.c.id == user_id).values(chosen))


async def numbers_up_to(tx: Transaction, user_id: int, number: int) -> None:
    """No new job is given a number up to that one."""
    await tx.execute(
        update(users)
        .where(users.c.id == user_id)
        .values(last_number=case((users.c.last_number < number, number), else_=users.c.last_number))
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    job_id: int
    is_saved: bool


class Known:
    """The jobs that a user has, by what they are known again."""

    def __init__(self) -> None:
        self._links: dict[str, _Seen] = {}
        self._texts: dict[str, _Seen] = {}
        self.names: set[tuple[str, str]] = set()

    def put(self, seen: _Seen, link: str | None, text: str) -> None:
        """A job with that canonical link and that text's fingerprint."""
        if link is not None:
            self._links[link] = seen
        self._texts[text] = seen

    def add(self, one: Coming, job_id: int = 0) -> None:
        """A job that has come."""
        seen = _Seen(job_id, is_saved=one.job.stage is not None)
        self.put(seen, one.identity.canonical_url, one.identity.fingerprint)
        self.names.add(_name(one.job.title, one.job.company))

    def has(self, one: Coming) -> bool:
        """Whether the user has it; a card that was never saved is as good as nothing to a saved job."""
        seen = self._of(one)
        if any(each.is_saved for each in seen) or (seen and one.job.stage is None):
            return True
        return one.same_by_name and one.job.url is None and _name(one.job.title, one.job.company) in self.names

    def cards_of(self, one: Coming) -> set[int]:
        """The ids of the cards that give way to it."""
        return {each.job_id for each in self._of(one) if not each.is_saved}

    def _of(self, one: Coming) -> list[_Seen]:
        link = self._links.get(one.identity.canonical_url) if one.identity.canonical_url is not None else None
        return [each for each in (link, self._texts.get(one.identity.fingerprint)) if each is not None]


async def known(tx: Transaction, user_id: int, coming: Sequence[Coming], also: Known | None = None) -> Known:
    """What the user has already of what comes, put to what is `also` known."""
    links = [one.identity.canonical_url for one in coming if one.identity.canonical_url is not None]
    texts = [one.identity.fingerprint for one in coming]
    rows = await tx.execute(
        select(jobs.c.id, jobs.c.stage, jobs.c.canonical_url, jobs.c.fingerprint).where(
            jobs.c.user_id == user_id, or_(jobs.c.canonical_url.in_(links), jobs.c.fingerprint.in_(texts))
        )
    )
    found = also or Known()
    for row in rows:
        found.put(_Seen(row.id, is_saved=row.stage is not None), row.canonical_url, row.fingerprint)
    if any(one.same_by_name for one in coming) and not found.names:
        named = select(jobs.c.title, jobs.c.company).where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None))
        found.names.update(_name(row.title, row.company) for row in await tx.execute(named))
    return found


async def bring_jobs(tx: Transaction, user_id: int, coming: Sequence[Coming]) -> int:
    """Take jobs in, with all that hangs on them, but for those that the user has; how many saved ones are new.

    A number is kept where it is free, and else a new one given. A card that was never saved gives way to the saved
    job that comes for it.
    """
    have = await known(tx, user_id, coming)
    numbers = [one.job.number for one in coming if one.job.number is not None]
    taken = set(
        (await tx.execute(select(jobs.c.number).where(jobs.c.user_id == user_id, jobs.c.number.in_(numbers)))).scalars()
    )
    new: dict[int, WholeJob] = {}
    for one in coming:
        if have.has(one):
            continue
        for card in have.cards_of(one):
            await tx.execute(delete(jobs).where(jobs.c.user_id == user_id, jobs.c.id == card))
            new.pop(card, None)
        number = one.job.number if one.job.number not in taken else None
        if number is None and one.job.stage is not None:
            number = await next_number(tx, user_id)
        taken.add(number)
        job_id = await _bring_job(tx, user_id, one, number)
        have.add(one, job_id)
        new[job_id] = one.job
    await _bring_hanging(tx, user_id, new)
    return sum(job.stage is not None for job in new.values())


async def _bring_hanging(tx: Transaction, user_id: int, new: Mapping[int, WholeJob]) -> None:
    hanging: dict[Table, list[dict[str, Any]]] = {kind: [] for kind in _HANGING}
    for job_id, job in new.items():
        for kind, rows in _rows(job).items():
            hanging[kind] += [{"user_id": user_id, "job_id": job_id, **row} for row in rows]
    for kind, values in hanging.items():
        if values:
            await tx.execute(insert(kind), values)
    for job_id in new:
        await search.renew(tx, user_id, job_id)


def _name(title: str | None, company: str | None) -> tuple[str, str]:
    return folded(title or ""), folded(company or "")


async def _bring_job(tx: Transaction, user_id: int, one: Coming, number: int | None) -> int:
    job = one.job
    made = await tx.execute(
        insert(jobs)
        .values(
            {name: getattr(job, name) for name in _JOB_FIELDS}
            | {
                "user_id": user_id,
                "number": number,
                "stage": job.stage,
                "outcome": job.outcome,
                "work_mode": job.work_mode,
                "canonical_url": one.identity.canonical_url,
                "fingerprint": one.identity.fingerprint,
                "sketch": one.identity.sketch,
            }
        )
        .returning(jobs.c.id)
    )
    return int(made.scalar_one())


def _rows(job: WholeJob) -> dict[Table, list[dict[str, Any]]]:
    """What hangs on a job, as rows."""
    return {
        tags: [{"tag": tag} for tag in dict.fromkeys(job.tags)],
        contacts: list(map(asdict, job.contacts)),
        interviews: list(map(asdict, job.interviews)),
        reminders: list(map(asdict, job.reminders)),
        attachments: list(map(asdict, job.attachments)),
        events: list(map(_event_row, job.events)),
        postings: list(map(_reading_row, job.readings)),
    }


def _event_row(event: Event) -> dict[str, Any]:
    return asdict(event) | {"changes": [[one.what, one.before, one.after] for one in event.changes] or None}


def _reading_row(reading: Reading) -> dict[str, Any]:
    return {
        "read_at": reading.read_at,
        "posting": posting_json().dump_json(reading.posting).decode(),
        "summary": summary_json().dump_json(reading.summary).decode() if reading.summary else None,
        "refined": summary_json().dump_json(reading.refined).decode() if reading.refined else None,
        "refined_by": reading.refined_by,
        "refined_shown": reading.refined_shown,
    }


# --- gone ------------------------------------------------------------------------------------------------------------

_WHO_SENT: Final = ("message", "edited_message", "callback_query", "my_chat_member")


async def forget(tx: Transaction, user_id: int, cause: Cause) -> list[int]:
    """Delete everything of a user but the update that says so, which is still to be answered; their jobs' ids.

    What they sent after it stays: it comes from somebody new. The words stand in the file's gaps and in its log
    until `Database.wipe`.
    """
    await search.remove_all(tx, user_id)
    gone = (await tx.execute(delete(jobs).where(jobs.c.user_id == user_id).returning(jobs.c.id))).scalars().all()
    await tx.execute(delete(users).where(users.c.id == user_id))  # and with them every row that names them
    this_or_later = (inbox.c.bot_id == cause.bot_id) & (inbox.c.update_id >= cause.update_id)
    over = inbox.c.done_at.is_not(None) | inbox.c.parked_at.is_not(None)
    await tx.execute(delete(inbox).where(inbox.c.chat_id == user_id, over | ~this_or_later))
    # In a group their words came to a chat that is not theirs alone.
    maybe = select(inbox).where(inbox.c.chat_id < 0, over, inbox.c.payload.contains(str(user_id)))
    for row in (await tx.execute(maybe)).all():
        if _sender(row.payload) == user_id:
            await tx.execute(delete(inbox).where(inbox.c.bot_id == row.bot_id, inbox.c.update_id == row.update_id))
    await leaves_traces(tx)
    return list(gone)


async def forget_update(tx: Transaction, cause: Cause) -> None:
    """Delete the update that was the last of a user, once it is answered."""
    await tx.execute(delete(inbox).where(inbox.c.bot_id == cause.bot_id, inbox.c.update_id == cause.update_id))
    await leaves_traces(tx)


def _sender(payload: str) -> int | None:
    """Who sent an update."""
    update = json.loads(payload)
    return next((update[kind].get("from", {}).get("id") for kind in _WHO_SENT if kind in update), None)
