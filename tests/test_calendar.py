"""What is to come as a file for one's own calendar: its bytes, and that a later file brings it up to date."""

import re

import pytest

from bot.actions import calendar
from bot.actions.calendar import Dated
from bot.errors import UserError
from bot.playground import Message
from tests.conftest import Clock, Talk, visit
from tests.postings import ANALYST, NURSE
from tests.test_collection import labels, saved
from tests.test_interviews import lives_in

ROBIN = 1001


def unfolded(content: bytes) -> list[str]:
    """The file's lines, and that the file is one: CRLF, no line over 75 octets, each begun part ended."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    opened: list[str] = []
    for line in lines:
        if line.startswith("BEGIN:"):
            opened.append(line[6:])
        elif line.startswith("END:"):
            assert opened.pop() == line[4:]
    assert not opened
    return lines


def values(lines: list[str], name: str) -> list[str]:
    """All values of a property."""
    return [line.partition(":")[2] for line in lines if re.match(rf"{name}[;:]", line)]


async def sent(talk: Talk) -> list[str]:
    """The lines of the file that the bot sends next."""
    message = await talk.heard()
    while message.document is None:  # a first reminder is followed by a question about the clocks
        message = await talk.heard()
    assert message.document["file_name"] == "job-hunt.ics"
    kept = talk.emulator.world.files.find(message.document["file_id"])
    assert kept is not None
    return unfolded(await talk.emulator.world.files.content(kept) or b"")


async def noted(talk: Talk) -> Message:
    """A job to be applied for, with a last day, a talk and a reminder."""
    await saved(talk, ANALYST)
    await talk.say("/remind 1 tomorrow 9:00 call HR; ask, twice")
    await talk.say("/interview 1 9 March 14:00 with the CTO at https://meet.example/abc")
    await talk.settled()
    return next(one for one in reversed(talk.from_bot()) if "🕐 When" in labels(one))


async def test_all_that_is_to_come_is_one_file(talk: Talk) -> None:
    await noted(talk)
    await talk.emulator.say(talk.robin, "/calendar")
    lines = await sent(talk)
    assert values(lines, "SUMMARY") == [
        "Interview: Data Analyst (all genders)\\, Brackwater Ferries",
        "Last day to apply: Data Analyst (all genders)\\, Brackwater Ferries",
        "call HR\\; ask\\, twice: Data Analyst (all genders)\\, Brackwater Ferries",
    ]
    assert values(lines, "DTSTART") == ["20260309T140000Z", "20260331", "20260303T090000Z"]
    assert values(lines, "TRIGGER") == ["-P1D", "-PT2H", "PT0S"]
    assert values(lines, "LOCATION") == ["https://meet.example/abc"]
    assert "1 interview. 1 last day. 1 reminder." in " ".join(talk.from_bot()[-1].text.split())


async def test_a_changed_talk_keeps_its_name_and_goes_up_in_version(talk: Talk) -> None:
    shown = await noted(talk)
    await talk.emulator.tap(talk.robin, shown, "📅 Calendar")
    first = await sent(talk)
    talk.clock.go_on(minutes=1)
    await talk.emulator.tap(talk.robin, shown, "🕐 When")
    await talk.heard()
    shown = await talk.say("15:30")
    await talk.emulator.tap(talk.robin, shown, "📅 Calendar")
    second = await sent(talk)
    assert values(first, "UID") == values(second, "UID")
    assert int(values(second, "SEQUENCE")[0]) > int(values(first, "SEQUENCE")[0])
    assert values(second, "DTSTART") == ["20260309T153000Z"]


async def test_the_last_day_is_all_day_long_wherever_it_is_read(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.tap(talk.robin, await talk.tap(card, "More"), "📅 Last day for my calendar")
    lines = await sent(talk)
    assert "DTSTART;VALUE=DATE:20260331" in lines
    assert "DTEND;VALUE=DATE:20260401" in lines


async def test_of_what_was_sent_no_last_day_is_offered(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    assert "📅 Last day for my calendar" not in labels(await talk.tap(card, "More"))
    assert "nothing to come yet" in (await talk.say("/calendar")).text


async def test_a_series_floats_with_the_clocks_of_its_reader(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await talk.say("/remind 1 every Monday 9:00 look at their page")
    await talk.emulator.say(talk.robin, "/calendar")
    lines = await sent(talk)
    assert values(lines, "DTSTART") == ["20260309T090000"]
    assert values(lines, "RRULE") == ["FREQ=WEEKLY;INTERVAL=1"]


async def test_a_day_without_an_hour_is_a_day(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "UTC")
    shown = await talk.say("/interview 1 9 March")
    await talk.emulator.tap(talk.robin, shown, "📅 Calendar")
    lines = await sent(talk)
    assert "DTSTART;VALUE=DATE:20260309" in lines
    assert values(lines, "TRIGGER") == []


async def test_what_lies_back_or_has_ended_is_not_in_the_file(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "UTC")
    await talk.say("/interview 1 yesterday 14:00")
    assert "nothing to come yet" in (await talk.say("/calendar")).text
    await talk.say("/interview 1 tomorrow 14:00")
    await talk.tap(await talk.tap(card, "More"), "They said no")
    assert "nothing to come yet" in (await talk.say("/calendar")).text


@pytest.mark.parametrize("what", list(Dated))
async def test_another_s_dates_are_as_good_as_gone(talk: Talk, clock: Clock, what: Dated) -> None:
    await noted(talk)
    hers = await talk.say(NURSE, by=talk.lena)
    talk.emulator.press(talk.lena, hers.id, f"1ic:{what}:1", forged=True)
    assert len((await talk.heard(talk.lena)).text.splitlines()) == 1
    with pytest.raises(UserError):
        await calendar.one_event(talk.database, visit(ROBIN, clock.now()), what, 77)


async def test_names_that_mean_something_to_calendars_mean_nothing(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await lives_in(talk, "UTC")
    await talk.say("/interview 1 tomorrow 14:00 with BEGIN:VEVENT\\n; Böse Ümlaute " + "ä" * 60)
    await talk.emulator.say(talk.robin, "/calendar")
    lines = await sent(talk)
    assert lines.count("BEGIN:VEVENT") == 1
