"""Words that name a job, in ten languages: what a line needs to pass for a title."""

from collections.abc import Sequence
from functools import cache, lru_cache

from bot.summary.phrases import Word, bag, tables


@cache
def _whole() -> frozenset[str]:
    return bag(tables("roles")["whole"])


@cache
def _endings() -> tuple[str, ...]:
    # Compounds end in the word that names the job: Bauleiter, Netzwerktechniker, verkoopmedewerker.
    return tuple(bag(tables("roles")["endings"]))


# In Slavic languages a sought job stands in a case of its own: "водителя", "няню", "kierowcę".
_CASES = (
    "ого",
    "ему",
    "ów",
    "ов",
    "ів",
    "ей",
    "ом",
    "ем",
    "em",
    "ego",
    "а",
    "я",
    "у",
    "ю",
    "ę",
    "ą",
    "a",
    "i",
    "и",
    "і",
    "y",
)


# Women and several people: "bibliotecaria", "Erzieherinnen", "verzorgenden", "camerieri".
_FORMS = (
    ("a", "o"),
    ("as", "o"),
    ("os", "o"),
    ("es", ""),
    ("innen", ""),
    ("in", ""),
    ("n", ""),
    ("en", ""),
    ("i", "o"),
    ("i", "e"),
    ("e", "a"),
)


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """Whether a folded word names a job."""
    known = _whole()
    if any(len(word) > 6 and word.endswith(end) and word.removesuffix(end) + base in known for end, base in _FORMS):
        return True
    if word in known or word.removesuffix("s") in known or (len(word) > 7 and word.endswith(_endings())):
        return True
    if not word.endswith(_CASES):
        return False
    return any(
        word.removesuffix(case) + end in known
        for case in _CASES
        if word.endswith(case) and len(word) > len(case) + 2 and (case == "a" or not word.isascii())
        for end in ("", "а", "я", "ь", "й", "ий", "a")
    )


def names_a_role(line: Sequence[Word]) -> bool:
    """Whether one of the words names a job."""
    return any(is_role(word.text) for word in line)
