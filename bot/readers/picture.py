"""Pictures to text, with no network: Pillow decodes them and tesseract reads them, apart."""

import os
import shutil
import struct
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.errors import CannotRead
from bot.readers import picture_words
from bot.readers.apart import Program, Unread

MOST_BYTES: Final = 20 * 1024 * 1024
# One at once: each takes a core for a second or two.
PROGRAM: Final = Program(
    Path(picture_words.__file__), seconds=30, memory=1536 * 1024 * 1024, said=1024 * 1024, at_once=1
)
_TROUBLES: Final = frozenset({"too-large", "no-text"})


@cache
def tesseract() -> str | None:
    """Where the program lies that reads pictures; None where it, or what decodes pictures for it, is not installed."""
    return shutil.which("tesseract") if find_spec("PIL") else None


def is_available() -> bool:
    """Whether pictures can be read here; nothing is imported or started to find out."""
    return tesseract() is not None


async def read(content: bytes) -> str:
    """The text of a picture: its lines in reading order, items begin with "- ", an empty line between blocks.

    Raises CannotRead: picture-unread where nothing is installed to read it with, picture-unknown-kind,
    picture-too-large, picture-no-text, and picture-broken for all that goes wrong in it, such as taking too long.
    """
    reader = tesseract()
    if reader is None:
        raise CannotRead("picture-unread")
    _refuse_too_large(content)
    return await said(content, reader)


def _refuse_too_large(content: bytes) -> None:
    """CannotRead by what the picture's first bytes say, before anything of it is decoded."""
    if len(content) > MOST_BYTES:
        raise CannotRead("picture-too-large")
    size = size_of(content)
    if size is None:
        raise CannotRead("picture-unknown-kind")
    if size[0] * size[1] > picture_words.MOST_PIXELS or max(size) > picture_words.LONGEST_SIDE:
        raise CannotRead("picture-too-large")


# -- what the first bytes say ----------------------------------------------------------------------------------------


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels that a PNG, JPEG, WebP or GIF states; None for what is none of them."""
    with suppress(struct.error, IndexError):
        if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
            width, height = struct.unpack_from(">II", content, 16)
            return width, height
        if content.startswith(b"\xff\xd8\xff"):
            return _size_of_jpeg(content)
        if content.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack_from("<HH", content, 6)
            return width, height
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _size_of_webp(content)
    return None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    position = 2
    for _ in range(500):
        while content[position] == 0xFF and content[position + 1] == 0xFF:
            position += 1
        mark, kind, length = struct.unpack_from(">BBH", content, position)
        if mark != 0xFF:
            return None
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", content, position + 5)
            return width, height
        position += 2 + length
    return None


def _size_of_webp(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None


# -- the program -----------------------------------------------------------------------------------------------------


async def said(content: bytes, tesseract_path: str, program: Program = PROGRAM) -> str:
    """What the program answers for a picture; CannotRead where it answers no text."""
    # What is handed on is where language data lies, and that one core is enough.
    environment = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    try:
        return await program.text(content, tesseract_path, environment=environment | {"OMP_THREAD_LIMIT": "1"})
    except Unread as unread:
        known = unread.trouble if unread.trouble in _TROUBLES else "broken"
        raise CannotRead(f"picture-{known}") from unread
