"""A model goes over a card behind the first one; and questions about one job. The whole bot over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select
from telegram import Bot

from bot.actions.refine import Assistant
from bot.app import answering
from bot.handlers.refining import Refining
from bot.llm import ModelFailed
from bot.playground import Emulator
from bot.readers import picture
from bot.storage.database import Database
from bot.storage.schema import model_calls
from tests.conftest import Clock, Talk
from tests.fake_model import FakeModel
from tests.fakes import FakeWeb
from tests.postings import ANALYST, POEM
from tests.test_bad_input import PNG
from tests.test_main_job import labels

GOOD: dict[str, Any] = {
    "gist": {
        "text": "You turn ferry journeys into numbers for the harbour.",
        "quote": "You turn their journeys into numbers that the harbour can use.",
    },
    "facts": [
        {"kind": kind, "text": words, "quote": words}
        for kind, words in (
            ("task", "Build dashboards on passengers, delays and fuel"),
            ("task", "Write SQL and Python for questions from the captains"),
            ("must", "At least 3 years of experience with data analysis"),
            ("must", "Very good SQL and Python"),
            ("must", "Fluent English, German at B2"),
            ("nice", "Experience with dbt"),
            ("offer", "30 days of holiday"),
        )
    ],
}


class Gate:
    """A sleep that lasts until a test opens it."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()

    async def __call__(self, _seconds: float) -> None:
        await self.opened.wait()


async def done(talk: Talk, gate: Gate, refining: Refining) -> None:
    """Everything that was said is answered, and the model has had its time."""
    await talk.settled()
    gate.opened.set()
    await refining.idle()


@pytest.fixture
def model() -> FakeModel:
    return FakeModel(GOOD)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
async def refining(gate: Gate) -> Refining:
    return Refining(sleep=gate)


@pytest.fixture
async def clever(
    emulator: Emulator,
    bot: Bot,
    database: Database,
    clock: Clock,
    pages: FakeWeb,
    model: FakeModel,
    refining: Refining,
) -> AsyncIterator[Talk]:
    """The whole bot with a model that may work three times a day."""
    robin, lena = emulator.person(1001, "Robin", "en"), emulator.person(1002, "Lena", "de")
    assistant = Assistant(model, daily_limit=3)
    async with answering(database, bot, pages, clock.now, assistant=assistant, refining=refining) as running:
        yield Talk(emulator, running, database, clock, pages, bot, robin, lena)


async def test_the_rules_card_comes_first_and_the_model_s_as_one_edit(
    clever: Talk, gate: Gate, refining: Refining
) -> None:
    first = await clever.say(ANALYST)
    assert "Very good SQL and Python" in first.text
    assert "✨ refining…" in first.text
    assert "Stop" in labels(first)
    await done(clever, gate, refining)
    now = clever.seen(first.id)
    assert "✨ refined by parrot-1" in now.text
    assert "You turn ferry journeys into numbers for the harbour." in now.text
    assert "Stop" not in labels(now)
    assert len(clever.emulator.called("editMessageText")) == 1


async def test_stop_leaves_the_card_as_it_is(clever: Talk, gate: Gate, model: FakeModel, refining: Refining) -> None:
    first = await clever.say(ANALYST)
    now = await clever.tap(first, "Stop")
    assert "refining" not in now.text
    await done(clever, gate, refining)
    assert model.told == []
    assert clever.seen(first.id).text == now.text


async def test_the_model_writes_in_the_language_that_was_chosen_for_it(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    chosen = await clever.tap(await clever.tap(await clever.say("/settings"), "The model’s language"), "Deutsch")
    assert "The model writes in: Deutsch" in chosen.text
    assert (await clever.say(ANALYST)).text.count("What they offer") == 1, "the bot goes on to speak English"
    await done(clever, gate, refining)
    assert "German" in model.told[0].splitlines()[0]


@pytest.mark.parametrize(
    "bad",
    [
        ModelFailed("HTTP 500"),
        {"facts": [{"kind": "must", "text": "Ten years of COBOL", "quote": "Ten years of COBOL"}]},
    ],
    ids=["failure", "invention"],
)
async def test_where_the_model_fails_or_invents_the_rules_card_stays(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining, bad: object
) -> None:
    model.answer = bad
    first = await clever.say(ANALYST)
    await done(clever, gate, refining)
    now = clever.seen(first.id)
    assert "refin" not in now.text
    assert "COBOL" not in now.text
    assert "Very good SQL and Python" in now.text
    assert len(clever.from_bot()) == 1, "no error in the user's face"


async def test_a_card_that_was_acted_on_is_left_alone_and_the_refined_one_offered(
    clever: Talk, gate: Gate, refining: Refining
) -> None:
    card = await clever.tap(await clever.say(ANALYST), "Save")
    await done(clever, gate, refining)
    assert "refined by" not in clever.seen(card.id).text
    offer = clever.from_bot()[-1]
    assert offer.text == "✨ parrot-1 has refined this card."
    shown = await clever.tap(offer, "Show refined")
    assert "refined by parrot-1" in shown.text
    assert "#1 · Saved" in shown.text


async def test_the_same_posting_is_asked_about_once(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    first = await clever.say(ANALYST)
    await done(clever, gate, refining)
    await clever.tap(clever.seen(first.id), "Not for me")
    await clever.say(ANALYST)
    await done(clever, gate, refining)
    assert len(model.told) == 1


async def test_when_the_day_s_share_is_used_up_one_friendly_line_says_so(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    cards = []
    for city in ("Kiel", "Bremen", "Rostock", "Emden", "Husum"):
        cards.append(await clever.say(ANALYST.replace("Kiel", city)))
        await done(clever, gate, refining)
    assert "The model has worked for you 3 times today" in cards[3].text
    assert "worked for you" not in cards[4].text
    assert len(model.told) == 3
    clever.clock.go_on(days=1)
    assert "✨ refining…" in (await clever.say(ANALYST.replace("Kiel", "Sylt"))).text


async def test_what_was_stopped_takes_nothing_of_the_day_s_share(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    for city in ("Bremen", "Rostock", "Emden", "Husum"):
        await clever.tap(await clever.say(ANALYST.replace("Kiel", city)), "Stop")
    first = await clever.say(ANALYST)
    await done(clever, gate, refining)
    assert "✨ refined by parrot-1" in clever.seen(first.id).text
    assert len(model.told) == 1


async def test_several_cards_at_once_share_what_is_left_and_one_says_that_it_is_used_up(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    cards = [
        await clever.say(ANALYST.replace("Kiel", city)) for city in ("Bremen", "Rostock", "Emden", "Husum", "Sylt")
    ]
    await done(clever, gate, refining)
    now = [clever.seen(card.id).text for card in cards]
    assert len(model.told) == 3
    assert sum("refined by parrot-1" in text for text in now) == 3
    assert sum("The model has worked for you 3 times today" in text for text in now) == 1
    assert not any("refining" in text for text in now)


async def test_questions_tell_too_that_the_share_is_used_up_and_are_answered_by_rules(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    card = await clever.say(ANALYST)
    await done(clever, gate, refining)
    model.answer = {"said": True, "answer": "30 days of holiday.", "quotes": ["30 days of holiday"]}
    answers = [await clever.say("How many days of holiday are there?", reply_to=card.id) for _ in range(4)]
    assert ["✨ parrot-1" in answer.text for answer in answers] == [True, True, False, False]
    assert all("30 days of holiday" in answer.text for answer in answers)
    assert ["worked for you 3 times" in answer.text for answer in answers] == [False, False, True, False]


async def test_a_picture_beyond_the_share_says_so_where_nothing_else_reads_it(
    clever: Talk, model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: None)
    model.answer = {"lines": POEM.splitlines()}
    for _ in range(4):
        await clever.emulator.photo(clever.robin, PNG)
        await clever.settled()
    assert "as many pictures for you as I may in a day" in clever.from_bot()[-1].text
    assert len(model.told) == 3


async def test_why_shows_what_the_refined_card_stands_on(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    short = {"kind": "must", "text": "SQL and Python, very good", "quote": "Very good SQL and Python"}
    model.answer = {**GOOD, "facts": [*GOOD["facts"][:3], short, *GOOD["facts"][4:]]}
    first = await clever.say(ANALYST)
    await done(clever, gate, refining)
    assert "SQL and Python, very good" in clever.seen(first.id).text
    await clever.tap(clever.seen(first.id), "Why?")
    reasons = clever.from_bot()[-1].text
    assert "SQL and Python, very good\nVery good SQL and Python" in reasons
    assert "You turn ferry journeys into numbers for the harbour.\nYou turn their journeys" in reasons


async def test_a_question_is_answered_from_the_posting_with_its_words(clever: Talk, model: FakeModel) -> None:
    card = await clever.say(ANALYST)
    await clever.tap(card, "Ask")
    model.answer = {
        "said": True,
        "answer": "30 days of holiday.",
        "quotes": ["30 days of holiday"],
    }
    answer = await clever.say("How much holiday?")
    assert "30 days of holiday." in answer.text
    assert "The posting’s own words:" in answer.text
    assert "✨ parrot-1" in answer.text


async def test_what_is_used_for_a_user_is_noted_whatever_it_was_used_for(
    clever: Talk, gate: Gate, model: FakeModel, refining: Refining
) -> None:
    card = await clever.say(ANALYST)
    await done(clever, gate, refining)
    model.answer = {"said": False, "answer": "", "quotes": []}
    await clever.say("Is there a kindergarten?", reply_to=card.id)
    model.answer = {"lines": POEM.splitlines()}
    await clever.emulator.photo(clever.robin, PNG)
    await clever.heard()
    await clever.settled()
    async with clever.database.begin() as tx:
        used = (await tx.execute(select(model_calls.c.calls, model_calls.c.tokens))).one()
    assert used == (3, 3 * 1_200)


async def test_without_a_model_the_lines_that_match_best_are_shown(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    answer = await talk.say("How many days of holiday are there?", reply_to=card.id)
    assert "30 days of holiday" in answer.text
    assert "✨" not in answer.text


async def test_an_answer_can_be_replied_to_with_the_next_question(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    answer = await talk.say("How many days of holiday are there?", reply_to=card.id)
    following = await talk.say("Is dbt needed?", reply_to=answer.id)
    assert "Experience with dbt" in following.text


async def test_what_the_posting_does_not_say_is_not_answered(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    answer = await talk.say("Is there a kindergarten?", reply_to=card.id)
    assert "no line about that" in answer.text


async def test_a_screenshot_is_read_by_the_model_shown_to_be_checked_and_becomes_a_card(
    clever: Talk, model: FakeModel
) -> None:
    model.answer = {"lines": ANALYST.splitlines()}
    await clever.emulator.photo(clever.robin, PNG)
    read = await clever.heard()
    assert read.text.startswith("This is what I read in the picture; please check it.")
    assert "Write SQL and Python" in read.text
    card = await clever.heard()
    assert "Brackwater Ferries" in card.text
    assert "A language model read this from a picture" in card.text
    assert len(model.images) == 1


async def test_a_screenshot_without_a_posting_is_no_card(clever: Talk, model: FakeModel) -> None:
    model.answer = {"lines": POEM.splitlines()}
    await clever.emulator.photo(clever.robin, PNG)
    await clever.heard()
    assert "don’t see a job posting" in (await clever.heard()).text
