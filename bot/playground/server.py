"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as api.telegram.org serves them."""

import hmac
import inspect
import json
import logging
from asyncio import sleep
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.playground.chats import Json
from bot.playground.faults import Cut, Fault, Faults
from bot.playground.forms import Upload, read_body, read_multipart
from bot.playground.methods import METHODS
from bot.playground.params import Params
from bot.playground.refusals import Refused, bad_request
from bot.playground.world import Call, World

log = logging.getLogger(__name__)

_BODY_LIMIT = 1 << 20


class BotApi:
    """Serves the world's bot."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def add_routes(self, app: web.Application) -> None:
        """Serve within this app."""
        app.router.add_route("*", r"/bot{token:[^/]+}/{method:[A-Za-z]+}", self._answer)
        app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self._file)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        fault: Fault | None = None
        try:
            self._check(request)
            params = await _params(request)
            fault = self._faults.meet(name.lower(), params.text("chat_id"))
            self._world.calls.append(Call(name, dict(params.given), self._world.now()))
            if fault:
                await self._suffer(request, fault)
            response = self._json({"ok": True, "result": await self._call(name, params)}, 200)
        except Refused as refused:
            response = self._refusal(refused)
        self._world.changed.fire()
        return _cut(request) if fault and fault.cut is Cut.AFTER else response

    def _check(self, request: web.Request) -> None:
        given = request.match_info["token"].encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._world.token.encode()):
            raise Refused(401, "Unauthorized")

    async def _call(self, name: str, params: Params) -> Any:
        method = METHODS.get(name.lower())
        if method is None:
            self._world.unknown_methods.append(name)
            log.error("The playground doesn't know the method %s.", name)
            raise Refused(404, f"Not Found: the playground doesn't know the method {name}")
        result = method(self._world, params)
        return await result if inspect.isawaitable(result) else result

    async def _suffer(self, request: web.Request, fault: Fault) -> None:
        if fault.delay:
            await sleep(fault.delay)
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
                given |= _json_object(await read_body(request, _BODY_LIMIT))
            case "multipart/form-data":
                await read_multipart(request, given, uploads)
            case _:
                body = (await read_body(request, _BODY_LIMIT)).decode("utf-8", "replace")
                given |= _form_fields(body)
    return Params(given, uploads)


def _form_fields(body: str) -> Json:
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=1000))
    except ValueError:
        raise bad_request("too many parameters") from None


def _json_object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON")
    return value
