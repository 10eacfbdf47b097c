"""When the world's clocks get new rules: what hangs on them comes at its time on the wall all the same."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.plan import plan_all
from bot.model.schedule import due_at, rezoned
from bot.model.zones import is_zone, rules_version
from bot.storage import interviews, markers, reminders, users
from bot.storage.database import Database

log = logging.getLogger(__name__)

_MARKER: Final = "tzdata"
_AT_ONCE: Final = 1_000


async def follow_clocks(database: Database, now: datetime, version: str | None = None) -> int:
    """Compute what waits anew, where the rules are others than those it was computed by; how much of it moved.

    A stop on the way is made up for by the next start: the new version is written down last.
    """
    version = version or rules_version()
    async with database.begin() as tx:
        if await markers.value(tx, _MARKER) == version:
            return 0
    moved = await _move_reminders(database, now) + await _move_interviews(database, now)
    async with database.begin() as tx:
        await markers.keep(tx, _MARKER, version)
    if moved:
        log.info("the rules of the world's clocks are now %s: %d times moved", version, moved)
    return moved


async def _move_reminders(database: Database, now: datetime) -> int:
    last = moved = 0
    while True:
        async with database.begin() as tx:
            batch = await reminders.on_any_wall(tx, last, _AT_ONCE)
            dues = [
                (one.id, due)
                for one in batch
                if one.wall is not None and one.zone is not None and is_zone(one.zone)
                if (due := rezoned(one.wall, one.rule, one.due_at, one.zone, one.zone)) != one.due_at
            ]
            await reminders.put(tx, dues, now)
        moved += len(dues)
        if len(batch) < _AT_ONCE:
            return moved
        last = batch[-1].id


async def _move_interviews(database: Database, now: datetime) -> int:
    last = moved = 0
    while True:
        async with database.begin() as tx:
            batch = await interviews.of_anyone(tx, last, now, _AT_ONCE)
            changed = set()
            for user_id, one in batch:
                at = due_at(one.wall, one.zone) if is_zone(one.zone) else one.at
                if at != one.at:
                    moved += 1
                    changed.add(user_id)
                    ends = None if one.ends_at is None else one.ends_at + (at - one.at)
                    await interviews.keep(tx, user_id, replace(one, at=at, ends_at=ends), now)
            for user_id in sorted(changed):
                user = await users.known(tx, user_id)
                if user is not None:
                    await plan_all(tx, user, now)
        if len(batch) < _AT_ONCE:
            return moved
        last = batch[-1][1].id
