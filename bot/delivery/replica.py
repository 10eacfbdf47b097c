"""An inbox that several processes share, on PostgreSQL: whoever is free claims the first waiting update of a chat.

What arrives anywhere is kept, and may be done anywhere. A claim is a lease (storage/claims.py): renewed while the work
goes on, gone with a process that dies, and held by each transaction that the update makes, so that a process which lost
it without noticing changes nothing any more. Everything else is the inbox's own.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from telegram import Bot, Update

from bot.delivery.inbox import AT_ONCE, Apologise, Handle, Inbox, Rests, Sleep, _Arriving
from bot.delivery.rush import Rush
from bot.storage import claims, inbox
from bot.storage.database import Database, Transaction
from bot.storage.inbox import Received
from bot.storage.postgres import ClaimLost

log = logging.getLogger(__name__)

_LOOK_EVERY = 2.0  # seconds until it looks for updates by itself: a call may be missed, and leases run out silently


class Replica(Inbox):
    """Keeps what arrives, and does what it can claim. `call` tells the other processes that there is more to do."""

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
        call: Callable[[], None] = lambda: None,
        lease: timedelta = claims.LEASE,
    ) -> None:
        super().__init__(database, bot, handle, apologise, now, sleep, rush=rush, rests=rests)
        self._call = call
        self._lease = lease
        self._holder = secrets.token_hex(8)
        self._look = asyncio.Event()
        self._own: list[asyncio.Task[None]] = []

    def wake(self) -> None:
        """There may be something to claim."""
        self._look.set()

    async def start(self) -> None:
        """Be ready; what an earlier run left is claimed like anything else."""
        self._clerk = asyncio.create_task(self._keep_and_mark())
        self._workers = {asyncio.create_task(self._work()) for _ in range(AT_ONCE)}
        self._own = [asyncio.create_task(self._claim()), asyncio.create_task(self._renew())]
        self.wake()

    async def try_again(self, update_id: int) -> bool:
        """Let a parked update be done again, by whoever claims it."""
        async with self._database.beside() as tx:
            freed = await inbox.unpark(tx, self._bot.id, update_id)
            if freed is not None:
                await claims.free(tx, self._bot.id, update_id)
        self.wake()
        return freed is not None

    async def idle(self) -> None:
        """Return when everything that was taken by anybody is done and marked."""
        while True:
            await super().idle()
            async with self._database.beside() as tx:
                if not await inbox.depth(tx):
                    return
            self.wake()
            await asyncio.sleep(0.01)

    async def stop(self, patience: float) -> None:
        """Finish the updates under way, for at most `patience` seconds; the rest is anybody's at once."""
        await super().stop(patience)
        for task in self._own:
            task.cancel()
        await asyncio.gather(*self._own, return_exceptions=True)
        try:
            async with self._database.beside() as tx:
                await claims.release(tx, self._bot.id, self._holder)
        except Exception as error:  # whatever it is: the leases run out by themselves
            log.warning("what is left could not be given back (%s)", type(error).__name__)

    # -- claiming ----------------------------------------------------------------------------------------------------

    async def _claim(self) -> None:
        while True:
            try:
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._look.wait()
            except TimeoutError:
                pass
            self._look.clear()
            try:
                async with self._database.beside() as tx:
                    claimed = await self._claimed(tx, self._free())
            except Exception as error:  # the database is in trouble; it is asked again
                log.warning("nothing can be claimed (%s)", type(error).__name__)
                continue
            self._hand_out(claimed)

    def _free(self) -> int:
        return 0 if self._stopping else AT_ONCE - self._waiting

    async def _claimed(self, tx: Transaction, most: int) -> list[Received]:
        return await claims.claim(tx, self._bot.id, self._holder, most, self._lease) if most > 0 else []

    def _hand_out(self, claimed: Sequence[Received]) -> None:
        for received in claimed:
            self._at_hand[received.update_id] = received
            self._line_up(received.update_id, received.chat_id)

    async def _write(self, batch: list[Received], finished: list[int]) -> set[int]:
        """Keep and mark; and claim what this makes free, by the same commit."""
        async with self._database.beside() as tx:
            if finished:
                await inbox.done(tx, self._bot.id, finished, self._now())
            new = {one.update_id for one in await inbox.keep(tx, self._bot.id, batch, self._now())}
            claimed = await self._claimed(tx, self._free() + len(finished))
        self._hand_out(claimed)
        if new.difference(one.update_id for one in claimed):
            self._call()
        return new

    def _admit(self, arrived: _Arriving, new: set[int]) -> None:
        """What arrived is done by whoever claims it."""
        if not arrived.kept.done():
            arrived.kept.set_result(None)

    def _left(self, many: int) -> None:
        super()._left(many)
        self.wake()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 4)
            try:
                async with self._database.beside() as tx:
                    await claims.renew(tx, self._bot.id, self._holder, self._lease)
            except Exception as error:
                log.warning("the claims could not be renewed (%s)", type(error).__name__)

    # -- doing -------------------------------------------------------------------------------------------------------

    async def _do(self, update_id: int) -> bool:
        with claims.fenced(self._bot.id, update_id, self._holder):
            try:
                return await super()._do(update_id)
            except ClaimLost:
                log.warning("update %d is done elsewhere", update_id)
                return False

    async def _failed(self, update: Update, error: Exception, tries: int) -> bool:
        if isinstance(error, ClaimLost):
            raise error
        return await super()._failed(update, error, tries)
