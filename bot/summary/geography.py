"""Whether a place that a posting names is one that the user wishes for, as far as we know the map."""

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from bot.summary.lexicon.phrases import Phrases, find
from bot.summary.lexicon.words import cut
from bot.summary.phrases import listed, tables

_NOWHERE = "Other"


class Fit(StrEnum):
    """What can be said of a place and a wish."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Where(NamedTuple):
    """The places that a text names: cities and regions by their first names, and the countries they lie in."""

    cities: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]

    @property
    def is_known(self) -> bool:
        """Whether we know any of it."""
        return bool(self.cities or self.regions or self.countries)


class _Map(NamedTuple):
    names: tuple[tuple[str, str, str], ...]  # the place's first name, what it is, its country
    phrases: Phrases


def fits(wish: str, place: str) -> Fit:
    """Whether a place lies where the wish says: by name, else by city and country, else it is unknown."""
    if _holds(place, wish):
        return Fit.YES
    wanted, offered = where(wish), where(place)
    if not wanted.is_known or not offered.is_known:
        return Fit.UNKNOWN
    if wanted.cities & offered.cities or wanted.regions & offered.regions:
        return Fit.YES
    if not wanted.cities and not wanted.regions and wanted.countries & offered.countries:
        return Fit.YES
    if not wanted.countries or not offered.countries:
        return Fit.UNKNOWN
    if wanted.countries.isdisjoint(offered.countries) or (wanted.cities and offered.cities):
        return Fit.NO
    return Fit.UNKNOWN  # a city and the country or the region it may lie in


@lru_cache(maxsize=512)
def where(text: str) -> Where:
    """The places that a text names."""
    words = cut(text[:200])
    found = [_map().names[form.of] for _, _, form in find(words, (_map().phrases,))]
    return Where(
        frozenset(name for name, kind, _ in found if kind == "city"),
        frozenset(name for name, kind, _ in found if kind == "region"),
        frozenset(country for _, _, country in found if country != _NOWHERE),
    )


def is_only_places(text: str) -> bool:
    """Whether a text is the name of a place that we know, and nothing else."""
    words = cut(text)
    covered = {at for begin, end, _ in find(words, (_map().phrases,)) for at in range(begin, end)}
    return bool(len(words)) and len(covered) == len(words)


def _holds(place: str, wish: str) -> bool:
    """Whether the wish's words stand in the place's, in a row."""
    inner, outer = cut(wish).keys, cut(place).keys
    return bool(inner) and any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1))


@cache
def _map() -> _Map:
    names: list[tuple[str, str, str]] = []
    known: dict[str, int] = {}
    phrases = Phrases()
    for country, block in tables("geography").items():
        for number, written in enumerate(listed(block)):
            first = number == 0 and country != _NOWHERE
            kind = "country" if first else "region" if written.startswith("~") else "city"
            forms = written.lstrip("~").split("/")
            for form in forms:
                phrases.add(f"={form}" if form.isupper() and len(form) < 4 else form, len(names))
                known.setdefault(form, len(names))
            names.append((forms[0], kind, country))
    for pair in listed(tables("places").get("cases", "")):
        form, _, name = pair.partition("=")
        if name in known:
            phrases.add(form, known[name])
    phrases.ready()
    return _Map(tuple(names), phrases)
