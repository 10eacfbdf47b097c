"""The head of a posting: bare names beside its title are told apart by shape and by what the text says again."""

import pytest

from bot.model.posting import Headline, Posting
from bot.model.quotes import folded, stands_in
from bot.summary.labels import Label, stating
from bot.summary.quick import summarise
from tests.summary.headlines import FIELDS, Labelled, is_right, postings, read, scored

ALL = (*postings("tuned"), *postings("fresh"), *postings("prose"))


def head(text: str) -> Headline:
    return summarise(Posting(text, "text")).headline


def who_and_where(text: str) -> tuple[str | None, list[str]]:
    found = head(text)
    return found.company.value if found.company else None, [place.value for place in found.places]


@pytest.mark.parametrize(("folder", "missed"), [("tuned", 0.02), ("fresh", 0.02), ("prose", 0.06)])
def test_nearly_all_facts_of_small_employers_in_small_towns_are_read(folder: str, missed: float) -> None:
    stated = [(one, field) for one in postings(folder) for field in FIELDS if field in one.wanted]
    wrong = [(one.name, field, read(one).get(field)) for one, field in stated if not is_right(one, field)]
    assert len(wrong) <= missed * len(stated), wrong


def test_ads_that_the_rules_were_never_mended_on_are_read_well_enough() -> None:
    right, stated, invented = scored("last")
    assert right >= 0.85 * stated
    assert invented == 0


def test_nothing_is_read_where_nothing_is_stated() -> None:
    invented = [
        (one.name, field, read(one)[field])
        for one in ALL
        for field in FIELDS
        if field not in one.wanted and field in read(one)
    ]
    assert invented == []


@pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL])
def test_each_fact_stands_in_its_quote_and_the_quote_in_the_text(one: Labelled) -> None:
    found = head(one.text)
    facts = [fact for fact in (found.title, found.company, *found.places) if fact is not None]
    for fact in facts:
        assert stands_in(fact.quote, folded(one.text))
        assert fact.value.casefold() in fact.quote.casefold()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gallery Technician\nBrindle & Co · Ottery Green · Full-time\n\nWe frame pictures.",
            ("Brindle & Co", ["Ottery Green"]),
        ),
        ("Glasmacher (m/w/d)\nGlashütte Kirchberg\n94227 Zwiesel\nVollzeit", ("Glashütte Kirchberg", ["Zwiesel"])),
        ("Luthier (H/F)\nAtelier Monnier\nMorez (39) - CDI", ("Atelier Monnier", ["Morez"])),
        ("Impiegata\nCantina Vallescura | Canelli (AT) | part-time", ("Cantina Vallescura", ["Canelli"])),
        (
            "Fresador CNC\nEibar, jornada completa\n\nTalleres Arrieta, S.L. mecaniza piezas.",
            ("Talleres Arrieta, S.L.", ["Eibar"]),
        ),
        ("Köchin (m/w/d)\nArbeitgeber Landkreis Regenau\nEinsatzort Viechtach", ("Landkreis Regenau", ["Viechtach"])),
        (
            "Ceramista\nFundación Alborada · Don Benito (Badajoz) · Jornada parcial",
            ("Fundación Alborada", ["Don Benito"]),
        ),
        (
            "Пасічник\nМедова громада · Косів · Повна зайнятість\n\nМедова громада тримає вулики.",
            ("Медова громада", ["Косів"]),
        ),
        (
            "Kita Regenpfützen e. V.\nErzieherin\nBonn-Beuel · 28 Stunden, Teilzeit",
            ("Kita Regenpfützen e. V.", ["Bonn-Beuel"]),
        ),
        (
            "Dairy Herd Manager\nOtterford Green\nPermanent\n\nHollowmere Farms milks cows. office@hollowmere.example",
            ("Hollowmere Farms", ["Otterford Green"]),
        ),
        ("Schreiner (m/w/d)\nMöbelwerk Tannhof, 87534 Oberstaufen", ("Möbelwerk Tannhof", ["Oberstaufen"])),
    ],
)
def test_an_unknown_town_is_told_from_an_unknown_employer(text: str, expected: tuple[str | None, list[str]]) -> None:
    assert who_and_where(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dairy Herd Manager\nOtterford Green\nPermanent, full-time",
        "Fresador CNC\nZalduondo\nJornada completa",
        "Buchhalter (m/w/d)\nOberstaufen\nTeilzeit",
    ],
)
def test_one_bare_name_that_nothing_says_more_about_is_neither(text: str) -> None:
    assert who_and_where(text) == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        "Platform Engineer\nTallowby Inc\nEngineering · Full-time",
        "Platform Engineer\nTallowby Inc\nMarketing, part-time",
        "Koch (m/w/d)\nGasthof Pflug GmbH\nGastronomie · Vollzeit",
        "Platform Engineer\nTallowby Inc — Remote (US & Canada) — Full-time",
    ],
)
def test_a_department_and_where_one_may_work_remotely_are_no_towns(text: str) -> None:
    assert who_and_where(text)[1] == []


def test_wood_is_no_town_because_things_are_made_of_it() -> None:
    text = "Möbelwerk Tannhof GmbH\nSchreiner (m/w/d)\nUnsere Küchen werden aus Holz gebaut."
    assert who_and_where(text)[1] == []


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("Einsatzort Zwiesel", Label.PLACE, "Zwiesel"),
        ("Lieu Die (Drôme)", Label.PLACE, "Die (Drôme)"),
        ("Empresa Sala Caracola", Label.COMPANY, "Sala Caracola"),
        ("Sede Cantù (CO)", Label.PLACE, "Cantù (CO)"),
        ("Salaris € 3.400 - € 4.600", Label.SALARY, "€ 3.400 - € 4.600"),
        ("Träger: Diakonieverein Elstertal", Label.COMPANY, "Diakonieverein Elstertal"),
    ],
)
def test_a_tables_row_may_lose_its_colon(line: str, label: Label, value: str) -> None:
    assert [(one.label, one.value) for one in stating(line)] == [(label, value)]


@pytest.mark.parametrize(
    "line",
    [
        "Employer Branding Manager",
        "Standort mit Zukunft",
        "Contratto a tempo determinato, 6 mesi",
        "Зарплата від 30 000 грн на місяць",
        "Empresa líder busca talento",
        "Lieu de rencontre pour tous.",
    ],
)
def test_a_line_that_only_begins_like_a_label_states_nothing(line: str) -> None:
    assert stating(line) == ()


def test_a_job_that_no_list_knows_is_the_line_above_its_terms() -> None:
    found = head("Blafaseltochter\nMolen De Hoop BV\nDokkum | 36 uur, fulltime")
    assert found.title is not None
    assert found.title.value == "Blafaseltochter"
