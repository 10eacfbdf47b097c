"""What happened with a job, line by line."""

from collections.abc import Iterable
from datetime import date

from bot.actions.interviews import before_and_after
from bot.actions.open_job import Opened
from bot.model.change import Change, Changed
from bot.model.job import Event, EventKind, Standing
from bot.model.liveness import Liveness
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import Open
from bot.views.card import clipped, name, outcome_name, stage_name
from bot.views.interviews import interview_line
from bot.views.screen import LONGEST_TEXT, Button, Screen, length
from bot.views.when import day

_MOST_CHANGES = 6


def timeline(opened: Opened, visit: Visit) -> Screen:
    """The job's whole way so far; where it is too long for a message, its latest part."""
    language = visit.user.language
    title = text("timeline-title", language, number=str(opened.job.number), name=name(opened.job, language))
    lines = [_line(event, visit) for event in opened.timeline]
    while length("\n".join((title, *lines))) > LONGEST_TEXT:
        del lines[0]
    back = Button(text("button-back", language), Open(opened.job.id))
    return Screen(Markup("\n".join((title, *lines))), ((back,),))


def change_lines(changes: Iterable[Change], visit: Visit) -> Markup:
    """What a posting says otherwise than before, a line each."""
    said = [_change(one, visit) for one in changes]
    return Markup("\n".join(f"• {line}" for line in said[:_MOST_CHANGES]))


def read_again_notice(liveness: Liveness, changes: tuple[Change, ...], visit: Visit) -> Markup:
    """What a second look at the page found."""
    language = visit.user.language
    if changes:
        return Markup(f"{text('posting-changed', language)}\n{change_lines(changes, visit)}")
    return text(f"still-{liveness.value}", language)


def _line(event: Event, visit: Visit) -> Markup:
    language = visit.user.language
    when = day(visit.day_of(event.at), language)
    match event.kind:
        case EventKind.SAVED | EventKind.MOVED:
            said = _where(event.after, language)
        case EventKind.NOTE:
            said = Markup(f"📝 {clipped(event.text or '')}")
        case EventKind.CORRECTED if event.changes:
            said = Markup(f"{text('edited', language)}\n{change_lines(event.changes, visit)}")
        case EventKind.CORRECTED:
            said = text("timeline-title-changed", language, title=clipped(event.text or ""))
        case EventKind.CHANGED:
            said = Markup(f"{text('posting-changed', language)}\n{change_lines(event.changes, visit)}")
        case EventKind.REMINDER:
            said = Markup("⏰")
        case EventKind.FOLLOWED_UP:
            said = text("followed-up", language)
        case EventKind.INTERVIEW:
            said = _round(event, visit)
    return Markup(f"<b>{when}</b> {said}")


def _round(event: Event, visit: Visit) -> Markup:
    before, after = before_and_after(event)
    if after is None:
        gone = interview_line(before, visit) if before else Markup()
        return text("timeline-round-gone", visit.user.language, interview=gone)
    moved = before is not None and before.at != after.at
    key = "timeline-round-moved" if moved else "timeline-round"
    return text(key, visit.user.language, interview=interview_line(after, visit))


def _where(standing: Standing | None, language: str) -> Markup:
    if standing is None:
        return Markup()
    return outcome_name(standing.outcome, language) if standing.outcome else stage_name(standing.stage, language)


def _change(one: Change, visit: Visit) -> Markup:
    language = visit.user.language
    before, after = one.before or "–", one.after or "–"
    if one.what is Changed.DEADLINE:
        before, after = (day(date.fromisoformat(end), language) if end else "–" for end in (one.before, one.after))
    if one.what is Changed.WORK_MODE:
        before, after = (text(f"work-mode-{end}", language) if end else "–" for end in (one.before, one.after))
    return text(f"change-{one.what.value.replace('_', '-')}", language, before=clipped(before), after=clipped(after))
