"""What a user takes along, what they bring, and what is left when all of it is deleted."""

from collections.abc import AsyncIterator
from typing import Final

from bot.actions.bring_in import Brought, Preview
from bot.model.job import Job
from bot.model.takeout import Head, Parts, WholeJob
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import DropImport, Export, ForgetSurely, Import, ListActive, StopAsking
from bot.views.card import clipped, name, outcome_name, stage_name
from bot.views.job_table import JobTable
from bot.views.screen import Button, Document, Screen, Style
from bot.views.when import day

LARGEST_FILE: Final = 15_000_000  # bytes: Telegram lets a bot send 50 MB, and fetch 20 MB back
_SHOWN_UNREAD = 3
_SHOWN_STATUSES = 3
_LONGEST_STATUS = 40


# --- out --------------------------------------------------------------------------------------------------------------


async def documents(head: Head, jobs: AsyncIterator[WholeJob], visit: Visit) -> AsyncIterator[Document]:
    """The files of an export, each handed on when it is full: all of it is never in memory at once."""
    parts, table = Parts(head, LARGEST_FILE), JobTable(visit, LARGEST_FILE)
    async for job in jobs:
        if (full := parts.add(job)) is not None:
            yield _file("json", full, parts.part - 1, visit)
        if job.stage is not None and (full := table.add(job)) is not None:
            yield _file("csv", full, table.part - 1, visit)
    yield _file("json", parts.end(), parts.part if parts.part > 1 else None, visit)
    if table.rows:
        yield _file("csv", table.end(), table.part if table.part > 1 else None, visit)


def _file(kind: str, content: bytes, part: int | None, visit: Visit) -> Document:
    """One file; `part` counts from 1 where there are several."""
    said = text(f"export-{kind}", visit.user.language)
    if part is not None:
        said = text("export-part", visit.user.language, what=said, part=part)
    return Document(f"jobtrail-{visit.today.isoformat()}{f'-{part}' if part else ''}.{kind}", content, said)


# --- in ---------------------------------------------------------------------------------------------------------------


def ask_for_import(visit: Visit) -> Screen:
    """What to send."""
    language = visit.user.language
    return Screen(text("import-ask", language), ((Button(text("button-cancel", language), StopAsking()),),))


def preview(shown: Preview, visit: Visit) -> Screen:
    """What an import would bring, before anything of it is kept."""
    language = visit.user.language
    along = shown.settings or shown.profile
    lines = [
        text("import-preview", language, jobs=shown.jobs, known=shown.known, unread=len(shown.unread)),
        *_unread(shown, language),
        *(f"• {_line(job, visit)}" for job in shown.first),
        *(
            [text("import-more", language, count=shown.jobs - len(shown.first))]
            if shown.jobs > len(shown.first)
            else []
        ),
        *_remarks(shown, visit),
    ]
    if not (shown.jobs or shown.cards or along):
        return Screen(Markup("\n".join(lines)))
    label = text("button-import", language, count=shown.jobs or shown.cards)
    take = Button(label, Import(shown.import_id), style=Style.SUCCESS)
    drop = Button(text("button-cancel", language), DropImport(shown.import_id))
    return Screen(Markup("\n".join(lines)), ((take, drop),))


def brought(done: Brought, visit: Visit) -> Screen:
    """What was taken in."""
    language = visit.user.language
    said = text("import-done", language, count=done.jobs)
    if done.settings or done.profile:
        said = Markup(f"{said}\n{_along('came', done.settings, done.profile, language)}")
    return Screen(said, ((Button(text("button-jobs", language), ListActive(1)),),))


def dropped(visit: Visit) -> Screen:
    """Nothing was taken in."""
    return Screen(text("import-dropped", visit.user.language))


def _unread(shown: Preview, language: str) -> list[Markup]:
    lines = [text(one.why, language, place=one.place) for one in shown.unread[:_SHOWN_UNREAD]]
    return lines if len(lines) == len(shown.unread) else [*lines, Markup("…")]


def _line(job: WholeJob, visit: Visit) -> Markup:
    """A job to come in a line: what and where, how far it has come, until when one can apply."""
    language = visit.user.language
    parts = [name(Job(0, job.created_at, title=job.title, company=job.company), language)]
    if job.outcome is not None:
        parts.append(outcome_name(job.outcome, language))
    elif job.stage is not None:
        parts.append(stage_name(job.stage, language))
    if job.deadline is not None:
        parts.append(text("import-until", language, day=day(job.deadline, language)))
    return Markup(" · ".join(parts))


def _remarks(shown: Preview, visit: Visit) -> list[Markup]:
    """What else would come, and what was read in one of two ways."""
    language = visit.user.language
    lines = []
    if shown.cards:
        lines.append(text("import-cards", language, count=shown.cards))
    if shown.settings or shown.profile:
        lines.append(_along("come", bool(shown.settings), bool(shown.profile), language))
    if shown.settings is False or shown.profile is False:
        lines.append(_along("stay", shown.settings is False, shown.profile is False, language))
    if shown.doubtful is not None:
        written, read = shown.doubtful
        lines.append(text("import-doubtful", language, written=clipped(written), day=day(read, language)))
    if shown.statuses:
        some = ", ".join(f"“{clipped(one, _LONGEST_STATUS)}”" for one in shown.statuses[:_SHOWN_STATUSES])
        more = " …" if len(shown.statuses) > _SHOWN_STATUSES else ""
        lines.append(text("import-unknown-status", language, words=Markup(some + more)))
    return lines


def _along(how: str, settings: bool, profile: bool, language: str) -> Markup:
    what = "both" if settings and profile else "settings" if settings else "profile"
    return text(f"import-{how}", language, what=what)


# --- gone -------------------------------------------------------------------------------------------------------------


def ask_to_forget(jobs: int, visit: Visit) -> Screen:
    """The one confirmation before all is gone; its button holds for an hour."""
    language = visit.user.language
    surely = ForgetSurely(int(visit.now.timestamp()))
    return Screen(
        text("forget-ask", language, count=jobs),
        (
            (Button(text("button-forget-surely", language), surely, style=Style.DANGER),),
            (
                Button(text("button-export-first", language), Export()),
                Button(text("button-keep-all", language), StopAsking()),
            ),
        ),
    )


def forgotten(visit: Visit) -> Screen:
    """All is gone; what is left elsewhere."""
    return Screen(text("forget-done", visit.user.language))
