"""What a user gives to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenText:
    """Pasted or forwarded text."""

    text: str


@dataclass(frozen=True, slots=True)
class GivenLink:
    """A web address, as the user wrote it."""

    url: str


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A document's bytes; `name` and `media_type` are the sender's claims, not to be trusted.

    `url` is where a saved page came from, where that is known.
    """

    name: str
    content: bytes
    media_type: str | None = None
    url: str | None = None


Given = GivenText | GivenLink | GivenFile
