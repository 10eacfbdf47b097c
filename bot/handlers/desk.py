"""What every handler works with, made once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from bot.storage.database import Database
from bot.web import Web


@dataclass(frozen=True, slots=True)
class Desk:
    """The services behind the handlers. `reminders_changed` wakes whoever waits for the next due one."""

    database: Database
    web: Web
    bot: Bot
    now: Callable[[], datetime]
    reminders_changed: Callable[[], None]
    allowed_users: frozenset[int] = frozenset()
