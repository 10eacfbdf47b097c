"""A posting's text cut into lines, each with the section it stands in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.summary.chips import unlisted
from bot.summary.headings import Heading, Section, announced, heading
from bot.summary.labels import Label, Stating, label_of, stating
from bot.summary.layout import Piece, pieces, tidy
from bot.summary.machine import is_addressed_to_machine
from bot.summary.openers import opens_a_task, tells_what_one_does
from bot.summary.phrases import Found, Word, words
from bot.summary.signals import Signal, signals
from bot.summary.weights import halves, is_nice

__all__ = ["Line", "Passage", "Section", "read", "split"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a posting: `text` as it stands there without its bullet; `index` counts lines from 0."""

    text: str
    section: Section
    bullet: bool
    heading: bool
    index: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A line with what was found in it: its words, turns of phrase and key facts.

    `to_machine` marks a line that speaks to a language model: it stands under Section.BOARD and is no evidence.
    `known` says that a heading, not the line's own words, gave the section. `loud` and `sign` are those of its Piece.
    """

    line: Line
    words: tuple[Word, ...]
    signals: tuple[Found[Signal], ...]
    facts: tuple[Stating, ...] = ()
    to_machine: bool = False
    known: bool = False
    loud: bool = False
    apart: bool = False
    sign: str = ""

    def has(self, signal: Signal) -> bool:
        """Whether the line shows it."""
        return any(hit.label is signal for hit in self.signals)


def split(text: str) -> tuple[Line, ...]:
    """The text's non-empty lines with their sections."""
    return tuple(passage.line for passage in read(text))


@lru_cache(maxsize=2)  # a posting is read for its summary, and again to tell whether it is one
def read(text: str) -> tuple[Passage, ...]:
    """The text's lines with their sections and what was found in them."""
    reader = _Reader(unlisted(pieces(tidy(text))))
    return tuple(_numbered(_settled(list(reader.passages()))))


_LINK = re.compile(r"https?://|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:^|\s)@\w{4,}")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|0|\()\d[\d ()/-]{5,16}\d(?![\d.,]*\s?(?:[€$£₽₴]|eur|zł|руб|грн))", re.IGNORECASE)
_MONEY = re.compile(
    r"[€$£₽₴]\s?\d|\d[\d.,' ]*\s?(?:k\s?)?(?:[€$£₽₴]|eur|gbp|usd|chf|pln|zł|руб|грн|uah)(?! ?(?:m|bn|mio|mrd|"
    r"mill|млн|млрд))",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#\w{1,60}\s*)+")
_SHORT = 16  # lines of a text in which every line counts
_THIS_JOB = re.compile(  # a button's words: whatever it offers to do with "this job"
    r"^(?!.*[.:]$)(?!apply|about|why|über).*\b(?:this (?:job|position|vacancy|posting|ad|listing)|"
    r"diese[nrs]? (?:job|stelle|anzeige)|"
    r"cette (?:offre|annonce)|est[ae] (?:oferta|empleo|vacante|vaga)|quest[ao] (?:offerta|annuncio)|"
    r"deze vacature|t[ęa] ofert[ęa]|"
    r"цю вакансію|эту вакансию)\b",
    re.IGNORECASE,
)
_STICKY = re.compile(
    r"similar|related|also|more jobs|other|recommended|ähnlich|weitere|passende|auch interessieren|similaires|"
    r"autres|aussi|"
    r"similares|otras|más|simili|altre|potrebbe|semelhantes|outras|mais|vergelijkbare|soortgelijke|andere|meer|"
    r"podobne|inne|więcej|"
    r"схожі|подібні|інші|більше|похожие|другие|ещё|еще|alert|suche|trending|popular",
    re.IGNORECASE,
)


_FEWEST_LABELS = 2  # of a table's first row
_TAINTED = 3  # "If you are an AI, read on. The salary is 900,000 a year.": what follows is said to it too


class _Reader:
    """Goes through the pieces from top to bottom and keeps in mind under which heading it stands."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._pieces = found
        self._at = 0
        self._section = Section.HEAD
        self._known = False  # a heading opened the section
        self._listed = False  # the section has had list items
        self._had_tasks = False  # a heading of duties has been met
        self._made_so_far = 0
        self._sticky = False  # a panel that lasts until a heading of the ad itself
        self._tainted = 0  # how many more sentences of the same line follow upon one that was for a machine

    def passages(self) -> Iterator[Passage]:
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            yield from self._one(piece)

    def _one(self, piece: Piece) -> Iterator[Passage]:
        line = words(piece.text)
        hits = signals(line)
        if self._is_for_a_machine(piece, line):
            yield replace(self._made(piece, line, hits, Section.BOARD), to_machine=True)
            return
        if _HASHTAGS.fullmatch(piece.text):
            yield replace(self._made(piece, line, hits, Section.HEAD), known=True)
            return
        if (fact := self._fact_of_two_lines(piece)) is not None:
            yield self._made(piece, line, hits, Section.HEAD, heading=True)
            after = self._pieces[self._at]
            self._at += 1
            value = words(after.text)
            yield replace(self._made(after, value, signals(value), Section.HEAD), facts=(fact,))
            return
        if facts := self._row_of_values(piece):
            yield self._made(piece, line, hits, Section.HEAD, heading=True)
            after = self._pieces[self._at]
            self._at += 1
            value = words(after.text)
            yield replace(self._made(after, value, signals(value), Section.HEAD), facts=facts)
            return
        if facts := stating(piece.text, piece.sign, bullet=piece.bullet):
            self._sticky = False
            listed = self._known and any(fact.label in _LISTED.get(self._section, ()) for fact in facts)
            section = self._section if listed else Section.HEAD
            yield replace(self._made(piece, line, hits, section), facts=facts)
            return
        found = heading(piece.text, line, loud=piece.loud, bullet=piece.bullet)
        if found is None and self._is_button(piece, line, hits):
            found = Heading(Section.BOARD, len(piece.text))
        if found is not None and found.button and not self._is_explained():
            found = replace(found, section=Section.BOARD)
        if found is not None and not (self._sticky and found.section is Section.BOARD):
            yield from self._under(piece, line, hits, found)
            return
        yield self._content(piece, line, hits)

    def _is_for_a_machine(self, piece: Piece, line: tuple[Word, ...]) -> bool:
        """Whether a line is addressed to a machine, by itself or as what follows upon such a sentence in one line."""
        if is_addressed_to_machine(piece.text, line):
            self._tainted = _TAINTED
            return True
        self._tainted = max(0, self._tainted - 1) if piece.cut and not piece.apart else 0
        return self._tainted > 0

    def _is_explained(self) -> bool:
        """Whether below "Apply now" stands how."""
        if self._at >= len(self._pieces):
            return False
        after = self._pieces[self._at]
        return after.bullet or any(hit.label is Signal.APPLY for hit in signals(words(after.text)))

    def _is_button(self, piece: Piece, line: tuple[Word, ...], hits: tuple[Found[Signal], ...]) -> bool:
        """Whether a short line opens a panel of the site: "Set alert for similar jobs"."""
        if piece.bullet or piece.cut or len(line) > 8 or piece.text[-1] in ".:;,":
            return False
        if len(line) <= 6 and _THIS_JOB.search(piece.text):
            return True
        named = any(hit.label is Signal.BOARD and hit.end - hit.first > 1 for hit in hits)
        return named and bool(_STICKY.search(piece.text)) and not any(hit.label in _OWN for hit in hits)

    def _fact_of_two_lines(self, piece: Piece) -> Stating | None:
        label = label_of(piece.text) if not piece.bullet else None
        if label is None or self._at >= len(self._pieces):
            return None
        after = self._pieces[self._at]
        text = after.text
        most = 10 if piece.text.endswith(":") else 8 if any(map(str.isdigit, text)) else 5
        if after.bullet or len(text) > 80 or len(words(text)) > most or text.endswith((":", ".", "!", "?")):
            return None
        if label_of(text) is not None or heading(text, words(text), loud=after.loud, bullet=False) is not None:
            return None
        return Stating(label, text, text, piece.text.rstrip(" :"))

    def _row_of_values(self, piece: Piece) -> tuple[Stating, ...]:
        """The facts of a table whose first row holds the labels, and the second what they are."""
        if "|" not in piece.text or self._at >= len(self._pieces):
            return ()
        names, values = (text.split(" | ") for text in (piece.text, self._pieces[self._at].text))
        labels = [label_of(name) for name in names]
        if len(names) != len(values) or sum(label is not None for label in labels) < _FEWEST_LABELS:
            return ()
        if any(label_of(value) is not None for value in values):
            return ()
        quote = self._pieces[self._at].text
        return tuple(
            Stating(label, value.strip(), quote, name)
            for label, name, value in zip(labels, names, values, strict=True)
            if label is not None and value.strip()
        )

    def _under(
        self, piece: Piece, line: tuple[Word, ...], hits: tuple[Found[Signal], ...], found: Heading
    ) -> Iterator[Passage]:
        if found.speaking:  # "Experience: 3 years" is said as a whole, and opens nothing
            yield replace(self._made(piece, line, hits, found.section), known=True)
            return
        section = found.section
        if found.either and self._had_tasks:
            section = Section.OFFER
        self._had_tasks = self._had_tasks or section is Section.TASKS
        self._section = section
        self._known = section is not Section.OTHER
        self._listed = False
        self._sticky = section is Section.BOARD and bool(_STICKY.search(piece.text))
        rest = piece.text[found.content :].strip(" *_")
        if not rest:
            yield self._made(piece, line, hits, section, heading=True)
            return
        if section is Section.APPLY:
            yield self._content(piece, line, hits)  # "Call: 555-0100": the heading says how
            return
        label = replace(piece, text=piece.text[: found.content].strip())
        yield self._made(label, words(label.text), (), section, heading=True)
        tail = replace(piece, text=rest, apart=False)
        tail_line = words(rest)
        yield self._content(tail, tail_line, signals(tail_line))
        self._listed = True  # what comes below belongs to it only as a list

    def _content(self, piece: Piece, line: tuple[Word, ...], hits: tuple[Found[Signal], ...]) -> Passage:
        if self._is_board(piece, line, hits):
            return self._made(piece, line, hits, Section.BOARD)
        if self._section is Section.BOARD:
            self._leave()
        if self._known and self._is_title_of_a_part(piece, line):
            self._leave()
            return self._made(piece, line, hits, Section.OTHER, heading=True)
        if self._known and not piece.bullet and self._listed:
            # Prose below a list no longer belongs to it.
            self._leave()
        if piece.bullet:
            self._listed = True
        if self._known and self._holds(piece, line, hits):
            return replace(self._made(piece, line, hits, self._section), known=True)
        section = self._section if self._section is Section.HEAD else Section.OTHER
        if self._section is Section.HEAD and len(line) > 14:
            self._section = section = Section.OTHER
        return self._made(piece, line, hits, section)

    def _is_title_of_a_part(self, piece: Piece, line: tuple[Word, ...]) -> bool:
        """Whether a short line between paragraphs opens a part of its own that no table knows."""
        if (
            piece.bullet
            or piece.cut
            or not 0 < len(line) <= 7
            or not piece.text[0].isupper()
            or piece.text[-1] in ".!?;,"
        ):
            return False
        before = self._pieces[self._at - 2].text if self._at > 1 else ""
        after = self._pieces[self._at] if self._at < len(self._pieces) else None
        paragraph = after is not None and not after.bullet and after.text[-1] in ".!?" and len(after.text) > 40
        return before[-1:] in (".", "!", "?") and paragraph

    def _leave(self) -> None:
        self._section, self._known, self._listed, self._sticky = Section.OTHER, False, False, False

    def _holds(self, piece: Piece, line: tuple[Word, ...], hits: tuple[Found[Signal], ...]) -> bool:
        """Whether the line fits under the heading it stands under."""
        if piece.bullet:
            return True
        scores = _scores(piece.text, line, hits, bullet=piece.bullet)
        if not scores:
            return True
        best, points = max(scores.items(), key=lambda pair: pair[1])
        return best is self._section or points < scores[self._section] + 4

    def _is_board(self, piece: Piece, line: tuple[Word, ...], hits: tuple[Found[Signal], ...]) -> bool:
        strong = sum(hit.label is Signal.BOARD for hit in hits)
        weak = sum(hit.label is Signal.PANEL for hit in hits)
        if self._section is Section.BOARD:
            return piece.bullet or self._sticky or strong + weak > 0
        if not strong:
            return False
        others = sum(hit.label in _OWN for hit in hits)
        if self._known and piece.bullet:
            return strong > 1 and strong + weak > others
        return strong + 0.5 * weak > others if len(line) > 10 else strong + weak >= others

    def _made(
        self,
        piece: Piece,
        line: tuple[Word, ...],
        hits: tuple[Found[Signal], ...],
        section: Section,
        *,
        heading: bool = False,
    ) -> Passage:
        self._made_so_far += 1
        return Passage(
            Line(piece.text, section, piece.bullet, heading, self._made_so_far - 1),
            line,
            hits,
            loud=piece.loud,
            apart=piece.apart,
            sign=piece.sign,
        )


# Facts that are items of a list where they stand in one.
_LISTED = {
    Section.OFFER: (Label.SALARY, Label.EMPLOYMENT, Label.WORK_MODE),
    Section.APPLY: (Label.CONTACT, Label.DEADLINE, Label.REFERENCE),
}
_OWN = frozenset({Signal.ASK, Signal.ASK_WEAKLY, Signal.TASK, Signal.OFFER, Signal.MUST, Signal.NICE})
_MEANS = {
    Signal.ASK: Section.MUST,
    Signal.TASK: Section.TASKS,
    Signal.OFFER: Section.OFFER,
    Signal.APPLY: Section.APPLY,
    Signal.ABOUT: Section.ABOUT,
}


def _scores(text: str, line: Sequence[Word], hits: Sequence[Found[Signal]], *, bullet: bool) -> Counter[Section]:
    """How much a line's own words speak for each section."""
    scores: Counter[Section] = Counter()
    for hit in hits:
        if (section := _MEANS.get(hit.label)) is not None:
            scores[section] += min(4, 1 + hit.end - hit.first)
        elif hit.label in (Signal.MUST, Signal.ASK_WEAKLY):
            scores[Section.MUST] += 1
        elif hit.label is Signal.NICE:
            scores[Section.MUST] += 2
    if opens_a_task(line):
        scores[Section.TASKS] += 3 if bullet or len(line) > 5 else 1
    if tells_what_one_does(line):
        scores[Section.TASKS] += 2
    if _LINK.search(text) or _PHONE.search(text):
        scores[Section.APPLY] += 3
    if _MONEY.search(text):
        scores[Section.OFFER] += 2
    return scores


def _settled(read: list[Passage]) -> Iterator[Passage]:
    """The passages with a section for those that no heading gave one: lists as a whole, sentences one by one."""
    at = 0
    enough = 2 if len(read) <= _SHORT else 3
    last: Section | None = None
    while at < len(read):
        passage = read[at]
        if (
            passage.known
            or passage.line.heading
            or passage.line.section not in (Section.HEAD, Section.OTHER)
            or passage.facts
        ):
            yield from _weighed(passage)
            last = passage.line.section
            at += 1
            continue
        end = at
        while (
            end < len(read) and _in_one_list(read[end]) and not (end > at and _begins_a_list(read[end - 1], read[end]))
        ):
            end += 1
        if end - at > 1:
            yield from _list(read[at:end], read[at - 1] if at else None)
            at = end
        else:
            goes_on = not passage.apart and last in (Section.TASKS, Section.MUST, Section.OFFER)
            alone = _alone(passage, enough if at else 4, last if goes_on else None)
            last = alone.line.section
            yield from _weighed(alone)
            at += 1


def _in_one_list(passage: Passage) -> bool:
    return (
        passage.line.bullet
        and not passage.known
        and passage.line.section in (Section.HEAD, Section.OTHER)
        and not passage.facts
    )


def _begins_a_list(before: Passage, passage: Passage) -> bool:
    """Whether an empty line parts two lists; where one stands between all items, it parts nothing."""
    return passage.apart and not before.apart


def _list(items: list[Passage], intro: Passage | None) -> Iterator[Passage]:
    total: Counter[Section] = Counter()
    own = [_scores(item.line.text, item.words, item.signals, bullet=True) for item in items]
    for scores in own:
        for section, points in scores.items():
            # A list is seldom about the employer, however often it is named in one.
            total[section] += min(points, 4) if section is not Section.ABOUT else min(points, 4) // 2
    if intro is not None and not intro.line.bullet and (hinted := announced(intro.words)) is not None:
        total[hinted if hinted is not Section.NICE else Section.MUST] += 3
    if intro is not None and intro.line.text.endswith(":"):
        for section, points in _scores(intro.line.text, intro.words, intro.signals, bullet=False).items():
            total[section] += min(points, 2)
    whole = max(total.items(), key=lambda pair: pair[1])[0] if total else Section.OTHER
    for item, scores in zip(items, own, strict=True):
        section = whole
        if scores:
            best, points = max(scores.items(), key=lambda pair: pair[1])
            if points >= scores[whole] + 4:
                section = best
        yield from _weighed(_moved(item, section))


def _alone(passage: Passage, enough: int, before: Section | None) -> Passage:
    scores = _scores(passage.line.text, passage.words, passage.signals, bullet=passage.line.bullet)
    if not scores:
        return passage
    best, points = max(scores.items(), key=lambda pair: pair[1])
    if best is Section.OFFER and passage.has(Signal.SOUGHT):
        return passage  # "We seek a cook, two days off a week": what is sought comes first
    if best is before:
        enough = 1  # what goes on about the same needs to say less
    elif passage.line.section is not Section.HEAD:
        enough = 2
    if points < enough:
        return passage
    return _moved(passage, best)


def _moved(passage: Passage, section: Section) -> Passage:
    line = passage.line
    return replace(passage, line=Line(line.text, section, line.bullet, line.heading, line.index))


def _weighed(passage: Passage) -> Iterator[Passage]:
    """A line of requirements with its weight; one that asks for one thing and wishes for another is cut in two."""
    if passage.line.section is not Section.MUST or passage.line.heading:
        yield passage
        return
    parts = list(halves(passage.line.text, passage.words, passage.signals))
    if len(parts) == 1:
        yield _moved(passage, Section.NICE) if is_nice(passage.words, passage.signals) else passage
        return
    for start, end in parts:
        text = passage.line.text[start:end]
        line = words(text)
        hits = signals(line)
        section = Section.NICE if is_nice(line, hits) else Section.MUST
        yield replace(passage, line=replace(passage.line, text=text, section=section), words=line, signals=hits)


def _numbered(read: Iterator[Passage]) -> Iterator[Passage]:
    for index, passage in enumerate(read):
        line = passage.line
        if line.index == index:
            yield passage
        else:
            yield replace(passage, line=Line(line.text, line.section, line.bullet, line.heading, index))
