"""`/admin`, for those who run the bot; to anybody else it is a command like any that does not exist."""

from bot.actions import admin
from bot.actions.admin import Operator
from bot.errors import CannotBackUp, UserError
from bot.handlers import commands
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views.admin import overview_screen, parked_screen
from bot.views.screen import Screen


async def command(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Show how the bot is."""
    if visit.user.id not in desk.operator.ids:
        await commands.unknown(desk, chat, visit, "/admin")
    await chat.send(await _overview(desk, visit))


async def tapped(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowAdmin) -> None:
    """Show how the bot is now."""
    _operator(desk, visit)
    await chat.answer()
    await chat.show(await _overview(desk, visit))


async def back_up(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.BackUpNow) -> None:
    """Make a backup now."""
    backups = _operator(desk, visit).backups
    if backups is None:
        raise UserError("button-expired")
    await chat.answer()
    async with chat.typing():
        try:
            await backups.make(desk.now())
        except CannotBackUp as error:
            await chat.send(Screen(text("admin-backup-failed", visit.user.language, why=str(error))))
            return
    await chat.show(await _overview(desk, visit))


async def show_parked(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowParked) -> None:
    """List the updates that failed too often."""
    _operator(desk, visit)
    await chat.answer()
    await chat.show(parked_screen(await admin.parked(desk.database, desk.bot.id), visit))


async def try_again(desk: Desk, chat: Chat, visit: Visit, tap: buttons.TryAgain) -> None:
    """Do a parked update again; it goes behind what else its chat sent."""
    _operator(desk, visit)
    taken = await desk.try_again(tap.update)
    await chat.answer(text("admin-tried" if taken else "admin-not-parked", visit.user.language))
    await chat.show(parked_screen(await admin.parked(desk.database, desk.bot.id), visit))


def _operator(desk: Desk, visit: Visit) -> Operator:
    if visit.user.id not in desk.operator.ids:
        raise UserError("button-expired")
    return desk.operator


async def _overview(desk: Desk, visit: Visit) -> Screen:
    return overview_screen(await admin.overview(desk.database, desk.operator, desk.assistant, visit.now), visit)
