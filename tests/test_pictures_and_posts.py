"""Screenshots, albums and forwarded posts: whatever of a posting is in them is taken in, and told once."""

from collections.abc import Callable

import pytest

from bot.errors import CannotRead
from bot.playground import Channel
from bot.readers import picture
from tests.conftest import Talk
from tests.postings import ANALYST
from tests.test_bad_input import PNG
from tests.test_main_job import labels

TOP, BOTTOM = ANALYST[: ANALYST.index("Requirements")], ANALYST[ANALYST.index("Requirements") :]
CHANNEL = Channel("Jobs at sea")
Shows = Callable[..., None]


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch) -> Shows:
    """Say what the next pictures show; "" is a picture without text."""

    def say(*texts: str) -> None:
        waiting = list(texts)

        async def read(_content: bytes) -> str:
            words = waiting.pop(0)
            if not words:
                raise CannotRead("picture-no-text")
            return words

        monkeypatch.setattr(picture, "tesseract", lambda: "/usr/bin/tesseract")
        monkeypatch.setattr(picture, "read", read)

    return say


async def album(talk: Talk, count: int, caption: str = "") -> None:
    """Send that many pictures together."""
    for number in range(count):
        await talk.emulator.photo(talk.robin, PNG, album="7", caption="" if number else caption)
    await talk.settled()


async def test_the_screenshots_of_an_album_are_one_card(talk: Talk, shows: Shows) -> None:
    shows(TOP, BOTTOM)
    await album(talk, 2)
    [card] = [one for one in talk.from_bot() if "Brackwater Ferries" in one.text and one.buttons]
    assert "Write SQL and Python" in card.text
    assert "Experience with dbt" in card.text
    assert sum("please check it" in one.text for one in talk.from_bot()) == 2, "each is shown to be checked"


async def test_a_picture_without_words_in_an_album_is_no_trouble(talk: Talk, shows: Shows) -> None:
    shows(TOP, "", BOTTOM, "")
    await album(talk, 4)
    assert not any("found no text" in one.text for one in talk.from_bot())
    [card] = [one for one in talk.from_bot() if one.buttons]
    assert "Experience with dbt" in card.text


async def test_an_album_that_cannot_be_read_is_told_of_in_one_line(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: None)
    await album(talk, 4)
    [line] = talk.from_bot()
    assert "I can’t read pictures here" in line.text


async def test_a_posting_under_an_album_is_not_spoilt_by_its_pictures(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: None)
    await album(talk, 3, caption=ANALYST[:1000])
    [card] = talk.from_bot()
    assert "Brackwater Ferries" in card.text


async def test_two_screenshots_sent_one_by_one_are_two_texts(talk: Talk, shows: Shows) -> None:
    shows(ANALYST, ANALYST.replace("Brackwater", "Saltmarsh"))
    for _ in range(2):
        await talk.emulator.photo(talk.robin, PNG)
        await talk.settled()
    cards = [one for one in talk.from_bot() if "Save" in labels(one)]
    assert ["Brackwater" in card.text for card in cards] == [True, False]


async def test_what_a_channel_wrote_under_its_picture_is_part_of_the_post(talk: Talk, shows: Shows) -> None:
    without_head = ANALYST.split("\n", 2)[2]
    shows(without_head)
    sent = {"caption": "Data Analyst (all genders)\nBrackwater Ferries, Kiel"}
    await talk.emulator.forward_photo(talk.robin, PNG, origin=CHANNEL, **sent)
    await talk.settled()
    card = talk.from_bot()[-1]
    assert "Data Analyst" in card.text
    assert "Brackwater Ferries" in card.text


@pytest.mark.parametrize("media_type", ["image/png", "application/octet-stream"])
async def test_a_picture_sent_as_a_file_is_read_like_a_photo(talk: Talk, shows: Shows, media_type: str) -> None:
    shows(ANALYST)
    await talk.emulator.document(talk.robin, "screen.png", PNG, media_type=media_type)
    await talk.settled()
    checked, card = talk.from_bot()
    assert "please check it" in checked.text
    assert "Brackwater Ferries" in card.text


async def test_a_kind_of_picture_that_nobody_reads_is_told_how_to_be_sent(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: "/usr/bin/tesseract")
    await talk.emulator.document(talk.robin, "photo.heic", b"\0\0\0\x18ftypheic" + bytes(200), media_type="image/heic")
    assert "Send it as a photo instead of a file" in (await talk.heard()).text


async def test_links_behind_words_and_under_buttons_of_a_post_stay_with_its_text(talk: Talk) -> None:
    text = ANALYST.replace("Send your CV to jobs@brackwater.example by", "Apply here by")
    here = text.index("here by")
    await talk.emulator.forward(
        talk.robin,
        text,
        origin=CHANNEL,
        entities=[{"type": "text_link", "offset": here, "length": 4, "url": "https://brackwater.example/jobs/7"}],
        buttons=[[{"text": "Apply now", "url": "https://brackwater.example/apply"}]],
    )
    card = await talk.heard()
    assert "Apply now: https://brackwater.example/apply" in card.text
    assert "here: https://brackwater.example/jobs/7" in card.text
    await talk.tap(card, "Full text")
    assert "Apply now: https://brackwater.example/apply" in talk.from_bot()[-1].text


async def test_a_post_that_only_points_to_a_page_is_read_there(talk: Talk) -> None:
    link = "https://brackwater.example/jobs/7"
    talk.pages.pages[link] = CannotRead("web-gone", host="brackwater.example")
    await talk.emulator.forward(
        talk.robin, "We are hiring again!", origin=CHANNEL, buttons=[[{"text": "See the job", "url": link}]]
    )
    assert link in (await talk.heard()).text
