"""The user's jobs, a few at a time: by what they choose, and by what they look for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum

from bot.actions.list_jobs import Choosable, Listed, TagPage
from bot.actions.search import Hit, Results
from bot.model.choice import AtStage, Choice, Due, Fit, Mode, Order, Shelf, Star
from bot.model.comparison import Picked
from bot.model.interview import Interview
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage.tags import key
from bot.texts import Markup, escaped, text
from bot.views.buttons import Browse, Choose, ChooseTag, Example, FoundPage, Open, ShowNumbers, Tap, Tick
from bot.views.card import clipped, is_gone, name, outcome_name, stage_name
from bot.views.interviews import next_round, short_round
from bot.views.screen import Button, Screen, Style
from bot.views.when import deadline, deadline_mark

_SHOWN_TAGS = 5

Row = tuple[Button, ...]


def job_list(listed: Listed, visit: Visit) -> Screen:
    """A page of the list, saying what of it is shown."""
    page, choice, language = listed.page, listed.choice, visit.user.language
    if page.total == 0:
        return _nothing(listed, visit)
    title = text(f"{_title(choice)}-title", language, total=page.total)
    head = (f"<b>{title}</b>", *_told(choice, listed.tag, language))
    entries = [
        _entry(job, listed.tags.get(job.id, ()), next_round(listed.rounds.get(job.id, ()), visit), visit)
        for job in page.jobs
    ]
    leaf = _leaf(page.number, page.pages, lambda to: Browse(choice.number, to))
    return Screen(
        Markup("\n\n".join(("\n".join(head), *entries))),
        (*_opens(page.jobs), leaf, *_ways_on(choice, language), _looks(page.total, language)),
    )


def choices(there: Choosable, visit: Visit) -> Screen:
    """What can be shown and in which order: a tap on what is on switches it off."""
    choice, language = there.choice, visit.user.language
    told = _told(choice, there.tag, language) or [text("choice-all", language)]
    rows = [
        _switches(choice, list(Shelf), language),
        *_in_rows(_switches(choice, list(AtStage)[1:], language), 3),
        _switches(choice, [Star.STARRED], language),
        _switches(choice, list(Due)[1:], language),
        _switches(choice, list(Mode)[1:], language),
    ]
    if there.has_tags:
        label = text("choice-tag-on", language, tag=there.tag) if there.tag else text("choice-tag", language)
        rows[3] = (*rows[3], Button(label, ChooseTag(choice.number, 1)))
    orders = [Order.STAGE, Order.DEADLINE, Order.NEWEST]
    if there.has_matches:
        rows.append(_switches(choice, list(Fit)[1:], language))
        orders.append(Order.MATCH)
    rows.append(_switches(choice, orders, language))
    show = Button(text("button-show-jobs", language, total=there.total), Browse(choice.number, 1), style=Style.PRIMARY)
    rows.append((show, *_clear(choice, language)))
    return Screen(
        Markup("\n".join((f"<b>{text('choice-title', language)}</b>", *told))),
        tuple(rows),
    )


def tag_choices(page: TagPage, visit: Visit) -> Screen:
    """The user's tags, of which one can be chosen."""
    choice, language = page.choice, visit.user.language
    each = tuple(
        Button(
            _on(text("tag-with-count", language, tag=one.tag, jobs=one.jobs), language, on=key(one.tag) == choice.tag),
            Choose(replace(choice, tag=0 if key(one.tag) == choice.tag else key(one.tag)).number),
        )
        for one in page.tags
    )
    leaf = _leaf(page.number, page.pages, lambda to: ChooseTag(choice.number, to))
    back = (Button(text("button-back", language), Choose(choice.number)),)
    return Screen(text("choice-which-tag", language), (*_in_rows(each, 2), leaf, back))


def results(found: Results, visit: Visit) -> Screen:
    """What a search has found, and where in each job."""
    language = visit.user.language
    if found.total == 0:
        return Screen(text("search-nothing", language, words=found.words), _ways_on(Choice(), language))
    search_id = found.search_id
    leaf = _leaf(found.number, found.pages, lambda to: FoundPage(search_id or 0, to)) if search_id else ()
    title = text("search-title", language, total=found.total, words=found.words)
    return Screen(
        Markup("\n\n".join((f"<b>{title}</b>", *(_hit(hit, visit) for hit in found.hits)))),
        (*_opens([hit.job for hit in found.hits]), leaf),
    )


# --- entries ----------------------------------------------------------------------------------------------------------


def _entry(job: Job, tags: Sequence[str], coming: Interview | None, visit: Visit) -> str:
    language = visit.user.language
    where = _where(job, visit)
    lines = [_headline(job, language), f"{where} · {short_round(coming, visit)}" if coming else where]
    if is_gone(job):
        lines.append(text("posting-gone", language))
    if tags:
        lines.append(f"🏷 {' · '.join(escaped(tag) for tag in tags[:_SHOWN_TAGS])}")
    if job.deadline and job.standing and job.standing.outcome is None:
        lines.append(f"{deadline_mark(job.deadline, visit)} {deadline(job.deadline, visit)}")
    return "\n".join(lines)


def _hit(hit: Hit, visit: Visit) -> str:
    lines = [_headline(hit.job, visit.user.language), _where(hit.job, visit)]
    if hit.snippet:
        said = "".join(
            f"<b>{escaped(piece.words)}</b>" if piece.found else escaped(" ".join(piece.words.splitlines()))
            for piece in hit.snippet
        )
        lines.append(f"<i>{said}</i>")
    return "\n".join(lines)


def _headline(job: Job, language: str) -> str:
    star = "★ " if job.starred else ""
    return f"<b>#{job.number}</b> {star}{name(job, language)}"


def _where(job: Job, visit: Visit) -> Markup:
    language = visit.user.language
    if job.standing is None:
        return Markup()
    outcome = job.standing.outcome
    where = stage_name(job.standing.stage, language) if outcome is None else outcome_name(outcome, language)
    return text("where-archived", language, where=where) if job.archived_at else where


# --- what is chosen ---------------------------------------------------------------------------------------------------


def _title(choice: Choice) -> str:
    return {Shelf.ACTIVE: "jobs", Shelf.CLOSED: "closed-jobs", Shelf.ARCHIVED: "archived-jobs"}[choice.shelf]


def _told(choice: Choice, tag: str | None, language: str) -> list[Markup]:
    """What of the list is shown and in which order, in as many lines; none where that is everything."""
    filters: tuple[Enum, ...] = (choice.stage, choice.star, choice.due, choice.mode, choice.fit)
    only = [_value(one, language) for one in filters if one.value]
    if tag:
        only.append(clipped(f"🏷 {tag}"))
    lines = [text("choice-only", language, what=Markup(" · ".join(only)))] if only else []
    if choice.order is not Order.STAGE:
        lines.append(text("choice-ordered", language, how=_value(choice.order, language)))
    return lines


def _value(value: Enum, language: str) -> Markup:
    match value:
        case AtStage():
            return stage_name(value.value, language)
        case Mode():
            return text(f"work-mode-{value.value.value}", language)
        case Fit():
            return text(f"choice-fit-{value.value.value}", language)
    what = f"{type(value).__name__.lower()}-{value.value}"
    return text(f"choice-{what}", language)


def _switches(choice: Choice, values: Sequence[Enum], language: str) -> Row:
    """A button for each value: it chooses that value, or, where it is chosen, none."""
    return tuple(
        Button(
            _on(_label(value, language), language, on=choice.has(value)),
            Choose(choice.switched(value).number),
        )
        for value in values
    )


def _label(value: Enum, language: str) -> Markup:
    said = _value(value, language)
    return text("choice-sort", language, how=said) if isinstance(value, Order) else said


def _on(label: Markup, language: str, *, on: bool) -> Markup:
    return text("choice-on", language, what=label) if on else label


def _nothing(listed: Listed, visit: Visit) -> Screen:
    choice, language = listed.choice, visit.user.language
    if choice.is_filtered:
        said = "\n".join((text("no-jobs-chosen", language), *_told(choice, listed.tag, language)))
        return Screen(Markup(said), _ways_on(choice, language))
    rows: tuple[Row, ...] = ()
    if choice.shelf is Shelf.ACTIVE:
        rows = ((Button(text("button-example", language), Example(), style=Style.PRIMARY),),)
    return Screen(text(f"no-{_title(choice)}", language), (*rows, _other_shelf(choice, language)))


def _ways_on(choice: Choice, language: str) -> tuple[Row, ...]:
    change = Button(text("button-choose", language), Choose(choice.number))
    return (change, *_clear(choice, language)), _other_shelf(choice, language)


def _looks(total: int, language: str) -> Row:
    """What can be seen of several jobs at once."""
    several = (Button(text("button-compare", language), Tick.at(Picked(), 1)),) if total > 1 else ()
    return (*several, Button(text("button-stats", language), ShowNumbers()))


def _clear(choice: Choice, language: str) -> Row:
    plain = Choice(choice.shelf)
    return () if choice == plain else (Button(text("button-clear-choice", language), Browse(plain.number, 1)),)


def _other_shelf(choice: Choice, language: str) -> Row:
    there, label = (Shelf.CLOSED, "closed") if choice.shelf is Shelf.ACTIVE else (Shelf.ACTIVE, "active")
    return (Button(text(f"button-{label}-jobs", language), Browse(Choice(there).number, 1)),)


# --- rows -------------------------------------------------------------------------------------------------------------


def _opens(jobs: Sequence[Job]) -> Iterator[Row]:
    return _in_rows(tuple(Button(f"#{job.number}", Open(job.id)) for job in jobs), 3)


def _in_rows(buttons: Row, size: int) -> Iterator[Row]:
    return (buttons[at : at + size] for at in range(0, len(buttons), size))


def _leaf(number: int, pages: int, turn: Callable[[int], Tap]) -> Row:
    if pages == 1:
        return ()
    before, after = (number - 2) % pages + 1, number % pages + 1
    return Button("‹", turn(before)), Button(f"{number}/{pages}", turn(number)), Button("›", turn(after))
