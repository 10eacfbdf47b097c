"""They are calling: who, what, what was sent, notes, gaps and questions, on one screen."""

from collections.abc import Sequence
from typing import Final

from bot.actions.calling import Calling
from bot.model.job import EventKind, Stage, Standing
from bot.model.user import Visit
from bot.storage.contacts import Contact
from bot.texts import Markup, text
from bot.views.buttons import AddNote, AddRound, Open, SendFiles
from bot.views.card import SHOWN_CONTACTS, clipped, name, note_line, outcome_name, stage_name
from bot.views.interviews import interview_line
from bot.views.screen import LONGEST_COPY, LONGEST_TEXT, Button, Screen, Style, length
from bot.views.when import day, pay

_DUTIES: Final = 3
_NOTES: Final = 4
_LONGEST: Final = 160
_FILES: Final = 5


def calling_screen(found: Calling, visit: Visit) -> Screen:
    """What one needs on the phone; what is not known is left out, and nothing is made up."""
    job, language = found.opened.job, visit.user.language
    blocks = [
        text("calling-title", language, number=str(job.number), name=name(job, language)),
        _who(found.opened.contacts[:SHOWN_CONTACTS]),
        _what(found, visit),
        _sent(found, visit),
        Markup(f"🗓 {interview_line(found.coming, visit)}") if found.coming else Markup(),
        _notes(found, visit),
        _gaps(found, language),
        _questions(found, language),
    ]
    shown = [block for block in blocks if block]
    while length("\n\n".join(shown)) > LONGEST_TEXT and len(shown) > 2:
        del shown[-2]  # the questions stay
    return Screen(
        Markup("\n\n".join(shown)),
        (
            *(_copies(one, language) for one in found.opened.contacts[:SHOWN_CONTACTS]),
            (
                Button(text("button-note", language), AddNote(job.id), style=Style.PRIMARY),
                Button(text("button-add-round", language), AddRound(job.id)),
            ),
            (Button(text("button-files", language, files=len(found.files)), SendFiles(job.id, 1)),)
            if found.files
            else (),
            (Button(text("button-back-to-card", language), Open(job.id)),),
        ),
    )


def _who(contacts: Sequence[Contact]) -> Markup:
    lines = []
    for one in contacts:
        ways = " · ".join(clipped(way, _LONGEST) for way in (one.phone, one.mail) if way)
        role = f", {clipped(one.role, _LONGEST)}" if one.role else ""
        lines.append(f"👤 <b>{clipped(one.name, _LONGEST)}</b>{role}{f'{chr(10)}    {ways}' if ways else ''}")
    return Markup("\n".join(lines))


def _what(found: Calling, visit: Visit) -> Markup:
    summary, language = found.opened.refined or found.opened.summary, visit.user.language
    job, head = found.opened.job, found.opened.summary.headline
    where = [clipped(job.place, _LONGEST)] if job.place else []
    if job.work_mode:
        where.append(text(f"work-mode-{job.work_mode.value}", language))
    lines = [
        f"<i>{clipped(summary.gist.text, _LONGEST)}</i>" if summary.gist else "",
        *(f"• {clipped(fact.text, _LONGEST)}" for fact in summary.responsibilities[:_DUTIES]),
        f"📍 {' · '.join(where)}" if where else "",
        f"💰 {pay(head.salary.value, language)}" if head.salary else "",
    ]
    return Markup("\n".join(line for line in lines if line))


def _sent(found: Calling, visit: Visit) -> Markup:
    job, language = found.opened.job, visit.user.language
    if job.standing is None:
        return Markup()
    outcome = job.standing.outcome
    where = stage_name(job.standing.stage, language) if outcome is None else outcome_name(outcome, language)
    # "Applied", and below it "Applied three days ago", says one thing twice.
    is_said = found.applied_at is not None and job.standing == Standing(Stage.APPLIED)
    lines = [] if is_said else [text("calling-stands", language, where=where)]
    if found.applied_at is not None:
        days = (visit.today - visit.day_of(found.applied_at)).days
        lines.append(text("calling-applied", language, day=day(visit.day_of(found.applied_at), language), days=days))
    if found.source:
        lines.append(text("calling-source", language, source=clipped(found.source, _LONGEST)))
    named = [clipped(file.name, _LONGEST) for file in found.files if file.name]
    if named:
        lines.append(text("calling-files", language, files=Markup(", ".join(named[:_FILES]))))
    return Markup("\n".join(lines))


def _notes(found: Calling, visit: Visit) -> Markup:
    notes = [event for event in found.opened.timeline if event.kind is EventKind.NOTE and event.text]
    pinned = [note for note in notes if note.pinned][-_NOTES:]
    latest = [note for note in notes if not note.pinned][-max(1, _NOTES - len(pinned)) :]
    return Markup("\n".join(note_line(note, visit) for note in (*pinned, *reversed(latest))))


def _gaps(found: Calling, language: str) -> Markup:
    if not found.gaps:
        return Markup()
    gaps = [clipped(" / ".join(thing.name for thing in part.things[:3]), _LONGEST) for part in found.gaps]
    return text("calling-gaps", language, gaps=Markup(" · ".join(gaps)))


def _questions(found: Calling, language: str) -> Markup:
    title = text("calling-questions", language)
    asked = [f"❓ {text(f'ask-them-{one.value}', language)}" for one in found.questions]
    return Markup("\n".join((title, *asked)))


def _copies(contact: Contact, language: str) -> tuple[Button, ...]:
    """Buttons that copy how one is reached; none where that is longer than a button can copy."""
    ways = (("calling-copy-phone", contact.phone), ("calling-copy-mail", contact.mail))
    return tuple(
        Button(text(key, language, who=clipped(contact.name, 24)), copies=way)
        for key, way in ways
        if way and length(way) <= LONGEST_COPY
    )
