"""The Bot API as the real client of python-telegram-bot sees it."""

import io
import struct
import zlib

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MenuButtonCommands,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import Forbidden, InvalidToken, TelegramError

from bot.playground import Emulator
from tests.playground.playing import Clock, browsing, client, playing, refused


def png(width: int = 2, height: int = 3) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def buttons(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(rows)


def save(data: str = "save:1") -> InlineKeyboardMarkup:
    return buttons([InlineKeyboardButton("Save", callback_data=data)])


# -- getting started ------------------------------------------------------------------------------------------------


async def test_the_bot_learns_who_it_is() -> None:
    async with playing() as (emulator, bot, _):
        me = await bot.get_me()
        assert (me.id, me.is_bot, me.username) == (bot.id, True, "jobtrail_playground_bot")
        assert emulator.called("getMe")


async def test_a_wrong_token_is_unauthorized() -> None:
    async with playing() as (emulator, _, _), browsing(emulator) as http:
        other = client(Emulator("99:another-token-than-the-emulators"), emulator.url)
        with pytest.raises(InvalidToken):
            await other.initialize()
        await other.shutdown()
        answer = await http.get("/bot99:wrong/getMe")
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_fails_loudly(caplog: pytest.LogCaptureFixture) -> None:
    async with playing() as (emulator, bot, _):
        with pytest.raises(TelegramError):
            await bot.send_dice(1001)
        assert emulator.unknown_methods == ["sendDice"]
        assert "sendDice" in caplog.text


@pytest.mark.parametrize(
    ("path", "kwargs"),
    [
        ("getchat?chat_id=1001", {}),
        ("GetChat", {"json": {"chat_id": 1001}}),
        ("getChat", {"data": {"chat_id": "1001"}}),
    ],
)
async def test_calls_come_by_query_json_or_form_in_any_case(path: str, kwargs: dict[str, dict[str, str]]) -> None:
    async with playing() as (emulator, _, _), browsing(emulator) as http:
        answer = await http.post(f"/bot{emulator.token}/{path}", **kwargs)  # type: ignore[arg-type] # aiohttp types each by name
        assert (await answer.json())["result"]["first_name"] == "Ann"


async def test_a_body_that_is_no_json_or_too_long_is_refused() -> None:
    async with playing() as (emulator, _, _), browsing(emulator) as http:
        url = f"/bot{emulator.token}/getMe"
        answer = await http.post(url, data=b"[1", headers={"Content-Type": "application/json"})
        assert answer.status == 400
        answer = await http.post(url, data=io.BytesIO(b"x=" + b"y" * (1 << 20)))
        assert answer.status == 413


# -- sending --------------------------------------------------------------------------------------------------------


async def test_a_message_is_sent_and_seen() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        sent = await bot.send_message(1001, "<b>Hello</b> Ann & co", parse_mode="HTML", reply_markup=save())
        assert sent.date.timestamp() == clock.time
        assert sent.text_html == "<b>Hello</b> Ann &amp; co"
        assert sent.reply_markup == save()
        seen = emulator.chat(ann)[-1]
        assert (seen.id, seen.from_bot, seen.html) == (sent.message_id, True, "<b>Hello</b> Ann &amp; co")
        assert seen.button("Save").data == "save:1"
        assert seen.id == 2


async def test_entities_may_be_given_instead_of_html() -> None:
    async with playing() as (emulator, bot, ann):
        marks = [MessageEntity("bold", 0, 2), MessageEntity("text_link", 3, 2, url="https://example.com/x")]
        await bot.send_message(1001, "ab cd", entities=marks)
        assert emulator.last(ann).html == '<b>ab</b> <a href="https://example.com/x">cd</a>'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("<b></b>", "Text must be non-empty"),
        ("x" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),  # 4098 UTF-16 units
        ("<b>", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_texts_that_telegram_refuses_are_refused(text: str, complaint: str) -> None:
    async with playing() as (emulator, bot, ann):
        with refused(complaint):
            await bot.send_message(1001, text, parse_mode="HTML")
        assert len(emulator.chat(ann)) == 1


async def test_a_text_is_measured_after_its_tags_are_read() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.send_message(1001, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
        await bot.send_message(1001, "😀" * 2048)
        assert len(emulator.chat(ann)) == 3


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        ({"text": "x", "callback_data": "d" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "", "callback_data": "d"}, "BUTTON_TEXT_INVALID"),
        ({"text": "x", "url": "javascript:alert(1)"}, "is invalid: Wrong HTTP URL"),
        ({"text": "x", "url": "https://localhost/x"}, "is invalid: Wrong HTTP URL"),
        ({"text": "x", "copy_text": {"text": "c" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "callback_data": "d", "style": "purple"}, "invalid button style specified"),
    ],
)
async def test_buttons_that_telegram_refuses_are_refused(button: dict[str, object], complaint: str) -> None:
    async with playing() as (emulator, _, _), browsing(emulator) as http:
        markup = {"inline_keyboard": [[button]]}
        call = {"chat_id": 1001, "text": "x", "reply_markup": markup}
        answer = await http.post(f"/bot{emulator.token}/sendMessage", json=call)
        assert answer.status == 400
        assert complaint in (await answer.json())["description"]


async def test_buttons_within_the_limits_are_taken() -> None:
    async with playing() as (emulator, bot, ann):
        row = [
            InlineKeyboardButton("a", callback_data="d" * 64, style="danger"),
            InlineKeyboardButton("b", url="https://example.com/x", style="primary"),
            InlineKeyboardButton("c", copy_text=CopyTextButton("c" * 256), style="success"),
        ]
        await bot.send_message(1001, "x", reply_markup=buttons(row))
        assert [button.style for button in emulator.last(ann).buttons[0]] == ["danger", "primary", "success"]
        assert emulator.last(ann).button("c").copies == "c" * 256
        many = [[InlineKeyboardButton("x", callback_data="d")] * 8] * 12
        await bot.send_message(1001, "x", reply_markup=buttons(*many))
        for wrong in ([many[0]] * 13, [[*many[0], many[0][0]]]):
            with refused("Reply markup is too long"):
                await bot.send_message(1001, "x", reply_markup=buttons(*wrong))


async def test_a_reply_carries_what_it_replies_to() -> None:
    async with playing() as (emulator, bot, ann):
        sent = await bot.send_message(1001, "x", reply_parameters=ReplyParameters(1, quote="art"))
        assert sent.reply_to_message is not None
        assert sent.reply_to_message.text == "/start"
        assert sent.quote is not None
        assert sent.quote.position == 3
        assert emulator.last(ann).reply_to == 1
        with refused("Message to be replied not found"):
            await bot.send_message(1001, "x", reply_parameters=ReplyParameters(77))
        sent = await bot.send_message(1001, "x", reply_parameters=ReplyParameters(77, allow_sending_without_reply=True))
        assert sent.reply_to_message is None


async def test_a_prompt_for_a_reply_is_no_part_of_the_message() -> None:
    async with playing() as (_, bot, _):
        sent = await bot.send_message(1001, "Your note?", reply_markup=ForceReply(input_field_placeholder="Note"))
        assert sent.reply_markup is None
        with refused("PLACEHOLDER_INVALID"):
            await bot.send_message(1001, "x", reply_markup=ForceReply(input_field_placeholder="N" * 65))


async def test_the_bot_may_write_only_to_those_who_wrote_first() -> None:
    async with playing() as (emulator, bot, ann):
        emulator.person(1002, "Ben")
        with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
            await bot.send_message(1002, "hello")
        for nowhere in (4711, "@nobody"):
            with refused("Chat not found"):
                await bot.send_message(nowhere, "hello")
        await emulator.block(ann)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(1001, "hello")
        await emulator.unblock(ann)
        await bot.send_message(1001, "hello")


async def test_typing_and_drafts_are_shown_and_not_kept() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        await bot.send_chat_action(1001, "typing")
        chat = emulator.world.chats[ann.id]
        assert chat.typing_until == clock.time + 5
        await bot.send_message_draft(1001, 1, "<b>Rea</b>", parse_mode="HTML")
        assert chat.events[-1].kind == "draft"
        assert chat.events[-1].data["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
        await bot.send_message(1001, "Ready")
        assert chat.typing_until == 0
        assert len(emulator.chat(ann)) == 2
        with refused("Wrong parameter action in request"):
            await bot.send_chat_action(1001, "sleeping")


# -- files ----------------------------------------------------------------------------------------------------------


async def test_a_document_goes_up_and_comes_down() -> None:
    async with playing() as (emulator, bot, ann):
        sent = await bot.send_document(
            1001, b"hello", filename="cv é.txt", caption="<i>mine</i>", parse_mode="HTML", reply_markup=save()
        )
        assert sent.document is not None
        assert (sent.document.file_name, sent.document.file_size) == ("cv é.txt", 5)
        assert (sent.document.mime_type, sent.caption_html) == ("text/plain", "<i>mine</i>")
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"hello"
        again = await bot.send_document(1001, sent.document.file_id)
        assert again.document == sent.document
        assert emulator.last(ann).document is not None


async def test_a_photo_has_its_size() -> None:
    async with playing() as (_, bot, _):
        sent = await bot.send_photo(1001, png(20, 30), caption="chart")
        assert [(photo.width, photo.height) for photo in sent.photo] == [(20, 30)]
        with refused("IMAGE_PROCESS_FAILED"):
            await bot.send_photo(1001, b"no picture")
        with refused("is too big for a photo; the maximum size is 10485760 bytes"):
            await bot.send_photo(1001, png() + b"\0" * (10 << 20))


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("document-unknown", "Wrong file identifier/HTTP URL specified"),
        ("https://example.com/x.pdf", "Failed to get HTTP URL content"),
        (b"", "File must be non-empty"),
    ],
)
async def test_what_is_no_file_is_refused(document: str | bytes, complaint: str) -> None:
    async with playing() as (_, bot, _):
        with refused(complaint):
            await bot.send_document(1001, document)


async def test_captions_have_their_own_limit() -> None:
    async with playing() as (_, bot, _):
        await bot.send_document(1001, b"x", caption="x" * 1024)
        with refused("Message caption is too long"):
            await bot.send_document(1001, b"x", caption="x" * 1025)


async def test_a_file_over_20_mb_cant_be_fetched() -> None:
    async with playing() as (emulator, bot, ann):
        await emulator.document(ann, "big.pdf", b"%PDF", size=(20 << 20) + 1)
        (update,) = await bot.get_updates(offset=-1)
        assert update.message is not None
        assert update.message.document is not None
        assert update.message.document.file_size == (20 << 20) + 1
        with refused("File is too big"):
            await update.message.document.get_file()
        with refused("Wrong file_id or the file is temporarily unavailable"):
            await bot.get_file("document-unknown")


async def test_no_other_path_leads_to_a_file() -> None:
    async with playing() as (emulator, bot, _), browsing(emulator) as http:
        await bot.send_document(1001, b"hello", filename="../../x.t/xt")
        answer = await http.get(f"/file/bot{emulator.token}/documents/../../etc/passwd")
        assert answer.status == 404
        answer = await http.get(f"/file/bot{emulator.token}/documents/file_0")
        assert await answer.read() == b"hello"
        assert (await http.get("/file/bot1:wrong/documents/file_0")).status == 401


# -- editing and deleting -------------------------------------------------------------------------------------------


async def test_an_edit_takes_the_old_messages_place() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        sent = await bot.send_message(1001, "old", reply_markup=save())
        clock.time += 60
        edited = await bot.edit_message_text(
            "<b>new</b>", 1001, sent.message_id, parse_mode="HTML", reply_markup=save()
        )
        assert not isinstance(edited, bool)
        assert edited.edit_date is not None
        assert edited.edit_date.timestamp() == clock.time
        assert emulator.message(ann, sent.message_id).html == "<b>new</b>"
        await bot.edit_message_text("newer", 1001, sent.message_id)
        assert emulator.last(ann).buttons == []  # an edit that names no keyboard takes it away
        assert len(emulator.chat(ann)) == 2


async def test_an_edit_that_changes_nothing_is_refused() -> None:
    async with playing() as (_, bot, _):
        sent = await bot.send_message(1001, "<b>same</b>", parse_mode="HTML", reply_markup=save())
        with refused("Message is not modified: specified new message content and reply markup"):
            await bot.edit_message_text(" <b>same</b> ", 1001, sent.message_id, parse_mode="HTML", reply_markup=save())
        with refused("Message is not modified"):
            await bot.edit_message_reply_markup(1001, sent.message_id, reply_markup=save())
        await bot.edit_message_reply_markup(1001, sent.message_id, reply_markup=save("save:2"))
        with refused("Message is not modified"):
            await bot.edit_message_reply_markup(1001, sent.message_id, reply_markup=save("save:2"))


async def test_only_what_is_there_and_the_bots_own_can_be_edited() -> None:
    async with playing() as (_, bot, _):
        with refused("Message to edit not found"):
            await bot.edit_message_text("x", 1001, 77)
        with refused("Message can't be edited"):
            await bot.edit_message_text("x", 1001, 1)
        text = await bot.send_message(1001, "x")
        file = await bot.send_document(1001, b"x", caption="old")
        with refused("There is no caption in the message to edit"):
            await bot.edit_message_caption(1001, text.message_id, caption="x")
        with refused("There is no text in the message to edit"):
            await bot.edit_message_text("x", 1001, file.message_id)
        edited = await bot.edit_message_caption(1001, file.message_id, caption="new")
        assert not isinstance(edited, bool)
        assert edited.caption == "new"


async def test_a_file_can_take_another_files_or_a_texts_place() -> None:
    async with playing() as (emulator, bot, ann):
        text = await bot.send_message(1001, "working on it")
        media = InputMediaDocument(b"done", filename="done.txt", caption="<b>done</b>", parse_mode="HTML")
        edited = await bot.edit_message_media(media, 1001, text.message_id)
        assert not isinstance(edited, bool)
        assert edited.document is not None
        assert (edited.text, edited.document.file_name) == (None, "done.txt")
        assert emulator.last(ann).html == "<b>done</b>"


async def test_messages_are_deleted_within_48_hours() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        sent = [await bot.send_message(1001, str(number)) for number in range(4)]
        await bot.delete_message(1001, sent[0].message_id)
        with refused("Message to delete not found"):
            await bot.delete_message(1001, sent[0].message_id)
        await bot.delete_messages(1001, [sent[0].message_id, sent[1].message_id, 1])
        assert [message.text for message in emulator.chat(ann)] == ["2", "3"]
        clock.time += 48 * 3600 + 1
        with refused("Message can't be deleted for everyone"):
            await bot.delete_message(1001, sent[2].message_id)


async def test_messages_are_pinned_and_liked() -> None:
    async with playing() as (emulator, bot, ann):
        sent = await bot.send_message(1001, "x")
        await bot.pin_chat_message(1001, sent.message_id)
        chat = await bot.get_chat(1001)
        assert chat.pinned_message is not None
        assert chat.pinned_message.message_id == sent.message_id
        await bot.unpin_chat_message(1001)
        assert (await bot.get_chat(1001)).pinned_message is None
        await bot.set_message_reaction(1001, 1, "❤")
        assert emulator.world.chats[ann.id].reactions[1] == [{"type": "emoji", "emoji": "❤"}]
        with refused("REACTION_INVALID"):
            await bot.set_message_reaction(1001, 1, "🪑")
        await bot.set_message_reaction(1001, 1)
        assert 1 not in emulator.world.chats[ann.id].reactions


# -- taps -----------------------------------------------------------------------------------------------------------


async def test_a_tap_can_be_answered_more_than_once_but_not_late() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        sent = await bot.send_message(1001, "x", reply_markup=save())
        tap = emulator.press(ann, sent.message_id, "Save")
        (update,) = await bot.get_updates(offset=-1)
        assert update.callback_query is not None
        assert update.callback_query.data == "save:1"
        assert update.callback_query.message == sent
        await bot.answer_callback_query(tap.id, "Saved", show_alert=True)
        await bot.answer_callback_query(tap.id, "Again")
        assert tap.answered.result().text == "Saved"
        assert tap.answered.result().alert
        too_old = "Query is too old and response timeout expired or query id is invalid"
        with refused(too_old):
            await bot.answer_callback_query("4711")
        clock.time += emulator.world.tap_lifetime + 1
        with refused(too_old):
            await bot.answer_callback_query(tap.id)


async def test_the_answer_to_a_tap_has_its_limit() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.send_message(1001, "x", reply_markup=save())
        tap = emulator.press(ann, 2, "save:1")
        with refused("MESSAGE_TOO_LONG"):
            await bot.answer_callback_query(tap.id, "x" * 201)
        await bot.answer_callback_query(tap.id, "x" * 200)


# -- the bot as people see it ---------------------------------------------------------------------------------------


async def test_commands_are_kept_by_scope_and_language() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.set_my_commands([BotCommand("jobs", "Your jobs")])
        await bot.set_my_commands([BotCommand("jobs", "Deine Stellen")], language_code="de")
        lena = emulator.person(1002, "Lena", "de-AT")
        profile, chats = emulator.world.profile, emulator.world.chats

        def descriptions() -> list[str]:
            return [
                profile.commands_in(chats[person.id], person.language_code)[0]["description"] for person in (ann, lena)
            ]

        assert descriptions() == ["Your jobs", "Deine Stellen"]
        await bot.set_my_commands([BotCommand("all", "Private")], BotCommandScopeAllPrivateChats())
        assert descriptions() == ["Private", "Private"]
        await bot.set_my_commands([BotCommand("one", "Only Ann")], BotCommandScopeChat(1001))
        assert descriptions() == ["Only Ann", "Private"]
        assert [c.command for c in await bot.get_my_commands(BotCommandScopeChat(1001))] == ["one"]
        assert await bot.get_my_commands(language_code="fr") == ()
        await bot.delete_my_commands(BotCommandScopeChat(1001))
        await bot.delete_my_commands(BotCommandScopeAllPrivateChats())
        assert descriptions() == ["Your jobs", "Deine Stellen"]


@pytest.mark.parametrize(
    ("command", "description", "complaint"),
    [
        ("Jobs", "Your jobs", "BOT_COMMAND_INVALID"),
        ("my-jobs", "Your jobs", "BOT_COMMAND_INVALID"),
        ("j" * 33, "Your jobs", "BOT_COMMAND_INVALID"),
        ("jobs", " ", "Command description must be non-empty"),
        ("jobs", "x" * 257, "Command description length must not exceed 256"),
    ],
)
async def test_commands_that_telegram_refuses_are_refused(command: str, description: str, complaint: str) -> None:
    async with playing() as (_, bot, _):
        with refused(complaint):
            await bot.set_my_commands([BotCommand(command, description)])


async def test_names_and_descriptions_are_kept_by_language() -> None:
    async with playing() as (_, bot, _):
        await bot.set_my_name("Trail")
        await bot.set_my_name("Spur", language_code="de")
        await bot.set_my_description("What it does")
        await bot.set_my_short_description("Short")
        assert (await bot.get_my_name("de")).name == "Spur"
        assert (await bot.get_my_name("fr")).name == "Trail"
        assert (await bot.get_my_description()).description == "What it does"
        assert (await bot.get_my_short_description("de")).short_description == "Short"
        assert (await bot.get_me()).first_name == "Trail"
        with refused("Bot short description is too long"):
            await bot.set_my_short_description("x" * 121)
        with refused("Invalid language code specified"):
            await bot.set_my_name("x", language_code="german")


async def test_the_menu_button_is_kept() -> None:
    async with playing() as (_, bot, _):
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert (await bot.get_chat_menu_button(1001)).type == "commands"


async def test_the_bot_can_leave_a_group_and_no_private_chat() -> None:
    async with playing() as (emulator, bot, _):
        emulator.group(-2001, "Friends")
        await bot.send_message(-2001, "hello")
        await bot.leave_chat(-2001)
        with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
            await bot.send_message(-2001, "hello")
        with refused("can't be changed in private chats"):
            await bot.leave_chat(1001)
