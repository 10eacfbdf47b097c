"""When a quote stands in a text: after Unicode, case and white space are folded, nothing else."""

import re
import unicodedata

_ZERO_WIDTH = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """The text in the form in which quotes are compared: NFKC, casefold, no zero-width, single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH).casefold()).strip()


def stands_in(quote: str, folded_text: str) -> bool:
    """Whether the quote, which must not be empty, is a piece of a text that was `folded`."""
    wanted = folded(quote)
    return bool(wanted) and wanted in folded_text
