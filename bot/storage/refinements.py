"""What a model made of postings, kept so that it is asked once; and how often a user's things went to one."""

from datetime import date, datetime

from sqlalchemy import delete, select

from bot.model.summary import Summary
from bot.storage.adapters import summary_json
from bot.storage.database import Transaction
from bot.storage.schema import model_calls, refinements
from bot.storage.upsert import insert


async def kept(tx: Transaction, user_id: int, key: str) -> Summary | None:
    """What was made before for the same text, language, model and question."""
    found = await tx.execute(
        select(refinements.c.summary).where(refinements.c.user_id == user_id, refinements.c.key == key)
    )
    summary = found.scalar()
    return None if summary is None else summary_json().validate_json(summary)


async def keep(tx: Transaction, user_id: int, key: str, summary: Summary, now: datetime) -> None:
    """Keep what was made."""
    await tx.execute(
        insert(refinements)
        .values(user_id=user_id, key=key, summary=summary_json().dump_json(summary).decode(), made_at=now)
        .on_conflict_do_nothing()
    )


async def forget_before(tx: Transaction, moment: datetime) -> None:
    """Drop what was made before that moment; a card that shows it has it of its own."""
    await tx.execute(delete(refinements).where(refinements.c.made_at < moment))


async def calls(tx: Transaction, user_id: int, day: date) -> int:
    """How many calls were counted for the user on that day of theirs."""
    made = select(model_calls.c.calls).where(model_calls.c.user_id == user_id, model_calls.c.day == day)
    return (await tx.execute(made)).scalar() or 0


async def count_call(tx: Transaction, user_id: int, day: date) -> int:
    """Count one more call of the user's on that day of theirs; how many it makes."""
    made = await tx.execute(
        insert(model_calls)
        .values(user_id=user_id, day=day, calls=1)
        .on_conflict_do_update(index_elements=["user_id", "day"], set_={"calls": model_calls.c.calls + 1})
        .returning(model_calls.c.calls)
    )
    return int(made.scalar_one())


async def add_tokens(tx: Transaction, user_id: int, day: date, tokens: int) -> None:
    """Note what a call used."""
    await tx.execute(
        insert(model_calls)
        .values(user_id=user_id, day=day, tokens=tokens)
        .on_conflict_do_update(index_elements=["user_id", "day"], set_={"tokens": model_calls.c.tokens + tokens})
    )
