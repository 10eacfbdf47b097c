"""A user's reminders: what was said is read, they are listed, moved, reworded, done, snoozed, called off."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.actions.answer import Asks
from bot.actions.hear_time import understood
from bot.actions.open_job import Opened, mine, saved, whole
from bot.actions.remind import (
    At,
    Reminded,
    Wait,
    moment_of,
    retimed,
    reworded,
    set_reminder,
)
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.schedule import ONCE, SpokenTime, due_at, next_occurrence
from bot.model.user import Visit
from bot.storage import jobs, questions, reminders
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question
from bot.storage.reminders import Reminder

PAGE_SIZE: Final = 6
_JUST_NOW: Final = timedelta(minutes=1)
_NUMBER: Final = re.compile(r"(?<![\w#])#(\d{1,9})(?!\w)[:,]?")
_FIRST: Final = re.compile(r"\s*(\d{1,9})[:,]?(?=\s|$)")
_LOOK_AT: Final = 4_096  # characters; Telegram's messages have no more


class ReminderAct(StrEnum):
    """What a tap does with a reminder; the latter of each pair takes the former back."""

    OPEN = "op"
    DONE, NOT_DONE = "dn", "nd"
    CALL_OFF, CALL_BACK = "of", "on"
    STOP, GO_ON = "st", "go"
    ASK_WORDS = "wd"


class Picks(StrEnum):
    """What a time is picked for: a new reminder of a job, another time of one, or when one that came comes again."""

    NEW = "n"
    MOVE = "m"
    LATER = "l"


@dataclass(frozen=True, slots=True)
class OnJob:
    """A reminder and the job that it is on. `later` is the reminder by which it comes again, where it was snoozed."""

    opened: Opened
    reminder: Reminder
    also: datetime | None = None
    later: Reminder | None = None
    asks_zone: bool = False


@dataclass(frozen=True, slots=True)
class ReminderPage:
    """A page of a user's reminders to come, the nearest first, each with its job; `number` counts from 1."""

    entries: tuple[tuple[Reminder, Job], ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a /remind says: the job's number, the time, and the words; None and "" for what it does not say."""

    number: int | None
    when: SpokenTime | None
    words: str


# --- in words ---------------------------------------------------------------------------------------------------------


def read(argument: str, visit: Visit, now: datetime, *, about_a_job: bool = False) -> Said:
    """Read "3 tomorrow 9:00 call HR", in either order; a job's number may be written as #3 anywhere.

    A bare number at the beginning is a part of the time where it can be one ("3 December"), or where it is known
    which job is meant. `now` is when it was said.
    """
    argument = argument[:_LOOK_AT]
    marked = _NUMBER.search(argument)
    if marked is not None:
        left = f"{argument[: marked.start()].rstrip()} {argument[marked.end() :].lstrip()}".strip()
        when = _time_in(left, visit, now)
        return Said(int(marked[1]), when, left if when is None else when.rest)
    when = _time_in(argument, visit, now)
    first = _FIRST.match(argument)
    if first is None or about_a_job or (when is not None and not _begins_with(when.rest, first[1])):
        return Said(None, when, argument.strip() if when is None else when.rest)
    left = argument[first.end() :].strip()
    when = _time_in(left, visit, now)
    return Said(int(first[1]), when, left if when is None else when.rest)


def _begins_with(words: str, number: str) -> bool:
    return words.split(maxsplit=1)[:1] == [number]


def _time_in(words: str, visit: Visit, now: datetime) -> SpokenTime | None:
    if not words.strip():
        return None
    user = visit.user
    return understood(words, user.language, now, user.zone, hour=user.push_hour)


def _time_for(words: str, day: date | None, visit: Visit) -> SpokenTime:
    """The time that was asked for: a time of day is one of the day that was picked. UserError where it says none."""
    if day is not None:
        on_that_day = _time_in(f"{day.isoformat()} {words}", visit, visit.now)
        if on_that_day is not None and on_that_day.wall.date() == day and not on_that_day.rest:
            return on_that_day
    when = _time_in(words, visit, visit.now)
    if when is None:
        raise UserError("when-unread")
    return when


# --- taps -------------------------------------------------------------------------------------------------------------


async def list_reminders(database: Database, visit: Visit, number: int) -> ReminderPage:
    """A page of what is to come."""
    async with database.begin(visit.user.id) as tx:
        total = await reminders.how_many(tx, visit.user.id)
        pages = max(1, -(-total // PAGE_SIZE))
        number = min(max(1, number), pages)
        found = await reminders.page(tx, visit.user.id, number, PAGE_SIZE)
        known = {}
        for job_id in {one.job_id for one in found}:
            known[job_id] = await mine(tx, visit, job_id)
        return ReminderPage(tuple((one, known[one.job_id]) for one in found), number, pages, total)


async def open_reminder(database: Database, visit: Visit, reminder_id: int) -> OnJob:
    """One of the user's reminders, to come or over."""
    async with database.begin(visit.user.id) as tx:
        return await _on_job(tx, visit, await _mine(tx, visit, reminder_id))


async def finish(database: Database, visit: Visit, reminder_id: int, *, done: bool) -> OnJob:
    """What a reminder that came was about is done, or not after all; a series goes on either way."""
    async with database.begin(visit.user.id) as tx:
        reminder = await _mine(tx, visit, reminder_id)
        if reminder.rule == ONCE and reminder.fired_at is not None:
            reminder = replace(reminder, done_at=visit.now if done else None)
            await reminders.keep(tx, reminder, visit.now)
        return await _on_job(tx, visit, reminder)


async def call_off(database: Database, visit: Visit, reminder_id: int) -> OnJob:
    """A reminder is not to come, a series not again."""
    async with database.begin(visit.user.id) as tx:
        reminder = await _mine(tx, visit, reminder_id)
        if reminder.done_at is None:
            reminder = replace(reminder, done_at=visit.now)
            await reminders.keep(tx, reminder, visit.now)
        return await _on_job(tx, visit, reminder)


async def call_back(database: Database, visit: Visit, reminder_id: int) -> OnJob:
    """A reminder that was called off is to come after all; what a series missed meanwhile is not made up for."""
    async with database.begin(visit.user.id) as tx:
        reminder = await _mine(tx, visit, reminder_id)
        if reminder.done_at is not None:
            reminder = replace(reminder, done_at=None, due_at=_next_due(reminder, visit))
            await reminders.keep(tx, reminder, visit.now)
        return await _on_job(tx, visit, reminder)


async def snooze(database: Database, visit: Visit, reminder_id: int, wait: Wait) -> OnJob:
    """A reminder that came comes again after a while."""
    async with database.begin(visit.user.id) as tx:
        reminder = await _mine(tx, visit, reminder_id)
        return await _come_again(tx, visit, reminder, moment_of(wait, visit, await mine(tx, visit, reminder.job_id)))


async def undo_snooze(database: Database, visit: Visit, reminder_id: int, later_id: int) -> OnJob:
    """A reminder that came is not to come again; one that has come again meanwhile stays as it is."""
    async with database.begin(visit.user.id) as tx:
        reminder, later = await _mine(tx, visit, reminder_id), await _mine(tx, visit, later_id)
        if later.waits and later.job_id == reminder.job_id:
            same = later.id == reminder.id
            later = replace(later, fired_at=visit.now) if same else replace(later, done_at=visit.now)
            await reminders.keep(tx, later, visit.now)
        return await _on_job(tx, visit, later if later.id == reminder.id else reminder)


async def set_time(database: Database, visit: Visit, reminder_id: int, wall: datetime) -> OnJob:
    """A reminder's words meant this time rather; the other one is offered in turn."""
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit, reminder_id)
        reminder = await _move(tx, visit, before, At(wall, before.rule))
        other = before.wall if before.wall != wall else None
        still = other is not None and due_at(other, visit.user.zone) > visit.now
        return replace(await _on_job(tx, visit, reminder), also=other if still else None)


async def picked(database: Database, visit: Visit, picks: Picks, which: int, wall: datetime) -> OnJob:
    """A time was picked on the calendar: of a series that is moved the rule stays."""
    async with database.begin(visit.user.id) as tx:
        return await _at(tx, visit, picks, which, At(wall))


async def title_of(database: Database, visit: Visit, picks: Picks, which: int) -> Job:
    """The job that a time is picked for."""
    async with database.begin(visit.user.id) as tx:
        return await mine(tx, visit, await _job_of(tx, visit, picks, which))


# --- what is asked for ------------------------------------------------------------------------------------------------

_ASKS: Final = {Picks.NEW: Asks.REMIND, Picks.MOVE: Asks.RETIME, Picks.LATER: Asks.SNOOZE}
_PICKS: Final = {asks: picks for picks, asks in _ASKS.items()}


async def ask_when(database: Database, visit: Visit, picks: Picks, which: int, day: date | None) -> Job:
    """Ask for a time in words, on a day that was picked."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, await _job_of(tx, visit, picks, which))
        about = "" if picks is Picks.NEW else str(which)
        asks = f"{_ASKS[picks].value}:{about}:{day:%Y%m%d}" if day else f"{_ASKS[picks].value}:{about}"
        await questions.ask(tx, visit.user.id, Question(asks, job.id), visit.now)
        return job


async def take_when(database: Database, visit: Visit, words: str) -> tuple[Picks, OnJob]:
    """Take the words that were asked for as a time. UserError where they say none: the question stays open."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            raise NotFound("job-gone")
        kind, _, rest = question.asks.partition(":")
        about, _, shown = rest.partition(":")
        picks = _PICKS[Asks(kind)]
        day = datetime.strptime(shown, "%Y%m%d").date() if shown else None  # noqa: DTZ007  # a day hangs in no zone
        when = _time_for(words, day, visit)
        found = await _at(tx, visit, picks, int(about) if about else question.job_id, when)
        await questions.answered(tx, visit)
        return picks, found


async def ask_words(database: Database, visit: Visit, reminder_id: int) -> OnJob:
    """Ask for a reminder's new words."""
    async with database.begin(visit.user.id) as tx:
        reminder = await _mine(tx, visit, reminder_id)
        asks = f"{Asks.REWORD.value}:{reminder.id}"
        await questions.ask(tx, visit.user.id, Question(asks, reminder.job_id), visit.now)
        return await _on_job(tx, visit, reminder)


async def take_words(database: Database, visit: Visit, words: str) -> OnJob:
    """Take the words that were asked for; a dash leaves the reminder without any."""
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None:
            raise NotFound("reminder-gone")
        reminder = await _mine(tx, visit, int(question.asks.partition(":")[2]))
        reminder = reworded(reminder, "" if words.strip() in ("-", "–", "—") else words)
        await reminders.keep(tx, reminder, visit.now)
        await questions.answered(tx, visit)
        return await _on_job(tx, visit, reminder)


# --- in a transaction -------------------------------------------------------------------------------------------------


async def _mine(tx: Transaction, visit: Visit, reminder_id: int) -> Reminder:
    reminder = await reminders.by_id(tx, visit.user.id, reminder_id)
    if reminder is None:
        raise NotFound("reminder-gone")
    return reminder


async def _on_job(tx: Transaction, visit: Visit, reminder: Reminder) -> OnJob:
    return OnJob(await whole(tx, visit, await mine(tx, visit, reminder.job_id)), reminder)


async def _job_of(tx: Transaction, visit: Visit, picks: Picks, which: int) -> int:
    return which if picks is Picks.NEW else (await _mine(tx, visit, which)).job_id


async def _at(tx: Transaction, visit: Visit, picks: Picks, which: int, when: SpokenTime | At) -> OnJob:
    if picks is Picks.NEW:
        words = when.rest if isinstance(when, SpokenTime) else ""
        return _set(await set_reminder(tx, visit, await saved(tx, visit, which), when, words))
    reminder = await _mine(tx, visit, which)
    if picks is Picks.LATER:
        return await _come_again(tx, visit, reminder, when)
    if reminder.rule != ONCE and when.rule == ONCE:  # a series that is moved stays one
        when = At(when.wall, reminder.rule)
    return await _on_job(tx, visit, await _move(tx, visit, reminder, when))


def _set(reminded: Reminded) -> OnJob:
    if reminded.reminder is None:
        raise NotFound("reminder-gone")
    return OnJob(reminded.opened, reminded.reminder, reminded.also, asks_zone=reminded.asks_zone)


async def _move(tx: Transaction, visit: Visit, reminder: Reminder, when: SpokenTime | At | datetime) -> Reminder:
    reminder = retimed(reminder, when, visit)
    await reminders.keep(tx, reminder, visit.now)
    return reminder


async def _come_again(tx: Transaction, visit: Visit, reminder: Reminder, when: SpokenTime | At | datetime) -> OnJob:
    """A reminder that came is moved on; of a series this occurrence alone, as a reminder of its own."""
    if isinstance(when, At | SpokenTime):
        when = replace(when, rule=ONCE)
    if reminder.rule == ONCE:
        later = await _move(tx, visit, reminder, when)
        return replace(await _on_job(tx, visit, later), later=later)
    twice = next(
        (
            one
            for one in await reminders.pending(tx, visit.user.id, reminder.job_id)
            if one.rule == ONCE and one.text == reminder.text and visit.now - one.created_at <= _JUST_NOW
        ),
        None,
    )
    if twice is not None:  # a second quick tap
        later = await _move(tx, visit, twice, when)
    else:
        job = await mine(tx, visit, reminder.job_id)
        later = _set(await set_reminder(tx, visit, job, when, reminder.text or "")).reminder
    return replace(await _on_job(tx, visit, reminder), later=later)


def _next_due(reminder: Reminder, visit: Visit) -> datetime:
    if reminder.rule == ONCE or reminder.wall is None or reminder.zone is None or reminder.due_at > visit.now:
        return reminder.due_at
    return next_occurrence(reminder.wall, reminder.zone, reminder.rule, visit.now) or reminder.due_at


async def jobs_to_choose(database: Database, visit: Visit, most: int) -> tuple[Job, ...]:
    """The jobs that a reminder without a number may be for: those under way, the latest moved first."""
    async with database.begin(visit.user.id) as tx:
        return tuple(await jobs.under_way(tx, visit.user.id, most))
