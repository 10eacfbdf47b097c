"""Keyboards, checked as strictly as Telegram checks them."""

from typing import Any

from bot.playground.addresses import checked_url
from bot.playground.chats import Json
from bot.playground.marks import utf16_length
from bot.playground.refusals import bad_request

_MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8
_STYLES = ("primary", "success", "danger")
_OTHER_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
)


def inline_keyboard(markup: Json) -> Json | None:
    """The inline keyboard in a reply_markup, checked; None for other markups, which no message carries."""
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard")
        for row in rows:
            for button in row:
                _check_inline(button)
        return {"inline_keyboard": [[dict(button) for button in row] for row in rows if row]} if any(rows) else None
    if "keyboard" in markup:
        for row in _rows(markup["keyboard"], "keyboard"):
            for button in row:
                if not isinstance(button, str):
                    _check_text(button, "KeyboardButton")
    placeholder = markup.get("input_field_placeholder", "")
    if not isinstance(placeholder, str) or len(placeholder) > 64:
        raise bad_request("PLACEHOLDER_INVALID")
    return None


def _rows(rows: Any, name: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _check_text(button: Any, kind: str) -> None:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {kind}: {kind} must be an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request(
            "BUTTON_TEXT_INVALID" if text == "" else f'can\'t parse {kind}: field "text" must be of type String'
        )
    if button.get("style") not in (None, *_STYLES):
        raise bad_request(f"can't parse {kind}: invalid button style specified")


def _check_inline(button: Any) -> None:
    _check_text(button, "inline keyboard button")
    if url := button.get("url"):
        if not isinstance(url, str) or not checked_url(url):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    elif data := button.get("callback_data"):
        if not isinstance(data, str) or len(data.encode("utf-8", "replace")) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "copy_text" in button:
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 1 <= utf16_length(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif not any(action in button for action in _OTHER_ACTIONS):
        what = "BUTTON_DATA_INVALID" if "callback_data" in button else ""
        raise bad_request(
            what or "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
