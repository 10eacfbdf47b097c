"""Try the bot with no account: a Bot API emulator and a chat page.

`Emulator` is a Telegram of one's own: the bot talks to it over HTTP exactly as to Telegram, and people are
moved from Python (in tests) or from the page (in the playground).
"""

from bot.playground.chats import Person
from bot.playground.emulator import Button, Channel, Emulator, HiddenUser, Message
from bot.playground.world import Answer

__all__ = ["Answer", "Button", "Channel", "Emulator", "HiddenUser", "Message", "Person"]
