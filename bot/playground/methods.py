"""The Bot API's methods by name: what each does, and the parameters that it reads."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground import messages
from bot.playground.chats import Json
from bot.playground.params import Params
from bot.playground.profile import spoken
from bot.playground.refusals import Refused, bad_request
from bot.playground.world import World

Method = Callable[[World, Params], Any | Awaitable[Any]]
"""Takes the world and the call's parameters; returns the result, or raises Refused."""


# -- updates --------------------------------------------------------------------------------------------------------


async def _get_updates(world: World, params: Params) -> list[Json]:
    _allow(world, params)
    return await world.updates.poll(params.integer("offset"), params.integer("limit", 100), params.integer("timeout"))


def _set_webhook(world: World, params: Params) -> bool:
    url, secret = params.text("url"), params.text("secret_token")
    if url and not url.startswith(("https://", "http://")):
        raise bad_request("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not secret.replace("-", "").replace("_", "").isalnum() and secret:
        raise bad_request("secret token contains unallowed characters")
    _allow(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    if url:
        world.updates.call_off(Refused(409, "Conflict: terminated by setWebhook request"))
    world.webhook.aim(url, secret, params.integer("max_connections", 40))
    return True


def _delete_webhook(world: World, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.webhook.aim("", "", 0)
    return True


def _get_webhook_info(world: World, _params: Params) -> Json:
    info = world.webhook.info | {"pending_update_count": len(world.updates.waiting)}
    return info | ({"allowed_updates": world.updates.allowed} if world.updates.allowed else {})


def _allow(world: World, params: Params) -> None:
    kinds = params.structure("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        world.updates.allow(str(kind) for kind in kinds)


# -- the bot itself -------------------------------------------------------------------------------------------------


def _get_me(world: World, _params: Params) -> Json:
    return world.profile.me


def _done(_world: World, _params: Params) -> bool:
    return True


def _setter(kind: str) -> Method:
    def set_words(world: World, params: Params) -> bool:
        world.profile.say(kind, params)
        world.keep_profile()
        return True

    return set_words


def _getter(kind: str) -> Method:
    return lambda world, params: {kind: world.profile.said(kind, spoken(params))}


def _set_my_commands(world: World, params: Params) -> bool:
    world.profile.set_commands(params)
    world.keep_profile()
    world.show_commands()
    return True


def _delete_my_commands(world: World, params: Params) -> bool:
    return _set_my_commands(world, Params({**params.given, "commands": None}))


def _get_my_commands(world: World, params: Params) -> list[Json]:
    return world.profile.get_commands(params)


def _set_chat_menu_button(world: World, params: Params) -> bool:
    world.profile.set_menu_button(params)
    world.keep_profile()
    return True


def _get_chat_menu_button(world: World, params: Params) -> Json:
    return world.profile.menu_button(params.text("chat_id"))


# -- chats ----------------------------------------------------------------------------------------------------------


def _get_chat(world: World, params: Params) -> Json:
    chat = world.chat_to_read(params.text("chat_id"))
    full = chat.info | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    return full | ({"pinned_message": chat.messages[chat.pinned[-1]]} if chat.pinned else {})


def _leave_chat(world: World, params: Params) -> bool:
    chat = world.chat_to_write(params.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.blocked = True
    world.keep_chat(chat)
    return True


METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in {
        "getUpdates": _get_updates,
        "setWebhook": _set_webhook,
        "deleteWebhook": _delete_webhook,
        "getWebhookInfo": _get_webhook_info,
        "getMe": _get_me,
        "logOut": _done,
        "close": _done,
        "sendMessage": messages.send_message,
        "sendMessageDraft": messages.send_message_draft,
        "sendPhoto": messages.send_photo,
        "sendDocument": messages.send_document,
        "sendVoice": messages.send_voice,
        "sendChatAction": messages.send_chat_action,
        "getFile": messages.get_file,
        "editMessageText": messages.edit_message_text,
        "editMessageCaption": messages.edit_message_caption,
        "editMessageMedia": messages.edit_message_media,
        "editMessageReplyMarkup": messages.edit_message_reply_markup,
        "deleteMessage": messages.delete_message,
        "deleteMessages": messages.delete_messages,
        "pinChatMessage": messages.pin_chat_message,
        "unpinChatMessage": messages.unpin_chat_message,
        "unpinAllChatMessages": messages.unpin_all_chat_messages,
        "setMessageReaction": messages.set_message_reaction,
        "answerCallbackQuery": messages.answer_callback_query,
        "setMyName": _setter("name"),
        "getMyName": _getter("name"),
        "setMyDescription": _setter("description"),
        "getMyDescription": _getter("description"),
        "setMyShortDescription": _setter("short_description"),
        "getMyShortDescription": _getter("short_description"),
        "setMyCommands": _set_my_commands,
        "getMyCommands": _get_my_commands,
        "deleteMyCommands": _delete_my_commands,
        "setChatMenuButton": _set_chat_menu_button,
        "getChatMenuButton": _get_chat_menu_button,
        "getChat": _get_chat,
        "leaveChat": _leave_chat,
    }.items()
}
"""By lower-case name: Telegram doesn't mind the case."""
