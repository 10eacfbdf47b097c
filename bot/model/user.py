"""Who is speaking, when, and because of which update."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Topic(StrEnum):
    """What the bot speaks of by itself; each can be switched off."""

    DEADLINES = "deadlines"
    FOLLOW_UPS = "follow_ups"
    INTERVIEWS = "interviews"
    SILENCE = "silence"
    MORNING = "morning"


class Tongue(StrEnum):
    """The languages that a user can choose, as far as they are spoken; APP is that of their app, or no other one."""

    APP = "app"
    DE, EN, ES, FR, IT, NL, PL, PT, RU, TR, UK = "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"


@dataclass(frozen=True, slots=True)
class User:
    """A person, by their Telegram id; `language` is one that the bot speaks, `zone` an IANA name.

    `zone_said` tells whether they were asked where they live, and answered: before, the zone is a guess. Hours are
    those of their day: `push_hour` is when the bot speaks by itself, and from `quiet_from` until `quiet_until` it
    does not. `muted` are the topics that they switched off; the morning message is one that they have to switch on
    (`morning`). Pictures are drawn on dark ground where they chose that (`dark`).
    """

    id: int
    language: str
    zone: str
    zone_said: bool = False
    push_hour: int = 9
    quiet_from: int = 21
    quiet_until: int = 8
    muted: frozenset[Topic] = frozenset()
    morning: bool = False
    model_language: str | None = None
    dark: bool = False

    def hears_of(self, topic: Topic) -> bool:
        """Whether the bot speaks to them of that by itself."""
        return self.morning if topic is Topic.MORNING else topic not in self.muted

    def is_quiet(self, hour: int) -> bool:
        """Whether an hour of the user's day is one of their quiet ones."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


@dataclass(frozen=True, slots=True)
class Cause:
    """The update that a change is made for: a replay of it finds its changes made."""

    bot_id: int
    update_id: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One update by one user at one moment (UTC); `is_asked`: whether the bot may wait for an answer of theirs."""

    user: User
    now: datetime
    cause: Cause
    is_asked: bool = True

    @property
    def today(self) -> date:
        """The day it is where the user lives."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day that a moment falls on where the user lives."""
        return day_in(self.user.zone, moment)


def day_in(zone: str, moment: datetime) -> date:
    """The day that a moment falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
