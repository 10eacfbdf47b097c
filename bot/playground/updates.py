"""The updates that wait for the bot: a queue with Telegram's offsets and long polls."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import islice
from time import time_ns
from typing import Any

from bot.playground.refusals import Refused
from bot.playground.signals import Signal

Update = dict[str, Any]

_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_WAITING_AT_MOST = 100_000
_LONGEST_POLL = 50


class Updates:
    """What happened and isn't confirmed yet, oldest first."""

    def __init__(self) -> None:
        # Milliseconds of the real clock, so that a later run never gives an id again, whatever clock a test injects.
        self.next_id = time_ns() // 1_000_000
        self.waiting: OrderedDict[int, Update] = OrderedDict()
        self.allowed: list[str] = []
        self.added = Signal()
        self.confirmed = Signal()
        self.webhook_url = ""
        self.closed = False
        self.on_confirm: Callable[[list[int]], None] = lambda _: None
        self._poll = 0
        self._called_off: Refused | None = None

    def add(self, kind: str, body: dict[str, Any]) -> Update | None:
        """Queue an update; None where the bot doesn't want its kind."""
        if not self._wanted(kind):
            return None
        update = {"update_id": self.next_id, kind: body}
        self.take_back(update)
        return update

    def take_back(self, update: Update) -> None:
        """Queue an update that has its id already."""
        self.waiting[update["update_id"]] = update
        self.next_id = max(self.next_id, update["update_id"] + 1)
        if len(self.waiting) > _WAITING_AT_MOST:
            self.waiting.popitem(last=False)
        self.added.fire()

    def allow(self, kinds: Iterable[str]) -> None:
        """Only these kinds from now on; none named means all but the rare ones."""
        self.allowed = list(kinds)

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ONLY_WHEN_ASKED

    def confirm_below(self, update_id: int) -> None:
        """Forget what is older than this id."""
        done: list[int] = []
        for waiting in self.waiting:
            if waiting >= update_id:
                break
            done.append(waiting)
        self.confirm(done)

    def confirm(self, update_ids: list[int]) -> None:
        """Forget these."""
        if update_ids:
            for update_id in update_ids:
                self.waiting.pop(update_id, None)
            self.on_confirm(update_ids)
            self.confirmed.fire()

    def drop_all(self) -> None:
        """Forget everything."""
        self.confirm(list(self.waiting))

    def call_off(self, refusal: Refused) -> None:
        """End the poll under way with this."""
        self._called_off = refusal
        self._poll += 1
        self.added.fire()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - Telegram's own parameter
        """What getUpdates answers; a newer poll ends an older one with a 409."""
        if self.webhook_url:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self.closed:
            raise Refused(502, "Bad Gateway")
        self.call_off(
            Refused(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        )
        mine = self._poll
        if offset < 0:
            self.confirm(list(islice(self.waiting, max(len(self.waiting) + offset, 0))))
        else:
            self.confirm_below(offset)
        end = asyncio.get_running_loop().time() + min(max(timeout, 0), _LONGEST_POLL)
        while not self.waiting and not self.closed:
            try:
                async with asyncio.timeout_at(end):
                    await self.added.wait()
            except TimeoutError:
                break
            if mine != self._poll and self._called_off:
                raise self._called_off
        return list(islice(self.waiting.values(), min(max(limit, 1), 100)))

    def close(self) -> None:
        """End the poll under way, and refuse further ones."""
        self.closed = True
        self.added.fire()
