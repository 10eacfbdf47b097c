"""How one would be employed: full or part time, for good or for a while, as an intern, an apprentice."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Employment, Stated
from bot.summary.labels import Label, Stating
from bot.summary.phrases import Found, Phrases, Word, bag, listed, tables, words
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal
from bot.summary.work_mode import is_mode, modes


@cache
def _employment() -> Phrases[Employment]:
    found = tables("terms")
    return Phrases({kind: listed(found[kind]) for kind in Employment})


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
        yield from _by_the_title(title, language)
    for passage in passages:
        for fact in passage.facts:
            if fact.label in _STATING:
                yield from _stated(fact)
    for passage in passages:
        if not _may_say(passage):
            continue
        hits = _employment().found(passage.words)
        if any(hit.label in _HOW_MUCH for hit in hits) and _SEASON.search(passage.line.text[:600]):
            yield Employment.TEMPORARY, passage.line.text
        for hit in hits:
            if (hit.label not in _BY_NAME or passage.has(Signal.SOUGHT)) and not _is_to_come(passage.words, hit):
                yield hit.label, passage.line.text


def _by_the_title(title: Stated[str], language: str | None) -> Iterator[tuple[Employment, str]]:
    for hit in _employment().found(words(title.quote)):
        yield hit.label, title.quote
    if _ASIDE.search(title.quote):
        yield Employment.CONTRACT, title.quote
    if _FRACTION.search(title.quote):
        yield Employment.PART_TIME, title.quote
    if language in ("fr", "it") and re.match(r"stage\b", title.value, re.IGNORECASE):
        yield Employment.INTERNSHIP, title.quote


def _stated(fact: Stating) -> Iterator[tuple[Employment, str]]:
    line = words(fact.value)
    for hit in _employment().found(line):
        if not _is_to_come(line, hit):
            yield hit.label, fact.quote
    if fact.label is Label.EMPLOYMENT and (kind := _IN_A_WORD.get(_first(fact.value))):
        yield kind, fact.quote


_MONTH = (
    r"(?:jan|feb|fév|febr|mar|mär|maa|apr|avr|abr|ma[iyjg]|mei|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|okt|oct|"
    r"out|ott|"
    r"nov|dez|dec|déc|dic|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)\w{0,8}"
)
_SEASON = re.compile(  # "from April to the end of October" is no job for good
    rf"(?<!\w)(?:from|von|vom|ab|de|du|dal?|van|od|з|с)\s(?:\w{{1,8}}\s){{0,2}}(?:\d{{1,2}}\.?(?:er|"
    rf"º)?\s(?:de\s)?)?{_MONTH}"
    rf"\s(?:\d{{4}}\s)?(?:to|until|till|through|bis|à|au|al?|hasta|até|tot|do|по|до)\s(?:\S{{1,8}}\s){{0,4}}{_MONTH}\b",
    re.IGNORECASE,
)


def _is_to_come(line: Sequence[Word], hit: Found[Employment]) -> bool:
    """Whether the words before only promise it: "met uitzicht op een vast contract", "mit Option auf "
    "Festanstellung"."""
    before = line[max(0, hit.first - 4) : hit.first]
    return hit.label is Employment.PERMANENT and any(word.text in _PROMISES for word in before)


_PROMISES = bag(
    "uitzicht perspectief kans aussicht option möglichkeit übernahme possibilité perspective évoluer débouchant "
    "posibilidad posibilidades opción"
    " possibilità prospettiva prospettive finalizzato scopo finalità possibilidade hipótese possibility prospect view"
    " opportunity potential potentially możliwością możliwość perspektywą возможностью возможность перспективой "
    "перспектива"
    " можливістю можливість перспективою becoming evtl eventuell später later ensuite embauche"
)


def _may_say(passage: Passage) -> bool:
    """Whether a line speaks of the job's own terms: not what one does, knows or whom one works for."""
    if passage.to_machine or passage.facts or passage.line.section is Section.BOARD:
        return False
    if passage.line.section is Section.ABOUT and not passage.line.bullet and _names_a_contract(passage):
        return True
    return passage.line.section not in _SKIPPED or (not passage.line.bullet and len(passage.words) <= _SHORT)


def _names_a_contract(passage: Passage) -> bool:
    """Whether a sentence says both how much one works and for how long: "a permanent, full-time job"."""
    kinds = {hit.label for hit in _employment().found(passage.words)}
    much, long = kinds & _HOW_MUCH, kinds & _HOW_LONG
    return len(much) == 1 and len(long) == 1


_HOW_MUCH = {Employment.FULL_TIME, Employment.PART_TIME}
_HOW_LONG = {Employment.PERMANENT, Employment.TEMPORARY, Employment.CONTRACT}
_ASIDE = re.compile(r"\(contract\)", re.IGNORECASE)
_FRACTION = re.compile(r"\b0[.,]\d{1,2} ?fte\b", re.IGNORECASE)
_STATING = (Label.EMPLOYMENT, Label.WORK_MODE, Label.SALARY, Label.TITLE, Label.PLACE)
# Under a label that asks for it, one word says it all.
_IN_A_WORD = {
    "completa": Employment.FULL_TIME,
    "completo": Employment.FULL_TIME,
    "complet": Employment.FULL_TIME,
    "complète": Employment.FULL_TIME,
    "plein": Employment.FULL_TIME,
    "intégral": Employment.FULL_TIME,
    "integral": Employment.FULL_TIME,
    "pełny": Employment.FULL_TIME,
    "pełen": Employment.FULL_TIME,
    "полный": Employment.FULL_TIME,
    "повний": Employment.FULL_TIME,
    "full": Employment.FULL_TIME,
    "voll": Employment.FULL_TIME,
    "pieno": Employment.FULL_TIME,
    "полная": Employment.FULL_TIME,
    "повна": Employment.FULL_TIME,
    "parcial": Employment.PART_TIME,
    "partiel": Employment.PART_TIME,
    "parziale": Employment.PART_TIME,
    "partielle": Employment.PART_TIME,
    "part": Employment.PART_TIME,
    "niepełny": Employment.PART_TIME,
    "неполный": Employment.PART_TIME,
    "неповний": Employment.PART_TIME,
    "неповна": Employment.PART_TIME,
    "частичная": Employment.PART_TIME,
    "часткова": Employment.PART_TIME,
    "contract": Employment.CONTRACT,
    "fijo": Employment.PERMANENT,
    "fija": Employment.PERMANENT,
    "vast": Employment.PERMANENT,
    "unbefristet": Employment.PERMANENT,
    "indeterminato": Employment.PERMANENT,
    "nieokreślony": Employment.PERMANENT,
    "determinato": Employment.TEMPORARY,
    "określony": Employment.TEMPORARY,
    "tijdelijk": Employment.TEMPORARY,
    "временная": Employment.TEMPORARY,
    "тимчасова": Employment.TEMPORARY,
}


def _first(text: str) -> str:
    line = words(text)
    return line[0].text if line else ""


def is_a_term(text: str) -> bool:
    """Whether brackets behind a title hold one word for the terms: "(contract)"."""
    return text.strip().casefold() in _IN_A_WORD


def has_terms(text: str) -> bool:
    """Whether a piece of a title's line speaks of employment or hours, not of the job."""
    return bool(_employment().found(words(text)) or _HOURS.search(text)) or is_mode(text)


_HOURS = re.compile(
    r"\d\s?%|\d\s?(?:h\b|std|stunden|hours|hrs|heures|horas|ore\b|uur|godz|год|час)|\bfte\b|etat", re.IGNORECASE
)


def only_terms(text: str) -> bool:
    """Whether a line names terms and nothing else: "Full-time, permanent"."""
    line = words(text)
    covered = {at for hit in _employment().found(line) for at in range(hit.first, hit.end)}
    covered |= {at for hit in modes().found(line) for at in range(hit.first, hit.end)}
    return bool(covered) and all(
        at in covered or word.text.isdecimal() or word.text in _GLUE for at, word in enumerate(line)
    )


_GLUE = bag(
    "and or und oder et ou y o e u i lub и или та або h std stunden hours uur ore horas contract contrat contrato"
    " contratto umowa pracę umowę o"
)
