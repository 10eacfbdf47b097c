"""What the bot says by itself: one thing, or several as a digest. Each kind can be switched off in the message."""

from datetime import datetime, timedelta

from bot.actions.due import MORNING
from bot.actions.pushes import NO_UPDATE, Item, Ready
from bot.model.job import Outcome, Stage
from bot.model.liveness import Liveness
from bot.model.nudges import MOST_FOLLOW_UPS, NudgeKind
from bot.model.user import Topic, Visit
from bot.texts import Markup, text
from bot.views.buttons import AddNote, CloseAs, FollowedUp, MoveTo, Mute, Open, OpenSettings, ShowToday
from bot.views.card import name, outcome_name, stage_name
from bot.views.interviews import interview_line
from bot.views.reminders import reminder_line, reminder_screen
from bot.views.screen import Button, Screen, Style
from bot.views.today import agenda_lines, agenda_rows
from bot.views.when import day

_LATE = timedelta(hours=12)  # what comes in the morning after a quiet night is not late
_LATE_REMINDER = timedelta(minutes=10)
_FRESH_LOOK = timedelta(hours=24)
_BUTTONS_IN_A_ROW = 4


def push_screen(push: Ready, now: datetime) -> Screen:
    """The push as it is to look at that moment; an overdue one says so."""
    visit = Visit(push.user, now, NO_UPDATE)
    if push.together:
        return _digest(push, visit)
    item = push.items[0]
    if item.nudge is None:
        return reminder_screen(item.opened, item.reminder, visit, late=now - item.due_at > _LATE_REMINDER)
    said = _said(item, visit)
    if now - item.due_at > _LATE:
        said = Markup(f"{text('push-late', visit.user.language)}\n{said}")
    return Screen(said, (*_rows(item, visit), (_mute_button(item.nudge.topic, visit),)))


# --- several things ---------------------------------------------------------------------------------------------------


def _digest(push: Ready, visit: Visit) -> Screen:
    """Several things in one message, a line each, and a button for each job."""
    language, is_morning = visit.user.language, push.kind == MORNING
    title = text("morning-title" if is_morning else "digest-title", language, day=day(visit.today, language))
    lines = [title, Markup(), *(_line(item, visit) for item in push.items)]
    if push.more:
        lines.append(text("digest-more", language, more=push.more))
    rows = _open_rows(push.items)
    if push.agenda is not None and push.agenda.first is not None:
        lines += [Markup(), *agenda_lines(push.agenda, visit)]
        rows = (*agenda_rows(push.agenda, visit), *rows)
    settings = Button(text("button-settings", language), OpenSettings())
    first = _mute_button(Topic.MORNING, visit) if is_morning else Button(text("button-today", language), ShowToday())
    return Screen(Markup("\n".join(lines)), (*rows, (first, settings)))


def _line(item: Item, visit: Visit) -> Markup:
    said = reminder_line(item.opened, item.reminder, visit) if item.nudge is None else _in_short(item, visit)
    return text("digest-line", visit.user.language, number=str(item.opened.job.number or ""), said=said)


def _in_short(item: Item, visit: Visit) -> Markup:
    """What is said of one job among others: what there is to decide is decided on its card."""
    language = visit.user.language
    called = name(item.opened.job, language)
    match item.nudge:
        case NudgeKind.FOLLOW_UP:
            return text("digest-follow-up", language, name=called, days=_since_last_word(item, visit))
        case NudgeKind.SILENCE:
            return text("digest-silence", language, name=called)
        case NudgeKind.THANK_YOU:
            return text("digest-thank-you", language, name=called)
    return _said(item, visit)


def _open_rows(items: tuple[Item, ...]) -> tuple[tuple[Button, ...], ...]:
    jobs = {item.opened.job.id: item.opened.job for item in items}.values()
    buttons = [Button(f"#{job.number}", Open(job.id)) for job in jobs if job.number is not None]
    return tuple(tuple(buttons[at : at + _BUTTONS_IN_A_ROW]) for at in range(0, len(buttons), _BUTTONS_IN_A_ROW))


# --- one thing --------------------------------------------------------------------------------------------------------


def _said(item: Item, visit: Visit) -> Markup:
    """What is said of one job."""
    job, language = item.opened.job, visit.user.language
    called = name(job, language)
    match item.nudge:
        case NudgeKind.DEADLINE if job.deadline is not None:
            left = (job.deadline - visit.today).days
            said = text("nudge-deadline", language, name=called, days=left, day=day(job.deadline, language))
            return Markup(f"{said} {_looked(item, visit)}".rstrip())
        case NudgeKind.FOLLOW_UP:
            key = "nudge-follow-up" if item.nth < MOST_FOLLOW_UPS else "nudge-last-follow-up"
            return text(key, language, name=called, days=_since_last_word(item, visit))
        case NudgeKind.SILENCE:
            return text("nudge-silence", language, name=called)
        case NudgeKind.THANK_YOU:
            return text("nudge-thank-you", language, name=called)
        case _ if item.interview is not None:
            key = "nudge-interview-soon" if item.nudge is NudgeKind.INTERVIEW_SOON else "nudge-interview-day"
            return text(key, language, name=called, interview=interview_line(item.interview, visit))
    return called


def _looked(item: Item, visit: Visit) -> Markup:
    """What a look at the page told just before; nothing where there was none."""
    job = item.opened.job
    if job.looked_at is None or job.liveness is None or visit.now - job.looked_at > _FRESH_LOOK:
        return Markup()
    return text(f"looked-{job.liveness.value}", visit.user.language)


def _since_last_word(item: Item, visit: Visit) -> int:
    last = max((event.at for event in item.opened.timeline), default=item.due_at)
    return (visit.today - visit.day_of(last)).days


def _rows(item: Item, visit: Visit) -> tuple[tuple[Button, ...], ...]:
    job, language = item.opened.job, visit.user.language
    open_it = Button(text("button-open", language), Open(job.id), style=Style.PRIMARY)
    match item.nudge:
        case NudgeKind.DEADLINE:
            applied = Button(stage_name(Stage.APPLIED, language), MoveTo(job.id, Stage.APPLIED))
            closed = Outcome.POSTING_CLOSED
            gone = [Button(outcome_name(closed, language), CloseAs(job.id, closed))]
            page = [Button(text("button-page", language), url=job.url)] if job.url else []
            return (open_it, applied), tuple(gone if job.liveness is Liveness.CLOSED else page)
        case NudgeKind.FOLLOW_UP:
            return (Button(text("button-wrote", language), FollowedUp(job.id)), open_it), (
                Button(outcome_name(Outcome.REJECTED, language), CloseAs(job.id, Outcome.REJECTED)),
                Button(stage_name(Stage.INTERVIEW, language), MoveTo(job.id, Stage.INTERVIEW)),
            )
        case NudgeKind.SILENCE:
            no_response = Button(
                outcome_name(Outcome.NO_RESPONSE, language), CloseAs(job.id, Outcome.NO_RESPONSE), style=Style.PRIMARY
            )
            return ((no_response, Button(text("button-leave-open", language), Open(job.id))),)
        case NudgeKind.THANK_YOU:
            wrote = Button(text("button-wrote", language), FollowedUp(job.id))
            return ((wrote, Button(text("button-note", language), AddNote(job.id)), open_it),)
    return ((open_it,),)


def _mute_button(topic: Topic, visit: Visit) -> Button:
    return Button(text(f"button-mute-{topic.value.replace('_', '-')}", visit.user.language), Mute(topic))
