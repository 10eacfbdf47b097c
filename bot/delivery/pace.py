"""How fast Telegram lets a bot write: replies at once, pushes in what room they leave.

Telegram takes about 30 messages a second in all and one a second in a chat, edits included. Replies go ahead of
pushes: they wait only where they alone fill the second. Pushes are spaced out evenly, keep a part of the second
free, and wait while a reply does. A 429 holds its chat; when a second chat gets one, the trouble is the bot's as a
whole, and all pushes are held. Only the time that Telegram named ends a hold, never a request that went through.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable

_FOR_PUSHES = 25 / 30
_CHAT_RESTS = 1.1  # seconds; a little more than Telegram's one, since a message may be quicker than the one before


class Pace:
    """The room that is left; `per_second` messages in all, by default without any limit."""

    def __init__(
        self,
        per_second: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._most = per_second
        self._gap = 1 / (per_second * _FOR_PUSHES)
        self._chat_rests = 0.0 if math.isinf(per_second) else _CHAT_RESTS
        self._clock = clock
        self._sleep = sleep
        self._last_second: deque[float] = deque()
        self._last_to: dict[str, float] = {}  # when a chat was last written to, as long as it rests
        self._replies_waiting = 0
        self._next_push = -math.inf
        self._held: dict[str, float] = {}  # chats that Telegram wants left alone, and until when
        self._all_held = -math.inf
        self.refusals = 0  # how often Telegram said 429

    async def reply(self, chat: str) -> None:
        """Wait until a reply may be sent, and count it."""
        self._replies_waiting += 1
        try:
            while (wait := self._until_room()) > 0:
                await self._sleep(wait)
        finally:
            self._replies_waiting -= 1
        self._count(chat)

    async def push(self, chat: str) -> None:
        """Wait until a push may be sent, and count it. Whether the chat itself rests is `rest_of`'s to tell."""
        while (wait := self._until_push()) > 0:
            await self._sleep(wait)
        self._next_push = self._clock() + self._gap
        self._count(chat)

    def rest_of(self, chat: str) -> float:
        """For how many seconds no push may go to this chat."""
        self._forget()
        last = self._last_to.get(chat, -math.inf)
        return max(0.0, last + self._chat_rests - self._clock(), self._held.get(chat, -math.inf) - self._clock())

    def hold_of_all(self) -> float:
        """For how many seconds no push may go to anybody."""
        return max(0.0, self._all_held - self._clock())

    def refused(self, chat: str, seconds: float) -> None:
        """Telegram said 429: leave this chat alone for so long; two chats at a time mean all of them."""
        self.refusals += 1
        self._forget()
        self._held[chat] = max(self._held.get(chat, -math.inf), self._clock() + seconds)
        if len(self._held) > 1:
            self._all_held = max(self._held.values())

    def _count(self, chat: str) -> None:
        now = self._clock()
        self._last_second.append(now)
        self._last_to.pop(chat, None)
        self._last_to[chat] = now

    def _until_room(self) -> float:
        self._forget()
        if len(self._last_second) < self._most:
            return 0.0
        return self._last_second[0] + 1.0 - self._clock()

    def _until_push(self) -> float:
        waits = [self._until_room(), self._next_push - self._clock(), self.hold_of_all()]
        if self._replies_waiting:
            waits.append(1 / self._most)
        return max(waits)

    def _forget(self) -> None:
        now = self._clock()
        while self._last_second and self._last_second[0] <= now - 1.0:
            self._last_second.popleft()
        # In the order in which they were written to.
        while self._last_to and (first := next(iter(self._last_to.items())))[1] <= now - self._chat_rests:
            del self._last_to[first[0]]
        for chat in [chat for chat, until in self._held.items() if until <= now]:
            del self._held[chat]
