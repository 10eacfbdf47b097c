"""What a job has besides its posting, asked for by one statement: most have nothing of most of it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, bindparam, func, select

from bot.storage.database import Transaction
from bot.storage.schema import attachments, contacts, interviews, profiles, reminders, tags


@dataclass(frozen=True, slots=True)
class Belongings:
    """What there is to be read of a job, and of the profile that it is held against; `files` counts them."""

    tags: bool
    contacts: bool
    interviews: bool
    reminders: bool
    profile: bool
    files: int


async def of_job(tx: Transaction, user_id: int, job_id: int) -> Belongings:
    """What one of the user's jobs has; reminders only as far as they are to come."""
    row = (await tx.execute(_BELONGINGS, {"user": user_id, "job": job_id})).one()
    return Belongings(
        bool(row.tags),
        bool(row.contacts),
        bool(row.interviews),
        bool(row.reminders),
        bool(row.profile),
        row.files,
    )


def _any(table: Table, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(table.c.user_id).where(*_of_job(table), *more).exists().label(table.name)


def _of_job(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.user_id == bindparam("user"), table.c.job_id == bindparam("job")


_BELONGINGS = select(
    _any(tags),
    _any(contacts),
    _any(interviews),
    _any(reminders, reminders.c.done_at.is_(None)),
    select(profiles.c.user_id).where(profiles.c.user_id == bindparam("user")).exists().label("profile"),
    select(func.count()).select_from(attachments).where(*_of_job(attachments)).scalar_subquery().label("files"),
)
