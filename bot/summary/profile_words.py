"""A profile typed in one's own words: "Python, SQL (some), forklift licence, German C1, remote, at least 50k €"."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from bot.model.posting import Period, Stated
from bot.model.profile import Ability, Degree, Experience, Knows, LeastPay, Profile, Proof, Spoken, Wishes
from bot.summary import place_names, salary
from bot.summary.concepts import Concept, concepts, keys_of, kind_of, whole
from bot.summary.employment import employment, has_terms
from bot.summary.forms import Spot, bare_words, spots
from bot.summary.geography import is_only_places
from bot.summary.levels import tongues
from bot.summary.lexicon import Kind
from bot.summary.lexicon.words import Words, cut
from bot.summary.phrases import tables
from bot.summary.schooling import schoolings
from bot.summary.sections import read
from bot.summary.work_mode import is_mode, work_mode
from bot.summary.years import years_in

_LONGEST_TEXT = 4_000
_MOST_ITEMS = 120
_LONGEST_ITEM = 160
_LONGEST_NAME = 50
_MOST_WORDS = 6
_PARTING = re.compile(r"[\n;•|]+|,(?!\d)|(?<!\d),|(?<=\w{4})\.\s+(?=[^\W\d_])")
_LEADING = re.compile(r"^[\s\-–—*·.:,]+|[\s.:,\-–—*·]+$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_EITHER = re.compile(
    r"\s+(?:or|and|oder|und|ou|et|o|y|e|ed|of|en|lub|albo|i|или|и|або|та|і)\s+|\s*/\s*|\s*&\s*", re.IGNORECASE
)
_MONEY = re.compile(
    r"[€$£₽₴₺₹₸¥]|\d\s?(?:k|к|тыс|тис|tsd|tys)\b|(?<![^\W\d])(?:eur|usd|gbp|chf|pln|zł|руб|грн|uah|rub|sek|nok|dkk|czk|brl|kč|euros?)\b",
    re.IGNORECASE,
)
# Where a month's pay is what people name if they name no period, and from when on it must be a year's elsewhere.
_MONTHLY = ("PLN", "RUB", "UAH", "CZK", "BRL", "MXN", "HUF", "RON", "KZT", "BYN", "TRY")
_A_YEAR_FROM = Decimal(12_000)
_AN_HOUR_BELOW = Decimal(200)


class Typed(NamedTuple):
    """What was understood of a typed text, and the pieces of it that were not."""

    profile: Profile
    unread: tuple[str, ...] = ()


def typed(text: str) -> Typed:
    """The entries that a user's words make, each with those words; what names nothing is handed back unread."""
    profile = Profile()
    unread: list[str] = []
    for item in _items(text):
        found = _read(item)
        if found is None:
            unread.append(item)
        else:
            profile = profile.joined(found)
    return Typed(profile, tuple(unread))


def _items(text: str) -> Iterator[str]:
    """The pieces of a list, brackets kept with what they stand behind."""
    text = text[:_LONGEST_TEXT]
    kept = _BRACKETS.sub(lambda found: found.group().translate({ord(","): "\x00", ord(";"): "\x01"}), text)
    count = 0
    for part in _PARTING.split(kept):
        item = _LEADING.sub("", part.replace("\x00", ",").replace("\x01", ";"))
        if item and any(map(str.isalnum, item)):
            yield item
            count += 1
            if count == _MOST_ITEMS:
                return


_Reader = Callable[[str], Profile | None]


def _read(item: str) -> Profile | None:
    if len(item) > _LONGEST_ITEM or "@" in item or "://" in item or "www." in item:
        return None
    if len(cut(item)) > _MOST_WORDS and _pay(item) is None:
        return _sentence(item)
    readers: Sequence[_Reader] = (
        _pay,
        _terms,
        _place,
        _languages,
        _schooling,
        _experience,
        _proofs,
        _abilities,
        _unknown,
    )
    return next((found for reader in readers if (found := reader(item)) is not None), None)


def _sentence(item: str) -> Profile | None:
    """Everything that a whole sentence tells: "I am a nurse with six years of experience and speak English"."""
    named = concepts(item, None, proposing=False)
    proofs = _proofs(item) if any(each.kind is Kind.PROOF for each in named) else None
    found = [_terms(item), _schooling(item), _experience(item), _spoken(item, named), proofs, _abilities(item)]
    told = [each for each in found if each is not None]
    profile = Profile()
    for each in told:
        profile = profile.joined(each)
    return profile if told else None


def _pay(item: str) -> Profile | None:
    """The least pay: an amount with its currency, or led by "at least"."""
    if not any(map(str.isdigit, item)) or not (_MONEY.search(item) or _leads(item, "least")):
        return None
    if not _MONEY.search(item) and years_in(item, told=True):
        return None
    found = salary.salary(read(f"Salary: {item}"))
    if found is None:
        return None
    pay = found.value
    amount = pay.min if pay.min is not None else pay.max
    if amount is None or (pay.currency is None and not _leads(item, "least")):
        return None
    period = pay.period or _likely_period(amount, pay.currency)
    return Profile(wishes=Wishes(least_pay=LeastPay(amount, pay.currency, period, item)))


def _likely_period(amount: Decimal, currency: str | None) -> Period | None:
    if currency is None:
        return None
    if currency in _MONTHLY:
        return Period.HOUR if amount < _AN_HOUR_BELOW else Period.MONTH
    if amount >= _A_YEAR_FROM:
        return Period.YEAR
    return Period.HOUR if amount < _AN_HOUR_BELOW else Period.MONTH


def _terms(item: str) -> Profile | None:
    """Where and on what terms one would work, and a place said in the same breath: "remote or Berlin"."""
    said = Stated(item, item)
    mode = work_mode((), said)
    kinds = tuple(each.value for each in employment((), said, None))
    parts = [part.strip() for part in _EITHER.split(item) if part.strip()]
    modes = [found.value for part in parts if (found := work_mode((), Stated(part, part))) is not None]
    if mode is not None and not modes:
        modes = [mode.value]
    if not modes and not kinds:
        return None
    if any(kind_of(each.key) in (Kind.SKILL, Kind.PROOF) and not _is_term(each.name) for each in concepts(item, None)):
        return None  # "contract law", "remote sensing"
    places = tuple(name for part in parts if (name := _place_at_end(part)) is not None)
    return Profile(wishes=Wishes(places=places, work_modes=tuple(dict.fromkeys(modes)), employment=kinds))


def _is_term(name: str) -> bool:
    return is_mode(name) or has_terms(name)


def _place(item: str) -> Profile | None:
    names = [_named_place(part) for part in _EITHER.split(item)]
    if not names or any(name is None for name in names):
        whole = _named_place(item)
        names = [whole] if whole else []
    known = tuple(name for name in names if name)
    return Profile(wishes=Wishes(places=known)) if known else None


def _place_at_end(part: str) -> str | None:
    """The place that a piece ends with: "part-time in Köln"."""
    words = cut(part)
    leads = [spot.begin for spot in spots("telling", words) if spot.group == "place"]
    tails = [part, *(part[words.starts[at] :] for at in leads)]
    return next((name for tail in tails if (name := _named_place(tail)) is not None), None)


def _named_place(part: str) -> str | None:
    """The place that a piece names: one that we know, or any capitalised name behind "in" or "near"."""
    words = cut(part)
    lead = next((spot for spot in spots("telling", words) if spot.begin == 0 and spot.group == "place"), None)
    name = part[words.starts[lead.end] :].strip() if lead and lead.end < len(words) else part.strip()
    if is_only_places(name) or place_names.is_place(name):
        return name
    proper = bool(name) and name[0].isupper() and len(cut(name)) <= 3
    return name if lead and proper and all(kind_of(key) is None for key in keys_of(name)) else None


def _languages(item: str) -> Profile | None:
    """Languages and how well: only where the piece speaks of nothing else."""
    named = concepts(item, None, proposing=False)
    if not any(each.kind is Kind.SPOKEN for each in named):
        return None
    if any(each.kind in (Kind.SKILL, Kind.FIELD, Kind.PROOF) for each in named) or _denies(item):
        return None
    return _spoken(item, named)


def _spoken(item: str, named: Sequence[Concept]) -> Profile | None:
    found = tuple(Spoken(each.name, level, item) for each, level in tongues(item, named))
    return Profile(languages=found) if found else None


def _schooling(item: str) -> Profile | None:
    found = schoolings(item, concepts(item, None, proposing=False))
    return Profile(degrees=tuple(Degree(each.education, each.subject, item) for each in found)) if found else None


def _experience(item: str) -> Profile | None:
    """Years of work; where they were spent on a skill, it is known too."""
    spent = years_in(item, told=True)
    if not spent:
        return None
    named = [each for each in concepts(item, None, proposing=False) if each.kind in (Kind.SKILL, Kind.FIELD)]
    subject = ", ".join(dict.fromkeys(each.name for each in named)) or _rest(item, spent[0].begin, spent[0].end)
    return Profile(
        experience=(Experience(spent[0].years, subject, item),),
        abilities=tuple(Ability(each.name, Knows.YES, item) for each in named),
    )


def _rest(item: str, begin: int, end: int) -> str | None:
    """What is left of an item beside its years, if it says anything."""
    hollow = bare_words("hollow", "plain")
    left = f"{item[:begin]} {item[end:]}"
    words = cut(left)
    told = [at for at in range(len(words)) if words.bare[at] not in hollow and len(words.bare[at]) > 2]
    return words.surface(told[0], told[-1] + 1) if told else None


def _proofs(item: str) -> Profile | None:
    found = [each for each in concepts(item, None, proposing=False) if each.kind is Kind.PROOF]
    if not found:
        return None
    if _denies(item):
        return Profile(abilities=tuple(Ability(each.name, Knows.NO, item) for each in found))
    return Profile(proofs=tuple(Proof(each.name, item) for each in found))


def _abilities(item: str) -> Profile | None:
    """The skills of a piece that the lexicon knows, each known as the words beside it say."""
    found = [each for each in _named(item) if each.kind not in (Kind.SPOKEN, Kind.PROOF, None)]
    return Profile(abilities=tuple(Ability(each.name, _knows(item), item) for each in found)) if found else None


def _named(item: str) -> Sequence[Concept]:
    """The things in a piece; where it is nothing but their names they need no other sign ("go", "C and R")."""
    bare = _bare(item)
    if (one := whole(bare)) is not None:
        return [one]
    several = [whole(part) for part in _EITHER.split(bare)]
    known = [each for each in several if each is not None]
    return known if known and len(known) == len(several) else concepts(item, None, proposing=False)


def _unknown(item: str) -> Profile | None:
    """A skill that we have never heard of is one all the same if somebody says that they have it."""
    name = _bare(item)
    words = cut(name)
    if not 0 < len(words) <= _MOST_WORDS or len(name) > _LONGEST_NAME or not any(map(str.isalpha, name)):
        return None
    if all(word in bare_words("demands", "and") for word in words.bare):
        return None
    return Profile(abilities=(Ability(name, _knows(item), item),))


def _knows(item: str) -> Knows:
    if _denies(item):
        return Knows.NO
    return Knows.SOME if any(spot.group == "some" for spot in _colours(cut(item))) else Knows.YES


def _denies(item: str) -> bool:
    return _leads(item, "no")


def _leads(item: str, group: str) -> bool:
    """Whether a piece begins with words of that group."""
    return any(spot.begin == 0 and group in _groups(cut(item), spot) for spot in spots("telling", cut(item)))


def _groups(words: Words, spot: Spot) -> frozenset[str]:
    """All groups that a phrase is in: "da" leads a place in one language and says yes in another."""
    said = " ".join(words.bare[spot.begin : spot.end])
    return frozenset(group for group, phrases in _telling().items() if said in phrases)


@cache
def _telling() -> dict[str, frozenset[str]]:
    groups = tables("telling").items()
    return {
        group: frozenset(" ".join(cut(phrase).bare) for phrase in re.split(r"[;\n]", block)) for group, block in groups
    }


def _colours(words: Words) -> list[Spot]:
    """The words of a piece that say how well, at its ends or in brackets."""
    found = [spot for spot in spots("telling", words) if _groups(words, spot) & {"no", "some", "yes"}]
    inside = [
        spot for spot in found if "(" in words.gap(spot.begin) or words.gap(spot.begin).strip() in ("-", "–", ":")
    ]
    return [spot for spot in found if spot in inside or spot.begin == 0 or spot.end == len(words)]


def _bare(item: str) -> str:
    """The piece without the words that say how well: "SQL (some)", "a bit of Excel", "Excel gut"."""
    words = cut(item)
    out = {at for spot in _colours(words) for at in range(spot.begin, spot.end)}
    kept = [at for at in range(len(words)) if at not in out]
    if not kept:
        return _LEADING.sub("", item)
    return _LEADING.sub("", item[words.starts[kept[0]] : words.ends[kept[-1]]])
