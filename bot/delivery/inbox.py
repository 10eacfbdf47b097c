"""Updates on their way in: each is on disk before Telegram is told that it was received, and is done in its turn.

1. A batch from Telegram is kept in one transaction; only then may the offset move on.
2. Each chat is a lane: its updates are done one after the other, and a lane has one turn at a time, so that one
   busy chat delays nobody else. At most `AT_ONCE` lanes move at the same time.
3. An update that is done is marked so, together with the others that are done by then.
4. One that fails is tried again; after `MOST_TRIES` it is parked, and its user told.

An update that was received and not marked as done is done again after a restart. Its changes then find themselves
made (storage/applied.py); its answer may be sent a second time.
"""

import asyncio
import json
import logging
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.delivery.telegram_client import wanted_pause
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Received

log = logging.getLogger(__name__)

AT_ONCE = 16
MOST_TRIES = 3
_LONGEST_PAUSE = 60.0  # seconds
_LONGEST_OUTAGE = 6 * 3600.0

Handle = Callable[[Update], Awaitable[None]]
Apologise = Callable[[Update, str], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Waiting:
    received: Received
    update: Update | None
    tries: int


class Inbox:
    """Keeps what arrives and has it done."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        handle: Handle,
        apologise: Apologise,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._database = database
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._now = now
        self._sleep = sleep
        self._lanes: dict[int, deque[_Waiting]] = {}
        self._turns: asyncio.Queue[int] = asyncio.Queue()
        self._finished: list[int] = []
        self._to_mark = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._unmarked = 0
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take up what an earlier run left, then be ready for more."""
        async with self._database.begin() as tx:
            left = await inbox.waiting(tx, self._bot.id)
            # What was begun and brought the process down must not do so for ever.
            for one in left:
                if one.tries >= MOST_TRIES:
                    await inbox.park(tx, self._bot.id, one.update_id, self._now())
        self._queue((one, None) for one in left if one.tries < MOST_TRIES)
        if left:
            log.info("%d updates of an earlier run are taken up", len(left))
        self._tasks = [asyncio.create_task(self._worker()) for _ in range(AT_ONCE)]
        self._tasks.append(asyncio.create_task(self._marker()))

    async def take(self, updates: Sequence[Update]) -> None:
        """Keep a batch; when this returns, it is on disk. What was kept before is not done again."""
        batch = [Received(one.update_id, _lane(one), one.to_json()) for one in updates]
        async with self._database.begin() as tx:
            new = {one.update_id for one in await inbox.keep(tx, self._bot.id, batch, self._now())}
        self._queue((kept, one) for kept, one in zip(batch, updates, strict=True) if one.update_id in new)

    async def idle(self) -> None:
        """Return when everything that was taken is done and marked."""
        await self._idle.wait()

    async def stop(self, patience: float) -> None:
        """Finish what is under way, for at most `patience` seconds; the rest waits on disk for the next start."""
        try:
            async with asyncio.timeout(patience):
                await self.idle()
        except TimeoutError:
            log.warning("stopping with updates under way; they are done at the next start")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _queue(self, waiting: Iterable[tuple[Received, Update | None]]) -> None:
        for received, update in waiting:
            lane = received.chat_id or 0
            self._unmarked += 1
            self._idle.clear()
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._turns.put_nowait(lane)
            self._lanes[lane].append(_Waiting(received, update, received.tries))

    async def _worker(self) -> None:
        while True:
            lane = await self._turns.get()
            waiting = self._lanes[lane]
            await self._do(waiting[0])
            waiting.popleft()
            if waiting:
                self._turns.put_nowait(lane)  # behind the others
            else:
                del self._lanes[lane]

    async def _do(self, one: _Waiting) -> None:
        """Do one update, whatever it takes: when this returns, it is done or parked."""
        if one.update is None:
            await self._count(one)  # before it is begun, in case it is what brought the last run down
            one.update = Update.de_json(json.loads(one.received.payload), self._bot)
        waited = 0.0
        while True:
            try:
                await self._handle(one.update)
            except Forbidden:
                log.info("update %d: its user has blocked the bot", one.received.update_id)
            except Exception as error:
                pause = _pause(error, waited)
                if pause is not None:
                    log.warning("update %d waits %.0f s for Telegram: %s", one.received.update_id, pause, error)
                    waited += pause
                    await self._sleep(pause)
                    continue
                if not await self._failed(one, one.update, error):
                    continue
            self._finished.append(one.received.update_id)
            self._to_mark.set()
            return

    async def _failed(self, one: _Waiting, update: Update, error: Exception) -> bool:
        """Note a failure; True where it was the last try and the update is parked."""
        error_id = secrets.token_hex(4)
        log.error("update %d failed, error %s", one.received.update_id, error_id, exc_info=error)
        await self._count(one)
        if one.tries < MOST_TRIES:
            await self._sleep(float(one.tries))
            return False
        async with self._database.begin() as tx:
            await inbox.park(tx, self._bot.id, one.received.update_id, self._now())
        log.error("update %d is parked after %d tries", one.received.update_id, one.tries)
        try:
            await self._apologise(update, error_id)
        except TelegramError as trouble:
            log.warning("its user could not be told: %s", trouble)
        return True

    async def _count(self, one: _Waiting) -> None:
        one.tries += 1
        async with self._database.begin() as tx:
            await inbox.begun(tx, self._bot.id, one.received.update_id)

    async def _marker(self) -> None:
        while True:
            await self._to_mark.wait()
            self._to_mark.clear()
            finished, self._finished = self._finished, []
            if finished:
                async with self._database.begin() as tx:
                    await inbox.done(tx, self._bot.id, finished, self._now())
                self._unmarked -= len(finished)
            if self._unmarked == 0:
                self._idle.set()


def _lane(update: Update) -> int | None:
    place = update.effective_chat
    return None if place is None else place.id


def _pause(error: Exception, waited: float) -> float | None:
    """How long to wait where Telegram, not the update, is the trouble; None where waiting is no help."""
    if isinstance(error, RetryAfter):
        return wanted_pause(error).total_seconds()
    # A bad request counts among the network's errors there, yet it is one of ours.
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest) and waited < _LONGEST_OUTAGE:
        return min(max(1.0, waited), _LONGEST_PAUSE)
    return None
