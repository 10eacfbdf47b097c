"""The commands, and the lists and pages that buttons reach too."""

from bot.actions import list_jobs, open_job
from bot.actions.answer import stop_asking
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons, job_list, welcome
from bot.views.card import card
from bot.views.screen import Screen


async def start(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Greet."""
    await stop_asking(desk.database, visit)
    await chat.send(welcome.welcome(visit))


async def help_page(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Show what one can send."""
    await stop_asking(desk.database, visit)
    await chat.send(welcome.help_page(visit))


async def cancel(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Give up what was asked."""
    stopped = await stop_asking(desk.database, visit)
    await chat.send(Screen(text("cancelled" if stopped else "nothing-to-cancel", visit.user.language)))


async def jobs(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """List what is under way."""
    await stop_asking(desk.database, visit)
    await chat.send(job_list.active_jobs(await list_jobs.list_active(desk.database, visit), visit))


async def job(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Open a job by its number."""
    await stop_asking(desk.database, visit)
    number = argument.strip().removeprefix("#")
    if not (number.isascii() and number.isdecimal()):
        raise UserError("job-number-missing")
    # No one has a number of ten digits; a longer one need not even be read.
    await chat.send(card(await open_job.open_number(desk.database, visit, int(number[:10])), visit))


async def unknown(desk: Desk, chat: Chat, visit: Visit, command: str) -> None:
    """Say what can be said instead."""
    raise UserError("unknown-command", command=command[:40])


async def tapped_help(_desk: Desk, chat: Chat, visit: Visit, _tap: buttons.Help) -> None:
    """The help, by button."""
    await chat.answer()
    await chat.send(welcome.help_page(visit))


async def tapped_cancel(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.StopAsking) -> None:
    """Give up what was asked, by button."""
    await stop_asking(desk.database, visit)
    await chat.answer()
    await chat.show(Screen(text("cancelled", visit.user.language)))


async def tapped_active(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ListActive) -> None:
    """A page of the jobs under way."""
    page = await list_jobs.list_active(desk.database, visit, tap.page)
    await chat.answer()
    await chat.show(job_list.active_jobs(page, visit))


async def tapped_closed(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ListClosed) -> None:
    """A page of the jobs that have ended."""
    page = await list_jobs.list_closed(desk.database, visit, tap.page)
    await chat.answer()
    await chat.show(job_list.closed_jobs(page, visit))
