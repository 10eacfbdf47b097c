"""Whether a posting is still open, as far as that is known."""

from enum import StrEnum


class Liveness(StrEnum):
    """What is known of a posting now."""

    OPEN = "open"
    CLOSED = "closed"
    UNCERTAIN = "uncertain"
