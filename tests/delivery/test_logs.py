"""The log tells the operator what happened, and nobody's words or secrets."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.delivery import logs
from bot.delivery.logs import Format, formatter
from bot.playground import Emulator
from tests.conftest import Talk
from tests.postings import ANALYST

TOKEN = "123456789:AAExample-token-that-nobody-has-00"
SECRET = SecretStr("kq-very-secret-key")


@contextmanager
def overheard(form: Format = "json", *secrets: SecretStr) -> Iterator[io.StringIO]:
    """All that is logged, at the loosest level, by us and by every library."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter(form, secrets))
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.level, ours.level
    root.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        root.setLevel(before[0])
        ours.setLevel(before[1])


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    """The lines of a JSON log."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_says_when_how_grave_who_what_and_for_which_update() -> None:
    mark = logs.update.set(77)
    try:
        with overheard() as written:
            logging.getLogger("bot.test").warning("the %s is full", "disk")
    finally:
        logs.update.reset(mark)
    (line,) = lines(written)
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "WARNING", "logger": "bot.test", "message": "the disk is full", "update": 77}


def test_as_text_it_says_the_same() -> None:
    mark = logs.update.set(77)
    try:
        with overheard("text") as written:
            logging.getLogger("bot.test").warning("the disk is full")
    finally:
        logs.update.reset(mark)
    assert written.getvalue().endswith("WARNING bot.test: the disk is full (update 77)\n")


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize(
    "line",
    [
        f"GET https://api.telegram.org/bot{TOKEN}/getUpdates",
        f"GET https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/photo.jpg",
        f"Authorization: Bearer {SECRET.get_secret_value()}",
    ],
)
def test_a_secret_is_struck_out_of_whatever_a_library_says(line: str, form: Format) -> None:
    with overheard(form, SECRET) as written:
        logging.getLogger("some.library").warning(line)
        try:
            _os_error(line)
        except OSError:
            logging.getLogger("some.library").exception("failed")
    assert written.getvalue().count("[secret]") == 2
    assert "AAExample" not in written.getvalue()
    assert "very-secret" not in written.getvalue()


def _os_error(words: str) -> None:
    raise OSError(words)


def _value_error(words: str) -> None:
    raise ValueError(words)


def _key_error(words: str) -> None:
    nothing: dict[str, str] = {}
    nothing[words]


def _validation_error(words: str) -> None:
    from pydantic import TypeAdapter

    TypeAdapter(int).validate_python(words)


@pytest.mark.parametrize("fails", [_value_error, _key_error, _validation_error], ids=lambda one: one.__name__)
@given(words=st.text("abcdefghijklmnop", min_size=12, max_size=60))
def test_an_error_that_may_quote_somebody_is_told_without_its_words(fails: Callable[[str], None], words: str) -> None:
    with overheard() as written:
        try:
            fails(words)
        except Exception:
            logging.getLogger("bot.test").exception("failed")
    assert words not in written.getvalue()
    (line,) = lines(written)
    assert fails.__name__ in line["error"]  # and the way there is told


def test_libraries_are_heard_from_their_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        logs.listen("DEBUG", "json")
        logging.getLogger("aiosqlite").debug("INSERT … VALUES ('my secret wish')")
        logging.getLogger("telegram.Bot").info("my secret wish")
        logging.getLogger("aiosqlite").warning("the file is locked")
        logging.getLogger("bot.test").debug("heard")
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        logging.getLogger("bot").setLevel(logging.NOTSET)
    said = capsys.readouterr().err
    assert "my secret wish" not in said
    assert "the file is locked" in said
    assert "heard" in said


async def test_a_whole_talk_leaves_no_word_of_it_in_the_log(talk: Talk, emulator: Emulator) -> None:
    """Bar the loosest level for libraries, which `listen` does not let through; ours is at its loosest."""
    words = ["Brackwater", "Zebrastreifen", "ana.brackwater@example.org", "https://brackwater.example/jobs/7"]
    with overheard("json") as written:
        card = await talk.tap(await talk.say(ANALYST), "Save")
        await talk.say(f"{words[1]} was mentioned", reply_to=card.id)
        await talk.say(f"/search {words[1]}")
        await talk.say(f"/contact 1 Ana {words[2]}")
        await talk.say(words[3])  # no page is prepared: the handler fails, is tried again, and parked
        await talk.settled()
        mine = written.getvalue()
    assert '"update": ' in mine
    for one in (*words, "brackwater", emulator.token, emulator.token.partition(":")[2]):
        assert one not in mine
