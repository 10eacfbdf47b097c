"""Files that a user sends, fetched from Telegram within its limit."""

from telegram import Document as Attachment
from telegram.error import TelegramError

from bot.errors import CannotRead
from bot.handlers.desk import Desk
from bot.model.given import GivenFile

LARGEST = 20 * 1024 * 1024  # bytes; what Telegram hands to bots


async def fetched(desk: Desk, attachment: Attachment) -> GivenFile:
    """The file's bytes, with the sender's claims about it."""
    if (attachment.file_size or 0) > LARGEST:
        raise CannotRead("file-too-large")
    try:
        file = await desk.bot.get_file(attachment.file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise CannotRead("file-unfetched") from error
    return GivenFile(attachment.file_name or "", content, attachment.mime_type)
