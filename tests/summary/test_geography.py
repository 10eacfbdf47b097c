"""Whether a place is where one wishes to work."""

import pytest

from bot.summary.geography import Fit, fits, is_only_places


@pytest.mark.parametrize(
    ("wish", "place", "fit"),
    [
        ("Berlin", "Berlin-Mitte", Fit.YES),
        ("München", "Munich, Germany", Fit.YES),
        ("Kyiv", "Київ", Fit.YES),
        ("Krakowie", "Kraków", Fit.YES),
        ("Germany", "Kassel", Fit.YES),
        ("UK", "Leeds", Fit.YES),
        ("Berlin", "Munich", Fit.NO),
        ("Germany", "Paris", Fit.NO),
        ("Bayern", "Paris", Fit.NO),
        ("Bayern", "München", Fit.UNKNOWN),
        ("Berlin", "Deutschland", Fit.UNKNOWN),
        ("Hamburg", "EU time zones", Fit.UNKNOWN),
        ("Berlin", "Kleinkleckersdorf", Fit.UNKNOWN),
        ("Kleinkleckersdorf", "Kleinkleckersdorf (Nord)", Fit.YES),
    ],
)
def test_places_are_told_apart_as_far_as_the_map_goes(wish: str, place: str, fit: Fit) -> None:
    assert fits(wish, place) is fit


def test_a_name_is_a_place_if_nothing_else_stands_there() -> None:
    assert is_only_places("Rio de Janeiro")
    assert not is_only_places("Berlin office")
    assert not is_only_places("")
