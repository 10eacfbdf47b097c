"""Must against nice to have, and where a line that says both is cut."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.summary.phrases import Found, Word, bag, key, listed, tables
from bot.summary.signals import Signal

_BREAK = re.compile(r";\s+|\s+[–—-]\s+|[.!]\s+(?=\S)|,\s+|\s+\((?=[^()]{8,}\)\W*$)")
_SOFT = frozenset({",", "("})


@cache
def _openers() -> frozenset[tuple[str, ...]]:
    # Said before what would be nice, "ideally in banking": inside a line it only colours the must.
    return frozenset(key(phrase) for phrase in listed(tables("signals")["nice openers"]))


def is_nice(line: Sequence[Word], hits: Sequence[Found[Signal]]) -> bool:
    """Whether a line of requirements only names what would be a plus."""
    nice = [hit for hit in hits if hit.label is Signal.NICE]
    if not nice:
        return _ends_well(line)
    if _opens(line, nice[0]):
        return nice[0].first <= 1
    return not any(hit.label is Signal.MUST and not _inside(hit, nice) for hit in hits)


def _ends_well(line: Sequence[Word]) -> bool:
    """Whether a line ends like "Drachenkunde — плюс" or "Si conoces Docker, mejor"."""
    last, first = line[-1].text if line else "", line[0].text if line else ""
    return last in _PLUS or (last in _BETTER and first in _IF)


_PLUS = bag("плюс плюсом")
_BETTER = bag("mejor meglio melhor mieux besser better beter lepiej краще лучше")
_IF = bag("if si se wenn falls als jeśli jeżeli якщо если")


def _opens(line: Sequence[Word], hit: Found[Signal]) -> bool:
    return tuple(word.text for word in line[hit.first : hit.end]) in _openers()


def _inside(hit: Found[Signal], others: Sequence[Found[Signal]]) -> bool:
    return any(other.first <= hit.first and hit.end <= other.end for other in others)


def halves(text: str, line: Sequence[Word], hits: Sequence[Found[Signal]]) -> Iterator[tuple[int, int]]:
    """The pieces of a line of requirements, as (start, end): one, or two of different weight."""
    cut = _cut(text, line, hits)
    if cut is None:
        yield 0, len(text)
    else:
        end, start = cut
        yield 0, end
        yield start, len(text)


def _cut(text: str, line: Sequence[Word], hits: Sequence[Found[Signal]]) -> tuple[int, int] | None:
    nice = [hit for hit in hits if hit.label is Signal.NICE and not _opens(line, hit)]
    if not nice or len(text) > 600:
        return None
    best = None
    for found in _BREAK.finditer(text):
        before = [hit for hit in nice if line[hit.end - 1].end <= found.start()]
        after = [hit for hit in nice if line[hit.first].start >= found.end()]
        if bool(before) == bool(after):
            continue
        left = sum(word.end <= found.start() for word in line)
        if left < 2 or len(line) - left < 2:
            continue
        if found.group().strip()[:1] in _SOFT and not _stands_alone(line, left, hits, nice_left=bool(before)):
            continue
        best = found
        if before:
            break  # the nice part comes first and ends here; otherwise the last break before it is the one
    return None if best is None else (best.start(), best.end())


def _stands_alone(line: Sequence[Word], left: int, hits: Sequence[Found[Signal]], *, nice_left: bool) -> bool:
    """Whether what a comma parts is more than an enumeration: each side says something in words of its own."""
    asks = (Signal.ASK, Signal.ASK_WEAKLY, Signal.MUST)
    right_asks = any(hit.label in asks and hit.first >= left for hit in hits)
    left_asks = any(hit.label in asks and hit.end <= left for hit in hits)
    if nice_left:
        return left_asks and right_asks
    said = {at for hit in hits if hit.label is Signal.NICE for at in range(hit.first, hit.end)}
    own = [word.text for at, word in enumerate(line) if at >= left and at not in said and word.text not in _HOLLOW]
    return bool(own) and (right_asks or not _JOINS.intersection(own))


_HOLLOW = bag(
    "is are a an the it this that but only not be das es ist sind aber nur ein eine der die est sont mais c ce un une "
    "es son "
    "pero è sono ma é são mas is maar het jest są ale to є це але это но"
)
# "French, Spanish or Italian would be a plus" lists three of a kind.
_JOINS = bag("or and oder und ou et o u y e ed en of lub i albo oraz или и либо або та й і")
