"""The obvious alternative to our readers of pages: extruct for what a page states as data, trafilatura for its text.

Everything behind the reading is ours for both: what a JobPosting's values mean, and the rules that read a text.
"""

import json
import warnings
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from bot.model.posting import Posting
from bot.readers import json_ld, stated
from bot.readers.markup import Scanned

_LIBRARIES: Final = ("extruct", "trafilatura")
_SYNTAXES: Final = ("json-ld", "microdata", "rdfa")


def is_installed() -> bool:
    """Whether both libraries are there: `pip install -e .[bench]`."""
    return all(find_spec(name) is not None for name in _LIBRARIES)


def read(html: str, url: str) -> Posting | None:
    """The page as these two libraries read it; None where nothing of it is left. Raises whatever they raise."""
    # By name: where they are not installed, the bench goes on without them.
    extruct, trafilatura = (import_module(name) for name in _LIBRARIES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = extruct.extract(html, base_url=url, syntaxes=list(_SYNTAXES), uniform=True, errors="ignore")
        found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    ads = json_ld.ads(Scanned(data_scripts=[json.dumps(_nodes(data))]))
    ad = ads[0] if ads else stated.Ad()
    title = stated.stated(found.title) if found else None
    headline = replace(ad.headline, title=ad.headline.title or title)
    lines = found.text.split("\n") if found and found.text else []
    if not lines and not ads:
        return None
    if stated.length(lines) < stated.length(described := stated.section_lines(ad.sections)):
        lines = described
    return stated.posting(replace(ad, headline=headline), source="peer", url=url, canonical_url=None, lines=lines)


def _nodes(data: dict[str, Any]) -> list[Any]:
    return [node for nodes in data.values() for node in nodes]
