"""The level that a posting asks for: its title's, or one that a line states. Years are never made into a level."""

import re
from collections.abc import Sequence

from bot.model.posting import Seniority, Stated
from bot.summary.labels import Label
from bot.summary.sections import Passage

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
_LEVEL_LINE = re.compile(
    r"\b(?:entry|junior|mid|middle|senior|executive)[- ]level\b|\((?:mid|junior|senior|regular)(?: ?/ ?\w+)?\)",
    re.IGNORECASE,
)
_TOP = 25  # lines in which a level may stand without a label
_SHORT = 8  # words of a line that says little else


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
