"""The bot as a process: what stops it from starting is one clear line, and it ends when told to."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.playground import Emulator
from tests.postings import ANALYST
from tests.processes import Nursery, Process, begin

GOOD_TOKEN = "123456789:AAExample-token-that-nobody-has-00"
WITH_TOKEN = {"TELEGRAM_TOKEN": GOOD_TOKEN}


def settings(tmp_path: Path, **more: str) -> dict[str, str]:
    """An environment with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if name.isupper() and name in ("PATH", "HOME", "LANG")}
    here = {"DATABASE_URL": f"sqlite:///{tmp_path}/jobtrail.sqlite3", "HTTP_PORT": "0", "PYTHONPATH": str(Path.cwd())}
    return kept | here | more


def start(nursery: Nursery | None, tmp_path: Path, *arguments: str, **more: str) -> Process:
    """Start the bot; without a nursery, as an operator does."""
    return begin(nursery, tmp_path, settings(tmp_path, **more), *arguments)


async def refusal(nursery: Nursery | None, tmp_path: Path, **more: str) -> str:
    """What a bot that can't start says: one line, with an exit code that is not 0."""
    code, said, complaint = await start(nursery, tmp_path, **more).end()
    assert code != 0
    assert said == ""
    lines = complaint.strip().splitlines()
    assert len(lines) == 1, complaint
    return lines[0]


def test_a_start_reads_nothing_that_only_some_people_need() -> None:
    late = [
        "bot.readers.spoken_time",
        "bot.readers.mail",
        "bot.readers.pdf_lines",
        "bot.summary.match",
        "bot.summary.cv",
    ]
    late += ["openai", "matplotlib", "alembic", "fasttext", "pypdfium2", "sqlalchemy.dialects.postgresql"]
    code = f"import sys, bot.app, bot.storage.sqlite; print(sorted({set(late)} & sys.modules.keys()))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"  # noqa: S603  # our own words


@contextlib.asynccontextmanager
async def playground(nursery: Nursery | None, tmp_path: Path, **more: str) -> AsyncIterator[tuple[Process, str]]:
    """The bot running with no token; the address that it prints."""
    bot = start(nursery, tmp_path, **more)
    try:
        yield bot, (await bot.line()).split()[-1]
    finally:
        if bot.ended() is None:
            bot.send(signal.SIGTERM)
        await bot.end()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"TELEGRAM_TOKEN": "hunter2"}, "TELEGRAM_TOKEN is not a bot's token"),
        ({"DATABASE_URL": "mysql://localhost/jobs"}, "DATABASE_URL must look like sqlite:///"),
        ({"HTTP_PORT": "eighty"}, "HTTP_PORT"),
        ({"HTTP_PORT": "70000"}, "HTTP_PORT"),
        ({"ALLOWED_USERS": "me,you"}, "ALLOWED_USERS"),
        ({"OPENAI_PRICES": "0.40"}, "OPENAI_PRICES is dollars for a million tokens"),
        ({"OPENAI_PRICES": "cheap,nan"}, "OPENAI_PRICES is dollars for a million tokens"),
        ({"OPENAI_PRICES": "1,nan"}, "OPENAI_PRICES is dollars for a million tokens"),
        ({"ADMIN_USERS": "me"}, "ADMIN_USERS"),
        ({"BACKUP_KEEP": "0"}, "BACKUP_KEEP"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is one of"),
        ({"FETCH_ALLOW_PRIVATE": "perhaps"}, "FETCH_ALLOW_PRIVATE"),
        ({"TELEGRAM_API_URL": "api.telegram.org"}, "TELEGRAM_API_URL must begin with http"),
        ({"MESSAGES_PER_SECOND": "0"}, "MESSAGES_PER_SECOND"),
        ({"WEBHOOK_URL": "https://bot.example.com"}, "WEBHOOK_URL needs TELEGRAM_TOKEN"),
        (WITH_TOKEN | {"WEBHOOK_URL": "https://bot.example.com"}, "WEBHOOK_SECRET is needed with WEBHOOK_URL"),
        (
            WITH_TOKEN | {"WEBHOOK_URL": "http://bot.example.com", "WEBHOOK_SECRET": "x"},
            "WEBHOOK_URL must begin with https",
        ),
        (WITH_TOKEN | {"WEBHOOK_URL": "bot.example.com", "WEBHOOK_SECRET": "x"}, "WEBHOOK_URL must look like https://"),
        (
            WITH_TOKEN | {"WEBHOOK_URL": "https://bot.example.com:8080", "WEBHOOK_SECRET": "x"},
            "WEBHOOK_URL must be on port",
        ),
        (WITH_TOKEN | {"WEBHOOK_URL": "https://a.example/{x}", "WEBHOOK_SECRET": "x"}, "WEBHOOK_URL must look like"),
        (
            WITH_TOKEN | {"WEBHOOK_URL": "https://bot.example.com", "WEBHOOK_SECRET": "hush hush"},
            "WEBHOOK_SECRET takes 1 to 256",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_setting_is_named_in_one_line(
    wrong: dict[str, str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    assert main([]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert "hush" not in said.err, "a secret is not shown, not even a wrong one"
    assert said.out == ""


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"HTTP_HOST": "192.0.2.7"}, "PLAYGROUND_OPEN=true"),
        ({"HTTP_HOST": "192.0.2.7", "TELEGRAM_TOKEN": GOOD_TOKEN}, "HTTP_HOST: can't listen on 192.0.2.7"),
    ],
    ids=["open playground", "foreign address"],
)
async def test_a_setting_that_does_not_work_here_is_named_in_one_line(
    nursery: Nursery, tmp_path: Path, wrong: dict[str, str], words: str
) -> None:
    assert words in await refusal(nursery, tmp_path, **wrong)


async def test_a_folder_that_can_not_be_written_in_is_one_line(tmp_path: Path) -> None:
    where = "sqlite:////proc/nowhere/jobtrail.sqlite3"
    assert "DATABASE_URL: can't write in /proc/nowhere" in await refusal(None, tmp_path, DATABASE_URL=where)


async def test_a_token_that_telegram_does_not_know_is_one_line_without_the_token(
    nursery: Nursery, tmp_path: Path, emulator: Emulator
) -> None:
    said = await refusal(nursery, tmp_path, TELEGRAM_TOKEN=GOOD_TOKEN, TELEGRAM_API_URL=emulator.url)
    assert said.startswith("TELEGRAM_TOKEN: Telegram does not know this token")
    assert GOOD_TOKEN not in said


async def test_a_port_that_is_in_use_is_one_line(nursery: Nursery, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"HTTP_PORT: {port} is in use" in await refusal(nursery, tmp_path, HTTP_PORT=str(port))


async def test_a_second_process_on_the_same_database_is_one_line(nursery: Nursery, tmp_path: Path) -> None:
    async with playground(nursery, tmp_path):
        assert "another Jobtrail is running on" in await refusal(nursery, tmp_path)


async def test_a_damaged_database_is_one_line(nursery: Nursery, tmp_path: Path) -> None:
    (tmp_path / "jobtrail.sqlite3").write_text("Dear diary, " * 500)
    assert "damaged or no SQLite database" in await refusal(nursery, tmp_path)


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_told_to_stop_it_finishes_what_is_under_way_and_leaves_the_rest_for_the_next_start(
    nursery: Nursery, tmp_path: Path, emulator: Emulator, by: str
) -> None:
    here = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url}
    if by == "webhook":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        here |= {"HTTP_PORT": port, "WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "hush"}
    robin = emulator.person(1001, "Robin", "en")
    emulator.faults.delay(1.5, "sendMessage", times=1)
    for _ in range(5):
        await emulator.say(robin, "/help")
    bot = start(nursery, tmp_path, **here)
    for _ in range(1_000):
        if emulator.called("sendMessage"):
            break
        await asyncio.sleep(0.02)
    bot.send(signal.SIGTERM)
    code, said, complaint = await bot.end()
    assert (code, said, "Traceback" in complaint) == (0, "", False), complaint
    answers = [one for one in emulator.chat(robin) if one.from_bot]
    assert len(answers) == 1, "the one under way is answered, and none is begun after it"
    bot = start(nursery, tmp_path, **here)
    await emulator.until(lambda: len([one for one in emulator.chat(robin) if one.from_bot]) == 5, timeout=30)
    bot.send(signal.SIGTERM)
    assert (await bot.end())[0] == 0
    assert len([one for one in emulator.chat(robin) if one.from_bot]) == 5, "none was answered twice"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=lambda sign: sign.name)
async def test_it_is_well_while_it_runs_and_ends_when_told(
    nursery: Nursery, tmp_path: Path, sign: signal.Signals
) -> None:
    begun_by = None if sign == signal.SIGTERM else nursery
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    async with playground(begun_by, tmp_path, HTTP_PORT=port) as (bot, address):
        assert address == f"http://127.0.0.1:{port}"
        assert (await start(begun_by, tmp_path, "health", HTTP_PORT=port).end())[0] == 0
        bot.send(sign)
        assert (await bot.end())[0] == 0
        assert (await start(begun_by, tmp_path, "health", HTTP_PORT=port).end())[0] == 1


def rights(folder: Path) -> dict[str, int]:
    """Who may do what with the files of the database."""
    return {file.name: file.stat().st_mode & 0o777 for file in folder.glob("jobtrail.sqlite3*")}


async def test_what_is_kept_is_for_the_bot_s_own_user_alone(nursery: Nursery, tmp_path: Path) -> None:
    async with playground(nursery, tmp_path):
        found = rights(tmp_path)
    assert found.keys() >= {"jobtrail.sqlite3", "jobtrail.sqlite3-wal"}
    assert set(found.values()) == {0o600}


async def test_a_backup_is_made_beside_the_running_bot_and_put_back_when_it_is_stopped(
    nursery: Nursery, tmp_path: Path
) -> None:
    async with playground(nursery, tmp_path):
        code, printed, complaint = await start(nursery, tmp_path, "backup").end()
        assert (code, complaint) == (0, "")
        backup = printed.strip()
        assert backup.startswith(f"{tmp_path}/backups/jobtrail-")
        code, printed, complaint = await start(nursery, tmp_path, "restore", backup).end()
        assert (code, printed) == (1, "")
        assert "another Jobtrail is running on" in complaint
    code, printed, complaint = await start(nursery, tmp_path, "restore", backup).end()
    assert (code, complaint) == (0, "")
    assert "jobtrail.sqlite3.before-" in printed
    async with playground(nursery, tmp_path):
        pass


async def test_where_there_is_nothing_to_back_up_that_is_one_line(nursery: Nursery, tmp_path: Path) -> None:
    code, printed, complaint = await start(nursery, tmp_path, "backup").end()
    assert (code, printed) == (1, "")
    assert complaint == f"DATABASE_URL: there is no {tmp_path}/jobtrail.sqlite3 to back up.\n"


async def test_of_a_server_the_server_s_own_tools_make_backups(nursery: Nursery, tmp_path: Path) -> None:
    server = "postgresql://jobtrail:secret@192.0.2.7/jobtrail"
    for command in (("backup",), ("restore", "some.sqlite3")):
        code, printed, complaint = await start(nursery, tmp_path, *command, DATABASE_URL=server).end()
        assert (code, printed) == (1, "")
        assert "pg_dump" in complaint
        assert "secret" not in complaint


async def test_at_its_most_talkative_the_log_has_no_word_of_anybody_and_no_secret(
    nursery: Nursery, tmp_path: Path, emulator: Emulator
) -> None:
    robin = emulator.person(1001, "Robinson", "en")
    telegram = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url}
    model = {
        "OPENAI_API_KEY": "sk-nobody-may-read-this",
        "OPENAI_BASE_URL": f"{emulator.url}/no-model",
        "OPENAI_LOG": "debug",
    }
    bot = start(nursery, tmp_path, **telegram, **model, LOG_LEVEL="DEBUG", LOG_FORMAT="json", PYTHONASYNCIODEBUG="0")
    try:
        await emulator.say(robin, ANALYST)
        card = await emulator.next_message(robin, timeout=30)
        await emulator.tap(robin, card, "Save", timeout=30)
        await emulator.say(robin, "Zebrastreifen, they said", reply_to=card.id)
        await emulator.next_message(robin, timeout=30)
        await emulator.say(robin, "https://brackwater.invalid/jobs/7")
        await emulator.next_message(robin, timeout=30)
    finally:
        bot.send(signal.SIGTERM)
        _, _, written = await bot.end()
    lines = [json.loads(line) for line in written.splitlines()]  # every line is one event
    assert any("update" in line for line in lines)
    words = ("Brackwater", "brackwater", "Zebrastreifen", "Robinson", emulator.token.partition(":")[2], "sk-nobody")
    for one in words:
        assert one not in written
