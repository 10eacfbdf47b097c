"""What people have at hand, given to the running bot in a real browser: posts, files, screenshots; with a model too."""

import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.readers import picture
from tests.fake_model import Endpoint, Reply, said
from tests.postings import ANALYST, NURSE
from tests.processes import Nursery
from tests.readers import papers
from tests.test_in_a_browser import paste
from tests.test_main_job import docx
from tests.test_refined_card import GOOD
from tests.test_start import playground

pytestmark = pytest.mark.asyncio(loop_scope="module")
Open = Callable[..., AbstractAsyncContextManager[Page]]

MAIL = f"""\
From: Nora <nora@example.org>
To: robin@example.org
Subject: Fwd: Is this one for you?
MIME-Version: 1.0
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{NURSE}"""
RUSSIAN = """\
<!doctype html><meta charset="windows-1251"><title>Сметчик</title><h1>Инженер-сметчик</h1>
<p>ООО «Северный берег», Калининград</p>
<h2>Обязанности</h2><ul><li>Составление смет на ремонт причалов</li><li>Проверка актов выполненных работ</li></ul>
<h2>Требования</h2><ul><li>Опыт работы сметчиком от 3 лет</li><li>Знание Excel и программы «Гранд-Смета»</li></ul>
<h2>Условия</h2><ul><li>Заработная плата от 120 000 до 150 000 руб. в месяц</li><li>Полная занятость</li></ul>
<p>Резюме присылайте до 30.12.2026 на kadry@bereg.example</p>
"""
LOCKS = [
    *("Lock keeper", "Harbour Trust Leith, Edinburgh", "What you will do", "- Open and close the locks"),
    *("What you bring", "- A boat licence", "Salary: 26,000 to 29,500 GBP a year. Apply by 20 January 2027."),
]


@pytest.fixture
def opened(browser: Browser, nursery: Nursery, tmp_path: Path) -> Open:
    """Opens the bot's page on a phone, which stays without an error."""

    @asynccontextmanager
    async def on_a_phone(**settings: str) -> AsyncIterator[Page]:
        async with playground(nursery, tmp_path, **settings) as (_bot, address):
            page = await browser.new_page(viewport={"width": 390, "height": 844})
            troubles: list[str] = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            await page.goto(address)
            yield page
            assert troubles == []
            await page.close()

    return on_a_phone


async def give(page: Page, *files: tuple[str, str, bytes]) -> None:
    """Attach files, each (name, media type, content), and send them."""
    await page.set_input_files("#files", [FilePayload(name=n, mimeType=t, buffer=c) for n, t, c in files])
    await page.get_by_role("button", name="Send").click()


def screenshot(words: str) -> bytes:
    """A picture of a text."""
    from PIL import Image, ImageDraw

    lines = words.splitlines()
    made = Image.new("L", (1400, 80 + 46 * len(lines)), 255)
    pen = ImageDraw.Draw(made)
    for number, line in enumerate(lines):
        pen.text((50, 40 + 46 * number), line, fill=0, font_size=28)
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


async def test_a_forwarded_channel_post_becomes_a_card_with_its_hidden_links(opened: Open) -> None:
    async with opened() as page:
        await page.get_by_role("button", name="More", exact=True).click()
        await page.get_by_role("menuitem", name="Forward a text").click()
        form = page.get_by_role("dialog")
        await form.get_by_label("Name").fill("Jobs at sea")
        await form.get_by_label("Text").last.fill(ANALYST.replace("Send your CV", "[Read on](https://sea.example/7)"))
        await form.get_by_label("Button under it").fill("Apply now")
        await form.get_by_label("Where it leads").fill("https://sea.example/apply")
        await form.get_by_role("button", name="Forward").click()
        card = page.locator("article.in").last
        await expect(card).to_contain_text("Brackwater Ferries")
        await expect(card).to_contain_text("via Jobs at sea")
        await expect(card.get_by_role("link", name="https://sea.example/apply")).to_be_visible()
        await expect(card.get_by_role("link", name="https://sea.example/7")).to_be_visible()


async def test_a_mail_a_word_file_a_pdf_and_an_old_page_become_cards(opened: Open) -> None:
    pdf = papers.pdf([papers.at(60, 780 - 24 * row, line) for row, line in enumerate(LOCKS)])
    files = {
        "Haus Birkenhain": ("job.eml", "message/rfc822", MAIL.encode()),
        "Brackwater Ferries": ("job.docx", "application/octet-stream", docx(ANALYST.splitlines())),
        "Lock keeper": ("job.pdf", "application/pdf", pdf),
        "Северный берег": ("job.html", "text/html", RUSSIAN.encode("windows-1251")),
    }
    async with opened() as page:
        for words, file in files.items():
            await give(page, file)
            await expect(page.locator("article.in").last).to_contain_text(words)
            await expect(page.get_by_role("button", name="Save", exact=True).last).to_be_visible()


@pytest.mark.skipif(not picture.is_available(), reason="no tesseract here: pictures are not read")
async def test_a_screenshot_is_shown_to_be_checked_and_becomes_a_card(opened: Open) -> None:
    async with opened() as page:
        await give(page, ("screen.png", "image/png", screenshot(ANALYST)))
        await expect(page.get_by_role("log")).to_contain_text("This is what I read in the picture", timeout=20_000)
        await expect(page.locator("article.in").last).to_contain_text("Brackwater Ferries")


async def test_sites_that_only_people_may_read_are_asked_for_by_paste(opened: Open) -> None:
    sites = {
        "LinkedIn": "https://www.linkedin.com/jobs/view/123",
        "Indeed": "https://de.indeed.com/viewjob?jk=1",
        "Glassdoor": "https://www.glassdoor.co.uk/job-listing/x",
        "StepStone": "https://www.stepstone.de/stellenangebote--x.html",
        "Xing": "https://www.xing.com/jobs/kiel-1",
    }
    languages = {"1001": "lets only people read its postings", "1002": "lässt nur Menschen seine Anzeigen lesen"}
    async with opened() as page:
        for user, words in languages.items():
            await page.goto(f"{page.url.split('#')[0]}#user={user}")
            await expect(page.locator("article.in")).to_have_count(0)
            for site, link in sites.items():
                await paste(page, link)
                await expect(page.locator("article.in").last).to_contain_text(f"{site} {words}")


# -- with a model ---------------------------------------------------------------------------------------------------


def model(request: dict[str, Any]) -> Reply:
    """A model that makes a good card, knows about holidays, and nothing else."""
    system, user = (str(message["content"]) for message in request["messages"][:2])
    if '"said"' not in system:
        return said(GOOD)
    if "holiday?" in user:
        return said({"said": True, "answer": "30 days of holiday.", "quotes": ["30 days of holiday"]})
    return said({"said": False, "answer": "", "quotes": []})


async def test_a_model_refines_the_card_answers_questions_and_stops_when_told(opened: Open) -> None:
    async with Endpoint(model) as endpoint:
        settings = {"OPENAI_BASE_URL": endpoint.url, "OPENAI_MODEL": "parrot-1", "AI_DAILY_LIMIT": "3"}
        async with opened(**settings) as page:
            await paste(page, ANALYST)
            card = page.locator("article.in").last
            await expect(card).to_contain_text("✨ refining…")
            await expect(card).to_contain_text("✨ refined by parrot-1")
            await expect(card).to_contain_text("You turn ferry journeys into numbers for the harbour.")
            await page.get_by_role("button", name="Why?").click()
            await expect(page.locator("article.in").last).to_contain_text("You turn their journeys into numbers")

            await page.get_by_role("button", name="Ask", exact=True).last.click()
            await expect(page.locator("article.in").last).to_contain_text("What would you like to know")
            await paste(page, "How much holiday?")
            await expect(page.locator("article.in").last).to_contain_text("✨ parrot-1")

            await paste(page, ANALYST.replace("Brackwater", "Saltmarsh"))
            await page.get_by_role("button", name="Stop", exact=True).click()
            await expect(page.locator("article.in").last).not_to_contain_text("refin")
    assert json.dumps(endpoint.requests).count("Saltmarsh") == 0
