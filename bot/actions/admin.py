"""What the operator sees and does in the chat: how the bot is, in numbers; nobody's words, and no names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions.backup import Backup, Backups
from bot.actions.refine import Assistant
from bot.llm import Spent
from bot.storage import inbox, operating
from bot.storage.database import Database
from bot.storage.inbox import Parked
from bot.storage.operating import Queues

_WEEK: Final = timedelta(days=7)
MOST_PARKED: Final = 8


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the bot, by their ids, and what they can look into. `refusals`: how often Telegram said 429."""

    ids: frozenset[int] = frozenset()
    backups: Backups | None = None
    refusals: Callable[[], int] = lambda: 0


@dataclass(frozen=True, slots=True)
class Overview:
    """How the bot is; `size` of the database in bytes, `spent` and `refusals` since the start."""

    people: int
    active: int
    queues: Queues
    size: int
    has_backups: bool
    backup: Backup | None
    refusals: int
    spent: Spent | None


async def overview(database: Database, operator: Operator, assistant: Assistant | None, now: datetime) -> Overview:
    """How the bot is at this moment."""
    async with database.beside() as tx:
        people, active = await operating.people(tx), await operating.active_since(tx, now - _WEEK)
        waits, size = await operating.queues(tx, now), await operating.size(tx)
    return Overview(
        people,
        active,
        replace(waits, waiting=max(0, waits.waiting - 1)),  # without the one that asks
        size,
        operator.backups is not None,
        operator.backups.latest() if operator.backups is not None else None,
        operator.refusals(),
        assistant.model.spent if assistant is not None else None,
    )


async def parked(database: Database, bot_id: int) -> list[Parked]:
    """The updates that were parked last."""
    async with database.beside() as tx:
        return await inbox.parked(tx, bot_id, MOST_PARKED)
