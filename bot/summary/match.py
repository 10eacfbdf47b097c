"""Does it fit me? A posting's summary held against a profile, line by line, by rules alone.

A line is met only by words of the profile, which the match carries; nothing is guessed, and nothing depends on the
time, on chance or on the order of a table.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.model.match import Asked, Check, Match, Part, Status, Thing, Wish, WishCheck, judged
from bot.model.profile import Profile
from bot.model.summary import Skill, Summary, Weight
from bot.summary import wishes
from bot.summary.concepts import keys_of, kind_of
from bot.summary.demands import Demand, demands
from bot.summary.held import Held
from bot.summary.lexicon import Kind

_COUNTING = (Kind.SKILL, Kind.FIELD, Kind.PROOF)
_MOST_MENTIONS = 10  # of the skills that the posting only names, the most relevant


def match(summary: Summary, profile: Profile) -> Match | None:
    """How the posting fits; None where the profile is empty. The same in gives the same out."""
    if profile.is_empty:
        return None
    mine = Held(profile)
    checks = [*_requirements(summary, mine)]
    seen = {thing.key for check in checks for part in check.parts for thing in part.things}
    checks += _asked_elsewhere(summary, mine, seen)
    seen |= {thing.key for check in checks for part in check.parts for thing in part.things}
    duties, mentions = _named(summary, mine, seen)
    broken, unclear = wishes.checked(summary.headline, profile.wishes)
    return judged(
        checks,
        duties,
        mentions,
        (*broken, *_languages(checks)),
        unclear,
        abilities=bool(profile.entries),
        thin="thin" in summary.warnings,
    )


def _requirements(summary: Summary, mine: Held) -> Iterator[Check]:
    for requirement in summary.requirements:
        is_plus = requirement.weight is not Weight.MUST
        found = (_part(demand, mine) for demand in demands(requirement.text, summary.language, is_plus=is_plus))
        parts = tuple(part for part in found if part is not None)
        yield Check(requirement.text, requirement.quote, requirement.weight, parts)


def _part(demand: Demand, mine: Held) -> Part | None:
    """What the profile says to a demand; None where it can't be held to it and has nothing to show for it."""
    status, words = mine.answer(demand)
    if not demand.counts and status is not Status.MET:
        return None
    asked = demand.options[0].asked
    things = tuple(dict.fromkeys(option.thing for option in demand.options if option.asked is asked))
    return Part(asked, things, status, words, counts=demand.counts)


def _asked_elsewhere(summary: Summary, mine: Held, seen: Iterable[str]) -> list[Check]:
    """Skills that the posting asks for outside its list of requirements, each line of theirs a check of its own."""
    known = set(seen)
    lines: dict[tuple[str, Weight], list[Part]] = {}
    for skill in summary.skills:
        if skill.weight is Weight.MENTIONED or _stands_in_a_requirement(skill, summary):
            continue
        for part in _parts(skill, mine, known):
            lines.setdefault((skill.quote, skill.weight), []).append(part)
            known.add(part.things[0].key)
    return [Check(quote, quote, weight, tuple(parts)) for (quote, weight), parts in lines.items()]


def _stands_in_a_requirement(skill: Skill, summary: Summary) -> bool:
    return any(skill.quote in each.quote or each.quote in skill.quote for each in summary.requirements)


def _parts(skill: Skill, mine: Held, known: Iterable[str]) -> Iterator[Part]:
    for key in keys_of(skill.name):
        kind = kind_of(key)
        if key in known or kind is Kind.SPOKEN:
            continue
        status, words = mine.skill(key)
        counts = kind in _COUNTING
        if counts or status is Status.MET:
            asked = Asked.PROOF if kind is Kind.PROOF else Asked.SKILL
            yield Part(asked, (Thing(key, skill.name),), status, words, counts=counts)


def _named(summary: Summary, mine: Held, seen: Iterable[str]) -> tuple[list[Part], list[Part]]:
    """The skills of the duties, and those that the posting only names, which no check is about."""
    known = set(seen)
    duties: list[Part] = []
    mentions: list[Part] = []
    for skill in summary.skills:
        if skill.weight is not Weight.MENTIONED or _stands_in_a_requirement(skill, summary):
            continue
        into = duties if any(skill.quote in each.quote for each in summary.responsibilities) else mentions
        for part in _parts(skill, mine, known):
            into.append(part)
            known.add(part.things[0].key)
    return duties, mentions[:_MOST_MENTIONS]


def _languages(checks: Sequence[Check]) -> Iterator[WishCheck]:
    """The languages that one must speak and the profile does not have."""
    for check in checks:
        if check.weight is Weight.MUST:
            for part in check.lacks:
                if part.asked is Asked.LANGUAGE:
                    yield WishCheck(Wish.LANGUAGE, part.things[0].name, check.quote)
