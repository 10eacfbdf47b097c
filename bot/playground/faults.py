"""Trouble on purpose: refusals, floods, outages, lost replies, slowness, and Telegram's real limits."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.playground.refusals import Refused

_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
_PER_CHAT_GAP = 1.0
_PER_SECOND = 30


class Cut(Enum):
    """How a call loses its connection."""

    BEFORE = "the call has no effect"
    AFTER = "the call has its effect, the reply is lost"


@dataclass(slots=True, eq=False)
class Fault:
    """One kind of trouble for the calls it fits; `used` counts those it met."""

    method: str = "*"
    chat: int | None = None
    times: int | None = 1
    refusal: Refused | None = None
    cut: Cut | None = None
    delay: float = 0.0
    used: int = 0

    def fits(self, method: str, chat: str) -> bool:
        """Whether it meets this call."""
        if self.times is not None and self.used >= self.times:
            return False
        return self.method in ("*", method) and (self.chat is None or str(self.chat) == chat)


class Faults:
    """The trouble that waits; the oldest fault that fits a call meets it."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.limits = False
        """Whether Telegram's real limits hold: 1 message a second in a chat, 30 in all."""
        self.on_outage: Callable[[], None] = lambda: None
        self._now = now
        self._faults: list[Fault] = []
        self._outage: Fault | None = None
        self._last_to: dict[str, float] = {}
        self._second = (0, 0)

    def add(
        self,
        method: str = "*",
        status: int = 500,
        *,
        retry_after: int | None = None,
        times: int | None = 1,
        chat: int | None = None,
        description: str | None = None,
    ) -> Fault:
        """Refuse the next `times` calls (None: all) of a method, in a chat or everywhere."""
        if status == 429:
            retry_after = 1 if retry_after is None else retry_after
            description = description or f"Too Many Requests: retry after {retry_after}"
        refusal = Refused(status, description or _DESCRIPTIONS.get(status, "Internal Server Error"), retry_after)
        return self._add(Fault(method.lower(), chat, times, refusal=refusal))

    def drop(self, method: str = "*", *, times: int | None = 1, chat: int | None = None) -> Fault:
        """Reset the connection before the call has any effect."""
        return self._add(Fault(method.lower(), chat, times, cut=Cut.BEFORE))

    def lose_reply(self, method: str = "*", *, times: int | None = 1, chat: int | None = None) -> Fault:
        """Let the call have its effect, then reset the connection instead of answering."""
        return self._add(Fault(method.lower(), chat, times, cut=Cut.AFTER))

    def delay(self, seconds: float, method: str = "*", *, times: int | None = None, chat: int | None = None) -> Fault:
        """Answer that much later."""
        return self._add(Fault(method.lower(), chat, times, delay=seconds))

    def outage(self, status: int | None = 502) -> None:
        """Telegram is gone until `over`: every call is refused, or with None its connection reset."""
        refusal = Refused(status, _DESCRIPTIONS.get(status, "Internal Server Error")) if status else None
        self._outage = Fault(times=None, refusal=refusal, cut=None if status else Cut.BEFORE)
        self.on_outage()

    def over(self) -> None:
        """The outage ends."""
        self._outage = None

    def remove(self, fault: Fault) -> None:
        """This trouble ends."""
        if fault in self._faults:
            self._faults.remove(fault)

    def clear(self) -> None:
        """All trouble ends."""
        self._faults.clear()
        self._outage = None
        self.limits = False

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def meet(self, method: str, chat: str) -> Fault | None:
        """The trouble that this call has; most calls have none."""
        if self._outage:
            self._outage.used += 1
            return self._outage
        if self._faults:
            for fault in self._faults:
                if fault.fits(method, chat):
                    fault.used += 1
                    return fault
        if self.limits and chat and (method.startswith(("send", "edit")) and method != "sendchataction"):
            return self._flood(chat)
        return None

    def _flood(self, chat: str) -> Fault | None:
        now = self._now()
        second, sent = self._second
        self._second = (int(now), sent + 1 if second == int(now) else 1)
        if now - self._last_to.get(chat, float("-inf")) < _PER_CHAT_GAP or self._second[1] > _PER_SECOND:
            return Fault(refusal=Refused(429, "Too Many Requests: retry after 1", 1))
        self._last_to[chat] = now
        return None
