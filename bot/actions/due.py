"""What is due now, reminders and what the bot says by itself, goes to the outbox: each once, in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.actions.plan import plan_job, plan_morning
from bot.model.nudges import NudgeKind, Story, after_quiet, still_holds
from bot.model.schedule import next_occurrence
from bot.model.user import User
from bot.storage import jobs, nudges, outbox, reminders, stories, users
from bot.storage.database import Database, Transaction
from bot.storage.nudges import Due
from bot.storage.reminders import Reminder

REMINDER: Final = "reminder"
DIGEST: Final = "digest"
MORNING: Final = NudgeKind.MORNING.value

_REMINDERS_AT_ONCE: Final = 50  # in a transaction, for which replies wait
_USERS_AT_ONCE: Final = 20
_MOST_ALONE: Final = 2  # more than these at the same time come as one digest
_LONG_AGO: Final = timedelta(hours=24)
_TIME_TO_LOOK: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to be said of a job. `looks` is whether its page is looked at before."""

    kind: str
    key: str
    due_at: datetime
    job_id: int
    reminder_id: int | None = None
    interview_id: int | None = None
    looks: bool = False

    @property
    def packed(self) -> dict[str, Any]:
        """The item as the outbox keeps it."""
        packed = {"kind": self.kind, "key": self.key, "due_at": self.due_at.isoformat(), "job": self.job_id}
        more = {"reminder": self.reminder_id, "interview": self.interview_id}
        return packed | {name: value for name, value in more.items() if value is not None}


async def fire_due(database: Database, now: datetime) -> int:
    """Hand what is due to the outbox; how much it was.

    One transaction: the outbox rows, each unique by its key, and the marks that they fired. A crash leaves neither.
    """
    async with database.begin() as tx:
        due = await reminders.due(tx, now, _REMINDERS_AT_ONCE)
        late = {one.user_id for one in due if now - one.due_at > _LONG_AGO}
        if late:
            due = tuple(dict.fromkeys((*due, *await reminders.due_of(tx, late, now - _LONG_AGO))))
        long_ago = _together(due, now)
        for reminder in due:
            if reminder not in long_ago.get(reminder.user_id, ()):
                await _say(tx, reminder.user_id, REMINDER, [_of(reminder)], now, now)
            await reminders.fired(tx, reminder, _next(reminder, now), now)
        speaking = dict.fromkeys((*long_ago, *await nudges.users_with_due(tx, now, _USERS_AT_ONCE)))
        for user_id in speaking:
            await _speak(tx, user_id, [_of(one) for one in long_ago.get(user_id, ())], now)
        return len(due) + len(speaking)


async def next_due(database: Database) -> datetime | None:
    """When the next thing is due."""
    async with database.beside() as tx:
        moments = (await reminders.next_due(tx), await nudges.next_due(tx))
    return min((moment for moment in moments if moment is not None), default=None)


def _together(due: Iterable[Reminder], now: datetime) -> dict[int, list[Reminder]]:
    """What was due more than a day ago, as after a long outage, where a user has several such: it is said at once."""
    found: dict[int, list[Reminder]] = {}
    for reminder in due:
        if now - reminder.due_at > _LONG_AGO:
            found.setdefault(reminder.user_id, []).append(reminder)
    return {user_id: several for user_id, several in found.items() if len(several) > 1}


def _next(reminder: Reminder, now: datetime) -> datetime | None:
    """When a reminder comes again; occurrences that were missed are not made up for."""
    if reminder.wall is None or reminder.zone is None:
        return None
    return next_occurrence(reminder.wall, reminder.zone, reminder.rule, max(now, reminder.due_at))


async def _speak(tx: Transaction, user_id: int, items: list[_Item], now: datetime) -> None:
    """Say what is due to one user: what is urgent by itself, the rest together where it is more than a few."""
    user = await users.known(tx, user_id)
    due = await nudges.due_of(tx, user_id, now)
    await nudges.fired(tx, user_id, now)
    if user is None:
        return
    mine = await jobs.by_ids(tx, user_id, sorted({one.job_id for one in due if one.job_id is not None}))
    told = list(_holding(due, {story.job.id: story for story in await stories.of_jobs(tx, user_id, mine)}, user, now))
    for job in mine:
        await plan_job(tx, user, job, now)
    urgent = [one for one in told if one.kind == NudgeKind.INTERVIEW_SOON]
    rest = [*items, *(one for one in told if one not in urgent)]
    quiet_until = after_quiet(user, now)
    for one in urgent:
        await _say(tx, user_id, one.kind, [one], now, now)
    if any(one.kind is NudgeKind.MORNING for one in due):
        await plan_morning(tx, user, now)
        if user.morning and await jobs.under_way(tx, user_id, 1):
            key = next(one.key for one in due if one.kind is NudgeKind.MORNING)
            await _say(tx, user_id, MORNING, rest, quiet_until, now, key=key)
            return
    if len(rest) > _MOST_ALONE or items:
        await _say(tx, user_id, DIGEST, rest, quiet_until, now)
        return
    for one in rest:
        await _say(tx, user_id, one.kind, [one], quiet_until, now)


def _holding(due: Iterable[Due], told: dict[int, Story], user: User, now: datetime) -> Iterator[_Item]:
    """What of the due nudges still makes sense; of two for the same reason and job the later alone."""
    latest: dict[tuple[NudgeKind, int, int | None], _Item] = {}
    for one in due:
        story = told.get(one.job_id) if one.job_id is not None else None
        if story is not None and still_holds(one.kind, one.key, one.due_at, story, user, now):
            latest[one.kind, story.job.id, one.interview_id] = _Item(
                one.kind.value,
                one.key,
                one.due_at,
                story.job.id,
                interview_id=one.interview_id,
                looks=one.kind is NudgeKind.DEADLINE and story.job.url is not None,
            )
    return iter(latest.values())


def _of(reminder: Reminder) -> _Item:
    key = f"reminder:{reminder.id}:{reminder.due_at.isoformat()}"
    return _Item(REMINDER, key, reminder.due_at, reminder.job_id, reminder_id=reminder.id)


async def _say(
    tx: Transaction,
    user_id: int,
    kind: str,
    items: list[_Item],
    not_before: datetime,
    now: datetime,
    *,
    key: str | None = None,
) -> None:
    """Write one push. Where a page is to be looked at before, it waits a little for that, and goes without it then."""
    looks = any(item.looks for item in items)
    await outbox.decide(
        tx,
        user_id,
        key=key or (items[0].key if len(items) == 1 else f"{kind}:{items[0].key}"),
        kind=kind,
        facts={"items": [item.packed for item in items], "from": not_before.isoformat()},
        job_id=items[0].job_id if len(items) == 1 else None,
        now=now,
        not_before=max(not_before, now + _TIME_TO_LOOK) if looks else not_before,
        looking=looks,
    )
