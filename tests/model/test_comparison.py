"""Jobs side by side: what differs, what can't be held against each other, and which comes first for sure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.model.comparison import (
    HIGHEST_NUMBER,
    MOST,
    Candidate,
    Criterion,
    End,
    FirstToClose,
    Incomparable,
    Level,
    ModesDiffer,
    MustsDiffer,
    PayGap,
    Pays,
    Picked,
    PlacesDiffer,
    Ranking,
    comparable,
    differences,
    ranked,
    weights_of,
)
from bot.model.posting import Period, Salary, WorkMode

TODAY = date(2026, 6, 17)
EVEN = weights_of({})


def salary(
    low: int | None, high: int | None = None, currency: str | None = "EUR", period: Period | None = Period.YEAR
) -> Salary:
    """A pay; without `high` it is open above."""
    return Salary(None if low is None else Decimal(low), None if high is None else Decimal(high), currency, period)


def only(*criteria: Criterion, level: Level = Level.SOME) -> dict[Criterion, Level]:
    """Weights where nothing else matters."""
    return {one: level if one in criteria else Level.OFF for one in Criterion}


def pays_of(*salaries: Salary | None) -> Pays | Incomparable | None:
    """These pays held against each other; the jobs are numbered from 1."""
    return comparable([Candidate(number, salary=one) for number, one in enumerate(salaries, 1)])


def gap(*salaries: Salary | None) -> PayGap | None:
    """The gap between the best pay and the next."""
    found = differences([Candidate(number, salary=one) for number, one in enumerate(salaries, 1)], TODAY)
    return next((one for one in found if isinstance(one, PayGap)), None)


# --- picks ------------------------------------------------------------------------------------------------------------


@given(some.lists(some.integers(1, HIGHEST_NUMBER), max_size=MOST, unique=True).map(tuple))
def test_picks_come_back_as_they_went(numbers: tuple[int, ...]) -> None:
    first, rest = Picked(numbers).packed
    assert max(first, rest) < 2**60
    assert Picked.unpacked(first, rest) == Picked(numbers)


@given(some.integers(0, 2**63 - 1), some.integers(0, 2**63 - 1))
def test_whatever_a_button_carries_is_at_most_five_numbers(first: int, rest: int) -> None:
    numbers = Picked.unpacked(first, rest).numbers
    assert len(numbers) == len(set(numbers)) <= MOST
    assert all(0 < number <= HIGHEST_NUMBER for number in numbers)


def test_a_second_tick_takes_the_first_back() -> None:
    assert Picked((3,)).switched(5).switched(3) == Picked((5,))


# --- weights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [{}, {"pay": 2}, {"salary": "lots"}, {"salary": 7}, {"salary": None}, {"salary": []}])
def test_a_weight_that_was_never_set_matters_some(kept: dict[str, object]) -> None:
    assert weights_of(kept)[Criterion.SALARY] is Level.SOME


def test_weights_go_round() -> None:
    assert [Level.OFF.next, Level.SOME.next, Level.MUCH.next] == [Level.SOME, Level.MUCH, Level.OFF]
    assert weights_of({"salary": "much", "place": "off"})[Criterion.PLACE] is Level.OFF


# --- pay --------------------------------------------------------------------------------------------------------------


def test_pays_of_one_kind_are_compared_as_they_are() -> None:
    pays = pays_of(salary(3000, 3400, period=Period.MONTH), salary(3200, 3300, period=Period.MONTH))
    assert isinstance(pays, Pays)
    assert (pays.period, pays.end, pays.converted) == (Period.MONTH, End.BOTH, False)


def test_a_month_and_a_year_are_counted_for_a_year_and_it_is_said() -> None:
    pays = pays_of(salary(4000, 4000, period=Period.MONTH), salary(50_000, 50_000))
    assert isinstance(pays, Pays)
    assert pays.converted
    assert pays.of == {1: (Decimal(48_000), Decimal(48_000)), 2: (Decimal(50_000), Decimal(50_000))}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (salary(50_000, currency="EUR"), salary(50_000, currency="CHF"), Incomparable.CURRENCY),
        (salary(50_000, currency=None), salary(50_000, currency=None), Incomparable.CURRENCY),
        (salary(50_000), salary(4_000, period=None), Incomparable.PERIOD),
        (salary(50_000, period=None), salary(52_000, period=None), Incomparable.PERIOD),
        (salary(50_000), salary(None, 60_000), Incomparable.ENDS),
    ],
)
def test_pays_of_different_kinds_are_not_compared(one: Salary, other: Salary, why: Incomparable) -> None:
    assert pays_of(one, other) is why
    assert gap(one, other) is None


def test_an_hour_of_part_time_is_not_made_a_year() -> None:
    part = Candidate(1, salary=salary(20, 20, period=Period.HOUR), part_time=True)
    whole = Candidate(2, salary=salary(40_000, 42_000))
    assert comparable([part, whole]) is Incomparable.HOURS
    monthly = Candidate(1, salary=salary(2000, 2000, period=Period.MONTH), part_time=True)
    assert isinstance(comparable([monthly, whole]), Pays), "a month's pay of part time is what one gets"


def test_one_pay_alone_is_held_against_nothing() -> None:
    assert pays_of(salary(50_000), None) is None
    assert pays_of(None, None) is None


def test_the_gap_is_that_of_both_ends() -> None:
    found = gap(salary(50_000, 58_000), salary(42_000, 48_000))
    assert found is not None
    assert (found.more, found.less) == (1, 2)
    assert [found.least, found.most] == [8_000, 10_000]


def test_ranges_across_each_other_differ_in_their_middles() -> None:
    found = gap(salary(50_000, 54_000), salary(46_000, 70_000))
    assert found is not None
    assert (found.more, found.of_middles) == (2, True)
    assert [found.least, found.most] == [6_000, 6_000]


def test_where_only_the_least_is_said_only_that_is_compared() -> None:
    found = gap(salary(50_000), salary(42_000, 90_000))
    assert found is not None
    assert (found.more, found.pays.end) == (1, End.LOWER)
    assert [found.least, found.most] == [8_000, 8_000]


def test_those_paid_in_one_currency_are_compared_among_themselves() -> None:
    found = gap(salary(50_000), salary(90_000, currency="CHF"), salary(42_000))
    assert found is not None
    assert (found.more, found.less, found.within) == (1, 3, True)
    assert gap(salary(50_000), salary(90_000, currency="CHF"), salary(42_000, currency=None)) is None


def test_the_same_pay_is_no_difference() -> None:
    assert gap(salary(50_000, 58_000), salary(50_000, 58_000)) is None


# --- other differences ------------------------------------------------------------------------------------------------


def test_what_only_one_says_is_no_difference() -> None:
    said = Candidate(
        1, salary(50_000), work_mode=WorkMode.REMOTE, place_fits=True, score=80, musts_met=5, musts=6, deadline=TODAY
    )
    assert differences([said, Candidate(2)], TODAY) == ()


def test_differences_are_told_by_what_is_said() -> None:
    one = Candidate(1, work_mode=WorkMode.REMOTE, place_fits=True, musts_met=5, musts=6, deadline=date(2026, 7, 1))
    other = Candidate(2, work_mode=WorkMode.ONSITE, place_fits=False, musts_met=3, musts=7, deadline=date(2026, 6, 20))
    third = Candidate(3, work_mode=WorkMode.ONSITE, deadline=date(2026, 6, 1))
    assert differences([one, other, third], TODAY) == (
        ModesDiffer(((WorkMode.REMOTE, (1,)), (WorkMode.ONSITE, (2, 3)))),
        MustsDiffer(((1, 5, 6), (2, 3, 7))),
        PlacesDiffer((1,), (2,)),
        FirstToClose(2, date(2026, 6, 20)),
    )


# --- which comes first ------------------------------------------------------------------------------------------------


def test_what_matters_decides() -> None:
    near = Candidate(1, salary(60_000, 60_000), work_mode=WorkMode.ONSITE)
    remote = Candidate(2, salary(50_000, 50_000), work_mode=WorkMode.REMOTE)
    assert ranked([near, remote], only(Criterion.SALARY)).first == (1,)
    assert ranked([near, remote], only(Criterion.REMOTE)).first == (2,)
    both = ranked([near, remote], only(Criterion.SALARY, Criterion.REMOTE))
    assert (both.first, both.pro, both.contra) == ((2,), (Criterion.REMOTE,), (Criterion.SALARY,))
    much = {**only(Criterion.SALARY, Criterion.REMOTE), Criterion.SALARY: Level.MUCH}
    assert ranked([near, remote], much).first == (1,), "a sixth less pay, twice, is more than remote work"


def test_what_is_not_said_may_turn_out_either_way() -> None:
    said = Candidate(1, salary(60_000, 60_000), work_mode=WorkMode.HYBRID)
    unsaid = Candidate(2, work_mode=WorkMode.REMOTE)
    found = ranked([said, unsaid], only(Criterion.SALARY, Criterion.REMOTE))
    assert found.first == ()
    assert found.hangs_on == ((Criterion.SALARY, (2,)),)
    assert found.ahead == 2


def test_the_pay_that_is_not_said_may_be_the_best() -> None:
    jobs = [Candidate(1, salary(60_000, 60_000)), Candidate(2, salary(40_000, 40_000)), Candidate(3)]
    found = ranked(jobs, only(Criterion.SALARY))
    assert (found.first, found.hangs_on) == ((), ((Criterion.SALARY, (3,)),))


def test_a_job_comes_first_where_it_does_whatever_the_other_leaves_unsaid() -> None:
    said = Candidate(1, work_mode=WorkMode.REMOTE, score=90, place_fits=True)
    unsaid = Candidate(2, work_mode=WorkMode.ONSITE, score=40)
    assert ranked([said, unsaid], EVEN).first == (1,)


def test_equal_jobs_are_even() -> None:
    found = ranked([Candidate(1, score=70), Candidate(2, score=70), Candidate(3, score=60)], EVEN)
    assert found.first == (1, 2)


def test_nothing_comes_first_where_nothing_is_known_or_nothing_matters() -> None:
    assert ranked([Candidate(1), Candidate(2)], EVEN) == Ranking()
    assert ranked([Candidate(1, score=80), Candidate(2, score=20)], only()) == Ranking()


def test_pays_of_different_kinds_are_not_weighed() -> None:
    euros = Candidate(1, salary(50_000), score=50)
    francs = Candidate(2, salary(90_000, currency="CHF"), score=60)
    found = ranked([euros, francs], EVEN)
    assert found.first == (2,)
    assert found.weighed == (Criterion.MATCH,)


amounts = some.none() | some.integers(0, 200_000).map(Decimal)
of_one_kind = some.integers(30_000, 90_000).map(lambda amount: salary(amount, amount + 5_000))
of_any_kind = some.builds(
    Salary, amounts, amounts, some.sampled_from(["EUR", "CHF", None]), some.none() | some.sampled_from(Period)
).filter(lambda one: one.min is not None or one.max is not None)
salaries = of_one_kind | of_one_kind | of_one_kind | of_any_kind
candidates = some.lists(
    some.builds(
        Candidate,
        some.integers(1, 99),
        some.none() | salaries,
        some.booleans(),
        some.none() | some.sampled_from(WorkMode),
        some.none() | some.booleans(),
        some.none() | some.integers(0, 100),
        some.integers(0, 3),
        some.integers(3, 6),
        some.none() | some.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda one: one.number,
)
weights = some.fixed_dictionaries({one: some.sampled_from(Level) for one in Criterion})


@given(candidates, weights)
def test_the_order_of_the_jobs_changes_no_answer(jobs: list[Candidate], what_matters: dict[Criterion, Level]) -> None:
    assert ranked(jobs, what_matters) == ranked(jobs[::-1], what_matters)
    found, turned = differences(jobs, TODAY), differences(jobs[::-1], TODAY)
    assert [one for one in found if isinstance(one, PayGap | FirstToClose)] == [
        one for one in turned if isinstance(one, PayGap | FirstToClose)
    ]


@given(candidates, weights, some.data())
def test_what_comes_first_still_does_whatever_the_unsaid_turns_out_to_be(
    jobs: list[Candidate], what_matters: dict[Criterion, Level], data: some.DataObject
) -> None:
    found = ranked(jobs, what_matters)
    if len(found.first) != 1:
        return
    # What nobody says is not weighed; of the rest, all that is unsaid is filled in at will.
    told = [filled(one, jobs, found.weighed, data) for one in jobs]
    if Criterion.SALARY in found.weighed and not isinstance(comparable(told), Pays):
        return  # now that it is said, the pay turns out to be of another kind
    assert found.first[0] in ranked(told, what_matters).first


def filled(one: Candidate, jobs: list[Candidate], weighed: tuple[Criterion, ...], data: some.DataObject) -> Candidate:
    """The job with all said that it leaves unsaid and that is weighed."""
    if one.work_mode is None and Criterion.REMOTE in weighed:
        one = replace(one, work_mode=data.draw(some.sampled_from(WorkMode)))
    if one.score is None and Criterion.MATCH in weighed:
        one = replace(one, score=data.draw(some.integers(0, 100)))
    if one.place_fits is None and Criterion.PLACE in weighed:
        one = replace(one, place_fits=data.draw(some.booleans()))
    if one.salary is None and Criterion.SALARY in weighed:
        like = next(other.salary for other in jobs if other.salary)
        amount = Decimal(data.draw(some.integers(0, 400_000)))
        one = replace(one, salary=replace(like, min=amount, max=amount))
    return one


@given(candidates)
def test_a_gap_is_never_below_nothing(jobs: list[Candidate]) -> None:
    for one in differences(jobs, TODAY):
        if isinstance(one, PayGap):
            assert 0 <= one.least <= one.most
            assert one.more != one.less
