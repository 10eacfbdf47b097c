"""What several processes on one PostgreSQL need of each other: to call out, and to elect the one that sends.

Both rest on connections of their own. What is called out while such a connection is down is lost; whoever listens looks
for itself once it is back, and every so often anyway.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from sqlalchemy import text

from bot.storage.database import is_passing
from bot.storage.postgres import PostgreSQL, unpooled

log = logging.getLogger(__name__)

_CHANNEL: Final = "jobtrail"
_CALL: Final = text(f"SELECT pg_notify('{_CHANNEL}', :topic)")  # a constant
_LEADER: Final = -2  # a lock's number (storage/postgres.py)
_TRY_AGAIN: Final = 2.0  # seconds until the next try to be elected, or to connect
_BEAT: Final = 5.0  # seconds between two questions whether a connection still stands


class Signals:
    """Calls between the processes: `call` wakes in every one of them what was hung on that topic by `on`."""

    def __init__(self, database: PostgreSQL) -> None:
        self._database = database
        self._wake: dict[str, list[Callable[[], None]]] = {}
        self._to_call: dict[str, None] = {}
        self._something = asyncio.Event()

    def on(self, topic: str, wake: Callable[[], None]) -> None:
        """Have that done whenever the topic is called, and whenever a call may have been missed."""
        self._wake.setdefault(topic, []).append(wake)

    def call(self, topic: str) -> None:
        """Call out, soon; what is called twice by then is called once."""
        self._to_call[topic] = None
        self._something.set()

    async def run(self) -> None:
        """Listen and call until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._speak())

    async def _listen(self) -> None:
        while True:
            try:
                async with await unpooled(self._database.url) as connection:
                    await connection.execute(f"LISTEN {_CHANNEL}")
                    for topic in self._wake:
                        self._heard(topic)
                    async for note in connection.notifies():
                        self._heard(note.payload)
            except _errors() as error:
                log.warning("calls of other processes can't be heard (%s)", type(error).__name__)
            await asyncio.sleep(_TRY_AGAIN)

    async def _speak(self) -> None:
        while True:
            await self._something.wait()
            self._something.clear()
            topics, self._to_call = self._to_call, {}
            try:
                async with self._database.beside() as tx:
                    # A call is not worth waiting for the disk, which all who call would do one after the other.
                    await tx.execute(text("SET LOCAL synchronous_commit = off"))
                    for topic in topics:
                        await tx.execute(_CALL, {"topic": topic})
            except Exception as error:  # whatever it is: those who listen look for themselves every so often
                log.warning("other processes can't be called (%s)", type(error).__name__)

    def _heard(self, topic: str) -> None:
        for wake in self._wake.get(topic, ()):
            wake()


async def while_elected(database: PostgreSQL, work: Callable[[], Awaitable[None]]) -> None:
    """Do that work whenever this process is the elected one, until cancelled. The work is not to return.

    The election is lost with the connection that holds it, and the work cancelled as soon as that is noticed: at once
    where the server ends it, after half a minute where it is gone without a word. So for a moment two may be at work.
    """
    while True:
        try:
            async with await unpooled(database.url) as connection:
                # Not waited for in the server: so long a statement would keep it from tidying up.
                elected = await _elected(connection)
                while not elected:
                    await asyncio.sleep(_TRY_AGAIN)
                    elected = await _elected(connection)
                log.info("this process sends now")
                await _both(work(), _stands(connection))
        except Exception as error:
            if not (isinstance(error, _errors()) or is_passing(error)):
                raise
            log.warning("this process does not send (%s)", type(error).__name__)
        await asyncio.sleep(_TRY_AGAIN)


async def _both(work: Awaitable[None], watch: Awaitable[None]) -> None:
    """Do both until one of them fails; the other is over by then."""
    tasks = [asyncio.ensure_future(work), asyncio.ensure_future(watch)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for one in ended:
        if isinstance(one, Exception):
            raise one


async def _elected(connection: Any) -> bool:
    found = await connection.execute(f"SELECT pg_try_advisory_lock({_LEADER})")
    return bool((await found.fetchone())[0])


async def _stands(connection: Any) -> None:
    """Return never; an error says that the connection is gone."""
    while True:
        async for _ in connection.notifies(timeout=_BEAT):
            pass
        async with asyncio.timeout(_BEAT):
            await connection.execute("SELECT 1")


def _errors() -> tuple[type[Exception], ...]:
    import psycopg

    return psycopg.Error, OSError  # a time that is over is an OSError, too
