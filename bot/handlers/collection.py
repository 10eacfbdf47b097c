"""The collection: the list and how it is chosen, search, tags, star, archive, and fields that are corrected."""

from telegram import Message

from bot.actions import edit, list_jobs, search, tags
from bot.actions.answer import stop_asking
from bot.actions.open_job import id_of
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.choice import Choice, Shelf
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons, edit_menu, job_list
from bot.views.card import card

# --- the list ---------------------------------------------------------------------------------------------------------


async def jobs(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """List what is under way."""
    await stop_asking(desk.database, visit)
    await chat.send(job_list.job_list(await list_jobs.list_jobs(desk.database, visit, Choice()), visit))


async def browse(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Browse) -> None:
    """A page of the jobs that were chosen."""
    await _show_list(desk, chat, visit, _chosen(tap.choice), tap.page)


async def browse_active(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ListActive) -> None:
    """A page of the jobs under way."""
    await _show_list(desk, chat, visit, Choice(), tap.page)


async def browse_closed(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ListClosed) -> None:
    """A page of the jobs that have ended."""
    await _show_list(desk, chat, visit, Choice(Shelf.CLOSED), tap.page)


async def choose(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Choose) -> None:
    """What can be shown, and in which order."""
    there = await list_jobs.choosable(desk.database, visit, _chosen(tap.choice))
    await chat.answer()
    await chat.show(job_list.choices(there, visit))


async def choose_tag(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ChooseTag) -> None:
    """Which tag is to be shown."""
    page = await list_jobs.choosable_tags(desk.database, visit, _chosen(tap.choice), tap.page)
    await chat.answer()
    await chat.show(job_list.tag_choices(page, visit))


async def _show_list(desk: Desk, chat: Chat, visit: Visit, choice: Choice, page: int) -> None:
    listed = await list_jobs.list_jobs(desk.database, visit, choice, page)
    await chat.answer()
    await chat.show(job_list.job_list(listed, visit))


def _chosen(number: int) -> Choice:
    choice = Choice.numbered(number)
    if choice is None:
        raise UserError("button-expired")
    return choice


# --- search -----------------------------------------------------------------------------------------------------------


async def look_for(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Look for words in the saved jobs."""
    await stop_asking(desk.database, visit)
    await chat.send(job_list.results(await search.find(desk.database, visit, argument), visit))


async def turn_results(desk: Desk, chat: Chat, visit: Visit, tap: buttons.FoundPage) -> None:
    """Another page of what was found."""
    found = await search.turn(desk.database, visit, tap.search, tap.page)
    await chat.answer()
    await chat.show(job_list.results(found, visit))


# --- tags, star, archive ----------------------------------------------------------------------------------------------


async def tag(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Put tags on a job by its number; without any, show those that it has."""
    await stop_asking(desk.database, visit)
    number, words = numbered(argument, "tag-usage")
    job_id = await id_of(desk.database, visit, number)
    if words:
        tagged = await tags.add(desk.database, visit, job_id, words)
    else:
        tagged = await tags.tags_of(desk.database, visit, job_id)
    await chat.send(edit_menu.tag_menu(tagged, visit))


async def show_tags(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowTags) -> None:
    """Show a job's tags."""
    await _show_tags(chat, visit, await tags.tags_of(desk.database, visit, tap.job))


async def put_tag(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PutTag) -> None:
    """Put a tag on a job."""
    await _show_tags(chat, visit, await tags.put(desk.database, visit, tap.job, tap.tag))


async def drop_tag(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DropTag) -> None:
    """Take a tag off a job."""
    await _show_tags(chat, visit, await tags.drop(desk.database, visit, tap.job, tap.tag))


async def ask_for_tags(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AddTags) -> None:
    """Ask for tags."""
    job = await tags.ask(desk.database, visit, tap.job)
    await chat.answer()
    await chat.send(edit_menu.ask_for_tags(job, visit))


async def take_tags(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the tags that were asked for."""
    await chat.send(edit_menu.tag_menu(await tags.take_words(desk.database, visit, message.text or ""), visit))
    return True


async def mark(desk: Desk, chat: Chat, visit: Visit, tap: buttons.MarkAs) -> None:
    """Give a job a star, put it into the archive, or take that back."""
    opened = await edit.mark(desk.database, visit, tap.job, tap.mark)
    await chat.answer(text(f"marked-{tap.mark.value}", visit.user.language))
    await chat.show(card(opened, visit))


async def _show_tags(chat: Chat, visit: Visit, tagged: tags.Tagged) -> None:
    await chat.answer()
    await chat.show(edit_menu.tag_menu(tagged, visit))


# --- fields -----------------------------------------------------------------------------------------------------------


async def show_fields(desk: Desk, chat: Chat, visit: Visit, tap: buttons.EditMenu) -> None:
    """Show what a job says, to be corrected."""
    opened = await edit.open_fields(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(edit_menu.edit_menu(opened, visit))


async def ask_for_field(desk: Desk, chat: Chat, visit: Visit, tap: buttons.EditField) -> None:
    """Ask for a field's new words."""
    job = await edit.ask_for(desk.database, visit, tap.job, tap.field)
    await chat.answer()
    await chat.send(edit_menu.ask_for_field(job, tap.field, visit))


async def take_field(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the new words of a field that was asked for."""
    await chat.send(edit_menu.edited_card(await edit.take_words(desk.database, visit, message.text or ""), visit))
    return True


async def set_work_mode(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetWorkMode) -> None:
    """Say where the work is done."""
    edited = await edit.set_work_mode(desk.database, visit, tap.job, tap.mode)
    await chat.answer()
    await chat.show(edit_menu.edited_card(edited, visit))


async def undo_edit(desk: Desk, chat: Chat, visit: Visit, tap: buttons.UndoEdit) -> None:
    """Take a correction back."""
    opened = await edit.undo(desk.database, visit, tap.event)
    await chat.answer()
    await chat.show(card(opened, visit))


def numbered(argument: str, usage: str) -> tuple[int, str]:
    """The job's number that a command begins with, and what follows; UserError `usage` where none does."""
    number, words = [*argument.split(maxsplit=1), "", ""][:2]
    number = number.removeprefix("#").rstrip(":,")
    if not (number.isascii() and number.isdecimal()):
        raise UserError(usage)
    # No one has a number of ten digits; a longer one need not even be read.
    return int(number[:10]), words
