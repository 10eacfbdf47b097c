"""Which skills a posting names, ranked by how much they matter to it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.model.summary import Skill, Weight
from bot.summary.lexicon import Kind, entries
from bot.summary.lexicon.words import cut
from bot.summary.mentions import Mention, mentions
from bot.summary.sections import Line, Section

MOST = 30
_LONGEST_TEXT = 60_000
_LONGEST_LINE = 12_000
_LONGEST_QUOTE = 280

_SECTION_WEIGHT = {Section.MUST: 3.0, Section.NICE: 1.5, Section.TASKS: 1.0}
_ELSEWHERE = 0.3
_ASKED = 2.0  # "experience with X" where no heading says what the line is about
_TITLE = 1.5
_EARLINESS = 0.2
_OUTSIDE = 0.55  # how much a term outside the lexicon says
_MUTE = frozenset((Section.BOARD,))
_PROPOSING = frozenset((Section.MUST, Section.NICE, Section.TASKS, Section.HEAD, Section.OTHER))
_OPEN = frozenset((Section.HEAD, Section.OTHER))
_DEMANDING = frozenset((Section.MUST, Section.NICE))

_Key = int | str


@dataclass(slots=True)
class _Tally:
    """What the lines say about one skill."""

    kind: Kind
    specificity: float
    names: Counter[str] = field(default_factory=Counter)
    times: float = 0.0
    best: float = -1.0
    quote: str = ""
    weight: Weight = Weight.MENTIONED
    first: int = 0
    in_title: bool = False

    @property
    def name(self) -> str:
        return self.names.most_common(1)[0][0]

    def score(self, length: int) -> float:
        early = _EARLINESS * (1 - self.first / max(1, length))
        title = _TITLE * self.specificity if self.in_title else 0.0
        return self.best * math.log1p(self.times) * self.specificity + title + early


def ranked(lines: Sequence[Line], title: str | None, language: str | None) -> tuple[Skill, ...]:
    """The skills, best first; each quote is the text of the line that names it best, or a piece of it.

    At most MOST. A skill is shown by the name that the posting itself uses; `language` is the posting's, if known.
    Lines of the board's panels never count; leave lines out that must not be evidence.
    """
    tallies: dict[_Key, _Tally] = {}
    read = 0
    for line in lines:
        if line.section in _MUTE or read > _LONGEST_TEXT:
            continue
        for mention in _named(line, language):
            _count(tallies, mention, line, read)
        read += len(line.text)
    for mention in mentions(title[:300], language, proposing=False, demanding=False) if title else ():
        if mention.entry in tallies:
            tallies[mention.entry].in_title = True
    best = sorted(_specific(tallies.values()), key=lambda tally: _rank(tally, read))
    return tuple(Skill(tally.name, tally.quote, tally.weight) for tally in best[:MOST])


def _named(line: Line, language: str | None) -> Iterable[Mention]:
    return mentions(
        line.text[:_LONGEST_LINE],
        language,
        proposing=line.section in _PROPOSING and not line.heading,
        demanding=line.section in _DEMANDING,
    )


def _rank(tally: _Tally, length: int) -> tuple[bool, float, str]:
    return tally.kind is Kind.SPOKEN, -tally.score(length), tally.name


def _count(tallies: dict[_Key, _Tally], mention: Mention, line: Line, read: int) -> None:
    if mention.entry is None:
        key: _Key = " ".join(cut(mention.name).keys)
        kind, specificity = Kind.SKILL, _OUTSIDE
    else:
        entry = entries()[mention.entry]
        key, kind, specificity = mention.entry, entry.kind, entry.specificity
    tally = tallies.get(key)
    if tally is None:
        tally = tallies[key] = _Tally(kind, specificity, first=read + mention.begin)
    worth, weight = _worth(mention, line)
    tally.names[mention.name] += 1
    tally.times += 1.0 if worth > _ELSEWHERE else 0.5
    if worth > tally.best:
        tally.best, tally.quote = worth, _quote(line.text, mention)
    if list(Weight).index(weight) < list(Weight).index(tally.weight):
        tally.weight = weight


def _worth(mention: Mention, line: Line) -> tuple[float, Weight]:
    section = line.section
    worth = _SECTION_WEIGHT.get(section, _ELSEWHERE)
    if mention.plus and section in (Section.MUST, Section.NICE, Section.TASKS, *_OPEN):
        return _SECTION_WEIGHT[Section.NICE], Weight.NICE
    if section is Section.MUST:
        return worth, Weight.MUST
    if section is Section.NICE:
        return worth, Weight.NICE
    if mention.asked and section in _OPEN:
        return _ASKED, Weight.MUST
    return worth, Weight.MENTIONED


def _quote(text: str, mention: Mention) -> str:
    """The line, or of a long one the sentence around the mention, never cut inside a word."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    begin = max(text.rfind(mark, 0, mention.begin) + len(mark) for mark in (". ", "; ", "! ", "? ", "• ", "\n"))
    begin = begin if text.rfind(". ", 0, mention.begin) >= 0 or begin > 2 else 0
    ends = [at + 1 for mark in (". ", "; ", "! ", "? ") if (at := text.find(mark, mention.end)) >= 0]
    end = min(ends, default=len(text))
    if mention.end - begin > _LONGEST_QUOTE:
        begin = text.find(" ", mention.end - _LONGEST_QUOTE, mention.begin) + 1 or mention.begin
    if end - begin > _LONGEST_QUOTE:
        end = max(text.rfind(" ", mention.end, begin + _LONGEST_QUOTE), mention.end)
    return text[begin:end].strip()


def _specific(tallies: Iterable[_Tally]) -> list[_Tally]:
    """All but the words that say nothing beside a longer name that holds them."""
    kept = list(tallies)
    names = [frozenset(cut(tally.name).keys) for tally in kept]
    return [
        tally
        for tally, own in zip(kept, names, strict=True)
        if tally.kind is not Kind.GENERIC or not any(own < other for other in names)
    ]
