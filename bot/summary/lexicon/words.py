"""Text cut into words that compare equal across case, accents and plural."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# ".NET" is a word of its own, also where a page breaks it into ". NET"; "example.net" is not.
_WORD = re.compile(r"(?<![^\W_])\.(?: ?NET|[Nn]et)\b|[^\W_]+(?:\+\+|#(?!\w))?(?:['’]s\b)?")
_JOINTS = frozenset((" ", "-", "/", "'", "’", ".", "&", " & ", " / ", "‑", "–", "\u00a0", "  ", "- ", " -", "-/"))
_SIBILANTS = ("sses", "ches", "shes", "xes")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: their bare and their singular forms, and where they stand in it."""

    text: str
    bare: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def gap(self, index: int) -> str:
        """What stands between the word at `index` and the one before it; before the first, the text's beginning."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    def joined(self, index: int) -> bool:
        """Whether the word at `index` can go on a term that the word before it began."""
        return self.gap(index) in _JOINTS

    def surface(self, begin: int, end: int) -> str:
        """The text from the word at `begin` up to, not including, the word at `end`."""
        return self.text[self.starts[begin] : self.ends[end - 1]]


def cut(text: str) -> Words:
    """The words of a text, in one pass."""
    bare, keys, starts, ends = [], [], [], []
    for match in _WORD.finditer(text):
        plain, key = folded(match.group())
        bare.append(plain)
        keys.append(key)
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, bare, keys, starts, ends)


@lru_cache(maxsize=4096)
def folded(word: str) -> tuple[str, str]:
    """A word without case, accents and possessive; and the same in the singular."""
    low = word.lower() if word.isascii() else _without_accents(word)
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    low = low.replace(" ", "") or word  # a lone accent has nothing under it
    return low, _singular(low)


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _singular(low: str) -> str:
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(_SIBILANTS) else low[:-1]
