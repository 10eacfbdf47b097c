"""A summary: what a posting says, in sections, each line with the words it stands on."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.posting import Headline


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card, and the posting's own words (a piece of `Posting.text`) that it stands on."""

    text: str
    quote: str


class Weight(StrEnum):
    """How much a posting wants a thing."""

    MUST = "must"
    NICE = "nice"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Requirement(Fact):
    """A fact that the posting asks for: `weight` is must or nice."""

    weight: Weight


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill by its common name, with the line of the posting that names it."""

    name: str
    quote: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Summary:
    """What a card shows. Lists are in the posting's order, skills best first; what is not said is empty.

    `language` is the ISO 639-1 code of the posting's language. `warnings` are locale keys without their
    "warning-" prefix.
    """

    headline: Headline
    language: str | None = None
    gist: Fact | None = None
    responsibilities: tuple[Fact, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    benefits: tuple[Fact, ...] = ()
    how_to_apply: tuple[Fact, ...] = ()
    skills: tuple[Skill, ...] = ()
    warnings: tuple[str, ...] = ()
