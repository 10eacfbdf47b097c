"""The notes on a job: all of them, and each whole."""

from bot.actions.attach import FilePage
from bot.actions.notes import Note, NoteAct, NotePage
from bot.model.job import Event
from bot.model.user import Visit
from bot.storage.attachments import Attachment
from bot.texts import Markup, escaped, text
from bot.views.buttons import AddNote, DropFile, More, OnNote, SendFiles, ShowNotes, StopAsking
from bot.views.card import clipped, name, note_line
from bot.views.screen import Button, Screen, Style
from bot.views.when import day


def note_list(page: NotePage, visit: Visit, *, struck: int | None = None) -> Screen:
    """A page of a job's notes; `struck` is the one that was just struck out, and can be brought back."""
    job, language = page.job, visit.user.language
    title = text("notes-title", language, number=str(job.number), name=name(job, language), total=page.total)
    lines = [f"{at}. {note_line(event, visit)}" for at, event in enumerate(page.notes, _first(page))]
    opens = tuple(Button(str(at), OnNote(event.id, NoteAct.OPEN)) for at, event in enumerate(page.notes, _first(page)))
    leaf: tuple[Button, ...] = ()
    if page.pages > 1:
        before, after = (page.number - 2) % page.pages + 1, page.number % page.pages + 1
        leaf = (
            Button("‹", ShowNotes(job.id, before)),
            Button(f"{page.number}/{page.pages}", ShowNotes(job.id, page.number)),
            Button("›", ShowNotes(job.id, after)),
        )
    undo = (Button(text("button-undo", language), OnNote(struck, NoteAct.RESTORE)),) if struck is not None else ()
    notice = f"{text('note-deleted', language)}\n\n" if struck is not None else ""
    return Screen(
        Markup(notice + "\n".join((title, *lines))),
        (
            opens,
            leaf,
            undo,
            (Button(text("button-note", language), AddNote(job.id)),),
            (Button(text("button-back", language), More(job.id)),),
        ),
    )


def note_screen(note: Note, visit: Visit, *, notice: Markup | None = None) -> Screen:
    """A note whole, and what can be done with it."""
    job, event, language = note.job, note.event, visit.user.language
    pin = NoteAct.UNPIN if event.pinned else NoteAct.PIN
    head = text(
        "note-head",
        language,
        number=str(job.number),
        name=name(job, language),
        day=day(visit.day_of(event.at), language),
    )
    return Screen(
        Markup("\n\n".join(part for part in (notice, head, _whole(event)) if part)),
        (
            (
                Button(text("button-edit-note", language), OnNote(event.id, NoteAct.EDIT)),
                Button(text(f"button-{pin.value}-note", language), OnNote(event.id, pin)),
                Button(text("button-delete-note", language), OnNote(event.id, NoteAct.DELETE), style=Style.DANGER),
            ),
            (Button(text("button-back", language), ShowNotes(job.id, 1)),),
        ),
    )


def ask_for_note_words(note: Note, visit: Visit) -> Screen:
    """The question for a note's new words, with the old ones to copy."""
    language = visit.user.language
    old = Markup(f"<blockquote expandable>{_whole(note.event)}</blockquote>")
    return Screen(
        Markup(f"{text('ask-note-words', language)}\n{old}"),
        ((Button(text("button-cancel", language), StopAsking()),),),
    )


def file_caption(file: Attachment, page: FilePage, visit: Visit) -> Markup:
    """What stands under a file that is sent again."""
    language = visit.user.language
    when = day(visit.day_of(file.at), language)
    return text("file-caption", language, number=str(page.job.number), name=name(page.job, language), day=when)


def file_rows(file: Attachment, visit: Visit) -> tuple[tuple[Button, ...], ...]:
    """What can be done with a file that was sent again."""
    return ((Button(text("button-drop-file", visit.user.language), DropFile(file.id)),),)


def more_files(page: FilePage, visit: Visit) -> Screen | None:
    """The way on to files that were not sent yet; None at the last."""
    if page.number >= page.pages:
        return None
    language = visit.user.language
    return Screen(
        text("files-page", language, number=page.number, pages=page.pages),
        ((Button(text("button-more-files", language), SendFiles(page.job.id, page.number + 1)),),),
    )


def no_files(page: FilePage, visit: Visit) -> Screen:
    """Nothing was kept with this job."""
    language = visit.user.language
    return Screen(text("no-files", language, name=name(page.job, language)))


def lost_file(file: Attachment, visit: Visit) -> Screen:
    """A file that Telegram hands out no more."""
    language = visit.user.language
    return Screen(
        text("file-lost", language, file=clipped(file.name or text(f"file-{file.kind.value}", language))),
        file_rows(file, visit),
    )


def _first(page: NotePage) -> int:
    return (page.number - 1) * 5 + 1


def _whole(event: Event) -> Markup:
    return escaped(event.text or "")
