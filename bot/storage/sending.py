"""Which push is on its way: one of a chat at a time, in order, and counted before it is sent.

A push that is claimed counts as sent with an unknown fate until its fate is written down, so that a crash between
sending and writing counts, too. Its chat's other pushes are held back meanwhile.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, update

from bot.storage.database import Transaction
from bot.storage.schema import outbox

_WAITS = outbox.c.sent_at.is_(None) & outbox.c.dead_at.is_(None)
_BEHIND = timedelta(milliseconds=1)


async def claim(tx: Transaction, push_id: int, user_id: int, now: datetime, until: datetime) -> bool:
    """Take a push that is due for sending, and hold its user's others until then; False where it waits no more."""
    mine = await tx.execute(
        update(outbox)
        .where(outbox.c.id == push_id, _WAITS, outbox.c.not_before <= now)
        .values(not_before=until, unsure=outbox.c.unsure + 1)
    )
    if mine.rowcount != 1:
        return False
    await hold(tx, user_id, now, until)
    return True


async def hold(tx: Transaction, user_id: int, now: datetime, until: datetime) -> None:
    """Send this user nothing of what is due now before that moment."""
    await tx.execute(update(outbox).where(*_of(user_id), outbox.c.not_before <= now).values(not_before=until))


async def settle(tx: Transaction, push_id: int) -> None:
    """The fate of a claimed push is known: it did not arrive."""
    await tx.execute(
        update(outbox).where(outbox.c.id == push_id, outbox.c.unsure > 0).values(unsure=outbox.c.unsure - 1)
    )


async def release(tx: Transaction, user_id: int, push_id: int, held_until: datetime, now: datetime) -> None:
    """Let go what the claim on a push held; it lines up behind everybody else's."""
    held = (*_of(user_id), outbox.c.id != push_id, outbox.c.not_before == held_until)
    await tx.execute(update(outbox).where(*held).values(not_before=now))


async def follow(tx: Transaction, push_id: int, user_id: int, until: datetime) -> None:
    """Hold the user's others until right behind a push that was put off."""
    behind = until + _BEHIND
    await tx.execute(
        update(outbox)
        .where(*_of(user_id), outbox.c.id != push_id, outbox.c.not_before < behind)
        .values(not_before=behind)
    )


def _of(user_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return outbox.c.user_id == user_id, _WAITS
