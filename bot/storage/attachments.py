"""What was sent along with a job: Telegram keeps the file, this is the reference to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.engine import Row

from bot.storage.database import Transaction
from bot.storage.schema import attachments
from bot.storage.upsert import insert

_HOW_MANY = select(func.count()).where(
    attachments.c.user_id == bindparam("user"), attachments.c.job_id == bindparam("job")
)


class FileKind(StrEnum):
    """As what Telegram keeps a file, and so as what it can be sent again."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a job; `name` is its sender's."""

    id: int
    kind: FileKind
    file_id: str
    name: str | None
    at: datetime


async def add(
    tx: Transaction, user_id: int, job_id: int, kind: FileKind, file_id: str, name: str | None, now: datetime
) -> None:
    """Keep the reference to a file."""
    await tx.execute(
        insert(attachments).values(user_id=user_id, job_id=job_id, kind=kind.value, file_id=file_id, name=name, at=now)
    )


async def of_job(tx: Transaction, user_id: int, job_id: int) -> tuple[Attachment, ...]:
    """A job's files, in the order in which they came."""
    rows = await tx.execute(
        select(attachments)
        .where(attachments.c.user_id == user_id, attachments.c.job_id == job_id)
        .order_by(attachments.c.id)
    )
    return tuple(_attachment(row) for row in rows)


async def how_many(tx: Transaction, user_id: int, job_id: int) -> int:
    """How many files a job has."""
    return int((await tx.execute(_HOW_MANY, {"user": user_id, "job": job_id})).scalar_one())


async def remove(tx: Transaction, user_id: int, attachment_id: int) -> int | None:
    """Forget one of the user's files; its job's id, None where there is none to forget."""
    gone = await tx.execute(
        delete(attachments)
        .where(attachments.c.user_id == user_id, attachments.c.id == attachment_id)
        .returning(attachments.c.job_id)
    )
    job_id: int | None = gone.scalar_one_or_none()
    return job_id


def _attachment(row: Row[Any]) -> Attachment:
    # What was imported may name a kind that is not known here; as a document Telegram refuses it, and that is told.
    kind = FileKind(row.kind) if row.kind in list(FileKind) else FileKind.DOCUMENT
    return Attachment(row.id, kind, row.file_id, row.name, row.at)
