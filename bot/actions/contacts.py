"""The people behind a job: told in one line, changed by another."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.actions.answer import Asks
from bot.actions.open_job import mine, saved
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.user import Visit
from bot.readers.addresses import split
from bot.storage import applied, contacts, questions
from bot.storage.contacts import Contact
from bot.storage.database import Database, Transaction
from bot.storage.questions import Question

MOST_CONTACTS = 20
PAGE_SIZE = 5
LONGEST_LINE = 500
LONGEST_NAME = 100
_LONGEST_LINK = 256  # what a button can copy

_MAIL = re.compile(r"(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE)
_LINK = re.compile(r"https?://\S{3,250}|(?<![\w@.])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/\S{1,200}", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{4,24}\d")
_DIGITS = range(6, 16)  # of a phone number
_BETWEEN = re.compile(r"[,;|\n\t•·]|\s[–—-]\s")
_LABEL = re.compile(
    r"(?:e-?mail|mail|tel|telefon|phone|mobile?|mobil|handy|cell|fon|link|linkedin|xing|web|name|contact|kontakt)"
    r"\.?\s*:?",
    re.IGNORECASE,
)
_AROUND = " \t\r\n,;:|<>()[]{}\"'«»“”„–—-•·/"


class ContactAct(StrEnum):
    """What a tap does with a contact."""

    OPEN = "open"
    EDIT = "edit"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class ContactPage:
    """A page of a job's contacts, in the order in which they came; `number` counts from 1."""

    job: Job
    contacts: tuple[Contact, ...]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class OfJob:
    """A contact, and the job that it is of."""

    job: Job
    contact: Contact


async def contacts_of(database: Database, visit: Visit, job_id: int, page: int = 1) -> ContactPage:
    """The contacts of one of the user's jobs."""
    async with database.begin(visit.user.id) as tx:
        return await _page(tx, visit, await saved(tx, visit, job_id), page)


async def add(database: Database, visit: Visit, job_id: int, line: str) -> OfJob:
    """Add a contact, told in one line, to a saved job."""
    contact = parsed(line)
    async with database.begin(visit.user.id) as tx:
        return await _add(tx, visit, await saved(tx, visit, job_id), contact)


async def ask(database: Database, visit: Visit, job_id: int) -> Job:
    """Ask for a new contact."""
    async with database.begin(visit.user.id) as tx:
        job = await saved(tx, visit, job_id)
        await questions.ask(tx, visit.user.id, Question(Asks.CONTACT.value, job.id), visit.now)
        return job


async def open_contact(database: Database, visit: Visit, contact_id: int) -> OfJob:
    """One of the user's contacts; NotFound for one that is gone or another's."""
    async with database.begin(visit.user.id) as tx:
        return await _mine(tx, visit, contact_id)


async def ask_to_change(database: Database, visit: Visit, contact_id: int) -> OfJob:
    """Ask for the line that is to take a contact's place."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, contact_id)
        await questions.ask(tx, visit.user.id, Question(f"{Asks.CONTACT.value}:{contact_id}", found.job.id), visit.now)
        return found


async def take_line(database: Database, visit: Visit, line: str) -> OfJob:
    """Take the line that was asked for: a new contact, or another one's new words."""
    contact = parsed(line)
    async with database.begin(visit.user.id) as tx:
        question = await questions.open_one(tx, visit)
        if question is None or question.job_id is None:
            raise NotFound("contact-gone")
        contact_id = question.asks.partition(":")[2]
        if contact_id:
            found = await _mine(tx, visit, int(contact_id))
            found = OfJob(found.job, replace(contact, id=found.contact.id))
            await contacts.change(tx, visit.user.id, found.job.id, found.contact)
        else:
            found = await _add(tx, visit, await saved(tx, visit, question.job_id), contact)
        await questions.answered(tx, visit)
        return found


async def delete(database: Database, visit: Visit, contact_id: int) -> tuple[Contact, ContactPage]:
    """Delete a contact; it, and those that are left."""
    async with database.begin(visit.user.id) as tx:
        found = await _mine(tx, visit, contact_id)
        await contacts.remove(tx, visit.user.id, found.job.id, contact_id)
        return found.contact, await _page(tx, visit, found.job, 1)


def parsed(line: str) -> Contact:
    """A contact as it was typed, in whatever order: "Ana Pereira, HR, ana@x.example, +49 30 1234567".

    The first of what is neither mail nor phone nor link is the name, the rest the role. UserError for an empty line
    and for one that is too long.
    """
    if len(line) > LONGEST_LINE:
        raise UserError("contact-too-long", most=LONGEST_LINE)
    mail, line = _taken(_MAIL, line)
    link, line = _taken(_LINK, line)
    phone, line = _taken(_PHONE, line)
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(line)]
    said = [part for part in parts if any(map(str.isalnum, part)) and not _LABEL.fullmatch(part)]
    name, *role = said or [mail or phone or link or ""]
    held = re.fullmatch(r"([^()]+)\(([^()]+)\)?", name)
    if not role and held and any(map(str.isalnum, held[1])):
        name, role = held[1].strip(), [held[2].strip()]
    if not name:
        raise UserError("contact-unread")
    if len(name) > LONGEST_NAME or len(", ".join(role)) > LONGEST_NAME:
        raise UserError("contact-too-long", most=LONGEST_NAME)
    return Contact(name, ", ".join(role) or None, mail, phone, link)


def line_of(contact: Contact) -> str:
    """A contact as one line, as it could be typed."""
    return ", ".join(filter(None, (contact.name, contact.role, contact.mail, contact.phone, contact.link)))


def _taken(pattern: re.Pattern[str], line: str) -> tuple[str | None, str]:
    """The first piece of a line that is of this shape, and the line without it."""
    for found in pattern.finditer(line):
        words = (found[1] if pattern is _MAIL else found[0]).rstrip(".,;:!?)>]}")
        if pattern is _PHONE and sum(map(str.isdigit, words)) not in _DIGITS:
            continue
        if pattern is _LINK:
            parts = split(words)
            if parts is None or "." not in (parts.hostname or "") or len(parts.geturl()) > _LONGEST_LINK:
                continue
            return parts.geturl(), line.replace(words, ",", 1)
        return words, line[: found.start()] + "," + line[found.end() :]
    return None, line


async def _add(tx: Transaction, visit: Visit, job: Job, contact: Contact) -> OfJob:
    there = await contacts.of_job(tx, visit.user.id, job.id)
    if not await applied.first_time(tx, visit, "contact") and there:
        return OfJob(job, there[-1])
    if len(there) >= MOST_CONTACTS:
        raise UserError("too-many-contacts", most=MOST_CONTACTS)
    return OfJob(job, await contacts.add(tx, visit.user.id, job.id, contact))


async def _mine(tx: Transaction, visit: Visit, contact_id: int) -> OfJob:
    found = await contacts.by_id(tx, visit.user.id, contact_id)
    if found is None:
        raise NotFound("contact-gone")
    return OfJob(await mine(tx, visit, found[0]), found[1])


async def _page(tx: Transaction, visit: Visit, job: Job, page: int) -> ContactPage:
    there = await contacts.of_job(tx, visit.user.id, job.id)
    pages = max(1, -(-len(there) // PAGE_SIZE))
    number = min(max(1, page), pages)
    return ContactPage(job, there[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, pages)
