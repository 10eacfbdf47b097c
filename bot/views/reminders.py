"""Reminders, in words: set, listed, opened, and when one comes."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.calendar import Dated
from bot.actions.open_job import Opened
from bot.actions.remind import Wait
from bot.actions.reminders import PAGE_SIZE, OnJob, Picks, ReminderAct, ReminderPage
from bot.model.job import Job
from bot.model.schedule import ONCE
from bot.model.user import Visit
from bot.storage.reminders import Reminder
from bot.texts import Markup, text
from bot.views.buttons import (
    AskWhen,
    KeepAsNote,
    ListActive,
    ListReminders,
    OnReminder,
    Open,
    PickMonth,
    PutInCalendar,
    RemindOf,
    SetTime,
    Snooze,
    StopAsking,
    UndoSnooze,
    WholeCalendar,
)
from bot.views.card import clipped, name
from bot.views.screen import LONGEST_COPY, Button, Screen, Style, length
from bot.views.when import moment, wall_time

LONGEST_SHOWN = 500
_LONGEST_IN_A_LIST = 120
_LONGEST_LABEL = 40
_IN_A_ROW = 3

Row = tuple[Button, ...]


# --- when one comes ---------------------------------------------------------------------------------------------------


def reminder_line(opened: Opened, reminder: Reminder | None, visit: Visit) -> Markup:
    """What a reminder says, in a line of a digest."""
    said = name(opened.job, visit.user.language)
    if reminder is None or not reminder.text:
        return Markup(f"⏰ {said}")
    return Markup(f"⏰ {clipped(reminder.text)} – {said}")


def reminder_screen(opened: Opened, reminder: Reminder | None, visit: Visit, *, late: bool) -> Screen:
    """The push of a reminder."""
    job, language = opened.job, visit.user.language
    if reminder is not None and reminder.text:
        said = text("reminder-late-words" if late else "reminder-now-words", language, words=_words(reminder))
        said = Markup(f"{said}\n{_job_line(job, language)}")
    else:
        said = text("reminder-late" if late else "reminder-now", language, name=name(job, language))
    open_it = Button(text("button-open", language), Open(job.id), style=Style.PRIMARY)
    if reminder is None:
        return Screen(said, ((open_it,),))
    return Screen(
        said,
        (
            (open_it, Button(text("button-done", language), OnReminder(reminder.id, ReminderAct.DONE))),
            (
                Button(text("button-snooze-hour", language), Snooze(reminder.id, Wait.HOUR)),
                Button(text("button-snooze-tomorrow", language), Snooze(reminder.id, Wait.TOMORROW)),
                Button(text("button-snooze-pick", language), PickMonth(Picks.LATER, reminder.id, 0)),
            ),
            (Button(text("button-stop-series", language), OnReminder(reminder.id, ReminderAct.STOP)),)
            if reminder.rule != ONCE
            else (),
        ),
    )


def done_screen(found: OnJob, visit: Visit) -> Screen:
    """What it was about is done; of a series, when it comes again."""
    said = _about("reminder-done", found, visit)
    if found.reminder.rule != ONCE and found.reminder.waits:
        again = text("reminder-again", visit.user.language, when=moment(found.reminder.due_at, visit))
        said = Markup(f"{said}\n{again}")
    return Screen(said, (_undo_and_open(found, OnReminder(found.reminder.id, ReminderAct.NOT_DONE), visit),))


def snoozed_screen(found: OnJob, visit: Visit) -> Screen:
    """When it comes again."""
    later = found.later or found.reminder
    until = text("reminder-snoozed", visit.user.language, when=moment(later.due_at, visit))
    undo = UndoSnooze(found.reminder.id, later.id)
    return Screen(Markup(f"{until}\n{_what(found, visit)}"), (_undo_and_open(found, undo, visit),))


def stopped_screen(found: OnJob, visit: Visit) -> Screen:
    """A series comes no more."""
    back = OnReminder(found.reminder.id, ReminderAct.GO_ON)
    return Screen(_about("reminder-stopped", found, visit), (_undo_and_open(found, back, visit),))


# --- set, opened, called off ------------------------------------------------------------------------------------------


def set_screen(found: OnJob, visit: Visit) -> Screen:
    """The time as it was understood, with a way back; where the words may mean two times, both."""
    reminder, language = found.reminder, visit.user.language
    parts = [text("reminder-is-set", language, when=_when(reminder, visit)), _what(found, visit)]
    rows: list[Row] = []
    if found.also is not None and reminder.wall is not None:
        parts.append(text("reminder-also", language))
        rows.append(
            (
                Button(f"✓ {wall_time(reminder.wall, visit)}", SetTime(reminder.id, _stamp(reminder.wall))),
                Button(wall_time(found.also, visit), SetTime(reminder.id, _stamp(found.also))),
            )
        )
    rows.append(
        (
            Button(text("button-undo", language), OnReminder(reminder.id, ReminderAct.CALL_OFF)),
            Button(text("button-change", language), OnReminder(reminder.id, ReminderAct.OPEN)),
        )
    )
    rows.append((Button(text("button-open", language), Open(found.opened.job.id)),))
    return Screen(Markup("\n".join(parts)), tuple(rows))


def edit_screen(found: OnJob, visit: Visit, *, notice: Markup | None = None) -> Screen:
    """One reminder, and what can be changed about it."""
    reminder, language = found.reminder, visit.user.language
    if reminder.done_at is not None:
        return called_off_screen(found, visit)
    key = "reminder-comes" if reminder.waits else "reminder-came"
    lines = [text(key, language, when=_when(reminder, visit)), _what(found, visit)]
    call_off = Button(
        text("button-call-it-off", language), OnReminder(reminder.id, ReminderAct.CALL_OFF), style=Style.DANGER
    )
    return Screen(
        Markup("\n".join(([notice, Markup()] if notice else []) + lines)),
        (
            (
                Button(text("button-pick-date", language), PickMonth(Picks.MOVE, reminder.id, 0)),
                Button(text("button-in-words", language), AskWhen(Picks.MOVE, reminder.id, 0)),
            ),
            (
                Button(text("button-change-words", language), OnReminder(reminder.id, ReminderAct.ASK_WORDS)),
                *((call_off,) if reminder.waits else ()),
            ),
            (Button(text("button-in-calendar", language), PutInCalendar(Dated.REMINDER, reminder.id)),)
            if reminder.waits
            else (),
            (
                Button(text("button-open", language), Open(found.opened.job.id)),
                Button(text("button-all-reminders", language), ListReminders(1)),
            ),
        ),
    )


def called_off_screen(found: OnJob, visit: Visit) -> Screen:
    """It is not to come, with a way back."""
    reminder, language = found.reminder, visit.user.language
    lines = [text("reminder-off", language, when=_when(reminder, visit)), _what(found, visit)]
    return Screen(
        Markup("\n".join(lines)),
        (
            (
                Button(text("button-undo", language), OnReminder(reminder.id, ReminderAct.CALL_BACK)),
                Button(text("button-all-reminders", language), ListReminders(1)),
            ),
        ),
    )


# --- all of them ------------------------------------------------------------------------------------------------------


def reminder_list(page: ReminderPage, visit: Visit) -> Screen:
    """A page of what is to come, the nearest first."""
    language = visit.user.language
    if not page.total:
        jobs = Button(text("button-jobs", language), ListActive(1))
        return Screen(text("reminders-none", language), ((jobs,),))
    first = (page.number - 1) * PAGE_SIZE + 1
    lines = [text("reminders-title", language, total=page.total)]
    lines += [
        text(
            "reminders-entry",
            language,
            nth=str(nth),
            when=_when(reminder, visit),
            what=_listed(reminder, job, language),
        )
        for nth, (reminder, job) in enumerate(page.entries, first)
    ]
    each = [
        Button(f"⏰ {nth}", OnReminder(reminder.id, ReminderAct.OPEN))
        for nth, (reminder, _) in enumerate(page.entries, first)
    ]
    leaf: Row = ()
    if page.pages > 1:
        before, after = (page.number - 2) % page.pages + 1, page.number % page.pages + 1
        leaf = (
            Button("‹", ListReminders(before)),
            Button(f"{page.number}/{page.pages}", ListReminders(page.number)),
            Button("›", ListReminders(after)),
        )
    rows = tuple(tuple(each[at : at + _IN_A_ROW]) for at in range(0, len(each), _IN_A_ROW))
    calendar = (Button(text("button-whole-calendar", language), WholeCalendar()),)
    return Screen(Markup("\n\n".join(lines)), (*rows, leaf, calendar))


# --- what is asked ----------------------------------------------------------------------------------------------------


def choose_job(jobs: Sequence[Job], visit: Visit, *, more: bool) -> Screen:
    """Which job a reminder is for."""
    language = visit.user.language
    rows = tuple((Button(f"#{job.number} {_short(job, language)}", RemindOf(job.id)),) for job in jobs)
    said = text("remind-which", language)
    return Screen(Markup(f"{said}\n{text('remind-which-more', language)}") if more else said, rows)


def ask_when(job: Job, visit: Visit) -> Screen:
    """The question for a time in words."""
    language = visit.user.language
    return Screen(text("ask-when", language, name=name(job, language)), (_cancel(language),))


def ask_words(found: OnJob, visit: Visit) -> Screen:
    """The question for a reminder's new words, with the old ones to copy."""
    language = visit.user.language
    old = found.reminder.text or ""
    copy = (Button(text("button-copy-line", language), copies=old),) if old and length(old) <= LONGEST_COPY else ()
    return Screen(text("ask-reminder-words", language), (copy, _cancel(language)))


def too_long(job_id: int, most: int, visit: Visit) -> Screen:
    """Words too long for a reminder can be a note."""
    language = visit.user.language
    return Screen(
        text("reminder-too-long", language, most=most),
        ((Button(text("button-keep-as-note", language), KeepAsNote(job_id)),),),
    )


# --- pieces -----------------------------------------------------------------------------------------------------------


def _when(reminder: Reminder, visit: Visit) -> Markup:
    when = Markup(moment(reminder.due_at, visit))
    if reminder.rule == ONCE:
        return when
    rule = text(f"rule-{reminder.rule.every.value}", visit.user.language, interval=reminder.rule.interval)
    return Markup(f"{when}, {rule}")


def _what(found: OnJob, visit: Visit) -> Markup:
    """Its words, where it has some, and its job."""
    job = _job_line(found.opened.job, visit.user.language)
    return Markup(f"{_words(found.reminder)}\n{job}") if found.reminder.text else job


def _about(key: str, found: OnJob, visit: Visit) -> Markup:
    return Markup(f"{text(key, visit.user.language)}\n{_what(found, visit)}")


def _words(reminder: Reminder) -> Markup:
    return clipped(reminder.text or "", LONGEST_SHOWN)


def _job_line(job: Job, language: str) -> Markup:
    return Markup(f"#{job.number} {name(job, language)}" if job.number else name(job, language))


def _short(job: Job, language: str) -> Markup:
    said = ", ".join(filter(None, (job.title, job.company)))
    return clipped(said, _LONGEST_LABEL) if said else name(job, language)


def _listed(reminder: Reminder, job: Job, language: str) -> Markup:
    line = _job_line(job, language)
    return Markup(f"{clipped(reminder.text, _LONGEST_IN_A_LIST)}\n{line}") if reminder.text else line


def _undo_and_open(found: OnJob, undo: OnReminder | UndoSnooze, visit: Visit) -> Row:
    language = visit.user.language
    return (
        Button(text("button-undo", language), undo),
        Button(text("button-open", language), Open(found.opened.job.id)),
    )


def _cancel(language: str) -> Row:
    return (Button(text("button-cancel", language), StopAsking()),)


def _stamp(wall: datetime) -> int:
    return int(f"{wall:%Y%m%d%H%M}")
