"""The job sites that are known by name: a link's identity, and where its data lies."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from bot.readers.sites import (
    arbeitsagentur,
    ashby,
    bamboohr,
    breezy,
    greenhouse,
    hh,
    lever,
    personio,
    pinpoint,
    recruitee,
    rippling,
    smartrecruiters,
    teamtailor,
    workable,
    workday,
)
from bot.readers.sites.site import Found, Site

SITES = tuple(
    module.SITE
    for module in (
        arbeitsagentur,
        ashby,
        bamboohr,
        breezy,
        greenhouse,
        hh,
        lever,
        personio,
        pinpoint,
        recruitee,
        rippling,
        smartrecruiters,
        teamtailor,
        workable,
        workday,
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """One posting on one site."""

    site: Site
    found: Found

    def address(self, template: str) -> str:
        """One of the site's addresses, for this posting."""
        return template.format_map(self.found)


def place_of(address: str) -> Place | None:
    """The posting that an address names; None where its site is not known. `address` has no scheme and no "www."."""
    for site in SITES:
        if (found := site.found(address)) is not None:
            return Place(site, found)
    return None


def embedded(url: str, page: Callable[[], str]) -> Place | None:
    """The posting of a known site that an employer's own page shows; `page` is only made where it may be one."""
    query = parse_qs(urlsplit(url).query)
    for site in SITES:
        if not site.embedded or site.embedded[0] not in query:
            continue
        parameter, board = site.embedded
        if named := re.search(board, page()):
            known = dict.fromkeys(re.findall(r"{(\w+)}", site.page), "")
            known |= {"board": next(name for name in named.groups() if name), "id": query[parameter][0]}
            return place_of(site.page.format_map(known).removeprefix("https://"))
    return None
