"""Hand-written stand-ins for the outside world."""

import json
from collections.abc import Mapping

from bot.errors import CannotRead
from bot.web import Page, Web

Answer = Page | CannotRead


class FakeWeb(Web):
    """A web of the given pages. An address that nobody prepared is a fault of the test, and says so."""

    def __init__(self, pages: Mapping[str, Answer] | None = None) -> None:
        self.pages: dict[str, Answer] = dict(pages or {})
        self.asked: list[str] = []

    async def get(self, url: str, *, accept: str | None = None) -> Page:
        """The prepared page, or its CannotRead."""
        self.asked.append(url)
        answer = self.pages.get(url)
        if answer is None:
            raise AssertionError(f"nothing is prepared for {url}; there is {sorted(self.pages)}")
        if isinstance(answer, CannotRead):
            raise answer
        return answer


def html_page(url: str, html: str, *, status: int = 200) -> Page:
    """A page as the downloader hands it on."""
    return Page(url, status, "text/html", "utf-8", html.encode())


def json_page(url: str, data: object, *, status: int = 200) -> Page:
    """An answer of a site's public data."""
    return Page(url, status, "application/json", "utf-8", json.dumps(data).encode())
