"""Updates that Telegram brings: 200 only when they are on disk, so that it brings again what could not be kept."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import SecretStr
from telegram import Bot, WebhookInfo
from telegram.error import Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.inbox import Raw, update_id_of
from bot.delivery.polling import BAD_TOKEN, Sleep
from bot.delivery.telegram_client import wanted_pause
from bot.errors import CannotStart

log = logging.getLogger(__name__)

Take = Callable[[Sequence[Raw]], Awaitable[None]]

PATH = "/telegram"  # where an address has none
MOST_BYTES = 1 << 20  # Telegram's own updates have some 10 kB at most
_AT_ONCE = 40  # deliveries under way at a time
_ARRIVES_WITHIN = 10.0  # seconds
_LOOKS_AFTER = 60.0
_LONGEST_PAUSE = 30.0
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name


class Webhook:
    """The address at which this bot wants its updates, and what takes them there."""

    def __init__(self, url: str, secret: SecretStr) -> None:
        parts = urlsplit(url)
        self._url = url if parts.path.strip("/") else url.rstrip("/") + PATH
        self._secret = secret
        self._take: Take | None = None

    def add_routes(self, app: web.Application) -> None:
        """Take what is brought, once `run` is under way; before and after that Telegram is asked to come again."""
        app.router.add_post(urlsplit(self._url).path, self._brought)

    async def run(
        self,
        bot: Bot,
        take: Take,
        wanted: Sequence[str],
        *,
        heard: Callable[[], None] = lambda: None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Take updates until cancelled, and see to it that Telegram brings them. `heard`: Telegram has answered."""
        self._take = take
        pause, told = 1.0, None
        try:
            while True:
                try:
                    info = await bot.get_webhook_info()
                    if info.url != self._url or told is None:
                        await self._tell(bot, wanted)
                    told = self._notice(info, told)
                    heard()
                except (InvalidToken, Forbidden) as error:
                    raise CannotStart(BAD_TOKEN) from error
                except RetryAfter as error:
                    await sleep(wanted_pause(error).total_seconds())
                except TelegramError as error:
                    log.warning("the webhook can't be looked after (%s); next try in %.0f s", error, pause)
                    await sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
                else:
                    pause = 1.0
                    await sleep(_LOOKS_AFTER)
        finally:
            self._take = None

    async def _tell(self, bot: Bot, wanted: Sequence[str]) -> None:
        await bot.set_webhook(
            self._url,
            secret_token=self._secret.get_secret_value(),
            allowed_updates=list(wanted),
            max_connections=_AT_ONCE,
        )
        log.info("Telegram brings updates to %s", self._url)

    def _notice(self, info: WebhookInfo, told: float | None) -> float:
        """Warn of a delivery that failed since the last look; when the latest one failed, in unix seconds."""
        failed = info.last_error_date.timestamp() if info.last_error_date else 0.0
        if told is not None and failed > told:
            log.warning("Telegram could not bring updates: %s", info.last_error_message)
        return failed

    async def _brought(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret.get_secret_value().encode()):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(_ARRIVES_WITHIN):
                body = await _body(request)
            raw = json.loads(body)
        except (TimeoutError, ConnectionError, ValueError, RecursionError):
            return web.Response(status=400)  # heard by nobody, where a proxy went while it handed on
        if update_id_of(raw) is None:
            return web.Response(status=400)
        if self._take is None:
            return web.Response(status=503)
        try:
            await self._take([raw])
        except Exception as error:  # whatever keeps it from the disk
            log.error("an update could not be kept (%s); Telegram is asked to bring it again", type(error).__name__)
            return web.Response(status=503)
        return web.Response()


async def _body(request: web.Request) -> bytes:
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(MOST_BYTES, len(body))
    return bytes(body)
