"""Where somebody lives is known from a place, a clock or a language; where it is not, nobody guesses."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.zones import MOST, at_clock, clock_in, guessed, is_zone, of_place, usual

NOW = datetime(2026, 11, 22, 13, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("I live in München, Germany", "Europe/Berlin"),
        ("muenchen", "Europe/Berlin"),
        ("Monaco di Baviera", "Europe/Berlin"),
        ("Kyiv", "Europe/Kyiv"),
        ("у Києві", "Europe/Kyiv"),
        ("Я живу в Москве", "Europe/Moscow"),
        ("Rzym", "Europe/Rome"),
        ("w Krakowie", "Europe/Warsaw"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Ciudad de México", "America/Mexico_City"),
        ("NYC", "America/New_York"),
        ("Katmandu", "Asia/Kathmandu"),
        ("Zürich, Schweiz", "Europe/Zurich"),
        ("Den Haag", "Europe/Amsterdam"),
        ("Portland, Maine", "America/New_York"),
        ("Portland", "America/Los_Angeles"),
        ("Cordoba, Argentina", "America/Argentina/Cordoba"),
        ("Atlanta, Georgia", "America/New_York"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("IT", "Europe/Rome"),
    ],
)
def test_a_place_has_its_zone(words: str, zone: str) -> None:
    assert of_place(words) == (zone,)


def test_a_wide_country_has_several_the_most_peopled_first() -> None:
    assert of_place("USA")[:3] == ("America/New_York", "America/Detroit", "America/Chicago")
    assert of_place("Россия")[0] == "Europe/Moscow"
    assert len(of_place("Russia")) == MOST


def test_a_name_that_several_places_have_gives_them_all() -> None:
    assert of_place("Valencia") == ("Europe/Madrid", "America/Caracas")
    assert of_place("Las Palmas, Spain") == ("Europe/Madrid", "Atlantic/Canary")


@pytest.mark.parametrize(
    "words", ["", "nowhere", "is it late", "tell us more", "Springfield", "Etc/../../etc/passwd", "💼"]
)
def test_what_is_no_place_is_none(words: str) -> None:
    assert of_place(words) == ()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("it is 14:35 now", time(14, 35)),
        ("2:35 pm", time(14, 35)),
        ("2.35pm", time(14, 35)),
        ("12:05 am", time(0, 5)),
        ("Es ist 14 Uhr 35", time(14, 35)),
        ("14h35", time(14, 35)),
        ("сейчас 16:30", time(16, 30)),
        ("3 pm", time(15)),
        ("25:00", None),
        ("14:75", None),
        ("14:35 or 15:35", None),
        ("half past two", None),
        ("1234", None),
    ],
)
def test_the_time_that_somebody_says_it_is_is_read(words: str, shown: time | None) -> None:
    assert clock_in(words) == shown


def test_a_clock_gives_the_zones_that_show_its_time_the_language_s_first() -> None:
    assert at_clock(time(14, 35), NOW, "de")[:3] == ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich")
    assert at_clock(time(14, 35), NOW, "it")[0] == "Europe/Rome"
    assert at_clock(time(13, 31), NOW, "en")[0] == "Europe/London"
    assert at_clock(time(8, 33), NOW, "en")[0] == "America/New_York"
    assert at_clock(time(19, 18), NOW, "en") == ("Asia/Kathmandu",)
    assert at_clock(time(0, 33), datetime(2026, 11, 22, 13, 33, tzinfo=UTC), "en")[0] == "Australia/Sydney"


def test_a_clock_that_no_zone_shows_gives_none() -> None:
    assert at_clock(time(15, 3), NOW, "en") == ()


def test_an_answer_may_be_a_place_or_a_clock() -> None:
    assert guessed("Lisboa", "pt", NOW) == ("Europe/Lisbon",)
    assert guessed("15:34", "uk", NOW)[0] == "Europe/Kyiv"
    assert guessed("no idea", "en", NOW) == ()


def test_a_language_tells_the_zone_only_where_most_of_its_people_share_one() -> None:
    assert usual("de-AT") == "Europe/Vienna"
    assert usual("de-DE") == "Europe/Berlin"
    assert usual("pt_BR") == "America/Sao_Paulo"
    assert usual("uk") == "Europe/Kyiv"
    assert usual("en") is usual("es") is usual("pt") is usual("xx") is None


@settings(deadline=None)
@given(some.text(max_size=300), some.datetimes(timezones=some.just(UTC)), some.sampled_from(["de", "en", "ru", "x"]))
def test_every_answer_is_a_real_zone(words: str, now: datetime, language: str) -> None:
    found = guessed(words, language, now.replace(year=2026, day=min(now.day, 28)))
    assert len(found) <= MOST
    assert all(is_zone(zone) for zone in found)


@settings(max_examples=10, deadline=None)
@given(some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=some.just(UTC)))  # noqa: DTZ001 - hypothesis wants bounds without a zone
def test_one_s_own_clock_finds_one_s_own_zone(now: datetime) -> None:
    for zone in ("Europe/Berlin", "America/St_Johns", "Australia/Adelaide", "Asia/Kolkata"):
        local = now.astimezone(ZoneInfo(zone))
        own = {*at_clock(local.time(), now, "en"), *at_clock(local.time(), now, "de")}
        assert zone in own or len(own) >= MOST
