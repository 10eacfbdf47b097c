"""/settings, and the one question where the user lives."""

from dataclasses import replace

from telegram import Message

from bot.actions import answer, settings
from bot.actions.settings import Living, Part
from bot.actions.switch import switch
from bot.errors import UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model import zones
from bot.model.user import User, Visit
from bot.texts import spoken, text
from bot.views import buttons
from bot.views import settings as screens
from bot.views.screen import Screen


async def show(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Show the settings."""
    await answer.stop_asking(desk.database, visit)
    await chat.send(screens.settings_screen(visit, model=desk.assistant is not None))


async def show_part(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowSettings) -> None:
    """Show the settings, or a part of them."""
    await chat.answer()
    if tap.part is Part.ALL:
        screen = screens.settings_screen(visit, model=desk.assistant is not None)
    elif tap.part is Part.WEIGHTS:
        screen = screens.weights_screen(await settings.weights(desk.database, visit), visit)
    else:
        screen = screens.part_screen(tap.part, visit, spoken(chat.app_language))
    await chat.show(screen)


async def open_below(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.OpenSettings) -> None:
    """Show the settings in a message of their own: what led here stays as it is."""
    await chat.answer()
    await chat.send(screens.settings_screen(visit, model=desk.assistant is not None))


async def set_language(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetLanguage) -> None:
    """Speak a language."""
    await _kept(desk, chat, visit, await settings.speak(desk.database, visit, tap.language, chat.app_language))


async def set_model_language(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetModelLanguage) -> None:
    """Let the model write in a language."""
    await _kept(desk, chat, visit, await settings.let_model_write(desk.database, visit, tap.language))


async def set_weight(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetWeight) -> None:
    """Say how much something matters."""
    weights = await settings.weigh(desk.database, visit, tap.criterion, tap.level)
    await chat.answer(text("settings-kept", visit.user.language))
    await chat.show(screens.weights_screen(weights, visit))


async def set_hours(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetHours) -> None:
    """Choose the hours."""
    push, quiet_from, quiet_until = tap.hours // 10_000, tap.hours // 100 % 100, tap.hours % 100
    hours = await settings.set_hours(desk.database, visit, push, quiet_from, quiet_until)
    if hours.wanted is not None:
        await chat.answer()
        await chat.show(screens.refused_hours(tap.part, hours, visit))
    else:
        await _kept(desk, chat, visit, hours.user)


async def switch_on(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SwitchOn) -> None:
    """Switch a topic on."""
    await _kept(desk, chat, visit, await switch(desk.database, visit, tap.topic, on=True))


async def switch_off(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SwitchOff) -> None:
    """Switch a topic off."""
    await _kept(desk, chat, visit, await switch(desk.database, visit, tap.topic, on=False))


async def _kept(desk: Desk, chat: Chat, visit: Visit, user: User) -> None:
    """Show the settings as they are now."""
    desk.reminders_changed()
    await chat.answer(text("settings-kept", user.language))
    await chat.show(screens.settings_screen(replace(visit, user=user), model=desk.assistant is not None))


# --- where they live --------------------------------------------------------------------------------------------------


async def zone_is_right(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ZoneIsRight) -> None:
    """The guessed clock is right."""
    await _lives(desk, chat, visit, await settings.zone_is_right(desk.database, visit))


async def leave_zone(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.LeaveZone) -> None:
    """The user does not care to say."""
    user = await settings.leave_zone(desk.database, visit)
    await chat.answer()
    await chat.show(Screen(text("zone-left", user.language)))


async def ask_for_zone(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AskForZone) -> None:
    """Ask for a city or the time."""
    await answer.ask_for(desk.database, visit, answer.Asks.ZONE)
    await chat.answer()
    await chat.send(screens.ask_where(visit))


async def take_zone(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as where the user lives."""
    await _lives(desk, chat, visit, await settings.take_zone(desk.database, visit, message.text or ""))
    return True


async def set_zone(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetZone) -> None:
    """One of several clocks is the user's."""
    zone = zones.of_key(tap.zone)
    if zone is None:
        raise UserError("button-expired")
    await _lives(desk, chat, visit, await settings.live_in(desk.database, visit, zone))


async def _lives(desk: Desk, chat: Chat, visit: Visit, living: Living) -> None:
    desk.reminders_changed()
    await chat.answer()
    await chat.show(screens.zone_screen(living, replace(visit, user=living.user)))
