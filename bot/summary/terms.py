"""On what terms: employment, where the work is done, and the level that is asked for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Employment, Seniority, Stated, WorkMode
from bot.summary.labels import Label, Stating
from bot.summary.phrases import Phrases, bag, listed, tables, words
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal


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
    return tuple(found.values())


# These words name people and deeds as well ("you train our apprentices"): they count where a job is named only.
_BY_NAME = (Employment.INTERNSHIP, Employment.APPRENTICESHIP, Employment.WORKING_STUDENT, Employment.VOLUNTEER)
_SHORT = 8  # words of a line that says little else


def _employments(
    passages: Sequence[Passage], title: Stated[str] | None, language: str | None
) -> Iterator[tuple[Employment, str]]:
    if title is not None:
        for hit in _employment().found(words(title.quote)):
            yield hit.label, title.quote
        if _FRACTION.search(title.quote):
            yield Employment.PART_TIME, title.quote
        if language in ("fr", "it") and re.match(r"stage\b", title.value, re.IGNORECASE):
            yield Employment.INTERNSHIP, title.quote
    for passage in passages:
        for fact in passage.facts:
            if fact.label in _STATING:
                yield from _stated(fact)
    for passage in passages:
        if not _may_say(passage):
            continue
        for hit in _employment().found(passage.words):
            if hit.label not in _BY_NAME or passage.has(Signal.SOUGHT):
                yield hit.label, passage.line.text


def _stated(fact: Stating) -> Iterator[tuple[Employment, str]]:
    for hit in _employment().found(words(fact.value)):
        yield hit.label, fact.quote
    if fact.label is Label.EMPLOYMENT and (kind := _IN_A_WORD.get(_first(fact.value))):
        yield kind, fact.quote


def _may_say(passage: Passage) -> bool:
    """Whether a line speaks of the job's own terms: not what one does, knows or whom one works for."""
    if passage.to_machine or passage.facts or passage.line.section is Section.BOARD:
        return False
    return passage.line.section not in _SKIPPED or (not passage.line.bullet and len(passage.words) <= _SHORT)


_FRACTION = re.compile(r"\b0[.,]\d{1,2} ?fte\b", re.IGNORECASE)
_STATING = (Label.EMPLOYMENT, Label.WORK_MODE, Label.SALARY, Label.TITLE, Label.PLACE)
# Under a label that asks for it, one word says it all.
_IN_A_WORD = {
    "completa": Employment.FULL_TIME,
    "completo": Employment.FULL_TIME,
    "full": Employment.FULL_TIME,
    "voll": Employment.FULL_TIME,
    "pieno": Employment.FULL_TIME,
    "полная": Employment.FULL_TIME,
    "повна": Employment.FULL_TIME,
    "parcial": Employment.PART_TIME,
    "partiel": Employment.PART_TIME,
    "parziale": Employment.PART_TIME,
    "частичная": Employment.PART_TIME,
    "часткова": Employment.PART_TIME,
    "contract": Employment.CONTRACT,
}


def _first(text: str) -> str:
    line = words(text)
    return line[0].text if line else ""


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
        if not _modes().found(passage.words) and not _PLAIN_LINE.search(passage.line.text):
            continue
        if (mode := _mode(passage.line.text, whole=False)) is not None:
            return Stated(mode, passage.line.text)
    return None


_NO = re.compile(
    r"\b(?:no|not|kein\w*|nicht|pas|sans|sin|non|sem|não|geen|niet|brak|bez|nie|без|не|немає|нет)\b", re.IGNORECASE
)
# What else stands "on site", is "remote" or "hybrid".
_OTHER_THINGS = re.compile(
    r"on[- ]?site (?:\w+ )?(?:parking|gym|canteen|restaurant|caf[eé]|childcare|nursery|crèche|socials?|support|"
    r"visits?|training|"
    r"interviews?|fitness|car park|events?)|(?:parking|gym|canteen) on[- ]?site|in the office (?:of|and in the field)|"
    r"in[- ]person (?:interview|events?|training|meet)|customers? (?:on[- ]?site|vor ort)|beim kunden vor ort|"
    r"vor ort beim kunden",
    re.IGNORECASE,
)


def _mode(text: str, *, whole: bool) -> WorkMode | None:
    text = _OTHER_THINGS.sub(" ", text)
    line = words(text)
    found = {hit.label for hit in _modes().found(line)}
    if not found and (plain := _PLAIN_LINE.findall(text)):
        found = {_PLAIN[word.casefold()] for word in plain}
    if not found and whole:
        found = {_PLAIN[word.text] for word in line if word.text in _PLAIN}
        if _first(text) in ("no", "nein", "non", "nie", "нет", "ні"):
            return WorkMode.ONSITE
    if WorkMode.ONSITE in found and (WorkMode.HYBRID not in found or _NO.search(text)):
        return WorkMode.ONSITE if WorkMode.REMOTE not in found or _NO.search(text) else WorkMode.HYBRID
    if WorkMode.HYBRID in found:
        return WorkMode.HYBRID
    return WorkMode.REMOTE if found else None


def is_mode(text: str) -> bool:
    """Whether a piece of a place's line says where the work is done, not where the place is."""
    return _mode(text, whole=True) is not None


def has_terms(text: str) -> bool:
    """Whether a piece of a title's line speaks of employment or hours, not of the job."""
    return bool(_employment().found(words(text)) or _HOURS.search(text)) or is_mode(text)


_HOURS = re.compile(
    r"\d\s?%|\d\s?(?:h\b|std|stunden|hours|hrs|heures|horas|ore\b|uur|godz|год|час)|\bfte\b|etat", re.IGNORECASE
)


_LEVEL_LINE = re.compile(
    r"\b(?:entry|junior|mid|middle|senior|executive)[- ]level\b|\((?:mid|junior|senior|regular)(?: ?/ ?\w+)?\)",
    re.IGNORECASE,
)
_TOP = 25


def only_terms(text: str) -> bool:
    """Whether a line names terms and nothing else: "Full-time, permanent"."""
    line = words(text)
    covered = {at for hit in _employment().found(line) for at in range(hit.first, hit.end)}
    covered |= {at for hit in _modes().found(line) for at in range(hit.first, hit.end)}
    return bool(covered) and all(
        at in covered or word.text.isdecimal() or word.text in _GLUE for at, word in enumerate(line)
    )


_GLUE = bag(
    "and or und oder et ou y o e u i lub и или та або h std stunden hours uur ore horas contract contrat contrato"
    " contratto umowa pracę umowę o"
)


def seniority(passages: Sequence[Passage], title: Stated[str] | None) -> Stated[Seniority] | None:
    """The level: the title's, else the one that a line states as such."""
    if title is not None and (level := _only_level(title.value)) is not None:
        return Stated(level, title.quote)
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.SENIORITY and (level := _only_level(fact.value)) is not None:
                return Stated(level, fact.quote)
    for passage in passages[:_TOP]:
        short = len(passage.words) <= _SHORT and not passage.line.bullet and _LEVEL_LINE.search(passage.line.text)
        if short and (level := _only_level(passage.line.text)) is not None:
            return Stated(level, passage.line.text)
    return None


def _only_level(text: str) -> Seniority | None:
    text = _NOT_LEVEL.sub(" ", text)
    found = [level for level, pattern in _LEVEL if pattern.search(text)]
    if Seniority.SENIOR in found and Seniority.LEAD in found:
        return Seniority.LEAD
    if Seniority.EXECUTIVE in found:
        return Seniority.EXECUTIVE
    return found[0] if len(found) == 1 else None
