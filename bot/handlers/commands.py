"""The commands, and the pages that buttons reach too."""

from bot.actions import open_job
from bot.actions.answer import stop_asking
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons, welcome
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
