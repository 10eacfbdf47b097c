"""What people write into tables of their jobs, in ten languages: the names of columns, how far an application has come.

The words stand in words/table_columns.txt and words/table_stages.txt.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, TypeVar

from bot.model.job import Outcome, Stage
from bot.model.posting import WorkMode
from bot.model.quotes import folded

_WORDS: Final = Path(__file__).parent / "words"
_LONGEST_NAME = 60
_LONGEST_CELL = 120
_SHORTEST_PART = 4  # characters; a shorter phrase has to be the whole cell
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]{0,60}[)\]}]")
_NO_LETTERS = re.compile(r"[^\w+%']+|_+")
T = TypeVar("T")
K = TypeVar("K", bound=StrEnum)
_TRUE: Final = frozenset(
    {"yes", "y", "x", "v", "true", "1", "✓", "✔", "✅", "☑", "ja", "oui", "sí", "si", "sì", "sim", "tak", "да", "так"}
)


class Column(StrEnum):
    """What a column holds."""

    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    LINK = "link"
    STATUS = "status"
    OUTCOME = "outcome"
    DEADLINE = "deadline"
    APPLIED = "applied"
    SAVED = "saved"
    MOVED = "moved"
    NOTES = "notes"
    DESCRIPTION = "description"
    WORK_MODE = "work mode"
    TAGS = "tags"
    CONTACT = "contact"
    MAIL = "mail"
    PHONE = "phone"
    SOURCE = "source"


def column_of(name: str) -> Column | None:
    """What a column of that name holds; None where its name tells nothing."""
    if len(name) > _LONGEST_NAME:
        return None
    return _columns().get(_key(_IN_BRACKETS.sub(" ", name))) or _columns().get(_key(name))


@lru_cache(maxsize=1024)
def standing_of(cell: str) -> tuple[Stage | None, Outcome | None]:
    """The stage and the outcome that a cell names, as "rejected after the interview" does; None where it names none."""
    stages, outcomes = _kind(Stage), _kind(Outcome)
    key = _key(cell[:_LONGEST_CELL])
    if key in stages or key in outcomes:
        return stages.get(key), outcomes.get(key)
    return _named(cell, stages), _named(cell, outcomes)


@lru_cache(maxsize=256)
def work_mode_of(cell: str) -> WorkMode | None:
    """Where the work is done, as a cell says it."""
    return _named(cell, _kind(WorkMode))


def is_yes(cell: str) -> bool:
    """Whether a cell is a tick."""
    return folded(cell).strip(" .!") in _TRUE


def _named(cell: str, known: Mapping[str, T]) -> T | None:
    """What the longest known phrase in a cell stands for."""
    key = _key(cell[:_LONGEST_CELL])
    if key in known:
        return known[key]
    padded = f" {key} "
    parts = [phrase for phrase in known if len(phrase) >= _SHORTEST_PART and f" {phrase} " in padded]
    return known[max(parts, key=len)] if parts else None


def _key(words: str) -> str:
    """Words as they are compared: folded, without punctuation."""
    return " ".join(_NO_LETTERS.sub(" ", folded(words).replace("’", "'")).split())


@cache
def _columns() -> dict[str, Column]:
    return {phrase: Column(section) for section, phrase in _phrases("table_columns.txt")}


@cache
def _kind(kind: type[K]) -> dict[str, K]:
    """The phrases for each of a kind."""
    names = {one.value.replace("_", " "): one for one in kind}
    return {phrase: names[section] for section, phrase in _phrases("table_stages.txt") if section in names}


@cache
def _phrases(file: str) -> tuple[tuple[str, str], ...]:
    """Each phrase of a file behind the name of its section."""
    found = []
    section = ""
    for line in (_WORDS / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found += [(section, _key(phrase)) for phrase in line.split(";")]
    return tuple(found)
