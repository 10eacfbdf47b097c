"""PDF to text, read apart."""

from pathlib import Path
from typing import Final

from bot.errors import CannotRead
from bot.readers import pdf_lines
from bot.readers.apart import Program, Unread

PROGRAM: Final = Program(
    Path(pdf_lines.__file__), seconds=10, memory=1024 * 1024 * 1024, said=8 * 1024 * 1024, at_once=2
)
_TROUBLES: Final = frozenset({"locked", "no-text"})


async def text(content: bytes, program: Program = PROGRAM) -> str:
    """The lines of a PDF, items begin with "• ", cells are parted by tabs.

    Raises CannotRead: document-locked, document-no-text, document-too-many-pages (with `most`), and document-broken
    for all that goes wrong in it, which includes taking too long.
    """
    try:
        return await program.text(content)
    except Unread as unread:
        if unread.trouble == "too-many-pages":
            raise CannotRead("document-too-many-pages", most=pdf_lines.MOST_PAGES) from unread
        known = unread.trouble if unread.trouble in _TROUBLES else "broken"
        raise CannotRead(f"document-{known}") from unread
