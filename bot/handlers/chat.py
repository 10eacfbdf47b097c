"""One chat during one update: the only place that decides between editing a message and sending one."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, CallbackQuery, InputMediaPhoto, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.texts import Markup
from bot.views.screen import Document, Picture, Screen, keyboard, layout

log = logging.getLogger(__name__)

_TYPING_LASTS = 4.5  # seconds; Telegram shows it for 5
_TOAST = 200
_ANSWERS_WITHIN = 20.0  # seconds
_SLOWEST = 50_000  # bytes a second
# asyncio keeps no hold of a task by itself.
_running: set[asyncio.Task[None]] = set()


class Chat:
    """Where the user is: `tapped` is the message whose button was tapped, `query` the tap to be answered.

    `app_language` is that of the app that was tapped in, `said` a command's own message, `about` the job of the card
    that the command replied to.
    """

    def __init__(self, bot: Bot, chat_id: int, query: CallbackQuery | None = None) -> None:
        self._bot = bot
        self.id = chat_id
        self._query = query
        # Telegram hands no content of messages that are very old; those get a fresh screen.
        tapped = query.message if query is not None else None
        self.tapped = tapped if isinstance(tapped, Message) else None
        self.app_language = query.from_user.language_code if query is not None else None
        self.said: Message | None = None
        self.about: int | None = None

    async def show(self, screen: Screen) -> int:
        """Show a screen in the message that was tapped, or else in a new one; the message's id."""
        if self.tapped is not None and await self.edit(self.tapped.message_id, screen):
            return self.tapped.message_id
        return await self.send(screen)

    async def send(self, screen: Screen, reply_to: int | None = None) -> int:
        """Send a screen as a new message; the message's id."""
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to is not None else None
        message = await self._bot.send_message(self.id, screen.text, reply_parameters=reply, api_kwargs=layout(screen))
        return message.message_id

    async def edit(self, message_id: int, screen: Screen) -> bool:
        """Put a screen in the place of an earlier one; False where that message can't be changed any more."""
        try:
            await self._bot.edit_message_text(
                screen.text, chat_id=self.id, message_id=message_id, api_kwargs=layout(screen)
            )
        except BadRequest as error:
            reason = error.message.lower()
            if "not modified" in reason:
                return True
            if "to edit not found" in reason or "can't be edited" in reason:
                return False
            raise
        return True

    async def send_document(self, document: Document) -> None:
        """Send a file."""
        await self._bot.send_document(
            self.id,
            document.content,
            filename=document.name,
            caption=document.caption,
            parse_mode=ParseMode.HTML,
            # Telegram answers when all of it has arrived.
            read_timeout=_ANSWERS_WITHIN + len(document.content) / _SLOWEST,
        )

    async def send_picture(self, picture: Picture, reply_to: int | None = None) -> None:
        """Send a picture."""
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to is not None else None
        await self._bot.send_photo(
            self.id,
            picture.content,
            caption=picture.caption,
            parse_mode=ParseMode.HTML,
            api_kwargs=keyboard(picture.rows),
            reply_parameters=reply,
            read_timeout=_ANSWERS_WITHIN + len(picture.content) / _SLOWEST,
        )

    async def show_picture(self, picture: Picture) -> None:
        """Show a picture in the place of the one whose button was tapped, or else in a new message."""
        if self.tapped is None or not self.tapped.photo:
            await self.send_picture(picture, self.tapped.message_id if self.tapped is not None else None)
            return
        try:
            await self._bot.edit_message_media(
                InputMediaPhoto(picture.content, caption=picture.caption, parse_mode=ParseMode.HTML),
                chat_id=self.id,
                message_id=self.tapped.message_id,
                api_kwargs=keyboard(picture.rows),
                read_timeout=_ANSWERS_WITHIN + len(picture.content) / _SLOWEST,
            )
        except BadRequest as error:
            reason = error.message.lower()
            if "to edit not found" in reason or "can't be edited" in reason:
                await self.send_picture(picture)
            elif "not modified" not in reason:
                raise

    async def answer(self, toast: Markup | None = None) -> None:
        """Answer the tap, so that its button rests; once, and never in the way of what the tap does."""
        query, self._query = self._query, None
        if query is None:
            return
        try:
            await self._bot.answer_callback_query(query.id, text=toast[:_TOAST] if toast else None)
        except BadRequest as error:
            if "query is too old" not in error.message.lower():
                raise

    @asynccontextmanager
    async def typing(self, action: ChatAction = ChatAction.TYPING) -> AsyncIterator[None]:
        """Show that the bot is at work, for as long as it is; the work waits for nothing."""
        over = asyncio.Event()
        showing = asyncio.create_task(self._show_at_work(over, action))
        try:
            yield
        finally:
            # A request under way ends by itself: to cut it off would cost its connection, to wait would cost time.
            over.set()
            _running.add(showing)
            showing.add_done_callback(_running.discard)

    async def _show_at_work(self, over: asyncio.Event, action: ChatAction) -> None:
        while not over.is_set():
            try:
                await self._bot.send_chat_action(self.id, action)
            except TelegramError as error:
                log.debug("typing was not shown: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), _TYPING_LASTS)
