"""The main job as a person does it: `python -m bot`, its page in a real browser; paste, save, applied, list, reload."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.postings import ANALYST
from tests.processes import Nursery
from tests.test_start import playground

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def paste(page: Page, words: str) -> None:
    """Paste a text into the composer and send it."""
    await page.get_by_label("Message", exact=True).fill(words)
    await page.get_by_role("button", name="Send").click()


async def test_the_main_job_from_paste_to_list_and_all_of_it_again_after_a_reload(
    browser: Browser, tmp_path: Path
) -> None:
    async with playground(None, tmp_path) as (_bot, address):
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        await page.goto(address)

        await paste(page, ANALYST)
        chat = page.get_by_role("log")
        await expect(chat.get_by_text("Brackwater Ferries").last).to_be_visible()
        await expect(chat).to_contain_text("What you would do")

        await page.get_by_role("button", name="Save", exact=True).click()
        await expect(chat).to_contain_text("#1 · Saved")
        await page.get_by_role("button", name="Applied", exact=True).click()
        await expect(chat).to_contain_text("#1 · Applied")

        await paste(page, "/jobs")
        await expect(chat).to_contain_text("1 job under way")
        before = await chat.inner_text()

        await page.reload()
        await expect(page.get_by_role("log")).to_contain_text("1 job under way")
        after = await page.get_by_role("log").inner_text()
        assert re.sub(r"\s+", " ", after) == re.sub(r"\s+", " ", before)
        assert troubles == []
        await page.close()


async def test_a_restart_of_the_bot_keeps_the_chat_and_its_buttons(
    browser: Browser, nursery: Nursery, tmp_path: Path
) -> None:
    page = await browser.new_page()
    async with playground(nursery, tmp_path) as (_bot, address):
        await page.goto(address)
        await paste(page, ANALYST)
        await expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    async with playground(nursery, tmp_path) as (_bot, address):
        await page.goto(address)
        await page.get_by_role("button", name="Save", exact=True).click()
        await expect(page.get_by_role("log")).to_contain_text("#1 · Saved")
    await page.close()
