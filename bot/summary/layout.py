"""A posting's text cut into pieces: lines as people meant them, whatever pasting has done to them.

Bullets are taken off, hard-wrapped lines joined, texts whose line breaks were lost cut again at bullets and sentences.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.summary.headings import cuts
from bot.summary.labels import label_starts
from bot.summary.openers import opens_an_item
from bot.summary.phrases import words

MAX_TEXT = 60_000  # characters that are looked at; no ad is longer
MAX_PIECES = 3_000
LONG = 220  # characters from which a line is looked at for lost line breaks
_LONGEST = 1_200  # of one piece
_FULL = 40  # characters of a line that may have been broken to fit a width

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_ZERO_WIDTH = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_STYLED = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e]+")  # "bold" letters of social networks, full-width ones

_PICTURE = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u23e9-\u23fa\u25a0-\u25ff"
    "\u203c\u2049\u2139\u20e3\ufe0f"
)
_BULLET = re.compile(
    r"(?:[-–—―*+>•●◦·▪■□▫►▶▸▹‣⁃➢➤➔→⇒»✓✔✅☑✦◆◇○‧∙❖⌲]\ufe0f?\s*(?<=.\s)|[•●◦▪■►▶▸‣➢➤➔✓✔✅☑✦◆◇○‧∙❖⌲]\ufe0f?|"
    r"\(?\d{1,2}(?:\)|\.(?! ?(?i:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|"
    r"dezember)\b))\s|\(?[a-z]\)\s|o\s(?=[A-Z]))\s*"  # "30. April" is a day, no item
)
_LEADS_ON = re.compile(  # a line that ends so and goes on with a figure was broken there
    r"(?:\bbis(?: zum| spätestens)?|\bby|\buntil|\bbefore|\ble|\bjusqu['’]au|\bel|\bentro il|\bil|\baté|\bao?|\btot|"
    r"\bvóór|\bdo(?: dnia)?|до|по)$",
    re.IGNORECASE,
)
_PICTURES = re.compile(f"(?:[{_PICTURE}]|#\ufe0f?\u20e3|[0-9]\ufe0f?\u20e3)+\\s*")
_INLINE_BULLET = re.compile(r"\s*[•●▪◦►▶▸‣➢➤✓✔✅☑❖■◆]\ufe0f?\s*")
_INLINE_DASH = re.compile(r"(?:(?<=[.;:!?])|(?<=[a-zß-ÿа-яіїєґ)])) ?[-–—*] (?=[^\W\d_])")
_GLUE = re.compile(r"(?<=[a-zß-ÿ0-9)]) (?=[A-ZÀ-Þ][a-zß-ÿ]+ )")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:[^\W\d_]|z\.\s?b|u\.\s?a|d\.\s?h|e\.\s?g|i\.\s?e|e\.\s?v|i\.\s?d\.\s?r|bzw|inkl|ca|nr|st|str|dr|prof|mr|mrs|ms|vs|"
    r"approx|incl|inc|ltd|co|corp|no|ref|min|max|ggf|evtl|mind|tel|mio|mrd|usw|etc|resp|env|ex|p\.\s?ej|aprox|av|núm|art|es|ecc|"
    r"n|ul|ok|np|tzw|m\.\s?in|тыс|тис|руб|грн|др|пр|т\.\s?д|т\.\s?п|т\.\s?е|г|ул|вул|зп|б\.\s?у|ev|o\.\s?ä|bijv|evt|jan|feb|mar|apr|"
    r"jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|abs|gem|ggü|sog|vgl|zzgl|sr|sra|srta|dott|ing|av|avda|km|hr|fr|rif|cod|cand|tzn|itp|im|al)\.$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:^|\D)\d{1,2}\.$")
_ORDERED = re.compile(  # what is counted in German: "15. Januar", "3. Lehrjahr"
    r"(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|quartal|lehrjahr|klasse|semester|stock|etage|jahrgang)",
    re.IGNORECASE,
)
_PICTURED = re.compile("\\s+(?=[\U0001f300-\U0001faff]\ufe0f?\\s)")  # facts in one line, a picture before each
_MARKUP = re.compile(r"^(?:#{1,6}\s+|[*_]{1,3}(?=\S))|(?<=\S)[*_]{1,3}(?=\W*$)")
_BOLD = re.compile(r"^[*_]{2,3}\S.*[*_]{2,3}\W*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line: `text` without bullet, pictures and markup; `sign` are the pictures that led it.

    `bullet` says it is a list item; `loud` that it was set apart (bold, capitals, markdown heading); `apart` that
    an empty line or the start of the text stands before it; `cut` that it was cut out of a longer line.
    """

    text: str
    bullet: bool = False
    loud: bool = False
    apart: bool = False
    cut: bool = False
    sign: str = ""


def tidy(text: str) -> str:
    """The text with one kind of line end and of space; quotes taken from it stand in the text that it was."""
    text = _LINE_ENDS.sub("\n", text[:MAX_TEXT]).translate(_ZERO_WIDTH)
    text = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return _SPACES.sub(_one_space, unicodedata.normalize("NFC", text))


def _one_space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found.group() else " "  # a tab parts the cells of a table's row


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text that is `tidy`, in its order."""
    made: list[Piece] = []
    for piece in _cut(_joined(list(_raw(text)))):
        if piece.text:
            made.append(piece)
        if len(made) == MAX_PIECES:
            break
    return tuple(made)


def _raw(text: str) -> Iterator[Piece]:
    apart = True
    for line in text.split("\n"):
        line = line.strip()
        if not line or not any(map(str.isalnum, line)):
            apart = True
            continue
        for part in _PICTURED.split(line) if _PICTURED.match(f" {line}") else [line]:
            yield _piece(part, apart)
            apart = False


def _piece(line: str, apart: bool) -> Piece:
    bullet = False
    loud = bool(_BOLD.match(line)) or (line.startswith("#") and line.lstrip("#").startswith(" "))
    if not loud and (found := _BULLET.match(line)):
        bullet, line = True, line[found.end() :]
    sign = ""
    marked = line[0] == "#" or "*" in line or "_" in line
    line = _MARKUP.sub("", line).strip() if marked else line
    if found := _PICTURES.match(line):
        sign, line = found.group().strip(), line[found.end() :]
    line = (_MARKUP.sub("", line) if marked else line).strip(" \t|")
    capitals = line.isupper() and sum(map(str.isalpha, line)) > 3
    return Piece(line, bullet=bullet, loud=loud or capitals, apart=apart, sign=sign)


def _joined(raw: list[Piece]) -> Iterator[Piece]:
    """The pieces with lines joined that were broken only to fit a width."""
    wrapped = _is_wrapped(raw)
    whole: Piece | None = None
    last = 0  # length of the line that was joined last
    for piece in raw:
        if whole is not None and (_is_led_on_to(whole, piece) or (wrapped and _goes_on(whole, last, piece))):
            whole = replace(whole, text=f"{whole.text} {piece.text}")
        else:
            if whole is not None:
                yield whole
            whole = piece
        last = len(piece.text)
    if whole is not None:
        yield whole


def _is_wrapped(raw: Sequence[Piece]) -> bool:
    """Whether lines begin in lower case because the one before was full, not because lists are written so here."""
    full = short = 0
    for before, piece in pairwise(raw):
        if piece.text[:1].islower() and not (piece.bullet or piece.apart or piece.sign):
            if len(before.text) >= _FULL:
                full += 1
            else:
                short += 1
    return full > 4 * short


def _is_led_on_to(whole: Piece, piece: Piece) -> bool:
    return (
        piece.text[:1].isdigit()
        and not (piece.bullet or piece.apart or piece.sign or piece.loud)
        and _LEADS_ON.search(whole.text[-24:]) is not None
    )


def _goes_on(whole: Piece, last: int, piece: Piece) -> bool:
    broken = last >= _FULL and whole.text[-1] not in ".!?:;…" and len(whole.text) < _LONGEST
    return broken and piece.text[:1].islower() and not (piece.bullet or piece.apart or piece.sign or piece.loud)


def _cut(whole: Iterable[Piece]) -> Iterator[Piece]:
    for long in whole:
        yield from _items(_at_headings(long))


def _at_headings(piece: Piece) -> Iterator[Piece]:
    """A text whose line breaks were lost, cut where headings stand in it."""
    if len(piece.text) <= LONG:
        yield piece
        return
    start = 0
    ends = {*cuts(piece.text, words(piece.text)), *label_starts(piece.text)}
    for end in [*sorted(ends), len(piece.text)]:
        if text := piece.text[start:end].strip():
            yield from _glued(replace(piece, text=text, bullet=piece.bullet and start == 0, cut=True, loud=False))
        start = end


def _glued(piece: Piece) -> Iterator[Piece]:
    """List items that lost even their bullets, where each begins with a capital like an item of a list."""
    found = [
        gap.end()
        for gap in _GLUE.finditer(piece.text)
        if opens_an_item(piece.text[gap.end() : gap.end() + 24].split(" ", 1)[0].casefold())
    ]
    if len(piece.text) <= LONG or len(found) < 2:
        yield piece
        return
    start = 0
    for end in [*found, len(piece.text)]:
        yield replace(piece, text=piece.text[start:end].strip(), bullet=True)
        start = end


def _items(whole: Iterable[Piece]) -> Iterator[Piece]:
    for piece in whole:
        parts = _INLINE_BULLET.split(piece.text)
        if len(parts) > 2 or (len(parts) == 2 and len(piece.text) > LONG):
            for at, part in enumerate(parts):
                yield from _sentences(
                    replace(piece, text=part.strip(), bullet=at > 0 or piece.bullet, cut=True, loud=False)
                )
        elif not piece.bullet and len(piece.text) > LONG and len(dashes := _INLINE_DASH.split(piece.text)) > 3:
            for at, part in enumerate(dashes):
                yield from _sentences(replace(piece, text=part.strip(), bullet=at > 0, cut=True, loud=False))
        else:
            yield from _sentences(piece)


def _sentences(piece: Piece) -> Iterator[Piece]:
    """A paragraph's sentences; a list item stays whole unless it is a paragraph itself."""
    if piece.bullet and len(piece.text) <= LONG + 180:
        yield piece
        return
    ends = list(_ends(piece.text))
    if not ends:
        yield piece if len(piece.text) <= _LONGEST else replace(piece, text=piece.text[:_LONGEST])
        return
    start = 0
    for end in [*ends, len(piece.text)]:
        text = piece.text[start:end].strip()
        if text:
            yield replace(
                piece,
                text=text[:_LONGEST],
                apart=piece.apart and start == 0,
                cut=True,
                sign=piece.sign if start == 0 else "",
            )
        start = end


def _ends(text: str) -> Iterator[int]:
    start = 0
    for found in _SENTENCE_END.finditer(text):
        after = text[found.end() : found.end() + 16]
        if not after or after[0].islower():
            continue
        if found.group()[0] == ".":
            before = text[max(0, found.start() - 12) : found.start() + 1]
            if _ABBREVIATION.search(before) or (_ORDINAL.search(before) and _ORDERED.match(after)):
                continue
        if found.group()[0] == "?" and text.count(" ", start, found.start()) < 3:
            continue  # "Interested? Write to us." is said in one breath
        yield found.end()
        start = found.end()
