"""A posting and its summary as JSON, for the command line: the names here are its interface."""

from decimal import Decimal
from typing import Any

from bot.errors import UserError
from bot.model.posting import Posting, Salary
from bot.model.summary import Fact, Requirement, Skill, Summary

_LISTS = ("responsibilities", "requirements", "benefits", "how_to_apply", "skills", "warnings")
_VALUES = [
    "title",
    "company",
    "location",
    "work_mode",
    "employment",
    "seniority",
    "salary",
    "deadline",
    "posted",
    "language",
    "gist",
    "source",
    "canonical_url",
]


def posting_json(posting: Posting, summary: Summary) -> dict[str, Any]:
    """All that was read; what the posting doesn't say is null or []."""
    head = summary.headline
    return {
        "title": head.title.value if head.title else None,
        "company": head.company.value if head.company else None,
        "location": ", ".join(place.value for place in head.places) or None,
        "work_mode": head.work_mode.value.value if head.work_mode else None,
        "employment": ", ".join(one.value.value for one in head.employment) or None,
        "seniority": head.seniority.value.value if head.seniority else None,
        "salary": _salary(head.salary.value) if head.salary else None,
        "deadline": head.deadline.value.day.isoformat() if head.deadline else None,
        "posted": head.posted.value.isoformat() if head.posted else None,
        "language": summary.language,
        "gist": summary.gist.text if summary.gist else None,
        "responsibilities": [_fact(one) for one in summary.responsibilities],
        "requirements": [_requirement(one) for one in summary.requirements],
        "benefits": [_fact(one) for one in summary.benefits],
        "how_to_apply": [_fact(one) for one in summary.how_to_apply],
        "skills": [_skill(one) for one in summary.skills],
        "source": posting.source,
        "canonical_url": posting.canonical_url,
        "warnings": list(dict.fromkeys((*posting.warnings, *summary.warnings))),
    }


def trouble_json(error: UserError) -> dict[str, Any]:
    """An input that could not be read: all unknown, and the reason among the warnings."""
    nothing: dict[str, Any] = dict.fromkeys(_VALUES)
    return nothing | {name: [] for name in _LISTS} | {"warnings": [error.key]}


def _fact(fact: Fact) -> dict[str, str]:
    return {"text": fact.text, "quote": fact.quote}


def _requirement(one: Requirement) -> dict[str, str]:
    return {**_fact(one), "kind": one.weight.value}


def _skill(skill: Skill) -> dict[str, str]:
    return {"name": skill.name, "quote": skill.quote, "kind": skill.weight.value}


def _salary(salary: Salary) -> dict[str, float | int | str | None]:
    return {
        "min": _number(salary.min),
        "max": _number(salary.max),
        "currency": salary.currency,
        "period": salary.period.value if salary.period else None,
    }


def _number(amount: Decimal | None) -> float | int | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
