"""Whether a text is a job ad at all: what speaks for it against what speaks for another kind of text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.summary.labels import Label
from bot.summary.phrases import Phrases, bag, listed, tables
from bot.summary.roles import names_a_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal
from bot.summary.title import GENDER

_ENOUGH = 4.5
_LEAST_WORDS = 5
_BODY = frozenset({Section.TASKS, Section.MUST, Section.NICE, Section.OFFER, Section.APPLY})
_KEY_FACTS = frozenset(
    {
        Label.TITLE,
        Label.COMPANY,
        Label.PLACE,
        Label.SALARY,
        Label.EMPLOYMENT,
        Label.DEADLINE,
        Label.WORK_MODE,
        Label.REFERENCE,
    }
)
_I = {  # "I" and "my": few ads speak so
    "en": bag("i my me mine myself"),
    "de": bag("ich mein meine meiner meinen mich mir"),
    "fr": bag("je j mon ma mes moi"),
    "es": bag("yo mi mis me soy he"),
    "it": bag("io mio mia miei sono ho"),
    "pt": bag("eu meu minha meus minhas sou"),
    "nl": bag("ik mijn mij"),
    "pl": bag("ja mój moja moje mnie mi jestem"),
    "uk": bag("я мій моя моє мої мене мені"),
    "ru": bag("я мой моя моё мои мне меня"),
}
_YEARS = re.compile(
    r"(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|present|now|today|heute|aujourd|actualidad|oggi|atual|heden|"
    r"obecnie|н\.\s?в|настоящ|тепер)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"[”\"»],?\s(?:—\s)?(?:said|says|told|he said|she said|sagte|a déclaré|dijo|ha detto|disse|zei|powiedział|"
    r"сказал|сказав|заявил|заявив)",
    re.IGNORECASE,
)


@cache
def _others() -> Phrases[str]:
    return Phrases({kind: listed(block) for kind, block in tables("recognition").items()})


def looks_like_a_posting(posting: Posting, summary: Summary, passages: Sequence[Passage]) -> bool:
    """Whether what was found in the text makes it an ad."""
    if posting.stated.title is not None and len(posting.text) > 200:
        return True
    if sum(len(passage.words) for passage in passages) < _LEAST_WORDS:
        return False
    return sum(_for(summary, passages)) - _against(passages, summary.language) >= _ENOUGH


def _for(summary: Summary, passages: Sequence[Passage]) -> Iterator[float]:
    headings = {one.line.section for one in passages if one.line.heading and one.line.section in _BODY}
    yield 2.0 * len(headings)
    facts = {fact.label for one in passages for fact in one.facts} & _KEY_FACTS
    yield min(6.0, 1.5 * len(facts))
    sought = [one for one in passages if one.has(Signal.SOUGHT)]
    yield 3.0 * any(names_a_role(one.words) for one in sought) or 1.5 * bool(sought)
    yield 3.0 * any(GENDER.search(one.line.text) is not None for one in passages[:20])
    head = summary.headline
    yield 2.0 * (head.title is not None)
    yield 1.5 * (head.salary is not None and head.salary.value.period is not None)
    yield 1.5 * (head.deadline is not None)
    yield float(bool(head.employment)) + (head.work_mode is not None) + (head.company is not None)
    yield float(bool(summary.how_to_apply))
    yield min(3.0, 0.5 * len(summary.requirements)) + min(2.0, 0.5 * len(summary.responsibilities))
    yield min(1.0, 0.5 * len(summary.benefits))
    yield 1.5 * any(one.has(Signal.ROLE) and one.has(Signal.TASK) for one in passages)


def _against(passages: Sequence[Passage], language: str | None) -> float:
    """The strongest case for another kind of text; long ads may touch on anything, so it is weighed by length."""
    mine = _I.get(language or "en", frozenset())
    met: dict[str, set[tuple[str, ...]]] = {}
    spoken = counted = years = 0
    quoted = False
    for one in passages:
        if one.line.section is Section.BOARD:
            continue
        counted += len(one.words)
        spoken += sum(word.text in mine for word in one.words)
        years += bool(_YEARS.search(one.line.text))
        quoted = quoted or _SAID.search(one.line.text) is not None
        for hit in _others().found(one.words):
            met.setdefault(hit.label, set()).add(tuple(word.text for word in one.words[hit.first : hit.end]))
    length = max(1.0, counted / 150)
    strongest = max((_weight(kind, len(phrases)) for kind, phrases in met.items()), default=0.0)
    first_person = 8.0 * (spoken >= 3 and spoken / max(1, counted) > 0.03)
    return strongest / length + first_person + 3.0 * (years >= 2) + 4.0 * quoted


def _weight(kind: str, phrases: int) -> float:
    """One phrase may stand anywhere; a second and a third make a kind of text."""
    sure = kind in ("seeking", "rules", "story")
    return 4.0 * phrases if sure else 3.0 * max(0, phrases - 1) + 1.0
