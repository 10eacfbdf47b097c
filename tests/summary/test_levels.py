"""How well a language is spoken, by codes and by words."""

import pytest

from bot.model.profile import Level
from bot.summary.concepts import concepts
from bot.summary.levels import tongues


def read(text: str) -> list[tuple[str, Level | None]]:
    return [(each.concept.key, each.level) for each in tongues(text, concepts(text, None))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fluent German and English", [("German", Level.C1), ("English", Level.C1)]),
        ("German and English fluent", [("German", Level.C1), ("English", Level.C1)]),
        ("fluent English, some Portuguese", [("English", Level.C1), ("Portuguese", Level.A2)]),
        ("English: C1, German: B2", [("English", Level.C1), ("German", Level.B2)]),
        ("C1 English and B2 German", [("English", Level.C1), ("German", Level.B2)]),
        ("English (B2) and German", [("English", Level.B2), ("German", None)]),
        ("Sehr gute Deutsch- und gute Englischkenntnisse", [("German", Level.B2), ("English", Level.B1)]),
        ("Native or fluent Dutch", [("Dutch", Level.C1)]),
        ("English B2/C1", [("English", Level.B2)]),
        ("Inglés alto (B2-C1) y francés", [("English", Level.B2), ("French", None)]),
        ("рівень англійської не нижче С1", [("English", Level.C1)]),
        ("good team player, English", [("English", None)]),
        ("no languages at all", []),
    ],
)
def test_each_language_gets_the_level_that_is_meant_for_it(text: str, found: list[tuple[str, Level | None]]) -> None:
    assert read(text) == found
