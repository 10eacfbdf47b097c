"""What to learn next."""

from bot.model.gaps import Gap, gaps
from bot.model.match import Asked, Check, Match, Part, Status, Thing, judged
from bot.model.summary import Weight


def part(status: Status, *names: str, asked: Asked = Asked.SKILL) -> Part:
    return Part(asked, tuple(Thing(name.casefold(), name) for name in names), status)


def job(*parts: Part, nice: tuple[Part, ...] = ()) -> Match:
    musts = [Check("must", "must", Weight.MUST, (each,)) for each in parts]
    return judged([*musts, *(Check("plus", "plus", Weight.NICE, (each,)) for each in nice)], (), ())


def missing(*names: str, asked: Asked = Asked.SKILL) -> Part:
    return part(Status.MISSING, *names, asked=asked)


def test_the_skill_that_most_saved_jobs_miss_comes_first() -> None:
    found = gaps(
        [
            (1, job(missing("Kubernetes"), missing("Helm"))),
            (2, job(missing("Kubernetes"))),
            (4, job(part(Status.MET, "Kubernetes"), missing("Helm"))),
            (7, job(missing("Kubernetes"))),
        ]
    )
    assert found == (
        Gap(Asked.SKILL, "Kubernetes", jobs=(1, 2, 7), opens=(2, 7)),
        Gap(Asked.SKILL, "Helm", jobs=(1, 4), opens=(4,)),
    )


def test_a_plus_is_no_gap_and_what_is_unclear_is_none_either() -> None:
    assert gaps([(1, job(part(Status.UNCLEAR, "Go"), nice=(missing("Rust"),)))]) == ()


def test_any_of_several_would_close_a_gap() -> None:
    found = gaps([(3, job(missing("Java", "Kotlin"))), (5, job(missing("Kotlin")))])
    assert [(gap.name, gap.jobs) for gap in found] == [("Kotlin", (3, 5)), ("Java", (3,))]


def test_one_thing_is_counted_once_a_job_under_the_name_that_is_used_most() -> None:
    welding = Part(Asked.SKILL, (Thing("welding", "Schweißen"),), Status.MISSING)
    english = Part(Asked.SKILL, (Thing("welding", "welding"),), Status.MISSING)
    found = gaps([(1, job(welding, welding)), (2, job(english)), (3, job(welding))])
    assert found == (Gap(Asked.SKILL, "Schweißen", jobs=(1, 2, 3), opens=(1, 2, 3)),)


def test_a_missing_degree_is_not_for_learning_but_keeps_a_job_shut() -> None:
    found = gaps([(1, job(missing("SQL"), missing("physics", asked=Asked.DEGREE)))])
    assert found == (Gap(Asked.SKILL, "SQL", jobs=(1,), opens=()),)


def test_licences_and_languages_can_be_had_too() -> None:
    found = gaps(
        [(1, job(missing("forklift licence", asked=Asked.PROOF))), (2, job(missing("Dutch", asked=Asked.LANGUAGE)))]
    )
    assert [gap.asked for gap in found] == [Asked.LANGUAGE, Asked.PROOF]


def test_gaps_are_few_and_in_one_order_whatever_the_order_of_the_jobs() -> None:
    jobs = [(number, job(*(missing(name) for name in "abcdefgh"[: number + 1]))) for number in range(7)]
    assert len(gaps(jobs)) == 5
    assert len(gaps(jobs, most=2)) == 2
    assert gaps(jobs) == gaps(jobs[::-1])
    assert gaps([]) == ()
