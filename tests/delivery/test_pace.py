"""How fast Telegram lets a bot write: replies go ahead of pushes, and a 429 holds no more than it must."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.delivery.pace import Pace


class Second:
    """A clock that moves when everybody sleeps, and a pace that goes by it."""

    def __init__(self, per_second: float = 30.0) -> None:
        self.now = 100.0
        self.sent: list[tuple[float, str]] = []
        self._sleepers: list[tuple[float, asyncio.Event]] = []
        self.pace = Pace(per_second, lambda: self.now, self._sleep)

    async def _sleep(self, seconds: float) -> None:
        awake = asyncio.Event()
        self._sleepers.append((self.now + seconds, awake))
        await awake.wait()

    async def at(self, moment: float, what: Callable[[], Awaitable[None]]) -> None:
        await self._sleep(moment - self.now)
        await what()

    async def push(self, chat: str) -> None:
        await self.pace.push(chat)
        self.sent.append((self.now, chat))

    async def reply(self, chat: str) -> None:
        await self.pace.reply(chat)
        self.sent.append((self.now, chat))

    async def run(self, *work: Awaitable[None]) -> None:
        """Do all of it; time moves on only when nobody has anything to do."""
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda sleeper: sleeper[0])
                self.now, awake = self._sleepers.pop(0)
                awake.set()

    def most_in_a_second(self) -> int:
        return max(sum(at <= other < at + 1 for other, _ in self.sent) for at, _ in self.sent)


async def one_after_the_other(second: Second, chats: int) -> None:
    for number in range(chats):
        await second.push(f"p{number}")


async def test_pushes_leave_a_part_of_each_second_free() -> None:
    second = Second()
    await second.run(one_after_the_other(second, 100))
    assert second.most_in_a_second() <= 26
    assert second.now - 100 < 4.1, "and go no slower than they may"


async def test_replies_wait_for_no_push() -> None:
    second = Second()
    waits: list[float] = []

    async def reply(asked: float, chat: str) -> None:
        await second.reply(chat)
        waits.append(second.now - asked)

    replies = [second.at(102 + number / 5, lambda n=number: reply(102 + n / 5, f"r{n}")) for number in range(20)]  # type: ignore[misc]  # a lambda's default
    await second.run(one_after_the_other(second, 200), *replies)
    assert len(waits) == 20
    assert max(waits) < 0.001


async def test_replies_alone_keep_to_what_telegram_takes() -> None:
    second = Second()
    await second.run(*(second.reply(f"r{number}") for number in range(90)))
    assert second.most_in_a_second() <= 30
    assert second.now - 100 < 3


async def test_a_push_waits_while_a_reply_does() -> None:
    second = Second()
    await second.run(*(second.reply(f"r{number}") for number in range(60)), second.push("p"))
    assert second.sent[-1][1] == "p"


async def test_a_chat_that_was_just_written_to_rests_for_a_second() -> None:
    second = Second()
    await second.reply("1")
    assert second.pace.rest_of("1") == pytest.approx(1.1)
    assert second.pace.rest_of("2") == 0.0
    second.now += 1.0
    assert second.pace.rest_of("1") == pytest.approx(0.1), "a message may be quicker on its way than the one before"
    second.now += 0.25
    assert second.pace.rest_of("1") == 0.0


async def test_the_first_429_holds_its_chat_and_a_second_chat_s_holds_all() -> None:
    second = Second()
    second.pace.refused("1", 40)
    assert (second.pace.rest_of("1"), second.pace.rest_of("2"), second.pace.hold_of_all()) == (40, 0, 0)
    second.pace.refused("1", 20)
    assert (second.pace.rest_of("1"), second.pace.hold_of_all()) == (40, 0), "the same chat again is still one chat"
    second.now += 10
    second.pace.refused("2", 50)
    assert second.pace.hold_of_all() == 50
    await second.run(second.push("3"))
    assert second.sent == [(160.0, "3")], "what goes through meanwhile lifts nothing"


async def test_two_429s_far_apart_hold_a_chat_each() -> None:
    second = Second()
    second.pace.refused("1", 5)
    second.now += 6
    second.pace.refused("2", 5)
    assert second.pace.hold_of_all() == 0


async def test_a_hold_of_all_pushes_holds_no_reply() -> None:
    second = Second()
    second.pace.refused("1", 40)
    second.pace.refused("2", 40)
    await second.run(second.reply("3"))
    assert second.now == 100


async def test_without_a_limit_nothing_waits() -> None:
    second = Second(float("inf"))
    await second.run(*(second.reply("1") for _ in range(500)), *(second.push("1") for _ in range(500)))
    assert second.now == 100
    assert second.pace.rest_of("1") == 0
