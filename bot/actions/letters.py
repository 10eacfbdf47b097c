"""What an employer wrote about an application finds its job and proposes the move; the text is kept as a note.

A posting must never be taken for a letter: what reads like both is a letter only where it names a saved job.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.answer import LONGEST_NOTE
from bot.actions.hear_time import understood
from bot.actions.open_job import mine
from bot.actions.propose import MOST_CANDIDATES, MOST_TIMES, Proposed, keep, named
from bot.errors import CannotRead
from bot.model.given import GivenFile, GivenText
from bot.model.job import Job
from bot.model.paste import joined
from bot.model.proposal import Interview, Move, News, NewsKind, Proposal, Suggested
from bot.model.user import Visit
from bot.readers import read
from bot.storage import jobs
from bot.storage.database import Database
from bot.storage.pieces import Paste
from bot.summary.news import LOOK_AT, about, news
from bot.summary.plain_words import kind_of
from bot.summary.quick import is_posting, summarise
from bot.web import Web

# How surely a letter must be about a job: two thirds are the employer's name (summary/news.py).
SURE: Final = 0.6
_SHORTEST_IN_REPLY: Final = 60  # characters; a shorter reply is the user's own words


async def from_letter(database: Database, visit: Visit, paste: Paste, written: datetime, web: Web) -> Proposed | None:
    """What a pasted or forwarded letter says, and of which job; None where it is none, or nobody's here."""
    return await _letter(database, visit, joined(paste.texts), written, web, message=paste.first_id)


async def from_mail(database: Database, visit: Visit, file: GivenFile, web: Web) -> Proposed | None:
    """The same of a mail that was sent as a file."""
    from bot.readers import mail
    from bot.readers.markup import visible_lines

    if not mail.is_mail(file.content):
        return None
    try:
        opened = mail.opened(file.content)
    except CannotRead:
        return None
    body = "\n\n".join(opened.texts) or "\n".join(line for page in opened.pages for line in visible_lines(page))
    return await _letter(database, visit, f"Subject: {opened.subject}\n\n{body}", visit.now, web)


async def in_reply(database: Database, visit: Visit, job_id: int, words: str) -> Proposed | None:
    """The same of a letter that was pasted as a reply to a job's card."""
    found = None if len(words) < _SHORTEST_IN_REPLY else _read(words, visit, visit.now)
    if found is None:
        return None
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        found = _of_people(found, [job])
        return await keep(tx, visit, [job], replace(_said(found, words, visit, visit.now, None), reply=True))


async def _letter(
    database: Database, visit: Visit, text: str, written: datetime, web: Web, message: int | None = None
) -> Proposed | None:
    found = _read(text, visit, written)
    if found is None:
        return None
    async with database.begin(visit.user.id) as tx:
        sure = await named(tx, visit, text[:LOOK_AT], SURE)
        others = await jobs.latest(tx, visit.user.id, MOST_CANDIDATES)
    if not others or (not sure and await _is_posting(text, web)):
        return None
    async with database.begin(visit.user.id) as tx:
        likely = _likely(sure) or others
        return await keep(tx, visit, likely, _said(_of_people(found, sure), text, visit, written, message))


def _read(text: str, visit: Visit, written: datetime) -> News | None:
    return news(text, visit.user.language, min(written, visit.now), visit.user.zone, understood)


async def _is_posting(text: str, web: Web) -> bool:
    try:
        posting = await read(GivenText(text), web)
    except CannotRead:
        return False
    return is_posting(posting, summarise(posting))


def _likely(sure: list[Job]) -> list[Job]:
    """The jobs that a letter names; what is over only where nothing else is."""
    under_way = [job for job in sure if job.is_under_way]
    return (under_way or sure)[:MOST_CANDIDATES]


def _of_people(found: News, jobs: Sequence[Job]) -> News:
    """The news without whom it names, where that is or may be an employer: "an interview with Brackwater Ferries"."""
    if found.with_whom is None or (jobs and not any(about(found.with_whom, [(job.company, None) for job in jobs]))):
        return found
    return replace(found, with_whom=None)


def _said(found: News, text: str, visit: Visit, written: datetime, message: int | None) -> Suggested:
    """What the letter proposes: the move since the day it was written, an interview at the first time that it names."""
    day = min(visit.day_of(written), visit.today)
    said: Proposal = Move(found.moves_to, None if day == visit.today else day)
    times = found.times[:MOST_TIMES] if found.kind is NewsKind.INVITATION else ()
    if times:
        kind = kind_of(found.quote, visit.user.language)
        said = Interview(kind, replace(times[0], rest="", also=None), found.with_whom, found.where)
    return Suggested(
        proposals=(said,),
        words=text.strip()[:LONGEST_NOTE],
        zone=visit.user.zone,
        quote=found.quote,
        letter=found.kind,
        message=message,
        times=tuple(one.wall for one in times[1:]),
    )
