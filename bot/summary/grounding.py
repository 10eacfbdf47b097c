"""Whether a line that a model wrote stands on the posting.

Two questions. Are the words that it claims to quote in the posting at all? Letters' case, spaces and punctuation may
differ, a word may be left out; a number, a negation or any other word may not. And does the line say no more than
those words: no other number, currency, skill, name or address, and no "not" that was not there?
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from bot.model.quotes import folded
from bot.summary.lexicon import Kind, entries
from bot.summary.mentions import mentions
from bot.summary.phrases import Phrases, listed, tables, words

LONGEST_QUOTE: Final = 600  # characters of a claimed quote that are looked at
_FUZZY_FROM = 4  # words; shorter quotes must stand there exactly
_MOST_ANCHORS = 40
_REACH = 3  # words that may stand between two words of a quote
_LITTLE = 2  # letters of a word that may be too much: "a", "of"

_TOKEN = re.compile(r"(?:\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*)(?:\+{1,2}|#)?|[%€$£¥₽₴&<>≤≥±]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_CLAUSE = re.compile(r"[,;:.!?]\s|\s[-–—]\s|[()–—]|[;•]")


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def _tokens(line: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(line):
        yield _Token(folded(found.group()).replace("’", "'"), found.start(), found.end())


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a quote stands: the number of its line, and the line's own words."""

    line: int
    words: str


class Evidence:
    """The lines that a quote may stand on, made ready for many questions."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._tokens: list[_Token | None] = []  # None parts the lines
        self._line_of: list[int] = []
        self._places: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            for token in (*_tokens(line), None):
                if token is not None:
                    self._places.setdefault(token.text, []).append(len(self._tokens))
                self._tokens.append(token)
                self._line_of.append(number)
        self._joined = f" {' '.join(token.text if token else _PART for token in self._tokens)} "

    def aligned(self, claimed: str) -> Aligned | None:
        """The words of one line that a claimed quote stands for; None where it does not stand there.

        Words that are denied beside it ("no experience with X needed") take the denial along.
        """
        wanted = [token.text for token in _tokens(claimed[:LONGEST_QUOTE])]
        if not any(map(str.isalnum, "".join(wanted))):
            return None
        span = self._exact(wanted) or self._fuzzy(wanted)
        if span is None:
            return None
        first, last = span
        number = self._line_of[first]
        line = self._lines[number]
        start, end = self._at(first).start, self._at(last).end
        clause = _clause(line, start, end)
        if _denials(line[slice(*clause)]) > _denials(line[start:end]):
            start, end = clause
        return Aligned(number, line[start:end].strip())

    def _at(self, index: int) -> _Token:
        token = self._tokens[index]
        if token is None:
            raise IndexError(index)
        return token

    def _exact(self, wanted: Sequence[str]) -> tuple[int, int] | None:
        at = self._joined.find(f" {' '.join(wanted)} ")
        if at < 0:
            return None
        first = self._joined.count(" ", 0, at)
        return first, first + len(wanted) - 1

    def _fuzzy(self, wanted: Sequence[str]) -> tuple[int, int] | None:
        if len(wanted) < _FUZZY_FROM or _UNSPACED.search("".join(wanted)):
            return None
        anchor = min(range(len(wanted)), key=lambda at: len(self._places.get(wanted[at], _EVERYWHERE)))
        for place in self._places.get(wanted[anchor], ())[:_MOST_ANCHORS]:
            spare = max(1, len(wanted) // 5)
            right = self._followed(wanted[anchor + 1 :], place, 1, spare)
            if right is None:
                continue
            left = self._followed(wanted[:anchor][::-1], place, -1, right[1])
            if left is not None:
                return left[0], right[0]
        return None

    def _followed(self, wanted: Sequence[str], place: int, step: int, spare: int) -> tuple[int, int] | None:
        """Where the wanted words end that begin beside `place`, and how many liberties are left; None if they don't."""
        here = place
        for word in wanted:
            there = self._next(word, here, step)
            if there is None:
                # Not there at all: a little word may be too much, where nothing stands in its place.
                if len(word) > _LITTLE or not word.isalpha() or word in _weighty() or spare == 0:
                    return None
                spare -= 1
                continue
            spare -= abs(there - here) - 1
            if spare < 0:
                return None
            here = there
        return here, spare

    def _next(self, word: str, here: int, step: int) -> int | None:
        """The next place of a word, if what is left out on the way may be left out."""
        for there in range(here + step, here + step * (_REACH + 1), step):
            token = self._tokens[there] if 0 <= there < len(self._tokens) else None
            if token is None:
                return None
            if token.text == word:
                return there
            if token.text in _weighty() or not token.text.replace("'", "").isalpha():
                return None
        return None


_PART = "\n"
_EVERYWHERE = range(10**6)  # a word that the posting does not have anchors nothing


def _clause(line: str, start: int, end: int) -> tuple[int, int]:
    """The clause of a line around a span."""
    begin, close = 0, len(line)
    for found in _CLAUSE.finditer(line):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            close = found.start()
            break
    return begin, close


# --- what a line may say ----------------------------------------------------------------------------------------


def objection(text: str, quote: str, *, spoken: str | None, posted: str | None, answers: bool = False) -> str | None:
    """What a line says that its quote does not, in a word for the log; None where it may stand.

    `spoken` and `posted` are the languages of the line and of the quote. A line that `answers` a question may deny
    what was asked and need not repeat the quote's words; numbers and names are the quote's all the same, so that
    it can't say yes to those of the question.
    """
    if not numbers(text) <= numbers(quote):
        return "number"
    if not currencies(text) <= currencies(quote):
        return "currency"
    if not addresses(text) <= addresses(quote):
        return "address"
    said, given = bool(_denials(text)), bool(_denials(quote))
    if said < given or (said > given and not answers):
        return "negation"
    if _has_other_skills(_skills(text, spoken), _skills(quote, posted), folded(quote)):
        return "skill"
    if not _names(text) <= {word.translate(_LOOKALIKES) for word in words_of(quote)}:
        return "name"
    if not answers and spoken == posted and not _shares_words(text, quote):
        return "words"
    return None


_NUMBER = re.compile(
    r"(?P<grouped>\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d))(?P<cents>[.,]\d{1,2}(?!\d))?"
    r"|(?P<plain>\d+)(?P<decimals>[.,]\d+)?(?:\s?(?P<thousand>[kKкК]|тыс|тис|tys)(?![^\W\d_]))?"
)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, "50.000", "50,000", "50k" and "50 000" being the same; small ones in words too."""
    found = {_number(match) for match in _NUMBER.finditer(text)}
    return frozenset(found | {_figures()[word] for word in words_of(text) if word in _figures()})


def _number(match: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", match["grouped"] or match["plain"]).lstrip("0") or "0"
    part = (match["cents"] or match["decimals"] or "")[1:].rstrip("0")
    if not match["thousand"]:
        return f"{whole}.{part}" if part else whole
    return (whole + part.ljust(3, "0")).lstrip("0") if len(part) <= 3 else f"{whole}.{part}k"


_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "%": "%"}


def currencies(text: str) -> frozenset[str]:
    """The currencies of a text by their codes, and "%"."""
    named = {_units()[word] for word in words_of(text) if word in _units()}
    return frozenset(named | {_SIGNS[sign] for sign in text if sign in _SIGNS})


# A web or mail address, a name behind "@", in whatever case. Linear: each part is bounded and of one kind of sign.
_ADDRESS = re.compile(
    r"\w{1,20}://[^\s<>\"'«»“”]{1,500}|[\w.+-]{0,64}@[\w.-]{1,200}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])(?:/[^\s<>\"'«»“”]{0,500})?"
)


def addresses(text: str) -> frozenset[str]:
    """The addresses of a text: links, domains, mail addresses, names behind "@"."""
    return frozenset(found.casefold().rstrip(".,;:!?)/") for found in _ADDRESS.findall(text))


def words_of(text: str) -> tuple[str, ...]:
    """A text's words, as lines and quotes are compared by them."""
    return tuple(token.text for token in _tokens(text))


def _denials(text: str) -> int:
    """How often a text denies something."""
    line = words(text.replace("’", "'"))
    harmless = {at for hit in _unnegated().found(line) for at in range(hit.first, hit.end)}
    return sum(hit.first not in harmless for hit in _negations().found(line))


_HARD = frozenset((Kind.PROOF, Kind.SPOKEN))
_NAMED = frozenset((Kind.SKILL, Kind.FIELD, Kind.PROOF, Kind.SPOKEN))


def _has_other_skills(said: frozenset[int], given: frozenset[int], known: str) -> bool:
    """Whether a text names a skill that its quote doesn't: each name counts, of mere notions one must be the same."""
    hard = {one for one in said if entries()[one].kind in _HARD or not entries()[one].name(0).islower()}
    if any(one not in given and folded(entries()[one].name(0)) not in known for one in hard):
        return True
    notions = said - hard
    return bool(notions and given) and notions.isdisjoint(given)


def _skills(text: str, language: str | None) -> frozenset[int]:
    found = (
        one.entry for line in text.split("\n") for one in mentions(line, language, proposing=False, demanding=True)
    )
    return frozenset(entry for entry in found if entry is not None and entries()[entry].kind in _NAMED)


# Who names 1С in Latin letters names the same.
_LOOKALIKES = str.maketrans("авекмнорстух", "abekmhopctyx")
_THOUSANDS = re.compile(r"\d+k|\d+(?:st|nd|rd|th)")


def _names(text: str) -> frozenset[str]:
    """Words that can only be names: in capitals, with a capital inside, with letters and figures."""
    found = (token.text for token in _tokens(text) if _is_name(text[token.start : token.end]))
    return frozenset(word.translate(_LOOKALIKES) for word in found if word not in _units())


def _is_name(word: str) -> bool:
    if sum(map(str.isupper, word)) > 2 or any(one.islower() and other.isupper() for one, other in pairwise(word)):
        return True
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word)) and not _THOUSANDS.fullmatch(word.lower())


_STEM = 5
_SHARED = 3  # one word in three


def _shares_words(text: str, quote: str) -> bool:
    """Whether a line in its quote's language is made of its quote's words, endings aside."""
    said = {word[:_STEM] for word in words_of(text) if len(word) > 3}
    given = {word[:_STEM] for word in words_of(quote)}
    return len(said & given) * _SHARED >= len(said)


@cache
def _negations() -> Phrases[bool]:
    return Phrases({True: listed(tables("grounding")["negation"])})


@cache
def _unnegated() -> Phrases[bool]:
    return Phrases({True: listed(tables("grounding")["unnegated"])})


@cache
def _weighty() -> frozenset[str]:
    """Single words without which a sentence says something else."""
    found = tables("grounding")
    return frozenset((*listed(found["negation"]), *listed(found["limits"]), *_figures()))


@cache
def _figures() -> dict[str, str]:
    return _keyed("numbers")


@cache
def _units() -> dict[str, str]:
    named = _keyed("currencies")
    return named | {code.casefold(): code for code in named.values()}


def _keyed(table: str) -> dict[str, str]:
    rows = (line.split(": ", 1) for line in tables("grounding")[table].splitlines() if line)
    return {word.casefold(): key for key, block in rows for word in listed(block)}
