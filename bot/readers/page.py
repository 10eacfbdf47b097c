"""A web page becomes a Posting: what it states as data, else its visible text without what is not the posting's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.errors import CannotRead
from bot.model.posting import Headline, Posting, Stated
from bot.model.quotes import folded
from bot.readers import addresses, ask_for_paste, boilerplate, json_ld, site_name, stated
from bot.readers.charset import decoded as as_text
from bot.readers.closing import says_closed
from bot.readers.markup import Line, Scanned, scan
from bot.readers.stated import Ad

THIN: Final = 250
"""Characters below which a text can't be told from a page's frame."""
_THIN_DESCRIPTION = 400
_LONGEST_TITLE = 150


def read_html(html: str, url: str | None = None) -> Posting:
    """Read a page. CannotRead tells a challenge, a login, a list of jobs and a page with next to no text apart."""
    page = scan(html)
    lines = boilerplate.without(page.lines)
    ask_for_paste.refuse_walls(html, page, stated.length(line.text for line in lines), url)
    title = visible_title(page, url)
    named = title.value if title else None
    texts = [f"- {line.text}" if line.item else line.text for line in lines]
    closed = any(says_closed(line.text) for line in lines)
    ad = the_one(json_ld.ads(page), page, named, url)
    if ad:
        if ad.headline.company is None:
            ad = _with_employer(ad, page, texts, url)
        return _from_data(replace(ad, closed=closed), lines, texts, url)
    if stated.length(texts) < THIN:
        if closed and url:
            raise CannotRead("web-gone", host=addresses.host_of(url))
        raise CannotRead("reading-thin-page")
    if title:
        texts = _under(title.quote, texts)
    # The employer's name stands where it is spoken of, and needs no line of its own.
    employers = called(page, title, texts, "employer") or in_name(page, title, texts, _AT)
    employer, house = (employers[0], None) if employers else site_name.owner(page, texts, named, url)
    if house:
        texts = [f"© {house}", *texts]
    posting = stated.posting(
        Ad(Headline(title=title), closed=closed),
        source="page",
        url=url,
        canonical_url=_canonical(page, url),
        lines=texts,
    )
    places = called(page, title, texts, "place")[: stated.MAX_PLACES] or in_name(page, title, texts, _IN)
    own = folded(employer.value) if employer else ""
    places = [place for place in places if folded(place.value) != own]  # "Developer en Palefox"
    return replace(posting, stated=Headline(title=title, company=employer, places=tuple(places)))


def _with_employer(ad: Ad, page: Scanned, texts: Sequence[str], url: str | None) -> Ad:
    """An ad that names no employer, with the house whose site it is on."""
    named = ad.headline.title.value if ad.headline.title else None
    house = site_name.house(page, texts, named, url)
    return replace(ad, headline=replace(ad.headline, company=Stated(house, house))) if house else ad


def _from_data(ad: Ad, seen: Sequence[Line], texts: list[str], url: str | None) -> Posting:
    lines = stated.section_lines(ad.sections)
    marked = [text for line, text in zip(seen, texts, strict=True) if line.marked]
    if stated.length(lines) < _THIN_DESCRIPTION and stated.length(texts) > 2 * stated.length(lines):
        lines = texts
    elif stated.length(marked) > stated.length(lines):
        lines = marked
    else:
        lines = [*_facts_above(ad, seen, lines), *lines]
    if stated.length(lines) < THIN // 2:
        raise CannotRead("reading-thin-page")
    url = url or addresses.joined(None, ad.url or "")
    return stated.posting(
        ad, source=ad.source, url=url, canonical_url=addresses.canonical(url) if url else None, lines=lines
    )


_MOST_ABOVE = 12
_LONGEST_ABOVE = 140


def _facts_above(ad: Ad, seen: Sequence[Line], described: Sequence[str]) -> list[str]:
    """What a page shows between the title and the description that it states as data: place, hours, pay."""
    title = folded(ad.headline.title.value) if ad.headline.title else ""
    at = next((index for index, line in enumerate(seen) if title and folded(line.text).startswith(title)), None)
    if at is None:
        return []
    said = {folded(line.removeprefix("- ")) for line in described}
    above: list[str] = []
    for line in seen[at + 1 : at + 2 + _MOST_ABOVE]:
        if folded(line.text) in said:
            return above
        if len(line.text) <= _LONGEST_ABOVE and not line.linked:
            above.append(line.text)
    return []  # the description is not where it would follow


def the_one(ads: Sequence[Ad], page: Scanned, title: str | None, url: str | None) -> Ad | None:
    """The posting that the page is about; CannotRead where it is about several alike."""
    if len(ads) <= 1:
        return ads[0] if ads else None
    here = {addresses.canonical(one) for one in (url, addresses.joined(url, page.canonical)) if one}
    by_address = [ad for ad in ads if (own := addresses.joined(url, ad.url or "")) and addresses.canonical(own) in here]
    if len(by_address) == 1:
        return by_address[0]
    names = [folded(name) for name in (title, page.title, page.meta.get("og:title")) if name]
    by_title = [
        ad for ad in ads if ad.headline.title and any(folded(ad.headline.title.value) in name for name in names)
    ]
    if len(by_title) == 1:
        return by_title[0]
    raise CannotRead("reading-several-postings", count=len(ads))


# -- the title -------------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s+[|–—·•»@-]\s+|:\s+|\s*[|»]\s*|\s+(?:at|bei|chez|en|presso|in)\s+")
# "(m/w/d)", "(f/m/x)", "H/F": only jobs are called so.
_GENDERS = re.compile(r"\((?:[mwfdxihv]\s?[/|,]\s?){1,3}[mwfdxihv*]\)|\(all genders\)|\(gn\)|\b[hf]/[hf]\b")
# What is called out around a job's name: "We are looking for a baker", "Bäcker gesucht"
_CALLED_OUT = re.compile(
    r"(?:we(?:'re|’re| are) (?:looking for|hiring|seeking|recruiting)|we need|now hiring|help wanted|wanted|join us as|"
    r"wir (?:suchen|brauchen)|gesucht|"
    r"(?:nous (?:recherchons|recrutons|cherchons)|on (?:recherche|recrute|cherche)|recherche|recrute|recrutons)|"
    r"(?:se (?:busca|necesita|precisa|solicita)|buscamos|necesitamos|solicitamos)|"
    r"(?:cerchiamo|cercasi|ricerchiamo)|(?:procuramos|procura-se|precisamos de|precisa-se(?: de)?)|"
    r"(?:wij zoeken|we zoeken|gezocht)|(?:szukamy|poszukujemy|zatrudnimy)|(?:шукаємо|потрібн[аі]|потрібен)|"
    r"(?:ищем|требуется|нуж(?:ен|на|ны)))\s*:?\s+(?:(?:an?|einen?|eine|une?|una?|um[a]?|een)\s+)?|"
    r"(?:vaga|vacante|plaza|puesto|oferta|poste|offre|posto) (?:de|di|para|per|pour) |(?:stelle|job|arbeit) als |"
    r"vacature voor |"
    r"(?:volunteer(?:ing)?(?: role| opportunity| position)?|job|(?:job )?vacancy|job advert|vacancy notice|"
    r"career opportunity|opportunity|notice of vacancy|"
    r"(?:open|current) position|position|role|job (?:title|posting|opening|offer)|job ad|"
    r"avviso di selezione|avviso pubblico|bando|selezione|ricerca personale|appel à candidatures?|"
    r"avis de (?:recrutement|vacance)|"
    r"convocatoria|proceso selectivo|concurso(?: público)?|edital|processo seletivo|rekrutacja|ogłoszenie o naborze|"
    r"конкурс|набор|jobangebot|ausschreibung|offene stelle|"
    r"stelle|stellenangebot|stellenausschreibung|stellenanzeige|job|offre d['’]emploi|offre|poste|recrutement|"
    r"oferta(?: de (?:empleo|trabajo))?|vacante|puesto|vaga(?: de emprego)?|offerta(?: di lavoro)?|concorso|posizione|"
    r"vacature|oferta pracy|stanowisko|nabór|вакансія|посада|вакансия|должность)\s*:\s+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\((?:ref|réf|rif|job id|id|req|kennziffer|nr|no|n°|код)\b[^()]{1,40}\)$", re.IGNORECASE)
_CALLED_AFTER = re.compile(r"\s+(?:wanted|gesucht|gezocht|\(?wir suchen dich\)?)\s*!?$", re.IGNORECASE)
_LOOK_AT = 25  # lines in which a page names its job without making it a heading


def visible_title(page: Scanned, url: str | None = None) -> Stated[str] | None:
    """The heading by which the page names itself, where it is the job's title and not the site's name."""
    meta = page.meta
    names = [folded(name) for name in (meta.get("og:title"), meta.get("title"), page.title) if name]
    # "Vacancy: clock winder" names the heading "Clock winder" too.
    names += [name[call.end() :] for name in names if (call := _CALLED_OUT.match(name))]
    site = [folded(meta.get("og:site_name", "")), _squeezed(addresses.host_of(url) if url else "")]
    for level in (1, 2, 0):
        for line in [line for line in page.lines if line.level == level][: 6 if level else _LOOK_AT]:
            heading = folded(line.text)
            if not 3 <= len(line.text) <= _LONGEST_TITLE or _is_of_the_site(heading, site):
                continue
            if level == 0 and (line.linked or line.item or len(heading) < _SHORTEST_UNMARKED):
                continue
            call = _CALLED_OUT.match(heading)
            forms = {heading, heading[call.end() :] if call else heading} - {""}
            if any(_names(name, form, site, whole=level == 0) for name in names for form in forms):
                return _without_call(line.text)
            if level == 1 and _stands_alone(page, line, names):
                return _without_call(line.text)
    return _only_heading(page, names, site)


def _stands_alone(page: Scanned, line: Line, names: Sequence[str]) -> bool:
    """Whether the only heading of the first level is a part of the page's name, and what that begins with is above it.

    "St Oswin's School - Teacher", with the school in the page's head: below a house's name would stand its job.
    """
    heading = folded(line.text)
    if site_name.HOUSE.search(heading) or sum(one.level == 1 for one in page.lines) != 1:
        return False
    at = page.lines.index(line)
    below = {folded(one.text) for one in page.lines[at + 1 : at + _LOOK_AT]}
    for name in names:
        parts = [part for part in _SEPARATOR.split(name) if part]
        if heading in parts and not below & set(parts[: parts.index(heading)]):
            return True
    return False


def _only_heading(page: Scanned, names: Sequence[str], site: Sequence[str]) -> Stated[str] | None:
    """The one heading of the first level, where the page's name tells nothing: "Job advert"."""
    headings = [line.text for line in page.lines if line.level == 1]
    if len(headings) != 1 or not all(site_name.WORDS.fullmatch(name) for name in names):
        return None
    (heading,) = headings
    fits = (
        3 <= len(heading) <= _LONGEST_TITLE and heading[-1] not in "!?." and not _is_of_the_site(folded(heading), site)
    )
    return _without_call(heading) if fits else None


_SHORTEST_UNMARKED = 8
_SOMEBODY = re.compile(  # "Wir suchen dich" calls for nobody in particular
    r"(?:dich|sie|euch|you|vous|toi|te|ti|voi|você|jou|u|ciebie|cię|тебя|вас|тебе)\b.{0,3}|(?:personal|staff|"
    r"mitarbeiter|verstärkung|"
    r"du personnel|personale|personeel|pracowników|сотрудников|персонал)",
    re.IGNORECASE,
)


def _without_call(heading: str) -> Stated[str] | None:
    """The job's name out of a heading that calls for somebody; None where nothing but the call is left."""
    found = _CALLED_OUT.match(heading)
    name = _REFERENCE.sub("", _CALLED_AFTER.sub("", heading[found.end() :] if found else heading)).strip()
    if not any(map(str.isalpha, name)) or (found and (name[-1] == "!" or _SOMEBODY.fullmatch(name))):
        return None
    if not found:
        return Stated(name, heading)
    return Stated(name[0].upper() + name[1:], heading)


def _names(name: str, heading: str, site: Sequence[str], *, whole: bool) -> bool:
    """Whether a page's name is that heading, but for the site's own words; `whole`: one of its parts is just that."""
    goes_on = name[len(heading) : len(heading) + 1].isalnum()
    if not whole and name.startswith(heading) and not goes_on and (len(heading) >= 12 or " " in heading):
        return True
    parts = [_CALLED_OUT.sub("", part, count=1) for part in _SEPARATOR.split(name) if part]
    if heading not in parts:
        return not whole and bool(parts) and _is_longer_form(parts[0], heading)
    if whole and (len(parts) < 2 or parts[0] != heading):
        return False
    if _GENDERS.search(heading):
        return True
    return all(
        _is_of_the_site(part, site) or any(len(word) >= 5 and word in site[1] for word in part.split())
        for part in parts[: parts.index(heading)]
    )


def _is_longer_form(part: str, heading: str) -> bool:
    """Whether a heading says a page's name with a few words more: "Training as a cook", "Training cook"."""
    said, all_said = part.split(), heading.split()
    return len(said) >= 3 and len(all_said) <= len(said) + 3 and set(said) <= set(all_said)


def _is_of_the_site(words: str, site: Sequence[str]) -> bool:
    if site_name.WORDS.fullmatch(words):
        return True
    squeezed = _squeezed(words)
    return words == site[0] or (len(squeezed) >= 4 and squeezed in site[1])


def _squeezed(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def _under(title: str, lines: list[str]) -> list[str]:
    """The lines with the title first; short ones before it are the site's."""
    at = next((index for index, line in enumerate(lines) if line == title), None)
    if at is None:
        return lines
    if at > _MOST_BEFORE:
        return [*lines[:at], *lines[at + 1 :]]
    before = [line for line in lines[:at] if len(line) > _LONGEST_SHORT]
    return [*before, *_column_of_facts(lines[:at]), *lines[at + 1 :]]


_MOST_BEFORE, _LONGEST_SHORT = 30, 60
_FEWEST_FACTS = 3
_FACT = re.compile(r"(?:- )?[^\W\d_][^:@|]{1,40}: (?![^@]{0,60}@|[+(]?0?[\d /()-]{6,}$)\S")


def _column_of_facts(before: Sequence[str]) -> list[str]:
    """The short "label: value" lines that a page's column puts above the title, where several follow each other."""
    facts: list[str] = []
    run: list[str] = []
    for line in (*before, ""):
        if _FACT.match(line) and len(line) <= _LONGEST_ABOVE:
            run.append(line)
            continue
        facts += run if len(run) >= _FEWEST_FACTS else []
        run = []
    return [line for line in facts if len(line) <= _LONGEST_SHORT]


# -- what a page calls by its name -----------------------------------------------------------------------------------

_LABEL = re.compile(r"^[^:]{2,30}:\s+")
_BETWEEN_PLACES = re.compile(r"\s*[|;·•]\s*|\s+/\s+|\s+(?:or|oder|ou|o|lub|of|или|або)\s+")
_NO_NAME = re.compile(
    r"[!?@€$£₽]|\b(?:remote|hybrid|home.?office|on.?site|anywhere|full.?time|part.?time|télétravail|remoto|híbrido|"
    r"ibrido|"
    r"thuiswerk\w*|zdaln\w+|удал[её]нн\w+|віддален\w+|about|über|apply|location|standort|place|lieu|lugar|ubicación|"
    r"sede|"
    r"plaats|miejsce|город|місто|company|employer|profile|website|view|map)\b",
    re.IGNORECASE,
)
_BEFORE_TITLE, _AFTER_TITLE = 3, 14  # lines


def called(page: Scanned, title: Stated[str] | None, texts: Sequence[str], kind: str) -> list[Stated[str]]:
    """What the elements near the title say that the page's own template calls the place, or the employer."""
    at = next((index for index, line in enumerate(page.lines) if title and line.text == title.quote), None)
    if at is None:
        return []
    found: dict[str, Stated[str]] = {}
    for called_kind, number, words in page.called:
        if called_kind != kind or not at - _BEFORE_TITLE <= number <= at + _AFTER_TITLE:
            continue
        value = _LABEL.sub("", words)
        for name in _BETWEEN_PLACES.split(value) if kind == "place" else [value]:
            name = name.strip(" ,.-–")
            fits = 2 < len(name) <= site_name.LONGEST and name[0].isupper() and not _NO_NAME.search(name)
            if fits and any(name in text for text in texts):
                found.setdefault(folded(name), Stated(name, name))
    return list(found.values())


_IN = re.compile(r"\s+(?:in|im|en|à|a|em|te)\s+(?=[A-ZÀ-ÖØ-Þ])")


_AT = re.compile(r"\s+(?:at|bei|chez|bij|presso|@)\s+(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])")


def in_name(page: Scanned, title: Stated[str] | None, texts: Sequence[str], word: re.Pattern[str]) -> list[Stated[str]]:
    """What the page's name puts behind the title and a `word`: "Clock Winder in Graz", "… at Pigeon & Sons"."""
    if title is None:
        return []
    for name in (page.meta.get("og:title", ""), page.title):
        at = name.find(title.value)
        found = word.match(name, at + len(title.value)) if at >= 0 else None
        if not found:
            continue
        whole = re.split(r"\s+[-–—|·•(]|[|»(]", name[found.end() :])[0].strip(" ,.")
        for one in (whole, whole.split(",")[0]):
            if 2 < len(one) <= site_name.LONGEST and not _NO_NAME.search(one) and any(one in text for text in texts):
                return [Stated(each, each) for each in _BETWEEN_PLACES.split(one) if each]
    return []


# -- addresses and bytes ---------------------------------------------------------------------------------------------


def _canonical(page: Scanned, url: str | None) -> str | None:
    """The page's own word for its address where that stays on its host, else the address that was read."""
    if url is None:
        own = addresses.joined(None, page.canonical or page.meta.get("og:url", ""))
        return addresses.canonical(own) if own else None
    return addresses.canonical(url)


_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,40})", re.IGNORECASE)
# Browsers read these names so, and pages are made with browsers.
_READ_AS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}


def decoded(body: bytes, charset: str | None = None) -> str:
    """A page's bytes as text; `charset` is what the server says, if anything."""
    inside = _META_CHARSET.search(body[:4_096])
    claim = (charset or (inside[1].decode("ascii") if inside else "")).lower()
    return as_text(body, _READ_AS.get(claim, claim) or None)
