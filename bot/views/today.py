"""The one thing to do next, and a few more."""

from bot.model.agenda import Act, Agenda, Suggestion
from bot.model.match import verdict_of
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import ListActive, Open
from bot.views.card import name
from bot.views.interviews import interview_line
from bot.views.screen import Button, Screen, Style
from bot.views.when import day


def today_screen(agenda: Agenda, visit: Visit) -> Screen:
    """What to do next and why, then at most four more."""
    language = visit.user.language
    jobs = (Button(text("button-jobs", language), ListActive(1)),)
    if agenda.first is None:
        return Screen(text("today-nothing", language), (jobs,))
    lines = [text("today-title", language, day=day(visit.today, language)), Markup(), *agenda_lines(agenda, visit)]
    return Screen(Markup("\n".join(lines)), (*agenda_rows(agenda, visit), jobs))


def agenda_lines(agenda: Agenda, visit: Visit) -> list[Markup]:
    """The agenda, a line for each thing; the first stands out."""
    if agenda.first is None:
        return []
    language = visit.user.language
    lines = [text("agenda-first", language, said=_said(agenda.first, visit))]
    lines += [text("agenda-more", language, said=_said(one, visit)) for one in agenda.more]
    if agenda.left:
        lines.append(text("agenda-left", language, left=agenda.left))
    return lines


def agenda_rows(agenda: Agenda, visit: Visit) -> tuple[tuple[Button, ...], ...]:
    """A button for the first thing, and one for each of the others."""
    if agenda.first is None:
        return ()
    language = visit.user.language
    first = Button(
        text("button-open-number", language, number=str(agenda.first.job.number)),
        Open(agenda.first.job.id),
        style=Style.PRIMARY,
    )
    more = tuple(Button(f"#{one.job.number}", Open(one.job.id)) for one in agenda.more)
    return ((first,), more) if more else ((first,),)


def _said(one: Suggestion, visit: Visit) -> Markup:
    job, language = one.job, visit.user.language
    key = f"act-{one.act.value.replace('_', '-')}"
    said = text(key, language, name=name(job, language), number=str(job.number), days=one.days)
    if one.interview is not None and one.act is Act.PREPARE:
        said = Markup(f"{said} {interview_line(one.interview, visit)}")
    if job.match is not None and one.act in (Act.APPLY, Act.APPLY_SOON, Act.FINISH, Act.DECIDE):
        said = Markup(f"{said} {text('act-match', language, verdict=verdict_of(job.match).value)}")
    return said
