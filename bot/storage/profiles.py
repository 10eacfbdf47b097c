"""What a user knows and wishes for, and what their CV proposes."""

from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, select

from bot.model.profile import Profile
from bot.storage.database import Transaction
from bot.storage.schema import profiles
from bot.storage.upsert import insert

_PROFILE = select(profiles.c.profile).where(profiles.c.user_id == bindparam("user"))


async def of(tx: Transaction, user_id: int) -> Profile:
    """The user's profile; an empty one where they have none."""
    kept = (await tx.execute(_PROFILE, {"user": user_id})).scalar()
    return Profile() if kept is None else _adapter().validate_json(kept)


async def proposed(tx: Transaction, user_id: int) -> Profile:
    """What a CV proposes and the user has not answered yet."""
    kept = (await tx.execute(select(profiles.c.proposed).where(profiles.c.user_id == user_id))).scalar()
    return Profile() if kept is None else _adapter().validate_json(kept)


async def keep(tx: Transaction, user_id: int, profile: Profile, still_proposed: Profile, now: datetime) -> None:
    """Write both."""
    values = {
        "profile": _adapter().dump_json(profile).decode(),
        "proposed": _adapter().dump_json(still_proposed).decode(),
        "changed_at": now,
    }
    await tx.execute(
        insert(profiles)
        .values(user_id=user_id, **values)
        .on_conflict_do_update(index_elements=["user_id"], set_=values)
    )


async def remove(tx: Transaction, user_id: int) -> None:
    """Delete the profile."""
    await tx.execute(delete(profiles).where(profiles.c.user_id == user_id))


@cache
def _adapter() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)
