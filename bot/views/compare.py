"""Jobs side by side: the list to tick them on, their facts a block each, and what they come to in words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Final

from babel.lists import format_list

from bot.actions.compare import Compared, Side, Ticking
from bot.model.comparison import (
    FEWEST,
    MOST,
    Criterion,
    Difference,
    FirstToClose,
    Incomparable,
    Level,
    ModesDiffer,
    MustsDiffer,
    PayGap,
    PlacesDiffer,
)
from bot.model.job import Job
from bot.model.match import Check, Status
from bot.model.posting import Salary
from bot.model.summary import Weight
from bot.model.user import Visit
from bot.texts import Markup, escaped, text
from bot.views.buttons import Compare, DrawComparison, Example, ListActive, Open, ShowProfile, Tick, Weigh
from bot.views.card import clipped, name, outcome_name, stage_name, verdict_line
from bot.views.charts import Drawing, Shade
from bot.views.screen import LONGEST_TEXT, Button, Picture, Screen, Style, length, plain
from bot.views.when import day, deadline, pay

_LONGEST_LABEL: Final = 18
_LONGEST_TICK: Final = 44
_LONGEST_FACT: Final = 90
_LONGEST_MUST: Final = 48
_MUSTS: Final = 3  # of a kind and a job
_LINE: Final = "\n  "
_LEGAL_FORM: Final = re.compile(
    r"[\s,]+(?:g?gmbh|mbh|ag|se|kg|kgaa|ohg|ug|ev|ltd|limited|plc|inc|llc|llp|corp|co|sa|sas|sarl|srl|spa|bv|nv|ab|as|"
    r"oy|aps|sp\.?\s?z\s?o\.?\s?o|e\.\s?v|s\.\s?a|s\.\s?l|s\.\s?p\.\s?a|s\.\s?r\.\s?l|b\.\s?v|n\.\s?v|&\s?co)\.?$",
    re.IGNORECASE,
)

_LEGAL_FORM_BEFORE: Final = re.compile(
    r"^(?:ооо|оао|зао|пао|нао|ао|тоо|тов|прат|pt|s\.?\s?c\.?)\s+(?=\S{2})", re.IGNORECASE
)
_QUOTES: Final = re.compile(r"[«»„“”\"]")

Row = tuple[Button, ...]
Labels = Mapping[int, str]


# --- picking ----------------------------------------------------------------------------------------------------------


def tick_list(ticking: Ticking, visit: Visit) -> Screen:
    """The jobs under way, to be ticked; what is ticked stands above, on whatever page it is."""
    page, picks, language = ticking.page, ticking.picks, visit.user.language
    back = (Button(text("button-jobs", language), ListActive(1)),)
    if len({*(job.number for job in page.jobs), *picks.numbers}) < FEWEST:
        example = (Button(text("button-example", language), Example(), style=Style.PRIMARY),)
        return Screen(text("compare-nothing", language), (example, back))
    lines = [text("compare-which", language, most=MOST)]
    lines += [Markup(f"☑ #{job.number} {name(job, language)}") for job in ticking.picked]
    if ticking.gone:
        lines.append(_gone(ticking.gone, language))
    boxes = tuple(
        (
            Button(
                f"{'☑' if job.number in picks.numbers else '☐'} #{job.number} {_clipped_name(job, language)}",
                Tick.at(picks, page.number, job.number or 0),
            ),
        )
        for job in page.jobs
    )
    leaf: Row = ()
    if page.pages > 1:
        before, after = (page.number - 2) % page.pages + 1, page.number % page.pages + 1
        leaf = (
            Button("‹", Tick.at(picks, before)),
            Button(f"{page.number}/{page.pages}", Tick.at(picks, page.number)),
            Button("›", Tick.at(picks, after)),
        )
    show: Row = ()
    if len(picks.numbers) >= FEWEST:
        label = text("button-compare-these", language, count=len(picks.numbers))
        show = (Button(label, Compare(*picks.packed), style=Style.PRIMARY),)
    return Screen(Markup("\n".join(lines)), (*boxes, leaf, show, back))


def _clipped_name(job: Job, language: str) -> Markup:
    return clipped(plain(name(job, language)), _LONGEST_TICK)


def _gone(numbers: Iterable[int], language: str) -> Markup:
    return text("compare-left-out", language, numbers=", ".join(f"#{number}" for number in numbers))


# --- side by side -----------------------------------------------------------------------------------------------------


def comparison(compared: Compared, visit: Visit) -> Screen:
    """What decides, which comes first and why, then the facts: a block a fact, a line a job."""
    language = visit.user.language
    labels = short_names([side.job for side in compared.sides])
    head = [
        _title(compared, labels, language),
        _what_decides(compared, labels, visit),
        _for_you(compared, labels, visit),
    ]
    facts, unsaid = _facts(compared, visit)
    blocks = [
        Markup(
            f"<b>{fact}</b>\n"
            + "\n".join(
                f"{escaped(labels[side.number])}:{'' if value.startswith(_LINE) else ' '}{value or blank}"
                for side, value in zip(compared.sides, values, strict=True)
            )
        )
        for fact, values, blank in facts
    ]
    if unsaid:
        blocks.append(text("compare-none-says", language, facts=", ".join(unsaid)))
    while blocks and length("\n\n".join((*head, *blocks))) > LONGEST_TEXT:
        blocks.pop()
    return Screen(Markup("\n\n".join((*head, *blocks))), _rows(compared, visit))


def comparison_drawing(compared: Compared, visit: Visit) -> Drawing:
    """The same facts for a picture."""
    language = visit.user.language
    labels = short_names([side.job for side in compared.sides])
    facts, unsaid = _facts(compared, visit)
    notes = [*_sentences(compared, labels, visit), *_verdict(compared, labels, visit)]
    if unsaid:
        notes.append(text("compare-none-says", language, facts=", ".join(unsaid)))
    numbers = [side.number for side in compared.sides]
    return Drawing(
        "comparison",
        {
            "title": plain(text("compare-title", language, count=len(numbers))),
            "columns": [_with_number(number, labels) for number in numbers],
            "first": [numbers.index(number) for number in compared.ranking.first]
            if compared.ranking.first[1:] == ()
            else [],
            "facts": [[plain(fact), [plain(value) for value in values], plain(blank)] for fact, values, blank in facts],
            "notes": [plain(note) for note in notes],
        },
    )


def comparison_picture(content: bytes, compared: Compared, visit: Visit, shade: Shade) -> Picture:
    """The picture with what it comes to beneath, and the button to its other shade."""
    language = visit.user.language
    labels = short_names([side.job for side in compared.sides])
    lines = (_title(compared, labels, language), *_verdict(compared, labels, visit)[:1])
    turn = Button(text(f"button-{shade.other.value}", language), DrawComparison(*compared.picks.packed, shade.other))
    return Picture(content, Markup("\n".join(lines)), ((turn,),))


def _title(compared: Compared, labels: Labels, language: str) -> Markup:
    title = text("compare-title", language, count=len(compared.sides))
    lines = [f"<b>{title}</b>"]
    for side in compared.sides:
        job = side.job
        what = f" · {clipped(job.title, _LONGEST_FACT)}" if job.title else ""
        lines.append(f"<b>{escaped(_with_number(side.number, labels))}</b>{what}")
    if compared.gone:
        lines.append(_gone(compared.gone, language))
    return Markup("\n".join(lines))


def _what_decides(compared: Compared, labels: Labels, visit: Visit) -> Markup:
    language = visit.user.language
    said = _sentences(compared, labels, visit) or [text("compare-alike", language)]
    lines = "\n".join(f"• {line}" for line in said)
    return Markup(f"<b>{text('compare-decides', language)}</b>\n{lines}")


def _for_you(compared: Compared, labels: Labels, visit: Visit) -> Markup:
    language = visit.user.language
    lines = "\n".join((*_verdict(compared, labels, visit), *_not_weighed(compared, language)))
    return Markup(f"<b>{text('compare-for-you', language)}</b>\n{lines}")


def _rows(compared: Compared, visit: Visit) -> tuple[Row, ...]:
    language, picks = visit.user.language, compared.picks
    weights = [
        Button(
            _capital(
                text(
                    "compare-weight",
                    language,
                    what=text(f"criterion-{criterion.value}", language),
                    level=text(f"level-{level.value}", language),
                )
            ),
            Weigh(*picks.packed, criterion, level.next),
            style=Style.PRIMARY if level is Level.MUCH else None,
        )
        for criterion, level in compared.weights.items()
    ]
    rows: list[Row] = [tuple(weights[:2]), tuple(weights[2:])]
    rows.append(tuple(Button(f"#{side.number}", Open(side.job.id)) for side in compared.sides))
    rows.append(
        (
            Button(text("button-picture", language), DrawComparison(*picks.packed, Shade.of(visit.user))),
            Button(text("button-other-jobs", language), Tick.at(picks, 1)),
        )
    )
    if not compared.has_profile:
        rows.append((Button(text("command-profile", language), ShowProfile()),))
    return tuple(rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- names ------------------------------------------------------------------------------------------------------------


def short_names(jobs: Sequence[Job]) -> dict[int, str]:
    """A name a job, plain and short enough for a line of a phone, and no two alike: its company, or else its title."""
    names = {job.number or 0: _short(job) for job in jobs}
    often = Counter(said.casefold() for said in names.values() if said)
    return {
        number: said if said and often[said.casefold()] == 1 else f"{said} #{number}".strip()
        for number, said in names.items()
    }


def _short(job: Job) -> str:
    words = " ".join(_QUOTES.sub("", job.company or "").split())[:200]
    words = _LEGAL_FORM_BEFORE.sub("", words)
    shorter = _LEGAL_FORM.sub("", words)
    while shorter and shorter != words:
        words, shorter = shorter, _LEGAL_FORM.sub("", shorter)
    # A beginning names it well enough, and a sentence may end behind it.
    return unescape(clipped(words or job.title or "", _LONGEST_LABEL)).rstrip("…-–&,. ")


def _with_number(number: int, labels: Labels) -> str:
    return labels[number] if labels[number].endswith(f"#{number}") else f"#{number} {labels[number]}"


def _listed(numbers: Sequence[int], labels: Labels, language: str) -> str:
    return str(format_list([labels[number] for number in numbers], locale=language))


# --- the facts --------------------------------------------------------------------------------------------------------


def _facts(compared: Compared, visit: Visit) -> tuple[list[tuple[Markup, list[Markup], Markup]], list[Markup]]:
    """The facts with what each job says, empty where it does not, and what to say there; the facts that none says."""
    said, unsaid = [], []
    for key, value_of in _FACTS.items():
        fact = text(f"compare-fact-{key}", visit.user.language)
        values = [value_of(side, visit) for side in compared.sides]
        if any(values):
            blank = "compare-untold" if key in _OF_PROFILE else "compare-unsaid"
            said.append((fact, values, text(blank, visit.user.language)))
        elif compared.has_profile or key not in _OF_PROFILE:
            unsaid.append(fact)
    return said, unsaid


def _pay(side: Side, visit: Visit) -> Markup:
    salary = side.summary.headline.salary
    return pay(salary.value, visit.user.language) if salary else Markup()


def _place(side: Side, visit: Visit) -> Markup:
    job, language = side.job, visit.user.language
    where = [clipped(job.place, _LONGEST_FACT)] if job.place else []
    if job.work_mode:
        where.append(text(f"work-mode-{job.work_mode.value}", language))
    if side.summary.headline.remote_from:
        where.append(
            text("remote-from", language, where=clipped(side.summary.headline.remote_from.value, _LONGEST_FACT))
        )
    return Markup(" · ".join(where))


def _fit(side: Side, visit: Visit) -> Markup:
    return verdict_line(side.match, visit.user.language) if side.match else Markup()


def _musts(side: Side, visit: Visit) -> Markup:
    """The musts that are met and those that are not, a few of each in the posting's words."""
    if side.match is None:
        return Markup()
    musts = [check for check in side.match.checks if check.weight is Weight.MUST]
    lines = [
        _few([check for check in musts if check.status is status], f"compare-musts-{status.value}", visit)
        for status in (Status.MET, Status.PARTLY, Status.MISSING)
    ]
    return Markup("".join(f"{_LINE}{line}" for line in lines if line))


def _few(checks: Sequence[Check], key: str, visit: Visit) -> Markup:
    if not checks:
        return Markup()
    shown = "; ".join(clipped(check.text, _LONGEST_MUST) for check in checks[:_MUSTS])
    return text(key, visit.user.language, musts=Markup(shown), more=max(0, len(checks) - _MUSTS))


def _last_day(side: Side, visit: Visit) -> Markup:
    return deadline(side.job.deadline, visit) if side.job.deadline else Markup()


def _terms(side: Side, visit: Visit) -> Markup:
    kinds = side.summary.headline.employment
    return Markup(
        " · ".join(text(f"employment-{one.value.value.replace('_', '-')}", visit.user.language) for one in kinds)
    )


def _level(side: Side, visit: Visit) -> Markup:
    seniority = side.summary.headline.seniority
    return text(f"seniority-{seniority.value.value}", visit.user.language) if seniority else Markup()


def _status(side: Side, visit: Visit) -> Markup:
    standing, language = side.job.standing, visit.user.language
    if standing is None:
        return Markup()
    return (
        stage_name(standing.stage, language) if standing.outcome is None else outcome_name(standing.outcome, language)
    )


_FACTS: Final[Mapping[str, Callable[[Side, Visit], Markup]]] = {
    "pay": _pay,
    "place": _place,
    "fit": _fit,
    "deadline": _last_day,
    "terms": _terms,
    "level": _level,
    "status": _status,
    "musts": _musts,
}
_OF_PROFILE: Final = ("fit", "musts")


# --- what decides -----------------------------------------------------------------------------------------------------


def _sentences(compared: Compared, labels: Labels, visit: Visit) -> list[Markup]:
    return [_sentence(one, labels, visit) for one in compared.differences]


def _sentence(difference: Difference, labels: Labels, visit: Visit) -> Markup:
    language = visit.user.language
    match difference:
        case PayGap():
            return _pay_sentence(difference, labels, language)
        case ModesDiffer(modes):
            parts = [
                text(
                    "compare-mode",
                    language,
                    jobs=_listed(numbers, labels, language),
                    count=len(numbers),
                    mode=text(f"work-mode-{mode.value}", language),
                )
                for mode, numbers in modes
            ]
            return Markup(f"{'; '.join(parts)}.")
        case MustsDiffer(jobs):
            parts = [
                text(
                    "compare-musts-next" if place else "compare-musts-first",
                    language,
                    met=met,
                    musts=musts,
                    job=labels[number],
                )
                for place, (number, met, musts) in enumerate(jobs)
            ]
            return Markup(f"{', '.join(parts)}.")
        case PlacesDiffer(fit, unfit):
            return text(
                "compare-places",
                language,
                fit=_listed(fit, labels, language),
                count=len(fit),
                unfit=_listed(unfit, labels, language),
            )
        case FirstToClose(number, last):
            return text("compare-closes", language, job=labels[number], day=day(last, language))


def _pay_sentence(gap: PayGap, labels: Labels, language: str) -> Markup:
    salary = Salary(gap.least, gap.most, gap.pays.currency, gap.pays.period)
    end = "middle" if gap.of_middles else gap.pays.end.value
    line = text(
        f"compare-pay-{end}",
        language,
        more=labels[gap.more],
        less=labels[gap.less],
        gap=pay(salary, language),
        others=len(gap.pays.of) - FEWEST,
    )
    if gap.within:
        line = text("compare-within", language, currency=gap.pays.currency, line=line)
    return Markup(f"{line} {text('compare-counted', language)}") if gap.pays.converted else line


# --- which comes first ------------------------------------------------------------------------------------------------


def _verdict(compared: Compared, labels: Labels, visit: Visit) -> list[Markup]:
    """Which comes first by the user's weights, and why, in a line or a few."""
    ranking, language = compared.ranking, visit.user.language
    if all(level is Level.OFF for level in compared.weights.values()):
        return [text("compare-nothing-matters", language)]
    if not ranking.weighed:
        return [text("compare-nothing-known", language)]
    if len(ranking.first) > 1:
        return [text("compare-even", language, jobs=_listed(ranking.first, labels, language))]
    if ranking.first:
        lines = [text("compare-first", language, job=labels[ranking.first[0]])]
    else:
        hangs = ", ".join(
            text(
                "compare-of",
                language,
                what=text(f"criterion-{criterion.value}", language),
                jobs=_listed(numbers, labels, language),
            )
            for criterion, numbers in ranking.hangs_on
        )
        key = "compare-open" if ranking.ahead is None else "compare-ahead"
        job = "" if ranking.ahead is None else labels[ranking.ahead]
        lines = [text(key, language, hangs=Markup(hangs), **({"job": job} if job else {}))]
    for key, criteria in (("compare-pro", ranking.pro), ("compare-contra", ranking.contra)):
        if criteria:
            reasons = [text(f"criterion-{criterion.value}", language) for criterion in criteria]
            lines.append(text(key, language, reasons=Markup(", ".join(reasons))))
    return lines


def _not_weighed(compared: Compared, language: str) -> Iterator[Markup]:
    """What matters to the user and could not be weighed, and what would help."""
    weights = compared.weights
    if isinstance(compared.pays, Incomparable) and weights[Criterion.SALARY] is not Level.OFF:
        yield text(f"compare-pays-{compared.pays.value}", language)
    if not compared.has_profile and (weights[Criterion.MATCH], weights[Criterion.PLACE]) != (Level.OFF, Level.OFF):
        yield text("compare-needs-profile", language)
    elif not compared.has_places and weights[Criterion.PLACE] is not Level.OFF:
        yield text("compare-needs-places", language)
