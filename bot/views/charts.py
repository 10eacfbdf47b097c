"""Pictures of figures that stand in a text as well, in light and dark, drawn by drawing.py in a process of its own."""

import asyncio
import atexit
import json
import logging
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from bot.errors import UserError
from bot.model.user import User

log = logging.getLogger(__name__)

_PROGRAM: Final = Path(__file__).with_name("drawing.py")
_SECONDS: Final = 30.0
_AT_ONCE: Final = 1  # each takes a core for more than half a second
_PNG: Final = b"\x89PNG\r\n\x1a\n"

_slots: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class Shade(StrEnum):
    """The ground of a picture."""

    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def of(cls, user: User) -> "Shade":
        """The one that a user chose last."""
        return cls.DARK if user.dark else cls.LIGHT

    @property
    def other(self) -> "Shade":
        """Dark for light, light for dark."""
        return Shade.DARK if self is Shade.LIGHT else Shade.LIGHT


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: the kind of picture, and the words and numbers in it, as drawing.py takes them."""

    kind: str
    said: Mapping[str, Any]


async def drawn(drawing: Drawing, shade: Shade, *, program: Path = _PROGRAM, seconds: float = _SECONDS) -> bytes:
    """The picture as a PNG. UserError where there is none, which nobody who asked can mend: the log has the cause."""
    asked = json.dumps({"kind": drawing.kind, "shade": shade.value, "said": drawing.said}).encode()
    async with _slots.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE)):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            str(program),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            # The bot's environment holds its token. What matplotlib found out about fonts is kept for the next one.
            env={"MPLCONFIGDIR": _fonts().name, "OPENBLAS_NUM_THREADS": "1"},
        )
        try:
            async with asyncio.timeout(seconds):
                picture, trouble = await process.communicate(asked)
        except TimeoutError as error:
            log.warning("the picture of a %s took longer than %g s", drawing.kind, seconds)
            raise UserError("picture-failed") from error
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()
    if not picture.startswith(_PNG):
        # Of a trace the last line is the error, and only its kind holds nothing that people wrote.
        kind = trouble.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
        log.warning("a picture of a %s was not drawn (exit code %s, %s)", drawing.kind, process.returncode, kind[:80])
        raise UserError("picture-failed")
    return picture


@cache
def _fonts() -> "tempfile.TemporaryDirectory[str]":
    """A folder that goes when the bot stops."""
    folder = tempfile.TemporaryDirectory(prefix="jobtrail-fonts-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder
