"""Calls that no sane client makes are answered or refused, and never break the emulator."""

import contextlib
import inspect
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import Emulator
from bot.playground.forms import Upload
from bot.playground.methods import METHODS
from bot.playground.params import Params
from bot.playground.refusals import Refused
from tests.playground.playing import browsing, playing

NAMES = (
    "message_id message_ids text caption parse_mode entities caption_entities reply_markup reply_parameters "
    "link_preview_options media document photo file_id action draft_id reaction callback_query_id commands scope "
    "language_code name menu_button url allowed_updates"
)
WORDS = "1001 x typing html HTML <b>x text_link bold emoji document attach://file \ud800"
KEYS = (
    "type offset length url message_id quote chat_id inline_keyboard keyboard text emoji callback_data copy_text media "
    "caption command description input_field_placeholder style entities"
)
words = st.sampled_from(["", *WORDS.split()])
leaves = st.none() | st.booleans() | st.integers(-3, 2000) | st.just(10**30) | st.just(float("nan")) | words
keys = st.sampled_from(KEYS.split())
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=8
)
calls = st.fixed_dictionaries(
    {"chat_id": st.just("1001")},
    optional={name: values | values.map(json.dumps) for name in NAMES.split()},
)


@settings(max_examples=60, deadline=None)
@given(call=calls)
async def test_any_parameters_are_answered_or_refused(call: dict[str, Any]) -> None:
    uploads = {"file": Upload("x", b"x", "text/plain")}
    for name in METHODS.keys() - {"getupdates", "setwebhook"}:
        emulator = Emulator()
        await emulator.press_start(emulator.person(1001))
        emulator.world.post(emulator.world.chats[1001], emulator.world.profile.user, {"text": "x"})
        with contextlib.suppress(Refused):
            result = METHODS[name](emulator.world, Params(call, uploads))
            if inspect.isawaitable(result):
                await result
        json.dumps([message.raw for message in emulator.chat(1001)])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\n\r\nx"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--\r\n"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nx\r\n--a--\r\n"),
        ("multipart/form-data; boundary=" + "a" * 200, b"x"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(2000))),
        ("application/x-www-form-urlencoded", b"\xff=%ff&chat_id=%ud800"),
    ],
)
async def test_broken_bodies_are_refused(kind: str, body: bytes) -> None:
    async with playing() as (emulator, _, _), browsing(emulator) as http:
        for path in (f"/bot{emulator.token}/sendMessage", "/api/file", "/api/send"):
            async with http.post(path, data=body, headers={"Content-Type": kind}) as answer:
                assert 400 <= answer.status < 500
