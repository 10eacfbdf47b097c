"""One round of interviews of a job."""

from dataclasses import dataclass
from datetime import datetime

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
