"""Interviews, deadlines and reminders as a calendar file (iCalendar, RFC 5545).

Events at a moment are written in UTC, so that no description of a zone's clocks is needed. Events of a day float, so
that a deadline stays on its day wherever it is read, and so do series: in UTC they would shift with the clocks.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.model.schedule import ONCE, Every, Rule

PRODUCT: Final = "-//Jobtrail//Jobtrail//EN"
MOST_EVENTS: Final = 1_000
LONGEST: Final = 4_000  # characters of a text
_LINE: Final = 75  # octets, without the line's end
_DOMAIN: Final = "jobtrail"
_FREQUENCIES: Final = {Every.DAY: "DAILY", Every.WEEK: "WEEKLY", Every.MONTH: "MONTHLY", Every.YEAR: "YEARLY"}
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event: at an aware `begin` (and `end`), on a `day`, or at a naive `wall` time of where it is read.

    `key` is the same for the same interview, deadline or reminder for ever, `version` goes up with each change and
    is at least 0: calendars take a later file as news of the same event. `alarms` are how long before it begins.
    A `rule` repeats an event on a day or at a wall time; `changed_at` is when it was last changed.
    """

    key: str
    version: int
    title: str
    changed_at: datetime
    begin: datetime | None = None
    end: datetime | None = None
    day: date | None = None
    wall: datetime | None = None
    place: str | None = None
    text: str | None = None
    url: str | None = None
    alarms: tuple[timedelta, ...] = ()
    rule: Rule = ONCE
    called_off: bool = False

    def __post_init__(self) -> None:
        if sum(when is not None for when in (self.begin, self.day, self.wall)) != 1:
            raise ValueError("an event has a beginning, a day or a time on the wall")
        if any(moment is not None and moment.tzinfo is None for moment in (self.begin, self.end, self.changed_at)):
            raise ValueError("an event's moments are aware")
        if self.begin and self.rule != ONCE:
            raise ValueError("a series has times on the wall")
        if self.begin and self.end and self.end < self.begin:
            raise ValueError("an event ends after it begins")


def calendar_file(events: Iterable[CalendarEvent]) -> bytes:
    """The file's bytes: UTF-8, lines ended by CRLF, none over 75 octets; at most `MOST_EVENTS` events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for number, event in enumerate(events):
        if number >= MOST_EVENTS:
            break
        lines.extend(_event(event))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def uid(key: str) -> str:
    """An event's name in all calendars; it tells nothing of the person."""
    return f"{hashlib.sha256(key.encode(errors='replace')).hexdigest()[:32]}@{_DOMAIN}"


def _event(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(event.key)}"
    yield f"SEQUENCE:{max(0, event.version)}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield from _time(event)
    yield f"SUMMARY:{_text(event.title)}"
    for name, words in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
        if words:
            yield f"{name}:{_text(words)}"
    if event.url and _is_address(event.url):
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.called_off else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if event.begin and event.end else 'TRANSPARENT'}"
    if not event.called_off:
        for before in event.alarms:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.title)}")
            yield from (f"TRIGGER:{_span(-before)}", "END:VALARM")
    yield "END:VEVENT"


def _time(event: CalendarEvent) -> Iterator[str]:
    if event.begin is not None:
        yield f"DTSTART:{_moment(event.begin)}"
        if event.end is not None:
            yield f"DTEND:{_moment(event.end)}"
        return
    first = _first(event.wall or datetime.combine(event.day or date.min, time()), event.rule)
    if event.wall is not None:
        yield f"DTSTART:{_day(first)}T{first:%H%M%S}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(first)}"
        yield f"DTEND;VALUE=DATE:{_day(first + timedelta(days=1))}"
    if event.rule != ONCE:
        yield f"RRULE:{_rule(event.rule, first)}"


def _first(wall: datetime, rule: Rule) -> datetime:
    """The first wall time of a series: one of working days begins on none of a weekend."""
    if rule.every is Every.WEEKDAY and wall.weekday() > 4:
        return wall + timedelta(days=7 - wall.weekday())
    return wall


def _rule(rule: Rule, first: datetime) -> str:
    """A rule in the calendar's terms: the last of the days that a month has, up to the one that is meant."""
    if rule.every is Every.WEEKDAY:
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    written = f"FREQ={_FREQUENCIES[rule.every]};INTERVAL={rule.interval}"
    leap = rule.every is Every.YEAR and (first.month, first.day) == (2, 29)
    if leap or (rule.every is Every.MONTH and first.day > 28):
        days = ",".join(str(day) for day in range(28, first.day + 1))
        written += f"{';BYMONTH=2' if leap else ''};BYMONTHDAY={days};BYSETPOS=-1"
    return written


def _moment(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return f"{_day(moment)}T{moment:%H%M%S}Z"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _span(span: timedelta) -> str:
    """A length of time: "-P1D", "-PT2H"."""
    seconds = int(abs(span).total_seconds())
    days, seconds = divmod(seconds, 86_400)
    hours, seconds = divmod(seconds, 3_600)
    parts = "".join(
        f"{number}{unit}" for number, unit in ((hours, "H"), (seconds // 60, "M"), (seconds % 60, "S")) if number
    )
    whole = (f"{days}D" if days else "") + (f"T{parts}" if parts else "")
    return f"{'-' if span < timedelta() else ''}P{whole or 'T0S'}"


def _text(words: str) -> str:
    """Words as a value: breaks, commas and semicolons escaped, other control characters and lone surrogates gone."""
    words = words[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (letter for letter in words if letter == "\n" or not (_is_control(letter) or "\ud800" <= letter <= "\udfff"))
    return "".join(_ESCAPED.get(letter, letter) for letter in kept)


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"


def _is_address(url: str) -> bool:
    """Whether a web address can stand as a value unescaped."""
    return url.startswith(("https://", "http://")) and url.isascii() and all("!" <= letter <= "~" for letter in url)


def _folded(line: str) -> bytes:
    """A line cut into pieces of at most 75 octets, no character cut in two; all but the first begin with a space."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    pieces.append(piece)
    return b"\r\n".join(pieces)
