"""The downloader reads the public web, and nothing that it should not."""

import asyncio
import contextlib
import gzip
import ipaddress
import os
import socket
import sys
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.errors import CannotRead
from bot.web import DOCX, MIB, Downloader, Page, is_public

# Two addresses of this machine: tests let the first pass for a public one, and the second stays private.
OUTER = "127.0.0.1"
INNER = "127.0.0.2" if sys.platform == "linux" else "::1"
PUBLIC = "93.184.215.14"

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Script


def answer(
    body: bytes = b"<p>A job</p>", *headers: str, status: str = "200 OK", media_type: str = "text/html"
) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def redirect(to: str) -> bytes:
    return b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to.encode() + b"\r\n\r\n"


class Site:
    """A web server on one address that counts who connects, and answers by script."""

    def __init__(self, host: str = OUTER) -> None:
        self.host = host
        self.port = 0
        self.answers: dict[str, Answer] = {}
        self.accepted = 0
        self.requests: list[str] = []
        self._server: asyncio.Server | None = None

    async def start(self, port: int = 0) -> None:
        self._server = await asyncio.start_server(self._serve, self.host, port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        # The downloader hangs up in the middle of many of these answers: that is what is tested.
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            said = self.answers.get(request.split(" ")[1], answer(status="404 Not Found"))
            if isinstance(said, bytes):
                writer.write(said)
                await writer.drain()
            else:
                await said(reader, writer)
        writer.close()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    await made.start()
    made.answers["/job"] = answer()
    yield made
    await made.stop()


@pytest.fixture
async def inner(site: Site) -> AsyncIterator[Site]:
    """A private server on the same port as `site`, so that no rule about ports protects it."""
    made = Site(INNER)
    await made.start(site.port)
    made.answers["/job"] = answer(b"<p>secret</p>")
    yield made
    await made.stop()


def names(**known: Sequence[str]) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A name server with a fixed book; an unknown name has no address."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        try:
            return known[host.partition(".")[0]]
        except KeyError:
            raise socket.gaierror(socket.EAI_NONAME, "no such name") from None

    return resolve


@contextlib.asynccontextmanager
async def downloader(**choices: object) -> AsyncIterator[Downloader]:
    made = Downloader(**choices)  # type: ignore[arg-type]  # each test names the choices it is about
    try:
        yield made
    finally:
        await made.close()


@contextlib.asynccontextmanager
async def in_private(**choices: object) -> AsyncIterator[Downloader]:
    async with downloader(allow_private=True, **choices) as made:
        yield made


async def refusal(web: Downloader, url: str, accept: str | None = None) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        await web.get(url, accept=accept)
    return caught.value


def url_of(site: Site, path: str = "/job") -> str:
    host = f"[{site.host}]" if ":" in site.host else site.host
    return f"http://{host}:{site.port}{path}"


async def test_a_page_is_read(site: Site) -> None:
    site.answers["/job"] = answer("<p>Köchin</p>".encode("latin-1"), media_type="Text/HTML; Charset=ISO-8859-1")
    async with in_private() as web:
        page = await web.get(url_of(site))
    assert page == Page(url_of(site), 200, "text/html", "iso-8859-1", "<p>Köchin</p>".encode("latin-1"))


async def test_it_says_who_asks_and_carries_nothing_of_anyone(site: Site) -> None:
    site.answers["/job"] = answer(b"<p>A job</p>", "Set-Cookie: track=1; Path=/")
    url = f"http://jobs.example:{site.port}/job"
    async with in_private(resolve=names(jobs=[OUTER])) as web:
        await web.get(url, accept="application/json")
        await web.get(url)
    first, second = (request.lower() for request in site.requests)
    assert "user-agent: mozilla/5.0 (compatible; jobtrail;" in first
    assert "accept: application/json\r\n" in first
    assert "accept-encoding: gzip\r\n" in first
    assert "accept-language: en" in first
    assert "cookie" not in second
    assert "authorization" not in first + second


async def test_proxy_settings_of_the_machine_are_not_followed(
    site: Site, inner: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", url_of(inner, ""))
    monkeypatch.setenv("HTTP_PROXY", url_of(inner, ""))
    async with in_private() as web:
        await web.get(url_of(site))
    assert (site.accepted, inner.accepted) == (1, 0)


# --- addresses that are never connected to -------------------------------------------------------------------------

CLOSED_NUMBERS = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104  # refused here, not bound
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[100::1]",
    "[2001::7f00:1]",
    "[2001:db8::1]",
    "[2002:7f00:1::1]",
    "[2606:4700::5efe:7f00:1]",
    "[2606:4700::200:5efe:7f00:1]",
    "[3fff::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
]

ODD_HOSTS = [
    # numbers in other clothes
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "127.0.0.01",
    "127.0.0.0x1",
    "0",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "127%2e0%2e0%2e1",
    "[fe80::1%25lo]",
    "[::1%25lo]",
    "[::1%lo]",
    "[v1.127.0.0.1]",
    "[127.0.0.1]",
    "[inner.example]",
    # names of a home or an office
    "localhost",
    "LOCALHOST",
    "inner",
    "inner.local",
    "inner.internal",
    "inner.google.internal",
    "inner.localhost",
    "inner.home.arpa",
    "inner.lan",
    "inner.LOCALDOMAIN",
    # names that are none
    "inner.example.",
    "inner..example",
    ".inner.example",
    "-inner.example",
    "inner.example-",
    f"inner.{'a' * 64}.example",
    f"inner.{'a.' * 130}example",
    "inner.0x7f",
    "inner.1",
    "inn%65r.example",
    "ⓘnner.example",
    "ｉnner.example",
    "inn\u00ader.example",
    "inn\u200der.example",
    "\u202einner.example",
    "inner.exa mple",
    # two readings
    "inner.example\\.outer.example",
    "user@inner.example",
    "user:word@inner.example",
    "@inner.example",
    "outer.example%40inner.example",
    "outer.example\\@inner.example",
    "inner.example\r\nHost: outer.example",
    "inner.example\t",
    "inn\ter.example",
    "inner.example\x00.outer.example",
    "inner.example\ud800",
    "",
]


@pytest.mark.parametrize("host", CLOSED_NUMBERS)
async def test_a_closed_number_is_never_connected_to(host: str, site: Site, inner: Site) -> None:
    async with downloader(ports=frozenset({inner.port})) as web:
        refused = await refusal(web, f"http://{host}:{inner.port}/job")
    assert (refused.key, refused.facts) == ("web-refused", {})
    assert (site.accepted, inner.accepted) == (0, 0)


@pytest.mark.parametrize("host", ODD_HOSTS, ids=ascii)
async def test_an_oddly_written_host_is_refused_even_if_it_led_to_the_public_internet(host: str, inner: Site) -> None:
    async def anything(host: str, port: int) -> Sequence[str]:
        return [INNER]

    async with downloader(ports=frozenset({inner.port}), resolve=anything, permits=lambda _: True) as web:
        refused = await refusal(web, f"http://{host}:{inner.port}/job")
    assert (refused.key, refused.facts) == ("web-refused", {})
    assert inner.accepted == 0


@pytest.mark.parametrize(
    "found",
    [
        [OUTER],
        [INNER],
        [PUBLIC, INNER],
        [INNER, PUBLIC],
        ["2606:4700::1111", "::1"],
        ["::ffff:127.0.0.2"],
        ["64:ff9b::7f00:2"],
        ["2002:7f00:2::"],
        ["0.0.0.0"],  # noqa: S104  # refused here, not bound
        ["169.254.169.254"],
        ["fe80::1%lo"],
        ["localhost"],
        ["0x7f000001"],
        [PUBLIC] * 20 + ["10.0.0.1"],
    ],
    ids=",".join,
)
async def test_a_name_is_refused_when_one_of_its_addresses_is_closed(found: list[str], site: Site, inner: Site) -> None:
    async with downloader(ports=frozenset({inner.port}), resolve=names(jobs=found)) as web:
        refused = await refusal(web, f"http://jobs.example:{inner.port}/job")
    assert (refused.key, refused.facts) == ("web-refused", {})
    assert (site.accepted, inner.accepted) == (0, 0)


@pytest.mark.parametrize(
    "url",
    [
        "http://{site}:22/",
        "http://{site}:8080/",
        "https://{site}:8443/",
        "http://{site}:0/",
        "http://{site}:{port}/",
        "http://{site}:99999/",
        "http://{site}:80:{port}/",
        "http://{site}:８０80/",
        "ftp://{site}/",
        "file:///etc/hostname",
        "gopher://{site}:{port}/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "//{site}/",
        "http:{site}",
        "http:/{site}",
        "http:///{site}",
        "http://[{site}/",
        "http://[::1",
        "http://",
        "",
        "jobs",
        "http://{site}/" + "a" * 9000,
        "http://{site}/\r\nHost: inner.example",
        "http://{site}/a\\b",
    ],
    ids=lambda url: ascii(url[:40]),
)
async def test_an_address_of_this_form_is_refused(url: str, site: Site) -> None:
    async with downloader(resolve=names(site=[OUTER]), permits=lambda _: True) as web:
        refused = await refusal(web, url.format(site="site.example", port=site.port))
    assert (refused.key, refused.facts) == ("web-refused", {})
    assert site.accepted == 0


async def test_the_same_listener_is_reached_when_private_addresses_are_allowed(inner: Site) -> None:
    """The counter of the attacks above does count."""
    async with in_private(resolve=names(intranet=[INNER])) as web:
        page = await web.get(f"http://intranet:{inner.port}/job")
    assert page.body == b"<p>secret</p>"
    assert inner.accepted == 1


@pytest.mark.parametrize("host", ["user@intranet", "0x7f.1", "127.1", "intranet.", "[::1%25lo]", "in\\tranet"])
async def test_private_addresses_still_have_to_be_well_written(host: str, inner: Site) -> None:
    async with in_private(resolve=names(intranet=[INNER])) as web:
        assert (await refusal(web, f"http://{host}:{inner.port}/job")).key == "web-refused"
    assert inner.accepted == 0


async def test_a_name_that_changes_its_mind_is_looked_up_once_for_a_connection(site: Site, inner: Site) -> None:
    lookups: list[str] = []

    async def rebinding(host: str, port: int) -> Sequence[str]:
        lookups.append(host)
        return [OUTER] if len(lookups) == 1 else [INNER]

    site.answers["/job"] = answer(b"<p>A job</p>", "Connection: close")
    async with downloader(
        ports=frozenset({site.port}), resolve=rebinding, permits=lambda address: str(address) == OUTER
    ) as web:
        url = f"http://rebinding.example:{site.port}/job"
        assert (await web.get(url)).body == b"<p>A job</p>"
        assert lookups == ["rebinding.example"]
        assert (await refusal(web, url)).key == "web-refused"
    assert (site.accepted, inner.accepted) == (1, 0)


@pytest.mark.parametrize(
    "to",
    [
        "http://{inner}:{port}/job",
        "//{inner}:{port}/job",
        "http://inner.example:{port}/job",
        "http://user@site.example:{port}/job",
        "http://@site.example:{port}/job",
        "http://site.example:22/",
        "http://[::ffff:7f00:2]:{port}/job",
        "http://2130706434:{port}/job",
        "http://localhost:{port}/job",
        "file:///etc/hostname",
        "ftp://site.example/",
        "/a\\b",
        "/a\tb",
    ],
)
async def test_a_redirect_is_checked_like_a_link(to: str, site: Site, inner: Site) -> None:
    host = f"[{INNER}]" if ":" in INNER else INNER
    site.answers["/start"] = redirect(to.format(inner=host, port=site.port))
    async with downloader(
        ports=frozenset({site.port}),
        resolve=names(site=[OUTER], inner=[INNER], localhost=[INNER]),
        permits=lambda address: str(address) == OUTER,
    ) as web:
        refused = await refusal(web, f"http://site.example:{site.port}/start")
    assert (refused.key, refused.facts) == ("web-refused", {})
    assert (site.accepted, inner.accepted) == (1, 0)


async def test_a_redirect_after_a_rebinding_is_refused(site: Site, inner: Site) -> None:
    answers = iter([[OUTER], [INNER]])

    async def rebinding(host: str, port: int) -> Sequence[str]:
        return next(answers)

    site.answers["/start"] = redirect("/job").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with downloader(
        ports=frozenset({site.port}), resolve=rebinding, permits=lambda address: str(address) == OUTER
    ) as web:
        assert (await refusal(web, f"http://site.example:{site.port}/start")).key == "web-refused"
    assert (site.accepted, inner.accepted) == (1, 0)


async def test_every_refusal_reads_the_same_in_every_language() -> None:
    for language in texts.languages():
        assert texts.text("web-refused", language)


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_no_ipv4_address_hides_in_ipv6(number: int) -> None:
    inside = ipaddress.IPv4Address(number)
    for form in (
        f"::{inside}",
        f"::ffff:{inside}",
        f"::ffff:0:{inside}",
        f"64:ff9b::{inside}",
        f"64:ff9b:1::{inside}",
        f"2001:0:4136:e378:8000:63bf:{number >> 16:x}:{number & 0xFFFF:x}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1",
        f"2606:4700::5efe:{inside}",
        f"2606:4700::200:5efe:{inside}",
    ):
        assert not is_public(ipaddress.IPv6Address(form)), form


@given(st.ip_addresses())
def test_whatever_python_calls_private_is_closed(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_link_local:
        assert not is_public(address)


@pytest.mark.parametrize("number", [PUBLIC, "1.1.1.1", "223.255.255.254", "2606:4700:4700::1111", "2a00:1450::1"])
def test_the_public_internet_is_open(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


# --- answers that are bounded --------------------------------------------------------------------------------------


async def test_redirects_are_followed_to_the_page(site: Site) -> None:
    for hop in range(5):
        site.answers[f"/{hop}"] = redirect(f"/{hop + 1}?gh_jid=7&from=a b#apply")
        site.answers[f"/{hop}?gh_jid=7&from=a+b"] = site.answers[f"/{hop}"]
    site.answers["/5?gh_jid=7&from=a+b"] = answer(b"<p>There</p>")
    async with in_private() as web:
        page = await web.get(url_of(site, "/0"))
    assert page.body == b"<p>There</p>"
    assert page.url == url_of(site, "/5?gh_jid=7&from=a+b")


@pytest.mark.parametrize("to", ["/loop", "", "?again"])
async def test_a_sixth_redirect_is_not_followed(to: str, site: Site) -> None:
    site.answers["/loop"] = site.answers["/loop?again"] = redirect(to)
    async with in_private() as web:
        assert (await refusal(web, url_of(site, "/loop"))).key == "web-unreachable"
    assert len(site.requests) == 6


def packed_twice(body: bytes) -> bytes:
    return gzip.compress(gzip.compress(body))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(gzip.compress(b"<p>A job</p>"), "gzip", id="gzip"),
        pytest.param(gzip.compress(b"<p>A job</p>"), "X-GZIP", id="x-gzip"),
        pytest.param(gzip.compress(b"<p>A ") + gzip.compress(b"job</p>"), "gzip", id="gzip in two parts"),
        pytest.param(gzip.compress(b"<p>A job</p>") + b"\0" * 100, "gzip", id="gzip, padded"),
        pytest.param(zlib.compress(b"<p>A job</p>"), "deflate", id="deflate"),
        pytest.param(b"<p>A job</p>", "identity", id="identity"),
    ],
)
async def test_a_packed_page_is_unpacked(body: bytes, encoding: str, site: Site) -> None:
    async def in_drops(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(body, f"Content-Encoding: {encoding}")[: -len(body) or None])
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0)

    site.answers["/whole"] = answer(body, f"Content-Encoding: {encoding}")
    site.answers["/drops"] = in_drops
    async with in_private() as web:
        assert (await web.get(url_of(site, "/whole"))).body == b"<p>A job</p>"
        assert (await web.get(url_of(site, "/drops"))).body == b"<p>A job</p>"


@pytest.mark.parametrize(
    ("body", "headers", "key"),
    [
        pytest.param(gzip.compress(b"\0" * 30 * MIB, 9), ["gzip"], "web-too-large", id="gzip bomb"),
        pytest.param(zlib.compress(b"\0" * 30 * MIB, 9), ["deflate"], "web-too-large", id="deflate bomb"),
        pytest.param(packed_twice(b"\0" * 30 * MIB), ["gzip, gzip"], "web-refused", id="double bomb"),
        pytest.param(packed_twice(b"\0" * 30 * MIB), ["gzip", "gzip"], "web-refused", id="double bomb, two headers"),
        pytest.param(gzip.compress(b"\0" * (MIB // 8)) * 60, ["gzip"], "web-too-large", id="a bomb in parts"),
        pytest.param(gzip.compress(b"") * 5000, ["gzip"], "web-unreachable", id="thousands of empty parts"),
        pytest.param(gzip.compress(b"a" * 5000)[:-10], ["gzip"], "web-unreachable", id="broken off"),
        pytest.param(b"plain after all", ["gzip"], "web-unreachable", id="not packed at all"),
        pytest.param(b"", ["gzip"], "web-unreachable", id="nothing packed"),
        pytest.param(b"\x0b\x02\x80hello\x03", ["br"], "web-refused", id="brotli, not asked for"),
        pytest.param(b"hello", ["gzip, identity, br"], "web-refused", id="a hidden second packing"),
        pytest.param(b"hello", ["aes128gcm"], "web-refused", id="an unknown packing"),
    ],
)
async def test_a_bomb_never_unpacks(body: bytes, headers: list[str], key: str, site: Site) -> None:
    site.answers["/job"] = answer(body, *(f"Content-Encoding: {header}" for header in headers))
    async with in_private() as web:
        assert (await refusal(web, url_of(site))).key == key


async def test_a_bomb_takes_no_more_memory_than_a_page(site: Site) -> None:
    site.answers["/job"] = answer(gzip.compress(b"\0" * 30 * MIB), "Content-Encoding: gzip")
    async with in_private() as web:
        tracemalloc.start()
        try:
            await refusal(web, url_of(site))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 15 * MIB


def endless(head: str, again: bytes) -> Script:
    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head.encode())
        while True:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(0)

    return script


def dripping(head: str, drop: bytes) -> Script:
    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head.encode())
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.02)

    return script


HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = f"{HTML}Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("script", "keys"),
    [
        pytest.param(endless(f"{HTML}\r\n", b"a" * 65536), {"web-too-large"}, id="an endless body"),
        pytest.param(endless(CHUNKED, b"1000\r\n" + b"a" * 4096 + b"\r\n"), {"web-too-large"}, id="endless chunks"),
        pytest.param(
            endless(CHUNKED, b"1;" + b"x" * 4000), {"web-unreachable", "web-slow"}, id="an endless chunk size"
        ),
        pytest.param(
            endless(f"{CHUNKED}0\r\n", b"X-A: b\r\n" * 100), {"web-unreachable", "web-slow"}, id="endless trailers"
        ),
        pytest.param(endless(HTML, b"X-A: b\r\n" * 100), {"web-unreachable"}, id="endless headers"),
        pytest.param(endless(f"{HTML}X-A: ", b"a" * 4096), {"web-unreachable"}, id="an endless header"),
        pytest.param(endless("HTTP/1.1 200 ", b"OK" * 4096), {"web-unreachable"}, id="an endless status line"),
        pytest.param(
            endless("", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50), {"web-slow"}, id="endless hints"
        ),
        pytest.param(dripping(f"{HTML}\r\n", b"a"), {"web-slow"}, id="a dripping body"),
        pytest.param(dripping(CHUNKED, b"1\r\na\r\n"), {"web-slow"}, id="dripping chunks"),
        pytest.param(dripping(HTML, b"X-A: b\r\n"), {"web-slow"}, id="dripping headers"),
        pytest.param(dripping("", b""), {"web-slow"}, id="silence"),
        pytest.param(endless("\x00\xff nonsense", b"\x00\xff" * 4096), {"web-unreachable"}, id="no HTTP at all"),
        pytest.param(answer(b"short")[:-3], {"web-unreachable"}, id="a body broken off"),
        pytest.param(b"", {"web-unreachable"}, id="hung up"),
        pytest.param(
            f"{HTML}Content-Length: {4 * MIB}\r\n\r\n".encode(), {"web-too-large"}, id="too large by its own account"
        ),
        pytest.param(f"{HTML}Content-Length: -5\r\n\r\n".encode(), {"web-unreachable"}, id="a length below nothing"),
        pytest.param(
            f"{HTML}Content-Length: 5\r\nContent-Length: 9\r\n\r\nhello".encode(), {"web-unreachable"}, id="two lengths"
        ),
    ],
)
async def test_an_endless_or_broken_answer_comes_to_an_end(script: Answer, keys: set[str], site: Site) -> None:
    site.answers["/job"] = script
    # Only what would go on for ever is given little time.
    async with in_private(seconds=0.3 if "web-slow" in keys else 15) as web:
        refused = await refusal(web, url_of(site))
    assert refused.key in keys
    assert refused.facts == {"host": OUTER}


async def test_redirects_share_one_clock(site: Site) -> None:
    async def late(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        writer.write(redirect("/late"))

    site.answers["/late"] = late
    async with in_private(seconds=0.25) as web:
        assert (await refusal(web, url_of(site, "/late"))).key == "web-slow"
    assert len(site.requests) < 5


async def test_a_name_server_that_never_answers_is_not_waited_for() -> None:
    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    async with downloader(seconds=0.1, resolve=never) as web:
        assert (await refusal(web, "https://jobs.example/7")).key == "web-slow"


@pytest.mark.parametrize("found", [{}, {"jobs": []}], ids=["unknown", "no address"])
async def test_a_name_without_address_is_unreachable(found: Mapping[str, list[str]]) -> None:
    async with downloader(resolve=names(**found)) as web:
        refused = await refusal(web, "https://jobs.example/7")
    assert (refused.key, refused.facts) == ("web-unreachable", {"host": "jobs.example"})


async def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server((OUTER, 0)) as taken:
        port = taken.getsockname()[1]
    async with in_private() as web:
        assert (await refusal(web, f"http://{OUTER}:{port}/")).key == "web-unreachable"


async def test_a_site_that_speaks_no_tls_is_unreachable_over_https() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer())
        writer.close()

    async with await asyncio.start_server(plain, OUTER, 0) as server, in_private() as web:
        port = server.sockets[0].getsockname()[1]
        assert (await refusal(web, f"https://{OUTER}:{port}/job")).key == "web-unreachable"


async def test_the_machines_own_name_service_is_asked(site: Site) -> None:
    async with in_private() as web:
        assert (await web.get(f"http://localhost:{site.port}/job")).status == 200


@pytest.mark.parametrize(
    ("status", "headers", "key"),
    [
        ("404 Not Found", [], "web-gone"),
        ("410 Gone", [], "web-gone"),
        ("401 Unauthorized", ["WWW-Authenticate: Basic"], "web-closed-door"),
        ("403 Forbidden", [], "web-closed-door"),
        ("429 Too Many Requests", [], "web-closed-door"),
        ("999 Request denied", [], "web-closed-door"),
        ("503 Service Unavailable", ["cf-mitigated: challenge"], "web-closed-door"),
        ("202 Accepted", ["x-amzn-waf-action: challenge"], "web-closed-door"),
        ("408 Request Timeout", [], "web-slow"),
        ("504 Gateway Timeout", [], "web-slow"),
        ("500 Internal Server Error", [], "web-unreachable"),
        ("503 Service Unavailable", [], "web-unreachable"),
        ("302 Found", [], "web-unreachable"),
        ("304 Not Modified", [], "web-unreachable"),
        ("101 Switching Protocols", ["Upgrade: websocket", "Connection: upgrade"], "web-unreachable"),
        ("400 Bad Request", [], "web-unreachable"),
    ],
)
async def test_an_answer_that_is_no_page_says_why(status: str, headers: list[str], key: str, site: Site) -> None:
    site.answers["/job"] = answer(b"", *headers, status=status)
    async with in_private() as web:
        refused = await refusal(web, url_of(site))
    assert refused.key == key
    for language in texts.languages():
        assert OUTER in texts.text(refused.key, language, **refused.facts)


@pytest.mark.parametrize(
    ("media_type", "body", "known_as"),
    [
        ("text/html", b"<p>A job</p>", "text/html"),
        ("application/xhtml+xml", b"<p>A job</p>", "application/xhtml+xml"),
        ("application/json", b"{}", "application/json"),
        ("application/vnd.jobs+json", b"{}", "application/vnd.jobs+json"),
        ("text/xml", b"<a/>", "text/xml"),
        ("text/plain", b"A job", "text/plain"),
        ("application/pdf", b"%PDF-1.7 ", "application/pdf"),
        (DOCX, b"PK\x03\x04", DOCX),
        ("application/octet-stream", b"%PDF-1.7 ", "application/pdf"),
        ("application/octet-stream", b"PK\x03\x04", DOCX),
        ("application/octet-stream", b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "text/html"),
        ("", b"<html><p>A job", "text/html"),
    ],
)
async def test_pages_and_documents_are_let_through(media_type: str, body: bytes, known_as: str, site: Site) -> None:
    site.answers["/job"] = answer(body, media_type=media_type)
    async with in_private() as web:
        page = await web.get(url_of(site))
    assert (page.media_type, page.body) == (known_as, body)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("image/png", b"\x89PNG"),
        ("video/mp4", b"%PDF-1.7"),
        ("application/x-msdownload", b"MZ"),
        ("text/css", b"p {}"),
        ("application/javascript", b"1"),
        ("application/octet-stream", b"MZ\x90\x00"),
        ("", b""),
        ("multipart/x-mixed-replace; boundary=a", b"--a"),
    ],
)
async def test_anything_else_is_no_page(media_type: str, body: bytes, site: Site) -> None:
    site.answers["/job"] = answer(body, media_type=media_type)
    async with in_private() as web:
        assert (await refusal(web, url_of(site))).key == "web-not-a-page"


async def test_a_strange_charset_is_not_passed_on(site: Site) -> None:
    site.answers["/job"] = answer(media_type="text/html; charset=../../etc/passwd")
    async with in_private() as web:
        assert (await web.get(url_of(site))).charset is None


async def test_a_document_may_be_larger_than_a_page(site: Site) -> None:
    large = os.urandom(2000)
    site.answers["/page"] = answer(b"<html>" + large)
    site.answers["/unnamed"] = answer(b"<html>" + large, media_type="application/octet-stream")
    site.answers["/pdf"] = answer(b"%PDF-" + large, media_type="application/pdf")
    async with in_private(page_bytes=1000, document_bytes=3000) as web:
        assert (await refusal(web, url_of(site, "/page"))).key == "web-too-large"
        assert (await refusal(web, url_of(site, "/unnamed"))).key == "web-too-large"
        assert len((await web.get(url_of(site, "/pdf"))).body) == 2005


async def test_a_page_of_just_the_allowed_size_is_read(site: Site) -> None:
    site.answers["/plain"] = answer(b"a" * 1000)
    site.answers["/packed"] = answer(gzip.compress(b"a" * 1000), "Content-Encoding: gzip")
    site.answers["/more"] = answer(gzip.compress(b"a" * 1001), "Content-Encoding: gzip")
    async with in_private(page_bytes=1000) as web:
        assert len((await web.get(url_of(site, "/plain"))).body) == 1000
        assert len((await web.get(url_of(site, "/packed"))).body) == 1000
        assert (await refusal(web, url_of(site, "/more"))).key == "web-too-large"


async def test_one_host_is_asked_for_two_pages_at_once_and_no_more(site: Site) -> None:
    asking, most, everyone = 0, 0, asyncio.Event()

    async def slow(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asking, most
        asking += 1
        most = max(most, asking)
        if asking == 2:
            everyone.set()
        await everyone.wait()
        await asyncio.sleep(0)
        asking -= 1
        writer.write(answer(b"<p>A job</p>", "Connection: close"))

    site.answers["/job"] = slow
    async with in_private() as web:
        pages = await asyncio.gather(*(web.get(url_of(site)) for _ in range(6)))
    assert len(pages) == 6
    assert most == 2


async def test_only_so_many_downloads_run_at_once() -> None:
    running, most, go = 0, 0, asyncio.Event()

    async def counting(host: str, port: int) -> Sequence[str]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        if running == 3:
            go.set()
        await go.wait()
        await asyncio.sleep(0)
        running -= 1
        raise OSError("no such name")

    async with downloader(at_once=3, resolve=counting) as web:
        answers = await asyncio.gather(
            *(web.get(f"http://host{number}.example/") for number in range(9)), return_exceptions=True
        )
    assert all(isinstance(said, CannotRead) and said.key == "web-unreachable" for said in answers)
    assert most == 3


async def test_a_downloader_that_was_never_used_closes_quietly() -> None:
    await Downloader().close()
