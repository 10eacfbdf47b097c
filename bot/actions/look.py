"""Before an alert says that a deadline is near, the posting's page is looked at: is it still open?"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.actions.pushes import NO_UPDATE
from bot.actions.read_again import read_again
from bot.errors import UserError
from bot.model.nudges import NudgeKind
from bot.model.user import User, Visit
from bot.storage import jobs, outbox, users
from bot.storage.database import Database
from bot.storage.outbox import Push
from bot.web import Web

log = logging.getLogger(__name__)

FRESH: Final = timedelta(hours=3)  # a look that was so lately need not be repeated
_PATIENCE: Final = 60.0  # seconds for all the pages of a push


@dataclass(frozen=True, slots=True)
class ToLook:
    """A push that waits for its pages to be looked at."""

    push: Push
    user: User


async def waiting(database: Database, most: int) -> list[ToLook]:
    """Pushes whose pages are to be looked at, the oldest first."""
    async with database.beside() as tx:
        found = []
        for push in await outbox.to_look_at(tx, most):
            user = await users.known(tx, push.user_id)
            if user is not None:
                found.append(ToLook(push, user))
        return found


async def look(database: Database, web: Web, one: ToLook, now: datetime) -> None:
    """Look at the pages that a push speaks of. Whatever comes of it, the push goes out as soon as it was meant to."""
    visit = Visit(one.user, now, NO_UPDATE)
    try:
        async with asyncio.timeout(_PATIENCE):
            for item in one.push.facts["items"]:
                if item["kind"] == NudgeKind.DEADLINE:
                    await _look_at(database, web, visit, item["job"])
    except TimeoutError:
        log.info("the pages of push %d took too long to look at", one.push.id)
    except UserError as error:
        log.info("a page of push %d could not be looked at: %s", one.push.id, error.key)
    finally:
        async with database.begin(one.user.id) as tx:
            await outbox.looked_at(tx, one.push)


async def _look_at(database: Database, web: Web, visit: Visit, job_id: int) -> None:
    async with database.beside() as tx:
        job = await jobs.by_id(tx, visit.user.id, job_id)
    if job is None or (job.looked_at is not None and visit.now - job.looked_at < FRESH):
        return
    await read_again(database, visit, job_id, web)
