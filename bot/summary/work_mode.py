"""Where the work is done: remote, in part, or on site. A "no" counts more than a "yes"."""

import re
from collections.abc import Sequence
from functools import cache

from bot.model.posting import Stated, WorkMode
from bot.summary.labels import Label, Stating
from bot.summary.phrases import Found, Phrases, Word, bag, listed, tables, words
from bot.summary.sections import Passage, Section


@cache
def modes() -> Phrases[WorkMode]:
    """The turns of phrase that name a mode."""
    found = tables("terms")
    return Phrases({mode: listed(found[mode]) for mode in WorkMode})


# Words that say it alone in a line or in a part of one, and under a label.
_PLAIN = {
    "remote": WorkMode.REMOTE,
    "hybrid": WorkMode.HYBRID,
    "hybride": WorkMode.HYBRID,
    "onsite": WorkMode.ONSITE,
    "homeoffice": WorkMode.HYBRID,
    "remoto": WorkMode.REMOTE,
    "zdalna": WorkMode.REMOTE,
    "in person": WorkMode.ONSITE,
    "in-person": WorkMode.ONSITE,
}
_PLAIN_PART = re.compile(
    r"(?:^|[-–—|·•,/(+]\s*|\b(?:und|and)\s)(remote|hybrid|hybride|onsite|homeoffice|remoto|zdalna|"
    r"in[- ]person)(?=\s*(?:$|[-–—.:;|"
    r"·•,/()!]))",
    re.IGNORECASE,
)
_NO = bag("no not kein keine keinen nicht pas sans sin non sem não geen niet brak bez nie без не немає нет ni")
_FIRST_NO = bag("no nein non nie nee não нет ні nej")
_IMPOSSIBLE = re.compile(
    r"\b(?:not|isn't|cannot be|nicht|kein\w*|pas|no es|non è|não é|niet|nie jest|не)\b.{0,24}\b"
    r"(?:possible|available|offered|an option|möglich|vorgesehen|possibles?|posible|possibile|possível|mogelijk|"
    r"możliw\w*|"
    r"предусмотрен\w*|возможн\w*|передбачен\w*|можлив\w*)|неможлив\w*|невозможн\w*",
    re.IGNORECASE,
)
_OTHER_THINGS = re.compile(
    r"on[- ]?site (?:\w+ )?(?:parking|gym|canteen|restaurant|caf[eé]|childcare|nursery|crèche|socials?|support|"
    r"visits?|training|"
    r"interviews?|fitness|car park|events?)|(?:parking|gym|canteen) on[- ]?site|in the office (?:of|and in the field)|"
    r"in[- ]person (?:interview|events?|training|meet)|customers? (?:on[- ]?site|vor ort)|beim kunden vor ort|"
    r"vor ort beim kunden",
    re.IGNORECASE,
)


# Of a week, remote work on up to three days; four days may as well be the whole of a short week.
_SOME_DAYS = re.compile(
    r"\b(?:[1-3]|one|two|three|ein|eine[mn]|zwei|drei|une?|deux|trois|uno|dos|tres|due|tre|uma?|dois|três|een|één|twee|"
    r"drie|jeden|dwa|trzy|один|два|три)\s(?:days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dag(?:en)?|dzień|dni|день|дня|дні)"
    r"(?:\s?/\s?|\s(?:(?:a|per|each|every|in|pro|je|die|der|par|à|por|na|alla|w|в|на)\s){0,2}(?:la\s)?)"
    r"(?:week|woche|semaine|semana|settimana|tygodniu|tydzień|неделю|тиждень)\b",
    re.IGNORECASE,
)
_SOME_PER_CENT = re.compile(  # "remote (60 %)", "bis zu 80 % Homeoffice"
    r"\b(?:remote|homeoffice|home office|télétravail|teletrabajo|da remoto|zdaln\w+)\W{1,3}(?:bis zu |up to |"
    r"à )?[1-9]\d ?%|"
    r"(?<!\d)[1-9]\d ?% (?:remote|homeoffice|home office|télétravail|teletrabajo|da remoto|zdaln\w+)",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"\b(?:fully|100|completely|entirely|vollständig|komplett|entièrement|totalmente|completamente|volledig|całkowicie|"
    r"w pełni|полностью|повністю)\b",
    re.IGNORECASE,
)

_SHORT = 6  # words of a line that says little else
_SKIPPED = (Section.BOARD, Section.MUST, Section.NICE, Section.ABOUT)


def work_mode(passages: Sequence[Passage], title: Stated[str] | None) -> Stated[WorkMode] | None:
    """Where the work is done, with the line that says so: a key fact, the title's line, or a sentence."""
    facts = [fact for passage in passages for fact in passage.facts]
    for labels in ((Label.WORK_MODE,), (Label.PLACE, Label.EMPLOYMENT, Label.TITLE)):
        for fact in facts:
            if fact.label in labels and (mode := _stated(fact)) is not None:
                return Stated(mode, fact.quote)
    if title is not None and (mode := _mode(title.quote, words(title.quote))) is not None:
        return Stated(mode, title.quote)
    for passage in passages:
        line = passage.line
        if line.section in _SKIPPED and not (line.section is Section.ABOUT and len(passage.words) <= _SHORT):
            continue
        if passage.to_machine or (line.section is Section.TASKS and line.bullet):
            continue
        if (mode := _mode(line.text, passage.words)) is not None:
            return Stated(mode, line.text)
    return None


def _stated(fact: Stating) -> WorkMode | None:
    line = words(fact.value)
    if fact.label is Label.WORK_MODE:
        if line and line[0].text in _FIRST_NO:
            return WorkMode.ONSITE
        if len(line) <= 3 and (plain := [_PLAIN[word.text] for word in line if word.text in _PLAIN]):
            return plain[0]
    return _mode(fact.value, line) or _mode(fact.quote, words(fact.quote))


def _mode(text: str, line: Sequence[Word]) -> WorkMode | None:
    found = _longest(modes().found(line))
    plain = [] if found else _PLAIN_PART.findall(text)
    if not found and not plain:
        return None
    bare = _OTHER_THINGS.sub(" ", text)
    if bare != text:
        return _mode(bare, words(bare))
    if _IMPOSSIBLE.search(text) or any(
        _is_denied(line, hit.first) for hit in found if hit.label is not WorkMode.ONSITE
    ):
        return WorkMode.ONSITE
    said = {hit.label for hit in found} or {_PLAIN[word.casefold()] for word in plain}
    some = _SOME_DAYS.search(text) or _SOME_PER_CENT.search(text)
    if said == {WorkMode.REMOTE} and some and not _WHOLLY.search(text):
        return WorkMode.HYBRID
    return WorkMode.HYBRID if len(said) > 1 else said.pop()


def _longest(found: Sequence[Found[WorkMode]]) -> list[Found[WorkMode]]:
    """Without those inside a longer one: "100 % Homeoffice" is more than "Homeoffice"."""
    return [
        hit
        for hit in found
        if not any(
            other.first <= hit.first and hit.end <= other.end and other.end - other.first > hit.end - hit.first
            for other in found
        )
    ]


def _is_denied(line: Sequence[Word], first: int) -> bool:
    return any(word.text in _NO for word in line[max(0, first - 2) : first])


def is_mode(text: str) -> bool:
    """Whether a piece of a place's line says where the work is done, not where the place is."""
    line = words(text)
    covered = {at for hit in modes().found(line) for at in range(hit.first, hit.end)}
    covered |= {at for at, word in enumerate(line) if word.text in _PLAIN}
    return text.strip().casefold() == "in person" or (bool(covered) and len(line) - len(covered) <= 1)
