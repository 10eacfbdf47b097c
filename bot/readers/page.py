"""A web page becomes a Posting: what it states as data, else its visible text without what is not the posting's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.errors import CannotRead
from bot.model.posting import Headline, Posting, Stated
from bot.model.quotes import folded
from bot.readers import addresses, ask_for_paste, boilerplate, json_ld, stated
from bot.readers.charset import decoded as as_text
from bot.readers.closing import says_closed
from bot.readers.markup import Scanned, scan
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
    texts = [f"- {line.text}" if line.item else line.text for line in lines]
    closed = any(says_closed(line.text) for line in lines)
    ad = the_one(json_ld.ads(page), page, title, url)
    if ad:
        return _from_data(replace(ad, closed=closed), texts, url)
    if stated.length(texts) < THIN:
        if closed and url:
            raise CannotRead("web-gone", host=addresses.host_of(url))
        raise CannotRead("reading-thin-page")
    return stated.posting(
        Ad(Headline(title=Stated(title, title) if title else None), closed=closed),
        source="page",
        url=url,
        canonical_url=_canonical(page, url),
        lines=_under(title, texts) if title else texts,
    )


def _from_data(ad: Ad, texts: list[str], url: str | None) -> Posting:
    lines = stated.section_lines(ad.sections)
    if stated.length(lines) < _THIN_DESCRIPTION and stated.length(texts) > 2 * stated.length(lines):
        lines = texts
    if stated.length(lines) < THIN // 2:
        raise CannotRead("reading-thin-page")
    url = url or addresses.joined(None, ad.url or "")
    return stated.posting(
        ad, source=ad.source, url=url, canonical_url=addresses.canonical(url) if url else None, lines=lines
    )


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
# How sites call themselves and their lists; compared in lower case.
_SITE_WORDS = re.compile(
    r"(?:our )?(?:careers?|jobs?|vacanc(?:y|ies)|openings?|open (?:positions|roles))(?: portal| board| site)?|"
    r"home(?:page)?|welcome.*|job ?(?:details?|description|offer|search|posting|opening)|join (?:us|our team|the team)|"
    r"work (?:with|for|at) us|we are hiring|we.re hiring|candidate portal|current openings?|about us|untitled.*|"
    r"apply.*|page not found|"
    r"karriere.*|stellen(?:angebote?|anzeigen?|markt|ausschreibung(?:en)?|börse)?|jobbörse|arbeiten bei.*|bewerb.*|"
    r"wir suchen dich|"
    r"empleos?|ofertas?(?: de (?:empleo|trabajo))?|trabaja con nosotros|únete.*|bolsa de trabajo|"
    r"vagas?|trabalhe conosco|emplois?|offres? d.emploi|nous rejoindre|rejoignez.*|recrutement|carrières?|"
    r"lavora con noi|offerte di lavoro|posizioni aperte|vacatures?|werken bij.*|kariera|oferty pracy|вакансии|карьера"
)


# "(m/w/d)", "(f/m/x)", "H/F": only jobs are called so.
_GENDERS = re.compile(r"\((?:[mwfdxihv]\s?[/|,]\s?){1,3}[mwfdxihv*]\)|\(all genders\)|\(gn\)|\b[hf]/[hf]\b")


def visible_title(page: Scanned, url: str | None = None) -> str | None:
    """The heading by which the page names itself, where it is the job's title and not the site's name."""
    meta = page.meta
    names = [folded(name) for name in (meta.get("og:title"), meta.get("title"), page.title) if name]
    site = [folded(meta.get("og:site_name", "")), _squeezed(addresses.host_of(url) if url else "")]
    for level in (1, 2):
        for line in [line for line in page.lines if line.level == level][:6]:
            heading = folded(line.text)
            if not 3 <= len(line.text) <= _LONGEST_TITLE or _is_of_the_site(heading, site):
                continue
            if any(_names(name, heading, site) for name in names):
                return line.text
    return None


def _names(name: str, heading: str, site: Sequence[str]) -> bool:
    """Whether a page's name is that heading, but for the site's own words."""
    if name.startswith(heading) and (len(heading) >= 12 or name == heading):
        return True
    parts = [part for part in _SEPARATOR.split(name) if part]
    if heading not in parts:
        return False
    if _GENDERS.search(heading):
        return True
    return all(
        _is_of_the_site(part, site) or any(len(word) >= 5 and word in site[1] for word in part.split())
        for part in parts[: parts.index(heading)]
    )


def _is_of_the_site(words: str, site: Sequence[str]) -> bool:
    if _SITE_WORDS.fullmatch(words):
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
    before = [line for line in lines[:at] if len(line) > 60] if at <= 30 else lines[:at]
    return [*before, *lines[at + 1 :]]


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
