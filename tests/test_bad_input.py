"""What is no posting, or can't be read: one clear, kind line each, and nothing saved by mistake."""

import pytest

from bot.errors import CannotRead
from bot.readers import picture
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST, POEM

LINK = "https://somewhere.example/page"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


async def nothing_was_saved(talk: Talk) -> None:
    assert "No jobs yet" in (await talk.say("/jobs")).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("hi", "Hello!"),
        ("Hallo zusammen", "Hello!"),
        ("thanks a lot", "You’re welcome"),
        ("what can you do?", "Send me any of these"),
        ("job", "too little"),
        ("🙂🙂🙂", "too little"),
        ("שלום, מה שלומך היום", "too little"),
        ("/unknown thing", "I don’t know /unknown"),
        (POEM, "don’t see a job posting"),
        ("🙂 " * 400, "too little to read"),
        ("see you at the harbour tomorrow, I will bring the sandwiches and you bring the tea. " * 3, "don’t see a job"),
    ],
    ids=lambda value: value[:20],
)
async def test_a_text_that_is_no_posting_is_answered(talk: Talk, words: str, answer: str) -> None:
    assert answer in (await talk.say(words)).text
    await nothing_was_saved(talk)


async def test_a_picture_is_told_what_to_send_instead(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: None)
    await talk.emulator.photo(talk.robin, PNG)
    assert "I can’t read pictures here" in (await talk.heard()).text


async def test_a_posting_under_a_picture_is_read(talk: Talk) -> None:
    await talk.emulator.photo(talk.robin, PNG, caption=ANALYST[:1000])
    assert "Brackwater Ferries" in (await talk.heard()).text


async def test_other_kinds_of_messages_are_answered(talk: Talk) -> None:
    await talk.emulator.sticker(talk.robin)
    assert "Nice one" in (await talk.heard()).text
    await talk.emulator.voice(talk.robin)
    assert "can’t listen" in (await talk.heard()).text
    await talk.emulator.location(talk.robin)
    assert "can’t read this kind" in (await talk.heard()).text
    await nothing_was_saved(talk)


async def test_two_hundred_thousand_characters_get_one_answer(talk: Talk) -> None:
    await talk.emulator.say(talk.robin, ("A sentence about nothing in particular, again and again. " * 4000)[:200_000])
    await talk.settled()
    [answer] = talk.from_bot()
    assert "longer than the 60,000 characters" in answer.text


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("web-gone", "gone"),
        ("web-closed-door", "paste"),
        ("web-slow", "paste"),
        ("web-too-large", "paste"),
        ("web-refused", ""),
    ],
)
async def test_a_link_that_cannot_be_read_says_what_to_do(talk: Talk, key: str, words: str) -> None:
    talk.pages.pages[LINK] = CannotRead(key, host="somewhere.example")
    answer = await talk.say(LINK)
    assert answer.text.startswith(LINK)
    assert words in answer.text.lower()
    await nothing_was_saved(talk)


@pytest.mark.parametrize(
    "body",
    [
        "<title>Just a moment...</title><p>Checking your browser before accessing. Verify you are human.</p>",
        "<title>Sign in</title><form><input type=password></form><p>Please log in to see this job.</p>",
        "<div id=root></div><script src=app.js></script>",
        "<div>" * 10_000,
    ],
    ids=["challenge", "login", "empty shell", "ten thousand tags"],
)
async def test_a_page_with_nothing_to_read_asks_for_the_text(talk: Talk, body: str) -> None:
    talk.pages.pages[LINK] = html_page(LINK, f"<html><body>{body}</body></html>")
    assert "paste" in (await talk.say(LINK)).text.lower()
    await nothing_was_saved(talk)


async def test_files_that_cannot_be_read_say_why(talk: Talk) -> None:
    for name, content, words in (
        ("job.docx", b"PK\x03\x04 broken", "damaged"),
        ("job.pdf", b"%PDF-1.7 broken", "damaged"),
        ("empty.txt", b" ", "empty"),
    ):
        await talk.emulator.document(talk.robin, name, content)
        assert words in (await talk.heard()).text.lower(), name
    await talk.emulator.document(talk.robin, "huge.pdf", b"%PDF", size=21 * 1024 * 1024)
    assert "20 MB" in (await talk.heard()).text
    await nothing_was_saved(talk)


async def test_in_a_group_it_says_that_it_works_in_private(talk: Talk) -> None:
    group = talk.emulator.group()
    await talk.emulator.say(talk.robin, "/jobs", chat=group)
    await talk.settled()
    assert "private chat" in [one.text for one in talk.emulator.chat(group)][-1]


async def test_a_button_of_another_time_says_that_it_expired(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    await talk.emulator.tap(talk.robin, card, "0old:5", forged=True)
    assert "older version" in (await talk.heard()).text


async def test_a_stranger_is_told_who_can_let_them_in(talk: Talk) -> None:
    # The guest list is a setting, so this bot is asked as one that has it.
    from dataclasses import replace

    from telegram import Update

    from bot.handlers.desk import Desk
    from bot.handlers.refining import Refining
    from bot.handlers.routes import handle

    desk = Desk(talk.database, talk.pages, talk.bot, talk.clock.now, lambda: None, Refining(), None, frozenset({5}))
    update = Update.de_json(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": talk.robin.id, "type": "private"},
                "from": {"id": talk.robin.id, "is_bot": False, "first_name": "Robin"},
                "text": "hello",
            },
        },
        talk.bot,
    )
    await talk.emulator.say(talk.robin, "hi")
    await talk.heard()
    await handle(replace(desk), update)
    assert "invited people only" in talk.from_bot()[-1].text
