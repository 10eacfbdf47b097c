"""Pushes on their way out: written down first, and each sent until its fate is known."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, cast

import pytest
from sqlalchemy import delete, select, update
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from bot.actions.due import fire_due
from bot.actions.remind import Wait, remind
from bot.actions.take_in import take_in
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.sender import AT_ONCE, Sender
from bot.model.given import GivenText
from bot.playground import Emulator
from bot.storage import users
from bot.storage.database import Database
from bot.storage.schema import outbox
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb
from tests.postings import ANALYST


@pytest.fixture
async def due(database: Database, emulator: Emulator, clock: Clock) -> None:
    """A user who has just been reminded of something, in the outbox."""
    robin = emulator.person(1001, "Robin", "en")
    await emulator.press_start(robin)
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())
    taken = await take_in(database, visit(1001, clock.now()), GivenText(ANALYST), FakeWeb())
    await remind(database, visit(1001, clock.now()), taken.opened.job.id, Wait.HOURS)
    clock.go_on(hours=3)
    assert await fire_due(database, clock.now()) == 1


async def remind_all(database: Database, clock: Clock, users_of: dict[int, int]) -> None:
    """Users by id, each with so many reminders that are due now, in the outbox."""
    for user_id, many in users_of.items():
        async with database.begin() as tx:
            await users.welcome(tx, user_id, "en", clock.now())
        taken = await take_in(database, visit(user_id, clock.now()), GivenText(ANALYST), FakeWeb())
        for _ in range(many):
            await remind(database, visit(user_id, clock.now()), taken.opened.job.id, Wait.HOURS)
            clock.go_on(seconds=1)
    clock.go_on(hours=4)
    assert await fire_due(database, clock.now()) == sum(users_of.values())


class Telegram:
    """A client that notes what is sent, and does with each user's what was prepared."""

    def __init__(self) -> None:
        self.sent: list[int] = []
        self.at_once = 0
        self.most_at_once = 0
        self.hangs: dict[int, asyncio.Event] = {}
        self.troubles: dict[int, list[Exception]] = {}

    async def send_message(self, user_id: int, _text: str, **_more: object) -> None:
        self.sent.append(user_id)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if user_id in self.hangs:
                await self.hangs[user_id].wait()
            await asyncio.sleep(0)
            if self.troubles.get(user_id):
                raise self.troubles[user_id].pop(0)
        finally:
            self.at_once -= 1

    def sender(self, database: Database, clock: Clock, pace: Pace | None = None) -> Sender:
        return Sender(database, cast("Bot", self), clock.now, Alarm(clock.now), pace or Pace())


@pytest.fixture
def sender(database: Database, bot: Bot, clock: Clock) -> Sender:
    return Sender(database, bot, clock.now, Alarm(clock.now), Pace())


async def row(database: Database):  # type: ignore[no-untyped-def]  # a row of the outbox
    async with database.begin() as tx:
        return (await tx.execute(select(outbox))).one()


@pytest.mark.usefixtures("due")
async def test_a_push_is_sent_once(sender: Sender, emulator: Emulator) -> None:
    assert await sender.send_due() == 1
    assert await sender.send_due() == 0
    assert len(emulator.called("sendMessage")) == 1


@pytest.mark.usefixtures("due")
async def test_the_same_reminder_cannot_be_decided_twice(database: Database, clock: Clock, sender: Sender) -> None:
    assert await fire_due(database, clock.now()) == 0
    assert await sender.send_due() == 1


@pytest.mark.usefixtures("due")
async def test_a_429_holds_it_for_as_long_as_telegram_says(
    sender: Sender, emulator: Emulator, database: Database, clock: Clock
) -> None:
    emulator.faults.add(method="sendMessage", status=429, retry_after=40, times=1)
    await sender.send_due()
    assert (await row(database)).not_before == clock.now() + timedelta(seconds=40)
    assert await sender.send_due() == 0
    clock.go_on(seconds=40)
    assert await sender.send_due() == 1
    assert (await row(database)).sent_at is not None


@pytest.mark.usefixtures("due")
async def test_who_blocked_the_bot_gets_no_pushes_and_keeps_everything(
    sender: Sender, emulator: Emulator, database: Database
) -> None:
    await emulator.block(1001)
    await sender.send_due()
    assert (await row(database)).dead_at is not None
    async with database.begin() as tx:
        assert not await users.is_reachable(tx, 1001)
        assert await users.known(tx, 1001) is not None


@pytest.mark.usefixtures("due")
async def test_a_server_in_trouble_is_tried_later_and_later(
    sender: Sender, emulator: Emulator, database: Database, clock: Clock
) -> None:
    emulator.faults.add(method="sendMessage", status=502, times=3)
    for wait in (1, 2, 4):
        await sender.send_due()
        assert (await row(database)).not_before == clock.now() + timedelta(seconds=wait)
        clock.go_on(seconds=wait)
    await sender.send_due()
    assert (await row(database)).sent_at is not None


async def rows(database: Database) -> list[Any]:
    async with database.begin() as tx:
        return list((await tx.execute(select(outbox).order_by(outbox.c.id))).all())


async def until(database: Database, fine: Callable[[list[Any]], object]) -> None:
    for _ in range(2_000):
        if fine(await rows(database)):
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came")


def going(clock: Clock) -> Callable[[float], Awaitable[None]]:
    """A sleep in which the clock goes on."""

    async def sleep(seconds: float) -> None:
        clock.go_on(seconds=seconds)
        await asyncio.sleep(0)

    return sleep


async def test_one_chat_s_slow_answer_holds_up_nobody_else(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 2} | dict.fromkeys(range(2, 12), 1))
    telegram = Telegram()
    telegram.hangs[1] = asyncio.Event()
    sender = telegram.sender(database, clock)
    running = asyncio.create_task(sender.run())
    await until(database, lambda all_rows: sum(one.sent_at is not None for one in all_rows) == 10)
    assert telegram.sent.count(1) == 1, "and that chat's next one waits for its turn"
    telegram.hangs[1].set()
    await until(database, lambda all_rows: all(one.sent_at is not None for one in all_rows))
    assert 1 < telegram.most_at_once <= AT_ONCE
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_chat_s_next_push_goes_as_soon_as_the_fate_of_the_one_before_is_known(
    database: Database, clock: Clock
) -> None:
    await remind_all(database, clock, dict.fromkeys(range(1, 9), 5))
    telegram = Telegram()
    running = asyncio.create_task(telegram.sender(database, clock).run())
    # The clock stands still: what is held for a claim that is over would be held for ever.
    await until(database, lambda all_rows: all(one.sent_at is not None for one in all_rows))
    assert len(telegram.sent) == 8 * 5
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_chat_s_pushes_stay_in_order_where_one_has_to_be_sent_again(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 3})
    telegram = Telegram()
    telegram.troubles[1] = [NetworkError("Bad Gateway"), RetryAfter(90)]
    sender = telegram.sender(database, clock)
    for _ in range(20):
        await sender.send_due()
        clock.go_on(seconds=10)
    sent = [one.sent_at for one in await rows(database)]
    assert sent == sorted(sent)
    assert len(telegram.sent) == 5


async def test_a_chat_gets_one_message_a_second(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 3, 2: 1})
    start = clock.now()
    telegram = Telegram()
    sender = telegram.sender(database, clock, Pace(30, lambda: clock.now().timestamp(), going(clock)))
    at: list[tuple[float, int]] = []
    for _ in range(60):
        before = len(telegram.sent)
        await sender.send_due()
        at += [((clock.now() - start).total_seconds(), chat) for chat in telegram.sent[before:]]
        clock.go_on(milliseconds=100)
    times = [moment for moment, chat in at if chat == 1]
    assert len(times) == 3
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
    assert next(moment for moment, chat in at if chat == 2) < 1, "and holds up nobody else meanwhile"


async def test_a_first_429_holds_that_chat_and_a_second_chat_s_holds_all(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, dict.fromkeys(range(1, 31), 1))
    telegram = Telegram()
    pace = Pace(30, lambda: clock.now().timestamp(), going(clock))
    sender = telegram.sender(database, clock, pace)
    telegram.troubles[1] = [RetryAfter(40)]
    pace.refused("1", 40)  # what the client tells
    await sender.send_due()
    assert set(telegram.sent) >= {2, 3, 4}
    held = next(one for one in await rows(database) if one.user_id == 1)
    assert held.not_before - clock.now() > timedelta(seconds=38), "it is held on disk"
    before = len(telegram.sent)
    pace.refused("9", 50)
    start = clock.now()
    await sender.send_due()
    assert len(telegram.sent) > before
    assert clock.now() - start >= timedelta(seconds=49), "nothing was sent before the hold was over"


async def test_a_push_without_an_answer_is_sent_twice_at_most(
    database: Database, clock: Clock, emulator: Emulator, sender: Sender, due: None
) -> None:
    emulator.faults.lose_reply(method="sendMessage", times=None)
    for _ in range(10):
        await sender.send_due()
        clock.go_on(minutes=5)
    held = await row(database)
    assert len(emulator.called("sendMessage")) == 2
    assert (held.trouble, held.sent_at, held.dead_at is not None) == ("unknown fate", None, True)


async def test_a_push_that_never_left_is_sent_until_it_leaves(
    database: Database, clock: Clock, sender: Sender, emulator: Emulator, due: None
) -> None:
    emulator.faults.add(method="sendMessage", status=502, times=8)
    for _ in range(10):
        await sender.send_due()
        clock.go_on(minutes=2)
    assert (await row(database)).sent_at is not None


async def test_crashes_between_sending_and_writing_it_down_make_two_copies_at_most(
    database: Database, clock: Clock
) -> None:
    await remind_all(database, clock, {1: 1})
    telegram = Telegram()
    telegram.hangs[1] = asyncio.Event()
    for _ in range(5):
        dying = telegram.sender(database, clock)
        sending = asyncio.create_task(dying.send_due())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await sending
        for task in dying.under_way:
            task.cancel()
        await asyncio.gather(sending, *dying.under_way, return_exceptions=True)
        clock.go_on(minutes=5)
    assert telegram.sent == [1, 1]
    (held,) = await rows(database)
    assert held.dead_at is not None


async def test_what_was_called_off_while_it_waited_for_its_turn_is_not_sent(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 1, 2: 1})
    telegram = Telegram()

    async def forget_meanwhile(seconds: float) -> None:
        clock.go_on(seconds=seconds)
        async with database.begin() as tx:
            await tx.execute(delete(outbox).where(outbox.c.user_id == 2))

    sender = telegram.sender(database, clock, Pace(30, lambda: clock.now().timestamp(), forget_meanwhile))
    await sender.send_due()
    assert telegram.sent == [1]


async def test_what_is_on_its_way_when_the_bot_stops_may_arrive(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 1})
    telegram = Telegram()
    telegram.hangs[1] = asyncio.Event()
    running = asyncio.create_task(telegram.sender(database, clock).run())
    await until(database, lambda _: telegram.sent)
    running.cancel()
    await asyncio.sleep(0)
    telegram.hangs[1].set()
    await asyncio.gather(running, return_exceptions=True)
    assert (await row(database)).sent_at is not None


async def test_an_alarm_that_rings_before_one_sleeps_is_heard() -> None:
    alarm = Alarm(lambda: datetime(2026, 3, 2, tzinfo=UTC))
    alarm.ring()
    await alarm.wait_until(None)


async def test_what_is_meant_for_later_does_not_go_with_what_is_due(database: Database, clock: Clock) -> None:
    await remind_all(database, clock, {1: 2})
    later = clock.now() + timedelta(seconds=20)
    async with database.begin() as tx:
        (first, second) = (await tx.execute(select(outbox).order_by(outbox.c.id))).all()
        await tx.execute(update(outbox).where(outbox.c.id == second.id).values(not_before=later))
    telegram = Telegram()
    sender = telegram.sender(database, clock)
    for _ in range(3):
        await sender.send_due()
    assert [(one.id, one.sent_at is not None) for one in await rows(database)] == [(first.id, True), (second.id, False)]
    clock.go_on(seconds=20)
    await sender.send_due()
    assert telegram.sent == [1, 1]
