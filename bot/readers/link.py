"""A web address becomes a Posting: the site's own data where it is known, else the page."""

import asyncio
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from bot.errors import CannotRead
from bot.model.given import GivenFile
from bot.model.posting import Posting
from bot.readers import addresses, ask_for_paste, document, json_ld, page, plain_text, sites, stated
from bot.readers.markup import Scanned, scan
from bot.readers.sites.payload import data_of
from bot.readers.sites.site import at
from bot.readers.stated import Ad
from bot.web import DOCX, Page, Web

_DOCUMENTS = frozenset({"application/pdf", DOCX})
_JSON = "application/json, application/xml;q=0.9, */*;q=0.5"


async def read(url: str, web: Web) -> Posting:
    """Read what the address leads to. CannotRead says what to send instead."""
    parts = addresses.split(url)
    if parts is None:
        raise CannotRead("reading-no-address")
    url = parts.geturl()
    ask_for_paste.refuse_by_host(url)
    place = sites.place_of(addresses.bare(url))
    if place is not None:
        return await _read_place(place, url, web)
    answer = await web.get(url)
    ask_for_paste.refuse_by_host(answer.url)
    if answer.media_type in _DOCUMENTS:
        name = unquote(answer.url.partition("?")[0].rstrip("/").rsplit("/", 1)[-1])[:200]
        given = GivenFile(name, answer.body, answer.media_type, answer.url)
        return _at(await document.read(given), answer.url)
    if answer.media_type == "text/plain":
        return _at(_long_enough(plain_text.read(_text(answer))), answer.url)
    place = sites.place_of(addresses.bare(answer.url)) or sites.embedded(url, partial(_text, answer))
    if place is not None:
        return await _read_place(place, url, web, answer)
    return await asyncio.to_thread(_read_page, answer)


# -- a known site ----------------------------------------------------------------------------------------------------


async def _read_place(place: sites.Place, url: str, web: Web, answer: Page | None = None) -> Posting:
    """The posting by its site's data, or by its page where the data is of no use; `answer` is its page, if known."""
    site = place.site
    canonical = addresses.bare(place.address(site.page), scheme=True)
    # Whatever may be needed is asked for at once: one is seldom slower than the other.
    data, employer, shown = await asyncio.gather(
        _maybe(web, place.address(site.data) if site.data else None, _JSON),
        _maybe(web, place.address(site.employer[0]) if site.employer else None, _JSON),
        _maybe(web, url if site.page_says_more and answer is None else None),
    )
    answer = answer or (shown if isinstance(shown, Page) else None)
    ad = await asyncio.to_thread(_understood, place, data) if isinstance(data, Page) else None
    if ad is not None and not ad.is_empty:
        ad = await asyncio.to_thread(_completed, ad, place, employer, answer)
        posting = stated.posting(ad, source=site.name, url=url, canonical_url=canonical)
        if stated.length(posting.text.split("\n")) >= page.THIN:
            return posting
    gone = ad is not None and ad.closed
    try:
        if answer is None:
            answer = data if isinstance(data, Page) and site.state else await web.get(url)
            _refuse_elsewhere(place, url, answer.url)
        posting = await asyncio.to_thread(_read_page, answer)
    except CannotRead as error:
        # That its data is gone is nearer the truth than that its page is empty.
        if gone or (isinstance(data, CannotRead) and data.key == "web-gone"):
            raise _gone(url) from error
        raise
    return replace(posting, url=url, canonical_url=canonical)


def _refuse_elsewhere(place: sites.Place, asked: str, landed: str) -> None:
    """CannotRead where a site leads away from a posting that it no longer has, to its list or to another one."""
    found = place.site.found(addresses.bare(landed))
    if found is None and addresses.domain(asked) != addresses.domain(landed):
        return  # to the employer's own page, which is as good
    if found is None or found["id"] != place.found["id"]:
        raise _gone(asked)


def _gone(url: str) -> CannotRead:
    return CannotRead("web-gone", host=addresses.bare(url).partition("/")[0])


async def _maybe(web: Web, url: str | None, accept: str | None = None) -> Page | CannotRead | None:
    if url is None:
        return None
    try:
        return await web.get(url, accept=accept)
    except CannotRead as error:
        return error


def _understood(place: sites.Place, answer: Page) -> Ad | None:
    site = place.site
    data = data_of(_text(answer), site.state)
    return site.read(data, place.found) if site.read and data is not None else None


def _completed(ad: Ad, place: sites.Place, employer: object, answer: Page | None) -> Ad:
    """The ad with the employer's name and what else only other addresses of the site state."""
    headline = ad.headline
    if isinstance(employer, Page) and headline.company is None:
        name = at(data_of(_text(employer)), *place.site.employer[1:])
        headline = replace(headline, company=stated.stated(name))
    if answer is not None and place.site.page_says_more:
        scanned = scan(_text(answer))
        other = _same_job(ad, scanned, answer.url)
        headline = stated.completed(headline, other.headline) if other else headline
    return replace(ad, headline=headline)


def _same_job(ad: Ad, scanned: Scanned, url: str) -> Ad | None:
    try:
        other = page.the_one(json_ld.ads(scanned), scanned, ad.headline.title.value if ad.headline.title else None, url)
    except CannotRead:
        return None
    return other


# -- any page --------------------------------------------------------------------------------------------------------


def _read_page(answer: Page) -> Posting:
    return page.read_html(_text(answer), answer.url)


def _text(answer: Page) -> str:
    return page.decoded(answer.body, answer.charset)


def _long_enough(posting: Posting) -> Posting:
    if stated.length([posting.text]) < page.THIN:
        raise CannotRead("reading-thin-page")
    return posting


def _at(posting: Posting, url: str) -> Posting:
    return replace(posting, url=url, canonical_url=addresses.canonical(url))
