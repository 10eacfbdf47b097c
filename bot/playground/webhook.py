"""Updates brought to the bot's webhook, each chat's in order, until the bot says 200."""

import asyncio
import json
from collections.abc import Callable
from itertools import islice

import aiohttp

from bot.playground.chats import Json
from bot.playground.updates import Update, Updates

_LOOKED_AT = 500
_FIRST_WAIT = 0.1
_LONGEST_WAIT = 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)


class Webhook:
    """Where the bot wants its updates, and the work of bringing them there."""

    def __init__(self, updates: Updates, now: Callable[[], float]) -> None:
        self._updates = updates
        self._now = now
        self._secret = ""
        self._at_once = 40
        self._work: asyncio.Task[None] | None = None
        self._failure: Json = {}

    @property
    def info(self) -> Json:
        """What getWebhookInfo answers, but for the updates."""
        url = self._updates.webhook_url
        info: Json = {"url": url, "has_custom_certificate": False}
        return info | ({"max_connections": self._at_once} | self._failure if url else {})

    def aim(self, url: str, secret: str, at_once: int) -> None:
        """Bring updates there from now on; with no url, nowhere."""
        if self._work:
            self._work.cancel()
            self._work = None
        self._updates.webhook_url, self._secret, self._failure = url, secret, {}
        self._at_once = min(max(at_once, 1), 100)
        if url:
            self._work = asyncio.get_running_loop().create_task(self._bring_all(url))

    async def close(self) -> None:
        """Stop bringing."""
        work, self._work = self._work, None
        if work:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)

    async def _bring_all(self, url: str) -> None:
        under_way: set[int] = set()  # chats
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session, asyncio.TaskGroup() as tasks:
            while True:
                for update in list(islice(self._updates.waiting.values(), _LOOKED_AT)):
                    chat = _chat_of(update)
                    if chat not in under_way and len(under_way) < self._at_once:
                        under_way.add(chat)
                        tasks.create_task(self._bring_one(session, url, update, under_way))
                await self._updates.added.wait()

    async def _bring_one(self, session: aiohttp.ClientSession, url: str, update: Update, under_way: set[int]) -> None:
        try:
            await self._bring(session, url, update)
        finally:
            under_way.discard(_chat_of(update))
            self._updates.added.fire()

    async def _bring(self, session: aiohttp.ClientSession, url: str, update: Update) -> None:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        wait = _FIRST_WAIT
        while update["update_id"] in self._updates.waiting:
            try:
                async with session.post(url, data=json.dumps(update), headers=headers) as response:
                    if 200 <= response.status < 300:
                        break
                    trouble = f"Wrong response from the webhook: {response.status} {response.reason}"
            except (aiohttp.ClientError, TimeoutError) as error:
                trouble = f"Connection failed: {error}"
            self._failure = {"last_error_date": int(self._now()), "last_error_message": trouble}
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        self._updates.confirm([update["update_id"]])


def _chat_of(update: Update) -> int:
    body: Json = next((value for name, value in update.items() if name != "update_id"), {})
    chat = body.get("chat") or body.get("message", {}).get("chat") or body.get("from") or {"id": 0}
    number: int = chat["id"]
    return number
