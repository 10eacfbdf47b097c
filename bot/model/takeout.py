"""Everything of one user in one shape: what /export writes and /import takes back. docs/export.md tells it in full.

The limits are those of a file that somebody else may have written; what the bot itself keeps lies well within them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WrapValidator,
)
from pydantic import ValidatorFunctionWrapHandler as Handler

from bot.model.change import Change
from bot.model.job import EventKind, Outcome, Stage
from bot.model.posting import Headline, Posting, Salary, WorkMode
from bot.model.profile import Profile
from bot.model.quotes import folded, stands_in
from bot.model.schedule import Rule
from bot.model.summary import Fact, Skill, Summary

FORMAT: Final = "jobtrail"
VERSION: Final = 1
HIGHEST_NUMBER: Final = 999_999
LONGEST_JOB: Final = 4 * 1024 * 1024  # bytes of one job as JSON

_NO_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LONGEST_TEXT = 100_000
_LONGEST_ADDRESS = 8_000
_LONGEST_SOURCE = 100
_LONGEST_CURRENCY = 8
_MOST_PAY = 10**12
_DIGITS = 16
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


def _printable(words: str) -> str:
    return _NO_CHARACTERS.sub("", words)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # unknown, a path, a folder
        raise ValueError("no such zone") from error
    return name


def _rule(written: str) -> str:
    Rule.parsed(written)
    return written


def _wall(written: str) -> str:
    if datetime.fromisoformat(written).tzinfo is not None:
        raise ValueError("a wall's clock has no zone")
    return written


def _web_address(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")) or any(map(str.isspace, url)):
        raise ValueError("no web address")
    return url


Name = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(_printable)]
Words = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_printable)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/-]+$", max_length=64)]
FileId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=300)]
Tag = Annotated[str, AfterValidator(_printable), StringConstraints(min_length=1, max_length=32)]
Link = Annotated[
    str, StringConstraints(max_length=_LONGEST_ADDRESS), AfterValidator(_printable), AfterValidator(_web_address)
]
Zone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_zone)]
Wall = Annotated[str, StringConstraints(max_length=32), AfterValidator(_wall)]
Hour = Annotated[int, Field(ge=0, le=23)]
Day = Annotated[date, Field(ge=date(_FIRST_YEAR, 1, 1), le=date(_LAST_YEAR, 12, 31))]
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC), le=datetime(_LAST_YEAR, 12, 31, tzinfo=UTC)),
]


def _or_nothing(given: Any, validated: Handler) -> Any:
    try:
        return validated(given)
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chose, and the last of the numbers that their jobs were given."""

    language: Key
    zone: Zone
    zone_said: bool = False
    push_hour: Hour = 9
    quiet_from: Hour = 21
    quiet_until: Hour = 8
    muted: Annotated[tuple[Key, ...], Field(max_length=64)] = ()
    weights: Annotated[dict[Key, int | float | Key], Field(max_length=64)] = field(default_factory=dict)
    morning: bool = False
    model_language: Key | None = None
    dark: bool = False
    last_number: Annotated[int, Field(ge=0, le=HIGHEST_NUMBER)] = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says beside the jobs. `part` counts from 1 where everything is more than one file holds."""

    format: Literal["jobtrail"]
    version: Literal[1]
    exported_at: Moment
    part: Annotated[int, Field(ge=1)] = 1
    settings: Settings | None = None
    profile: Profile | None = None
    proposed: Profile | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a posting. A summary that is missing or of another make is made anew from the text.

    `refined` is what a model made of it, named by `refined_by`, and shown where `refined_shown` says so.
    """

    read_at: Moment
    posting: Posting
    summary: Annotated[Summary | None, WrapValidator(_or_nothing)] = None
    refined: Annotated[Summary | None, WrapValidator(_or_nothing)] = None
    refined_by: Name | None = None
    refined_shown: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a job stood before or after a move."""

    stage: Stage
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    kind: EventKind
    at: Moment
    text: Words | None = None
    before: Standing | None = None
    after: Standing | None = None
    changes: Annotated[tuple[Change, ...], Field(max_length=500)] = ()
    undone: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder, to come or over; `wall`, `zone` and `rule` where it was said as a time on the wall."""

    due_at: Moment
    created_at: Moment
    text: Words | None = None
    wall: Wall | None = None
    zone: Zone | None = None
    rule: Annotated[str, StringConstraints(max_length=32), AfterValidator(_rule)] | None = None
    fired_at: Moment | None = None
    done_at: Moment | None = None
    changed_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of a job."""

    name: Name
    role: Name | None = None
    mail: Name | None = None
    phone: Name | None = None
    link: Name | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """A round: when, with whom, where."""

    at: Moment
    wall: Wall
    zone: Zone
    created_at: Moment
    kind: Annotated[str, StringConstraints(max_length=32), AfterValidator(_printable)] | None = None
    with_whom: Words | None = None
    place: Words | None = None
    timed: bool = True
    ends_at: Moment | None = None
    changed_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A reference to a file that Telegram keeps, of use to the bot that it was sent to."""

    kind: Key
    file_id: FileId
    at: Moment
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class WholeJob:
    """A job with all that hangs on it, its lists in their order. Without a stage it is a card that was never saved."""

    created_at: Moment
    number: Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)] | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    title: Name | None = None
    company: Name | None = None
    place: Name | None = None
    deadline: Day | None = None
    url: Link | None = None
    canonical_url: Link | None = None
    work_mode: WorkMode | None = None
    source: Name | None = None
    match: Annotated[int, Field(ge=0, le=100)] | None = None
    starred: bool = False
    saved_at: Moment | None = None
    moved_at: Moment | None = None
    dismissed_at: Moment | None = None
    archived_at: Moment | None = None
    tags: Annotated[tuple[Tag, ...], Field(max_length=500)] = ()
    contacts: Annotated[tuple[Contact, ...], Field(max_length=500)] = ()
    interviews: Annotated[tuple[Interview, ...], Field(max_length=500)] = ()
    reminders: Annotated[tuple[Reminder, ...], Field(max_length=2_000)] = ()
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=2_000)] = ()
    events: Annotated[tuple[Event, ...], Field(max_length=10_000)] = ()
    readings: Annotated[tuple[Reading, ...], Field(max_length=500)] = ()


def job_json(job: WholeJob) -> bytes:
    """A job as one line of JSON."""
    return _jobs().dump_json(job)


def job_of(written: bytes) -> WholeJob:
    """The job that JSON tells of; ValueError where it tells of none, or of one that can't be."""
    if len(written) > LONGEST_JOB:
        raise ValueError("too much for one job")
    job = _jobs().validate_json(written)
    if not (job.title or job.company or job.url or job.readings):
        raise ValueError("nothing to know the job by")
    if (job.stage is None and job.outcome is not None) or not all(map(_is_sound, job.readings)):
        raise ValueError("no such job")
    return job


def head_json(head: Head) -> bytes:
    """What stands beside the jobs, as JSON."""
    return _heads().dump_json(head)


def head_of(written: bytes) -> Head:
    """What a file says beside the jobs; ValueError where it is not as it should be."""
    return _heads().validate_json(written)


def is_grounded(posting: Posting, summary: Summary) -> bool:
    """Whether every line of a summary stands on the posting's words, as each of ours does."""
    text = folded(posting.text)
    return all(stands_in(quote, text) for quote in _quotes(summary))


class Parts:
    """Writes the JSON of a user in files of at most `limit` bytes each (None: one), every one whole in itself.

    A job that is larger by itself than a file should be has one of its own.
    """

    def __init__(self, head: Head, limit: int | None = None) -> None:
        self._head = head
        self._limit = limit
        self._written = bytearray()
        self._jobs = 0
        self.part = 1

    def add(self, job: WholeJob) -> bytes | None:
        """Put a job in; a file that is full by then is handed out."""
        line = job_json(job)
        full = None
        if self._limit is not None and self._jobs and len(self._written) + len(line) + 8 > self._limit:
            full = self.end()
            self._jobs, self.part = 0, self.part + 1
        self._written += (b",\n" if self._jobs else self._opened()) + line
        self._jobs += 1
        return full

    def taken(self) -> bytes:
        """What was written until now: handed on, and let go."""
        written, self._written = self._written, bytearray()
        return bytes(written)

    def end(self) -> bytes:
        """The last file."""
        if not self._jobs:
            self._written += self._opened()
        self._written += b"\n]}\n"
        return self.taken()

    def _opened(self) -> bytes:
        head = json.loads(head_json(self._head)) | {"part": self.part}
        return json.dumps(head, ensure_ascii=False).encode()[:-1] + b', "jobs": [\n'


def _quotes(summary: Summary) -> Iterator[str]:
    head = summary.headline
    lines: tuple[Fact | Skill, ...] = (
        *summary.responsibilities,
        *summary.requirements,
        *summary.benefits,
        *summary.how_to_apply,
        *summary.skills,
    )
    yield from (line.quote for line in lines)
    if summary.gist is not None:
        yield summary.gist.quote
    singles = (
        head.title,
        head.company,
        head.work_mode,
        head.seniority,
        head.salary,
        head.deadline,
        head.posted,
        head.reference,
    )
    yield from (one.quote for one in (*singles, *head.places, *head.employment) if one is not None)


def _is_sound(reading: Reading) -> bool:
    """Whether a reading's values are such as a posting can have: they are shown, compared and reckoned with."""
    posting = reading.posting
    if len(posting.text) > _LONGEST_TEXT or "\x00" in posting.text or len(posting.source) > _LONGEST_SOURCE:
        return False
    if any(len(url or "") > _LONGEST_ADDRESS for url in (posting.url, posting.canonical_url)):
        return False
    summaries = [one for one in (reading.summary, reading.refined) if one is not None]
    return all(map(_is_sound_head, (posting.stated, *(one.headline for one in summaries))))


def _is_sound_head(head: Headline) -> bool:
    days = [head.deadline.value.day] if head.deadline is not None else []
    days += [head.posted.value] if head.posted is not None else []
    return all(_FIRST_YEAR <= day.year <= _LAST_YEAR for day in days) and (
        head.salary is None or _is_pay(head.salary.value)
    )


def _is_pay(salary: Salary) -> bool:
    amounts = [amount for amount in (salary.min, salary.max) if amount is not None]
    return len(salary.currency or "") <= _LONGEST_CURRENCY and all(
        amount.is_finite() and 0 <= amount <= _MOST_PAY and len(amount.as_tuple().digits) <= _DIGITS
        for amount in amounts
    )


@cache
def _jobs() -> TypeAdapter[WholeJob]:
    return TypeAdapter(WholeJob)


@cache
def _heads() -> TypeAdapter[Head]:
    return TypeAdapter(Head)
