"""The place is where the work is, in the posting's words."""

import pytest

from bot.summary.language import language_of
from bot.summary.place import places
from bot.summary.sections import read
from bot.summary.title import title


def where(text: str, language: str | None = None) -> list[str]:
    passages = read(text)
    return [place.value for place in places(passages, title(passages), language or language_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Location: Leeds", ["Leeds"]),
        ("Locations: Leeds, UK | Porto, Portugal", ["Leeds, UK", "Porto, Portugal"]),
        ("Location: Berlin or Hamburg", ["Berlin", "Hamburg"]),
        ("Location: Berlin (hybrid)", ["Berlin"]),
        ("Location: Remote", []),
        ("📍 Remote (EU time zones)", []),
        ("📍 Ciudad de México · Híbrido", ["Ciudad de México"]),
        ("Standort: Ulm", ["Ulm"]),
        ("Orte: Ulm / Biberach", ["Ulm", "Biberach"]),
        ("We are a small bakery behind the harbour in Whitstable, nine years old.", ["Whitstable"]),
        ("Elektriker\nin Vollzeit für unser Wasserwerk in Obermoos", ["Obermoos"]),
        ("Sous Chef\nWe are a small restaurant with rooms on the quay at Portgarrow.", ["Portgarrow"]),
        ("Siamo una bottega di liutai nel centro di Cremona.", ["Cremona"]),
        ("Lieu : Dole", ["Dole"]),
        ("Ubicación: Almería (presencial)", ["Almería"]),
        ("Sede di lavoro: Asti", ["Asti"]),
        ("Local: Recife (100% remoto)", ["Recife"]),
        ("Standplaats: Hoorn", ["Hoorn"]),
        ("Miejsce pracy: Ełk", ["Ełk"]),
        ("Місто: Луцьк", ["Луцьк"]),
        ("Город: Тверь", ["Тверь"]),
        ("This job is located in Noordwijk, the Netherlands.", ["Noordwijk, the Netherlands"]),
        ("The role is based in Aberdeen and fully on site.", ["Aberdeen"]),
        ("We are looking for a Shop Manager for our store in Wetherby.", ["Wetherby"]),
        ("Backend Engineer\nPalefox · Austin, TX · Hybrid", ["Austin, TX"]),
        ("Ward Sister\nAshgrove Community Hospital, Hexham", ["Hexham"]),
        ("Magazziniere\nCercasi magazziniere a Prato", ["Prato"]),
        ("Менеджер по продажам в Казани", ["Казань"]),
        ("Electricista\nZaragoza (España) · Presencial", ["Zaragoza"]),
        ("Arbeitsort ist Kassel.", ["Kassel"]),
        ("Dienstort ist Frankenberg.", ["Frankenberg"]),
        ("Ort: 08523 Plauen", ["Plauen"]),
        ("Sede: Cantù (CO)", ["Cantù"]),
        ("Foreman\nSalida, CO 81201", ["Salida, CO"]),
        ("Ателье ищет швею в город Кимры.", ["Кимры"]),
        ("Il Rifugio Lupo cerca un cuoco ad Acceglio.", ["Acceglio"]),
    ],
)
def test_places_are_found_where_they_are_named(text: str, expected: list[str]) -> None:
    assert where(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Our customers are located in Tokyo and New York.\n- Experience in Marketing",
        "Requirements\n- Two years in London",
        "A degree in English or Physics",
        "Wir arbeiten in Vollzeit im Marketing.",
        "Reading books is Nice.",
    ],
)
def test_other_places_are_not_the_jobs(text: str) -> None:
    assert where(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wij zoeken een bakker die werkt met Anke en Jorrit.",  # "en" is "and" there
        "Wood. Since 1958.\nCabinet Maker\nWe build stairs and kitchens.",  # a year is no postal code
        "We are a team of experts in Kotlin.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert where(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baker\n- Full-time\n- Permanent\n- 33397 Rietberg\nWe bake.", ["Rietberg"]),
        ("Country: India\nState: Punjab\nCity: Amritsar", ["Amritsar"]),
        ("Baker\nOrganisation | Location | Hours\nPalefox Mills | Leeds | full-time", ["Leeds"]),
        ("Job locations: Cromer Clinic, Mill Road, Cromer NR27 0BQ", ["Cromer"]),
        ("Місце роботи: м. Кременець, вул. Шевченка", ["Кременець"]),
        ("Werkgebied: Heerde en omgeving", ["Heerde"]),
        ("Schoonmaker\nParttime | Culemborg en Tiel | € 14 per uur", ["Culemborg", "Tiel"]),
        ("Ubicación: Castilla y León", ["Castilla y León"]),
        ("Für unser Café in Lauffen am Neckar suchen wir einen Bäcker.", ["Lauffen am Neckar"]),
        ("Candidature à adresser à Monsieur le Maire.", []),
        ("Sao Paulo - Brazil\nIntern", ["Sao Paulo"]),
    ],
)
def test_towns_stand_in_lists_tables_and_addresses(text: str, expected: list[str]) -> None:
    assert where(text) == expected


def test_a_town_in_passing_is_no_place_of_remote_work() -> None:
    passages = read("Our servers stand in Leeds, and people live where they like. We are looking for a developer.")
    assert places(passages, title(passages), "en", remote=True) == ()
