"""The other processes at work on the same database: what one of all does, and what each tells the rest.

On SQLite there are none; then this is the one that does everything, and whom it calls is itself.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from telegram import Bot

from bot.delivery.inbox import Apologise, Handle, Inbox, Rests
from bot.delivery.rush import Rush
from bot.storage.database import Database

if TYPE_CHECKING:
    from bot.storage.postgres import PostgreSQL  # read where the database is one

Work = Callable[[], Coroutine[Any, Any, None]]


class Call(StrEnum):
    """What there is to call out about."""

    INBOX = "inbox"  # updates that whoever took them in has no hand free for
    REMINDERS = "reminders"  # the next one may be due sooner


class Others:
    """A process on its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._wake: dict[Call, list[Callable[[], None]]] = {}

    @staticmethod
    def of(database: Database) -> "Others":
        """Whoever else there may be on that database."""
        return _Sharing(database) if database.shared else Others(database)

    def when_called(self, about: Call, wake: Callable[[], None]) -> None:
        """Do that whenever anybody calls about it."""
        self._wake.setdefault(about, []).append(wake)

    def call(self, about: Call) -> None:
        """Tell all, this process too."""
        for wake in self._wake.get(about, ()):
            wake()

    def inbox(
        self,
        bot: Bot,
        handle: Handle,
        apologise: Apologise,
        now: Callable[[], datetime],
        rush: Rush | None = None,
        rests: Rests | None = None,
    ) -> Inbox:
        """An inbox of its own, or this process's part of the one that all share."""
        return Inbox(self._database, bot, handle, apologise, now, rush=rush, rests=rests)

    async def listen(self) -> None:
        """Hear the calls, until cancelled."""
        await asyncio.Event().wait()

    async def only_one_of_us(self, works: Sequence[Work]) -> None:
        """Do what only one of all may do at a time, until cancelled."""
        await _together(works)


class _Sharing(Others):
    """One of several processes on a PostgreSQL server."""

    def __init__(self, database: Database) -> None:
        from bot.storage.replicas import Signals

        super().__init__(database)
        self._server = cast("PostgreSQL", database)  # it is shared
        self._signals = Signals(self._server)

    def when_called(self, about: Call, wake: Callable[[], None]) -> None:
        self._signals.on(about.value, wake)

    def call(self, about: Call) -> None:
        self._signals.call(about.value)

    def inbox(
        self,
        bot: Bot,
        handle: Handle,
        apologise: Apologise,
        now: Callable[[], datetime],
        rush: Rush | None = None,
        rests: Rests | None = None,
    ) -> Inbox:
        from bot.delivery.replica import Replica

        call = partial(self.call, Call.INBOX)
        shared = Replica(self._server, bot, handle, apologise, now, rush=rush, rests=rests, call=call)
        self.when_called(Call.INBOX, shared.wake)
        return shared

    async def listen(self) -> None:
        await self._signals.run()

    async def only_one_of_us(self, works: Sequence[Work]) -> None:
        from bot.storage.replicas import while_elected

        await while_elected(self._server, partial(_together, works))


async def _together(works: Sequence[Work]) -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            for work in works:
                tasks.create_task(work())
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed
