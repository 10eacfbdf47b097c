"""Everything that an emulator knows: the bot, the people, their chats, the files, what waits for the bot."""

import asyncio
import itertools
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from bot.playground.chats import Chat, Json, Person
from bot.playground.files import Files
from bot.playground.profile import Profile
from bot.playground.refusals import Refused, bad_request
from bot.playground.signals import Signal
from bot.playground.updates import Updates
from bot.playground.webhook import Webhook

_TAPS_KEPT = 10_000
_UNKNOWN_KEPT = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot said to a tap."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True)
class Tap:
    """A button that someone pressed."""

    id: str
    chat: Chat
    at: float
    answered: asyncio.Future[Answer] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the bot made; `params` as they came, `at` by the emulator's clock."""

    method: str
    params: Json
    at: float


class World:
    """The state that the Bot API's methods, the people and the page all work on."""

    def __init__(
        self, token: str, now: Callable[[], float], files: Files, name: str, username: str, calls_kept: int
    ) -> None:
        self.token = token
        self.now = now
        self.files = files
        self.profile = Profile(bot_id=int(token.partition(":")[0]), name=name, username=username)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.webhook = Webhook(self.updates, now)
        self.taps: OrderedDict[str, Tap] = OrderedDict()
        self.tap_lifetime = 900.0
        """Seconds after which a tap can't be answered any more."""
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        self.unknown_methods: deque[str] = deque(maxlen=_UNKNOWN_KEPT)
        self.changed = Signal()
        self.closed = False
        self.journal: Callable[[str, Json], None] = _keep_nothing
        self._tap_ids = itertools.count(secrets.randbits(40) << 20)

    async def close(self) -> None:
        """End every poll, stream and delivery under way."""
        self.closed = True
        self.updates.close()
        await self.webhook.close()
        self.changed.fire()
        for chat in self.chats.values():
            chat.changed.fire()

    # -- who is there --------------------------------------------------------------------------------------------

    def add_chat(self, info: Json) -> Chat:
        """The chat of this Bot API Chat, made where there is none."""
        chat = self.chats.get(info["id"])
        if chat is None:
            # Event numbers begin where an earlier run can't have ended, so that a page notices the restart.
            chat = self.chats[info["id"]] = Chat(info, first_event=self.updates.next_id)
        else:
            chat.info = info
        return chat

    def chat_to_write(self, chat_id: str) -> Chat:
        """The chat that a call names, if the bot may write there."""
        chat = self.chat_to_read(chat_id)
        if chat.blocked:
            raise Refused(
                403,
                "Forbidden: bot was blocked by the user"
                if chat.private
                else f"Forbidden: bot is not a member of the {chat.info['type']} chat",
            )
        if not chat.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def chat_to_read(self, chat_id: str) -> Chat:
        """The chat that a call names."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats.get(int(chat_id[:24]))
        except ValueError:
            chat = None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def add_person(self, person: Person) -> Chat:
        """Someone new, or known under this id with other words; returns the chat with the bot."""
        if self.people.get(person.id) != person:
            self.people[person.id] = person
            self.journal("person", asdict(person))
        return self.add_chat(person.chat)

    def keep_chat(self, chat: Chat) -> None:
        """Have the journal know what stands around the chat's messages."""
        self.journal("chat", chat.kept)

    def keep_profile(self) -> None:
        """Have the journal know the bot's names, commands and buttons."""
        self.journal("profile", self.profile.kept)

    # -- messages ------------------------------------------------------------------------------------------------

    def post(self, chat: Chat, sender: Json, content: Json, at: float | None = None) -> Json:
        """Put a new message into the chat."""
        message: Json = {
            "message_id": chat.last_id + 1,
            "from": sender,
            "chat": chat.info,
            "date": int(self.now() if at is None else at),
            **content,
        }
        chat.add(message)
        self.journal("message", message)
        if sender["is_bot"]:
            chat.typing_until = 0.0
        self._tell(chat, "message", {"message": message})
        return message

    def replace(self, chat: Chat, message: Json) -> None:
        """Put an edited message in its old one's place."""
        chat.messages[message["message_id"]] = message
        self.journal("edited", message)
        self._tell(chat, "edited", {"message": message})

    def remove(self, chat: Chat, message_ids: list[int]) -> None:
        """Take messages out of the chat."""
        for message_id in message_ids:
            del chat.messages[message_id]
            chat.reactions.pop(message_id, None)
            if message_id in chat.pinned:
                chat.pinned.remove(message_id)
        self.journal("deleted", {"chat": chat.id, "message_ids": message_ids})
        self._tell(chat, "deleted", {"message_ids": message_ids})

    def clear(self, chat: Chat) -> None:
        """Empty the chat, as "clear history" does; ids go on."""
        chat.messages.clear()
        chat.pinned.clear()
        chat.reactions.clear()
        chat.read = chat.last_id
        self.journal("cleared", {"chat": chat.id, "last_id": chat.last_id})
        self._tell(chat, "cleared", {})

    def show(self, chat: Chat, kind: str, data: Json) -> None:
        """Tell the chat's page something that isn't kept: typing, a draft, a reaction, an answer, commands."""
        self._tell(chat, kind, data)

    def _tell(self, chat: Chat, kind: str, data: Json) -> None:
        chat.tell(kind, data)
        self.changed.fire()

    def show_commands(self) -> None:
        """Tell each private chat's page the commands that its person sees now."""
        for chat in self.chats.values():
            if person := self.people.get(chat.id):
                commands = self.profile.commands_in(chat, person.language_code)
                self._tell(chat, "commands", {"commands": commands})

    # -- what the bot is told ------------------------------------------------------------------------------------

    def update(self, kind: str, body: Json) -> None:
        """Tell the bot."""
        update = self.updates.add(kind, body)
        if update is not None:
            self.journal("update", update)

    def tap(self, chat: Chat, sender: Json, message: Json, data: str) -> Tap:
        """A person's press on a button, told to the bot."""
        tap = Tap(str(next(self._tap_ids)), chat, self.now(), asyncio.get_running_loop().create_future())
        self.taps[tap.id] = tap
        if len(self.taps) > _TAPS_KEPT:
            self.taps.popitem(last=False)
        body = {"id": tap.id, "from": sender, "message": message, "chat_instance": str(chat.id), "data": data}
        self.update("callback_query", body)
        return tap

    def answer(self, tap_id: str, answer: Answer) -> None:
        """The bot's answer to a tap."""
        tap = self.taps.get(tap_id)
        if tap is None or self.now() - tap.at > self.tap_lifetime:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if not tap.answered.done():
            tap.answered.set_result(answer)
        data = {"tap": tap.id, "text": answer.text, "alert": answer.alert, "url": answer.url}
        self.show(tap.chat, "answer", data)


def _keep_nothing(_kind: str, _data: Json) -> None:
    """The journal of an emulator that lives in memory only."""
