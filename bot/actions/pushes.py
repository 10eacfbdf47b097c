"""Pushes decided and not yet delivered: which may go now, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.actions.due import DIGEST, MORNING, REMINDER
from bot.actions.open_job import Opened, whole
from bot.actions.today import agenda_of
from bot.model.agenda import Agenda
from bot.model.interview import Interview
from bot.model.nudges import NudgeKind, still_holds
from bot.model.user import Cause, User, Visit
from bot.storage import interviews, jobs, outbox, reminders, stories, users
from bot.storage.database import Database, Transaction
from bot.storage.outbox import Push
from bot.storage.reminders import Reminder

NO_UPDATE = Cause(0, 0)  # a push is made for no update
MOST_TOGETHER: Final = 8  # of a digest's things are shown


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a push says of a job; `nudge` is None for a reminder. `nth` counts follow-ups from 1."""

    opened: Opened
    due_at: datetime
    nudge: NudgeKind | None = None
    nth: int = 1
    reminder: Reminder | None = None
    interview: Interview | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A push that may be sent, with what its screen shows.

    `together` tells whether it says several things at once; `more` is how many it has no room for. `agenda` is what
    the morning message shows.
    """

    id: int
    user: User
    kind: str
    due_at: datetime
    items: tuple[Item, ...]
    tries: int
    unsure: int
    more: int = 0
    agenda: Agenda | None = None

    @property
    def together(self) -> bool:
        """Whether it says several things at once."""
        return self.kind in (DIGEST, MORNING)


async def due_pushes(database: Database, now: datetime, most: int) -> list[Ready]:
    """What may be sent now; what has lost its job, its user or its sense is given up on the way.

    A transaction for each: replies need not wait until all of them are ready.
    """
    async with database.beside() as tx:
        waiting = await outbox.ready(tx, now, most)
    found = [await _made_ready(database, push, now) for push in waiting]
    return [ready for ready in found if ready is not None]


async def _made_ready(database: Database, push: Push, now: datetime) -> Ready | None:
    async with database.begin(push.user_id) as tx:
        user = await users.known(tx, push.user_id)
        if user is None or not await users.is_reachable(tx, push.user_id):
            await outbox.give_up(tx, push.id, now, "nobody to tell")
            return None
        ready = await _ready(tx, push, user, now)
        if ready is None:
            await outbox.give_up(tx, push.id, now, "nothing to tell any more")
        return ready


async def next_push(database: Database) -> datetime | None:
    """When the next push may be sent."""
    async with database.beside() as tx:
        return await outbox.next_ready(tx)


async def sent(database: Database, push: Ready, now: datetime) -> None:
    """It was delivered."""
    async with database.begin(push.user.id) as tx:
        await outbox.sent(tx, push.id, now)


async def put_off(database: Database, push: Ready, until: datetime, trouble: str, *, unsure: bool) -> None:
    """It is sent again later."""
    async with database.begin(push.user.id) as tx:
        await outbox.later(tx, push.id, until, trouble, unsure=unsure)


async def give_up(database: Database, push: Ready, now: datetime, trouble: str) -> None:
    """It can't be delivered; the operator can see why."""
    async with database.begin(push.user.id) as tx:
        await outbox.give_up(tx, push.id, now, trouble)


async def unreachable(database: Database, push: Ready, now: datetime, trouble: str) -> None:
    """Its user has blocked the bot: no more pushes until they come back; what they saved stays."""
    async with database.begin(push.user.id) as tx:
        await users.reachable(tx, push.user.id, since=now)
        await outbox.give_up(tx, push.id, now, trouble)


async def _ready(tx: Transaction, push: Push, user: User, now: datetime) -> Ready | None:
    """The push with what it shows; None where none of that is left."""
    visit = Visit(user, now, NO_UPDATE)
    packed = push.facts["items"]
    items: list[Item] = []
    for one in packed[:MOST_TOGETHER]:
        item = await _item(tx, one, visit)
        if item is not None:
            items.append(item)
    agenda = await agenda_of(tx, visit) if push.kind == MORNING else None
    if not items and (agenda is None or agenda.first is None):
        return None
    due_at = min((item.due_at for item in items), default=now)
    more = max(0, len(packed) - MOST_TOGETHER)
    return Ready(push.id, user, push.kind, due_at, tuple(items), push.tries, push.unsure, more, agenda)


async def _item(tx: Transaction, packed: Mapping[str, Any], visit: Visit) -> Item | None:
    """One of the things that a push says; None where it has lost its job or its sense since it was decided."""
    user, due_at = visit.user, datetime.fromisoformat(packed["due_at"])
    job = await jobs.by_id(tx, user.id, packed["job"])
    if job is None:
        return None
    if packed["kind"] == REMINDER:
        reminder = await reminders.by_id(tx, user.id, packed["reminder"])
        gone = reminder is None or reminder.done_at is not None
        return None if gone else Item(await whole(tx, visit, job), due_at, reminder=reminder)
    kind = NudgeKind(packed["kind"])
    story = await stories.of_job(tx, user.id, job)
    if not still_holds(kind, packed["key"], due_at, story, user, visit.now):
        return None
    interview = await interviews.by_id(tx, user.id, packed["interview"]) if "interview" in packed else None
    nth = int(packed["key"].rpartition(":")[2]) if kind is NudgeKind.FOLLOW_UP else 1
    return Item(await whole(tx, visit, job), due_at, kind, nth, interview=interview)
