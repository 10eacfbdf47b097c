"""Pushes decided and not yet delivered: which may go now, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions.open_job import Opened, whole
from bot.model.user import Cause, User, Visit
from bot.storage import jobs, outbox, users
from bot.storage.database import Database
from bot.storage.outbox import Push

NO_UPDATE = Cause(0, 0)  # a push is made for no update


@dataclass(frozen=True, slots=True)
class Ready:
    """A push that may be sent, with what its screen shows."""

    id: int
    user: User
    kind: str
    due_at: datetime
    opened: Opened
    tries: int
    unsure: int


async def due_pushes(database: Database, now: datetime, most: int) -> list[Ready]:
    """What may be sent now; what has lost its job or its user is given up on the way."""
    ready = []
    async with database.begin() as tx:
        for push in await outbox.ready(tx, now, most):
            user = await users.known(tx, push.user_id)
            job = await jobs.by_id(tx, push.user_id, push.job_id) if push.job_id is not None else None
            if user is None or job is None or not await users.is_reachable(tx, push.user_id):
                await outbox.give_up(tx, push.id, now, "nobody or nothing to tell")
                continue
            opened = await whole(tx, Visit(user, now, NO_UPDATE), job)
            ready.append(_ready(push, user, opened))
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


def _ready(push: Push, user: User, opened: Opened) -> Ready:
    due_at = datetime.fromisoformat(push.facts["due_at"])
    return Ready(push.id, user, push.kind, due_at, opened, push.tries, push.unsure)
