"""PDF to text, in a process of its own: a hostile file can take down nothing but that."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from bot.errors import CannotRead
from bot.readers import pdf_lines

_PROGRAM: Final = Path(pdf_lines.__file__)
_MOST_SAID: Final = 8 * 1024 * 1024
_PIECE: Final = 65_536
_AT_ONCE: Final = 2
_TROUBLES = frozenset({"locked", "broken", "no-text", "too-many-pages"})

_slots: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def text(content: bytes, *, seconds: float = pdf_lines.SECONDS, program: Path = _PROGRAM) -> str:
    """The lines of a PDF, items begin with "• ", cells are parted by tabs.

    Raises CannotRead: document-locked, document-no-text, document-too-many-pages (with `most`), and document-broken
    for all that goes wrong in it, which includes taking longer than `seconds`.
    """
    async with _slots.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE)):
        said = await _said(content, seconds, program)
    try:
        answer = json.loads(said)
    except ValueError as error:
        raise CannotRead("document-broken") from error
    if isinstance(answer, dict) and isinstance(answer.get("text"), str):
        return str(answer["text"])
    trouble = str(answer.get("trouble")) if isinstance(answer, dict) else ""
    if trouble == "too-many-pages":
        raise CannotRead("document-too-many-pages", most=pdf_lines.MOST_PAGES)
    raise CannotRead(f"document-{trouble}" if trouble in _TROUBLES else "document-broken")


async def _said(content: bytes, seconds: float, program: Path) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(program),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},  # the bot's environment holds its token
    )
    assert process.stdin is not None  # noqa: S101  # both are pipes, as asked for above
    assert process.stdout is not None  # noqa: S101
    try:
        async with asyncio.timeout(seconds):
            _, said = await asyncio.gather(_hand_over(process.stdin, content), _listen(process.stdout))
            await process.wait()
    except TimeoutError as error:
        raise CannotRead("document-broken") from error
    finally:
        if process.returncode is None:
            process.kill()
        # Its end is only noticed once nothing is left in its pipes.
        while await process.stdout.read(_PIECE):
            pass
        await process.wait()
    return said


async def _hand_over(pipe: asyncio.StreamWriter, content: bytes) -> None:
    try:
        pipe.write(content)
        await pipe.drain()
        pipe.close()
        await pipe.wait_closed()
    except ConnectionError:
        pass  # it ended without reading all: what it said, or did not say, tells why


async def _listen(pipe: asyncio.StreamReader) -> bytes:
    said = bytearray()
    while piece := await pipe.read(_PIECE):
        said += piece
        if len(said) > _MOST_SAID:
            raise CannotRead("document-broken")
    return bytes(said)
