"""What is different in a posting that was read again."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.model.quotes import folded
from bot.model.summary import Summary, Weight


class Changed(StrEnum):
    """What about a posting changed, where it matters to who applies, or about a job or its way, by its user's hand."""

    TITLE = "title"
    COMPANY = "company"
    LINK = "link"
    WORK_MODE = "work_mode"
    SALARY = "salary"
    DEADLINE = "deadline"
    PLACE = "place"
    MUST_ADDED = "must_added"
    MUST_DROPPED = "must_dropped"
    ROUND = "round"  # of interviews, packed (model/interview.py)
    DAY = "day"  # on which a move was, as an instant


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, in its own words before and after; a deadline as an ISO date, a work mode by its value."""

    what: Changed
    before: str | None
    after: str | None


def changes(old: Summary, new: Summary) -> tuple[Change, ...]:
    """What a later reading says otherwise. What it merely doesn't say any more is no change: readings differ."""
    return tuple(_changes(old, new))


def _changes(old: Summary, new: Summary) -> Iterator[Change]:
    before, after = old.headline, new.headline
    if before.salary and after.salary and before.salary.value != after.salary.value:
        yield Change(Changed.SALARY, before.salary.quote, after.salary.quote)
    if after.deadline and (before.deadline is None or before.deadline.value.day != after.deadline.value.day):
        earlier = before.deadline.value.day.isoformat() if before.deadline else None
        yield Change(Changed.DEADLINE, earlier, after.deadline.value.day.isoformat())
    if (
        before.places
        and after.places
        and {folded(one.value) for one in before.places} != {folded(one.value) for one in after.places}
    ):
        yield Change(
            Changed.PLACE,
            ", ".join(one.value for one in before.places),
            ", ".join(one.value for one in after.places),
        )
    musts, now_musts = _musts(old), _musts(new)
    if musts and now_musts:
        for line in now_musts.keys() - musts.keys():
            yield Change(Changed.MUST_ADDED, None, now_musts[line])
        for line in musts.keys() - now_musts.keys():
            yield Change(Changed.MUST_DROPPED, musts[line], None)


def _musts(summary: Summary) -> dict[str, str]:
    return {folded(one.text): one.text for one in summary.requirements if one.weight is Weight.MUST}
