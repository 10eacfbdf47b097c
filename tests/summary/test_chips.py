"""A list right under the title that states the job's terms is read item by item, as the lines that it is."""

import pytest

from bot.model.posting import Employment, Posting, WorkMode
from bot.model.summary import Summary
from bot.summary.quick import summarise
from bot.summary.sections import read


def card(text: str) -> Summary:
    return summarise(Posting(text=text, source="text"))


@pytest.mark.parametrize(
    "terms",
    [
        "- Leeds\n- Full-time, permanent\n- £31,000 a year",
        "- Leeds\n- Vollzeit\n- unbefristet",
        "• Leeds\n• Temps plein\n• CDI",
    ],
)
def test_the_place_among_the_terms_is_the_place(terms: str) -> None:
    head = card(f"Night Baker\n{terms}\nYour duties\n- Shape loaves\n- Feed the sourdough").headline
    assert [place.value for place in head.places] == ["Leeds"]
    assert {kind.value for kind in head.employment} == {Employment.FULL_TIME, Employment.PERMANENT}


def test_an_unknown_house_and_town_among_the_terms_are_employer_and_place() -> None:
    head = card(
        "Pflegefachkraft (m/w/d)\n- Haus Ulmenblick, Celle\n- Teilzeit\n- 3.200 € im Monat\nDeine Aufgaben"
    ).headline
    assert head.company
    assert head.company.value == "Haus Ulmenblick"
    assert [place.value for place in head.places] == ["Celle"]


def test_a_list_of_duties_stays_a_list() -> None:
    lines = [
        one.line for one in read("Night Baker\n- Shape three hundred loaves\n- Feed the sourdough\n- Sweep the floor")
    ]
    assert [line.bullet for line in lines] == [False, True, True, True]


def test_a_list_below_a_heading_stays_a_list_whatever_it_states() -> None:
    lines = [one.line for one in read("Night Baker\nWhat we offer\n- Full-time\n- Permanent contract\n- £31,000")]
    assert [line.bullet for line in lines[2:]] == [True, True, True]


def test_facts_in_one_line_with_a_picture_before_each_are_read_one_by_one() -> None:
    head = card("Night Baker\n📍 Leeds 📄 Permanent, part-time 💷 £14 an hour 🏠 Hybrid\nYou bake at night.").headline
    assert [place.value for place in head.places] == ["Leeds"]
    assert head.work_mode
    assert head.work_mode.value is WorkMode.HYBRID
    assert head.salary
    assert head.salary.value.min == 14


@pytest.mark.parametrize(
    ("said", "kind"),
    [("a tempo pieno e indeterminato", Employment.PERMANENT), ("a tempo parziale e determinato", Employment.TEMPORARY)],
)
def test_italian_offices_say_both_terms_in_one_breath(said: str, kind: Employment) -> None:
    head = card(f"Archivista\nSelezione pubblica per un posto {said}\nScadenza: 12 giugno 2026").headline
    assert kind in {one.value for one in head.employment}
