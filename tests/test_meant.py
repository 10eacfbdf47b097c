"""A reply that the rules do not understand is asked of a model, where there is one; it can only ever propose."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot

from bot.actions.refine import Assistant
from bot.app import answering
from bot.handlers.refining import Refining
from bot.llm import ModelFailed
from bot.model.job import Outcome, Stage
from bot.model.proposal import Interview, InterviewKind, Move, Remind
from bot.playground import Emulator
from bot.readers.spoken_time import understood
from bot.storage.database import Database
from bot.summary.meant import Meant, meant
from tests.conftest import Clock, Talk
from tests.fake_model import FakeModel
from tests.fakes import FakeWeb
from tests.postings import ANALYST
from tests.test_collection import labels, saved

NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)  # a Wednesday


async def taken(words: str, answer: object) -> Meant:
    """What becomes of a model's answer to a reply."""
    return await meant(words, "en", NOW, "Europe/Berlin", understood, FakeModel(answer))


async def test_times_are_told_by_our_own_rules_from_the_words_that_the_model_points_at() -> None:
    words = "My chat with Ada has been put down for Friday 10:00, on Zoom"
    answer = {"kind": "interview", "interview": "video", "when": "Friday 10:00", "with_whom": "Ada", "where": "Zoom"}
    found = (await taken(words, answer)).proposal
    assert isinstance(found, Interview)
    assert (found.kind, found.with_whom, found.where) == (InterviewKind.VIDEO, "Ada", "Zoom")
    assert found.when.wall == datetime(2026, 11, 20, 10)  # noqa: DTZ001  # a time on the wall


async def test_moves_and_reminders() -> None:
    gone = {"kind": "move", "to": "rejected", "when": "on Monday"}
    found = (await taken("on Monday the recruiter let me down", gone)).proposal
    assert found == Move(Outcome.REJECTED, datetime(2026, 11, 16, tzinfo=UTC).date())
    assert (await taken("it is off to them now", {"kind": "move", "to": "applied"})).proposal == Move(Stage.APPLIED)
    ping = {"kind": "remind", "when": "tomorrow", "about": "the certificate"}
    reminder = (await taken("poke me about the certificate tomorrow", ping)).proposal
    assert isinstance(reminder, Remind)
    assert reminder.words == "the certificate"


@pytest.mark.parametrize(
    "answer",
    [
        {"kind": "note"},
        {"kind": "move"},
        {"kind": "interview", "when": ""},
        {"kind": "interview", "when": "2 December 2026"},  # which nobody said
        {"kind": "interview", "when": "lunch"},
        {"kind": "move", "to": "applied", "when": "Friday"},  # to come, so that it can't have been
        {"kind": "remind", "when": "soon"},
        ModelFailed("HTTP 500"),
    ],
)
async def test_what_does_not_stand_in_the_reply_is_a_note(answer: object) -> None:
    back = answer if not isinstance(answer, dict) or answer.get("when") != "Friday" else {**answer, "when": "tomorrow"}
    assert (await taken("lunch tomorrow went to the dogs, they will write soon", back)).proposal is None


async def test_names_that_the_model_makes_up_are_dropped() -> None:
    made_up = {"kind": "interview", "when": "Friday 10:00", "with_whom": "Dr Evil", "where": "https://evil.example"}
    found = (await taken("we meet Friday 10:00", made_up)).proposal
    assert isinstance(found, Interview)
    assert (found.with_whom, found.where) == (None, None)


async def test_a_model_that_takes_too_long_is_not_waited_for() -> None:
    class Asleep(FakeModel):
        async def ask(self, *_: Any, **__: Any) -> Any:
            await asyncio.Event().wait()

    found = await meant("we meet soon", "en", NOW, "UTC", understood, Asleep(None), patience=0)
    assert found.proposal is None
    assert found.reason == "no answer in time"


# --- the whole bot ----------------------------------------------------------------------------------------------------


def answers(material: str) -> object:
    """A model that does no cards, and takes every reply for a refusal."""
    if "The reply stands" not in material:
        return ModelFailed("no cards today")
    return {"kind": "move", "to": "rejected"} if "thumbs down" in material else {"kind": "note"}


@pytest.fixture
def model() -> FakeModel:
    return FakeModel(answers)


@pytest.fixture
async def clever(
    emulator: Emulator, bot: Bot, database: Database, clock: Clock, pages: FakeWeb, model: FakeModel
) -> AsyncIterator[Talk]:
    """The whole bot with a model that may work four times a day."""
    robin, lena = emulator.person(1001, "Robin", "en"), emulator.person(1002, "Lena", "de")

    async def at_once(_seconds: float) -> None:
        return

    assistant, refining = Assistant(model, daily_limit=4), Refining(sleep=at_once)
    async with answering(database, bot, pages, clock.now, assistant=assistant, refining=refining) as running:
        yield Talk(emulator, running, database, clock, pages, bot, robin, lena)


def asked(model: FakeModel) -> list[str]:
    """The replies that the model was asked about."""
    return [told for told in model.told if "The reply stands" in told]


async def test_what_the_rules_do_not_know_the_model_may_propose(clever: Talk, model: FakeModel) -> None:
    card = await saved(clever, ANALYST, "Applied")
    shown = await clever.say("thumbs down from the harbour", reply_to=card.id)
    assert "• Now at: They said no" in shown.text
    assert labels(shown) == ["✓ Yes", "No", "Just a note"]
    assert (await clever.say("/job 1")).text.startswith("#1 · Applied")
    assert len(asked(model)) == 1


async def test_what_the_rules_know_no_model_is_asked(clever: Talk, model: FakeModel) -> None:
    card = await saved(clever, ANALYST, "Applied")
    assert "• Now at: They said no" in (await clever.say("they said no", reply_to=card.id)).text
    assert asked(model) == []


async def test_a_note_stays_a_note_and_a_long_one_is_not_asked_about(clever: Talk, model: FakeModel) -> None:
    card = await saved(clever, ANALYST, "Applied")
    assert (await clever.say("a fine place by the sea", reply_to=card.id)).text.startswith("Noted.")
    assert (await clever.say("thumbs down " * 30, reply_to=card.id)).text.startswith("Noted.")
    assert len(asked(model)) == 1


async def test_the_daily_limit_counts_and_then_a_reply_is_a_note(clever: Talk, model: FakeModel) -> None:
    card = await saved(clever, ANALYST, "Applied")  # the card was the first call
    for _ in range(5):
        last = await clever.say("thumbs down from the harbour", reply_to=card.id)
    assert last.text.startswith("Noted.")
    assert len(asked(model)) == 3
