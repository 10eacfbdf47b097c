"""Take in whatever a user gives: read it, sum it up, and keep it as a draft before it is shown."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from bot.actions.limits import count_link, room_for_a_job
from bot.actions.open_job import Opened, whole
from bot.errors import CannotRead
from bot.model.given import Given, GivenLink, GivenText
from bot.model.job import Job
from bot.model.likeness import ALIKE, Sketch, likeness, sketch
from bot.model.paste import LONGEST, Piece, continues, goes_with, joined
from bot.model.posting import Posting
from bot.model.quotes import folded
from bot.model.summary import Summary
from bot.model.user import Visit
from bot.readers import read
from bot.readers.addresses import canonical, host_of
from bot.storage import jobs, pieces, postings
from bot.storage.database import Database, Transaction
from bot.storage.jobs import Identity
from bot.storage.pieces import Paste
from bot.summary.quick import is_posting, summarise
from bot.web import Web

_LOOK_BACK = 200  # saved jobs
_LATELY = timedelta(days=30)
_LIKE_TITLES = 0.9
_LONGEST_SOURCE = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of something given. `known`: the user had it already. `like`: a saved job that it looks like."""

    opened: Opened
    known: bool = False
    like: Job | None = None


async def take_in(database: Database, visit: Visit, given: Given, web: Web) -> Taken:
    """A link or a file becomes a draft; a link that the user has already is not fetched again."""
    if isinstance(given, GivenLink):
        async with database.begin(visit.user.id) as tx:
            job = await jobs.at_link(tx, visit.user.id, canonical(given.url))
            if job is not None:
                return Taken(await _again(tx, visit, job), known=True)
        await count_link(database, visit)
    posting = await read(given, web)
    summary = _summed_up(posting)
    async with database.begin(visit.user.id) as tx:
        return await _keep(tx, visit, posting, summary)


async def keep_piece(
    database: Database,
    visit: Visit,
    message_id: int,
    sent_at: datetime,
    text: str,
    *,
    edited: bool,
    via: str | None = None,
    in_album: bool = False,
) -> Paste | None:
    """Keep a message of text; the whole text that it belongs to, or None for an edit of what is not kept any more."""
    belongs = goes_with if in_album else continues
    async with database.begin(visit.user.id) as tx:
        before = await pieces.paste(tx, visit.user.id, message_id) if edited else None
        if edited and before is None:
            return None
        previous = await pieces.last(tx, visit.user.id)
        if before is not None:
            first_id = before.first_id
        elif previous is not None and belongs(previous, message_id, sent_at):
            first_id = previous.first_id
        else:
            first_id = message_id
        await pieces.keep(tx, visit.user.id, Piece(message_id, first_id, sent_at, text, via))
        return await pieces.paste(tx, visit.user.id, message_id)


async def take_in_text(
    database: Database,
    visit: Visit,
    paste: Paste,
    web: Web,
    *,
    anyway: bool = False,
    warnings: tuple[str, ...] = (),
) -> Taken:
    """A text, whole, becomes a draft, or brings the draft up to date that a part of it became.

    `anyway`: the user says that it is a posting, whatever the rules think. `warnings` are about how the text came.
    """
    try:
        posting = await read(GivenText(_whole_text(paste)), web)
        posting = replace(posting, via=paste.via, warnings=(*posting.warnings, *warnings))
        summary = _summed_up(posting, anyway=anyway)
    except CannotRead:
        # What a first part seemed to be, the whole is not.
        await _drop_draft_of(database, visit, paste)
        raise
    async with database.begin(visit.user.id) as tx:
        taken = await _keep(tx, visit, posting, summary, instead_of=paste.job_id)
        await pieces.became(tx, visit.user.id, paste.first_id, taken.opened.job.id)
        return taken


async def preview(given: Given, web: Web, now: datetime) -> Opened:
    """A card of whatever is given, kept nowhere."""
    posting = await read(given, web)
    summary = _summed_up(posting)
    return Opened(_filled(Job(id=0, created_at=now), posting, summary), posting, summary)


async def paste_of(database: Database, visit: Visit, message_id: int) -> Paste | None:
    """The text that one of the user's messages belongs to, while it is kept."""
    async with database.begin(visit.user.id) as tx:
        return await pieces.paste(tx, visit.user.id, message_id)


async def is_saved(database: Database, visit: Visit, paste: Paste) -> bool:
    """Whether the job that a text became is saved, so that an edit of the text must not change it."""
    async with database.begin(visit.user.id) as tx:
        job = await jobs.by_id(tx, visit.user.id, paste.job_id) if paste.job_id is not None else None
        return job is not None and not job.is_draft


async def note_answer(database: Database, visit: Visit, paste: Paste, answer_id: int) -> None:
    """Remember which message shows what became of a text, so that a change of the text can change it."""
    if paste.answer_id != answer_id:
        async with database.begin(visit.user.id) as tx:
            await pieces.answered(tx, visit.user.id, paste.first_id, answer_id)


def _whole_text(paste: Paste) -> str:
    text = joined(paste.texts)
    if len(text) > LONGEST:
        raise CannotRead("text-too-long", most=LONGEST)
    return text


def _summed_up(posting: Posting, *, anyway: bool = False) -> Summary:
    summary = summarise(posting)
    if not anyway and not is_posting(posting, summary):
        raise CannotRead("not-a-posting")
    return summary


async def _keep(
    tx: Transaction, visit: Visit, posting: Posting, summary: Summary, instead_of: int | None = None
) -> Taken:
    identity = identity_of(posting)
    shown = await jobs.by_id(tx, visit.user.id, instead_of) if instead_of is not None else None
    job = await jobs.same(tx, visit.user.id, identity)
    if job is not None:
        if shown is not None and shown.is_draft and shown.id != job.id:
            await jobs.remove(tx, visit.user.id, shown.id)
        return Taken(await _again(tx, visit, job), known=shown is None or shown.id != job.id)
    if shown is None:
        await room_for_a_job(tx, visit)
        job = _filled(Job(id=0, created_at=visit.now), posting, summary)
        job = await jobs.draft(tx, visit.user.id, job, identity, source_of(posting))
        await postings.keep(tx, visit.user.id, job.id, posting, summary, visit.now)
    else:
        job = _filled(shown, posting, summary)
        await jobs.keep(tx, visit.user.id, job)
        await jobs.renew_identity(tx, visit.user.id, job.id, identity)
        await postings.replace(tx, visit.user.id, job.id, posting, summary, visit.now)
    return Taken(await whole(tx, visit, job), like=await _like(tx, visit, job, identity.sketch))


def identity_of(posting: Posting) -> Identity:
    """By what a posting is known again."""
    fingerprint = hashlib.sha256(folded(posting.text).encode("utf-8", "replace")).hexdigest()
    return Identity(posting.canonical_url, fingerprint, sketch(posting.text))


def source_of(posting: Posting) -> str | None:
    """How a posting came to the user: by a channel, or from a site."""
    return (posting.via or host_of(posting.url or ""))[:_LONGEST_SOURCE] or None


async def _like(tx: Transaction, visit: Visit, job: Job, text: Sketch) -> Job | None:
    """A saved job of nearly this text, or of the same employer and title lately: to be warned of, not merged."""
    for saved, its_text in await jobs.sketches(tx, visit.user.id, _LOOK_BACK):
        if saved.id != job.id and (likeness(text, its_text) >= ALIKE or _same_vacancy(job, saved, visit.now)):
            return saved
    return None


def _same_vacancy(one: Job, other: Job, now: datetime) -> bool:
    if not (one.title and other.title and one.company and other.company and other.saved_at):
        return False
    return (
        folded(one.company) == folded(other.company)
        and SequenceMatcher(None, folded(one.title), folded(other.title)).ratio() > _LIKE_TITLES
        and now - other.saved_at <= _LATELY
    )


async def _again(tx: Transaction, visit: Visit, job: Job) -> Opened:
    """A job that was given once more: what was put aside lies on the table again."""
    if job.dismissed_at is not None:
        job = replace(job, dismissed_at=None)
        await jobs.keep(tx, visit.user.id, job)
    return await whole(tx, visit, job)


async def _drop_draft_of(database: Database, visit: Visit, paste: Paste) -> None:
    if paste.job_id is None:
        return
    async with database.begin(visit.user.id) as tx:
        job = await jobs.by_id(tx, visit.user.id, paste.job_id)
        if job is not None and job.is_draft:
            await jobs.remove(tx, visit.user.id, job.id)
            await pieces.became(tx, visit.user.id, paste.first_id, None)


def _filled(job: Job, posting: Posting, summary: Summary) -> Job:
    head = summary.headline
    return replace(
        job,
        title=head.title.value if head.title else None,
        company=head.company.value if head.company else None,
        place=head.place_line,
        deadline=head.deadline.value.day if head.deadline else None,
        url=posting.url,
        work_mode=head.work_mode.value if head.work_mode else None,
    )
