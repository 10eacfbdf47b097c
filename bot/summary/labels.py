"""Key facts that a posting states as "label: value", in ten languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.summary.layout import Piece
from bot.summary.phrases import key, listed, tables


class Label(StrEnum):
    """What a key fact is about."""

    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    SALARY = "salary"
    EMPLOYMENT = "employment"
    WORK_MODE = "work_mode"
    SENIORITY = "seniority"
    DEADLINE = "deadline"
    POSTED = "posted"
    START = "start"
    REFERENCE = "reference"
    CONTACT = "contact"
    ASIDE = "aside"  # a board's classification, or a fact that a card has no place for


@cache
def _labels() -> dict[tuple[str, ...], Label]:
    labels: dict[tuple[str, ...], Label] = {}
    for name, block in tables("labels").items():
        for phrase in listed(block):
            labels.setdefault(key(phrase), Label(name))
    return labels


# What leads a line in a chat channel often says what the line is about.
_SIGNS = {
    "📍": Label.PLACE,
    "🏙": Label.PLACE,
    "🗺": Label.PLACE,
    "💰": Label.SALARY,
    "💵": Label.SALARY,
    "💶": Label.SALARY,
    "💷": Label.SALARY,
    "💸": Label.SALARY,
    "🤑": Label.SALARY,
    "🏢": Label.COMPANY,
    "🏭": Label.COMPANY,
    "⏰": Label.EMPLOYMENT,
    "🕐": Label.EMPLOYMENT,
    "🕒": Label.EMPLOYMENT,
    "🕘": Label.EMPLOYMENT,
}

_SEPARATOR = re.compile(r"\s*[:：\t=]\s*|\s+[–—|-]\s+")
_BETWEEN = re.compile(r"\s*[|·•]\s*")
_LONGEST = 160  # characters of a value: longer is no key fact


@dataclass(frozen=True, slots=True)
class Stating:
    """A key fact as it stands: the value, and the quote with its label."""

    label: Label
    value: str
    quote: str


def label_of(text: str) -> Label | None:
    """The label that a whole line is, such as "Job type:"."""
    return _labels().get(key(text)) if len(text) <= 60 else None


def stating(piece: Piece) -> tuple[Stating, ...]:
    """The key facts that a line states; empty for a line that is none."""
    text = piece.text
    if len(text) > 400:
        return ()
    if found := tuple(_each(text)):
        return found
    for mark in piece.sign:
        if mark in _SIGNS and len(text) <= _LONGEST:
            return (Stating(_SIGNS[mark], text, text),)
    return ()


def _each(text: str) -> Iterator[Stating]:
    """The facts of "Location: Berlin | Remote | Salary: 60k": what has no label goes on from the one before."""
    label: Label | None = None
    begin = value = end = 0
    start = 0
    for stop, following in [*((gap.start(), gap.end()) for gap in _BETWEEN.finditer(text)), (len(text), len(text))]:
        separator = _SEPARATOR.search(text, start, min(stop, start + 60))
        named = _labels().get(key(text[start : separator.start()])) if separator else None
        if separator and named:
            if label is not None:
                yield from _stated(label, text, begin, value, end)
            label, begin, value = named, start, separator.end()
        elif label is None:
            return
        end = stop
        start = following
    if label is not None:
        yield from _stated(label, text, begin, value, end)


def _stated(label: Label, text: str, begin: int, value: int, end: int) -> Iterator[Stating]:
    words = text[value:end].strip(" *_`")
    if words and len(words) <= _LONGEST:
        yield Stating(label, words, text[begin:end].strip())
