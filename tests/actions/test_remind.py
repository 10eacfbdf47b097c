"""When a reminder is due, and where it hangs: by a tap, by words, by the clocks of the person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.actions.move import save
from bot.actions.remind import LONGEST_WORDS, MOST_PENDING, At, Reminded, Wait, remind, remind_at
from bot.actions.take_in import take_in
from bot.errors import UserError
from bot.model.given import GivenText
from bot.model.schedule import Every, Rule, SpokenTime
from bot.model.user import Visit
from bot.readers.spoken_time import understood
from bot.storage import users
from bot.storage.database import Database
from bot.storage.reminders import Reminder
from tests.conftest import Clock, visit
from tests.fakes import FakeWeb
from tests.postings import ANALYST

LENA = 1002
BERLIN = "Europe/Berlin"


@pytest.fixture
async def job(database: Database, clock: Clock) -> int:
    """Lena's saved job; its last day is 31 March."""
    async with database.begin() as tx:
        await users.welcome(tx, LENA, "de", clock.now())
    taken = await take_in(database, in_berlin(clock), GivenText(ANALYST), FakeWeb())
    await save(database, in_berlin(clock), taken.opened.job.id)
    return taken.opened.job.id


def on_the_wall(shown: str) -> datetime:
    """A time as a wall's clock shows it."""
    return datetime.fromisoformat(shown)


def in_berlin(clock: Clock) -> Visit:
    """Lena, who lives in Berlin."""
    return visit(LENA, clock.now(), "de", BERLIN)


def said(words: str, clock: Clock) -> SpokenTime:
    """The time in Lena's words."""
    spoken = understood(words, "de", clock.now(), BERLIN)
    assert spoken is not None
    return spoken


def made(reminded: Reminded) -> Reminder:
    """The reminder that was set."""
    assert reminded.reminder is not None
    return reminded.reminder


async def test_a_day_said_in_words_hangs_on_the_wall(database: Database, clock: Clock, job: int) -> None:
    reminder = made(await remind_at(database, in_berlin(clock), job, said("morgen um 9", clock), "HR anrufen"))
    assert reminder.due_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert (reminder.wall, reminder.zone, reminder.text) == (on_the_wall("2026-03-03 09:00"), BERLIN, "HR anrufen")


async def test_two_hours_are_two_hours_and_hang_nowhere(database: Database, clock: Clock, job: int) -> None:
    reminder = made(await remind_at(database, in_berlin(clock), job, said("in 2 Stunden", clock)))
    assert reminder.due_at == clock.now() + timedelta(hours=2)
    assert (reminder.wall, reminder.zone) == (None, None)


@pytest.mark.parametrize(
    ("wait", "due"),
    [
        (Wait.HOURS, datetime(2026, 3, 2, 12, tzinfo=UTC)),
        (Wait.DAY, datetime(2026, 3, 3, 9, tzinfo=UTC)),
        (Wait.WEEK, datetime(2026, 3, 9, 9, tzinfo=UTC)),
        (Wait.TOMORROW, datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (Wait.THREE_DAYS, datetime(2026, 3, 5, 8, tzinfo=UTC)),
        (Wait.NEXT_WEEK, datetime(2026, 3, 9, 8, tzinfo=UTC)),
        (Wait.DEADLINE, datetime(2026, 3, 30, 7, tzinfo=UTC)),  # summer time has begun
    ],
)
async def test_each_button_means_its_moment(
    database: Database, clock: Clock, job: int, wait: Wait, due: datetime
) -> None:
    assert made(await remind(database, in_berlin(clock), job, wait)).due_at == due


async def test_a_series_that_began_begins_with_its_next_time(database: Database, clock: Clock, job: int) -> None:
    mondays = At(on_the_wall("2026-03-02 09:00"), Rule(Every.WEEK))  # it is ten in Berlin
    assert made(await remind_at(database, in_berlin(clock), job, mondays)).due_at == datetime(2026, 3, 9, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "key"),
    [(on_the_wall("2026-03-02 09:59"), "remind-past"), (on_the_wall("2056-01-01 00:00"), "remind-too-far")],
)
async def test_what_is_past_or_too_far_is_refused(
    database: Database, clock: Clock, job: int, wall: datetime, key: str
) -> None:
    with pytest.raises(UserError) as refused:
        await remind_at(database, in_berlin(clock), job, At(wall))
    assert refused.value.key == key


async def test_words_have_an_end(database: Database, clock: Clock, job: int) -> None:
    tomorrow = At(on_the_wall("2026-03-03 09:00"))
    await remind_at(database, in_berlin(clock), job, tomorrow, "x" * LONGEST_WORDS)
    with pytest.raises(UserError):
        await remind_at(database, in_berlin(clock), job, tomorrow, "x" * (LONGEST_WORDS + 1))


async def test_a_job_has_so_many_reminders_and_no_more(database: Database, clock: Clock, job: int) -> None:
    for _ in range(MOST_PENDING):
        await remind(database, in_berlin(clock), job, Wait.DAY)
    with pytest.raises(UserError):
        await remind(database, in_berlin(clock), job, Wait.DAY)


async def test_a_person_has_so_many_reminders_and_no_more(
    database: Database, clock: Clock, job: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.actions.remind.MOST_OF_A_USER", 2)
    for _ in range(2):
        await remind(database, in_berlin(clock), job, Wait.DAY)
    with pytest.raises(UserError) as refused:
        await remind(database, in_berlin(clock), job, Wait.DAY)
    assert (refused.value.key, refused.value.facts) == ("too-many-reminders-in-all", {"most": 2})


async def test_the_zone_is_asked_for_with_the_first_time_on_the_wall_alone(
    database: Database, clock: Clock, job: int
) -> None:
    asked = [
        (await remind(database, in_berlin(clock), job, wait)).asks_zone
        for wait in (Wait.HOURS, Wait.TOMORROW, Wait.TOMORROW)
    ]
    assert asked == [False, True, False]


async def test_who_said_where_they_live_is_not_asked(database: Database, clock: Clock, job: int) -> None:
    lena = in_berlin(clock)
    known = replace(lena, user=replace(lena.user, zone_said=True))
    assert not (await remind(database, known, job, Wait.TOMORROW)).asks_zone


async def test_the_other_reading_is_told_where_it_is_to_come(database: Database, clock: Clock, job: int) -> None:
    both = At(on_the_wall("2026-06-05 09:00"))
    doubtful = SpokenTime(both.wall, datetime(2026, 6, 5, 7, tzinfo=UTC), also=on_the_wall("2026-05-06 09:00"))
    assert (await remind_at(database, in_berlin(clock), job, doubtful)).also == on_the_wall("2026-05-06 09:00")


async def test_where_the_first_reading_is_past_the_other_one_is_meant(
    database: Database, clock: Clock, job: int
) -> None:
    passed = SpokenTime(
        on_the_wall("2026-02-03 09:00"),
        datetime(2026, 2, 3, 8, tzinfo=UTC),
        past=True,
        also=on_the_wall("2026-03-02 21:00"),
    )
    reminded = await remind_at(database, in_berlin(clock), job, passed)
    assert (made(reminded).wall, reminded.also) == (on_the_wall("2026-03-02 21:00"), None)
