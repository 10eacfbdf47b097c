"""Be reminded of a job."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.actions.open_job import Opened, mine, whole
from bot.errors import NotFound, UserError
from bot.model.user import Visit
from bot.storage import applied, reminders
from bot.storage.database import Database
from bot.storage.reminders import Reminder

MOST_PENDING = 20


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
