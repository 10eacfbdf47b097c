"""A paste: one text that reached us as one or several messages.

Telegram's apps cut a text of more than 4,096 characters into messages and send them one right after the other, and
they send several pictures as an album, a message each. The first is answered at once; what follows within moments
belongs to it and brings the same answer up to date.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

# A cut falls on the last space or line break before 4,096, so that a cut piece is nearly full.
CUT_LENGTH = 3_000
CUT_EXACT = 4_096
PAUSE = timedelta(seconds=3)
MOST_PICTURES = 10  # of an album
LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of a paste. `first_id` is the message that the paste began with."""

    message_id: int
    first_id: int
    sent_at: datetime
    text: str
    via: str | None = None


def continues(previous: Piece, message_id: int, sent_at: datetime) -> bool:
    """Whether a message is the next piece of the text that the previous one was cut from."""
    return (
        message_id == previous.message_id + 1
        and len(previous.text) >= CUT_LENGTH
        and abs(sent_at - previous.sent_at) <= PAUSE
    )


def goes_with(previous: Piece, message_id: int, sent_at: datetime) -> bool:
    """Whether a picture of an album shows more of the text that the previous message was; some may have had none."""
    return 0 < message_id - previous.message_id < MOST_PICTURES and abs(sent_at - previous.sent_at) <= PAUSE


def joined(pieces: tuple[str, ...]) -> str:
    """The text as it was before it was cut."""
    whole = ""
    for piece in pieces:
        whole += _seam(whole, piece) + piece
    return whole


def _seam(before: str, after: str) -> str:
    if not before:
        return ""
    if len(before) % CUT_EXACT == 0 and before[-1].isalnum() and after[:1].isalnum():
        return ""  # no space was near: a word was cut in two
    # Apps cut at a line break where one is near, else at a space in the middle of a sentence.
    return " " if after[:1].islower() and before[-1].isalnum() else "\n"
