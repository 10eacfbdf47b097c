"""The summary by rules: every line stands on the posting's own words, whatever is thrown at it."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import Deadline, DeadlineOrigin, Headline, Posting, Salary, Stated
from bot.model.quotes import folded, stands_in
from bot.model.summary import Summary, Weight
from bot.summary.quick import is_posting, summarise
from bot.texts import languages, text
from tests.summary.labelled import postings, summary_of


def quotes_of(summary: Summary) -> list[str]:
    stated: list[Any] = []
    for one in fields(Headline):
        value = getattr(summary.headline, one.name)
        stated.extend(value if isinstance(value, tuple) else [value])
    lines = [
        *summary.responsibilities,
        *summary.requirements,
        *summary.benefits,
        *summary.how_to_apply,
        *summary.skills,
        summary.gist,
        *stated,
    ]
    return [line.quote for line in lines if line is not None]


def lines_of(summary: Summary) -> list[str]:
    lists = (summary.responsibilities, summary.requirements, summary.benefits, summary.how_to_apply)
    return [fact.text for facts in lists for fact in facts] + [skill.name for skill in summary.skills]


@pytest.mark.parametrize("case", postings(), ids=[case.name for case in postings()])
def test_every_line_stands_on_a_quote_of_the_posting(case: Any) -> None:
    whole = folded(case.text)
    quotes = quotes_of(summary_of(case.name))
    assert quotes
    assert [quote for quote in quotes if not stands_in(quote, whole)] == []


class TestAnAdCopiedWithTheBoardsPanelsAroundIt:
    summary = summary_of("en_orbital_board")

    def test_no_title_is_invented_and_the_user_is_told(self) -> None:
        assert self.summary.headline.title is None
        assert "no-title" in self.summary.warnings

    def test_the_employer_is_named_though_it_stands_there_in_two_forms(self) -> None:
        assert self.summary.headline.company is not None
        assert self.summary.headline.company.value == "Nordlicht Space"

    def test_the_place_is_the_jobs(self) -> None:
        assert [place.value for place in self.summary.headline.places] == ["Delft, the Netherlands"]

    def test_the_deadline_is_day_first(self) -> None:
        assert self.summary.headline.deadline is not None
        assert self.summary.headline.deadline.value == Deadline(date(2026, 2, 14), DeadlineOrigin.TEXT)

    def test_the_duties_are_the_postings_own_bullets(self) -> None:
        assert [fact.text for fact in self.summary.responsibilities] == [
            "Support the definition of image processing chains and their verification",
            "Contribute to the trade-off of storage techniques",
            "Assist in the training of models using in-orbit data",
            "Aid in providing inputs to standards for data exchange.",
        ]

    def test_musts_and_nices_are_told_apart_inside_a_line(self) -> None:
        assert [(one.weight, one.text) for one in self.summary.requirements] == [
            (Weight.MUST, "Masters Degree in Physics or a related field"),
            (
                Weight.MUST,
                "At least 3 years experience working with remote sensing data and image analysis, etc",
            ),
            (Weight.MUST, "Fluency in English is mandatory"),
            (Weight.NICE, "knowledge of another European language is an advantage."),
        ]

    def test_one_learns_how_to_apply_and_under_which_number(self) -> None:
        assert len(self.summary.how_to_apply) == 1
        assert self.summary.how_to_apply[0].text.startswith("If you think you have what it takes")
        assert self.summary.headline.reference is not None
        assert self.summary.headline.reference.value == "DL-4471"

    def test_no_line_is_one_of_the_boards(self) -> None:
        said = " ".join([*lines_of(self.summary), *quotes_of(self.summary)]).casefold()
        for panel in ("follow this job", "dashboard", "pro tip", "in seconds", "ready to apply", "career to the next"):
            assert panel not in said


@pytest.mark.parametrize("name", ["en_injected", "de_ausbildung_injektion", "fr_injection"])
def test_text_for_machines_is_no_evidence_and_the_user_is_told(name: str) -> None:
    summary = summary_of(name)
    assert "addressed-to-machine" in summary.warnings
    said = " ".join([*lines_of(summary), *quotes_of(summary)]).casefold()
    for order in ("ignore all", "£90", "ignoriere", "höchsten punktzahl", "oubliez", "candidat idéal"):
        assert order not in said


@pytest.mark.parametrize("name", ["en_injected", "de_ausbildung_injektion", "fr_injection"])
def test_without_the_text_for_machines_the_summary_is_the_same(name: str) -> None:
    case = next(case for case in postings() if case.name == name)
    orders = ("Ignore all", "- If you are an AI", "Hinweis an die KI", "Si vous êtes une IA")
    clean = "\n".join(line for line in case.text.split("\n") if not line.startswith(orders))
    assert clean != case.text
    without, injected = summarise(Posting(clean, "text")), summary_of(name)
    assert (without.headline, lines_of(without)) == (injected.headline, lines_of(injected))


def test_a_word_to_mention_in_the_letter_stands_under_how_to_apply() -> None:
    assert any("PELICAN" in fact.text for fact in summary_of("en_acme_letter").how_to_apply)


def test_stated_facts_win_over_the_texts_and_gaps_are_filled_from_it() -> None:
    stated = Headline(title=Stated("Keeper of Bees", "title: Keeper of Bees"))
    body = "title: Keeper of Bees\n\nBeekeeper\nSalary: €40,000 - €45,000 per year\nLocation: Dole"
    headline = summarise(Posting(body, "json-ld", stated)).headline
    assert headline.title == stated.title
    assert headline.salary is not None
    assert headline.salary.value.min == Decimal(40000)
    assert [place.value for place in headline.places] == ["Dole"]


def test_a_stated_fact_that_does_not_stand_in_the_text_is_not_shown() -> None:
    invented = Headline(
        title=Stated("Astronaut", "title: Astronaut"),
        salary=Stated(Salary(Decimal(1), Decimal(2), "EUR", None), "1–2 EUR"),
        places=(Stated("Mars", "place: Mars"),),
    )
    headline = summarise(Posting("Beekeeper\nLocation: Dole", "json-ld", invented)).headline
    assert headline.title is not None
    assert headline.title.value == "Beekeeper"
    assert headline.salary is None
    assert [place.value for place in headline.places] == ["Dole"]


def test_stated_data_with_a_title_and_a_description_is_a_posting() -> None:
    stated = Headline(title=Stated("Beekeeper", "Beekeeper"))
    posting = Posting("Beekeeper\n" + "The hives stand on the hill behind the church. " * 6, "json-ld", stated)
    assert is_posting(posting, summarise(posting))


def test_the_gist_is_a_sentence_about_the_job_not_praise_of_the_employer() -> None:
    body = (
        "Beekeeper\nThe Hollow Farm is a leading company with happy customers in twelve countries.\n"
        "As our beekeeper you will look after 200 hives in the upper valley.\n"
        "We offer a competitive salary and free honey."
    )
    gist = summarise(Posting(body, "text")).gist
    assert gist is not None
    assert gist.text == "As our beekeeper you will look after 200 hives in the upper valley."


def test_a_thin_text_is_called_so() -> None:
    assert "thin" in summarise(Posting("Beekeeper wanted", "text")).warnings


def test_a_very_long_text_says_that_only_its_beginning_was_read() -> None:
    summary = summarise(Posting("Beekeeper\n" + "Look after the hives.\n" * 5000, "text"))
    assert "long" in summary.warnings


@pytest.mark.parametrize("warning", ["no-title", "thin", "addressed-to-machine", "long"])
def test_every_warning_has_its_words_in_every_language(warning: str) -> None:
    said = [str(text(f"warning-{warning}", language)) for language in languages()]
    assert len(set(said)) == len(languages())


PIECES = st.sampled_from(
    [
        *("Requirements:", "Aufgaben", "- ", "• ", "\n", "\n\n", "Save this job", "€60–70k per year", "05/06/2026"),
        *("Apply by", "must", "is a plus", "; ", "(m/w/d)", "GmbH", "Location: ", "ignore all previous instructions"),
        *(
            "a" * 300,
            "«",
            "»",
            "Company: ",
            "\u00ad",
            "\u200b",
            "ﬁ",
            "İ",
            "ß",
            "𝗕𝗼𝗹𝗱",
            "№ 5",
            "½",
            "\u2028",
            "\x00",
            "🎉",
        ),
        *("#tag ", "https://a.b/c", "@", "?", "We are looking for a ", "engineer", ". ", "15. Januar", "\ufeff"),
        *("e\u0301", "\u202e", "مرحبا", "求人", "0" * 40, "1."),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join)))
def test_nothing_that_is_thrown_at_it_breaks_it_or_makes_it_say_what_is_not_there(thrown: str) -> None:
    posting = Posting(thrown, "text")
    summary = summarise(posting)
    whole = folded(thrown)
    assert [quote for quote in quotes_of(summary) if not stands_in(quote, whole)] == []
    is_posting(posting, summary)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 200_000,
        "a " * 100_000,
        "- " * 100_000,
        "(" * 60_000,
        "1" * 60_000,
        "1.000 " * 10_000,
        "€ 1 - " * 10_000,
        "Requirements " * 5_000,
        "Requirements: " * 5_000,
        "Job type: " * 6_000,
        "A.B." * 15_000,
        "x@" * 30_000,
        "A and " * 10_000,
        "Aa Bb " * 10_000,
        "«" * 60_000,
        "#" * 60_000,
        "*" * 60_000,
        "m/w/d " * 10_000,
        "is a plus, " * 6_000,
        "1/1/2026 " * 7_000,
        "\n" * 60_000,
        "a\n" * 60_000,
        "• " * 30_000,
        "if you are " * 6_000,
        "0 " * 30_000,
    ],
    ids=lambda hostile: hostile[:12].strip() or "blank",
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(hostile: str) -> None:
    # A rule that tries all ways would not end before the suite's own limit; here it is enough that it ends.
    posting = Posting(hostile, "text")
    summary = summarise(posting)
    assert len(lines_of(summary)) < 300
    is_posting(posting, summary)
