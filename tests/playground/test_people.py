"""What people do in the chat, as the bot is told of it."""

import asyncio

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.playground import Channel, Emulator, HiddenUser, Person
from tests.playground.playing import Clock, client, playing
from tests.playground.test_bot_api import png


async def test_a_text_comes_with_its_sender_and_its_marks() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        await emulator.say(ann, "  /job 3 at https://example.com \n", reply_to=1)
        (update,) = await bot.get_updates(offset=-1)
        message = update.message
        assert message is not None
        assert message.from_user is not None
        assert (message.text, message.date.timestamp()) == ("/job 3 at https://example.com", clock.time)
        assert (message.from_user.id, message.from_user.language_code, message.from_user.is_bot) == (1001, "en", False)
        assert (message.chat.id, message.chat.type) == (1001, "private")
        assert list(message.parse_entities().values()) == ["/job", "https://example.com"]
        assert message.reply_to_message is not None
        assert message.reply_to_message.message_id == 1


async def test_a_long_text_comes_in_parts_at_the_same_second() -> None:
    async with playing() as (emulator, bot, ann):
        text = "\n".join(f"{number}: {'word ' * 20}" for number in range(200))
        last = await emulator.say(ann, text)
        messages = [update.message for update in (await bot.get_updates())[1:]]
        parts = [message for message in messages if message]
        assert len(parts) == 6
        assert [message.message_id for message in parts] == list(range(2, 8))
        assert last.id == 7
        assert len({message.date for message in parts}) == 1
        assert "\n".join(str(part.text) for part in parts).replace(" ", "") == text.replace(" ", "")


async def test_an_empty_text_is_never_sent() -> None:
    async with playing() as (emulator, _, ann):
        with pytest.raises(ValueError, match="empty text"):
            await emulator.say(ann, " \n ")
        with pytest.raises(LookupError, match="nobody has the id 7"):
            await emulator.say(7, "hello")


async def test_a_deep_link_carries_its_payload() -> None:
    async with playing() as (emulator, bot, ann):
        await emulator.press_start(ann, "job-3")
        (update,) = await bot.get_updates(offset=-1)
        assert update.message is not None
        assert update.message.text == "/start job-3"


async def newest(emulator: Emulator) -> Message:
    """The latest message that the bot is told of, as a client of its own reads it."""
    async with client(emulator, emulator.url) as bot:
        (update,) = await bot.get_updates(offset=-1)
        assert update.message is not None
        return update.message


async def test_a_forwarded_text_says_where_it_comes_from() -> None:
    async with playing() as (emulator, _, ann):
        await emulator.forward(ann, "a job", origin=Person(77, "Kim"))
        origin = (await newest(emulator)).forward_origin
        assert isinstance(origin, MessageOriginUser)
        assert origin.sender_user.first_name == "Kim"
        await emulator.forward(ann, "a job", origin=HiddenUser("Lou"))
        origin = (await newest(emulator)).forward_origin
        assert isinstance(origin, MessageOriginHiddenUser)
        assert origin.sender_user_name == "Lou"
        await emulator.forward(
            ann,
            "Apply here",
            origin=Channel("Jobs", username="jobs_here"),
            entities=[{"type": "text_link", "offset": 6, "length": 4, "url": "https://example.com/1"}],
            buttons=[[{"text": "Apply", "url": "https://example.com/2"}]],
        )
        message = await newest(emulator)
        assert isinstance(message.forward_origin, MessageOriginChannel)
        assert message.forward_origin.chat.title == "Jobs"
        assert [entity.url for entity in message.entities] == ["https://example.com/1"]
        assert message.reply_markup is not None
        assert message.reply_markup.inline_keyboard[0][0].url == "https://example.com/2"


async def test_files_and_all_else_come_as_telegram_sends_them() -> None:
    async with playing() as (emulator, bot, ann):
        await emulator.document(ann, "ad.pdf", b"%PDF-", media_type="application/pdf", caption="see /jobs")
        message = await newest(emulator)
        assert message.document is not None
        assert (message.document.file_name, message.document.mime_type) == ("ad.pdf", "application/pdf")
        assert message.caption_entities[0].type == "bot_command"
        await emulator.photo(ann, png(4, 5))
        message = await newest(emulator)
        assert (message.photo[0].width, message.photo[0].height) == (4, 5)
        file = await bot.get_file(message.photo[-1].file_id)
        assert bytes(await file.download_as_bytearray()) == png(4, 5)
        await emulator.sticker(ann, "🎉")
        sticker = (await newest(emulator)).sticker
        assert sticker is not None
        assert sticker.emoji == "🎉"
        await emulator.voice(ann)
        voice = (await newest(emulator)).voice
        assert voice is not None
        assert voice.mime_type == "audio/ogg"
        await emulator.location(ann, 52.0, 4.0)
        assert (await newest(emulator)).location is not None
        await emulator.contact(ann, first_name="Lou")
        assert (await newest(emulator)).contact is not None
        with pytest.raises(ValueError, match="no PNG"):
            await emulator.photo(ann, b"text")


async def test_an_edited_message_is_told_as_such() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, ann):
        message = await emulator.say(ann, "one")
        clock.time += 5
        await emulator.edit(ann, message.id, "one /two")
        (update,) = await bot.get_updates(offset=-1)
        assert update.edited_message is not None
        assert update.edited_message.text == "one /two"
        assert update.edited_message.edit_date is not None
        assert update.edited_message.edit_date.timestamp() == clock.time
        sent = await bot.send_message(1001, "mine")
        with pytest.raises(LookupError, match="no message of this person"):
            await emulator.edit(ann, sent.message_id, "x")


async def test_blocking_the_bot_is_told_and_hides_what_is_said() -> None:
    async with playing() as (emulator, bot, ann):
        await emulator.block(ann)
        (update,) = await bot.get_updates(offset=-1)
        assert update.my_chat_member is not None
        assert update.my_chat_member.new_chat_member.status == "kicked"
        await emulator.say(ann, "nobody hears this")
        await emulator.unblock(ann)
        (update,) = await bot.get_updates(offset=-1)
        assert update.my_chat_member is not None
        assert update.my_chat_member.new_chat_member.status == "member"
        await emulator.block(ann)
        await emulator.press_start(ann)
        unblocked, start = await bot.get_updates(offset=-2)
        assert unblocked.my_chat_member is not None
        assert start.message is not None


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it() -> None:
    async with playing() as (emulator, bot, ann):
        friends = emulator.group(-2001, "Friends")
        await emulator.invite(ann, friends)
        updates = await bot.get_updates()
        assert updates[-2].my_chat_member is not None
        assert updates[-1].message is not None
        assert updates[-1].message.new_chat_members[0].id == bot.id
        await emulator.say(ann, "hello all", chat=friends)
        await emulator.say(ann, "/jobs", chat=friends)
        await emulator.say(ann, "hey @jobtrail_playground_bot", chat=friends)
        mine = await bot.send_message(-2001, "I work in private")
        await emulator.say(ann, "why?", chat=friends, reply_to=mine.message_id)
        updates = (await bot.get_updates())[len(updates) :]
        assert [update.message.text for update in updates if update.message] == [
            "/jobs",
            "hey @jobtrail_playground_bot",
            "why?",
        ]
        assert [message.text for message in emulator.chat(friends)][-1] == "why?"


# -- seeing and waiting ---------------------------------------------------------------------------------------------


async def test_tests_can_wait_for_the_next_message_and_the_next_edit() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.send_message(1001, "early")
        await emulator.say(ann, "hello")
        waiting = asyncio.create_task(emulator.next_message(ann))
        first = await bot.send_message(1001, "first")
        await bot.send_message(1001, "second")
        assert (await waiting).text == "first"
        assert (await emulator.next_message(ann)).text == "second"
        changing = asyncio.create_task(emulator.next_edit(ann, first.message_id))
        await asyncio.sleep(0)
        await bot.edit_message_text("changed", 1001, first.message_id)
        assert (await changing).text == "changed"
        assert emulator.message(ann, first.message_id).edited
        await emulator.until(lambda: emulator.last(ann).text == "second", user=ann)


async def test_a_wait_in_vain_says_what_the_bot_did() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.send_chat_action(1001, "typing")
        await emulator.say(ann, "hello")
        with pytest.raises(TimeoutError, match=r"a message from the bot didn't come.*sendChatAction"):
            await emulator.next_message(ann, timeout=0.01)
        with pytest.raises(TimeoutError, match="2 updates aren't confirmed"):
            await emulator.settled(timeout=0.01)


async def test_a_tap_finds_its_button_by_text_or_data_and_waits_for_the_answer() -> None:
    async with playing() as (emulator, bot, ann):
        row = [
            InlineKeyboardButton("💾 Save", callback_data="save:1"),
            InlineKeyboardButton("Open", url="https://example.com/x"),
        ]
        await bot.send_message(1001, "card", reply_markup=InlineKeyboardMarkup([row]))
        for label in ("💾 Save", "Save", "save:1"):
            tapping = asyncio.create_task(emulator.tap(ann, emulator.last(ann), label))
            await asyncio.sleep(0)
            (update,) = await bot.get_updates(offset=-1)
            assert update.callback_query is not None
            await update.callback_query.answer("Saved")
            assert (await tapping).text == "Saved"
        with pytest.raises(LookupError, match="no button 'Drop' among"):
            await emulator.tap(ann, 2, "Drop")
        with pytest.raises(LookupError, match="tells the bot nothing"):
            await emulator.tap(ann, 2, "Open")
        with pytest.raises(TimeoutError, match="didn't answer the tap on 'Save'"):
            await emulator.tap(ann, 2, "Save", timeout=0.01)


async def test_a_tap_can_be_forged_and_its_message_gone() -> None:
    async with playing() as (emulator, bot, ann):
        emulator.press(ann, 1, "open:99", forged=True)
        (update,) = await bot.get_updates(offset=-1)
        assert update.callback_query is not None
        assert (update.callback_query.data, update.callback_query.from_user.id) == ("open:99", 1001)
        emulator.press(ann, 4711, "open:99", forged=True)
        (update,) = await bot.get_updates(offset=-1)
        assert update.callback_query is not None
        assert update.callback_query.message is not None
        assert not update.callback_query.message.is_accessible
