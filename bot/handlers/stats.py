"""The hunt in numbers: in words at once, then as a picture."""

from telegram.constants import ChatAction

from bot.actions import stats
from bot.actions.answer import stop_asking
from bot.actions.pictures import prefer
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.numbers import Numbers
from bot.model.user import Visit
from bot.views import buttons, charts
from bot.views.screen import Picture
from bot.views.stats import numbers_drawing, numbers_picture, numbers_screen


async def command(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Show the numbers, and the picture of them beneath."""
    await stop_asking(desk.database, visit)
    found = await stats.my_numbers(desk.database, visit)
    told = await chat.send(numbers_screen(found, visit))
    if found.saved:
        await chat.send_picture(await _drawn(chat, visit, found, charts.Shade.of(visit.user)), told)


async def tapped(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowNumbers) -> None:
    """The numbers as they are now, by button."""
    await chat.answer()
    await command(desk, chat, visit, "")


async def draw(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DrawNumbers) -> None:
    """Show the picture in its other shade."""
    await prefer(desk.database, visit, dark=tap.shade is charts.Shade.DARK)
    found = await stats.my_numbers(desk.database, visit)
    await chat.answer()
    if not found.saved:
        await chat.send(numbers_screen(found, visit))
        return
    await chat.show_picture(await _drawn(chat, visit, found, tap.shade))


async def _drawn(chat: Chat, visit: Visit, found: Numbers, shade: charts.Shade) -> Picture:
    async with chat.typing(ChatAction.UPLOAD_PHOTO):
        return numbers_picture(await charts.drawn(numbers_drawing(found, visit), shade), visit, shade)
