"""What happened with a job, line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Final

from bot.actions.backdate import MOVES, Dated
from bot.actions.interviews import before_and_after
from bot.actions.open_job import Opened
from bot.model.change import Change, Changed
from bot.model.interview import Interview, packed
from bot.model.job import Event, EventKind, Standing
from bot.model.liveness import Liveness
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import AskForDay, ChooseDay, Open, SetDay, ShowMoves, StopAsking, Timeline, UndoDay
from bot.views.card import clipped, name, outcome_name, stage_name
from bot.views.interviews import interview_line
from bot.views.screen import LONGEST_TEXT, Button, Screen, length
from bot.views.when import day, short_moment

DAY: Final = "%Y%m%d"  # as a button carries it
_MOST_CHANGES = 6
_MOST_MOVES = 12
_LONGEST_NOTE = 160
_DAYS_SHOWN = 8


def timeline(opened: Opened, visit: Visit, *, dated: int | None = None) -> Screen:
    """The job's whole way so far, with the days in each stage; where it is too long for a message, its latest part.

    `dated` is the move that was just dated, which can be taken back.
    """
    job, language = opened.job, visit.user.language
    title = text("timeline-title", language, number=str(job.number), name=name(job, language))
    spans, was_step = _spans(opened, visit), True
    lines: list[Markup] = []
    for event in _as_told(opened.timeline):
        if lines and event.kind in MOVES and not was_step:
            lines.append(Markup())  # what belongs to a step stands below it
        was_step = event.kind in MOVES
        lines.append(_line(event, spans.get(event.id), visit))
    while length("\n".join((title, *lines))) > LONGEST_TEXT:
        del lines[0]
    undo = (Button(text("button-undo", language), UndoDay(dated)),) if dated is not None else ()
    change = (Button(text("button-change-day", language), ShowMoves(job.id)),) if spans else ()
    back = Button(text("button-back", language), Open(job.id))
    return Screen(Markup("\n".join((title, *lines))), (undo, change, (back,)))


def move_list(opened: Opened, visit: Visit) -> Screen:
    """The moves of a job, the latest first, to be dated."""
    job, language = opened.job, visit.user.language
    moves = [event for event in opened.timeline if event.kind in MOVES][-_MOST_MOVES:]
    rows = [
        (Button(f"{_where(one.after, language)} · {day(visit.day_of(one.at), language)}", ChooseDay(one.id)),)
        for one in reversed(moves)
    ]
    back = (Button(text("button-back", language), Timeline(job.id)),)
    return Screen(text("which-move", language, name=name(job, language)), (*rows, back))


def day_menu(dated: Dated, visit: Visit) -> Screen:
    """The days on which a move may have been: the last week, or any other in words."""
    event, language = dated.event, visit.user.language
    named = [text("day-today", language), text("day-yesterday", language)]
    days = [visit.today - timedelta(days=back) for back in range(_DAYS_SHOWN)]
    labels = [
        *named,
        *(short_moment(datetime.combine(one, time()), language, timed=False) for one in days[len(named) :]),
    ]
    each = [Button(label, SetDay(event.id, int(one.strftime(DAY)))) for label, one in zip(labels, days, strict=True)]
    return Screen(
        text(
            "which-day",
            language,
            where=_where(event.after, language),
            name=name(dated.job, language),
            day=day(visit.day_of(event.at), language),
        ),
        (
            tuple(each[:2]),
            tuple(each[2:5]),
            tuple(each[5:]),
            (Button(text("button-another-day", language), AskForDay(event.id)),),
            (Button(text("button-back", language), ShowMoves(dated.job.id)),),
        ),
    )


def ask_for_day(dated: Dated, visit: Visit) -> Screen:
    """The question for the day of a move."""
    language = visit.user.language
    cancel = (Button(text("button-cancel", language), StopAsking()),)
    where = _where(dated.event.after, language)
    return Screen(text("ask-day", language, where=where, name=name(dated.job, language)), (cancel,))


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


def _spans(opened: Opened, visit: Visit) -> dict[int, Markup]:
    """How long each move lasted, by its id: to the next one, or for as long as it goes on."""
    moves = [event for event in opened.timeline if event.kind in MOVES]
    spans = {}
    for event, after in zip_longest(moves, moves[1:]):
        ended = event.after is not None and event.after.outcome is not None
        days = (visit.day_of(after.at) if after else visit.today) - visit.day_of(event.at)
        key = "days-in-stage" if after else "days-so-far"
        quiet = ended or not days
        spans[event.id] = Markup() if quiet else text(key, visit.user.language, days=days.days)
    return spans


def _as_told(timeline: Iterable[Event]) -> Iterator[Event]:
    """The lines to show: of a round whose time stays the same the latest word alone."""
    told: list[Event] = []
    for event in timeline:
        before, after = before_and_after(event) if event.kind is EventKind.INTERVIEW else (None, None)
        if before is not None and after is not None and before.at == after.at:
            earlier = next((at for at, one in enumerate(told) if _tells_of(one, before)), None)
            if earlier is not None:
                told[earlier] = replace(told[earlier], changes=_now(told[earlier], after))
                continue
        told.append(event)
    return iter(told)


def _tells_of(event: Event, one: Interview) -> bool:
    after = before_and_after(event)[1] if event.kind is EventKind.INTERVIEW else None
    return after is not None and after.id == one.id and after.at == one.at


def _now(event: Event, after: Interview) -> tuple[Change, ...]:
    """The line's changes, telling of the round as it is by now."""
    return tuple(replace(one, after=packed(after)) if one.what is Changed.ROUND else one for one in event.changes)


def _line(event: Event, span: Markup | None, visit: Visit) -> Markup:
    language = visit.user.language
    when = day(visit.day_of(event.at), language)
    match event.kind:
        case EventKind.SAVED | EventKind.MOVED:
            return Markup(f"<b>{when} {_where(event.after, language)}</b>{span or ''}")
        case EventKind.NOTE:
            said = Markup(f"📝 {clipped(event.text or '', _LONGEST_NOTE)}")
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
    return Markup(f"{when} {said}")


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
