"""The network to Telegram is slow, cut before or after the effect, full of errors, gone for minutes: nothing is lost.

The bot works in this process, over real connections on one machine. What it would wait for, it does not wait for: the
clock goes on instead, so that minutes pass at once.
"""

import asyncio
import math
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import Running, answering
from bot.delivery.inbox import Inbox
from bot.delivery.pace import Pace
from bot.delivery.polling import poll
from bot.delivery.telegram_client import client
from bot.delivery.webhook import Webhook
from bot.model.job import EventKind
from bot.playground import Emulator, Person
from bot.playground import webhook as bringing
from bot.playground.faults import Fault
from bot.storage import applied, reminders, schema
from bot.storage.database import Database
from tests.fakes import FakeWeb
from tests.faults import WHOLE, times
from tests.postings import ANALYST

PEOPLE = times(6, 20)
TEN_MINUTES = 600.0
PER_SECOND = 30.0  # messages that Telegram takes
LONGEST_PAUSE = 60.0  # between two tries, for whoever got no answer
WAYS = ("polling", "webhook")


class Time:
    """A clock that goes on as soon as somebody wants to sleep; those who sleep side by side sleep at the same time."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._then: tuple[float, Callable[[], None]] | None = None

    def after(self, seconds: float, then: Callable[[], None]) -> None:
        """Have that done when so much time is gone, even in the middle of a sleep."""
        self._then = (self.seconds + seconds, then)

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return self.seconds

    def now(self) -> datetime:
        """The same on the wall."""
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        """Let so much time be gone."""
        until = self.seconds + seconds
        await asyncio.sleep(0.003)  # what was asked of Telegram before now is answered before then
        if self._then is not None and until >= self._then[0]:
            (self.seconds, then), self._then = self._then, None
            then()
        self.seconds = max(self.seconds, until)


@dataclass(slots=True)
class Door:
    """What stands before the webhook: deliveries that are cut before or after it took them, or answered with errors."""

    chance: random.Random
    troubles: int = 0

    @web.middleware
    async def trouble(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """One delivery, as long as there is trouble left."""
        if not self.troubles:
            return await handler(request)
        self.troubles -= 1
        kind = self.chance.choice(("cut before", "cut after", "error", "slow"))
        if kind == "error":
            return web.Response(status=502)
        if kind == "slow":
            await asyncio.sleep(0.01)
        answer = await handler(request) if kind != "cut before" else web.Response()
        if kind.startswith("cut") and request.transport is not None:
            request.transport.abort()
        return answer


@dataclass(slots=True)
class Connected:
    """A bot at work, its Telegram, and what people said to it."""

    emulator: Emulator
    database: Database
    running: Running
    time: Time
    door: Door
    chance: random.Random
    people: list[Person]
    said: dict[int, list[str]] = field(default_factory=dict)
    troubles: list[Fault] = field(default_factory=list)

    async def settle_in(self) -> None:
        """Everybody saves a job."""
        for one in self.people:
            await self.emulator.say(one, ANALYST)
        await self.done()
        for one in self.people:
            await self.emulator.tap(one, self.emulator.last(one), "Save")
        await self.done()

    async def write(self, rounds: int) -> None:
        """Everybody writes some notes."""
        for _ in range(rounds):
            for one in self.people:
                mine = self.said.setdefault(one.id, [])
                mine.append(f"note {len(mine)} of {one.id}.")
                await self.emulator.say(one, f"/note 1 {mine[-1]}")

    async def done(self) -> None:
        """All that was said came in, and is done."""
        await self.emulator.until(lambda: not self.emulator.world.updates.waiting, timeout=times(60, 600))
        async with asyncio.timeout(times(60, 600)):
            await self.running.inbox.idle()

    async def kept(self) -> dict[int, list[str]]:
        """The notes that stand in the database, each person's in the order in which they were made."""
        notes = select(schema.events).where(schema.events.c.kind == EventKind.NOTE.value).order_by(schema.events.c.id)
        found: dict[int, list[str]] = {}
        async with self.database.beside() as tx:
            for row in await tx.execute(notes):
                found.setdefault(row.user_id, []).append(row.text)
        return found

    def unanswered(self) -> list[str]:
        """The notes of which nobody was told that they are kept."""
        return [
            note
            for one in self.people
            for note in self.said.get(one.id, ())
            if not any(note in message.text for message in self.emulator.chat(one) if message.from_bot)
        ]

    async def assert_nothing_is_lost(self) -> None:
        """Each note is kept once, in its order, and was answered at least once; nothing was put aside."""
        assert await self.kept() == self.said
        assert self.unanswered() == []
        async with self.database.beside() as tx:
            left = await tx.execute(select(schema.inbox).where(schema.inbox.c.done_at.is_(None)))
            assert list(left) == []


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The time by which everything in here sleeps; Telegram brings again at once what was not taken."""
    made = Time()
    monkeypatch.setattr(Inbox.__init__, "__defaults__", (made.sleep,))
    monkeypatch.setattr(poll, "__kwdefaults__", (poll.__kwdefaults__ or {}) | {"sleep": made.sleep})
    monkeypatch.setattr(bringing, "_FIRST_WAIT", 0.001)
    monkeypatch.setattr(bringing, "_LONGEST_WAIT", 0.01)
    return made


@asynccontextmanager
async def connected(way: str, database: Database, time: Time, rate: float = math.inf) -> AsyncIterator[Connected]:
    """A bot on that way to Telegram, which writes so many messages a second."""
    chance = random.Random(11)  # noqa: S311  # repeatable
    door = Door(chance)
    emulator = Emulator(now=lambda: time.now().timestamp(), calls_kept=100_000)
    async with AsyncExitStack() as opened:
        await emulator.start()
        opened.push_async_callback(emulator.stop)
        bot = client(emulator.token, emulator.url, Pace(rate, time.monotonic, time.sleep))
        await bot.initialize()
        opened.push_async_callback(bot.shutdown)
        webhook = None
        if way == "webhook":
            site = web.Application(middlewares=[door.trouble])
            runner = web.AppRunner(site)
            port = await a_free_port()
            webhook = Webhook(f"http://127.0.0.1:{port}/telegram", SecretStr("a-secret"))
            webhook.add_routes(site)
            opened.push_async_callback(runner.cleanup)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
        running = await opened.enter_async_context(answering(database, bot, FakeWeb(), time.now, webhook=webhook))
        people = [emulator.person(1001 + nth, f"Person {nth}", "en") for nth in range(PEOPLE)]
        yield Connected(emulator, database, running, time, door, chance, people)


async def a_free_port() -> int:
    """A port on which nobody listens."""
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    port = int(server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    return port


def trouble(bot: Connected, rounds: int) -> None:
    """All kinds of it, for the next calls."""
    faults = bot.emulator.faults
    for _ in range(rounds):
        bot.door.troubles += 1
        match bot.chance.randrange(5):
            case 0:
                made = faults.delay(0.01, bot.chance.choice(("*", "sendMessage", "getUpdates")), times=1)
            case 1:
                made = faults.drop(bot.chance.choice(("*", "sendMessage", "getUpdates")))
            case 2:
                made = faults.lose_reply("sendMessage")
            case 3:
                made = faults.lose_reply("getUpdates")
            case _:
                made = faults.add(
                    bot.chance.choice(("*", "sendMessage", "getUpdates")), bot.chance.choice((500, 502, 503, 504))
                )
        bot.troubles.append(made)


async def bad_network(bot: Connected) -> None:
    """People write while there is trouble all the time."""
    await bot.settle_in()
    for _ in range(times(6, 50)):
        trouble(bot, PEOPLE)
        await bot.write(1)
        await bot.done()  # in the midst of it
    bot.emulator.faults.clear()
    bot.door.troubles = 0


@pytest.mark.parametrize("way", WAYS)
async def test_a_bad_network_loses_and_doubles_nothing(way: str, database: Database, time: Time) -> None:
    async with connected(way, database, time) as bot:
        await bad_network(bot)
        assert sum(one.used for one in bot.troubles) > len(bot.troubles) / 3, "there was trouble enough"
        await bot.assert_nothing_is_lost()


@pytest.mark.skipif(not WHOLE, reason="that the test can fail is shown by `make faults`")
@pytest.mark.parametrize("way", WAYS)
async def test_the_same_test_catches_a_replay_that_does_not_know_itself(
    way: str, database: Database, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A break on purpose: after a lost reply the update is done again, and its change made again."""

    async def always(*_args: object) -> bool:
        return True

    monkeypatch.setattr(applied, "first_time", always)
    async with connected(way, database, time) as bot:
        await bad_network(bot)
        assert {one: Counter(notes) for one, notes in (await bot.kept()).items()} != {
            one: Counter(notes) for one, notes in bot.said.items()
        }


@dataclass(slots=True)
class Away:
    """An outage: when it was over by the clock, in seconds."""

    back_at: float | None = None


async def ten_minutes_away(bot: Connected, rounds: int) -> float:
    """Telegram is gone for ten minutes, in which everybody writes; for how long the bot is busy once it is back."""
    await bot.settle_in()
    away = Away()

    def back() -> None:
        away.back_at = bot.time.seconds
        bot.emulator.faults.over()

    await remind_everybody(bot, in_seconds=TEN_MINUTES / 2)
    bot.emulator.faults.outage()
    bot.time.after(TEN_MINUTES, back)
    await bot.write(rounds)
    async with asyncio.timeout(times(60, 600)):
        while away.back_at is None:
            bot.running.sweeper.wake()  # which would wait by the clock on the wall
            bot.running.sender.wake()
            await asyncio.sleep(0.001)
    await bot.done()
    busy = bot.time.seconds - away.back_at
    async with asyncio.timeout(times(60, 600)):
        while await pushes_wait(bot):
            bot.time.seconds += 1.0
            bot.running.sender.wake()
            await asyncio.sleep(0.001)
    return busy


async def remind_everybody(bot: Connected, in_seconds: float) -> None:
    """Everybody wants to hear of their job then."""
    async with bot.database.begin() as tx:
        for job in list(await tx.execute(select(schema.jobs))):
            due = bot.time.now() + timedelta(seconds=in_seconds)
            await reminders.add(tx, job.user_id, job.id, due, "call the harbour", bot.time.now())


async def pushes_wait(bot: Connected) -> bool:
    """Whether something is decided and neither sent nor given up."""
    waits = select(schema.outbox.c.id).where(schema.outbox.c.sent_at.is_(None), schema.outbox.c.dead_at.is_(None))
    async with bot.database.beside() as tx:
        return (await tx.execute(waits)).first() is not None


def longest_busy(rounds: int) -> float:
    """Seconds that the backlog of an outage takes at Telegram's pace, after the longest pause between two tries.

    Twice that pause: who was refused at the last moment hears of it when the clock here has gone on for another's.
    """
    replies = PEOPLE * (rounds + 1)  # and the reminders, which share the pace
    return replies / PER_SECOND * 1.2 + 2 * LONGEST_PAUSE


@pytest.mark.parametrize("way", WAYS)
async def test_ten_minutes_without_telegram_are_made_up_for_at_its_pace(
    way: str, database: Database, time: Time
) -> None:
    rounds = times(5, 50)
    async with connected(way, database, time, PER_SECOND) as bot:
        assert await ten_minutes_away(bot, rounds) <= longest_busy(rounds)
        await bot.assert_nothing_is_lost()
        for one in bot.people:
            # A card that was on its way when the outage began names it, too.
            heard = [message for message in bot.emulator.chat(one) if message.text.startswith("⏰ call the harbour")]
            assert len(heard) == 1, "refused is not unanswered: nobody hears it twice"


@pytest.mark.skipif(not WHOLE, reason="that the test can fail is shown by `make faults`")
async def test_the_same_test_catches_pauses_that_grow_without_end(
    database: Database, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A break on purpose: who got no answer waits longer and longer."""
    monkeypatch.setattr("bot.delivery.polling._LONGEST_PAUSE", 3_600.0)
    async with connected("polling", database, time, PER_SECOND) as bot:
        assert await ten_minutes_away(bot, rounds=5) > longest_busy(rounds=5)
