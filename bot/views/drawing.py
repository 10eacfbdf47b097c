"""Draws a picture: JSON on standard input, a PNG on standard output. A program by itself, run by charts.py.

It knows neither the bot nor any language: what is to be read stands in the JSON. It runs in a process of its own since
matplotlib stays in memory with all it has loaded, more than the rest of the bot together.
"""

import io
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.transforms import Affine2D

_SCALE: Final = 2  # dots a pixel, so that it can be enlarged
_DPI: Final = 100
_FONT: Final = "DejaVu Sans"  # comes with matplotlib: Latin, Greek and Cyrillic
_SMALL, _NORMAL, _LARGE, _TITLE = 13.0, 15.0, 17.0, 22.0  # pixels
_LEADING: Final = 1.35
_MARGIN: Final = 28.0
_GAP: Final = 26.0
_LONGEST: Final = 2_000  # characters of one text that are looked at


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one shade. `first` and `second` differ in lightness too, for who sees their hues alike."""

    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    first: str
    second: str
    on_first: str


PALETTES: Final = {
    "light": Palette("#ffffff", "#f2f5f9", "#1b2330", "#5a6778", "#d5dce6", "#0b62a8", "#e69f00", "#ffffff"),
    "dark": Palette("#17212b", "#202c39", "#f1f4f8", "#a4b2c2", "#35465a", "#62b5ec", "#d98c00", "#10202e"),
}


class Sheet:
    """A picture whose height is known last: texts, bars and boxes in pixels from the upper left corner."""

    def __init__(self, width: float, palette: Palette) -> None:
        self.width = width
        self.palette = palette
        self._figure = Figure(figsize=(width / _DPI, 1), dpi=_DPI)
        self._renderer: RendererAgg = FigureCanvasAgg(self._figure).get_renderer()  # type: ignore[no-untyped-call]  # theirs
        self._drawn: list[tuple[float, Any]] = []
        self._known = frozenset(get_font(findfont(_font(_NORMAL))).get_charmap())

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = _NORMAL,
        *,
        bold: bool = False,
        colour: str | None = None,
        align: str = "left",
    ) -> None:
        """One line whose upper edge is at y."""
        artist = self._figure.text(
            x / self.width,
            0,
            self._legible(words),
            fontproperties=_font(size, bold=bold),
            color=colour or self.palette.ink,
            ha=align,
            va="baseline",
            parse_math=False,  # a dollar is a dollar
        )
        self._drawn.append((y + size, artist))

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = _NORMAL, **look: Any) -> float:
        """Several lines; where they end."""
        for number, line in enumerate(lines):
            self.text(x, y + number * size * _LEADING, line, size, **look)
        return y + len(lines) * size * _LEADING

    def heading(self, y: float, words: str, size: float) -> float:
        """At most two bold lines from margin to margin; where they end."""
        return self.lines(
            _MARGIN, y, self.wrapped(words, self.width - 2 * _MARGIN, 2, size, bold=True), size, bold=True
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, round_: float = 0.0) -> None:
        """A filled box."""
        patch: Rectangle | FancyBboxPatch
        if round_ and min(width, height) > 2 * round_:
            inner = (x + round_, 0.0)
            style = f"round,pad={round_},rounding_size={round_}"
            patch = FancyBboxPatch(inner, width - 2 * round_, height - 2 * round_, boxstyle=style)
            self._drawn.append((y + height - round_, patch))
        else:
            patch = Rectangle((x, 0), width, height)
            self._drawn.append((y + height, patch))
        patch.set(facecolor=colour, edgecolor="none", linewidth=0, antialiased=True)

    def wrapped(self, words: str, width: float, most: int, size: float = _NORMAL, *, bold: bool = False) -> list[str]:
        """The words in at most so many lines of that width; what is left out ends in an ellipsis."""
        lines: list[str] = []
        left = " ".join(self._legible(words).split())
        while left and len(lines) < most:
            line = self._fitting(left, width, size, bold=bold)
            left = left[len(line) :].lstrip()
            lines.append(line.rstrip())
        if left:
            last = lines[-1] + "…"
            while len(last) > 1 and self.breadth(last, size, bold=bold) > width:
                last = last[:-2].rstrip() + "…"
            lines[-1] = last
        return lines

    def breadth(self, words: str, size: float = _NORMAL, *, bold: bool = False) -> float:
        """How wide a line is, in pixels."""
        font = _font(size, bold=bold)
        wide, _, _ = self._renderer.get_text_width_height_descent(words, font, ismath=False)  # type: ignore[no-untyped-call]
        return float(wide)

    def png(self, height: float) -> bytes:
        """The picture of that height."""
        self._figure.set_size_inches(self.width / _DPI, height / _DPI)
        self._figure.set_facecolor(self.palette.paper)
        for order, (below, artist) in enumerate(self._drawn):
            artist.set_zorder(order)
            if isinstance(artist, Rectangle | FancyBboxPatch):
                # Patches are in dots of the finished picture, which counts from below.
                artist.set_transform(Affine2D().translate(0, height - below).scale(_SCALE))
                self._figure.add_artist(artist)
            else:
                artist.set_y(1 - below / height)
        written = io.BytesIO()
        self._figure.savefig(written, format="png", dpi=_DPI * _SCALE, metadata={"Software": None})
        return written.getvalue()

    def _fitting(self, words: str, width: float, size: float, *, bold: bool) -> str:
        """As much of the words' beginning as one line holds, cut between words where there is a space to cut at."""
        words = words[: int(width)]  # no letter is narrower than a pixel
        if self.breadth(words, size, bold=bold) <= width:
            return words
        low, high = 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self.breadth(words[:middle].rstrip(), size, bold=bold) <= width:
                low = middle
            else:
                high = middle - 1
        cut = words[:low].rfind(" ") if words[low : low + 1] != " " else low
        return words[:cut] if cut > 0 else words[:low]

    def _legible(self, words: str) -> str:
        """What the font has; in the place of a letter that it has not stands a box, other signs are left out."""
        normal = unicodedata.normalize("NFC", words[:_LONGEST])
        return "".join(
            sign if ord(sign) in self._known else "□" if unicodedata.category(sign).startswith("L") else ""
            for sign in normal
            if sign == " " or unicodedata.category(sign)[0] not in "CZ" or sign == "\u00a0"
        )


def _font(size: float, *, bold: bool = False) -> FontProperties:
    return FontProperties(family=_FONT, weight="bold" if bold else "normal", size=size * 72 / _DPI)


# --- jobs side by side ------------------------------------------------------------------------------------------------

_COLUMN: Final = 270.0
_NARROWEST: Final = 560.0
_CELL_LINES: Final = 4


def _cell(sheet: Sheet, words: str, room: float) -> list[str]:
    paragraphs = [line for line in words.split("\n") if line.strip()]
    return [line for words in paragraphs for line in sheet.wrapped(words, room, _CELL_LINES)]


def comparison(said: Mapping[str, Any], palette: Palette) -> bytes:
    """A column a job, a band a fact.

    `said`: title, columns, first (the columns that come first), facts (each with what stands where a job says nothing),
    notes.
    """
    columns, facts = said["columns"], said["facts"]
    width = max(_NARROWEST, _COLUMN * len(columns) + 2 * _MARGIN)
    sheet = Sheet(width, palette)
    column = (width - 2 * _MARGIN) / len(columns)
    room = column - 16
    y = sheet.heading(_MARGIN, said["title"], _TITLE)
    y += 10
    heads = [sheet.wrapped(name, room, 3, _LARGE, bold=True) for name in columns]
    tall = max(map(len, heads)) * _LARGE * _LEADING + 20
    for place, lines in enumerate(heads):
        x = _MARGIN + place * column
        on_first = place in said["first"]
        sheet.box(x, y, column - 8, tall, palette.first if on_first else palette.panel, round_=6)
        sheet.lines(x + 10, y + 8, lines, _LARGE, bold=True, colour=palette.on_first if on_first else palette.ink)
    y += tall + 14
    for fact, values, blank in facts:
        sheet.box(_MARGIN, y, width - 2 * _MARGIN - 8, 1, palette.line)
        y += 9
        sheet.text(_MARGIN, y, fact, _SMALL, colour=palette.muted)
        y += _SMALL * _LEADING + 3
        cells = [_cell(sheet, value or blank, room) for value in values]
        for place, lines in enumerate(cells):
            colour = palette.ink if values[place] else palette.muted
            sheet.lines(_MARGIN + place * column, y, lines, colour=colour)
        y += max(map(len, cells)) * _NORMAL * _LEADING + 10
    if said["notes"]:
        sheet.box(_MARGIN, y, width - 2 * _MARGIN - 8, 1, palette.line)
        y += 12
    for note in said["notes"]:
        y = sheet.lines(_MARGIN, y, sheet.wrapped(note, width - 2 * _MARGIN - 8, 3)) + 5
    return sheet.png(y + _MARGIN - 5)


# --- a hunt in numbers ------------------------------------------------------------------------------------------------

_WIDE: Final = 760.0
_LABEL: Final = 190.0
_WIDEST_LABEL: Final = 360.0
_BAR: Final = 24.0
_ROW: Final = 34.0
_WEEKS_TALL: Final = 150.0
_LOWEST_TOP: Final = 4  # a single job is no tower


def numbers(said: Mapping[str, Any], palette: Palette) -> bytes:
    """Bars under headings. `said`: title, parts of bars (heading, rows of label, value, of how many, words), weeks."""
    sheet = Sheet(_WIDE, palette)
    y = sheet.heading(_MARGIN, said["title"], _TITLE)
    for part in said["parts"]:
        y = _bars(sheet, y + _GAP - 6, part)
    if said["weeks"]:
        y = _weeks(sheet, y + _GAP - 6, said["weeks"])
    return sheet.png(y + _MARGIN - 8)


def _bars(sheet: Sheet, y: float, part: Mapping[str, Any]) -> float:
    """A bar a row; where a value is one of several, all of them stand behind it, paler. Where they end."""
    palette = sheet.palette
    y = sheet.heading(y, part["heading"], _LARGE) + 6
    words = max(sheet.breadth(row["words"], bold=True) for row in part["rows"])
    wide = max(sheet.breadth(row["label"]) for row in part["rows"]) + 16
    labels = min(max(wide, _LABEL), _WIDEST_LABEL)
    room = _WIDE - 2 * _MARGIN - labels - words - 14
    most = max(max(row["value"], row["of"] or 0) for row in part["rows"]) or 1
    for row in part["rows"]:
        [label] = sheet.wrapped(row["label"], labels - 12, 1) or [""]
        sheet.text(_MARGIN, y + 4, label)
        x = _MARGIN + labels
        if row["of"] is not None:
            sheet.box(x, y, room * row["of"] / most, _BAR, palette.line, round_=3)
        else:
            sheet.box(x, y, room, _BAR, palette.panel, round_=3)
        if row["value"]:
            sheet.box(x, y, max(3.0, room * row["value"] / most), _BAR, palette.first, round_=3)
        sheet.text(_WIDE - _MARGIN, y + 4, row["words"], align="right", bold=True)
        y += _ROW
    return y


def _weeks(sheet: Sheet, y: float, weeks: Mapping[str, Any]) -> float:
    """Two columns a week with their numbers above, the Mondays beneath. Where it ends."""
    palette = sheet.palette
    y = sheet.heading(y, weeks["heading"], _LARGE) + 4
    x = _MARGIN
    for name, colour in zip(weeks["names"], (palette.first, palette.second), strict=True):
        sheet.box(x, y + 3, 13, 13, colour, round_=2)
        sheet.text(x + 20, y + 2, name, _SMALL)
        x += sheet.breadth(name, _SMALL) + 48
    y += 30
    ground = y + _WEEKS_TALL
    step = (_WIDE - 2 * _MARGIN) / len(weeks["rows"])
    most = max(_LOWEST_TOP, *(max(first, second) for _, first, second in weeks["rows"]))
    for place, (label, *values) in enumerate(weeks["rows"]):
        middle = _MARGIN + (place + 0.5) * step
        for value, colour, side in zip(values, (palette.first, palette.second), (-1, 1), strict=True):
            wide = min(22.0, step / 2 - 4)
            left = middle - wide - 1 if side < 0 else middle + 1
            tall = (_WEEKS_TALL - 18) * value / most
            if value:
                sheet.box(left, ground - tall, wide, tall, colour)
                sheet.text(left + wide / 2, ground - tall - _SMALL - 3, str(value), 11.0, align="center")
        sheet.text(middle, ground + 8, label, 11.0, align="center", colour=palette.muted)
    sheet.box(_MARGIN, ground, _WIDE - 2 * _MARGIN, 1, palette.muted)
    return ground + 30


KINDS: Final = {"comparison": comparison, "numbers": numbers}


def main() -> None:
    """Draw what standard input asks for."""
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(KINDS[asked["kind"]](asked["said"], PALETTES[asked["shade"]]))


if __name__ == "__main__":
    main()
