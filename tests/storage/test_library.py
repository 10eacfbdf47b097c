"""Which SQLite the process uses: one, and the mended one where that is installed."""

import subprocess
import sys
from pathlib import Path

import pytest

MENDED = "from _sqlite3 import *\nsqlite_version_info = (3, 53, 4)\n"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with a stand-in of the extra [sqlite]."""
    package = tmp_path / "sqlcipher3"
    package.mkdir()
    (package / "__init__.py").write_text(MENDED)
    (package / "dbapi2.py").write_text(MENDED)
    return tmp_path


def said(program: str, *folders: Path) -> str:
    """What a fresh process prints."""
    path = ":".join(map(str, (Path(__file__).parent.parent.parent, *folders)))
    asked = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    return asked.stdout.strip()


def test_a_mended_library_takes_the_place_of_the_system_s_for_everybody(installed: Path) -> None:
    program = (
        "import bot.storage, sqlite3, sqlite3.dbapi2; from bot.storage.lock import damaging_library;"
        "print(sqlite3.__name__, sqlite3.dbapi2.__name__, damaging_library())"
    )
    assert said(program, installed) == "sqlcipher3 sqlcipher3.dbapi2 None"


def test_where_the_system_s_is_in_use_already_it_stays_the_only_one(installed: Path) -> None:
    program = "import sqlite3 as before, bot.storage, sqlite3; print(sqlite3 is before, sqlite3.__name__)"
    assert said(program, installed) == "True sqlite3"


def test_without_the_extra_nothing_changes() -> None:
    program = "import sys; sys.modules['sqlcipher3'] = None; import bot.storage, sqlite3; print(sqlite3.__name__)"
    assert said(program) == "sqlite3"
