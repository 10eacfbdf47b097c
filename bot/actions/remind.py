"""Be reminded of a job: at a time that was said, or after a wait that was tapped."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.actions.ask_zone import asks_zone
from bot.actions.open_job import Opened, mine, saved, whole
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.schedule import ONCE, Rule, SpokenTime, due_at, next_occurrence
from bot.model.user import Visit
from bot.storage import applied, reminders
from bot.storage.database import Database, Transaction
from bot.storage.reminders import Reminder

MOST_PENDING: Final = 20  # of a job
MOST_OF_A_USER: Final = 300
LONGEST_WORDS: Final = 500
FARTHEST: Final = timedelta(days=20 * 366)


class Wait(StrEnum):
    """When a reminder is to come, as a button says it.

    Those of the first row are counted from now on; the days of the second begin at the user's hour, DEADLINE on the
    day before the job's last.
    """

    HOURS, DAY, DAYS, WEEK, HOUR = "3h", "1d", "3d", "7d", "1h"
    TOMORROW, THREE_DAYS, NEXT_WEEK, DEADLINE = "d1", "d3", "d7", "dl"

    @property
    def span(self) -> timedelta | None:
        """The wait as a length of time; None where it ends at the user's hour of a day."""
        if self.value[0] == "d":
            return None
        many = int(self.value[:-1])
        return timedelta(hours=many) if self.value[-1] == "h" else timedelta(days=many)


@dataclass(frozen=True, slots=True)
class At:
    """A time on the user's clocks, and how it comes again."""

    wall: datetime
    rule: Rule = ONCE


@dataclass(frozen=True, slots=True)
class Reminded:
    """A job with the reminder that was just set.

    `also` is the other wall time that the words may have meant; `asks_zone` whether it is the first time that hangs
    on the user's clocks while nobody knows which those are.
    """

    opened: Opened
    reminder: Reminder | None
    also: datetime | None = None
    asks_zone: bool = False


async def remind(database: Database, visit: Visit, job_id: int, wait: Wait) -> Reminded:
    """Set a reminder by a tap."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        return await set_reminder(tx, visit, job, moment_of(wait, visit, job), "")


async def remind_at(database: Database, visit: Visit, job_id: int, when: SpokenTime | At, words: str = "") -> Reminded:
    """Set a reminder on a saved job for a time that was said. UserError where it is past, too far, or too much."""
    async with database.begin(visit.user.id) as tx:
        return await set_reminder(tx, visit, await saved(tx, visit, job_id), when, words)


async def set_reminder(
    tx: Transaction, visit: Visit, job: Job, when: SpokenTime | At | datetime, words: str
) -> Reminded:
    """The same, in a transaction; `when` may be an instant (aware)."""
    words = _fitting(words)
    due, wall, zone, rule = _placed(when, visit)
    if len(await reminders.pending(tx, visit.user.id, job.id)) >= MOST_PENDING:
        raise UserError("too-many-reminders", most=MOST_PENDING)
    if await reminders.how_many(tx, visit.user.id) >= MOST_OF_A_USER:
        raise UserError("too-many-reminders-in-all", most=MOST_OF_A_USER)
    if await applied.first_time(tx, visit, "remind"):
        made: Reminder | None = await reminders.add(
            tx, visit.user.id, job.id, due, words or None, visit.now, wall=wall, zone=zone, rule=rule
        )
    else:
        made = await reminders.newest(tx, visit.user.id, job.id)  # to the replay too the user is told
    asks = made is not None and made.wall is not None and await asks_zone(tx, visit, reminder_id=made.id)
    return Reminded(await whole(tx, visit, job), made, _also(when, visit), asks)


async def call_off(database: Database, visit: Visit, reminder_id: int) -> Opened:
    """Take a reminder back; one that fired is done with."""
    async with database.begin(visit.user.id) as tx:
        job_id = await reminders.cancel(tx, visit.user.id, reminder_id, visit.now)
        if job_id is None:
            raise NotFound("reminder-gone")
        return await whole(tx, visit, await mine(tx, visit, job_id))


def moment_of(wait: Wait, visit: Visit, job: Job) -> At | datetime:
    """The moment that a button means now. UserError for the day before a deadline that is gone."""
    if wait.span is not None:
        return visit.now + wait.span
    if wait is not Wait.DEADLINE:
        return At(_at_the_hour(visit, int(wait.value[1:])))
    wall = day_before_deadline(job, visit)
    if wall is None:
        raise UserError("remind-past")
    return At(wall)


def day_before_deadline(job: Job, visit: Visit) -> datetime | None:
    """The user's hour on the day before a job's last, where that is still to come."""
    if job.deadline is None:
        return None
    wall = datetime.combine(job.deadline - timedelta(days=1), time(visit.user.push_hour))
    return wall if due_at(wall, visit.user.zone) > visit.now else None


def retimed(reminder: Reminder, when: SpokenTime | At | datetime, visit: Visit) -> Reminder:
    """A reminder at another time, to come again where it was over. UserError where that is past or too far."""
    due, wall, zone, rule = _placed(when, visit)
    return replace(reminder, due_at=due, wall=wall, zone=zone, rule=rule, fired_at=None, done_at=None)


def reworded(reminder: Reminder, words: str) -> Reminder:
    """A reminder with other words; none of them leave it without."""
    return replace(reminder, text=_fitting(words) or None)


def _at_the_hour(visit: Visit, days: int) -> datetime:
    return datetime.combine(visit.today + timedelta(days=days), time(visit.user.push_hour))


def _fitting(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST_WORDS:
        raise UserError("reminder-too-long", most=LONGEST_WORDS)
    return words


def _placed(when: SpokenTime | At | datetime, visit: Visit) -> tuple[datetime, datetime | None, str | None, Rule]:
    """When it is due, and where it hangs: the wall's time, the zone, the rule."""
    if isinstance(when, datetime) or (isinstance(when, SpokenTime) and when.instant):
        due = when if isinstance(when, datetime) else when.due_at
        _check(due, visit)
        return due, None, None, ONCE
    wall, zone = when.wall, visit.user.zone
    try:
        due = due_at(wall, zone)
        if due <= visit.now and when.rule != ONCE:
            due = next_occurrence(wall, zone, when.rule, visit.now) or due
        elif due <= visit.now and isinstance(when, SpokenTime) and when.also is not None:
            wall = when.also
            due = due_at(wall, zone)
    except OverflowError:
        raise UserError("remind-too-far") from None
    _check(due, visit)
    return due, wall, zone, when.rule


def _check(due: datetime, visit: Visit) -> None:
    if due <= visit.now:
        raise UserError("remind-past")
    if due - visit.now > FARTHEST:
        raise UserError("remind-too-far")


def _also(when: SpokenTime | At | datetime, visit: Visit) -> datetime | None:
    """The other time that the words may mean, where both are to come."""
    if not isinstance(when, SpokenTime) or when.also is None or due_at(when.wall, visit.user.zone) <= visit.now:
        return None
    return when.also if due_at(when.also, visit.user.zone) > visit.now else None
