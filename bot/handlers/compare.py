"""Jobs side by side: ticked or named, weighed, and drawn."""

from telegram.constants import ChatAction

from bot.actions import compare as sides
from bot.actions.answer import stop_asking
from bot.actions.pictures import prefer
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.comparison import FEWEST, Picked
from bot.model.user import Visit
from bot.views import buttons, charts
from bot.views import compare as view


async def command(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Show the jobs that are named; where fewer than two are, the list to tick them on."""
    await stop_asking(desk.database, visit)
    picked = sides.named(argument)
    if len(picked.numbers) >= FEWEST:
        compared = await sides.compare_named(desk.database, visit, picked)
        await chat.send(view.comparison(compared, visit))
        return
    number = picked.numbers[0] if picked.numbers else 0
    await chat.send(view.tick_list(await sides.tick(desk.database, visit, Picked(), 1, number), visit))


async def tick(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Tick) -> None:
    """Tick a job, or turn the page."""
    picked = Picked.unpacked(tap.first, tap.rest)
    ticking = await sides.tick(desk.database, visit, picked, tap.page, tap.number)
    await chat.answer()
    await chat.show(view.tick_list(ticking, visit))


async def show(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Compare) -> None:
    """Show the ticked jobs side by side."""
    compared = await sides.compare(desk.database, visit, Picked.unpacked(tap.first, tap.rest))
    await chat.answer()
    await chat.show(view.comparison(compared, visit))


async def weigh(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Weigh) -> None:
    """Keep how much something matters, and show the comparison so."""
    await sides.weigh(desk.database, visit, tap.criterion, tap.level)
    compared = await sides.compare(desk.database, visit, Picked.unpacked(tap.first, tap.rest))
    await chat.answer()
    await chat.show(view.comparison(compared, visit))


async def draw(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DrawComparison) -> None:
    """Show the comparison as a picture."""
    compared = await sides.compare(desk.database, visit, Picked.unpacked(tap.first, tap.rest))
    if chat.tapped is not None and chat.tapped.photo:  # the other button says what was chosen when it was made
        await prefer(desk.database, visit, dark=tap.shade is charts.Shade.DARK)
    await chat.answer()
    async with chat.typing(ChatAction.UPLOAD_PHOTO):
        content = await charts.drawn(view.comparison_drawing(compared, visit), tap.shade)
    await chat.show_picture(view.comparison_picture(content, compared, visit, tap.shade))
