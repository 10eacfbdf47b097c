"""Whom to turn to is what the posting says of the job, not what a page's footer says of the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import Posting, Stated
from bot.model.quotes import folded, stands_in
from bot.summary.contact import contact
from bot.summary.quick import summarise
from bot.summary.sections import read


def found(text: str) -> str | None:
    stated = contact(read(text))
    return stated.value if stated else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Contact: Ana Pereira, ana@x.example", "Ana Pereira, ana@x.example"),
        (
            "Informal enquiries may be made to Dr Ola Penrose, o.penrose@marl.example.",
            "Dr Ola Penrose, o.penrose@marl.example",
        ),
        ("To apply, send your CV to jobs@ashdown.example by 9 March 2026.", "jobs@ashdown.example"),
        ("Questions? Write to Ana Pereira (ana@x.example).", "Ana Pereira (ana@x.example)"),
        (
            "Schick deine Bewerbung mit den letzten Zeugnissen an ausbildung@brenner.example.",
            "ausbildung@brenner.example",
        ),
        ("Fragen beantwortet Frau Lechner, bewerbung@holz.example", "Frau Lechner, bewerbung@holz.example"),
        ("Merci d'envoyer votre CV à talents@lumiere.example.", "talents@lumiere.example"),
        ("Envía tu CV a rrhh@huerta.example indicando la referencia COM-07.", "rrhh@huerta.example"),
        ("Per candidarsi: inviare il CV a lavoro@colle.example", "lavoro@colle.example"),
        ("Envie o seu CV para recrutamento@faro.example até 30 de abril.", "recrutamento@faro.example"),
        ("Mail je brief naar directie@wilg.example.", "directie@wilg.example"),
        ("Aplikacje prosimy przesyłać na adres kadry@mebel.example.", "kadry@mebel.example"),
        ("Надсилайте резюме на hr@perepel.example", "hr@perepel.example"),
        ("Присылайте резюме на почту job@veter.example.", "job@veter.example"),
        ("📬 kita@regen.example", "kita@regen.example"),
    ],
)
def test_a_mail_address_to_turn_to_is_the_contact(line: str, expected: str) -> None:
    assert found(f"Office Manager\n{line}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Questions? Call Ana Pereira on +44 20 7946 0000.", "Ana Pereira on +44 20 7946 0000"),
        ("Fragen? Ruf Frau Abel unter 030 5550 1234 an.", "Frau Abel unter 030 5550 1234"),
        ("Contact: +49 30 5550 1234", "+49 30 5550 1234"),
        ("Appelez Gwenn au 02 98 00 00 00.", "02 98 00 00 00"),
        ("Tel.: 600 123 456", "600 123 456"),
    ],
)
def test_without_an_address_a_phone_number_is_the_contact(line: str, expected: str) -> None:
    assert found(f"Office Manager\n{line}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Contact: Ana Pereira", "Ana Pereira"),
        ("Ansprechpartnerin: Frau Lechner", "Frau Lechner"),
        ("Ihre Ansprechpartnerin ist Katrin Moosbauer.", "Katrin Moosbauer"),
        ("Ansprechpartner\nJens Uhlmann", "Jens Uhlmann"),
        ("Persona de contacto: Lucía Robles", "Lucía Robles"),
        ("Osoba kontaktowa: Anna Zielińska", "Anna Zielińska"),
        ("Контактное лицо: Ирина Соколова", "Ирина Соколова"),
    ],
)
def test_without_either_a_named_person_is_the_contact(line: str, expected: str) -> None:
    assert found(f"Office Manager\n{line}") == expected


def test_an_address_counts_more_than_a_number_above_it() -> None:
    assert found("Nurse\nQuestions? Call +44 20 7946 0000\nApply to jobs@elm.example") == "jobs@elm.example"


@pytest.mark.parametrize(
    "text",
    [
        "Nurse\nQuestions about your personal data? Contact our data protection officer: anna@elm.example",
        "Nurse\nFragen zum Datenschutz beantwortet Jens Uhlmann, jens@elm.example",
        "Nurse\nContact: privacy@elm.example",
        "Nurse\nKontakt: datenschutz@elm.example",
        "Nurse\n© 2026 Jobbrett · Contact: info@jobbrett.example",
        "Nurse\nWe care for forty people.\ninfo@jobbrett.example",
        "Nurse\nImpressum\nJobbrett GmbH, Hauptstr. 1\nKontakt: info@jobbrett.example\nTelefon: +49 30 5550 1234",
        "Nurse\nMentions légales\nContact : info@annonces.example",
        "Nurse\nTo report this ad as a scam write to help@jobbrett.example",
        "Nurse\nRequests for accommodations: write to ana@elm.example",
        "Nurse\nSklep\nAdministratorem danych osobowych jest Elm, kontakt: ana@elm.example",
        "Nurse\nContact: Human Resources",
        "Nurse\nContact with customers is part of the job.",
        "Nurse\nYou will call 1 000 000 customers a year.",
        "Nurse\nFrom: Jens Uhlmann <jens@elm.example>\nTo apply, press the button.",
        "Nurse\nYou will call 1000000 customers a year.",
        "Nurse\nCall us by 01/03/2026.",
        "Nurse\nYou answer questions at the front desk and contact Swiss suppliers.",
        "Responsibilities\n- Write to customers\n- Answer the phone",
    ],
)
def test_other_addresses_numbers_and_names_are_no_contact(text: str) -> None:
    assert found(text) is None


def test_after_an_imprint_the_ad_may_go_on() -> None:
    text = "Nurse\nImpressum\nKontakt: info@brett.example\n\nHow to apply\nSend your CV to jobs@elm.example"
    assert found(text) == "jobs@elm.example"


def test_the_contact_stands_in_the_summary_with_its_line() -> None:
    tasks = "Your tasks\n- Run the office\n- Order what is needed"
    text = f"Office Manager\nElm Ltd, Leeds\n{tasks}\nContact: Ana Pereira, ana@x.example"
    stated = summarise(Posting(text, "text")).headline.contact
    assert stated == Stated("Ana Pereira, ana@x.example", "Contact: Ana Pereira, ana@x.example")


_PIECES = st.sampled_from(
    [
        "Contact",
        ":",
        " ",
        "Ana",
        "Pereira",
        ",",
        "@",
        "x.example",
        "a",
        ".",
        "+49 30",
        "12345",
        "\n",
        "Tel",
        "(",
        "©",
        "Frau",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_is_written_the_contact_is_short_and_stands_there(text: str) -> None:
    stated = contact(read(text))
    if stated is not None:
        assert 0 < len(stated.value) <= 80
        assert stands_in(stated.value, folded(stated.quote))
        assert stands_in(stated.quote, folded(text))
