"""Pictures: drawn apart from the bot, in words of any language, and missed by nobody where they fail."""

import struct
import sys
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.views.charts import Drawing, Shade, drawn

HOSTILE = Drawing(
    "comparison",
    {
        "title": "$\\frac{1}{0}$ <b>" + "ł" * 5_000,
        "columns": ["", "日本株式会社 🙂", "Söhne & Töchter\u202e\x00", "x" * 4_000, "Žluťoučký"],
        "first": [1],
        "facts": [
            ["Pay", ["$5", "", "€ 5 – 6 $", "₽ 100 000 в месяц", "\n\n"], "не указано"],
            ["", ["", "", "", "", ""], ""],
        ],
        "notes": ["{", "$", "\\"],
    },
)


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack_from(">II", png, 16)
    return int(width), int(height)


async def test_whatever_postings_say_can_be_drawn() -> None:
    width, height = size(await drawn(HOSTILE, Shade.DARK))
    assert width == 2 * (5 * 270 + 56)
    assert height < width


async def test_one_job_and_ten_thousand_are_drawn_at_the_same_size() -> None:
    def hunt(most: int) -> Drawing:
        row = {"label": "Предварительный отбор", "value": most, "of": None, "words": f"{most:,}"}
        weeks = {"heading": "Weeks", "names": ["a", "b"], "rows": [["2 Mar", most, 0]] * 12}
        return Drawing("numbers", {"title": "Hunt", "parts": [{"heading": "h", "rows": [row]}], "weeks": weeks})

    assert size(await drawn(hunt(1), Shade.LIGHT)) == size(await drawn(hunt(10_000), Shade.LIGHT))


@pytest.mark.parametrize(
    "program",
    ["raise ValueError('secret words')", "print('no picture')", "import time; time.sleep(60)"],
    ids=["breaks", "says nonsense", "hangs"],
)
async def test_a_picture_that_is_not_drawn_is_said_and_logged_without_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, program: str
) -> None:
    path = tmp_path / "drawing.py"
    path.write_text(program)
    with pytest.raises(UserError, match="picture-failed"):
        await drawn(HOSTILE, Shade.LIGHT, program=path, seconds=1.5)
    assert "comparison" in caplog.text
    assert "secret" not in caplog.text


def test_the_bot_itself_never_reads_matplotlib() -> None:
    import subprocess

    said = subprocess.run(
        [sys.executable, "-c", "import sys, bot.app, bot.views.charts; print('matplotlib' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "False"
