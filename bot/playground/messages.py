"""The Bot API's methods about messages: send, edit, delete, pin, react, answer a tap."""

import re
from typing import Any

from bot.playground import entities, files
from bot.playground.chats import Chat, Json
from bot.playground.forms import Upload
from bot.playground.marks import utf16_length
from bot.playground.markup import inline_keyboard
from bot.playground.params import Params
from bot.playground.refusals import Refused, bad_request
from bot.playground.world import Answer, World

_DELETABLE_FOR = 48 * 3600
_TYPING_FOR = 5.0
_ACTIONS = re.compile(
    "cancel|typing|(?:upload|record)_(?:video|audio|voice|video_note)|upload_(?:photo|document)|choose_sticker|"
    "(?:pick_up|find)_location"
)
_REACTIONS = re.compile(
    "[👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡]"
    "|❤(?:\u200d🔥)?|👨\u200d💻|🤷(?:\u200d[♂♀])?"
)

# -- sending --------------------------------------------------------------------------------------------------------


def send_message(world: World, params: Params) -> Json:
    """sendMessage."""
    content = _text_content(params)
    return _send(world, params, content)


async def send_document(world: World, params: Params) -> Json:
    """sendDocument."""
    chat = world.chat_to_write(params.text("chat_id"))
    caption = _caption(params)
    content = await document_content(world, params, "document", params.text("document"))
    return _send(world, params, content | caption, chat)


async def send_photo(world: World, params: Params) -> Json:
    """sendPhoto."""
    chat = world.chat_to_write(params.text("chat_id"))
    caption = _caption(params)
    content = await photo_content(world, params, "photo", params.text("photo"))
    return _send(world, params, content | caption, chat)


async def send_voice(world: World, params: Params) -> Json:
    """sendVoice, of a voice message that went through the chat before."""
    chat = world.chat_to_write(params.text("chat_id"))
    caption = _caption(params)
    file = await _file(world, params, "voice", params.text("voice"), "voice")
    if file.kind != "voice":
        raise bad_request(f"can't use file of type {file.kind.title()} as Voice")
    return _send(world, params, voice_of(file) | caption, chat)


def voice_of(file: files.File, seconds: int = 3) -> Json:
    """A file as the Bot API's Voice."""
    return {"voice": file.sizes | {"duration": seconds, "mime_type": file.media_type}}


def send_message_draft(world: World, params: Params) -> bool:
    """sendMessageDraft: a preview that the page shows until the message comes."""
    chat = world.chat_to_write(params.text("chat_id"))
    if not chat.private:
        raise bad_request("drafts can be sent only to private chats")
    if not params.integer("draft_id"):
        raise bad_request("draft_id must be non-zero")
    text, marks = entities.read(params.text("text"), params.text("parse_mode"), params.objects("entities"))
    if utf16_length(text) > entities.TEXT_LIMIT:
        raise bad_request("message is too long")
    world.show(chat, "draft", {"draft_id": params.integer("draft_id"), "text": text, "entities": marks})
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction."""
    action = params.text("action").lower()
    if not _ACTIONS.fullmatch(action):
        raise bad_request("wrong parameter action in request")
    chat = world.chat_to_write(params.text("chat_id"))
    chat.typing_until = 0.0 if action == "cancel" else world.now() + _TYPING_FOR
    world.show(chat, "typing", {"action": action, "until": chat.typing_until})
    return True


def _send(world: World, params: Params, content: Json, chat: Chat | None = None) -> Json:
    keyboard = _keyboard(params)
    chat = chat or world.chat_to_write(params.text("chat_id"))
    content = _reply(world, chat, params) | content
    if keyboard:
        content["reply_markup"] = keyboard
    return world.post(chat, world.profile.user, content)


def _text_content(params: Params) -> Json:
    given = params.text("text")
    if not given:
        raise bad_request("message text is empty")
    text, marks = entities.read(given, params.text("parse_mode"), params.objects("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > entities.TEXT_LIMIT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if marks:
        content["entities"] = marks
    if preview := params.object("link_preview_options", "link preview options"):
        content["link_preview_options"] = preview
    return content


def _caption(params: Params) -> Json:
    text, marks = entities.read(params.text("caption"), params.text("parse_mode"), params.objects("caption_entities"))
    if utf16_length(text) > entities.CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": marks} if marks else {"caption": text}


def _keyboard(params: Params) -> Json | None:
    markup = params.object("reply_markup", "reply markup")
    return inline_keyboard(markup) if markup else None


def _reply(world: World, chat: Chat, params: Params) -> Json:
    reply = params.object("reply_parameters", "reply parameters")
    message_id = Params(reply).integer("message_id") or params.integer("reply_to_message_id")
    if not message_id:
        return {}
    where = world.chat_to_read(str(reply["chat_id"])) if reply.get("chat_id") else chat
    original = where.messages.get(message_id)
    if original is None or where is not chat:
        if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": without_reply(original)} | _quote(original, reply.get("quote"))


def _quote(original: Json, quote: Any) -> Json:
    if not quote:
        return {}
    text = original.get("text") or original.get("caption") or ""
    place = text.find(quote) if isinstance(quote, str) else -1
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": utf16_length(text[:place]), "is_manual": True}}


def without_reply(message: Json) -> Json:
    """A message as it stands inside another: what it replied to is left out."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


# -- files ----------------------------------------------------------------------------------------------------------


async def document_content(world: World, params: Params, field: str, given: str) -> Json:
    """A document from an upload or a file id."""
    file = await _file(world, params, field, given, "document")
    return document_of(file)


def document_of(file: files.File) -> Json:
    """A file as the Bot API's Document."""
    return {"document": {"file_name": file.name, "mime_type": file.media_type} | file.sizes}


async def photo_content(world: World, params: Params, field: str, given: str) -> Json:
    """A photo from an upload or a file id."""
    upload = _upload(params, field, given)
    if upload and len(upload.content) > files.PHOTO_LIMIT:
        raise bad_request(
            f"file of size {len(upload.content)} bytes is too big for a photo; "
            f"the maximum size is {files.PHOTO_LIMIT} bytes"
        )
    if upload and not files.picture_size(upload.content):
        raise bad_request("IMAGE_PROCESS_FAILED")
    file = await _file(world, params, field, given, "photo")
    if file.kind != "photo":
        raise bad_request(f"can't use file of type {file.kind.title()} as Photo")
    return photo_of(file, await world.files.content(file) or b"")


def photo_of(file: files.File, content: bytes) -> Json:
    """A file as the Bot API's list of PhotoSize."""
    width, height = files.picture_size(content) or (0, 0)
    return {"photo": [file.sizes | {"width": width, "height": height}]}


def _upload(params: Params, field: str, given: str) -> Upload | None:
    return params.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else field)


async def _file(world: World, params: Params, field: str, given: str, kind: str) -> files.File:
    upload = _upload(params, field, given)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > files.UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        return await world.files.keep(kind, upload.name, upload.media_type, upload.content)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.files.find(given)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return file


def get_file(world: World, params: Params) -> Json:
    """getFile."""
    if not params.text("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.find(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > files.DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return file.sizes | {"file_path": file.path}


# -- editing --------------------------------------------------------------------------------------------------------

_MEDIA = ("document", "photo", "sticker", "voice", "location", "contact")
_CAPTION = ("caption", "caption_entities")
_TEXT = ("text", "entities", "link_preview_options")


def edit_message_text(world: World, params: Params) -> Json:
    """editMessageText; without a keyboard the old one goes, as on Telegram."""
    content = _text_content(params)
    chat, message = _to_edit(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, message, _TEXT, content, _keyboard(params))


def edit_message_caption(world: World, params: Params) -> Json:
    """editMessageCaption."""
    content = _caption(params)
    chat, message = _to_edit(world, params)
    if not any(kind in message for kind in ("document", "photo", "voice")):
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, chat, message, _CAPTION, content, _keyboard(params))


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """editMessageReplyMarkup."""
    keyboard = _keyboard(params)
    chat, message = _to_edit(world, params)
    return _edit(world, chat, message, (), {}, keyboard)


async def edit_message_media(world: World, params: Params) -> Json:
    """editMessageMedia, for documents and photos."""
    media = params.object("media", "input media")
    chat, message = _to_edit(world, params)
    given = str(media.get("media", ""))
    match media.get("type"):
        case "document":
            content = await document_content(world, params, "media", given)
        case "photo":
            content = await photo_content(world, params, "media", given)
        case _:
            raise bad_request("can't parse InputMedia: type must be photo or document in the playground")
    content |= _caption(Params(media))
    return _edit(world, chat, message, (*_MEDIA, *_CAPTION, *_TEXT), content, _keyboard(params))


def _to_edit(world: World, params: Params) -> tuple[Chat, Json]:
    if not params.text("chat_id") and not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.chat_to_write(params.text("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.profile.bot_id:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    world: World, chat: Chat, message: Json, replaced: tuple[str, ...], content: Json, keyboard: Json | None
) -> Json:
    edited = {name: value for name, value in message.items() if name not in replaced and name != "reply_markup"}
    edited |= content
    if keyboard:
        edited["reply_markup"] = keyboard
    if edited == message:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    edited["edit_date"] = int(world.now())
    world.replace(chat, edited)
    return edited


# -- deleting, pinning, reacting, answering -------------------------------------------------------------------------


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage, within 48 hours."""
    chat = world.chat_to_write(params.text("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(world, chat, message)
    world.remove(chat, [message["message_id"]])
    return True


def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages; those that are gone are skipped."""
    chat = world.chat_to_write(params.text("chat_id"))
    wanted = params.structure("message_ids", "message identifiers")
    if not isinstance(wanted, list) or not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > 100:
        raise bad_request("too many message identifiers specified")
    found = [number for number in chat.messages if number in wanted]
    for number in found:
        _check_deletable(world, chat, chat.messages[number])
    if found:
        world.remove(chat, found)
    return True


def _check_deletable(world: World, chat: Chat, message: Json) -> None:
    mine = message["from"]["id"] == world.profile.bot_id
    if world.now() - message["date"] > _DELETABLE_FOR or not (mine or chat.private):
        raise bad_request("message can't be deleted for everyone")


def pin_chat_message(world: World, params: Params) -> bool:
    """pinChatMessage."""
    chat, message_id = _existing(world, params, "message to pin")
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
        world.keep_chat(chat)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """unpinChatMessage: this one, or the latest."""
    chat = world.chat_to_write(params.text("chat_id"))
    message_id = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    world.keep_chat(chat)
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """unpinAllChatMessages."""
    chat = world.chat_to_write(params.text("chat_id"))
    chat.pinned.clear()
    world.keep_chat(chat)
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """setMessageReaction: one emoji of Telegram's, or none."""
    chat, message_id = _existing(world, params, "message to react")
    reactions = params.objects("reaction", "reaction types")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction.get("type") != "emoji" or not _REACTIONS.fullmatch(_plain(reaction.get("emoji"))):
            raise bad_request("REACTION_INVALID")
    if reactions:
        chat.reactions[message_id] = reactions
    else:
        chat.reactions.pop(message_id, None)
    world.keep_chat(chat)
    world.show(chat, "reaction", {"message_id": message_id, "reaction": reactions})
    return True


def _plain(emoji: object) -> str:
    return str(emoji).replace("\ufe0f", "")


def _existing(world: World, params: Params, what: str) -> tuple[Chat, int]:
    chat = world.chat_to_write(params.text("chat_id"))
    message_id = params.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request(f"{what} not found")
    return chat, message_id


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery."""
    text = params.text("text")
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    world.answer(params.text("callback_query_id"), Answer(text, params.flag("show_alert"), params.text("url")))
    return True
