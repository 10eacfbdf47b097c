"""Which process does which update, where several share one inbox on PostgreSQL.

Only the first waiting update of a chat can be claimed, so that each chat's updates are done in order by whichever
process is free. A claim is a lease: it is renewed while the work goes on, and who stops renewing it loses it. Whoever
lost one without noticing can't write for it any more: each transaction holds the claim first (`fence`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from sqlalchemy import and_, case, exists, func, literal, or_, select, update

from bot.storage.database import Transaction
from bot.storage.inbox import Received
from bot.storage.postgres import Fence, fence
from bot.storage.schema import inbox

LEASE: Final = timedelta(seconds=20)


async def claim(tx: Transaction, bot_id: int, holder: str, most: int, lease: timedelta = LEASE) -> list[Received]:
    """Take up to that many updates that nobody else holds, each the first of its chat, the oldest first.

    One that another process had begun, which is gone, counts as tried once more.
    """
    head, earlier = inbox.alias("head"), inbox.alias("earlier")
    first = ~exists().where(
        earlier.c.bot_id == head.c.bot_id,
        earlier.c.chat_id == head.c.chat_id,
        earlier.c.update_id < head.c.update_id,
        earlier.c.done_at.is_(None),
        earlier.c.parked_at.is_(None),
    )
    heads = (
        select(head.c.update_id, head.c.claimed_by)
        .where(
            head.c.bot_id == bot_id,
            head.c.done_at.is_(None),
            head.c.parked_at.is_(None),
            # What is ours and ran out is under way here all the same: it is renewed, or taken over.
            or_(
                head.c.claimed_until.is_(None),
                and_(head.c.claimed_until < func.clock_timestamp(), head.c.claimed_by != holder),
            ),
            first,
        )
        .order_by(head.c.update_id)
        .limit(most)
        .with_for_update(skip_locked=True, of=head)
        .cte("heads")
    )
    rows = await tx.execute(
        update(inbox)
        .where(inbox.c.bot_id == bot_id, inbox.c.update_id == heads.c.update_id)
        .values(
            claimed_by=holder,
            claimed_until=func.clock_timestamp() + lease,
            tries=case((heads.c.claimed_by.is_not(None), inbox.c.tries + 1), else_=inbox.c.tries),
        )
        .returning(inbox.c.update_id, inbox.c.chat_id, inbox.c.payload, inbox.c.tries)
    )
    taken = [Received(row.update_id, row.chat_id, row.payload, row.tries) for row in rows]
    return sorted(taken, key=lambda one: one.update_id)


async def renew(tx: Transaction, bot_id: int, holder: str, lease: timedelta = LEASE) -> None:
    """Keep what this process holds for another while. The database's clock counts: the machines' may differ."""
    await tx.execute(
        update(inbox)
        .where(inbox.c.bot_id == bot_id, inbox.c.claimed_by == holder, inbox.c.done_at.is_(None))
        .values(claimed_until=func.clock_timestamp() + lease)
    )


async def release(tx: Transaction, bot_id: int, holder: str) -> None:
    """Let others have what this process holds and has not done."""
    held = (inbox.c.claimed_by == holder, inbox.c.done_at.is_(None))
    await tx.execute(update(inbox).where(inbox.c.bot_id == bot_id, *held).values(claimed_by=None, claimed_until=None))


async def free(tx: Transaction, bot_id: int, update_id: int) -> None:
    """Let anybody have an update, whoever held it."""
    this = (inbox.c.bot_id == bot_id, inbox.c.update_id == update_id)
    await tx.execute(update(inbox).where(*this).values(claimed_by=None, claimed_until=None))


@contextmanager
def fenced(bot_id: int, update_id: int, holder: str) -> Iterator[None]:
    """Let no transaction of this block, or of a task that it starts, be made once the claim is lost: ClaimLost.

    What a task does after the block is over is no part of the update any more, and not held back.
    """
    still_ours = (
        select(literal(1))
        .select_from(inbox)
        .where(
            inbox.c.bot_id == bot_id,
            inbox.c.update_id == update_id,
            inbox.c.claimed_by == holder,
            inbox.c.done_at.is_(None),
        )
        # Whoever wants to take the row over has to wait, or rather skips it; renewing the lease goes on.
        .with_for_update(read=True, key_share=True)
    )
    held = Fence(still_ours)
    token = fence.set(held)
    try:
        yield
    finally:
        held.stands = False
        fence.reset(token)
