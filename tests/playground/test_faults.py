"""Trouble on purpose, as the bot's client meets it."""

import datetime

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.playground import Emulator, server
from tests.playground.playing import Clock, playing
from tests.playground.test_updates import poll_under_way


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def test_a_refusal_meets_as_many_calls_as_it_should() -> None:
    async with playing() as (emulator, bot, ann):
        fault = emulator.faults.add("sendMessage", 502, times=2)
        for _ in range(2):
            with pytest.raises(NetworkError, match="Bad Gateway"):
                await bot.send_message(1001, "x")
        await bot.send_chat_action(1001, "typing")
        await bot.send_message(1001, "x")
        assert fault.used == 2
        assert len(emulator.chat(ann)) == 2


async def test_a_flood_says_how_long_to_wait() -> None:
    async with playing() as (emulator, bot, _):
        emulator.faults.add("sendMessage", 429, retry_after=7)
        with pytest.raises(RetryAfter) as flood:
            await bot.send_message(1001, "x")
        assert flood.value.retry_after == datetime.timedelta(seconds=7)


async def test_trouble_can_be_one_chats_own_and_last_until_removed() -> None:
    async with playing() as (emulator, bot, _):
        ben = emulator.person(1002, "Ben")
        await emulator.press_start(ben)
        fault = emulator.faults.add("*", 400, times=None, chat=1002, description="Bad Request: just so")
        for _ in range(3):
            await bot.send_message(1001, "x")
            with pytest.raises(BadRequest, match="Just so"):
                await bot.send_message(1002, "x")
        emulator.faults.remove(fault)
        await bot.send_message(1002, "x")


async def test_a_dropped_call_has_no_effect_and_a_lost_reply_has() -> None:
    async with playing() as (emulator, bot, ann):
        emulator.faults.drop("sendMessage")
        emulator.faults.lose_reply("sendMessage")
        for text in ("never sent", "sent"):
            with pytest.raises(NetworkError):
                await bot.send_message(1001, text)
        assert [message.text for message in emulator.chat(ann)] == ["/start", "sent"]


async def test_an_outage_ends_polls_and_refuses_all_until_it_is_over() -> None:
    async with playing() as (emulator, bot, ann):
        poll = await poll_under_way(emulator, bot)
        emulator.faults.outage()
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await poll
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.get_me()
        emulator.faults.outage(None)
        with pytest.raises(NetworkError, match=r"(?i)disconnected|reset|ReadError"):
            await bot.get_me()
        await emulator.say(ann, "meanwhile")
        emulator.faults.over()
        assert len(await bot.get_updates()) == 1


async def test_a_file_may_be_out_of_reach() -> None:
    async with playing() as (emulator, bot, ann):
        message = await emulator.document(ann, "a.txt", b"text")
        assert message.document is not None
        file = await bot.get_file(message.document["file_id"])
        emulator.faults.add("file", 503)
        with pytest.raises(NetworkError):
            await file.download_as_bytearray()
        assert bytes(await file.download_as_bytearray()) == b"text"


async def test_an_answer_may_be_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(server, "sleep", sleep)
    async with playing() as (emulator, bot, _):
        fault = emulator.faults.delay(30, "getMe")
        await bot.get_me()
        emulator.faults.remove(fault)
        await bot.get_me()
        assert slept == [30]


async def test_telegrams_own_limits_hold_where_asked_for() -> None:
    clock = Clock()
    async with playing(Emulator(now=clock)) as (emulator, bot, _):
        for number in range(40):
            await emulator.press_start(emulator.person(2000 + number, "Someone"))
        emulator.faults.limits = True
        await bot.send_message(1001, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(1001, "too soon")
        for number in range(28):
            await bot.send_message(2000 + number, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(2039, "the 31st in a second")
        clock.time += 1
        await bot.send_message(1001, "x")
        emulator.faults.clear()
        await bot.send_message(1001, "x")


async def test_every_call_is_remembered() -> None:
    async with playing() as (emulator, bot, ann):
        await bot.send_message(1001, "x")
        assert [call.method for call in emulator.calls] == ["getMe", "sendMessage"]
        assert emulator.called("sendMessage")[0].params["text"] == "x"
        await emulator.block(ann)
        with pytest.raises(Forbidden):
            await bot.send_message(1001, "refused calls too")
        assert len(emulator.called("sendmessage")) == 2
