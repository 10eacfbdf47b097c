"""They are calling; and what goes into one's own calendar."""

import html

from bot.actions import calendar
from bot.actions.answer import stop_asking
from bot.actions.calendar import CalendarFile
from bot.actions.calling import calling
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views.calling import calling_screen
from bot.views.screen import Document


async def show(desk: Desk, chat: Chat, visit: Visit, tap: buttons.TheyCall) -> None:
    """Show what is needed on the phone, as a message of its own: it is at hand in the chat's end."""
    found = await calling(desk.database, visit, tap.job)
    await chat.answer()
    await chat.send(calling_screen(found, visit))


async def command(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """Send all that is to come as a calendar's file."""
    await stop_asking(desk.database, visit)
    await _send(chat, visit, await calendar.whole_calendar(desk.database, visit))


async def whole_calendar(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.WholeCalendar) -> None:
    """The same by button."""
    found = await calendar.whole_calendar(desk.database, visit)
    await chat.answer()
    await _send(chat, visit, found)


async def put_in_calendar(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PutInCalendar) -> None:
    """Send one thing as a calendar's file."""
    found = await calendar.one_event(desk.database, visit, tap.what, tap.which)
    await chat.answer()
    await _send(chat, visit, found)


async def _send(chat: Chat, visit: Visit, found: CalendarFile) -> None:
    language = visit.user.language
    caption = text(
        "calendar-caption",
        language,
        interviews=found.interviews,
        deadlines=found.deadlines,
        reminders=found.reminders,
    )
    name = html.unescape(text("calendar-file-name", language))
    await chat.send_document(Document(f"{name}.ics", found.content, caption))
