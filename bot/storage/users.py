"""The people who use the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Row

from bot.model import zones
from bot.model.user import Topic, User
from bot.storage.database import Transaction
from bot.storage.schema import questions, users
from bot.storage.upsert import insert


async def known(tx: Transaction, user_id: int) -> User | None:
    """The user as kept."""
    row = (await tx.execute(select(users).where(users.c.id == user_id))).one_or_none()
    return None if row is None else _user(row)


_BACK = select(
    users, select(questions.c.user_id).where(questions.c.user_id == users.c.id).exists().label("is_asked")
).where(users.c.id == bindparam("user"))


@dataclass(frozen=True, slots=True)
class CameBack:
    """A user who writes again, and whether the bot asked them something."""

    user: User
    is_asked: bool


async def back(tx: Transaction, user_id: int) -> CameBack | None:
    """A user who writes again: all that every update needs to know of them, by one statement."""
    row = (await tx.execute(_BACK, {"user": user_id})).one_or_none()
    return None if row is None else CameBack(_user(row), bool(row.is_asked))


async def welcome(tx: Transaction, user_id: int, language: str, now: datetime, app: str | None = None) -> User:
    """A user who writes for the first time; the zone is guessed until they say, by the language of their app."""
    # Where a language tells too little it is UTC, which no one mistakes for their own.
    user = User(user_id, language, zones.usual(app or language) or "UTC")
    await tx.execute(
        insert(users)
        .values(id=user.id, language=user.language, zone=user.zone, created_at=now)
        .on_conflict_do_nothing()
    )
    return user


async def choose(tx: Transaction, user: User) -> None:
    """Write what the user chose."""
    chosen = {
        "language": user.language,
        "zone": user.zone,
        "zone_said": user.zone_said,
        "push_hour": user.push_hour,
        "quiet_from": user.quiet_from,
        "quiet_until": user.quiet_until,
        "muted": sorted(user.muted),
        "morning": user.morning,
        "model_language": user.model_language,
        "dark": user.dark,
    }
    await tx.execute(update(users).where(users.c.id == user.id).values(chosen))


async def reachable(tx: Transaction, user_id: int, *, since: datetime | None) -> None:
    """Mark that the user can be written to (None), or since when they can't."""
    await tx.execute(update(users).where(users.c.id == user_id).values(unreachable_at=since))


async def is_reachable(tx: Transaction, user_id: int) -> bool:
    """Whether pushes to the user make sense."""
    return (await tx.execute(select(users.c.unreachable_at).where(users.c.id == user_id))).scalar() is None


async def weights(tx: Transaction, user_id: int) -> dict[str, object]:
    """How much each matters to the user in a comparison, by name, as it was kept; what is not there was never set."""
    return dict((await tx.execute(select(users.c.weights).where(users.c.id == user_id))).scalar() or {})


async def keep_weights(tx: Transaction, user_id: int, weights: Mapping[str, object]) -> None:
    """Write how much each matters."""
    await tx.execute(update(users).where(users.c.id == user_id).values(weights=dict(weights)))


async def next_number(tx: Transaction, user_id: int) -> int:
    """The next short number of this user's jobs; a number is given once."""
    given = await tx.execute(
        update(users)
        .where(users.c.id == user_id)
        .values(last_number=users.c.last_number + 1)
        .returning(users.c.last_number)
    )
    return int(given.scalar_one())


def _user(row: Row[Any]) -> User:
    return User(
        id=row.id,
        language=row.language,
        zone=row.zone,
        zone_said=row.zone_said,
        push_hour=row.push_hour,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
        # A topic of a newer or an older version is nobody's.
        muted=frozenset(Topic(one) for one in row.muted if one in set(Topic)),
        morning=row.morning,
        model_language=row.model_language,
        dark=row.dark,
    )
