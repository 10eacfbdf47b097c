"""Everything out, a file in, and all of it gone."""

import contextlib
from pathlib import PurePath

from telegram import Document as Attachment
from telegram import Message
from telegram.error import Forbidden

from bot.actions import answer, forget
from bot.actions import bring_in as bring
from bot.actions import export as out
from bot.actions.profile import rescore
from bot.errors import CannotRead, NotFound
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.handlers.files import LARGEST, fetched
from bot.model.user import Visit
from bot.views import buttons, in_and_out

# What is a posting or a CV whatever was asked for; a table or a file of ours it is not.
_FOR_READING = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".mhtml", ".eml"}


# --- out --------------------------------------------------------------------------------------------------------------


async def export(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Send all that is kept of the user: a file that can be taken back, and a table of the jobs."""
    await answer.stop_asking(desk.database, visit)
    async with chat.typing():
        head = await out.head(desk.database, visit.user.id, visit.now)
        if head is None:
            raise NotFound("export-nothing")
        jobs = out.jobs(desk.database, visit.user.id)
        async for document in in_and_out.documents(head, jobs, visit):
            await chat.send_document(document)


async def tapped_export(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.Export) -> None:
    """The same, by button."""
    await chat.answer()
    await export(desk, chat, visit, "")


# --- in ---------------------------------------------------------------------------------------------------------------


async def ask_for_import(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Ask for a file."""
    await answer.ask_for(desk.database, visit, answer.Asks.IMPORT)
    await chat.send(in_and_out.ask_for_import(visit))


async def tapped_ask_for_import(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AskForImport) -> None:
    """Ask for a file, by button."""
    await chat.answer()
    await ask_for_import(desk, chat, visit, "")


def is_for_import(message: Message) -> bool:
    """Whether a file comes with the command beneath it."""
    command = (message.caption or "").split(maxsplit=1)[:1]
    return bool(command) and command[0].split("@")[0].lower() == "/import"


def may_be_for_import(attachment: Attachment) -> bool:
    """Whether a file that comes when one is awaited is that file: a posting is read as ever."""
    return PurePath(attachment.file_name or "").suffix.lower() not in _FOR_READING


async def take_file(desk: Desk, chat: Chat, visit: Visit, attachment: Attachment) -> None:
    """Show what a file would bring; nothing of it is kept yet."""
    if (attachment.file_size or 0) > LARGEST:
        raise CannotRead("import-too-large")
    async with chat.typing():
        file = await fetched(desk, attachment)
        shown = await bring.preview(desk.database, visit, file.content)
    await chat.send(in_and_out.preview(shown, visit))


async def bring_in(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Import) -> None:
    """Take in what was shown."""
    await chat.answer()
    async with chat.typing():
        done = await bring.bring_in(desk.database, visit, tap.shown)
    desk.reminders_changed()
    await chat.show(in_and_out.brought(done, visit))
    if done.jobs and not done.profile:
        await rescore(desk.database, visit)


async def drop_import(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DropImport) -> None:
    """Take nothing in."""
    await bring.drop(desk.database, visit, tap.shown)
    await chat.answer()
    await chat.show(in_and_out.dropped(visit))


# --- gone -------------------------------------------------------------------------------------------------------------


async def ask_to_forget(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Ask once before all is deleted."""
    await answer.stop_asking(desk.database, visit)
    await chat.send(in_and_out.ask_to_forget(await forget.how_many_jobs(desk.database, visit), visit))


async def tapped_ask_to_forget(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AskToForget) -> None:
    """Ask once, by button."""
    await chat.answer()
    await ask_to_forget(desk, chat, visit, "")


async def forget_surely(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ForgetSurely) -> None:
    """Delete all that is the user's. A button that was shown long ago asks once more."""
    await chat.answer()
    if not forget.still_holds(tap.asked, visit):
        await chat.show(in_and_out.ask_to_forget(await forget.how_many_jobs(desk.database, visit), visit))
        return
    for job_id in await forget.forget(desk.database, visit):
        desk.refining.stop(job_id)
    desk.reminders_changed()
    # Who blocks the bot in this very moment is forgotten all the same.
    with contextlib.suppress(Forbidden):
        await chat.show(in_and_out.forgotten(visit))
    await forget.leave_no_trace(desk.database, visit)
