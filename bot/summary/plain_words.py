"""What a person writes about a job of theirs, in plain words: "applied yesterday", «Absage bekommen».

Rules in ten languages, English and German in breadth. A cue counts only where nothing beside it takes it back: no
"not", no "if", nobody else's job. What is not sure is not proposed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.job import Outcome, Stage
from bot.model.proposal import Interview, InterviewKind, Move, Note, Proposal, Remind, Understands
from bot.model.schedule import ONCE, SpokenTime
from bot.model.zones import of_place
from bot.summary.phrases import Found, Phrases, Word, listed, tables, words

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk")
LONGEST: Final = 400  # characters; who writes more tells a story
LONGEST_NOTE: Final = 10_000
_MOST_WORDS: Final = 30  # of a clause that says one thing
_MOST_NAME_WORDS: Final = 6
_MOST_CLAUSES: Final = 6

_STAGES: Final = {stage.value: stage for stage in Stage}
_OUTCOMES: Final = {outcome.value: outcome for outcome in Outcome}
# Where several cues stand together, the one that came last in a pursuit counts: an offer after the interview.
_ORDER: Final = ("applying", "applied", "screening", "interview", "offer")

# Single words that tell of what was, so that a day beside them is when it was: "rejected yesterday".
_PAST: Final = frozenset(("applied", "accepted", "declined", "rejected", "withdrawn"))

# What is done tells more than how one meets.
_KINDS: Final = (
    InterviewKind.SCREENING,
    InterviewKind.TRIAL,
    InterviewKind.TASK,
    InterviewKind.TECHNICAL,
    InterviewKind.FINAL,
    InterviewKind.PHONE,
    InterviewKind.VIDEO,
    InterviewKind.ONSITE,
)

_NOTE: Final = re.compile(r"\s*([^\W\d_][^:\n]{0,30}?)\s*(?::|\s[-–—]\s)\s*(\S.*)", re.DOTALL)
_CLAUSE: Final = re.compile(
    r"[;\n]+|[.!](?=\s|$)|,\s+(?=[^\W\d])|\s+(?:and|und|et|y|e|en|i|и|і|та|but|aber)\s+(?=[^\W\d])"
)
_LINK: Final = re.compile(r"https?://[^\s<>\"']{3,500}")
_MEDIA: Final = re.compile(
    r"\b(zoom|(?:microsoft |ms )?teams|google meet|skype|webex|whatsapp|telegram|facetime|discord|slack)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?<!\w)(?:at|in der|in dem|in|im|am|auf|à|en|a|alla|al|na|no|em|w|we|на|в|у|bij|op|chez|dans) "
    r"((?:[^\W\d_][\w'’.-]*[ ,]+){0,5}?(?:\d{1,4}[a-z]?\b|(?:office|headquarters|hq|café|cafe|büro|zentrale|oficina|"
    r"ufficio|escritório|kantoor|biurze|офисе|офісі)\b)(?: [A-ZÄÖÜ][\w'’.-]*){0,3})",
    re.IGNORECASE,
)
_CITY: Final = re.compile(r"(?<!\w)(?:in|à|en|a|em|w|we|в|у) ([^\W\d_][\w'’-]*(?: [A-ZÄÖÜ][\w'’-]*){0,2})")
_NAME_ENDS: Final = re.compile(
    r"\s+(?:at|on|in|via|over|by|per|about|for|from|and|to|über|im|bei|am|um|für|und|wegen|à|au|sur|pour|par|en|por|para|sobre|su|"
    r"presso|per|no|na|bij|op|over|voor|w|przez|na|о|об|про|в|через|у|по|для)\s|[,;.!?()|\n]|\s[-–—]\s|https?://",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One language's tables."""

    cues: Phrases[str]
    alone: dict[tuple[str, ...], str]
    meeting: Phrases[str]
    kinds: Phrases[InterviewKind]
    had: Phrases[str]
    remind: Phrases[str]
    note: frozenset[tuple[str, ...]]
    denied: Phrases[str]
    unsure: Phrases[str]
    not_met: Phrases[str]
    met: frozenset[str]


@cache
def _tongue(language: str) -> _Tongue:
    found = tables(f"plain_{language}")
    happened = [name for name in (*_STAGES, *_OUTCOMES) if name in found]
    alone: dict[tuple[str, ...], str] = {}
    for line in found["alone"].splitlines():
        name, _, phrases = line.partition(":")
        alone.update({_key(phrase): name for phrase in listed(phrases)})
    return _Tongue(
        cues=Phrases({name: listed(found[name]) for name in happened}),
        alone=alone,
        meeting=_phrases(found, "meeting"),
        kinds=Phrases({kind: listed(found.get(f"kind {kind}", "")) for kind in InterviewKind}),
        had=_phrases(found, "had"),
        remind=_phrases(found, "remind"),
        note=frozenset(map(_key, listed(found["note"]))),
        denied=_phrases(found, "not"),
        unsure=_phrases(found, "if"),
        not_met=_phrases(found, "unless"),
        met=frozenset(listed(found["with"])),
    )


def _phrases(found: dict[str, str], name: str) -> Phrases[str]:
    return Phrases({name: listed(found.get(name, ""))})


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(phrase))


@dataclass(frozen=True, slots=True)
class _Asked:
    """When and where something is said, and what finds a time in it."""

    language: str
    now: datetime
    zone: str
    hour: int
    understands: Understands

    def time(self, text: str, *, back: bool = False) -> SpokenTime | None:
        """The time that is said, where it is said once."""
        return self.understands(text, self.language, self.now, self.zone, hour=self.hour, back=back)

    def bare(self, text: str) -> str:
        """The words without their time, which may stand in the middle of a cue: «Bewerbung ist heute raus»."""
        when = self.time(text, back=True)
        return when.rest if when is not None else text


def proposed(
    text: str, language: str, now: datetime, zone: str, understands: Understands, *, hour: int = 9
) -> tuple[Proposal, ...]:
    """What the words propose to do, in their order; () where they say nothing that is sure.

    `language` is a BCP 47 tag, `now` aware; a day without a time is meant at `hour`.
    """
    tongues = _own_first(language)
    note = _note(text, tongues)
    if note is not None:
        return (note,)
    if not text.strip() or len(text) > LONGEST:
        return ()
    asked = _Asked(language, now, zone, hour, understands)
    bare = asked.bare(text)
    for name in tongues:
        tongue = _tongue(name)
        if _speaks(text, tongue) or _speaks(bare, tongue):
            return _all_of(text, tongue, asked)
    return ()


def asked_interview(
    text: str, language: str, now: datetime, zone: str, understands: Understands, *, hour: int = 9
) -> Interview | None:
    """The interview that the words tell of, which were asked for as one: when it is must be said, that it is one not.

    None where they say no time, or none that is sure.
    """
    if not text.strip() or len(text) > LONGEST:
        return None
    line, tongues = words(text), [_tongue(name) for name in _own_first(language)]
    asked = _Asked(language, now, zone, hour, understands)
    when = asked.time(text, back=bool(tongues[0].had.found(line)))
    if when is None or when.rule != ONCE:
        return None
    speaks = next((one for one in tongues if one.meeting.found(line) or _who(when.rest, one)), tongues[0])
    return _meeting(when, line, speaks)


def kind_of(text: str, language: str) -> InterviewKind:
    """Of what kind an interview is that is spoken of; just an interview where nothing says more."""
    line = words(text)
    for name in _own_first(language):
        kinds = {hit.label for hit in _tongue(name).kinds.found(line)}
        if kinds:
            return next(kind for kind in _KINDS if kind in kinds)
    return InterviewKind.INTERVIEW


def _own_first(language: str) -> tuple[str, ...]:
    own = language.replace("_", "-").split("-")[0].casefold()
    return tuple(dict.fromkeys((*(own,) * (own in LANGUAGES), *LANGUAGES)))


def _note(text: str, tongues: Sequence[str]) -> Note | None:
    """ "Note: ask about salary"."""
    found = _NOTE.match(text[: LONGEST_NOTE + 100])
    if found is None or not any(_key(found[1]) in _tongue(name).note for name in tongues):
        return None
    return Note(found[2].strip()[:LONGEST_NOTE])


def _speaks(text: str, tongue: _Tongue) -> bool:
    """Whether a language has a cue for the words."""
    line = words(text)
    return _key(text) in tongue.alone or any(
        table.found(line) for table in (tongue.cues, tongue.meeting, tongue.remind)
    )


def _all_of(text: str, tongue: _Tongue, asked: _Asked) -> tuple[Proposal, ...]:
    if _asks_to_be_reminded(words(text), tongue, at_start=True):
        # What follows belongs to the reminder: "remind me Friday, they said no".
        return _listed(_one(text, tongue, asked))
    clauses = [clause for clause in _clauses(text) if clause][:_MOST_CLAUSES]
    each = [_one(clause, tongue, asked) for clause in clauses]
    if len(clauses) > 1 and sum(proposal is not None for proposal in each) > 1:
        return tuple(dict.fromkeys(proposal for proposal in each if proposal is not None))
    return _listed(_one(text, tongue, asked))


def _listed(proposal: Proposal | None) -> tuple[Proposal, ...]:
    return () if proposal is None else (proposal,)


def _clauses(text: str) -> Iterator[str]:
    """The parts of a text that may each say one thing; a reminder's clause reaches to the end."""
    at = 0
    for gap in _CLAUSE.finditer(text):
        yield text[at : gap.start()].strip()
        at = gap.end()
    yield text[at:].strip()


def _one(text: str, tongue: _Tongue, asked: _Asked) -> Proposal | None:
    line = words(text)
    if not line or len(line) > _MOST_WORDS:
        return None
    if _asks_to_be_reminded(line, tongue, at_start=False):
        return _reminder(text, asked)
    if "?" in text or "¿" in text:
        return None
    return _move(text, line, tongue, asked) or _interview(text, line, tongue, asked)


def _asks_to_be_reminded(line: Sequence[Word], tongue: _Tongue, *, at_start: bool) -> bool:
    denied = min((hit.first for hit in tongue.denied.found(line)), default=len(line))
    return any(hit.first < denied and (hit.first <= 2 or not at_start) for hit in tongue.remind.found(line))


def _reminder(text: str, asked: _Asked) -> Remind | None:
    when = asked.time(text)
    return None if when is None else Remind(replace(when, rest=""), when.rest)


# What happened.


def _move(text: str, line: Sequence[Word], tongue: _Tongue, asked: _Asked) -> Move | None:
    cue = tongue.alone.get(_key(text))
    if cue is not None:
        return Move(_target(cue))
    cue = tongue.alone.get(_key(asked.bare(text)))
    if cue in _PAST and (day := _day(asked.time(text, back=True), asked)) is not None:
        return Move(_target(cue), day)
    if not tongue.cues.found(line):
        line = words(asked.bare(text))
    hits = _outermost(tongue.cues.found(line))
    if not hits or _is_taken_back(hits, line, (tongue.denied, tongue.unsure)):
        return None
    names = {hit.label for hit in hits}
    ends = names & _OUTCOMES.keys()
    if len(ends) > 1:
        return None
    name = next(iter(ends)) if ends else max(names, key=_ORDER.index)
    when = asked.time(text, back=True)
    if name == "interview" and (ahead := asked.time(text)) is not None and not ahead.past:
        return None  # the time is the interview's own
    day = _day(when, asked)
    if when is not None and day is None and name in ("applied", "applying", "withdrawn"):
        return None  # "applied tomorrow" is a slip, or another thing
    return Move(_target(name), day)


def _target(name: str) -> Stage | Outcome:
    return _STAGES[name] if name in _STAGES else _OUTCOMES[name]


def _day(when: SpokenTime | None, asked: _Asked) -> date | None:
    """The day that was said, where it is no day to come."""
    today = asked.now.astimezone(ZoneInfo(asked.zone)).date()
    return when.wall.date() if when is not None and when.rule == ONCE and when.wall.date() <= today else None


def _outermost(hits: Sequence[Found[str]]) -> list[Found[str]]:
    """The cues that lie in no longer one: "rejected" in "rejected the offer"."""
    return [
        hit
        for hit in hits
        if not any(
            other.first <= hit.first and hit.end <= other.end and other.end - other.first > hit.end - hit.first
            for other in hits
        )
    ]


def _is_taken_back(hits: Sequence[Found[str]], line: Sequence[Word], tables_: Sequence[Phrases[str]]) -> bool:
    """Whether a word outside the cues says no, perhaps, or that it was somebody else."""
    covered = {at for hit in hits for at in range(hit.first, hit.end)}
    return any(not set(range(doubt.first, doubt.end)) <= covered for table in tables_ for doubt in table.found(line))


# Interviews.


def _interview(text: str, line: Sequence[Word], tongue: _Tongue, asked: _Asked) -> Interview | None:
    hits = tongue.meeting.found(line)
    if not hits or _is_taken_back(hits, line, (tongue.not_met,)):
        return None
    when = asked.time(text, back=bool(tongue.had.found(line)))
    return None if when is None or when.rule != ONCE else _meeting(when, line, tongue)


def _meeting(when: SpokenTime, line: Sequence[Word], tongue: _Tongue) -> Interview:
    kinds = {hit.label for hit in tongue.kinds.found(line)}
    rest = when.rest
    return Interview(
        kind=next((kind for kind in _KINDS if kind in kinds), InterviewKind.INTERVIEW),
        when=replace(when, rest=""),
        with_whom=_who(rest, tongue),
        where=_where(rest),
    )


def _who(rest: str, tongue: _Tongue) -> str | None:
    """Who is met: the words behind "with", up to the next thing that is said."""
    line = words(rest)
    at = next((word for word in line if word.text in tongue.met), None)
    if at is None:
        return None
    named = rest[at.end :].strip()
    stop = _NAME_ENDS.search(f"{named} ")
    named = named[: stop.start()].strip() if stop else named
    return named if 0 < len(words(named)) <= _MOST_NAME_WORDS else None


def _where(rest: str) -> str | None:
    """A link, a way to talk, an address or a city; None where it may be anything else."""
    for pattern in (_LINK, _MEDIA, _PLACE):
        found = pattern.search(rest)
        if found is not None:
            return found.group(found.lastindex or 0).strip(" ,.;)")
    city = _CITY.search(rest)
    return city[1] if city is not None and of_place(city[1]) else None
