"""What an employer writes to somebody who applied: received, invited, offered, turned down; and which job it is about.

Rules on the phrases that such letters are made of, in ten languages. A letter that says two things that do not go
together is left alone, and so is a text that may be an ad.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Final

from bot.model.proposal import News, NewsKind, Understands
from bot.model.quotes import folded
from bot.model.schedule import ONCE, SpokenTime
from bot.summary.interviewer import interviewer
from bot.summary.phrases import Phrases, bag, listed, tables, words
from bot.summary.roles import names_a_role

LOOK_AT: Final = 12_000  # characters
_MOST_SENTENCES: Final = 150
_LONGEST_SENTENCE: Final = 600
_MOST_TIMES: Final = 5
_MOST_HINTS: Final = 3
_LONGEST_QUOTE: Final = 300
_LONGEST_NAME: Final = 60
_LONGEST_TITLE: Final = 9  # words
_HEAD: Final = 700  # characters; a longer text has a greeting in them or a close, or is no letter
_BY_FIRST_WORD: Final = 0.4
_TELLING: Final = 4  # letters of a name's first word that may stand for all of it
_WRAPPED: Final = 55  # a line at least this long goes on in the next

_SENTENCE: Final = re.compile(
    r"(?<=[.!?…])(?<!\b\w\.)(?<!\d\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bHr\.)(?<!\bFr\.)\s+(?=[^\W\d_a-zа-яіїє]|[«„“\"'])"
)
_LINK: Final = re.compile(r"https?://[^\s<>\"']{3,500}")
_ADDRESS: Final = re.compile(r"[\w.+-]{1,80}@([\w-]{1,60}(?:\.[\w-]{1,60}){1,4})")
_QUOTED: Final = re.compile(r"[«„“\"]([^«»„“”\"\n]{3,80})[»“”\"]")
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_WORD: Final = rf"[{_UPPER}0-9][\w&'’+-]*(?:\.[\w-]+)*"
_NAME: Final = rf"({_WORD}(?:[ -](?:(?:&|and|und|of|de|der|von) )?{_WORD}){{0,5}})"
_GENDER: Final = r"(?: ?\((?:[mwfdxhi]/){1,3}[mwfdxhi]\)| ?\(all genders\))?"
_TITLE: Final = rf"([^\W_][^\n,;:!?()«»„“”\"]{{2,70}}?{_GENDER})"
_STOP: Final = r"[.,;:!\n(]|$"
_ASIDE: Final = re.compile(r"\([^()]{0,80}\)")
_NEAR: Final = r"[^.\n]{0,90}?"


class _Cues:
    """The phrases that tell what a letter says, and of whom."""

    __slots__ = (
        "addressed", "applicant", "conditional", "employed", "forms", "header", "kinds", "mailers", "nobody", "office",
        "others", "sorry", "subjects", "titled",
    )  # fmt: skip

    def __init__(self) -> None:
        found = tables("news")
        self.kinds: Phrases[NewsKind] = Phrases({kind: listed(found[kind]) for kind in NewsKind})
        self.sorry, self.others, self.applicant, self.conditional = (
            Phrases({name: listed(found[name])}) for name in ("sorry", "others", "applicant", "if")
        )
        self.addressed = {name: Phrases({name: listed(found[name])}) for name in ("greeting", "close")}
        self.subjects = frozenset(listed(found["subject"]))
        self.nobody, self.office = frozenset(listed(found["nobody"])), frozenset(listed(found["office"]))
        self.mailers, self.forms = bag(found["mailers"]), bag(found["forms"])
        either = {name: "|".join(map(re.escape, listed(found[name]))) for name in found}
        self.header = re.compile(
            rf"^[ \t*]{{0,6}}({either['subject']}|{either['sender']})[ \t*]?:[ \t*]{{0,6}}(\S[^\n]{{0,300}})$",
            re.IGNORECASE | re.MULTILINE,
        )
        self.titled = _titled(either)
        self.employed = _employed(either)


def _titled(either: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    """What stands before a title, and behind it."""
    role, stelle, das = either["role"], either["stelle"], r"(?:die|der|unsere|unserer)"
    frames = (
        (
            rf"(?:{either['applied']})\b[^.\n]{{0,40}}?\b(?:for|in|to|of) (?:the |our |an? )?",
            rf"{role}|at|with|here|has|have|is|was",
        ),
        (rf"(?:{role}) (?:of|as|for) (?:an? |the )?", "at|with|in|has|have|is|was"),
        (
            rf"(?:{stelle})(?: (?:auf|für|um|an) {das} (?:{stelle}))? (?:als|für|des|der|zum|zur) (?:die )?",
            "bei|in|am|im|erhalten|und|ist|haben|an|mit",
        ),
        (rf"(?:{either['post']}) (?:de |d['’]|di |da |do |van |als |на )?", "chez|en|presso|na|no|em|bij|w|в|у|à"),
    )
    titled = (re.compile(rf"\b{lead}{_TITLE}(?= (?:{end})\b|{_STOP})", re.IGNORECASE) for lead, end in frames)
    return (*titled, _QUOTED)


def _employed(either: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    """What stands before an employer's name, and behind it."""
    about = "|".join(either[name] for name in ("role", "applied", "stelle", "post", "other"))
    team = r"(?:Team|team|Recruit\w*|Talent|HR|Hiring|People)"
    return (
        re.compile(rf"\b(?i:{about})\b{_NEAR}\b(?:{either['led']}) {_NAME}"),
        re.compile(rf"^\W{{0,4}}(?:The|Your|Ihr|Dein|Das) {_NAME}[ -]{team}\b", re.MULTILINE),
    )


@cache
def _cues() -> _Cues:
    return _Cues()


def news(text: str, language: str, now: datetime, zone: str, understands: Understands) -> News | None:
    """What a letter says about an application; None where it is no such letter, or none that is clear.

    `language` is that of the letter or of its reader, `now` (aware) when it was written.
    """
    text = text[:LOOK_AT]
    sentences = list(_sentences(text))
    told = _told(sentences)
    if told is None or not _is_letter(text):
        return None
    kind, quote = told
    wanted = kind in (NewsKind.INVITATION, NewsKind.OFFER)
    link = _LINK.search(text) if wanted else None
    companies = _companies(text)
    return News(
        kind=kind,
        quote=quote[:_LONGEST_QUOTE],
        companies=companies,
        titles=_titles(text),
        times=_times(sentences, language, now, zone, understands) if wanted else (),
        where=link.group().rstrip(".,;)") if link else None,
        with_whom=interviewer(_unconditional(sentences), companies) if kind is NewsKind.INVITATION else None,
    )


def _unconditional(sentences: Sequence[str]) -> Iterator[str]:
    return (one for one in sentences if not _cues().conditional.found(words(one)) and not _cues().header.match(one))


def mentions(text: str, company: str | None, title: str | None) -> float:
    """How surely a text is about a job, from 0 to 1: two thirds for the employer's name, one for the title's words."""
    return about(text, [(company, title)])[0]


def about(text: str, jobs: Iterable[tuple[str | None, str | None]]) -> list[float]:
    """How surely a text is about each of some jobs, by their companies and titles.

    The first word of a company's name is what people call it by, and counts a little less than all of it.
    """
    plain = f" {' '.join(_plain(text[:LOOK_AT]))} "
    return [_named(plain, company) + _titled_so(plain, title) for company, title in jobs]


def _named(plain: str, company: str | None) -> float:
    name = [word for word in _plain(company or "") if word not in _cues().forms]
    if len(" ".join(name)) > 1 and f" {' '.join(name)} " in plain:
        return 2 / 3
    return _BY_FIRST_WORD if name and len(name[0]) >= _TELLING and f" {name[0]} " in plain else 0.0


def _titled_so(plain: str, title: str | None) -> float:
    # "(all genders)" and the like are no part of what a job is called.
    wanted = {word for word in _plain(_ASIDE.sub(" ", title or "")) if len(word) > 2}
    shared = sum(f" {word} " in plain for word in wanted)
    return shared / (3 * len(wanted)) if 2 * shared > len(wanted) else 0.0


def _plain(text: str) -> list[str]:
    return [word.text for word in words(folded(text))]


# What it says.


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a letter; a wrapped line goes on in the next, a short one and a list's item end."""
    count = 0
    for paragraph in _paragraphs(text):
        for sentence in filter(None, map(str.strip, _SENTENCE.split(paragraph))):
            count += 1
            if count > _MOST_SENTENCES:
                return
            yield sentence[:_LONGEST_SENTENCE]


def _paragraphs(text: str) -> Iterator[str]:
    held: list[str] = []
    for line in (*text.splitlines(), ""):
        line = line.strip(" \t>*")
        held.append(line)
        if len(line) < _WRAPPED:
            yield " ".join(held).strip()
            held = []


def _told(sentences: Sequence[str]) -> tuple[NewsKind, str] | None:
    """What the sentences say and the one that says it; None where they say nothing, or two things at odds."""
    quotes: dict[NewsKind, str] = {}
    regret: str | None = None
    to_an_applicant = False
    for sentence in sentences:
        line = words(sentence)
        to_an_applicant = to_an_applicant or bool(_cues().applicant.found(line))
        if _cues().conditional.found(line):
            continue
        for hit in _cues().kinds.found(line):
            quotes.setdefault(hit.label, sentence)
        if regret is None and _cues().sorry.found(line) and _cues().others.found(line):
            regret = sentence
    if not to_an_applicant:
        # Offers and refusals are written to applicants only; what else is said may be said to everyone.
        quotes = {kind: quote for kind, quote in quotes.items() if kind in (NewsKind.OFFER, NewsKind.REJECTION)}
        regret = None
    return _settled(quotes, regret)


def _settled(quotes: dict[NewsKind, str], regret: str | None) -> tuple[NewsKind, str] | None:
    """The one thing that a letter is about: a refusal may thank and may speak of the interview that was."""
    welcome = [kind for kind in (NewsKind.OFFER, NewsKind.INVITATION) if kind in quotes]
    if NewsKind.REJECTION in quotes:
        return None if NewsKind.OFFER in quotes else (NewsKind.REJECTION, quotes[NewsKind.REJECTION])
    if regret is not None:
        return None if welcome else (NewsKind.REJECTION, regret)
    kind = next((kind for kind in (*welcome, NewsKind.RECEIPT) if kind in quotes), None)
    return (kind, quotes[kind]) if kind else None


def _is_letter(text: str) -> bool:
    """Whether a text is addressed to somebody, and not to all who may apply."""
    greeting, close = _cues().addressed["greeting"], _cues().addressed["close"]
    return len(text) <= _HEAD or bool(greeting.found(words(text[:_HEAD])) or close.found(words(text[-_HEAD:])))


def _times(
    sentences: Sequence[str], language: str, now: datetime, zone: str, understands: Understands
) -> tuple[SpokenTime, ...]:
    """The times to come that a letter names with their hour, each once."""
    found: dict[datetime, SpokenTime] = {}
    for sentence in sentences:
        if not any(map(str.isdecimal, sentence)) or _cues().header.match(sentence):
            continue
        when = understands(sentence, language, now, zone)
        if when is not None and when.timed and not when.past and when.rule == ONCE:
            found.setdefault(when.wall, when)
        if len(found) == _MOST_TIMES:
            break
    return tuple(found.values())


# Which job it is about.


def _titles(text: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for pattern in _cues().titled:
        for match in pattern.finditer(text):
            title = match[1].strip(" -–—.'’")
            line = words(title)
            if 1 <= len(line) <= _LONGEST_TITLE and names_a_role(line):
                found.setdefault(folded(title), title)
    return tuple(found.values())[:_MOST_HINTS]


def _companies(text: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in _employers(text):
        name = name.strip(" .,-–—'’\"")
        line = words(name)
        if line and 1 < len(name) <= _LONGEST_NAME and line[0].text not in _cues().nobody and not names_a_role(line):
            found.setdefault(folded(name), name)
    return tuple(found.values())[:_MOST_HINTS]


def _employers(text: str) -> Iterator[str]:
    for pattern in _cues().employed:
        for match in pattern.finditer(text):
            yield match[1]
    for header in _cues().header.finditer(text):
        if header[1].casefold() in _cues().subjects:
            continue
        yield _without_office(header[2].split("<")[0].strip(' "'))
        address = _ADDRESS.search(header[2])
        host = address[1].casefold().split(".")[-2] if address else ""
        if host not in _cues().mailers:
            yield host.replace("-", " ").title()


def _without_office(sender: str) -> str:
    """A sender's name up to "Careers", "HR team" and the like; "" for a bare address."""
    if "@" in sender:
        return ""
    office = next((word for word in words(sender) if word.text in _cues().office), None)
    return sender[: office.start] if office else sender
