"""Which of a user's wishes a posting breaks by its own words, and which can't be told from them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.model.match import Wish, WishCheck
from bot.model.pay import A_YEAR
from bot.model.posting import Employment, Headline, Salary, Stated, WorkMode
from bot.model.profile import LeastPay, Wishes
from bot.summary.geography import Fit, fits

# Hours, bonuses and thirteenth salaries differ: what falls short by less across periods can't be told.
_ROUGHLY = Decimal("0.9")
_HOURS = (Employment.FULL_TIME, Employment.PART_TIME)
_MODES_BROKEN_BY = {
    WorkMode.REMOTE: frozenset((WorkMode.ONSITE, WorkMode.HYBRID)),
    WorkMode.HYBRID: frozenset((WorkMode.ONSITE,)),
    WorkMode.ONSITE: frozenset((WorkMode.REMOTE,)),
}


def checked(headline: Headline, wishes: Wishes) -> tuple[tuple[WishCheck, ...], tuple[WishCheck, ...]]:
    """The wishes that the posting breaks, and those that its words leave open; what it does not say is neither."""
    found = [*_pay(headline.salary, wishes.least_pay), *_places(headline, wishes.places)]
    found += [*_mode(headline.work_mode, wishes.work_modes), *_employment(headline.employment, wishes.employment)]
    return (
        tuple(check for fit, check in found if fit is Fit.NO),
        tuple(check for fit, check in found if fit is Fit.UNKNOWN),
    )


def _pay(stated: Stated[Salary] | None, least: LeastPay | None) -> Iterator[tuple[Fit, WishCheck]]:
    if stated is not None and least is not None:
        yield enough(stated.value, least), WishCheck(Wish.PAY, least.words, stated.quote)


def enough(pay: Salary, least: LeastPay) -> Fit:
    """Whether a pay reaches the least that the user would work for; another currency or no period is unknown."""
    if pay.currency is None or pay.currency != least.currency or pay.period is None or least.period is None:
        return Fit.UNKNOWN
    most = pay.max if pay.max is not None else pay.min
    if most is None:
        return Fit.UNKNOWN
    offered, wanted = most * A_YEAR[pay.period], least.amount * A_YEAR[least.period]
    if offered >= wanted:
        return Fit.YES
    open_above = pay.max is None
    near = pay.period is not least.period and offered >= _ROUGHLY * wanted
    return Fit.UNKNOWN if open_above or near else Fit.NO


def _places(headline: Headline, wished: Sequence[str]) -> Iterator[tuple[Fit, WishCheck]]:
    """Places: any that suits is enough, and none is needed where the work is remote."""
    mode = headline.work_mode
    if not wished or not headline.places or (mode is not None and mode.value is WorkMode.REMOTE):
        return
    answers = {fits(wish, place.value) for wish in wished for place in headline.places}
    fit = next(each for each in (Fit.YES, Fit.UNKNOWN, Fit.NO) if each in answers)
    yield fit, WishCheck(Wish.PLACE, ", ".join(wished), headline.places[0].quote)


def _mode(stated: Stated[WorkMode] | None, wished: Sequence[WorkMode]) -> Iterator[tuple[Fit, WishCheck]]:
    if stated is None or not wished:
        return
    if all(stated.value in _MODES_BROKEN_BY[each] for each in wished):
        yield Fit.NO, WishCheck(Wish.WORK_MODE, ", ".join(wished), stated.quote)


def _employment(stated: Sequence[Stated[Employment]], wished: Sequence[Employment]) -> Iterator[tuple[Fit, WishCheck]]:
    """Hours and kind of contract are two wishes; one of the values wished for is enough for each."""
    for is_hours in (True, False):
        wanted = [each for each in wished if (each in _HOURS) is is_hours]
        offered = [each for each in stated if (each.value in _HOURS) is is_hours]
        if wanted and offered and all(each.value not in wanted for each in offered):
            yield Fit.NO, WishCheck(Wish.EMPLOYMENT, ", ".join(wanted), offered[0].quote)
