"""The obvious bot on python-telegram-bot: its stock client and loop, nothing kept, every text said back."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    bot = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).base_url(f"{os.environ['TELEGRAM_API_URL']}/bot")
    if os.environ.get("AT_ONCE"):
        bot = bot.concurrent_updates(int(os.environ["AT_ONCE"]))
    application = bot.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=["message"])
