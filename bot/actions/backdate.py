"""Say on which day a move was: it may lie back, and the moves keep their order.

The step with which a job was saved here is dated along, where it had begun before: nothing can come before the first.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.actions.answer import Asks
from bot.actions.hear_time import understood
from bot.actions.open_job import Opened, mine, whole
from bot.actions.plan import plan_job
from bot.errors import NotFound, UserError
from bot.model.change import Change, Changed
from bot.model.job import Event, EventKind, Job
from bot.model.schedule import ONCE, due_at
from bot.model.user import Visit
from bot.storage import events, questions
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question

MOVES: Final = (EventKind.SAVED, EventKind.MOVED)
_LONG_BACK: Final = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Dated:
    """A job, the move that is or was dated, and whether Undo has something to take back."""

    opened: Opened
    event: Event
    changed: bool = False

    @property
    def job(self) -> Job:
        """The job."""
        return self.opened.job


async def open_move(database: Database, visit: Visit, event_id: int) -> Dated:
    """One of the user's moves; NotFound for one that was taken back, is gone or another's."""
    async with database.begin(visit.user.id) as tx:
        job, event = await _mine(tx, visit, event_id)
        return Dated(await whole(tx, visit, job), event)


async def set_day(database: Database, visit: Visit, event_id: int, day: date) -> Dated:
    """Say on which day a move was."""
    async with database.begin(visit.user.id) as tx:
        return await _dated(tx, visit, event_id, day)


async def ask_for_day(database: Database, visit: Visit, event_id: int) -> Dated:
    """Ask on which day a move was."""
    async with database.begin(visit.user.id) as tx:
        job, event = await _mine(tx, visit, event_id)
        await questions.ask(tx, visit.user.id, Question(f"{Asks.DAY.value}:{event_id}", job.id), visit.now)
        return Dated(await whole(tx, visit, job), event)


async def take_words(database: Database, visit: Visit, words: str) -> Dated:
    """Take the day that was asked for. The question stays open where the words name none."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None:
            raise NotFound("move-gone")
        when = understood(words, visit.user.language, visit.now, visit.user.zone, back=True)
        if when is None or when.rule != ONCE:
            raise UserError("day-unread")
        dated = await _dated(tx, visit, int(question.asks.partition(":")[2]), when.wall.date())
        await questions.answered(tx, visit)
        return dated


async def undo_day(database: Database, visit: Visit, event_id: int) -> Dated:
    """Date a move as it was before; one that was dated anew since stays as it is."""
    async with database.begin(visit.user.id) as tx:
        job, event = await _mine(tx, visit, event_id)
        before = _day_before(event)
        if before is not None:
            await forget_day(tx, visit, job, event)
            await events.redate(tx, visit.user.id, event.id, before, _without_day(event))
        await plan_job(tx, visit.user, job, visit.now)
        return Dated(await whole(tx, visit, job), (await _mine(tx, visit, event_id))[1])


async def date_move(tx: Transaction, visit: Visit, job: Job, event: Event, day: date) -> Event:
    """Date a move of the timeline; the plan is the caller's. UserError where the moves would be out of order."""
    check_day(day, visit)
    way = [one for one in await events.timeline(tx, visit.user.id, job.id) if one.kind in MOVES]
    place = next(at for at, one in enumerate(way) if one.id == event.id)
    before = way[place - 1] if place else None
    after = way[place + 1] if place + 1 < len(way) else None
    if after is not None and day > visit.day_of(after.at):
        raise UserError("day-after-next-step")
    at = visit.now if day == visit.today else due_at(datetime.combine(day, time(12)), visit.user.zone)
    at = min(at, visit.now, after.at if after else visit.now)
    if before is not None and day < visit.day_of(before.at):
        if before.kind is not EventKind.SAVED or place != 1:
            raise UserError("day-before-last-step")
        await _redate(tx, visit, before, at)
    elif before is not None:
        at = max(at, before.at)
    return await _redate(tx, visit, event, at)


async def forget_day(tx: Transaction, visit: Visit, job: Job, event: Event) -> None:
    """A move is taken back, or its day is: what was dated along with it has its own day again."""
    if _day_before(event) is None:
        return
    for one in await events.timeline(tx, visit.user.id, job.id):
        before = _day_before(one)
        if one.id < event.id and one.at == event.at and before is not None:
            await events.redate(tx, visit.user.id, one.id, before, _without_day(one))


def check_day(day: date, visit: Visit) -> None:
    """UserError for a day that is still to come, or too far back to be meant."""
    if day > visit.today:
        raise UserError("day-to-come")
    if day < visit.today - _LONG_BACK:
        raise UserError("day-too-early")


async def _dated(tx: Transaction, visit: Visit, event_id: int, day: date) -> Dated:
    job, event = await _mine(tx, visit, event_id)
    if visit.day_of(event.at) == day:
        return Dated(await whole(tx, visit, job), event)
    event = await date_move(tx, visit, job, event, day)
    await plan_job(tx, visit.user, job, visit.now)
    return Dated(await whole(tx, visit, job), event, changed=True)


async def _redate(tx: Transaction, visit: Visit, event: Event, at: datetime) -> Event:
    changes = (*_without_day(event), Change(Changed.DAY, event.at.isoformat(), at.isoformat()))
    await events.redate(tx, visit.user.id, event.id, at, changes)
    return replace(event, at=at, changes=changes)


async def _mine(tx: Transaction, visit: Visit, event_id: int) -> tuple[Job, Event]:
    found = await events.by_id(tx, visit.user.id, event_id)
    if found is None or found[1].kind not in MOVES or found[1].undone:
        raise NotFound("move-gone")
    return await mine(tx, visit, found[0]), found[1]


def _day_before(event: Event) -> datetime | None:
    """When a move was said to be before it was dated to where it stands; None where it was not."""
    change = next((one for one in event.changes if one.what is Changed.DAY), None)
    if change is None or change.before is None or change.after != event.at.isoformat():
        return None
    try:
        before = datetime.fromisoformat(change.before)
    except ValueError:
        return None  # an import may bring anything
    return before if before.tzinfo is not None else None


def _without_day(event: Event) -> tuple[Change, ...]:
    return tuple(one for one in event.changes if one.what is not Changed.DAY)
