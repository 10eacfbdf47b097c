"""Those who run the bot see how it is; nobody else, and nobody's words."""

import re
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot

from bot import VERSION
from bot.actions.admin import Operator
from bot.actions.backup import Backups
from bot.app import answering
from bot.handlers import paste
from bot.playground import Emulator
from bot.storage.database import Database
from bot.views import buttons
from bot.views.buttons import packed
from tests.conftest import Clock, Talk
from tests.fakes import FakeWeb
from tests.postings import ANALYST
from tests.test_main_job import labels


@pytest.fixture
async def talk(
    emulator: Emulator, bot: Bot, database: Database, clock: Clock, pages: FakeWeb, tmp_path: Path
) -> AsyncIterator[Talk]:
    """The whole bot, run by Robin."""
    robin = emulator.person(1001, "Robin", "en")
    lena = emulator.person(1002, "Lena", "de")
    backups = Backups(tmp_path / "jobtrail.sqlite3", tmp_path / "backups", 3)
    operator = Operator(frozenset([robin.id]), backups, lambda: 4)
    async with answering(database, bot, pages, clock.now, operator=operator) as running:
        yield Talk(emulator, running, database, clock, pages, bot, robin, lena)


async def test_the_operator_sees_how_the_bot_is(talk: Talk) -> None:
    await talk.say("hello", by=talk.lena)
    shown = await talk.say("/admin")
    assert shown.text.startswith(f"Jobtrail {VERSION}")
    for line in ("2 people, 2 active", "Inbox: 0 waiting", "0 given up", "No backup yet", "a pause: 4 times", "MB"):
        assert line in shown.text
    assert labels(shown) == ["💾 Back up now", "↻ Refresh"]


async def test_a_backup_is_one_tap_away(talk: Talk) -> None:
    shown = await talk.tap(await talk.say("/admin"), "💾 Back up now")
    assert "💾 Last backup: Mon" in shown.text
    assert "MB" in shown.text


async def test_to_all_others_there_is_no_such_command_and_no_such_button(talk: Talk, tmp_path: Path) -> None:
    admins = await talk.say("/admin", by=talk.lena)
    nonsense = await talk.say("/nonsense", by=talk.lena)
    assert admins.text == nonsense.text.replace("/nonsense", "/admin")
    card = await talk.say(ANALYST, by=talk.lena)
    for tap in (buttons.ShowAdmin(), buttons.BackUpNow(), buttons.ShowParked(), buttons.TryAgain(1)):
        await talk.emulator.tap(talk.lena, card, packed(tap), forged=True)
        assert "Jobtrail" not in (await talk.heard(talk.lena)).text
    assert not (tmp_path / "backups").exists()
    assert "admin" not in {command["command"] for command in await _menu(talk)}


async def _menu(talk: Talk) -> list[dict[str, str]]:
    return [{"command": one.command} for one in await talk.bot.get_my_commands()]


async def test_a_parked_update_is_listed_without_its_words_and_done_again(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(paste, "take_message", fails)
        talk.running.inbox._sleep = _at_once
        told = await talk.say(ANALYST, by=talk.lena)
        await talk.settled()
    shown = await talk.say("/admin")
    assert "1 parked" in shown.text
    listed = await talk.tap(shown, "Parked updates (1)")
    error_id = re.search(r"\b[0-9a-f]{8}\b", told.text)
    assert error_id is not None
    assert error_id[0] in listed.text
    assert "Brackwater" not in listed.text
    again = next(label for label in labels(listed) if label.startswith("Try "))
    assert (await talk.tap(listed, again)).text == "Nothing is parked."
    assert "Brackwater" in (await talk.heard(talk.lena)).text
    assert "0 parked" in (await talk.tap(talk.seen(shown.id), "‹ Back")).text


async def _at_once(_seconds: float) -> None:
    return None


def test_the_version_is_the_project_s() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
