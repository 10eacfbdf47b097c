"""What a monitoring system reads at /metrics, in Prometheus' words; counted here, and of nobody in particular.

The counting needs no library. The extra `[metrics]` puts it into words; without it there is no /metrics.
"""

import asyncio
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.actions.backup import Backups
from bot.delivery.pace import Pace
from bot.llm import Model
from bot.storage.database import Database
from bot.storage.operating import Queues, queues

if TYPE_CHECKING:
    from prometheus_client.core import Metric

_BUCKETS: Final = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds
_LOOKS_EVERY: Final = 1.0


class Latency:
    """How long something took, each time, in buckets."""

    def __init__(self) -> None:
        self._counts = [0] * (len(_BUCKETS) + 1)
        self._sum = 0.0

    def took(self, seconds: float) -> None:
        """It took so long."""
        self._counts[bisect_left(_BUCKETS, seconds)] += 1
        self._sum += seconds

    def cumulated(self) -> tuple[list[tuple[str, float]], float]:
        """How many took at most how long, and the sum of all."""
        found, total = [], 0
        for bound, count in zip((*map(str, _BUCKETS), "+Inf"), self._counts, strict=True):
            total += count
            found.append((bound, float(total)))
        return found, self._sum


class Metrics:
    """What is counted while the bot runs; `model`, `pace` and `backups` are told once they are there."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lag = 0.0
        self.cards = Latency()
        self.database: Database | None = None
        self.backups: Backups | None = None
        self.model: Model | None = None
        self.pace = Pace()

    def add_routes(self, app: web.Application) -> None:
        """`/metrics`."""
        app.router.add_get("/metrics", self._answer)

    async def run(self) -> None:
        """Watch how late the loop is, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            meant = loop.time() + _LOOKS_EVERY
            await asyncio.sleep(_LOOKS_EVERY)
            self._lag = max(0.0, loop.time() - meant)

    async def _answer(self, _request: web.Request) -> web.Response:
        try:
            from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        except ImportError:
            return web.Response(status=404, text="There are metrics where the extra [metrics] is installed.\n")
        if self.database is None:
            return web.Response(status=503, text="starting\n")
        async with self.database.beside() as tx:
            waits = await queues(tx, self._now())
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Found(list(self._all(waits))))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _all(self, waits: Queues) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

        now = self._now()
        latest = self.backups.latest() if self.backups is not None else None
        p99 = self.database.commits.p99() if self.database is not None else None
        gauges = {
            "inbox_waiting": ("Updates received and not yet done", waits.waiting),
            "inbox_parked": ("Updates that failed too often", waits.parked),
            "outbox_waiting": ("Pushes decided and not yet sent", waits.to_send),
            "outbox_dead": ("Pushes that can't be delivered", waits.dead),
            "outbox_oldest_due_seconds": ("For how long the oldest due push waits", _age(waits.oldest_due, now) or 0),
            "loop_lag_seconds": ("How late the event loop was at its last look", self._lag),
            "commit_p99_seconds": ("99 of 100 of the latest commits took at most", p99),
            "backup_age_seconds": ("Since the newest backup", _age(latest.made_at, now) if latest else None),
            "backup_bytes": ("The newest backup's size", latest.size if latest else None),
        }
        for name, (about, value) in gauges.items():
            if value is not None:
                yield GaugeMetricFamily(f"jobtrail_{name}", about, value)
        yield CounterMetricFamily("jobtrail_telegram_429", "How often Telegram asked for a pause", self.pace.refusals)
        buckets, total = self.cards.cumulated()
        about = "From the beginning of a message's turn until its card is shown"
        yield HistogramMetricFamily("jobtrail_card_seconds", about, buckets, total)
        if self.model is not None:
            spent = self.model.spent
            yield CounterMetricFamily("jobtrail_model_calls", "Answers of the model", spent.usage.calls)
            tokens = CounterMetricFamily("jobtrail_model_tokens", "Tokens in and out", labels=["direction"])
            tokens.add_metric(["in"], spent.usage.input_tokens)
            tokens.add_metric(["out"], spent.usage.output_tokens)
            yield tokens
            failures = CounterMetricFamily("jobtrail_model_failures", "Questions that failed", labels=["kind"])
            for kind, many in spent.failures.items():
                failures.add_metric([kind.value], many)
            yield failures


class _Found:
    """What was found just now, as a collector hands it out."""

    def __init__(self, metrics: "list[Metric]") -> None:
        self._metrics = metrics

    def collect(self) -> "Iterator[Metric]":
        """All of it."""
        return iter(self._metrics)


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else max(0.0, (now - moment).total_seconds())
