"""A file of /export, taken apart: what it says beside the jobs, and each job's piece of it, still to be judged.

The bytes are walked once, strings and brackets only, so that a file as large as Telegram hands over is never
more in memory than itself and the job in hand.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.errors import CannotRead
from bot.model.takeout import FORMAT, VERSION, Head, head_of
from bot.readers.charset import decoded

MOST_JOBS: Final = 5_000  # of one file
_LONGEST_HEAD = 2 * 1024 * 1024  # bytes
_MOST_TOKENS = 4_000_000  # a full file of ours has a quarter of them
_DEEPEST = 100
_UTF8_MARK = b"\xef\xbb\xbf"
_JOBS = b'"jobs"'
# A string that is never closed is taken to the end at once: it must not be looked for again at each of its quotes.
_TOKEN = re.compile(rb'"(?>[^"\\]+|\\.)*+"?|[{}\[\]]', re.DOTALL)
_SPACES = b" \t\r\n"
_OPENING, _CLOSING = b"{[", b"}]"


def looks_like_json(content: bytes) -> bool:
    """Whether the bytes begin as JSON does."""
    return content.removeprefix(_UTF8_MARK).lstrip(_SPACES)[:1] in (b"{", b"[")


def as_utf8(content: bytes) -> bytes:
    """The bytes in UTF-8 without a mark, however they were written."""
    if content.startswith(_UTF8_MARK):
        return content[len(_UTF8_MARK) :]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:4]:
        return decoded(content).encode("utf-8", "replace")
    return content


def read(content: bytes) -> tuple[Head, list[tuple[int, int]]]:
    """What the file says beside the jobs, and where each job's JSON begins and ends. CannotRead says what is wrong."""
    found = _Walk(content)
    jobs = list(islice(found.jobs(), MOST_JOBS + 1))
    if len(jobs) > MOST_JOBS:
        raise CannotRead("import-too-many", most=MOST_JOBS)
    around = content[: found.begin] + content[found.end :] if jobs else content
    if len(around) > _LONGEST_HEAD:
        raise CannotRead("import-foreign-json")
    return _head(around), jobs


def _head(written: bytes) -> Head:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise CannotRead("import-broken-json") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise CannotRead("import-foreign-json")
    version = said.get("version")
    if isinstance(version, int) and version > VERSION:
        raise CannotRead("import-newer-version", version=str(version)[:9])
    try:
        return head_of(written)
    except ValueError as error:
        raise CannotRead("import-broken-json") from error


class _Walk:
    """Finds the pieces of the array that is called "jobs" in the outermost object; `begin` to `end` is its inside."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.begin = self.end = 0

    def jobs(self) -> Iterator[tuple[int, int]]:
        """Where each piece begins and ends, in order."""
        depth, start, after = 0, 0, 0
        named = -1  # where the name of the array ended, if that was the last token
        for token in self._tokens():
            mark = token[0][:1]
            inside = bool(self.begin) and not self.end
            if mark in _OPENING:
                if inside and depth == 2:
                    self._only_a_comma(after, token.start())
                    start = token.start()
                elif depth == 1 and mark == b"[" and self._named_here(named, token.start()):
                    self.begin = after = token.end()
                depth += 1
            elif mark in _CLOSING:
                depth -= 1
                if inside and depth == 2:
                    after = token.end()
                    yield start, after
                elif inside and depth == 1:
                    self._only_a_comma(after, token.start())
                    self.end = token.start()
            elif inside and depth == 2:
                raise CannotRead("import-broken-json")  # a word is no job
            named = token.end() if depth == 1 and not self.begin and token[0] == _JOBS else -1
            if not 0 < depth <= _DEEPEST:
                break
        if depth > 0:
            raise CannotRead("import-broken-json" if depth > _DEEPEST else "import-cut-off")

    def _tokens(self) -> Iterator[re.Match[bytes]]:
        for number, token in enumerate(_TOKEN.finditer(self._content)):
            around = token.start() - self.end if self.end or not self.begin else 0
            if number > _MOST_TOKENS or around > _LONGEST_HEAD:
                raise CannotRead("import-broken-json" if self.begin else "import-foreign-json")
            yield token

    def _named_here(self, named: int, at: int) -> bool:
        return named >= 0 and self._content[named:at].strip(_SPACES) == b":"

    def _only_a_comma(self, after: int, at: int) -> None:
        if self._content[after:at].strip(_SPACES) not in (b"", b","):
            raise CannotRead("import-broken-json")
