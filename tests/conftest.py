"""What the tests share: a clock that they set, a database of their own, a Telegram of their own, the whole bot."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from telegram import Bot

from bot.actions.due import fire_due
from bot.actions.look import waiting
from bot.actions.pushes import next_push
from bot.app import Running, answering
from bot.delivery.telegram_client import client
from bot.model.user import Cause, User, Visit
from bot.playground import Emulator, Message, Person
from bot.storage.database import Database
from tests.fakes import FakeWeb
from tests.lent_engines import lent_engines
from tests.postgres_server import PostgresServer
from tests.processes import Nursery

if TYPE_CHECKING:
    from playwright.async_api import Browser


class Clock:
    """The time that a test says it is."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The present moment."""
        return self.time

    def go_on(self, **span: float) -> None:
        """Let time pass: `days=3, hours=1`."""
        self.time += timedelta(**span)


@dataclass(slots=True)
class Talk:
    """The whole bot over real HTTP, and the people who talk with it."""

    emulator: Emulator
    running: Running
    database: Database
    clock: Clock
    pages: FakeWeb
    bot: Bot
    robin: Person
    lena: Person

    async def say(self, words: str, by: Person | None = None, reply_to: int | None = None) -> Message:
        """Say something, and hear the bot's next message."""
        await self.emulator.say(by or self.robin, words, reply_to=reply_to)
        return await self.heard(by)

    async def heard(self, by: Person | None = None) -> Message:
        """The bot's next message."""
        return await self.emulator.next_message(by or self.robin)

    async def tap(self, message: Message, label: str, by: Person | None = None) -> Message:
        """Tap a button; the message as it looks once the bot is done."""
        await self.emulator.tap(by or self.robin, message, label)
        await self.settled()
        return self.seen(message.id, by)

    def seen(self, message_id: int, by: Person | None = None) -> Message:
        """A message as it looks now."""
        return next(one for one in self.chat(by) if one.id == message_id)

    def chat(self, by: Person | None = None) -> list[Message]:
        """All that stands in the chat."""
        return self.emulator.chat(by or self.robin)

    def from_bot(self, by: Person | None = None) -> list[Message]:
        """All that the bot said."""
        return [one for one in self.chat(by) if one.from_bot]

    def time_passes(self, **span: float) -> None:
        """Let time pass, as if the bot's alarms had slept through it."""
        self.clock.go_on(**span)
        self.running.sweeper.wake()
        self.running.sender.wake()

    async def quiet(self) -> None:
        """Everything that is due is said: nothing waits to be fired, looked at or sent, or is on its way."""
        await self.settled()
        now = self.clock.now()
        while await fire_due(self.database, now) or await waiting(self.database, 1) or await self._to_send():
            self.running.looker.wake()
            self.running.sender.wake()
            await asyncio.sleep(0)

    async def _to_send(self) -> bool:
        moment = await next_push(self.database)
        # What is on its way is claimed, which puts off its next try.
        return bool(self.running.sender.under_way) or (moment is not None and moment <= self.clock.now())

    async def settled(self) -> None:
        """Everything that was said and tapped is done."""
        await self.emulator.until(lambda: not self.emulator.world.updates.waiting)
        await self.running.inbox.idle()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator["Browser"]:
    """A real browser, in which each page or context is a profile of its own."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium here: pages are tested where one is installed (apt install chromium)")
    from playwright.async_api import async_playwright

    off = ["background-networking", "component-update", "sync"]
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        *(f"--disable-{one}" for one in off),
    ]
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield launched
        await launched.close()


@pytest.fixture
def clock() -> Clock:
    """Monday, 2 March 2026, nine o'clock in UTC."""
    return Clock()


def pytest_sessionstart() -> None:
    """What is read to collect the tests stays until the end: nothing of it is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Garbage is looked for in what the tests make, not in the tests."""
    gc.freeze()
    gc.enable()


ENGINES = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of what is stored run on both engines: those of storage and actions, and whole talks that ask for it."""
    asked = metafunc.definition.get_closest_marker("engines")
    default = ENGINES if metafunc.module.__name__.startswith(("tests.storage", "tests.actions")) else ("sqlite",)
    engines = default if asked is None else asked.args
    if "database_at" in metafunc.fixturenames and engines != ("sqlite",):
        metafunc.parametrize("database_at", engines, indirect=True)


@pytest.fixture(scope="session", autouse=True)
def shared_engines() -> Iterator[None]:
    """No database needs an engine of its own."""
    with lent_engines():
        yield


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Where bots are born that are processes of their own."""
    with Nursery(tmp_path_factory.mktemp("ends")) as begun:
        yield begun


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test run; where it can't start, the tests fail."""
    with PostgresServer() as started:
        yield started


@pytest.fixture
def postgres_url(server: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database with our tables, gone after the test."""
    name = server.new_database()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def lent_url(server: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database with our tables and nothing in them, for a test that only uses them."""
    name = server.lend_database()
    yield server.url(name)
    server.give_back(name)


@pytest.fixture(scope="session")
def our_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with our tables and nothing in them: a copy is made sooner than tables are."""
    file = tmp_path_factory.mktemp("tables") / "jobtrail.sqlite3"

    async def make() -> None:
        await (await Database.open(file)).close()

    asyncio.run(make())
    return file


@pytest.fixture
def database_at(request: pytest.FixtureRequest, tmp_path: Path, our_tables: Path) -> str:
    """Where the test's empty database is: in a file, or on the server where the test asks for that.

    A test that asks for the server itself, to look into its files or to change its tables, has a new one to itself.
    """
    looks_into_server = "server" in request.fixturenames
    if getattr(request, "param", "sqlite") == "sqlite":
        file = shutil.copy(our_tables, tmp_path)
        return f"sqlite:///{file}"
    return str(request.getfixturevalue("postgres_url" if looks_into_server else "lent_url"))


@pytest.fixture
async def database(database_at: str) -> AsyncIterator[Database]:
    """A database, gone after the test."""
    opened = await Database.open(database_at)
    yield opened
    await opened.close()


@pytest.fixture
def pages() -> FakeWeb:
    """A web without pages; a test adds its own."""
    return FakeWeb()


@pytest.fixture
async def emulator(clock: Clock) -> AsyncIterator[Emulator]:
    """A Telegram where nobody has written yet."""
    made = Emulator(now=lambda: clock.now().timestamp())
    await made.start()
    yield made
    await made.stop()
    assert made.unknown_methods == []


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """The bot's client, connected."""
    made = client(emulator.token, emulator.url)
    await made.initialize()
    yield made
    await made.shutdown()


@pytest.fixture
async def talk(emulator: Emulator, bot: Bot, database: Database, clock: Clock, pages: FakeWeb) -> AsyncIterator[Talk]:
    """The whole bot, answering."""
    robin = emulator.person(1001, "Robin", "en")
    lena = emulator.person(1002, "Lena", "de")
    async with answering(database, bot, pages, clock.now) as running:
        yield Talk(emulator, running, database, clock, pages, bot, robin, lena)


_updates = count(1)


def visit(user_id: int, now: datetime, language: str = "en", zone: str = "UTC", update_id: int | None = None) -> Visit:
    """A visit by a new update, or by a given one."""
    return Visit(User(user_id, language, zone), now, Cause(7, next(_updates) if update_id is None else update_id))
