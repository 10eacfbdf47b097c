"""Notes and files on a job."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from telegram import Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.actions import answer, attach, notes
from bot.actions.attach import FilePage
from bot.actions.notes import Note, NoteAct, Sent
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.collection import numbered
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.storage.attachments import Attachment, FileKind
from bot.texts import text
from bot.views import buttons
from bot.views import notes as screens
from bot.views.card import card
from bot.views.screen import keyboard

log = logging.getLogger(__name__)

# --- a note -----------------------------------------------------------------------------------------------------------


async def command(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Note something on a job by its number."""
    await answer.stop_asking(desk.database, visit)
    number, words = numbered(argument, "note-usage")
    opened = await answer.note_to(desk.database, visit, number, words)
    await chat.send(card(opened, visit, notice=text("note-kept", visit.user.language)))


async def take_words(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as a note's new words, which were asked for."""
    note = await notes.take_words(desk.database, visit, message.text or "")
    await chat.send(screens.note_screen(note, visit, notice=text("note-changed", visit.user.language)))
    return True


async def is_rest(desk: Desk, visit: Visit, message: Message) -> bool:
    """Whether a text is only what the app cut off from a note that was refused: nothing more is said to it."""
    return await notes.is_rest(desk.database, visit, _sent(message))


@asynccontextmanager
async def expecting_rest(desk: Desk, visit: Visit, message: Message) -> AsyncIterator[None]:
    """Where a message turns out to be too long a note, be ready for what the app cut off from it."""
    try:
        yield
    except UserError as error:
        if error.key == "note-too-long":
            await notes.was_too_long(desk.database, visit, _sent(message))
        raise


def _sent(message: Message) -> Sent:
    return Sent(message.message_id, message.date, message.text or "")


# --- all notes of a job -----------------------------------------------------------------------------------------------


async def show(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowNotes) -> None:
    """Show a page of a job's notes."""
    page = await notes.notes_of(desk.database, visit, tap.job, tap.page)
    await chat.answer()
    await chat.show(screens.note_list(page, visit))


async def on_note(desk: Desk, chat: Chat, visit: Visit, tap: buttons.OnNote) -> None:
    """Do something with a note."""
    note: Note | None
    match tap.act:
        case NoteAct.EDIT:
            note = await notes.ask_for_words(desk.database, visit, tap.note)
            await chat.answer()
            await chat.send(screens.ask_for_note_words(note, visit))
            return
        case NoteAct.DELETE:
            left = await notes.delete(desk.database, visit, tap.note)
            await chat.answer()
            await chat.show(screens.note_list(left, visit, struck=tap.note))
            return
        case NoteAct.PIN | NoteAct.UNPIN:
            note = await notes.pin(desk.database, visit, tap.note, pinned=tap.act is NoteAct.PIN)
        case NoteAct.RESTORE:
            note = await notes.restore(desk.database, visit, tap.note)
        case NoteAct.OPEN:
            note = await notes.open_note(desk.database, visit, tap.note)
    await chat.answer()
    await chat.show(screens.note_screen(note, visit))


# --- files ------------------------------------------------------------------------------------------------------------


async def attach_to(desk: Desk, chat: Chat, visit: Visit, job_id: int, message: Message) -> bool:
    """Keep what a reply to a saved job's card carries, its caption as a note; False where the card is not saved."""
    found = _file_of(message)
    if found is None:
        return False
    kind, file_id, name = found
    opened = await attach.attach(desk.database, visit, job_id, kind, file_id, name)
    if opened is None:
        return False
    if message.caption:
        opened = await answer.note(desk.database, visit, job_id, message.caption)
    await chat.send(card(opened, visit, notice=text("file-kept", visit.user.language)))
    return True


async def send_files(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SendFiles) -> None:
    """Send the files of a job again, a few at a time."""
    page = await attach.files_of(desk.database, visit, tap.job, tap.page)
    await chat.answer()
    for file in page.files:
        await _send(desk, chat, visit, file, page)
    more = screens.more_files(page, visit) if page.files else screens.no_files(page, visit)
    if more is not None:
        await chat.send(more)


async def drop_file(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DropFile) -> None:
    """Forget a file of a job."""
    opened = await attach.drop(desk.database, visit, tap.file)
    await chat.answer()
    await chat.send(card(opened, visit, notice=text("file-dropped", visit.user.language)))


async def _send(desk: Desk, chat: Chat, visit: Visit, file: Attachment, page: FilePage) -> None:
    ways: dict[FileKind, Callable[..., Awaitable[Any]]] = {
        FileKind.PHOTO: desk.bot.send_photo,
        FileKind.DOCUMENT: desk.bot.send_document,
        FileKind.VOICE: desk.bot.send_voice,
        FileKind.AUDIO: desk.bot.send_audio,
        FileKind.VIDEO: desk.bot.send_video,
    }
    try:
        await ways[file.kind](
            chat.id,
            file.file_id,
            caption=screens.file_caption(file, page, visit),
            parse_mode=ParseMode.HTML,
            api_kwargs=keyboard(screens.file_rows(file, visit)),
        )
    except BadRequest as error:
        log.info("a file can't be sent again: %s", error.message)
        await chat.send(screens.lost_file(file, visit))


def _file_of(message: Message) -> tuple[FileKind, str, str | None] | None:
    """What a message carries: its kind, Telegram's id of it, and its name."""
    if message.photo:
        return FileKind.PHOTO, message.photo[-1].file_id, None
    if message.document:
        return FileKind.DOCUMENT, message.document.file_id, message.document.file_name
    if message.voice:
        return FileKind.VOICE, message.voice.file_id, None
    if message.audio:
        return FileKind.AUDIO, message.audio.file_id, message.audio.file_name
    if message.video:
        return FileKind.VIDEO, message.video.file_id, message.video.file_name
    return None
