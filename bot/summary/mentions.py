"""What one line of a posting names: skills of the lexicon, and terms that a turn of phrase announces."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from bot.summary.cues import Cue, cues
from bot.summary.lexicon import Kind, entries, forms
from bot.summary.lexicon.phrases import Found, Rule, find
from bot.summary.lexicon.words import Words, cut

_LONGEST_TERM = 4
_LONGEST_LIST = 24
_LONGEST_NAME = 40
_BREAKS = (". ", "; ", "! ", "? ", "• ", "· ", "| ", "* ", "\n", ".\t")
_AND = frozenset(
    (
        *("and", "or", "und", "oder", "sowie", "bzw", "et", "ou", "y", "e", "o", "ed", "oppure", "en", "of"),
        *("i", "oraz", "lub", "и", "или", "та", "або", "и", "як"),
    )
)
_CRAFTS = frozenset(
    (
        *("developer", "engineer", "programmer", "programming", "development", "language", "code", "coding"),
        *("framework", "expert", "specialist", "services", "microservices", "backend", "frontend", "entwickler"),
        *("entwicklung", "programmierer", "developpeur", "desarrollador", "sviluppatore", "desenvolvedor"),
        *("ontwikkelaar", "programista", "разработчик", "программист", "розробник"),
    )
)
_SUBJECTS = ("ology", "istry", "ometry", "graphy", "nomics", "onics", "logie", "logia", "graphie", "grafia", "kunde")
_ASKING = (Cue.ASKS, Cue.DECLINES)
_SIGNS = {Kind.SPOKEN: Cue.SPOKEN, Kind.SOFT: Cue.PERSON}
_NOT_SPOKEN = frozenset(("breakfast", "channel", "market", "speaking"))


class Mention(NamedTuple):
    """One naming of a skill: its lexicon entry, or none where a turn of phrase announced it."""

    name: str
    entry: int | None
    standing: int  # which of the entry's names it is: 0 is the one by which it is known everywhere
    begin: int  # characters into the line
    end: int
    asked: bool  # a turn of phrase asks for it: "experience with X"
    plus: bool  # a turn of phrase calls it a plus


class _Span(NamedTuple):
    begin: int
    end: int


def mentions(text: str, language: str | None, *, proposing: bool, demanding: bool) -> Iterator[Mention]:
    """The skills that a line of a posting in that language names, in its order.

    `proposing`: terms outside the lexicon may be taken from turns of phrase; `demanding`: the line stands where
    things are asked for, so that languages and qualities need no further sign.
    """
    words = cut(text)
    if not len(words):
        return
    said = list(find(words, (cues().phrases,)))
    found = list(find(words, forms(language), language))
    if not said and not found:
        return
    found = _accepted(words, found, said, demanding=demanding) if found else []
    asked, plus = _announced(words, said), _called_plus(words, said)
    for begin, end, form in found:
        entry = entries()[form.of]
        if entry.kind is not Kind.DECOY:
            name = entry.name(form.name) or _as_written(words, begin, end, language)
            place = words.starts[begin], words.ends[end - 1]
            yield Mention(name, form.of, form.name, *place, begin in asked, begin in plus)
    if proposing:
        for (begin, end), sure in (*_proposed(words, said, found), *_listed(words, found)):
            place = words.starts[begin], words.ends[end - 1]
            yield Mention(words.surface(begin, end), None, 0, *place, sure, begin in plus)


def _as_written(words: Words, begin: int, end: int, language: str | None) -> str:
    """A name as the posting writes it, without the capital that is only a sentence's."""
    surface = words.surface(begin, end)
    opens = begin == 0 and language != "de" and surface[:1].isupper() and surface[1:].islower()
    return surface[0].lower() + surface[1:] if opens else surface


def _breaks(words: Words, index: int) -> bool:
    gap = words.gap(index)
    return len(gap) > 1 and any(mark in gap for mark in _BREAKS)


def _clause(words: Words, at: int) -> _Span:
    """The clause that holds the word at `at`, at most 40 words to either side."""
    begin, end = at, at + 1
    while begin > 0 and at - begin < 40 and not _breaks(words, begin):
        begin -= 1
    while end < len(words) and end - at < 40 and not _breaks(words, end):
        end += 1
    return _Span(begin, end)


def _announced(words: Words, said: Sequence[Found]) -> frozenset[int]:
    """The words that "experience with" and the like reach."""
    return frozenset(
        index for cue in said if cue.form.of in _ASKING for index in range(cue.end, _clause(words, cue.end - 1).end)
    )


def _called_plus(words: Words, said: Sequence[Found]) -> frozenset[int]:
    """The words that "is a plus" and the like reach: back to the last "experience with", or on to the clause's end."""
    reached: set[int] = set()
    asked_from = 0
    for cue in said:
        if cue.form.of in _ASKING:
            asked_from = cue.begin
        elif cue.form.of in (Cue.PLUS, Cue.PLUS_AHEAD):
            clause = _clause(words, cue.begin)
            ahead = cue.form.of == Cue.PLUS_AHEAD or cue.begin == clause.begin
            if ahead and cue.end < clause.end:
                reached.update(range(cue.end, clause.end))
            else:
                opened = (at for at in range(cue.begin, clause.begin, -1) if "(" in words.gap(at))
                reached.update(range(max(asked_from, clause.begin, next(opened, 0)), cue.begin))
    return frozenset(reached)


def _accepted(words: Words, found: Sequence[Found], said: Sequence[Found], *, demanding: bool) -> list[Found]:
    """The found forms whose rules are met."""
    signs = {sign: [cue.begin for cue in said if cue.form.of == sign] for sign in _SIGNS.values()}
    kept = [one for one in found if not _in_address(words, one) and _is_asked(words, one, signs, demanding=demanding)]
    sure = [one.form.rule is not Rule.COMPANY for one in kept]
    if all(sure):
        return kept
    asking = {cue.end for cue in said if cue.form.of in _ASKING}
    for _ in range(2):  # once forward, once more for lists that begin with everyday words
        for index in range(len(kept)):
            sure[index] = sure[index] or _in_company(words, kept, sure, index, asking)
    return [one for one, certain in zip(kept, sure, strict=True) if certain]


def _in_address(words: Words, one: Found) -> bool:
    """Whether a word stands inside a web or mail address, or a file's name."""
    before = words.text[max(0, words.starts[one.begin] - 1) : words.starts[one.begin]]
    after = words.text[words.ends[one.end - 1] : words.ends[one.end - 1] + 3]
    return (
        before in ("@", "_") or after[:1] in ("@", "_") or after == "://" or (after[:1] == "." and after[1:2].isalpha())
    )


def _is_asked(words: Words, one: Found, signs: Mapping[Cue, list[int]], *, demanding: bool) -> bool:
    """Whether a language or a quality is asked for here; other skills are by being named."""
    kind = entries()[one.form.of].kind
    if kind not in _SIGNS:
        return True
    if kind is Kind.SPOKEN and one.end < len(words) and words.bare[one.end] in _NOT_SPOKEN:
        return False
    if demanding:
        return True
    clause = _clause(words, one.begin)
    places = signs[_SIGNS[kind]]
    at = bisect_left(places, clause.begin)
    return at < len(places) and places[at] < clause.end


def _in_company(
    words: Words, kept: Sequence[Found], sure: Sequence[bool], index: int, asking: AbstractSet[int]
) -> bool:
    """Whether an everyday word stands among skills or its like, after a cue, or before what its craft is called."""
    one = kept[index]
    spelt = _is_spelt(words, one)
    left = index > 0 and _beside(words, kept[index - 1], one)
    right = index + 1 < len(kept) and _beside(words, one, kept[index + 1])
    if not spelt:
        return left and right and sure[index - 1] and sure[index + 1]
    if left and (sure[index - 1] or _is_spelt(words, kept[index - 1])):
        return True
    if right and (sure[index + 1] or _is_spelt(words, kept[index + 1])):
        return True
    if one.end < len(words) and words.bare[one.end] in _CRAFTS and words.joined(one.end):
        return True
    return any(
        end in asking and not any(_breaks(words, at) for at in range(end, one.begin + 1))
        for end in range(one.begin - 2, one.begin + 1)
    )


def _is_spelt(words: Words, one: Found) -> bool:
    return words.surface(one.begin, one.end) == one.form.spelling


def _beside(words: Words, one: Found, other: Found) -> bool:
    """Whether two skills are neighbours in a list."""
    kinds = {entries()[each.form.of].kind for each in (one, other)}
    if not kinds <= {Kind.SKILL, Kind.PROOF}:
        return False
    between = other.begin - one.end
    return not _breaks(words, other.begin) and (between == 0 or (between == 1 and words.bare[one.end] in _AND))


def _proposed(words: Words, said: Sequence[Found], found: Sequence[Found]) -> Iterator[tuple[_Span, bool]]:
    """The terms that "experience with" announces and the lexicon does not hold."""
    known = {index for one in found for index in range(one.begin, one.end)}
    taken: set[int] = set()
    for cue in said:
        if cue.form.of not in _ASKING:
            continue
        for span in _items(words, cue.end):
            term = _term(words, span)
            if term is None or not known.isdisjoint(range(*term)) or not taken.isdisjoint(range(*term)):
                continue
            if cue.form.of == Cue.DECLINES and not _is_proper(words, term):
                continue
            taken.update(range(*term))
            yield term, True


def _items(words: Words, at: int) -> Iterator[_Span]:
    """The items of the list that begins at the word `at`: parted by commas and "and"."""
    stops = cues().barriers - cues().connectors
    begin = at
    for index in range(at, min(len(words), at + _LONGEST_LIST)):
        if index > at and _breaks(words, index):
            yield _Span(begin, index)
            return
        if words.bare[index] in _AND:
            yield _Span(begin, index)
            begin = index + 1
        elif words.bare[index] in stops:
            yield _Span(begin, index)
            if index > begin:
                return
            begin = index + 1
        elif index > begin and not words.joined(index):
            yield _Span(begin, index)
            begin = index
    yield _Span(begin, min(len(words), at + _LONGEST_LIST))


def _term(words: Words, span: _Span) -> _Span | None:
    """An item without the words that say nothing at its ends; None where no term is left."""
    begin, end = span
    _, barriers, hollow, connectors, leading, trailing = cues()
    while begin < end and any(words.bare[begin] in cut_off for cut_off in (barriers, connectors, leading)):
        begin += 1
    while begin < end and any(words.bare[end - 1] in cut_off for cut_off in (barriers, connectors, trailing)):
        end -= 1
    sayings = [word for word in words.bare[begin:end] if word not in connectors]
    if not sayings or len(sayings) > _LONGEST_TERM or words.ends[end - 1] - words.starts[begin] > _LONGEST_NAME:
        return None
    if all(word in hollow or word.isdigit() or len(word) < 2 for word in sayings):
        return None
    span = _Span(begin, end)
    return span if _is_telling(words, span) else None


def _is_telling(words: Words, span: _Span) -> bool:
    """Whether a term is more than a stray word: several words, a proper name, or what a subject's name ends like."""
    first = words.bare[span.begin]
    if first.endswith("ly") or (first.endswith("ing") and len(first) > len("string")):
        return False
    if span.end - span.begin > 1:
        return True
    surface = words.surface(*span)
    inside = not surface[1:].islower() or surface.isdigit()
    started = span.begin == 0 or _breaks(words, span.begin)
    return inside or (surface[0].isupper() and not started) or first.endswith(_SUBJECTS)


def _is_proper(words: Words, span: _Span) -> bool:
    surfaces = (words.surface(index, index + 1) for index in range(span.begin, span.end))
    return all(surface.isascii() and not surface.islower() for surface in surfaces)


def _listed(words: Words, found: Sequence[Found]) -> Iterator[tuple[_Span, bool]]:
    """Proper names between two skills of one list: "Docker, Foobar, Kubernetes"."""
    for left, right in pairwise(found):
        if not 1 <= right.begin - left.end <= _LONGEST_TERM or not _both_skills(left, right):
            continue
        span = _Span(left.end, right.begin)
        apart = [index for index in range(span.begin, right.begin + 1) if "," in words.gap(index)]
        if apart and span.begin in apart and not any(_breaks(words, index) for index in range(*span)):
            inner = [i for i in _items(words, span.begin) if i.end <= right.begin]
            for item in inner:
                term = _term(words, item)
                if term is not None and _is_proper(words, term):
                    yield term, False


def _both_skills(left: Found, right: Found) -> bool:
    return {entries()[left.form.of].kind, entries()[right.form.of].kind} == {Kind.SKILL}
