"""What is done by itself at its time, whoever writes or not."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final, cast

from bot.actions.backup import Backups
from bot.actions.expire import expire
from bot.actions.recheck import Rechecks
from bot.errors import CannotBackUp
from bot.storage.database import Database

log = logging.getLogger(__name__)

_NIGHT: Final = 3  # o'clock on the machine's own clock
_MISSED: Final = timedelta(hours=25)  # a backup that old was missed while the bot was off
_SOON: Final = timedelta(minutes=2)  # not while the bot starts


class Housekeeping:
    """Runs the daily work, by APScheduler, which is read only when the bot is already answering."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        backups: Backups | None = None,
        rechecks: Rechecks | None = None,
    ) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._database = database
        self._now = now
        self._backups = backups
        self._rechecks = rechecks
        self._under_way: set[asyncio.Task[None]] = set()
        # None: a run that was missed while the machine slept is made up for, once.
        self._scheduler = AsyncIOScheduler(
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self) -> None:
        """Begin. What fell due while the bot was off is done soon."""
        now = self._now()
        self._scheduler.add_job(self._safely, "interval", [self.expire], id="expiry", days=1, next_run_time=now)
        if self._backups is not None:
            self._scheduler.add_job(self._safely, "cron", [self.back_up], id="backup", hour=_NIGHT, minute=11)
            latest = self._backups.latest()
            if latest is None or now - latest.made_at > _MISSED:
                self._scheduler.add_job(self._safely, "date", [self.back_up], id="missed backup", run_date=now + _SOON)
        if self._rechecks is not None:
            self._scheduler.add_job(self._safely, "interval", [self.look_again], id="looks", minutes=1)
        self._scheduler.start()

    async def stop(self) -> None:
        """End; nothing is cut off that a transaction does not undo, and the database is let go of."""
        self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def planned(self) -> list[Any]:
        """The scheduler's jobs, each with its next time."""
        return list(self._scheduler.get_jobs())

    async def expire(self) -> None:
        """Let go of what is kept for a time only."""
        gone = await expire(self._database, self._now())
        log.info("%d cards that were never saved have gone", gone)

    async def back_up(self) -> None:
        """Make the nightly backup."""
        if self._backups is None:
            return
        try:
            made = await self._backups.make(self._now())
        except CannotBackUp as error:
            log.error("no backup was made: %s", error)
            return
        log.info("backed up to %s (%d bytes)", made.path, made.size)
        # Whoever was forgotten meanwhile waited for the copy to be made.
        await self._database.wipe()

    async def look_again(self) -> None:
        """Look at a few postings' pages, all day long."""
        if self._rechecks is not None:
            await self._rechecks.some()

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())  # the scheduler makes one for each run
        self._under_way.add(task)
        try:
            await work()
        except Exception:
            log.exception("housekeeping failed; it is tried again at its next time")
        finally:
            self._under_way.discard(task)
