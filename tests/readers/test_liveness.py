"""Whether a posting is still open: closed only where somebody says so."""

from datetime import date

import pytest

from bot.errors import CannotRead
from bot.model.liveness import Liveness
from bot.model.posting import Deadline, DeadlineOrigin, Headline, Posting, Stated
from bot.readers.liveness import check, judged
from tests.fakes import FakeWeb, html_page

URL = "https://jobs.example/postings/71"
TODAY = date(2025, 11, 10)
WORDS = "<p>" + "The lighthouse wants somebody who likes stairs, weather and long evenings. " * 6 + "</p>"


def posting(title: str | None = "Lighthouse Keeper", url: str = URL, **more: object) -> Posting:
    return Posting("text", "page", Headline(title=Stated(title, title) if title else None, **more), url, url)  # type: ignore[arg-type]


def test_a_posting_that_is_still_there_is_open() -> None:
    assert judged(posting(), URL, "Lighthouse Keeper", TODAY) is Liveness.OPEN
    assert judged(posting(None), URL, "Lighthouse Keeper", TODAY) is Liveness.OPEN
    assert judged(posting("Lighthouse keeper (m/f/d), Skagen"), URL, "Lighthouse Keeper", TODAY) is Liveness.OPEN


def test_a_page_that_is_gone_is_closed() -> None:
    assert judged(CannotRead("web-gone", host="jobs.example"), URL, None, TODAY) is Liveness.CLOSED


@pytest.mark.parametrize(
    "key",
    [
        "web-closed-door",
        "web-slow",
        "web-unreachable",
        "reading-challenge",
        "reading-login",
        "reading-thin-page",
        "reading-ask-for-paste",
    ],
)
def test_a_closed_door_tells_nothing(key: str) -> None:
    assert judged(CannotRead(key), URL, "Lighthouse Keeper", TODAY) is Liveness.UNCERTAIN


def test_another_job_at_another_address_means_that_this_one_is_closed() -> None:
    other = posting("Ferry Captain", "https://jobs.example/postings/99")
    assert judged(other, URL, "Lighthouse Keeper", TODAY) is Liveness.CLOSED


def test_another_name_at_the_same_address_is_uncertain() -> None:
    assert judged(posting("Ferry Captain"), URL, "Lighthouse Keeper", TODAY) is Liveness.UNCERTAIN


def test_a_deadline_of_the_page_that_is_over_is_uncertain() -> None:
    over = Stated(Deadline(date(2025, 11, 9), DeadlineOrigin.PAGE), "validThrough: 2025-11-09")
    still = Stated(Deadline(TODAY, DeadlineOrigin.PAGE), "validThrough: 2025-11-10")
    assert judged(posting(deadline=over), URL, None, TODAY) is Liveness.UNCERTAIN
    assert judged(posting(deadline=still), URL, None, TODAY) is Liveness.OPEN


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("This job is no longer available.", Liveness.CLOSED),
        ("Sorry, this position has been filled.", Liveness.CLOSED),
        ("No longer accepting applications", Liveness.CLOSED),
        ("Diese Stelle ist leider nicht mehr verfügbar.", Liveness.CLOSED),
        ("Die Stellenanzeige ist bereits abgelaufen", Liveness.CLOSED),
        ("Cette offre n’est plus disponible", Liveness.CLOSED),
        ("Вакансия в архиве", Liveness.CLOSED),
        ("Open until the position is filled.", Liveness.OPEN),
        ("The position is filled with variety.", Liveness.OPEN),
        ("Diese Stelle ist in Teilzeit möglich.", Liveness.OPEN),
    ],
)
async def test_a_page_that_says_it_is_over_is_closed(notice: str, expected: Liveness) -> None:
    html = f"<title>Lighthouse Keeper</title><body><p>{notice}</p><h1>Lighthouse Keeper</h1>{WORDS}</body>"
    assert await check(URL, "Lighthouse Keeper", FakeWeb({URL: html_page(URL, html)}), TODAY) is expected


async def test_a_short_notice_instead_of_the_posting_is_closed() -> None:
    html = "<html><body><h1>Oops!</h1><p>This job has expired.</p></body></html>"
    assert await check(URL, "Lighthouse Keeper", FakeWeb({URL: html_page(URL, html)}), TODAY) is Liveness.CLOSED


async def test_an_address_that_can_not_be_asked_is_uncertain() -> None:
    web = FakeWeb({URL: CannotRead("web-slow", host="jobs.example")})
    assert await check(URL, "Lighthouse Keeper", web, TODAY) is Liveness.UNCERTAIN
    assert await check("https://www.linkedin.com/jobs/view/7", None, FakeWeb(), TODAY) is Liveness.UNCERTAIN
