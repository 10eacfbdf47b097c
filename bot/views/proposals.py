"""What a text may have meant, shown before anything is done, and after it."""

from datetime import datetime
from typing import Final

from bot.actions.propose import Done, Proposed
from bot.model.interview import Interview as Round
from bot.model.job import Job, Outcome, Stage
from bot.model.proposal import Interview, Move, Note, Proposal, Remind
from bot.model.schedule import ONCE, SpokenTime, due_at
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import CallOff, ChooseJob, Confirm, Drop, JustNote, OtherTime, PickJob, ReadAnyway, Undo
from bot.views.card import card, name, outcome_name, stage_name
from bot.views.interviews import interview_line
from bot.views.line import clipped
from bot.views.screen import Button, Screen, Style
from bot.views.when import day, moment, short_moment

_LONGEST_LABEL: Final = 48
_LONGEST_QUOTE: Final = 400


def proposal_screen(shown: Proposed, visit: Visit) -> Screen:
    """What was understood, to be confirmed; or, where the job is not known, the jobs that it may be about."""
    return _which_job(shown, visit) if shown.job is None else _is_it_so(shown, shown.job, visit)


def done_screen(done: Done, visit: Visit) -> Screen:
    """The card after what was confirmed, and a way back for each thing."""
    language = visit.user.language
    if not done.proposals:
        return card(done.opened, visit)
    lines = [proposal_line(one, visit) for one in done.proposals]
    notice = Markup("\n".join((text("proposal-done", language), *(f"• {line}" for line in lines))))
    shown = card(done.opened, visit, notice=notice)
    undo = [Button(text("button-undo", language), Undo(event)) for event in reversed(done.events)]
    if len(undo) > 1:
        undo = [_undo_of(event, done, visit) for event in reversed(done.events)]
    calls = [Button(text("button-undo-reminder", language), CallOff(one)) for one in done.reminders]
    return Screen(shown.text, (*shown.rows, *((button,) for button in (*undo, *calls))))


def proposal_line(one: Proposal, visit: Visit) -> Markup:
    """One thing that is to be done, in a line."""
    language = visit.user.language
    match one:
        case Move(to, since):
            where = _where(to, language)
            if since is None:
                return text("proposes-move", language, where=where)
            return text("proposes-move-on", language, where=where, day=day(since, language))
        case Interview():
            return Markup(f"🗓 {interview_line(_round(one, visit), visit)}")
        case Remind(when, words):
            said = Markup(f"⏰ {_moment(when, visit)}")
            return Markup(f"{said}: {clipped(words)}") if words else said
        case Note(words):
            return Markup(f"📝 {clipped(words)}")


def dropped(visit: Visit) -> Screen:
    """Nothing was done."""
    return Screen(text("proposal-dropped", visit.user.language))


def _is_it_so(shown: Proposed, job: Job, visit: Visit) -> Screen:
    language, suggested = visit.user.language, shown.suggested
    number = Markup(f"<b>#{job.number}</b> ") if job.number is not None else Markup()
    lines = [Markup(f"{number}{name(job, language)}"), Markup()]
    if suggested.letter:
        lines += [text(f"letter-{suggested.letter}", language), _quote(suggested.quote), Markup()]
    found = [proposal_line(one, visit) for one in shown.proposals]
    if suggested.keeps_words:
        found.append(text("proposes-letter" if suggested.letter else "proposes-words", language))
    lines.append(text("proposal-asks", language))
    lines += [Markup(f"• {line}") for line in found]
    return Screen(
        Markup("\n".join(lines)),
        (
            (
                Button(text("button-confirm", language), Confirm(shown.id), style=Style.SUCCESS),
                Button(text("button-drop", language), Drop(shown.id)),
            ),
            *_other_times(shown, visit),
            (Button(text("button-just-note", language), JustNote(shown.id)),) if suggested.reply else (),
            (Button(text("button-another-job", language), ChooseJob(shown.id)),) if len(shown.candidates) > 1 else (),
            _as_posting(shown, language),
        ),
    )


def _which_job(shown: Proposed, visit: Visit) -> Screen:
    language, suggested = visit.user.language, shown.suggested
    lines = [text("which-job", language)]
    if suggested.letter:
        lines = [text(f"letter-{suggested.letter}", language), _quote(suggested.quote), Markup(), *lines]
    else:
        lines += [Markup(f"• {proposal_line(one, visit)}") for one in shown.proposals]
    rows = [(Button(_label(job, language), PickJob(shown.id, job.id)),) for job in shown.candidates]
    drop = (Button(text("button-drop", language), Drop(shown.id)),)
    return Screen(Markup("\n".join(lines)), (*rows, _as_posting(shown, language), drop))


def _as_posting(shown: Proposed, language: str) -> tuple[Button, ...]:
    """A letter that is none: its text is read as a posting."""
    if not shown.suggested.letter or shown.suggested.message is None:
        return ()
    return (Button(text("button-read-letter", language), ReadAnyway(shown.suggested.message)),)


def _other_times(shown: Proposed, visit: Visit) -> tuple[tuple[Button, ...], ...]:
    timed = [one for one in shown.proposals if isinstance(one, Interview | Remind)]
    if not timed:
        return ()
    labels = [
        text("button-other-time", visit.user.language, when=_short(wall, timed[0].when, visit))
        for wall in shown.suggested.times
    ]
    return tuple((Button(label, OtherTime(shown.id, nth)),) for nth, label in enumerate(labels))


def _short(wall: datetime, when: SpokenTime, visit: Visit) -> str:
    return short_moment(wall, visit.user.language, timed=when.timed)


def _label(job: Job, language: str) -> str:
    number = f"#{job.number} " if job.number is not None else ""
    words = name(job, language)
    return number + (words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…")


def _quote(words: str | None) -> Markup:
    return Markup(f"<blockquote>{clipped(words, _LONGEST_QUOTE)}</blockquote>") if words else Markup()


def _where(to: Stage | Outcome, language: str) -> Markup:
    return stage_name(to, language) if isinstance(to, Stage) else outcome_name(to, language)


def _round(one: Interview, visit: Visit) -> Round:
    """An interview that was said, as the round that it would become."""
    zone = visit.user.zone
    return Round(
        id=0,
        job_id=0,
        kind=one.kind,
        at=due_at(one.when.wall, zone),
        wall=one.when.wall,
        zone=zone,
        timed=one.when.timed,
        with_whom=one.with_whom,
        place=one.where,
        ends_at=due_at(one.when.ends, zone) if one.when.ends else None,
    )


def _moment(when: SpokenTime, visit: Visit) -> str:
    said = moment(due_at(when.wall, visit.user.zone), visit)
    return said if when.rule == ONCE else text("proposes-series", visit.user.language, when=said)


def _undo_of(event_id: int, done: Done, visit: Visit) -> Button:
    """A way back that says from what."""
    language = visit.user.language
    event = next(one for one in done.opened.timeline if one.id == event_id)
    if event.after is None:
        return Button(text("button-undo-interview", language), Undo(event_id))
    where = (
        outcome_name(event.after.outcome, language) if event.after.outcome else stage_name(event.after.stage, language)
    )
    return Button(text("button-undo-move", language, where=where), Undo(event_id))
