"""Files that went through the chat: in memory, or in a folder where the playground keeps its chats."""

import asyncio
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20
PHOTO_LIMIT = 10 << 20
_KEPT_AT_MOST = 512 << 20


@dataclass(frozen=True, slots=True)
class File:
    """What is known of a file; `size` is what Telegram would say, in bytes."""

    id: str
    unique_id: str
    number: int
    kind: str
    name: str
    media_type: str
    size: int

    @property
    def path(self) -> str:
        """Where `/file/bot<token>/…` serves it."""
        suffix = Path(self.name).suffix
        return f"{self.kind}s/file_{self.number}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"

    @property
    def sizes(self) -> dict[str, Any]:
        """The three fields that every kind of file has in the Bot API."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files of one emulator, the oldest dropped when they grow beyond 512 MB."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._files: dict[str, File] = {}
        self._by_path: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self._total = 0
        self._number = 0
        self.on_keep: Callable[[File], None] = lambda _: None

    async def keep(self, kind: str, name: str, media_type: str, content: bytes, size: int | None = None) -> File:
        """Keep these bytes; `size` pretends another size."""
        key = secrets.token_urlsafe(9)
        file = File(f"{kind}-{key}", key, self._number, kind, name, media_type, len(content) if size is None else size)
        if self._folder is None:
            self._contents[file.id] = content
        else:
            await asyncio.to_thread(_write, self._folder / file.unique_id, content)
        self.know(file)
        self.on_keep(file)
        return file

    def all(self) -> list[File]:
        """Every file, oldest first."""
        return list(self._files.values())

    def know(self, file: File) -> None:
        """Take in a file whose bytes are already kept."""
        self._files[file.id] = file
        self._by_path[file.path] = file.id
        self._number = max(self._number, file.number) + 1
        self._total += file.size
        while self._total > _KEPT_AT_MOST and len(self._files) > 1:
            self._drop(next(iter(self._files.values())))

    def find(self, file_id: str) -> File | None:
        """The file of this id."""
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        """The file that is served at this path."""
        return self._files.get(self._by_path.get(path, ""))

    async def content(self, file: File) -> bytes | None:
        """The file's bytes; None where they are gone."""
        if self._folder is None:
            return self._contents.get(file.id)
        try:
            return await asyncio.to_thread((self._folder / file.unique_id).read_bytes)
        except OSError:
            return None

    def _drop(self, file: File) -> None:
        del self._files[file.id]
        self._by_path.pop(file.path, None)
        self._contents.pop(file.id, None)
        self._total -= file.size
        if self._folder is not None:
            (self._folder / file.unique_id).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def raster_type(content: bytes) -> str | None:
    """The media type of a PNG, JPEG, GIF or WebP picture by its first bytes; None for all else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None for what is no picture."""
    try:
        match raster_type(content):
            case "image/png":
                return struct.unpack(">II", content[16:24])
            case "image/gif":
                return struct.unpack("<HH", content[6:10])
            case "image/jpeg":
                return _jpeg_size(content)
            case "image/webp":
                return _webp_size(content)
    except (struct.error, IndexError):
        pass
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    match content[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack("<HH", content[26:30])
            return width & 0x3FFF, height & 0x3FFF
    return None
