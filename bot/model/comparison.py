"""Jobs side by side: what differs between them, and which comes first by what matters to the user.

What a posting does not say is never guessed: it may turn out either way, and a job comes first only where it does
whatever the others leave unsaid. The same jobs and weights give the same answer, whatever their order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bot.model.pay import A_YEAR
from bot.model.posting import Period, Salary, WorkMode

FEWEST: Final = 2
MOST: Final = 5
HIGHEST_NUMBER: Final = 2**20 - 1  # of a job that can be compared; no user comes near it
_A_NUMBER: Final = 20  # bits
_IN_ONE: Final = 3  # numbers


# --- what is picked ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Picked:
    """The numbers of the jobs that were picked, each once, in the order of their picking; at most `MOST`."""

    numbers: tuple[int, ...] = ()

    @property
    def packed(self) -> tuple[int, int]:
        """All of it in two numbers below 2**60, for a button."""
        return _packed(self.numbers[:_IN_ONE]), _packed(self.numbers[_IN_ONE:])

    @classmethod
    def unpacked(cls, first: int, rest: int) -> "Picked":
        """What two such numbers hold; of any others, what in them can be a pick."""
        there = (*_unpacked(first), *_unpacked(rest))
        return cls(tuple(dict.fromkeys(number for number in there if number))[:MOST])

    def switched(self, number: int) -> "Picked":
        """With that job, or, where it is picked, without."""
        if number in self.numbers:
            return Picked(tuple(one for one in self.numbers if one != number))
        return Picked((*self.numbers, number))


def _packed(numbers: Sequence[int]) -> int:
    return sum(number << place * _A_NUMBER for place, number in enumerate(numbers))


def _unpacked(packed: int) -> Iterator[int]:
    return (packed >> place * _A_NUMBER & HIGHEST_NUMBER for place in range(_IN_ONE))


# --- what matters -----------------------------------------------------------------------------------------------------


class Criterion(StrEnum):
    """What can matter to a user."""

    SALARY = "salary"
    REMOTE = "remote"
    MATCH = "match"
    PLACE = "place"


class Level(StrEnum):
    """How much it matters; much counts twice."""

    OFF = "off"
    SOME = "some"
    MUCH = "much"

    @property
    def weight(self) -> int:
        """0, 1 or 2."""
        return list(Level).index(self)

    @property
    def next(self) -> "Level":
        """The level after it; off after the last."""
        return list(Level)[(self.weight + 1) % len(Level)]


Weights = Mapping[Criterion, Level]


def weights_of(kept: Mapping[str, object]) -> dict[Criterion, Level]:
    """The weights in what was kept, wherever that came from; what is not set matters some."""
    levels = {level.value: level for level in Level}
    return {criterion: levels.get(str(kept.get(criterion.value)), Level.SOME) for criterion in Criterion}


# --- what is compared -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """What counts of one job. None is what its posting, or the user's profile, does not say.

    `part_time`: its hours are fewer than full ones. `place_fits`: the user's wishes. `score`: 0 to 100 by the profile;
    of `musts` that can be checked `musts_met` are met.
    """

    number: int
    salary: Salary | None = None
    part_time: bool = False
    work_mode: WorkMode | None = None
    place_fits: bool | None = None
    score: int | None = None
    musts_met: int = 0
    musts: int = 0
    deadline: date | None = None


class End(StrEnum):
    """Which end of pay ranges is compared: both, where all of them say both."""

    BOTH = "both"
    LOWER = "lower"
    UPPER = "upper"


class Incomparable(StrEnum):
    """Why pays can't be held against each other."""

    CURRENCY = "currency"
    PERIOD = "period"
    HOURS = "hours"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Pays:
    """Pays in one currency and for one period: (lowest, highest) by the jobs' numbers, at the end that all of them say.

    `converted`: they were stated for several periods, and are counted for a year of full time.
    """

    currency: str
    period: Period
    end: End
    converted: bool
    of: Mapping[int, tuple[Decimal, Decimal]]

    def middle(self, number: int) -> Decimal:
        """The middle of a job's pay."""
        low, high = self.of[number]
        return (low + high) / 2


def comparable(candidates: Sequence[Candidate]) -> Pays | Incomparable | None:
    """The pays that are stated, made comparable, or why they are not; None where fewer than two are stated."""
    stated = {one.number: one.salary for one in candidates if one.salary is not None}
    if len(stated) < FEWEST:
        return None
    currencies = {salary.currency for salary in stated.values()}
    periods = {salary.period for salary in stated.values()}
    currency, period = next(iter(currencies)), next(iter(periods))
    if len(currencies) > 1 or currency is None:
        return Incomparable.CURRENCY
    if None in periods or period is None:
        return Incomparable.PERIOD
    converted = len(periods) > 1
    if converted and any(one.part_time and _is_of_hours(one.salary) for one in candidates):
        return Incomparable.HOURS
    end = _common_end(stated.values())
    if end is None:
        return Incomparable.ENDS
    factors = {number: A_YEAR[salary.period] if converted and salary.period else 1 for number, salary in stated.items()}
    return Pays(
        currency,
        Period.YEAR if converted else period,
        end,
        converted,
        {
            number: (low * factors[number], high * factors[number])
            for number, (low, high) in ((number, _ends(salary, end)) for number, salary in stated.items())
        },
    )


def _is_of_hours(salary: Salary | None) -> bool:
    """Whether it says nothing of a year to who works part of the time, unlike a month's pay."""
    return salary is not None and salary.period in (Period.HOUR, Period.DAY, Period.WEEK)


def _common_end(salaries: Iterable[Salary]) -> End | None:
    said = [(salary.min is not None, salary.max is not None) for salary in salaries]
    if all(low and high for low, high in said):
        return End.BOTH
    if all(low for low, _ in said):
        return End.LOWER
    return End.UPPER if all(high for _, high in said) else None


def _ends(salary: Salary, end: End) -> tuple[Decimal, Decimal]:
    low, high = salary.min or Decimal(), salary.max or Decimal()
    return (low, low) if end is End.LOWER else (high, high) if end is End.UPPER else (low, high)


# --- what decides -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PayGap:
    """The best paid job and by how much it pays more than the next: `least` to `most`, of the pays' currency.

    At an `end` of both, the gap is that of both ends, or, where the ranges lie across each other, of their middles.
    `within`: others are paid in other currencies; this is told of those paid in the pays' currency alone.
    """

    more: int
    less: int
    least: Decimal
    most: Decimal
    pays: Pays
    of_middles: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class ModesDiffer:
    """Where the work is done, for the jobs that say it."""

    modes: tuple[tuple[WorkMode, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class MustsDiffer:
    """How many of the musts the user meets: (number, met, of how many)."""

    jobs: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class PlacesDiffer:
    """The jobs that are where the user wants to work, and those that are not."""

    fit: tuple[int, ...]
    unfit: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FirstToClose:
    """The job for which the time to apply is over first; others that say a day have more."""

    number: int
    day: date


Difference = PayGap | ModesDiffer | MustsDiffer | PlacesDiffer | FirstToClose


def differences(candidates: Sequence[Candidate], today: date) -> tuple[Difference, ...]:
    """What differs between the jobs by what they say."""
    found = (
        _pay_gap(candidates),
        _modes(candidates),
        _musts(candidates),
        _places(candidates),
        _first_to_close(candidates, today),
    )
    return tuple(one for one in found if one is not None)


def _pay_gap(candidates: Sequence[Candidate]) -> PayGap | None:
    pays, within = comparable(candidates), False
    if pays is Incomparable.CURRENCY:
        pays, within = comparable(_of_one_currency(candidates)), True
    if not isinstance(pays, Pays):
        return None
    more, less = sorted(pays.of, key=lambda number: (-pays.middle(number), number))[:2]
    gaps = [best - next_ for best, next_ in zip(pays.of[more], pays.of[less], strict=True)]
    if pays.middle(more) == pays.middle(less):
        return None
    if min(gaps) < 0:
        gap = pays.middle(more) - pays.middle(less)
        return PayGap(more, less, gap, gap, pays, of_middles=True, within=within)
    return PayGap(more, less, min(gaps), max(gaps), pays, within=within)


def _of_one_currency(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those paid in the currency that most are paid in; of two, in the one that comes first by its code."""
    often = Counter(one.salary.currency for one in candidates if one.salary and one.salary.currency)
    [(most, _)] = sorted(often.items(), key=lambda item: (-item[1], item[0]))[:1] or [("", 0)]
    return [one for one in candidates if one.salary and one.salary.currency == most]


def _modes(candidates: Sequence[Candidate]) -> ModesDiffer | None:
    modes = tuple(
        (mode, numbers)
        for mode in WorkMode
        if (numbers := tuple(one.number for one in candidates if one.work_mode is mode))
    )
    return ModesDiffer(modes) if len(modes) > 1 else None


def _musts(candidates: Sequence[Candidate]) -> MustsDiffer | None:
    jobs = tuple((one.number, one.musts_met, one.musts) for one in candidates if one.musts)
    return MustsDiffer(jobs) if len({jobs_musts[1:] for jobs_musts in jobs}) > 1 else None


def _places(candidates: Sequence[Candidate]) -> PlacesDiffer | None:
    fit = tuple(one.number for one in candidates if one.place_fits is True)
    unfit = tuple(one.number for one in candidates if one.place_fits is False)
    return PlacesDiffer(fit, unfit) if fit and unfit else None


def _first_to_close(candidates: Sequence[Candidate], today: date) -> FirstToClose | None:
    days = sorted((one.deadline, one.number) for one in candidates if one.deadline is not None)
    ahead = [(day, number) for day, number in days if day >= today]
    if len(ahead) < FEWEST or ahead[0][0] == ahead[1][0]:
        return None
    return FirstToClose(ahead[0][1], ahead[0][0])


# --- which comes first ------------------------------------------------------------------------------------------------

# A job that pays a quarter less than the best paid one gets nothing for its pay.
_ALL_OF_PAY: Final = Fraction(1, 4)
_REMOTENESS: Final = {WorkMode.REMOTE: Fraction(1), WorkMode.HYBRID: Fraction(1, 2), WorkMode.ONSITE: Fraction(0)}
_NO_MORE_THAN_THIS: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Which jobs come first by the user's weights.

    `first` is one job where it comes first for sure, several where they are even, and none where it can't be told:
    `ahead` is then the one that does by what is said, if one does, and `hangs_on` what those jobs leave unsaid.
    `pro` speaks for the first or the one ahead against the next best, what weighs most first; `contra` against it.
    `weighed` is all that was held against each other.
    """

    first: tuple[int, ...] = ()
    ahead: int | None = None
    pro: tuple[Criterion, ...] = ()
    contra: tuple[Criterion, ...] = ()
    hangs_on: tuple[tuple[Criterion, tuple[int, ...]], ...] = ()
    weighed: tuple[Criterion, ...] = ()


def ranked(candidates: Sequence[Candidate], weights: Weights) -> Ranking:
    """The jobs by the user's weights. What is known of none of them is not weighed, nor are pays of different kinds."""
    values = {criterion: _values(criterion, candidates) for criterion in Criterion}
    # A pay that stands alone says nothing yet; it would, beside the others.
    told = {criterion for criterion in Criterion if set(values[criterion].values()) != {None}}
    if comparable(candidates) is None and any(one.salary for one in candidates):
        told.add(Criterion.SALARY)
    weighed = [
        _Weighed(one, weights[one].weight, values[one]) for one in Criterion if one in told and weights[one].weight
    ]
    numbers = sorted(one.number for one in candidates)
    if not weighed or len(numbers) < FEWEST:
        return Ranking()
    by = tuple(one.criterion for one in weighed)
    sure = [one for one in numbers if all(_lead(one, other, weighed)[0] >= 0 for other in numbers if other != one)]
    if len(sure) > 1:
        return Ranking(first=tuple(sure), weighed=by)
    order = sorted(numbers, key=lambda number: (-_said(number, weighed), number))
    best, second = order[0], order[1]
    if sure:
        best = sure[0]
        second = next(one for one in order if one != best)
    pro, contra = _reasons(best, second, weighed)
    if sure:
        return Ranking((best,), None, pro, contra, weighed=by)
    unsaid = {one.number for one in candidates if one.salary is None}
    hangs_on = tuple(
        (
            one.criterion,
            tuple(
                number
                for number in numbers
                if (number in unsaid if one.criterion is Criterion.SALARY else one.values[number] is None)
            ),
        )
        for one in weighed
        if None in one.values.values()
    )
    even = _said(best, weighed) == _said(second, weighed)
    return Ranking((), None if even else best, () if even else pro, () if even else contra, hangs_on, by)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A criterion with its weight, and what each job gets for it: 0 to 1, None where that is not known."""

    criterion: Criterion
    weight: int
    values: Mapping[int, Fraction | None]

    def lead(self, one: int, other: int) -> tuple[Fraction, Fraction]:
        """By how much a job leads another: at least, at most."""
        mine, theirs = self.values[one], self.values[other]
        if mine is not None and theirs is not None:
            return self.weight * (mine - theirs), self.weight * (mine - theirs)
        # Pay counts against the best pay, which may be the one that is not said.
        if self.criterion is Criterion.SALARY:
            mine = theirs = None
        least = (Fraction(0) if mine is None else mine) - (_NO_MORE_THAN_THIS if theirs is None else theirs)
        most = (_NO_MORE_THAN_THIS if mine is None else mine) - (Fraction(0) if theirs is None else theirs)
        return self.weight * least, self.weight * most


def _values(criterion: Criterion, candidates: Sequence[Candidate]) -> dict[int, Fraction | None]:
    match criterion:
        case Criterion.SALARY:
            return _pay_values(candidates)
        case Criterion.REMOTE:
            return {one.number: _REMOTENESS[one.work_mode] if one.work_mode else None for one in candidates}
        case Criterion.MATCH:
            return {one.number: None if one.score is None else Fraction(one.score, 100) for one in candidates}
        case Criterion.PLACE:
            return {one.number: None if one.place_fits is None else Fraction(one.place_fits) for one in candidates}


def _pay_values(candidates: Sequence[Candidate]) -> dict[int, Fraction | None]:
    values: dict[int, Fraction | None] = dict.fromkeys(one.number for one in candidates)
    pays = comparable(candidates)
    if isinstance(pays, Pays):
        middles = {number: Fraction(pays.middle(number)) for number in pays.of}
        best = max(middles.values())
        for number, middle in middles.items():
            short = (best - middle) / best if best else Fraction(0)
            values[number] = max(Fraction(0), 1 - short / _ALL_OF_PAY)
    return values


def _lead(one: int, other: int, weighed: Iterable[_Weighed]) -> tuple[Fraction, Fraction]:
    leads = [each.lead(one, other) for each in weighed]
    return sum((least for least, _ in leads), Fraction()), sum((most for _, most in leads), Fraction())


def _said(number: int, weighed: Iterable[_Weighed]) -> Fraction:
    """What a job gets by what is said; what is not counts half."""
    values = ((each.weight, each.values[number]) for each in weighed)
    return sum((weight * (Fraction(1, 2) if value is None else value) for weight, value in values), Fraction())


def _reasons(
    best: int, second: int, weighed: Iterable[_Weighed]
) -> tuple[tuple[Criterion, ...], tuple[Criterion, ...]]:
    """What speaks for the one and for the other, of what is known of both."""
    leads = [
        (each.lead(best, second)[0], each.criterion)
        for each in weighed
        if each.values[best] is not None and each.values[second] is not None
    ]
    leads.sort(key=lambda lead: -abs(lead[0]))
    return (
        tuple(criterion for lead, criterion in leads if lead > 0),
        tuple(criterion for lead, criterion in leads if lead < 0),
    )
