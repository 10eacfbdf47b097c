"""The labelled pages of the reading bench say what their labels say, and its judge is a strict one."""

import html
from typing import Any

import pytest

from bench.heavy_pages import dressed
from bench.labelled_pages import FIELDS, Labelled, is_right, kept, pages, squeezed

HALVES = {half: pages(half) for half in ("tuned", "held_out")}
ALL = [pytest.param(one, id=one.name) for half in HALVES.values() for one in half]


def test_there_are_sixty_pages_and_ten_languages_in_each_half() -> None:
    assert sum(map(len, HALVES.values())) >= 60
    for half in HALVES.values():
        assert {one.name[:2] for one in half} == {"de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"}


@pytest.mark.parametrize("one", ALL)
def test_what_is_labelled_stands_in_the_page(one: Labelled) -> None:
    source = squeezed(html.unescape(one.html))
    assert set(one.facts) == set(FIELDS)
    for field in ("title", "company"):
        names = one.facts[field] if isinstance(one.facts[field], list) else [one.facts[field]]
        assert any(squeezed(name) in source for name in names), field
    for place in one.facts["places"]:
        forms = place if isinstance(place, list) else [place]
        assert any(squeezed(form) in source for form in forms)
    assert "own-->" not in one.html
    own, other = one.pieces
    assert len("".join(own)) > 200
    assert not set(own) & set(other)


@pytest.mark.parametrize(
    ("field", "wanted", "read", "right"),
    [
        ("title", "Clock Winder", "Clock Winder (m/w/d)", True),
        ("title", "Clock Winder", "Senior Clock Winder", False),
        ("title", "Clock Winder", None, False),
        ("company", "Pigeon Clocks", "Pigeon Clocks GmbH", True),
        ("company", "Pigeon Clocks", "Pigeon", False),
        ("places", ["Graz"], ["Graz, AT"], True),
        ("places", ["Graz"], ["Graz", "Wien"], False),
        ("places", [["Graz", "Grazu"]], ["Grazu"], True),
        ("salary", ["3000", None, "EUR", "month"], ["3000.00", None, "EUR", "month"], True),
        ("salary", ["3000", None, "EUR", "month"], ["3000", "3000", "EUR", "month"], False),
        ("salary", None, ["1", "2", "EUR", "year"], False),
        ("employment", ["full_time", "permanent"], ["permanent"], False),
        ("deadline", None, None, True),
    ],
)
def test_an_answer_is_judged_strictly(field: str, wanted: Any, read: Any, right: bool) -> None:
    assert is_right(field, wanted, read) is right


def test_kept_text_is_counted_in_characters() -> None:
    assert kept(("windtheclock", "countpigeons"), "- Wind the clock!") == (12, 24)


def test_a_dressed_page_is_heavy_and_still_holds_its_posting() -> None:
    one = HALVES["tuned"][0]
    heavy = dressed(one.html, 250_000, 1)
    assert len(heavy) > 200_000
    assert one.html[-400:-30] in heavy
