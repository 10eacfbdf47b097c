"""What met, missing and unclear lines come to."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.match import Asked, Check, Match, Part, Status, Thing, Verdict, Wish, WishCheck, judged
from bot.model.summary import Weight


def part(status: Status, name: str = "Python", *, counts: bool = True) -> Part:
    words = (f"I know {name}",) if status is Status.MET else ()
    return Part(Asked.SKILL, (Thing(name, name),), status, words, counts=counts)


def line(*statuses: Status, weight: Weight = Weight.MUST) -> Check:
    parts = tuple(part(status, f"skill {at}") for at, status in enumerate(statuses))
    return Check("a line", "a line", weight, parts)


def verdict(*checks: Check, broken: tuple[Wish, ...] = ()) -> Verdict | None:
    return judged(checks, (), (), tuple(WishCheck(wish, "mine", "theirs") for wish in broken)).verdict


MET, MISSING = line(Status.MET), line(Status.MISSING)


def test_who_meets_all_fits_greatly_and_who_meets_nothing_poorly() -> None:
    assert verdict(MET, MET, MET) is Verdict.GREAT
    assert verdict(MISSING, MISSING, MISSING) is Verdict.POOR


def test_verdicts_fall_with_the_musts_that_are_met() -> None:
    duties = (part(Status.MISSING),)
    found = [judged([MET] * met + [MISSING] * (6 - met), duties, ()).verdict for met in (6, 5, 4, 2, 0)]
    assert found == [Verdict.GOOD, Verdict.GOOD, Verdict.FAIR, Verdict.WEAK, Verdict.POOR]


def test_who_meets_all_that_is_asked_is_never_below_good() -> None:
    nothing_else = [part(Status.MISSING, str(at)) for at in range(10)]
    match = judged((MET, MET, MET, line(Status.MISSING, weight=Weight.NICE)), nothing_else, nothing_else)
    assert match.verdict is Verdict.GOOD


def test_musts_weigh_more_than_all_the_rest_of_one_kind() -> None:
    had, lacked = [part(Status.MET)], [part(Status.MISSING)]
    only_musts = judged((MET,), lacked, lacked).score
    only_duties = judged((MISSING,), had, lacked).score
    only_mentions = judged((MISSING,), lacked, had).score
    only_nice = judged((MISSING, line(Status.MET, weight=Weight.NICE)), lacked, lacked).score
    assert only_musts > only_duties > only_mentions > only_nice > 0


def test_musts_are_counted_where_they_can_be_checked() -> None:
    match = judged((MET, MISSING, line(), line(Status.MET, weight=Weight.NICE)), (), ())
    assert (match.musts_met, match.musts) == (1, 2)


def test_a_line_that_cant_be_checked_is_unclear_and_costs_nothing() -> None:
    assert line().status is Status.UNCLEAR
    assert judged((MET, MET, MET, line()), (), ()).score == judged((MET, MET, MET), (), ()).score


def test_a_line_of_which_half_is_met_is_partly_met() -> None:
    half = line(Status.MET, Status.MISSING)
    assert half.status is Status.PARTLY
    assert [each.things[0].name for each in half.lacks] == ["skill 1"]
    assert half.words == ("I know skill 0",)


def test_a_line_is_missing_if_nothing_of_it_is_known_to_be_met() -> None:
    assert line(Status.UNCLEAR, Status.MISSING).status is Status.MISSING


def test_what_nobody_can_be_held_to_helps_and_never_hurts() -> None:
    soft = Check("calm", "calm", Weight.MUST, (part(Status.UNCLEAR, counts=False),))
    shown = Check("calm", "calm", Weight.MUST, (part(Status.MET, counts=False),))
    assert soft.credit is None
    assert shown.status is Status.MET
    assert judged((MISSING, soft), (), ()).score <= judged((MISSING, shown), (), ()).score


def test_few_requirements_make_a_verdict_provisional() -> None:
    assert judged((MET, MET), (), ()).provisional
    assert not judged((MET, MET, MET), (), ()).provisional
    assert judged((MET, MET, MET), (), (), thin=True).provisional


def test_a_verdict_is_provisional_where_half_the_musts_are_in_the_dark() -> None:
    dark = line(Status.UNCLEAR)
    assert judged((MET, MET, dark, dark), (), ()).provisional
    assert not judged((MET, MET, MET, dark), (), ()).provisional


def test_there_is_no_verdict_on_nothing() -> None:
    assert verdict() is None
    assert verdict(line(), broken=(Wish.PAY,)) is None
    assert judged((MET, MET, MET), (), (), abilities=False).verdict is None


def test_a_broken_wish_caps_the_verdict_and_is_named() -> None:
    assert verdict(MET, MET, MET, broken=(Wish.PAY,)) is Verdict.WEAK
    assert verdict(MET, MET, MET, broken=(Wish.PLACE,)) is Verdict.WEAK
    assert verdict(MET, MET, MET, broken=(Wish.LANGUAGE,)) is Verdict.WEAK
    assert verdict(MET, MET, MET, broken=(Wish.EMPLOYMENT,)) is Verdict.FAIR
    assert verdict(MET, MET, MET, broken=(Wish.WORK_MODE, Wish.EMPLOYMENT)) is Verdict.FAIR
    match = judged((MET,), (), (), (WishCheck(Wish.PAY, "at least 50k", "up to 40k"),))
    assert [(each.words, each.quote) for each in match.broken] == [("at least 50k", "up to 40k")]


def test_two_broken_wishes_that_weigh_make_it_poor() -> None:
    assert verdict(MET, MET, MET, broken=(Wish.PAY, Wish.PLACE)) is Verdict.POOR


def test_a_cap_never_lifts() -> None:
    assert verdict(MISSING, MISSING, MISSING, broken=(Wish.WORK_MODE,)) is Verdict.POOR


def test_an_unclear_wish_is_named_and_caps_nothing() -> None:
    match = judged((MET, MET, MET), (), (), (), (WishCheck(Wish.PAY, "at least 50k €", "£60k"),))
    assert match.verdict is Verdict.GREAT
    assert match.unclear_wishes[0].quote == "£60k"


def test_lists_name_musts_before_pluses() -> None:
    nice = Check("plus", "plus", Weight.NICE, (part(Status.MET),))
    must = Check("must", "must", Weight.MUST, (part(Status.MET),))
    assert judged((nice, must), (), ()).met == (must, nice)


_statuses = st.sampled_from(Status)
_parts = st.builds(part, _statuses, st.sampled_from(["a", "b", "c"]), counts=st.booleans())
_checks = st.lists(
    st.builds(
        Check,
        st.just("line"),
        st.just("line"),
        st.sampled_from([Weight.MUST, Weight.NICE]),
        st.lists(_parts, max_size=4).map(tuple),
    ),
    max_size=6,
)
_wishes = st.lists(st.builds(WishCheck, st.sampled_from(Wish), st.just("w"), st.just("q")), max_size=3)


def _better(match: Match) -> Match:
    """The match of who has one thing more: the first that is not met of what counts."""
    checks = list(match.checks)
    for at, check in enumerate(checks):
        for place, each in enumerate(check.parts):
            if each.status is not Status.MET:
                parts = (*check.parts[:place], part(Status.MET), *check.parts[place + 1 :])
                checks[at] = Check(check.text, check.quote, check.weight, parts)
                return judged(checks, match.duties, match.mentions, match.broken)
    return match


@given(_checks, st.lists(_parts, max_size=5), st.lists(_parts, max_size=5), _wishes)
def test_a_score_is_a_percentage_and_having_more_never_lowers_it(
    checks: list[Check], duties: list[Part], mentions: list[Part], broken: list[WishCheck]
) -> None:
    match = judged(checks, duties, mentions, broken)
    assert 0 <= match.score <= 100
    assert match.musts_met <= match.musts
    assert match == judged(checks, duties, mentions, broken)
    better = _better(match)
    assert better.score >= match.score or match.verdict is None
    assert better.musts_met >= match.musts_met
