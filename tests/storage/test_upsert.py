"""One way to insert, for both engines."""

from pathlib import Path

import pytest
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from bot import storage
from bot.storage.schema import outbox, questions
from bot.storage.upsert import insert


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda one: one.name)  # type: ignore[no-untyped-call]
def test_an_insert_says_on_both_engines_what_a_conflict_means(dialect: Dialect) -> None:
    renewed = insert(questions).on_conflict_do_update(index_elements=["user_id"], set_={"asks": "note"})
    kept = insert(outbox).on_conflict_do_nothing().returning(outbox.c.id)
    assert "ON CONFLICT (user_id) DO UPDATE SET asks = " in str(renewed.compile(dialect=dialect))
    assert "ON CONFLICT DO NOTHING RETURNING" in str(kept.compile(dialect=dialect))


def test_no_module_takes_its_insert_from_one_engine_alone() -> None:
    modules = [one for one in Path(storage.__file__).parent.rglob("*.py") if one.name != "upsert.py"]
    assert modules
    for one in modules:
        lines = [line for line in one.read_text().splitlines() if line.startswith("from ") and "insert" in line]
        assert all(line == "from bot.storage.upsert import insert" for line in lines), one
