"""Try the bot with no account: a Bot API emulator and a chat page."""
