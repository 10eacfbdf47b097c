"""Raw input becomes a Posting: one module a kind of source."""

from bot.model.given import Given, GivenFile, GivenLink
from bot.model.posting import Posting
from bot.web import Web


async def read(given: Given, web: Web) -> Posting:
    """Read whatever was given. CannotRead says what to send instead."""
    # Each kind is imported when the first of it comes: most of it is never needed at start.
    if isinstance(given, GivenLink):
        from bot.readers import link

        return await link.read(given.url, web)
    if isinstance(given, GivenFile):
        from bot.readers import document

        return await document.read(given)
    from bot.readers import plain_text

    return plain_text.read(given.text)
