"""What the chat page asks for: its own files, a chat's state, what happens in it, and what its person does."""

import asyncio
import ipaddress
import json
import re
from collections.abc import Awaitable, Callable
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.playground.addresses import checked_url
from bot.playground.chats import Chat, Event, Json, Person
from bot.playground.files import raster_type
from bot.playground.forms import Upload, read_body, read_multipart
from bot.playground.marks import utf16_length
from bot.playground.people import Channel, HiddenUser, Origin, People
from bot.playground.refusals import Refused
from bot.playground.seen import Message

_PAGE = Path(__file__).parent / "page"
_TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
}
_PAGE_FILE = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,63}}\.({'|'.join(_TYPES)})")
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_HEARTBEAT = 15.0
_MOST_STREAMS = 64
_MESSAGES_SHOWN = 500
_LONGEST_TEXT = 1_000_000
_BODY_LIMIT = 8 << 20
_MOST_LINKS = 100
_LONGEST_ADDRESS = 4096
_LOCAL_NAMES = ("localhost", "ip6-localhost")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class _Wrong(Exception):
    """A request that the page shouldn't have made: the HTTP status, and one line that says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class ChatApi:
    """Serves the page; whoever may open it may speak as any of the people."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._world = people.world
        self._streams = 0

    def add_routes(self, app: web.Application) -> None:
        """Serve within this app."""
        seen: dict[str, Handler] = {
            "/": self._index,
            "/page/{name}": self._page_file,
            "/api/state": self._state,
            "/api/events": self._events,
            "/api/file/{file_id}": self._file,
        }
        done: dict[str, Handler] = {
            "/api/send": self._send,
            "/api/file": self._send_file,
            "/api/forward": self._forward,
            "/api/tap": self._tap,
            "/api/edit": self._edit,
            "/api/clear": self._clear,
            "/api/block": self._block,
        }
        for path, handler in seen.items():
            app.router.add_get(path, _guarded(handler, changes=False))
        for path, handler in done.items():
            app.router.add_post(path, _guarded(handler, changes=True))

    # -- the page itself -----------------------------------------------------------------------------------------

    async def _index(self, _request: web.Request) -> web.Response:
        return await _page_response("index.html")

    async def _page_file(self, request: web.Request) -> web.Response:
        return await _page_response(request.match_info["name"])

    # -- what the page shows -------------------------------------------------------------------------------------

    async def _state(self, request: web.Request) -> web.Response:
        people = self._world.people
        person = self._person(request.query.get("user") or next(iter(people), 0))
        chat = self._world.chats[person.id]
        profile, language = self._world.profile, person.language_code[:2]
        return _json(
            {
                "users": [
                    {"id": one.id, "first_name": one.first_name, "language_code": one.language_code}
                    for one in people.values()
                ],
                "user": person.id,
                "bot": {
                    "id": profile.bot_id,
                    "first_name": profile.said("name", language),
                    "username": profile.username,
                    "description": profile.said("description", language),
                    "short_description": profile.said("short_description", language),
                },
                "commands": profile.commands_in(chat, person.language_code),
                "messages": [_shown(message, chat) for message in _latest(chat)],
                "typing": chat.typing_until > self._world.now(),
                "blocked": chat.blocked,
                "last_event": chat.last_event,
            }
        )

    async def _events(self, request: web.Request) -> web.StreamResponse:
        chat = self._world.chats[self._person(request.query.get("user", "")).id]
        last = _number(request.headers.get("Last-Event-ID") or request.query.get("after") or str(chat.last_event))
        if self._streams >= _MOST_STREAMS:
            raise _Wrong(503, "too many pages are open")
        response = web.StreamResponse(headers=_HEADERS | {"Content-Type": "text/event-stream; charset=utf-8"})
        await response.prepare(request)
        self._streams += 1
        try:
            await response.write(b"retry: 1000\n\n")
            await self._stream(chat, last, response)
        except ConnectionError:
            pass  # the page is closed
        finally:
            self._streams -= 1
        return response

    async def _stream(self, chat: Chat, last: int, response: web.StreamResponse) -> None:
        while not self._world.closed:
            missed = chat.events_after(last)
            if missed is None:
                missed = _whole(chat)
            last = chat.last_event
            if missed:
                await response.write(b"".join(_event(event, chat) for event in missed))
                continue
            try:
                async with asyncio.timeout(_HEARTBEAT):
                    await chat.changed.wait()
            except TimeoutError:
                await response.write(b": still here\n\n")

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.files.find(request.match_info["file_id"])
        content = await self._world.files.content(file) if file else None
        if file is None or content is None:
            raise _Wrong(404, "there is no such file")
        picture = raster_type(content)
        headers = _HEADERS | {"Content-Security-Policy": "sandbox; default-src 'none'"}
        if not picture:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return web.Response(body=content, content_type=picture or "application/octet-stream", headers=headers)

    # -- what its person does ------------------------------------------------------------------------------------

    async def _send(self, request: web.Request) -> web.Response:
        person, given = await self._given(request)
        message = await self._people.say(person, _text(given, "text"), reply_to=_optional_number(given, "reply_to"))
        return self._sent(message)

    async def _send_file(self, request: web.Request) -> web.Response:
        if request.content_type != "multipart/form-data":
            raise _Wrong(415, "a file comes as multipart/form-data")
        form: dict[str, Any] = {}
        uploads: dict[str, Upload] = {}
        await read_multipart(request, form, uploads)
        person = self._person(form.get("user", ""))
        if "file" not in uploads:
            raise _Wrong(400, "there is no file")
        upload, caption = uploads["file"], str(form.get("caption", ""))[:1024]
        reply_to = _optional_number(form, "reply_to")
        album = str(form.get("album", ""))[:32] or None
        match form.get("as", "document"):
            case "document":
                name = _file_name(upload.name)
                message = await self._people.document(
                    person,
                    name,
                    upload.content,
                    media_type=upload.media_type,
                    caption=caption,
                    reply_to=reply_to,
                    album=album,
                )
            case "photo":
                message = await self._people.photo(
                    person, upload.content, caption=caption, reply_to=reply_to, album=album
                )
            case "voice":
                message = await self._people.voice(person, upload.content)
            case "sticker":
                message = await self._people.sticker(person, content=upload.content)
            case _:
                raise _Wrong(400, "as is document, photo, voice or sticker")
        return self._sent(message)

    async def _forward(self, request: web.Request) -> web.Response:
        person, given = await self._given(request)
        origin = given.get("from")
        text = _text(given, "text")
        message = await self._people.forward(
            person,
            text,
            origin=_origin(origin if isinstance(origin, dict) else {}),
            entities=_hidden_links(given.get("links"), utf16_length(text)),
            buttons=_link_buttons(given.get("buttons")),
        )
        return self._sent(message)

    async def _tap(self, request: web.Request) -> web.Response:
        person, given = await self._given(request)
        message_id, data = _number(given.get("message_id")), _text(given, "data")
        message = self._world.chats[person.id].messages.get(message_id)
        if message is None or not any(button.data == data for row in Message(message).buttons for button in row):
            raise _Wrong(400, "there is no such button")
        tap = self._people.press(person, message_id, data)
        return _json({"tap": tap.id})

    async def _edit(self, request: web.Request) -> web.Response:
        person, given = await self._given(request)
        message = await self._people.edit(person, _number(given.get("message_id")), _text(given, "text"))
        return self._sent(message)

    async def _clear(self, request: web.Request) -> web.Response:
        person, _ = await self._given(request)
        self._world.clear(self._world.chats[person.id])
        return _json({})

    async def _block(self, request: web.Request) -> web.Response:
        person, given = await self._given(request)
        if given.get("blocked"):
            await self._people.block(person)
        else:
            await self._people.unblock(person)
        return _json({})

    async def _given(self, request: web.Request) -> tuple[Person, Json]:
        if request.content_type != "application/json":
            raise _Wrong(415, "this comes as application/json")
        try:
            given = json.loads(await read_body(request, _BODY_LIMIT))
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise _Wrong(400, "this is no JSON object")
        return self._person(given.get("user", "")), given

    def _person(self, user: object) -> Person:
        person = self._world.people.get(_number(user))
        if person is None:
            raise _Wrong(404, "there is no such user")
        return person

    def _sent(self, message: Message) -> web.Response:
        return _json({"message": message.raw | {"outgoing": True}})


# -- who may ask --------------------------------------------------------------------------------------------------


def _guarded(handler: Handler, *, changes: bool) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            _check_host(request)
            if changes:
                _check_origin(request)
            return await handler(request)
        except _Wrong as wrong:
            return _json({"error": str(wrong)}, wrong.status)
        except Refused as refused:
            return _json({"error": refused.description}, refused.code)
        except (LookupError, ValueError) as error:
            return _json({"error": str(error.args[0]) if error.args else "this can't be done"}, 400)

    return answer


def _check_host(request: web.Request) -> None:
    """Only this machine's own names and addresses: a foreign name that leads here is DNS rebinding."""
    try:
        host = urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        host = ""
    if host in _LOCAL_NAMES or host.endswith(".localhost"):
        return
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise _Wrong(403, "open the page by this machine's address") from None
    here = request.transport.get_extra_info("sockname") if request.transport else None
    if not address.is_loopback and (not here or address != ipaddress.ip_address(here[0].partition("%")[0])):
        raise _Wrong(403, "open the page by this machine's address")


def _check_origin(request: web.Request) -> None:
    """Only the page itself: another site's page may not act here."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and origin not in (f"http://{request.host}", f"https://{request.host}")
    if foreign or request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        raise _Wrong(403, "only the page itself may do this")


# -- reading what came ----------------------------------------------------------------------------------------------


def _number(given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and re.fullmatch(r"-?\d{1,18}", given, re.ASCII):
        return int(given)
    raise _Wrong(400, "an id is missing or no number")


def _optional_number(given: Json, name: str) -> int | None:
    return None if given.get(name) in (None, "") else _number(given[name])


def _text(given: Json, name: str) -> str:
    text = given.get(name)
    if not isinstance(text, str) or not text.strip():
        raise _Wrong(400, f"{name} is missing")
    if len(text) > _LONGEST_TEXT:
        raise _Wrong(413, f"{name} is too long")
    return text


def _file_name(name: str) -> str:
    return re.sub(r"[\x00-\x1f/\\]", "_", name)[:128] or "file"


def _origin(given: Json) -> Origin:
    name = str(given.get("name") or "Kim")[:64]
    match given.get("kind"):
        case "user":
            return Person(id=900_000_001, first_name=name)
        case "channel":
            return Channel(title=name)
        case "hidden":
            return HiddenUser(name=name)
    raise _Wrong(400, "from is a user, a channel or hidden")


def _hidden_links(given: object, length: int) -> list[Json]:
    """Links behind words of a text, from [{offset, length, url}] in UTF-16 units."""
    links = given if isinstance(given, list) else []
    if len(links) > _MOST_LINKS or not all(isinstance(link, dict) for link in links):
        raise _Wrong(400, "links are a list of at most 100")
    entities: list[Json] = []
    for link in links:
        offset, size, url = _number(link.get("offset")), _number(link.get("length")), _web_address(link)
        if not (offset >= 0 and 0 < size <= length - offset):
            raise _Wrong(400, "a link lies outside of the text")
        entities.append({"type": "text_link", "offset": offset, "length": size, "url": url})
    return entities


def _link_buttons(given: object) -> list[list[Json]]:
    """A row for each link button, from [{text, url}]."""
    buttons = given if isinstance(given, list) else []
    if len(buttons) > _MOST_LINKS or not all(isinstance(button, dict) for button in buttons):
        raise _Wrong(400, "buttons are a list of at most 100")
    return [[{"text": _text(button, "text")[:64], "url": _web_address(button)}] for button in buttons]


def _web_address(given: Json) -> str:
    url = checked_url(str(given.get("url") or "")[:_LONGEST_ADDRESS])
    if url is None:
        raise _Wrong(400, "that is no web address")
    return url


# -- answering --------------------------------------------------------------------------------------------------------


def _json(body: Json, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers=_HEADERS)


async def _page_response(name: str) -> web.Response:
    found = _PAGE_FILE.fullmatch(name)
    path = _PAGE / name
    if found is None or not path.is_file():
        raise _Wrong(404, "there is no such page")
    content = await asyncio.to_thread(path.read_bytes)
    return web.Response(body=content, content_type=_TYPES[found[1]], charset="utf-8", headers=_HEADERS)


def _shown(message: Json, chat: Chat) -> Json:
    """A message for the page: as the Bot API has it, and whether it is the person's own."""
    shown = message | {"outgoing": not message["from"]["is_bot"]}
    reaction = chat.reactions.get(message["message_id"])
    return shown | {"reaction": reaction} if reaction else shown


def _latest(chat: Chat) -> list[Json]:
    """The messages that a page shows, oldest first."""
    return list(islice(reversed(chat.messages.values()), _MESSAGES_SHOWN))[::-1]


def _whole(chat: Chat) -> list[Event]:
    """The whole chat anew, for a page that was away for too long."""
    number = chat.last_event
    messages = [Event(number, "message", {"message": message}) for message in _latest(chat)]
    return [Event(number, "cleared", {}), *messages]


def _event(event: Event, chat: Chat) -> bytes:
    data = event.data
    if "message" in data:
        data = data | {"message": _shown(data["message"], chat)}
    return f"id: {event.number}\nevent: {event.kind}\ndata: {json.dumps(data)}\n\n".encode()
