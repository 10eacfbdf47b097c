"""Whom to write to or to call about a job: a mail address, else a phone number, else a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bot.model.posting import Stated
from bot.summary.labels import Label
from bot.summary.phrases import Phrases, bag, listed, tables, words
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

_LONGEST = 80  # characters of a contact
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_CAPITAL = rf"[{_UPPER}][\w'’-]{{0,24}}"
_ADDRESS = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])")
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+|\()?\d[\d ()/-]{5,20}\d(?![\w/]|[.,]\d|\s?[€$£₽₴%])")
_MILLIONS = re.compile(r"\d{1,2}(?: \d{3}){2}")
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}")
_DIGITS = range(7, 16)
_DIGITS_IN_A_ROW = 9  # fewer with nothing between them are a quantity
_NAME = re.compile(rf"(?<!\w)(?:{_CAPITAL}\.? ){{0,4}}{_CAPITAL}")
_JOINED = re.compile(  # between a name and the address or number that is theirs
    r"(?:,|:|;| [–—-]| at| on| by| via| unter| per| par| au| al| a| no| op| pod| за)? ?[(<]?"
    r"(?:(?:e-?mail|mail|phone|tel|telefon|tél|tlf)\.?:? )?",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[\s:?!*–—-]{1,5}")
_MAIL_HEADER = re.compile(r"(?:from|to|cc|bcc|sent|von|an|de|para|à|da|od|do|от|від|кому)\s?:\s", re.IGNORECASE)
_LETTERS = frozenset("✉📧📩📬📨📮💌")
_TELEPHONES = frozenset("☎📞📱")
_SKIPPED = (Section.BOARD, Section.ABOUT)
_OF_THE_WORK = (Section.TASKS, Section.MUST, Section.NICE)  # whom one would write to and call in the job
_OF_THE_AD = (Section.TASKS, Section.MUST, Section.NICE, Section.OFFER, Section.APPLY)
_TITLE_WORDS = 4  # of a line that opens an imprint or a notice on privacy


@cache
def _cues() -> Phrases[str]:
    return Phrases({name: listed(tables("contact")[name]) for name in ("cues", "phones", "people", "not ours")})


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("contact")[name])


def contact(passages: Sequence[Passage]) -> Stated[str] | None:
    """Whom the posting tells one to turn to, in its own words and at most 80 characters."""
    seen = list(_ours(passages))
    rules: tuple[Callable[[Passage, Passage | None], str | None], ...] = (_mail, _phone, _person)
    for rule in rules:
        for passage, before in seen:
            if (found := rule(passage, before)) is not None:
                return Stated(found, passage.line.text)
    return None


def _ours(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """The lines that may name a contact, each with the one above it: no footer, no imprint, no privacy notice."""
    before: Passage | None = None
    foreign = False
    for passage in passages:
        line = passage.line
        not_ours = "©" in line.text or _has(passage, "not ours")
        if not_ours and len(passage.words) <= _TITLE_WORDS and "@" not in line.text:
            foreign = True
        elif line.heading and line.section in _OF_THE_AD:
            foreign = False
        if not (foreign or not_ours or _is_elsewhere(passage)):
            yield passage, before
        before = passage


def _is_elsewhere(passage: Passage) -> bool:
    line = passage.line
    if passage.to_machine or line.section in _SKIPPED or _MAIL_HEADER.match(line.text):
        return True
    return line.bullet and line.section in _OF_THE_WORK


def _has(passage: Passage, name: str) -> bool:
    return any(hit.label == name for hit in _cues().found(passage.words))


def _is_cued(passage: Passage, before: Passage | None) -> bool:
    """Whether the line, its label or the heading above it says that one may turn to what it names."""
    if any(fact.label is Label.CONTACT for fact in passage.facts) or passage.has(Signal.APPLY):
        return True
    if (passage.known and passage.line.section is Section.APPLY) or _has(passage, "cues"):
        return True
    announced = before is not None and (before.line.heading or before.line.text.endswith((":", "?")))
    return announced and before is not None and len(before.words) <= 2 * _TITLE_WORDS and _has(before, "cues")


def _mail(passage: Passage, before: Passage | None) -> str | None:
    text = passage.line.text
    if "@" not in text or not (_is_cued(passage, before) or not _LETTERS.isdisjoint(passage.sign)):
        return None
    for found in _ADDRESS.finditer(text):
        box = words(found.group().split("@")[0])
        if any(word.text in _bag("other boxes") for word in box) or len(found.group()) > _LONGEST:
            continue
        return _with_name(text, found.start(), found.end())
    return None


def _phone(passage: Passage, before: Passage | None) -> str | None:
    text = passage.line.text
    called = _has(passage, "phones") or not _TELEPHONES.isdisjoint(passage.sign)
    if not (called or (_is_cued(passage, before) and "+" in text)):
        return None
    for found in _PHONE.finditer(text):
        number = found.group()
        if sum(map(str.isdigit, number)) not in _DIGITS or _DATE.search(number) or _MILLIONS.fullmatch(number):
            continue
        if number.isdecimal() and not number.startswith("0") and len(number) < _DIGITS_IN_A_ROW:
            continue
        if called or number.startswith("+"):
            return _with_name(text, found.start(), found.end())
    return None


def _person(passage: Passage, before: Passage | None) -> str | None:
    text = passage.line.text
    for hit in _cues().found(passage.words):
        if hit.label != "people":
            continue
        at = hit.end
        while at < len(passage.words) and at < hit.end + 3 and passage.words[at].text in _bag("between"):
            at += 1
        gap = _BEFORE_NAME.match(text, passage.words[at - 1].end)
        if gap and (found := _NAME.match(text, gap.end())) and is_person(found.group(), enough=2):
            return found.group()[:_LONGEST].strip()
    if before is not None and _has(before, "people") and len(before.words) <= _TITLE_WORDS:
        found = _NAME.fullmatch(text)
        if found and is_person(text, enough=2) and not passage.line.heading:
            return text[:_LONGEST]
    return None


def _with_name(text: str, start: int, end: int) -> str:
    """The address or number, with the name of a person right before it: "Ana Pereira, ana@x.example"."""
    near = max(0, end - _LONGEST)
    while 0 < near < start and text[near - 1].isalnum():
        near += 1
    for found in _NAME.finditer(text, near, start):
        first = found.start()
        if _JOINED.fullmatch(text, found.end(), start) is None or found.end() == start:
            continue
        # "Applications to Joan at": the words of a name end where a common word stands.
        while first < found.end() and not is_person(text[first : found.end()], enough=2):
            further = text.find(" ", first, found.end())
            if further < 0:
                break
            first = further + 1
        else:
            return text[first:end] + (")" if "(" in text[first:start] and text[end : end + 1] == ")" else "")
    return text[start:end]


def is_person(name: str, *, enough: int) -> bool:
    """Whether capital letters write a person's name: so many words, none of them a common one."""
    said = [word.text for word in words(name)]
    if not said or any(word in _bag("not people") for word in said) or any(map(str.isdigit, name)):
        return False
    titled = said[0] in _bag("titles")
    plain = [word for word in said if word not in _bag("titles")]
    if any(word in _common() or word in _verbs() for word in plain):
        return False
    return len(plain) >= (1 if titled else enough)


@cache
def _common() -> frozenset[str]:
    return bag(tables("company")["not names"])


@cache
def _verbs() -> frozenset[str]:
    """The cues of one word: "Call Ana" is no name."""
    return frozenset(
        phrase for name in ("cues", "phones") for phrase in listed(tables("contact")[name]) if " " not in phrase
    )
