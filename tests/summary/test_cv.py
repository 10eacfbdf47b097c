"""Invented CVs, and what they say that their owners can do."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.profile import Education, Knows, Level, Origin, Profile
from bot.model.quotes import folded, stands_in
from bot.summary.cv import MOST, proposed

TODAY = date(2025, 3, 1)

WELDER = """Lebenslauf
Korbinian Funk
Persönliche Daten
Geboren am 4.5.1990 in Passau
Anschrift: Lerchenweg 9, 94032 Passau
Telefon: 0851 1234567, korbinian.funk@post.example
Staatsangehörigkeit: Deutsch
Führerschein: Klasse B, BE

Berufserfahrung
04/2017 – heute: Schweißer, Stahlbau Kranz GmbH
- WIG-Schweißen von Edelstahlrohren
- Lesen technischer Zeichnungen
09/2010 – 03/2017: Metallbauer, Tor & Gitter
- Schweißen und Schlosserarbeiten

Ausbildung
2007 – 2010: Ausbildung zum Metallbauer

Kenntnisse
Schweißerpass nach ISO 9606, Staplerschein, MS Office
Sprachen: Deutsch (Muttersprache), Englisch A2

Hobbys: Python züchten, Yoga
Referenzen
Herr Ulrich Stolz, Projektleiter, SAP-Berater
"""

DEVELOPER = """ADA PENROSE
ada.penrose@mail.example | +44 7700 900123 | https://ada.example

PROFILE
Backend developer with seven years of experience in Python.

EXPERIENCE
Senior Developer, Lanternfish Ltd (2019 - present)
- Built payment services in Python and PostgreSQL, on Docker and Kubernetes
- Moved our CI/CD to GitLab CI
Developer, Mosswork (2016 - 2019)
- Python, Django and REST APIs

EDUCATION
BSc in Computer Science, 2016

SKILLS
Python, PostgreSQL, Docker, Wibblefrost, Kubernetes, teamwork

LANGUAGES
English (native), German (B1)
"""

NURSE = """Currículum vítae
Experiencia laboral
2018-2024 Enfermera en la Clínica Roble: cuidados intensivos, administración de medicamentos
Formación
2014-2018 Grado en Enfermería
Idiomas
Español nativo, inglés B2
Otros
Carnet de conducir B
"""

DRIVER = """Резюме
Пётр Стрельников
Дата рождения: 14.05.1985
Опыт работы
2012 – 2022: водитель-экспедитор, ООО «Тополь»
— доставка грузов, водительские права категории C, CE
Образование
2003 – 2006: среднее специальное образование, автомеханик
Языки: русский родной
"""


def names(profile: Profile) -> list[str]:
    return [each.name for each in profile.abilities]


@pytest.mark.parametrize("text", [WELDER, DEVELOPER, NURSE, DRIVER])
def test_every_proposal_stands_on_a_line_of_the_cv(text: str) -> None:
    found = proposed(text, TODAY)
    assert found.entries
    whole = folded(text)
    assert all(stands_in(entry.words, whole) for entry in found.entries)
    assert all(entry.origin is Origin.CV for entry in found.entries)
    assert all(ability.knows is Knows.YES for ability in found.abilities)
    assert found.cv_text is None
    assert found.wishes.is_empty


def test_a_welders_cv() -> None:
    found = proposed(WELDER, TODAY)
    assert {"Schweißen", "WIG-Schweißen"} <= set(names(found))
    assert [each.name for each in found.proofs] == [
        "Führerschein B",
        "Führerschein BE",
        "Schweißerpass",
        "Staplerschein",
    ]
    assert [(each.name, each.level) for each in found.languages] == [("Deutsch", Level.NATIVE), ("Englisch", Level.A2)]
    assert [(each.education, each.subject) for each in found.degrees] == [(Education.TRADE, "Metallbauer")]
    assert [(each.years, each.subject) for each in found.experience] == [(14, None)]


def test_a_developers_cv() -> None:
    found = proposed(DEVELOPER, TODAY)
    assert names(found)[0] == "Python"
    assert {"PostgreSQL", "Docker", "Kubernetes", "Django"} <= set(names(found)[:8])
    assert "Wibblefrost" in names(found)
    assert [(each.education, each.subject) for each in found.degrees] == [(Education.BACHELOR, "Computer Science")]
    assert [(each.years, each.subject) for each in found.experience] == [(7, "Python")]
    assert [(each.name, each.level) for each in found.languages] == [("English", Level.NATIVE), ("German", Level.B1)]


def test_cvs_in_other_languages() -> None:
    nurse = proposed(NURSE, TODAY)
    assert "cuidados intensivos" in names(nurse)
    assert [each.education for each in nurse.degrees] == [Education.BACHELOR]
    assert [each.name for each in nurse.proofs][-1] == "Carnet de conducir B"
    assert [each.years for each in nurse.experience] == [6]
    driver = proposed(DRIVER, TODAY)
    assert [each.name for each in driver.proofs] == ["водительские права C", "водительские права CE"]
    assert [each.years for each in driver.experience] == [10]
    assert [each.level for each in driver.languages] == [Level.NATIVE]


@pytest.mark.parametrize("text", [WELDER, DEVELOPER, DRIVER])
def test_no_line_with_personal_data_is_kept(text: str) -> None:
    found = proposed(text, TODAY)
    kept = " ".join(entry.words for entry in found.entries)
    for personal in (
        "Funk",
        "Passau",
        "1990",
        "0851",
        "@",
        "PENROSE",
        "7700",
        "https",
        "Стрельников",
        "1985",
    ):
        assert personal not in kept


def test_a_nationality_is_no_language_and_a_hobby_no_skill() -> None:
    found = proposed(WELDER, TODAY)
    assert "Staatsangehörigkeit" not in " ".join(entry.words for entry in found.entries)
    assert "Python" not in names(found)
    assert "Yoga" not in names(found)


def test_what_a_cv_says_of_referees_is_not_its_owners() -> None:
    assert not any("SAP" in name for name in names(proposed(WELDER, TODAY)))


def test_jobs_at_the_same_time_are_counted_once() -> None:
    text = "Work experience\n2015 - 2020: Cook, Anchor Inn\n2017 - 2019: Baker, Crumb & Co\n01/2022 - 12/2022: Cook\n"
    assert [each.years for each in proposed(text, TODAY).experience] == [6]


def test_until_now_goes_on_with_the_day_it_is_read() -> None:
    text = "Work experience\n06/2020 - present: Cook, Anchor Inn\n"
    assert [each.years for each in proposed(text, date(2022, 7, 1)).experience] == [2]
    assert [each.years for each in proposed(text, date(2025, 7, 1)).experience] == [5]
    assert proposed(text, date(2020, 7, 1)).experience == ()


def test_years_at_school_are_no_years_of_work() -> None:
    assert proposed("Education\n2010 - 2016: BSc in physics, Harrow Hill\n", TODAY).experience == ()


def test_a_long_cv_proposes_a_bounded_list() -> None:
    skills = "Python, Java, Kotlin, Scala, Ruby, PHP, Perl, Haskell, Erlang, Elixir, Clojure, Lua, Groovy, COBOL, OCaml"
    more = "Docker, Kubernetes, Terraform, Ansible, Jenkins, Kafka, Redis, MongoDB, MySQL, PostgreSQL, Django, Laravel"
    tools = "Photoshop, Illustrator, Figma, Excel, PowerPoint, AutoCAD, SolidWorks, CATIA, Revit, MATLAB, Tableau"
    ops = "Grafana, Prometheus, Nginx, VMware, Splunk, Zabbix, OpenShift"
    text = "Skills\n" + f"{skills}\n{more}\n{tools}\n{ops}\n" * 40
    found = proposed(text, TODAY)
    assert len(found.abilities) == MOST


def test_nothing_comes_of_nothing() -> None:
    assert proposed("", TODAY) == Profile()
    assert proposed("Lorem ipsum dolor sit amet", TODAY).degrees == ()


@settings(max_examples=60)
@given(st.text(max_size=600), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_whatever_is_sent_as_a_cv_is_read_the_same_twice(text: str, today: date) -> None:
    found = proposed(text, today)
    assert found == proposed(text, today)
    whole = folded(text)
    assert all(stands_in(entry.words, whole) for entry in found.entries)
