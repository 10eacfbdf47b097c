"""Raw text, pasted or taken out of a document, as the text of a posting."""

import re
from typing import Final

from bot.errors import CannotRead
from bot.model.paste import LONGEST
from bot.model.posting import Posting
from bot.readers.markup import INVISIBLE

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SIGNS: Final = "•·‣▪▫●○■□◦◆◇❖▶►▸➢➤➔✓✔✅☑⁃∙⬤"
# Office programs write list signs as letters of a symbol font: they arrive as these private characters.
_PRIVATE_SIGNS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\uf06e"), "•")
# A dash without a space is a list's dash only where a letter follows ("-5 °C" is none).
_ITEM = re.compile(rf"(?:[{_SIGNS}]\ufe0f?\s*|[-–—*]\s+|[-–—](?=[^\W\d_])|o\t\s*)(?=\S)")
_LONE_SIGN = re.compile(rf"[-{_SIGNS}]\ufe0f?")
_LABEL = re.compile(r"[^\W\d_].{0,38}[\w)]\s?:?")


def read(text: str) -> Posting:
    """The posting that a text is. CannotRead: text-too-short, or text-too-long with `most` characters."""
    # Bounded before it is looked at; what is invisible or blank does not count against anyone.
    if len(text) > 4 * LONGEST:
        raise CannotRead("text-too-long", most=LONGEST)
    cleaned = clean(text)
    if len(cleaned) > LONGEST:
        raise CannotRead("text-too-long", most=LONGEST)
    if not any(map(str.isalnum, cleaned)):
        raise CannotRead("text-too-short")
    return Posting(cleaned, "text")


def clean(text: str) -> str:
    """The text with one kind of line end, of space and of list sign ("- "), and nothing invisible.

    Cells between tabs become "label: value" or "one | two"; of empty lines, one is kept.
    """
    lines: list[str] = []
    waiting = False  # a list sign stood on a line of its own: its text is the next line
    seen = INVISIBLE.sub("", _LINE_ENDS.sub("\n", text).translate(_PRIVATE_SIGNS))
    for line in map(str.strip, seen.split("\n")):
        if _LONE_SIGN.fullmatch(line):
            waiting = True
            continue
        item = _ITEM.match(line)
        words = _in_a_row(line[item.end() :] if item else line)
        if words:
            lines.append(f"- {words}" if item or waiting else words)
            waiting = False
        elif lines and lines[-1] and not waiting:
            lines.append("")
    return "\n".join(lines).strip()


def _in_a_row(line: str) -> str:
    cells = [cell for cell in (" ".join(part.split()) for part in line.split("\t")) if cell]
    if len(cells) == 2 and _LABEL.fullmatch(cells[0]):
        return f"{cells[0].rstrip(' :')}: {cells[1]}"
    return " | ".join(cells) if len(cells) > 2 else " ".join(cells)
