"""The messages that a text came in, and the message that answers them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from bot.model.paste import Piece
from bot.storage.database import Transaction
from bot.storage.schema import pieces
from bot.storage.upsert import insert

MOST_PIECES = 1_000  # of one user; later than that no edit of a message is seen
_OLDER = select(pieces.c.message_id).where(pieces.c.user_id == bindparam("user")).order_by(pieces.c.message_id.desc())
_LET_GO = delete(pieces).where(
    pieces.c.user_id == bindparam("user"),
    pieces.c.message_id <= _OLDER.offset(bindparam("most")).limit(1).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class Paste:
    """All pieces of one text, in order; the job that was made of it, and the message that shows the job."""

    first_id: int
    pieces: tuple[Piece, ...]
    job_id: int | None
    answer_id: int | None

    @property
    def texts(self) -> tuple[str, ...]:
        """The pieces' texts, in order."""
        return tuple(piece.text for piece in self.pieces)

    @property
    def via(self) -> str | None:
        """The channel that the text was forwarded from."""
        return self.pieces[0].via


async def last(tx: Transaction, user_id: int) -> Piece | None:
    """The user's latest piece."""
    row = (
        await tx.execute(
            select(pieces).where(pieces.c.user_id == user_id).order_by(pieces.c.message_id.desc()).limit(1)
        )
    ).one_or_none()
    return None if row is None else Piece(row.message_id, row.first_id, row.sent_at, row.text, row.via)


async def keep(tx: Transaction, user_id: int, piece: Piece) -> None:
    """Keep a piece, or its text as it was edited; the user's latest are kept."""
    await tx.execute(
        insert(pieces)
        .values(
            user_id=user_id,
            message_id=piece.message_id,
            first_id=piece.first_id,
            sent_at=piece.sent_at,
            text=piece.text,
            via=piece.via,
        )
        .on_conflict_do_update(index_elements=["user_id", "message_id"], set_={"text": piece.text})
    )
    await tx.execute(_LET_GO, {"user": user_id, "most": MOST_PIECES})


async def paste(tx: Transaction, user_id: int, message_id: int) -> Paste | None:
    """The text that a message belongs to."""
    first = select(pieces.c.first_id).where(pieces.c.user_id == user_id, pieces.c.message_id == message_id)
    rows = (
        await tx.execute(
            select(pieces)
            .where(pieces.c.user_id == user_id, pieces.c.first_id == first.scalar_subquery())
            .order_by(pieces.c.message_id)
        )
    ).all()
    if not rows:
        return None
    return Paste(
        first_id=rows[0].first_id,
        pieces=tuple(Piece(row.message_id, row.first_id, row.sent_at, row.text, row.via) for row in rows),
        job_id=rows[0].job_id,
        answer_id=rows[0].answer_id,
    )


async def became(tx: Transaction, user_id: int, first_id: int, job_id: int | None) -> None:
    """Note which job a text became."""
    await tx.execute(
        update(pieces).where(pieces.c.user_id == user_id, pieces.c.first_id == first_id).values(job_id=job_id)
    )


async def answered(tx: Transaction, user_id: int, first_id: int, answer_id: int) -> None:
    """Note which message answers a text, so that it can be brought up to date."""
    await tx.execute(
        update(pieces).where(pieces.c.user_id == user_id, pieces.c.first_id == first_id).values(answer_id=answer_id)
    )


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop what was sent before that moment; a posting that was made of it has its own text."""
    await tx.execute(delete(pieces).where(pieces.c.sent_at < moment))
