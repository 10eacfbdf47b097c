"""What one needs when they call: the job, what was sent, what to say and what to ask. No page is opened for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.actions.open_job import Opened, saved, whole
from bot.model.interview import Interview
from bot.model.job import Stage, Standing
from bot.model.match import Part, Status
from bot.model.summary import Weight
from bot.model.user import Visit
from bot.storage import attachments, jobs
from bot.storage.attachments import Attachment
from bot.storage.database import Database

MOST_QUESTIONS: Final = 3
MOST_GAPS: Final = 5


class ToAsk(StrEnum):
    """What to ask them, the most telling first; the last few are worth asking whatever the posting says."""

    PAY = "pay"
    REMOTE = "remote"
    START = "start"
    CONTRACT = "contract"
    HOURS = "hours"
    TEAM = "team"
    TRAINING = "training"
    HOLIDAY = "holiday"
    FIRST_MONTHS = "first-months"
    NEXT_STEPS = "next-steps"
    WHY_OPEN = "why-open"


# A question that the posting answers, where it has a line about it (summary/asked.py reads it by its topic).
_PROBES: Final = {
    ToAsk.PAY: "What is the salary?",
    ToAsk.REMOTE: "Can one work from home?",
    ToAsk.START: "What is the start date?",
    ToAsk.CONTRACT: "Is the contract permanent?",
    ToAsk.HOURS: "How many hours a week?",
    ToAsk.TEAM: "How big is the team?",
    ToAsk.TRAINING: "Is there training?",
    ToAsk.HOLIDAY: "How many days of holiday?",
}


@dataclass(frozen=True, slots=True)
class Calling:
    """A job as one needs it on the phone.

    `applied_at` is when it last came to Applied, `gaps` what the posting insists on and the profile does not have;
    `coming` is the next round.
    """

    opened: Opened
    applied_at: datetime | None
    source: str | None
    files: tuple[Attachment, ...]
    coming: Interview | None
    gaps: tuple[Part, ...]
    questions: tuple[ToAsk, ...]


async def calling(database: Database, visit: Visit, job_id: int) -> Calling:
    """All that is needed on the phone about one of the user's saved jobs."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        opened = await whole(tx, visit, job)
        files = await attachments.of_job(tx, visit.user.id, job.id)
        source = await jobs.source(tx, visit.user.id, job.id)
    applied = [event.at for event in opened.timeline if event.after == Standing(Stage.APPLIED)]
    return Calling(
        opened,
        applied[-1] if applied else None,
        source,
        files,
        next((one for one in opened.interviews if visit.day_of(one.at) >= visit.today), None),
        tuple(_gaps(opened))[:MOST_GAPS],
        tuple(_questions(opened))[:MOST_QUESTIONS],
    )


def _gaps(opened: Opened) -> Iterator[Part]:
    """What the posting insists on and the profile lacks, each once; nothing without a profile."""
    seen: set[str] = set()
    for check in opened.match.checks if opened.match is not None else ():
        if check.weight is not Weight.MUST or check.status not in (Status.MISSING, Status.PARTLY):
            continue
        for part in check.lacks:
            key = part.things[0].key
            if key not in seen:
                seen.add(key)
                yield part


def _questions(opened: Opened) -> Iterator[ToAsk]:
    """What the posting does not say."""
    from bot.summary.asked import lines_for

    head = opened.summary.headline
    stated = {
        ToAsk.PAY: head.salary is not None,
        ToAsk.REMOTE: head.work_mode is not None or opened.job.work_mode is not None,
    }
    for one in ToAsk:
        probe = _PROBES.get(one)
        if stated.get(one) or (probe is not None and lines_for(opened.posting, opened.summary, probe, "en")):
            continue
        yield one
