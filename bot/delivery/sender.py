"""Pushes on their way out: written down first, then sent, each until its fate is known.

Several chats are written to side by side, so that one slow answer holds up nobody else; a chat gets one push at a
time, in order, and no sooner than it may (delivery/pace.py).

A push whose sending may or may not have arrived (no answer, or a crash before it was written down) is sent once more;
after a second doubt it is held, since a person would rather miss the third copy. Exactly once can't be had from
Telegram.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.actions.pushes import Ready, due_pushes, give_up, next_push, put_off, sent, unreachable
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.telegram_client import Unanswered, as_push, wanted_pause
from bot.storage import sending
from bot.storage.database import Database, is_passing
from bot.views.push import push_screen
from bot.views.screen import layout

log = logging.getLogger(__name__)

AT_ONCE = 8
MOST_DOUBTS = 2
_LONGEST_PAUSE = 60
_ANSWERS_WITHIN = 20  # seconds
# After a crash a push that was on its way waits this long; by then its request is over.
_CLAIMED = timedelta(seconds=2 * _ANSWERS_WITHIN)
_PATIENCE = 5.0  # seconds in which what is on its way may arrive when the bot is told to stop


class Sender:
    """Sends what the outbox holds."""

    def __init__(self, database: Database, bot: Bot, now: Callable[[], datetime], alarm: Alarm, pace: Pace) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._alarm = alarm
        self._pace = pace
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by user
        self._claimed_until: dict[int, datetime] = {}

    def wake(self) -> None:
        """There is something new to send."""
        self._alarm.ring()

    @property
    def under_way(self) -> list[asyncio.Task[None]]:
        """The sendings whose fate is not known yet."""
        return list(self._under_way.values())

    async def run(self) -> None:
        """Send until cancelled; what is on its way then has a little time to arrive."""
        try:
            while True:
                try:
                    if await self._start_due() is None:
                        await self._alarm.wait_until(await next_push(self._database))
                except Exception as error:
                    if not is_passing(error):
                        raise
                    log.warning("pushes wait for the database: %s", error)
                    await asyncio.sleep(1.0)
        finally:
            if self._under_way:
                await asyncio.wait(self.under_way, timeout=_PATIENCE)
            for task in self.under_way:
                task.cancel()
            await asyncio.gather(*self.under_way, return_exceptions=True)

    async def send_due(self) -> int:
        """Send what may be sent now, and wait for its fate; how many were tried."""
        tried = await self._start_due() or 0
        while self._under_way:
            await asyncio.wait(self.under_way)
        return tried

    async def _start_due(self) -> int | None:
        """Send some of what is due, or put it off where it must wait; how many were tried (None: nothing is due)."""
        ready = await due_pushes(self._database, self._now(), AT_ONCE)
        tried = 0
        seen: set[int] = set()
        for push in ready:
            if push.user.id in seen:
                continue  # it comes behind the one before
            seen.add(push.user.id)
            if await self._may_go(push):
                await self._room()
                await self._pace.push(str(push.user.id))
                tried += await self._start(push)
        return tried if ready else None

    async def _may_go(self, push: Ready) -> bool:
        if self._rests_until(push.user.id) is None:
            return True
        async with self._database.begin(push.user.id) as tx:
            # It may have been released meanwhile: to hold it for that claim would be to hold it for nothing.
            until = self._rests_until(push.user.id)
            if until is not None:
                await sending.hold(tx, push.user.id, self._now(), until)
        return False

    def _rests_until(self, user_id: int) -> datetime | None:
        """Until when nothing more may go to this user; None where it may."""
        if user_id in self._claimed_until:  # one is on its way: when its fate is known, the others are released
            return self._claimed_until[user_id]
        rest = self._pace.rest_of(str(user_id))
        return self._now() + timedelta(seconds=rest) if rest else None

    async def _room(self) -> None:
        while len(self._under_way) >= AT_ONCE:
            await asyncio.wait(self.under_way, return_when=asyncio.FIRST_COMPLETED)

    async def _start(self, push: Ready) -> bool:
        """Begin to send, unless it was called off meanwhile or was sent too often with an unknown fate."""
        now = self._now()
        if push.unsure >= MOST_DOUBTS:
            await self._hold_for_good(push, now)
            return False
        until = now + _CLAIMED
        async with self._database.begin(push.user.id) as tx:
            if not await sending.claim(tx, push.id, push.user.id, now, until):
                return False
        task = asyncio.create_task(self._send(push, until))
        self._under_way[push.user.id], self._claimed_until[push.user.id] = task, until
        task.add_done_callback(lambda task: self._arrived(push.user.id, task))
        return True

    def _arrived(self, user_id: int, task: asyncio.Task[None]) -> None:
        if self._under_way.get(user_id) is task:  # or else the next one is on its way already, or was
            del self._under_way[user_id]
            self._claimed_until.pop(user_id, None)
        self._alarm.ring()

    async def _send(self, push: Ready, claimed_until: datetime) -> None:
        try:
            put_off_until = await self._try(push)
            async with self._database.begin(push.user.id) as tx:
                await sending.release(tx, push.user.id, push.id, claimed_until, self._now())
                if put_off_until is not None:
                    await sending.follow(tx, push.id, push.user.id, put_off_until)
                # With the release, not after it: whoever finds the others due must not take them for claimed still.
                self._claimed_until.pop(push.user.id, None)
        except Exception:
            # Its fate could not be written down: the claim runs out, and it counts as a doubt.
            log.exception("what became of push %d could not be kept", push.id)

    async def _try(self, push: Ready) -> datetime | None:
        """Send a push and write down what became of it; until when it is put off, None where it is over."""
        now = self._now()
        screen = push_screen(push, now)
        try:
            with as_push():
                await self._bot.send_message(
                    push.user.id, screen.text, read_timeout=_ANSWERS_WITHIN, api_kwargs=layout(screen)
                )
        except Forbidden as error:
            await unreachable(self._database, push, now, str(error))
        except RetryAfter as error:
            return await self._put_off(push, wanted_pause(error), str(error))
        except BadRequest as error:
            log.error("push %d can't be delivered: %s", push.id, error)
            await give_up(self._database, push, now, str(error))
        except TelegramError as error:
            pause = timedelta(seconds=min(2**push.tries, _LONGEST_PAUSE))
            if not isinstance(error, TimedOut | Unanswered):
                return await self._put_off(push, pause, str(error))
            if push.unsure + 1 >= MOST_DOUBTS:
                await self._hold_for_good(push, now)
            else:
                return await self._put_off(push, pause, "no answer", unsure=True)
        else:
            await sent(self._database, push, now)
        return None

    async def _put_off(self, push: Ready, pause: timedelta, trouble: str, *, unsure: bool = False) -> datetime:
        until = self._now() + pause
        # The claim has counted the doubt already.
        await put_off(self._database, push, until, trouble, unsure=False)
        if not unsure:
            async with self._database.begin(push.user.id) as tx:
                await sending.settle(tx, push.id)
        return until

    async def _hold_for_good(self, push: Ready, now: datetime) -> None:
        log.error("push %d is held: %d sendings have an unknown fate", push.id, MOST_DOUBTS)
        await give_up(self._database, push, now, "unknown fate")
