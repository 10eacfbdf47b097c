"""Invented postings with what they say, and texts that are none; a third of each is held out from tuning."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.posting import Posting
from bot.model.quotes import folded
from bot.model.summary import Summary, Weight
from bot.summary.quick import summarise

HERE = Path(__file__).parent
LISTS = ("responsibilities", "must", "nice", "benefits", "how_to_apply")
FACTS = (
    "title",
    "company",
    "places",
    "work_mode",
    "employment",
    "seniority",
    "salary",
    "deadline",
    "posted",
    "reference",
    "language",
)


@dataclass(frozen=True)
class Case:
    """A text by its file's name; `want` is what a reader finds in it, None for a text that is no posting."""

    name: str
    text: str
    want: dict[str, Any] | None
    held_out: bool

    @property
    def posting(self) -> Posting:
        return Posting(self.text, "text")


@cache
def postings() -> tuple[Case, ...]:
    return tuple(_cases("postings"))


@cache
def not_postings() -> tuple[Case, ...]:
    return tuple(_cases("not_postings"))


def _cases(folder: str) -> Iterator[Case]:
    held_out = (HERE / "held_out.txt").read_text(encoding="utf-8").split()
    for path in sorted((HERE / folder).glob("*.txt")):
        wanted = path.with_suffix(".json")
        want = json.loads(wanted.read_text(encoding="utf-8")) if wanted.exists() else None
        yield Case(path.stem, path.read_text(encoding="utf-8"), want, held_out=path.stem in held_out)


@cache
def summary_of(name: str) -> Summary:
    return summarise(next(case for case in postings() if case.name == name).posting)


def found(summary: Summary) -> dict[str, Any]:
    """A summary in the form in which the labels are written."""
    head = summary.headline
    pay = head.salary.value if head.salary else None
    return {
        "title": head.title.value if head.title else None,
        "company": head.company.value if head.company else None,
        "places": [place.value for place in head.places],
        "work_mode": head.work_mode.value.value if head.work_mode else None,
        "employment": [kind.value.value for kind in head.employment],
        "seniority": head.seniority.value.value if head.seniority else None,
        "salary": pay
        and {
            "min": None if pay.min is None else float(pay.min),
            "max": None if pay.max is None else float(pay.max),
            "currency": pay.currency,
            "period": pay.period and pay.period.value,
        },
        "deadline": _iso(head.deadline.value.day if head.deadline else None),
        "posted": _iso(head.posted.value if head.posted else None),
        "reference": head.reference.value if head.reference else None,
        "language": summary.language,
        "responsibilities": [fact.text for fact in summary.responsibilities],
        "must": [one.text for one in summary.requirements if one.weight is Weight.MUST],
        "nice": [one.text for one in summary.requirements if one.weight is Weight.NICE],
        "benefits": [fact.text for fact in summary.benefits],
        "how_to_apply": [fact.text for fact in summary.how_to_apply],
        "warnings": list(summary.warnings),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_ARTICLE = re.compile(r"^(?:the|die|der|das|la|le|les|el|il|het|de|o|a) |[«»\"]")


def alike(fact: str, wanted: Any, got: Any) -> bool:
    """Whether a fact is what was wanted; names are compared without case, lists without order."""
    if fact == "places":
        return {_plain(place) for place in wanted} == {_plain(place) for place in got}
    if fact == "employment":
        return set(wanted) == set(got)
    if fact == "company" and wanted and got:
        return _ARTICLE.sub("", _plain(wanted)) == _ARTICLE.sub("", _plain(got))
    if isinstance(wanted, str) and isinstance(got, str):
        return _plain(wanted) == _plain(got)
    return bool(wanted == got)


def _plain(text: str) -> str:
    return folded(text).strip(" .,;:!")


@dataclass
class Tally:
    """Lines wanted, found, and right."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def add(self, wanted: Sequence[str], got: Sequence[str]) -> None:
        ours, theirs = {_plain(line) for line in got}, {_plain(line) for line in wanted}
        self.wanted += len(theirs)
        self.found += len(ours)
        self.right += len(ours & theirs)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


def scores(cases: Sequence[Case]) -> dict[str, float]:
    """Share of postings in which each fact is right, and F1 of each list's lines."""
    right = dict.fromkeys(FACTS, 0)
    tallies = {name: Tally() for name in LISTS}
    for case in cases:
        assert case.want is not None
        got = found(summary_of(case.name))
        for fact in FACTS:
            right[fact] += alike(fact, case.want[fact], got[fact])
        for name in LISTS:
            tallies[name].add(case.want[name], got[name])
    return {fact: count / len(cases) for fact, count in right.items()} | {
        name: tally.f1 for name, tally in tallies.items()
    }
