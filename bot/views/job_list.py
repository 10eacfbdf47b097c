"""The user's jobs, a few at a time."""

from bot.model.job import Job
from bot.model.user import Visit
from bot.storage.jobs import Page
from bot.texts import Markup, text
from bot.views.buttons import Example, ListActive, ListClosed, Open, Tap
from bot.views.card import name, outcome_name, stage_name
from bot.views.screen import Button, Screen, Style
from bot.views.when import deadline, deadline_mark


def active_jobs(page: Page, visit: Visit) -> Screen:
    """What is under way."""
    language = visit.user.language
    if page.total == 0:
        return Screen(
            text("no-jobs", language),
            (
                (Button(text("button-example", language), Example(), style=Style.PRIMARY),),
                (Button(text("button-closed-jobs", language), ListClosed(1)),),
            ),
        )
    return _list(page, visit, text("jobs-title", language, total=page.total), closed=False)


def closed_jobs(page: Page, visit: Visit) -> Screen:
    """What has ended."""
    language = visit.user.language
    if page.total == 0:
        back = (Button(text("button-active-jobs", language), ListActive(1)),)
        return Screen(text("no-closed-jobs", language), (back,))
    return _list(page, visit, text("closed-jobs-title", language, total=page.total), closed=True)


def _list(page: Page, visit: Visit, title: Markup, *, closed: bool) -> Screen:
    language = visit.user.language
    entries = [_entry(job, visit) for job in page.jobs]
    opens = [Button(f"#{job.number}", Open(job.id)) for job in page.jobs]

    def turn(to: int) -> Tap:
        return ListClosed(to) if closed else ListActive(to)

    leaf = []
    if page.pages > 1:
        before, after = (page.number - 2) % page.pages + 1, page.number % page.pages + 1
        leaf = [
            Button("‹", turn(before)),
            Button(f"{page.number}/{page.pages}", turn(page.number)),
            Button("›", turn(after)),
        ]
    other = (
        Button(text("button-active-jobs", language), ListActive(1))
        if closed
        else Button(text("button-closed-jobs", language), ListClosed(1))
    )
    return Screen(
        Markup("\n\n".join((f"<b>{title}</b>", *entries))),
        (tuple(opens[:3]), tuple(opens[3:]), tuple(leaf), (other,)),
    )


def _entry(job: Job, visit: Visit) -> str:
    language = visit.user.language
    where = Markup()
    if job.standing is not None:
        outcome = job.standing.outcome
        where = stage_name(job.standing.stage, language) if outcome is None else outcome_name(outcome, language)
    when = ""
    if job.deadline and job.standing and job.standing.outcome is None:
        when = f"\n{deadline_mark(job.deadline, visit)} {deadline(job.deadline, visit)}"
    return f"<b>#{job.number}</b> {name(job, language)}\n{where}{when}"
