"""What has no more use after a time, and goes for all users at once."""

from datetime import date, datetime

from sqlalchemy import delete

from bot.storage.database import Transaction
from bot.storage.schema import model_calls, outbox, proposals, questions, searches


async def questions_before(tx: Transaction, moment: datetime) -> None:
    """Questions that nobody answered."""
    await tx.execute(delete(questions).where(questions.c.asked_at < moment))


async def searches_before(tx: Transaction, moment: datetime) -> None:
    """What was looked for; the buttons of its results say that they have expired."""
    await tx.execute(delete(searches).where(searches.c.at < moment))


async def proposals_before(tx: Transaction, moment: datetime) -> None:
    """What a text may have meant."""
    await tx.execute(delete(proposals).where(proposals.c.made_at < moment))


async def pushes_before(tx: Transaction, moment: datetime) -> None:
    """Pushes that arrived, and those that never will; what they spoke of remembers by itself that it was said."""
    await tx.execute(delete(outbox).where((outbox.c.sent_at < moment) | (outbox.c.dead_at < moment)))


async def counts_before(tx: Transaction, day: date) -> None:
    """How often a model worked and how many pages were read."""
    await tx.execute(delete(model_calls).where(model_calls.c.day < day))
