"""What is due now goes to the outbox. The sweeper sleeps until the next due instant, and polls nothing."""

from collections.abc import Callable
from datetime import datetime

from bot.actions.due import fire_due, next_due
from bot.delivery.alarm import Alarm
from bot.storage.database import Database


class Sweeper:
    """Fires reminders."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], alarm: Alarm, fired: Callable[[], None]
    ) -> None:
        self._database = database
        self._now = now
        self._alarm = alarm
        self._fired = fired

    def wake(self) -> None:
        """Reminders have changed: the next one may be due sooner."""
        self._alarm.ring()

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            while await fire_due(self._database, self._now()):
                self._fired()
            await self._alarm.wait_until(await next_due(self._database))
