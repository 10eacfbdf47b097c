"""Something to read arrives: a text, links, a forwarded message, a file. Each becomes a card."""

import asyncio
import contextlib

from telegram import Document as Attachment
from telegram import Message, MessageEntity, MessageOriginChannel, MessageOriginChat

from bot.actions import take_in
from bot.actions.read_picture import read_picture
from bot.actions.take_in import Taken
from bot.errors import CannotRead, UserError
from bot.handlers import proposals
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.handlers.files import Sent, fetched, picture_of
from bot.handlers.job import look_again_if_stale
from bot.handlers.refining import prepared
from bot.model.given import GivenLink, GivenText
from bot.model.intent import small_talk
from bot.model.links import is_mostly_links, links_in
from bot.model.user import Visit
from bot.storage.pieces import Paste
from bot.texts import Markup, escaped, text
from bot.views import buttons, welcome
from bot.views.card import card, name
from bot.views.full_text import read_words
from bot.views.screen import Button, Screen

MOST_LINKS = 5
MOST_HIDDEN = 10
_SHORT = 120  # characters; less is a remark, not a posting


async def take_message(desk: Desk, chat: Chat, visit: Visit, message: Message, *, edited: bool = False) -> None:
    """Read a message, whatever it carries."""
    words = message.text or message.caption or ""
    picture = picture_of(message)
    if picture is not None and not edited and len(words) < _SHORT and not links_in(words):
        await _take_picture(desk, chat, visit, message, picture)
    elif message.document is not None:
        await _take_file(desk, chat, visit, message, message.document)
    elif words and (message.text or len(words) >= _SHORT or links_in(words)):
        await _take_words(desk, chat, visit, message, words, edited=edited)
    elif not edited:
        raise CannotRead(_unread(message))


async def take_example(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.Example) -> None:
    """Show a newcomer a card of a posting that we wrote."""
    await chat.answer()
    posting = GivenText(welcome.example_posting(visit))
    taken = await take_in.take_in(desk.database, visit, posting, desk.web)
    await _show_card(desk, chat, visit, taken)


async def read_anyway(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ReadAnyway) -> None:
    """The user knows better: the text is a posting."""
    await chat.answer()
    paste = await take_in.paste_of(desk.database, visit, tap.message)
    if paste is None:
        raise UserError("text-gone")
    taken = await take_in.take_in_text(desk.database, visit, paste, desk.web, anyway=True)
    refused = chat.tapped.message_id if chat.tapped is not None else None
    answer_id = await _show_card(desk, chat, visit, taken, instead_of=refused)
    await take_in.note_answer(desk.database, visit, paste, answer_id)


async def _take_words(desk: Desk, chat: Chat, visit: Visit, message: Message, words: str, *, edited: bool) -> None:
    paste = await take_in.keep_piece(
        desk.database,
        visit,
        message.message_id,
        message.date,
        _with_hidden_links(message, words),
        edited=edited,
        via=_channel(message),
        in_album=message.media_group_id is not None,
    )
    if paste is None:
        return  # an edit of something that was never for reading, or long ago
    if edited and await take_in.is_saved(desk.database, visit, paste):
        await chat.send(Screen(text("saved-stays", visit.user.language)), reply_to=message.message_id)
        return
    links = links_in(words, _hidden_links(message))
    if links and len(paste.pieces) == 1 and is_mostly_links(words, links):
        await _take_links(desk, chat, visit, links, paste)
        return
    if await proposals.letter(desk, chat, visit, message, paste):
        return
    if len(words) < _SHORT and len(paste.pieces) == 1:
        await _answer(desk, chat, visit, paste, _remark(words, visit))
        return
    # Where a first piece has its card already, the rest of the text only brings it up to date.
    async with chat.typing() if paste.answer_id is None else contextlib.nullcontext():
        try:
            taken = await take_in.take_in_text(desk.database, visit, paste, desk.web)
        except CannotRead as error:
            if links and error.key == "not-a-posting":
                await _take_links(desk, chat, visit, links, paste)
                return
            await _answer(desk, chat, visit, paste, _refusal(error, visit, message.message_id))
            return
        await _answer(desk, chat, visit, paste, taken)


async def _take_links(desk: Desk, chat: Chat, visit: Visit, links: tuple[str, ...], paste: Paste) -> None:
    """A card for each link; all are fetched at once, and shown in the order in which they stood."""
    async with chat.typing():
        read = [asyncio.ensure_future(_link(desk, visit, link)) for link in links[:MOST_LINKS]]
        try:
            for at, reading in enumerate(read):
                read_one = await reading
                if at == 0:
                    shown = await _answer(desk, chat, visit, paste, read_one)
                elif isinstance(read_one, Taken):
                    shown = await _show_card(desk, chat, visit, read_one)
                else:
                    shown = await chat.send(read_one)
                if isinstance(read_one, Taken) and read_one.known:
                    await look_again_if_stale(desk, chat, visit, read_one.opened, shown)
        finally:
            for one in read:
                one.cancel()
    left = len(links) - MOST_LINKS
    if left > 0:
        await chat.send(Screen(text("more-links", visit.user.language, count=left)))


async def _link(desk: Desk, visit: Visit, link: str) -> Taken | Screen:
    try:
        return await take_in.take_in(desk.database, visit, GivenLink(link), desk.web)
    except CannotRead as error:
        trouble = text(error.key, visit.user.language, **error.facts)
        return Screen(text("link-trouble", visit.user.language, link=_short(link), trouble=trouble))


async def _take_file(desk: Desk, chat: Chat, visit: Visit, message: Message, attachment: Attachment) -> None:
    async with chat.typing():
        given = await fetched(desk, attachment)
        if await proposals.mail(desk, chat, visit, given):
            return
        try:
            taken = await take_in.take_in(desk.database, visit, given, desk.web)
        except CannotRead as error:
            if error.key == "picture-unread":  # a picture whose sender called it something else
                await _read_picture(desk, chat, visit, message, given.content)
                return
            if error.key != "not-a-posting":
                raise
            # What is no posting is most often the user's own CV; the button finds it by the message replied to.
            as_cv = Button(text("button-take-as-cv", visit.user.language), buttons.TakeAsCv())
            await chat.send(Screen(text(error.key, visit.user.language), ((as_cv,),)), reply_to=message.message_id)
            return
        await _show_card(desk, chat, visit, taken)


async def _take_picture(desk: Desk, chat: Chat, visit: Visit, message: Message, picture: Sent) -> None:
    async with chat.typing():
        file = await fetched(desk, picture)
        await _read_picture(desk, chat, visit, message, file.content)


async def _read_picture(desk: Desk, chat: Chat, visit: Visit, message: Message, content: bytes) -> None:
    """Show what stands in a screenshot, to be checked, and then its card; an album's pictures become one card."""
    try:
        seen = await read_picture(desk.database, visit, content, desk.assistant)
    except CannotRead as error:
        if message.media_group_id is None:
            raise
        paste = await _keep_read(desk, visit, message, "")
        if paste is not None and not any(paste.texts):  # what was read of the others stands; one line is for all
            await _answer(desk, chat, visit, paste, _refusal(error, visit, message.message_id))
        return
    await chat.send(read_words(seen.text, visit), reply_to=message.message_id)
    # What a channel wrote under its picture is part of the post; one's own words there are a remark.
    caption = message.caption if message.caption and message.forward_origin is not None else ""
    paste = await _keep_read(desk, visit, message, f"{caption}\n{seen.text}" if caption else seen.text)
    if paste is None:
        return
    warnings = ("transcribed",) if seen.by_model else ()
    try:
        taken = await take_in.take_in_text(desk.database, visit, paste, desk.web, warnings=warnings)
    except CannotRead as error:
        await _answer(desk, chat, visit, paste, _refusal(error, visit, message.message_id))
    else:
        await _answer(desk, chat, visit, paste, taken)


async def _keep_read(desk: Desk, visit: Visit, message: Message, words: str) -> Paste | None:
    return await take_in.keep_piece(
        desk.database,
        visit,
        message.message_id,
        message.date,
        words,
        edited=False,
        via=_channel(message),
        in_album=message.media_group_id is not None,
    )


async def _answer(desk: Desk, chat: Chat, visit: Visit, paste: Paste, said: Taken | Screen) -> int:
    """Answer a text: in the message that answered a part of it before, or in a new one; the message's id."""
    if isinstance(said, Taken):
        answer_id = await _show_card(desk, chat, visit, said, instead_of=paste.answer_id)
    elif paste.answer_id is not None and await chat.edit(paste.answer_id, said):
        answer_id = paste.answer_id
    else:
        answer_id = await chat.send(said)
    await take_in.note_answer(desk.database, visit, paste, answer_id)
    return answer_id


async def _show_card(desk: Desk, chat: Chat, visit: Visit, taken: Taken, *, instead_of: int | None = None) -> int:
    """Show the card of the rules at once, in a message or in a new one; a model, if any, goes to work behind it."""
    screen, assistant = _card(taken, visit), None
    if not taken.known:
        screen, assistant = await prepared(desk, visit, taken.opened, screen)
    if instead_of is not None and await chat.edit(instead_of, screen):
        shown = instead_of
    else:
        shown = await chat.send(screen)
    if not taken.known:
        desk.card_made((desk.now() - visit.now).total_seconds())
    if assistant is not None:
        desk.refining.start(desk, chat, visit, taken.opened, shown, assistant)
    return shown


def _card(taken: Taken, visit: Visit) -> Screen:
    language, notice = visit.user.language, None
    if taken.known:
        notice = text("already-shown" if taken.opened.job.is_draft else "already-saved", language)
    elif taken.like is not None:
        notice = text("looks-like", language, number=str(taken.like.number), name=name(taken.like, language))
    return card(taken.opened, visit, notice=notice)


def _refusal(error: CannotRead, visit: Visit, message_id: int) -> Screen:
    rows: tuple[tuple[Button, ...], ...] = ()
    if error.key == "not-a-posting":
        rows = ((Button(text("button-read-anyway", visit.user.language), buttons.ReadAnyway(message_id)),),)
    return Screen(text(error.key, visit.user.language, **error.facts), rows)


def _remark(words: str, visit: Visit) -> Screen:
    intent = small_talk(words)
    return welcome.small_talk(intent, visit) if intent else Screen(text("text-too-short", visit.user.language))


def _channel(message: Message) -> str | None:
    """The channel or group that a message was forwarded from; a person's name is nobody's business."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        return origin.chat.title
    return origin.sender_chat.title if isinstance(origin, MessageOriginChat) else None


def _with_hidden_links(message: Message, words: str) -> str:
    """A text with what a forwarded post hides behind words and buttons written under it, as "words: link"."""
    entities = message.parse_entities if message.text else message.parse_caption_entities
    hidden = [(shown, entity.url) for entity, shown in entities([MessageEntity.TEXT_LINK]).items()]
    if message.reply_markup is not None:
        hidden += [(button.text, button.url) for row in message.reply_markup.inline_keyboard for button in row]
    lines: dict[str, str] = {}
    for shown, url in hidden:
        if url and url.startswith(("https://", "http://")) and url not in words:
            lines.setdefault(url, f"{' '.join(shown.split())[:80]}: {url}")
    return "\n".join([words, "", *list(lines.values())[:MOST_HIDDEN]]) if lines else words


def _hidden_links(message: Message) -> list[str]:
    """Links behind words and under buttons, as forwarded posts carry them."""
    kinds: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
    entities = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    links = [entity.url or words for entity, words in entities.items()]
    if message.reply_markup is not None:
        links += [button.url for row in message.reply_markup.inline_keyboard for button in row if button.url]
    return links


def _unread(message: Message) -> str:
    if message.voice or message.video_note or message.audio:
        return "voice-unread"
    return "sticker-unread" if message.sticker else "kind-unread"


def _short(link: str) -> Markup:
    return escaped(link if len(link) <= 80 else f"{link[:79]}…")
