"""On what terms: employment, where the work is done, and the level that is asked for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Employment, Seniority, Stated, WorkMode
from bot.summary.labels import Label
from bot.summary.phrases import Phrases, listed, tables, words
from bot.summary.sections import Passage, Section


@cache
def _employment() -> Phrases[Employment]:
    found = tables("terms")
    return Phrases({kind: listed(found[kind]) for kind in Employment})


@cache
def _modes() -> Phrases[WorkMode]:
    found = tables("terms")
    return Phrases({mode: listed(found[mode]) for mode in WorkMode})


_PLAIN = {
    "remote": WorkMode.REMOTE,
    "hybrid": WorkMode.HYBRID,
    "hybride": WorkMode.HYBRID,
    "onsite": WorkMode.ONSITE,
    "homeoffice": WorkMode.HYBRID,
    "remoto": WorkMode.REMOTE,
    "zdalna": WorkMode.REMOTE,
}
_PLAIN_LINE = re.compile(
    r"(?:^|[-–—|·•,/(]\s*)(remote|hybrid|hybride|onsite|homeoffice|remoto|zdalna)(?=\s*(?:$|[-–—|·•,/()!]))",
    re.IGNORECASE,
)
_LEVELS = (
    (
        Seniority.INTERN,
        (
            r"intern|internship|trainee|praktikant\w*|praktikum|stagiaire|stagista|becari[oa]|estagiári[oa]|estágio|"
            r"stagiair|stażyst\w+|praktykant\w*|стажер\w*|стажёр\w*|tirocin\w+|werkstudent\w*|working student"
        ),
    ),
    (
        Seniority.JUNIOR,
        (
            r"junior|jr\.?|entry[- ]level|graduate|berufseinsteiger\w*|débutante?|młodszy|młodsza|молодший|младший|"
            r"джуніор|джун\w*|джуниор"
        ),
    ),
    (Seniority.MID, r"mid[- ]level|middle|mid|intermediate|medior|regular|мідл|мидл|confirmée?"),
    (Seniority.SENIOR, r"senior|sr\.?|snr|sénior|sênior|starszy|starsza|старший|старша|синьор|сеньйор|сеньор"),
    (
        Seniority.LEAD,
        (
            r"lead|team ?lead(?:er)?|principal|staff|head of|teamleiter\w*|teamleitung|leiter\w*|leitung|"
            r"abteilungsleit\w+|kierownik\w*|тімлід|тимлид|лід|лид|ведущий|провідний|chef de|cheffe de|head"
        ),
    ),
    (
        Seniority.EXECUTIVE,
        (
            r"director|chief \w+ officer|c[etfoim]o|vp|vice president|geschäftsführ\w+|directeur|directrice|"
            r"direktor\w*|direttore|diretora?|dyrektor\w*|директор\w*"
        ),
    ),
)
_LEVEL = [(level, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for level, pattern in _LEVELS]
_NOT_LEVEL = re.compile(
    r"lead(?:ing)? generation|leads?\b(?= (?:gen|qual|manag|nurtur))|account executive|executive (?:assistant|"
    r"search|support)|assistant (?:to|director)|staff nurse|staff (?:accountant|member)|art director|"
    r"funeral director|principal investigator|head (?:chef|waiter|gardener)|middle ?ware|senior (?:care|living|"
    r"citizens|home)|graduate (?:school|degree)|to the (?:ceo|cto|director)|für die geschäftsführung|"
    r"assistenz der|internal|lead time",
    re.IGNORECASE,
)
_SKIPPED = (Section.BOARD, Section.MUST, Section.NICE, Section.TASKS, Section.ABOUT)


def employment(
    passages: Sequence[Passage], title: Stated[str] | None, language: str | None
) -> tuple[Stated[Employment], ...]:
    """How one would be employed, in the posting's order."""
    found: dict[Employment, Stated[Employment]] = {}
    for kind, quote in _employments(passages, title, language):
        found.setdefault(kind, Stated(kind, quote))
    if (
        Employment.PERMANENT in found
        and Employment.TEMPORARY in found
        and found[Employment.PERMANENT].quote == found[Employment.TEMPORARY].quote
    ):
        # "unbefristet" holds "befristet" and so on: the line says which in its own words, both may stand.
        pass
    return tuple(found.values())


def _employments(
    passages: Sequence[Passage], title: Stated[str] | None, language: str | None
) -> Iterator[tuple[Employment, str]]:
    if title is not None:
        for hit in _employment().found(words(title.value)):
            yield hit.label, title.quote
        if language in ("fr", "it") and re.match(r"stage\b", title.value, re.IGNORECASE):
            yield Employment.INTERNSHIP, title.quote
    stated = [
        fact for passage in passages for fact in passage.facts if fact.label in (Label.EMPLOYMENT, Label.WORK_MODE)
    ]
    for fact in stated:
        for hit in _employment().found(words(fact.value)):
            yield hit.label, fact.quote
    for passage in passages:
        if (
            passage.line.section in _SKIPPED
            or passage.to_machine
            or (passage.facts and passage.line.section is Section.HEAD)
        ):
            continue
        for hit in _employment().found(passage.words):
            yield hit.label, passage.line.text


def work_mode(passages: Sequence[Passage], title: Stated[str] | None) -> Stated[WorkMode] | None:
    """Where the work is done, as the posting says it: a "no" counts more than a "yes", a mix of both is hybrid."""
    for labels in ((Label.WORK_MODE,), (Label.PLACE, Label.EMPLOYMENT, Label.TITLE)):
        for passage in passages:
            for fact in passage.facts:
                if fact.label in labels and (mode := _mode(fact.value, whole=labels == (Label.WORK_MODE,))) is not None:
                    return Stated(mode, fact.quote)
    if title is not None and (mode := _mode(title.quote, whole=False)) is not None:
        return Stated(mode, title.quote)
    for passage in passages:
        if passage.line.section in (Section.BOARD, Section.MUST, Section.NICE, Section.ABOUT) or passage.to_machine:
            continue
        if passage.line.section is Section.TASKS and passage.line.bullet:
            continue
        if (mode := _mode(passage.line.text, whole=False)) is not None:
            return Stated(mode, passage.line.text)
    return None


def _mode(text: str, *, whole: bool) -> WorkMode | None:
    line = words(text)
    found = {hit.label for hit in _modes().found(line)}
    if not found and (plain := _PLAIN_LINE.findall(text)):
        found = {_PLAIN[word.casefold()] for word in plain}
    if not found and whole:
        found = {_PLAIN[word.text] for word in line if word.text in _PLAIN}
        if len(line) == 1 and line[0].text in ("no", "nein", "non", "nie"):
            return WorkMode.ONSITE
    if not found:
        return None
    if WorkMode.HYBRID in found:
        return (
            WorkMode.ONSITE
            if re.search(r"\b(?:no|not|kein\w*|nicht|pas|sin|non|sem|geen|niet|brak|без|не)\b", text, re.IGNORECASE)
            and WorkMode.ONSITE in found
            else WorkMode.HYBRID
        )
    return WorkMode.ONSITE if WorkMode.ONSITE in found else WorkMode.REMOTE


def seniority(passages: Sequence[Passage], title: Stated[str] | None) -> Stated[Seniority] | None:
    """The level: the title's, else the one that a line states as such."""
    if title is not None and (level := _only_level(title.value)) is not None:
        return Stated(level, title.quote)
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.SENIORITY and (level := _only_level(fact.value)) is not None:
                return Stated(level, fact.quote)
    return None


def _only_level(text: str) -> Seniority | None:
    text = _NOT_LEVEL.sub(" ", text)
    found = [level for level, pattern in _LEVEL if pattern.search(text)]
    if Seniority.SENIOR in found and Seniority.LEAD in found:
        return Seniority.LEAD
    if Seniority.EXECUTIVE in found:
        return Seniority.EXECUTIVE
    return found[0] if len(found) == 1 else None
