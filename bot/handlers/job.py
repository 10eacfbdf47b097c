"""Everything one can tap on a job's card."""

from bot.actions import answer, move, open_job, read_again, remind
from bot.actions.ask import ask_posting
from bot.actions.limits import count_link
from bot.actions.move import Moved
from bot.actions.open_job import Opened
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.job import Stage
from bot.model.liveness import Liveness
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views import buttons, job_menu
from bot.views.answered import answered
from bot.views.card import card, name, outcome_name, put_aside, stage_name, with_line
from bot.views.full_text import full_text
from bot.views.screen import Button, Document, Screen
from bot.views.timeline import read_again_notice, timeline
from bot.views.why import why


async def open_card(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Open) -> None:
    """Open a job's card."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(card(opened, visit))


async def save(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Save) -> None:
    """Save a card."""
    moved = await move.save(desk.database, visit, tap.job)
    shown = await _show_moved(chat, visit, moved)
    await look_again_if_stale(desk, chat, visit, moved.opened, shown, moved.event_id)


async def save_applied(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SaveApplied) -> None:
    """Save a card as applied."""
    await _show_moved(chat, visit, await move.save(desk.database, visit, tap.job, Stage.APPLIED))


async def move_to(desk: Desk, chat: Chat, visit: Visit, tap: buttons.MoveTo) -> None:
    """Move a job to a stage."""
    await _show_moved(chat, visit, await move.move(desk.database, visit, tap.job, tap.stage))


async def close_as(desk: Desk, chat: Chat, visit: Visit, tap: buttons.CloseAs) -> None:
    """End a job."""
    await _show_moved(chat, visit, await move.close(desk.database, visit, tap.job, tap.outcome))


async def undo(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Undo) -> None:
    """Take a move back."""
    opened = await move.undo(desk.database, visit, tap.event)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(card(opened, visit))


async def set_aside(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PutAside) -> None:
    """Not for me."""
    opened = await move.put_aside(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(put_aside(opened.job, visit) if opened.job.is_draft else card(opened, visit))


async def bring_back(desk: Desk, chat: Chat, visit: Visit, tap: buttons.BringBack) -> None:
    """For me after all."""
    opened = await move.bring_back(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(card(opened, visit))


async def show_full_text(desk: Desk, chat: Chat, visit: Visit, tap: buttons.FullText) -> None:
    """Show the posting whole, below its card."""
    whole = full_text(await open_job.open_job(desk.database, visit, tap.job), visit)
    await chat.answer()
    if isinstance(whole, Document):
        await chat.send_document(whole)
        return
    for screen in whole:
        await chat.send(screen)


async def show_why(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Why) -> None:
    """Show, below a card, the words that it stands on."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    for screen in why(opened, visit):
        await chat.send(screen)


async def ask_for_note(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AddNote) -> None:
    """Ask for a note."""
    await _ask(desk, chat, visit, answer.Asks.NOTE, tap.job)


async def ask_for_title(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AddTitle) -> None:
    """Ask for a title."""
    await _ask(desk, chat, visit, answer.Asks.TITLE, tap.job)


async def ask_for_question(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Ask) -> None:
    """Ask what the user would like to know."""
    await _ask(desk, chat, visit, answer.Asks.QUESTION, tap.job)


async def answer_question(desk: Desk, chat: Chat, visit: Visit, job_id: int, question: str) -> None:
    """Answer from the posting alone."""
    async with chat.typing():
        opened, said, used_up = await ask_posting(desk.database, visit, job_id, question, desk.assistant)
        await answer.stop_asking(desk.database, visit)
        screen = answered(opened, said, visit)
        if used_up and desk.assistant is not None:
            screen = with_line(
                screen, text("model-limit-used-up", visit.user.language, count=desk.assistant.daily_limit)
            )
        await chat.send(screen)


async def take_answer(desk: Desk, chat: Chat, visit: Visit, words: str) -> bool:
    """Take a text as the answer to what was asked; False where nothing is asked any more."""
    answered = await answer.answer(desk.database, visit, words)
    if answered is None:
        return False
    asked, opened = answered
    await chat.send(card(opened, visit, notice=text(f"{asked.value}-kept", visit.user.language)))
    return True


async def note_on(desk: Desk, chat: Chat, visit: Visit, job_id: int, words: str) -> None:
    """A reply to a job's card is a note."""
    opened = await answer.note(desk.database, visit, job_id, words)
    await chat.send(card(opened, visit, notice=text("note-kept", visit.user.language)))


async def choose_when(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ChooseWhen) -> None:
    """Show when one can be reminded."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(job_menu.remind_menu(opened, visit))


async def call_off(desk: Desk, chat: Chat, visit: Visit, tap: buttons.CallOff) -> None:
    """Take a reminder back."""
    opened = await remind.call_off(desk.database, visit, tap.reminder)
    desk.reminders_changed()
    await chat.answer(text("reminder-called-off", visit.user.language))
    await chat.show(card(opened, visit))


async def more(desk: Desk, chat: Chat, visit: Visit, tap: buttons.More) -> None:
    """Show what else can be done with a job."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(job_menu.more_menu(opened, visit))


async def show_timeline(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Timeline) -> None:
    """Show what happened with a job."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(timeline(opened, visit))


async def look_again(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ReadAgain) -> None:
    """Look whether the posting is still open and says the same."""
    await chat.answer()
    await count_link(desk.database, visit)
    async with chat.typing():
        again = await read_again.read_again(desk.database, visit, tap.job, desk.web)
    await chat.show(card(again.opened, visit, notice=read_again_notice(again.liveness, again.changes, visit)))


async def look_again_if_stale(
    desk: Desk, chat: Chat, visit: Visit, opened: Opened, shown: int, undo: int | None = None
) -> None:
    """After a card was shown: look at its page if that was long ago, and say on the card what is new."""
    if not await read_again.is_stale(desk.database, visit, opened):
        return
    again = await read_again.read_again(desk.database, visit, opened.job.id, desk.web)
    if again.changes or again.liveness is Liveness.CLOSED:
        notice = read_again_notice(again.liveness, again.changes, visit)
        await chat.edit(shown, card(again.opened, visit, notice=notice, undo=undo))


async def ask_to_delete(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Delete) -> None:
    """Ask once before a job is deleted."""
    opened = await open_job.open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(job_menu.delete_menu(opened, visit))


async def delete(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DeleteSurely) -> None:
    """Delete a job."""
    gone = await move.delete(desk.database, visit, tap.job)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(job_menu.deleted(gone, visit))


async def _ask(desk: Desk, chat: Chat, visit: Visit, asks: answer.Asks, job_id: int) -> None:
    job = await answer.ask(desk.database, visit, asks, job_id)
    await chat.answer()
    language = visit.user.language
    cancel = Button(text("button-cancel", language), buttons.StopAsking())
    await chat.send(Screen(text(f"ask-{asks.value}", language, name=name(job, language)), ((cancel,),)))


async def _show_moved(chat: Chat, visit: Visit, moved: Moved) -> int:
    await chat.answer(_where(moved, visit) if moved.event_id is not None else None)
    return await chat.show(card(moved.opened, visit, undo=moved.event_id))


def _where(moved: Moved, visit: Visit) -> Markup:
    job, language = moved.opened.job, visit.user.language
    if job.standing is None or (job.standing.stage is Stage.SAVED and job.standing.outcome is None):
        return text("saved-as", language, number=str(job.number))
    outcome = job.standing.outcome
    where = outcome_name(outcome, language) if outcome else stage_name(job.standing.stage, language)
    return text("moved-to", language, where=where)
