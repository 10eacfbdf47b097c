"""Interviews, in words."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.interview import Interview
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.line import clipped
from bot.views.when import day, moment, short_moment

_ANOTHER_YEAR: Final = timedelta(days=300)


def interview_line(interview: Interview, visit: Visit) -> Markup:
    """When, what, with whom and where, in a line."""
    language = visit.user.language
    said = [text(f"interview-{interview.kind.value}", language), Markup(when_of(interview, visit))]
    if interview.with_whom:
        said.append(text("interview-with", language, who=clipped(interview.with_whom)))
    if interview.place:
        said.append(clipped(interview.place))
    return Markup(" · ".join(said))


def next_round(interviews: tuple[Interview, ...], visit: Visit) -> Interview | None:
    """The round that is next, or was earlier today."""
    return next((one for one in interviews if visit.day_of(one.at) >= visit.today), None)


def is_over(interview: Interview, visit: Visit) -> bool:
    """Whether a round lies back; of one without an hour its day must be over."""
    return interview.at < visit.now if interview.timed else visit.day_of(interview.at) < visit.today


def short_round(interview: Interview, visit: Visit) -> Markup:
    """When a round is, for a row of a list."""
    local = interview.at.astimezone(ZoneInfo(visit.user.zone))
    return Markup(f"🗓 {short_moment(local, visit.user.language, timed=interview.timed)}")


def _day(interview: Interview, visit: Visit) -> str:
    return short_moment(interview.at.astimezone(ZoneInfo(visit.user.zone)), visit.user.language, timed=False)


def when_of(interview: Interview, visit: Visit) -> Markup:
    """When a round is; the day alone where the hour was not said."""
    language = visit.user.language
    said = moment(interview.at, visit) if interview.timed else _day(interview, visit)
    if interview.ends_at is not None:
        ends = interview.ends_at.astimezone(ZoneInfo(visit.user.zone))
        said = text("round-until", language, when=said, end=f"{ends:%H:%M}")
    # A weekday and a month name no year; where it may be another one, it is said.
    far = abs(interview.at - visit.now) >= _ANOTHER_YEAR
    return Markup(f"{said} · {day(visit.day_of(interview.at), language)}" if far else said)
