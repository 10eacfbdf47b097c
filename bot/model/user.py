"""Who is speaking, when, and because of which update."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

# Until the user says where they live: the zone in which most people who write this language live. English and
# all others tell too little, so UTC, which no one mistakes for their own.
ZONES_BY_LANGUAGE = {"de": "Europe/Berlin"}


@dataclass(frozen=True, slots=True)
class User:
    """A person, by their Telegram id; `language` is one that the bot speaks, `zone` an IANA name."""

    id: int
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Cause:
    """The update that a change is made for: a replay of it finds its changes made."""

    bot_id: int
    update_id: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One update by one user at one moment (UTC)."""

    user: User
    now: datetime
    cause: Cause

    @property
    def today(self) -> date:
        """The day it is where the user lives."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day that a moment falls on where the user lives."""
        return moment.astimezone(ZoneInfo(self.user.zone)).date()
