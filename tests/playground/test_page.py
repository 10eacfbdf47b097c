"""The chat page in a browser, over the emulator; the bot's part is played by hand."""

import asyncio
import json
import os
import re
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Literal

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Page,
    WebError,
    expect,
)

from bot.playground import Emulator, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROBIN, LENA = 1001, 1002
Open = Callable[..., Awaitable[Page]]


class Bot:
    """Calls the emulator's Bot API as a bot would."""

    def __init__(self, session: aiohttp.ClientSession, emulator: Emulator) -> None:
        self._session = session
        self._emulator = emulator
        self._offset = 0

    async def call(self, method: str, **given: Any) -> Any:
        url = f"{self._emulator.url}/bot{self._emulator.token}/{method}"
        async with self._session.post(url, json=given) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def send(self, text: str, **given: Any) -> int:
        """Write to Robin; the message's id."""
        message = await self.call("sendMessage", chat_id=ROBIN, text=text, **given)
        return int(message["message_id"])

    async def update(self, kind: str) -> Any:
        """The next update of this kind, dropping others."""
        while True:
            for update in await self.call("getUpdates", offset=self._offset, limit=1, timeout=5):
                self._offset = update["update_id"] + 1
                if kind in update:
                    return update[kind]


@pytest_asyncio.fixture(loop_scope="module")
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    emulator.person(ROBIN, "Robin", "en")
    emulator.person(LENA, "Lena", "de")
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, emulator)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(browser: Browser) -> AsyncIterator[BrowserContext]:
    window = await browser.new_context(reduced_motion="reduce")
    window.set_default_timeout(5000)
    await window.new_page()
    yield window
    await window.close()


@pytest_asyncio.fixture(loop_scope="module")
async def context(window: BrowserContext) -> AsyncIterator[BrowserContext]:
    """The one window, with one empty tab; each emulator's port is an origin with a storage of its own."""
    yield window
    await window.unroute_all()
    first, *others = window.pages
    for page in others:
        await page.close()
    await first.goto("about:blank")


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(emulator: Emulator, context: BrowserContext) -> AsyncIterator[Open]:
    """Opens the page for a user; in the end no script may have failed and no policy have been broken."""
    troubles: list[str] = []
    opened: list[Page] = []

    def failed(error: WebError) -> None:
        troubles.append(str(error.error))

    def spoke(line: ConsoleMessage) -> None:
        if "Security Policy" in line.text:
            troubles.append(line.text)

    async def open_page(user: int = ROBIN) -> Page:
        page = await context.new_page() if opened else context.pages[0]
        opened.append(page)
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.goto(f"{emulator.url}/#user={user}")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Jobtrail")
        return page

    context.on("weberror", failed)
    context.on("console", spoke)
    yield open_page
    context.remove_listener("weberror", failed)
    context.remove_listener("console", spoke)
    assert troubles == []


def png(width: int = 40, height: int = 30) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x0b\x65\x79" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Message").fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


def buttons(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def spoken(emulator: Emulator, texts: list[str], user: int = ROBIN) -> None:
    await emulator.until(lambda: [message.text for message in emulator.chat(user)] == texts)


async def test_an_empty_chat_greets_and_start_sends_start(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await bot.call("setMyDescription", description="I keep your job hunt.")
    page = await open_page()
    await expect(page.get_by_text("I keep your job hunt.")).to_be_visible()
    await page.get_by_role("button", name="Start").click()
    await expect(page.locator("article.out")).to_contain_text("/start")
    await expect(page.get_by_text("I keep your job hunt.")).to_be_hidden()
    await spoken(emulator, ["/start"])


async def test_entities_are_shown_as_telegram_shows_them(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    number = await bot.send(
        "😀 <b>bold <i>both</i></b> <u>under</u> <s>struck</s> <code>a &lt; b</code>\n"
        '<pre><code class="language-python">x = 1</code></pre>\n'
        '<a href="https://example.org/job">the <b>job</b></a> hr@example.org /jobs\n'
        "<blockquote>quoted</blockquote>\nend",
        parse_mode="HTML",
    )
    page = await open_page()
    text = page.locator(f'[data-message-id="{number}"] .text')
    await expect(text.locator("strong").first).to_have_text("bold both")
    await expect(text.locator("strong > em")).to_have_text("both")
    await expect(text.locator("u")).to_have_text("under")
    await expect(text.locator("s")).to_have_text("struck")
    await expect(text.locator("code").first).to_have_text("a < b")
    await expect(text.locator("pre code")).to_have_text("x = 1")
    await expect(text.get_by_text("python", exact=True)).to_be_visible()
    link = text.get_by_role("link", name="the job")
    await expect(link).to_have_attribute("href", "https://example.org/job")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    await expect(text.get_by_role("link", name="hr@example.org")).to_have_attribute("href", "mailto:hr@example.org")
    await expect(text.locator("blockquote")).to_have_text("quoted")
    assert await text.evaluate("text => text.lastChild.textContent") == "end", "no empty line follows a block"

    await text.get_by_role("button", name="/jobs").click()
    await emulator.until(lambda: emulator.chat(ROBIN)[-1].text == "/jobs")


async def test_a_spoiler_shows_when_pressed(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    await bot.send('<tg-spoiler>the <a href="https://example.org">answer</a></tg-spoiler>', parse_mode="HTML")
    page = await open_page()
    hidden = page.get_by_role("button", name=re.compile("Hidden text"))
    assert await hidden.evaluate("span => getComputedStyle(span).color") == "rgba(0, 0, 0, 0)"
    await hidden.focus()
    await page.keyboard.press("Enter")
    await expect(hidden).to_have_count(0)
    await expect(page.get_by_role("link", name="answer")).to_be_visible()
    assert await page.locator(".spoiler").evaluate("span => getComputedStyle(span).color") != "rgba(0, 0, 0, 0)"


async def test_a_long_quote_opens_with_the_keyboard_and_stays_open_over_an_edit(
    emulator: Emulator, bot: Bot, open_page: Open
) -> None:
    await emulator.say(ROBIN, "hello")
    lines = "\n".join(f"line {n}" for n in range(1, 9))
    text = f"<blockquote expandable>{lines}</blockquote>"
    number = await bot.send(text, parse_mode="HTML")
    await bot.send("<blockquote expandable>short</blockquote>", parse_mode="HTML")
    page = await open_page()
    quote = page.locator(f'[data-message-id="{number}"] .quoted')
    unfold = page.get_by_role("button", name="Show all of the quote")
    await expect(unfold).to_have_count(1)  # the short one needs none
    height, line = await quote.evaluate("q => [q.clientHeight, parseFloat(getComputedStyle(q).lineHeight)]")
    assert height == pytest.approx(3 * line, abs=2)
    await unfold.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Show less of the quote")).to_have_attribute("aria-expanded", "true")
    assert await quote.evaluate("q => q.clientHeight") == pytest.approx(8 * line, abs=2)
    await bot.call("editMessageText", chat_id=ROBIN, message_id=number, text=f"{text}\nmore", parse_mode="HTML")
    await expect(page.locator(f'[data-message-id="{number}"]')).to_contain_text("more")
    assert await quote.evaluate("q => q.clientHeight") == pytest.approx(8 * line, abs=2)


async def test_a_tapped_button_waits_for_its_answer(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    save = {"text": "Save", "callback_data": "save:1", "style": "success"}
    drop = {"text": "Not for me", "callback_data": "drop:1", "style": "danger"}
    page_link = {"text": "Open", "url": "https://example.org/"}
    number = await bot.send("A card", reply_markup=buttons([save, drop], [page_link]))
    page = await open_page()
    await expect(page.get_by_role("link", name="Open")).to_have_attribute("target", "_blank")
    button = page.get_by_role("button", name="Save")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    tap = await bot.update("callback_query")
    assert (tap["data"], tap["message"]["message_id"]) == ("save:1", number)
    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Kept")
    await expect(page.get_by_role("status").filter(has_text="Kept")).to_be_visible()
    await expect(button).not_to_have_attribute("aria-busy", "true")

    await page.get_by_role("button", name="Not for me").click()
    tap = await bot.update("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Gone for good", show_alert=True)
    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Gone for good")
    await page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_an_edit_replaces_the_bubble_and_the_focus_stays(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    more = {"text": "›", "callback_data": "page:2"}
    number = await bot.send("Page 1", reply_markup=buttons([more]))
    page = await open_page()
    await page.get_by_role("button", name="›").focus()
    given = {"chat_id": ROBIN, "message_id": number, "text": "Page 2"}
    await bot.call("editMessageText", **given, reply_markup=buttons([{"text": "‹", "callback_data": "page:1"}, more]))
    bubble = page.locator(f'[data-message-id="{number}"]')
    await expect(bubble).to_have_count(1)
    await expect(bubble).to_contain_text("Page 2")
    await expect(bubble).to_contain_text("edited")
    await expect(page.get_by_role("button", name="›")).to_be_focused()
    await bot.call("deleteMessage", chat_id=ROBIN, message_id=number)
    await expect(bubble).to_have_count(0)
    await expect(page.get_by_role("article")).to_have_count(1)


async def test_files_go_up_and_come_down_whole(emulator: Emulator, open_page: Open) -> None:
    content = bytes(range(256)) * 40
    page = await open_page()
    await page.set_input_files("#files", FilePayload(name="<b>cv</b>.pdf", mimeType="application/pdf", buffer=content))
    await expect(page.get_by_text("<b>cv</b>.pdf")).to_be_visible()
    await say(page, "My CV")
    row = page.locator("article a.file")
    await expect(row).to_contain_text("10 kB")
    await expect(page.get_by_role("article")).to_contain_text("My CV")
    sent = emulator.chat(ROBIN)[0].raw
    assert (sent["document"]["file_size"], sent["caption"]) == (len(content), "My CV")
    async with page.expect_download() as download:
        await row.click()
    assert await asyncio.to_thread((await (await download.value).path()).read_bytes) == content


async def test_a_picture_from_the_clipboard_is_shown_before_it_goes(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    await page.get_by_label("Message").focus()
    await page.evaluate(
        """bytes => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File([new Uint8Array(bytes)], "shot.png", {type: "image/png"}));
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true}));
        }""",
        list(png()),
    )
    await expect(page.locator(".tray img")).to_have_attribute("src", re.compile("^blob:"))
    await expect(page.get_by_role("radio", name="Photo")).to_be_checked()
    await page.keyboard.press("Enter")
    await expect(page.locator(".tray")).to_be_hidden()
    photo = page.get_by_role("button", name="Enlarge the photo")
    await photo.locator("img").evaluate("image => image.decode()")
    assert emulator.chat(ROBIN)[0].raw["photo"][-1]["width"] == 40
    await photo.click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Photo")).to_have_count(0)


async def test_a_dropped_file_is_attached(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    await page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["We look for a baker."], "posting.txt", {type: "text/plain"}));
          const kind = {dataTransfer, bubbles: true, cancelable: true};
          for (const name of ["dragenter", "dragover", "drop"])
            document.querySelector("main").dispatchEvent(new DragEvent(name, kind));
        }"""
    )
    await expect(page.get_by_text("posting.txt")).to_be_visible()
    await page.get_by_role("button", name="Send", exact=True).click()
    await emulator.until(lambda: any("document" in message.raw for message in emulator.chat(ROBIN)))


async def test_each_tab_is_the_user_that_its_address_names(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(LENA, "Hallo")
    robin = await open_page()
    lena = await open_page(LENA)
    await say(robin, "Only Robin's")
    await expect(robin.get_by_text("Only Robin's")).to_be_visible()
    await expect(lena.get_by_role("article")).to_have_count(1)
    await expect(lena.get_by_role("article")).to_contain_text("Hallo")

    await robin.bring_to_front()
    await robin.get_by_label("Message").fill("half a thought")
    await robin.get_by_role("button", name="Chat as Robin").click()
    await robin.get_by_role("menuitemradio", name="Lena").click()
    await expect(robin.get_by_role("article")).to_contain_text("Hallo")
    assert robin.url.endswith(f"#user={LENA}")
    await expect(robin.get_by_label("Message")).to_have_value("")
    await robin.go_back()
    await expect(robin.get_by_role("article")).to_contain_text("Only Robin's")
    await expect(robin.get_by_label("Message")).to_have_value("half a thought")


async def test_an_address_that_names_nobody_leads_to_whoever_comes_first(emulator: Emulator, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    page = await open_page(424242)
    await expect(page.get_by_role("article")).to_contain_text("hello")
    assert page.url.endswith(f"#user={ROBIN}")


async def test_a_reload_keeps_everything(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    await bot.send("A card", reply_markup=buttons([{"text": "Save", "callback_data": "s"}]))
    page = await open_page()
    await page.get_by_label("Message").fill("not yet sent")
    await page.get_by_role("button", name="Dark theme").click()
    await page.reload()
    await expect(page.get_by_role("article")).to_have_count(2)
    await expect(page.get_by_role("button", name="Save")).to_be_visible()
    await expect(page.get_by_label("Message")).to_have_value("not yet sent")
    await expect(page.get_by_role("button", name="Dark theme")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_a_slash_lists_the_commands_that_the_bot_set(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    page = await open_page()
    names = {"help": "What I can do", "job": "One job", "jobs": "Your jobs"}
    await bot.call("setMyCommands", commands=[{"command": c, "description": d} for c, d in names.items()])
    await expect(page.get_by_role("button", name="Commands")).to_be_visible()
    box = page.get_by_label("Message")
    await box.press_sequentially("/jo")
    options = page.get_by_role("option")
    await expect(options).to_have_count(2)
    await box.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await box.press("Enter")
    await spoken(emulator, ["/jobs"])
    await expect(box).to_have_value("")
    await expect(options).to_have_count(0)

    await page.get_by_role("button", name="Commands").click()
    await options.filter(has_text="/help").click()
    await spoken(emulator, ["/jobs", "/help"])


async def test_shift_enter_is_a_new_line_and_enter_sends_in_order(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    box = page.get_by_label("Message")
    await box.press_sequentially("first")
    await box.press("Shift+Enter")
    await box.press_sequentially("line two")
    await box.press("Enter")
    await box.press_sequentially("second")
    await box.press("Enter")
    await spoken(emulator, ["first\nline two", "second"])


async def test_a_text_too_long_for_telegram_goes_in_parts(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    await say(page, "word " * 2000)
    await expect(page.get_by_role("article")).to_have_count(3)
    assert all(len(message.text) <= 4096 for message in emulator.chat(ROBIN))


async def test_reply_edit_and_forward_are_in_the_menu_of_a_message(
    emulator: Emulator, bot: Bot, open_page: Open
) -> None:
    await emulator.say(ROBIN, "hello")
    number = await bot.send("Which one?")
    page = await open_page()
    await page.locator(f'[data-message-id="{number}"] .bubble').click(button="right")
    await expect(page.get_by_role("menuitem", name="Edit")).to_have_count(0)  # the bot's words are not one's own
    await page.get_by_role("menuitem", name="Reply").click()
    await expect(page.get_by_text("Reply to Jobtrail")).to_be_visible()
    await say(page, "the second")
    reply = page.locator("article.out").last
    await expect(reply.locator(".replied")).to_contain_text("Which one?")
    assert emulator.chat(ROBIN)[-1].raw["reply_to_message"]["message_id"] == number

    await reply.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Edit").press("Enter")
    await page.get_by_label("Message").fill("the third")
    await page.get_by_role("button", name="Done editing").click()
    await expect(reply).to_contain_text("the third")
    await expect(reply).to_contain_text("edited")

    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Forward a text").click()
    form = page.get_by_role("dialog")
    await form.get_by_role("button", name="Forward").click()
    await expect(form.get_by_label("Name")).to_be_focused()  # it has to come from someone
    await form.get_by_label("Name").fill("Jobs by the sea")
    await form.get_by_label("Text").last.fill("A lighthouse keeper is wanted.")
    await form.get_by_role("button", name="Forward").click()
    await expect(page.locator("article.out").last).to_contain_text("Forwarded from Jobs by the sea")
    assert emulator.chat(ROBIN)[-1].raw["forward_origin"]["type"] == "channel"


async def test_a_forwarded_post_carries_links_behind_words_and_a_button(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Forward a text").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Name").fill("Jobs by the sea")
    words = "🗼 A keeper is wanted. Read [all of it](https://example.com/1) or [nothing](javascript:alert(1))."
    await form.get_by_label("Text").last.fill(words)
    await form.get_by_label("Button under it").fill("Apply")
    await form.get_by_role("button", name="Forward").click()
    await expect(form.get_by_label("Where it leads")).to_be_focused()  # a button has to lead somewhere
    await form.get_by_label("Where it leads").fill("https://example.com/2")
    await form.get_by_role("button", name="Forward").click()
    post = page.locator("article.out").last
    await expect(post.get_by_role("link", name="all of it")).to_have_attribute("href", "https://example.com/1")
    await expect(post.get_by_role("link", name="Apply")).to_have_attribute("href", "https://example.com/2")
    sent = emulator.chat(ROBIN)[-1].raw
    assert sent["text"] == "🗼 A keeper is wanted. Read all of it or [nothing](javascript:alert(1))."
    [hidden] = [entity for entity in sent["entities"] if entity["type"] == "text_link"]
    assert (hidden["offset"], hidden["length"]) == (28, 9)  # in UTF-16 units
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "Apply", "url": "https://example.com/2"}]]}

    await post.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Forward to the bot").click()
    await expect(form.get_by_label("Text").last).to_have_value(words)  # forwarded on, it keeps its links


async def test_pictures_sent_together_are_an_album(emulator: Emulator, open_page: Open) -> None:
    page = await open_page()
    pictures = [FilePayload(name=f"{name}.png", mimeType="image/png", buffer=png()) for name in ("one", "two")]
    await page.set_input_files("#files", pictures)
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("article.out")).to_have_count(2)
    first, second = emulator.chat(ROBIN)
    assert first.raw["media_group_id"] == second.raw["media_group_id"]


async def test_a_file_that_is_too_large_is_left_out_and_what_is_written_goes_on(
    emulator: Emulator, open_page: Open, tmp_path: Path
) -> None:
    page = await open_page()
    large = tmp_path / "large.json"
    large.touch()
    os.truncate(large, 60_000_000)
    await page.set_input_files("#files", large)
    await expect(page.get_by_text("A file can have 52 MB at most")).to_be_visible()
    await say(page, "never mind")
    await expect(page.get_by_role("article")).to_contain_text("never mind")
    assert [message.text for message in emulator.chat(ROBIN)] == ["never mind"]


async def test_clearing_asks_once_and_blocking_can_be_undone(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "hello")
    page = await open_page()
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Clear chat").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Clear chat").click()
    await page.get_by_role("button", name="Clear", exact=True).click()
    await expect(page.get_by_role("article")).to_have_count(0)
    await expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert emulator.chat(ROBIN) == []

    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(page.get_by_label("Message")).to_be_hidden()
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await page.get_by_role("button", name="Unblock").click()
    await expect(page.get_by_label("Message")).to_be_visible()


async def test_the_reader_is_left_where_they_are_and_told_of_news(
    emulator: Emulator, bot: Bot, open_page: Open
) -> None:
    for n in range(150):
        await emulator.say(ROBIN, f"line {n}")
    page = await open_page()
    log = page.get_by_role("log")
    at_end = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"
    await expect(page.get_by_text("line 149")).to_be_in_viewport()
    await bot.send("news while at the end")
    await expect(page.get_by_text("news while at the end")).to_be_in_viewport()
    assert await log.evaluate(at_end)

    await log.evaluate("log => { log.scrollTop = 200 }")
    await expect(page.get_by_role("button", name="Go to the newest")).to_be_visible()
    before = await log.evaluate("log => log.scrollTop")
    await bot.send("news while reading")
    await bot.send("more of it")
    pill = page.get_by_role("button", name="Go to 2 new")
    await expect(pill).to_be_visible()
    assert await log.evaluate("log => log.scrollTop") == before
    await pill.click()
    await expect(page.get_by_text("more of it")).to_be_in_viewport()

    await expect(page.get_by_text("line 0", exact=True)).to_have_count(0)  # drawn only when asked for
    await page.get_by_role("button", name="Show earlier").press("Enter")
    await expect(page.get_by_text("line 0", exact=True)).to_have_count(1)


async def test_a_reply_keyboard_sends_its_words_once(
    context: BrowserContext, emulator: Emulator, open_page: Open
) -> None:
    async def with_keyboard(route: Any) -> None:
        state = await (await route.fetch()).json()
        markup = {"keyboard": [["Yes", {"text": "No"}]], "one_time_keyboard": True}
        asked = {"message_id": 1, "date": 1_760_000_000, "text": "Sure?", "outgoing": False, "reply_markup": markup}
        state["messages"] = [asked]
        await route.fulfill(body=json.dumps(state), content_type="application/json")

    await context.route("**/api/state*", with_keyboard)
    page = await open_page()
    await expect(page.get_by_role("button", name="Yes")).to_be_visible()
    await page.get_by_role("button", name="No", exact=True).click()
    await spoken(emulator, ["No"])
    await expect(page.get_by_role("button", name="Yes")).to_have_count(0)


async def test_the_header_says_that_the_bot_types_and_a_draft_grows_in_place(
    emulator: Emulator, bot: Bot, open_page: Open
) -> None:
    await emulator.say(ROBIN, "hello")
    page = await open_page()
    await bot.call("sendChatAction", chat_id=ROBIN, action="typing")
    await expect(page.locator("header .status")).to_contain_text("typing")
    await bot.call("sendMessageDraft", chat_id=ROBIN, draft_id=7, text="So far")
    await bot.call("sendMessageDraft", chat_id=ROBIN, draft_id=7, text="So far so good")
    await expect(page.locator(".draft")).to_have_text("So far so good")
    await bot.send("So far so good, and done")
    await expect(page.locator(".draft")).to_be_hidden()
    await expect(page.get_by_role("article").last).to_contain_text("and done")
    await expect(page.locator("header .status")).to_have_text("bot")


async def test_after_a_lost_line_the_page_catches_up(
    context: BrowserContext, open_page: Open, emulator: Emulator, bot: Bot, tmp_path: Path
) -> None:
    first = Emulator(store=tmp_path / "chats")
    first.person(ROBIN, "Robin")
    await first.start()
    await first.say(ROBIN, "before")
    page = await context.new_page()
    await page.goto(first.url)
    await expect(page.get_by_role("article")).to_have_count(1)
    port = int(first.url.rpartition(":")[2])
    await first.stop()
    await expect(page.get_by_text("The connection is lost")).to_be_visible()
    await say(page, "written meanwhile")
    await expect(page.get_by_role("status").filter(has_text="can't be reached")).to_be_visible()
    await expect(page.get_by_label("Message")).to_have_value("written meanwhile")

    second = Emulator(token=first.token, store=tmp_path / "chats")
    second.person(ROBIN, "Robin")
    await second.say(ROBIN, "from another tab")
    await second.start(port=port)
    await expect(page.get_by_role("article").last).to_contain_text("from another tab")
    await expect(page.get_by_role("article")).to_have_count(2)
    await expect(page.get_by_text("The connection is lost")).to_be_hidden()
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_role("article").last).to_contain_text("written meanwhile")
    await page.close()
    await second.stop()


HOSTILE_TEXT = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">'


def hostile_messages() -> list[dict[str, Any]]:
    """What no honest server would send."""
    base = {"date": 1_760_000_000, "chat": {"id": ROBIN}, "outgoing": False}
    everywhere = {"offset": 0, "length": 20}
    entities: list[Any] = [{"type": "text_link", "url": url, **everywhere} for url in BAD_LINKS]
    entities += [{"type": "url", **everywhere}, {"type": "pre", "language": HOSTILE_TEXT, **everywhere}]
    crossing = [{"type": "bold", "offset": n, "length": 30} for n in range(60)]
    senseless = [None, {}, {"type": "bold", "offset": -5, "length": 1e9}, {"type": "code", "offset": "1", "length": []}]
    return [
        base | {"message_id": 1, "text": HOSTILE_TEXT, "entities": entities},
        base | {"message_id": 2, "text": HOSTILE_TEXT, "entities": [*crossing, *senseless]},
        base
        | {"message_id": 3, "text": "links", "reply_markup": buttons([{"text": "go", "url": u} for u in BAD_LINKS])},
        base | {"message_id": 4, "document": {"file_id": "../../state", "file_name": HOSTILE_TEXT, "file_size": -1}},
        base | {"message_id": 5, "text": "x" * 300_000},
        base | {"message_id": 6, "text": "late\u202egnihtemos \u0000 \ud83d"},
        base | {"message_id": 7, "venue": {"title": HOSTILE_TEXT}},
        base
        | {"message_id": 8, "text": "fwd", "forward_origin": {"type": "hidden_user", "sender_user_name": HOSTILE_TEXT}},
    ]


BAD_LINKS = [
    "javascript:window.hacked=1",
    " java\tscript:window.hacked=1",
    "data:text/html,<script>1</script>",
    "vbscript:x",
]
BAD_LINKS += ["file:///etc/passwd", "blob:x", "//\u0000"]


async def test_hostile_messages_do_nothing(context: BrowserContext, emulator: Emulator, open_page: Open) -> None:
    async def poisoned(route: Any) -> None:
        state = await (await route.fetch()).json()
        state["messages"] = hostile_messages()
        state["bot"]["description"] = state["bot"]["first_name"] = HOSTILE_TEXT
        state["commands"] = [{"command": "x", "description": HOSTILE_TEXT}]
        await route.fulfill(body=json.dumps(state), content_type="application/json")

    for n in range(8):
        await emulator.say(ROBIN, f"line {n}")
    page = await open_page()
    await context.route("**/api/state*", poisoned)
    await page.reload()
    await expect(page.get_by_role("article")).to_have_count(8)
    await expect(page.locator('[data-message-id="2"]')).to_contain_text(HOSTILE_TEXT)
    hrefs = await page.locator("a[href]").evaluate_all("links => links.map(link => link.protocol)")
    assert set(hrefs) <= {"http:", "https:"}
    for button in await page.get_by_role("button", name="go", exact=True).all():
        await expect(button).to_be_disabled()
    assert await page.evaluate("window.hacked") is None
    assert await page.locator("body script, body iframe, body object, body [onerror]").count() == 0
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await context.unroute("**/api/state*")
    await say(page, "still here")
    await expect(page.get_by_role("article").last).to_contain_text("still here")


async def test_nothing_is_wider_than_the_window(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    await emulator.say(ROBIN, "Donaudampfschifffahrtsgesellschaft" * 5)
    row = [{"text": f"button {n}", "callback_data": str(n)} for n in range(8)]
    await bot.send("<pre>" + "code " * 100 + "</pre>", parse_mode="HTML", reply_markup=buttons(row, row[:3], row[:1]))
    await emulator.document(ROBIN, "a-name-without-a-space-" * 5 + ".pdf", b"x")
    await emulator.photo(ROBIN, png(2000, 100))
    page = await open_page()
    await expect(page.get_by_role("article")).to_have_count(4)
    for width in (320, 360, 430, 1200):
        await page.set_viewport_size({"width": width, "height": 700})
        log = page.get_by_role("log")
        assert await log.evaluate("log => log.scrollWidth - log.clientWidth") == 0
        assert await page.evaluate("document.documentElement.scrollWidth") == width
        edges = await page.locator(".bubble, .key").evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
        assert max(edges) <= width


async def test_every_control_has_a_name_and_every_text_stands_out(
    emulator: Emulator, bot: Bot, open_page: Open
) -> None:
    await emulator.say(ROBIN, "see https://example.org and /jobs")
    styles = ["primary", "success", "danger"]
    rows = [[{"text": style, "callback_data": style, "style": style}] for style in styles]
    rows.append([{"text": "plain", "callback_data": "p"}])
    await bot.send(
        "<b>Card</b> <code>x</code> <blockquote>q</blockquote>", parse_mode="HTML", reply_markup=buttons(*rows)
    )
    await emulator.document(ROBIN, "cv.pdf", b"x")
    await bot.call("setMyCommands", commands=[{"command": "jobs", "description": "Your jobs"}])
    page = await open_page()
    await page.set_viewport_size({"width": 1200, "height": 800})
    await page.get_by_label("Message").fill("/")
    await expect(page.get_by_role("option")).to_have_count(1)
    unnamed = await page.locator("button, a, textarea, input:not([type=file])").evaluate_all(
        """all => all.filter(e => e.checkVisibility() && !(e.getAttribute("aria-label") || e.textContent).trim())
                   .map(e => e.outerHTML)"""
    )
    assert unnamed == []
    schemes: tuple[Literal["dark", "light"], ...] = ("dark", "light")
    for scheme in schemes:
        await page.emulate_media(color_scheme=scheme)
        assert await page.evaluate(FAINT_TEXTS) == []


FAINT_TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((v, n) => v * top[3] + below[n] * (1 - top[3]));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    return over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement));
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    // Avatars stand on a gradient and are decoration; what isn't shown can't be read anyway.
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest(".unseen, .avatar, .skip")) continue;
    const below = ground(element);
    const [a, b] = [light(over(rgba(getComputedStyle(element).color), below)), light(below)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${texts.currentNode.data}: ${contrast.toFixed(2)}`);
  }
  return faint;
}"""


async def test_the_emulator_s_messages_are_read_out_by_name(emulator: Emulator, bot: Bot, open_page: Open) -> None:
    page = await open_page()
    log = page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    message: Message = await emulator.say(ROBIN, "hello")
    await bot.send("hi there")
    await expect(page.locator(f'[data-message-id="{message.id}"] .bubble')).to_contain_text("Robin: hello")
    await expect(page.get_by_role("article").last).to_contain_text("Jobtrail: hi there")
    await page.get_by_role("article").last.focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("article").first).to_be_focused()
