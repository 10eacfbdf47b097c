"""One round of interviews of a job."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

from pydantic import TypeAdapter, ValidationError

from bot.model.proposal import InterviewKind


@dataclass(frozen=True, slots=True)
class Interview:
    """When and where, with whom, and what it is. `timed` says whether the hour is known, or the day alone.

    `wall` is the time on the clocks of `zone`, from which `at` was computed; it stays when the zone's rules change.
    """

    id: int
    job_id: int
    kind: InterviewKind
    at: datetime
    wall: datetime
    zone: str
    timed: bool = True
    with_whom: str | None = None
    place: str | None = None
    ends_at: datetime | None = None
    changed_at: datetime | None = None


def packed(interview: Interview) -> str:
    """A round as a line of the timeline keeps it."""
    return _rounds().dump_json(interview).decode()


def unpacked(line: str | None) -> Interview | None:
    """The round that a line of the timeline keeps; None for none, or for what an import brought and is none."""
    try:
        kept = None if line is None else _rounds().validate_json(line)
    except ValidationError:
        return None
    if kept is None or kept.at.tzinfo is None or kept.wall.tzinfo is not None or kept.zone not in available_timezones():
        return None
    return kept if kept.ends_at is None or kept.ends_at.tzinfo is not None else None


@cache
def _rounds() -> TypeAdapter[Interview]:
    return TypeAdapter(Interview)
