"""What one can tap on what the bot says by itself, and /today."""

from bot.actions import move
from bot.actions.answer import stop_asking
from bot.actions.switch import switch
from bot.actions.today import today
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views.card import card
from bot.views.muted import muted
from bot.views.today import today_screen


async def show_today(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Show what to do next."""
    await stop_asking(desk.database, visit)
    await chat.send(today_screen(await today(desk.database, visit), visit))


async def tapped_today(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowToday) -> None:
    """The same by button."""
    agenda = await today(desk.database, visit)
    await chat.answer()
    await chat.send(today_screen(agenda, visit))


async def followed_up(desk: Desk, chat: Chat, visit: Visit, tap: buttons.FollowedUp) -> None:
    """The user wrote to them."""
    moved = await move.followed_up(desk.database, visit, tap.job)
    desk.reminders_changed()
    await chat.answer(text("followed-up", visit.user.language))
    await chat.show(card(moved.opened, visit, undo=moved.event_id))


async def mute(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Mute) -> None:
    """No more of these."""
    user = await switch(desk.database, visit, tap.topic, on=False)
    await chat.answer()
    await chat.send(muted(tap.topic, user, on=False))


async def unmute(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Unmute) -> None:
    """More of these after all."""
    user = await switch(desk.database, visit, tap.topic, on=True)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(muted(tap.topic, user, on=True))
