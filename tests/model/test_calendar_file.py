"""A calendar takes the file as it is: every line by the book, whatever the words in it."""
# ruff: noqa: DTZ001 - times on the wall have no zone of their own

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.calendar_file import MOST_EVENTS, CalendarEvent, calendar_file, uid
from bot.model.schedule import ONCE, Every, Rule

NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)
INTERVIEW = CalendarEvent(
    key="interview:7",
    version=2,
    title="Interview: Data Analyst, Brackwater Ferries",
    changed_at=NOW,
    begin=datetime(2026, 12, 3, 14, tzinfo=timezone(timedelta(hours=1))),
    end=datetime(2026, 12, 3, 15, tzinfo=timezone(timedelta(hours=1))),
    place="Pier 4; second floor, left",
    text="With Ada\nBring: portfolio",
    url="https://jobs.brackwater.example/7?a=1,2",
    alarms=(timedelta(days=1), timedelta(hours=2)),
)
_NAME = re.compile(r"[A-Z-]+")
_PARAMETER = re.compile(r";([A-Z-]+)=([^\";:,\x00-\x1f]+)")
_ESCAPE = re.compile(r"\\(.)")


class Broken(Exception):
    """The file is not by the book."""


def unfolded(content: bytes) -> list[str]:
    """The content lines of a file."""
    if not content.endswith(b"\r\n"):
        raise Broken("no line end at the end")
    rows = content[:-2].split(b"\r\n")
    for row in rows:
        if b"\r" in row or b"\n" in row or not row or len(row) > 75:
            raise Broken(repr(row))
        row.decode()  # no character is cut in two
        if row.strip() == b"":
            raise Broken("a line of nothing")
    lines: list[str] = []
    for row in rows:
        if row.startswith(b" "):
            lines[-1] += row[1:].decode()
        else:
            lines.append(row.decode())
    return lines


def content_line(line: str) -> tuple[str, str]:
    """The name of a line with its parameters ("DTSTART;VALUE=DATE"), and its value."""
    named = _NAME.match(line)
    if named is None:
        raise Broken(line)
    at = named.end()
    while parameter := _PARAMETER.match(line, at):
        at = parameter.end()
    value = line[at + 1 :]
    if line[at : at + 1] != ":" or any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
        raise Broken(line)
    return line[:at], value


def parsed(content: bytes) -> list[dict[str, list[str]]]:
    """The events of a file; Broken for all that RFC 5545 does not allow. An alarm's lines begin with "VALARM."."""
    stack: list[str] = []
    events: list[dict[str, list[str]]] = []
    for line in unfolded(content):
        name, value = content_line(line)
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            if not stack or stack.pop() != value:
                raise Broken(line)
        elif stack[:2] == ["VCALENDAR", "VEVENT"]:
            events[-1].setdefault(".".join([*stack[2:], name]), []).append(value)
        elif stack != ["VCALENDAR"]:
            raise Broken(line)
    if stack:
        raise Broken("not ended")
    return events


def words(value: str) -> str:
    """A text as a calendar shows it; Broken where a sign that has a meaning stands unescaped."""
    if re.search(r"[;,]", _ESCAPE.sub("", value)) or re.search(r"\\[^\\;,nN]", _ESCAPE.sub(_known, value)):
        raise Broken(value)
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _known(found: re.Match[str]) -> str:
    if found[1] not in "\\;,nN":
        raise Broken(found.group())
    return ""


def only(event: CalendarEvent) -> dict[str, list[str]]:
    """What a file of one event says of it."""
    (said,) = parsed(calendar_file([event]))
    return said


def test_an_interview_is_an_event_in_utc_with_its_alarms() -> None:
    said = only(INTERVIEW)
    assert said["DTSTART"] == ["20261203T130000Z"]
    assert said["DTEND"] == ["20261203T140000Z"]
    assert said["DTSTAMP"] == ["20261118T092000Z"]
    assert said["SEQUENCE"] == ["2"]
    assert said["STATUS"] == ["CONFIRMED"]
    assert said["URL"] == ["https://jobs.brackwater.example/7?a=1,2"]
    assert [words(value) for value in said["LOCATION"]] == ["Pier 4; second floor, left"]
    assert [words(value) for value in said["DESCRIPTION"]] == ["With Ada\nBring: portfolio"]
    assert said["VALARM.TRIGGER"] == ["-P1D", "-PT2H"]
    assert said["VALARM.ACTION"] == ["DISPLAY", "DISPLAY"]


def test_a_deadline_is_a_whole_day_that_stays_on_its_day_everywhere() -> None:
    said = only(CalendarEvent("deadline:7", 0, "Apply: Data Analyst", NOW, day=date(2026, 11, 30)))
    assert said["DTSTART;VALUE=DATE"] == ["20261130"]
    assert said["DTEND;VALUE=DATE"] == ["20261201"]
    assert said["TRANSP"] == ["TRANSPARENT"]


@pytest.mark.parametrize(
    ("wall", "rule", "start", "repeated"),
    [
        (datetime(2026, 11, 23, 9), Rule(Every.WEEK, 2), "20261123T090000", "FREQ=WEEKLY;INTERVAL=2"),
        (datetime(2026, 11, 23, 9), Rule(Every.DAY), "20261123T090000", "FREQ=DAILY;INTERVAL=1"),
        (datetime(2026, 11, 28, 9), Rule(Every.WEEKDAY), "20261130T090000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (datetime(2026, 1, 15, 9), Rule(Every.MONTH), "20260115T090000", "FREQ=MONTHLY;INTERVAL=1"),
        (
            datetime(2026, 1, 31, 9),
            Rule(Every.MONTH),
            "20260131T090000",
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        ),
        (
            datetime(2028, 2, 29, 9),
            Rule(Every.YEAR),
            "20280229T090000",
            "FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
        ),
    ],
)
def test_a_series_keeps_its_time_on_the_wall(wall: datetime, rule: Rule, start: str, repeated: str) -> None:
    said = only(CalendarEvent("reminder:1", 0, "Call HR", NOW, wall=wall, rule=rule))
    assert said["DTSTART"] == [start]
    assert said["RRULE"] == [repeated]


def test_what_was_called_off_says_so_and_rings_no_more() -> None:
    said = only(
        CalendarEvent("interview:7", 3, "Interview", NOW, begin=NOW, alarms=(timedelta(hours=2),), called_off=True)
    )
    assert said["STATUS"] == ["CANCELLED"]
    assert "VALARM.TRIGGER" not in said


def test_an_event_keeps_its_name_through_all_its_versions() -> None:
    later = CalendarEvent("interview:7", 3, "Interview, moved", NOW + timedelta(days=1), begin=NOW + timedelta(days=3))
    assert only(later)["UID"] == only(INTERVIEW)["UID"] == [uid("interview:7")]
    assert uid("interview:7") != uid("interview:8")
    assert "interview" not in uid("interview:7")


def test_a_file_of_many_events_is_one_calendar() -> None:
    events = [CalendarEvent(f"deadline:{n}", 0, f"Job {n}", NOW, day=date(2026, 12, 1)) for n in range(MOST_EVENTS + 5)]
    found = parsed(calendar_file(events))
    assert len(found) == MOST_EVENTS
    assert len({event["UID"][0] for event in found}) == MOST_EVENTS


def test_an_empty_calendar_is_a_calendar() -> None:
    assert parsed(calendar_file([])) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "Interview\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Owned",
        "a\nBEGIN:VALARM",
        "a\rATTENDEE:mailto:x@example.com",
        "semi;colon, comma \\ backslash \\n no break",
        "\x00\x07\x1b[31m\x7f\x85\u2028\u2029",
        "\ud800 half a letter",
        "ё" * 200,
        "👩‍👩‍👧‍👦" * 60,
        "a" * 10_000,
        "\\",
        '"quoted";VALUE=DATE:',
    ],
)
def test_hostile_words_stay_words(hostile: str) -> None:
    event = CalendarEvent(
        "k", 0, hostile, NOW, begin=NOW, place=hostile, text=hostile, url=f"https://x.example/{hostile}"
    )
    said = only(event)
    assert set(said) <= {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "TRANSP"
    }  # fmt: skip
    kept = re.sub(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "", re.sub(r"\r\n?|[\u2028\u2029]", "\n", hostile[:4000])
    )
    assert words(said["SUMMARY"][0]) == kept


@settings(deadline=None)
@given(some.text(max_size=300), some.text(max_size=100))
def test_any_words_come_out_as_they_went_in(title: str, text: str) -> None:
    said = only(CalendarEvent("k", 0, title, NOW, day=date(2026, 12, 1), text=text))
    shown = words(said["SUMMARY"][0])
    assert len(shown) <= len(title)
    assert [c for c in shown if c.isalnum()] == [c for c in title if c.isalnum()]


@settings(deadline=None)
@given(
    some.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=some.timezones()),
    some.timedeltas(timedelta(), timedelta(days=400)),
)
def test_moments_and_alarms_keep_their_instant(begin: datetime, before: timedelta) -> None:
    said = only(CalendarEvent("k", 0, "x", NOW, begin=begin, alarms=(before,)))
    assert datetime.strptime(said["DTSTART"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) == begin.astimezone(UTC).replace(
        microsecond=0
    )
    found = re.fullmatch(r"-?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", said["VALARM.TRIGGER"][0])
    assert found
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    assert timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) == timedelta(
        seconds=int(before.total_seconds())
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"begin": NOW, "day": date(2026, 12, 1)},
        {"begin": NOW.replace(tzinfo=None)},
        {"begin": NOW, "end": NOW - timedelta(minutes=1)},
        {"begin": NOW, "rule": Rule(Every.DAY)},
    ],
)
def test_an_event_without_a_clear_time_can_t_be_made(wrong: dict[str, datetime | date | Rule]) -> None:
    with pytest.raises(ValueError, match=r"event|series"):
        CalendarEvent("k", 0, "x", NOW, **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_an_event_once_has_no_rule() -> None:
    assert "RRULE" not in only(CalendarEvent("k", 0, "x", NOW, wall=datetime(2026, 12, 1, 9), rule=ONCE))
