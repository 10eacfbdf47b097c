"""Degrees and trades, and what they are in."""

import pytest

from bot.summary.concepts import concepts
from bot.summary.schooling import schoolings


def read(text: str, language: str | None = None) -> list[tuple[str, str | None]]:
    return [(each.education.value, each.subject) for each in schoolings(text, concepts(text, language))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Master's degree in physics or a related field", [("master", "physics")]),
        ("Bachelor's or Master's degree in accounting", [("bachelor", "accounting"), ("master", "accounting")]),
        ("Bachelor's degree in accounting and experience with SAP", [("bachelor", "accounting")]),
        ("Bachelor in Computer Science with strong Python skills", [("bachelor", "Computer Science")]),
        ("A nursing degree", [("bachelor", "nursing")]),
        ("BA History, University of Leeds", [("bachelor", "History")]),
        (
            "Abgeschlossenes Studium der Elektrotechnik oder Informatik",
            [("bachelor", "Elektrotechnik oder Informatik")],
        ),
        ("Ausbildung zum Koch oder eine vergleichbare Qualifikation", [("trade", "Koch")]),
        ("Guter Hauptschulabschluss oder Realschulabschluss", [("school", None), ("school", None)]),
        ("Bac +3 minimum en informatique", [("bachelor", "informatique")]),
        ("bac+5", [("master", None)]),
        ("Ciclo formativo de grado superior en administración", [("higher_trade", "administración")]),
        ("Diploma di ragioneria o laurea in economia", [("trade", "ragioneria"), ("bachelor", "economia")]),
        ("12.º ano concluído", [("full_school", None)]),
        ("Een afgeronde hbo-opleiding verpleegkunde", [("bachelor", "verpleegkunde")]),
        ("Wykształcenie wyższe techniczne", [("bachelor", "techniczne")]),
        ("Медицинское образование", [("trade", "Медицинское образование")]),
        ("PhD in ecology", [("doctorate", "ecology")]),
        ("Scrum Master with master data knowledge", []),
        ("MS Office and MS Project", []),
        ("A high degree of care", []),
        ("Forschung und Lehre", []),
    ],
)
def test_a_degree_is_known_by_its_level_and_subject(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found
