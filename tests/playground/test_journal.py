"""What the playground keeps over restarts."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import BotCommand

from bot.playground import Emulator, journal, open_playground
from tests.playground.playing import playing
from tests.playground.test_bot_api import save

TOKEN = "1234567890:not-a-token-of-any-worth"


def opened(store: Path) -> Emulator:
    return Emulator(TOKEN, store=store)


def damaged(store: Path) -> Path:
    """Where a journal that can't be read is set aside."""
    return store.with_name(f"{store.name}.damaged")


@asynccontextmanager
async def playing_again(store: Path) -> AsyncIterator[Emulator]:
    """The next run, with nobody's bot."""
    emulator = opened(store)
    yield emulator
    await emulator.stop()


async def busy(store: Path) -> None:
    """A chat in which all kinds of things happened; its emulator is stopped."""
    async with playing(opened(store)) as (emulator, bot, ann):
        (start,) = await bot.get_updates()
        await bot.get_updates(offset=start.update_id + 1)
        sent = await bot.send_message(1001, "<b>card</b>", parse_mode="HTML", reply_markup=save())
        await bot.edit_message_text("<b>newer</b>", 1001, sent.message_id, parse_mode="HTML", reply_markup=save())
        gone = await bot.send_message(1001, "gone")
        await bot.delete_message(1001, gone.message_id)
        await bot.send_document(1001, b"report", filename="r.txt")
        await bot.pin_chat_message(1001, sent.message_id)
        await bot.set_message_reaction(1001, 1, "👍")
        await bot.set_my_commands([BotCommand("jobs", "Your jobs")])
        await bot.set_my_description("What it does")
        await emulator.say(ann, "not yet taken 😀")
        friends = emulator.group(-2001, "Friends")
        await bot.leave_chat(friends.id)


async def test_a_restart_finds_everything_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "playground" / "chats.jsonl"
    await busy(store)
    for _ in range(2):  # once from what was added line by line, once from what that was rewritten to
        async with playing_again(store) as emulator:
            chat = emulator.chat(1001)
            assert [message.html for message in chat] == ["/start", "<b>newer</b>", "", "not yet taken 😀"]
            assert chat[1].button("Save").data == "save:1"
            assert chat[2].document is not None
            file = emulator.world.files.find(chat[2].document["file_id"])
            assert file is not None
            assert await emulator.world.files.content(file) == b"report"
            kept = emulator.world.chats[1001]
            assert (kept.started, kept.pinned, list(kept.reactions)) == (True, [2], [1])
            assert emulator.world.chats[-2001].blocked
            assert emulator.commands == {"default ": [{"command": "jobs", "description": "Your jobs"}]}
            assert emulator.world.profile.said("description", "de") == "What it does"
            assert [u["message"]["text"] for u in emulator.world.updates.waiting.values()] == ["not yet taken 😀"]


async def test_new_messages_go_on_from_the_old_ones(tmp_path: Path) -> None:
    store = tmp_path / "chats.jsonl"
    await busy(store)
    async with playing_again(store) as emulator:
        ids = list(emulator.world.updates.waiting)
        message = await emulator.say(1001, "next")
        assert message.id == emulator.chat(1001)[-2].id + 1
        assert list(emulator.world.updates.waiting)[-1] > max(ids)


async def test_a_last_line_cut_short_is_passed_over(tmp_path: Path) -> None:
    store = tmp_path / "chats.jsonl"
    await busy(store)
    whole = store.read_text()
    store.write_text(whole + '["message",{"message_id":99,"te')
    async with playing_again(store) as emulator:
        assert len(emulator.chat(1001)) == 4
    assert not damaged(store).exists()


@pytest.mark.parametrize("damage", ["no journal at all\n", '["message",{}]\n', '["wish",{}]\n', "[]\n", "\udcff\n"])
async def test_a_damaged_journal_is_set_aside(tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    store = tmp_path / "chats.jsonl"
    await busy(store)
    store.write_text(damage + store.read_text(), errors="surrogateescape")
    with caplog.at_level(logging.WARNING):
        emulator = opened(store)
    assert emulator.world.chats == {}
    assert "can't be read" in caplog.text
    assert damaged(store).exists()
    emulator.person(1001)
    await emulator.press_start(1001)
    await emulator.stop()
    async with playing_again(store) as again:
        assert len(again.chat(1001)) == 1


async def test_a_cleared_chat_stays_clear(tmp_path: Path) -> None:
    store = tmp_path / "chats.jsonl"
    await busy(store)
    async with playing_again(store) as emulator:
        last = emulator.chat(1001)[-1].id
        emulator.world.clear(emulator.world.chats[1001])
    async with playing_again(store) as emulator:
        assert emulator.chat(1001) == []
        assert (await emulator.say(1001, "anew")).id == last + 1


async def test_a_long_journal_is_rewritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LINES_BEFORE_REWRITE", 50)
    store = tmp_path / "chats.jsonl"
    async with playing(opened(store)) as (_, bot, _):
        sent = await bot.send_message(1001, "0")
        for number in range(200):
            await bot.edit_message_text(f"edit {number}", 1001, sent.message_id)
    assert len(store.read_text().splitlines()) < 60
    async with playing_again(store) as emulator:
        assert emulator.last(1001).text == "edit 199"


async def test_the_playground_has_three_people_who_stay_who_they_are(tmp_path: Path) -> None:
    store = tmp_path / "chats.jsonl"
    for _ in range(2):
        emulator = open_playground(store=store)
        people = emulator.world.people.values()
        assert [(person.id, person.language_code) for person in people] == [(1001, "en"), (1002, "de"), (1003, "en")]
        await emulator.stop()
    assert emulator.token.startswith("1234567890:")
    assert emulator.token != open_playground().token
