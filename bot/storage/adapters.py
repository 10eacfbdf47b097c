"""How postings and summaries are written as JSON: each adapter is made once, when it is first needed."""

from functools import cache

from pydantic import TypeAdapter

from bot.model.posting import Posting
from bot.model.summary import Summary


@cache
def posting_json() -> TypeAdapter[Posting]:
    """Writes and reads postings."""
    return TypeAdapter(Posting)


@cache
def summary_json() -> TypeAdapter[Summary]:
    """Writes and reads summaries."""
    return TypeAdapter(Summary)
