"""Reminders: by /remind, by the calendar, when one comes, and all of them."""

from datetime import datetime, time

from telegram import Message

from bot.actions import answer, remind, reminders
from bot.actions.answer import stop_asking
from bot.actions.open_job import id_of, open_job
from bot.actions.reminders import OnJob, Picks, ReminderAct
from bot.errors import NotFound, UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons, calendar_keyboard, job_menu
from bot.views import reminders as screens
from bot.views.card import card
from bot.views.screen import Button, Screen
from bot.views.settings import ask_whether
from bot.views.when import moment

_CHOICES = 8

# --- /remind ----------------------------------------------------------------------------------------------------------


async def command(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Set a reminder: of the job that is named, of the card that was replied to, or of the only one under way."""
    await stop_asking(desk.database, visit)
    said = reminders.read(argument, visit, visit.now, about_a_job=chat.about is not None)
    if said.when is None and said.words:
        raise UserError("remind-unread")
    if said.number is not None:
        job_id = await id_of(desk.database, visit, said.number)
    elif chat.about is not None:
        job_id = chat.about
    else:
        choices = await reminders.jobs_to_choose(desk.database, visit, _CHOICES + 1)
        if not choices:
            raise UserError("remind-no-jobs")
        if len(choices) > 1:
            more = len(choices) > _CHOICES
            shown = screens.choose_job(choices[:_CHOICES], visit, more=more)
            await chat.send(shown, reply_to=chat.said.message_id if chat.said else None)
            return
        job_id = choices[0].id
    await _set(desk, chat, visit, job_id, said, chat.said)


async def of_job(desk: Desk, chat: Chat, visit: Visit, tap: buttons.RemindOf) -> None:
    """The job that a /remind without a number is for was chosen."""
    said = chat.tapped.reply_to_message if chat.tapped is not None else None
    if said is None or not said.text:
        raise UserError("remind-text-gone")
    await chat.answer()
    read = reminders.read(said.text.partition(" ")[2], visit, said.date, about_a_job=True)
    await _set(desk, chat, visit, tap.job, read, said)


async def keep_as_note(desk: Desk, chat: Chat, visit: Visit, tap: buttons.KeepAsNote) -> None:
    """What was too long for a reminder is a note."""
    said = chat.tapped.reply_to_message if chat.tapped is not None else None
    if said is None or not said.text:
        raise UserError("remind-text-gone")
    words = said.text
    if words.startswith("/"):
        words = reminders.read(words.partition(" ")[2], visit, said.date, about_a_job=False).words
    opened = await answer.note(desk.database, visit, tap.job, words)
    await chat.answer()
    await chat.show(card(opened, visit, notice=text("note-kept", visit.user.language)))


async def _set(
    desk: Desk, chat: Chat, visit: Visit, job_id: int, said: reminders.Said, message: Message | None
) -> None:
    if said.when is None:
        opened = await open_job(desk.database, visit, job_id)
        if opened.job.is_draft:
            raise UserError("save-first")
        await chat.show(job_menu.remind_menu(opened, visit))
        return
    try:
        made = await remind.remind_at(desk.database, visit, job_id, said.when, said.words)
    except UserError as error:
        if error.key != "reminder-too-long":
            raise
        await _offer_note(chat, visit, job_id, message)
        return
    if made.reminder is None:
        raise NotFound("reminder-gone")
    await _told(desk, chat, visit, OnJob(made.opened, made.reminder, made.also, asks_zone=made.asks_zone))


async def _told(desk: Desk, chat: Chat, visit: Visit, found: OnJob) -> None:
    """Say when it comes, and ask once whether the clock is right."""
    desk.reminders_changed()
    await chat.show(screens.set_screen(found, visit))
    if found.asks_zone:
        await chat.send(ask_whether(visit))


async def _offer_note(chat: Chat, visit: Visit, job_id: int, message: Message | None) -> None:
    await chat.send(
        screens.too_long(job_id, remind.LONGEST_WORDS, visit), reply_to=message.message_id if message else None
    )


# --- from a card ------------------------------------------------------------------------------------------------------


async def remind_in(desk: Desk, chat: Chat, visit: Visit, tap: buttons.RemindIn) -> None:
    """Set a reminder by a tap, and show the card, with a way back."""
    reminded = await remind.remind(desk.database, visit, tap.job, tap.wait)
    desk.reminders_changed()
    if reminded.reminder is None:
        raise NotFound("reminder-gone")
    notice = text("reminder-set", visit.user.language, when=moment(reminded.reminder.due_at, visit))
    await chat.answer(notice)
    shown = card(reminded.opened, visit)
    undo = Button(text("button-undo", visit.user.language), buttons.CallOff(reminded.reminder.id))
    await chat.show(Screen(shown.text, (*shown.rows, (undo,))))
    if reminded.asks_zone:
        await chat.send(ask_whether(visit))


# --- the calendar -----------------------------------------------------------------------------------------------------


async def pick_month(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PickMonth) -> None:
    """Show a month."""
    of = await reminders.title_of(desk.database, visit, tap.picks, tap.id)
    await chat.answer()
    await chat.show(calendar_keyboard.calendar_screen(tap.picks, tap.id, of, tap.month, visit))


async def pick_day(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PickDay) -> None:
    """Show the hours of a day; of one that is gone, the calendar as it is by now."""
    of = await reminders.title_of(desk.database, visit, tap.picks, tap.id)
    day = calendar_keyboard.day_of(tap.day, visit)
    await chat.answer()
    if day is None:
        await chat.show(calendar_keyboard.calendar_screen(tap.picks, tap.id, of, tap.day // 100, visit))
    else:
        await chat.show(calendar_keyboard.hours_screen(tap.picks, tap.id, of, day, visit))


async def pick_hour(desk: Desk, chat: Chat, visit: Visit, tap: buttons.PickHour) -> None:
    """The hour is picked, and with it the time."""
    day, hour = calendar_keyboard.day_of(tap.hour // 100, visit), tap.hour % 100
    if day is None or hour > 23:
        raise UserError("remind-past")
    found = await reminders.picked(desk.database, visit, tap.picks, tap.id, datetime.combine(day, time(hour)))
    await chat.answer()
    await _show_picked(desk, chat, visit, tap.picks, found)


async def ask_when(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AskWhen) -> None:
    """Ask for a time in words."""
    day = calendar_keyboard.day_of(tap.day, visit)
    of = await reminders.ask_when(desk.database, visit, tap.picks, tap.id, day)
    await chat.answer()
    await chat.send(screens.ask_when(of, visit))


async def take_when(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as the time that was asked for."""
    about = await answer.asked_about(desk.database, visit)
    try:
        picks, found = await reminders.take_when(desk.database, visit, message.text or "")
    except UserError as error:
        if error.key != "reminder-too-long" or about is None:
            raise
        await _offer_note(chat, visit, about, message)
        return True
    await _show_picked(desk, chat, visit, picks, found)
    return True


async def _show_picked(desk: Desk, chat: Chat, visit: Visit, picks: Picks, found: OnJob) -> None:
    if picks is Picks.NEW:
        await _told(desk, chat, visit, found)
        return
    desk.reminders_changed()
    if picks is Picks.LATER:
        await chat.show(screens.snoozed_screen(found, visit))
    else:
        await chat.show(screens.edit_screen(found, visit, notice=text("reminder-changed", visit.user.language)))


# --- one reminder -----------------------------------------------------------------------------------------------------


async def on_reminder(desk: Desk, chat: Chat, visit: Visit, tap: buttons.OnReminder) -> None:
    """Do something with a reminder."""
    database, which = desk.database, tap.reminder
    match tap.act:
        case ReminderAct.OPEN:
            screen = screens.edit_screen(await reminders.open_reminder(database, visit, which), visit)
        case ReminderAct.DONE:
            screen = screens.done_screen(await reminders.finish(database, visit, which, done=True), visit)
        case ReminderAct.NOT_DONE:
            screen = _as_it_came(await reminders.finish(database, visit, which, done=False), visit)
        case ReminderAct.CALL_OFF:
            screen = screens.called_off_screen(await reminders.call_off(database, visit, which), visit)
        case ReminderAct.CALL_BACK:
            screen = screens.edit_screen(await reminders.call_back(database, visit, which), visit)
        case ReminderAct.STOP:
            screen = screens.stopped_screen(await reminders.call_off(database, visit, which), visit)
        case ReminderAct.GO_ON:
            screen = _as_it_came(await reminders.call_back(database, visit, which), visit)
        case ReminderAct.ASK_WORDS:
            found = await reminders.ask_words(database, visit, which)
            await chat.answer()
            await chat.send(screens.ask_words(found, visit))
            return
    desk.reminders_changed()
    await chat.answer()
    await chat.show(screen)


async def take_words(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a text as a reminder's new words."""
    about = await answer.asked_about(desk.database, visit)
    try:
        found = await reminders.take_words(desk.database, visit, message.text or "")
    except UserError as error:
        if error.key != "reminder-too-long" or about is None:
            raise
        await _offer_note(chat, visit, about, message)
        return True
    await chat.send(screens.edit_screen(found, visit, notice=text("reminder-changed", visit.user.language)))
    return True


async def snooze(desk: Desk, chat: Chat, visit: Visit, tap: buttons.Snooze) -> None:
    """Let a reminder come again."""
    found = await reminders.snooze(desk.database, visit, tap.reminder, tap.wait)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(screens.snoozed_screen(found, visit))


async def undo_snooze(desk: Desk, chat: Chat, visit: Visit, tap: buttons.UndoSnooze) -> None:
    """It is not to come again."""
    found = await reminders.undo_snooze(desk.database, visit, tap.reminder, tap.later)
    await chat.answer()
    await chat.show(_as_it_came(found, visit))


async def set_time(desk: Desk, chat: Chat, visit: Visit, tap: buttons.SetTime) -> None:
    """The words meant the other time."""
    try:
        wall = datetime.strptime(f"{tap.wall:012}", "%Y%m%d%H%M")  # noqa: DTZ007  # a wall's time
    except ValueError:
        raise UserError("button-expired") from None
    found = await reminders.set_time(desk.database, visit, tap.reminder, wall)
    desk.reminders_changed()
    await chat.answer()
    await chat.show(screens.set_screen(found, visit))


def _as_it_came(found: OnJob, visit: Visit) -> Screen:
    return screens.reminder_screen(found.opened, found.reminder, visit, late=False)


# --- all of them ------------------------------------------------------------------------------------------------------


async def show_all(desk: Desk, chat: Chat, visit: Visit, _argument: str) -> None:
    """All that is to come."""
    await stop_asking(desk.database, visit)
    await chat.send(screens.reminder_list(await reminders.list_reminders(desk.database, visit, 1), visit))


async def turn(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ListReminders) -> None:
    """Another page of it."""
    page = await reminders.list_reminders(desk.database, visit, tap.page)
    await chat.answer()
    await chat.show(screens.reminder_list(page, visit))


async def inert(_desk: Desk, chat: Chat, _visit: Visit, _tap: buttons.Inert) -> None:
    """A cell that does nothing."""
    await chat.answer()
