"""What a container, a proxy and a monitoring system are told."""

import sys
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.actions.backup import Backups
from bot.delivery.headers import guard
from bot.delivery.health import Health
from bot.delivery.metrics import Metrics
from bot.delivery.pace import Pace
from bot.storage import inbox, outbox, users
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.lock import damaging_library
from tests.conftest import Clock

Asked = TestClient[web.Request, web.Application]


@pytest.fixture
def health(clock: Clock, database: Database) -> Health:
    """The health of a bot that has just heard from Telegram."""
    made = Health(clock.now)
    made.database = database
    made.polled()
    return made


@pytest.fixture
def metrics(clock: Clock, database: Database) -> Metrics:
    """The metrics of a bot that has just started."""
    made = Metrics(clock.now)
    made.database = database
    return made


@pytest.fixture
async def asked(health: Health, metrics: Metrics) -> AsyncIterator[Asked]:
    """Somebody who asks over HTTP."""
    app = web.Application()
    guard(app)
    health.add_routes(app)
    metrics.add_routes(app)
    async with TestClient(TestServer(app)) as client:
        yield client


async def answer(asked: Asked, path: str) -> tuple[int, str]:
    """The status, and why."""
    response = await asked.get(path)
    return response.status, (await response.json()).get("reason", "")


async def last_pulse(database: Database) -> datetime | None:
    """When something was written to see that it can be."""
    async with database.begin() as tx:
        moment: str | None = (await tx.execute(text("SELECT at FROM pulse"))).scalar()
    return None if moment is None else datetime.fromisoformat(moment)


async def test_a_bot_that_works_is_live_and_ready(asked: Asked) -> None:
    assert await answer(asked, "/health/live") == (200, "")
    assert await answer(asked, "/health/ready") == (200, "")


async def test_who_has_not_heard_of_telegram_for_90_seconds_is_live_but_not_ready(
    asked: Asked, clock: Clock, health: Health
) -> None:
    clock.go_on(seconds=91)
    assert await answer(asked, "/health/live") == (200, "")
    assert await answer(asked, "/health/ready") == (503, "Telegram has not been heard of lately")
    health.polled()
    assert await answer(asked, "/health/ready") == (200, "")


async def test_to_be_ready_a_write_was_committed_within_10_seconds_and_asking_often_costs_no_more(
    asked: Asked, clock: Clock, database: Database
) -> None:
    await answer(asked, "/health/live")
    assert await last_pulse(database) is None
    await answer(asked, "/health/ready")
    first = await last_pulse(database)
    clock.go_on(seconds=5)
    await answer(asked, "/health/ready")
    assert await last_pulse(database) == first
    clock.go_on(seconds=6)
    await answer(asked, "/health/ready")
    assert await last_pulse(database) != first


async def test_a_disk_that_takes_no_writes_is_not_ready(asked: Asked, database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(text("CREATE TRIGGER full BEFORE INSERT ON pulse BEGIN SELECT RAISE(ABORT, 'disk full'); END"))
    assert await answer(asked, "/health/live") == (200, "")
    status, why = await answer(asked, "/health/ready")
    assert (status, why.startswith("the database does not answer")) == (503, True)


async def test_where_a_newer_version_has_changed_the_tables_this_one_is_not_ready(
    asked: Asked, database: Database
) -> None:
    async with database.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await answer(asked, "/health/ready") == (503, "the tables are of another version (9999)")


async def test_before_the_database_is_open_it_is_starting(asked: Asked, health: Health, metrics: Metrics) -> None:
    health.database = metrics.database = None
    assert await answer(asked, "/health/live") == (503, "starting")
    assert (await asked.get("/metrics")).status == 503


async def test_every_answer_tells_a_browser_to_run_and_keep_nothing(asked: Asked) -> None:
    for path in ("/health/live", "/metrics", "/nowhere"):
        headers = (await asked.get(path)).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; frame-ancestors 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "Server" not in headers


async def figures(asked: Asked) -> dict[str, float]:
    """All that /metrics says, by name and labels, as Prometheus reads it."""
    said = await (await asked.get("/metrics")).text()
    found = {}
    for family in text_string_to_metric_families(said):
        for one in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(one.labels.items()))
            found[f"{one.name}{{{labels}}}" if labels else one.name] = one.value
    return found


async def test_metrics_count_what_waits_what_failed_and_how_old_the_backup_is(
    asked: Asked, clock: Clock, database: Database, metrics: Metrics, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with database.begin() as tx:
        await users.welcome(tx, 1001, "en", clock.now())
        await inbox.keep(tx, 7, [Received(number, 1001, "{}") for number in (1, 2, 3)], clock.now())
        await inbox.done(tx, 7, [1], clock.now())
        await inbox.park(tx, 7, 2, clock.now())
        for key in ("due", "gone"):
            await outbox.decide(
                tx, 1001, key=key, kind="reminder", facts={}, job_id=None, now=clock.now(), not_before=clock.now()
            )
        await outbox.give_up(tx, 2, clock.now(), "blocked")
    folder = tmp_path_factory.mktemp("backups")
    path = await file_of(database)
    metrics.backups = Backups(path, folder, 3)
    await metrics.backups.make(clock.now())
    metrics.pace = Pace()
    metrics.pace.refused("1001", 3)
    metrics.cards.took(0.25)
    clock.go_on(minutes=2)
    said = await figures(asked)
    assert said["jobtrail_inbox_waiting"] == said["jobtrail_inbox_parked"] == 1
    assert said["jobtrail_outbox_waiting"] == said["jobtrail_outbox_dead"] == 1
    assert said["jobtrail_outbox_oldest_due_seconds"] == said["jobtrail_backup_age_seconds"] == 120
    assert said["jobtrail_backup_bytes"] > 0
    assert said["jobtrail_telegram_429_total"] == 1
    assert (said["jobtrail_card_seconds_bucket{le=0.2}"], said["jobtrail_card_seconds_bucket{le=0.3}"]) == (0, 1)
    assert (said["jobtrail_card_seconds_count"], said["jobtrail_card_seconds_sum"]) == (1, 0.25)
    assert said["jobtrail_commit_p99_seconds"] > 0
    assert not any("user" in name for name in said)


async def file_of(database: Database) -> Path:
    """Where a database lies."""
    async with database.begin() as tx:
        return Path(str((await tx.execute(text("SELECT file FROM pragma_database_list"))).scalar()))


async def test_without_the_library_there_are_no_metrics_and_a_line_says_so(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    response = await asked.get("/metrics")
    assert (response.status, "[metrics]" in await response.text()) == (404, True)


@pytest.mark.parametrize(
    ("version", "affected"),
    [
        ((3, 6, 23), False),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 46, 1), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
    ],
    ids=str,
)
def test_a_library_that_can_damage_a_log_is_known(version: tuple[int, int, int], affected: bool) -> None:
    assert (damaging_library(version) is not None) is affected
