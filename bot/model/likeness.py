"""How alike two texts are, told from small sketches of them: an agency's copy is not the same text, but nearly.

A sketch holds the smallest hashes of a text's four-word shingles (a bottom-k sketch; Cohen and Kaplan, 2007). The
share of the smallest hashes of both together that stand in both estimates the share of shingles that both texts have.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from bot.model.quotes import folded

SIZE = 64
WORDS = 4
ALIKE = 0.5  # two readings of one posting share more, two postings of one employer less
_WORD = re.compile(r"\w+")
_LOOK_AT = 20_000  # characters

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a text: at most `SIZE` hashes, smallest first; () for a few words."""
    words = _WORD.findall(folded(text[:_LOOK_AT]))
    return tuple(sorted(set(_shingles(words)))[:SIZE])


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of what two texts say that both say, from 0 to 1."""
    shared = set(one) & set(other)
    if not shared:
        return 0.0
    smallest = sorted(set(one) | set(other))[:SIZE]
    return len(shared.intersection(smallest)) / len(smallest)


def _shingles(words: list[str]) -> Iterable[int]:
    return (crc32(" ".join(words[at : at + WORDS]).encode()) for at in range(len(words) - WORDS + 1))
