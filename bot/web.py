"""The only downloader: safe against private addresses, bombs, drips and wrong types."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: `url` after redirects, `body` decompressed and bounded."""

    url: str
    status: int
    media_type: str
    charset: str | None
    body: bytes


class Web(Protocol):
    """The outside world of pages; tests hand in a fake."""

    async def get(self, url: str, *, accept: str | None = None) -> Page:
        """Fetch one address. CannotRead says what the user can do where that fails."""
        ...
