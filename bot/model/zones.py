"""Which zone's clocks a person lives by: from the place that they name, from the time that it is there, or guessed.

Zones are IANA names, candidates the likeliest first.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH, ZoneInfo, available_timezones

MOST: Final = 12
_TABLE: Final = Path(__file__).parent / "places.txt"
_LOOK_AT: Final = 200  # characters
_LONGEST_NAME: Final = 5  # words
_QUARTER: Final = 15 * 60
_WORD: Final = re.compile(r"[^\W_]+")
_IANA: Final = re.compile(r"[A-Za-z]+(?:/[A-Za-z_+\-0-9]+){1,2}|UTC|GMT", re.IGNORECASE)
_OFFSET: Final = re.compile(r"(?:UTC|GMT)\s?([+\-−–])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"(?<![\d.:/])(\d{1,2})\s?(?:[:.h]|(?:\s|-)?(?:uhr|час[аов]*|годин[аи]?)\s?)\s?(\d\d)(?![\d.:/])\s?([ap])?(?:\.?\s?m\b)?"
    r"|(?<![\d.:/])(\d{1,2})\s?([ap])\.?\s?m\b",
    re.IGNORECASE,
)
_CYRILLIC_END: Final = re.compile(r"(?:ом|ем|ою|ой|[аеиоуыьюяіїєй]{1,2})$")
_SHORT_CODE: Final = 3

# Where nearly all who write a language live in one zone. Those of English, Spanish and Arabic do not.
_BY_LANGUAGE: Final = {
    "de": "Europe/Berlin",
    "de-at": "Europe/Vienna",
    "de-ch": "Europe/Zurich",
    "en-gb": "Europe/London",
    "en-ie": "Europe/Dublin",
    "en-in": "Asia/Kolkata",
    "en-nz": "Pacific/Auckland",
    "en-za": "Africa/Johannesburg",
    "es-es": "Europe/Madrid",
    "es-ar": "America/Argentina/Buenos_Aires",
    "es-co": "America/Bogota",
    "es-cl": "America/Santiago",
    "es-mx": "America/Mexico_City",
    "fr": "Europe/Paris",
    "fr-ca": "America/Toronto",
    "it": "Europe/Rome",
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
    "nl": "Europe/Amsterdam",
    "nl-be": "Europe/Brussels",
    "pl": "Europe/Warsaw",
    "pt-br": "America/Sao_Paulo",
    "pt-pt": "Europe/Lisbon",
    "ru": "Europe/Moscow",
    "tr": "Europe/Istanbul",
    "uk": "Europe/Kyiv",
}


@dataclass(frozen=True, slots=True)
class _Place:
    zone: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    places: tuple[_Place, ...]
    cities: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]


def is_zone(name: str) -> bool:
    """Whether there is a zone of that name."""
    return name in _zones()


def rules_version() -> str:
    """Whose rules the clocks follow here, at most 64 characters: the system's, or else those of the tzdata package."""
    for folder in map(Path, TZPATH):
        if (folder / "tzdata.zi").is_file():
            with (folder / "tzdata.zi").open(encoding="ascii", errors="replace") as rules:
                return f"system {rules.readline(100).lstrip('# ').strip()}"[:64]
        if (folder / "+VERSION").is_file():
            return f"system {(folder / '+VERSION').read_text(encoding='ascii', errors='replace').strip()}"[:64]
        if (folder / "Europe" / "London").is_file():
            return f"system of {int(folder.stat().st_mtime)}"
    from importlib.metadata import version  # where the system has no rules of its own, as slim images

    return f"package {version('tzdata')}"[:64]


def key(name: str) -> int:
    """A zone's number, by which a button names it."""
    return zlib.crc32(name.encode())


def of_key(number: int) -> str | None:
    """The zone of that number; None where there is none (any more)."""
    return _keyed_zones().get(number)


def usual(language: str) -> str | None:
    """The zone in which most people live who write a language (a BCP 47 tag); None where that says too little."""
    tag = language.replace("_", "-").casefold()
    return _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.split("-")[0])


def guessed(words: str, language: str, now: datetime) -> tuple[str, ...]:
    """The zones that an answer to "where do you live, or what time is it?" may mean; () where it says neither."""
    named = of_place(words)
    if named:
        return named
    shown = clock_in(words)
    return at_clock(shown, now, language) if shown is not None else ()


def of_place(words: str) -> tuple[str, ...]:
    """The zones of a city, a country, or an IANA name in a person's words; at most `MOST`, () for none."""
    words = words[:_LOOK_AT]
    exact = _iana(words)
    if exact:
        return exact
    table, names = _table(), _names(words)
    cities = _first(table.cities, names) or _first(table.stems, map(_stem, names))
    regions = _first(table.regions, names)
    if cities and regions:
        # "Portland, Maine": the region says which of the two.
        both = tuple(zone for zone in cities if zone in regions)
        return both or (*regions, *(zone for zone in cities if zone not in regions))[:MOST]
    return (cities or regions)[:MOST]


def clock_in(words: str) -> time | None:
    """The time of day that a person says it is: "it is 14:35 now", "2:35 pm"; None where they say none, or two."""
    found = list(_CLOCK.finditer(words[:_LOOK_AT]))
    if len(found) != 1:
        return None
    hour, minute = int(found[0][1] or found[0][4]), int(found[0][2] or 0)
    half = (found[0][3] or found[0][5] or "").casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def at_clock(shown: time, now: datetime, language: str) -> tuple[str, ...]:
    """The zones whose clocks show a time at `now` (aware), to the next quarter of an hour; at most `MOST`.

    Those where the language is spoken come first; English, which everyone writes, tells nothing.
    """
    there = timedelta(hours=shown.hour, minutes=shown.minute)
    own = language.replace("_", "-").casefold().split("-")[0]
    fitting = [place for place in _table().places if _shows(place.zone, there, now)]
    usual_zone = usual(language)
    fitting.sort(key=lambda place: (place.zone != usual_zone, own != "en" and own not in place.languages))
    return tuple(dict.fromkeys(place.zone for place in fitting))[:MOST]


def _shows(zone: str, there: timedelta, now: datetime) -> bool:
    local = now.astimezone(ZoneInfo(zone))
    here = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
    apart = abs((here - there).total_seconds()) % 86_400
    return min(apart, 86_400 - apart) <= _QUARTER / 2


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _keyed_zones() -> dict[int, str]:
    return {key(name): name for name in _zones()}


@cache
def _folded_zones() -> dict[str, str]:
    return {name.casefold(): name for name in _zones()}


def _iana(words: str) -> tuple[str, ...]:
    shifted = _OFFSET.search(words)
    if shifted:
        return _fixed(shifted)
    found = (_folded_zones().get(match.group().casefold()) for match in _IANA.finditer(words.replace(" / ", "/")))
    return tuple(dict.fromkeys(zone for zone in found if zone))[:MOST]


def _fixed(shifted: re.Match[str]) -> tuple[str, ...]:
    """ "UTC+2" as a zone of whole hours; such a one has no summer time."""
    hours = int(shifted[2]) * (1 if shifted[1] == "+" else -1)
    if shifted[3] and shifted[3] != "00":
        return ()
    name = "UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"
    return (name,) if is_zone(name) else ()


def _names(words: str) -> list[str]:
    """The rows of words that may be a name, the longest first; a country's code counts only as it is written."""
    found = _WORD.findall(_folded(words))
    written = set(_WORD.findall(words))
    rows = [
        " ".join(found[at : at + length])
        for length in range(min(_LONGEST_NAME, len(found)), 0, -1)
        for at in range(len(found) - length + 1)
    ]
    return [row for row in rows if len(row) >= _SHORT_CODE or row.upper() in written or len(found) == 1]


def _first(table: dict[str, tuple[str, ...]], names: Iterable[str]) -> tuple[str, ...]:
    return next((table[name] for name in names if name in table), ())


def _folded(name: str) -> str:
    name = name.casefold().replace("ł", "l").replace("ё", "е").replace("ß", "ss").replace("ı", "i")
    if any("\u0400" <= letter <= "\u04ff" for letter in name):
        return unicodedata.normalize("NFKC", name)
    marks = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def _stem(name: str) -> str:
    """A Cyrillic name without its ending: в Москве, по Києву."""
    stem = _CYRILLIC_END.sub("", name)
    return stem if len(stem) >= _SHORT_CODE + 1 and "\u0400" <= name[:1] <= "\u04ff" else ""


@cache
def _table() -> _Table:
    places: list[_Place] = []
    cities: dict[str, tuple[str, ...]] = {}
    regions: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        zone, languages, *lists = (part.strip() for part in line.split("|"))
        places.append(_Place(zone, tuple(languages.split())))
        for table, names in zip((cities, regions), lists, strict=True):
            for name in names.split(";"):
                key = " ".join(_WORD.findall(_folded(name)))
                _add(table, key, zone)
                if _stem(key):
                    _add(stems, _stem(key), zone)
    return _Table(tuple(places), cities, regions, stems)


def _add(table: dict[str, tuple[str, ...]], key: str, zone: str) -> None:
    if zone not in table.get(key, ()):
        table[key] = (*table.get(key, ()), zone)
