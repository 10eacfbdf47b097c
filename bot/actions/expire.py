"""What is kept for a time only goes when its time is over."""

from datetime import datetime, timedelta

from bot.actions.propose import EXPIRES
from bot.storage import applied, expired, imports, inbox, jobs, pieces, refinements
from bot.storage.database import Database

DRAFTS = timedelta(days=30)
DONE_UPDATES = timedelta(days=7)
IMPORTS = timedelta(days=1)
SENT_PUSHES = timedelta(days=90)
COUNTS = timedelta(days=400)  # a year of what the model cost


async def expire(database: Database, now: datetime) -> int:
    """Drop cards that were never saved, and what was kept to answer their messages; how many cards went."""
    async with database.begin() as tx:
        gone = await jobs.drafts_before(tx, now - DRAFTS)
        await pieces.forget_before(tx, now - DRAFTS)
        await refinements.forget_before(tx, now - DRAFTS)
        await expired.questions_before(tx, now - DRAFTS)
        await expired.searches_before(tx, now - DRAFTS)
        await expired.proposals_before(tx, now - EXPIRES)
        await expired.pushes_before(tx, now - SENT_PUSHES)
        await expired.counts_before(tx, (now - COUNTS).date())
        await imports.forget_before(tx, now - IMPORTS)
        await inbox.forget_before(tx, now - DONE_UPDATES)
        await applied.forget_before(tx, now - DONE_UPDATES)
    return gone
