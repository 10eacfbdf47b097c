"""Invented postings in ten languages, labelled by hand: what the rules find in them, and what they refuse.

The held-out part was never looked at while the rules were made; its bars are what a user may expect of new ads.
"""

from collections.abc import Sequence

import pytest

from bot.summary.quick import is_posting, summarise
from tests.summary.labelled import FACTS, LISTS, Case, alike, found, not_postings, postings, scores, summary_of

TUNED = [case for case in postings() if not case.held_out]
HELD_OUT = [case for case in postings() if case.held_out]


def names(cases: Sequence[Case]) -> list[str]:
    return [case.name for case in cases]


@pytest.mark.parametrize("case", postings(), ids=names(postings()))
def test_an_ad_is_taken_for_one(case: Case) -> None:
    assert is_posting(case.posting, summary_of(case.name))


@pytest.mark.parametrize("case", not_postings(), ids=names(not_postings()))
def test_another_text_is_not(case: Case) -> None:
    assert not is_posting(case.posting, summarise(case.posting))


@pytest.mark.parametrize("case", TUNED, ids=names(TUNED))
def test_the_facts_of_an_ad_are_those_that_it_states(case: Case) -> None:
    assert case.want is not None
    got = found(summary_of(case.name))
    assert {fact: got[fact] for fact in FACTS if not alike(fact, case.want[fact], got[fact])} == {}
    assert got["warnings"] == case.want["warnings"]


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_of_ads_hold_their_own_lines(name: str) -> None:
    assert scores(TUNED)[name] >= 0.97


def test_ads_that_the_rules_were_not_made_on_are_read_nearly_as_well() -> None:
    got = scores(HELD_OUT)
    assert sum(got[fact] for fact in FACTS) / len(FACTS) >= 0.9
    assert sum(got[name] for name in LISTS) / len(LISTS) >= 0.9


def test_ten_languages_are_among_them() -> None:
    assert {case.want["language"] for case in postings() if case.want} == {
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "uk",
        "ru",
    }
