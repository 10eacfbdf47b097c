"""The hunt in numbers: a text, and a picture of the same figures."""

from collections.abc import Iterator
from typing import Final

from bot.model.job import Outcome, Stage
from bot.model.numbers import ENOUGH, ENOUGH_OF_A_SOURCE, FAIR_WAIT, LATE, Milestone, Numbers, Share, Stay, Week
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import DrawNumbers, Example, ListActive, ShowNumbers
from bot.views.card import clipped, outcome_name, stage_name
from bot.views.charts import Drawing, Shade
from bot.views.screen import Button, Picture, Screen, Style, plain
from bot.views.when import day, short_day, weekday

_MOST_SOURCES: Final = 6
_LONGEST_SOURCE: Final = 40


def numbers_screen(found: Numbers, visit: Visit) -> Screen:
    """All the figures in words; where there are none yet, what to do."""
    language = visit.user.language
    jobs = Button(text("button-jobs", language), ListActive(1))
    if not found.saved:
        example = Button(text("button-example", language), Example(), style=Style.PRIMARY)
        return Screen(text("numbers-none", language), ((example, jobs),))
    parts = [Markup(f"<b>{text('numbers-title', language, day=day(visit.today, language))}</b>")]
    parts.append(
        _part("numbers-funnel", [f"{_milestone(one, language)}: {count}" for one, count in found.funnel], visit)
    )
    if found.answers.sent:
        parts.append(_part("numbers-answers", list(_answers(found, visit)), visit))
    if found.stays:
        parts.append(_part("numbers-stays", [_stay(stay, language) for stay in found.stays], visit))
    parts.append(_part("numbers-weeks", list(_weeks(found, language)), visit))
    return Screen(Markup("\n\n".join(parts)), ((jobs,),))


def numbers_drawing(found: Numbers, visit: Visit) -> Drawing:
    """The same figures for a picture."""
    language = visit.user.language
    parts = [
        {
            "heading": plain(text("numbers-funnel", language)),
            "rows": [_bar(_milestone(one, language), count, str(count)) for one, count in found.funnel],
        }
    ]
    shares = list(_shares(found, visit))
    if shares:
        parts.append(
            {
                "heading": plain(text("numbers-fair", language, days=FAIR_WAIT)),
                "rows": [_bar(label, share.answered, _of(share, language), share.sent) for label, share in shares],
            }
        )
    if found.stays:
        parts.append(
            {
                "heading": plain(text("numbers-stays", language)),
                "rows": [_bar(stage_name(one.stage, language), one.days, _days(one, language)) for one in found.stays],
            }
        )
    return Drawing(
        "numbers",
        {
            "title": plain(text("numbers-title", language, day=day(visit.today, language))),
            "parts": parts,
            "weeks": {
                "heading": plain(text("numbers-weeks", language)),
                "names": [plain(stage_name(stage, language)) for stage in (Stage.SAVED, Stage.APPLIED)],
                "rows": [[_monday(week, language), week.saved, week.applied] for week in found.weeks],
            },
        },
    )


def numbers_picture(content: bytes, visit: Visit, shade: Shade) -> Picture:
    """The picture, and the button to its other shade."""
    language = visit.user.language
    caption = text("numbers-caption", language, day=day(visit.today, language))
    turn = Button(text(f"button-{shade.other.value}", language), DrawNumbers(shade.other))
    return Picture(content, caption, ((turn, Button(text("button-numbers", language), ShowNumbers())),))


def _part(heading: str, lines: list[str], visit: Visit) -> Markup:
    return Markup("\n".join((f"<b>{text(heading, visit.user.language)}</b>", *lines)))


def _milestone(one: Milestone, language: str) -> Markup:
    if one is Milestone.ACCEPTED:
        return outcome_name(Outcome.ACCEPTED, language)
    return stage_name(Stage(one.value), language)


def _answers(found: Numbers, visit: Visit) -> Iterator[str]:
    language = visit.user.language
    yield text("numbers-answered", language, answered=found.answers.answered, sent=found.answers.sent)
    if found.waiting:
        yield text("numbers-waiting", language, waiting=found.waiting, days=FAIR_WAIT)
    shares = [f"• {label}: {_of(share, language)}" for label, share in _shares(found, visit)]
    if shares:
        yield text("numbers-fair", language, days=FAIR_WAIT)
        yield from shares
    else:
        yield text("numbers-too-few", language, source=ENOUGH_OF_A_SOURCE, group=ENOUGH, days=FAIR_WAIT)


def _shares(found: Numbers, visit: Visit) -> Iterator[tuple[Markup, Share]]:
    """What was answered of what was sent, by everything of which there is enough."""
    language = visit.user.language
    for source, share in found.sources[:_MOST_SOURCES]:
        yield clipped(source, _LONGEST_SOURCE), share
    for number, share in found.weekdays:
        yield text("numbers-sent-on", language, weekday=weekday(number, language)), share
    for key, of in (("numbers-early", found.early), ("numbers-late", found.late)):
        if of is not None:
            yield text(key, language, days=LATE), of


def _of(share: Share, language: str) -> Markup:
    return text("numbers-of", language, answered=share.answered, sent=share.sent)


def _stay(stay: Stay, language: str) -> str:
    said = text("numbers-stay", language, days=Markup(_days(stay, language)), stays=stay.stays)
    return f"{stage_name(stay.stage, language)}: {said}"


def _days(stay: Stay, language: str) -> str:
    # A median of an even number of stays may lie at half a day.
    days = int(stay.days) if stay.days == int(stay.days) else stay.days
    return str(text("numbers-days", language, days=days))


def _weeks(found: Numbers, language: str) -> Iterator[str]:
    busy = [week for week in found.weeks if week.saved or week.applied]
    for week in busy:
        monday = _monday(week, language)
        yield text("numbers-week", language, monday=monday, saved=week.saved, applied=week.applied)
    if idle := len(found.weeks) - len(busy):
        yield text("numbers-idle", language, weeks=idle)


def _monday(week: Week, language: str) -> str:
    return short_day(week.monday, language)


def _bar(label: str, value: float, words: str, of: int | None = None) -> dict[str, str | float | None]:
    return {"label": plain(label), "value": value, "of": of, "words": plain(words)}
