"""The rounds of interviews of a job: noted, corrected, struck out, and each of that taken back.

Every change is a line of the timeline that keeps the round before and after it. What the bot will say by itself is
planned anew in the same transaction.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.actions.answer import Asks
from bot.actions.ask_zone import asks_zone
from bot.actions.hear_time import understood
from bot.actions.open_job import Opened, mine, saved, whole
from bot.actions.plan import plan_job
from bot.errors import NotFound, UserError
from bot.model.change import Change, Changed
from bot.model.interview import Interview, packed, unpacked
from bot.model.job import Event, EventKind, Job
from bot.model.proposal import Interview as Said
from bot.model.proposal import InterviewKind
from bot.model.schedule import SpokenTime, due_at
from bot.model.user import Visit
from bot.storage import applied, events, interviews, questions
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question
from bot.summary.plain_words import LONGEST, asked_interview

MOST_ROUNDS: Final = 20
LONGEST_WHO: Final = 120
LONGEST_PLACE: Final = 300
_NOTHING: Final = frozenset("-–—")
_A_DAY: Final = timedelta(days=1)
_LONG_BACK: Final = timedelta(days=5 * 366)
_FAR_AHEAD: Final = timedelta(days=3 * 366)


class RoundAct(StrEnum):
    """What a tap does with a round."""

    OPEN = "open"
    KIND = "kind"
    WHEN = "when"
    WITH = "with"
    WHERE = "where"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Round:
    """A round and the job that it belongs to, whole.

    `event_id` is what Undo takes back. `also` is the other time on the wall that the words may have meant; `asks_zone`
    whether it is the first time that hangs on the user's clocks while nobody knows which those are.
    """

    opened: Opened
    interview: Interview
    event_id: int | None = None
    also: datetime | None = None
    asks_zone: bool = False

    @property
    def job(self) -> Job:
        """The job."""
        return self.opened.job


@dataclass(frozen=True, slots=True)
class Rounds:
    """All rounds of a job, the earliest first. `event_id` is the deletion that Undo takes back."""

    job: Job
    interviews: tuple[Interview, ...]
    event_id: int | None = None


async def rounds_of(database: Database, visit: Visit, job_id: int) -> Rounds:
    """The rounds of one of the user's saved jobs."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        return Rounds(job, await interviews.of_job(tx, visit.user.id, job.id))


async def open_round(database: Database, visit: Visit, round_id: int) -> Round:
    """One of the user's rounds; NotFound for one that is gone or another's."""
    async with database.begin(visit.user.id) as tx:
        return await _mine(tx, visit, round_id)


# --- asking -----------------------------------------------------------------------------------------------------------


async def ask_for_round(database: Database, visit: Visit, job_id: int) -> Job:
    """Ask when a round is, and with whom."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        await questions.ask(tx, visit.user.id, Question(Asks.ROUND.value, job.id), visit.now)
        return job


async def ask_for_part(database: Database, visit: Visit, round_id: int, part: RoundAct) -> Round:
    """Ask for a round's new time, for who is there, or for where it is."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, round_id)
        asks = f"{Asks.ROUND.value}:{part.value}:{round_id}"
        await questions.ask(tx, visit.user.id, Question(asks, found.job.id), visit.now)
        return found


async def take_words(database: Database, visit: Visit, words: str) -> Round:
    """Take what was asked for: a round, or a part of one. The question stays open where the words can't be read."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            raise NotFound("round-gone")
        _, _, which = question.asks.partition(":")
        if which:
            part, _, round_id = which.partition(":")
            made = await _with_part(tx, visit, int(round_id), RoundAct(part), words)
        else:
            made = await _add_words(tx, visit, await saved(tx, visit, question.job_id), words)
        await questions.answered(tx, visit)
        return made


async def add(database: Database, visit: Visit, job_id: int, words: str) -> Round:
    """Note a round in the user's words."""
    async with database.begin(visit.user.id) as tx:
        return await _add_words(tx, visit, await saved(tx, visit, job_id), words)


# --- changing ---------------------------------------------------------------------------------------------------------


async def set_kind(database: Database, visit: Visit, round_id: int, kind: InterviewKind) -> Round:
    """Say what a round is."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, round_id)
        return await _change(tx, visit, found, replace(found.interview, kind=kind))


async def set_wall(database: Database, visit: Visit, round_id: int, wall: datetime) -> Round:
    """Move a round to another time on the wall: the other one that its words may have meant."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, round_id)
        _check_time(wall, visit)
        return await _change(tx, visit, found, _at(found.interview, wall, visit.user.zone))


async def delete(database: Database, visit: Visit, round_id: int) -> Rounds:
    """Strike a round out; those that are left."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, round_id)
        await interviews.remove(tx, visit.user.id, round_id)
        event = await _tell(tx, visit, found.job, found.interview, None)
        await plan_job(tx, visit.user, found.job, visit.now)
        return Rounds(found.job, await interviews.of_job(tx, visit.user.id, found.job.id), event.id)


async def add_said(tx: Transaction, visit: Visit, job: Job, said: Said, zone: str) -> tuple[Interview, Event]:
    """Note a round that was understood, by the clocks of a zone; the plan is the caller's."""
    if len(await interviews.of_job(tx, visit.user.id, job.id)) >= MOST_ROUNDS:
        raise UserError("too-many-rounds", most=MOST_ROUNDS)
    _check_time(said.when.wall, visit)
    new = Interview(
        id=0,
        job_id=job.id,
        kind=said.kind,
        at=due_at(said.when.wall, zone),
        wall=said.when.wall,
        zone=zone,
        timed=said.when.timed,
        with_whom=_short(said.with_whom, LONGEST_WHO),
        place=_short(said.where, LONGEST_PLACE),
        ends_at=due_at(said.when.ends, zone) if said.when.ends else None,
    )
    kept = await interviews.add(tx, visit.user.id, new, visit.now)
    return kept, await _tell(tx, visit, job, None, kept)


async def take_back(tx: Transaction, visit: Visit, job: Job, event: Event) -> None:
    """Take a line of the timeline back that tells of a round; a round that changed since stays as it is."""
    before, after = before_and_after(event)
    if event.undone or (before is None and after is None):
        return
    now = None if after is None else await interviews.by_id(tx, visit.user.id, after.id)
    if after is not None and (now is None or _told(now) != _told(after)):
        return
    if after is None and before is not None:
        if len(await interviews.of_job(tx, visit.user.id, job.id)) >= MOST_ROUNDS:
            raise UserError("too-many-rounds", most=MOST_ROUNDS)
        # Under an id of its own: what an import brought must not choose one.
        shown = replace(
            before, with_whom=_short(before.with_whom, LONGEST_WHO), place=_short(before.place, LONGEST_PLACE)
        )
        await interviews.add(tx, visit.user.id, replace(shown, job_id=job.id), visit.now)
    elif before is None and after is not None:
        await interviews.remove(tx, visit.user.id, after.id)
    elif before is not None and now is not None:
        await interviews.keep(tx, visit.user.id, replace(before, id=now.id, job_id=job.id), visit.now)
    await events.undo(tx, visit.user.id, event.id)


def before_and_after(event: Event) -> tuple[Interview | None, Interview | None]:
    """The round that a line of the timeline tells of, before and after; None where there was or is none."""
    change = next((one for one in event.changes if one.what is Changed.ROUND), None)
    return (unpacked(change.before), unpacked(change.after)) if change else (None, None)


async def _add_words(tx: Transaction, visit: Visit, job: Job, words: str) -> Round:
    if not await applied.first_time(tx, visit, "round"):
        rounds = await interviews.of_job(tx, visit.user.id, job.id)
        found = await _mine(tx, visit, max((one.id for one in rounds), default=0))
        return replace(found, asks_zone=await asks_zone(tx, visit, rounds=1))  # to the replay too the user is told
    said = asked_interview(_bounded(words), visit.user.language, visit.now, visit.user.zone, understood)
    if said is None:
        raise UserError("round-unread")
    kept, event = await add_said(tx, visit, job, said, visit.user.zone)
    await plan_job(tx, visit.user, job, visit.now)
    asks = await asks_zone(tx, visit, rounds=1)
    return Round(await whole(tx, visit, job), kept, event.id, said.when.also, asks)


async def _with_part(tx: Transaction, visit: Visit, round_id: int, part: RoundAct, words: str) -> Round:
    found = await _mine(tx, visit, round_id)
    words, one = _bounded(words), found.interview
    empty = None if set(words) <= _NOTHING else words
    if part is RoundAct.WITH:
        return await _change(tx, visit, found, replace(one, with_whom=_fits(empty, LONGEST_WHO)))
    if part is RoundAct.WHERE:
        return await _change(tx, visit, found, replace(one, place=_fits(empty, LONGEST_PLACE)))
    when = _time(words, one, visit)
    if when is None:
        raise UserError("round-time-unread")
    _check_time(when.wall, visit)
    zone = visit.user.zone
    ends = due_at(when.ends, zone) if when.ends else None
    moved = replace(_at(one, when.wall, zone), timed=when.timed, ends_at=ends)
    return replace(await _change(tx, visit, found, moved), also=when.also)


def _time(words: str, one: Interview, visit: Visit) -> SpokenTime | None:
    """The new time of a round; a time of day alone is meant on the day that it has."""
    language, now, zone = visit.user.language, visit.now, visit.user.zone
    ahead = understood(words, language, now, zone)
    if ahead is None or ahead.rule.interval != 1 or str(ahead.rule) != "once":
        return None
    back = understood(words, language, now, zone, back=True)
    if ahead.timed and back is not None and ahead.wall - back.wall == _A_DAY:
        shift = one.wall.date() - ahead.wall.date()
        wall = ahead.wall + shift
        return replace(ahead, wall=wall, also=None, ends=ahead.ends + shift if ahead.ends else None)
    return ahead


def _at(one: Interview, wall: datetime, zone: str) -> Interview:
    """The round at another time on the wall; how long it takes stays."""
    at = due_at(wall, zone)
    return replace(one, wall=wall, zone=zone, at=at, ends_at=at + (one.ends_at - one.at) if one.ends_at else None)


async def _change(tx: Transaction, visit: Visit, found: Round, after: Interview) -> Round:
    before, job = found.interview, found.job
    if _told(before) == _told(after):
        return found
    await interviews.keep(tx, visit.user.id, after, visit.now)
    event = await _tell(tx, visit, job, before, after)
    await plan_job(tx, visit.user, job, visit.now)
    return Round(await whole(tx, visit, job), replace(after, changed_at=visit.now), event.id)


async def _tell(tx: Transaction, visit: Visit, job: Job, before: Interview | None, after: Interview | None) -> Event:
    """Write the change into the timeline; a round that was noted only after it had been stands at its own time."""
    change = Change(Changed.ROUND, packed(before) if before else None, packed(after) if after else None)
    at = min(visit.now, after.at) if after is not None and before is None else visit.now
    return await events.add(tx, visit.user.id, job.id, EventKind.INTERVIEW, at, changes=(change,))


async def _mine(tx: Transaction, visit: Visit, round_id: int) -> Round:
    found = await interviews.by_id(tx, visit.user.id, round_id)
    if found is None:
        raise NotFound("round-gone")
    return Round(await whole(tx, visit, await mine(tx, visit, found.job_id)), found)


def _told(one: Interview) -> Interview:
    """What of a round its user said."""
    return replace(one, id=0, job_id=0, changed_at=None)


def _check_time(wall: datetime, visit: Visit) -> None:
    now = visit.now.replace(tzinfo=None)
    if not now - _LONG_BACK <= wall <= now + _FAR_AHEAD:
        raise UserError("round-too-far")


def _bounded(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise UserError("round-too-long", most=LONGEST)
    return words


def _fits(words: str | None, most: int) -> str | None:
    if words is not None and len(words) > most:
        raise UserError("field-too-long", most=most)
    return words


def _short(words: str | None, most: int) -> str | None:
    return words[:most] if words else None
