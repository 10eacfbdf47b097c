"""Where each update goes. Every handler below does one action and shows one screen."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.actions.answer import Asks, asked, asked_about, stop_asking
from bot.actions.arrive import arrive, can_be_reached, language_of
from bot.errors import UserError
from bot.handlers import (
    admin,
    backdate,
    calling,
    collection,
    commands,
    compare,
    contacts,
    in_and_out,
    interviews,
    job,
    notes,
    nudges,
    paste,
    profile,
    proposals,
    refining,
    reminders,
    settings,
    stats,
)
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Cause, Visit
from bot.texts import spoken, text
from bot.views import buttons
from bot.views.buttons import Tap
from bot.views.screen import Screen

# What Telegram is asked for: what is not here never reaches us.
WANTED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

COMMANDS: dict[str, Callable[[Desk, Chat, Visit, str], Awaitable[None]]] = {
    "start": commands.start,
    "help": commands.help_page,
    "today": nudges.show_today,
    "jobs": collection.jobs,
    "search": collection.look_for,
    "job": commands.job,
    "remind": reminders.command,
    "reminders": reminders.show_all,
    "note": notes.command,
    "tag": collection.tag,
    "contact": contacts.command,
    "interview": interviews.command,
    "calendar": calling.command,
    "compare": compare.command,
    "stats": stats.command,
    "profile": profile.show,
    "settings": settings.show,
    "export": in_and_out.export,
    "import": in_and_out.ask_for_import,
    "forget": in_and_out.ask_to_forget,
    "admin": admin.command,
    "cancel": commands.cancel,
}

# Each handler takes the tap that it stands beside; a test holds the two together.
TAPS: dict[type[Tap], Callable[[Desk, Chat, Visit, Any], Awaitable[None]]] = {
    buttons.Example: paste.take_example,
    buttons.ReadAnyway: paste.read_anyway,
    buttons.Help: commands.tapped_help,
    buttons.StopAsking: commands.tapped_cancel,
    buttons.ListActive: collection.browse_active,
    buttons.ListClosed: collection.browse_closed,
    buttons.Browse: collection.browse,
    buttons.Choose: collection.choose,
    buttons.ChooseTag: collection.choose_tag,
    buttons.FoundPage: collection.turn_results,
    buttons.Tick: compare.tick,
    buttons.Compare: compare.show,
    buttons.Weigh: compare.weigh,
    buttons.DrawComparison: compare.draw,
    buttons.ShowNumbers: stats.tapped,
    buttons.DrawNumbers: stats.draw,
    buttons.MarkAs: collection.mark,
    buttons.ShowTags: collection.show_tags,
    buttons.AddTags: collection.ask_for_tags,
    buttons.PutTag: collection.put_tag,
    buttons.DropTag: collection.drop_tag,
    buttons.EditMenu: collection.show_fields,
    buttons.EditField: collection.ask_for_field,
    buttons.SetWorkMode: collection.set_work_mode,
    buttons.UndoEdit: collection.undo_edit,
    buttons.ShowNotes: notes.show,
    buttons.OnNote: notes.on_note,
    buttons.SendFiles: notes.send_files,
    buttons.DropFile: notes.drop_file,
    buttons.ShowContacts: contacts.show,
    buttons.AddContact: contacts.ask,
    buttons.OnContact: contacts.on_contact,
    buttons.TheyCall: calling.show,
    buttons.PutInCalendar: calling.put_in_calendar,
    buttons.WholeCalendar: calling.whole_calendar,
    buttons.Confirm: proposals.confirm,
    buttons.Drop: proposals.drop,
    buttons.JustNote: proposals.just_note,
    buttons.OtherTime: proposals.other_time,
    buttons.ChooseJob: proposals.choose_job,
    buttons.PickJob: proposals.pick_job,
    buttons.ShowRounds: interviews.show,
    buttons.AddRound: interviews.ask,
    buttons.OnRound: interviews.on_round,
    buttons.SetKind: interviews.set_kind,
    buttons.SetWall: interviews.set_wall,
    buttons.Open: job.open_card,
    buttons.Save: job.save,
    buttons.SaveApplied: job.save_applied,
    buttons.PutAside: job.set_aside,
    buttons.BringBack: job.bring_back,
    buttons.FullText: job.show_full_text,
    buttons.Why: job.show_why,
    buttons.StopRefining: refining.stop,
    buttons.ShowRefined: refining.show_refined,
    buttons.Ask: job.ask_for_question,
    buttons.ShowFit: profile.show_fit,
    buttons.KnowIt: profile.know_it,
    buttons.ShowProfile: profile.tapped_show,
    buttons.AddToProfile: profile.ask_for_words,
    buttons.AskForCv: profile.ask_for_cv,
    buttons.TakeAsCv: profile.take_as_cv,
    buttons.AnswerProposal: profile.answer_proposal,
    buttons.AnswerAll: profile.answer_all,
    buttons.DropProposals: profile.drop_proposals,
    buttons.ChooseEntry: profile.choose_entry,
    buttons.DropEntry: profile.drop_entry,
    buttons.DropWishes: profile.drop_wishes,
    buttons.ShowGaps: profile.show_gaps,
    buttons.ClearProfile: profile.clear,
    buttons.MoveTo: job.move_to,
    buttons.CloseAs: job.close_as,
    buttons.Undo: job.undo,
    buttons.AddNote: job.ask_for_note,
    buttons.AddTitle: job.ask_for_title,
    buttons.ChooseWhen: job.choose_when,
    buttons.RemindIn: reminders.remind_in,
    buttons.OnReminder: reminders.on_reminder,
    buttons.Snooze: reminders.snooze,
    buttons.UndoSnooze: reminders.undo_snooze,
    buttons.SetTime: reminders.set_time,
    buttons.ListReminders: reminders.turn,
    buttons.RemindOf: reminders.of_job,
    buttons.KeepAsNote: reminders.keep_as_note,
    buttons.PickMonth: reminders.pick_month,
    buttons.PickDay: reminders.pick_day,
    buttons.PickHour: reminders.pick_hour,
    buttons.AskWhen: reminders.ask_when,
    buttons.Inert: reminders.inert,
    buttons.ZoneIsRight: settings.zone_is_right,
    buttons.AskForZone: settings.ask_for_zone,
    buttons.LeaveZone: settings.leave_zone,
    buttons.SetZone: settings.set_zone,
    buttons.ShowSettings: settings.show_part,
    buttons.OpenSettings: settings.open_below,
    buttons.SetLanguage: settings.set_language,
    buttons.SetWeight: settings.set_weight,
    buttons.SetModelLanguage: settings.set_model_language,
    buttons.SetHours: settings.set_hours,
    buttons.SwitchOn: settings.switch_on,
    buttons.SwitchOff: settings.switch_off,
    buttons.CallOff: job.call_off,
    buttons.ShowToday: nudges.tapped_today,
    buttons.FollowedUp: nudges.followed_up,
    buttons.Mute: nudges.mute,
    buttons.Unmute: nudges.unmute,
    buttons.More: job.more,
    buttons.Timeline: job.show_timeline,
    buttons.ShowMoves: backdate.show_moves,
    buttons.ChooseDay: backdate.choose_day,
    buttons.SetDay: backdate.set_day,
    buttons.AskForDay: backdate.ask,
    buttons.UndoDay: backdate.undo,
    buttons.ReadAgain: job.look_again,
    buttons.Delete: job.ask_to_delete,
    buttons.DeleteSurely: job.delete,
    buttons.Export: in_and_out.tapped_export,
    buttons.AskForImport: in_and_out.tapped_ask_for_import,
    buttons.Import: in_and_out.bring_in,
    buttons.DropImport: in_and_out.drop_import,
    buttons.AskToForget: in_and_out.tapped_ask_to_forget,
    buttons.ForgetSurely: in_and_out.forget_surely,
    buttons.ShowAdmin: admin.tapped,
    buttons.BackUpNow: admin.back_up,
    buttons.ShowParked: admin.show_parked,
    buttons.TryAgain: admin.try_again,
}

# What takes a text that was asked for, where that is told apart by what was asked.
ANSWERS: dict[Asks, Callable[[Desk, Chat, Visit, Message], Awaitable[bool]]] = {
    Asks.EDIT: collection.take_field,
    Asks.TAGS: collection.take_tags,
    Asks.NOTE_EDIT: notes.take_words,
    Asks.CONTACT: contacts.take_line,
    Asks.ROUND: interviews.take_words,
    Asks.DAY: backdate.take_words,
    Asks.REMIND: reminders.take_when,
    Asks.RETIME: reminders.take_when,
    Asks.SNOOZE: reminders.take_when,
    Asks.REWORD: reminders.take_words,
    Asks.ZONE: settings.take_zone,
}

# A question is answered by the next text, or given up by anything else that leads elsewhere.
_KEEPS_ASKING = (
    buttons.FullText,
    buttons.Why,
    buttons.AddNote,
    buttons.AddTitle,
    buttons.Ask,
    buttons.AddToProfile,
    buttons.AskForCv,
    buttons.Inert,
)


async def handle(desk: Desk, update: Update) -> None:
    """Do what an update asks for. What goes wrong by the user's hand is answered here; all else is raised."""
    person = update.effective_user
    place = update.effective_chat
    if person is None or place is None or person.is_bot:
        return
    chat = Chat(desk.bot, place.id, update.callback_query)
    language = spoken(person.language_code)
    if place.type != ChatType.PRIVATE:
        await _in_a_group(update, chat, language)
        return
    if desk.allowed_users and person.id not in desk.allowed_users:
        await chat.answer()
        await chat.send(Screen(text("not-allowed", language, id=str(person.id))))
        return
    cause = Cause(desk.bot.id, update.update_id)
    visit = await arrive(desk.database, person.id, person.language_code, desk.now(), cause)
    try:
        await _do(desk, chat, visit, update)
    except UserError as error:
        await chat.answer()
        await chat.send(Screen(text(error.key, visit.user.language, **error.facts)))


async def apologise(desk: Desk, update: Update, error_id: str) -> None:
    """Tell the user that their update could not be done, with the id under which the log has the cause."""
    place, person = update.effective_chat, update.effective_user
    if place is not None and place.type == ChatType.PRIVATE:
        language = spoken(person.language_code if person else None)
        await Chat(desk.bot, place.id).send(Screen(text("trouble", language, id=error_id)))


async def slow_down(desk: Desk, chat_id: int, waiting: int) -> None:
    """Tell somebody who sends very much at once that all of it is done, one after the other."""
    language = await language_of(desk.database, chat_id)
    await Chat(desk.bot, chat_id).send(Screen(text("slow-down", language, count=waiting)))


async def _do(desk: Desk, chat: Chat, visit: Visit, update: Update) -> None:
    if update.callback_query is not None:
        await _tap(desk, chat, visit, update.callback_query)
    elif update.my_chat_member is not None:
        await _membership(desk, visit, update.my_chat_member)
    elif update.edited_message is not None:
        if not _is_command(update.edited_message):
            await paste.take_message(desk, chat, visit, update.edited_message, edited=True)
    elif update.message is not None:
        async with notes.expecting_rest(desk, visit, update.message):
            await _message(desk, chat, visit, update.message)


async def _tap(desk: Desk, chat: Chat, visit: Visit, query: CallbackQuery) -> None:
    tap = buttons.unpacked(query.data or "")
    if tap is None:
        raise UserError("button-expired")
    if not isinstance(tap, _KEEPS_ASKING):
        await stop_asking(desk.database, visit)
    await TAPS[type(tap)](desk, chat, visit, tap)


async def _message(desk: Desk, chat: Chat, visit: Visit, message: Message) -> None:
    words = message.text or ""
    if _is_command(message):
        command, _, argument = words.partition(" ")
        name = command[1:].split("@")[0].lower()
        chat.said, chat.about = message, _job_of(message.reply_to_message)
        if name in COMMANDS:
            await COMMANDS[name](desk, chat, visit, argument)
        else:
            await commands.unknown(desk, chat, visit, command)
        return
    if message.document is not None and in_and_out.is_for_import(message):
        await in_and_out.take_file(desk, chat, visit, message.document)
        return
    replied = _job_of(message.reply_to_message)
    if words.rstrip().endswith("?") and replied is not None:
        await job.answer_question(desk, chat, visit, replied, words)
    elif words and replied is not None:
        if not await proposals.reply(desk, chat, visit, message, replied):
            await job.note_on(desk, chat, visit, replied, words)
    elif replied is not None and await notes.attach_to(desk, chat, visit, replied, message):
        return
    elif not await _answers(desk, chat, visit, message) and not await proposals.alone(desk, chat, visit, message):
        await paste.take_message(desk, chat, visit, message)


async def _answers(desk: Desk, chat: Chat, visit: Visit, message: Message) -> bool:
    """Take a message as the answer to what the bot asked for; False where it is none."""
    asks = await asked(desk.database, visit)
    if asks is Asks.REST:
        if await notes.is_rest(desk, visit, message):
            return True
        asks = await asked(desk.database, visit)
    if message.document is not None and asks is Asks.CV:
        await profile.take_cv(desk, chat, visit, message.document)
        return True
    if message.document is not None and asks is Asks.IMPORT and in_and_out.may_be_for_import(message.document):
        await in_and_out.take_file(desk, chat, visit, message.document)
        return True
    if not message.text or asks is None:
        return False
    if asks in (Asks.PROFILE, Asks.CV):
        await profile.take_words(desk, chat, visit, message.text)
        return True
    if asks in ANSWERS:
        return await ANSWERS[asks](desk, chat, visit, message)
    about = await asked_about(desk.database, visit)
    if asks is Asks.QUESTION and about is not None:
        await job.answer_question(desk, chat, visit, about, message.text)
        return True
    return await job.take_answer(desk, chat, visit, message.text)


def _is_command(message: Message) -> bool:
    return (message.text or "").startswith("/") and message.forward_origin is None


def _job_of(card: Message | None) -> int | None:
    """The job of the card or the answer that was replied to: its buttons carry the id. A list of jobs is no job's."""
    if card is None or card.reply_markup is None:
        return None
    taps = (
        buttons.unpacked(button.callback_data)
        for row in card.reply_markup.inline_keyboard
        for button in row
        if isinstance(button.callback_data, str)
    )
    tells = buttons.AddNote | buttons.Save | buttons.Open | buttons.Ask | buttons.ShowRefined
    jobs = {tap.job for tap in taps if isinstance(tap, tells)}
    return jobs.pop() if len(jobs) == 1 else None


async def _membership(desk: Desk, visit: Visit, change: ChatMemberUpdated) -> None:
    blocked = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    await can_be_reached(desk.database, visit, reachable=not blocked)


async def _in_a_group(update: Update, chat: Chat, language: str) -> None:
    """Say why nothing happens here, where the bot is spoken to or was just let in.

    Of a group's messages Telegram shows a bot only those that speak to it.
    """
    if update.callback_query is not None:
        await chat.answer(text("private-only", language))
    joined = update.my_chat_member is not None and update.my_chat_member.new_chat_member.status == ChatMember.MEMBER
    spoken_to = update.message is not None and bool(update.message.text or update.message.effective_attachment)
    if joined or spoken_to:
        await chat.send(Screen(text("private-only", language)))
