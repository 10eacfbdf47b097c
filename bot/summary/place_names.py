"""Names of places: those that we know, and those that show what they are by the shape they are written in."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.summary.phrases import Phrases, Word, bag, listed, tables, words
from bot.summary.roles import names_a_role

UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
NAME = (
    rf"[{UPPER}][\w'’.-]*(?:[ -](?:am|an der|ob der|im|in|upon|on|de|del|de la|la|le|les|sur|di|da|do|dos|den|el|"
    rf"aan den|aan de|nad|na|under|the|und|y|e)?[ -]?[{UPPER}][\w'’.-]*){{0,3}}"
)
_CODE = (  # postal codes
    r"(?:(?:D|A|CH|F|I|PL|NL|B|E|P|L|UA)-)?(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{4} [A-Z]{2}|\d{5,6}|(?!20[2-4]\d)\d{4})"
)
_WITH_CODE = re.compile(rf"{_CODE},? ({NAME}(?: ?/ ?{NAME})?)(?: ?\([A-Z]{{2}}\))?")
_CODE_BEHIND = re.compile(
    rf"({NAME}),? (?:(?!1[5-9]\d\d$){_CODE}|[A-Z]{{1,2}}\d{{1,2}}[A-Z]? ?\d[A-Z]{{2}})"
)  # "Totnes TQ9 5QR"
_WITH_NUMBER = re.compile(rf"({NAME}) ?\((?:\d{{2,3}}|2[AB]|[A-Z]{{2}})\)")  # "Morez (39)", "Canelli (AT)"
_WITH_STATE = re.compile(  # "Araraquara/SP", as Brazil writes it
    rf"({NAME}) ?/ ?(?:AC|AL|AM|AP|BA|CE|DF|ES|GO|MA|MG|MS|MT|PA|PB|PE|PI|PR|RJ|RN|RO|RR|RS|SC|SE|SP|TO)"
)
_PROVINCE = re.compile(r" [A-Z]{2}$")  # "27029 Vigevano PV"
_IN_BRACKETS = re.compile(rf"({NAME}) ?\(({NAME})\)")  # "Die (Drôme)"
_BEHIND_A_COMMA = re.compile(rf"({NAME}), ({NAME})(?:, {NAME})?")  # "Totnes, Devon"
_CALLED = re.compile(  # "м. Косів", "г. Кимры", "Gemeinde Regenau"
    rf"(?:г\.|город|гор\.|м\.|місто|смт|с\.|село|пос\.|посёлок|ville de|comune di|concelho de|municipio de|"
    rf"gmina) ?({NAME})",
    re.IGNORECASE,
)
_CITY_AND_STATE = re.compile(
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|"
    r"N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|QC|BC|AB|NS|MB|SK|NSW|VIC|QLD)(?: \d{5})?"
)
_LONGEST = 80  # characters of a place
_STATE = re.compile(r",? ?(?:[A-Z]{2}|[A-Z]{2}-\d{3,5})\b")


class _Known(NamedTuple):
    cities: Phrases[str]
    countries: Phrases[str]
    regions: Phrases[str]


@cache
def _known() -> _Known:
    found = tables("places")
    cities: dict[str, list[str]] = {name: [name] for name in listed(found["cities"])}
    for pair in listed(found["cases"]):
        form, _, name = pair.partition("=")
        cities.setdefault(name, []).append(form)
    for name in [*cities]:
        if (plain := _unmarked(name)) != name:
            cities[name].append(plain)  # "Sao Paulo"
    countries, regions = ({name: [name] for name in listed(found[table])} for table in ("countries", "regions"))
    return _Known(Phrases(cities), Phrases(countries), Phrases(regions))


def _unmarked(name: str) -> str:
    """A name in Latin letters without their marks, as many write it."""
    return (
        "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
        if name[0] < "Ѐ"
        else name
    )


def cities_in(line: Sequence[Word]) -> list[tuple[str, int, int]]:
    """The cities that we know in a line, each by its own name, with its first word and the one after its last."""
    return [(hit.label, hit.first, hit.end) for hit in _known().cities.found(line)]


def is_city(text: str) -> bool:
    """Whether a piece of a line is the name of a city that we know, and nothing else."""
    line = words(text)
    return bool(line) and any(hit.first == 0 and hit.end == len(line) for hit in _known().cities.found(line))


def is_region(text: str) -> bool:
    """Whether a piece of a line is the name of a region or a country that we know, and nothing else."""
    line, known = words(text), _known()
    return bool(line) and any(
        hit.first == 0 and hit.end == len(line) for hit in (*known.regions.found(line), *known.countries.found(line))
    )


def is_place(text: str) -> bool:
    """Whether a piece of a line is the name of a place that we know, and nothing else."""
    bare = _STATE.sub("", text)
    return is_city(bare) or is_region(bare)


def starts_with_a_place(text: str) -> bool:
    """Whether a piece of a line begins with a city that we know, in any case."""
    return bool(text) and text[0].isupper() and any(first == 0 for _, first, _ in cities_in(words(text)))


def shaped_as_a_place(text: str) -> str | None:
    """The place that a piece of a line names by its shape alone, without its postal code; None where it has none."""
    text = text.strip(" .")
    if not text or len(text) > _LONGEST:
        return None
    if _CITY_AND_STATE.fullmatch(text):
        return None if _is_other(text.split(",")[0]) else text.rstrip(" 0123456789")
    for shape in (_WITH_CODE, _CODE_BEHIND, _WITH_NUMBER, _CALLED):
        if (found := shape.fullmatch(text)) and found[1][:1].isupper() and not _is_other(found[1]):
            return _PROVINCE.sub("", found[1])
    if (found := _WITH_STATE.fullmatch(text)) and not _is_other(found[1]):
        return text
    for shape in (_IN_BRACKETS, _BEHIND_A_COMMA):
        found = shape.fullmatch(text)
        if (
            found
            and is_region(found[2])
            and not is_city(found[2])
            and not is_a_house(words(found[1]))
            and not _is_other(found[1])
        ):
            return found[1] if shape is _IN_BRACKETS else text
    return None


@cache
def _not_places() -> frozenset[str]:
    return bag(tables("places")["not places"])


def is_no_name(line: Sequence[Word]) -> bool:
    """Whether a piece of a line holds what names no place and no house: a job, a trade, a month, a button."""
    return names_a_role(line) or any(word.text in _not_places() for word in line)


def is_a_house(line: Sequence[Word]) -> bool:
    """Whether one of the words says what kind of house an employer is: "Hospital", "Bäckerei"."""
    return any(word.text in _houses() for word in line)


@cache
def _houses() -> frozenset[str]:
    return bag(tables("company")["houses"])


def _is_other(text: str) -> bool:
    return is_no_name(words(text))
