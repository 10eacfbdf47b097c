"""JSON as pages really carry it: whatever is still legible, numbers as they are written.

Well-formed JSON goes through the standard parser. The rest is mended by a reader that knows no errors: commas and
colons may lack or abound, strings may hold raw controls, unknown escapes and bare quotes, the end may be missing.
"""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Final

from bot.readers.markup import unescaped

MAX_CHARACTERS: Final = 1_500_000
MAX_DEPTH: Final = 64
_MAX_TOKENS = 200_000

_OPENING_GUARDS = ("\ufeff", "//", "/*", "*/", "<!--", "<![CDATA[")
_CLOSING_GUARDS = ("//", "/*", "*/", "-->", "]]>", ";")

_GAP = re.compile(r"(?:[\s,:;]|/\*.*?(?:\*/|\Z)|//[^\n]*+)*+", re.DOTALL)
_BARE = re.compile(r"[^\s,:{}\[\]\"']++")
_END_OR_ESCAPE = {'"': re.compile(r"\\.|\"", re.DOTALL), "'": re.compile(r"\\.|'", re.DOTALL)}
# A quote ends a string only where what follows could follow a string; the others are the writer's own.
_ANYTHING = re.compile("")
_KEY_AHEAD = r"[\"'][^\"'\\\n]{1,80}[\"']\s*+:"
_AFTER_MEMBER = re.compile(rf"\s*+(?:[}}\]]|\Z|{_KEY_AHEAD}|,\s*+(?:[}}\]]|\Z|{_KEY_AHEAD}))")
_AFTER_ELEMENT = re.compile(r"\s*+(?:[}\]]|\Z|,\s*+(?:[\"'{\[}\]\d-]|true|false|null|\Z))")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_WORDS = {"true": True, "false": False}
_NUMBER = re.compile(r"-?\d[\d.eE+-]*+\Z")


def loaded(source: str) -> object | None:
    """What the source states; None where nothing can be made of it. Never raises."""
    if len(source) > MAX_CHARACTERS:
        return None
    source = _without_guards(source)
    if '"' not in source:
        source = unescaped(source)
    try:
        data: object = json.loads(source, strict=False, parse_float=Decimal, parse_int=str, parse_constant=_nothing)
    except (ValueError, RecursionError, InvalidOperation):
        return _Mending(source).value()
    return data


def _nothing(_: str) -> None:
    return None


def _without_guards(source: str) -> str:
    """The source without what hides it from old browsers and XML parsers."""
    for _ in range(12):
        source = source.strip()
        for guard in _OPENING_GUARDS:
            source = source.removeprefix(guard)
        for guard in _CLOSING_GUARDS:
            source = source.removesuffix(guard)
    return source


class _Mending:
    """One walk over broken JSON: containers are kept on a stack, what is unclear is skipped."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.roots: list[object] = []
        self.stack: list[dict[str, object] | list[object]] = []
        self.keys: list[str | None] = []

    def value(self) -> object | None:
        source = self.source
        for _ in range(_MAX_TOKENS):
            gap = _GAP.match(source, self.position)
            self.position = gap.end() if gap else self.position
            if self.position >= len(source):
                break
            sign = source[self.position]
            if sign in "{[":
                self.position += 1
                if not self.open({} if sign == "{" else []):
                    break
            elif sign in "}]":
                self.position += 1
                if self.stack:
                    self.stack.pop()
                    self.keys.pop()
            elif sign in "\"'":
                self.position += 1
                self.take(self.string(sign))
            else:
                self.bare()
        return self.roots[0] if len(self.roots) == 1 else self.roots or None

    def open(self, container: dict[str, object] | list[object]) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            return False
        if self.expects_key():
            self.keys[-1] = ""  # a member without its name
        self.attach(container)
        self.stack.append(container)
        self.keys.append(None)
        return True

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], dict) and self.keys[-1] is None

    def take(self, words: str) -> None:
        if self.expects_key():
            self.keys[-1] = words
        else:
            self.attach(words)

    def attach(self, value: object) -> None:
        if not self.stack:
            self.roots.append(value)
            return
        owner = self.stack[-1]
        if isinstance(owner, list):
            owner.append(value)
        else:
            owner[self.keys[-1] or ""] = value
            self.keys[-1] = None

    def bare(self) -> None:
        found = _BARE.match(self.source, self.position)
        if not found:
            self.position += 1
            return
        self.position = found.end()
        word = found[0]
        if self.expects_key():
            self.keys[-1] = word
        elif self.stack and (word in _WORDS or word == "null" or _NUMBER.match(word)):
            self.attach(_WORDS.get(word, None if word == "null" else word))

    def string(self, quote: str) -> str:
        """The string that begins here; the position moves behind it."""
        source, start = self.source, self.position
        if self.expects_key():
            closes = _ANYTHING  # names hold no quotes
        else:
            closes = _AFTER_MEMBER if self.stack and isinstance(self.stack[-1], dict) else _AFTER_ELEMENT
        position = start
        while (found := _END_OR_ESCAPE[quote].search(source, position)) is not None:
            position = found.end()
            if found[0] == quote and closes.match(source, position):
                self.position = position
                return _plain(source[start : found.start()])
        self.position = len(source)
        return _plain(source[start:])


def _plain(source: str) -> str:
    if "\\" not in source:
        return source
    plain = _ESCAPE.sub(_unescaped, source)
    # Two \u escapes for one character outside the basic plane.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _ESCAPED.get(found[2], found[2])
