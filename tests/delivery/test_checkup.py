"""`python -m bot health`, which a container runs twice a minute for as long as it lives."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.delivery.checkup import is_well, own_name


@asynccontextmanager
async def listening(host: str, status: int) -> AsyncIterator[int]:
    """A bot that answers so about itself; its port."""

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/health/ready", ready)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])  # noqa: S104  # all that is tried
@pytest.mark.parametrize(("status", "well"), [(200, True), (503, False), (404, False)])
async def test_it_is_well_where_it_says_so(host: str, status: int, well: bool) -> None:
    async with listening(host, status) as port:
        assert await asyncio.to_thread(is_well, host, port) is well


async def test_where_nobody_listens_it_is_not_well() -> None:
    async with listening("127.0.0.1", 200) as port:
        pass
    assert not is_well("127.0.0.1", port)
    assert not is_well("no.such.host.invalid", 80)


async def test_what_answers_with_something_else_than_http_is_not_well() -> None:
    async def talk(_heard: asyncio.StreamReader, said: asyncio.StreamWriter) -> None:
        said.write(b"220 mail.example ESMTP\r\n")
        said.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        assert not await asyncio.to_thread(is_well, "127.0.0.1", server.sockets[0].getsockname()[1])


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104  # it is looked up, not bound to
        ("::", "[::1]"),
        ("fd00::7", "[fd00::7]"),
        ("bot.internal", "bot.internal"),
    ],
)
def test_what_listens_everywhere_is_found_on_this_machine(host: str, name: str) -> None:
    assert own_name(host) == name


def test_to_ask_reads_nothing_of_the_bot_and_no_library_that_it_can_do_without() -> None:
    asked = "import sys; from bot.__main__ import main; code = main(['health']); print(code, *sys.modules)"
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
    done = run(
        [sys.executable, "-c", asked],
        env={"HTTP_PORT": "1", "PYTHONPATH": ":".join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *read = done.stdout.split()
    assert code == "1"
    assert "bot.delivery.checkup" in read
    assert not {"aiohttp", "sqlalchemy", "telegram", "bot.app", "bot.storage"} & set(read)
