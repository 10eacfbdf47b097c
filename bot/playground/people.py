"""What people do in the chat, and what they see of the bot."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.playground.chats import Chat, Json, Person
from bot.playground.entities import clean
from bot.playground.entities import split as split_text
from bot.playground.files import picture_size
from bot.playground.messages import document_of, photo_of, voice_of, without_reply
from bot.playground.seen import Message
from bot.playground.world import Answer, Tap, World


@dataclass(frozen=True, slots=True)
class HiddenUser:
    """Whom a forwarded message comes from, where that person hides the account."""

    name: str


@dataclass(frozen=True, slots=True)
class Channel:
    """The channel that a forwarded message comes from."""

    title: str
    id: int = -1001000000001
    username: str | None = None


Origin = Person | HiddenUser | Channel
Someone = Person | int


class People:
    """Everyone who chats with the bot.

    Every action returns once the bot can know of it; `next_message`, `tap` and `until` wait for the bot.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    def now(self) -> float:
        """The time here, in unix seconds."""
        return self.world.now()

    # -- people --------------------------------------------------------------------------------------------------

    def person(
        self,
        id: int = 1001,  # noqa: A002 - Telegram's own word
        first_name: str = "Robin",
        language_code: str = "en",
        username: str | None = None,
    ) -> Person:
        """Someone who may chat with the bot, and hasn't yet."""
        person = Person(id, first_name, language_code, username)
        self.world.add_person(person)
        return person

    def group(self, id: int = -2001, title: str = "Friends") -> Chat:  # noqa: A002 - Telegram's own word
        """A group that the bot is a member of."""
        chat = self.world.add_chat({"id": id, "title": title, "type": "group"})
        chat.started = True
        self.world.keep_chat(chat)
        return chat

    async def invite(self, user: Someone, group: Chat) -> Message:
        """Put the bot into a group, which tells it so."""
        group.blocked = False
        self.world.keep_chat(group)
        self._tell_member(user, group, "left", "member")
        message = self.world.post(group, self._person(user).user, {"new_chat_members": [self.world.profile.user]})
        self.world.update("message", message)
        return Message(message)

    def _person(self, someone: Someone) -> Person:
        number = someone if isinstance(someone, int) else someone.id
        if number not in self.world.people:
            raise LookupError(f"nobody has the id {number}")
        return self.world.people[number]

    def _chat(self, someone: Someone | Chat) -> Chat:
        return someone if isinstance(someone, Chat) else self.world.chats[self._person(someone).id]

    # -- what people do ------------------------------------------------------------------------------------------

    async def say(
        self,
        user: Someone,
        text: str,
        *,
        reply_to: int | None = None,
        chat: Chat | None = None,
        split: bool = True,
    ) -> Message:
        """Send a text, a long one in several messages as Telegram's apps do; returns the last."""
        at = self.now()
        message: Message | None = None
        for part in split_text(text) if split else [text]:
            shown, marks = clean(part, [])
            if shown:
                content: Json = {"text": shown} | ({"entities": marks} if marks else {})
                message = self._post(user, content, chat=chat, reply_to=reply_to, at=at)
                reply_to = None
        if message is None:
            raise ValueError("Telegram's apps don't send an empty text")
        return message

    async def forward(
        self,
        user: Someone,
        text: str,
        *,
        origin: Origin | None = None,
        entities: list[Json] | None = None,
        buttons: list[list[Json]] | None = None,
        ago: float = 60,
    ) -> Message:
        """Forward someone else's text, written so many seconds ago."""
        shown, found = clean(text, entities or [])
        content: Json = {"forward_origin": _origin(origin or HiddenUser("Kim"), int(self.now() - ago)), "text": shown}
        if found:
            content["entities"] = found
        if buttons:
            content["reply_markup"] = {"inline_keyboard": buttons}
        return self._post(user, content)

    async def forward_photo(
        self, user: Someone, content: bytes, *, origin: Origin | None = None, caption: str = ""
    ) -> Message:
        """Forward someone else's picture, with what they wrote under it."""
        file = await self.world.files.keep("photo", "photo.jpg", "image/jpeg", content)
        forwarded: Json = {"forward_origin": _origin(origin or HiddenUser("Kim"), int(self.now()) - 60)}
        return self._post(user, forwarded | photo_of(file, content) | _captioned(caption))

    async def document(
        self,
        user: Someone,
        name: str,
        content: bytes,
        *,
        media_type: str = "application/octet-stream",
        caption: str = "",
        reply_to: int | None = None,
        size: int | None = None,
        album: str | None = None,
    ) -> Message:
        """Send a file; `size` pretends another size in bytes, files of one `album` are sent together."""
        file = await self.world.files.keep("document", name, media_type, content, size)
        return self._post(user, document_of(file) | _captioned(caption) | _grouped(album), reply_to=reply_to)

    async def photo(
        self,
        user: Someone,
        content: bytes,
        *,
        caption: str = "",
        reply_to: int | None = None,
        album: str | None = None,
    ) -> Message:
        """Send a picture as a photo; those of one `album` are sent together."""
        if not picture_size(content):
            raise ValueError("this is no PNG, JPEG, GIF or WebP picture")
        file = await self.world.files.keep("photo", "photo.jpg", "image/jpeg", content)
        return self._post(user, photo_of(file, content) | _captioned(caption) | _grouped(album), reply_to=reply_to)

    async def sticker(self, user: Someone, emoji: str = "👍", content: bytes = b"sticker") -> Message:
        """Send a sticker."""
        file = await self.world.files.keep("sticker", "sticker.webp", "image/webp", content)
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._post(user, {"sticker": file.sizes | shape | {"emoji": emoji}})

    async def voice(
        self, user: Someone, content: bytes = b"voice", seconds: int = 3, *, reply_to: int | None = None
    ) -> Message:
        """Send a voice message."""
        file = await self.world.files.keep("voice", "voice.ogg", "audio/ogg", content)
        return self._post(user, voice_of(file, seconds), reply_to=reply_to)

    async def location(self, user: Someone, latitude: float = 52.2, longitude: float = 4.4) -> Message:
        """Send a place."""
        return self._post(user, {"location": {"latitude": latitude, "longitude": longitude}})

    async def contact(self, user: Someone, phone: str = "+3112345678", first_name: str = "Kim") -> Message:
        """Send a contact."""
        return self._post(user, {"contact": {"phone_number": phone, "first_name": first_name}})

    async def press_start(self, user: Someone, payload: str | None = None) -> Message:
        """Open the chat, perhaps by a deep link with a payload; it ends a block, as in Telegram's apps."""
        if self._chat(user).blocked:
            await self.unblock(user)
        return await self.say(user, f"/start {payload}" if payload else "/start")

    async def edit(self, user: Someone, message_id: int, text: str) -> Message:
        """Change a message that this person sent."""
        chat = self._chat(user)
        message = chat.messages.get(message_id)
        if message is None or message["from"]["is_bot"]:
            raise LookupError(f"{message_id} is no message of this person")
        words, marks = ("text", "entities") if "text" in message else ("caption", "caption_entities")
        shown, found = clean(text, [])
        kept = {name: value for name, value in message.items() if name not in (words, marks)}
        edited = kept | {words: shown, "edit_date": int(self.now())} | ({marks: found} if found else {})
        chat.read = chat.last_id
        self.world.replace(chat, edited)
        self.world.update("edited_message", edited)
        return Message(edited)

    def _post(
        self,
        user: Someone,
        content: Json,
        *,
        chat: Chat | None = None,
        reply_to: int | None = None,
        at: float | None = None,
    ) -> Message:
        person = self._person(user)
        chat = chat or self._chat(person)
        if reply_to is not None and reply_to not in chat.messages:
            raise LookupError(f"there is no message {reply_to} to reply to")
        if chat.private and not chat.started:
            chat.started = True
            self.world.keep_chat(chat)
        if reply_to is not None:
            content = {"reply_to_message": without_reply(chat.messages[reply_to])} | content
        message = self.world.post(chat, person.user, content, at)
        chat.read = message["message_id"]
        if not chat.blocked and (chat.private or self._heard_in_group(message)):
            self.world.update("message", message)
        return Message(message)

    def _heard_in_group(self, message: Json) -> bool:
        """A bot in a group hears commands, mentions of it and replies to it."""
        profile = self.world.profile
        text = message.get("text") or message.get("caption") or ""
        replied = message.get("reply_to_message", {}).get("from", {}).get("id")
        return text.startswith("/") or f"@{profile.username}" in text or replied == profile.bot_id

    # -- buttons -------------------------------------------------------------------------------------------------

    def press(self, user: Someone, message_id: int, label: str, *, forged: bool = False) -> Tap:
        """Press a button by its data or text; a forged press sends this data though no such button is there."""
        person, chat = self._person(user), self._chat(user)
        raw = chat.messages.get(message_id)
        data = label
        if not forged:
            if raw is None:
                raise LookupError(f"no message {message_id}")
            button = Message(raw).button(label)
            if button.data is None:
                raise LookupError(f"the button {button.text!r} tells the bot nothing")
            data = button.data
        chat.read = chat.last_id
        inaccessible = {"message_id": message_id, "chat": chat.info, "date": 0}
        return self.world.tap(chat, person.user, raw or inaccessible, data)

    async def tap(
        self,
        user: Someone,
        message: int | Message,
        label: str,
        *,
        forged: bool = False,
        timeout: float = 5,  # noqa: ASYNC109 - it ends with words that say what was waited for
    ) -> Answer:
        """Press a button, and wait for the bot's answer."""
        tap = self.press(user, message if isinstance(message, int) else message.id, label, forged=forged)
        try:
            async with asyncio.timeout(timeout):
                return await tap.answered
        except TimeoutError:
            raise TimeoutError(f"the bot didn't answer the tap on {label!r} in {timeout} s; {self._lately()}") from None

    # -- blocking ------------------------------------------------------------------------------------------------

    async def block(self, user: Someone) -> None:
        """Stop and block the bot."""
        self._set_member(user, "member", "kicked")

    async def unblock(self, user: Someone) -> None:
        """Let the bot write again."""
        self._set_member(user, "kicked", "member")

    def _set_member(self, user: Someone, old: str, new: str) -> None:
        chat = self._chat(user)
        chat.blocked = new == "kicked"
        self.world.keep_chat(chat)
        self._tell_member(user, chat, old, new)

    def _tell_member(self, user: Someone, chat: Chat, old: str, new: str) -> None:
        bot = self.world.profile.user
        self.world.update(
            "my_chat_member",
            {
                "chat": chat.info,
                "from": self._person(user).user,
                "date": int(self.now()),
                "old_chat_member": _member(bot, old),
                "new_chat_member": _member(bot, new),
            },
        )

    # -- seeing --------------------------------------------------------------------------------------------------

    def chat(self, user: Someone | Chat) -> list[Message]:
        """Every message of a chat, oldest first."""
        return [Message(message) for message in self._chat(user).messages.values()]

    def message(self, user: Someone | Chat, message_id: int) -> Message:
        """One message as it is now."""
        return Message(self._chat(user).messages[message_id])

    def last(self, user: Someone | Chat) -> Message:
        """The latest message from the bot."""
        for message in reversed(self._chat(user).messages.values()):
            if message["from"]["is_bot"]:
                return Message(message)
        raise LookupError("the bot has written nothing here")

    # -- waiting -------------------------------------------------------------------------------------------------

    async def next_message(self, user: Someone | Chat, timeout: float = 5) -> Message:  # noqa: ASYNC109 - as with tap
        """The bot's next message after the person's last action, or after the last one taken so."""
        chat = self._chat(user)

        def from_bot() -> Iterator[Json]:
            return (message for message in chat.after(chat.read) if message["from"]["is_bot"])

        await self._wait(chat, lambda: next(from_bot(), None) is not None, timeout, "a message from the bot")
        message = next(from_bot())
        chat.read = message["message_id"]
        return Message(message)

    async def next_edit(self, user: Someone | Chat, message_id: int, timeout: float = 5) -> Message:  # noqa: ASYNC109 - as with tap
        """The message once it changes from what it is now."""
        chat = self._chat(user)
        before = chat.messages.get(message_id)
        await self._wait(chat, lambda: chat.messages.get(message_id) is not before, timeout, "an edit")
        return Message(chat.messages[message_id])

    async def until(
        self,
        condition: Callable[[], Any],
        timeout: float = 5,  # noqa: ASYNC109 - as with tap
        user: Someone | Chat | None = None,
    ) -> None:
        """Wait until the condition holds; it is tried whenever something happens (in this chat, if one is given)."""
        await self._wait(self._chat(user) if user is not None else None, condition, timeout, "a condition")

    async def settled(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - as with tap
        """Wait until the bot has confirmed every update: it holds them; it may still be at work on them."""
        try:
            async with asyncio.timeout(timeout):
                while self.world.updates.waiting:
                    await self.world.updates.confirmed.wait()
        except TimeoutError:
            waiting = len(self.world.updates.waiting)
            raise TimeoutError(f"{waiting} updates aren't confirmed in {timeout} s; {self._lately()}") from None

    async def _wait(self, chat: Chat | None, condition: Callable[[], Any], within: float, what: str) -> None:
        signal = chat.changed if chat else self.world.changed
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await signal.wait()
        except TimeoutError:
            raise TimeoutError(f"{what} didn't come in {within} s; {self._lately()}") from None

    def _lately(self) -> str:
        names = [call.method for call in self.world.calls][-8:]
        unknown = f"; unknown methods: {', '.join(self.world.unknown_methods)}" if self.world.unknown_methods else ""
        return f"the bot's last calls: {', '.join(names) or 'none'}{unknown}"


def _captioned(caption: str) -> Json:
    shown, marks = clean(caption, [])
    if not shown:
        return {}
    return {"caption": shown, "caption_entities": marks} if marks else {"caption": shown}


def _grouped(album: str | None) -> Json:
    return {"media_group_id": album} if album else {}


def _origin(origin: Origin, date: int) -> Json:
    match origin:
        case Person():
            return {"type": "user", "date": date, "sender_user": origin.user}
        case HiddenUser():
            return {"type": "hidden_user", "date": date, "sender_user_name": origin.name}
        case Channel():
            chat: Json = {"id": origin.id, "title": origin.title, "type": "channel"}
            if origin.username:
                chat["username"] = origin.username
            return {"type": "channel", "date": date, "chat": chat, "message_id": 1}


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
