"""The people behind a job."""

from telegram import Message

from bot.actions import contacts
from bot.actions.answer import stop_asking
from bot.actions.contacts import ContactAct
from bot.actions.open_job import id_of
from bot.handlers.chat import Chat
from bot.handlers.collection import numbered
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views import contacts as screens


async def command(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Add a contact to a job by its number; without one, show who is there."""
    await stop_asking(desk.database, visit)
    number, line = numbered(argument, "contact-usage")
    job_id = await id_of(desk.database, visit, number)
    if line:
        await _kept(chat, visit, await contacts.add(desk.database, visit, job_id, line))
    else:
        await chat.send(screens.contact_list(await contacts.contacts_of(desk.database, visit, job_id), visit))


async def show(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowContacts) -> None:
    """Show a page of a job's contacts."""
    page = await contacts.contacts_of(desk.database, visit, tap.job, tap.page)
    await chat.answer()
    await chat.show(screens.contact_list(page, visit))


async def ask(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AddContact) -> None:
    """Ask for a contact."""
    job = await contacts.ask(desk.database, visit, tap.job)
    await chat.answer()
    await chat.send(screens.ask_for_contact(job, visit))


async def take_line(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the contact that was asked for."""
    await _kept(chat, visit, await contacts.take_line(desk.database, visit, message.text or ""))
    return True


async def on_contact(desk: Desk, chat: Chat, visit: Visit, tap: buttons.OnContact) -> None:
    """Do something with a contact."""
    match tap.act:
        case ContactAct.OPEN:
            found = await contacts.open_contact(desk.database, visit, tap.contact)
            await chat.answer()
            await chat.show(screens.contact_screen(found, visit))
        case ContactAct.EDIT:
            found = await contacts.ask_to_change(desk.database, visit, tap.contact)
            await chat.answer()
            await chat.send(screens.ask_for_line(found, visit))
        case ContactAct.DELETE:
            gone, left = await contacts.delete(desk.database, visit, tap.contact)
            await chat.answer()
            await chat.show(screens.contact_list(left, visit, gone=gone))


async def _kept(chat: Chat, visit: Visit, found: contacts.OfJob) -> None:
    await chat.send(screens.contact_screen(found, visit, notice=text("contact-kept", visit.user.language)))
