"""From where one may work remotely: "remote within Germany", "EU only", "must be based in the UK"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.model.posting import Stated, WorkMode
from bot.summary.phrases import Found, Phrases, Word, bag, listed, tables
from bot.summary.sections import Passage, Section

_LONGEST = 80  # characters of an area
_FILLERS = 5  # words between a cue and its area: "anywhere in the"
_ONLY = 5  # words of "EU and UK only" that says nothing else
_SHORT_NAME = 3  # letters: "US" is a country, "us" are we
_SKIPPED = (Section.BOARD, Section.ABOUT)
_ELSEWHERE = "Other"

_NEXT = re.compile(r"\s*(?:[:(–—,/-]\s*)?")  # from "Remote" to its area
_SPACE = re.compile(r"\s+|[-'’]")
_LISTED = re.compile(r"\s*(?:[,/&+]|,? & )\s*")
_SPAN = re.compile(r"\s?(?:±|\+/-|[+-])\s?\d{1,2}(?:\s?(?:h|hours|hrs|Stunden|Std)\b)?")
_ENDS = re.compile(r"\s*(?:$|[)\].;,|·•!:–—]|\s-\s|\W*(?:only|based|residents|nur|ausschließlich)\b)", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[(:|·•,;–—/-])\s*$")
_PARTS = re.compile(r"[()|·•;:!]|\.(?:\s|$)|\s[–—-]\s")


class _Area(NamedTuple):
    """The words `first` to `end` of a line name an area; `start` and `stop` are its characters."""

    first: int
    end: int
    start: int
    stop: int
    wide: bool  # countries and wider, no city


def remote_from(passages: Sequence[Passage], mode: WorkMode | None) -> Stated[str] | None:
    """The area that a remote or hybrid job is limited to, in the posting's own words; never a place of work."""
    if mode is WorkMode.ONSITE:
        return None
    for passage in passages:
        line = passage.line
        if line.section in _SKIPPED or passage.to_machine:
            continue
        hits = _cues().found(passage.words)
        if not hits or any(hit.label == "for a time" for hit in hits):
            continue
        for area in _areas(line.text, passage.words, hits, mode):
            if area.stop - area.start <= _LONGEST and not _is_denied(line.text, passage.words, area):
                return Stated(line.text[area.start : area.stop], line.text)
    return None


@cache
def _cues() -> Phrases[str]:
    return Phrases({name: listed(tables("remote_from")[name]) for name in _CUES})


_CUES = ("remote", "home", "limit", "only", "for a time")


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("remote_from")[name])


@cache
def _names() -> Phrases[str]:
    """Areas under "wide", cities and regions under "near", the words for time zones under "clocks"."""
    wide, near = list(listed(tables("remote_from")["areas"])), list[str]()
    kept: dict[str, list[str]] = {}
    for country, block in tables("geography").items():
        for number, written in enumerate(listed(block)):
            into = wide if number == 0 and country != _ELSEWHERE else near
            for form in written.lstrip("~").split("/"):
                into.append(form)
                kept[form] = into
    for pair in listed(tables("places").get("cases", "")):
        form, _, name = pair.partition("=")
        if name in kept:
            kept[name].append(form)
    return Phrases({"wide": wide, "near": near, "clocks": listed(tables("remote_from")["clocks"])})


def _areas(text: str, line: Sequence[Word], hits: Sequence[Found[str]], mode: WorkMode | None) -> Iterator[_Area]:
    """What the line says to be the limit, whatever the cue."""
    names = [hit for hit in _names().found(line) if hit.label == "clocks" or _is_written_as_a_name(text, line, hit)]
    if not any(name.label != "clocks" for name in names):
        return
    for hit in hits:
        if hit.label in ("remote", "home"):
            yield from _after_remote(text, line, names, hit)
    if mode is None:
        return
    for hit in hits:
        if hit.label == "limit":
            area = _area(text, line, names, _past(text, line, hit.end, "in"))
            if area and (area.wide or mode is WorkMode.REMOTE):
                yield area
        elif hit.label == "only":
            yield from _alone(text, line, names, hit)


def _is_written_as_a_name(text: str, line: Sequence[Word], hit: Found[str]) -> bool:
    said = text[line[hit.first].start : line[hit.end - 1].end]
    return said.isupper() if len(said) <= _SHORT_NAME else said[:1].isupper()


def _past(text: str, line: Sequence[Word], at: int, *fillers: str) -> int:
    """The first word from `at` on that is none of the fillers."""
    allowed = frozenset().union(*map(_bag, fillers))
    end = min(len(line), at + _FILLERS)
    while at < end and line[at].text in allowed and not _is_capital(text, line[at]):
        at += 1
    return at


def _is_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper() and text[word.start : word.end].isupper() and word.end - word.start > 1


def _area(text: str, line: Sequence[Word], names: Sequence[Found[str]], at: int) -> _Area | None:
    """The area that begins at this word: a name, those listed after it, and the words for its time zones."""
    first, wide = at, True
    end = at
    while hit := max((one for one in names if one.first == at and one.label != "clocks"), key=_end, default=None):
        wide = wide and any(one.label == "wide" and one.end == hit.end and one.first == at for one in names)
        end = at = hit.end
        if at >= len(line):
            break
        gap = text[line[at - 1].end : line[at].start]
        if _LISTED.fullmatch(gap):
            at = _past(text, line, at, "and", "in")
        elif gap.isspace() and line[at].text in _bag("and"):
            at = _past(text, line, at + 1, "in")
        else:
            break
    if end == first:
        return None
    clocks = next((one for one in names if one.label == "clocks" and one.first == end), None)
    if clocks is not None and _SPACE.fullmatch(text[line[end - 1].end : line[end].start]):
        end = clocks.end
    stop = line[end - 1].end
    if span := _SPAN.match(text, stop):
        stop = span.end()
    return _Area(first, end, line[first].start, stop, wide)


def _end(hit: Found[str]) -> int:
    return hit.end


def _after_remote(text: str, line: Sequence[Word], names: Sequence[Found[str]], cue: Found[str]) -> Iterator[_Area]:
    """The area right after "remote": said to be "within", or behind a bracket, a dash or a colon."""
    at = _past(text, line, cue.end, "from", "in")
    area = _area(text, line, names, at)
    if area is None:
        return
    gaps = [text[one.end : two.start] for one, two in pairwise(line[cue.end - 1 : at + 1])]
    if _NEXT.fullmatch(gaps[0]) is None or not all(map(_SPACE.fullmatch, gaps[1:])):
        return
    if any(word.text in _bag("from") for word in line[cue.end : at]) and "," not in gaps[0]:
        yield area
        return
    if cue.label == "home" or not area.wide or not _ENDS.match(text, area.stop):
        return  # "Remote in Berlin" may be a place of work, "remote US sales" is something else
    if "," not in gaps[0] or _OPENS.search(text[max(0, line[cue.first].start - 8) : line[cue.first].start]):
        yield area


def _alone(text: str, line: Sequence[Word], names: Sequence[Found[str]], only: Found[str]) -> Iterator[_Area]:
    """The area of a part of a line that says nothing but "US only": a sentence may speak of where one sells."""
    cuts = [0, *(cut.end() for cut in _PARTS.finditer(text))]
    begin = max(cut for cut in cuts if cut <= line[only.first].start)
    stop = next((cut.start() for cut in _PARTS.finditer(text, line[only.first].start)), len(text))
    part = [at for at, word in enumerate(line) if begin <= word.start < stop]
    if not part or len(part) > _ONLY:
        return
    for at in part:
        area = _area(text, line, names, at)
        if area is None:
            continue
        others = [one for one in part if not area.first <= one < area.end and not only.first <= one < only.end]
        if area.wide and all(line[one].text in _bag("in") for one in others):
            yield area
        return


def _is_denied(text: str, line: Sequence[Word], area: _Area) -> bool:
    """Whether a "no" stands shortly before the cue, or after the area in the same breath."""
    before = line[max(0, area.first - 7) : area.first]
    start = max((cut.end() for cut in re.finditer(r"[.,;()!?]", text[: area.start])), default=0)
    if any(word.text in _bag("not") and word.start >= start for word in before):
        return True
    stop = next((cut.start() for cut in re.finditer(r"[.,;()!?]", text[area.stop :])), len(text)) + area.stop
    return any(word.text in _bag("not") and word.start < stop for word in line[area.end : area.end + 4])
