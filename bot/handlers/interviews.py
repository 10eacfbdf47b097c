"""The rounds of interviews of a job."""

from datetime import datetime

from telegram import Message

from bot.actions import interviews
from bot.actions.answer import stop_asking
from bot.actions.interviews import Round, RoundAct
from bot.actions.open_job import id_of
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.collection import numbered
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons, rounds
from bot.views.settings import ask_whether


async def command(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Note a round of a job by its number; without words, show those that are noted."""
    await stop_asking(desk.database, visit)
    number, words = numbered(argument, "round-usage")
    job_id = await id_of(desk.database, visit, number)
    if words:
        await _kept(desk, chat, visit, await interviews.add(desk.database, visit, job_id, words))
    else:
        await chat.send(rounds.round_list(await interviews.rounds_of(desk.database, visit, job_id), visit))


async def show(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowRounds) -> None:
    """Show the rounds of a job."""
    found = await interviews.rounds_of(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(rounds.round_list(found, visit))


async def ask(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AddRound) -> None:
    """Ask for a round."""
    job = await interviews.ask_for_round(desk.database, visit, tap.job)
    await chat.answer()
    await chat.send(rounds.ask_for_round(job, visit))


async def take_words(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the round, or the part of one, that was asked for."""
    await _kept(desk, chat, visit, await interviews.take_words(desk.database, visit, message.text or ""))
    return True


async def on_round(desk: Desk, chat: Chat, visit: Visit, tap: buttons.OnRound) -> None:
    """Do something with a round."""
    match tap.act:
        case RoundAct.OPEN | RoundAct.KIND:
            found = await interviews.open_round(desk.database, visit, tap.round)
            screen = rounds.round_screen if tap.act is RoundAct.OPEN else rounds.kind_menu
            await chat.answer()
            await chat.show(screen(found, visit))
        case RoundAct.WHEN | RoundAct.WITH | RoundAct.WHERE:
            found = await interviews.ask_for_part(desk.database, visit, tap.round, tap.act)
            await chat.answer()
            await chat.send(rounds.ask_for_part(found, tap.act, visit))
        case RoundAct.DELETE:
            left = await interviews.delete(desk.database, visit, tap.round)
            desk.reminders_changed()
            await chat.answer()
            await chat.show(rounds.round_list(left, visit))


async def set_kind(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetKind) -> None:
    """Say what a round is."""
    found = await interviews.set_kind(desk.database, visit, tap.round, tap.kind)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(rounds.round_screen(found, visit))


async def set_wall(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetWall) -> None:
    """Move a round to the other time that its words may have meant."""
    try:
        wall = datetime.strptime(str(tap.wall), rounds.WALL)  # noqa: DTZ007  # a time on the wall has no zone
    except ValueError as error:
        raise UserError("button-expired") from error
    found = await interviews.set_wall(desk.database, visit, tap.round, wall)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(rounds.round_screen(found, visit))


async def _kept(desk: Desk, chat: Chat, visit: Visit, found: Round) -> None:
    desk.reminders_changed()
    await chat.send(rounds.round_screen(found, visit, notice=text("round-kept", visit.user.language)))
    if found.asks_zone:
        await chat.send(ask_whether(visit))
