"""The job's terms as a page lists them under its title: "- Rennes", "- CDI", "- 38 000 € / an"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.summary.headings import Section, heading
from bot.summary.layout import Piece
from bot.summary.phrases import Phrases, listed, tables, words

_LOOK_AT = 20  # pieces from the top
_MOST, _FEWEST = 8, 2  # items of such a list
_LONGEST, _MOST_WORDS = 70, 8  # of an item
_BESIDE = 3  # words of an item that may stand beside its terms
_FEWEST_TERMS = 2  # items that state terms
_PAY = re.compile(r"[€$£₽₴₸]\s?\d|\d\s?(?:[€$£₽₴₸]|k\b|eur|usd|gbp|chf|pln|zł|руб|грн)", re.IGNORECASE)


def unlisted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces; a list of terms above the first heading is no list any more, so that each item is read by itself."""
    made = list(pieces)
    run: list[int] = []
    for at in range(min(len(made), _LOOK_AT) + 1):
        piece = made[at] if at < min(len(made), _LOOK_AT) else None
        if piece is not None and piece.bullet:
            run.append(at)
            continue
        if _are_terms([made[one] for one in run]):
            for one in run:
                made[one] = replace(made[one], bullet=False)
        run = []
        if piece is not None and _opens_a_part(piece):
            break
    return tuple(made)


def _are_terms(items: Sequence[Piece]) -> bool:
    if not _FEWEST <= len(items) <= _MOST or not all(map(_is_short, items)):
        return False
    return sum(_states_terms(item.text) for item in items) >= _FEWEST_TERMS


def _is_short(item: Piece) -> bool:
    text = item.text
    if len(text) > _LONGEST or text[-1] in ".;:!?" or not (text[0].isupper() or text[0].isdigit() or _PAY.search(text)):
        return text[0].islower() and _states_terms(text)  # "ab sofort, unbefristet"
    return len(words(text)) <= _MOST_WORDS or bool(_PAY.search(text))


def _states_terms(text: str) -> bool:
    """Whether an item is hours, a contract, a way to work or pay, and hardly more."""
    if _PAY.search(text):
        return True
    line = words(text)
    covered = {at for hit in _terms().found(line) for at in range(hit.first, hit.end)}
    return bool(covered) and len(line) - len(covered) <= _BESIDE


@cache
def _terms() -> Phrases[bool]:
    return Phrases({True: [phrase for block in tables("terms").values() for phrase in listed(block)]})


def _opens_a_part(piece: Piece) -> bool:
    found = heading(piece.text, words(piece.text), loud=piece.loud, bullet=False)
    return found is not None and found.section in (Section.TASKS, Section.MUST, Section.NICE, Section.OFFER)
