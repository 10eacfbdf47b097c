"""The posting whole: a few messages to unfold, or a file where it is long."""

import re

from bot.actions.open_job import Opened
from bot.model.user import Visit
from bot.texts import Markup, escaped, text
from bot.views.card import name
from bot.views.screen import LONGEST_TEXT, Document, Screen, length

MOST_MESSAGES = 3
_ROOM = LONGEST_TEXT - 400  # for the title line above


def full_text(opened: Opened, visit: Visit) -> tuple[Screen, ...] | Document:
    """The posting's text as it was read."""
    title = text("full-text-of", visit.user.language, name=name(opened.job, visit.user.language))
    parts = _parts(opened.posting.text)
    if len(parts) > MOST_MESSAGES:
        file_name = re.sub(r"[^\w-]+", "-", opened.job.title or opened.job.company or "posting").strip("-")[:60]
        return Document(f"{file_name or 'posting'}.txt", opened.posting.text.encode(), title)
    quotes = [Markup(f"<blockquote expandable>{escaped(part)}</blockquote>") for part in parts]
    return tuple(Screen(Markup(f"<b>{title}</b>\n{quote}") if at == 0 else quote) for at, quote in enumerate(quotes))


def read_words(words: str, visit: Visit) -> Screen:
    """What was read in a picture, for the user to check."""
    parts = _parts(words)
    quote = Markup(f"<blockquote expandable>{escaped(parts[0] if parts else '')}</blockquote>")
    return Screen(Markup(f"{text('picture-read-check', visit.user.language)}\n{quote}"))


def _parts(words: str) -> list[str]:
    """The text in pieces that fit a message, cut at line ends where there are any."""
    parts = [""]
    for line in words.splitlines(keepends=True):
        for start in range(0, len(line), _ROOM // 2):
            piece = line[start : start + _ROOM // 2]
            if length(parts[-1]) + length(piece) > _ROOM:
                parts.append("")
            parts[-1] += piece
    return [part.strip("\n") for part in parts if part.strip()]
