"""Text and a schema in, an object out: a language model behind any endpoint that speaks like OpenAI's.

Endpoints differ in what they take. A request that is refused because of a parameter is asked again without it, or one
rung lower in how the schema is demanded; what works is remembered. What comes back is foreign: bounded, decoded from
its first brace, validated, and repaired by at most one more call. Whatever fails ends in `ModelFailed`.
"""

import asyncio
import base64
import json
import logging
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, Field, SecretStr, ValidationError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

T = TypeVar("T", bound=BaseModel)

OPENAI: Final = "https://api.openai.com/v1"
_LARGEST: Final = 1_000_000  # bytes of one answer
_MOST_TOKENS: Final = 3_000
_MOST_TRIES: Final = 9  # four rungs, two caps, the other parameters
_WORDS: Final = 4_000  # characters of a refusal that are looked at
_CAPABILITY = frozenset((400, 404, 422, 500))
_CAPS = ("max_tokens", "max_completion_tokens")
_FORMAT = re.compile(r"response_?format|json_?schema|json_?object|schema|structured|grammar|requested parameters")
_ITS_OWN = re.compile(r"https://[\w.-]+\.(?:openai|azure)\.com(?:[:/]|$)", re.IGNORECASE)
_LOGGERS = ("openai", "httpx2", "httpcore2")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the model is to look at."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What was used: calls that were answered, tokens, and US dollars where they are known."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None

    def __add__(self, other: "Usage") -> "Usage":
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            sum(costs) if costs else None,
        )


class Failure(StrEnum):
    """How a question can fail: no answer in time, none at all, a refusal, an answer that can't be used."""

    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Spent:
    """What a model has used since the start, and how many of the questions to it failed, by kind."""

    usage: Usage = field(default_factory=Usage)
    questions: int = 0
    failures: Mapping[Failure, int] = field(default_factory=dict)


class ModelFailed(Exception):
    """The model gave nothing that can be used. `reason` is one line for the log, without secrets."""

    def __init__(self, reason: str, usage: Usage | None = None, kind: Failure = Failure.UNUSABLE) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage or Usage()
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: seconds for one read, seconds for everything, and how often a call is tried again."""

    read: float = 30.0
    whole: float = 45.0
    retries: int = 1


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars for a million tokens."""

    input: float
    output: float


class Rung(IntEnum):
    """How the schema is demanded, the strictest first; it always stands in the prompt too."""

    STRICT = 0
    OBJECT_WITH_SCHEMA = 1
    OBJECT = 2
    PROMPT = 3


@dataclass(frozen=True, slots=True)
class Manner:
    """What an endpoint takes, as far as it is known: the rung, the name of the cap, and what it refuses."""

    rung: Rung = Rung.STRICT
    cap: str | None = _CAPS[0]
    refused: frozenset[str] = frozenset()


class Model:
    """One model at one endpoint. Nothing opens before the first question; `close` ends its connections."""

    def __init__(
        self,
        base_url: str | None,
        api_key: SecretStr | None,
        name: str,
        *,
        patience: Patience | None = None,
        prices: Prices | None = None,
    ) -> None:
        self.name = name
        self.manner = Manner()
        self._base_url = (base_url or OPENAI).rstrip("/")
        self._key = api_key
        self._patience = patience or Patience()
        self._prices = prices
        self._client: AsyncOpenAI | None = None
        self._usage = Usage()
        self._questions = 0
        self._failures: Counter[Failure] = Counter()

    @property
    def spent(self) -> Spent:
        """What was used since the start, by every question, those included that failed or were given up."""
        return Spent(self._usage, self._questions, dict(self._failures))

    def __repr__(self) -> str:
        return f"Model({self.name!r})"

    async def ask(
        self,
        schema: type[T],
        instructions: str,
        material: str,
        *,
        images: Sequence[Picture] = (),
        most_tokens: int = _MOST_TOKENS,
    ) -> tuple[T, Usage]:
        """An object of that schema, made of the material as instructed, and what it cost. ModelFailed says why not."""
        talk = _Talk(self, schema, _messages(schema, instructions, material, images), most_tokens)
        self._questions += 1
        try:
            async with asyncio.timeout(self._patience.whole):
                outcome = await talk.outcome()
        except TimeoutError:
            outcome = _Fault(f"no answer within {self._patience.whole:g} s", Failure.SLOW)
        if isinstance(outcome, _Fault):
            self._failures[outcome.kind] += 1
            raise ModelFailed(outcome.reason, talk.spent, outcome.kind)
        return outcome, talk.spent

    async def close(self) -> None:
        """Close the connections; a later question opens them again."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    def _opened(self, sdk: "type[AsyncOpenAI]") -> "AsyncOpenAI":
        if self._client is None:
            self._client = sdk(
                api_key=self._key.get_secret_value() if self._key else "none",  # local servers ask for none
                base_url=self._base_url,
                timeout=self._patience.read,
                max_retries=self._patience.retries,
            )
        return self._client

    def _extras(self) -> dict[str, object]:
        """Parameters that are nice to have; those of one vendor go to that vendor only."""
        if _ITS_OWN.match(self._base_url):
            return {"temperature": 0, "reasoning_effort": "low", "store": False}
        return {"temperature": 0}

    def _cost(self, stated: float | None, input_tokens: int, output_tokens: int) -> float | None:
        if stated is not None or self._prices is None:
            return stated
        return (input_tokens * self._prices.input + output_tokens * self._prices.output) / 1_000_000

    async def _post(self, request: dict[str, Any]) -> "_Completion | _Fault":
        """One request over the wire. Foreign errors end here: they hold the request, and with it the key."""
        # Half a second and 40 MB: only where a model is used, and not in the way of anybody else's card.
        sdk = await asyncio.to_thread(_load_sdk)
        import httpx2
        import openai

        try:
            client = self._opened(sdk)
            body = bytearray()
            async with client.chat.completions.with_streaming_response.create(**request) as response:
                async for piece in response.iter_bytes():
                    body += piece
                    if len(body) > _LARGEST:
                        return _Fault(f"an answer of more than {_LARGEST} bytes")
        except openai.APIStatusError as error:
            return self._refusal(error.status_code, error.body)
        except openai.APITimeoutError:
            return _Fault(f"no answer within {self._patience.read:g} s", Failure.SLOW)
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            kind = Failure.SLOW if isinstance(error, httpx2.TimeoutException) else Failure.UNREACHABLE
            return _Fault(f"no answer: {type(error).__name__}", kind)
        try:
            completion = _Completion.model_validate_json(bytes(body))
        except ValidationError:
            return _Fault("an answer that is no completion")
        if not completion.choices:
            code = completion.error.get("code") if isinstance(completion.error, dict) else None
            return self._refusal(code if isinstance(code, int) else 200, completion.error)
        return completion

    def _refusal(self, status: int, body: object) -> "_Fault":
        named = body.get("param") if isinstance(body, dict) else None
        said = body.get("message", body.get("detail")) if isinstance(body, dict) else body
        key = self._key.get_secret_value() if self._key else ""
        return _Fault(
            f"refused with {status}: {_scrubbed(str(said or ''), key)}".rstrip(": "),
            Failure.REFUSED,
            status,
            str(named or "")[:_WORDS].lower(),
            str(body)[:_WORDS].lower(),
        )


def _load_sdk() -> "type[AsyncOpenAI]":
    from openai import AsyncOpenAI

    for name in _LOGGERS:  # they tell addresses and whole requests at lower levels
        logging.getLogger(name).setLevel(logging.WARNING)
    return AsyncOpenAI


def _scrubbed(message: str, key: str) -> str:
    """What a server said, in one short line, without any word that shows a piece of the key."""
    pieces = {key[at : at + 6] for at in range(max(0, len(key) - 5))}
    words = (word[:60] for word in message[:600].split())
    return " ".join("•••" if any(piece in word for piece in pieces) else word for word in words)[:200]


# --- one question, until it is answered -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why there is no completion; `named` and `words` are what a server said about it, in small letters."""

    reason: str
    kind: Failure = Failure.UNUSABLE
    status: int | None = None
    named: str = ""
    words: str = ""


@dataclass(slots=True)
class _Talk:
    """One question: its messages, and what its calls have used so far."""

    model: Model
    schema: type[BaseModel]
    messages: list[dict[str, Any]]
    most_tokens: int
    spent: Usage = field(default_factory=Usage)

    async def outcome(self) -> Any:
        """The object, or the fault for which there is none."""
        said = await self._said()
        if isinstance(said, _Fault):
            return said
        try:
            return self._decoded(said)
        except ValueError as error:
            trouble = _trouble(error)
        # An empty message of an assistant is refused by some.
        answer = [{"role": "assistant", "content": said[:_WORDS]}] if said.strip() else []
        again = {"role": "user", "content": f"That can't be used: {trouble}. Answer with the whole JSON object only."}
        self.messages += [*answer, again]
        said = await self._said()
        if isinstance(said, _Fault):
            return said
        try:
            return self._decoded(said)
        except ValueError as error:
            return _Fault(f"an answer that can't be used: {_trouble(error)}")

    async def _said(self) -> str | _Fault:
        """What the model says to the messages, in whatever manner the endpoint takes."""
        manner = self.model.manner
        fault = _Fault("no manner that the endpoint takes", Failure.REFUSED)
        for _ in range(_MOST_TRIES):
            reply = await self.model._post(self._request(manner))
            if isinstance(reply, _Completion):
                self.model.manner = manner
                self._count(reply)
                return _content(reply)
            fault = reply
            changed = _adapted(manner, reply, self.model._extras())
            if changed is None:
                break
            manner = changed
        return fault

    def _request(self, manner: Manner) -> dict[str, Any]:
        request: dict[str, Any] = {"model": self.model.name, "messages": self.messages}
        if manner.cap is not None:
            request[manner.cap] = self.most_tokens
        request |= {name: value for name, value in self.model._extras().items() if name not in manner.refused}
        if manner.rung is Rung.STRICT:
            named = {"name": "answer", "strict": True, "schema": strict(self.schema)}
            request["response_format"] = {"type": "json_schema", "json_schema": named}
        elif manner.rung is Rung.OBJECT_WITH_SCHEMA:
            request["response_format"] = {"type": "json_object", "schema": strict(self.schema)}
        elif manner.rung is Rung.OBJECT:
            request["response_format"] = {"type": "json_object"}
        return request

    def _count(self, reply: "_Completion") -> None:
        used = _tokens(reply.usage)
        cost = self.model._cost(used.cost, used.prompt_tokens, used.completion_tokens)
        usage = Usage(1, used.prompt_tokens, used.completion_tokens, cost)
        self.spent += usage
        self.model._usage += usage

    def _decoded(self, said: str) -> BaseModel:
        """The first object in what was said, validated. ValueError says what is wrong."""
        # Thoughts come first; a tag inside the answer itself is no end of them.
        start = max(said.rfind("</think>"), 0)
        start = said.find("{", start) if "{" in said[start:] else said.find("{")
        if start < 0:
            raise ValueError("there is no JSON object in it")
        try:
            decoded, _ = json.JSONDecoder(strict=False).raw_decode(said, start)
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
        return self.schema.model_validate(decoded)


def _adapted(manner: Manner, fault: _Fault, extras: Iterable[str]) -> Manner | None:
    """The manner without what the endpoint refused; None where the refusal is about something else."""
    if fault.status not in _CAPABILITY:
        return None
    # The parameter that it names as such, before those that it merely mentions.
    for words in (fault.named, fault.words):
        if manner.cap is not None and any(re.search(rf"\b{name}\b", words) for name in _CAPS):
            refused = manner.refused | {manner.cap}
            return replace(manner, cap=next((cap for cap in _CAPS if cap not in refused), None), refused=refused)
        for name in extras:
            if name in words and name not in manner.refused:
                return replace(manner, refused=manner.refused | {name})
        if manner.rung is not Rung.PROMPT and _FORMAT.search(words):
            return replace(manner, rung=Rung(manner.rung + 1))
    return None


def _trouble(error: ValueError) -> str:
    """What is wrong with an answer, without repeating any of it."""
    if isinstance(error, ValidationError):
        faults = error.errors(include_url=False, include_context=False, include_input=False)[:3]
        return "; ".join(f"{'.'.join(map(str, one['loc']))[:60]}: {one['msg'][:80]}" for one in faults)
    return f"no valid JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else str(error)[:80]


# --- what goes out and what comes back --------------------------------------------------------------------------


def _messages(
    schema: type[BaseModel], instructions: str, material: str, images: Sequence[Picture]
) -> list[dict[str, Any]]:
    demanded = json.dumps(_without_titles(schema.model_json_schema()), ensure_ascii=False, separators=(",", ":"))
    system = (
        f"{instructions}\n\nAnswer with one compact JSON object (no indentation, no text around it) "
        f"that fits this JSON schema:\n{demanded}"
    )
    content: object = material
    if images:
        pictures = [{"type": "image_url", "image_url": {"url": _data_url(image)}} for image in images]
        content = [{"type": "text", "text": material}, *pictures]
    return [{"role": "system", "content": system}, {"role": "user", "content": content}]


def _data_url(image: Picture) -> str:
    return f"data:{image.media_type};base64,{base64.b64encode(image.content).decode('ascii')}"


_KEPT = frozenset(("$defs", "$ref", "anyOf", "enum", "const", "type", "properties", "required", "items", "description"))


def strict(schema: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema as strict modes take it: every property required, none besides, no lengths."""
    made: dict[str, Any] = _strict(schema.model_json_schema())
    return made


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {name: value for name, value in node.items() if name in _KEPT}
    for name in ("properties", "$defs"):
        if name in made:
            made[name] = {key: _strict(value) for key, value in made[name].items()}
    for name in ("items", "anyOf"):
        if name in made:
            made[name] = _strict(made[name])
    if "properties" in made:
        made |= {"required": list(made["properties"]), "additionalProperties": False}
    return made


def _without_titles(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_titles(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {name: _without_titles(one) for name, one in node.items() if not (name == "title" and isinstance(one, str))}


class _Tokens(BaseModel):
    prompt_tokens: int = Field(default=0, ge=0, le=10**9)
    completion_tokens: int = Field(default=0, ge=0, le=10**9)
    cost: float | None = Field(default=None, ge=0, le=10**6, allow_inf_nan=False)


class _Message(BaseModel):
    content: str | list[dict[str, Any]] | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = []
    usage: Any = None
    error: Any = None


def _tokens(usage: object) -> _Tokens:
    """What a server says was used; where it says nonsense, an answer is none the worse."""
    try:
        return _Tokens.model_validate(usage)
    except ValidationError:
        return _Tokens()


def _content(reply: _Completion) -> str | _Fault:
    """The words of an answer that is whole."""
    choice = reply.choices[0]
    if choice.message.refusal:
        return _Fault("the model declined")
    if choice.finish_reason in (None, "length", "content_filter"):
        return _Fault(f"an answer that was cut off ({choice.finish_reason or 'no end'})")
    content = choice.message.content
    if isinstance(content, list):  # in pieces, some of which are thoughts
        return "".join(str(piece["text"]) for piece in content if isinstance(piece.get("text"), str))
    return content or ""
