"""The first summary: by rules alone, at once, with no key and no network."""

from bot.model.posting import Posting
from bot.model.summary import Summary


def summarise(posting: Posting) -> Summary:
    """What the posting says; every line stands on a quote of `posting.text` or is not there."""
    raise NotImplementedError


def is_posting(posting: Posting, summary: Summary) -> bool:
    """Whether this is a job ad at all: a poem, a chat line or a news page is not."""
    raise NotImplementedError
