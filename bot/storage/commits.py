"""How long commits take: the first sign of a disk that can't keep up."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_LATEST: Final = 1000


class Commits:
    """The latest commits, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._took: deque[float] = deque(maxlen=_LATEST)

    @contextmanager
    def timed(self) -> Iterator[Callable[[], None]]:
        """Time a commit: from when what is yielded is called, to the end of the block; an error is no commit."""
        asked: list[float] = []
        yield lambda: asked.append(self._clock())
        if asked:
            self._took.append(self._clock() - asked[0])

    def p99(self) -> float | None:
        """The time within which 99 of 100 were done; None before the first."""
        took = sorted(self._took)
        return took[min(len(took) - 1, int(len(took) * 0.99))] if took else None
