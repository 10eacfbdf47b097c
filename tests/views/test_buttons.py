"""What buttons carry, and what comes back when strangers write it."""

from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.handlers.routes import TAPS
from bot.model.job import Stage
from bot.views.buttons import KINDS, LONGEST, MoveTo, Save, Tap, packed, unpacked


def every_tap() -> list[Tap]:
    """Each kind of tap with the largest values it can carry."""
    taps = []
    for kind in KINDS.values():
        hints = get_type_hints(kind)
        largest = {
            field.name: max(hints[field.name], key=len) if issubclass(hints[field.name], StrEnum) else 2**63 - 1
            for field in fields(kind)
        }
        taps.append(kind(**largest))
    return taps


@pytest.mark.parametrize("tap", every_tap(), ids=lambda tap: type(tap).__name__)
def test_a_button_fits_and_comes_back_as_it_went(tap: Tap) -> None:
    assert len(packed(tap).encode()) <= LONGEST
    assert unpacked(packed(tap)) == tap


def test_every_kind_of_button_leads_somewhere() -> None:
    assert set(TAPS) == set(KINDS.values())
    assert len(KINDS) == len({kind.__name__ for kind in Tap.__subclasses__()}), "two buttons share a code"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "1sv",
        "1sv:",
        "1sv:-1",
        "1sv:1:2",
        "1sv:1e5",
        "1sv:٣",
        "1sv:99999999999999999999",
        "2sv:1",
        "1zz:1",
        "1mv:1:promoted",
        "sv:1",
    ],
)
def test_what_we_never_made_means_nothing(data: str) -> None:
    assert unpacked(data) is None


@given(some.text(max_size=200))
def test_no_data_whatever_breaks_the_reading(data: str) -> None:
    tap = unpacked(data)
    assert tap is None or packed(tap).startswith("1")


def test_a_button_of_the_first_release_still_works() -> None:
    assert unpacked("1sv:12") == Save(12)
    assert unpacked("1mv:12:interview") == MoveTo(12, Stage.INTERVIEW)
