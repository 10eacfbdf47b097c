"""The language model's wire: what is sent, what is taken from what comes back, and that every fault ends well."""

import asyncio
import contextlib
import json
import logging
import subprocess
import sys
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from bot.llm import Failure, Manner, Model, ModelFailed, Patience, Picture, Prices, Rung, Spent, Usage, strict
from tests.fake_model import KEY, Endpoint, Reply, raw, refused, said

QUICK = Patience(read=0.15, whole=3.0, retries=0)


class Boat(BaseModel):
    """What the tests ask for."""

    name: str = Field(max_length=40)
    kind: Literal["ferry", "tug"]
    masts: list[int] = Field(max_length=3)


FERRY = {"name": "Gull", "kind": "ferry", "masts": [1]}


async def ask(model: Model) -> Boat:
    """The question that all tests ask."""
    boat, _ = await model.ask(Boat, "You name boats.", "The Gull is a ferry.")
    return boat


async def failure(model: Model) -> ModelFailed:
    """How a question fails that must fail."""
    with pytest.raises(ModelFailed) as failed:
        await ask(model)
    return failed.value


def rung_of(request: dict[str, Any]) -> Rung:
    """How strictly a request demands its schema."""
    demanded = request.get("response_format")
    if demanded is None:
        return Rung.PROMPT
    if demanded["type"] == "json_schema":
        return Rung.STRICT
    return Rung.OBJECT_WITH_SCHEMA if "schema" in demanded else Rung.OBJECT


# --- what works -------------------------------------------------------------------------------------------------


async def test_a_text_and_a_schema_become_an_object_and_its_cost() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(FERRY))
        boat, usage = await endpoint.model(prices=Prices(0.5, 2.0)).ask(Boat, "You name boats.", "The Gull.")
    assert boat == Boat.model_validate(FERRY)
    assert (usage.calls, usage.input_tokens, usage.output_tokens) == (1, 120, 30)
    assert usage.cost == pytest.approx(0.00012)
    [request] = endpoint.requests
    assert rung_of(request) is Rung.STRICT
    assert request["max_tokens"] > 0
    assert "store" not in request
    system, user = request["messages"]
    assert system["content"].startswith("You name boats.")
    assert "JSON" in system["content"]
    assert '"masts"' in system["content"]
    assert user == {"role": "user", "content": "The Gull."}
    assert endpoint.authorizations == [f"Bearer {KEY}"]


async def test_a_cost_that_the_endpoint_states_is_taken() -> None:
    async with Endpoint() as endpoint:
        body = json.loads(said(FERRY).body)
        body["usage"]["cost"] = 0.004
        endpoint.will(raw(body))
        _, usage = await endpoint.model(prices=Prices(1, 1)).ask(Boat, "x", "y")
    assert usage.cost == 0.004


async def test_a_nonsense_usage_makes_an_answer_none_the_worse() -> None:
    async with Endpoint() as endpoint:
        body = json.loads(said(FERRY).body)
        body["usage"] = {"prompt_tokens": None, "completion_tokens": -5}
        endpoint.will(raw(body))
        _, usage = await endpoint.model().ask(Boat, "x", "y")
    assert usage == Usage(calls=1)


async def test_what_a_model_used_and_how_it_failed_is_counted_from_the_start() -> None:
    async with Endpoint() as endpoint:
        model = endpoint.model(QUICK, prices=Prices(1.0, 10.0))
        assert model.spent == Spent()
        endpoint.will(said(FERRY), said("no boat"), said(FERRY), said("no boat"), said("nor here"))
        await ask(model)
        await ask(model)
        before = model.spent
        await failure(model)
        endpoint.will(refused(401, "no"), Reply(said(FERRY).body, cut=40, stall=True), Reply(said(FERRY).body, cut=40))
        for _ in range(3):
            await failure(model)
    assert before.usage.calls == 3
    assert (before.questions, before.failures) == (2, {})
    assert model.spent == Spent(
        Usage(5, 600, 150, model.spent.usage.cost),
        questions=6,
        failures={Failure.UNUSABLE: 1, Failure.REFUSED: 1, Failure.SLOW: 1, Failure.UNREACHABLE: 1},
    )
    assert model.spent.usage.cost == pytest.approx(0.0021)


async def test_pictures_go_along_as_data() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(FERRY))
        await endpoint.model().ask(Boat, "x", "Look.", images=[Picture(b"\x89PNG", "image/png")])
    text, picture = endpoint.requests[0]["messages"][1]["content"]
    assert text == {"type": "text", "text": "Look."}
    assert picture["image_url"]["url"] == "data:image/png;base64,iVBORw=="


async def test_a_local_server_needs_no_key() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(FERRY))
        assert await ask(endpoint.model(key=None))


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(FERRY, indent=4),
        f"```json\n{json.dumps(FERRY)}\n```",
        f"Here you are:\n{json.dumps(FERRY)}\nAnything else?",
        f'<think>A tug {{"kind": "tug"}}? No.</think>\n{json.dumps(FERRY)}',
        f"It is a ferry, I think.</think>{json.dumps(FERRY)}",
    ],
)
async def test_an_object_is_found_within_what_is_said_around_it(content: str) -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(content))
        assert await ask(endpoint.model()) == Boat.model_validate(FERRY)


async def test_a_thought_mark_inside_the_answer_does_not_end_it() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said({**FERRY, "name": "a</think>b"}))
        assert (await ask(endpoint.model())).name == "a</think>b"


async def test_content_in_pieces_is_joined_without_the_thoughts() -> None:
    async with Endpoint() as endpoint:
        pieces = [{"type": "thinking", "thinking": [{"text": "{}"}]}, {"type": "text", "text": json.dumps(FERRY)}]
        body = json.loads(said(FERRY).body)
        body["choices"][0]["message"]["content"] = pieces
        endpoint.will(raw(body))
        assert await ask(endpoint.model())


# --- the ladder -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lowest", list(Rung))
@pytest.mark.parametrize("status", [400, 404, 422, 500])
async def test_an_endpoint_that_takes_only_a_lower_rung_is_asked_there_and_that_is_remembered(
    lowest: Rung, status: int
) -> None:
    def rule(request: dict[str, Any]) -> Reply | None:
        if rung_of(request) < lowest:
            return refused(status, "'response_format' of that kind is not available here", "response_format")
        return said(FERRY)

    async with Endpoint(rule) as endpoint:
        model = endpoint.model(Patience(20, 60, retries=0))
        assert await ask(model)
        assert [rung_of(one) for one in endpoint.requests] == [one for one in Rung if one <= lowest]
        endpoint.requests.clear()
        assert await ask(model)
        assert [rung_of(one) for one in endpoint.requests] == [lowest]
        assert model.manner.rung is lowest


async def test_a_cap_by_another_name_is_swapped() -> None:
    def rule(request: dict[str, Any]) -> Reply | None:
        if "max_tokens" in request:
            words = "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            return refused(400, f"Unsupported parameter: {words}", "max_tokens", "unsupported_parameter")
        return said(FERRY)

    async with Endpoint(rule) as endpoint:
        model = endpoint.model()
        assert await ask(model)
        assert await ask(model)
    first, second, third = endpoint.requests
    assert "max_tokens" in first
    assert second["max_completion_tokens"] == first["max_tokens"]
    assert "max_completion_tokens" in third
    assert rung_of(second) is Rung.STRICT


async def test_an_endpoint_that_knows_no_cap_at_all_is_asked_without() -> None:
    def rule(request: dict[str, Any]) -> Reply | None:
        named = next((name for name in ("max_tokens", "max_completion_tokens") if name in request), None)
        return raw({"detail": [{"loc": ["body", named], "msg": "extra fields"}]}, 422) if named else said(FERRY)

    async with Endpoint(rule) as endpoint:
        assert await ask(endpoint.model())
    assert len(endpoint.requests) == 3


async def test_a_temperature_that_is_refused_is_left_out() -> None:
    def rule(request: dict[str, Any]) -> Reply | None:
        refusal = refused(400, "Unsupported value: 'temperature' does not support 0", "temperature")
        return refusal if "temperature" in request else said(FERRY)

    async with Endpoint(rule) as endpoint:
        assert await ask(endpoint.model())
    assert rung_of(endpoint.requests[-1]) is Rung.STRICT
    assert "max_tokens" in endpoint.requests[-1]


async def test_an_endpoint_that_refuses_everything_is_left_alone_after_a_few_tries() -> None:
    everything = "temperature max_tokens max_completion_tokens response_format"
    async with Endpoint(lambda _: refused(400, everything)) as endpoint:
        model = endpoint.model()
        failed = await failure(model)
    assert failed.reason.startswith("refused with 400")
    assert len(endpoint.requests) <= 8
    assert model.manner == Manner()


async def test_a_refusal_about_something_else_is_no_reason_to_ask_again() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(refused(400, "This model's maximum context length is 4096.", "messages"))
        assert "maximum context length" in (await failure(endpoint.model())).reason
    assert len(endpoint.requests) == 1


async def test_an_error_inside_a_good_status_counts_as_one() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(
            raw({"error": {"message": "json_schema is not supported by this route", "code": 400}}), said(FERRY)
        )
        assert await ask(endpoint.model())
    assert [rung_of(one) for one in endpoint.requests] == [Rung.STRICT, Rung.OBJECT_WITH_SCHEMA]


@pytest.mark.parametrize(
    ("url", "its_own"),
    [
        ("https://api.openai.com/v1", True),
        ("https://us.api.openai.com/v1", True),
        ("https://harbour.openai.azure.com/openai/v1/", True),
        ("https://openai.com.example/v1", False),
        ("http://127.0.0.1:11434/v1", False),
    ],
)
def test_what_only_openai_takes_goes_only_there(url: str, its_own: bool) -> None:
    extras = Model(url, None, "any")._extras()
    assert ("store" in extras, "reasoning_effort" in extras) == (its_own, its_own)
    assert extras.get("store", False) is False


def test_a_strict_schema_demands_every_property_and_none_besides() -> None:
    schema = strict(Boat)
    assert schema["required"] == ["name", "kind", "masts"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["name"] == {"type": "string"}
    assert schema["properties"]["kind"]["enum"] == ["ferry", "tug"]


# --- what fails -------------------------------------------------------------------------------------------------

BAD_ANSWERS = {
    "prose": "I would rather talk about the weather.",
    "empty": "",
    "nothing": None,
    "half": '{"name": "Gull", "kind": "fer',
    "wrong kind": {**FERRY, "kind": "spaceship"},
    "too long": {**FERRY, "name": "G" * 400},
    "a list": "[1, 2, 3]",
    "deep": "{" + '"a":{' * 100_000,
    "a lone surrogate": '{"name": "\\ud800", "kind": "ferry", "masts": []}',
}


@pytest.mark.parametrize("answer", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
async def test_an_answer_that_cannot_be_used_is_asked_for_once_more_and_no_more(answer: object) -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(answer), said(FERRY), said(answer), said(answer))
        assert await ask(endpoint.model())
        repair = endpoint.requests[1]["messages"]
        assert "can't be used" in repair[-1]["content"]
        assert all(one["content"] for one in repair)
        failed = await failure(endpoint.model())
    assert failed.reason.startswith("an answer that can't be used")
    assert failed.usage == Usage(2, 240, 60)
    assert len(endpoint.requests) == 4


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (said('{"name": "Gu', "length"), "cut off (length)"),
        (said(FERRY, None), "cut off (no end)"),
        (said(FERRY, "content_filter"), "cut off (content_filter)"),
        (said(None, refusal="I can't help with that."), "declined"),
        (raw({"choices": []}), "refused with 200"),
        (raw({"choices": "none"}), "no completion"),
        (raw({"choices": [{"message": None}]}), "no completion"),
        (raw(["not", "an", "object"]), "no completion"),
        (Reply(b'{"id": "one", "choices": [{"mess'), "no completion"),
        (Reply(b"<html>Bad gateway</html>", headers={"Content-Type": "text/html"}), "no completion"),
        (Reply(b"\xff\xfe\x00"), "no completion"),
        (Reply(b"x" * 1_200_000), "more than 1000000 bytes"),
        (Reply(said(FERRY).body, cut=40), "RemoteProtocolError"),
        (Reply(said(FERRY).body, cut=40, stall=True), "ReadTimeout"),
        (Reply(b"", headers={"Content-Encoding": "gzip"}), "no completion"),
        (Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"}), "no answer: DecodingError"),
        (refused(401, "Incorrect API key provided."), "refused with 401: Incorrect API key provided."),
        (refused(404, "model 'parrot-1' not found", code="model_not_found"), "refused with 404: model 'parrot-1'"),
        (raw("down", 503), "refused with 503"),
    ],
)
async def test_every_fault_is_one_line_with_its_reason(reply: Reply, reason: str) -> None:
    async with Endpoint() as endpoint:
        endpoint.will(reply)
        failed = await failure(endpoint.model(QUICK))
    assert reason in failed.reason
    assert "\n" not in failed.reason
    assert len(failed.reason) < 300
    assert len(endpoint.requests) == 1


async def test_a_server_that_is_not_there_is_one_line_too() -> None:
    model = Model("http://127.0.0.1:1/v1", None, "nobody", patience=QUICK)
    assert (await failure(model)).reason == "no answer: APIConnectionError"
    await model.close()


@pytest.mark.parametrize("url", ["harbour", "ftp://harbour/v1", "http://[half/v1"])
async def test_an_address_that_is_none_is_one_line_too(url: str) -> None:
    model = Model(url, None, "nobody", patience=QUICK)
    assert (await failure(model)).reason.startswith("no answer: ")
    await model.close()


async def test_who_is_asked_to_wait_waits_and_asks_again() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(raw({"error": {"message": "slow down"}}, 429, **{"Retry-After": "0.02"}), said(FERRY))
        assert await ask(endpoint.model())
        assert len(endpoint.requests) == 2


async def test_a_server_in_trouble_is_tried_twice() -> None:
    async with Endpoint(lambda _: raw({"error": "oops"}, 502, **{"Retry-After": "0.01"})) as endpoint:
        assert "refused with 502: oops" in (await failure(endpoint.model())).reason
    assert len(endpoint.requests) == 2


async def test_a_wait_that_is_too_long_is_not_waited_for() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(raw({"error": {"message": "tomorrow"}}, 429, **{"Retry-After": "86400"}))
        assert "refused with 429: tomorrow" in (await failure(endpoint.model())).reason


async def test_a_stall_ends_and_so_does_a_drip() -> None:
    async with Endpoint(lambda _: Reply(b"x" * 9, cut=1, stall=True)) as endpoint:
        assert "ReadTimeout" in (await failure(endpoint.model(QUICK))).reason
        whole = Patience(read=60, whole=0.1, retries=1)
        assert (await failure(endpoint.model(whole))).reason == "no answer within 0.1 s"


async def test_whoever_stops_a_question_stops_it_at_once() -> None:
    async with Endpoint(lambda _: Reply(b"x" * 9, cut=1, stall=True)) as endpoint:
        asking = asyncio.create_task(ask(endpoint.model()))
        await endpoint.asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


async def test_a_closed_model_opens_again() -> None:
    async with Endpoint() as endpoint:
        endpoint.will(said(FERRY), said(FERRY))
        model = endpoint.model()
        await ask(model)
        await model.close()
        assert await ask(model)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_a_model_says_is_an_object_or_a_value_error(words: str) -> None:
    from bot.llm import _Talk

    talk = _Talk(Model(None, None, "any"), Boat, [], 10)
    with contextlib.suppress(ValueError):
        assert isinstance(talk._decoded(words), Boat)


# --- secrets ----------------------------------------------------------------------------------------------------


async def test_a_key_is_never_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f"Incorrect API key: {KEY}, also sk-a-very-sec and Bearer {KEY[5:]}"
    async with Endpoint() as endpoint:
        endpoint.will(refused(401, echo), raw({"error": echo}, 418), raw({"detail": echo}, 403), said(FERRY))
        model = endpoint.model()
        told = [repr(model), str(model.__dict__)]
        for _ in range(3):
            failed = await failure(model)
            logging.getLogger("jobtrail").error("no luck: %s", failed.reason, exc_info=failed)
            told += [failed.reason, repr(failed), str(failed.__context__), str(failed.__cause__)]
        await ask(model)
        stopped = endpoint.model(QUICK)
        endpoint.will(Reply(b"x" * 9, cut=1, stall=True))
        told.append((await failure(stopped)).reason)
    told += [logging.Formatter().format(record) for record in caplog.records]
    told += [str(record.args) for record in caplog.records]
    whole = "\n".join(told)
    assert "refused with 401" in whole
    assert not any(KEY[at : at + 8] in whole for at in range(len(KEY) - 7))


async def test_what_people_send_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Endpoint() as endpoint:
        endpoint.will(said(FERRY))
        await endpoint.model().ask(Boat, "x", "a posting that nobody else may read")
    assert "nobody else" not in "\n".join(record.getMessage() for record in caplog.records)


def test_the_sdk_is_not_loaded_before_a_model_is_asked() -> None:
    code = "import sys, bot.llm; bot.llm.Model(None, None, 'm'); sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # our own line


# --- the same against a server that others wrote ----------------------------------------------------------------


@pytest.fixture
def elsewhere(llmock: Any) -> Model:
    """A model at a mock server that speaks OpenAI's dialect."""
    from pydantic import SecretStr

    return Model(llmock.base_url("openai"), SecretStr(KEY), "gpt-4o-mini", patience=Patience(0.5, 4.0))


async def test_a_schema_is_answered_by_a_foreign_server_too(llmock: Any, elsewhere: Model) -> None:
    boat, usage = await elsewhere.ask(Boat, "You name boats.", "The Gull.")
    assert boat.kind in ("ferry", "tug")
    assert usage.input_tokens > 0
    await elsewhere.close()
    llmock.assert_resilient()


async def test_a_rate_limit_of_a_foreign_server_is_waited_for(llmock: Any, elsewhere: Model) -> None:
    llmock.rate_limit(times=1, retry_after=0.05)
    assert await ask(elsewhere)
    await elsewhere.close()
    llmock.assert_resilient()


@pytest.mark.parametrize("status", [500, 503])
async def test_an_outage_of_a_foreign_server_ends_after_one_retry(llmock: Any, elsewhere: Model, status: int) -> None:
    llmock.fail(status, times=None, retry_after=0.01)
    assert (await failure(elsewhere)).reason.startswith(f"refused with {status}")
    await elsewhere.close()
    assert len(llmock.requests) == 2


async def test_a_slow_foreign_server_is_given_up(llmock: Any) -> None:
    llmock.delay(0.4, times=None)
    model = Model(llmock.base_url("openai"), None, "gpt-4o-mini", patience=Patience(0.1, 0.3, retries=0))
    assert (await failure(model)).reason.startswith("no answer within")
    await model.close()


async def test_a_foreign_server_may_say_nonsense_once(llmock: Any, elsewhere: Model) -> None:
    llmock.reply("No boats today.")
    assert await ask(elsewhere)
    await elsewhere.close()
    assert len(llmock.requests) == 2
