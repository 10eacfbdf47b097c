"""INSERT, also with ON CONFLICT, for both engines: every storage module takes `insert` from here."""

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.dml import OnConflictClause

__all__ = ["insert"]

# The engines mean the same by ON CONFLICT. PostgreSQL's compiler also asks for a constraint's name, which SQLite has no
# word for: none is ever given. (PostgreSQL's own `insert` would serve both, but reading it takes 30 ms of each start.)
OnConflictClause.constraint_target = None  # type: ignore[attr-defined]
