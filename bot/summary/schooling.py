"""Degrees and trades that a line names, and in what: "BSc in nursing", "Ausbildung zum Elektroniker", "bac +3"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.model.profile import Education
from bot.summary.concepts import Concept
from bot.summary.forms import Spot, bare_words, spots
from bot.summary.lexicon import Kind
from bot.summary.lexicon.words import Words, cut
from bot.summary.years import years_in

_BAC = re.compile(r"(?<!\w)bac\s?\+\s?([2-8])", re.IGNORECASE)
_BAC_LEVELS = {
    "2": Education.HIGHER_TRADE,
    "3": Education.BACHELOR,
    "4": Education.BACHELOR,
    "5": Education.MASTER,
    "6": Education.MASTER,
    "7": Education.MASTER,
    "8": Education.DOCTORATE,
}
_SUBJECTLESS = (Education.SCHOOL, Education.FULL_SCHOOL)
_STOPS = (". ", "; ", "• ", "! ", "? ", "\n", ": ")
_WITH = frozenset(("with", "mit", "avec", "con", "com", "met", "z", "ze", "с", "со", "з", "із", "plus", "sowie"))
# Where the words after a degree no longer say what it is in.
_NEW_THOUGHT = re.compile(
    r"experien|erfahr|expérien|esperien|experiên|ervaring|doświadcz|опыт|досвід|knowledge|kenntnis|connaissance|"
    r"conocimiento|conoscen|conhecimento|kennis|znajomość|знани|skills|certif|licen[cs]e|führerschein",
    re.IGNORECASE,
)
_LEVEL_WORDS = ("образован", "освіт", "средн", "середн", "высш", "вищ", "wyksz", "wyzsz", "sredni")
_FIRST_WITHIN = 45  # characters from a degree to the first word of what it is in
_MOST_WORDS = 5
_WORD_OF_ITS_OWN = 6  # letters from which an unknown word before a degree may say in what it is


class Schooling(NamedTuple):
    """A level of schooling and its place in the text; `keys` and `words` are what it is in, as far as said.

    `words` are folded, and only there where no `keys` are; `subject` is the piece of the text that says it.
    """

    education: Education
    keys: tuple[str, ...]
    words: frozenset[str]
    subject: str | None
    begin: int
    end: int


class _Found(NamedTuple):
    education: Education
    begin: int
    end: int
    subject: str = ""  # what it is in, where the degree's own words say it: "высшее техническое"


def schoolings(text: str, named: Sequence[Concept]) -> tuple[Schooling, ...]:
    """The degrees and trades in a line whose concepts are `named`."""
    words = cut(text)
    found = list(_levels(text, words))
    made = [_with_subject(text, words, each, _limit(text, found, at), named) for at, each in enumerate(found)]
    return tuple(_shared(text, made))


def subject_words(text: str) -> frozenset[str]:
    """The words of a text that can say what a degree is in, folded."""
    hollow = bare_words("hollow", "no subject")
    return frozenset(word for word in cut(text).bare if word not in hollow and not word.isdigit() and len(word) > 1)


def _levels(text: str, words: Words) -> Iterator[_Found]:
    end = 0
    bacs = [_Found(_BAC_LEVELS[found[1]], found.start(), found.end()) for found in _BAC.finditer(text)]
    known = [_found(words, spot) for spot in spots("education", words) if spot.group != "none"]
    for each in sorted([*bacs, *known], key=lambda each: (each.begin, -each.end)):
        if each.begin >= end:
            yield each
            end = each.end


def _found(words: Words, spot: Spot) -> _Found:
    level, *says_in_what = spot.group.split()
    span = range(spot.begin, spot.end)
    said = [at for at in span if says_in_what and not words.bare[at].startswith(_LEVEL_WORDS)]
    subject = words.surface(said[0], said[-1] + 1) if said else ""
    return _Found(Education(level), words.starts[spot.begin], words.ends[spot.end - 1], subject)


def _limit(text: str, found: Sequence[_Found], at: int) -> int:
    """How far the words after a degree may still speak of it."""
    begin = found[at].end
    ends = [len(text)]
    ends += [stop for mark in _STOPS if (stop := text.find(mark, begin)) >= 0]
    ends += [each.begin for each in found[at + 1 : at + 2]]
    ends += [each.begin for each in years_in(text) if each.begin >= begin]
    if thought := _NEW_THOUGHT.search(text, begin):
        ends.append(thought.start())
    return min(ends)


def _with_subject(text: str, words: Words, found: _Found, limit: int, named: Sequence[Concept]) -> Schooling:
    if found.education in _SUBJECTLESS:
        return Schooling(found.education, (), frozenset(), None, found.begin, found.end)
    about = [each for each in named if each.kind is not Kind.SPOKEN and _speaks_of(text, found, limit, each)]
    about = _in_one_list(text, found, about)
    if about:
        begin, end = min(each.begin for each in about), max(each.end for each in about)
        keys = tuple(dict.fromkeys(each.key for each in about))
        return Schooling(
            found.education, keys, frozenset(), text[begin:end], min(begin, found.begin), max(end, found.end)
        )
    if found.subject:
        return Schooling(found.education, (), subject_words(found.subject), found.subject, found.begin, found.end)
    return _in_unknown_words(text, words, found, limit)


def _speaks_of(text: str, found: _Found, limit: int, each: Concept) -> bool:
    inside = found.begin <= each.begin and each.end <= found.end
    if each.kind is None or (inside and each.end - each.begin < found.end - found.begin):
        return False  # a word of the degree itself: "Ensino superior"
    if each.kind is Kind.PROOF:  # "a degree and a driving licence"; "Grado en Enfermería" is both
        return not inside and each.begin < found.end and found.begin < each.end
    before = each.end <= found.begin and text[each.end : found.begin] in (" ", "-", "- ")
    return before or (each.end > found.begin and each.begin < limit)


def _in_one_list(text: str, found: _Found, about: Sequence[Concept]) -> list[Concept]:
    """The concepts that follow one another as items of one list, the first near the degree."""
    kept: list[Concept] = []
    for each in sorted(about, key=lambda each: each.begin):
        last = max(found.end, kept[-1].end) if kept else found.end
        between = text[last : each.begin]
        if each.begin >= found.end and not _WITH.isdisjoint(cut(between).bare):
            break
        if not (_are_items(between) if kept else len(between) <= _FIRST_WITHIN):
            break
        kept.append(each)
    return kept


def _are_items(between: str) -> bool:
    """Whether what stands between two items is small words, or other items that we don't know: "A, B or C"."""
    words = cut(between)
    small = bare_words("hollow", "in a list")
    unknown = [at for at in range(len(words)) if words.bare[at] not in small]
    capital = all(words.text[words.starts[at]].isupper() for at in unknown)
    return not unknown or (capital and len(unknown) <= 2 and between.lstrip().startswith(","))


def _in_unknown_words(text: str, words: Words, found: _Found, limit: int) -> Schooling:
    hollow = bare_words("hollow", "no subject")
    joins = frozenset(("and", "und", "et", "y", "oraz", "и", "та", "&"))
    inside: list[int] = []
    for at in range(len(words)):
        if words.starts[at] >= limit or len(inside) == _MOST_WORDS:
            break
        if words.ends[at] <= found.begin:
            long = len(words.bare[at]) >= _WORD_OF_ITS_OWN and words.ends[at] == found.begin - 1
            inside += [at] if long and words.bare[at] not in hollow else []
        elif words.starts[at] >= found.end:
            if words.bare[at] in _WITH or words.bare[at] in joins or (inside and "," in words.gap(at)):
                break
            inside += [at] if words.bare[at] not in hollow and len(words.bare[at]) > 1 else []
    if not inside:
        return Schooling(found.education, (), frozenset(), None, found.begin, found.end)
    begin, end = words.starts[inside[0]], words.ends[inside[-1]]
    said = frozenset(words.bare[at] for at in inside)
    return Schooling(found.education, (), said, text[begin:end], min(begin, found.begin), max(end, found.end))


def _shared(text: str, made: list[Schooling]) -> Iterator[Schooling]:
    """The list with the subject that stands once for several: "Bachelor's or Master's degree in accounting"."""
    small = bare_words("demands", "or") | bare_words("demands", "and") | bare_words("hollow", "no subject")
    for at, each in enumerate(made):
        here = at
        while here + 1 < len(made) and not made[here].subject:
            between = text[made[here].end : made[here + 1].begin]
            if any(mark in between for mark in _STOPS) or not all(word in small for word in cut(between).bare):
                break
            here += 1
        other = made[here]
        if here != at and other.subject and each.education not in _SUBJECTLESS:
            yield each._replace(keys=other.keys, words=other.words, subject=other.subject)
        else:
            yield each
