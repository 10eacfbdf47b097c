"""Foreign words, made fit for one line of a message."""

from typing import Final

from bot.texts import Markup, escaped

LONGEST_LINE: Final = 280


def clipped(words: str, most: int = LONGEST_LINE) -> Markup:
    """Foreign words for one line: escaped, and cut at a space where they are too long."""
    line = " ".join(words.split())
    if len(line) > most:
        line = line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return escaped(line)
