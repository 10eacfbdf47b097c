"""Word and OpenDocument files as text: paragraphs, lists, tables, text boxes, read as a stream within bounds."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from xml.parsers import expat

from bot.errors import CannotRead
from bot.model.paste import LONGEST

# An entry of a zip's list begins so: more of them are more than a text document can have.
_ENTRY: Final = b"PK\x01\x02"
_MOST_ENTRIES: Final = 4_000
_MOST_UNPACKED: Final = 16 * 1024 * 1024
_MOST_ELEMENTS: Final = 400_000
_MOST_TEXT: Final = 2 * LONGEST
# Large, because Python's expat before 2.6 reads an unfinished token anew with every piece.
_PIECE: Final = 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the two that can be unpacked by pieces
_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # encrypted, or a method that zipfile does not know
    ValueError,
)

_WORD = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = frozenset(
    {"page", "seite", "página", "pagina", "strona", "стр", "страница", "of", "von", "de", "di", "z", "из", "sur"}
)


class Kind(Enum):
    """What a zip file with documents in it can be."""

    DOCX = auto()
    ODT = auto()
    PAGES = auto()
    OTHER = auto()


class Package:
    """A zip file that is unpacked within bounds. CannotRead: document-broken, document-locked, document-too-large."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > _MOST_ENTRIES:
            raise CannotRead("document-broken")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except _TROUBLE as error:
            raise CannotRead("document-broken") from error
        self._left = _MOST_UNPACKED

    @property
    def kind(self) -> Kind:
        """What the files inside make of it, whatever its name says."""
        if "word/document.xml" in self.names or any(name.startswith("word/document") for name in self.names):
            return Kind.DOCX
        if "content.xml" in self.names and b"opendocument.text" in self.start_of("mimetype"):
            return Kind.ODT
        return Kind.PAGES if "Index/Document.iwa" in self.names or "Index.zip" in self.names else Kind.OTHER

    def start_of(self, name: str) -> bytes:
        """The first 64 kB of one file inside; none where it is missing or broken."""
        try:
            if self._zip.getinfo(name).compress_type not in _METHODS:
                return b""
            with self._zip.open(name) as file:
                return file.read(65_536)
        except (LookupError, *_TROUBLE):
            return b""

    def walk(self, name: str, walker: "Walker") -> None:
        """Show one XML file inside to a walker, piece by piece."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise CannotRead("document-locked")
            if info.compress_type not in _METHODS:
                raise CannotRead("document-broken")
            with self._zip.open(info) as file:
                parser = walker.parser()
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise CannotRead("document-too-large")
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
        except (LookupError, *_TROUBLE) as error:
            raise CannotRead("document-broken") from error


class Walker:
    """Sees the elements of an XML file in their order; names are local, without their namespace."""

    def __init__(self) -> None:
        self._elements = 0

    def parser(self) -> expat.XMLParserType:
        """A parser that tells this walker, and takes no document type: so no entities, of any kind."""
        made = expat.ParserCreate(namespace_separator=" ")
        made.buffer_text = True
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.CharacterDataHandler = self.text
        made.StartDoctypeDeclHandler = self._refuse
        return made

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        """An element begins; `facts` are its attributes by local name."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Words in the current element."""

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise CannotRead("document-too-large")
        self.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self.end(_local(name))

    def _refuse(self, *_: object) -> None:
        raise CannotRead("document-broken")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    item: bool = False
    heading: bool = False
    bold: int = 0
    length: int = 0


class _Page:
    """Lines as they are read; a cell of a table, however deep, collects its own until its row is done."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._rows: list[list[list[str]]] = []
        self._outer: list[list[str]] = []
        self._length = 0

    def paragraph(self, done: _Paragraph) -> None:
        """A paragraph ended; forced line breaks in it stay line breaks."""
        words = "".join(done.parts).strip()
        if not words:
            if self.lines and self.lines[-1]:
                self.lines.append("")
            return
        self._length += len(words)
        if self._length > _MOST_TEXT:
            raise CannotRead("text-too-long", most=LONGEST)
        heading = done.heading or (not done.item and done.length and done.bold == done.length)
        if heading and self.lines and self.lines[-1]:
            self.lines.append("")
        first, *others = (line for line in words.split("\n") if line.strip())
        self.lines.append(f"• {first}" if done.item and not done.heading else first)
        self.lines.extend(others)

    def start_row(self) -> None:
        """A row of a table begins."""
        self._rows.append([])

    def start_cell(self) -> None:
        """A cell begins: lines go to it."""
        self._outer.append(self.lines)
        self.lines = []

    def end_cell(self) -> None:
        """A cell ends: lines go to where its table stands."""
        if not self._outer:
            return
        cell, self.lines = self.lines, self._outer.pop()
        if not self._rows:
            self.lines.extend(cell)
        elif any(cell):
            self._rows[-1].append(cell)

    def end_row(self) -> None:
        """A row ends: short cells side by side are one line, long ones stand below one another."""
        cells = self._rows.pop() if self._rows else []
        if len(cells) > 1 and all(len([line for line in cell if line]) == 1 for cell in cells):
            self.lines.append("\t".join(line for cell in cells for line in cell if line))
            return
        if len(cells) > 1 and self.lines and self.lines[-1]:
            self.lines.append("")
        for cell in cells:
            self.lines.extend(cell)


def docx(package: Package) -> str:
    """The text of a Word document; what stands in its page headers and footers comes last."""
    main = _Target()
    if "_rels/.rels" in package.names:
        package.walk("_rels/.rels", main)
    name = main.found if main.found in package.names else "word/document.xml"
    folder = posixpath.dirname(name)
    styles = _Styles()
    if f"{folder}/styles.xml" in package.names:
        package.walk(f"{folder}/styles.xml", styles)
    body = _Word(styles)
    package.walk(name, body)
    edges: list[str] = []
    for part in (f"{folder}/{edge}{number}.xml" for edge in ("header", "footer") for number in range(1, 4)):
        if part in package.names:
            edge = _Word(styles)
            package.walk(part, edge)
            edges.extend(line for line in edge.page.lines if not _is_page_number(line))
    return "\n".join((*body.page.lines, "", *dict.fromkeys(edges)))


def _is_page_number(line: str) -> bool:
    few = sum(map(str.isdecimal, line)) <= 6  # a telephone number has more
    return few and len(line) < 40 and _PAGE_NUMBER.issuperset(_WORD.findall(line.lower()))


def odt(package: Package) -> str:
    """The text of an OpenDocument text."""
    if b"encryption-data" in package.start_of("META-INF/manifest.xml"):
        raise CannotRead("document-locked")
    body = _OpenDocument()
    package.walk("content.xml", body)
    return "\n".join(body.page.lines)


class _Target(Walker):
    """Where a Word file keeps its main part."""

    found = ""

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        if name == "Relationship" and facts.get("Type", "").endswith("/officeDocument"):
            self.found = self.found or facts.get("Target", "").lstrip("/")


class _Styles(Walker):
    """Which of a Word file's styles make a heading, and which an item of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: set[str] = set()
        self.items: set[str] = set()
        self._based: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        value = facts.get("val", "")
        if name == "style":
            self._style = facts.get("styleId", "")
        elif name == "name" and value.lower().startswith(("heading", "title")):
            self.headings.add(self._style)
        elif name == "basedOn":
            self._based[self._style] = value
        elif name == "numId" and value != "0":
            self.items.add(self._style)

    def is_heading(self, style: str) -> bool:
        """Whether a style, or one that it is based on, is a heading's."""
        return self._is(style, self.headings)

    def is_item(self, style: str) -> bool:
        """Whether a style, or one that it is based on, is a list's."""
        return self._is(style, self.items)

    def _is(self, style: str, among: set[str]) -> bool:
        for _ in range(12):
            if not style or style in among:
                break
            style = self._based.get(style, "")
        return bool(style) and style in among


_OFF = frozenset({"0", "false", "off"})


class _Word(Walker):
    """The main part of a Word file, or a header or footer."""

    # Text that was deleted or moved away, and the second telling of a text box for older programs.
    _UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})
    _SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, styles: _Styles) -> None:
        super().__init__()
        self.page = _Page()
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._unseen = 0
        self._in_text = False
        self._in_run = False
        self._hidden = False
        self._bold = False
        self._placeholder = False

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        if self._unseen or name in self._UNSEEN or (name == "sdtContent" and self._placeholder):
            self._unseen += 1
            self._placeholder = False
            return
        if name == "p":
            self._open.append(_Paragraph())
        elif name == "r":
            self._in_run, self._hidden, self._bold = True, False, False
        elif name == "t":
            self._in_text = True
        elif name == "tr":
            self.page.start_row()
        elif name == "tc":
            self.page.start_cell()
        elif name == "sdtPr":
            self._placeholder = False
        elif name == "showingPlcHdr":
            self._placeholder = True
        elif self._open:
            self._property(name, facts, self._open[-1])

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        if name == "p" and self._open:
            self.page.paragraph(self._open.pop())
        elif name == "r":
            self._in_run = False
        elif name == "t":
            self._in_text = False
        elif name == "tc":
            self.page.end_cell()
        elif name == "tr":
            self.page.end_row()

    def text(self, words: str) -> None:
        if not self._in_text or self._unseen or self._hidden or not self._open:
            return
        paragraph = self._open[-1]
        paragraph.parts.append(words)
        solid = len(words.strip())
        paragraph.length += solid
        paragraph.bold += solid if self._bold else 0

    def _property(self, name: str, facts: Mapping[str, str], paragraph: _Paragraph) -> None:
        value = facts.get("val", "")
        if self._in_run:
            self._of_a_run(name, value, facts.get("char", ""), paragraph)
        elif name == "pStyle":
            paragraph.heading |= self._styles.is_heading(value)
            paragraph.item |= self._styles.is_item(value)
        elif name == "numId":
            paragraph.item = value != "0"
        elif name == "outlineLvl":
            paragraph.heading = value != "9"

    def _of_a_run(self, name: str, value: str, symbol: str, paragraph: _Paragraph) -> None:
        if name == "b":
            self._bold = value not in _OFF
        elif name in {"vanish", "specVanish"}:
            self._hidden |= value not in _OFF
        elif name == "sz" and value.isdecimal() and int(value[:4]) <= 4:
            self._hidden = True  # two points are not meant for eyes
        elif name == "sym" and not self._hidden:
            paragraph.parts.append(_symbol(symbol))
        elif name in self._SIGNS and not self._hidden:
            paragraph.parts.append(self._SIGNS[name])


def _symbol(code: str) -> str:
    try:
        return chr(int(code[:6], 16))
    except (ValueError, OverflowError):
        return ""


class _OpenDocument(Walker):
    """The content of an OpenDocument text."""

    _UNSEEN = frozenset({"tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "desc", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()
        self._open: list[_Paragraph] = []
        self._unseen = 0
        self._first_in_item = False

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        if self._unseen or name in self._UNSEEN:
            self._unseen += 1
        elif name in {"p", "h"}:
            self._open.append(_Paragraph(item=self._first_in_item, heading=name == "h"))
            self._first_in_item = False
        elif name == "list-item":
            self._first_in_item = True
        elif name == "table-row":
            self.page.start_row()
        elif name == "table-cell":
            self.page.start_cell()
        elif self._open:
            self._open[-1].parts.append({"tab": "\t", "line-break": "\n", "s": " "}.get(name, ""))

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif name in {"p", "h"} and self._open:
            self.page.paragraph(self._open.pop())
        elif name == "table-cell":
            self.page.end_cell()
        elif name == "table-row":
            self.page.end_row()

    def text(self, words: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].parts.append(words)
