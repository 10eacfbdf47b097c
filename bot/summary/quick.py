"""The first summary: by rules alone, at once, with no key and no network."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice
from typing import Any

from bot.model.posting import Headline, Posting, Stated, WorkMode
from bot.model.quotes import folded, stands_in
from bot.model.summary import Fact, Requirement, Summary, Weight
from bot.summary import company, dates, place, salary, skills, terms, title
from bot.summary.contact import contact
from bot.summary.gist import gist
from bot.summary.labels import Label
from bot.summary.language import language_of
from bot.summary.layout import MAX_TEXT
from bot.summary.recognition import looks_like_a_posting
from bot.summary.remote_from import remote_from
from bot.summary.sections import Passage, Section, read

_MOST = 40  # lines of one list
_TERMS = 8  # words of a line that may name terms and nothing else
_LONGEST = 600  # characters of one line


def summarise(posting: Posting) -> Summary:
    """What the posting says; every line stands on a quote of `posting.text` or is not there."""
    passages = read(posting.text)
    whole = folded(posting.text[:MAX_TEXT])
    spoken = language_of(
        "\n".join(passage.line.text for passage in passages if passage.line.section is not Section.BOARD)
    )
    evidence = [passage for passage in passages if not passage.to_machine]
    headline = _headline(posting, evidence, spoken, whole)
    evidence = [one for one in evidence if not _is_title(one, headline.title)]
    lines = [passage.line for passage in evidence if passage.line.section is not Section.BOARD]
    named = headline.title.value if headline.title else None
    summary = Summary(
        headline=headline,
        language=spoken,
        gist=gist(evidence, headline.title),
        responsibilities=_facts(evidence, Section.TASKS),
        requirements=_requirements(evidence),
        benefits=_facts(evidence, Section.OFFER),
        how_to_apply=_facts(evidence, Section.APPLY),
        skills=skills.ranked(lines, named, spoken),
    )
    return replace(_verified(summary, whole), warnings=tuple(_warnings(posting.text, passages, summary)))


def is_posting(posting: Posting, summary: Summary) -> bool:
    """Whether this is a job ad at all: a poem, a chat line or a news page is not."""
    return looks_like_a_posting(posting, summary, read(posting.text))


def _headline(posting: Posting, passages: Sequence[Passage], spoken: str | None, whole: str) -> Headline:
    """The stated facts, and where the source states none, those of the text."""
    stated = _verified_headline(posting.stated, whole)
    named = stated.title or title.title(passages)
    first = dates.month_first(posting.text[:MAX_TEXT], spoken)
    published = stated.posted or dates.posted(passages, first=first)
    employer = stated.company or company.company(passages, named)
    mode = stated.work_mode or terms.work_mode(passages, named)
    is_remote = mode is not None and mode.value is WorkMode.REMOTE
    return Headline(
        title=named,
        company=employer,
        places=stated.places or place.places(passages, named, spoken, employer, remote=is_remote),
        work_mode=mode,
        employment=stated.employment or terms.employment(passages, named, spoken),
        seniority=stated.seniority or terms.seniority(passages, named),
        salary=stated.salary or salary.salary(passages),
        deadline=stated.deadline or dates.deadline(passages, published.value if published else None, first=first),
        posted=published,
        reference=stated.reference or _reference(passages),
        contact=stated.contact or contact(passages),
        remote_from=stated.remote_from or remote_from(passages, mode.value if mode else None),
    )


def _is_title(passage: Passage, named: Stated[str] | None) -> bool:
    """Whether the line is the title and hardly more: then it belongs to no list."""
    return named is not None and passage.line.text == named.quote and 2 * len(named.value) > len(named.quote)


_NUMBER = re.compile(r"(?=[\w./-]*\d)[A-Za-z0-9][\w./-]{2,29}")
_QUOTING = re.compile(
    r"(?:quoting|quote|com a referência|referência|referencia|riferimento|referentie|reference(?: number)?|"
    r"ref\.?(?: no\.?)?|job (?:number|id|no\.?)|kennziffer|referenznummer|"
    r"sous la référence|référence|indicando (?:la )?ref(?:erencia|erência)?\.?|"
    r"citando (?:il )?rif(?:erimento)?\.?|onder vermelding van|nr ref\.?|numer(?:u)? referencyjn\w+|код вакансии|"
    r"код вакансії)[:\s]+(?:(?:job|number|no\.?|nr\.?|code|the)\s+){0,2}",
    re.IGNORECASE,
)


def _reference(passages: Sequence[Passage]) -> Stated[str] | None:
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.REFERENCE and (found := _NUMBER.match(fact.value)):
                return Stated(found.group().rstrip(".-/"), fact.quote)
    for passage in passages:
        if not any(map(str.isdigit, passage.line.text)):
            continue
        for cue in _QUOTING.finditer(passage.line.text):
            if found := _NUMBER.match(passage.line.text, cue.end()):
                return Stated(found.group().rstrip(".-/"), passage.line.text)
    return None


def _listed(passages: Iterable[Passage], *sections: Section) -> Iterator[Passage]:
    """The lines of these sections; what a later part of the posting says again is said once.

    A list may well say a thing twice itself: it is shown as it is.
    """
    part = 0
    first: dict[str, int] = {}
    for passage in passages:
        line = passage.line
        part += line.heading
        if line.section not in sections or line.heading or len(line.text) < 3:
            continue
        in_offer = passage.known and line.section is Section.OFFER
        if not (line.bullet or in_offer) and len(passage.words) <= _TERMS and terms.only_terms(line.text):
            continue  # "Full-time, permanent" alone is said at the head of the card
        if first.setdefault(folded(line.text), part) == part:
            yield passage


def _facts(passages: Sequence[Passage], section: Section) -> tuple[Fact, ...]:
    listed = islice(_listed(passages, section), _MOST)
    return tuple(Fact(_clean(one.line.text), one.line.text[:_LONGEST]) for one in listed)


def _requirements(passages: Sequence[Passage]) -> tuple[Requirement, ...]:
    listed = islice(_listed(passages, Section.MUST, Section.NICE), _MOST)
    return tuple(
        Requirement(
            _clean(one.line.text),
            one.line.text[:_LONGEST],
            Weight.MUST if one.line.section is Section.MUST else Weight.NICE,
        )
        for one in listed
    )


def _clean(text: str) -> str:
    """The line without what belonged to its list: a final semicolon, stray signs."""
    text = text[:_LONGEST].replace("\t", " ").strip()
    return text.rstrip(" ;,").strip() if text.endswith((";", ",")) else text


def _verified_headline(headline: Headline, whole: str) -> Headline:
    kept: dict[str, Any] = {}
    for one in fields(Headline):
        value = getattr(headline, one.name)
        if isinstance(value, tuple):
            kept[one.name] = tuple(fact for fact in value if stands_in(fact.quote, whole))
        else:
            kept[one.name] = value if value is not None and stands_in(value.quote, whole) else None
    return Headline(**kept)


def _verified(summary: Summary, whole: str) -> Summary:
    """The last gate: a line whose quote does not stand in the text is not there."""

    def stand(facts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(fact for fact in facts if stands_in(fact.quote, whole))

    return replace(
        summary,
        headline=_verified_headline(summary.headline, whole),
        gist=summary.gist if summary.gist and stands_in(summary.gist.quote, whole) else None,
        responsibilities=stand(summary.responsibilities),
        requirements=stand(summary.requirements),
        benefits=stand(summary.benefits),
        how_to_apply=stand(summary.how_to_apply),
        skills=stand(summary.skills),
    )


_FEW = 5  # facts and lines that one can decide by


def _known(headline: Headline) -> int:
    return sum(bool(getattr(headline, one.name)) for one in fields(Headline))


def _warnings(text: str, passages: Sequence[Passage], summary: Summary) -> Iterator[str]:
    if summary.headline.title is None:
        yield "no-title"
    if any(passage.to_machine for passage in passages):
        yield "addressed-to-machine"
    said = len(summary.responsibilities) + len(summary.requirements)
    if said < 2 and said + _known(summary.headline) < _FEW:
        yield "thin"
    if len(text) > MAX_TEXT:
        yield "long"
