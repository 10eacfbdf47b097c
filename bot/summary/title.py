"""What a posting calls the job. A title is stated, or stands where titles stand; where that is unsure there is none."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Stated
from bot.summary.labels import Label
from bot.summary.phrases import Phrases, Word, listed, tables, words
from bot.summary.roles import names_a_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

GENDER = re.compile(
    r"\(?\b(?:[mwfdxhkgiа-я]|gn|all genders?|div|m/w|alle)\s?[/|*,]\s?(?:[mwfdxhkn*]|div\.?|m/k)(?:\s?[/|"
    r"*,]\s?(?:[mwfdxhk*]|div\.?|gn))?\b\)?"
    r"|\((?:all genders?|alle geschlechter|gn|human|m/w|w/m|d/m/w)\)|\b(?:all genders|m/w/d|w/m/d|d/m/w|f/m/d|"
    r"m/f/d|m/f/x|f/h|h/f)\b",
    re.IGNORECASE,
)
_LOOK_AT = 25  # lines from the top
_LONGEST = 110
_MOST_WORDS = 14
_GLUE = re.compile(r"\s+(?:[-–—|@·•]|at|bei|chez|en|w|в|у)\s+|\s*[|·•]\s*|,\s+")
_STOPS = re.compile(
    r"[,.;:!?(]|\s[-–—]\s|\b(?:to|who|that|with|for our|for the|for a|in our|in the|at our|on our|within|based|"
    r"located|and you|you will|starting|as soon|from|per|whose|which|"
    r"für|der|die|das|mit|zum|zur|in unserem|am standort|ab|bei|welche|welcher|pour|qui|afin|avec|dans|au sein|"
    r"basé|para|que|con|en nuestro|"
    r"per|che|da inserire|presso|da|com|na|no|die|voor|met|w|do|z|która|który|na|до|для|який|яка|з|в|у|на|"
    r"который|которая|с|со)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"^(?:(?:an?|our|new|one|next|experienced|highly|skilled|talented|motivated|passionate|dedicated|"
    r"enthusiastic|dynamic|ambitious|creative|reliable|friendly|driven|great|strong|"
    r"outstanding|exceptional|brilliant|qualified|professional|energetic|hands-on|self-motivated|erfahrene[nrs]?|"
    r"engagierte[nrs]?|motivierte[nrs]?|zuverlässige[nrs]?|"
    r"eine?[nrsm]?|qualifizierte[nrs]?|freundliche[nrs]?|dich|sie|ab sofort|zum nächstmöglichen zeitpunkt|une?|"
    r"son|sa|des|expérimentée?|motivée?|una?|uno|um|uma|een|ervaren|enthousiaste|"
    r"gemotiveerde|doświadczon\w+|опытн\w+|досвідчен\w+|ответственн\w+|відповідальн\w+)\s+)+",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"[@€$£]|https?:|www\.|\d{4,}|[!?]\s*$|#")


@cache
def _seeking() -> Phrases[bool]:
    return Phrases({True: listed(tables("title")["seeking"])})


def title(passages: Sequence[Passage]) -> Stated[str] | None:
    """The job's title with the line that states it; None where the posting gives none."""
    for find in (_labelled, _with_gender, _at_the_top, _in_a_sentence):
        for found in find(passages):
            return found
    return None


def _labelled(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages:
        for fact in passage.facts:
            value = fact.value.strip(" .")
            if (
                fact.label is Label.TITLE
                and 2 < len(value) <= _LONGEST
                and len(words(value)) <= _MOST_WORDS
                and not _NO_TITLE.search(value)
            ):
                yield Stated(value, fact.quote)


def _with_gender(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages[:_LOOK_AT]:
        text = passage.line.text
        if (
            passage.line.section is Section.BOARD
            or passage.line.bullet
            or len(text) > _LONGEST + 60
            or text.endswith((".", "!", "?", ":"))
        ):
            continue
        found = GENDER.search(text)
        if (
            found
            and found.start() > 2
            and len(passage.words) <= _MOST_WORDS + 4
            and not _seeking().found(passage.words)
        ):
            yield Stated(_without_rest(text, found.end()), text)


def _without_rest(text: str, end: int) -> str:
    """The title alone where the line goes on with a company or a place."""
    rest = _GLUE.match(text, end)
    return text[:end].strip() if rest else text.strip()


def _at_the_top(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    seen = 0
    for passage in passages[:_LOOK_AT]:
        if passage.line.section is Section.BOARD or passage.facts:
            continue
        if passage.line.heading or passage.line.bullet or len(passage.words) > _MOST_WORDS + 2:
            if passage.line.section in (Section.TASKS, Section.MUST, Section.OFFER, Section.ABOUT):
                return
            seen += 1
            if seen > 3:
                return
            continue
        if (found := _headline(passage)) is not None:
            yield found
            return
        seen += 1
        if seen > 4:
            return


def _headline(passage: Passage) -> Stated[str] | None:
    text = passage.line.text
    if not 4 < len(text) <= _LONGEST + 40 or text[-1] in ".:;,!?" or _NO_TITLE.search(text) or not text[0].isalnum():
        return None
    if (
        passage.has(Signal.SOUGHT)
        or passage.has(Signal.ABOUT)
        or passage.has(Signal.BOARD)
        or passage.has(Signal.OFFER)
    ):
        return None
    for part in _parts(text):
        line = words(part)
        if names_a_role(line) and len(line) <= 10 and (part[0].isupper() or part[0].isdigit()):
            return Stated(part, text)
    return None


def _parts(text: str) -> list[str]:
    """The line's parts, where title, company and place stand in one line."""
    cut = re.split(r"\s+[|·•@]\s+|\s+(?:at|bei|chez|presso)\s+(?=[A-ZÄÖÜ])|\s+[-–—]\s+", text)
    return [part.strip(" ,") for part in cut if part.strip(" ,")][:4]


def _in_a_sentence(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages[: 2 * _LOOK_AT]:
        if passage.line.section in (Section.BOARD, Section.MUST, Section.NICE, Section.OFFER) or passage.line.bullet:
            continue
        hits = _seeking().found(passage.words)
        reach: dict[int, int] = {}
        for hit in hits:
            reach[hit.first] = max(reach.get(hit.first, 0), hit.end)
        for end in reach.values():
            if end < len(passage.words) and (named := _phrase(passage.line.text, passage.words, end)):
                yield Stated(named, passage.line.text)


def _phrase(text: str, line: Sequence[Word], at: int) -> str | None:
    """The job that is named after "we are looking for a"."""
    start = line[at].start
    rest = text[start : start + _LONGEST]
    rest = rest[_praise_end(rest) :]
    gender = GENDER.search(rest)
    if gender and len(words(rest[: gender.start()])) <= 8:
        named = rest[: gender.end()]
    else:
        stop = _STOPS.search(rest)
        named = rest[: stop.start()] if stop else rest
    named = named.strip(" -–—,")
    found = words(named)
    if not 1 <= len(found) <= 8 or not names_a_role(found):
        return None
    return named[0].upper() + named[1:]


def _praise_end(rest: str) -> int:
    found = _PRAISE.match(rest)
    return found.end() if found else 0
