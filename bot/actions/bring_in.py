"""Take in a file of /export, or anybody's table of jobs: looked through and shown, then kept on the user's word."""

import asyncio
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import islice

from pydantic import TypeAdapter

from bot.actions.limits import room_for_jobs
from bot.actions.plan import plan_all
from bot.actions.take_in import identity_of
from bot.errors import CannotRead, NotFound
from bot.model.profile import Profile
from bot.model.schedule import Rule, next_occurrence
from bot.model.takeout import Reading, Reminder, Settings, WholeJob, is_grounded, job_json, job_of
from bot.model.user import Visit
from bot.readers.addresses import split
from bot.storage import imports, profiles, questions, users, whole_user
from bot.storage.database import Database, Transaction
from bot.storage.imports import Import
from bot.storage.whole_user import Coming, Known
from bot.summary.quick import summarise

_AT_ONCE = 20  # jobs; nobody else's message waits for more of them
_SHOWN = 3
_ZIP = b"PK\x03\x04"  # every spreadsheet program's own kind of file is one
_OLD_SHEET = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is no job: in a table's line, or the file's job of that number; `why` is a locale key."""

    place: int
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would bring: `jobs` and `cards` (never saved) are new, `known` the user has already.

    `settings` and `profile` tell whether they come along (None: there are none, or those here stay). `doubtful` is a
    date that could be read otherwise, and as what it is read; `statuses` are words for a stage that we do not know.
    """

    import_id: int
    jobs: int
    cards: int
    known: int
    first: tuple[WholeJob, ...]
    unread: tuple[Unread, ...]
    settings: bool | None
    profile: bool | None
    statuses: tuple[str, ...] = ()
    doubtful: tuple[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What was taken in: how many jobs, and whether the settings and the profile came along."""

    jobs: int
    settings: bool
    profile: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """What is kept beside the jobs until the user's word."""

    by_name: bool
    highest: int = 0
    settings: Settings | None = None
    profile: Profile | None = None
    proposed: Profile | None = None


@dataclass(slots=True)
class _File:
    """A file as it is looked through."""

    jobs: Iterator[WholeJob]
    head: _Head
    unread: list[Unread] = field(default_factory=list)
    statuses: dict[str, None] = field(default_factory=dict)
    doubtful: tuple[str, date] | None = None


async def preview(database: Database, visit: Visit, content: bytes) -> Preview:
    """Look through a file, and keep what it would bring for a while. CannotRead says why it brings nothing."""
    file = await asyncio.to_thread(_opened, content, visit)
    packing, packed = zlib.compressobj(1), bytearray()
    seen = Known()
    first: list[WholeJob] = []
    jobs = cards = known = highest = 0
    while coming := await asyncio.to_thread(_next, file):
        async with database.begin(visit.user.id) as tx:
            seen = await whole_user.known(tx, visit.user.id, coming, seen)
        new = []
        for one in coming:
            if seen.has(one):
                known += 1
                continue
            seen.add(one)
            new.append(one.job)
            highest = max(highest, one.job.number or 0)
        cards += sum(job.stage is None for job in new)
        jobs += sum(job.stage is not None for job in new)
        first += [job for job in new if job.stage is not None][: _SHOWN - len(first)]
        packed += await asyncio.to_thread(_packed, packing, new)
    packed += packing.flush()
    if not (jobs or cards or known or file.head.settings):
        raise CannotRead("import-nothing-readable" if file.unread else "import-empty")
    async with database.begin(visit.user.id) as tx:
        await room_for_jobs(tx, visit, jobs + cards)
        head = await _what_comes_along(tx, visit, replace(file.head, highest=highest))
        import_id = await imports.propose(
            tx, visit.user.id, _heads().dump_json(head).decode(), bytes(packed), visit.now
        )
        await questions.answered(tx, visit)
    return Preview(
        import_id,
        jobs,
        cards,
        known,
        tuple(first),
        tuple(file.unread),
        None if file.head.settings is None else head.settings is not None,
        None if file.head.profile is None else head.profile is not None,
        tuple(file.statuses),
        file.doubtful,
    )


async def bring_in(database: Database, visit: Visit, import_id: int) -> Brought:
    """Take in what was shown. After a crash it goes on where it was; a second tap adds nothing."""
    async with database.begin(visit.user.id) as tx:
        proposed = await _mine(tx, visit, import_id)
        head = _heads().validate_json(proposed.head)
        if proposed.jobs is not None and proposed.place == 0:
            await _bring_head(tx, visit, head)
    place, kept = proposed.place, proposed.kept
    if proposed.jobs is not None:
        lines = islice(_unpacked(proposed.jobs), place, None)
        while coming := await asyncio.to_thread(_ready, lines, visit.now, head):
            async with database.begin(visit.user.id) as tx:
                kept += await whole_user.bring_jobs(tx, visit.user.id, coming)
                place += len(coming)
                await imports.went_on(tx, visit.user.id, import_id, place, kept)
        async with database.begin(visit.user.id) as tx:
            await imports.done(tx, visit.user.id, import_id)
            user = await users.known(tx, visit.user.id)  # the hours may have come along
            await plan_all(tx, user or visit.user, visit.now)
    return Brought(kept, head.settings is not None, head.profile is not None)


async def drop(database: Database, visit: Visit, import_id: int) -> None:
    """Forget what was shown; what is taken in already stays."""
    async with database.begin(visit.user.id) as tx:
        await imports.drop(tx, visit.user.id, import_id)


# --- looking through --------------------------------------------------------------------------------------------------


# What reads files is itself read when the first file comes.


def _opened(content: bytes, visit: Visit) -> _File:
    from bot.readers import takeout
    from bot.readers.charset import decoded

    if content.startswith((_ZIP, _OLD_SHEET)):
        raise CannotRead("import-spreadsheet")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise CannotRead("import-empty")
    written = takeout.as_utf8(content)
    if takeout.looks_like_json(written):
        return _takeout(written, visit.now)
    return _table(decoded(content), visit)


def _takeout(content: bytes, now: datetime) -> _File:
    from bot.actions.from_table import from_fields
    from bot.readers import takeout

    said, places = takeout.read(content)
    head = _Head(by_name=False, settings=said.settings, profile=said.profile, proposed=said.proposed)
    unread: list[Unread] = []

    def jobs() -> Iterator[WholeJob]:
        for number, (begin, end) in enumerate(places, 1):
            try:
                job = job_of(content[begin:end])
            except ValueError:
                unread.append(Unread(number, "import-bad-job"))
            else:
                yield job if job.readings else from_fields(job, now)

    return _File(jobs(), head, unread)


def _table(text: str, visit: Visit) -> _File:
    from bot.actions.from_table import day_order, job_of_row
    from bot.readers import table

    if "\x00" in text or text.count("\ufffd") * 20 > len(text):
        raise CannotRead("import-unreadable")
    read = table.read(text)
    order = day_order(read, visit)
    statuses: dict[str, None] = {}

    def jobs() -> Iterator[WholeJob]:
        for row in read.rows:
            job, unknown = job_of_row(row, read, order, visit)
            if unknown is not None:
                statuses[unknown] = None
            yield job

    unread = [Unread(line, "import-no-name") for line in read.without_name]
    return _File(jobs(), _Head(by_name=True), unread, statuses, order.doubtful)


def _next(file: _File) -> list[Coming]:
    return [_coming(job, file.head) for job in islice(file.jobs, _AT_ONCE)]


def _coming(job: WholeJob, head: _Head) -> Coming:
    identity = identity_of(job.readings[0].posting)
    return Coming(job, replace(identity, canonical_url=job.canonical_url), head.by_name)


async def _what_comes_along(tx: Transaction, visit: Visit, head: _Head) -> _Head:
    """Settings come to somebody who has saved nothing yet, a profile to somebody without one: what is here stays."""
    if await whole_user.how_many_jobs(tx, visit.user.id):
        head = replace(head, settings=None)
    if not (await profiles.of(tx, visit.user.id)).is_empty:
        head = replace(head, profile=None, proposed=None)
    return head


def _packed(packing: "zlib._Compress", jobs: Iterable[WholeJob]) -> bytes:
    return b"".join(packing.compress(job_json(job) + b"\n") for job in jobs)


# --- taking in --------------------------------------------------------------------------------------------------------


async def _mine(tx: Transaction, visit: Visit, import_id: int) -> Import:
    found = await imports.by_id(tx, visit.user.id, import_id)
    if found is None:
        raise NotFound("import-gone")
    return found


async def _bring_head(tx: Transaction, visit: Visit, head: _Head) -> None:
    last = head.highest
    if head.settings is not None:
        last = max(last, head.settings.last_number)
        await whole_user.bring_settings(tx, visit.user.id, head.settings)
    # Before the first job, so that a new number is never one that a later job brings with it.
    await whole_user.numbers_up_to(tx, visit.user.id, last)
    if head.profile is not None or head.proposed is not None:
        nothing = Profile()
        await profiles.keep(tx, visit.user.id, head.profile or nothing, head.proposed or nothing, visit.now)


def _unpacked(packed: bytes) -> Iterator[bytes]:
    """The lines, one after the other; never all of them at once."""
    unpacking = zlib.decompressobj()
    begun = b""
    for start in range(0, len(packed), 65_536):
        *lines, begun = (begun + unpacking.decompress(packed[start : start + 65_536])).split(b"\n")
        yield from lines


def _ready(lines: Iterator[bytes], now: datetime, head: _Head) -> list[Coming]:
    """The next jobs, as they are to be kept."""
    return [_coming(_as_kept(job_of(line), now, head), head) for line in islice(lines, _AT_ONCE)]


def _as_kept(job: WholeJob, now: datetime, head: _Head) -> WholeJob:
    return replace(
        job,
        url=job.url if job.url and split(job.url) else None,
        # How well a job fits is told of the profile that is here.
        match=job.match if head.profile is not None else None,
        reminders=tuple(_still_to_come(one, now) for one in job.reminders),
        readings=tuple(map(_understood, job.readings)),
    )


def _understood(reading: Reading) -> Reading:
    """A reading whose summary stands on its words: one that does not is made anew."""
    posting, summary, refined = reading.posting, reading.summary, reading.refined
    if summary is None or not is_grounded(posting, summary):
        summary = summarise(posting)
    if refined is None or not is_grounded(posting, refined):
        return replace(reading, summary=summary, refined=None, refined_by=None, refined_shown=False)
    return replace(reading, summary=summary)


def _still_to_come(reminder: Reminder, now: datetime) -> Reminder:
    """A reminder that fell due elsewhere does not ring here: it is over, or comes at its next time."""
    if reminder.fired_at or reminder.done_at or reminder.due_at > now:
        return reminder
    if reminder.wall and reminder.zone and reminder.rule:
        wall = datetime.fromisoformat(reminder.wall)
        following = next_occurrence(wall, reminder.zone, Rule.parsed(reminder.rule), now)
        if following is not None:
            return replace(reminder, due_at=following)
    return replace(reminder, done_at=now)


@cache
def _heads() -> TypeAdapter[_Head]:
    return TypeAdapter(_Head)
