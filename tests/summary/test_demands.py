"""What one line asks for, and whether all of it or any."""

import pytest

from bot.summary.demands import demands


def read(text: str, language: str = "en") -> list[list[str]]:
    return [[option.thing.key for option in demand.options] for demand in demands(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Python and SQL", "en", [["Python"], ["SQL"]]),
        ("Python, SQL, Docker", "en", [["Python"], ["SQL"], ["Docker"]]),
        ("Python or Java", "en", [["Python", "Java"]]),
        ("Python/Java, Git & Linux", "en", [["Python", "Java"], ["Git"], ["Linux"]]),
        ("Python, Java or Go and Docker", "en", [["Python", "Java", "Go"], ["Docker"]]),
        ("AWS and at least one of Docker, Kubernetes or Nomad", "en", [["AWS"], ["Docker", "Kubernetes", "Nomad"]]),
        ("One of React, Vue or Angular, plus CSS", "en", [["React", "Vue.js", "Angular"], ["CSS"]]),
        ("Databases such as PostgreSQL or MySQL", "en", [["databases", "PostgreSQL", "MySQL"]]),
        ("MS Office (Word, Excel)", "en", [["Microsoft Office", "Word", "Excel"]]),
        ("Kenntnisse in Python oder Java sowie SQL", "de", [["Python", "Java"], ["SQL"]]),
        ("Python o Java", "es", [["Python", "Java"]]),
        ("Python of Java", "nl", [["Python", "Java"]]),
        ("Python lub Java", "pl", [["Python", "Java"]]),
        ("Python или Java", "ru", [["Python", "Java"]]),
        ("Go", "en", [["Go"]]),
        ("A forklift licence and a driving licence", "en", [["forklift licence"], ["driving licence"]]),
        ("English (C1) or German (B2)", "en", [["English", "German"]]),
    ],
)
def test_a_line_is_read_as_all_or_any(text: str, language: str, found: list[list[str]]) -> None:
    assert read(text, language) == found


def test_a_degree_or_years_are_one_demand() -> None:
    found = demands("Bachelor's degree in accounting or 3 years of experience in accounting", "en")
    assert [[option.asked for option in demand.options] for demand in found] == [["degree", "years"]]


def test_or_similar_leaves_a_demand_open() -> None:
    assert [demand.is_open for demand in demands("Go, Java or a similar language, and Docker", "en")] == [True, False]
    assert [demand.is_open for demand in demands("Ausbildung als Koch oder vergleichbar", "de")] == [True]


def test_basic_knowledge_is_asked_for_as_such() -> None:
    found = demands("Grundkenntnisse in SQL, sehr gute Excel-Kenntnisse", "de")
    assert [(demand.options[0].thing.key, demand.is_basic) for demand in found] == [("SQL", True), ("Excel", False)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No degree required", "en"),
        ("Ein Studium ist nicht erforderlich", "de"),
        ("Débutant accepté, permis B pas obligatoire", "fr"),
        ("No se requiere experiencia con Excel", "es"),
        ("Опыт работы с Excel не требуется", "ru"),
    ],
)
def test_what_is_waived_is_no_demand(text: str, language: str) -> None:
    assert demands(text, language) == ()


def test_not_required_is_no_news_of_a_plus() -> None:
    assert demands("Bookkeeping is welcome but not required", "en") == ()
    assert demands("Bookkeeping is welcome but not required", "en", is_plus=True) != ()
    assert demands("No experience with Excel is fine: no experience needed", "en", is_plus=True) == ()


def test_years_ask_for_what_stands_beside_them_and_not_for_the_next_thought() -> None:
    (years,) = demands("Expérience de 1 an exigée, bonne humeur", "fr")
    assert (years.options[0].keys, years.options[0].words) == ((), frozenset())
    (years,) = demands("2 años de experiencia como analista", "es")
    assert years.options[0].words == {"analista"}


def test_what_cant_be_held_against_anybody_does_not_count() -> None:
    assert [demand.counts for demand in demands("You are a team player", "en")] == [False]
    assert demands("You love the sea", "en") == ()
