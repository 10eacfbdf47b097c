"""Interviews, in words."""

from bot.model.interview import Interview
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.card import clipped
from bot.views.when import day, moment


def interview_line(interview: Interview, visit: Visit) -> Markup:
    """When, what, with whom and where, in a line."""
    language = visit.user.language
    when = moment(interview.at, visit) if interview.timed else day(visit.day_of(interview.at), language)
    said = [text(f"interview-{interview.kind.value}", language), Markup(when)]
    if interview.with_whom:
        said.append(text("interview-with", language, who=clipped(interview.with_whom)))
    if interview.place:
        said.append(clipped(interview.place))
    return Markup(" · ".join(said))
