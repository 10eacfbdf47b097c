"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as api.telegram.org serves them."""

import asyncio
import hmac
import inspect
import json
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.playground.chats import Json
from bot.playground.faults import Cut, Fault, Faults
from bot.playground.files import UPLOAD_LIMIT
from bot.playground.methods import METHODS
from bot.playground.params import Params, Upload
from bot.playground.refusals import Refused
from bot.playground.world import World

log = logging.getLogger(__name__)

_BODY_LIMIT = 1 << 20
_FORM_LIMIT = UPLOAD_LIMIT + _BODY_LIMIT
_CALLS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the bot made; `params` as they came, `at` by the emulator's clock."""

    method: str
    params: Json
    at: float


class BotApi:
    """Serves the world's bot."""

    def __init__(self, world: World, faults: Faults, now: Callable[[], float]) -> None:
        self.calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self.unknown_methods: list[str] = []
        self._world = world
        self._faults = faults
        self._now = now
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def add_routes(self, app: web.Application) -> None:
        """Serve within this app."""
        app.router.add_route("*", r"/bot{token:[^/]+}/{method:[A-Za-z]+}", self._answer)
        app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self._file)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        method = name.lower()
        try:
            self._check(request)
            params = await _params(request)
            fault = self._faults.meet(method, params.text("chat_id"))
            self.calls.append(Call(name, dict(params.given), self._now()))
            if fault:
                await self._suffer(request, fault)
            result = await self._call(name, params)
            if method == "getupdates" and (outage := self._faults.meet(method, "")):
                await self._suffer(request, outage)
        except Refused as refused:
            return self._refusal(refused)
        if fault and fault.cut is Cut.AFTER:
            return _cut(request)
        return self._json({"ok": True, "result": result}, 200)

    def _check(self, request: web.Request) -> None:
        given = request.match_info["token"].encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._world.token.encode()):
            raise Refused(401, "Unauthorized")

    async def _call(self, name: str, params: Params) -> Any:
        method = METHODS.get(name.lower())
        if method is None:
            self.unknown_methods.append(name)
            log.error("The playground doesn't know the method %s.", name)
            raise Refused(404, f"Not Found: the playground doesn't know the method {name}")
        result = method(self._world, params)
        return await result if inspect.isawaitable(result) else result

    async def _suffer(self, request: web.Request, fault: Fault) -> None:
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.cut is Cut.BEFORE:
            _cut(request)
            raise Refused(502, "Bad Gateway")  # nobody hears it: the connection is gone
        if fault.refusal:
            raise fault.refusal

    def _refusal(self, refused: Refused) -> web.Response:
        answer: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
        if refused.retry_after is not None:
            answer["parameters"] = {"retry_after": refused.retry_after}
        return self._json(answer, refused.code)

    def _json(self, answer: Json, status: int) -> web.Response:
        body = self._encode(answer).encode("utf-8", "replace")
        return web.Response(body=body, status=status, content_type="application/json")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check(request)
        except Refused as refused:
            return self._refusal(refused)
        if fault := self._faults.meet("file", ""):
            try:
                await self._suffer(request, fault)
            except Refused as refused:
                return self._refusal(refused)
        file = self._world.files.at(request.match_info["path"])
        content = await self._world.files.content(file) if file else None
        if content is None:
            return self._refusal(Refused(404, "Not Found"))
        return web.Response(body=content, content_type="application/octet-stream")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _params(request: web.Request) -> Params:
    """The parameters of a call: the query, and over it a form, a multipart form or JSON."""
    given: dict[str, Any] = dict(request.query) if request.query_string else {}
    uploads: dict[str, Upload] = {}
    if request.body_exists:
        match request.content_type:
            case "application/json":
                given |= _json_object(await _body(request))
            case "multipart/form-data":
                await _read_multipart(request, given, uploads)
            case _:
                body = (await _body(request)).decode("utf-8", "replace")
                given |= parse_qsl(body, keep_blank_values=True, max_num_fields=1000)
    return Params(given, uploads)


async def _body(request: web.Request) -> bytes:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > _BODY_LIMIT:
            raise Refused(413, "Request Entity Too Large")
    return bytes(body)


def _json_object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Refused(400, "Bad Request: can't parse JSON")
    return value


async def _read_multipart(request: web.Request, given: dict[str, Any], uploads: dict[str, Upload]) -> None:
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise Refused(400, "Bad Request: can't parse the multipart form")
        content = bytearray()
        while chunk := await part.read_chunk(1 << 16):
            content += chunk
            total += len(chunk)
            if total > _FORM_LIMIT:
                raise Refused(413, "Request Entity Too Large")
        if part.filename is None:
            given[part.name] = content.decode("utf-8", "replace")
        else:
            media_type = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, bytes(content), media_type)
