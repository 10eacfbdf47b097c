"""Pushes on their way out: written down first, then sent, each until its fate is known.

A push whose sending may or may not have arrived is sent once more; after a second doubt it is held, since a person
would rather miss the third copy. Exactly once can't be had from Telegram.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.actions.pushes import Ready, due_pushes, give_up, next_push, put_off, sent, unreachable
from bot.delivery.alarm import Alarm
from bot.delivery.telegram_client import wanted_pause
from bot.storage.database import Database
from bot.views.push import push_screen
from bot.views.screen import keyboard

log = logging.getLogger(__name__)

_GAP = 1 / 25  # seconds between two pushes: Telegram allows about 30 messages a second in all
_AT_ONCE = 50
_MOST_DOUBTS = 2
_LONGEST_PAUSE = 60

Sleep = Callable[[float], Awaitable[None]]


class Sender:
    """Sends what the outbox holds."""

    def __init__(
        self, database: Database, bot: Bot, now: Callable[[], datetime], alarm: Alarm, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._alarm = alarm
        self._sleep = sleep

    def wake(self) -> None:
        """There is something new to send."""
        self._alarm.ring()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            while await self.send_due():
                pass
            await self._alarm.wait_until(await next_push(self._database))

    async def send_due(self) -> int:
        """Send what may be sent now; how many were tried."""
        ready = await due_pushes(self._database, self._now(), _AT_ONCE)
        for push in ready:
            await self._send(push)
            await self._sleep(_GAP)
        return len(ready)

    async def _send(self, push: Ready) -> None:
        now = self._now()
        screen = push_screen(push, now)
        try:
            await self._bot.send_message(
                push.user.id, screen.text, parse_mode="HTML", reply_markup=keyboard(screen), read_timeout=20
            )
        except Forbidden as error:
            await unreachable(self._database, push, now, str(error))
        except RetryAfter as error:
            await put_off(self._database, push, now + wanted_pause(error), str(error), unsure=False)
        except BadRequest as error:
            log.error("push %d can't be delivered: %s", push.id, error)
            await give_up(self._database, push, now, str(error))
        except TelegramError as error:
            unsure = isinstance(error, TimedOut)
            if unsure and push.unsure + 1 >= _MOST_DOUBTS:
                log.error("push %d is held: two sendings have an unknown fate", push.id)
                await give_up(self._database, push, now, "unknown fate")
                return
            pause = timedelta(seconds=min(2**push.tries, _LONGEST_PAUSE))
            await put_off(self._database, push, now + pause, type(error).__name__, unsure=unsure)
        else:
            await sent(self._database, push, now)
