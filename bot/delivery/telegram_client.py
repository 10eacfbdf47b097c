"""python-telegram-bot's client over aiohttp, the one HTTP library here.

Its stock transport scans its whole pool at each request: at 16 requests at once it does a fifth of the work.
"""

import asyncio
import io
import os
from datetime import timedelta
from typing import Any

import aiohttp
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

# The client's coming way of telling lengths of time, chosen early; else it warns at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_CONNECTIONS = 64
_DEFAULT_SECONDS = 20.0
_LARGE = 65_536  # bytes


class AiohttpRequest(BaseRequest):
    """Telegram's requests, over one session that is opened with the bot."""

    def __init__(self) -> None:
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
        seconds = _DEFAULT_SECONDS if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=seconds)
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        except asyncio.TimeoutError as error:  # noqa: UP041  # aiohttp's own timeouts derive from this name
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # The address holds the token, so only the kind of the fault is told.
            raise NetworkError(type(error).__name__) from error


def client(token: str, api_url: str) -> Bot:
    """The bot's client. It opens nothing yet."""
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )


def wanted_pause(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone."""
    wanted = error.retry_after
    return wanted if isinstance(wanted, timedelta) else timedelta(seconds=wanted)


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.multipart_data:
        return data.json_parameters or None
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        # Handed over whole, a large file would be copied whole, and hold everybody up meanwhile.
        body = io.BytesIO(content) if isinstance(content, bytes) and len(content) > _LARGE else content
        form.add_field(name, body, filename=file_name, content_type=media_type)
    return form
