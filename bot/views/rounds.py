"""The rounds of interviews of a job, with their buttons."""

from datetime import datetime
from typing import Final

from bot.actions.calendar import Dated
from bot.actions.interviews import Round, RoundAct, Rounds
from bot.model.interview import Interview
from bot.model.job import Job, Stage
from bot.model.proposal import InterviewKind
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import (
    AddRound,
    MoveTo,
    OnRound,
    Open,
    PutInCalendar,
    SetKind,
    SetWall,
    ShowRounds,
    StopAsking,
    Undo,
)
from bot.views.card import name, stage_name
from bot.views.interviews import interview_line, is_over, when_of
from bot.views.line import clipped
from bot.views.screen import Button, Screen, Style
from bot.views.when import short_moment

WALL: Final = "%Y%m%d%H%M"  # a time on the wall as a button carries it


def round_list(rounds: Rounds, visit: Visit) -> Screen:
    """All rounds of a job; those that were are ticked off."""
    job, language = rounds.job, visit.user.language
    lines = [text("rounds-title", language, number=str(job.number), name=name(job, language))]
    if rounds.event_id is not None:
        lines[:0] = [text("round-deleted", language), Markup()]
    for at, one in enumerate(rounds.interviews, 1):
        lines.append(Markup(f"{at}. {'✓' if is_over(one, visit) else '🗓'} {interview_line(one, visit)}"))
    if not rounds.interviews:
        lines.append(text("rounds-none", language))
    opens = [Button(str(at), OnRound(one.id, RoundAct.OPEN)) for at, one in enumerate(rounds.interviews, 1)]
    undo = (Button(text("button-undo", language), Undo(rounds.event_id)),) if rounds.event_id is not None else ()
    return Screen(
        Markup("\n".join(lines)),
        (
            *(tuple(opens[at : at + 5]) for at in range(0, len(opens), 5)),
            undo,
            (Button(text("button-add-round", language), AddRound(job.id), style=Style.PRIMARY),),
            (Button(text("button-back", language), Open(job.id)),),
        ),
    )


def round_screen(found: Round, visit: Visit, *, notice: Markup | None = None) -> Screen:
    """One round, and what can be changed about it."""
    job, one, language = found.job, found.interview, visit.user.language
    parts = [notice, text("round-of", language, number=str(job.number), name=name(job, language)), _told(one, visit)]
    if is_over(one, visit):
        parts.append(text("round-was", language))
    acts = [
        Button(text(f"button-round-{act.value}", language), OnRound(one.id, act))
        for act in (RoundAct.WHEN, RoundAct.KIND, RoundAct.WITH, RoundAct.WHERE)
    ]
    return Screen(
        Markup("\n\n".join(part for part in parts if part)),
        (
            _on_with_stage(job, one, language),
            _other_time(found, visit),
            tuple(acts[:2]),
            tuple(acts[2:]),
            (
                Button(text("button-in-calendar", language), PutInCalendar(Dated.INTERVIEW, one.id)),
                *([Button(text("button-undo", language), Undo(found.event_id))] if found.event_id is not None else []),
            ),
            (
                Button(text("button-delete-round", language), OnRound(one.id, RoundAct.DELETE), style=Style.DANGER),
                Button(text("button-rounds", language), ShowRounds(job.id)),
            ),
            (Button(text("button-back-to-card", language), Open(job.id)),),
        ),
    )


def kind_menu(found: Round, visit: Visit) -> Screen:
    """What a round can be."""
    one, language = found.interview, visit.user.language
    kinds = [
        Button(
            _on(text(f"interview-{kind.value}", language), on=kind is one.kind, language=language),
            SetKind(one.id, kind),
        )
        for kind in InterviewKind
    ]
    back = Button(text("button-back", language), OnRound(one.id, RoundAct.OPEN))
    return Screen(
        text("round-which-kind", language, name=name(found.job, language)),
        (*(tuple(kinds[at : at + 2]) for at in range(0, len(kinds), 2)), (back,)),
    )


def ask_for_round(job: Job, visit: Visit) -> Screen:
    """The question for a round."""
    return _asking("ask-round", job, visit)


def ask_for_part(found: Round, part: RoundAct, visit: Visit) -> Screen:
    """The question for a part of a round."""
    return _asking(f"ask-round-{part.value}", found.job, visit)


def _asking(key: str, job: Job, visit: Visit) -> Screen:
    language = visit.user.language
    cancel = (Button(text("button-cancel", language), StopAsking()),)
    return Screen(text(key, language, name=name(job, language)), (cancel,))


def _told(one: Interview, visit: Visit) -> Markup:
    language = visit.user.language
    lines = [
        Markup(f"<b>{text(f'interview-{one.kind.value}', language)}</b>"),
        Markup(f"🗓 {when_of(one, visit)}"),
        Markup(f"👤 {clipped(one.with_whom)}" if one.with_whom else ""),
        Markup(f"📍 {clipped(one.place)}" if one.place else ""),
    ]
    if not one.timed:
        lines.append(text("round-hour-missing", language))
    return Markup("\n".join(line for line in lines if line))


def _on_with_stage(job: Job, one: Interview, language: str) -> tuple[Button, ...]:
    """One tap that moves the job along, where it has not come so far."""
    reached = Stage.SCREENING if one.kind is InterviewKind.SCREENING else Stage.INTERVIEW
    stages = list(Stage)
    if job.standing is None or job.standing.outcome or stages.index(job.standing.stage) >= stages.index(reached):
        return ()
    label = text("button-move-along", language, stage=stage_name(reached, language))
    return (Button(label, MoveTo(job.id, reached), style=Style.PRIMARY),)


def _other_time(found: Round, visit: Visit) -> tuple[Button, ...]:
    if found.also is None:
        return ()
    shown = short_moment(found.also, visit.user.language, timed=found.interview.timed)
    label = text("button-other-time", visit.user.language, when=shown)
    return (Button(label, SetWall(found.interview.id, wall_number(found.also))),)


def wall_number(wall: datetime) -> int:
    """A time on the wall as a button carries it."""
    return int(wall.strftime(WALL))


def _on(label: Markup, *, on: bool, language: str) -> Markup:
    return text("choice-on", language, what=label) if on else label
