"""Web addresses in what people write."""

import re
from collections.abc import Iterable

_LINK = re.compile(r"https?://[^\s<>\"'«»“”]{3,2000}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,}")
# Fewer words than this beside a link say something about it; more may be the posting itself.
_FEW_WORDS = 30
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def links_in(text: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The links of a text in order, each once; `also` are links that the text hides, as Telegram tells them."""
    found = (_trimmed(match) for match in _LINK.findall(text))
    return tuple(dict.fromkeys((*found, *(link for link in map(_with_scheme, also) if link))))


def is_mostly_links(text: str, links: Iterable[str]) -> bool:
    """Whether a text is there to carry its links, rather than to be read itself."""
    for link in links:
        text = text.replace(link, " ").replace(link.removeprefix("https://"), " ")
    return len(_WORD.findall(text)) < _FEW_WORDS


def _trimmed(link: str) -> str:
    """A link without the punctuation of the sentence around it."""
    while link and (link[-1] in ".,;:!?…*_" or _closes_nothing(link)):
        link = link[:-1]
    return link


def _closes_nothing(link: str) -> bool:
    opener = _CLOSERS.get(link[-1])
    return opener is not None and link.count(opener) < link.count(link[-1])


def _with_scheme(link: str) -> str | None:
    if link.lower().startswith(("http://", "https://")):
        return link
    return None if ":" in link.split("/")[0] or "@" in link or "." not in link else f"https://{link}"
