"""Try the bot with no account: a Bot API emulator and a chat page.

`Emulator` is a Telegram of one's own: the bot talks to it over HTTP exactly as to Telegram, and people are
moved from Python (in tests) or from the page (in the playground, which `open_playground` sets up).
"""

from bot.playground.chats import Chat, Person
from bot.playground.emulator import Emulator, open_playground
from bot.playground.people import Channel, HiddenUser
from bot.playground.seen import Button, Message
from bot.playground.world import Answer, Call

__all__ = [
    "Answer",
    "Button",
    "Call",
    "Channel",
    "Chat",
    "Emulator",
    "HiddenUser",
    "Message",
    "Person",
    "open_playground",
]
