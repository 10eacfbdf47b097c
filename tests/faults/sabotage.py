"""What is done to a bot before it runs: it is killed at a chosen place, or an order that matters is turned round."""

import contextlib
import os
import random
import signal
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update
from telegram import Bot

from bot.delivery import polling
from bot.delivery.inbox import Inbox, Raw
from bot.handlers import chat
from bot.storage import applied, inbox, outbox
from bot.storage.database import Transaction
from bot.storage.schema import inbox as table

CHANCE = 0.2
_for_life = contextlib.ExitStack()  # what holds for as long as the process lives


def _die_sometimes() -> None:
    if random.random() < CHANCE:  # noqa: S311  # any luck will do
        os.kill(os.getpid(), signal.SIGKILL)


def _around(owner: Any, name: str, *, before: bool = False) -> None:
    """Die sometimes before or after something is done."""
    done = getattr(owner, name)

    async def dying(*args: Any, **kwargs: Any) -> Any:
        if before:
            _die_sometimes()
        result = await done(*args, **kwargs)
        if not before:
            _die_sometimes()
        return result

    setattr(owner, name, dying)


def confirm_before_commit(*, dies: bool = True) -> None:
    """A break on purpose: the offset moves on before the batch is on disk."""
    take = Inbox.take

    async def careless(self: Inbox, updates: Sequence[Raw]) -> None:
        if updates:
            await self._bot.get_updates(offset=updates[-1]["update_id"] + 1, timeout=0)
            if dies:
                _die_sometimes()
        await take(self, updates)

    Inbox.take = careless  # type: ignore[method-assign]  # that is the break


def mark_before_doing() -> None:
    """A break on purpose: an update counts as done before it is."""
    do = Inbox._do

    async def careless(self: Inbox, update_id: int) -> bool:
        if update_id not in self._at_hand:
            return await do(self, update_id)
        async with self._database.begin() as tx:
            await inbox.done(tx, self._bot.id, [update_id], self._now())
        _die_sometimes()
        return await do(self, update_id)

    Inbox._do = careless  # type: ignore[method-assign]  # that is the break


def forget_what_was_applied() -> None:
    """A break on purpose: a replay does not know that its change was made."""

    async def always(*_args: Any) -> bool:
        return True

    applied.first_time = always  # type: ignore[assignment]  # that is the break
    _around(chat.Chat, "send")


def _bad_disk(trouble: str) -> None:
    """From the moment at which a file called "trouble" lies beside the database, the disk does not do its work."""
    from tests.faults.torn_disk import Disk, under_aiosqlite

    class BadDisk(Disk):
        def act(self) -> None:
            setattr(self, trouble, Path("trouble").exists())
            super().act()

    _for_life.enter_context(under_aiosqlite(BadDisk()))


def confirm_before_the_full_disk() -> None:
    """A break on purpose: the offset moves on before the batch is on a disk that is full."""
    confirm_before_commit(dies=False)
    _bad_disk("is_full")


def hurry() -> None:
    """No break: what a replica that died held is free in a moment, so that nobody waits for it."""
    from bot.delivery import replica
    from bot.storage import replicas

    defaults = replica.Replica.__init__.__kwdefaults__
    assert defaults is not None
    defaults["lease"] = timedelta(seconds=1)
    replica._LOOK_EVERY = 0.2  # that is the hurry
    replicas._TRY_AGAIN = 0.2  # type: ignore[misc]  # the same


def claim_out_of_turn() -> None:
    """A break on purpose: what is claimed need not be the first of its chat."""
    from bot.storage import claims

    async def anything(tx: Transaction, bot_id: int, holder: str, most: int, lease: timedelta) -> list[inbox.Received]:
        over = table.c.claimed_until.is_(None) | (table.c.claimed_until < func.clock_timestamp())
        free = (table.c.bot_id == bot_id, table.c.done_at.is_(None), over)
        some = select(table.c.update_id).where(*free).order_by(func.random()).limit(most)
        rows = await tx.execute(
            update(table)
            .where(table.c.update_id.in_(some.with_for_update(skip_locked=True)))
            .values(claimed_by=holder, claimed_until=func.clock_timestamp() + lease)
            .returning(table.c.update_id, table.c.chat_id, table.c.payload, table.c.tries)
        )
        return [inbox.Received(*row) for row in rows]

    hurry()
    claims.claim = anything  # type: ignore[assignment]  # that is the break


TRICKS: dict[str, Callable[[], None]] = {
    "after fetch": lambda: _around(polling, "raw_updates"),
    "before commit": lambda: _around(inbox, "keep", before=True),
    "inside commit": lambda: _around(inbox, "keep"),
    "after commit": lambda: _around(Inbox, "take"),
    "before the answer": lambda: _around(chat.Chat, "send", before=True),
    "after the answer": lambda: _around(chat.Chat, "send"),
    "before the mark": lambda: _around(inbox, "done", before=True),
    "after a push": lambda: _around(Bot, "send_message"),
    "before a push is marked": lambda: _around(outbox, "sent", before=True),
    "the disk is full": lambda: _bad_disk("is_full"),
    "the disk can't sync": lambda: _bad_disk("fails_to_sync"),
    "a replica in a hurry": hurry,
    "broken: claim out of turn": claim_out_of_turn,
    "broken: confirm before the full disk": confirm_before_the_full_disk,
    "broken: confirm before commit": confirm_before_commit,
    "broken: mark before doing": mark_before_doing,
    "broken: forget what was applied": forget_what_was_applied,
}
