"""From where one may work remotely is said in so many words, or it is not shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import Posting, Stated, WorkMode
from bot.model.quotes import folded, stands_in
from bot.summary.quick import summarise
from bot.summary.remote_from import remote_from
from bot.summary.sections import read


def found(text: str, mode: WorkMode | None = WorkMode.REMOTE) -> str | None:
    stated = remote_from(read(text), mode)
    return stated.value if stated else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Full-time, fully remote within Germany", "Germany"),
        ("Remote (EU only)", "EU"),
        ("Remote (EU time zones)", "EU time zones"),
        ("Remote (CET ±2h)", "CET ±2h"),
        ("Remote - US", "US"),
        ("Remote, Germany", "Germany"),
        ("Location: Remote (Germany, Austria or Switzerland)", "Germany, Austria or Switzerland"),
        ("You can work remotely from anywhere in Europe.", "Europe"),
        ("You can work remotely from Berlin.", "Berlin"),
        ("US only", "US"),
        ("Senior Engineer (EU & UK only)", "EU & UK"),
        ("You must be based in the UK.", "UK"),
        ("Applicants must be located in Portugal or Spain", "Portugal or Spain"),
        ("Das geht auch remote aus Deutschland.", "Deutschland"),
        ("100 % remote innerhalb der EU", "EU"),
        ("Homeoffice aus ganz Deutschland möglich", "Deutschland"),
        ("Dein Wohnsitz in Österreich ist Voraussetzung.", "Österreich"),
        ("Télétravail depuis la France", "France"),
        ("Trabajo remoto desde España", "España"),
        ("Lavoro da remoto dall'Italia", "Italia"),
        ("Trabalho remoto em Portugal.", "Portugal"),
        ("Op afstand vanuit Nederland", "Nederland"),
        ("Praca zdalna z Polski", "Polski"),
        ("Віддалено з України", "України"),
        ("Удалённо из Германии", "Германии"),
    ],
)
def test_the_area_of_a_remote_job_is_read(line: str, expected: str) -> None:
    assert found(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "We have offices in Germany and the US.",
        "Experience with remote sensing in Germany",
        "Remote sensing (Germany)",
        "Support our remote US sales teams",
        "You lead remote teams across Europe",
        "Location: Berlin, Germany",
        "Remote in Berlin",
        "Remote or Berlin",
        "We are remote, Germany is where our founders live.",
        "Work with us remotely, from us you learn a lot.",
        "We sell to shops in the US only.",
        "Not remote from Germany",
        "Remote work from the US is not possible.",
        "Remote, but not from Germany",
        "Work remotely from anywhere in Europe up to 30 days a year",
        "Bis zu 20 Tage im Jahr remote aus Spanien arbeiten",
        "Homeoffice, Germany",
        "Our customers must be based somewhere.",
        "Fully remote, from anywhere",
    ],
)
def test_places_of_other_things_limit_nobody(line: str) -> None:
    assert found(line) is None


def test_a_job_on_site_is_remote_from_nowhere() -> None:
    assert found("You must be based in the UK.", WorkMode.ONSITE) is None
    assert found("Remote within Germany", WorkMode.ONSITE) is None


def test_where_the_work_is_done_unsaid_only_the_word_remote_speaks_of_it() -> None:
    assert found("You must be based in the UK.", None) is None
    assert found("US only", None) is None
    assert found("Das geht auch remote aus Deutschland.", None) == "Deutschland"


def test_a_city_one_must_live_in_is_where_a_hybrid_job_has_its_office() -> None:
    assert found("You must be based in London.", WorkMode.HYBRID) is None
    assert found("You must be based in London.", WorkMode.REMOTE) == "London"
    assert found("You must be based in the UK.", WorkMode.HYBRID) == "UK"


def test_what_an_employer_says_of_itself_limits_nobody() -> None:
    text = "About us\nWe are a team of ninety people and work remotely from Germany, France and Spain.\n"
    assert found(text) is None


def test_the_area_stands_in_the_summary_with_its_line() -> None:
    text = (
        "Backend Engineer\nBirch Ltd\nRemote (EU only)\n\nYour tasks\n- Build services\n- Review code\n"
        "Requirements\n- Five years of Python\n- Good English"
    )
    headline = summarise(Posting(text, "text")).headline
    assert headline.work_mode is not None
    assert headline.work_mode.value is WorkMode.REMOTE
    assert headline.remote_from == Stated("EU", "Remote (EU only)")


_CUES = ["remote", "Remote", "within", "from", "must be based in", "not", "only"]
_AREAS = ["EU", "Germany", "US", "us", "Berlin", "CET", "±2h", "time zones", "the", "and"]
_PIECES = st.sampled_from([*_CUES, *_AREAS, "(", ")", ",", "-", "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60).map(" ".join), st.sampled_from([None, *WorkMode]))
def test_whatever_is_written_the_area_is_short_and_stands_there(text: str, mode: WorkMode | None) -> None:
    stated = remote_from(read(text), mode)
    if stated is not None:
        assert 0 < len(stated.value) <= 80
        assert stands_in(stated.value, folded(stated.quote))
        assert stands_in(stated.quote, folded(text))
