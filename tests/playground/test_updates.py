"""How updates reach the bot: offsets, long polls, conflicts and webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError

from bot.playground import Emulator, updates, webhook
from tests.playground.playing import client, playing, refused


def texts(came: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in came]


async def test_an_update_stays_until_a_later_offset_confirms_it() -> None:
    async with playing() as (emulator, bot, ann):
        await emulator.say(ann, "one")
        first = await bot.get_updates()
        assert texts(first) == ["/start", "one"]
        assert texts(await bot.get_updates()) == ["/start", "one"]
        assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["one"]
        assert first[1].update_id == first[0].update_id + 1
        assert await bot.get_updates(offset=first[1].update_id + 1) == ()
        assert await bot.get_updates(offset=0) == ()


async def test_a_negative_offset_keeps_only_the_latest() -> None:
    async with playing() as (emulator, bot, ann):
        for text in ("one", "two", "three"):
            await emulator.say(ann, text)
        assert texts(await bot.get_updates(offset=-2)) == ["two", "three"]
        assert texts(await bot.get_updates(offset=-100)) == ["two", "three"]


async def test_a_batch_has_its_limit() -> None:
    async with playing() as (emulator, bot, ann):
        for number in range(150):
            await emulator.say(ann, str(number))
        assert len(await bot.get_updates(limit=3)) == 3
        assert len(await bot.get_updates()) == 100


async def test_a_long_poll_ends_as_soon_as_something_happens() -> None:
    async with playing() as (emulator, bot, ann):
        (start,) = await bot.get_updates()
        poll = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=50))
        await emulator.settled()
        await emulator.say(ann, "hello")
        assert texts(await poll) == ["hello"]


async def test_a_short_poll_comes_back_empty() -> None:
    async with playing() as (_, bot, _):
        (start,) = await bot.get_updates()
        assert await bot.get_updates(offset=start.update_id + 1, timeout=0) == ()


async def poll_under_way(emulator: Emulator, bot: Bot) -> "asyncio.Task[tuple[Update, ...]]":
    poll = asyncio.create_task(bot.get_updates(offset=emulator.world.updates.next_id, timeout=50))
    await emulator.settled()
    await asyncio.sleep(0)
    return poll


async def test_a_second_poll_ends_the_first() -> None:
    async with playing() as (emulator, bot, ann):
        first = await poll_under_way(emulator, bot)
        async with client(emulator, emulator.url) as twin:
            second = asyncio.create_task(twin.get_updates(timeout=50))
            with pytest.raises(Conflict, match="terminated by other getUpdates request"):
                await first
            await emulator.say(ann, "hello")
            assert texts(await second) == ["hello"]


async def test_stopping_ends_polls_at_once() -> None:
    emulator = Emulator()
    async with playing(emulator) as (_, bot, _):
        poll = await poll_under_way(emulator, bot)
        await emulator.stop()
        assert await poll == ()
        with pytest.raises(NetworkError):
            await bot.get_updates()


async def test_only_the_wanted_kinds_come() -> None:
    async with playing() as (emulator, bot, ann):
        message = await emulator.say(ann, "one")
        await bot.get_updates(offset=-1, allowed_updates=["edited_message"])
        await emulator.say(ann, "unwanted")
        await emulator.edit(ann, message.id, "one!")
        came = await bot.get_updates(offset=emulator.world.updates.next_id - 1)
        assert [update.edited_message.text for update in came if update.edited_message] == ["one!"]
        await bot.get_updates(allowed_updates=[])
        await emulator.say(ann, "wanted again")
        assert texts(await bot.get_updates(offset=-1)) == ["wanted again"]


async def test_ids_are_never_given_again_by_a_later_run(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing() as (emulator, _, ann):
        for _ in range(500):
            await emulator.say(ann, "one more")
        last = max(emulator.world.updates.waiting)
    a_second_later = time.time_ns() + 1_000_000_000
    monkeypatch.setattr(updates, "time_ns", lambda: a_second_later)
    async with playing() as (_, bot, _):
        (first,) = await bot.get_updates()
    assert first.update_id > last


# -- webhooks -------------------------------------------------------------------------------------------------------


class Hook:
    """A bot's webhook: keeps what comes, and answers with what it is told to."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[tuple[str, str | None]] = asyncio.Queue()
        self.answers: list[int] = []
        self.held: dict[str, asyncio.Event] = {}
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        text = update["message"]["text"]
        await self.came.put((text, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        if text in self.held:
            await self.held[text].wait()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@asynccontextmanager
async def hooking() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_is_brought_every_update_in_order_with_its_secret() -> None:
    async with hooking() as hook, playing() as (emulator, bot, ann):
        await bot.set_webhook(hook.url, secret_token="s3cret-Token_", drop_pending_updates=True)
        await emulator.say(ann, "one")
        await emulator.say(ann, "two")
        await emulator.settled()
        assert [await hook.came.get() for _ in range(2)] == [("one", "s3cret-Token_"), ("two", "s3cret-Token_")]
        assert hook.came.empty()
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()


async def test_an_update_that_the_webhook_refuses_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "_FIRST_WAIT", 0.0)
    async with hooking() as hook, playing() as (emulator, bot, ann):
        hook.answers = [500, 503]
        await bot.set_webhook(hook.url, drop_pending_updates=True)
        await emulator.say(ann, "one")
        await emulator.settled()
        assert [(await hook.came.get())[0] for _ in range(3)] == ["one", "one", "one"]
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == (hook.url, 0)
        assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_one_chats_trouble_holds_up_no_other() -> None:
    async with hooking() as hook, playing() as (emulator, bot, ann):
        ben = emulator.person(1002, "Ben")
        hook.held["stuck"] = asyncio.Event()
        await bot.set_webhook(hook.url, drop_pending_updates=True)
        for user, text in ((ann, "stuck"), (ann, "after it"), (ben, "from Ben")):
            await emulator.say(user, text)
        assert {(await hook.came.get())[0] for _ in range(2)} == {"stuck", "from Ben"}
        assert hook.came.empty()
        hook.held["stuck"].set()
        assert (await hook.came.get())[0] == "after it"
        await emulator.settled()


async def test_polling_works_again_once_the_webhook_is_gone() -> None:
    async with playing() as (emulator, bot, ann):
        poll = await poll_under_way(emulator, bot)
        await bot.set_webhook("http://127.0.0.1:9/nobody-there")
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        await emulator.say(ann, "one")
        await bot.delete_webhook()
        assert texts(await bot.get_updates()) == ["one"]
        await bot.delete_webhook(drop_pending_updates=True)
        assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "complaint"),
    [
        ("ftp://example.com", "", "Invalid webhook URL specified"),
        ("https://example.com", "s" * 257, "Secret token is too long"),
        ("https://example.com", "no spaces", "Secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(url: str, secret: str, complaint: str) -> None:
    async with playing() as (_, bot, _):
        with refused(complaint):
            await bot.set_webhook(url, secret_token=secret)
