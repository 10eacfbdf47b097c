"""Engines that outlive a test's database: what SQLAlchemy made of a statement for one test serves the next, too.

A bot opens one database and keeps it; the tests open thousands, and to compile the same statements for each of them
was a fifth of their time. An engine is lent again only once it has closed all that it had open.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import postgres, sqlite
from bot.storage.sqlite_driver import connect

_of_a_file, _of_a_server = sqlite._engine, postgres._engine


class _OfFiles:
    """Engines for SQLite; each opens the file that it was last lent for."""

    def __init__(self) -> None:
        self._idle: list[tuple[AsyncEngine, list[Path]]] = []

    def lend(self, path: Path) -> AsyncEngine:
        """An engine for this file."""
        if self._idle:
            engine, at = self._idle.pop()
            at[:] = [path]
            return engine
        at = [path]

        async def connect_there(_first: Path) -> aiosqlite.Connection:
            return await connect(at[0])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite, "connect", connect_there)
            engine = _of_a_file(path)
        event.listen(engine.sync_engine, "engine_disposed", lambda _: _give_back(self._idle, (engine, at)))
        return engine


class _OfServers:
    """Engines for PostgreSQL; each connects to the database that it was last lent for."""

    def __init__(self) -> None:
        self._idle: list[tuple[AsyncEngine, dict[str, Any]]] = []

    def lend(self, url: URL) -> AsyncEngine:
        """An engine for this database."""
        if self._idle:
            engine, to = self._idle.pop()
        else:
            engine, to = _of_a_server(make_url("postgresql+psycopg://")), {}
            event.listen(engine.sync_engine, "do_connect", lambda *given: given[3].update(to))
            event.listen(engine.sync_engine, "engine_disposed", lambda _: _give_back(self._idle, (engine, to)))
        to.clear()
        to.update(engine.dialect.create_connect_args(url)[1])
        return engine


def _give_back(idle: list[Any], lent: Any) -> None:
    """Who closes a database twice gives its engine back once."""
    if lent not in idle:
        idle.append(lent)


@contextmanager
def lent_engines() -> Iterator[None]:
    """All databases that are opened meanwhile share engines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_engine", _OfFiles().lend)
        patch.setattr(postgres, "_engine", _OfServers().lend)
        yield


@contextmanager
def own_engines() -> Iterator[None]:
    """Each database that is opened meanwhile has an engine of its own, as in a bot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_engine", _of_a_file)
        patch.setattr(postgres, "_engine", _of_a_server)
        yield
