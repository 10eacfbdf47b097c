"""A letter from an employer is known for what it says, and finds its job."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.job import Outcome, Stage
from bot.model.proposal import News, NewsKind
from bot.readers.spoken_time import understood
from bot.summary.news import LOOK_AT, mentions, news
from tests.summary.letters import LETTERS, Letter

NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"
POSTINGS = sorted(path for path in (Path(__file__).parent / "postings").rglob("*.txt"))


def read(text: str, language: str = "en") -> News | None:
    """What a letter says."""
    return news(text, language, NOW, ZONE, understood)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter.language} {letter.kind} {letter.company}")
def test_a_letter_is_known_for_what_it_says(letter: Letter) -> None:
    found = read(letter.text, letter.language)
    assert (found.kind if found else "none") == letter.kind
    if found is None:
        return
    assert " ".join(found.quote.split()) in " ".join(letter.text.split())
    if letter.time:
        assert found.times[0].wall == datetime.fromisoformat(letter.time)
    else:
        assert found.times == ()


@pytest.mark.parametrize("letter", [letter for letter in LETTERS if letter.language in ("en", "de") and letter.company])
def test_a_letter_names_its_job(letter: Letter) -> None:
    found = read(letter.text, letter.language)
    assert found is not None
    if letter.company in " ".join(letter.text.split()):
        assert mentions(letter.text, letter.company, None) > 0.6
        assert mentions(letter.text, f"{letter.company} GmbH", None) > 0.6
    others = {other.company for other in LETTERS if other.company} - {letter.company}
    assert all(mentions(letter.text, other, None) == 0 for other in others)
    assert not set(found.companies) & others


def test_hints_name_the_employer_and_the_title() -> None:
    named = {letter.company: read(letter.text, letter.language) for letter in LETTERS if letter.company}
    for company, title in [
        ("Brackwater Ferries", "Data Analyst"),
        ("Halden Orchards", "Logistics Coordinator"),
        ("Quill & Tide", "Bookkeeper"),
        ("Norrow Glass", "Process Engineer"),
        ("Merrow Health", "Nurse"),
        ("Stadtwerke Nebra", "Elektroniker"),
        ("Hafenkontor Sieben", "Sachbearbeiter"),
        ("Atelier Corne", "Comptable"),
    ]:
        found = named[company]
        assert found is not None
        assert (found.companies[0], found.titles[0]) == (company, title)


def test_news_move_the_job_where_they_say() -> None:
    assert News(NewsKind.REJECTION, "x").moves_to is Outcome.REJECTED
    assert News(NewsKind.INVITATION, "x").moves_to is Stage.INTERVIEW
    assert News(NewsKind.OFFER, "x").moves_to is Stage.OFFER
    assert News(NewsKind.RECEIPT, "x").moves_to is Stage.APPLIED


def test_several_times_are_all_told_with_the_link() -> None:
    found = read(
        "Hi Robin, thanks for your application! Please choose a slot:\n- Monday 23 November, 10:00\n"
        "- Tuesday 24 November, 2:30 pm\n- Tuesday 3 November, 9:00\nhttps://meet.example.com/x."
    )
    assert found is not None
    assert [f"{when.wall:%d %H:%M}" for when in found.times] == ["23 10:00", "24 14:30"]
    assert found.where == "https://meet.example.com/x"


def test_a_letter_that_contradicts_itself_is_left_alone() -> None:
    assert read("Dear Robin, we are delighted to offer you the job. You have not been selected.") is None


def test_a_condition_is_no_news() -> None:
    assert read("Thank you for applying! If you have not been selected, we will tell you.") == read(
        "Thank you for applying!"
    )


@pytest.mark.parametrize("path", POSTINGS[::4], ids=lambda path: path.stem)
def test_an_ad_is_no_news(path: Path) -> None:
    assert read(path.read_text(encoding="utf-8")) is None


def test_a_title_alone_hardly_names_a_job() -> None:
    text = "Unfortunately you were not selected for the Data Analyst role."
    assert 0 < mentions(text, "Brackwater Ferries", "Data Analyst (m/f/d)") < 0.5
    assert mentions(text, None, None) == 0
    assert mentions(text, "GmbH", "x") == 0


@pytest.mark.parametrize(
    "filler", ["\n *", "From: a.", "role as ", "application at A&", "«a", "Aa. ", "1.1 Uhr 12:00. "]
)
def test_a_hostile_letter_is_read_like_any_other(filler: str) -> None:
    text = "Dear Robin, you were not selected. " + filler * (LOOK_AT // len(filler))
    found = read(text)  # a regex gone wild would not come back
    assert found is not None
    assert found.kind is NewsKind.REJECTION


@settings(deadline=None)
@given(some.text(max_size=400), some.sampled_from([letter.text for letter in LETTERS]))
def test_no_text_breaks_it(noise: str, letter: str) -> None:
    for text in (noise, f"{letter}\n{noise}", f"{noise}\n{letter}"):
        found = read(text)
        if found is not None:
            assert found.quote
            assert len(found.companies) <= 3
            assert len(found.times) <= 5
