"""Which skills a posting names, ranked by how much they matter to it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model.summary import Skill, Weight
from bot.summary.lexicon import Kind, entries, forms
from bot.summary.lexicon.phrases import find
from bot.summary.lexicon.words import cut
from bot.summary.mentions import Mention, mentions
from bot.summary.sections import Line, Section

MOST = 30
_LONGEST_TEXT = 60_000
_LONGEST_LINE = 12_000
_LONGEST_QUOTE = 280
_LONGEST_NAME = 120

# What one gets, how to apply and the board's panels say nothing of what one should know.
_SECTION_WEIGHT = {
    Section.MUST: 3.0,
    Section.NICE: 2.0,
    Section.TASKS: 1.0,
    Section.HEAD: 1.0,
    Section.OTHER: 0.35,
    Section.ABOUT: 0.35,
}
_PASSING = 0.35  # a mention worth no more than this counts half
_ASKED = 2.0  # "experience with X" where no heading says what the line is about
_TITLE = 1.5
_EARLINESS = 0.3
_ENOUGH = 15  # so many are shown however weak they are, and after them none of a lower score than
_PASSING_SCORE = 0.3
_OUTSIDE = 0.55  # how much a term outside the lexicon says
_WEIGHTS = tuple(Weight)  # the strongest first
_PROPOSING = frozenset((Section.MUST, Section.NICE, Section.TASKS, Section.HEAD, Section.OTHER))
_OPEN = frozenset((Section.HEAD, Section.OTHER))
_DEMANDING = frozenset((Section.MUST, Section.NICE))

_Key = int | str


@dataclass(slots=True)
class _Naming:
    """One name under which the lines name a skill, and the line that names it best."""

    standing: int  # 0 for the name by which the skill is known everywhere
    times: int = 0
    worth: float = -1.0
    quote: str = ""

    @property
    def claim(self) -> tuple[float, bool, int]:
        return self.worth, self.standing == 0, self.times


@dataclass(slots=True)
class _Tally:
    """What the lines say about one skill."""

    kind: Kind
    specificity: float
    first: int
    names: dict[str, _Naming] = field(default_factory=dict)
    times: float = 0.0
    weight: Weight = Weight.MENTIONED
    in_title: bool = False

    @property
    def name(self) -> str:
        """The name of the best line; among equals the common one, then the one used most."""
        return max(self.names, key=lambda name: self.names[name].claim)

    def score(self, length: int) -> float:
        early = 1 + _EARLINESS * (1 - self.first / max(1, length))
        best = max(naming.worth for naming in self.names.values())
        return self.specificity * (best * math.log1p(self.times) * early + _TITLE * self.in_title)


def ranked(lines: Sequence[Line], title: str | None, language: str | None) -> tuple[Skill, ...]:
    """The skills, best first; each quote is the text of the line that names it best, or a piece of it.

    At most MOST. A skill is shown by the name that the posting itself uses; `language` is the posting's, if known.
    A title that stands in none of the lines is read as one of them. Leave lines out that must not be evidence.
    """
    tallies: dict[_Key, _Tally] = {}
    read = 0
    if title and not any(title in line.text for line in lines):
        lines = (Line(title, Section.HEAD, bullet=False, heading=True, index=-1), *lines)
    for line in lines:
        if line.section not in _SECTION_WEIGHT or read > _LONGEST_TEXT:
            continue
        for mention in _named(line, language):
            _count(tallies, mention, line, read)
        read += len(line.text)
    for mention in mentions(title[:300], language, proposing=False, demanding=False) if title else ():
        if mention.entry in tallies:
            tallies[mention.entry].in_title = True
    return tuple(Skill(tally.name, tally.names[tally.name].quote, tally.weight) for tally in _best(tallies, read))


def _best(tallies: Mapping[_Key, _Tally], length: int) -> list[_Tally]:
    """The tallies, best first, without a long tail of things that are only mentioned in passing."""
    scores = [(tally.score(length), tally) for tally in _specific(list(tallies.values()))]
    scores.sort(key=lambda scored: (-scored[0], scored[1].first))
    # "Go" may be found in the lexicon, and again as a cue's word where the lexicon does not trust it: the better stays.
    first = {tally.name: tally for _, tally in reversed(scores)}
    scores = [(score, tally) for score, tally in scores if first[tally.name] is tally]
    return [tally for place, (score, tally) in enumerate(scores[:MOST]) if place < _ENOUGH or score >= _PASSING_SCORE]


def common_name(name: str, language: str | None = None) -> str:
    """The name by which a skill is known everywhere: "maschinelles Lernen" is "machine learning"; itself if unknown."""
    words = cut(name[:_LONGEST_NAME])
    for found in find(words, forms(language), language):
        if found.begin == 0 and found.end == len(words):
            return entries()[found.form.of].name(0) or name
    return name


def _named(line: Line, language: str | None) -> Iterable[Mention]:
    if line.heading and line.section is not Section.HEAD:  # a heading at the head is the posting's title
        return ()
    return mentions(
        line.text[:_LONGEST_LINE],
        language,
        proposing=line.section in _PROPOSING,
        demanding=line.section in _DEMANDING,
    )


def _count(tallies: dict[_Key, _Tally], mention: Mention, line: Line, read: int) -> None:
    if mention.entry is None:
        key: _Key = " ".join(cut(mention.name).keys)
        kind, specificity = Kind.SKILL, _OUTSIDE
    else:
        entry = entries()[mention.entry]
        key, kind, specificity = mention.entry, entry.kind, entry.specificity
    tally = tallies.get(key)
    if tally is None:
        tally = tallies[key] = _Tally(kind, specificity, read + mention.begin)
    worth, weight = _worth(mention, line)
    naming = tally.names.setdefault(mention.name, _Naming(mention.standing))
    naming.times += 1
    tally.times += 1.0 if worth > _PASSING else 0.5
    if worth > naming.worth:
        naming.worth, naming.quote = worth, _quote(line.text, mention)
    tally.weight = min(tally.weight, weight, key=_WEIGHTS.index)


def _worth(mention: Mention, line: Line) -> tuple[float, Weight]:
    section = line.section
    worth = _SECTION_WEIGHT[section]
    if mention.plus and section in _PROPOSING:
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


def _specific(tallies: Sequence[_Tally]) -> list[_Tally]:
    """All but the words that say nothing beside a longer name that holds them."""
    general = [tally for tally in tallies if tally.kind is Kind.GENERIC]
    if not general:
        return list(tallies)
    names = {frozenset(cut(tally.name).keys) for tally in tallies}
    idle = {id(tally) for tally in general if any(frozenset(cut(tally.name).keys) < name for name in names)}
    return [tally for tally in tallies if id(tally) not in idle]
