"""Links: which are never opened, what becomes of what they answer, and when two are one."""

import pytest

from bot.errors import CannotRead
from bot.model.given import GivenLink, GivenText
from bot.readers import addresses, link, read
from bot.web import Page
from tests.fakes import FakeWeb, html_page

URL = "https://lamps.example/jobs/3"
WORDS = (
    "<ul>"
    + "".join(f"<li>Fill, trim and light the lamp at mile {mile} of the coast road</li>" for mile in range(9))
    + "</ul>"
)
JOB = f"<html><head><title>Lamp Lighter | Lamps</title></head><body><h1>Lamp Lighter</h1>{WORDS}</body></html>"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.linkedin.com/jobs/view/4012345678/", "LinkedIn"),
        ("https://de.linkedin.com/jobs/view/lamp-lighter-4012345678", "LinkedIn"),
        ("https://lnkd.in/abc", "LinkedIn"),
        ("https://uk.indeed.com/viewjob?jk=0123456789abcdef", "Indeed"),
        ("https://www.indeed.de/viewjob?jk=1", "Indeed"),
        ("https://www.glassdoor.co.uk/job-listing/x.htm", "Glassdoor"),
        ("https://www.stepstone.de/stellenangebote--x.html", "StepStone"),
        ("https://www.stepstone.at/x", "StepStone"),
        ("www.xing.com/jobs/x-1", "Xing"),
    ],
)
async def test_sites_that_are_only_for_people_are_never_opened(url: str, site: str) -> None:
    web = FakeWeb()
    with pytest.raises(CannotRead) as refusal:
        await link.read(url, web)
    assert refusal.value.key == "reading-ask-for-paste"
    assert refusal.value.facts == {"site": site}
    assert web.asked == []


@pytest.mark.parametrize(
    "url", ["https://notlinkedin.com/jobs/1", "https://xing.com.example/1", "https://indeed.example/1"]
)
async def test_a_name_that_only_sounds_like_them_is_opened(url: str) -> None:
    posting = await link.read(url, FakeWeb({url: html_page(url, JOB)}))
    assert posting.source == "page"


async def test_a_link_that_leads_to_them_is_not_read() -> None:
    landed = html_page("https://www.linkedin.com/jobs/view/1", JOB)
    with pytest.raises(CannotRead, match="reading-ask-for-paste"):
        await link.read("https://short.example/x", FakeWeb({"https://short.example/x": landed}))


@pytest.mark.parametrize(
    "url", ["", "lamp lighter", "ftp://lamps.example/x", "http://", "https://[::1", "mailto:a@b.example", "x" * 9_000]
)
async def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    with pytest.raises(CannotRead, match="reading-no-address"):
        await link.read(url, FakeWeb())


async def test_a_page_is_read_from_where_it_was_found() -> None:
    asked = f"{URL}?utm_source=mail"
    posting = await read(GivenLink(asked), FakeWeb({asked: html_page("https://www.lamps.example/jobs/3/", JOB)}))
    assert posting.stated.title
    assert posting.stated.title.value == "Lamp Lighter"
    assert posting.url == "https://www.lamps.example/jobs/3/"
    assert posting.canonical_url == URL


async def test_a_plain_text_is_read_as_one() -> None:
    body = "Lamp Lighter\n\n" + "• Light the lamps of the coast road, one a mile\n" * 9
    posting = await link.read(URL, FakeWeb({URL: Page(URL, 200, "text/plain", "utf-8", body.encode())}))
    assert posting.source == "text"
    assert posting.canonical_url == URL
    assert "- Light the lamps of the coast road, one a mile" in posting.text.split("\n")


async def test_a_plain_text_with_next_to_nothing_is_refused() -> None:
    with pytest.raises(CannotRead, match="reading-thin-page"):
        await link.read(URL, FakeWeb({URL: Page(URL, 200, "text/plain", "utf-8", b"ok, thanks")}))


async def test_a_document_behind_a_link_is_read_as_a_document() -> None:
    with pytest.raises(CannotRead) as refusal:
        await link.read(URL, FakeWeb({URL: Page(URL, 200, "application/pdf", None, b"%PDF-1.4 broken")}))
    assert refusal.value.key.startswith("document-")


async def test_why_a_page_could_not_be_had_is_passed_on() -> None:
    with pytest.raises(CannotRead, match="web-closed-door"):
        await link.read(URL, FakeWeb({URL: CannotRead("web-closed-door", host="lamps.example")}))


async def test_a_short_link_to_a_known_site_is_read_as_that_site() -> None:
    short, job = "https://short.example/l", "https://jobs.lever.co/lamps/1f0c2c0e-8a51-4c55-9d0e-2b6a7f1e0a11"
    web = FakeWeb(
        {short: html_page(job, JOB), job.replace("jobs.lever.co", "api.lever.co/v0/postings"): CannotRead("web-slow")}
    )
    posting = await link.read(short, web)
    assert posting.canonical_url == job
    assert posting.stated.title
    assert posting.stated.title.value == "Lamp Lighter"


async def test_text_and_links_go_to_their_readers() -> None:
    posting = await read(GivenText("Lamp Lighter\n- Light the lamps of the coast road"), FakeWeb())
    assert posting.source == "text"


@pytest.mark.parametrize(
    "url",
    [
        "https://Lamps.Example/jobs/3",
        "http://www.lamps.example/jobs/3/",
        "https://lamps.example:443/jobs//3",
        "https://lamps.example/jobs/3?utm_source=x&utm_medium=y&gclid=z&fbclid=w",
        "https://lamps.example/jobs/3?ref=newsletter&source=board&trk=1#apply",
        "https://lamps.example/jobs/3;jsessionid=A1B2?sid=0123456789abcdef0123",
        "lamps.example/jobs/3",
        "  https://lamps.example./jobs/3  ",
    ],
)
def test_links_to_the_same_page_are_one_address(url: str) -> None:
    assert addresses.canonical(url) == URL


@pytest.mark.parametrize(
    "kept",
    [
        *("gh_jid=1", "jk=ab12", "token=5", "id=7", "job=8", "jobId=9", "career_job_req_id=10", "vacancy=11", "p=12"),
        *(
            "ref=ABC-1407",
            "source=20177",
            "sid=9",
            "lang=de",
            "rid=13",
            "ashby_jid=14",
            "jvi=15",
            "req=16",
            "currentJobId=17",
            "vjk=18",
        ),
    ],
)
def test_what_tells_one_job_from_the_next_is_kept(kept: str) -> None:
    assert (
        addresses.canonical(f"https://lamps.example/apply?utm_campaign=x&{kept}")
        == f"https://lamps.example/apply?{kept}"
    )


def test_the_order_of_parameters_does_not_matter() -> None:
    assert addresses.canonical("https://a.example/?b=2&a=1") == addresses.canonical("https://a.example?a=1&b=2")


@pytest.mark.parametrize(
    ("fragment", "is_kept"),
    [("#/jobs/123", True), ("#!/job=7", True), ("#apply", False), ("#section-2", False), ("#/about", False)],
)
def test_a_fragment_counts_only_where_it_names_the_job(fragment: str, is_kept: bool) -> None:
    one = f"https://a.example/careers{fragment}"
    assert addresses.canonical(one) == (one if is_kept else "https://a.example/careers")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no address",
        "http://[",
        "https://a.example/%ff%fe?x=%ff",
        "https://a.example/é?ü=ß",
        "x" * 20_000,
        "https://a.example/\ud800",
    ],
)
def test_any_words_have_a_canonical_form_that_stays(url: str) -> None:
    once = addresses.canonical(url)
    assert addresses.canonical(once) == once
    assert len(once) <= addresses.MAX_ADDRESS + 100
