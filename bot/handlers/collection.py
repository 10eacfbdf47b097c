"""The collection: the list and how it is chosen, search, tags, star, archive, and fields that are corrected."""

from bot.actions import list_jobs, search
from bot.actions.answer import stop_asking
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.choice import Choice, Shelf
from bot.model.user import Visit
from bot.views import buttons, job_list

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
