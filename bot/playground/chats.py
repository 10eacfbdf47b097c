"""Chats, the people in them, and what each chat's page is told."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.signals import Signal

Json = dict[str, Any]
"""Something in the Bot API's own shape. A message is never changed in place: an edit makes a new one."""

MESSAGES_KEPT = 5_000
_EVENTS_KEPT = 500


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who chats with the bot."""

    id: int
    first_name: str
    language_code: str = "en"
    username: str | None = None

    @property
    def user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        return user | {"language_code": self.language_code}

    @property
    def chat(self) -> Json:
        """The Bot API's Chat of this person and the bot."""
        chat: Json = {"id": self.id, "first_name": self.first_name}
        if self.username:
            chat["username"] = self.username
        return chat | {"type": "private"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a chat's page is told."""

    number: int
    kind: str
    data: Json


@dataclass(slots=True)
class Chat:
    """One chat: its messages by id, oldest first, and what goes on in it."""

    info: Json
    first_event: int
    messages: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0
    read: int = 0
    """The last message of the bot's that a test has taken; moves on when the person does something."""
    started: bool = False
    """Whether the person has written, without which a bot may not."""
    blocked: bool = False
    """Whether the person blocked the bot, or the bot left this group."""
    typing_until: float = 0.0
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)
    events: deque[Event] = field(default_factory=lambda: deque(maxlen=_EVENTS_KEPT))

    @property
    def id(self) -> int:
        """The chat's id, which in a private chat is the person's."""
        number: int = self.info["id"]
        return number

    @property
    def private(self) -> bool:
        """Whether it is a chat of one person and the bot."""
        return bool(self.info["type"] == "private")

    @property
    def last_event(self) -> int:
        """The number of the latest event."""
        return self.events[-1].number if self.events else self.first_event

    @property
    def kept(self) -> Json:
        """What a journal keeps beside the messages."""
        return {
            "info": self.info,
            "last_id": self.last_id,
            "started": self.started,
            "blocked": self.blocked,
            "pinned": self.pinned,
            "reactions": list(self.reactions.items()),
        }

    def take_back(self, kept: Json) -> None:
        """Take in what a journal kept."""
        self.last_id = self.read = max(self.last_id, kept["last_id"])
        self.started, self.blocked = kept["started"], kept["blocked"]
        self.pinned, self.reactions = kept["pinned"], dict(kept["reactions"])

    def add(self, message: Json) -> None:
        """Put a message at the end."""
        self.messages[message["message_id"]] = message
        self.last_id = max(self.last_id, message["message_id"])
        if len(self.messages) > MESSAGES_KEPT:
            del self.messages[next(iter(self.messages))]

    def after(self, message_id: int) -> Iterator[Json]:
        """The messages that came after this one."""
        for number in range(message_id + 1, self.last_id + 1):
            if number in self.messages:
                yield self.messages[number]

    def tell(self, kind: str, data: Json) -> None:
        """Tell the chat's page, and wake whoever waits for this chat to change."""
        self.events.append(Event(self.last_event + 1, kind, data))
        self.changed.fire()

    def events_after(self, number: int) -> list[Event] | None:
        """What the page missed since then; None where it can't be told event by event any more."""
        missed = self.last_event - number
        if missed < 0 or missed > len(self.events):
            return None
        return [self.events[place] for place in range(len(self.events) - missed, len(self.events))]
