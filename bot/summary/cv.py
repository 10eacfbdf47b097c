"""A CV read for what it proves: skills, languages, degrees, licences and years, each with the line that names it.

Everything is a proposal: the user says yes, some or no. Lines with a name's contact data, and what a CV says of other
people, are passed over; nothing is kept of the text but the lines that prove something.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bot.model.profile import Ability, Degree, Experience, Knows, Origin, Profile, Proof, Spoken
from bot.summary.concepts import Concept, concepts, kind_of
from bot.summary.language import language_of
from bot.summary.layout import pieces, tidy
from bot.summary.levels import tongues
from bot.summary.lexicon import Kind, entries
from bot.summary.phrases import key, listed, tables
from bot.summary.schooling import schoolings
from bot.summary.years import years_in

MOST = 40  # skills that are proposed
_MOST_OTHERS = 12  # languages, degrees, proofs: each
_MOST_LINES = 600
_LONGEST_LINE = 400
_LONGEST_QUOTE = 200


class Part(StrEnum):
    """What a part of a CV is about."""

    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    PROOFS = "proofs"
    PERSONAL = "personal"
    INTERESTS = "interests"
    REFERENCES = "references"
    PROFILE = "profile"


class CvLine(NamedTuple):
    """A line of a CV, and the part that it stands in."""

    text: str
    part: Part


_WORTH = {Part.SKILLS: 3.0, Part.PROOFS: 2.0, Part.EXPERIENCE: 2.0, Part.PROFILE: 1.5, Part.EDUCATION: 1.0}
_KINDS = {Kind.SKILL: 1.0, Kind.FIELD: 0.7, Kind.SOFT: 0.3}
_SILENT = (Part.INTERESTS, Part.REFERENCES)
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.|linkedin\.com|github\.com|(?:\+|\b00)\d[\d ()/.-]{7,}|"
    r"\b0\d{2,4}[ /-]\d{4,}|\(\d{2,4}\) ?\d{3,}|"
    r"(?:born|geboren|geb\.|né|née|nacid|nato|nata|nascid|geboortedatum|ur\.|urodzon|родил|дата рожд|дата народж|"
    r"народж|date of birth|birth|geburt|date de naissance|fecha de nacimiento|data di nascita|data de nascimento|"
    r"data urodzenia|adress|address|anschrift|adresse|dirección|indirizzo|morada|endereço|adres|адрес|"
    r"nationality|nationalität|staatsangehörigkeit|nationalité|nacionalidad|nazionalità|nacionalidade|nationaliteit|"
    r"narodowość|obywatelstwo|гражданство|громадянство|marital|familienstand|état civil|estado civil|stato civile|"
    r"burgerlijke staat|stan cywilny|семейное положение)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:19[6-9]\d|20[0-4]\d)"
_MONTH = r"(?:(?P<{0}m>0?[1-9]|1[0-2])[./-])?"
_NOW = (
    "heute|present|now|current|currently|today|aktuell|jetzt|aujourd['’]hui|actuel|présent|ce jour|actualidad|actual|"
    "presente|oggi|attuale|atual|hoje|heden|nu|obecnie|teraz|nadal|настоящее время|по настоящее|н\\.\\s?в|сейчас|"
    "теперішній час|зараз|донині|дотепер"
)
_SPAN = re.compile(
    rf"(?<!\d){_MONTH.format('a')}(?P<a>{_YEAR})(?!\d)\s*(?:[-–—−]+|to|bis|until|till|à|au|a|al|do|tot|до|по|–)\s*"
    rf"(?:seit )?(?:[^\W\d_]{{3,12}}\.? )?(?:(?:{_MONTH.format('b')}(?P<b>{_YEAR})(?!\d))|(?P<now>{_NOW})\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?:since|seit|depuis|desde|dal|sinds|od|с|з)\s+(?:[^\W\d_]{{3,12}}\.? )?"
    rf"{_MONTH.format('a')}(?P<a>{_YEAR})(?!\d)",
    re.IGNORECASE,
)


def proposed(text: str, today: date) -> Profile:
    """What a CV says that its owner can do, most telling first; `today` is what "until now" means."""
    lines = cv_lines(text)
    language = language_of(text)
    tallies: dict[str, _Tally] = {}
    languages: dict[str, Spoken] = {}
    degrees: dict[tuple[str, str | None], Degree] = {}
    proofs: dict[str, Proof] = {}
    for line in lines:
        if line.part in _SILENT:
            continue
        named = _named(line, language)
        _count(tallies, line, named)
        for spoken in _languages(line, named):
            languages.setdefault(spoken.name.casefold(), spoken)
        for degree in _degrees(line, named):
            degrees.setdefault((degree.education, degree.subject), degree)
        for concept in named:
            if concept.kind is Kind.PROOF:
                proofs.setdefault(concept.key, Proof(concept.name, _quote(line), Origin.CV))
    best = sorted(tallies.values(), key=lambda tally: (-tally.score, tally.first))
    return Profile(
        abilities=tuple(Ability(tally.name, Knows.YES, tally.quote, Origin.CV) for tally in best[:MOST]),
        languages=tuple(languages.values())[:_MOST_OTHERS],
        degrees=tuple(degrees.values())[:_MOST_OTHERS],
        proofs=tuple(proofs.values())[:_MOST_OTHERS],
        experience=tuple(_experience(lines, language, today)),
    )


def cv_lines(text: str) -> tuple[CvLine, ...]:
    """The lines of a CV that may be quoted, each with its part: none with contact data, none that is a heading."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[CvLine]:
    part = Part.PROFILE
    for piece in pieces(tidy(text))[:_MOST_LINES]:
        line = piece.text[:_LONGEST_LINE]
        heading, rest = _heading(line)
        if heading is not None:
            part = heading
            line = rest
        if line and not _CONTACT.search(line):
            yield CvLine(line, part)


def _heading(line: str) -> tuple[Part | None, str]:
    """The part that a line opens, and what stands behind its colon: "Skills: Python, SQL"."""
    if (part := _headings().get(key(line))) is not None:
        return part, ""
    label, colon, rest = line.partition(":")
    if colon and len(label) < 40 and (part := _headings().get(key(label))) is not None:
        return part, line if part is Part.PROOFS else rest.strip()  # "Driving licence: B" says what B is of
    return None, line


@cache
def _headings() -> dict[tuple[str, ...], Part]:
    found = tables("cv")
    return {key(phrase): part for part in Part for phrase in listed(found[part])}


def _named(line: CvLine, language: str | None) -> Sequence[Concept]:
    if line.part is Part.PERSONAL:  # a licence is often named there; a nationality is no language
        return [each for each in concepts(line.text, language, proposing=False) if each.kind is Kind.PROOF]
    return concepts(line.text, language, proposing=line.part is Part.SKILLS)


@dataclass(slots=True)
class _Tally:
    """What the lines say about one skill."""

    name: str
    worth: float
    first: int
    quote: str = ""
    best: float = 0.0
    lines: set[str] = field(default_factory=set)

    @property
    def score(self) -> float:
        return self.best * math.log1p(len(self.lines)) * self.worth


def _count(tallies: dict[str, _Tally], line: CvLine, named: Sequence[Concept]) -> None:
    weight = _WORTH.get(line.part, 0.0)
    if not weight:
        return
    for concept in named:
        worth = _worth(concept, line)
        if not worth:
            continue
        tally = tallies.setdefault(concept.key, _Tally(concept.name, worth, len(tallies)))
        tally.lines.add(line.text)
        if weight > tally.best:
            tally.best, tally.quote, tally.name = weight, _quote(line), concept.name


def _worth(concept: Concept, line: CvLine) -> float:
    """How much a skill says; one that the lexicon does not hold must stand among skills and look like a name."""
    if concept.kind is None:
        proper = concept.name.isascii() and not concept.name.islower()
        return 0.5 if line.part is Part.SKILLS and proper else 0.0
    if concept.kind is Kind.SOFT and line.part is not Part.SKILLS:
        return 0.0
    return _KINDS.get(concept.kind, 0.0) * _specificity(concept.key)


@cache
def _specificities() -> dict[str, float]:
    return {name: entry.specificity for entry in entries() if (name := entry.name(0))}


def _specificity(name: str) -> float:
    return _specificities().get(name, 1.0) if kind_of(name) is not None else 0.5


def _languages(line: CvLine, named: Sequence[Concept]) -> Iterator[Spoken]:
    """Languages where they are listed, or where the line says how well."""
    for concept, level in tongues(line.text, named):
        if line.part is Part.LANGUAGES or level is not None:
            yield Spoken(concept.name, level, _quote(line), Origin.CV)


def _degrees(line: CvLine, named: Sequence[Concept]) -> Iterator[Degree]:
    if line.part in (Part.EDUCATION, Part.PROFILE, Part.PROOFS):
        for school in schoolings(line.text, named):
            yield Degree(school.education, school.subject, _quote(line), Origin.CV)


def _experience(lines: Sequence[CvLine], language: str | None, today: date) -> Iterator[Experience]:
    """The years of work that the CV tells in words; else those that its dates come to."""
    told = False
    for line in lines:
        if line.part in (Part.PROFILE, Part.SKILLS, Part.EXPERIENCE):
            for spent in years_in(line.text):
                named = [each for each in concepts(line.text, language, proposing=False) if each.begin >= spent.end]
                subject = next((each.name for each in named if each.kind in (Kind.SKILL, Kind.FIELD)), None)
                told = True
                yield Experience(spent.years, subject, _quote(line), Origin.CV)
    if not told and (found := _dated(lines, today)) is not None:
        yield found


def _dated(lines: Sequence[CvLine], today: date) -> Experience | None:
    """The years that the dates of the jobs cover, months that overlap counted once, by the line of the first."""
    spans = sorted((span, line) for line in lines if line.part is Part.EXPERIENCE for span in _spans(line.text, today))
    if not spans:
        return None
    months = {month for (begin, end), _ in spans for month in range(begin, end)}
    years = len(months) // 12
    return Experience(float(years), None, _quote(spans[0][1]), Origin.CV) if years else None


def _spans(text: str, today: date) -> Iterator[tuple[int, int]]:
    """Stretches of time in months, from the first up to the one after the last; whole years where no month is said."""
    this_month = today.year * 12 + today.month
    for found in (*_SPAN.finditer(text), *_SINCE.finditer(text)):
        groups = found.groupdict()
        begin = int(found["a"]) * 12 + int(found["am"] or 1)
        if not groups.get("b"):
            end = this_month
        else:
            end = int(groups["b"]) * 12 + (int(groups["bm"]) + 1 if groups["bm"] else 1)
        if begin < end <= this_month + 1 or begin < (end := min(end, this_month)):
            yield begin, end


def _quote(line: CvLine) -> str:
    """The line, or its beginning, never cut inside a word."""
    if len(line.text) <= _LONGEST_QUOTE:
        return line.text
    return line.text[: line.text.rfind(" ", 0, _LONGEST_QUOTE) if " " in line.text[:_LONGEST_QUOTE] else _LONGEST_QUOTE]
