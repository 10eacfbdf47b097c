"""A posting: the text of a job ad and what its source states about it. No user in it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class WorkMode(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


class Employment(StrEnum):
    """How one is employed; a posting may name several."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    CONTRACT = "contract"
    INTERNSHIP = "internship"
    APPRENTICESHIP = "apprenticeship"
    WORKING_STUDENT = "working_student"
    VOLUNTEER = "volunteer"


class Seniority(StrEnum):
    """The level a posting asks for."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"


class Period(StrEnum):
    """What a salary is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Salary:
    """A pay range in whole currency units; one end may be open. `currency` is an ISO 4217 code."""

    min: Decimal | None
    max: Decimal | None
    currency: str | None
    period: Period | None


class DeadlineOrigin(StrEnum):
    """How far a deadline can be trusted: a page's data may be made up by its board, a text was written."""

    TEXT = "text"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which one can apply; it ends with that day where the user lives."""

    day: date
    origin: DeadlineOrigin


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value, and the posting's own words that it stands on."""

    value: T
    quote: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The facts that stand at the head of a card; None or () where the posting does not say."""

    title: Stated[str] | None = None
    company: Stated[str] | None = None
    places: tuple[Stated[str], ...] = ()
    work_mode: Stated[WorkMode] | None = None
    employment: tuple[Stated[Employment], ...] = ()
    seniority: Stated[Seniority] | None = None
    salary: Stated[Salary] | None = None
    deadline: Stated[Deadline] | None = None
    posted: Stated[date] | None = None
    reference: Stated[str] | None = None
    contact: Stated[str] | None = None
    remote_from: Stated[str] | None = None

    @property
    def place_line(self) -> str | None:
        """The places in a line; of many, the first few."""
        return ", ".join(place.value for place in self.places[:3]) or None


@dataclass(frozen=True, slots=True)
class Posting:
    """A job ad as read from one source.

    `text` is everything that a quote may stand on: lines ended by "\\n", list items begin with "- ". A reader of
    structured data (JSON-LD, a job site) writes the stated facts as lines at the top of `text`, so that their
    quotes stand there too. `stated` holds what the source states as data. `source` says what was read: "text",
    "page", "json-ld", "pdf", "docx", "html", a job site's name. `canonical_url` is the same for every link to
    the same posting; `url` is the one to open. `via` is the channel that it was forwarded from. `warnings` are
    locale keys without their "warning-" prefix.
    """

    text: str
    source: str
    stated: Headline = Headline()
    url: str | None = None
    canonical_url: str | None = None
    warnings: tuple[str, ...] = ()
    via: str | None = None
