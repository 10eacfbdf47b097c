"""An agency's copy is known for what it is; another posting is not."""

from hypothesis import given
from hypothesis import strategies as some

from bot.model.likeness import ALIKE, SIZE, likeness, sketch
from tests.postings import ANALYST, NURSE


def test_the_same_text_in_other_capitals_and_spaces_is_the_same() -> None:
    assert likeness(sketch(ANALYST), sketch(ANALYST.upper().replace(" ", "  "))) == 1


def test_an_agency_s_copy_without_the_name_is_alike() -> None:
    copy = "Exciting role with our client!\n" + ANALYST.replace("Brackwater Ferries", "Our client") + "\nCall Ann now."
    assert likeness(sketch(ANALYST), sketch(copy)) > ALIKE


def test_another_posting_of_the_same_employer_is_another() -> None:
    boilerplate = (
        "Brackwater Ferries carries two million people a year. We are proud of our harbour and our people. " * 2
    )
    one, other = boilerplate + ANALYST, boilerplate + NURSE
    assert likeness(sketch(one), sketch(other)) < ALIKE


def test_a_few_words_are_like_nothing() -> None:
    assert likeness(sketch("Data Analyst"), sketch("Data Analyst")) == 0


@given(some.text(), some.text())
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    a, b = sketch(one), sketch(other)
    assert len(a) <= SIZE
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
