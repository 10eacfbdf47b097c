"""/settings, and the clock that a person lives by: every change at once, and what hangs on it moves along."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest
from sqlalchemy import select, update

from bot.actions.clocks import follow_clocks
from bot.actions.settings import nearest_hour
from bot.model import zones
from bot.model.user import Tongue, User
from bot.playground import Message, Person
from bot.storage import users
from bot.storage.schema import interviews, nudges, reminders
from bot.texts import languages
from tests.conftest import Talk
from tests.postings import ANALYST
from tests.test_main_job import labels
from tests.test_reminders import saved


async def due(talk: Talk) -> list[datetime]:
    """When all reminders are due."""
    async with talk.database.begin() as tx:
        return list((await tx.execute(select(reminders.c.due_at).order_by(reminders.c.id))).scalars())


async def as_kept(talk: Talk, by: Person) -> User:
    """The person as kept."""
    async with talk.database.begin() as tx:
        user = await users.known(tx, by.id)
    assert user is not None
    return user


async def settings(talk: Talk, *path: str, by: Person | None = None) -> Message:
    """The settings after some taps."""
    shown = await talk.say("/settings", by=by)
    for label in path:
        shown = await talk.tap(shown, label, by=by)
    return shown


# --- the clock --------------------------------------------------------------------------------------------------------


async def test_the_clock_is_guessed_by_the_language_of_the_app_and_its_country(talk: Talk) -> None:
    zones_of = {"de-AT": "Europe/Vienna", "en-GB": "Europe/London", "pt-BR": "America/Sao_Paulo", "en": "UTC"}
    for number, (language, zone) in enumerate(zones_of.items(), 2001):
        person = talk.emulator.person(number, "Someone", language)
        await talk.say("/help", by=person)
        assert (await as_kept(talk, person)).zone == zone


async def test_the_clock_is_asked_for_once(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 in 2 hours call")  # two hours are two hours on any clock
    echo = await talk.say("/remind 1 tomorrow 9:00 call")
    question = await talk.heard()
    assert question.id > echo.id
    assert question.text == "Is it 09:00 where you are? Then your reminders come at the right hour."
    before = len(talk.from_bot())
    await talk.say("/remind 1 tomorrow 10:00 call")
    await talk.settled()
    assert len(talk.from_bot()) == before + 1


async def test_yes_keeps_the_guess(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST, by=talk.lena), "Speichern", by=talk.lena)
    await talk.say("/remind 1 morgen um 9", by=talk.lena)
    told = await talk.tap(await talk.heard(talk.lena), "Ja", by=talk.lena)
    assert told.text == "🕘 Deine Uhr: Berlin, dort ist es 10:00."
    assert (await as_kept(talk, talk.lena)).zone_said


async def test_nobody_s_clock_is_utc_so_yes_asks_which_of_those(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 tomorrow 9:00 call")
    which = await talk.tap(await talk.heard(), "Yes")
    assert which.text == "Which of these clocks is yours?"
    assert "London, 09:00" in labels(which)
    assert "London" in (await talk.tap(which, "London")).text
    assert (await as_kept(talk, talk.robin)).zone == "Europe/London"


async def test_no_asks_for_a_city_and_reminders_keep_their_time_there(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 tomorrow 9:00 call")
    await talk.emulator.tap(talk.robin, await talk.heard(), "No")
    assert "Which city" in (await talk.heard()).text
    assert "I know no such city" in (await talk.say("Nowhereville")).text
    told = await talk.say("Kyiv")
    assert "What is to come keeps its time there." in told.text
    assert await due(talk) == [datetime(2026, 3, 3, 7, tzinfo=UTC)]
    assert "Tue 3 Mar, 09:00" in (await talk.say("/reminders")).text


async def test_the_time_that_it_is_there_does_as_well(talk: Talk) -> None:
    await settings(talk)
    await talk.emulator.tap(talk.robin, talk.from_bot()[-1], "My clock")
    await talk.heard()
    which = await talk.say("it is 14:30 now")
    assert which.text == "Which of these clocks is yours?"
    assert all("14:30" in label for label in labels(which)[:-1])


@pytest.mark.engines("sqlite", "postgresql")
async def test_a_move_moves_interviews_and_nudges_too_and_what_is_counted_stays(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 in 2 hours call")
    await talk.say("/interview 1 tomorrow 14:00 video call")
    await talk.heard()  # whether the clock is right
    await move_to(talk, "Berlin")
    async with talk.database.begin() as tx:
        [at] = (await tx.execute(select(interviews.c.at))).scalars()
        due_nudges = {row.kind: row.due_at for row in await tx.execute(select(nudges.c.kind, nudges.c.due_at))}
    assert at == datetime(2026, 3, 3, 13, tzinfo=UTC)
    assert due_nudges["interview_soon"] == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert await due(talk) == [datetime(2026, 3, 2, 11, tzinfo=UTC)]


async def move_to(talk: Talk, city: str) -> None:
    """Robin says where they live."""
    shown = await settings(talk)
    await talk.emulator.tap(talk.robin, shown, "My clock")
    while "Which city" not in (await talk.heard()).text:
        pass
    await talk.say(city)


async def test_a_reminder_keeps_its_time_when_the_clocks_change(talk: Talk) -> None:
    await saved(talk)
    await move_to(talk, "Berlin")
    await talk.say("/remind 1 on 28 March 9:00 before")
    await talk.say("/remind 1 on 30 March 9:00 after")
    await talk.say("/remind 1 on 29 March 2:30 am in the gap")
    await talk.say("/remind 1 on 25 October 2:30 am shown twice")
    await talk.say("/remind 1 every day 2:30 am nightly")
    assert [one.isoformat()[:16] for one in await due(talk)] == [
        "2026-03-28T08:00",
        "2026-03-30T07:00",
        "2026-03-29T01:30",
        "2026-10-25T00:30",
        "2026-03-03T01:30",
    ]


async def test_a_series_over_a_change_of_the_clocks_comes_once_a_day(talk: Talk) -> None:
    talk.clock.time = datetime(2026, 3, 28, 12, tzinfo=UTC)
    await saved(talk)
    await move_to(talk, "Berlin")
    await talk.say("/remind 1 every day 2:30 am nightly")
    came = []
    for _ in range(3):
        [next_one] = await due(talk)
        talk.clock.time = next_one
        talk.time_passes()
        await talk.quiet()
        came.append(next_one.isoformat()[:16])
    assert came == ["2026-03-29T01:30", "2026-03-30T00:30", "2026-03-31T00:30"]
    assert sum(one.text.startswith("⏰ nightly") for one in talk.from_bot()) == 3


async def test_the_31st_comes_back_after_a_shorter_month(talk: Talk) -> None:
    await saved(talk)
    await talk.say("/remind 1 every month on the 31st 9:00 rent")
    months = []
    for _ in range(3):
        [next_one] = await due(talk)
        months.append(f"{next_one:%d %b}")
        talk.clock.time = next_one
        talk.time_passes()
        await talk.quiet()
    assert months == ["31 Mar", "30 Apr", "31 May"]


@pytest.mark.engines("sqlite", "postgresql")
async def test_new_rules_of_the_clocks_move_what_waits_once(talk: Talk) -> None:
    await saved(talk)
    await move_to(talk, "Berlin")
    await talk.say("/remind 1 tomorrow 9:00 call")
    await talk.say("/interview 1 tomorrow 14:00 video call")
    wrong = datetime(2026, 3, 3, 7, tzinfo=UTC)  # as if Berlin had been two hours ahead then
    async with talk.database.begin() as tx:
        await tx.execute(update(reminders).values(due_at=wrong))
        await tx.execute(update(interviews).values(at=wrong))
    now = talk.clock.now()
    assert [await follow_clocks(talk.database, now, version) for version in ("2026a", "2026a", "2026b")] == [2, 0, 0]
    assert await due(talk) == [datetime(2026, 3, 3, 8, tzinfo=UTC)]


def test_every_zone_has_a_number_of_its_own() -> None:
    assert {zones.of_key(zones.key(zone)) for zone in available_timezones()} == available_timezones()
    assert zones.of_key(1) is None


def test_the_rules_have_a_version() -> None:
    assert 0 < len(zones.rules_version()) <= 64


# --- the screen -------------------------------------------------------------------------------------------------------


async def test_the_settings_say_what_is_chosen(talk: Talk) -> None:
    shown = await settings(talk)
    assert shown.text == (
        "⚙️ Settings\nLanguage: English\nYour clock: UTC, now 09:00\n"
        "I speak by myself at 09:00; reminders come when you said\nQuiet from 21:00 until 08:00"
    )
    assert {"✕ Morning message", "✓ Deadlines", "✓ Follow-ups", "✓ Interviews", "✓ Silent jobs"} <= set(labels(shown))
    assert "The model’s language" not in labels(shown), "there is no model"


async def test_a_language_is_chosen_and_the_app_s_again(talk: Talk) -> None:
    german = await settings(talk, "Language", "Deutsch")
    assert german.text.startswith("⚙️ Einstellungen\nSprache: Deutsch")
    assert (await talk.say("/reminders")).text.startswith("Keine Erinnerung")
    again = await talk.tap(await talk.tap(german, "Sprache"), "Wie meine App")
    assert again.text.startswith("⚙️ Settings\nLanguage: English")


def test_every_language_that_is_spoken_can_be_chosen() -> None:
    assert set(languages()) <= set(Tongue)


@pytest.mark.engines("sqlite", "postgresql")
async def test_the_hour_is_chosen_and_what_is_planned_moves(talk: Talk) -> None:
    await saved(talk)
    shown = await settings(talk, "My hour", "18:00")
    assert "I speak by myself at 18:00" in shown.text
    async with talk.database.begin() as tx:
        hours = {one.hour for one in (await tx.execute(select(nudges.c.due_at))).scalars()}
    assert hours == {18}


async def test_the_bot_s_hour_can_t_be_quiet_and_the_nearest_is_offered(talk: Talk) -> None:
    assert "07:00" not in labels(await settings(talk, "My hour"))
    refused = await settings(talk, "Quiet hours", "Until when?", "12:00")
    assert "would lie in your quiet hours, from 21:00 until 12:00" in refused.text
    assert (await as_kept(talk, talk.robin)).quiet_until == 8
    kept = await talk.tap(refused, "Speak at 12:00 then")
    assert "I speak by myself at 12:00" in kept.text
    assert "Quiet from 21:00 until 12:00" in kept.text


@pytest.mark.parametrize(
    ("push", "quiet_from", "quiet_until", "nearest"), [(9, 21, 12, 12), (22, 21, 8, 20), (6, 21, 8, 8), (9, 9, 9, 9)]
)
def test_the_nearest_hour_that_is_not_quiet(push: int, quiet_from: int, quiet_until: int, nearest: int) -> None:
    user = User(1, "en", "UTC", push_hour=push, quiet_from=quiet_from, quiet_until=quiet_until)
    assert nearest_hour(user) == nearest


async def test_no_hour_need_be_quiet(talk: Talk) -> None:
    assert "No quiet hours" in (await settings(talk, "Quiet hours", "Never quiet")).text


@pytest.mark.parametrize("what", ["Deadlines", "Follow-ups", "Interviews", "Silent jobs"])
async def test_an_alert_is_switched_off_and_on_in_place(talk: Talk, what: str) -> None:
    off = await settings(talk, f"✓ {what}")
    assert f"✕ {what}" in labels(off)
    assert f"✓ {what}" in labels(await talk.tap(off, f"✕ {what}"))


async def test_the_morning_message_is_switched_on_and_comes(talk: Talk) -> None:
    await saved(talk)
    assert "✓ Morning message" in labels(await settings(talk, "✕ Morning message"))
    talk.time_passes(days=1)
    morning = await talk.heard()
    assert morning.text.startswith("☀️")
    await talk.emulator.tap(talk.robin, morning, "⚙️ Settings")
    assert (await talk.heard()).text.startswith("⚙️ Settings")


async def test_what_matters_is_kept_for_comparisons(talk: Talk) -> None:
    shown = await settings(talk, "What matters to me", "Remote: much")
    assert "✓ Remote: much" in labels(shown)
    async with talk.database.begin() as tx:
        assert (await users.weights(tx, talk.robin.id))["remote"] == "much"


async def test_export_import_and_forget_are_a_tap_away(talk: Talk) -> None:
    shown = await settings(talk)
    await talk.emulator.tap(talk.robin, shown, "Delete everything")
    assert "delete" in (await talk.heard()).text.lower()


async def test_who_lives_elsewhere_is_quiet_there(talk: Talk) -> None:
    await settings(talk)
    user = replace(await as_kept(talk, talk.robin), zone="Asia/Tokyo")
    assert user.is_quiet(22)
    assert not user.is_quiet(12)
