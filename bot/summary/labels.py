"""Key facts that a posting states as "label: value", in ten languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.summary.phrases import bag, key, listed, tables, words
from bot.summary.roles import names_a_role


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
        if name == _BARE:
            continue
        for phrase in listed(block):
            labels.setdefault(key(phrase), Label(name))
    return labels


_BARE = "without a colon"


@cache
def _bare() -> frozenset[str]:
    """Labels of one word that a table's row or a poor paste may leave without a colon: "Einsatzort Ulm"."""
    return bag(tables("labels")[_BARE])


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
_FIGURE = re.compile(r"[€$£₽₴₸]|\d\s?[kк]\b|\d{4}|\d[., ]\d{3}|eur|usd|gbp|pln|zł|руб|грн", re.IGNORECASE)
_INNER_COLON = re.compile(r":(?=\s)")
_WORD_START = re.compile(r"(?:^|(?<=\s))\S")
_DASHES = ("-", "–", "—", "|")
_MOST_WORDS = 6  # of a value without a colon before it
_LONGEST = 160  # characters of a value: longer is no key fact


@dataclass(frozen=True, slots=True)
class Stating:
    """A key fact as it stands: the value, the quote, and by which `name` the posting calls it ("" for a picture)."""

    label: Label
    value: str
    quote: str
    name: str = ""


def label_of(text: str) -> Label | None:
    """The label that a whole line is, such as "Job type:"."""
    return _labels().get(key(text)) if len(text) <= 60 else None


def stating(text: str, sign: str = "", *, bullet: bool = False) -> tuple[Stating, ...]:
    """The key facts that a line states, by its labels or by the pictures that lead it; a list item needs a colon."""
    if len(text) > 400:
        return ()
    if found := tuple(_each(text)):
        return found
    if len(text) <= 80 and text.count(" ") < 9 and (found := tuple(_in_one_breath(text, bullet=bullet))):
        return found
    for mark in sign:
        label = _SIGNS.get(mark)
        if label is not None and len(text) <= _LONGEST and (label is not Label.SALARY or _FIGURE.search(text)):
            return (Stating(label, text, text),)
    return ()


def label_starts(text: str) -> Iterator[int]:
    """Where labels begin inside a text whose line breaks were lost: "Job type: Full-time Level: Senior"."""
    for colon in _INNER_COLON.finditer(text):
        before = text[max(0, colon.start() - 48) : colon.start()]
        cut = colon.start() - len(before)
        starts = [found.start() for found in _WORD_START.finditer(before)][-4:]
        for start in starts:
            if before[start].isupper() and key(before[start:]) in _labels():
                yield cut + start
                break


def _each(text: str) -> Iterator[Stating]:
    """The facts of "Location: Berlin | Remote | Salary: 60k": what has no label goes on from the one before."""
    label: Label | None = None
    begin = value = end = 0
    start = 0
    for stop, following in [*((gap.start(), gap.end()) for gap in _BETWEEN.finditer(text)), (len(text), len(text))]:
        separator = _SEPARATOR.search(text, start, min(stop, start + 60))
        named = _labels().get(key(text[start : separator.start()])) if separator else None
        if named is Label.TITLE and separator and separator.group().strip() in _DASHES:
            named = None  # "Vacancy - Nurse" names a kind of page, "Vacancy: Nurse" a job
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


def _in_one_breath(text: str, *, bullet: bool) -> Iterator[Stating]:
    """The fact of a table's row whose cells ran together: "Posted On 08 May 2026", "Publicada em 03/11/2025"."""
    row = text.split(" ", 4)
    if not bullet and len(row) > 1 and row[0][:1].isupper() and row[0].casefold() in _bare():
        bare, value = _labels()[key(row[0])], text[len(row[0]) :].strip()
        if _is_a_value(bare, value):
            yield Stating(bare, value, text, row[0])
            return
    for size in (3, 2):
        if len(row) <= size:
            continue
        value = text[len(" ".join(row[:size])) :].strip()
        label = _labels().get(key(" ".join(row[:size])))
        capitals = all(word[:1].isupper() for word in row[:size]) and value[:1].isupper()
        dated = label in (Label.POSTED, Label.DEADLINE) and value[:1].isdigit()
        if label is not None and (capitals or dated):
            yield Stating(label, value, text, " ".join(row[:size]))
            return


def _is_a_value(label: Label, text: str) -> bool:
    """Whether what follows a word is what a table would say under it, no sentence and no job that begins with it."""
    if text[-1:] in (".", "!", "?", ":") or len(words(text)) > _MOST_WORDS or names_a_role(words(text)):
        return False
    if label is Label.SALARY and not any(map(str.isdigit, text)):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in '«„"€$£₽₴'


def _stated(label: Label, text: str, begin: int, value: int, end: int) -> Iterator[Stating]:
    said = text[value:end].strip(" *_`")
    if said and len(said) <= _LONGEST:
        yield Stating(label, said, text[begin:end].strip(), text[begin:value].strip(" :：=*_"))
