"""Pictures: read where the program for it is installed, refused kindly where not, and bounded before all else."""

import asyncio
import io
import struct
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import CannotRead
from bot.readers import picture, picture_words
from bot.readers.picture_words import Trouble, Word, languages_for, text_of, words_of
from bot.texts import text

needs_pillow = pytest.mark.skipif(
    find_spec("PIL") is None, reason="the extra [ocr] is not installed: pip install -e '.[ocr]'"
)
needs_all = pytest.mark.skipif(
    not picture.is_available(), reason="tesseract-ocr or the extra [ocr] is not installed: pictures are not read here"
)


def png(width: int, height: int) -> bytes:
    """The beginning of a PNG that states a size."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x00\x00\x00\x00"


def jpeg(width: int, height: int) -> bytes:
    """The beginning of a JPEG that states a size, behind a segment of another kind."""
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03"


# -- what the first bytes say ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(1080, 2400), (1080, 2400)),
        (jpeg(591, 1280), (591, 1280)),
        (b"GIF89a" + struct.pack("<HH", 320, 200), (320, 200)),
        (b"RIFF....WEBPVP8X....\x00\x00\x00\x00" + b"\x37\x04\x00" + b"\x5f\x09\x00", (1080, 2400)),
        (b"RIFF....WEBPVP8 ....\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 640, 480), (640, 480)),
        (b"RIFF....WEBPVP8L....\x2f" + struct.pack("<I", 639 | 479 << 14), (640, 480)),
        (b"", None),
        (b"\xff\xd8\xff", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"%PDF-1.7", None),
        (b"II*\x00 a picture of a kind that we leave alone", None),
    ],
    ids=range(11),
)
def test_a_picture_states_its_size_before_it_is_decoded(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture.size_of(content) == size


@given(
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"GIF89a", b"RIFF0000WEBPVP8X", b""]),
    st.binary(max_size=300),
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_at_all_have_a_size_or_none(start: bytes, rest: bytes) -> None:
    size = picture.size_of(start + rest)
    assert size is None or min(size) >= 0


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (png(60_000, 60_000), "picture-too-large"),
        (png(40_000, 10), "picture-too-large"),
        (jpeg(65_000, 65_000), "picture-too-large"),
        (png(10, 10) + bytes(picture.MOST_BYTES), "picture-too-large"),
        (b"no picture", "picture-unknown-kind"),
        (b"\0\0\0\x18ftypheic", "picture-unknown-kind"),
        (b"", "picture-unknown-kind"),
    ],
    ids=range(7),
)
async def test_a_bomb_is_refused_before_anything_is_started(
    content: bytes, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def started(*_: object, **__: object) -> str:
        raise AssertionError("a program was started")

    monkeypatch.setattr(picture, "tesseract", lambda: "/nowhere/tesseract")
    monkeypatch.setattr(picture, "said", started)
    with pytest.raises(CannotRead) as refusal:
        await picture.read(content)
    assert refusal.value.key == key


async def test_without_a_program_that_reads_them_pictures_are_refused_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "tesseract", lambda: None)
    assert not picture.is_available()
    with pytest.raises(CannotRead) as refusal:
        await picture.read(png(10, 10))
    assert refusal.value.key == "picture-unread"


async def test_to_ask_whether_pictures_can_be_read_loads_nothing() -> None:
    program = "import sys\nfrom bot.readers import picture\npicture.is_available()\nprint('PIL' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    assert told.decode().strip() == "False"


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_refusal_has_its_words(language: str) -> None:
    for name in ("unread", "unknown-kind", "no-text", "too-large", "broken", "read-check"):
        assert text(f"picture-{name}", language)


# -- the lines -------------------------------------------------------------------------------------------------------


def word(
    said: str, place: tuple[int, int, int] = (1, 1, 1), *, left: int = 0, size: int = 30, sure: float = 95
) -> Word:
    return Word(place, left, size * len(said) // 2 or size, size, sure, said)


def test_words_become_lines_and_blocks() -> None:
    words = [
        *(word("Organ"), word("builder"), word("Görlitz,", (1, 1, 2)), word("full-time", (1, 1, 2))),
        word("Requirements", (2, 1, 1)),
    ]
    assert text_of(words) == "Organ builder\nGörlitz, full-time\n\nRequirements"


def test_a_small_round_sign_before_a_line_is_a_list_and_its_item_is_one_line() -> None:
    dot = Word((1, 1, 1), 10, 14, 14, 60, "e")
    words = [dot, word("Casting", (1, 1, 1)), word("pipes", (1, 1, 1)), word("and", (1, 1, 2)), word("more", (1, 1, 2))]
    words += [Word((1, 2, 1), 10, 14, 14, 60, "«"), word("Travel", (1, 2, 1))]
    assert text_of(words) == "- Casting pipes and more\n- Travel"


def test_a_letter_of_full_height_is_no_list() -> None:
    assert text_of([word("e"), word("commerce"), word("manager"), word("wanted")]) == "e commerce manager wanted"


@pytest.mark.parametrize("sign", [".", "|", "°", "-"])
def test_a_list_is_known_by_whatever_its_dots_are_taken_for(sign: str) -> None:
    items = ["Casting pipes", "Tuning pipes"]
    words = [
        each
        for row, item in enumerate(items, 1)
        for each in (Word((1, 1, row), 10, 9, 9, 40, sign), *(word(said, (1, 1, row)) for said in item.split()))
    ]
    assert text_of(words) == "- Casting pipes\n- Tuning pipes"


def test_a_script_is_read_with_its_own_languages_and_english() -> None:
    known = {"eng", "deu", "pol", "rus", "ukr", "osd"}
    assert languages_for("Latin", known) == ["eng", "deu", "pol"]
    assert languages_for("Cyrillic", known) == ["eng", "ukr", "rus"]
    assert languages_for("", known) == ["eng", "deu", "pol", "ukr", "rus"]
    assert languages_for("Han", {"jpn", "osd"}) == ["jpn"]


def test_what_is_only_guessed_is_left_out() -> None:
    words = [word("Casting"), word("organ"), word("pipes"), word("daily"), word("Xq§f", (2, 1, 1), sure=31)]
    assert text_of(words) == "Casting organ pipes daily"


def test_a_picture_without_words_says_so() -> None:
    with pytest.raises(Trouble, match="no-text"):
        text_of([word("5G"), word("82%", (2, 1, 1))])


@given(st.text(alphabet="0123456789\t\n.-ax", max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_table_is_survived(table: str) -> None:
    assert all(word.text for word in words_of("head\n" + table))


# -- the program of its own ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("print('not json')", "picture-broken"),
        ('print(\'{"trouble": "no-text"}\')', "picture-no-text"),
        ('print(\'{"trouble": "too-large"}\')', "picture-too-large"),
        ('print(\'{"trouble": "<b>"}\')', "picture-broken"),
        ("import time; time.sleep(60)", "picture-broken"),
    ],
    ids=range(5),
)
async def test_whatever_goes_wrong_in_it_is_one_refusal(tmp_path: Path, source: str, key: str) -> None:
    path = tmp_path / "fake.py"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(CannotRead) as refusal:
        await picture.said(b"", "reader", replace(picture.PROGRAM, path=path, seconds=0.5))
    assert refusal.value.key == key


# -- with Pillow, and with all ---------------------------------------------------------------------------------------


def drawn(lines: list[str], kind: str = "PNG", *, ink: str = "black", paper: str = "white") -> bytes:
    from PIL import Image, ImageDraw

    made = Image.new("RGB", (760, 60 + 44 * len(lines)), paper)
    pen = ImageDraw.Draw(made)
    for number, line in enumerate(lines):
        pen.text((30, 30 + 44 * number), line, fill=ink, font_size=26)
    out = io.BytesIO()
    made.save(out, kind)
    return out.getvalue()


@needs_pillow
def test_dark_screens_are_read_as_light_ones() -> None:
    header, _, pixels = picture_words.grey_picture(drawn(["Organ builder"], ink="white", paper="black")).partition(
        b" 255\n"
    )
    assert header.startswith(b"P5 1520 ")
    assert pixels.count(255) > len(pixels) // 2


@needs_pillow
@pytest.mark.parametrize("content", [png(10, 10), png(10, 10)[:20], jpeg(50, 50), b"GIF89a" + bytes(40), b"<svg/>"])
def test_a_damaged_picture_says_so(content: bytes) -> None:
    with pytest.raises(Trouble, match="broken"):
        picture_words.grey_picture(content)


@needs_pillow
@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_damage_to_a_picture_is_survived(position: int, piece: bytes) -> None:
    content = bytearray(drawn(["Organ builder"]))
    content[position : position + len(piece)] = piece
    try:
        grey = picture_words.grey_picture(bytes(content))
    except Trouble:
        return
    assert grey.startswith(b"P5 ")


@needs_all
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
async def test_a_screenshot_of_a_posting_is_read(kind: str) -> None:
    lines = ["Organ builder", "Walbeck Organs, Hull", "Requirements", "Good hearing and steady hands"]
    assert (await picture.read(drawn(lines, kind))).replace("\n\n", "\n") == "\n".join(lines)


@needs_all
async def test_a_picture_of_nothing_is_told() -> None:
    with pytest.raises(CannotRead) as refusal:
        await picture.read(drawn(["", "", ""]))
    assert refusal.value.key == "picture-no-text"


@needs_all
async def test_columns_are_read_one_after_the_other() -> None:
    from PIL import Image, ImageDraw

    left = ["Your tasks", "Cast the pipes", "Tune the stops", "Carry the chests", "Write the bills"]
    right = ["Your profile", "Steady hands", "Good hearing", "Strong arms", "Clear writing"]
    made = Image.new("L", (1500, 420), 255)
    pen = ImageDraw.Draw(made)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        pen.text((40, 40 + 60 * number), one, fill=0, font_size=34)
        pen.text((900, 40 + 60 * number), other, fill=0, font_size=34)
    out = io.BytesIO()
    made.save(out, "PNG")
    read = [line for line in (await picture.read(out.getvalue())).split("\n") if line]
    assert read == [*left, *right]
