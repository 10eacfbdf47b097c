"""Words that name a job, in ten languages: what a line needs to pass for a title."""

from collections.abc import Sequence
from functools import cache

from bot.summary.phrases import Word, bag, tables


@cache
def _whole() -> frozenset[str]:
    return bag(tables("roles")["whole"])


@cache
def _endings() -> tuple[str, ...]:
    # Compounds end in the word that names the job: Bauleiter, Netzwerktechniker, verkoopmedewerker.
    return tuple(bag(tables("roles")["endings"]))


def is_role(word: str) -> bool:
    """Whether a folded word names a job."""
    return word in _whole() or (len(word) > 7 and word.endswith(_endings())) or word.removesuffix("s") in _whole()


def names_a_role(line: Sequence[Word]) -> bool:
    """Whether one of the words names a job."""
    return any(is_role(word.text) for word in line)
