"""A job: one user's saved posting and how far the pursuit has come. Any move is allowed, dated and undoable."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.model.change import Change
from bot.model.liveness import Liveness
from bot.model.posting import WorkMode


class Stage(StrEnum):
    """How far a pursuit has come, in this order."""

    SAVED = "saved"
    APPLYING = "applying"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"


class Outcome(StrEnum):
    """How a pursuit ended."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_RESPONSE = "no_response"
    POSTING_CLOSED = "posting_closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a job stands: its stage, and its outcome once it is closed."""

    stage: Stage
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One user's job. Without a `standing` it is a draft: a card that was shown and not saved.

    `number` is the user's own short number, given at the first save and never given again. `title`, `company`,
    `place`, `deadline`, `url` and `work_mode` are what the user sees and may correct; the posting keeps its own words.
    `match` is how well it fits the user's profile, 0 to 100, for sorting; None without a profile. `liveness` is what
    the last look at its page told, at `looked_at`.
    """

    id: int
    created_at: datetime
    number: int | None = None
    standing: Standing | None = None
    title: str | None = None
    company: str | None = None
    place: str | None = None
    deadline: date | None = None
    url: str | None = None
    dismissed_at: datetime | None = None
    saved_at: datetime | None = None
    work_mode: WorkMode | None = None
    starred: bool = False
    archived_at: datetime | None = None
    match: int | None = None
    liveness: Liveness | None = None
    looked_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is only a card so far."""
        return self.standing is None

    @property
    def is_under_way(self) -> bool:
        """Whether something can still come of it."""
        return self.standing is not None and self.standing.outcome is None and self.archived_at is None

    def moved(self, to: Stage) -> "Job":
        """The job in that stage; a closed or archived one is under way again."""
        return replace(self, standing=Standing(to), dismissed_at=None, archived_at=None)

    def closed(self, outcome: Outcome) -> "Job":
        """The job with that outcome, at the stage that it had reached."""
        return replace(self, standing=Standing(self.standing.stage if self.standing else Stage.SAVED, outcome))


class EventKind(StrEnum):
    """What a line of a job's timeline tells."""

    SAVED = "saved"
    MOVED = "moved"
    NOTE = "note"
    CORRECTED = "corrected"
    CHANGED = "changed"
    REMINDER = "reminder"
    INTERVIEW = "interview"
    FOLLOWED_UP = "followed_up"


@dataclass(frozen=True, slots=True)
class Event:
    """One dated line of a job's timeline.

    A move knows where it came from, so that it can be undone; `changes` are those of a posting read again, or of
    what the user corrected. A `pinned` note stands first.
    """

    id: int
    kind: EventKind
    at: datetime
    text: str | None = None
    before: Standing | None = None
    after: Standing | None = None
    changes: tuple[Change, ...] = ()
    undone: bool = False
    pinned: bool = False
