"""Days are read in the posting's own order and language, and only a deadline is a deadline."""

from datetime import date

import pytest

from bot.summary import dates
from bot.summary.sections import read


def deadline(text: str, language: str = "en", posted: date | None = None) -> date | None:
    first = dates.month_first(text, language)
    found = dates.deadline(read(text), posted, first=first)
    return found.value.day if found else None


def test_the_first_of_a_month_is_written_with_a_ring_in_italian() -> None:
    assert deadline("Candidature entro il 1° maggio 2026", "it") == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Closing date: 15 January 2026", "en"),
        ("Apply by January 15, 2026", "en"),
        ("Please send your CV no later than 15th of January 2026.", "en"),
        ("Deadline: 2026-01-15", "en"),
        ("Last apply date: 15/01/2026", "en"),
        ("Applications close on Jan 15, 2026.", "en"),
        ("Bewerbungsfrist: 15.01.2026", "de"),
        ("Bewerben Sie sich bis zum 15. Januar 2026.", "de"),
        ("Ihre Unterlagen senden Sie bitte bis spätestens 15.1.2026 an uns.", "de"),
        ("Candidature à envoyer avant le 15 janvier 2026", "fr"),
        ("Date limite de candidature : 15/01/2026", "fr"),
        ("Envía tu CV antes del 15 de enero de 2026.", "es"),
        ("Plazo de inscripción: 15/01/2026", "es"),
        ("Inviare il CV entro il 15 gennaio 2026", "it"),
        ("Scadenza: 15/01/2026", "it"),
        ("Envie o seu CV até 15 de janeiro de 2026.", "pt"),
        ("Inscrições até 15/01/2026", "pt"),
        ("Solliciteer voor 15 januari 2026.", "nl"),
        ("Sluitingsdatum: 15-01-2026", "nl"),
        ("Aplikacje prosimy przesyłać do 15 stycznia 2026.", "pl"),
        ("ważna jeszcze 20 dni (do: 15 sty 2026)", "pl"),
        ("Надсилайте резюме до 15 січня 2026.", "uk"),
        ("Резюме принимаем до 15 января 2026", "ru"),
        ("Дедлайн: 15.01.2026", "ru"),
        ("Scrivi a Ornella entro il 15 gennaio 2026.", "it"),
        ("Prosimy o telefon albo list do 15 stycznia 2026 r.", "pl"),
        ("Réponse avant le 15 janvier 2026.", "fr"),
        ("Bewerbungen nehmen wir bis zum\n15. Januar 2026 entgegen.", "de"),
        ("Bewerbungsschluss\n15. Januar 2026", "de"),
    ],
)
def test_a_deadline_is_found_in_ten_languages(text: str, language: str) -> None:
    assert deadline(text, language) == date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "Interviews will be held on 15 January 2026.",
        "Start date: 15 January 2026",
        "The contract runs until 15 January 2026.",
        "Eintrittsdatum: 15.01.2026",
        "Befristet bis zum 15. Januar 2026.",
        "Posted on 15 January 2026",
        "The project must be finished by 15 January 2026.",
        "Les entretiens auront lieu le 15 janvier 2026.",
        "Prise de poste le 15 janvier 2026",
        "Выход на работу с 15 января 2026",
        "Our company was founded on 15 January 1926.",
    ],
)
def test_other_days_are_no_deadline(text: str) -> None:
    assert deadline(text, "en") is None


def test_an_american_text_has_its_month_first() -> None:
    assert deadline("Apply by: 05/06/2026\nPay: $60,000 and a 401(k)") == date(2026, 5, 6)


def test_another_day_of_the_text_tells_the_order() -> None:
    assert deadline("Posted: 28/04/2026\nApply by: 05/06/2026\nPay: $60,000") == date(2026, 6, 5)


def test_an_english_day_that_could_be_two_is_none() -> None:
    assert deadline("Apply by: 05/06/2026") is None


def test_other_languages_have_their_day_first() -> None:
    assert deadline("Date limite : 05/06/2026", "fr") == date(2026, 6, 5)


def test_without_a_year_the_posting_says_it_elsewhere_or_nothing_is_guessed() -> None:
    assert deadline("Apply by 5 December") is None
    assert deadline("Programme for 2026-03-01\nApply by 5 December") == date(2026, 12, 5)
    assert deadline("Apply by 5 January", posted=date(2025, 11, 20)) == date(2026, 1, 5)
    assert deadline("Apply by 5 December", posted=date(2025, 11, 20)) == date(2025, 12, 5)


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert deadline("Closing date: 31 February 2026") is None


def test_the_day_of_posting_is_read() -> None:
    found = dates.posted(read("Veröffentlicht am: 10.11.2025"), first=False)
    assert found is not None
    assert (found.value, found.quote) == (date(2025, 11, 10), "Veröffentlicht am: 10.11.2025")
