"""Plan anew what the bot will say by itself, in the transaction that changed a job, a round or the user's hours."""

from datetime import datetime

from bot.model.job import Job
from bot.model.nudges import morning, planned
from bot.model.user import User
from bot.storage import nudges, stories
from bot.storage.database import Transaction

MOST_JOBS = 2_000  # of one user, under way at once


async def plan_job(tx: Transaction, user: User, job: Job, now: datetime) -> None:
    """What is to come of one job; nothing, where it is closed or only a card (again)."""
    to_come = planned(await stories.of_job(tx, user.id, job), user, now) if job.is_under_way else ()
    await nudges.plan_job(tx, user.id, job.id, to_come)


async def plan_morning(tx: Transaction, user: User, now: datetime) -> None:
    """The next morning message, where the user wants one."""
    next_one = morning(user, now)
    await nudges.plan_job(tx, user.id, None, [next_one] if next_one else [])


async def plan_all(tx: Transaction, user: User, now: datetime) -> None:
    """What is to come of all of a user's jobs, and of their mornings."""
    told = await stories.under_way(tx, user.id, MOST_JOBS)
    to_come = [(story.job.id, nudge) for story in told for nudge in planned(story, user, now)]
    await nudges.plan_all(tx, user.id, to_come)
    await plan_morning(tx, user, now)
