"""A screen: a text and a keyboard. What a view returns, and the one place that turns it into Telegram's shape."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

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


def keyboard(screen: Screen | Picture) -> InlineKeyboardMarkup | None:
    """The screen's buttons for Telegram."""
    rows = [[_button(button) for button in row] for row in screen.rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def plain(text: str) -> str:
    """An HTML text's words alone."""
    return html.unescape(_TAGS.sub("", text))


def length(text: str) -> int:
    """How long Telegram takes an HTML text to be: UTF-16 units once its markup is read."""
    return len(plain(text).encode("utf-16-le", "replace")) // 2


def _button(button: Button) -> InlineKeyboardButton:
    style = button.style.value if button.style else None
    # A label is plain text to Telegram: what was escaped for HTML is spoken plainly again.
    label = html.unescape(button.label)
    if button.url is not None:
        return InlineKeyboardButton(label, url=button.url, style=style)
    if button.copies is not None:
        return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copies), style=style)
    if button.tap is None:
        raise ValueError(f"the button {label!r} does nothing")
    return InlineKeyboardButton(label, callback_data=packed(button.tap), style=style)
