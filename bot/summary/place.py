"""Where the work is."""

import re
from collections.abc import Iterator, Sequence

from bot.model.posting import Stated
from bot.summary.labels import Label
from bot.summary.phrases import words
from bot.summary.sections import Passage, Section

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_PART = (
    rf"[{_UPPER}][\w'’.-]*(?:[ -](?:am|an der|ob der|im|in|upon|on|de|del|la|le|sur|di|da|do|den|el|aan den|nad|на)?[ -]?"
    rf"[{_UPPER}][\w'’.-]*){{0,3}}"
)
_PLACE = rf"({_PART}(?:,? \([^()]{{2,30}}\))?(?:, (?:the |die )?{_PART}){{0,2}})"
_SAID = re.compile(
    rf"(?:(?:is|are|be|job|role|position|office|team|you(?:'ll| will) be) (?:located|based) in|located in|"
    rf"based in|situated in|our offices? in|in our|headquarters? in|onsite in|on-site in|"
    rf"[Aa]rbeitsort(?: ist)?|am Standort|Standort in|an unserem Standort(?: in)?|in unserem Büro in|"
    rf"unser Büro in|[Ff]ür unseren Standort(?: in)?|in unserer Filiale in|"
    rf"basé(?:e)? à|situé(?:e)? à|poste à|à notre siège de|ubicad[oa] en|con sede en|en nuestras oficinas de|puesto en|"
    rf"sede di lavoro:?|con sede a|presso la sede di|sede a|localizad[oa] em|com sede em|no nosso escritório em|"
    rf"em|gevestigd in|standplaats|kantoor in|vestiging in|"
    rf"miejsce pracy:?|biur(?:ze|o) w|z siedzibą w|офіс у|офіс в|офис в|в офисе в|в городе|в г\.|у місті|м\.|"
    rf"г\.)\s+{_PLACE}"
)
_IN_TITLE = re.compile(rf"(?:\s[-–—|]\s|\s(?:in|à|en|em|w|v|a|в|у)\s){_PLACE}\s*(?:\(|$|[-–—|])")
_NOISE = re.compile(
    r"\s*\((?:[^()]*(?:remote|hybrid|home|office|onsite|on-site)[^()]*)\)|^(?:remote|hybrid|onsite|on-site|"
    r"home ?office)\s*[-–—|,/:(]\s*|\)$",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"^(?:(?:100 ?% |fully |full |teil)?(?:remote|hybrid|hybride|híbrido|ibrido|onsite|on-site|home ?office|"
    r"homeoffice|anywhere|worldwide|work from home|télétravail|teletrabajo|"
    r"remoto|da remoto|zdalnie|zdalna|praca zdalna|удаленно|удалённо|удаленка|віддалено|дистанційно|"
    r"deutschlandweit|bundesweit|flexible|various|multiple locations?|n/?a)\W*)+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\||·|•| / |/| oder | or | ou | o | of | lub | или | або | und | and )\s*")
_MOST = 6
_LONGEST = 80


def places(passages: Sequence[Passage], title: Stated[str] | None) -> tuple[Stated[str], ...]:
    """The places that the posting names as its own, in its order."""
    found = [*_labelled(passages)] or [*_said(passages)] or [*_by_the_title(title)]
    unique: dict[str, Stated[str]] = {}
    for place in found:
        unique.setdefault(place.value.casefold(), place)
    return tuple(unique.values())[:_MOST]


def _labelled(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.PLACE:
                for part in _BETWEEN.split(fact.value):
                    name = _NOISE.sub("", part).strip(" .,-–—")
                    if (
                        name
                        and len(name) <= _LONGEST
                        and len(words(name)) <= 9
                        and not _MODE.match(name)
                        and any(map(str.isalpha, name))
                    ):
                        yield Stated(name, fact.quote)


def _said(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages:
        if passage.line.section in (Section.BOARD, Section.MUST, Section.NICE) or passage.to_machine:
            continue
        about = passage.line.section is Section.ABOUT
        for found in _SAID.finditer(passage.line.text[:600]):
            if about and not re.search(
                r"role|position|job|stelle|poste|puesto|vaga|functie", found.group(), re.IGNORECASE
            ):
                continue
            yield Stated(found[1].strip(" ."), passage.line.text)


def _by_the_title(title: Stated[str] | None) -> Iterator[Stated[str]]:
    return iter(())
