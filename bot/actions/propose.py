"""What a text may have meant for a job: shown as a proposal, and done by the tap that confirms it.

Nothing here changes a job before that tap. A proposal is a row: its buttons outlive a restart, and confirmed twice it
has one effect.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.actions.answer import LONGEST_NOTE
from bot.actions.ask_zone import asks_zone
from bot.actions.backdate import MOVES, check_day
from bot.actions.hear_time import understood
from bot.actions.interviews import add_said
from bot.actions.move import move_said
from bot.actions.open_job import Opened, mine, whole
from bot.actions.plan import plan_job
from bot.actions.refine import Assistant, allowance, note_use
from bot.actions.remind import set_reminder
from bot.errors import NotFound, UserError
from bot.model.job import EventKind, Job, Outcome, Stage
from bot.model.proposal import Interview, Move, Note, Proposal, Remind, Suggested
from bot.model.schedule import due_at
from bot.model.user import Visit
from bot.storage import events, jobs, proposals
from bot.storage.database import Database, Transaction
from bot.storage.proposals import Kept
from bot.summary.news import about
from bot.summary.plain_words import proposed

log = logging.getLogger(__name__)

EXPIRES: Final = timedelta(days=7)
LONGEST_ALONE: Final = 120  # characters of a text that is no reply; a longer one may be a posting
MOST_CANDIDATES: Final = 6
MOST_TIMES: Final = 4
_LOOK_BACK: Final = 300  # jobs
_FRESH: Final = timedelta(days=1)
_NUMBER: Final = re.compile(r"(?<![\w#])#(\d{1,9})\b:?")
_AS_SURE: Final = 0.2  # jobs that a text names so alike are to be chosen from
NAMED: Final = 0.3  # a job is named by its company, or by most of its title's words


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as it is shown: for a job, or for one that is to be chosen among candidates."""

    id: int
    suggested: Suggested
    job: Job | None
    candidates: tuple[Job, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is to be done, in its order, for the job as it stands."""
        found, letter = self.suggested.proposals, self.suggested.letter is not None
        return found if self.job is None else effective(found, self.job, letter=letter)


@dataclass(frozen=True, slots=True)
class Done:
    """A job after what was confirmed. `events` are moves and rounds to be undone; () where it was done before.

    `asks_zone` is whether the first time that hangs on the user's clocks was set while nobody knows which those are.
    """

    opened: Opened
    proposals: tuple[Proposal, ...] = ()
    events: tuple[int, ...] = ()
    reminders: tuple[int, ...] = ()
    asks_zone: bool = False


# --- understanding ----------------------------------------------------------------------------------------------------


async def from_reply(database: Database, visit: Visit, job_id: int, words: str) -> Proposed | None:
    """What a reply to a job's card means, by the rules; None where it is a note."""
    found = understand(words, visit)
    if not found or all(isinstance(one, Note) for one in found):
        return None
    return await _suggest(database, visit, job_id, found, words)


async def by_model(
    database: Database, visit: Visit, job_id: int, words: str, assistant: Assistant | None
) -> Proposed | None:
    """The same as a model takes it, where one may be asked; None where it is a note."""
    if assistant is None:
        return None
    from bot.summary.meant import LONGEST, meant

    if not 0 < len(words) <= LONGEST or not (await allowance(database, visit, assistant)).granted:
        return None
    user = visit.user
    answer = await meant(words, user.language, visit.now, user.zone, understood, assistant.model, hour=user.push_hour)
    await note_use(database, visit, answer.usage)
    if answer.reason:
        log.info("a reply stays a note: %s", answer.reason)
    if answer.proposal is None:
        return None
    try:
        return await _suggest(database, visit, job_id, (answer.proposal,), words)
    except UserError:
        return None  # what a model takes for a time may be none: the words are a note still


async def from_words(database: Database, visit: Visit, words: str) -> Proposed | None:
    """What a text on its own means for one of the user's jobs; None where it is no such thing."""
    if len(words) > LONGEST_ALONE:
        return None
    number = _NUMBER.search(words)
    found = understand(" ".join(_NUMBER.sub(" ", words, count=1).split()), visit)
    if not found:
        return None
    async with database.begin(visit.user.id) as tx:
        if number is not None:
            job = await jobs.by_number(tx, visit.user.id, int(number[1])) if int(number[1]) < 2**31 else None
            if job is None or job.is_draft:
                raise NotFound("no-such-number", number=number[1])
            candidates = [job]
        else:
            candidates = await _candidates(tx, visit, words)
        if not candidates:
            return None
        return await keep(tx, visit, candidates, _suggested(found, words, visit))


def understand(words: str, visit: Visit) -> tuple[Proposal, ...]:
    """What the rules understand."""
    user = visit.user
    return proposed(words, user.language, visit.now, user.zone, understood, hour=user.push_hour)


async def _suggest(
    database: Database, visit: Visit, job_id: int, found: Sequence[Proposal], words: str
) -> Proposed | None:
    """Propose it for one job; None where it would change nothing."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        if not effective(found, job):
            return None
        return await keep(tx, visit, [job], _suggested(found, words, visit, reply=True))


async def named(tx: Transaction, visit: Visit, text: str, bar: float) -> list[Job]:
    """The user's saved jobs that a text names at least so surely, the surest first; the nearest where two are alike."""
    saved = await jobs.latest(tx, visit.user.id, _LOOK_BACK)
    sure = about(text, [(job.company, job.title) for job in saved])
    scored = [(score, job) for score, job in zip(sure, saved, strict=True) if score >= bar]
    scored.sort(key=lambda pair: (-pair[0], not pair[1].is_under_way))
    best = scored[0][0] if scored else 0.0
    return [job for score, job in scored if best - score < _AS_SURE]


def effective(found: Iterable[Proposal], job: Job, *, letter: bool = False) -> tuple[Proposal, ...]:
    """What of it is new to the job; an interview takes its stage along. A letter moves no job back."""
    kept: list[Proposal] = []
    for one in found:
        known = isinstance(one, Move) and (_is_past(job, one.to) if letter else one.day is None and _is_at(job, one.to))
        if known:
            continue
        kept.append(one)
    moved = any(isinstance(one, Move) for one in kept)
    for one in tuple(kept):
        if isinstance(one, Interview) and not moved and _is_before(job, one.stage):
            kept.append(Move(one.stage))
            moved = True
    return tuple(kept)


def _is_at(job: Job, to: Stage | Outcome) -> bool:
    return job.standing is not None and to is (job.standing.outcome or job.standing.stage)


def _is_past(job: Job, to: Stage | Outcome) -> bool:
    """Whether a job has come to that stage, or ended, or ended so, already."""
    if isinstance(to, Outcome):
        return _is_at(job, to)
    return not _is_before(job, to)


def _is_before(job: Job, stage: Stage) -> bool:
    if job.standing is None or job.standing.outcome is not None:
        return job.standing is None
    return list(Stage).index(job.standing.stage) < list(Stage).index(stage)


async def _candidates(tx: Transaction, visit: Visit, words: str) -> list[Job]:
    """Which jobs the words may be about: those that they name, or else the only one, or the latest to choose from."""
    called = await named(tx, visit, words, NAMED)
    if called:
        return called[:MOST_CANDIDATES]
    open_ones = await jobs.under_way(tx, visit.user.id, MOST_CANDIDATES)
    draft = await jobs.latest_draft(tx, visit.user.id, visit.now - _FRESH)
    return [*([draft] if draft is not None else []), *open_ones][:MOST_CANDIDATES]


def _suggested(found: Sequence[Proposal], words: str, visit: Visit, *, reply: bool = False) -> Suggested:
    also = tuple(one.when.also for one in found if isinstance(one, Interview | Remind) and one.when.also is not None)
    return Suggested(tuple(found), words[:LONGEST_NOTE], visit.user.zone, reply=reply, times=also[:1])


async def keep(tx: Transaction, visit: Visit, candidates: Sequence[Job], suggested: Suggested) -> Proposed:
    """Keep what was understood, of the one job or of several to choose from."""
    job = candidates[0] if len(candidates) == 1 else None
    if job is not None:
        await _check(tx, visit, job, suggested)
    suggested = replace(suggested, candidates=tuple(one.id for one in candidates))
    kept = await proposals.add(tx, visit.user.id, job.id if job else None, suggested, visit.now)
    return Proposed(kept.id, suggested, job, tuple(candidates))


def _of(suggested: Suggested, job: Job) -> tuple[Proposal, ...]:
    return effective(suggested.proposals, job, letter=suggested.letter is not None)


async def _check(tx: Transaction, visit: Visit, job: Job, suggested: Suggested) -> None:
    """UserError for what can't be: said before anything is shown."""
    for one in _of(suggested, job):
        if isinstance(one, Move):
            check_day(one.day or visit.today, visit)
            moves = not _is_at(job, one.to) and suggested.letter is None
            if moves and one.day is not None and await _in_order(tx, visit, job, one.day) != one.day:
                raise UserError("day-before-last-step")
        elif job.is_draft:
            raise UserError("save-first")
        elif isinstance(one, Remind) and one.when.past:
            raise UserError("remind-past")


# --- tapping ----------------------------------------------------------------------------------------------------------


async def look(database: Database, visit: Visit, proposal_id: int) -> Proposed:
    """A proposal once more, with all its candidates to choose from."""
    async with database.begin(visit.user.id) as tx:
        kept = await _mine(tx, visit, proposal_id)
        return replace(await _shown(tx, visit, kept), job=None)


async def pick_job(database: Database, visit: Visit, proposal_id: int, job_id: int) -> Proposed:
    """Say which job a proposal is about."""
    async with database.begin(visit.user.id) as tx:
        kept = await _mine(tx, visit, proposal_id)
        job = await mine(tx, visit, job_id)
        await _check(tx, visit, job, kept.suggested)
        kept = replace(kept, job_id=job.id)
        await proposals.keep(tx, visit.user.id, kept)
        return await _shown(tx, visit, kept)


async def other_time(database: Database, visit: Visit, proposal_id: int, nth: int) -> Proposed:
    """Take one of the other times that the words may mean, or that a letter names."""
    async with database.begin(visit.user.id) as tx:
        kept = await _mine(tx, visit, proposal_id)
        suggested = kept.suggested
        if nth >= len(suggested.times):
            raise NotFound("proposal-gone")
        times, wall = list(suggested.times), suggested.times[nth]
        found: list[Proposal] = []
        for one in suggested.proposals:
            if isinstance(one, Interview | Remind):
                times[nth] = one.when.wall
                when = replace(one.when, wall=wall, due_at=due_at(wall, suggested.zone), ends=None, also=None)
                when = replace(when, past=when.due_at < visit.now)
                found.append(replace(one, when=when))
            else:
                found.append(one)
        kept = replace(kept, suggested=replace(suggested, proposals=tuple(found), times=tuple(times)))
        await proposals.keep(tx, visit.user.id, kept)
        return await _shown(tx, visit, kept)


async def confirm(database: Database, visit: Visit, proposal_id: int) -> Done:
    """Do what was proposed; a second tap does nothing more."""
    async with database.begin(visit.user.id) as tx:
        kept = await _mine(tx, visit, proposal_id)
        if kept.job_id is None:
            raise NotFound("proposal-gone")
        job = await mine(tx, visit, kept.job_id)
        if kept.settled_at is not None:
            return Done(await whole(tx, visit, job))
        await _check(tx, visit, job, kept.suggested)
        found = _of(kept.suggested, job)
        done = await _do(tx, visit, job, kept.suggested, found)
        await proposals.settle(tx, visit.user.id, kept.id, visit.now)
        return done


async def drop(database: Database, visit: Visit, proposal_id: int) -> None:
    """Nothing of it."""
    async with database.begin(visit.user.id) as tx:
        await proposals.settle(tx, visit.user.id, (await _mine(tx, visit, proposal_id)).id, visit.now)


async def as_note(database: Database, visit: Visit, proposal_id: int) -> Opened:
    """It was meant as a note."""
    async with database.begin(visit.user.id) as tx:
        kept = await _mine(tx, visit, proposal_id)
        if kept.job_id is None:
            raise NotFound("proposal-gone")
        job = await mine(tx, visit, kept.job_id)
        if kept.settled_at is None:
            if job.is_draft:
                raise UserError("save-first")
            await _note(tx, visit, job, kept.suggested.words)
            await proposals.settle(tx, visit.user.id, kept.id, visit.now)
        return await whole(tx, visit, job)


async def _do(tx: Transaction, visit: Visit, job: Job, suggested: Suggested, found: Sequence[Proposal]) -> Done:
    told: list[int] = []
    reminders: list[int] = []
    asks = False
    for one in found:
        match one:
            case Move(to, day):
                day = await _in_order(tx, visit, job, day) if suggested.letter else day
                job, event = await move_said(tx, visit, job, to, day)
                told.append(event.id)
            case Interview():
                _, event = await add_said(tx, visit, job, one, suggested.zone)
                told.append(event.id)
                asks = asks or await asks_zone(tx, visit, rounds=1)
            case Remind(when, words):
                reminded = await set_reminder(tx, visit, job, when, words)
                reminders += [reminded.reminder.id] if reminded.reminder is not None else []
                asks = asks or reminded.asks_zone
            case Note(words):
                await _note(tx, visit, job, words)
    if suggested.keeps_words and not job.is_draft:
        await _note(tx, visit, job, suggested.words)
    await plan_job(tx, visit.user, job, visit.now)
    return Done(await whole(tx, visit, job), tuple(found), tuple(told), tuple(reminders), asks)


async def _in_order(tx: Transaction, visit: Visit, job: Job, day: date | None) -> date | None:
    """A day, or that of the job's last step where that came later: what was tapped meanwhile counts."""
    steps = [one for one in await events.timeline(tx, visit.user.id, job.id) if one.kind in MOVES]
    if day is None or not steps or (len(steps) == 1 and steps[0].kind is EventKind.SAVED):
        return day
    return max(day, visit.day_of(steps[-1].at))


async def _note(tx: Transaction, visit: Visit, job: Job, words: str) -> None:
    await events.add(tx, visit.user.id, job.id, EventKind.NOTE, visit.now, text=words[:LONGEST_NOTE])


async def _mine(tx: Transaction, visit: Visit, proposal_id: int) -> Kept:
    kept = await proposals.by_id(tx, visit.user.id, proposal_id)
    if kept is None or kept.made_at < visit.now - EXPIRES:
        raise NotFound("proposal-gone")
    return kept


async def _shown(tx: Transaction, visit: Visit, kept: Kept) -> Proposed:
    job = None if kept.job_id is None else await mine(tx, visit, kept.job_id)
    found = [await jobs.by_id(tx, visit.user.id, job_id) for job_id in kept.suggested.candidates]
    return Proposed(kept.id, kept.suggested, job, tuple(one for one in found if one is not None))
