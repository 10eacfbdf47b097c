"""How a job fits a user: what is met, by which words of the profile, what is not, and what that amounts to.

The rubric: what the posting asks for weighs half, the skills of its duties next, then the skills that it only
mentions, and least what would be a plus. Who meets all that is asked is never below "good"; a broken wish caps the
verdict, whatever the rest says. The same lines give the same score; knowing more never lowers it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.summary import Weight


class Verdict(StrEnum):
    """How well it fits, in one word."""

    GREAT = "great"
    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    POOR = "poor"


class Status(StrEnum):
    """What the profile says to what the posting asks for.

    `unclear`: the profile does not say, or the thing can't be checked by words at all.
    """

    MET = "met"
    PARTLY = "partly"
    UNCLEAR = "unclear"
    MISSING = "missing"


class Asked(StrEnum):
    """What sort of thing is asked for."""

    SKILL = "skill"
    LANGUAGE = "language"
    DEGREE = "degree"
    PROOF = "proof"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be asked for: `key` is the same whatever it is called, `name` is the posting's word."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """One demand of a line: any of `things` would do. `words` are the profile's, where it says something to it.

    `counts` is no where a demand can't be held against anybody: it helps who has it, and else says nothing.
    """

    asked: Asked
    things: tuple[Thing, ...]
    status: Status
    words: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the posting held against the profile; `quote` is the line as it stands there."""

    text: str
    quote: str
    weight: Weight
    parts: tuple[Part, ...] = ()

    @property
    def counting(self) -> tuple[Part, ...]:
        """The parts that the score is made of."""
        return tuple(part for part in self.parts if part.counts or part.status is Status.MET)

    @property
    def status(self) -> Status:
        """Met where every part is; where only some are, partly."""
        found = {part.status for part in self.counting}
        if not found:
            return Status.UNCLEAR
        if len(found) == 1:
            return next(iter(found))
        if found == {Status.UNCLEAR, Status.MISSING}:
            return Status.MISSING
        return Status.PARTLY

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the profile that speak to this line, each once."""
        return tuple(dict.fromkeys(word for part in self.parts for word in part.words))

    @property
    def lacks(self) -> tuple[Part, ...]:
        """What of this line the profile does not have."""
        return tuple(part for part in self.parts if part.counts and part.status is Status.MISSING)

    @property
    def credit(self) -> float | None:
        """The share of the line that is met, from 0 to 1; None where it can't be checked."""
        parts = self.counting
        return sum(_CREDIT[part.status] for part in parts) / len(parts) if parts else None


class Wish(StrEnum):
    """What a job was wished to have. Of the last two a job may break one and still be fair."""

    PAY = "pay"
    PLACE = "place"
    LANGUAGE = "language"
    WORK_MODE = "work_mode"
    EMPLOYMENT = "employment"


@dataclass(frozen=True, slots=True)
class WishCheck:
    """A wish that the posting breaks, or may break: the user's words, and the posting's."""

    wish: Wish
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a job fits. `verdict` is None where nothing that could be checked stands on one of the two sides.

    `provisional`: too little stands in the posting, or too much is unclear, to lean on the verdict. Of `musts` lines
    that are asked for and can be checked `musts_met` are met. `score` goes from 0 to 100 and is for sorting, not for
    showing. `checks` are the lines asked for and the pluses, in the posting's order; `duties` and `mentions` hold the
    skills of the duties and those that the posting only names.
    """

    verdict: Verdict | None
    provisional: bool
    score: int
    musts_met: int
    musts: int
    checks: tuple[Check, ...]
    duties: tuple[Part, ...] = ()
    mentions: tuple[Part, ...] = ()
    broken: tuple[WishCheck, ...] = ()
    unclear_wishes: tuple[WishCheck, ...] = ()

    def lines(self, *wanted: Status) -> tuple[Check, ...]:
        """The checks of one status or several, musts first, in the posting's order."""
        found = [check for check in self.checks if check.status in wanted]
        return tuple(sorted(found, key=lambda check: check.weight is not Weight.MUST))

    @property
    def met(self) -> tuple[Check, ...]:
        """What is met, with the profile's words."""
        return self.lines(Status.MET)

    @property
    def partly(self) -> tuple[Check, ...]:
        """What is met in part."""
        return self.lines(Status.PARTLY)

    @property
    def missing(self) -> tuple[Check, ...]:
        """What the profile does not have."""
        return self.lines(Status.MISSING)

    @property
    def unclear(self) -> tuple[Check, ...]:
        """What can't be told."""
        return self.lines(Status.UNCLEAR)


_CREDIT = {Status.MET: 1.0, Status.PARTLY: 0.6, Status.UNCLEAR: 0.3, Status.MISSING: 0.0}
_MUSTS, _DUTIES, _MENTIONS, _NICE = 0.5, 0.25, 0.15, 0.1
_ALL_MET = 75.0  # who meets all that is asked scores at least this
_ENOUGH = 3  # requirements that can be checked; fewer make a verdict provisional
_LEAST = ((80, Verdict.GREAT), (60, Verdict.GOOD), (42, Verdict.FAIR), (22, Verdict.WEAK), (0, Verdict.POOR))
_CAPS = {
    Wish.PAY: Verdict.WEAK,
    Wish.PLACE: Verdict.WEAK,
    Wish.LANGUAGE: Verdict.WEAK,
    Wish.WORK_MODE: Verdict.FAIR,
    Wish.EMPLOYMENT: Verdict.FAIR,
}


def judged(
    checks: Sequence[Check],
    duties: Sequence[Part],
    mentions: Sequence[Part],
    broken: Sequence[WishCheck] = (),
    unclear_wishes: Sequence[WishCheck] = (),
    *,
    abilities: bool = True,
    thin: bool = False,
) -> Match:
    """The verdict on what was found; without any `abilities` in the profile there is none.

    `thin`: the posting says so little that no verdict on it can be more than provisional.
    """
    musts = [check for check in checks if check.weight is Weight.MUST and check.credit is not None]
    share = _share(checks, duties, mentions) if abilities else None
    score = 0 if share is None else min(round(share), _cap(broken))
    return Match(
        verdict=None if share is None else verdict_of(score),
        provisional=thin or len(musts) < _ENOUGH or 2 * sum(_is_dark(check) for check in musts) >= len(musts),
        score=score,
        musts_met=sum(check.status is Status.MET for check in musts),
        musts=len(musts),
        checks=tuple(checks),
        duties=tuple(duties),
        mentions=tuple(mentions),
        broken=tuple(broken),
        unclear_wishes=tuple(unclear_wishes),
    )


def _is_dark(check: Check) -> bool:
    return check.status is Status.UNCLEAR


def _share(checks: Sequence[Check], duties: Sequence[Part], mentions: Sequence[Part]) -> float | None:
    """What is met of all that can be checked, from 0 to 100; None where nothing can."""
    musts = _mean(check.credit for check in checks if check.weight is Weight.MUST)
    parts = (
        (_MUSTS, musts),
        (_DUTIES, _mean(map(_credit, duties))),
        (_MENTIONS, _mean(map(_credit, mentions))),
        (_NICE, _mean(check.credit for check in checks if check.weight is not Weight.MUST)),
    )
    known = [(weight, credit) for weight, credit in parts if credit is not None]
    if not known:
        return None
    blend = 100 * sum(weight * credit for weight, credit in known) / sum(weight for weight, _ in known)
    return max(blend, _ALL_MET * (musts or 0.0))


def _credit(part: Part) -> float | None:
    return _CREDIT[part.status] if part.counts or part.status is Status.MET else None


def _mean(credits_: Iterable[float | None]) -> float | None:
    known = [credit for credit in credits_ if credit is not None]
    return sum(known) / len(known) if known else None


def verdict_of(score: int) -> Verdict:
    """The verdict that a score stands for."""
    return next(verdict for least, verdict in _LEAST if score >= least)


def _cap(broken: Sequence[WishCheck]) -> int:
    """The most that a job may score that breaks these wishes: two that weigh make it poor."""
    caps = [_CAPS[each.wish] for each in broken]
    if caps.count(Verdict.WEAK) > 1:
        caps.append(Verdict.POOR)
    return min((_most(cap) for cap in caps), default=100)


def least(verdict: Verdict) -> int:
    """The lowest score that gets this verdict."""
    return next(score for score, each in _LEAST if each is verdict)


def _most(verdict: Verdict) -> int:
    """The highest score that still gets this verdict."""
    at = [each for _, each in _LEAST].index(verdict)
    return 100 if at == 0 else _LEAST[at - 1][0] - 1
