"""Be reminded of a job, and what is due now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.actions.open_job import Opened, mine, whole
from bot.errors import NotFound, UserError
from bot.model.user import Visit
from bot.storage import applied, outbox, reminders
from bot.storage.database import Database
from bot.storage.reminders import Reminder

MOST_PENDING = 20
AT_ONCE = 500


class Wait(StrEnum):
    """How long until a reminder; each needs no time zone."""

    HOURS = "3h"
    DAY = "1d"
    DAYS = "3d"
    WEEK = "7d"

    @property
    def span(self) -> timedelta:
        """The wait as a length of time."""
        return timedelta(hours=3) if self is Wait.HOURS else timedelta(days=int(self.value[:-1]))


@dataclass(frozen=True, slots=True)
class Reminded:
    """A job with the reminder that was just set."""

    opened: Opened
    reminder: Reminder | None


async def remind(database: Database, visit: Visit, job_id: int, wait: Wait) -> Reminded:
    """Set a reminder, counted from now."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        if len(await reminders.pending(tx, visit.user.id, job.id)) >= MOST_PENDING:
            raise UserError("too-many-reminders", most=MOST_PENDING)
        made = None
        if await applied.first_time(tx, visit, "remind"):
            made = await reminders.add(tx, visit.user.id, job.id, visit.now + wait.span, None, visit.now)
        return Reminded(await whole(tx, visit, job), made)


async def call_off(database: Database, visit: Visit, reminder_id: int) -> Opened:
    """Take a reminder back; one that fired is done with."""
    async with database.begin(visit.user.id) as tx:
        job_id = await reminders.cancel(tx, visit.user.id, reminder_id, visit.now)
        if job_id is None:
            raise NotFound("reminder-gone")
        return await whole(tx, visit, await mine(tx, visit, job_id))


async def fire_due(database: Database, now: datetime) -> int:
    """Hand what is due to the outbox, each once; how many they were.

    One transaction: the outbox row, unique by reminder, and the mark that it fired. A crash between them leaves
    neither.
    """
    async with database.begin() as tx:
        due = await reminders.due(tx, now, AT_ONCE)
        for reminder in due:
            await outbox.decide(
                tx,
                reminder.user_id,
                key=f"reminder:{reminder.id}:{reminder.due_at.isoformat()}",
                kind="reminder",
                facts={"reminder": reminder.id, "due_at": reminder.due_at.isoformat()},
                job_id=reminder.job_id,
                now=now,
            )
            await reminders.fired(tx, reminder.id, now)
        return len(due)


async def next_due(database: Database) -> datetime | None:
    """When the next reminder is due."""
    async with database.beside() as tx:
        return await reminders.next_due(tx)
