"""Driving licences as ten languages write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.summary.licences import KEYS, PLAIN, licences


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("A full UK driving licence", [PLAIN]),
        ("Category B driving licence", [PLAIN]),
        ("Class C license", ["driving licence C"]),
        ("Führerschein Klasse C/CE", ["driving licence C", "driving licence CE"]),
        ("C/CE-Führerschein", ["driving licence C", "driving licence CE"]),
        ("Fahrerlaubnis der Klasse C+E", ["driving licence CE"]),
        ("führerschein b", [PLAIN]),
        ("Permis B obligatoire", [PLAIN]),
        ("carnet de conducir C + E", ["driving licence CE"]),
        ("patente B e mezzo proprio", [PLAIN]),
        ("automunito", [PLAIN]),
        ("CNH D", ["driving licence D"]),
        ("rijbewijs C en code 95 vereist", ["driving licence C"]),
        ("prawo jazdy kat. C+E", ["driving licence CE"]),
        ("права категории B, C", [PLAIN, "driving licence C"]),
        ("посвідчення водія категорії С, Е", ["driving licence C", "driving licence CE"]),
        ("Führerschein BE", ["trailer licence"]),
        ("permis de travail", []),
        ("licence in physics", []),
        ("the category of the patent", []),
        ("carta dei vini", []),
    ],
)
def test_a_licence_is_known_by_its_class(text: str, keys: list[str]) -> None:
    assert [each.key for each in licences(text)] == keys


def test_each_class_has_a_name_and_a_place_of_its_own() -> None:
    text = "Wir brauchen: Führerschein Klasse C oder CE"
    first, second = licences(text)
    assert (first.name, text[first.begin : first.end]) == ("Führerschein C", "Führerschein Klasse C")
    assert (second.name, text[second.begin : second.end]) == ("Führerschein CE", "CE")


@given(st.lists(st.sampled_from(["Führerschein", "B", "C", "E", "+", "/", ",", "права", "категории", "licence", "."])))
def test_licences_never_overlap(pieces: list[str]) -> None:
    found = licences(" ".join(pieces))
    assert all(each.key in KEYS for each in found)
    assert all(one.end <= other.begin for one, other in pairwise(found))
