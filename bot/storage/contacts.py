"""The people behind a job."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.engine import Row

from bot.storage import search
from bot.storage.database import Transaction
from bot.storage.schema import contacts
from bot.storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to write to or to call, as the user typed it; `id` is 0 until it is kept."""

    name: str
    role: str | None = None
    mail: str | None = None
    phone: str | None = None
    link: str | None = None
    id: int = 0


_OF_JOB = (
    select(contacts)
    .where(contacts.c.user_id == bindparam("user"), contacts.c.job_id == bindparam("job"))
    .order_by(contacts.c.id)
)


async def add(tx: Transaction, user_id: int, job_id: int, contact: Contact) -> Contact:
    """Keep a new contact of a job."""
    made = await tx.execute(
        insert(contacts).values(user_id=user_id, job_id=job_id, **_values(contact)).returning(contacts)
    )
    row = made.one()
    await search.renew(tx, user_id, job_id, ("notes",))
    return _contact(row)


async def of_job(tx: Transaction, user_id: int, job_id: int) -> tuple[Contact, ...]:
    """A job's contacts, in the order in which they came."""
    return tuple(map(_contact, await tx.execute(_OF_JOB, {"user": user_id, "job": job_id})))


async def by_id(tx: Transaction, user_id: int, contact_id: int) -> tuple[int, Contact] | None:
    """One of the user's contacts, with its job's id."""
    row = (
        await tx.execute(select(contacts).where(contacts.c.user_id == user_id, contacts.c.id == contact_id))
    ).one_or_none()
    return None if row is None else (row.job_id, _contact(row))


async def change(tx: Transaction, user_id: int, job_id: int, contact: Contact) -> None:
    """Write a contact anew."""
    await tx.execute(
        update(contacts).where(contacts.c.user_id == user_id, contacts.c.id == contact.id).values(**_values(contact))
    )
    await search.renew(tx, user_id, job_id, ("notes",))


async def remove(tx: Transaction, user_id: int, job_id: int, contact_id: int) -> None:
    """Delete a contact."""
    await tx.execute(delete(contacts).where(contacts.c.user_id == user_id, contacts.c.id == contact_id))
    await search.renew(tx, user_id, job_id, ("notes",))


def _values(contact: Contact) -> dict[str, str | None]:
    return {
        "name": contact.name,
        "role": contact.role,
        "mail": contact.mail,
        "phone": contact.phone,
        "link": contact.link,
    }


def _contact(row: Row[Any]) -> Contact:
    return Contact(row.name, row.role, row.mail, row.phone, row.link, row.id)
