"""The turns of phrase by which a line shows what it is about, in ten languages."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from bot.summary.phrases import Found, Phrases, Word, listed, tables


class Signal(StrEnum):
    """What a turn of phrase shows."""

    ASK = "ask"  # something that the applicant has, knows or is
    ASK_WEAKLY = "ask weakly"  # the same, but said of much else too
    MUST = "must"  # it is not negotiable
    NICE = "nice"  # it would be a plus
    TASK = "task"  # what one does in the job
    OFFER = "offer"  # what one gets
    APPLY = "apply"  # how one applies
    ABOUT = "about"  # what the employer is
    BOARD = "board"  # a job site talking about itself
    ROLE = "role"  # what the job is, in a sentence
    SOUGHT = "sought"  # somebody is wanted
    PANEL = "panel"  # a job site's furniture: counts only next to more of it


@cache
def _signals() -> Phrases[Signal]:
    found = tables("signals")
    return Phrases({signal: listed(found[signal]) for signal in Signal})


def signals(line: Sequence[Word]) -> tuple[Found[Signal], ...]:
    """The turns of phrase in a line, without those that lie inside a longer one of the same signal."""
    found = _signals().found(line)
    reach: dict[Signal, int] = {}
    kept: list[Found[Signal]] = []
    for hit in sorted(found, key=lambda hit: (hit.first, -hit.end)):
        if hit.end > reach.get(hit.label, 0):
            kept.append(hit)
            reach[hit.label] = hit.end
    return tuple(kept)
