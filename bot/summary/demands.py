"""What one line of requirements asks for: its items, and whether all of them are wanted or any will do.

"Python and SQL" are two demands, "Python, Java or Go" is one that any of three meets. What a profile can't be held
to (how one works, words that say little) is kept as a demand that does not count: it helps who has it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.model.match import Asked, Thing
from bot.model.profile import Level
from bot.summary.concepts import Concept, around, concepts
from bot.summary.forms import bare_words, spots
from bot.summary.levels import tongues
from bot.summary.lexicon import Kind
from bot.summary.lexicon.words import cut
from bot.summary.schooling import Schooling, schoolings, subject_words
from bot.summary.years import Years, years_in

_COUNTING = (Kind.SKILL, Kind.FIELD, Kind.PROOF)
_LONGEST = 600
_SENTENCE = (". ", "; ", "! ", "? ", "• ", "\n")


class Option(NamedTuple):
    """One thing that would do. `level`, `schooling` and `years` are of languages, degrees and years only.

    For years, `keys` and `words` are what they should have been spent on, as far as the line says.
    """

    asked: Asked
    thing: Thing
    begin: int
    end: int
    level: Level | None = None
    schooling: Schooling | None = None
    years: float = 0.0
    keys: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    counts: bool = True


class Demand(NamedTuple):
    """Any of the options meets it. `is_open`: something like them would do too. `is_basic`: a little is enough."""

    options: tuple[Option, ...]
    is_open: bool
    is_basic: bool

    @property
    def counts(self) -> bool:
        """Whether a profile can be held to it."""
        return any(option.counts for option in self.options)


@lru_cache(maxsize=1024)
def demands(text: str, language: str | None, *, is_plus: bool = False) -> tuple[Demand, ...]:
    """What a line of requirements in that language asks for, in its order; () where nothing can be told.

    `is_plus`: the line names what would be nice to have; "not required" is no news there.
    """
    text = text[:_LONGEST]
    words = cut(text)
    marks = [(spot.group, words.starts[spot.begin], words.ends[spot.end - 1]) for spot in spots("demands", words)]
    waived = ("needless",) if is_plus else ("needless", "waived")
    if any(group in waived for group, _, _ in marks):
        return ()
    options = _options(text, language)
    if not options:
        return ()
    marked = _Marks(text, marks, language)
    return tuple(_made(text, _grouped(text, options, marked), marked))


def _options(text: str, language: str | None) -> list[Option]:
    """Everything that the line names, in its order, each piece of it once."""
    named = concepts(text, language)
    schooled = schoolings(text, named)
    spent = years_in(text)
    rest = [each for each in named if not any(_overlap(each, school) for school in schooled)]
    options = [_degree(school) for school in schooled]
    options += [
        Option(Asked.LANGUAGE, Thing(each.key, each.name), each.begin, each.end, level=level)
        for each, level in tongues(text, rest)
    ]
    options += [_skill(each) for each in rest if each.kind is not Kind.SPOKEN]
    options += _spent(text, spent, named, [option for option in options if option.asked is Asked.SKILL])
    return sorted(options, key=lambda option: (option.begin, option.end))


def _overlap(each: Concept, school: Schooling) -> bool:
    return each.begin < school.end and school.begin < each.end


def _degree(school: Schooling) -> Option:
    key = " ".join((school.education, *sorted(school.keys), *sorted(school.words)))
    name = school.subject or school.education.value
    return Option(Asked.DEGREE, Thing(key, name), school.begin, school.end, schooling=school)


def _skill(each: Concept) -> Option:
    asked = Asked.PROOF if each.kind is Kind.PROOF else Asked.SKILL
    return Option(asked, Thing(each.key, each.name), each.begin, each.end, counts=each.kind in _COUNTING)


def _spent(text: str, spent: Sequence[Years], named: Sequence[Concept], skills: Sequence[Option]) -> Iterator[Option]:
    """The years, each with what they should have been spent on: skills of its sentence, else unknown words."""
    unnamed = text
    for concept in named:
        unnamed = unnamed[: concept.begin] + " " * (concept.end - concept.begin) + unnamed[concept.end :]
    for each in spent:
        begin, end = _around(text, each, _SENTENCE)
        keys = tuple(dict.fromkeys(one.thing.key for one in skills if one.counts and begin <= one.begin < end))
        words = frozenset() if keys else _unknown_words(unnamed, each)
        name = text[each.begin : each.end]
        yield Option(
            Asked.YEARS, Thing(f"{each.years:g}", name), each.begin, each.end, years=each.years, keys=keys, words=words
        )


def _unknown_words(text: str, each: Years) -> frozenset[str]:
    """The words beside the years, up to the next comma, that may say what they were spent on."""
    begin, end = _around(text, each, (", ", *_SENTENCE))
    said = subject_words(f"{text[begin : each.begin]} {text[each.end : end]}") - bare_words("hollow", "plain")
    return frozenset(word for word in said if len(word) > 3)


def _around(text: str, each: Years, stops: Sequence[str]) -> tuple[int, int]:
    begins = [at + len(mark) for mark in stops if (at := text.rfind(mark, 0, each.begin)) >= 0]
    ends = [at for mark in stops if (at := text.find(mark, each.end)) >= 0]
    return max(begins, default=0), min(ends, default=len(text))


class _Marks:
    """The small words of a line that tie its items together, by where they stand."""

    def __init__(self, text: str, marks: Sequence[tuple[str, int, int]], language: str | None) -> None:
        self._text = text
        self._marks = marks
        self._language = language

    def between(self, begin: int, end: int) -> frozenset[str]:
        """What sorts of small words stand there."""
        found = {group for group, first, last in self._marks if begin <= first and last <= end}
        return frozenset(found | {"or"} if any(map(self._is_or, found)) else found)

    def _is_or(self, group: str) -> bool:
        """Whether these words mean "or" here: "of" does in Dutch, "o" in Spanish and Italian."""
        word, *languages = group.split()
        return word == "or" and (not languages or self._language in languages)

    def opens(self, group: Sequence[Option], after: int) -> bool:
        """Whether "or similar" follows the group, before anything else is asked for."""
        return "open" in self.between(group[0].begin, after)

    def is_basic(self, group: Sequence[Option], before: int) -> bool:
        """Whether "basic knowledge of" leads the group, with nothing but small words between."""
        begin = group[0].begin
        leads = [last for kind, first, last in self._marks if kind == "basic" and before <= first and last <= begin]
        return bool(leads) and not any(mark in self._text[max(leads) : begin] for mark in (",", *_SENTENCE))


def _grouped(text: str, options: Sequence[Option], marked: _Marks) -> list[list[Option]]:
    groups = [[options[0]]]
    for option, any_will_do in zip(options[1:], _links(text, options, marked), strict=True):
        if any_will_do:
            groups[-1].append(option)
        elif not _is_spent_on(groups[-1], option):
            groups.append([option])
    return groups


def _is_spent_on(group: Sequence[Option], option: Option) -> bool:
    """Whether an item only says in what an alternative's years were spent: "a degree or 3 years in X"."""
    return len(group) > 1 and group[-1].asked is Asked.YEARS and option.thing.key in group[-1].keys


def _links(text: str, options: Sequence[Option], marked: _Marks) -> list[bool]:
    """For each item but the first, whether it or the one before it will do."""
    links: list[bool | None] = []  # None: a comma, which means what the next word between items means
    open_ended = [False]  # "or similar" stands behind the item: the commas before it part things of which any will do
    any_of = "any of" in marked.between(0, options[0].begin)
    for one, other in pairwise(options):
        between = text[one.end : other.begin]
        said = marked.between(one.end, other.begin)
        if any(mark in between for mark in _SENTENCE) or "besides" in said or ")" in between:
            any_of = False
        any_of = any_of or "any of" in said or _gives_examples(one, other, between, said)
        link = _link(between, said, any_of=any_of)
        any_of = any_of and link is True
        links.append(link)
        open_ended.append("open" in said)
    open_ended.append("open" in marked.between(options[-1].end, len(text)))
    return _settled(links, open_ended[1:])


def _gives_examples(one: Option, other: Option, between: str, said: frozenset[str]) -> bool:
    """Whether what follows are examples of what stands before: "databases such as X or Y", "cloud (X, Y)"."""
    if "examples" in said or ("as" in said and len(cut(between)) == 1):
        return one.asked is other.asked
    return "(" in between and one.thing.key in around(other.thing.key)


def _link(between: str, said: frozenset[str], *, any_of: bool) -> bool | None:
    if any(mark in between for mark in _SENTENCE) or "besides" in said:
        return False
    words = cut(between).bare
    if "or" in said or (any_of and len(words) <= 3) or (between.strip() == "/" and not words):
        return True
    return None if "," in between and not words else False


def _settled(links: Sequence[bool | None], open_ended: Sequence[bool]) -> list[bool]:
    settled: list[bool] = []
    following = open_ended[-1]
    for link, is_open in zip(reversed(links), reversed(open_ended[:-1]), strict=True):
        following = following if link is None else link
        settled.append(following)
        following = following or is_open
    return settled[::-1]


def _made(text: str, groups: Sequence[list[Option]], marked: _Marks) -> Iterator[Demand]:
    was_basic = False
    end = 0
    for at, group in enumerate(groups):
        after = groups[at + 1][0].begin if at + 1 < len(groups) else len(text)
        close = at > 0 and len(cut(text[end : group[0].begin])) <= 1
        was_basic = marked.is_basic(group, end) or (was_basic and close)
        end = group[-1].end
        yield Demand(tuple(group), marked.opens(group, after), was_basic)
