"""Updates that Telegram brings: nobody else may, nothing is lost, and 200 means that it is on disk."""

import asyncio
import io
import json
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram import Bot
from yarl import URL

from bot.app import answering
from bot.delivery.inbox import Raw
from bot.delivery.webhook import MOST_BYTES, PATH, Webhook
from bot.handlers.routes import WANTED_UPDATES
from bot.playground import Emulator
from bot.storage import inbox
from bot.storage.database import Database
from tests.conftest import Clock
from tests.fakes import FakeWeb

SECRET = "a-secret_of-64"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Door:
    """A webhook on a site of its own, and what goes through it."""

    def __init__(self, url: str, webhook: Webhook) -> None:
        self.url = url
        self.webhook = webhook
        self.taken: list[Raw] = []
        self.trouble: Exception | None = None

    async def take(self, updates: Sequence[Raw]) -> None:
        if self.trouble:
            raise self.trouble
        self.taken += updates

    async def knock(self, body: bytes | dict[str, Any], **headers: str) -> int:
        """Bring something, by default with the secret; the status."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with aiohttp.ClientSession() as session:
            headers = {HEADER: SECRET} | headers
            async with session.post(self.url, data=io.BytesIO(content), headers=headers) as answer:
                assert len(await answer.read()) < 100
                return answer.status


@pytest.fixture
async def door(bot: Bot) -> AsyncIterator[Door]:
    """A webhook that is open."""
    site = web.Application()
    runner = web.AppRunner(site)
    made = Webhook("http://127.0.0.1:1/hook", SecretStr(SECRET))
    made.add_routes(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    opened = Door(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", made)
    running = asyncio.create_task(made.run(bot, opened.take, WANTED_UPDATES))
    await asyncio.sleep(0)
    yield opened
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await runner.cleanup()


async def test_who_knows_the_secret_is_let_in(door: Door) -> None:
    assert await door.knock({"update_id": 7, "message": {}}) == 200
    assert door.taken == [{"update_id": 7, "message": {}}]


@pytest.mark.parametrize("given", ["", "a-secret_of-6", SECRET + "x", SECRET.upper(), "ü" * 14], ids=repr)
async def test_who_does_not_is_kept_out(door: Door, given: str) -> None:
    assert await door.knock({"update_id": 7}, **{HEADER: given}) == 403
    assert door.taken == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[1]", b"7", b'{"message": {}}', b'{"update_id": "7"}', b"[" * 100_000, b"9" * 5_000],
    ids=lambda body: repr(body[:20]),
)
async def test_what_is_no_update_is_refused_without_harm(door: Door, body: bytes) -> None:
    assert await door.knock(body) == 400
    assert door.taken == []
    assert await door.knock({"update_id": 8}) == 200


async def test_what_is_larger_than_any_update_is_not_read(door: Door) -> None:
    assert await door.knock(b'{"update_id": 7, "x": "' + b"x" * MOST_BYTES + b'"}') == 413
    assert door.taken == []


async def test_a_proxy_that_goes_while_it_hands_on_is_no_error(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    at = URL(door.url)
    for _ in range(3):
        _, proxy = await asyncio.open_connection(at.host, at.port)
        head = f"POST {at.path} HTTP/1.1\r\nHost: bot\r\n{HEADER}: {SECRET}\r\nContent-Length: 99\r\n\r\n"
        proxy.write(head.encode() + b'{"update_id": 7')
        await proxy.drain()
        await asyncio.sleep(0.02)
        proxy.transport.abort()
    assert await door.knock({"update_id": 8}) == 200
    assert door.taken == [{"update_id": 8}]
    assert not [said for said in caplog.records if said.levelno >= logging.WARNING]


async def test_what_can_not_be_kept_is_to_be_brought_again(door: Door) -> None:
    door.trouble = OSError("No space left on device")
    assert await door.knock({"update_id": 7}) == 503
    door.trouble = None
    assert await door.knock({"update_id": 7}) == 200


async def test_before_and_after_the_bot_is_at_work_telegram_is_asked_to_come_again(bot: Bot) -> None:
    site = web.Application()
    runner = web.AppRunner(site)
    webhook = Webhook("http://127.0.0.1:1", SecretStr(SECRET))
    webhook.add_routes(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door = Door(f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}", webhook)
    assert await door.knock({"update_id": 7}) == 503
    running = asyncio.create_task(webhook.run(bot, door.take, WANTED_UPDATES))
    await asyncio.sleep(0)
    assert await door.knock({"update_id": 7}) == 200
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await door.knock({"update_id": 8}) == 503
    await runner.cleanup()


async def test_telegram_is_told_where_and_with_which_secret(door: Door, emulator: Emulator) -> None:
    assert door.webhook is not None
    await emulator.until(lambda: emulator.called("setWebhook"))
    told = emulator.called("setWebhook")[0].params
    assert told["secret_token"] == SECRET
    assert json.loads(told["allowed_updates"]) == list(WANTED_UPDATES)
    assert 1 <= int(told["max_connections"]) <= 100


async def test_a_webhook_that_somebody_took_away_is_set_again(bot: Bot, emulator: Emulator) -> None:
    webhook = Webhook("http://127.0.0.1:1/hook", SecretStr(SECRET))
    looks = 0

    async def nap(_seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            await bot.delete_webhook()
        if looks == 3:
            raise asyncio.CancelledError

    async def nothing(_updates: Sequence[Raw]) -> None: ...

    with pytest.raises(asyncio.CancelledError):
        await webhook.run(bot, nothing, WANTED_UPDATES, sleep=nap)
    assert len(emulator.called("setWebhook")) == 2
    assert emulator.world.webhook.info["url"] == "http://127.0.0.1:1/hook"


async def test_the_whole_bot_answers_what_is_brought(
    emulator: Emulator, bot: Bot, database: Database, clock: Clock, pages: FakeWeb
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    webhook = Webhook(f"http://127.0.0.1:{port}", SecretStr(SECRET))
    site = web.Application()
    webhook.add_routes(site)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    robin = emulator.person(1001, "Robin", "en")
    await emulator.say(robin, "/start")
    async with answering(database, bot, pages, clock.now, webhook=webhook) as running:
        hello = await emulator.next_message(robin)
        assert hello.buttons
        await emulator.say(robin, "/help")
        await emulator.next_message(robin)
        await emulator.until(lambda: not emulator.world.updates.waiting)
        await running.inbox.idle()
    assert emulator.called("getUpdates") == []
    async with database.begin() as tx:
        assert await inbox.waiting_after(tx, bot.id, -1, 10) == []
    await emulator.say(robin, "/help")
    await asyncio.sleep(0)
    assert len(emulator.world.updates.waiting) == 1, "Telegram keeps what comes while the bot is down"
    await runner.cleanup()
