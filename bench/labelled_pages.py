"""Invented pages with what they say: the fixtures of the reading bench, and how an answer is judged.

A page of bench/pages begins with a comment that holds its address and its facts as JSON (null or [] where the page
states none; a list of titles, companies or forms of a place holds those that are equally right). Two other comments,
`own` and `/own`, stand around what is the posting's own. All of them are taken off before anybody reads the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

from bot.model.posting import Headline

FOLDER: Final = Path(__file__).parent / "pages"
FIELDS: Final = ("title", "company", "places", "work_mode", "employment", "salary", "deadline")

Facts = dict[str, Any]
"""The seven facts as plain values; a salary is [min, max, currency, period]."""

_HEAD = re.compile(r"<!--\s*(\{.*?\})\s*-->\n", re.DOTALL)
_MARK = re.compile(r"<!--/?own-->")


@dataclass(frozen=True)
class Labelled:
    """One page: its source without labels, its address, its facts, and its source with the marks."""

    name: str
    html: str
    url: str
    facts: Facts
    marked: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the page says, squeezed: the posting's own pieces, and the others, hidden ones among them."""
        sorter = _Sorter()
        sorter.feed(self.marked)
        sorter.close()
        own = [piece for one in sorter.own if len(piece := squeezed(one)) > 1]
        whole = "\n".join((squeezed("".join(sorter.own)), *own))
        other = [piece for one in sorter.other if len(piece := squeezed(one)) > 1 and piece not in whole]
        return tuple(own), tuple(other)


def pages(half: str) -> tuple[Labelled, ...]:
    """The pages of one half: "tuned" or "held_out", whose mistakes nobody opens."""
    return tuple(_labelled(path) for path in sorted((FOLDER / half).glob("*.html")))


def _labelled(path: Path) -> Labelled:
    source = path.read_text(encoding="utf-8")
    head = _HEAD.match(source)
    if head is None:
        raise ValueError(f"{path.name} has no labels")
    facts = json.loads(head[1])
    marked = source[head.end() :]
    return Labelled(path.stem, _MARK.sub("", marked), facts.pop("url"), facts, marked)


class _Sorter(HTMLParser):
    """Text between the marks, and text outside of them, as the standard library's tokenizer sees it."""

    _SILENT = frozenset({"script", "style", "title", "head", "template", "noscript", "textarea"})

    def __init__(self) -> None:
        super().__init__()
        self.own: list[str] = []
        self.other: list[str] = []
        self._inside = False
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]

    def handle_comment(self, data: str) -> None:
        if data in ("own", "/own"):
            self._inside = data == "own"

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            (self.own if self._inside else self.other).append(data)


# -- judging ---------------------------------------------------------------------------------------------------------

_GENDERS = re.compile(
    r"\(\s*[mwfdxhi]\s*(?:[/|,]\s*[mwfdxhi*]\s*){1,2}\)|\b[mwf]/[mwf]/[dxi]\b|\bH/F\b|\(h/f\)", re.IGNORECASE
)
_FORMS = re.compile(
    r"[\s,]+(?:g?GmbH(?: & Co\. KG)?|AG|KG|e\. ?V\.|Ltd\.?|LLC|Inc\.?|B\.V\.|S\.?A\.?S?|S\.?L\.?|S\.p\.A\.|S\.r\.l\.|"
    r"s\.a\.s\.|Lda\.?|[Ss]p\. ?z ?o\. ?o\.)$"
)
_NOT_THE_CITY = re.compile(r"\(.*|,.*|\s[-–—|·].*|\d+")


def squeezed(words: str) -> str:
    """Letters and digits alone, in lower case: what two ways of writing the same have in common."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def _alternatives(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value]


def _same_place(wanted: Any, read: str) -> bool:
    city = squeezed(_NOT_THE_CITY.sub(" ", read))
    return any(squeezed(_NOT_THE_CITY.sub(" ", one)) == city for one in _alternatives(wanted))


def _same_title(wanted: str, read: str) -> bool:
    return squeezed(_GENDERS.sub(" ", wanted)) == squeezed(_GENDERS.sub(" ", read))


def _same_company(wanted: str, read: str) -> bool:
    return squeezed(_FORMS.sub("", wanted)) == squeezed(_FORMS.sub("", read))


def _same_salary(wanted: list[Any], read: list[Any]) -> bool:
    amounts = [[None if end is None else Decimal(end) for end in one[:2]] for one in (wanted, read)]
    return amounts[0] == amounts[1] and wanted[2:] == read[2:]


def is_right(field: str, wanted: Any, read: Any) -> bool:
    """Whether what was read of a field is what its page states; nothing is right where it states nothing."""
    if not wanted or not read:
        return not wanted and not read
    if field == "title":
        return any(_same_title(one, read) for one in _alternatives(wanted))
    if field == "company":
        return any(_same_company(one, read) for one in _alternatives(wanted))
    if field == "places":
        return len(wanted) == len(read) and all(any(_same_place(one, place) for place in read) for one in wanted)
    if field == "employment":
        return set(wanted) == set(read)
    if field == "salary":
        return _same_salary(wanted, read)
    return bool(wanted == read)


def facts_of(headline: Headline) -> Facts:
    """A headline's facts as plain values."""
    pay = headline.salary.value if headline.salary else None
    return {
        "title": headline.title.value if headline.title else None,
        "company": headline.company.value if headline.company else None,
        "places": [place.value for place in headline.places],
        "work_mode": headline.work_mode.value.value if headline.work_mode else None,
        "employment": [kind.value.value for kind in headline.employment],
        "salary": [*_ends(pay.min, pay.max), pay.currency, pay.period.value if pay.period else None] if pay else None,
        "deadline": headline.deadline.value.day.isoformat() if headline.deadline else None,
    }


def _ends(*amounts: Decimal | None) -> Iterator[str | None]:
    for amount in amounts:
        yield None if amount is None else str(amount)


def kept(pieces: tuple[str, ...], text: str) -> tuple[int, int]:
    """How many characters of these pieces stand in a text, and how many they are."""
    said = squeezed(text)
    return sum(len(piece) for piece in pieces if piece in said), sum(map(len, pieces))
