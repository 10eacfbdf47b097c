"""Postings that a page states as data: JSON-LD in scripts, or microdata in its tags.

Both are written by hand-made templates and are broken in every way there is; whatever is still legible is read,
the rest is left out. Nothing here raises, and nothing here calls itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.model.posting import Headline, Salary, Stated, WorkMode
from bot.readers import stated
from bot.readers.broken_json import loaded
from bot.readers.markup import Scanned
from bot.readers.stated import Ad

MAX_NODES: Final = 20_000
MAX_POSTINGS: Final = 60
_SHORT = 200

Data = Mapping[str, object]
"""One node with its keys as `_key` writes them."""


def ads(page: Scanned) -> list[Ad]:
    """Every posting that the page states, each once, in its order."""
    found = [_ad(node, "json-ld") for node in _postings(_loaded_all(page.data_scripts))]
    if not found:
        found = [_ad(node, "microdata") for node in _postings(page.items)]
    kept: list[Ad] = []
    for ad in found:
        if ad.is_empty:
            continue
        twin = next((index for index, one in enumerate(kept) if _is_same(one, ad)), None)
        if twin is None:
            kept.append(ad)
        else:
            kept[twin] = _merged(kept[twin], ad)
    return kept


def _is_same(one: Ad, other: Ad) -> bool:
    """Whether two are one posting: stated for each place anew, or short once and again at length."""
    if (one.headline.title and one.headline.title.value) != (other.headline.title and other.headline.title.value):
        return False
    texts = [" ".join(source for _, source in ad.sections) for ad in (one, other)]
    if all(texts) and texts[0][:2_000] == texts[1][:2_000]:
        return True
    apart = one.headline.places and other.headline.places and one.headline.places != other.headline.places
    return min(map(len, texts)) < _SHORT and not apart


def _merged(one: Ad, other: Ad) -> Ad:
    """The longer of two, with the places of both."""
    places = dict.fromkeys((*one.headline.places, *other.headline.places))
    longer = max(one, other, key=lambda ad: sum(len(source) for _, source in ad.sections))
    return replace(longer, headline=replace(longer.headline, places=tuple(places)[: stated.MAX_PLACES]))


# -- finding the nodes -----------------------------------------------------------------------------------------------


def _loaded_all(scripts: Sequence[str]) -> list[object]:
    return [data for script in scripts if (data := loaded(script)) is not None]


def _key(name: str) -> str:
    return (
        name.strip().rsplit("/", 1)[-1].rsplit(":", 1)[-1].casefold() if not name.startswith("@") else name.casefold()
    )


def _children(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _postings(data: Sequence[object]) -> list[Data]:
    """The JobPosting nodes anywhere in the data, references by @id resolved one step."""
    waiting: list[object] = list(reversed(data))
    found: list[Data] = []
    named: dict[str, Data] = {}
    for _ in range(MAX_NODES):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, Mapping):
            node = {_key(str(name)): inner for name, inner in value.items()}
            if isinstance(name := node.get("@id"), str) and len(node) > 1:
                named.setdefault(name, node)
            if _is_posting(node) and len(found) < MAX_POSTINGS:
                found.append(node)
                continue
        waiting.extend(reversed(list(_children(value))[:MAX_NODES]))
    return [{name: _resolved(inner, named) for name, inner in node.items()} for node in found]


def _is_posting(node: Data) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _key(kind.rstrip("/#")) == "jobposting"
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _resolved(value: object, named: Mapping[str, Data]) -> object:
    if isinstance(value, Mapping) and len(value) == 1 and isinstance(name := value.get("@id"), str):
        return named.get(name, value)
    return value


# -- reading one -----------------------------------------------------------------------------------------------------


def _node(value: object) -> Data:
    """The value as a node; of a list the first one, of anything else an empty one."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, Mapping)), None)
    return {_key(str(name)): inner for name, inner in value.items()} if isinstance(value, Mapping) else {}


def _all(value: object) -> list[object]:
    return value[:40] if isinstance(value, list) else [] if value is None else [value]


def _plain(value: object, *names: str) -> object:
    """A plain value: itself, the first of a list, or one of a node's `names`."""
    for _ in range(4):
        if isinstance(value, list):
            value = next((one for one in value if one), None)
        elif isinstance(value, Mapping):
            node = _node(value)
            value = next((node[name] for name in (*names, "name", "@value", "value") if node.get(name)), None)
        else:
            return value
    return None


def _ad(node: Data, source: str) -> Ad:
    company = stated.stated(_plain(node.get("hiringorganization"), "name", "legalname"))
    posted = stated.posted("datePosted", _plain(node.get("dateposted")))
    pay, pay_notes = _pay(node)
    remote, remote_from = _remote(node)
    headline = Headline(
        title=stated.stated(_plain(node.get("title")) or _plain(node.get("name"))),
        company=company,
        places=stated.stated_all(_places(node, company.value if company else None)),
        work_mode=remote,
        employment=stated.employment(_plain(one) for one in _all(node.get("employmenttype"))),
        salary=pay,
        deadline=stated.deadline("validThrough", _plain(node.get("validthrough")), posted),
        posted=posted,
        reference=_reference(node, company.value if company else None),
        remote_from=remote_from,
    )
    url = _plain(node.get("url"), "@id")
    return Ad(
        headline,
        notes=(*pay_notes, *_notes(node, headline)),
        sections=_sections(node),
        url=url[:4_000] if isinstance(url, str) else None,
        source=source,
    )


def _places(node: Data, company: str | None) -> Iterator[str | None]:
    for location in _all(node.get("joblocation"))[: stated.MAX_PLACES]:
        place = _node(location)
        address = place.get("address", location if "addresslocality" in place else None)
        if isinstance(location, str):
            yield stated.place(location)
        elif isinstance(address, str):
            yield stated.place(address)
        elif parts := _node(address):
            yield stated.place(
                *(_plain(parts.get(name)) for name in ("addresslocality", "addressregion", "addresscountry"))
            ) or stated.place(_plain(parts.get("name")))
        elif (name := stated.place(_plain(place.get("name")))) and name != company:
            yield name


def _remote(node: Data) -> tuple[Stated[WorkMode] | None, Stated[str] | None]:
    """The work mode, and from where one may work so; both stand on one line."""
    mode = stated.work_mode(_plain(node.get("joblocationtype")))
    if not mode:
        return None, None
    areas = _all(node.get("applicantlocationrequirements"))
    wanted = (stated.place(_plain(one)) for one in areas[: stated.MAX_PLACES])
    places = ", ".join(dict.fromkeys(place for place in wanted if place))
    if not places:
        return mode, None
    line = f"{mode.quote} ({places})"
    # Of a longer list, the first few would say that one may not work from the others.
    whole = len(areas) <= stated.MAX_PLACES and mode.value is not WorkMode.ONSITE
    return Stated(mode.value, line), Stated(places, line) if whole else None


def _pay(node: Data) -> tuple[Stated[Salary] | None, tuple[str, ...]]:
    """The pay; where it is written as a sentence, that sentence as a note for the rules that read text."""
    for name in ("basesalary", "estimatedsalary", "salary"):
        base = node.get(name)
        if base is None:
            continue
        outer = _node(base)
        inner = _node(outer.get("value")) or _node(outer.get("price")) or outer
        low = _plain(inner.get("minvalue", outer.get("minvalue")))
        high = _plain(inner.get("maxvalue", outer.get("maxvalue")))
        if low is None and high is None:
            low = high = _plain(inner.get("value")) or _plain(outer.get("value"))
        currency = _plain(outer.get("currency")) or _plain(inner.get("currency")) or _plain(node.get("salarycurrency"))
        period = next(
            (
                value
                for place in (inner, outer, node)
                for key in ("unittext", "unitcode", "duration")
                if (value := _plain(place.get(key)))
            ),
            None,
        )
        if not outer:
            low = high = base
        if pay := stated.salary(low, high, currency, period):
            return pay, ()
        sentence = stated.words(_plain(base)) or stated.words(low)
        if sentence and any(sign in "123456789" for sign in sentence):
            return None, (" ".join(part for part in (sentence, stated.words(currency), stated.words(period)) if part),)
    return None, ()


def _reference(node: Data, company: str | None) -> Stated[str] | None:
    value = _plain(_node(node.get("identifier")).get("value") or node.get("identifier"), "value")
    return stated.reference("identifier", value) if stated.words(value) != company else None


def _notes(node: Data, headline: Headline) -> Iterator[str]:
    """Facts that have no field of their own, in the source's words."""
    for value in _all(node.get("employmenttype")):
        line = stated.words(_plain(value))
        if line and not headline.employment and line.casefold() not in {"other", "none", "null"}:
            yield line
    if hours := stated.words(_plain(node.get("workhours"))):
        yield f"workHours: {hours}"
    months = stated.words(_plain(_node(node.get("experiencerequirements")).get("monthsofexperience")))
    if months and months.isdecimal() and int(months[:4]) > 0:
        yield f"monthsOfExperience: {months}"
    for degree in _all(node.get("educationrequirements")):
        credential = stated.words(_plain(_node(degree).get("credentialcategory")))
        if credential and _key(credential) not in {"norequirements", "no requirements", "none"}:
            yield f"educationRequirements: {credential}"


# Beside the description, where it does not hold them: the source's name of each, and the heading to write.
_PARTS = (
    ("description", None),
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experiencerequirements", "Experience requirements"),
    ("educationrequirements", "Education requirements"),
    ("jobbenefits", "Job benefits"),
    ("incentivecompensation", "Incentive compensation"),
    ("benefits", "Benefits"),
)


def _sections(node: Data) -> tuple[stated.Section, ...]:
    sections: list[stated.Section] = []
    for name, heading in _PARTS:
        value = node.get(name)
        if isinstance(value, list):
            said = [line for one in value[:60] if isinstance(line := _plain(one, "name", "description"), str)]
            value = said[0] if len(said) == 1 else "".join(f"<li>{line}</li>" for line in said)
        elif isinstance(value, Mapping):
            value = _plain(value, "description", "text", "name")
        if isinstance(value, str) and value.strip() and not (heading and value.strip().isdecimal()):
            sections.append((heading, value))
    return tuple(sections)
