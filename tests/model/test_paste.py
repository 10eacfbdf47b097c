"""When a message is the next piece of a text that Telegram cut."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.model.paste import Piece, continues, joined
from bot.playground.entities import split

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FULL = Piece(10, 10, AT, "x" * 4_000)


def test_the_next_message_within_moments_belongs_to_a_full_piece() -> None:
    assert continues(FULL, 11, AT)
    assert continues(FULL, 11, AT + timedelta(seconds=2))


def test_a_later_message_is_a_text_of_its_own() -> None:
    assert not continues(FULL, 11, AT + timedelta(seconds=30))


def test_a_message_after_another_is_a_text_of_its_own() -> None:
    assert not continues(FULL, 12, AT)


def test_what_follows_a_short_text_is_a_text_of_its_own() -> None:
    assert not continues(Piece(10, 10, AT, "Have a look at this:"), 11, AT)


def test_a_sentence_that_was_cut_is_whole_again() -> None:
    assert joined(("We look for a", "mechanic")) == "We look for a mechanic"


def test_lines_that_were_cut_apart_stay_lines() -> None:
    assert joined(("- Python;", "- SQL")) == "- Python;\n- SQL"


@given(some.lists(some.text("abc de.\n", min_size=1, max_size=900), min_size=1, max_size=14))
def test_no_letter_is_lost_however_a_text_was_cut(parts: list[str]) -> None:
    whole = "\n".join(parts)
    pieces = [piece.strip() for piece in split(whole) if piece.strip()]
    assert "".join(joined(tuple(pieces)).split()) == "".join(whole.split())
