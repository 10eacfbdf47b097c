"""What every handler works with, made once by the composition root."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from telegram import Bot

from bot.actions.admin import Operator
from bot.actions.refine import Assistant
from bot.storage.database import Database
from bot.web import Web

if TYPE_CHECKING:
    from bot.handlers.refining import Refining  # which itself works at a desk


async def _not_parked(_update_id: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Desk:
    """The services behind the handlers. `reminders_changed` wakes whoever waits for the next due one;
    `card_made` is told how many seconds a new card took, `try_again` does a parked update again.
    """

    database: Database
    web: Web
    bot: Bot
    now: Callable[[], datetime]
    reminders_changed: Callable[[], None]
    refining: "Refining"
    assistant: Assistant | None = None
    allowed_users: frozenset[int] = frozenset()
    card_made: Callable[[float], None] = lambda _seconds: None
    operator: Operator = field(default_factory=Operator)
    try_again: Callable[[int], Awaitable[bool]] = _not_parked
