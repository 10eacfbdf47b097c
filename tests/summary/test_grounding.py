"""What a line of a model may stand on, and what it may say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.grounding import (
    GOOD,
    LINES_WRONG,
    WRONG,
    Source,
    accepted,
    chance_of,
    claims,
    lines_beside_quotes,
    sources,
)
from bot.model.quotes import folded, stands_in
from bot.summary.grounding import Evidence, addresses, currencies, numbers, objection

MOST_WRONG = 0.03
LEAST_RIGHT = 0.99

LINES = (
    "Harbour Pilot (all genders), Tidewater Guild",
    "At least 5+ years on ships of more than 3,000 tons, C1 English and some Danish",
    "No experience with tugs needed, night shifts on 4 days a month",
    "Very good knowledge of C++ and SQL; Kubernetes is a plus",
    "You don't need a car – the guild's boat picks you up",
    "Salary: €50,000 – €58,000 per year, paid monthly",
    "Sprich mit unseren Lotsinnen über Wind, Wetter und Wellengang",
)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """The lines above."""
    return Evidence(LINES)


@pytest.fixture(scope="module")
def postings() -> list[Source]:
    """All postings of our own writing."""
    return sources()


# --- quotes -----------------------------------------------------------------------------------------------------


def test_of_changed_quotes_next_to_none_passes_and_of_copied_ones_nearly_all(postings: list[Source]) -> None:
    asked = claims(postings, chance_of(11))
    rates = accepted((kind, source.evidence.aligned(claim) is not None) for kind, claim, source in asked)
    for kind in GOOD:
        assert rates[kind][0] >= LEAST_RIGHT, (kind, rates[kind])
    for kind in WRONG:
        assert rates[kind][0] <= MOST_WRONG, (kind, rates[kind])
    assert min(rates[kind][1] for kind in (*GOOD, *WRONG)) > 100


def test_what_passes_is_given_back_in_the_posting_s_own_words(postings: list[Source]) -> None:
    for _, claim, source in claims(postings[::4], chance_of(5)):
        found = source.evidence.aligned(claim)
        if found is not None:
            assert found.words
            assert found.words in source.lines[found.line]
            assert stands_in(found.words, folded("\n".join(source.lines)))


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("at least 5+ YEARS on ships", "At least 5+ years on ships"),
        ("Sprich mit unseren Lotsinnen  über Wind", "Sprich mit unseren Lotsinnen über Wind"),
        ("“You don’t need a car”", "You don't need a car"),
        ("Salary €50,000 €58,000 per year", "Salary: €50,000 – €58,000 per year"),
        ("Very good knowledge of the C++ and SQL", None),  # "the" has three letters
        ("Very good knowledge of a C++ and SQL", "Very good knowledge of C++ and SQL"),
        (
            "Sprich mit unseren Lotsinnen über Wind und Wellengang",
            "Sprich mit unseren Lotsinnen über Wind, Wetter und Wellengang",
        ),
    ],
)
def test_signs_case_and_a_little_word_make_no_difference(evidence: Evidence, claim: str, words: str | None) -> None:
    found = evidence.aligned(claim)
    assert (found.words if found else None) == words


@pytest.mark.parametrize(
    "claim",
    [
        "At least 5 years on ships",
        "At least 7+ years on ships of more than 3,000 tons",
        "on ships of more than 3 tons",
        "You need a car – the guild's boat picks you up",
        "experience with tugs not needed",
        "Very good knowledge of C and SQL",
        "Very good knowledge of C++ and NoSQL",
        "Salary: $50,000 – €58,000 per year",
        "Kubernetes is plus a",
        "night shifts a month",
        "tugs needed, shifts on days",
        "Tidewater Guild At least 5+ years on ships",
        "B1 English and some Danish",
        "",
        " … ",
        "- •",
    ],
)
def test_a_quote_that_says_something_else_does_not_stand(evidence: Evidence, claim: str) -> None:
    assert evidence.aligned(claim) is None


def test_a_denial_beside_a_quote_is_part_of_it(evidence: Evidence) -> None:
    found = evidence.aligned("experience with tugs")
    assert found is not None
    assert found.words == "No experience with tugs needed"
    elsewhere = evidence.aligned("night shifts on 4 days a month")
    assert elsewhere is not None
    assert elsewhere.words == "night shifts on 4 days a month"


def test_a_quote_stands_in_one_line_only() -> None:
    evidence = Evidence(("Your profile", "Patience with passengers"))
    assert evidence.aligned("Your profile Patience with passengers") is None


def test_texts_without_spaces_are_quoted_exactly_or_not_at_all() -> None:
    evidence = Evidence(("日本語での会話は必須ではありません",))
    assert evidence.aligned("日本語での会話は必須ではありません") is not None


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=200, deadline=None)
def test_whatever_is_claimed_of_whatever_text_what_stands_is_its_own(claim: str, lines: list[str]) -> None:
    found = Evidence(lines).aligned(claim)
    if found is not None:
        assert found.words in lines[found.line]
    for line in lines:
        copied = Evidence(lines).aligned(line)
        assert copied is not None or not any(map(str.isalnum, line))


# --- lines ------------------------------------------------------------------------------------------------------


def test_of_lines_that_say_more_than_their_quotes_next_to_none_passes(postings: list[Source]) -> None:
    beside = lines_beside_quotes(postings[::3], chance_of(7))
    rates = accepted(
        (kind, objection(text, quote, spoken=language, posted=language) is None)
        for kind, text, quote, language in beside
    )
    assert rates["exact"][0] >= LEAST_RIGHT
    for kind in LINES_WRONG:
        assert rates[kind][0] <= MOST_WRONG, (kind, rates[kind])


@pytest.mark.parametrize(
    ("spoken", "posted", "text", "quote"),
    [
        ("de", "en", "Mindestens 3 Jahre Erfahrung mit Python", "At least three years of experience with Python"),
        ("de", "en", "Gehalt 50.000 bis 58.000 Euro im Jahr", "Salary: €50,000 - €58,000 per year"),
        ("de", "en", "Gehalt ab 50.000 EUR", "from €50k"),
        ("de", "en", "Kein Studium nötig", "A degree is not required"),
        ("de", "en", "Kenntnisse in Kubernetes von Vorteil", "Kubernetes is a plus"),
        ("de", "de", "Pflege planen und dokumentieren", "Du planst und dokumentierst die Pflege unserer Bewohner"),
        ("en", "de", "German at level B2 is a must", "Deutschkenntnisse auf Niveau B2 sind zwingend erforderlich"),
        ("en", "de", "€1,000 a year for further training", "1.000 € Weiterbildungsbudget im Jahr"),
        ("en", "en", "Build dashboards about delays and fuel", "Build dashboards on passengers, delays and fuel"),
        ("en", "es", "At least two years in a similar job", "Mínimo 2 años de experiencia en un puesto similar"),
        ("en", "it", "Three years of accounting", "Contabilità, 3 anni"),
        ("en", "nl", "You drive a truck across the Benelux", "Je rijdt met een vrachtwagen door de Benelux"),
        ("en", "pl", "No experience needed", "Doświadczenie nie jest wymagane"),
        ("en", "pl", "12,000 PLN a month", "12 000 zł miesięcznie"),
        ("en", "ru", "Experience of at least 3 years", "Опыт работы не менее 3 лет"),
        ("en", "ru", "Confident with 1C", "Уверенное владение 1С"),
        ("en", "uk", "Remote work possible", "Можлива віддалена робота"),
    ],
)
def test_a_line_may_say_its_quote_in_other_words(spoken: str, posted: str, text: str, quote: str) -> None:
    assert objection(text, quote, spoken=spoken, posted=posted) is None


@pytest.mark.parametrize(
    ("spoken", "posted", "text", "quote", "fault"),
    [
        ("de", "en", "Mindestens 5 Jahre Erfahrung", "At least 3 years of experience", "number"),
        ("de", "en", "Mindestens fünf Jahre Erfahrung", "At least 3 years of experience", "number"),
        ("en", "en", "Salary up to 580,000 a year", "Salary up to 58,000 a year", "number"),
        ("en", "en", "Salary of $58,000", "Salary of €58,000", "currency"),
        ("en", "en", "58,000 dollars a year", "Salary of €58,000 a year", "currency"),
        ("en", "en", "20 % more pay than elsewhere", "20 colleagues and more pay than elsewhere", "currency"),
        ("en", "en", "Send your CV to jobs@pirate.example", "Send your CV to jobs@harbour.example", "address"),
        ("en", "en", "Apply on evil.example now", "Apply on our site now", "address"),
        ("en", "en", "Write to @captain", "Write to the captain", "address"),
        ("en", "de", "A degree is needed", "Ein Studium ist nicht nötig", "negation"),
        ("de", "en", "Kein Führerschein nötig", "Driving licence needed", "negation"),
        ("de", "en", "Erfahrung mit Kubernetes", "Experience with container platforms", "skill"),
        ("en", "de", "Fluent French", "Fließendes Englisch", "skill"),
        ("en", "de", "Bookkeeping for the harbour", "Grundpflege unserer Bewohner", "skill"),
        ("en", "de", "Work with the QXRZ system", "Arbeit mit unserem System", "name"),
        ("en", "de", "German at C2", "Deutsch auf Niveau B2", "name"),
        ("en", "en", "Free lunch for everybody all week", "You write reports about passengers", "words"),
    ],
)
def test_a_line_may_not_say_more_than_its_quote(spoken: str, posted: str, text: str, quote: str, fault: str) -> None:
    assert objection(text, quote, spoken=spoken, posted=posted) == fault


def test_an_answer_may_deny_what_was_asked_but_not_repeat_its_numbers_and_names() -> None:
    quote = "You work at our quay in Kiel for €58,000"

    def fault(text: str) -> str | None:
        return objection(text, quote, spoken="en", posted="en", answers=True)

    assert fault("No, not remote: in Kiel.") is None
    assert objection("No, not remote: in Kiel.", quote, spoken="en", posted="en") == "negation"
    assert fault("Yes, they pay 90,000.") == "number"
    assert fault("Yes, with Kubernetes.") == "skill"
    denied = "A degree is not required"
    assert objection("Yes, a degree.", denied, spoken="en", posted="en", answers=True) == "negation"


def test_numbers_are_compared_by_what_they_say() -> None:
    assert numbers("50.000, 50,000, 50 000, 50\u202f000, 50’000 and 50k") == {"50000"}
    assert numbers("1,234.50 and 1.234,5") == {"1234.5"}
    assert numbers("3,5 and 3.50") == {"3.5"}
    assert numbers("two, zwei, deux, два and 02") == {"2"}
    assert numbers("from 9:00 to 17:30") == {"9", "0", "17", "30"}


def test_currencies_are_compared_by_what_they_say() -> None:
    assert currencies("€, EUR, Euro, евро") == {"EUR"}
    assert currencies("5 % or five percent") == {"%"}
    assert currencies("a pound of feathers for $1") == {"GBP", "USD"}


def test_addresses_are_seen_in_every_dress() -> None:
    found = addresses("HTTPS://Evil.Example/x, evil.example. m@evil.example (t.me/evil) @evil tg://evil")
    assert found == {"https://evil.example/x", "evil.example", "m@evil.example", "t.me/evil", "@evil", "tg://evil"}
    assert addresses("z. B. 3.5 Jahre, m/w/d, 9.30 Uhr, and/or") == frozenset()


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_a_line_says_it_is_judged(text: str, quote: str) -> None:
    fault = objection(text, quote, spoken="en", posted="de")
    assert fault is None or fault.isalpha()
