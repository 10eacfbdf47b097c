"""On which day a move was."""

from datetime import datetime

from telegram import Message

from bot.actions import backdate, open_job
from bot.actions.backdate import Dated
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.views import buttons, timeline


async def show_moves(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowMoves) -> None:
    """Show a job's moves, to be dated."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(timeline.move_list(opened, visit))


async def choose_day(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ChooseDay) -> None:
    """Show the days on which a move may have been."""
    dated = await backdate.open_move(desk.database, visit, tap.event)
    await chat.answer()
    await chat.show(timeline.day_menu(dated, visit))


async def set_day(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetDay) -> None:
    """Say on which day a move was."""
    try:
        day = datetime.strptime(f"{tap.day:08}", timeline.DAY).date()  # noqa: DTZ007  # a day has no zone
    except ValueError as error:
        raise UserError("button-expired") from error
    await _show(desk, chat, visit, await backdate.set_day(desk.database, visit, tap.event, day))


async def ask(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AskForDay) -> None:
    """Ask on which day a move was."""
    dated = await backdate.ask_for_day(desk.database, visit, tap.event)
    await chat.answer()
    await chat.send(timeline.ask_for_day(dated, visit))


async def take_words(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the day that was asked for."""
    await _show(desk, chat, visit, await backdate.take_words(desk.database, visit, message.text or ""))
    return True


async def undo(desk: Desk, chat: Chat, visit: Visit, tap: buttons.UndoDay) -> None:
    """Date a move as it was before."""
    await _show(desk, chat, visit, await backdate.undo_day(desk.database, visit, tap.event))


async def _show(desk: Desk, chat: Chat, visit: Visit, dated: Dated) -> None:
    desk.reminders_changed()
    await chat.answer()
    await chat.show(timeline.timeline(dated.opened, visit, dated=dated.event.id if dated.changed else None))
