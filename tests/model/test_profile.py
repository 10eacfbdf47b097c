"""What a profile holds, and what becomes of it as it grows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.model.posting import Employment, Period, WorkMode
from bot.model.profile import (
    Ability,
    Degree,
    Education,
    Experience,
    Knows,
    LeastPay,
    Level,
    Origin,
    Profile,
    Proof,
    Spoken,
    Wishes,
)

PYTHON = Ability("Python", Knows.YES, "Python")
GERMAN = Spoken("German", Level.B1, "German B1")


def test_a_profile_with_nothing_in_it_is_empty() -> None:
    assert Profile().is_empty
    assert Profile(cv_text="Harriet Dole, welder").is_empty


@pytest.mark.parametrize(
    "profile",
    [
        Profile(abilities=(PYTHON,)),
        Profile(languages=(GERMAN,)),
        Profile(degrees=(Degree(Education.TRADE, "Koch", "Ausbildung zum Koch"),)),
        Profile(proofs=(Proof("forklift licence", "forklift licence"),)),
        Profile(experience=(Experience(3, None, "3 years"),)),
        Profile(wishes=Wishes(places=("Leeds",))),
    ],
)
def test_anything_said_makes_it_a_profile(profile: Profile) -> None:
    assert not profile.is_empty


def test_a_newer_answer_takes_the_place_of_the_older_one() -> None:
    older = Profile(abilities=(PYTHON, Ability("SQL", Knows.YES, "SQL")))
    newer = Profile(abilities=(Ability("python", Knows.NO, "know it? no", Origin.TAPPED),))
    joined = older.joined(newer)
    assert joined.abilities == (newer.abilities[0], older.abilities[1])


def test_joining_keeps_both_sides() -> None:
    joined = Profile(languages=(GERMAN,), cv_text="a CV").joined(
        Profile(
            languages=(Spoken("English", Level.C1, "English C1"), Spoken("german", Level.C1, "German is C1 now")),
            experience=(Experience(3, "welding", "3 years of welding"), Experience(9, None, "9 years")),
        )
    )
    assert [(each.name, each.level) for each in joined.languages] == [("german", Level.C1), ("English", Level.C1)]
    assert [each.years for each in joined.experience] == [3, 9]
    assert joined.cv_text == "a CV"


def test_wishes_are_gathered_and_a_newer_pay_stands() -> None:
    old_pay = LeastPay(Decimal(2_500), "EUR", Period.MONTH, "2,500 €")
    new_pay = LeastPay(Decimal(3_000), "EUR", Period.MONTH, "3,000 €")
    older = Wishes(places=("Leeds",), work_modes=(WorkMode.REMOTE,), least_pay=old_pay)
    newer = Wishes(places=("York", "Leeds"), least_pay=new_pay, employment=(Employment.PART_TIME,))
    assert Profile(wishes=older).joined(Profile(wishes=newer)).wishes == Wishes(
        places=("Leeds", "York"),
        work_modes=(WorkMode.REMOTE,),
        least_pay=new_pay,
        employment=(Employment.PART_TIME,),
    )


def test_what_is_taken_out_is_gone_whatever_was_answered_to_it() -> None:
    profile = Profile(abilities=(PYTHON, Ability("SQL", Knows.SOME, "some SQL")), languages=(GERMAN,))
    assert profile.without(Ability("PYTHON", Knows.NO, "")).abilities == (profile.abilities[1],)
    assert profile.without(GERMAN) == replace(profile, languages=())
    assert profile.without(Spoken("French", None, "")) == profile


def test_a_skill_and_a_proof_of_one_name_are_two_things() -> None:
    profile = Profile(abilities=(Ability("CISSP", Knows.YES, "CISSP"),), proofs=(Proof("CISSP", "CISSP"),))
    assert profile.without(Proof("CISSP", "")).abilities == profile.abilities


def test_levels_climb() -> None:
    assert [level.rung for level in Level] == sorted(level.rung for level in Level)
    assert Level.NATIVE.rung > Level.C2.rung


@pytest.mark.parametrize(
    ("had", "asked", "enough"),
    [
        (Education.MASTER, Education.BACHELOR, True),
        (Education.BACHELOR, Education.MASTER, False),
        (Education.BACHELOR, Education.TRADE, True),
        (Education.TRADE, Education.SCHOOL, True),
        (Education.FULL_SCHOOL, Education.TRADE, False),
        (Education.TRADE, Education.FULL_SCHOOL, False),
        (Education.TRADE, Education.TRADE, True),
        (Education.DOCTORATE, Education.MASTER, True),
    ],
)
def test_a_degree_reaches_what_is_below_it(had: Education, asked: Education, enough: bool) -> None:
    assert had.reaches(asked) is enough
