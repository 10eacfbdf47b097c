"""What the bot asked a user and waits to be told: one question at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from bot.model.user import Visit
from bot.storage.database import Transaction
from bot.storage.schema import questions
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Question:
    """`asks` names what is awaited: a note, a title; `job_id` the job that it is about, if any.

    Whoever finds one open knows since when.
    """

    asks: str
    job_id: int | None = None
    asked_at: datetime | None = None


async def ask(tx: Transaction, user_id: int, question: Question, now: datetime) -> None:
    """Wait for an answer; an earlier question is given up."""
    values = {"asks": question.asks, "job_id": question.job_id, "asked_at": now, "answered_by": None}
    await tx.execute(
        insert(questions)
        .values(user_id=user_id, **values)
        .on_conflict_do_update(index_elements=["user_id"], set_=values)
    )


async def open_one(tx: Transaction, visit: Visit) -> Question | None:
    """What the user is asked; to the replay of the update that answered it, the question is open still."""
    row = (
        await tx.execute(
            select(questions).where(
                questions.c.user_id == visit.user.id,
                or_(questions.c.answered_by.is_(None), questions.c.answered_by == visit.cause.update_id),
            )
        )
    ).one_or_none()
    return None if row is None else Question(row.asks, row.job_id, row.asked_at)


async def answered(tx: Transaction, visit: Visit) -> None:
    """The question is answered by this update."""
    await tx.execute(
        update(questions).where(questions.c.user_id == visit.user.id).values(answered_by=visit.cause.update_id)
    )


async def drop(tx: Transaction, user_id: int) -> bool:
    """Wait no longer; whether there was a question."""
    return (await tx.execute(delete(questions).where(questions.c.user_id == user_id))).rowcount > 0
