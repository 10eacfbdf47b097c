"""Years of experience, told from ages and from a firm's own history."""

import pytest

from bot.summary.years import years_in


def read(text: str) -> list[float]:
    return [each.years for each in years_in(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience with Go", 5),
        ("3 to 5 years' experience", 3),
        ("6 months of experience", 0.5),
        ("Two years of fieldwork in rough country", 2),
        ("3-jährige Berufserfahrung", 3),
        ("Mindestens 1,5 Jahre Erfahrung", 1.5),
        ("Deux ans d'expérience en cabinet", 2),
        ("Pedimos al menos un año de experiencia en planta.", 1),
        ("Almeno 5 anni di esperienza nel ruolo", 5),
        ("Experiência mínima de 3 anos", 3),
        ("Je hebt minimaal 2 jaar ervaring", 2),
        ("2-letnie doświadczenie", 2),
        ("Опыт работы главным бухгалтером от 5 лет", 5),
        ("П’ять років досвіду", 5),
        ("18 Jahre Erfahrung", 18),
    ],
)
def test_years_are_read_in_ten_languages(text: str, years: float) -> None:
    assert read(text) == [years]


@pytest.mark.parametrize(
    "text",
    [
        "At least 18 years old",
        "Ab 18 Jahren",
        "Возраст от 18 лет",
        "Mindestalter 21 Jahre, Erfahrung im Verkauf",
        "Known for its craft for over 25 years.",
        "A contract for 2 years",
        "40 hours a week",
    ],
)
def test_ages_and_terms_are_no_experience(text: str) -> None:
    assert read(text) == []


def test_a_person_needs_no_word_for_experience() -> None:
    assert [each.years for each in years_in("10 years nursing", told=True)] == [10]
    assert years_in("42 years old", told=True) == ()


def test_the_place_of_the_years_is_told() -> None:
    text = "At least three years of experience"
    found = years_in(text)[0]
    assert text[found.begin : found.end] == "three years"
