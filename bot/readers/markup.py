"""HTML as a person sees it: visible lines, in one pass, with no tree.

Parsers that build the standard's tree can be made to take minutes or gigabytes by a page of 150 kB (open elements
are searched again for every tag, formatting is copied into every paragraph). A posting needs no tree: this reader
walks the tags once, keeps a stack that is only searched a few steps back, and never calls itself.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

MAX_CHARACTERS: Final = 3 * 1024 * 1024
MAX_TAGS: Final = 60_000
MAX_LINES: Final = 6_000
_MAX_SCRIPTS = 60
_MAX_STATES = 12
_MAX_CAPTURED = 1_000_000
_MAX_PROPERTIES = 400
_MAX_ATTRIBUTES = 30_000
_MAX_HOME_NAMES = 6
_MAX_LOGOS = 6
_LINES_OF_TOP = 8
_MAX_CALLED = 40
_STEPS_BACK = 256

# Possessive throughout: a tag without its ">" or a comment without its end takes what is left, once.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+)?+)*+)>?"
    r"|<!--.*?(?:-->|\Z)|<[!?/][^>]*+>?",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"?+|'([^']*+)'?+|([^\s>]++)))?+")
# On attributes in lower case: ignoring case would cost more than all the rest of the walk.
_MEANS_SOMETHING = re.compile(
    r"hidden|style|role|item|typeof|property|color|open|cookie|consent|gdpr|onetrust|tarteaucitron|cmplz|rodo|lgpd|"
    r"similar|related|recommend|share|sharing|social|partag|compart|condivid|teilen|udostepn|breadcrumb|newsletter|"
    r"location|place|city|lieu|lugar|ubicaci|ciudad|luogo|sede|plaats|locatie|miejsce|miasto|gorod|misto|standort|"
    r"arbeitsort|company|employer|arbeitgeber|firma|empresa|azienda|entreprise|employeur|werkgever|bedrijf|kompan|"
    r"alert|material|sr-only|screen-reader|d-none|foot|fuss|pied|rodape|stopka|podval|nav|menu|comment|coment|"
    r"kommentar",
)
_TO_HOME = re.compile(r"\bhref\s*=\s*[\"']?(?:\.?/|(?:\./)?index\.\w{3,5}|https?://[^/\"'\s>]{1,80}/?)(?=[\"'\s]|$)")
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8}[0-9]*+|[xX]0*+[0-9a-fA-F]{7}[0-9a-fA-F]*+);?")
# Controls, soft hyphens, zero widths, direction overrides, lone surrogates, icon fonts, tag characters. The zero
# width (non-)joiners stay: Persian and emoji are written with them.
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□◆◇►▸▶➤➢➔✓✔✅☑❖∙⁃]\ufe0f?\s*|[-*–—→?]\s+)(?=\S)")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOID = _names("area base basefont br col embed frame hr img input link meta param source track wbr")
_RAW = _names("script style textarea title xmp iframe noembed noframes noscript")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_SVG_END = re.compile("</svg", re.IGNORECASE)
_UNSEEN = _names("template svg math select datalist object audio video canvas head dialog rp rt")
_BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody tfoot "
    "thead tr ul caption"
)
_CELLS = frozenset({"td", "th"})
# These stand between the cells of a row, and between chips, until their line is whole; no visible text holds them.
_CELL = "\x1f"
_SEAM = "\x1d"
_SPACED_SEAM = re.compile(r"\s\x1d|\x1d\s")
_LONGEST_CHIPS = 140
_LONGEST_CHIP = 60
_FEWEST_PAIRS = 2  # lines of two chips one after the other that make a list of labels and values
_LONGEST_LABEL = 60
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHIPS = frozenset({"span", "a", "button", "label", "small", "b", "strong"})
# What an opening tag ends by itself, and where the search for it stops.
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
}
_PARAGRAPH = (frozenset({"p"}), _BLOCKS - {"p"})
_TABLE = frozenset({"table"})


class Zone(StrEnum):
    """A part of a page that is seldom the posting's own."""

    NAV = "nav"
    HEADER = "header"
    FOOTER = "footer"
    FORM = "form"
    DIALOG = "dialog"
    COOKIES = "cookies"
    SIMILAR = "similar"
    SHARE = "share"
    COMMENTS = "comments"


_ZONE_TAGS = {"nav": Zone.NAV, "footer": Zone.FOOTER, "header": Zone.HEADER, "form": Zone.FORM}
_ZONE_ROLES = {
    "navigation": Zone.NAV,
    "menu": Zone.NAV,
    "menubar": Zone.NAV,
    "banner": Zone.HEADER,
    "contentinfo": Zone.FOOTER,
    "dialog": Zone.DIALOG,
    "alertdialog": Zone.DIALOG,
    "search": Zone.FORM,
}
_ZONE_NAMES = (
    (
        re.compile(r"cookie|consent|gdpr|onetrust|tarteaucitron|cmplz|(?:^|[-_\s])(?:rodo|lgpd)(?:[-_\s]|$)"),
        Zone.COOKIES,
    ),
    (
        re.compile(r"(?:similar|related|recommended|more|other)[-_]?(?:jobs?|positions?|vacanc|offers?|openings?)"),
        Zone.SIMILAR,
    ),
    (
        re.compile(
            r"(?:^|[-_\s])(?:share|sharing|teilen|partage|partager|compartir|compartilhar|condividi|"
            r"udostepnij)(?:[-_\s]|$)|"
            r"social[-_]?(?:share|sharing|links|media|icons|login)"
        ),
        Zone.SHARE,
    ),
    (re.compile(r"(?:^|[-_\s])(?:breadcrumbs?|nav|menu|navigation|topnav)(?:[-_\s]|$)|(?:^|\s)navbar"), Zone.NAV),
    (re.compile(r"newsletter|job-?alert"), Zone.FORM),
    (
        re.compile(
            r"(?:^|\s)(?:site-?|page-?|main-?|global-?)?footer(?:-links)?(?:\s|$)|"
            r"(?:^|\s)(?:foot|fuss|fusszeile|pied|pied-de-page|rodape|stopka|podval|colophon)(?:\s|$)"
        ),
        Zone.FOOTER,
    ),
    (re.compile(r"(?:^|[-_\s])(?:comments?|comentarios|commentaires|commenti|kommentare?)(?:[-_\s]|$)"), Zone.COMMENTS),
)
# What templates call the elements that hold a job's place and its employer.
_CALLED = {
    "place": re.compile(
        r"(?:^|\s)(?:(?:job|posting|vacancy|position)[-_]{1,2})?(?:location|place|city|lieu|lugar|ubicacion|ciudad|"
        r"luogo|sede|"
        r"plaats|standplaats|locatie|miejsce|miejsce-pracy|miasto|gorod|misto|standort|"
        r"arbeitsort)(?:[-_]{1,2}name)?(?:\s|$)"
    ),
    "employer": re.compile(
        r"(?:^|\s)(?:(?:job|posting|vacancy|hiring)[-_]{1,2})?(?:company|employer|arbeitgeber|firma|empresa|azienda|"
        r"entreprise|employeur|werkgever|bedrijf|kompaniya)(?:[-_]{1,2}name)?(?:\s|$)"
    ),
}
# These hold the page: what their names say ("has-cookie-bar") is about a part of it.
_HOLDERS = frozenset({"html", "body", "main", "article", "h1", "h2"})

_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|"
    r"(?:text-indent|left|top|margin-left)\s*:\s*-\d{3}|"
    r"clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%|transform\s*:\s*scale\(\s*0\s*\)|"
    r"content-visibility\s*:\s*hidden",
    re.IGNORECASE,
)
# Site builders fade texts in from nothing; what only stays at nothing is hidden.
_NO_OPACITY = re.compile(r"(?:^|[;\s])opacity\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)
_FADES_IN = re.compile(r"transform|transition|animation|will-change|filter", re.IGNORECASE)
_NO_SIZE = re.compile(r"(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_CLIPPED = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|u-hidden|material-(?:icons|symbols)[\w-]*)(?:\s|$)"
)
_GONE_CLASS = re.compile(r"(?:^|\s)d-none(?:\s|$)")
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,60})", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]{1,60})", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{3}(?:[0-9a-f]{3})?)(?![0-9a-f]{1,2}(?![0-9a-f]))", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
Colour = tuple[int, int, int]
WHITE: Final[Colour] = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line.

    `level` is its heading's (0: none), `linked` that nearly all of it is links, `links` how many begin in it, `marked`
    that it stands inside what the page marks as a posting.
    """

    text: str
    level: int = 0
    item: bool = False
    zone: Zone | None = None
    linked: bool = False
    links: int = 0
    marked: bool = False


Item = dict[str, object]


@dataclass(slots=True)
class Scanned:
    """What one pass over a page found. `items` are microdata in the shape of JSON-LD.

    `states` are what scripts of plain JSON hold, by their ids: the data that a page's own program starts from.
    `home_names` is what links to the site's first page say, `logos` the words for the pictures at the top; `called`
    what elements say that are called places or employers: which of the two, the number of the line, and the words.
    """

    lines: list[Line] = field(default_factory=list)
    title: str = ""
    language: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    data_scripts: list[str] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    home_names: list[str] = field(default_factory=list)
    logos: list[str] = field(default_factory=list)
    called: list[tuple[str, int, str]] = field(default_factory=list)
    asks_password: bool = False
    cut: bool = False


@dataclass(slots=True)
class _Open:
    """An open element, and what to restore when it ends."""

    name: str
    hides: bool
    zone: Zone | None
    colour: Colour | None
    background: Colour | None
    heading: int
    captured: tuple[Item, str, int] | None = None
    item: Item | None = None
    home: int | None = None  # of a link to the first page, how much of its line there was before it
    called: str = ""
    begins: tuple[int, int] = (0, 0)  # the line and how much of it there was before
    lines: int = 0  # how many there were before


def scan(page: str, *, fragment: bool = False) -> Scanned:
    """Everything that a reader needs of a page, or of a `fragment` of one such as a description. Never raises."""
    walk = _Walk(page[:MAX_CHARACTERS], fragment=fragment)
    walk.cut_short = len(page) > MAX_CHARACTERS
    return walk.run()


def visible_lines(fragment: str) -> list[str]:
    """The lines of a piece of HTML, list items begun with "- "."""
    return [f"- {line.text}" if line.item else line.text for line in scan(fragment, fragment=True).lines]


def unescaped(words: str) -> str:
    """The words with one layer of character references resolved."""
    if "&" not in words:
        return words
    if "&#" in words:
        words = _LONG_NUMBER.sub("", words)
    return html.unescape(words)


def tidy(words: str) -> str:
    """One line: nothing invisible, single spaces."""
    return " ".join(INVISIBLE.sub("", words).split())


def attributes_of(source: str) -> dict[str, str]:
    """A tag's attributes, the first of each name, names in lower case."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source[:_MAX_ATTRIBUTES]):
        if len(found) >= 64:
            break
        found.setdefault(name.lower(), unescaped(double or single or bare))
    return found


class _Walk:
    """The state of one pass."""

    def __init__(self, page: str, *, fragment: bool) -> None:
        self.page = page
        self.found = Scanned()
        self.cut_short = False
        self.microdata = not fragment and "JobPosting" in page and ("itemtype" in page or "typeof" in page)
        self.stack: list[_Open] = []
        self.counts: dict[str, int] = {}  # of the stack, by name
        self.parts: list[str] = []
        self.linked = 0
        self.hidden = 0
        self.links = 0
        self.pre = 0
        self.heading = 0
        self.bullet = False
        self.begun = self.ended = False  # whether chips began or ended since the last words
        self.mixed = False  # whether words stand beside the line's chips
        self.pairs: list[int] = []  # lines of two chips
        self.line_links = 0
        self.svg_ends = True
        self.postings = 0
        self.zone: Zone | None = None
        self.colour: Colour | None = None
        self.background: Colour | None = WHITE
        self.captured = 0
        self.properties = 0

    def run(self) -> Scanned:
        page, search, position, tags = self.page, _TAG.search, 0, 0
        while (tag := search(page, position)) is not None:
            if tag.start() > position:
                self.words(page[position : tag.start()])
            position = tag.end()
            name = tag["name"]
            if not name:
                continue
            tags += 1
            if tags > MAX_TAGS or len(self.found.lines) >= MAX_LINES:
                self.cut_short = True
                break
            name = name.lower()
            if tag["end"]:
                self.end(name, tag.start())
            elif name in _RAW:
                position = self.raw(name, tag["attributes"], position)
            elif name == "svg" and self.svg_ends and (end := self.svg_end(position)):
                position = end
            else:
                self.open(name, tag["attributes"], position)
        else:
            self.words(page[position:])
        self.new_line()
        self.found.cut = self.cut_short
        self.label_pairs()
        return self.found

    def svg_end(self, position: int) -> int | None:
        """Where a drawing's hundreds of shapes end; None where nothing ends it."""
        end = _SVG_END.search(self.page, position)
        self.svg_ends = end is not None
        return end.start() if end else None

    # -- words -----------------------------------------------------------------------------------------------

    def words(self, source: str) -> None:
        if self.hidden:
            return
        words = unescaped(source).replace(_CELL, " ").replace(_SEAM, " ")
        if self.pre and "\n" in words:
            for line in words.split("\n", MAX_LINES):
                self.parts.append(line)
                self.new_line()
            return
        if not words.strip():
            if self.parts:
                self.parts.append(" ")
            return
        if self.parts and (self.begun or self.ended):
            self.mixed = self.mixed or not (self.begun and self.ended)
            self.parts.append(_SEAM)
        self.begun = self.ended = False
        self.parts.append(words)
        if self.links:
            self.linked += _said(words)

    def new_line(self) -> None:
        self.begun = self.ended = False
        if not self.parts:
            return
        line, chips = _joined_chips("".join(self.parts), mixed=self.mixed)
        text = tidy(_joined_cells(line))
        linked, self.linked = self.linked, 0
        links, self.line_links = self.line_links, 0
        self.parts.clear()
        self.mixed = False
        if len(self.found.lines) >= MAX_LINES:
            return
        item = self.bullet
        if bullet := _BULLET.match(text):
            text, item = text[bullet.end() :], True
        if not any(character.isalnum() for character in text):
            return
        self.bullet = False
        if chips == 2 and not self.heading:
            self.pairs.append(len(self.found.lines))
        self.found.lines.append(
            Line(
                text,
                level=self.heading,
                item=item and not self.heading,
                zone=self.zone,
                linked=linked > 0 and linked * 10 >= _said(text) * 9,
                links=links,
                marked=self.postings > 0,
            )
        )

    def label_pairs(self) -> None:
        """Several lines of two chips, one below the other, are labels with their values."""
        lines, pairs, begin = self.found.lines, self.pairs, 0
        for at in range(1, len(pairs) + 1):
            if at < len(pairs) and pairs[at] == pairs[at - 1] + 1:
                continue
            if at - begin >= _FEWEST_PAIRS:
                for index in pairs[begin:at]:
                    lines[index] = replace(lines[index], text=lines[index].text.replace(" · ", ": ", 1))
            begin = at

    # -- elements --------------------------------------------------------------------------------------------

    def open(self, name: str, source: str, position: int) -> None:
        if name in _VOID:
            self.void(name, source)
            return
        if name in _BLOCKS or name in _CELLS:
            self.end_implied(name)
            self.break_before(name)
        elif name in _CHIPS:
            self.begun = True
        opened = _Open(name, name in _UNSEEN, self.zone, self.colour, self.background, self.heading)
        opened.lines = len(self.found.lines)
        self.heading = _HEADINGS.get(name, self.heading)
        if self.zone is None:
            self.zone = _ZONE_TAGS.get(name)
        if name == "a":
            self.links += 1
            self.line_links += 1
            if _TO_HOME.search(source):
                opened.home = len(self.parts)
        elif name == "pre":
            self.pre += 1
        if source and (name == "html" or _MEANS_SOMETHING.search(source.lower())):
            self.heed(opened, attributes_of(source), position)
        self.hidden += opened.hides
        self.stack.append(opened)
        self.counts[name] = self.counts.get(name, 0) + 1

    def break_before(self, name: str) -> None:
        if name in _CELLS:
            if self.parts and not self.hidden:
                self.parts.append(_CELL)
        elif name == "dd" and self.parts:
            self.parts.append(_CELL)
        else:
            self.new_line()
            if name == "li":
                self.bullet = True
            elif name in {"ul", "ol", "table"} or name in _HEADINGS:
                self.bullet = False

    def void(self, name: str, source: str) -> None:
        if name in {"br", "hr"}:
            self.new_line()
        elif name == "meta":
            facts = attributes_of(source)
            key = (facts.get("property") or facts.get("name") or "").lower()
            if key and "content" in facts and len(self.found.meta) < 200:
                self.found.meta.setdefault(key, facts["content"][:20_000])
            self.state(facts)
        elif name == "link":
            facts = attributes_of(source)
            if facts.get("rel", "").lower() == "canonical" and not self.found.canonical:
                self.found.canonical = facts.get("href", "").strip()[:4_000]
            self.state(facts)
        elif name == "input" and "password" in source.lower() and not self.hidden:
            self.found.asks_password = True
        elif name == "img" and ("itemprop" in source or ("alt" in source and len(self.found.logos) < _MAX_LOGOS)):
            facts = attributes_of(source)
            self.state(facts)
            # A site's own sign stands above all else, or is called so.
            if len(self.found.lines) < _LINES_OF_TOP or "logo" in source.lower():
                self.found.logos.append(tidy(facts.get("alt", "")[:200]))

    def raw(self, name: str, source: str, position: int) -> int:
        """Pass over an element whose content is not markup; where it ends."""
        end = _RAW_ENDS[name].search(self.page, position)
        stop = end.start() if end else len(self.page)
        content = self.page[position:stop]
        if name == "script" and "ld+json" in source.lower() and len(self.found.data_scripts) < _MAX_SCRIPTS:
            self.found.data_scripts.append(content)
        elif name == "script" and "application/json" in source and len(self.found.states) < _MAX_STATES:
            self.found.states.setdefault(attributes_of(source).get("id", ""), content)
        elif name == "title" and not self.found.title and not any(opened.name == "svg" for opened in self.stack[-8:]):
            self.found.title = tidy(unescaped(content[:2_000]))
        return stop

    def end(self, name: str, position: int) -> None:
        if name in {"p", "br"} and not (self.stack and self.stack[-1].name == name):
            self.new_line()
        if name in _CHIPS:
            self.ended = True
        if not self.counts.get(name):
            return
        barrier = _TABLE if name in _BLOCKS or name in _CELLS else _BLOCKS
        for steps in range(1, min(len(self.stack), _STEPS_BACK) + 1):
            opened = self.stack[-steps].name
            if opened == name:
                self.pop(steps, position)
                break
            if opened in barrier and name != "table":
                break

    def end_implied(self, name: str) -> None:
        ended, barrier = _ENDS.get(name, _PARAGRAPH)
        for steps in range(1, min(len(self.stack), _STEPS_BACK) + 1):
            opened = self.stack[-steps].name
            if opened in ended:
                self.pop(steps, -1)
                return
            if opened in barrier:
                break

    def pop(self, count: int, position: int) -> None:
        """End the last `count` open elements; `position` is where their content ends in the page."""
        for _ in range(count):
            opened = self.stack.pop()
            self.counts[opened.name] -= 1
            if opened.called and not self.hidden:
                self.keep_called(opened)
            if opened.name in _CELLS and len(self.found.lines) > opened.lines:
                self.new_line()  # a cell of several lines is a column of the page, no label of the cell beside it
            if opened.name in _BLOCKS and opened.name != "dt":
                self.new_line()
                if opened.name == "li":
                    self.bullet = False
            elif opened.name == "label" and self.parts and not self.hidden:
                self.parts.append(_CELL)
            if opened.item is not None and _is_posting(opened.item):
                self.postings -= 1
            if opened.captured:
                self.keep(opened.captured, position)
            if opened.name == "a":
                self.links = max(self.links - 1, 0)
                if opened.home is not None and len(self.found.home_names) < _MAX_HOME_NAMES:
                    self.found.home_names.append(tidy("".join(self.parts[opened.home :])[:200].replace(_SEAM, " ")))
            elif opened.name == "pre":
                self.pre = max(self.pre - 1, 0)
            self.hidden -= opened.hides
            self.zone, self.heading = opened.zone, opened.heading
            self.colour, self.background = opened.colour, opened.background

    def keep_called(self, opened: _Open) -> None:
        """Take what an element says that is called a place or an employer; one of several lines says more than that."""
        line, part = opened.begins
        lines = self.found.lines
        if len(lines) > line + (not self.parts) or len(self.found.called) >= _MAX_CALLED:
            return
        words = lines[line].text if len(lines) > line else "".join(self.parts[part:]).replace(_SEAM, " ")
        if words := tidy(words.replace(_CELL, " ")):
            self.found.called.append((opened.called, line, words))

    # -- what attributes say ---------------------------------------------------------------------------------

    def heed(self, opened: _Open, facts: Mapping[str, str], position: int) -> None:
        name = opened.name
        if name == "html" and not self.found.language:
            self.found.language = facts.get("lang", "")[:20]
        if name == "dialog" and "open" in facts:
            opened.hides = False
        if not opened.hides:
            opened.hides = _is_hidden(name, facts) or self.is_same_colour(opened, facts)
        if self.zone is None and name not in _HOLDERS:
            self.zone = _zone_of(facts)
        if self.zone is None and (kind := _called(facts.get("class", ""))):
            opened.called, opened.begins = kind, (len(self.found.lines), len(self.parts))
        if self.microdata:
            facts = _as_microdata(facts)
            if "itemprop" in facts or "itemscope" in facts:
                self.describe(opened, facts, position)

    def is_same_colour(self, opened: _Open, facts: Mapping[str, str]) -> bool:
        style = facts.get("style", "")
        colour, background = _colour(_COLOUR, style), _colour(_BACKGROUND, style)
        if opened.name == "font" and "color" in facts:
            colour = _colour_value(facts["color"])
        if background is not None or _BACKGROUND.search(style):
            self.background = background  # a picture or a gradient: nothing is known
        if colour is not None:
            self.colour = colour
        # A white heading or button stands on a background that a style sheet paints.
        if colour is None and background is None:
            return False
        if self.background is WHITE and (self.heading or self.links or self.zone is Zone.HEADER):
            return False
        return (
            self.colour is not None
            and self.background is not None
            and sum(abs(one - other) for one, other in zip(self.colour, self.background, strict=True)) <= 12
        )

    # -- microdata -------------------------------------------------------------------------------------------

    def describe(self, opened: _Open, facts: Mapping[str, str], position: int) -> None:
        if self.properties >= _MAX_PROPERTIES:
            return
        self.properties += 1
        owner = next((one.item for one in reversed(self.stack[-_STEPS_BACK:]) if one.item is not None), None)
        if "itemscope" in facts:
            opened.item = {"@type": facts.get("itemtype", "").strip()}
            self.postings += _is_posting(opened.item)
            if owner is None or "itemprop" not in facts:
                self.found.items.append(opened.item)
        for prop in facts.get("itemprop", "").split()[:4]:
            if owner is None:
                continue
            if opened.item is not None:
                _add(owner, prop, opened.item)
            elif value := facts.get("content") or facts.get("datetime"):
                _add(owner, prop, value)
            else:
                opened.captured = (owner, prop, position)

    def keep(self, captured: tuple[Item, str, int], position: int) -> None:
        owner, prop, start = captured
        if position < 0:
            position = min(start + 2_000, len(self.page))
        source = self.page[start:position]
        self.captured += len(source)
        if self.captured <= _MAX_CAPTURED:
            _add(owner, prop, source)

    def state(self, facts: Mapping[str, str]) -> None:
        """Take a property whose value is an attribute of an empty element."""
        facts = _as_microdata(facts) if self.microdata else facts
        if self.microdata and "itemprop" in facts and self.properties < _MAX_PROPERTIES:
            self.properties += 1
            owner = next((one.item for one in reversed(self.stack[-_STEPS_BACK:]) if one.item is not None), None)
            value = facts.get("content") or facts.get("href") or facts.get("src")
            if owner is not None and value:
                _add(owner, facts["itemprop"], value)


def _said(words: str) -> int:
    """How many letters and digits there are."""
    return sum(map(str.isalnum, words))


def _joined_chips(line: str, *, mixed: bool) -> tuple[str, int]:
    """The line, its chips parted by " · " where it is nothing but chips; and how many there are."""
    if _SEAM not in line:
        return line, 1
    pieces = [piece for piece in map(str.strip, line.split(_SEAM)) if piece]
    parted = not _SPACED_SEAM.search(line.strip())
    if not mixed and _CELL not in line and len(pieces) > 1 and _are_chips(pieces, parted=parted):
        joined = pieces[0]
        for piece in pieces[1:]:
            joined += f" {piece}" if joined.endswith(":") else f" · {piece}"
        return joined, len(pieces)
    joined = ""
    for part in line.split(_SEAM):
        # Glued where the style is gone: "Posted on<span>8 May</span>"
        glued = joined[-1:].islower() and (part[:1].isupper() or part[:1].isdigit())
        joined += f" {part}" if glued else part
    return joined, 1


def _are_chips(pieces: Sequence[str], *, parted: bool) -> bool:
    """Whether these pieces are no sentence: short, hardly one goes on in lower case, none ends like a part of one.

    `parted`: no space is written between them, so that only a style sheet sets them apart.
    """
    small = sum(piece[0].islower() for piece in pieces)
    if sum(map(len, pieces)) > _LONGEST_CHIPS or (small * 4 > len(pieces) and not (parted and pieces[0][0].isupper())):
        return False
    return all(len(piece) <= _LONGEST_CHIP and piece[-1] not in ",;.!?…(" and _said(piece) for piece in pieces)


def _is_posting(item: Item) -> bool:
    return str(item["@type"]).rstrip("/#").endswith("JobPosting")


def _as_microdata(facts: Mapping[str, str]) -> Mapping[str, str]:
    """RDFa's attributes under the names that microdata has for the same."""
    if "typeof" not in facts and "property" not in facts:
        return facts
    renamed = dict(facts)
    if kind := facts.get("typeof", "").split():
        renamed["itemscope"] = ""
        renamed["itemtype"] = kind[0].rsplit(":", 1)[-1] if "://" not in kind[0] else kind[0]
    if names := facts.get("property", ""):
        renamed["itemprop"] = " ".join(name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names.split()[:4])
    return renamed


def _joined_cells(line: str) -> str:
    """The cells of a row as one line: "label: value" where there are two, "one | two | three" else."""
    cells = [cell for cell in line.split(_CELL) if cell.strip()]
    if len(cells) != 2:
        return " | ".join(cells)
    label, value = cells[0].strip(), cells[1].strip()
    if len(label) > _LONGEST_LABEL:
        return f"{label} | {value}"
    return f"{label}{'' if label.endswith((':', '?')) else ':'} {value}"


def _add(item: Item, prop: str, value: object) -> None:
    before = item.get(prop)
    if before is None:
        item[prop] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        item[prop] = [before, value]


def _is_hidden(name: str, facts: Mapping[str, str]) -> bool:
    if facts.get("hidden", "until-found").lower() != "until-found":
        return True
    # Saved pages and open dialogs leave aria-hidden on the page's own frame.
    if facts.get("aria-hidden", "").lower() == "true" and name not in {"body", "main", "html"}:
        return facts.get("id", "").lower() not in {"root", "app", "__next", "page", "wrapper", "content"}
    classes = facts.get("class", "")
    if _HIDING_CLASS.search(classes) or (_GONE_CLASS.search(classes) and "-block" not in classes):
        return True
    style = facts.get("style", "")
    if _NO_OPACITY.search(style) and not _FADES_IN.search(style) and "data-w-id" not in facts:
        return True
    return bool(style) and bool(_HIDING_STYLE.search(style) or (_NO_SIZE.search(style) and _CLIPPED.search(style)))


def _zone_of(facts: Mapping[str, str]) -> Zone | None:
    if zone := _ZONE_ROLES.get(facts.get("role", "").lower()):
        return zone
    if facts.get("aria-modal", "").lower() == "true":
        return Zone.DIALOG
    names = f"{facts.get('id', '')} {facts.get('class', '')}"[:400].lower()
    return next((zone for pattern, zone in _ZONE_NAMES if pattern.search(names)), None)


def _called(classes: str) -> str:
    """What a class calls an element: "place", "employer" or nothing of the two."""
    classes = classes[:200].lower()
    return next((kind for kind, pattern in _CALLED.items() if pattern.search(classes)), "") if classes else ""


def _colour(pattern: re.Pattern[str], style: str) -> Colour | None:
    found = pattern.search(style)
    return _colour_value(found[1]) if found else None


def _colour_value(words: str) -> Colour | None:
    words = words.strip().lower()
    if words in _NAMED:
        return _NAMED[words]
    if short := _HEX.match(words):
        digits = short[1] if len(short[1]) == 6 else "".join(digit * 2 for digit in short[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if numbers := _RGB.match(words):
        return int(numbers[1]), int(numbers[2]), int(numbers[3])
    return None
