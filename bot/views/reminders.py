"""Reminders, in words."""

from bot.actions.open_job import Opened
from bot.model.user import Visit
from bot.storage.reminders import Reminder
from bot.texts import Markup, text
from bot.views.buttons import ChooseWhen, Open
from bot.views.card import clipped, name
from bot.views.screen import Button, Screen, Style


def reminder_line(opened: Opened, reminder: Reminder | None, visit: Visit) -> Markup:
    """What a reminder says, in a line of a digest."""
    said = name(opened.job, visit.user.language)
    if reminder is None or not reminder.text:
        return Markup(f"⏰ {said}")
    return Markup(f"⏰ {clipped(reminder.text)} – {said}")


def reminder_screen(opened: Opened, reminder: Reminder | None, visit: Visit, *, late: bool) -> Screen:
    """The push of a reminder."""
    job, language = opened.job, visit.user.language
    said = text("reminder-late" if late else "reminder-now", language, name=name(job, language))
    if reminder is not None and reminder.text:
        said = Markup(f"{said}\n{clipped(reminder.text)}")
    return Screen(
        said,
        (
            (
                Button(text("button-open", language), Open(job.id), style=Style.PRIMARY),
                Button(text("button-again", language), ChooseWhen(job.id)),
            ),
        ),
    )
