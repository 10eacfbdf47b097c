"""What the operator does with updates that were parked and pushes that died: see them, and try one again."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.storage import undelivered
from bot.storage.database import Database

MOST = 200  # of each are listed
_NAME = re.compile(r"(update|push)-(\d{1,18})")
_LONGEST_TROUBLE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was put aside; `name` is by what it is tried again. No word of what anybody wrote is in it."""

    name: str
    kind: str
    since: datetime
    tries: int
    trouble: str


async def lines(database: Database) -> list[Line]:
    """All that was put aside: updates, then pushes, the latest first."""
    async with database.beside() as tx:
        parked, dead = await undelivered.parked(tx, MOST), await undelivered.dead(tx, MOST)
    return [_line("update", one) for one in parked] + [_line("push", one) for one in dead]


async def again(database: Database, name: str, now: datetime) -> bool:
    """Have one wait again; False where nothing of that name was put aside."""
    fits = _NAME.fullmatch(name)
    if fits is None:
        return False
    number = int(fits[2])
    async with database.begin() as tx:
        if fits[1] == "update":
            return await undelivered.take_up(tx, number)
        return await undelivered.send_again(tx, number, now)


def _line(what: str, aside: undelivered.Aside) -> Line:
    # Telegram quotes what it stumbled over.
    trouble = (aside.trouble or "see the log").partition('"')[0].strip()[:_LONGEST_TROUBLE]
    return Line(f"{what}-{aside.number}", aside.kind, aside.since, aside.tries, trouble)
