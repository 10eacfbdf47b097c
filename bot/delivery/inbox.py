"""Updates on their way in: each is on disk before Telegram is told that it was received, and is done in its turn.

1. What arrives is kept, together with whatever else arrives by then; only then may the offset move on, or the
   webhook say 200.
2. Each chat is a lane: its updates are done one after the other, and a lane has one turn at a time, so that one
   busy chat delays nobody else. At most `AT_ONCE` lanes move at the same time.
3. An update that is done is marked so, together with the others that are done within a blink.
4. One that fails is tried again; after `MOST_TRIES` it is parked, and its user told. So is one in whose replay the
   process ended `MOST_DEATHS` times.

An update that was received and not marked as done is done again after a restart. Its changes then find themselves
made (storage/applied.py); its answer may be sent a second time.

Lanes hold numbers. Only the latest few updates are held themselves; the others are read from disk when it is nearly
their turn, so that no backlog and no flood fills the memory. Objects are made of one when it is its turn.
"""

import asyncio
import json
import logging
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.delivery import logs
from bot.delivery.rush import Rush
from bot.delivery.telegram_client import wanted_pause
from bot.errors import CannotKeep
from bot.storage import inbox
from bot.storage.database import Database, is_passing
from bot.storage.inbox import Received

log = logging.getLogger(__name__)

AT_ONCE = 16
MOST_TRIES = 3
# A process may die of anything: an update that it was about to replay is the culprit only if that happens each time.
MOST_DEATHS = 20
AT_HAND = 500  # updates held in memory; one takes a kB, and rarely 25
_AHEAD = 50  # lanes whose next update is read together with the one whose turn it is
_PAGE = 5_000  # numbers read at once at the start
_LONGEST_PAUSE = 60.0  # seconds
_LONGEST_OUTAGE = 6 * 3600.0
_MARKS_WAIT = 0.02  # seconds
_LAST_MARKS = 3.0
_LARGEST_ID = 2**53

Raw = Mapping[str, Any]  # an update as Telegram's JSON
Handle = Callable[[Update], Awaitable[None]]
Apologise = Callable[[Update, str], Awaitable[None]]
Rests = Callable[[int, int], Awaitable[None]]  # a chat, and how many of its updates wait
Sleep = Callable[[float], Awaitable[None]]
_T = TypeVar("_T")


def update_id_of(raw: object) -> int | None:
    """The number of what should be an update; None where it is none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    # True is an int, too.
    return number if type(number) is int and 0 <= number < _LARGEST_ID else None


@dataclass(frozen=True, slots=True)
class _Arriving:
    batch: list[Received]
    kept: asyncio.Future[None]


class _Stopped(Exception):
    """There is no time left to try again."""


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
        *,
        rush: Rush | None = None,
        rests: Rests | None = None,
    ) -> None:
        self._rush = rush or Rush()
        self._rests = rests
        self._database = database
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._now = now
        self._sleep = sleep
        self._lanes: dict[int, deque[int]] = {}
        self._turns: deque[int] = deque()  # the lanes that wait, the next one first; none of them twice
        self._has_turns = asyncio.Semaphore(0)
        self._at_hand: dict[int, Received] = {}
        self._reading = asyncio.Lock()
        self._last_left = -1  # the highest number that an earlier run left
        self._arriving: list[_Arriving] = []
        self._finished: list[int] = []
        self._to_write = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._waiting = 0
        self._stopping = False
        self._nothing_follows = False  # the workers are at rest: what is done by now is all there will be
        self._workers: set[asyncio.Task[None]] = set()
        self._interruptible: set[asyncio.Task[None] | None] = set()
        self._clerk: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what an earlier run left, then be ready for more."""
        page: list[tuple[int, int | None]] | None = None
        while page or page is None:
            async with self._database.beside() as tx:
                page = await inbox.waiting_after(tx, self._bot.id, self._last_left, _PAGE)
            for update_id, chat_id in page:
                self._line_up(update_id, chat_id)
                self._last_left = update_id
        if self._waiting:
            log.info("%d updates of an earlier run are taken up", self._waiting)
        self._clerk = asyncio.create_task(self._keep_and_mark())
        self._workers = {asyncio.create_task(self._work()) for _ in range(AT_ONCE)}

    async def take(self, updates: Sequence[Raw]) -> None:
        """Keep updates that have a number; when this returns, they are on disk. What was kept before is not done again.

        Raises whatever keeps them from being written; then nothing may be acknowledged.
        """
        if self._stopping:
            raise RuntimeError("the inbox is closed")
        # ASCII, since half a character can't be written.
        batch = [Received(raw["update_id"], _lane(raw), json.dumps(raw, separators=(",", ":"))) for raw in updates]
        arriving = _Arriving(batch, asyncio.get_running_loop().create_future())
        self._arriving.append(arriving)
        self._to_write.set()
        await arriving.kept

    async def try_again(self, update_id: int) -> bool:
        """Do a parked update again, behind what its chat has sent since; False where it is not parked."""
        async with self._database.beside() as tx:
            freed = await inbox.unpark(tx, self._bot.id, update_id)
        if freed is None:
            return False
        self._line_up(*freed)
        return True

    async def idle(self) -> None:
        """Return when everything that was taken is done and marked."""
        await self._idle.wait()

    async def stop(self, patience: float) -> None:
        """Finish the updates under way, for at most `patience` seconds; the rest waits on disk for the next start."""
        self._stopping = True
        for worker in self._interruptible:
            if worker is not None:
                worker.cancel()
        if self._workers:
            _, late = await asyncio.wait(self._workers, timeout=patience)
            if late:
                log.warning("stopping with %d updates under way; they are done at the next start", len(late))
            for task in late:
                task.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)
        if self._clerk is not None:
            self._nothing_follows = True
            self._to_write.set()
            await asyncio.wait([self._clerk], timeout=_LAST_MARKS)
            self._clerk.cancel()
            await asyncio.gather(self._clerk, return_exceptions=True)

    def _line_up(self, update_id: int, chat_id: int | None) -> None:
        lane = chat_id or 0
        self._waiting += 1
        self._idle.clear()
        if lane not in self._lanes:
            self._lanes[lane] = deque()
            self._give_turn(lane)
        self._lanes[lane].append(update_id)

    def _give_turn(self, lane: int) -> None:
        self._turns.append(lane)
        self._has_turns.release()

    async def _next_turn(self) -> int:
        await self._has_turns.acquire()
        return self._turns.popleft()

    # -- writing ---------------------------------------------------------------------------------------------------

    async def _keep_and_mark(self) -> None:
        """Write what has arrived and what is done, all that there is by then in one transaction."""
        while not (self._nothing_follows and not self._arriving and not self._finished):
            await self._to_write.wait()
            self._to_write.clear()
            if self._arriving or self._finished:
                await self._write_what_there_is()

    def _mark_soon(self) -> None:
        """What is done is marked together with what else is done about now; at once where nothing else is under way."""
        if len(self._finished) >= min(self._waiting, AT_ONCE):
            self._to_write.set()
        elif len(self._finished) == 1:
            asyncio.get_running_loop().call_later(_MARKS_WAIT, self._to_write.set)

    async def _write_what_there_is(self) -> None:
        arriving, self._arriving = self._arriving, []
        finished, self._finished = self._finished, []
        try:
            new = await self._write([one for each in arriving for one in each.batch], finished)
        except Exception as error:
            log.error("the inbox can't be written (%s)", type(error).__name__)
            for each in arriving:
                if not each.kept.done():
                    each.kept.set_exception(error)
            if finished:
                self._finished = finished + self._finished
                await self._sleep(1.0)
                self._to_write.set()
            return
        for each in arriving:
            self._admit(each, new)
        self._left(len(finished))

    async def _write(self, batch: list[Received], finished: list[int]) -> set[int]:
        async with self._database.beside() as tx:
            if finished:
                await inbox.done(tx, self._bot.id, finished, self._now())
            return {one.update_id for one in await inbox.keep(tx, self._bot.id, batch, self._now())}

    def _admit(self, arrived: _Arriving, new: set[int]) -> None:
        for one in arrived.batch:
            if one.update_id in new:
                new.discard(one.update_id)  # the same update may arrive twice at the same moment
                if len(self._at_hand) < AT_HAND:
                    self._at_hand[one.update_id] = one
                self._line_up(one.update_id, one.chat_id)
        if not arrived.kept.done():
            arrived.kept.set_result(None)

    def _left(self, many: int) -> None:
        self._waiting -= many
        if self._waiting == 0:
            self._idle.set()

    # -- doing -----------------------------------------------------------------------------------------------------

    async def _work(self) -> None:
        while not self._stopping:
            lane = await self._interruptibly(self._next_turn())
            waiting = self._lanes[lane]
            if pause := self._rush.rest(lane):
                await self._let_rest(lane, len(waiting), pause)
                continue
            try:
                marked = await self._do(waiting[0])
            except _Stopped:
                return
            except Exception:
                # The database is in trouble, or we are: the update stays first in its lane.
                log.exception("update %d could not be dealt with; it is tried again", waiting[0])
                await self._interruptibly(self._sleep(1.0))
                self._give_turn(lane)
                continue
            update_id = waiting.popleft()
            if waiting:
                self._give_turn(lane)  # behind the others
            else:
                del self._lanes[lane]
            if marked:
                self._finished.append(update_id)
                self._mark_soon()
            else:
                self._left(1)

    async def _let_rest(self, lane: int, waiting: int, pause: float) -> None:
        """A chat that rushes has its next turn later; its person is told once that nothing is lost."""
        asyncio.get_running_loop().call_later(pause, self._give_turn, lane)
        if lane > 0 and self._rests is not None and self._rush.is_new(lane):
            try:
                await self._rests(lane, waiting)
            except Exception as error:  # it is only a word of comfort
                log.warning("a chat could not be told that it rests (%s)", type(error).__name__)

    async def _do(self, update_id: int) -> bool:
        """Do one update, whatever it takes: when this returns, it is done (True), or parked or gone (False)."""
        logs.update.set(update_id)  # each worker is a task, and so a context, of its own
        update = await self._opened(update_id)
        if update is None:
            return False
        waited, tries = 0.0, 0
        while True:
            try:
                await self._handle(update)
            except Forbidden:
                log.info("update %d: its user has blocked the bot", update_id)
            except Exception as error:
                pause = _pause(error, waited)
                if pause is not None:
                    log.warning("update %d waits %.0f s: %s", update_id, pause, error)
                    waited += pause
                    await self._rest(pause)
                    continue
                tries += 1
                if await self._failed(update, error, tries):
                    return False
                continue
            return True

    async def _opened(self, update_id: int) -> Update | None:
        """The update whose turn it is; None where it is gone, or can't be done and is parked."""
        kept = self._at_hand.pop(update_id, None)
        if kept is None:
            async with self._reading:
                kept = self._at_hand.pop(update_id, None) or await self._from_disk(update_id)
        if kept is None:  # its user wanted to be forgotten
            return None
        update, why = None, f"{kept.tries} times the process ended in its replay"
        try:
            update = Update.de_json(json.loads(kept.payload), self._bot)
        except Exception as error:  # whatever the library makes of it
            why = f"it can't be read ({type(error).__name__})"
        if update is not None and kept.tries < MOST_DEATHS:
            return update
        error_id = secrets.token_hex(4)
        async with self._database.beside() as tx:
            await inbox.park(tx, self._bot.id, update_id, self._now(), error_id)
        log.error("update %d is parked: %s, error %s", update_id, why, error_id)
        if update is not None:
            await self._tell(update, error_id)
        return None

    async def _from_disk(self, update_id: int) -> Received | None:
        """The update as kept, None where it is gone; what comes next in other lanes is read with it."""
        soon = [
            number
            for number in (self._lanes[lane][0] for lane in islice(self._turns, _AHEAD))
            if number > self._last_left and number not in self._at_hand
        ]
        room = AT_HAND - len(self._at_hand)
        async with self._database.beside() as tx:
            kept = {one.update_id: one for one in await inbox.those(tx, self._bot.id, [update_id, *soon[:room]])}
            update = kept.pop(update_id, None)
            if update is not None and update_id <= self._last_left and update.tries < MOST_DEATHS:
                # Before it is begun, in case it is what brought the last run down.
                await inbox.begun(tx, self._bot.id, update_id)
        self._at_hand.update(kept)
        return update

    async def _failed(self, update: Update, error: Exception, tries: int) -> bool:
        """Note a failure; True where it was the last try and the update is parked."""
        update_id, error_id = update.update_id, secrets.token_hex(4)
        log.error("update %d failed, error %s", update_id, error_id, exc_info=error)
        if tries < MOST_TRIES:
            await self._rest(float(tries))
            return False
        async with self._database.beside() as tx:
            await inbox.park(tx, self._bot.id, update_id, self._now(), error_id)
        log.error("update %d is parked after %d tries", update_id, tries)
        await self._tell(update, error_id)
        return True

    async def _tell(self, update: Update, error_id: str) -> None:
        try:
            await self._apologise(update, error_id)
        except TelegramError as trouble:
            log.warning("its user could not be told: %s", trouble)

    async def _rest(self, seconds: float) -> None:
        if self._stopping:
            raise _Stopped
        await self._interruptibly(self._sleep(seconds))

    async def _interruptibly(self, waiting: Awaitable[_T]) -> _T:
        """Wait for what a stop need not wait for."""
        worker = asyncio.current_task()
        self._interruptible.add(worker)
        try:
            return await waiting
        finally:
            self._interruptible.discard(worker)


def _lane(raw: Raw) -> int | None:
    """The chat that an update comes from; None where it names none."""
    for what in raw.values():
        if isinstance(what, dict):
            said = what.get("message")  # a tap's
            place = (said if isinstance(said, dict) else what).get("chat")
            number = place.get("id") if isinstance(place, dict) else None
            if type(number) is int and abs(number) < _LARGEST_ID:
                return number
    return None


def _pause(error: Exception, waited: float) -> float | None:
    """How long to wait where Telegram or the database, not the update, is the trouble; None where that is no help."""
    if isinstance(error, RetryAfter):
        return wanted_pause(error).total_seconds()
    if is_passing(error) or isinstance(error, CannotKeep):
        return 1.0
    # A bad request counts among the network's errors there, yet it is one of ours.
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest) and waited < _LONGEST_OUTAGE:
        return min(max(1.0, waited), _LONGEST_PAUSE)
    return None
