"""What a posting says to a question."""

from typing import TYPE_CHECKING

from bot.actions.open_job import Opened
from bot.model.user import Visit
from bot.texts import Markup, escaped, text
from bot.views.buttons import Ask, FullText
from bot.views.card import clipped, name
from bot.views.screen import Button, Screen

if TYPE_CHECKING:
    from bot.summary.asked import Answer  # read with the first question

_LONGEST_QUOTE = 500
_MOST_QUOTES = 5


def answered(opened: Opened, answer: "Answer", visit: Visit) -> Screen:
    """The answer with the words it stands on; where the posting doesn't say, that."""
    language = visit.user.language
    parts = [f"<b>{name(opened.job, language)}</b>"]
    if not answer.quotes:
        parts.append(text("answer-not-said" if answer.model else "answer-not-found", language))
    else:
        if answer.text:
            parts.append(escaped(answer.text))
        parts.append(text("answer-stands-on", language))
        parts += [f"<blockquote>{clipped(one, _LONGEST_QUOTE)}</blockquote>" for one in answer.quotes[:_MOST_QUOTES]]
    if answer.model:
        parts.append(text("answer-by", language, model=clipped(answer.model, 60)))
    rows = (
        (
            Button(text("button-ask", language), Ask(opened.job.id)),
            Button(text("button-full-text", language), FullText(opened.job.id)),
        ),
    )
    return Screen(Markup("\n".join(parts)), rows)
