"""What a job site is to Jobtrail: how its links look, where its data lies, and how to understand it.

A new site is one module like its neighbours here, a line in the registry, and its examples among the tests' data.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.readers.stated import Ad

MAX_LISTED: Final = 3_000
UUID: Final = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
LOCALE: Final = r"(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/)?"
GONE: Final = Ad(closed=True)

Found = Mapping[str, str]
"""What a link names: the groups of a site's pattern, "" for what it leaves out."""


@dataclass(frozen=True, slots=True)
class Site:
    """One job site.

    `links` match an address without its scheme and "www."; the groups that they name fill the other addresses.
    `page` is the posting's one public address, its identity. `data` is where its data lies, and `read` understands
    it: an Ad, GONE where the site says that there is none, None where it can't be understood. `employer` is the
    address of the employer's name and the keys that lead to it. `page_says_more`: the page states what the data
    leaves out. `state` is the id of the script with the data, where `data` is the page itself. `embedded` tells a
    posting on an employer's own page: the parameter with its id, and what names the `board` in the page.
    """

    name: str
    links: tuple[str, ...]
    page: str
    data: str | None = None
    read: Callable[[object, Found], Ad | None] | None = None
    employer: tuple[str, ...] = ()
    page_says_more: bool = False
    state: str | None = None
    embedded: tuple[str, str] | None = None

    def found(self, address: str) -> Found | None:
        """What a link of this site names; None for any other address. `address` has no scheme."""
        for link in self.links:
            if match := re.fullmatch(rf"{link}(?:[/?#].*)?", address):
                return {name: value or "" for name, value in match.groupdict().items()}
        return None


def at(value: object, *path: str | int) -> object:
    """What lies at a path of keys and indexes in any data; None where it ends before."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and -len(value) <= step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def each(value: object, *path: str | int) -> list[object]:
    """The list that lies at a path, bounded; an empty one where there is none."""
    found = at(value, *path)
    return found[:MAX_LISTED] if isinstance(found, list) else []


def html(value: object, *path: str | int) -> str:
    """A text that may hold markup, "" where there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def sections(*parts: tuple[object, object]) -> tuple[tuple[str | None, str], ...]:
    """Headings and texts as an Ad holds them; parts without a text are left out."""
    return tuple(
        (heading if isinstance(heading, str) and heading.strip() else None, text)
        for heading, text in parts
        if isinstance(text, str) and text.strip()
    )
