"""A PDF on standard input becomes JSON on standard output: its lines, as they were before they were set on pages.

Runs as a program of its own, within limits (apart.py), because the library under it is written in C++ and reads
hostile files. It imports nothing of the bot.
Answers {"text": …} or {"trouble": "locked" | "broken" | "no-text" | "too-many-pages"}.

A PDF knows characters and where they stand. Lines are put together from that, and lines that were only broken to
fit a column are joined: an item of a list is one line again, whichever way its sign was painted.
"""

import ctypes
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

MOST_PAGES: Final = 40
MOST_CHARACTERS: Final = 200_000
_MOST_OBJECTS: Final = 4_000
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
_PATH, _IMAGE = 2, 3  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE
_LINE_END_HYPHEN: Final = 2  # pdfium's own sign for a hyphen at the end of a line

_BULLETS: Final = "•·‣▪▫●○■□◦◆◇❖▶►▸➢➤➔✓✔✅☑⁃∙⬤*–—-"
_SYMBOL_FONTS = re.compile(r"(?i)symbol|wingding|dingbat|webding")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_NOT_BROKEN_AFTER: Final = ".:;!?…"
# After a hyphen at a line's end, these keep it: "full-time"; and these follow a hyphen that waits for its noun.
_BEFORE_HYPHEN = """
    full part on off long short self well high low co e non cross multi end entry mid state real hands team first second
    third follow day world cutting front back pre post data client customer result goal cost user decision problem
"""
_KEEPS_HYPHEN = frozenset(_BEFORE_HYPHEN.split())
_WAITING = frozenset({"und", "oder", "sowie", "bzw", "bzw.", "and", "or", "et", "ou", "y", "o", "e", "en", "of", "i"})
# What printing adds to a page: its number, and when it was printed, which is no date of the posting.
_PRINTED = re.compile(
    r"(?i)(?:page |seite |p\. ?|s\. ?|- ?)?\d{1,3}(?: ?(?:/|of|von|-) ?\d{0,3})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]m)?"
    r"|file://.*"
)


@dataclass(slots=True)
class Cell:
    """Characters on one line with no wide gap between them; lengths in points, y upwards."""

    text: str
    left: float
    right: float
    xs: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """What stands on one line of a page: cells from left to right."""

    cells: list[Cell]
    y: float
    size: float
    first: int = 0  # its first and last character's number on the page
    last: int = 0
    begins_bold: bool = False
    ends_bold: bool = False
    bullet: bool = False
    symbol: bool = False

    @property
    def words(self) -> str:
        """The whole line; a tab is a wide gap."""
        return "\t".join(cell.text for cell in self.cells)


@dataclass(slots=True)
class Page:
    """One page's rows in reading order, and the small shapes on it that may be list signs: (right, middle)."""

    rows: list[Row] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    height: float = 0.0


@dataclass(slots=True)
class _Line:
    """A line of the text while it grows: where its last row stands and where its text begins."""

    text: str
    row: Row
    left: float
    hang: float
    bullet: bool


# -- from characters to rows ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Glyph:
    """One character of a page: its origin on the base line, its right edge, the height of its line."""

    character: str
    x: float
    y: float
    right: float
    size: float


def rows_of(glyphs: Sequence[Glyph], is_symbol: Callable[[int], bool], is_bold: Callable[[int], bool]) -> list[Row]:
    """The rows of one page, in the order of the file, which is nearly always that of reading."""
    rows: list[Row] = []
    row: Row | None = None
    for index, glyph in enumerate(glyphs):
        if glyph.character.isspace():
            if row is not None and row.cells[-1].text[-1] != " ":
                row.cells[-1].text += " "
                row.cells[-1].xs.append(row.cells[-1].right)
            continue
        last = row.cells[-1] if row is not None else None
        if row is None or last is None or not _on(row, last, glyph):
            row = Row([Cell(glyph.character, glyph.x, glyph.right, [glyph.x])], glyph.y, glyph.size, first=index)
            row.symbol = is_symbol(index)
            rows.append(row)
        elif glyph.x - last.right > 1.5 * glyph.size or (_is_sign(row, last) and glyph.x - last.right > 0):
            row.cells.append(Cell(glyph.character, glyph.x, glyph.right, [glyph.x]))
            row.size = max(row.size, glyph.size)
        else:
            last.text += glyph.character
            last.xs.append(glyph.x)
            last.right = max(last.right, glyph.right)
            row.size = max(row.size, glyph.size)
        row.last = index
    for row in rows:
        row.begins_bold, row.ends_bold = is_bold(row.first), is_bold(row.last)
        _take_off_sign(row)
    return [row for row in rows if row.words.strip()]


def _on(row: Row, last: Cell, glyph: Glyph) -> bool:
    """Whether a character goes on with the row: same base line (or raised, lowered a little), to the right."""
    near = abs(glyph.y - row.y) <= 0.45 * max(row.size, glyph.size)
    return near and glyph.x >= last.right - 1.0 * max(row.size, glyph.size)


def _is_sign(row: Row, cell: Cell) -> bool:
    text = cell.text.strip()
    return len(row.cells) == 1 and len(text) == 1 and (text in _BULLETS or row.symbol or _private(text))


def _private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def _take_off_sign(row: Row) -> None:
    """A list's sign at the head of a row becomes a mark of the row."""
    first = row.cells[0]
    lone_o = first.text.strip() == "o" and len(row.cells) > 1
    if (_is_sign(Row([first], row.y, row.size, symbol=row.symbol), first) or lone_o) and len(row.cells) > 1:
        row.cells.pop(0)
        row.bullet = True
    elif len(first.text) > 2 and first.text[0] in _BULLETS and first.text[1] == " ":
        row.bullet = True
        first.text, first.xs = first.text[2:].lstrip(), first.xs[2:]
        first.left = first.xs[0] if first.xs else first.left
    row.cells = [cell for cell in row.cells if cell.text.strip()]
    for cell in row.cells:
        cell.text = cell.text.rstrip()


# -- from rows to lines -----------------------------------------------------------------------------------------------


def text_of(pages: Sequence[Page]) -> str:
    """The text: a line for each paragraph and item ("• "), an empty line where the page leaves one.

    What stands at the very edge of pages comes last, once.
    """
    words = Counter(word for page in pages for row in page.rows for word in row.words.lower().split())
    lines: list[str] = []
    grown: _Line | None = None
    margins = _take_margins(pages)
    for page in pages:
        pitch, edges = _pitch(page.rows), _Edges(page.rows)
        for index, row in enumerate(page.rows):
            row.bullet = row.bullet or _has_dot(row, page.dots)
            if grown is not None and _goes_on(grown, row, pitch, edges, first=index == 0):
                grown.text = _joined(grown.text, row.words, words)
                grown.row = row
                continue
            if grown is not None:
                lines.append(grown.text)
                if _apart(grown.row, row, pitch, first=index == 0):
                    lines.append("")
            grown = _begun(row)
    if grown is not None:
        lines.append(grown.text)
    return "\n".join((*lines, "", *margins))


def _begun(row: Row) -> _Line:
    cell = row.cells[-1]
    hang = cell.left
    if number := _NUMBER.match(cell.text):
        after = number.end() + 1
        if after < len(cell.xs):
            hang = cell.xs[after]
    return _Line(f"• {row.words}" if row.bullet else row.words, row, cell.left, hang, row.bullet)


def _goes_on(line: _Line, row: Row, pitch: float, edges: "_Edges", *, first: bool) -> bool:
    """Whether a row is the rest of a line that was broken to fit its column."""
    last, cell = line.row, row.cells[0]
    if row.bullet or len(row.cells) > 1 or _NUMBER.match(cell.text) or line.text[-1] in ";:":
        return False
    if abs(last.size - row.size) > 0.12 * row.size or last.ends_bold != row.begins_bold:
        return False
    lower = cell.text[0].islower()
    if first or row.y > last.y:
        # A new page or column: only the words can tell.
        return lower and line.text[-1] not in _NOT_BROKEN_AFTER and len(line.text) > 25
    if not 0.5 * row.size < last.y - row.y <= 1.25 * max(pitch, row.size * 0.9):
        return False
    if min(abs(cell.left - line.left), abs(cell.left - line.hang)) > 0.75 * row.size:
        return False
    # Its first word would not have fitted above.
    word = cell.text.split(" ", 1)[0]
    end = last.cells[-1].right
    reach = end + (cell.right - cell.left) / max(len(cell.text), 1) * (len(word) + 1)
    column, (block, full) = edges.column(cell.left), edges.block(last)
    if lower and line.text[-1] not in _NOT_BROKEN_AFTER:
        return reach > block or end - line.left > 0.6 * (column - line.left)
    return len(last.cells[-1].text) > 24 and reach > (block if full else column)


def _apart(above: Row, row: Row, pitch: float, *, first: bool) -> bool:
    """Whether a row stands apart from the one before: by a gap, in another column, or as a heading."""
    gap = above.y - row.y
    by_gap = gap < 0 or gap > 1.4 * max(pitch, row.size * 0.9)
    return (by_gap and not first) or row.size > 1.12 * above.size


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance of two lines of a paragraph."""
    steps = Counter(
        round(2 * (above.y - row.y)) / 2
        for above, row in pairwise(rows)
        if 0.5 * row.size < above.y - row.y < 2.2 * row.size
    )
    return min((step for step, times in steps.items() if times * 4 >= max(steps.values())), default=0.0)


class _Edges:
    """How far to the right lines go: those of a whole column, and those of one block of it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._ends = [(row.cells[-1].left, row.cells[-1].right) for row in rows]
        self._columns: dict[int, float] = {}
        self._blocks: dict[int, tuple[float, bool]] = {}
        block: list[Row] = []
        for row in (*rows, None):
            if row is not None and block and _below(block[-1], row):
                block.append(row)
                continue
            self._note(block)
            block = [row] if row is not None else []

    def column(self, left: float) -> float:
        """The right edge of the column that begins near `left`, give or take an indent."""
        key = round(left / 4)
        if key not in self._columns:
            near = (right for begin, right in self._ends if abs(begin - left) < 60)
            self._columns[key] = max(near, default=left)
        return self._columns[key]

    def block(self, row: Row) -> tuple[float, bool]:
        """The right edge of the block that a row is in, and whether its lines fill it."""
        return self._blocks.get(id(row), (row.cells[-1].right, False))

    def _note(self, block: Sequence[Row]) -> None:
        if not block:
            return
        edge, left = max(row.cells[-1].right for row in block), min(row.cells[-1].left for row in block)
        full = sum(row.cells[-1].right - left > 0.85 * (edge - left) for row in block) >= 3
        self._blocks.update((id(row), (edge, full)) for row in block)


def _below(above: Row, row: Row) -> bool:
    gap = above.y - row.y
    return 0.5 * row.size < gap < 1.8 * row.size and abs(above.cells[-1].left - row.cells[-1].left) < 60


def _has_dot(row: Row, dots: Sequence[tuple[float, float]]) -> bool:
    """Whether a small shape stands where a list's sign would: browsers paint theirs as circles."""
    left = row.cells[0].left
    return any(0.5 < left - right < 2.2 * row.size and -0.25 < (y - row.y) / row.size < 0.75 for right, y in dots)


def _joined(above: str, below: str, words: Counter[str]) -> str:
    if above[-1] not in "-\u2010\u00ad" or len(above) < 2 or not above[-2].isalnum():
        return f"{above} {below}"
    head, rest = above[:-1], below.split(" ", 1)[0].lower()
    tail = head.split(" ")[-1].lower()
    if rest.strip(",") in _WAITING:
        return f"{above} {below}"
    bare = rest.rstrip(".,;:!?)")
    whole, hyphened = words[tail + bare], words[f"{tail}-{bare}"]
    keeps = not below[0].islower() or hyphened > whole or (not whole and tail in _KEEPS_HYPHEN)
    return f"{head}-{below}" if keeps else head + below


def _take_margins(pages: Sequence[Page]) -> list[str]:
    """Take page numbers, printing dates and running heads off the pages; the heads' words, each once."""
    sizes = sorted(row.size for page in pages for row in page.rows)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    heads: dict[str, None] = {}
    seen: set[tuple[str, int]] = set()
    for page in pages:
        kept: list[Row] = []
        for row in page.rows:
            outside = min(row.y, page.height - row.y) / page.height if page.height else 1.0
            if outside >= 0.08:
                kept.append(row)
                continue
            row.cells = [cell for cell in row.cells if not _PRINTED.fullmatch(cell.text)]
            place = (re.sub(r"\d+", "0", row.words), round(row.y / 4))
            if not row.cells or place in seen:
                continue
            seen.add(place)
            if outside < 0.05 and row.size < 1.05 * usual:
                heads.setdefault(row.words)
            else:
                kept.append(row)
        page.rows = kept
    return list(heads)


# -- from the file to characters --------------------------------------------------------------------------------------


class Trouble(Exception):
    """Why a PDF has no text for us."""


def read(content: bytes) -> str:
    """A PDF's text. Trouble says why there is none."""
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise Trouble("locked" if pdfium.FPDF_GetLastError() == _PASSWORD else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise Trouble("too-many-pages")
    pages: list[Page] = []
    left = MOST_CHARACTERS
    opened = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            continue
        opened += 1
        shown, used = _page(pdfium, page, left)
        left -= used
        pages.append(shown)
        pdfium.FPDF_ClosePage(page)
        if left <= 0:
            break
    if not opened:
        raise Trouble("broken")
    text = text_of(pages)
    solid = [character for character in text if not character.isspace()]
    if len(solid) < 20 or sum(map(str.isalnum, solid)) * 2 < len(solid):
        raise Trouble("no-text")
    return text


def _page(pdfium: Any, page: Any, most: int) -> tuple[Page, int]:
    glyph_page = pdfium.FPDFText_LoadPage(page)
    if not glyph_page:
        return Page(), 0
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    turned = _turned(pdfium.FPDFPage_GetRotation(page), width, height)
    count = max(min(pdfium.FPDFText_CountChars(glyph_page), most), 0)
    glyphs: list[Glyph] = []
    places: list[int] = []
    for index in range(count):
        glyph = _glyph(pdfium, glyph_page, index, turned)
        if glyph is not None:
            glyphs.append(glyph)
            places.append(index)
    rows = rows_of(
        glyphs,
        lambda index: bool(_SYMBOL_FONTS.search(_font(pdfium, glyph_page, places[index]))),
        lambda index: (
            "bold" in _font(pdfium, glyph_page, places[index]).lower()
            or pdfium.FPDFText_GetFontWeight(glyph_page, places[index]) >= 600
        ),
    )
    pdfium.FPDFText_ClosePage(glyph_page)
    return Page(rows, list(_dots(pdfium, page, turned)), height), count


Turn = Callable[[float, float], tuple[float, float]]


def _turned(quarters: int, width: float, height: float) -> Turn:
    """From a page's own coordinates to those of the page as it is shown; width and height are as shown."""
    turns: tuple[Turn, ...] = (
        lambda x, y: (x, y),
        lambda x, y: (y, height - x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (width - y, x),
    )
    return turns[quarters % 4]


def _glyph(pdfium: Any, page: Any, index: int, turned: Turn) -> Glyph | None:
    code = pdfium.FPDFText_GetUnicode(page, index)
    if code in {0, 0xFFFE, 0xFFFF}:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    if not (pdfium.FPDFText_GetCharOrigin(page, index, x, y) and pdfium.FPDFText_GetLooseCharBox(page, index, box)):
        return Glyph(" ", 0, 0, 0, 0) if code in {10, 13, 32} else None
    left, base = turned(x.value, y.value)
    corners = (turned(box.left, box.bottom), turned(box.right, box.top))
    size = abs(corners[0][1] - corners[1][1])
    if size < 2.5 and code > 32:
        return None  # too small for eyes
    character = "-" if code == _LINE_END_HYPHEN else " " if code <= 32 else chr(min(code, 0x10FFFF))
    return Glyph(character, left, base, max(corner[0] for corner in corners), size)


def _font(pdfium: Any, page: Any, index: int) -> str:
    name = ctypes.create_string_buffer(120)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, 120, flags)
    return name.value.decode("utf-8", "replace")


def _dots(pdfium: Any, page: Any, turned: Turn) -> Iterator[tuple[float, float]]:
    """Shapes of the size of a list's sign, as wide as high."""
    bounds = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(shape) not in {_PATH, _IMAGE} or not pdfium.FPDFPageObj_GetBounds(shape, *bounds):
            continue
        (x0, y0), (x1, y1) = (turned(bounds[0].value, bounds[1].value), turned(bounds[2].value, bounds[3].value))
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if 1.5 < wide < 10 and 0.6 < wide / max(high, 0.1) < 1.7:
            yield max(x0, x1), (y0 + y1) / 2


def main() -> None:
    """Answer for the file on standard input."""
    try:
        said = {"text": read(sys.stdin.buffer.read())}
    except Trouble as trouble:
        said = {"trouble": str(trouble)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
