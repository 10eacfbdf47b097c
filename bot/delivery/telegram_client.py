"""python-telegram-bot's client over aiohttp, the one HTTP library here.

Its stock transport scans its whole pool at each request: at 16 requests at once it does a fifth of the work.
"""

import asyncio
import contextlib
import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

import aiohttp
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.pace import Pace

# The client's coming way of telling lengths of time, chosen early; else it warns at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_CONNECTIONS = 64
_DEFAULT_SECONDS = 20.0
_JSON = {"Content-Type": "application/json"}
_LARGE = 65_536  # bytes
_TOO_MANY = 429
# What Telegram counts as a message; an edit is one, too.
_WRITES = ("send", "edit", "copy", "forward")
# To make objects of all the rest, its buttons and bold words, takes longer than to send it.
_OF_A_MESSAGE = ("message_id", "date", "chat")
_WRITES_NOTHING = frozenset({"sendChatAction"})
_pushing: ContextVar[bool] = ContextVar("pushing", default=False)


class Unanswered(NetworkError):
    """The request went out and the connection was lost: it may have been done."""


@contextmanager
def as_push() -> Iterator[None]:
    """What is sent in here has waited for its turn as a push already; all else is a reply."""
    mark = _pushing.set(True)
    try:
        yield
    finally:
        _pushing.reset(mark)


class AiohttpRequest(BaseRequest):
    """Telegram's requests, over one session that is opened with the bot, at the pace that Telegram allows."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer may take, in seconds, where the caller says nothing."""
        return _DEFAULT_SECONDS

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answers. Of a message that we wrote no more than where it stands: we know the rest."""
        try:
            answer = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        written = answer.get("result")
        if isinstance(written, dict) and "message_id" in written:
            answer["result"] = {name: written[name] for name in _OF_A_MESSAGE if name in written}
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: the status and the body."""
        if self._session is None:
            raise RuntimeError("the client is not open")
        chat = _written_to(url, request_data)
        if chat is not None and not _pushing.get():
            await self.pace.reply(chat)
        seconds = _DEFAULT_SECONDS if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=seconds)
        try:
            body, headers = _body(request_data)
            async with self._session.request(method, url, data=body, headers=headers, timeout=timeout) as answer:
                answered = await answer.read()
        # The address holds the token, so only the kind of a fault is told.
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NetworkError(type(error).__name__) from error
        except asyncio.TimeoutError as error:  # noqa: UP041  # aiohttp's own timeouts derive from this name
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise Unanswered(type(error).__name__) from error
        if answer.status == _TOO_MANY and chat is not None:
            self.pace.refused(chat, _retry_after(answered))
        return answer.status, answered


def client(token: str, api_url: str, pace: Pace | None = None) -> Bot:
    """The bot's client, by default as fast as it can. It opens nothing yet."""
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(pace),
        get_updates_request=AiohttpRequest(),
    )


def pace_of(bot: Bot) -> Pace:
    """The pace at which a bot made by `client` writes."""
    return bot.request.pace if isinstance(bot.request, AiohttpRequest) else Pace()


async def raw_updates(bot: Bot, offset: int | None, seconds: int, grace: int, wanted: Sequence[str]) -> list[Any]:
    """A batch of updates as they come, after at most so many seconds.

    `Bot.get_updates` makes objects of them, and where it can't, it logs what people wrote and loses the whole batch.
    """
    asked = {"offset": offset, "timeout": seconds, "allowed_updates": list(wanted)}
    result = await bot._post("getUpdates", asked, read_timeout=seconds + grace)
    return result if isinstance(result, list) else []


def wanted_pause(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone."""
    wanted = error.retry_after
    return wanted if isinstance(wanted, timedelta) else timedelta(seconds=wanted)


def _written_to(url: str, data: RequestData | None) -> str | None:
    """The chat that a request writes to; None where it writes nothing."""
    method = url.rpartition("/")[2]
    if data is None or not method.startswith(_WRITES) or method in _WRITES_NOTHING:
        return None
    return str(data.parameters.get("chat_id", ""))


def _retry_after(body: bytes) -> float:
    with contextlib.suppress(ValueError, TypeError, KeyError):
        return float(json.loads(body)["parameters"]["retry_after"])
    return 1.0


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """What to send, with its headers; JSON, since it is written in a fraction of a form's time."""
    if data is None or not data.parameters:
        return None, None
    if not data.multipart_data:
        return data.json_payload, _JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        # Handed over whole, a large file would be copied whole, and hold everybody up meanwhile.
        body = io.BytesIO(content) if isinstance(content, bytes) and len(content) > _LARGE else content
        form.add_field(name, body, filename=file_name, content_type=media_type)
    return form, None
