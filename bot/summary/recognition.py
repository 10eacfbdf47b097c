"""Whether a text is a job ad at all."""

from collections.abc import Sequence

from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

_ENOUGH = 5


def looks_like_a_posting(posting: Posting, summary: Summary, passages: Sequence[Passage]) -> bool:
    """Whether what was found in the text makes it an ad."""
    if posting.stated.title is not None and len(posting.text) > 200:
        return True
    headings = {passage.line.section for passage in passages if passage.line.heading} & {
        Section.TASKS,
        Section.MUST,
        Section.NICE,
        Section.OFFER,
        Section.APPLY,
    }
    facts = {fact.label for passage in passages for fact in passage.facts}
    points = 2 * len(headings) + len(facts)
    points += 3 * any(passage.has(Signal.SOUGHT) for passage in passages)
    head = summary.headline
    points += (
        2 * (head.title is not None)
        + 2 * (head.salary is not None)
        + 2 * (head.deadline is not None)
        + bool(head.employment)
        + (head.work_mode is not None)
    )
    points += bool(summary.how_to_apply) + bool(summary.requirements)
    return points >= _ENOUGH
