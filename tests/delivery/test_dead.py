"""What could not be done or delivered: the operator sees it, without anybody's words, and can have it tried again."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.storage import inbox, outbox, users
from bot.storage.database import Database
from bot.storage.inbox import Received
from tests.conftest import Clock

_MESSAGE = '{"update_id": 5, "message": {"text": "a secret"}}'


async def _put_aside(path: Path) -> None:
    now = Clock().now()
    database = await Database.open(path)
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", now)
        await inbox.keep(tx, 7, [Received(5, 1001, _MESSAGE), Received(6, 1001, "[")], now)
        for update_id in (5, 6):
            await inbox.begun(tx, 7, update_id)
            await inbox.park(tx, 7, update_id, now)
        facts = {"items": [{"words": "a secret"}]}
        for key, trouble in (("a", 'Bad Request: can\'t parse "a secret"'), ("b", "nothing to tell any more")):
            await outbox.decide(tx, 1001, key=key, kind="reminder", facts=facts, job_id=None, now=now, not_before=now)
            for push in await outbox.ready(tx, now, 5):
                await outbox.give_up(tx, push.id, now, trouble)
    await database.close()


async def _waiting(path: Path) -> tuple[list[tuple[int, int | None]], list[int]]:
    database = await Database.open(path)
    async with database.begin() as tx:
        found = await inbox.waiting_after(tx, 7, -1, 10), [one.id for one in await outbox.ready(tx, _LATER, 10)]
    await database.close()
    return found


_LATER = Clock().now().replace(year=2100)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with two parked updates, a dead push and one that nobody misses."""
    path = tmp_path / "jobtrail.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.chdir(tmp_path)
    asyncio.run(_put_aside(path))
    return path


@pytest.mark.usefixtures("file")
def test_what_was_put_aside_is_listed_without_anybody_s_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dead"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "update-6\tunreadable\t2026-03-02 09:00Z\t1 tries\tsee the log",
        "update-5\tmessage\t2026-03-02 09:00Z\t1 tries\tsee the log",
        "push-1\treminder\t2026-03-02 09:00Z\t0 tries\tBad Request: can't parse",
    ]
    assert "secret" not in said


def test_one_of_them_is_tried_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dead", "--retry", "update-5"]) == 0
    assert main(["dead", "--retry", "push-1"]) == 0
    assert asyncio.run(_waiting(file)) == ([(5, 1001)], [1])
    capsys.readouterr()
    assert main(["dead"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["update-6"]


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("name", ["update-99", "push-99", "5", "", "update-5; DROP TABLE inbox"])
def test_what_is_not_there_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dead", "--retry", name]) == 1
    assert "Nothing named" in capsys.readouterr().err
