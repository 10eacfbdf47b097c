"""How the tables came to be. CONTRIBUTING.md tells how to add a step."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import CannotStart

# The newest step, so that a start on a current database need not read Alembic; a test holds it to the files.
HEAD = "0011"
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", "0009", "0010", "0011"})


def bring_up_to_date(connection: Connection, where: str) -> None:
    """Apply the steps that are missing. CannotStart for what a newer version made; `where` is how we call it."""
    revision = _revision(connection)
    if revision == HEAD:
        return
    if revision is not None and revision not in KNOWN:
        raise CannotStart(f"DATABASE_URL: {where} was made by a newer Jobtrail (schema {revision}); update this one.")
    _migrate(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def _migrate(connection: Connection) -> None:
    # Alembic is a tenth of the start; it is read only where there is something to migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
