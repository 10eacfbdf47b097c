"""How the bot is, for those who run it."""

from collections.abc import Sequence
from datetime import timedelta

from babel.dates import format_timedelta
from babel.numbers import format_decimal

from bot import VERSION
from bot.actions.admin import Overview
from bot.model.user import Visit
from bot.storage.inbox import Parked
from bot.texts import Markup, text
from bot.views.buttons import BackUpNow, ShowAdmin, ShowParked, TryAgain
from bot.views.screen import Button, Screen
from bot.views.when import moment

_MEGABYTE = 1_000_000


def overview_screen(seen: Overview, visit: Visit) -> Screen:
    """Numbers, and what to do about them."""
    language, queues = visit.user.language, seen.queues
    lines = [
        text("admin-title", language, version=VERSION),
        Markup(),
        text("admin-people", language, people=seen.people, active=seen.active),
        text("admin-inbox", language, waiting=queues.waiting, parked=queues.parked),
        text("admin-outbox", language, waiting=queues.to_send, dead=queues.dead),
    ]
    if queues.oldest_due is not None:
        late = format_timedelta(max(visit.now - queues.oldest_due, timedelta()), locale=language)
        lines.append(text("admin-late", language, late=late))
    lines.append(_backup(seen, visit))
    lines.append(text("admin-size", language, size=_size(seen.size, language)))
    lines.append(text("admin-refusals", language, count=seen.refusals))
    if seen.spent is not None:
        usage = seen.spent.usage
        cost = "?" if usage.cost is None else f"${usage.cost:.2f}"
        tokens = str(format_decimal(usage.input_tokens + usage.output_tokens, locale=language))
        failed = sum(seen.spent.failures.values())
        lines.append(text("admin-model", language, asked=seen.spent.questions, failed=failed, tokens=tokens, cost=cost))
    refresh = Button(text("button-admin-refresh", language), ShowAdmin())
    back_up = Button(text("button-back-up", language), BackUpNow())
    rows: list[tuple[Button, ...]] = [(back_up, refresh) if seen.has_backups else (refresh,)]
    if queues.parked:
        rows.append((Button(text("button-parked", language, count=queues.parked), ShowParked()),))
    return Screen(Markup("\n".join(lines)), tuple(rows))


def parked_screen(parked: Sequence[Parked], visit: Visit) -> Screen:
    """Updates that failed too often, by their numbers: what people wrote is in none of it."""
    language = visit.user.language
    back = (Button(text("button-admin-back", language), ShowAdmin()),)
    if not parked:
        return Screen(text("admin-nothing-parked", language), (back,))
    lines = [
        text(
            "admin-parked-one",
            language,
            id=str(one.update_id),
            when=moment(one.parked_at, visit),
            error=one.error_id or "?",
        )
        for one in parked
    ]
    again = [
        (Button(text("button-try-again", language, id=str(one.update_id)), TryAgain(one.update_id)),) for one in parked
    ]
    return Screen(Markup("\n".join((text("admin-parked-title", language), "", *lines))), (*again, back))


def _backup(seen: Overview, visit: Visit) -> Markup:
    language = visit.user.language
    if not seen.has_backups:
        return text("admin-backup-elsewhere", language)
    if seen.backup is None:
        return text("admin-no-backup", language)
    size = _size(seen.backup.size, language)
    return text("admin-backup", language, when=moment(seen.backup.made_at, visit), size=size)


def _size(size: int, language: str) -> str:
    return f"{format_decimal(round(size / _MEGABYTE, 1), locale=language)} MB"
