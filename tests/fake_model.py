"""Language models for tests: one that answers without a wire, and an endpoint on a real socket that answers as told."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web
from pydantic import SecretStr

from bot.llm import Model, ModelFailed, Patience, Picture, T, Usage

KEY = "sk-a-very-secret-key-0123456789"
USED = Usage(calls=1, input_tokens=900, output_tokens=300)


class FakeModel(Model):
    """A model that answers what a test says: an object, a function of the material, or a failure."""

    def __init__(self, answer: object | Callable[[str], object], name: str = "parrot-1") -> None:
        super().__init__("http://model.invalid/v1", None, name)
        self.answer = answer
        self.told: list[str] = []
        self.instructions: list[str] = []
        self.images: list[Picture] = []

    async def ask(
        self,
        schema: type[T],
        instructions: str,
        material: str,
        *,
        images: Sequence[Picture] = (),
        most_tokens: int = 0,
    ) -> tuple[T, Usage]:
        """What the test says, validated as an answer from outside is."""
        self.told.append(material)
        self.instructions.append(instructions)
        self.images += images
        answer = self.answer(material) if callable(self.answer) else self.answer
        if isinstance(answer, ModelFailed):
            raise answer
        return schema.model_validate(answer), USED


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer; `cut` closes the connection after that many bytes, `stall` never ends it."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    stall: bool = False


def said(content: object, finish: str | None = "stop", **more: Any) -> Reply:
    """A completion with that content; an object is written as JSON."""
    text = content if isinstance(content, str | None) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, **more}
    return raw(
        {
            "id": "one",
            "object": "chat.completion",
            "created": 1,
            "model": "parrot-1",
            "choices": [{"index": 0, "finish_reason": finish, "message": message}],
            "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
        }
    )


def raw(body: object, status: int = 200, **headers: str) -> Reply:
    """An answer with that JSON body."""
    return Reply(json.dumps(body).encode(), status, headers)


def refused(status: int, message: str, param: str | None = None, code: str | None = None) -> Reply:
    """An error as OpenAI words it."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return raw({"error": error}, status, **{"Retry-After": "0.01"})


class Endpoint:
    """An OpenAI-compatible endpoint on loopback: a test queues its answers, or gives a rule that makes them."""

    def __init__(self, rule: Callable[[dict[str, Any]], Reply | None] | None = None) -> None:
        self.rule = rule
        self.replies: list[Reply] = []
        self.requests: list[dict[str, Any]] = []
        self.authorizations: list[str | None] = []
        self.asked = asyncio.Event()
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._over = asyncio.Event()
        self._models: list[Model] = []

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=32 * 1024 * 1024)
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        for model in self._models:
            await model.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def model(self, patience: Patience | None = None, key: str | None = KEY, **more: Any) -> Model:
        """A model at this endpoint, closed with it."""
        secret = SecretStr(key) if key is not None else None
        made = Model(self.url, secret, "parrot-1", patience=patience or Patience(2.0, 5.0), **more)
        self._models.append(made)
        return made

    def will(self, *replies: Reply) -> None:
        """Answer the next requests so."""
        self.replies += replies

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.requests.append(asked)
        self.asked.set()
        self.authorizations.append(request.headers.get("Authorization"))
        reply = self.rule(asked) if self.rule is not None else None
        if reply is None:
            if not self.replies:
                raise AssertionError("a request that no answer was prepared for")
            reply = self.replies.pop(0)
        headers = {"Content-Type": "application/json", **reply.headers}
        if reply.cut is None and not reply.stall:
            return web.Response(body=reply.body, status=reply.status, headers=headers)
        response = web.StreamResponse(status=reply.status, headers={**headers, "Content-Length": str(len(reply.body))})
        await response.prepare(request)
        await response.write(reply.body[: reply.cut])
        if reply.stall:
            await self._over.wait()
        if request.transport is not None:
            request.transport.close()
        return response
