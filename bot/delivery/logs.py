"""The log: a line an event, as JSON or as text, with the update that it belongs to.

What people write and what is secret never stands in it. Libraries are heard from their warnings on, since what they
say below that holds parameters and texts; of an error whose words may be a user's, only its kind is told; and
whatever looks like a bot's token, or is one of our secrets, is struck out of the finished line.
"""

import asyncio
import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final, Literal

from pydantic import SecretStr

from bot.errors import CannotBackUp, CannotStart, UserError

Format = Literal["json", "text"]
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# The update that is being dealt with, for every line that is written meanwhile.
update: ContextVar[int | None] = ContextVar("update", default=None)

_TOKEN: Final = re.compile(r"(?<!\d)\d{5,20}(?::|%3A)[A-Za-z0-9_-]{20,}", re.ASCII)
_STRUCK: Final = "[secret]"
_SHORTEST: Final = 6  # a shorter secret would strike out half of what is said
_LONGEST: Final = 20_000  # characters of a line
# What the words of these say is of a machine or of the code, never of a person.
_SPEAKS_OF_NOBODY: Final = (
    OSError,
    ImportError,
    NameError,
    AttributeError,
    TypeError,
    RuntimeError,
    asyncio.TimeoutError,
    UserError,
    CannotStart,
    CannotBackUp,
)
_SPEAKS_OF_NOBODY_EITHER: Final = ("telegram.error.", "sqlalchemy.exc.", "aiohttp.client_exceptions.")


def listen(level: str, form: Format | None, secrets: Iterable[SecretStr | None] = ()) -> None:
    """Write the log to the standard error stream; `form` is text on a terminal and JSON elsewhere, if not said."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(form or ("text" if sys.stderr.isatty() else "json"), secrets))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("bot").setLevel(level)
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # our jobs report for themselves


def formatter(form: Format, secrets: Iterable[SecretStr | None] = ()) -> logging.Formatter:
    """What makes a line of a record."""
    return _Json(secrets) if form == "json" else _Text(secrets)


class _Discreet(logging.Formatter):
    """Says what happened, without secrets and without the words of people."""

    def __init__(self, secrets: Iterable[SecretStr | None]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        said = (secret.get_secret_value() for secret in secrets if secret is not None)
        self._secrets = sorted((one for one in said if len(one) >= _SHORTEST), key=len, reverse=True)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802  # logging's own name
        """The way to an error, and its words where they can't be a user's."""
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        lines = ["Traceback (most recent call last):\n", *traceback.format_tb(trace), _told(error)]
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines) + (f"\nbecause of {_told(cause)}" if cause is not None else "")

    def discreet(self, words: str) -> str:
        """The words without what is secret."""
        for secret in self._secrets:
            words = words.replace(secret, _STRUCK)
        return _TOKEN.sub(_STRUCK, words)[:_LONGEST]


class _Text(_Discreet):
    def format(self, record: logging.LogRecord) -> str:
        """A line for somebody who reads along."""
        number = update.get()
        record.exc_text = None  # what another formatter made of the error is kept there
        said = super().format(record)
        return self.discreet(said if number is None else f"{said} (update {number})")


class _Json(_Discreet):
    def format(self, record: logging.LogRecord) -> str:
        """A line for a program that collects."""
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.discreet(record.getMessage()),
        }
        if (number := update.get()) is not None:
            said["update"] = number
        if record.exc_info:
            said["error"] = self.discreet(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


def _told(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, _SPEAKS_OF_NOBODY) or name.startswith(_SPEAKS_OF_NOBODY_EITHER):
        return f"{name}: {error}"
    return f"{name} (what it says is left out: it may be somebody's words)"
