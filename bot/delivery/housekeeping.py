"""What is done once a day, whoever writes or not."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.actions.expire import expire
from bot.storage.database import Database

log = logging.getLogger(__name__)


class Housekeeping:
    """Runs the daily work, by APScheduler, which is read only when the bot is already answering."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._database = database
        self._now = now
        # None: a run that was missed while the machine slept is made up for, once.
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self) -> None:
        """Begin: once now, then daily."""
        self._scheduler.add_job(self._expire, "interval", days=1, next_run_time=self._now())
        self._scheduler.start()

    def stop(self) -> None:
        """End; nothing is cut off that a transaction does not undo."""
        self._scheduler.shutdown(wait=False)

    async def _expire(self) -> None:
        try:
            gone = await expire(self._database, self._now())
        except Exception:
            log.exception("housekeeping failed; it is tried again tomorrow")
        else:
            log.info("%d cards that were never saved have gone", gone)
