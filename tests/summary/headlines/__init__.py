"""Invented postings with the facts of their heads: many layouts, small towns and small employers, ten languages.

A file holds a language's postings. Each begins with "=== name", then a line for every fact it states ("|" parts
answers that are equally right, ";" places, "," kinds of employment; a salary is least, most, currency, period), then
"---" and the text. What has no line is not stated there. All were labelled before the rules were tried on them; then
the rules were mended on those of `tuned`, `fresh` and `prose`, in this order, and never on those of `last`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot.model.posting import Headline, Posting
from bot.model.quotes import folded
from bot.summary.quick import summarise

_ARTICLE = re.compile(r"^(?:The|Die|Der|Das|La|Le|Il|El|Het|O|A) ")
HERE = Path(__file__).parent
FIELDS = ("title", "company", "places", "work_mode", "employment", "salary", "deadline")


@dataclass(frozen=True, eq=False)
class Labelled:
    """A posting and its facts, as written in its file."""

    name: str
    text: str
    wanted: dict[str, str]


@cache
def postings(folder: str = "tuned") -> tuple[Labelled, ...]:
    """The postings of a folder."""
    return tuple(_postings(folder))


def _postings(folder: str) -> Iterator[Labelled]:
    for path in sorted((HERE / folder).glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            head, text = part.split("\n---\n", 1)
            name, *facts = head.splitlines()
            wanted = dict(fact.split(": ", 1) for fact in facts)
            if not wanted.keys() <= set(FIELDS):
                raise ValueError(f"{path.name} {name}: {wanted.keys() - set(FIELDS)}")
            yield Labelled(f"{path.stem}_{name}", text.strip(), wanted)


@cache
def read(posting: Labelled) -> dict[str, str]:
    """The facts that the rules find, written like the labels."""
    return _written(summarise(Posting(posting.text, "text")).headline)


def _written(head: Headline) -> dict[str, str]:
    pay = head.salary.value if head.salary else None
    found = {
        "title": head.title.value if head.title else "",
        "company": head.company.value if head.company else "",
        "places": "; ".join(place.value for place in head.places),
        "work_mode": head.work_mode.value.value if head.work_mode else "",
        "employment": ", ".join(kind.value.value for kind in head.employment),
        "salary": f"{_plain(pay.min)} {_plain(pay.max)} {pay.currency} {pay.period and pay.period.value}"
        if pay
        else "",
        "deadline": head.deadline.value.day.isoformat() if head.deadline else "",
    }
    return {field: value for field, value in found.items() if value}


def _plain(amount: Decimal | None) -> str:
    return "-" if amount is None else f"{amount:f}"


def is_right(posting: Labelled, field: str) -> bool:
    """Whether a fact is read as it is stated: all of it and nothing else."""
    wanted, got = posting.wanted.get(field), read(posting).get(field)
    if wanted is None or got is None:
        return wanted is got
    if field == "places":
        names, found = wanted.split("; "), got.split("; ")
        return len(names) == len(found) and all(_is_one_of(*pair) for pair in zip(names, found, strict=True))
    if field == "company":
        wanted, got = "|".join(_ARTICLE.sub("", one.strip()) for one in wanted.split("|")), _ARTICLE.sub("", got)
    if field == "employment":
        return set(wanted.split(", ")) == set(got.split(", "))
    return _is_one_of(wanted, got)


def scored(folder: str, fields: tuple[str, ...] = FIELDS) -> tuple[int, int, int]:
    """How many stated facts of a folder are right, how many are stated, and how many are read where none is."""
    cells = [(one, field) for one in postings(folder) for field in fields]
    stated = [cell for cell in cells if cell[1] in cell[0].wanted]
    invented = sum(field not in one.wanted and not is_right(one, field) for one, field in cells)
    return sum(is_right(*cell) for cell in stated), len(stated), invented


def _is_one_of(wanted: str, got: str) -> bool:
    return any(folded(one).strip() == folded(got).strip() for one in wanted.split("|"))
