"""The only downloader: safe against private addresses, bombs, drips and wrong types."""

import asyncio
import ipaddress
import logging
import re
import socket
import unicodedata
import zlib
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import CannotRead

log = logging.getLogger(__name__)

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

MIB: Final = 1024 * 1024
WEB_PORTS: Final = frozenset({80, 443})
MAX_REDIRECTS: Final = 5
MAX_URL: Final = 8000

_USER_AGENT = "Mozilla/5.0 (compatible; Jobtrail; reads one posting at a person's request)"
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/json;q=0.8,*/*;q=0.5"

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENTS = frozenset({"application/pdf", DOCX})
_PAGES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/json",
        "application/ld+json",
        "application/xml",
        "text/xml",
    }
)
# Servers send these, or nothing, for any file; what it is shows in its first bytes.
_ANY_FILE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_FIRST_BYTES = (
    (b"%pdf-", "application/pdf"),
    (b"pk\x03\x04", DOCX),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
)

# IPv4 lists what is closed. 192.88.99/24 leads into 6to4; 168.63.129.16 is a cloud's own host under a public number.
_CLOSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# IPv6 lists what is open: everything outside 2000::/3 (loopback, mapped, NAT64, site-local, multicast…) is not the
# public internet. Inside it, these tunnel into IPv4 (Teredo in 2001::/23, 6to4) or are reserved.
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")

_ABSOLUTE = re.compile(r"(?i)https?://([^/?#]*)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_HOME_ENDINGS = frozenset(
    {"local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "onion", "arpa"}
)
_CHARSET = re.compile(r"[a-z0-9][a-z0-9._:+-]{0,39}")

_CLOSED_DOORS = frozenset({401, 402, 403, 407, 429, 451, 999})
_SLOW = frozenset({408, 504, 522, 524})
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: `url` after redirects, `body` decompressed and bounded."""

    url: str
    status: int
    media_type: str
    charset: str | None
    body: bytes


class Web(Protocol):
    """The outside world of pages; tests hand in a fake."""

    async def get(self, url: str, *, accept: str | None = None) -> Page:
        """Fetch one address. CannotRead says what the user can do where that fails."""
        ...


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the public internet, and to no tunnel that could lead elsewhere."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _CLOSED_V4)
    return (
        address in _OPEN_V6
        and not any(address in network for network in _CLOSED_V6)
        and address.packed[8:12] not in _ISATAP
    )


def _refused(reason: str) -> CannotRead:
    # The user reads the same words for every reason, so that nobody can map a network by asking.
    log.info("An address was refused: %.200r", reason)
    return CannotRead("web-refused")


class _CheckedNames(AbstractResolver):
    """Names to numbers; one closed address among them closes the name."""

    def __init__(self, resolve: Resolve, permits: Callable[[IPAddress], bool]) -> None:
        self._resolve = resolve
        self._permits = permits

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found: list[ResolveResult] = []
        for number in await self._resolve(host, port):
            address = _address(number)
            if address is None or not self._permits(address):
                raise _refused(f"{host} is {number}")
            found.append(
                ResolveResult(
                    hostname=host,
                    host=str(address),
                    port=port,
                    family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                    proto=socket.IPPROTO_TCP,
                    flags=socket.AI_NUMERICHOST,
                )
            )
        if not found:
            raise OSError(f"{host} has no address")
        return found

    async def close(self) -> None:
        """Nothing is held."""


class Downloader(Web):
    """Fetches pages and documents from the public web.

    Each name is resolved once for a connection, every one of its addresses has to pass, and the socket is opened to
    the number that passed. `allow_private` opens private addresses, home names and every port; all other bounds
    stay. `seconds` is the time for one page with its redirects; `page_bytes` and `document_bytes` (PDF, DOCX) bound
    what is downloaded and what that unpacks to. `ports`, `resolve` and `permits` are replaced by tests only.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        seconds: float = 15.0,
        page_bytes: int = 3 * MIB,
        document_bytes: int = 10 * MIB,
        at_once: int = 8,
        ports: frozenset[int] = WEB_PORTS,
        resolve: Resolve | None = None,
        permits: Callable[[IPAddress], bool] = is_public,
    ) -> None:
        self._allow_private = allow_private
        self._seconds = seconds
        self._page_bytes = page_bytes
        self._document_bytes = document_bytes
        self._slots = asyncio.Semaphore(at_once)
        self._ports = ports
        self._resolve = resolve or self._look_up
        self._permits: Callable[[IPAddress], bool] = (lambda _: True) if allow_private else permits
        # A name server that never answers blocks a thread for long; these are not the threads of anything else.
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="names")
        self._session: aiohttp.ClientSession | None = None

    async def get(self, url: str, *, accept: str | None = None) -> Page:
        """Fetch one address; its body is at most `page_bytes` (`document_bytes`) long.

        Raises CannotRead: web-refused, or with the `host` that was asked for web-gone, web-closed-door, web-slow,
        web-too-large, web-not-a-page, web-unreachable.
        """
        asked = self._checked(url)
        host = asked.host or ""
        async with self._slots:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._follow(asked, accept or _ACCEPT)
            except TimeoutError as error:
                raise CannotRead("web-slow", host=host) from error
            except aiohttp.ClientConnectorError as error:
                if isinstance(error.os_error, PermissionError):
                    raise _refused(str(error)) from error
                raise CannotRead("web-unreachable", host=host) from error
            except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
                raise CannotRead("web-unreachable", host=host) from error
            except _Failed as error:
                raise CannotRead(error.key, host=host) from error

    async def close(self) -> None:
        """Let go of connections and threads; the downloader is of no use afterwards."""
        if self._session is not None:
            await self._session.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _follow(self, url: URL, accept: str) -> Page:
        for _ in range(MAX_REDIRECTS + 1):
            answer = await self._connected().get(url, headers={"Accept": accept}, allow_redirects=False)
            try:
                moved = answer.headers.get("Location") if answer.status in _MOVED else None
                if moved is None:
                    return await self._page(answer)
            finally:
                # What is left of a body is not waited for.
                answer.close()
            if _CONTROLS.search(moved):
                raise _refused("a redirect with control characters")
            url = self._checked(urljoin(str(url), moved.strip()))
        raise _Failed("web-unreachable", "too many redirects")

    async def _page(self, answer: aiohttp.ClientResponse) -> Page:
        failure = _failure(answer)
        if failure is not None:
            raise _Failed(failure, f"status {answer.status}")
        stated = answer.headers.get("Content-Type", "")
        media_type = stated.partition(";")[0].strip().lower()
        if media_type not in _PAGES | _DOCUMENTS | _ANY_FILE and not media_type.endswith("+json"):
            raise _Failed("web-not-a-page", media_type)
        small = media_type in _PAGES or media_type.endswith("+json")
        body = await _body(answer, self._page_bytes if small else self._document_bytes)
        if media_type in _ANY_FILE:
            media_type = _type_by_first_bytes(body)
            if media_type == "text/html" and len(body) > self._page_bytes:
                raise _Failed("web-too-large", "an unnamed page")
        charset = (answer.charset or "").lower()
        return Page(
            url=str(answer.url),
            status=answer.status,
            media_type=media_type,
            charset=charset if _CHARSET.fullmatch(charset) else None,
            body=body,
        )

    def _checked(self, url: str) -> URL:
        """The address to ask, or web-refused; nothing has been looked up or connected to."""
        url = url.strip()
        absolute = _ABSOLUTE.match(url)
        if absolute is None or len(url) > MAX_URL or _CONTROLS.search(url):
            raise _refused(url)
        try:
            checked = URL(url).with_fragment(None)
            host, port = checked.raw_host, checked.port
        except ValueError as error:
            raise _refused(url) from error
        if not host or not self._good_authority(absolute[1], host):
            raise _refused(url)
        if port not in self._ports and not self._allow_private:
            raise _refused(url)
        return checked

    def _good_authority(self, written: str, host: str) -> bool:
        if any(sign in written for sign in "@%"):
            return False
        address = _address(host)
        if address is not None:
            # A name may not turn into a number (full-width digits, other dots) on its way through normalisation.
            return written.isascii() and (address.version == 4) is ("[" not in written)
        return (
            "[" not in written
            and unicodedata.normalize("NFKC", written).casefold() == written.casefold()
            and self._good_name(host)
        )

    def _good_name(self, host: str) -> bool:
        labels = host.split(".")
        if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
            return False
        return self._allow_private or (len(labels) > 1 and labels[-1] not in _HOME_ENDINGS)

    def _connected(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=_CheckedNames(self._resolve, self._permits),
                    socket_factory=self._socket,
                    use_dns_cache=False,
                    limit=0,
                    limit_per_host=2,
                ),
                # One clock for everything runs in `get`.
                timeout=aiohttp.ClientTimeout(total=None),
                headers={
                    "User-Agent": _USER_AGENT,
                    "Accept-Language": "en,de;q=0.9,*;q=0.5",
                    "Accept-Encoding": "gzip",
                },
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
            )
        return self._session

    def _socket(
        self, info: tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]
    ) -> socket.socket:
        """A socket for the very address that aiohttp is about to connect to; PermissionError where that is closed."""
        family, kind, protocol, _, target = info
        address = _address(str(target[0]))
        if address is None or not self._permits(address):
            raise PermissionError(f"{target[0]} is closed")
        return socket.socket(family, kind, protocol)

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        found = await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return [str(target[0]) for *_, target in found]


class _Failed(Exception):
    """An answer that is no page; `key` tells the user why."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def _address(number: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(number)
    except ValueError:
        return None


def _failure(answer: aiohttp.ClientResponse) -> str | None:
    """The key of what an answer's status and headers say went wrong."""
    status, headers = answer.status, answer.headers
    challenged = headers.get("cf-mitigated") == "challenge" or "x-amzn-waf-action" in headers
    if challenged or status in _CLOSED_DOORS:
        return "web-closed-door"
    if status in _GONE:
        return "web-gone"
    if status in _SLOW:
        return "web-slow"
    return None if 200 <= status < 300 else "web-unreachable"


def _type_by_first_bytes(body: bytes) -> str:
    start = body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, media_type in _FIRST_BYTES:
        if start.startswith(sign):
            return media_type
    raise _Failed("web-not-a-page", "an unknown kind of file")


async def _body(answer: aiohttp.ClientResponse, limit: int) -> bytes:
    """The body, decompressed piece by piece; never more than `limit` bytes, before or after."""
    encodings = [
        name.strip().lower() for value in answer.headers.getall("Content-Encoding", []) for name in value.split(",")
    ]
    encodings = [name for name in encodings if name not in {"", "identity", "none"}]
    if len(encodings) > 1 or any(name not in {"gzip", "x-gzip", "deflate"} for name in encodings):
        raise _refused(f"{answer.url.host} sent {encodings} unasked")
    if (answer.content_length or 0) > limit:
        raise _Failed("web-too-large", "by its own account")
    unpack = _Unpacked() if encodings else None
    body = bytearray()
    arrived = 0
    async for chunk in answer.content.iter_any():
        arrived += len(chunk)
        body += unpack(chunk, limit - len(body)) if unpack else chunk
        if max(arrived, len(body)) > limit:
            raise _Failed("web-too-large", f"over {limit} bytes")
    if unpack is not None and not unpack.whole:
        raise _Failed("web-unreachable", "the compressed body broke off")
    return bytes(body)


class _Unpacked:
    """gzip or zlib, piece by piece; never makes more than one byte over the room that is left."""

    # Each part of a gzip file may be as small as 20 bytes: unbounded, a page would cost a second to open.
    _MOST_PARTS = 64
    _GZIP = b"\x1f\x8b"

    def __init__(self) -> None:
        self._parts = 1
        self._open = zlib.decompressobj(47)
        self._cut = b""
        self._over = False

    @property
    def whole(self) -> bool:
        """Whether the last part came to its end."""
        return self._open.eof

    def __call__(self, packed: bytes, room: int) -> bytes:
        out = bytearray()
        packed, self._cut = self._cut + packed, b""
        while packed and len(out) <= room and not self._over:
            if self._open.eof:
                if len(packed) < len(self._GZIP):
                    self._cut = packed
                    break
                self._next_part(packed)
            else:
                out += self._open.decompress(packed, room - len(out) + 1)
                packed = self._open.unused_data
        return bytes(out)

    def _next_part(self, packed: bytes) -> None:
        if not packed.startswith(self._GZIP):
            # What follows the last part is padding, as every browser takes it.
            self._over = True
        elif self._parts == self._MOST_PARTS:
            raise zlib.error("too many parts")
        else:
            self._parts += 1
            self._open = zlib.decompressobj(47)
