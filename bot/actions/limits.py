"""How much one person may have of a machine that many share; who reaches an end is told so, and loses nothing.

Everything else that grows has an end of its own: a posting's text (model/paste.py), files (actions/attach.py),
contacts, tags, rounds and words of each kind, a job's lines, readings and past reminders (storage/), calls of a model
(actions/refine.py), messages at once (delivery/rush.py). docs/security.md lists them.
"""

from typing import Final

from bot.errors import CannotRead, UserError
from bot.model.user import Visit
from bot.storage import limits
from bot.storage.database import Database, Transaction

LINKS_A_DAY: Final = 200
MOST_JOBS: Final = 5_000


async def count_link(database: Database, visit: Visit) -> None:
    """Count a page that is to be read for the user; CannotRead where it were too many for a day."""
    async with database.begin(visit.user.id) as tx:
        if await limits.count_link(tx, visit.user.id, visit.today) > LINKS_A_DAY:
            raise CannotRead("too-many-links", most=LINKS_A_DAY)


async def room_for_jobs(tx: Transaction, visit: Visit, more: int) -> None:
    """CannotRead where so many more jobs of a file would be more than one may have."""
    there = await limits.how_many_jobs(tx, visit.user.id)
    if more and there + more > MOST_JOBS:
        raise CannotRead("import-no-room", count=there, more=more, most=MOST_JOBS)


async def room_for_a_job(tx: Transaction, visit: Visit) -> None:
    """UserError where the user has as many jobs as one may have."""
    if await limits.how_many_jobs(tx, visit.user.id) >= MOST_JOBS:
        raise UserError("too-many-jobs", most=MOST_JOBS)
