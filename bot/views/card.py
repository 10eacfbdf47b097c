"""The card of a posting: headline facts, ranked skills, then short lists, each line in the posting's own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.actions.open_job import Opened
from bot.model.job import Event, EventKind, Job, Outcome, Stage
from bot.model.liveness import Liveness
from bot.model.match import Match
from bot.model.summary import Fact, Skill, Summary, Weight
from bot.model.user import Visit
from bot.storage.reminders import Reminder
from bot.texts import Markup, escaped, text
from bot.views.buttons import (
    AddNote,
    AddTitle,
    Ask,
    BringBack,
    ChooseWhen,
    FullText,
    More,
    MoveTo,
    PutAside,
    Save,
    SaveApplied,
    SendFiles,
    ShowFit,
    ShowRounds,
    StopRefining,
    TheyCall,
    Undo,
    Why,
)
from bot.views.interviews import interview_line, next_round
from bot.views.line import LONGEST_LINE
from bot.views.line import clipped as clipped  # all who show a card's words take it from here
from bot.views.screen import LONGEST_TEXT, Button, Screen, Style, length
from bot.views.when import day, deadline, deadline_mark, moment, pay

SHOWN_LINES = 5
SHOWN_SKILLS = 10
SHOWN_NOTES = 3
SHOWN_PINNED = 2
SHOWN_CONTACTS = 3
LONGEST_NAME = 120


def card(opened: Opened, visit: Visit, *, notice: Markup | None = None, undo: int | None = None) -> Screen:
    """A job's card: a draft offers to be saved, a saved job shows how far it has come.

    `notice` is one line above the card, `undo` the event that a button takes back.
    """
    job, summary = opened.job, opened.refined or opened.summary
    # A saved job is opened for its stage and its notes: its lists are there, folded.
    blocks = _lists(summary, visit.user.language, shown=SHOWN_LINES if job.is_draft else 0)
    head = [_headline(opened, visit), _skills(summary.skills, visit.user.language), _fit(opened, visit)]
    if not job.is_draft:
        head[:0] = [Markup("\n".join(filter(None, (_standing(opened, visit), _marks(opened, visit)))))]
        head.append(_diary(opened, visit))
    tail = _warnings(opened, visit.user.language)
    if notice is not None:
        head[:0] = [notice]
    return Screen(_fitted(head, blocks, tail), _rows(opened, visit, undo))


def with_line(screen: Screen, line: Markup) -> Screen:
    """A card with one more line at its end, where there is room."""
    longer = Markup(f"{screen.text}\n\n{line}")
    return Screen(longer if length(longer) <= LONGEST_TEXT else screen.text, screen.rows)


def with_refining(screen: Screen, job: Job, visit: Visit) -> Screen:
    """A card that a model is at work on, and the button that stops it."""
    language = visit.user.language
    told = with_line(screen, text("refining", language))
    return Screen(told.text, (*screen.rows, (Button(text("button-stop", language), StopRefining(job.id)),)))


def note_line(note: Event, visit: Visit) -> Markup:
    """A note in a line, with its day; a pinned one has its own sign."""
    when = day(visit.day_of(note.at), visit.user.language)
    key = "note-line-pinned" if note.pinned else "note-line"
    return text(key, visit.user.language, day=when, note=clipped(note.text or ""))


def put_aside(job: Job, visit: Visit) -> Screen:
    """What is left of a card that is not for the user."""
    language = visit.user.language
    return Screen(
        text("put-aside", language, name=name(job, language)),
        ((Button(text("button-bring-back", language), BringBack(job.id)),),),
    )


def name(job: Job, language: str) -> Markup:
    """A job in a few words: its title and its company."""
    title = clipped(job.title, LONGEST_NAME) if job.title else None
    company = clipped(job.company, LONGEST_NAME) if job.company else None
    if title and company:
        return text("title-at-company", language, title=title, company=company)
    if company:
        return text("company-without-title", language, company=company)
    return title or text("no-title", language)


def is_gone(job: Job) -> bool:
    """Whether a job that is under way has a posting that was seen to be closed."""
    return job.liveness is Liveness.CLOSED and job.standing is not None and job.standing.outcome is None


def stage_name(stage: Stage, language: str) -> Markup:
    """A stage's name."""
    return text(f"stage-{stage.value}", language)


def outcome_name(outcome: Outcome, language: str) -> Markup:
    """An outcome's name."""
    return text(f"outcome-{outcome.value.replace('_', '-')}", language)


# --- the text ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    """A titled list: the first lines are shown, the rest unfolds."""

    title: Markup
    lines: list[Markup]
    shown: int

    def __str__(self) -> str:
        shown = "".join(f"\n• {line}" for line in self.lines[: self.shown])
        rest = "\n".join(f"• {line}" for line in self.lines[self.shown :])
        folded = f"\n<blockquote expandable>{rest}</blockquote>" if rest else ""
        return f"<b>{self.title}</b>{shown}{folded}"


def _headline(opened: Opened, visit: Visit) -> Markup:
    job, head, language = opened.job, opened.summary.headline, visit.user.language
    title = f"<b>{clipped(job.title)}</b>" if job.title else f"<i>{text('no-title', language)}</i>"
    where = [clipped(job.place)] if job.place else []
    if job.work_mode:
        where.append(text(f"work-mode-{job.work_mode.value}", language))
    terms = [text(f"employment-{one.value.value.replace('_', '-')}", language) for one in head.employment]
    if head.seniority:
        terms.append(text(f"seniority-{head.seniority.value}", language))
    lines = [
        title,
        f"🏢 {clipped(job.company)}" if job.company else "",
        f"📍 {' · '.join(where)}" if where else "",
        f"💰 {pay(head.salary.value, language)}" if head.salary else "",
        f"📄 {' · '.join(terms)}" if terms else "",
        _last_day(opened, visit),
        f"🌍 {text('remote-from', language, where=clipped(head.remote_from.value))}" if head.remote_from else "",
        f"✉️ {clipped(head.contact.value)}" if head.contact else "",
    ]
    gist = (opened.refined or opened.summary).gist
    if gist:
        lines.append(f"\n<i>{clipped(gist.text)}</i>")
    return Markup("\n".join(line for line in lines if line))


def _last_day(opened: Opened, visit: Visit) -> str:
    last, stated = opened.job.deadline, opened.summary.headline.deadline
    if last is None:
        return ""
    as_stated = stated.value if stated and stated.value.day == last else last
    return f"{deadline_mark(last, visit)} {deadline(as_stated, visit)}"


def _skills(skills: Sequence[Skill], language: str) -> Markup:
    if not skills:
        return Markup()
    shown = [
        f"<b>{clipped(skill.name)}</b>" if skill.weight is Weight.MUST else clipped(skill.name)
        for skill in skills[:SHOWN_SKILLS]
    ]
    return Markup(f"<b>{text('key-skills', language)}</b>\n{' · '.join(shown)}")


def _fit(opened: Opened, visit: Visit) -> Markup:
    if opened.match is None or not (line := verdict_line(opened.match, visit.user.language)):
        return Markup()
    breaks = [text(f"wish-{one.wish.value.replace('_', '-')}", visit.user.language) for one in opened.match.broken]
    if breaks:
        line = Markup(f"{line}\n{text('fit-breaks-short', visit.user.language, wishes=', '.join(breaks))}")
    return line


def verdict_line(match: Match, language: str) -> Markup:
    """How well a job fits, in a line; nothing where that can't be said."""
    if match.verdict is None:
        return Markup()
    line = text(
        "fit-verdict",
        language,
        verdict=text(f"verdict-{match.verdict.value}", language),
        met=match.musts_met,
        musts=match.musts,
    )
    return text("fit-provisional", language, verdict=line) if match.provisional else line


def _lists(summary: Summary, language: str, shown: int) -> list[_Block]:
    musts = [one for one in summary.requirements if one.weight is Weight.MUST]
    extras = [one for one in summary.requirements if one.weight is not Weight.MUST]
    parts: tuple[tuple[str, Iterable[Fact]], ...] = (
        ("you-would-do", summary.responsibilities),
        ("they-ask", musts),
        ("nice-to-have", extras),
        ("they-offer", summary.benefits),
        ("how-to-apply", summary.how_to_apply),
    )
    blocks = [_Block(text(key, language), [clipped(fact.text) for fact in facts], shown) for key, facts in parts]
    return [block for block in blocks if block.lines]


def _warnings(opened: Opened, language: str) -> Markup:
    keys = dict.fromkeys((*opened.posting.warnings, *opened.summary.warnings))
    keys.pop("no-title", None)  # the headline says it where the title would be
    lines = [f"⚠️ {text(f'warning-{key}', language)}" for key in keys]
    if opened.refined_by:
        lines.append(text("refined-by", language, model=clipped(opened.refined_by, LONGEST_NAME)))
    if opened.posting.via:
        lines.append(text("via", language, channel=clipped(opened.posting.via, LONGEST_NAME)))
    return Markup("\n".join(lines))


def _standing(opened: Opened, visit: Visit) -> Markup:
    job, language = opened.job, visit.user.language
    if job.standing is None:
        return Markup()
    where = (
        stage_name(job.standing.stage, language)
        if job.standing.outcome is None
        else text("closed-as", language, outcome=outcome_name(job.standing.outcome, language))
    )
    moves = [event for event in opened.timeline if event.after == job.standing]
    since = day(visit.day_of(moves[-1].at), language) if moves else ""
    return text("job-standing", language, number=str(job.number), where=where, since=since)


def _marks(opened: Opened, visit: Visit) -> Markup:
    """The user's own marks on a job, in a line: its star, its tags, whether it is put away."""
    marks = ["★"] if opened.job.starred else []
    if opened.job.archived_at is not None:
        marks.append(text("in-the-archive", visit.user.language))
    if is_gone(opened.job):
        marks.append(text("posting-gone", visit.user.language))
    if opened.tags:
        marks.append(f"🏷 {' · '.join(escaped(tag) for tag in opened.tags)}")
    return Markup("  ".join(marks))


def _diary(opened: Opened, visit: Visit) -> Markup:
    notes = [event for event in opened.timeline if event.kind is EventKind.NOTE and event.text]
    pinned = [note for note in notes if note.pinned][-SHOWN_PINNED:]
    latest = [note for note in notes if not note.pinned][-SHOWN_NOTES:]
    lines = [note_line(note, visit) for note in (*pinned, *latest)]
    lines += [
        Markup(f"👤 {clipped(', '.join(filter(None, (one.name, one.role))), LONGEST_NAME)}")
        for one in opened.contacts[:SHOWN_CONTACTS]
    ]
    coming = next_round(opened.interviews, visit)
    if coming is not None:
        lines[:0] = [Markup(f"🗓 {interview_line(coming, visit)}")]
    lines += [_reminder_line(one, visit) for one in opened.reminders[:SHOWN_NOTES]]
    return Markup("\n".join(lines))


def _reminder_line(reminder: Reminder, visit: Visit) -> Markup:
    line = text("reminder-line", visit.user.language, when=moment(reminder.due_at, visit))
    return Markup(f"{line} · {clipped(reminder.text, LONGEST_NAME)}") if reminder.text else line


def _fitted(head: Sequence[Markup], blocks: Sequence[_Block], tail: Markup) -> Markup:
    """The whole within Telegram's limit: the longest list gives up its last lines first; Full text has them all."""
    while True:
        whole = "\n\n".join(part for part in (*head, *map(str, blocks), tail) if part)
        longest = max(blocks, key=lambda block: len(block.lines), default=None)
        if length(whole) <= LONGEST_TEXT or longest is None:
            return Markup(whole)
        if len(longest.lines) <= 1:
            blocks = blocks[:-1]
            continue
        # A line at a time would be slow on a posting of a thousand bullets.
        spare = max(1, (length(whole) - LONGEST_TEXT) // LONGEST_LINE)
        del longest.lines[-min(spare, len(longest.lines) - 1) :]


# --- the buttons ------------------------------------------------------------------------------------------------


def _rows(opened: Opened, visit: Visit, undo: int | None) -> tuple[tuple[Button, ...], ...]:
    job, language = opened.job, visit.user.language
    rows = _draft_rows(job, language) if job.is_draft else _saved_rows(opened, language)
    if opened.match is not None:
        rows = (*rows, (Button(text("button-fit", language), ShowFit(job.id)),))
    if opened.files:
        rows = (*rows, (Button(text("button-files", language, files=opened.files), SendFiles(job.id, 1)),))
    if undo is not None:
        rows = (*rows, (Button(text("button-undo", language), Undo(undo)),))
    if job.url:
        rows = (*rows, (Button(text("button-open-link", language), url=job.url),))
    return rows


def _draft_rows(job: Job, language: str) -> tuple[tuple[Button, ...], ...]:
    rows: tuple[tuple[Button, ...], ...] = (
        (
            Button(text("button-save", language), Save(job.id), style=Style.PRIMARY),
            Button(text("button-applied", language), SaveApplied(job.id), style=Style.SUCCESS),
        ),
        (
            Button(text("button-not-for-me", language), PutAside(job.id)),
            Button(text("button-why", language), Why(job.id)),
            Button(text("button-full-text", language), FullText(job.id)),
            Button(text("button-ask", language), Ask(job.id)),
        ),
    )
    if not job.title:
        rows = (*rows, (Button(text("button-add-title", language), AddTitle(job.id)),))
    return rows


def _saved_rows(opened: Opened, language: str) -> tuple[tuple[Button, ...], ...]:
    job = opened.job
    now_at = job.standing.stage if job.standing and job.standing.outcome is None else None
    stages = [
        Button(
            text("stage-current", language, stage=stage_name(stage, language))
            if stage is now_at
            else stage_name(stage, language),
            MoveTo(job.id, stage),
            style=Style.PRIMARY if stage is now_at else None,
        )
        for stage in Stage
    ]
    return (
        tuple(stages[:3]),
        tuple(stages[3:]),
        (
            Button(text("button-note", language), AddNote(job.id)),
            Button(text("button-remind", language), ChooseWhen(job.id)),
            Button(text("button-more", language), More(job.id)),
        ),
        _talking_row(opened, language),
    )


def _talking_row(opened: Opened, language: str) -> tuple[Button, ...]:
    """What one needs once they may call; before, it is behind More."""
    job = opened.job
    sent = job.is_under_way and job.standing is not None and job.standing.stage not in (Stage.SAVED, Stage.APPLYING)
    if not sent and not opened.interviews:
        return ()
    rounds = Button(text("button-rounds", language), ShowRounds(job.id))
    return (rounds, Button(text("button-they-call", language), TheyCall(job.id))) if sent else (rounds,)
