"""What strangers send and native code has to read is read apart: by a program in a process of its own.

The process sees nothing of the bot's settings, is bounded in time, memory, files and what it may say, and ends with
whatever it started: a hostile file can take down nothing but that.
"""

import asyncio
import json
import math
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from bot.readers import limited

_LIMITED: Final = Path(limited.__file__)
_PIECE: Final = 65_536
_LAST_WORDS: Final = 1.0  # seconds

_slots: WeakKeyDictionary[asyncio.AbstractEventLoop, dict["Program", asyncio.Semaphore]] = WeakKeyDictionary()


class Unread(Exception):
    """There is no text. `trouble` is the program's word for it; "broken" where it ended, or was ended, without one."""

    def __init__(self, trouble: str = "broken") -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Program:
    """A program that turns a file on its input into {"text": …} or {"trouble": …}, and what it may take.

    `seconds` of the clock and of processor time, bytes of `memory`, bytes that may be `said`, how many run `at_once`.
    """

    path: Path
    seconds: float
    memory: int
    said: int
    at_once: int

    async def text(self, content: bytes, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        """The text of a file; Unread where there is none, which includes taking too long."""
        slots = _slots.setdefault(asyncio.get_running_loop(), {})
        async with slots.setdefault(self, asyncio.Semaphore(self.at_once)):
            said = await self._said(content, arguments, environment or {})
        try:
            answer: Any = json.loads(said)
        except (ValueError, RecursionError) as error:
            raise Unread from error
        text, trouble = (answer.get("text"), answer.get("trouble")) if isinstance(answer, dict) else (None, None)
        if not isinstance(text, str):
            raise Unread(trouble[:40]) if isinstance(trouble, str) else Unread
        # Half a character that a file was cut at could be written nowhere.
        return text.encode("utf-8", "replace").decode("utf-8")

    async def _said(self, content: bytes, arguments: tuple[str, ...], environment: Mapping[str, str]) -> bytes:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", str(_LIMITED), str(math.ceil(self.seconds)), str(self.memory)),
            str(self.path),
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,  # the bot's own holds its token
            start_new_session=True,
        )
        assert process.stdin is not None  # noqa: S101  # both are pipes, as asked for above
        assert process.stdout is not None  # noqa: S101
        try:
            async with asyncio.timeout(self.seconds):
                _, said = await asyncio.gather(_hand_over(process.stdin, content), self._listen(process.stdout))
                await process.wait()
        except TimeoutError as error:
            raise Unread from error
        finally:
            # The program and whatever it started, all of one session that is theirs alone.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if process.stdin.transport.get_write_buffer_size():
                process.stdin.transport.abort()  # what was not read by now never will be
            await _end_of(process, process.stdout)
        return said

    async def _listen(self, pipe: asyncio.StreamReader) -> bytes:
        said = bytearray()
        while piece := await pipe.read(_PIECE):
            said += piece
            if len(said) > self.said:
                raise Unread
        return bytes(said)


async def _end_of(process: asyncio.subprocess.Process, pipe: asyncio.StreamReader) -> None:
    """Wait for the end of a process that was killed, but not for one that slipped away and holds its pipe."""
    try:
        async with asyncio.timeout(_LAST_WORDS):
            # Its end is only noticed once nothing is left in its pipes.
            while await pipe.read(_PIECE):
                pass
            await process.wait()
    except TimeoutError:
        process._transport.close()  # type: ignore[attr-defined]  # there is no other way to let go of its pipes


async def _hand_over(pipe: asyncio.StreamWriter, content: bytes) -> None:
    with suppress(ConnectionError):  # it ended without reading all: what it said, or did not say, tells why
        pipe.write(content)
        await pipe.drain()
        pipe.close()
        await pipe.wait_closed()
