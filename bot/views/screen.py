"""A screen: a text and a keyboard. What a view returns, and the one place that turns it into Telegram's shape.

That is Telegram's own JSON: to make the library's objects of nine buttons takes longer than all else that sends them.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.texts import Markup
from bot.views.buttons import Tap, packed

LONGEST_TEXT = 4096
LONGEST_COPY = 256  # what a button can copy
_TAGS = re.compile(r"<[^<>]*>")


class Style(StrEnum):
    """A button's colour."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it does something (`tap`), opens a page (`url`) or copies a text (`copies`)."""

    label: str
    tap: Tap | None = None
    url: str | None = None
    style: Style | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it is to look."""

    text: Markup
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send."""

    name: str
    content: bytes
    caption: Markup


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to send; its caption is read out where it can't be seen."""

    content: bytes
    caption: Markup
    rows: tuple[tuple[Button, ...], ...] = ()


def layout(screen: Screen) -> dict[str, Any]:
    """All that Telegram is told of a screen beside its text."""
    return {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}, **keyboard(screen.rows)}


def keyboard(rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
    """What Telegram is told of the buttons under a message; nothing where there are none."""
    shown = [[_button(button) for button in row] for row in rows if row]
    return {"reply_markup": {"inline_keyboard": shown}} if shown else {}


def plain(text: str) -> str:
    """An HTML text's words alone."""
    return html.unescape(_TAGS.sub("", text))


def length(text: str) -> int:
    """How long Telegram takes an HTML text to be: UTF-16 units once its markup is read."""
    return len(plain(text).encode("utf-16-le", "replace")) // 2


def _button(button: Button) -> dict[str, Any]:
    # A label is plain text to Telegram: what was escaped for HTML is spoken plainly again.
    told: dict[str, Any] = {"text": html.unescape(button.label)}
    if button.style is not None:
        told["style"] = button.style.value
    if button.url is not None:
        return told | {"url": button.url}
    if button.copies is not None:
        return told | {"copy_text": {"text": button.copies}}
    if button.tap is None:
        raise ValueError(f"the button {button.label!r} does nothing")
    return told | {"callback_data": packed(button.tap)}
