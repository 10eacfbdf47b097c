"""The bot as people see it: its names, descriptions, commands and menu button, each by language."""

import json
import re
from dataclasses import dataclass, field

from bot.playground.chats import Chat, Json
from bot.playground.params import Params
from bot.playground.refusals import bad_request

_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_MOST_COMMANDS = 100
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
_WORDS = {"name": 64, "description": 512, "short_description": 120}


@dataclass(slots=True)
class Profile:
    """What setMyName, setMyDescription, setMyShortDescription, setMyCommands and setChatMenuButton set."""

    bot_id: int
    name: str
    username: str
    words: dict[str, dict[str, str]] = field(default_factory=lambda: {kind: {} for kind in _WORDS})
    """By kind, then by language; "" is the language of everyone else."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    """By scope and language, as one key."""
    menu_buttons: dict[str, Json] = field(default_factory=dict)

    @property
    def user(self) -> Json:
        """The bot as it stands in messages."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.said("name", ""), "username": self.username}

    @property
    def me(self) -> Json:
        """What getMe answers."""
        return self.user | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
        }

    @property
    def kept(self) -> Json:
        """What a journal keeps of it."""
        return {"words": self.words, "commands": self.commands, "menu_buttons": self.menu_buttons}

    def take_back(self, kept: Json) -> None:
        """Take in what a journal kept."""
        self.words, self.commands, self.menu_buttons = kept["words"], kept["commands"], kept["menu_buttons"]

    def said(self, kind: str, language: str) -> str:
        """The name or description that someone of this language sees."""
        words = self.words[kind]
        return words.get(language) or words.get("") or (self.name if kind == "name" else "")

    def say(self, kind: str, params: Params) -> None:
        """Set a name or description; an empty one is taken away."""
        language, words = _language(params), params.text(kind).strip()
        if len(words) > _WORDS[kind]:
            raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
        if words:
            self.words[kind][language] = words
        else:
            self.words[kind].pop(language, None)

    def set_commands(self, params: Params) -> None:
        """Set, or with none take away, the commands of a scope and language."""
        key = _scope(params) + _language(params)
        commands = [_command(given) for given in params.objects("commands")]
        if len(commands) > _MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        if commands:
            self.commands[key] = commands
        else:
            self.commands.pop(key, None)

    def get_commands(self, params: Params) -> list[Json]:
        """The commands of exactly this scope and language."""
        return self.commands.get(_scope(params) + _language(params), [])

    def commands_in(self, chat: Chat, language: str) -> list[Json]:
        """The commands that someone of this language sees in this chat: the narrowest scope that has any."""
        scopes = [_scope_key("chat", chat.id), "all_private_chats " if chat.private else "all_group_chats ", "default "]
        for scope in scopes:
            for tongue in (language[:2].lower(), ""):
                if found := self.commands.get(scope + tongue):
                    return found
        return []

    def set_menu_button(self, params: Params) -> None:
        """Set the menu button of a chat, or everyone's."""
        button = params.object("menu_button", "menu button")
        if button and button.get("type") not in ("default", "commands", "web_app"):
            raise bad_request("can't parse menu button: unsupported type specified")
        self.menu_buttons[params.text("chat_id")] = button or {"type": "default"}

    def menu_button(self, chat_id: str) -> Json:
        """The menu button that shows in this chat."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get("") or {"type": "commands"}


def spoken(params: Params) -> str:
    """The language that a getter asks for."""
    return _language(params)


def _language(params: Params) -> str:
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(params: Params) -> str:
    scope = params.object("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind in _SCOPES:
        return _scope_key(str(kind))
    if kind in _CHAT_SCOPES and scope.get("chat_id"):
        return _scope_key(str(kind), scope["chat_id"], scope.get("user_id", ""))
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


def _scope_key(kind: str, *of: object) -> str:
    return f"{kind}{json.dumps([str(part) for part in of if part]) if of else ''} "


def _command(given: Json) -> Json:
    name, description = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request('can\'t parse BotCommand: Field "command" and "description" must be of type String')
    found = _COMMAND.fullmatch(name.strip())
    if found is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    return {"command": found[1], "description": description.strip()}
