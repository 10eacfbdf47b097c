"""Zones that are named behind a time: "14:00 CET", "2 pm London time", «10:00 по Киеву»."""

import re
from collections.abc import Sequence
from typing import Final

from bot.model.zones import of_place
from bot.readers.time_words import Token

# Zones by the letters that invitations put behind a time; IST and CST have several meanings and none here. People
# write EST for New York's time in summer too.
_LETTERS: Final = {
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "GMT": "UTC",
    "UTC": "UTC",
    "BST": "Europe/London",
    "WET": "Europe/Lisbon",
    "WEST": "Europe/Lisbon",
    "EET": "Europe/Kyiv",
    "EEST": "Europe/Kyiv",
    "MSK": "Europe/Moscow",
    "МСК": "Europe/Moscow",
    "мск": "Europe/Moscow",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CT": "America/Chicago",
    "CDT": "America/Chicago",
    "MT": "America/Denver",
    "MDT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
    "JST": "Asia/Tokyo",
    "SGT": "Asia/Singapore",
    "IST": None,
    "CST": None,
    "MST": None,
    "AST": None,
}
_PLACED: Final = re.compile(
    r"(?:\s?(?:am|pm|uhr|h))?[ ,(]{1,2}(?:(?:по|за|heures? de|hora de|hora do|ora di) ([^\W\d_]+(?:[ -][^\W\d_]+)?)"
    r"|([^\W\d_]+(?: [^\W\d_]+)?) (?:time|zeit|tijd|часом)\b)",
    re.IGNORECASE,
)
_SHIFTED: Final = re.compile(r"(?:UTC|GMT)\s?[+\-−–]\s?\d")


def zone_at(at: int, row: Sequence[Token], words: str) -> tuple[str | None, int] | None:
    """The zone that is named at a token and where its name ends; (None, end) where it may be several."""
    place = _PLACED.match(words, row[at - 1].end)
    if place is not None:
        name = place[1] or place[2]
        zones = of_place(name) or of_place(name.removesuffix("er"))
        if zones:
            return (zones[0] if len(zones) == 1 else None), place.end()
    at += at < len(row) and row[at].text == "("
    letters = words[row[at].start : row[at].end] if at < len(row) else ""
    if letters not in _LETTERS:
        return None
    return (None if _SHIFTED.match(words, row[at].start) else _LETTERS[letters]), row[at].end
