"""What a text may have meant: proposed, and done by a tap."""

from telegram import Message

from bot.actions import letters, propose
from bot.actions.propose import Proposed
from bot.actions.take_in import note_answer
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.given import GivenFile
from bot.model.links import is_mostly_links, links_in
from bot.model.user import Visit
from bot.storage.pieces import Paste
from bot.texts import text
from bot.views import buttons
from bot.views import proposals as screens
from bot.views.card import card
from bot.views.settings import ask_whether


async def reply(desk: Desk, chat: Chat, visit: Visit, message: Message, job_id: int) -> bool:
    """Take a reply to a job's card that says what happened; False for a note."""
    words = message.text or ""
    shown = await propose.from_reply(desk.database, visit, job_id, words)
    if shown is None:
        shown = await letters.in_reply(desk.database, visit, job_id, words)
    if shown is None and desk.assistant is not None:
        async with chat.typing():
            shown = await propose.by_model(desk.database, visit, job_id, words, desk.assistant)
    return await _send(chat, visit, shown)


async def alone(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a short text that is no reply and says what happened with a job; False for anything else."""
    words = message.text or ""
    links = links_in(words)
    if not words or message.forward_origin is not None or (links and is_mostly_links(words, links)):
        return False
    return await _send(chat, visit, await propose.from_words(desk.database, visit, words))


async def letter(desk: Desk, chat: Chat, visit: Visit, message: Message, paste: Paste) -> bool:
    """Take what an employer wrote about an application; False for anything else."""
    if paste.job_id is not None:
        return False  # a part of it has its card already
    written = message.forward_origin.date if message.forward_origin is not None else message.date
    shown = await letters.from_letter(desk.database, visit, paste, written, desk.web)
    if shown is None:
        return False
    screen = screens.proposal_screen(shown, visit)
    if paste.answer_id is None or not await chat.edit(paste.answer_id, screen):
        await note_answer(desk.database, visit, paste, await chat.send(screen))
    return True


async def mail(desk: Desk, chat: Chat, visit: Visit, file: GivenFile) -> bool:
    """Take the same that came as a file; False for anything else."""
    return await _send(chat, visit, await letters.from_mail(desk.database, visit, file, desk.web))


async def _send(chat: Chat, visit: Visit, shown: Proposed | None) -> bool:
    if shown is None:
        return False
    await chat.send(screens.proposal_screen(shown, visit))
    return True


async def confirm(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Confirm) -> None:
    """Do what was proposed."""
    done = await propose.confirm(desk.database, visit, tap.proposal)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(screens.done_screen(done, visit))
    if done.asks_zone:
        await chat.send(ask_whether(visit))


async def drop(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Drop) -> None:
    """Nothing of it."""
    await propose.drop(desk.database, visit, tap.proposal)
    await chat.answer()
    await chat.show(screens.dropped(visit))


async def just_note(desk: Desk, chat: Chat, visit: Visit, tap: buttons.JustNote) -> None:
    """It was meant as a note."""
    opened = await propose.as_note(desk.database, visit, tap.proposal)
    await chat.answer()
    await chat.show(card(opened, visit, notice=text("note-kept", visit.user.language)))


async def other_time(desk: Desk, chat: Chat, visit: Visit, tap: buttons.OtherTime) -> None:
    """Take another of the times that may be meant."""
    await _show(chat, visit, await propose.other_time(desk.database, visit, tap.proposal, tap.nth))


async def choose_job(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ChooseJob) -> None:
    """Show the jobs that it may be about."""
    await _show(chat, visit, await propose.look(desk.database, visit, tap.proposal))


async def pick_job(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PickJob) -> None:
    """Say which job it is about."""
    await _show(chat, visit, await propose.pick_job(desk.database, visit, tap.proposal, tap.job))


async def _show(chat: Chat, visit: Visit, shown: Proposed) -> None:
    await chat.answer()
    await chat.show(screens.proposal_screen(shown, visit))
