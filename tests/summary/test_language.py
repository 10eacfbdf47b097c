"""The posting's language is told offline, and not guessed from a few letters."""

import pytest

from bot.summary.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a beekeeper who likes mornings", "en"),
        ("Wir suchen eine Imkerin, die gern früh aufsteht", "de"),
        ("Nous cherchons un apiculteur qui aime le matin", "fr"),
        ("Buscamos una apicultora que madrugue con gusto", "es"),
        ("Cerchiamo un apicoltore che ama il mattino presto", "it"),
        ("Procuramos um apicultor que goste de acordar cedo", "pt"),
        ("Wij zoeken een imker die graag vroeg opstaat", "nl"),
        ("Szukamy pszczelarza, który lubi wcześnie wstawać", "pl"),
        ("Шукаємо пасічника, який любить прокидатися рано", "uk"),
        ("Ищем пчеловода, который любит рано вставать", "ru"),
        ("WIR SUCHEN EINE IMKERIN, DIE GERN FRÜH AUFSTEHT", "de"),
    ],
)
def test_ten_languages_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "🎉🎉🎉", "12345 67890", "ok", "https://palefox.example/jobs/backend-engineer"])
def test_too_little_says_nothing(text: str) -> None:
    assert language_of(text) is None
