"""What the Bot API answers instead of a result."""


class Refused(Exception):
    """A call that fails as Telegram would fail it: the HTTP code, its description, and seconds to wait with a 429."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad_request(what: str) -> Refused:
    """A 400, in Telegram's spelling."""
    return Refused(400, f"Bad Request: {what}")
