"""The lines around the title, cut into their parts: there stand the employer, the place and the terms, often bare."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.posting import Stated
from bot.summary.employment import has_terms
from bot.summary.phrases import words
from bot.summary.place_names import NAME, is_no_name, is_place, shaped_as_a_place
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

_ABOVE, _BELOW = 2, 4  # lines
_FACTS = 6  # lines of a list that names the terms
_OWNER = "© "  # whose site it is; that stands beside nothing
_SHORT = 6  # words of one of its items
_LONGEST = 16  # words of a line
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s+/\s+")
_PIECES = re.compile(r",\s+|\s*[()]\s*")
_PAY = re.compile(r"[€$£₽₴₸]\s?\d|\d\s?(?:[€$£₽₴₸]|k\b|eur|usd|gbp|chf|pln|zł|руб|грн)", re.IGNORECASE)
_NAME = re.compile(NAME)
_SENTENCE = 5  # words from which a line that ends in a full stop is a sentence
_SENTENCE_PARTS = 3
_SIGN = re.compile(r"[\s ,.:;–—-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line near the title: `place` where its shape or our lists tell one, `terms` for hours and pay."""

    text: str
    place: str | None
    terms: bool

    @property
    def may_be_a_town(self) -> bool:
        """Whether it is written like the name of a place that we do not know."""
        if self.place or self.terms or not _NAME.fullmatch(self.text):
            return False
        return not is_no_name(words(self.text))


@dataclass(frozen=True, slots=True)
class Row:
    """A line near the title: where it stands, counted from the title's, and its parts without the title."""

    at: int
    quote: str
    parts: tuple[Part, ...]

    @property
    def has_terms(self) -> bool:
        """Whether it names hours, terms or pay."""
        return any(part.terms for part in self.parts)

    @property
    def has_place(self) -> bool:
        """Whether it names a place that we can be sure of."""
        return any(part.place for part in self.parts)


def rows(passages: Sequence[Passage], title: Stated[str] | None) -> tuple[Row, ...]:
    """The lines around the title's, which is 0; without a title those at the top, from 1 on."""
    middle = _line_of(passages, title)
    above = passages[max(0, middle - _ABOVE) : max(0, middle)]
    found = [Row(at - len(above), one.line.text, _parts(one.line.text)) for at, one in enumerate(above) if _is_row(one)]
    if title is not None and middle >= 0 and _is_row(passages[middle]) and not _is_said(passages[middle]):
        quote = passages[middle].line.text
        found.append(Row(0, quote, _parts(_without(quote, title.value))))
    below = [one for one in passages[middle + 1 : middle + 3 + _BELOW + _FACTS] if not one.line.text.startswith(_OWNER)]
    facts = listed_facts(below)
    return (*found, *_below(below[: _FACTS + 1 if facts else _BELOW], facts))


def listed_facts(passages: Sequence[Passage]) -> range:
    """Where the first lines hold a list of short items that names the terms: "Full-time", "Permanent", "Stroud"."""
    begin = next((at for at, one in enumerate(passages[:3]) if one.line.bullet), None)
    if begin is None or any(one.line.heading for one in passages[:begin]):
        return range(0)
    end = begin
    while end < min(len(passages), begin + _FACTS) and _is_item(passages[end]):
        end += 1
    named = sum(has_terms(one.line.text) or bool(_PAY.search(one.line.text)) for one in passages[begin:end])
    return range(begin, end) if named else range(0)


def _is_item(passage: Passage) -> bool:
    line = passage.line
    return line.bullet and not passage.to_machine and len(passage.words) <= _SHORT and line.text[-1] not in "!?:."


def _line_of(passages: Sequence[Passage], title: Stated[str] | None) -> int:
    if title is not None:
        for at, passage in enumerate(passages):
            if passage.line.text == title.quote:
                return at
    return -1


def _below(passages: Sequence[Passage], facts: range) -> Iterator[Row]:
    for at, passage in enumerate(passages, 1):
        if passage.facts:
            continue
        if not _is_row(passage) and at - 1 not in facts:
            return
        yield Row(at, passage.line.text, _parts(passage.line.text))


def _is_row(passage: Passage) -> bool:
    line = passage.line
    if line.heading or line.bullet or passage.facts or passage.to_machine or line.section is Section.BOARD:
        return False
    if len(passage.words) > _LONGEST or line.text[-1] in "!?:":
        return False
    return not (line.text.endswith(".") and len(passage.words) > _SENTENCE)


def _is_said(passage: Passage) -> bool:
    """Whether the title's line is a sentence that seeks; "Cook wanted – Palefox – Stroud" is none."""
    return passage.has(Signal.SOUGHT) and len(_PARTS.split(passage.line.text)) < _SENTENCE_PARTS


def _without(quote: str, title: str) -> str:
    at = quote.find(title)
    return quote if at < 0 else f"{quote[:at]} | {quote[at + len(title) :]}"


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(_each(text))


def _each(text: str) -> Iterator[Part]:
    for segment in _PARTS.split(text):
        if (place := shaped_as_a_place(segment)) is not None:
            yield Part(segment, place, terms=False)
            continue
        for piece in _PIECES.split(segment):
            if bare := _SIGN.sub(" ", piece).strip() and piece.strip(" .,:;–—-"):
                known = shaped_as_a_place(bare) or (bare if bare[0].isupper() and is_place(bare) else None)
                yield Part(bare, known, terms=known is None and (has_terms(bare) or bool(_PAY.search(bare))))
