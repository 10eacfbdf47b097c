"""Wait for what happens elsewhere: in another task, or on a server."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(true: Callable[[], bool | Awaitable[bool]], within: float = 20) -> None:
    """Return when it is true; TimeoutError where it is not by then (seconds)."""
    async with asyncio.timeout(within):
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.005)
