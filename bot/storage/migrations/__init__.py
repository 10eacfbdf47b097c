"""How the tables came to be. CONTRIBUTING.md tells how to add a step."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import CannotStart

# The newest step, so that a start on a current database need not read Alembic; a test holds it to the files.
HEAD = "0005"
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005"})
