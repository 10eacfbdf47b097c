"""What else one can do with a saved job: the screens behind Remind, More and Delete."""

from bot.actions.calendar import Dated
from bot.actions.edit import Mark
from bot.actions.open_job import Opened
from bot.actions.remind import Wait, day_before_deadline
from bot.actions.reminders import Picks, ReminderAct
from bot.model.comparison import Picked
from bot.model.job import Job, Outcome, Stage
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import (
    Ask,
    AskWhen,
    CloseAs,
    Delete,
    DeleteSurely,
    EditMenu,
    FullText,
    ListActive,
    MarkAs,
    OnReminder,
    Open,
    PickMonth,
    PutInCalendar,
    ReadAgain,
    RemindIn,
    ShowContacts,
    ShowMoves,
    ShowNotes,
    ShowRounds,
    ShowTags,
    TheyCall,
    Tick,
    Timeline,
    Why,
)
from bot.views.card import name, outcome_name
from bot.views.screen import Button, Screen, Style
from bot.views.when import on_the_clock


def remind_menu(opened: Opened, visit: Visit) -> Screen:
    """When to be reminded, and what is set already, to be called off by a tap."""
    job, language = opened.job, visit.user.language
    offered = [Wait.HOURS, Wait.TOMORROW, Wait.THREE_DAYS, Wait.NEXT_WEEK]
    if day_before_deadline(job, visit) is not None:
        offered.append(Wait.DEADLINE)
    waits = [
        Button(text(f"wait-{wait.name.lower().replace('_', '-')}", language), RemindIn(job.id, wait))
        for wait in offered
    ]
    pending = [
        (
            Button(
                text("button-pending", language, when=on_the_clock(one.due_at, visit)),
                OnReminder(one.id, ReminderAct.OPEN),
            ),
        )
        for one in opened.reminders
    ]
    other = (
        Button(text("button-pick-date", language), PickMonth(Picks.NEW, job.id, 0)),
        Button(text("button-in-words", language), AskWhen(Picks.NEW, job.id, 0)),
    )
    back = (Button(text("button-back", language), Open(job.id)),)
    begin = text("remind-days-begin", language, hour=f"{visit.user.push_hour:02}:00")
    return Screen(
        Markup(f"{text('remind-when', language, name=name(job, language))}\n{begin}"),
        (tuple(waits[:2]), tuple(waits[2:4]), tuple(waits[4:]), other, *pending, back),
    )


def more_menu(opened: Opened, visit: Visit) -> Screen:
    """The less common things: how it ended, the text, marks, fields, notes, contacts, delete."""
    job, language = opened.job, visit.user.language
    star = Mark.UNSTAR if job.starred else Mark.STAR
    archive = Mark.UNARCHIVE if job.archived_at is not None else Mark.ARCHIVE
    outcomes = [Button(outcome_name(one, language), CloseAs(job.id, one)) for one in Outcome]
    return Screen(
        text("more-of-job", language, number=str(job.number), name=name(job, language)),
        (
            *(tuple(outcomes[at : at + 2]) for at in range(0, len(outcomes), 2)),
            (
                Button(text("button-full-text", language), FullText(job.id)),
                Button(text("button-why", language), Why(job.id)),
                Button(text("button-ask", language), Ask(job.id)),
            ),
            (
                Button(text(f"button-{star.value}", language), MarkAs(job.id, star)),
                Button(text("button-tags", language), ShowTags(job.id)),
                Button(text("button-edit", language), EditMenu(job.id)),
            ),
            (
                Button(text("button-notes", language), ShowNotes(job.id, 1)),
                Button(text("button-contacts", language), ShowContacts(job.id, 1)),
                Button(text("button-compare", language), Tick.at(Picked((job.number or 0,)), 1)),
            ),
            (
                Button(text("button-rounds", language), ShowRounds(job.id)),
                Button(text("button-they-call", language), TheyCall(job.id)),
            ),
            (
                Button(text("button-timeline", language), Timeline(job.id)),
                Button(text("button-change-day", language), ShowMoves(job.id)),
            ),
            (
                *([Button(text("button-read-again", language), ReadAgain(job.id))] if job.url else []),
                *_last_day(job, visit),
            ),
            (
                Button(text(f"button-{archive.value}", language), MarkAs(job.id, archive)),
                Button(text("button-delete", language), Delete(job.id), style=Style.DANGER),
            ),
            (Button(text("button-back", language), Open(job.id)),),
        ),
    )


def _last_day(job: Job, visit: Visit) -> tuple[Button, ...]:
    """The last day to apply, for one's calendar, where it is to come and nothing is sent yet."""
    unsent = job.is_under_way and job.standing is not None and job.standing.stage in (Stage.SAVED, Stage.APPLYING)
    if not unsent or job.deadline is None or job.deadline < visit.today:
        return ()
    label = text("button-deadline-in-calendar", visit.user.language)
    return (Button(label, PutInCalendar(Dated.DEADLINE, job.id)),)


def delete_menu(opened: Opened, visit: Visit) -> Screen:
    """The one confirmation before a job is gone."""
    job, language = opened.job, visit.user.language
    return Screen(
        text("delete-surely", language, name=name(job, language)),
        (
            (
                Button(text("button-delete-surely", language), DeleteSurely(job.id), style=Style.DANGER),
                Button(text("button-keep", language), Open(job.id)),
            ),
        ),
    )


def deleted(job: Job, visit: Visit) -> Screen:
    """The job is gone."""
    language = visit.user.language
    return Screen(
        text("job-deleted", language, name=name(job, language)),
        ((Button(text("button-jobs", language), ListActive(1)),),),
    )
