"""What a text may have meant, waiting for the tap that confirms it: rows, so that their buttons outlive a restart."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update

from bot.model.proposal import Interview, Move, Note, Proposal, Remind, Suggested
from bot.storage.database import Transaction
from bot.storage.schema import proposals
from bot.storage.upsert import insert

_KINDS: dict[str, type[Proposal]] = {"move": Move, "interview": Interview, "remind": Remind, "note": Note}

MOST_KEPT = 200  # of one user


@dataclass(frozen=True, slots=True)
class Kept:
    """A proposal as it was shown; without `job_id` its job is still to be chosen."""

    id: int
    job_id: int | None
    suggested: Suggested
    made_at: datetime
    settled_at: datetime | None


async def add(tx: Transaction, user_id: int, job_id: int | None, suggested: Suggested, now: datetime) -> Kept:
    """Keep what was understood; the user's latest are kept."""
    made = await tx.execute(
        insert(proposals)
        .values(user_id=user_id, job_id=job_id, proposal=_packed(suggested), made_at=now)
        .returning(proposals.c.id)
    )
    kept = Kept(int(made.scalar_one()), job_id, suggested, now, None)
    older = select(proposals.c.id).where(proposals.c.user_id == user_id).order_by(proposals.c.id.desc())
    await tx.execute(
        delete(proposals).where(proposals.c.user_id == user_id, proposals.c.id.in_(older.offset(MOST_KEPT)))
    )
    return kept


async def by_id(tx: Transaction, user_id: int, proposal_id: int) -> Kept | None:
    """One of the user's proposals; another's is not found."""
    found = await tx.execute(select(proposals).where(proposals.c.user_id == user_id, proposals.c.id == proposal_id))
    row = found.one_or_none()
    return None if row is None else Kept(row.id, row.job_id, _unpacked(row.proposal), row.made_at, row.settled_at)


async def keep(tx: Transaction, user_id: int, kept: Kept) -> None:
    """Write another reading of it, or the job that was chosen."""
    await tx.execute(
        update(proposals)
        .where(proposals.c.user_id == user_id, proposals.c.id == kept.id)
        .values(job_id=kept.job_id, proposal=_packed(kept.suggested))
    )


async def settle(tx: Transaction, user_id: int, proposal_id: int, now: datetime) -> None:
    """It is done, or dropped: a second tap finds it so."""
    mine = (proposals.c.user_id == user_id, proposals.c.id == proposal_id)
    await tx.execute(update(proposals).where(*mine).values(settled_at=now))


def _packed(suggested: Suggested) -> str:
    packed = _suggested().dump_python(suggested, mode="json")
    names = {kind: name for name, kind in _KINDS.items()}
    packed["proposals"] = [
        [names[type(one)], _kind(names[type(one)]).dump_python(one, mode="json")] for one in suggested.proposals
    ]
    return json.dumps(packed, ensure_ascii=False)


def _unpacked(packed: str) -> Suggested:
    found: dict[str, Any] = json.loads(packed)
    # Each under its kind's name: by their fields alone a note and a reminder are not told apart.
    found["proposals"] = tuple(_kind(name).validate_python(one) for name, one in found["proposals"])
    return _suggested().validate_python(found)


@cache
def _kind(name: str) -> TypeAdapter[Proposal]:
    return TypeAdapter(_KINDS[name])


@cache
def _suggested() -> TypeAdapter[Suggested]:
    return TypeAdapter(Suggested)
