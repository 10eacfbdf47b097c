"""The people behind a job, with buttons that copy their addresses and numbers."""

from bot.actions.contacts import ContactAct, ContactPage, OfJob, line_of
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage.contacts import Contact
from bot.texts import Markup, text
from bot.views.buttons import AddContact, More, OnContact, ShowContacts, StopAsking
from bot.views.card import clipped, name
from bot.views.screen import LONGEST_COPY, Button, Screen, Style, length

_LONGEST_LABEL = 24


def contact_list(page: ContactPage, visit: Visit, *, gone: Contact | None = None) -> Screen:
    """A page of a job's contacts; `gone` is the one that was just deleted, and can be copied."""
    job, language = page.job, visit.user.language
    parts = [text("contacts-title", language, number=str(job.number), name=name(job, language))]
    if gone is not None:
        parts[:0] = [text("contact-deleted", language, line=clipped(line_of(gone)))]
    parts += [_told(one) for one in page.contacts] or [text("contacts-none", language)]
    leaf: tuple[Button, ...] = ()
    if page.pages > 1:
        before, after = (page.number - 2) % page.pages + 1, page.number % page.pages + 1
        leaf = (
            Button("‹", ShowContacts(job.id, before)),
            Button(f"{page.number}/{page.pages}", ShowContacts(job.id, page.number)),
            Button("›", ShowContacts(job.id, after)),
        )
    return Screen(
        Markup("\n\n".join(parts)),
        (
            *(
                (Button(clipped(one.name, _LONGEST_LABEL), OnContact(one.id, ContactAct.OPEN)), *_copies(one, language))
                for one in page.contacts
            ),
            leaf,
            _copy("button-copy-line", line_of(gone), language) if gone is not None else (),
            (Button(text("button-add-contact", language), AddContact(job.id)),),
            (Button(text("button-back", language), More(job.id)),),
        ),
    )


def contact_screen(found: OfJob, visit: Visit, *, notice: Markup | None = None) -> Screen:
    """One contact, and what can be done with it."""
    contact, language = found.contact, visit.user.language
    delete = OnContact(contact.id, ContactAct.DELETE)
    open_link = (Button(text("button-open-contact", language), url=contact.link),) if contact.link else ()
    return Screen(
        Markup("\n\n".join(part for part in (notice, _of(found.job, language), _told(contact)) if part)),
        (
            _copies(contact, language),
            open_link,
            (
                Button(text("button-edit-contact", language), OnContact(contact.id, ContactAct.EDIT)),
                Button(text("button-delete-contact", language), delete, style=Style.DANGER),
            ),
            (Button(text("button-back", language), ShowContacts(found.job.id, 1)),),
        ),
    )


def ask_for_contact(job: Job, visit: Visit) -> Screen:
    """The question for a contact."""
    language = visit.user.language
    cancel = (Button(text("button-cancel", language), StopAsking()),)
    return Screen(text("ask-contact", language, name=name(job, language)), (cancel,))


def ask_for_line(found: OfJob, visit: Visit) -> Screen:
    """The question for another line in a contact's place, with the old one to copy."""
    language = visit.user.language
    old = line_of(found.contact)
    return Screen(
        text("ask-contact-line", language, line=clipped(old)),
        (_copy("button-copy-line", old, language), (Button(text("button-cancel", language), StopAsking()),)),
    )


def _of(job: Job, language: str) -> Markup:
    return text("contacts-title", language, number=str(job.number), name=name(job, language))


def _told(contact: Contact) -> Markup:
    role = f", {clipped(contact.role)}" if contact.role else ""
    lines = [f"👤 <b>{clipped(contact.name)}</b>{role}"]
    lines += [
        f"{sign} {clipped(value)}"
        for sign, value in (("✉️", contact.mail), ("📞", contact.phone), ("🔗", contact.link))
        if value
    ]
    return Markup("\n".join(lines))


def _copies(contact: Contact, language: str) -> tuple[Button, ...]:
    mail = _copy("button-copy-mail", contact.mail, language) if contact.mail else ()
    phone = _copy("button-copy-phone", contact.phone, language) if contact.phone else ()
    return (*mail, *phone)


def _copy(label: str, words: str, language: str) -> tuple[Button, ...]:
    """A button that copies; none where that is longer than Telegram lets a button copy."""
    return (Button(text(label, language), copies=words),) if length(words) <= LONGEST_COPY else ()
