"""Messages as someone in the chat sees them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.chats import Json
from bot.playground.telegram_html import to_html


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message as someone in the chat sees it; `raw` is the Bot API's JSON."""

    raw: Json

    @property
    def id(self) -> int:
        """Its number in the chat."""
        number: int = self.raw["message_id"]
        return number

    @property
    def text(self) -> str:
        """Its text, or its file's caption."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The marks on its text."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """Its text with its styles, as Telegram HTML."""
        return to_html(self.text, self.entities)

    @property
    def buttons(self) -> list[list[Button]]:
        """Its inline keyboard, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            [
                Button(
                    button["text"],
                    button.get("callback_data"),
                    button.get("url"),
                    button.get("style"),
                    button.get("copy_text", {}).get("text"),
                )
                for button in row
            ]
            for row in rows
        ]

    def button(self, label: str) -> Button:
        """The button of this callback data or text, or whose text holds it; LookupError names those that are there."""
        there = [button for row in self.buttons for button in row]
        fits: tuple[Callable[[Button], bool], ...] = (
            lambda button: button.data == label,
            lambda button: button.text == label,
            lambda button: label in button.text,
        )
        for fit in fits:
            if found := [button for button in there if fit(button)]:
                return found[0]
        raise LookupError(f"no button {label!r} among {[button.text for button in there]} under {self.text[:80]!r}")

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.raw["from"]["is_bot"])

    @property
    def document(self) -> Json | None:
        """Its file."""
        return self.raw.get("document")

    @property
    def edited(self) -> bool:
        """Whether it was changed since."""
        return "edit_date" in self.raw

    @property
    def reply_to(self) -> int | None:
        """The id of the message that it replies to."""
        original = self.raw.get("reply_to_message")
        return original["message_id"] if original else None
