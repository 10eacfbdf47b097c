"""Whom one will meet is told where the letter says it, in its words; nobody is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.summary.interviewer import interviewer


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("We invite you to a talk with Ada Brook, our head of operations.", "Ada Brook, head of operations"),
        ("We invite you to a video interview with Ada Brook.", "Ada Brook"),
        ("You will meet Ada Brook (CTO) and see the yard.", "Ada Brook, CTO"),
        ("The interview with our CTO, Ada Brook, takes an hour.", "Ada Brook, CTO"),
        ("The call will be conducted by Dr. Mo Sand on Friday at 10:00.", "Dr. Mo Sand"),
        ("An interview on Friday at 10 with the hiring manager, in Leeds.", "hiring manager"),
        ("Your interviewers will be Ada Brook and Mo Sand.", "Ada Brook and Mo Sand"),
        ("A short call with Ada, our recruiter, comes first.", "Ada, recruiter"),
        ("We invite you to meet Ms Brook on 3 December.", "Ms Brook"),
        ("An interview with Jane O'Neill, VP Engineering at Tarn.", "Jane O'Neill, VP Engineering"),
        ("Il colloquio con il nostro direttore si terrà lunedì.", "direttore"),
        ("Zum Gespräch mit Frau Ahorn, unserer Personalleiterin, am Montag.", "Frau Ahorn, Personalleiterin"),
        ("Das Vorstellungsgespräch mit Herrn Dr. Tom Ahorn findet am 3.12. um 14 Uhr statt.", "Herrn Dr. Tom Ahorn"),
        ("Ihre Gesprächspartnerin ist Jana von Moos.", "Jana von Moos"),
        ("Un entretien avec Mme Brune, directrice technique, le 3 mai.", "Mme Brune, directrice technique"),
        ("Un entretien avec notre responsable des ventes aura lieu lundi.", "responsable des ventes"),
        ("Una entrevista con Lucía Prado, directora de ventas, el lunes.", "Lucía Prado, directora de ventas"),
        ("La invitiamo a un colloquio con la dott. Rosa Lago il 3 dicembre.", "dott. Rosa Lago"),
        ("Uma entrevista com Rui Tavares, gerente de projetos, na segunda.", "Rui Tavares, gerente de projetos"),
        ("We nodigen je uit voor een gesprek met Els de Graaf, teamleider, op 3 december.", "Els de Graaf, teamleider"),
        ("Zapraszamy na rozmowę z panem Janem Kowalskim w poniedziałek.", "panem Janem Kowalskim"),
        ("Ждём на собеседование с Анной Лесной, руководителем отдела, 3 мая.", "Анной Лесной, руководителем отдела"),
        ("Чекаємо на співбесіду з пані Оленою Гай, керівником відділу.", "пані Оленою Гай, керівником відділу"),
    ],
)  # fmt: skip
def test_who_is_met_is_told_in_the_letter_s_words(sentence: str, named: str) -> None:
    assert interviewer([sentence], []) == named


@pytest.mark.parametrize(
    "sentence",
    [
        "We would like to invite you to an interview with Halden Orchards.",
        "We would like to invite you to an interview with our team on Monday.",
        "We would like to meet you on Monday Morning.",
        "The interview takes place with Google Meet.",
        "The call is on Microsoft Teams, with video.",
        "Thank you for the interview with Ada Brook last week.",
        "Please bring a pen; Ada Brook sends her regards.",
        "A meeting with Human Resources follows.",
        "Wir laden Sie zu einem Gespräch mit uns ein.",
        "Das Gespräch dauert mit Pause eine Stunde.",
        "Nous vous invitons à un entretien avec notre équipe.",
        "Una entrevista con nosotros el lunes.",
        "Zapraszamy na rozmowę z naszym zespołem.",
        "Приглашаем вас на собеседование с нами.",
    ],
)
def test_nobody_is_guessed(sentence: str) -> None:
    assert interviewer([sentence], ["Halden Orchards"]) is None


def test_two_letters_of_different_people_name_nobody() -> None:
    first, second = "An interview with Ada Brook at 10.", "Then a talk with Mo Sand at 11."
    assert interviewer([first, second], []) is None
    assert interviewer([first, first], []) == "Ada Brook"


@given(
    some.text(max_size=400) | some.from_regex(r"interview with ([A-Z][a-z]{0,9}[ ,(]{1,2}){0,30}our (head of ){0,9}")
)
def test_whatever_stands_there_what_is_told_stands_there_too(sentence: str) -> None:
    found = interviewer([sentence], [])
    assert found is None or all(part in sentence for part in found.split(", "))
