"""Raw input becomes a Posting: one module a kind of source."""

from bot.model.given import Given
from bot.model.posting import Posting
from bot.web import Web


async def read(given: Given, web: Web) -> Posting:
    """Read whatever was given. CannotRead says what to send instead."""
    raise NotImplementedError
