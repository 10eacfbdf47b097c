"""Wait for a moment, or for someone to ring before it."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

# A clock that is set anew (or a machine that slept) is noticed after this long at the latest.
_LONGEST = timedelta(minutes=5)


class Alarm:
    """One sleeper, woken by the clock or by hand."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the sleeper, now or as soon as it lies down."""
        self._rung.set()

    async def wait_until(self, moment: datetime | None) -> None:
        """Return at that moment, or when rung; with no moment, when rung or after a while."""
        left = min(moment - self._now(), _LONGEST) if moment is not None else _LONGEST
        try:
            async with asyncio.timeout(max(0.0, left.total_seconds())):
                await self._rung.wait()
        except TimeoutError:
            return
        finally:
            self._rung.clear()
