"""Three bots on one PostgreSQL, killed and cut off from it: nothing is lost, nothing doubled, each chat is in order."""

import asyncio
import contextlib
import os
import random
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import make_url

from bot.playground import Emulator
from tests.eventually import until
from tests.faults import WHOLE, times
from tests.faults.conftest import Bots
from tests.faults.test_network import a_free_port
from tests.postgres_server import PostgresServer
from tests.postings import ANALYST
from tests.processes import Nursery

MANY = 3
PEOPLE = times(6, 60)
EACH = times(10, 100)
KILLS = times(1, 12)


@dataclass(slots=True)
class Replica:
    """One bot: where it listens, what it logs, and its process while it is alive."""

    port: int
    log: Path
    process: int | None = None

    @property
    def sends(self) -> bool:
        """Whether it was elected to send, the last that it said of it."""
        said = self.log.read_text().splitlines() if self.log.exists() else []
        told = [line for line in said if "this process sends now" in line or "is answering" in line]
        return self.process is not None and bool(told) and "sends now" in told[-1]


@dataclass(slots=True)
class Fleet:
    """Three bots behind a proxy, which brings each update to one that takes it."""

    nursery: Nursery
    emulator: Emulator
    server: PostgresServer
    url: str
    address: str
    folder: Path
    trick: str
    replicas: list[Replica] = field(default_factory=list)
    said: dict[int, list[str]] = field(default_factory=dict)
    turn: int = 0

    def begin(self, replica: Replica) -> None:
        """Let one begin."""
        env = {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": self.url,
            "TELEGRAM_TOKEN": self.emulator.token,
            "TELEGRAM_API_URL": self.emulator.url,
            "HTTP_PORT": str(replica.port),
            "WEBHOOK_URL": self.address,
            "WEBHOOK_SECRET": "a-secret_of_our_own_making",
            "MESSAGES_PER_SECOND": "10000",
            "MESSAGES_AT_ONCE": "10000",
        }
        replica.process = self.nursery.bear(env, replica.log, sabotage=self.trick)

    async def kill(self, replica: Replica) -> None:
        """kill -9."""
        if replica.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(replica.process, signal.SIGKILL)
        await until(lambda: not _is_alive(replica.process))
        replica.process = None

    async def bring(self, request: web.Request) -> web.Response:
        """Bring an update on, to whichever takes it, as a proxy does; else Telegram is told to come again."""
        body, headers = await request.read(), {name: request.headers[name] for name in _PASSED_ON}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
            for _ in self.replicas:
                self.turn += 1
                port = self.replicas[self.turn % len(self.replicas)].port
                try:
                    address = f"http://127.0.0.1:{port}/telegram"
                    async with session.post(address, data=body, headers=headers) as answer:
                        if answer.status == 200:
                            return web.Response()
                except (aiohttp.ClientError, TimeoutError):
                    continue
        return web.Response(status=502)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What stands in the database."""
        return self.server.execute(query, str(make_url(self.url).database))

    async def rest(self, within: float = times(60, 600)) -> None:
        """All that was said came in, and is done."""
        left = "SELECT count(*) FROM inbox WHERE done_at IS NULL AND parked_at IS NULL"
        async with asyncio.timeout(within):
            while self.emulator.world.updates.waiting or self.rows(left) != [(0,)]:  # noqa: ASYNC110  # nobody tells
                await asyncio.sleep(0.1)  # each look is a session of its own

    async def settle_in(self) -> None:
        """Everybody saves a job."""
        for person in range(1, PEOPLE + 1):
            await self.emulator.say(self.emulator.person(person, f"Person {person}", "en"), ANALYST)
        await until(lambda: all(self._last(person) for person in range(1, PEOPLE + 1)), within=60)
        for person in range(1, PEOPLE + 1):
            await self.emulator.tap(person, self.emulator.last(person), "Save")
        await self.rest()

    def _last(self, person: int) -> bool:
        return any(message.from_bot and message.buttons for message in self.emulator.chat(person))

    async def write(self) -> None:
        """Everybody writes a note."""
        for person in range(1, PEOPLE + 1):
            mine = self.said.setdefault(person, [])
            mine.append(f"note {len(mine)} of {person}.")
            await self.emulator.say(person, f"/note 1 {mine[-1]}")

    def kept(self) -> dict[int, list[str]]:
        """The notes in the database, in the order in which they were made."""
        found: dict[int, list[str]] = {}
        for person, words in self.rows("SELECT user_id, text FROM events WHERE kind = 'note' ORDER BY id"):
            assert isinstance(person, int)
            found.setdefault(person, []).append(str(words))
        return found

    def unanswered(self) -> list[str]:
        """The notes of which nobody was told that they are kept."""
        heard = {person: [one.text for one in self.emulator.chat(person) if one.from_bot] for person in self.said}
        return [
            note
            for person, notes in self.said.items()
            for note in notes
            if not any(note in one for one in heard[person])
        ]


_PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


def _is_alive(process: int | None) -> bool:
    try:
        os.kill(process or 0, 0)
    except ProcessLookupError:
        return False
    return True


@contextlib.asynccontextmanager
async def a_fleet(bots: Bots, server: PostgresServer, url: str, trick: str) -> AsyncIterator[Fleet]:
    """Three bots that have begun."""
    site, port = web.Application(), await a_free_port()
    fleet = Fleet(bots.nursery, bots.emulator, server, url, f"http://127.0.0.1:{port}/telegram", bots.folder, trick)
    site.router.add_post("/telegram", fleet.bring)
    proxy = web.AppRunner(site)
    await proxy.setup()
    try:
        await web.TCPSite(proxy, "127.0.0.1", port).start()
        for nth in range(MANY):
            fleet.replicas.append(Replica(await a_free_port(), bots.folder / f"log-{nth}"))
            fleet.begin(fleet.replicas[-1])
        yield fleet
    finally:
        for replica in fleet.replicas:
            await fleet.kill(replica)
        await proxy.cleanup()


async def rough_times(fleet: Fleet, rounds: int = EACH, kills: int = KILLS, within: float = times(60, 600)) -> None:
    """Everybody writes, while bots are killed and the server ends everybody's sessions."""
    await fleet.settle_in()
    chance = random.Random(6)  # noqa: S311  # repeatable
    falls = set(chance.sample(range(1, rounds), kills))
    cuts = set(chance.sample(range(1, rounds), kills))
    for nth in range(rounds):
        await fleet.write()
        await asyncio.sleep(0.02)
        if nth in falls:
            fallen = chance.choice(fleet.replicas)
            await fleet.kill(fallen)
            fleet.begin(fallen)
        if nth in cuts:
            fleet.server.cut_off(fleet.url)
    await fleet.rest(within)


async def test_replicas_that_are_killed_and_cut_off_lose_double_and_disorder_nothing(
    bots: Bots, server: PostgresServer, postgres_url: str
) -> None:
    async with a_fleet(bots, server, postgres_url, "a replica in a hurry") as fleet:
        await rough_times(fleet)
        assert fleet.rows("SELECT update_id FROM inbox WHERE parked_at IS NOT NULL") == []
        assert fleet.kept() == fleet.said, "each once, and each chat in its order"
        assert fleet.unanswered() == []
        await another_one_sends_when_the_elected_one_dies(fleet)


async def another_one_sends_when_the_elected_one_dies(fleet: Fleet) -> None:
    """The bot that sends is killed just before a reminder is due; it comes all the same, and once."""
    await until(lambda: any(one.sends for one in fleet.replicas))
    await fleet.kill(next(one for one in fleet.replicas if one.sends))
    fleet.rows(
        "INSERT INTO reminders (user_id, job_id, due_at, created_at, text) "
        "SELECT user_id, id, now(), now(), 'call the harbour' FROM jobs WHERE user_id = 1"
    )
    fleet.rows("NOTIFY jobtrail, 'reminders'")

    def heard() -> list[str]:
        return [one.text for one in fleet.emulator.chat(1) if one.from_bot and "call the harbour" in one.text]

    await until(lambda: bool(heard()), within=60)
    await until(lambda: fleet.rows("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == [(0,)])
    assert len(heard()) == 1


def out_of_order(notes: list[str]) -> bool:
    """Whether somebody's notes stand in another order than they were written in."""
    numbers = [int(note.split()[1]) for note in notes]
    return numbers != sorted(numbers)


@pytest.mark.skipif(not WHOLE, reason="that the test can fail is shown by `make faults`")
async def test_the_same_test_catches_replicas_that_claim_out_of_turn(
    bots: Bots, server: PostgresServer, postgres_url: str
) -> None:
    async with a_fleet(bots, server, postgres_url, "broken: claim out of turn") as fleet:
        with contextlib.suppress(TimeoutError):  # what is broken may not come to rest
            await rough_times(fleet, rounds=20, kills=3, within=30)
        assert any(out_of_order(notes) for notes in fleet.kept().values())
