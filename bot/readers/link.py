"""A web address becomes a Posting: the site's own data where it is known, else the page."""

import asyncio
from dataclasses import replace
from urllib.parse import unquote

from bot.errors import CannotRead
from bot.model.given import GivenFile
from bot.model.posting import Posting
from bot.readers import addresses, ask_for_paste, document, page, plain_text, stated
from bot.web import DOCX, Page, Web

_DOCUMENTS = frozenset({"application/pdf", DOCX})


async def read(url: str, web: Web) -> Posting:
    """Read what the address leads to. CannotRead says what to send instead."""
    parts = addresses.split(url)
    if parts is None:
        raise CannotRead("reading-no-address")
    ask_for_paste.refuse_by_host(url)
    return await read_answer(await web.get(parts.geturl()))


async def read_answer(answer: Page) -> Posting:
    """Read what an address answered, by its kind."""
    ask_for_paste.refuse_by_host(answer.url)
    if answer.media_type in _DOCUMENTS:
        name = unquote(answer.url.partition("?")[0].rstrip("/").rsplit("/", 1)[-1])[:200]
        given = GivenFile(name, answer.body, answer.media_type, answer.url)
        return _at(await document.read(given), answer.url)
    if answer.media_type == "text/plain":
        return _at(_plain(plain_text.read(page.decoded(answer.body, answer.charset))), answer.url)
    # Off the loop: a large page takes longer than others should wait.
    return await asyncio.to_thread(_read_html, answer)


def _read_html(answer: Page) -> Posting:
    return page.read_html(page.decoded(answer.body, answer.charset), answer.url)


def _plain(posting: Posting) -> Posting:
    if stated.length([posting.text]) < page.THIN:
        raise CannotRead("reading-thin-page")
    return posting


def _at(posting: Posting, url: str) -> Posting:
    return replace(posting, url=url, canonical_url=addresses.canonical(url))
