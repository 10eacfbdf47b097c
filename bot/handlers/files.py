"""Files that a user sends, fetched from Telegram within its limit."""

from telegram import Document as Attachment
from telegram import Message, PhotoSize
from telegram.error import TelegramError

from bot.errors import CannotRead
from bot.handlers.desk import Desk
from bot.model.given import GivenFile

LARGEST = 20 * 1024 * 1024  # bytes; what Telegram hands to bots


Sent = Attachment | PhotoSize


def picture_of(message: Message) -> Sent | None:
    """The picture that a message carries, as a photo or as a file: of a photo's sizes the largest."""
    if message.photo:
        return message.photo[-1]
    document = message.document
    return document if document is not None and (document.mime_type or "").startswith("image/") else None


async def fetched(desk: Desk, attachment: Sent) -> GivenFile:
    """The file's bytes, with the sender's claims about it."""
    if (attachment.file_size or 0) > LARGEST:
        raise CannotRead("file-too-large")
    try:
        file = await desk.bot.get_file(attachment.file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise CannotRead("file-unfetched") from error
    if isinstance(attachment, PhotoSize):
        return GivenFile("", content)
    return GivenFile(attachment.file_name or "", content, attachment.mime_type)
