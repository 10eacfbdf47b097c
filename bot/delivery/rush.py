"""How fast one chat is served: many updates at once, then one after the other, so that a flood costs nobody else."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

GAP: Final = 1.0  # seconds between two updates of a chat that has used up its many
_MOST_CHATS: Final = 10_000


@dataclass(slots=True)
class _Chat:
    left: float
    seen: float
    told: bool = False


class Rush:
    """Counts the updates of each chat; `at_once` may come together, and the room for them comes back one a second."""

    def __init__(self, at_once: float = math.inf, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once = at_once
        self._clock = clock
        self._chats: dict[int, _Chat] = {}

    def rest(self, chat: int) -> float:
        """Count an update and return 0; or else the seconds after which it may be asked for again."""
        if math.isinf(self._at_once):
            return 0.0
        now = self._clock()
        one = self._chats.setdefault(chat, _Chat(self._at_once, now))
        one.left, one.seen = min(self._at_once, one.left + (now - one.seen) / GAP), now
        if one.left < 1:
            return (1 - one.left) * GAP
        if one.left >= self._at_once / 2:
            one.told = False
        one.left -= 1
        if len(self._chats) > _MOST_CHATS:
            self._forget(now)
        return 0.0

    def is_new(self, chat: int) -> bool:
        """Whether this flood of a chat that rests was not spoken of yet; asked once, it was."""
        one = self._chats[chat]
        told, one.told = one.told, True
        return not told

    def _forget(self, now: float) -> None:
        """Let go of the chats whose room has all come back."""
        full = self._at_once * GAP
        self._chats = {chat: one for chat, one in self._chats.items() if now - one.seen < full}
