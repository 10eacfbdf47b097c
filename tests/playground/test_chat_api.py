"""What the chat page is given, and what it may do."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import ClientSession, FormData
from telegram import Bot, BotCommand

from bot.playground import Emulator, Person, chat_api
from tests.playground.playing import Clock, browsing, playing
from tests.playground.test_bot_api import png, save


@asynccontextmanager
async def paging(emulator: Emulator | None = None) -> AsyncIterator[tuple[Emulator, Bot, Person, ClientSession]]:
    async with playing(emulator) as (emulator, bot, ann), browsing(emulator) as http:
        yield emulator, bot, ann, http


async def state(http: ClientSession, user: int = 1001) -> dict[str, Any]:
    async with http.get(f"/api/state?user={user}") as answer:
        assert answer.status == 200
        given: dict[str, Any] = await answer.json()
        return given


async def post(http: ClientSession, path: str, **given: Any) -> dict[str, Any]:
    async with http.post(path, json={"user": 1001} | given) as answer:
        body: dict[str, Any] = await answer.json()
        return body | {"status": answer.status}


class Stream:
    """A page's event stream, event by event."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def next(self) -> tuple[int, str, dict[str, Any]]:
        """The next event's number, name and data."""
        fields: dict[str, str] = {}
        while True:
            line = (await self._answer.content.readline()).decode()
            assert line, "the stream has ended"
            name, colon, value = line.rstrip("\n").partition(": ")
            if colon and name:
                fields[name] = value
            elif not line.strip() and "event" in fields:
                return int(fields["id"]), fields["event"], json.loads(fields["data"])


@asynccontextmanager
async def streaming(http: ClientSession, after: int | None = None, last: int | None = None) -> AsyncIterator[Stream]:
    query = f"?user=1001&after={after}" if after is not None else "?user=1001"
    headers = {"Last-Event-ID": str(last)} if last is not None else {}
    async with http.get(f"/api/events{query}", headers=headers) as answer:
        assert answer.content_type == "text/event-stream"
        yield Stream(answer)


# -- the page itself ------------------------------------------------------------------------------------------------


async def test_the_page_comes_with_headers_that_keep_it_to_itself() -> None:
    async with paging() as (_, _, _, http):
        for path in ("/", "/page/index.html"):
            answer = await http.get(path)
            assert (answer.status, answer.content_type) == (200, "text/html")
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["../emulator.py", "%2e%2e%2femulator.py", "emulator.py", "none.js", ".js", "x.JS"])
async def test_nothing_but_the_pages_own_files_is_served(name: str) -> None:
    async with paging() as (_, _, _, http):
        answer = await http.get(f"/page/{name}")
        assert answer.status == 404


# -- state and events -----------------------------------------------------------------------------------------------


async def test_the_state_is_all_that_a_page_needs() -> None:
    clock = Clock()
    async with paging(Emulator(now=clock)) as (emulator, bot, _, http):
        emulator.person(1002, "Lena", "de")
        await bot.set_my_commands([BotCommand("jobs", "Your jobs")])
        await bot.set_my_commands([BotCommand("jobs", "Deine Stellen")], language_code="de")
        await bot.set_my_description("What it does")
        await bot.send_message(1001, "<b>card</b>", parse_mode="HTML", reply_markup=save())
        await bot.set_message_reaction(1001, 1, "👍")
        await bot.send_chat_action(1001, "typing")
        given = await state(http)
        assert given["users"] == [
            {"id": 1001, "first_name": "Ann", "language_code": "en"},
            {"id": 1002, "first_name": "Lena", "language_code": "de"},
        ]
        assert given["user"] == 1001
        assert given["bot"] == {
            "id": bot.id,
            "first_name": "Jobtrail",
            "username": "jobtrail_playground_bot",
            "description": "What it does",
            "short_description": "",
        }
        assert given["commands"] == [{"command": "jobs", "description": "Your jobs"}]
        assert [message["outgoing"] for message in given["messages"]] == [True, False]
        assert given["messages"][0]["reaction"] == [{"type": "emoji", "emoji": "👍"}]
        assert given["messages"][1]["text"] == "card"
        button = {"text": "Save", "callback_data": "save:1"}
        assert given["messages"][1]["reply_markup"] == {"inline_keyboard": [[button]]}
        assert given["typing"] is True
        clock.time += 6
        assert (await state(http))["typing"] is False
        assert (await state(http, 1002))["commands"][0]["description"] == "Deine Stellen"
        async with http.get("/api/state") as answer:
            assert (await answer.json())["user"] == 1001
        async with http.get("/api/state?user=77") as answer:
            assert (answer.status, await answer.json()) == (404, {"error": "there is no such user"})


async def test_of_a_long_chat_the_page_is_given_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_api, "_MESSAGES_SHOWN", 2)
    async with paging() as (emulator, _, ann, http):
        for text in ("one", "two", "three"):
            await emulator.say(ann, text)
        assert [message["text"] for message in (await state(http))["messages"]] == ["two", "three"]
        async with streaming(http, last=0) as stream:
            came = [await stream.next() for _ in range(3)]
        assert [data["message"]["text"] for _, _, data in came[1:]] == ["two", "three"]


async def test_everything_that_happens_is_streamed_in_order() -> None:
    async with paging() as (emulator, bot, ann, http):
        last = (await state(http))["last_event"]
        async with streaming(http, after=last) as stream:
            await bot.send_chat_action(1001, "typing")
            sent = await bot.send_message(1001, "card", reply_markup=save())
            tap = emulator.press(ann, sent.message_id, "Save")
            await bot.answer_callback_query(tap.id, "Saved", show_alert=True)
            await bot.edit_message_text("saved", 1001, sent.message_id)
            await bot.set_message_reaction(1001, 1, "🎉")
            await bot.send_message_draft(1001, 5, "thin<b>king</b>", parse_mode="HTML")
            await bot.delete_message(1001, sent.message_id)
            await bot.set_my_commands([BotCommand("jobs", "Your jobs")])
            await post(http, "/api/clear")
            came = [await stream.next() for _ in range(9)]
        assert [number for number, _, _ in came] == list(range(last + 1, last + 10))
        assert [kind for _, kind, _ in came] == [
            "typing",
            "message",
            "answer",
            "edited",
            "reaction",
            "draft",
            "deleted",
            "commands",
            "cleared",
        ]
        data = [data for _, _, data in came]
        assert data[0]["action"] == "typing"
        assert data[1]["message"]["outgoing"] is False
        assert data[2] == {"tap": tap.id, "text": "Saved", "alert": True, "url": ""}
        assert data[3]["message"]["text"] == "saved"
        assert data[4] == {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🎉"}]}
        assert data[5]["text"] == "thinking"
        assert data[6] == {"message_ids": [sent.message_id]}
        assert data[7] == {"commands": [{"command": "jobs", "description": "Your jobs"}]}
        assert emulator.chat(ann) == []


async def test_a_page_that_was_away_is_told_what_it_missed() -> None:
    async with paging() as (emulator, bot, ann, http):
        last = (await state(http))["last_event"]
        await emulator.say(ann, "one")
        await bot.send_message(1001, "two")
        async with streaming(http, after=0, last=last + 1) as stream:  # the browser's own header wins
            number, kind, data = await stream.next()
        assert (number, kind, data["message"]["text"]) == (last + 2, "message", "two")


@pytest.mark.parametrize("known", [0, 10**15])
async def test_a_page_of_another_run_is_told_the_whole_chat(known: int) -> None:
    async with paging() as (emulator, _, ann, http):
        await emulator.say(ann, "one")
        async with streaming(http, last=known) as stream:
            came = [await stream.next() for _ in range(3)]
            assert [kind for _, kind, _ in came] == ["cleared", "message", "message"]
            assert [data["message"]["text"] for _, _, data in came[1:]] == ["/start", "one"]
            await emulator.say(ann, "two")
            assert (await stream.next())[2]["message"]["text"] == "two"


async def test_a_quiet_stream_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_api, "_HEARTBEAT", 0.0)
    async with paging() as (_, _, _, http), http.get("/api/events?user=1001") as answer:
        lines = [await answer.content.readline() for _ in range(3)]
        assert lines[2] == b": still here\n"


async def test_streams_end_when_the_playground_stops_and_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_api, "_MOST_STREAMS", 1)
    async with paging() as (emulator, _, _, http), http.get("/api/events?user=1001") as answer:
        async with http.get("/api/events?user=1001") as second:
            assert second.status == 503
        await emulator.stop()
        assert await answer.content.read() == b"retry: 1000\n\n"


async def test_pages_see_only_their_own_chat() -> None:
    async with paging() as (emulator, bot, _, http):
        ben = emulator.person(1002, "Ben")
        await emulator.press_start(ben)
        await bot.send_message(1002, "for Ben")
        assert [message["text"] for message in (await state(http))["messages"]] == ["/start"]


# -- doing ----------------------------------------------------------------------------------------------------------


async def test_the_page_sends_edits_and_replies() -> None:
    async with paging() as (emulator, bot, ann, http):
        assert (await post(http, "/api/send", text="hello", reply_to=1))["status"] == 200
        assert emulator.chat(ann)[-1].reply_to == 1
        assert (await post(http, "/api/edit", message_id=2, text="hello!"))["message"]["text"] == "hello!"
        updates = await bot.get_updates()
        assert updates[-1].edited_message is not None
        assert updates[-1].edited_message.text == "hello!"
        await post(http, "/api/send", text="word " * 3000)
        assert len(emulator.chat(ann)) == 6


async def test_the_page_taps_and_hears_the_answer() -> None:
    async with paging() as (emulator, bot, _, http):
        await bot.send_message(1001, "card", reply_markup=save("s"))
        async with streaming(http) as stream:
            tap = (await post(http, "/api/tap", message_id=2, data="s"))["tap"]
            await bot.answer_callback_query(tap, "Saved")
            assert (await stream.next())[2]["tap"] == tap
        for message_id, data in ((2, "Save"), (2, "forged"), (9, "s")):
            answer = await post(http, "/api/tap", message_id=message_id, data=data)
            assert (answer["status"], answer["error"]) == (400, "there is no such button")
        assert len(emulator.called("answerCallbackQuery")) == 1


FORWARD = {"text": "x", "from": {"kind": "channel", "name": "Jobs"}}


async def test_the_page_forwards() -> None:
    async with paging() as (_, bot, _, http):
        for kind, shown in (("user", "user"), ("channel", "channel"), ("hidden", "hidden_user")):
            await post(http, "/api/forward", text="a job", **{"from": {"kind": kind, "name": "Lou"}})
            (update,) = await bot.get_updates(offset=-1)
            assert update.message is not None
            assert update.message.forward_origin is not None
            assert update.message.forward_origin.type == shown
        assert (await post(http, "/api/forward", text="a job", **{"from": {"kind": "robot"}}))["status"] == 400


async def test_the_page_blocks_and_unblocks() -> None:
    async with paging() as (_, bot, _, http):
        await post(http, "/api/block", blocked=True)
        (update,) = await bot.get_updates(offset=-1)
        assert update.my_chat_member is not None
        assert (await state(http))["blocked"] is True
        await post(http, "/api/block", blocked=False)
        assert (await bot.send_message(1001, "back")).text == "back"


def form(content: bytes, name: str = "ad.txt", **fields: str) -> FormData:
    data = FormData({"user": "1001", **fields}, quote_fields=False)
    data.add_field("file", content, filename=name, content_type="text/plain")
    return data


async def test_the_page_sends_files_of_every_kind() -> None:
    async with paging() as (emulator, bot, ann, http):
        fields = {"caption": "see <this>", "as": "document", "reply_to": "1"}
        answer = await http.post("/api/file", data=form(b"a posting", **fields))
        assert answer.status == 200
        message = emulator.chat(ann)[-1]
        assert message.document is not None
        assert (message.document["file_name"], message.document["mime_type"]) == ("ad.txt", "text/plain")
        assert (message.text, message.reply_to) == ("see <this>", 1)
        for kind in ("photo", "voice", "sticker"):
            answer = await http.post("/api/file", data=form(png(), **{"as": kind}))
            assert answer.status == 200
            assert kind in emulator.chat(ann)[-1].raw
        for wrong in (form(b"text", **{"as": "photo"}), form(b"text", **{"as": "poem"}), FormData({"user": "1001"})):
            assert (await http.post("/api/file", data=wrong)).status in (400, 415)
        assert len(await bot.get_updates()) == 5


async def test_a_file_name_leads_nowhere() -> None:
    async with paging() as (emulator, _, ann, http):
        await http.post("/api/file", data=form(b"x", name="..\\..\\évil/name.txt"))
        document = emulator.chat(ann)[-1].document
        assert document is not None
        assert document["file_name"] == ".._.._évil_name.txt"


async def test_files_come_back_harmless() -> None:
    async with paging() as (emulator, _, ann, http):
        page = await emulator.document(ann, "x.html", b"<script>alert(1)</script>", media_type="text/html")
        picture = await emulator.document(ann, "x.html", png(), media_type="text/html")
        for message, kind, disposition in (
            (page, "application/octet-stream", "attachment; filename*=UTF-8''x.html"),
            (picture, "image/png", None),
        ):
            assert message.document is not None
            answer = await http.get(f"/api/file/{message.document['file_id']}")
            assert answer.content_type == kind
            assert answer.headers.get("Content-Disposition") == disposition
            assert answer.headers["Content-Security-Policy"].startswith("sandbox")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert (await http.get("/api/file/document-unknown")).status == 404


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/api/send", {}),
        ("/api/send", {"text": "  "}),
        ("/api/send", {"text": 7}),
        ("/api/send", {"text": "hello", "reply_to": 99}),
        ("/api/send", {"text": "hello", "reply_to": "x"}),
        ("/api/send", {"text": "\u200b"}),
        ("/api/edit", {"text": "hello", "message_id": 99}),
        ("/api/edit", {"text": "hello"}),
        ("/api/tap", {"data": "x", "message_id": True}),
        ("/api/forward", {"text": "x", "from": "me"}),
        ("/api/forward", FORWARD | {"links": [{"offset": 0, "length": 2, "url": "https://example.com"}]}),
        ("/api/forward", FORWARD | {"links": [{"offset": -1, "length": 1, "url": "https://example.com"}]}),
        ("/api/forward", FORWARD | {"links": [{"offset": 0, "length": 1, "url": "javascript:alert(1)"}]}),
        ("/api/forward", FORWARD | {"links": [7]}),
        ("/api/forward", FORWARD | {"buttons": [{"text": "Go", "url": "nowhere"}]}),
        ("/api/forward", FORWARD | {"buttons": [{"text": " ", "url": "https://example.com"}]}),
        ("/api/send", {"text": "hello", "user": 77}),
        ("/api/send", {"text": "hello", "user": None}),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_word(path: str, given: dict[str, Any]) -> None:
    async with paging() as (emulator, _, ann, http):
        answer = await post(http, path, **given)
        assert answer["status"] in (400, 404)
        assert answer["error"]
        assert len(emulator.chat(ann)) == 1


async def test_too_much_is_refused() -> None:
    async with paging() as (_, _, _, http):
        assert (await post(http, "/api/send", text="x" * 1_000_001))["status"] == 413
        async with http.post("/api/send", data=b"[]", headers={"Content-Type": "application/json"}) as answer:
            assert answer.status == 400
        async with http.post("/api/send", data=b"{}") as answer:
            assert answer.status == 415


# -- who may ask ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.0.2.7", "", "[::1", "localhost.evil.example"]
)
async def test_a_foreign_name_is_kept_out(host: str) -> None:
    async with paging() as (emulator, _, _, http):
        for path in ("/", "/api/state?user=1001", "/api/events?user=1001"):
            async with http.get(path, headers={"Host": host}) as answer:
                assert answer.status in (400, 403)
        async with http.post("/api/clear", json={"user": 1001}, headers={"Host": host}) as answer:
            assert answer.status in (400, 403)
        assert len(emulator.chat(1001)) == 1


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:8080", "jobs.localhost"])
async def test_this_machines_own_names_are_let_in(host: str) -> None:
    async with paging() as (_, _, _, http), http.get("/api/state", headers={"Host": host}) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_sites_page_may_do_nothing(headers: dict[str, str]) -> None:
    async with paging() as (emulator, _, ann, http):
        for path in ("/api/send", "/api/clear", "/api/block"):
            async with http.post(path, json={"user": 1001, "text": "x", "blocked": True}, headers=headers) as answer:
                assert (answer.status, await answer.json()) == (403, {"error": "only the page itself may do this"})
        assert len(emulator.chat(ann)) == 1
        async with http.post("/api/clear", json={"user": 1001}, headers={"Origin": emulator.url}) as answer:
            assert answer.status == 200


async def test_a_page_that_goes_away_is_forgotten() -> None:
    async with paging() as (emulator, _, ann, http):
        for _ in range(3):
            async with streaming(http) as stream:
                await emulator.say(ann, "x")
                await asyncio.wait_for(stream.next(), 5)
        assert (await state(http))["user"] == 1001
