"""The composition root: settings → services → a running bot. Nothing opens before `run`."""

import asyncio
import contextlib
import errno
import gc
import ipaddress
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from aiohttp import web
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.actions.admin import Operator
from bot.actions.backup import Backups
from bot.actions.clocks import follow_clocks
from bot.actions.recheck import Rechecks
from bot.actions.refine import Assistant
from bot.delivery.alarm import Alarm
from bot.delivery.checkup import own_name
from bot.delivery.headers import guard
from bot.delivery.health import Health
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.inbox import Inbox
from bot.delivery.looker import Looker
from bot.delivery.metrics import Metrics
from bot.delivery.others import Call, Others, Work
from bot.delivery.pace import Pace
from bot.delivery.polling import POLL_SECONDS, connect, poll
from bot.delivery.rush import Rush
from bot.delivery.sender import Sender
from bot.delivery.sweeper import Sweeper
from bot.delivery.telegram_client import client, pace_of
from bot.delivery.webhook import Webhook
from bot.errors import CannotStart
from bot.handlers.desk import Desk
from bot.handlers.refining import Refining
from bot.handlers.routes import WANTED_UPDATES, apologise, handle, slow_down
from bot.llm import Model, Prices
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.lock import damaging_library
from bot.texts import FALLBACK, languages, text
from bot.views.welcome import commands
from bot.web import Downloader, Web

log = logging.getLogger(__name__)

_PATIENCE = (
    18.0  # seconds to finish what is under way when told to stop, beside the sender's; a supervisor kills after 30
)
_NOBODY = Operator()
_PLAYGROUND_BOT = 2**52 + 1  # Telegram's own ids have at most 52 bits


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


async def run(settings: Settings) -> None:
    """Run until told to stop. CannotStart says in a line why it can't."""
    working = asyncio.create_task(_work(settings))
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, working.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await working


async def _work(settings: Settings) -> None:
    """Open what the bot needs, one after the other, and answer; on the way out all of it is closed again."""
    health = Health(now)
    async with contextlib.AsyncExitStack() as opened:
        database = health.database = await Database.open(settings.database)
        opened.push_async_callback(database.close)
        await follow_clocks(database, now())
        site = web.Application()
        guard(site)
        health.add_routes(site)
        metrics = Metrics(now)
        metrics.database, metrics.backups = database, _backups(settings)
        metrics.add_routes(site)
        webhook = _webhook(settings)
        if webhook is not None:
            webhook.add_routes(site)
        token, api_url = _telegram(settings, site)
        address = await opened.enter_async_context(_serving(site, settings))
        # Its own playground needs no sparing.
        bot = client(token, api_url or address, Pace(settings.messages_per_second) if api_url else None)
        metrics.pace = pace_of(bot)
        opened.push_async_callback(bot.shutdown)
        await connect(bot, polling=webhook is None)
        health.polled()
        pages = Downloader(allow_private=settings.fetch_allow_private)
        opened.push_async_callback(pages.close)
        assistant = _assistant(settings)
        if assistant is not None:
            metrics.model = assistant.model
            opened.push_async_callback(assistant.model.close)
        ready = asyncio.Event()

        async def keep_house() -> None:
            await ready.wait()
            housekeeping = Housekeeping(database, now, metrics.backups, Rechecks(database, pages, now))
            housekeeping.start()
            try:
                await asyncio.Event().wait()
            finally:
                await housekeeping.stop()

        async with answering(
            database,
            bot,
            pages,
            now,
            settings.allowed_users and settings.allowed_users | settings.admin_users,
            assistant=assistant,
            polled=health.polled,
            webhook=webhook,
            card_made=metrics.cards.took,
            rush=Rush(settings.messages_at_once),
            operator=Operator(settings.admin_users, metrics.backups, lambda: metrics.pace.refusals),
            chores=keep_house,
        ):
            _say_ready(settings, bot, address)
            _settle()
            ready.set()
            watching = asyncio.create_task(metrics.run())
            opened.callback(watching.cancel)
            await introduce(bot)
            await asyncio.Event().wait()  # until told to stop, which ends this task


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a bot at work that others may wait for or wake."""

    inbox: Inbox
    sweeper: Sweeper
    looker: Looker
    sender: Sender


@asynccontextmanager
async def answering(
    database: Database,
    bot: Bot,
    pages: Web,
    clock: Callable[[], datetime],
    allowed_users: frozenset[int] = frozenset(),
    *,
    assistant: Assistant | None = None,
    refining: Refining | None = None,
    polled: Callable[[], None] = lambda: None,
    poll_seconds: int = POLL_SECONDS,
    webhook: Webhook | None = None,
    card_made: Callable[[float], None] = lambda _seconds: None,
    rush: Rush | None = None,
    operator: Operator = _NOBODY,
    chores: Work | None = None,
) -> AsyncIterator[Running]:
    """The bot at work, from its first poll (or what a webhook brings first) to the last answer.

    `chores` are done beside it, by one process of all that are at work on the database.
    """
    sender = Sender(database, bot, clock, Alarm(clock), pace_of(bot))
    looker = Looker(database, pages, clock, Alarm(clock), looked=sender.wake)

    def fired() -> None:
        sender.wake()
        looker.wake()

    sweeper = Sweeper(database, clock, Alarm(clock), fired)
    refining = refining or Refining()
    others = Others.of(database)
    others.when_called(Call.REMINDERS, sweeper.wake)
    changed = partial(others.call, Call.REMINDERS)

    async def again(update_id: int) -> bool:
        return await inbox.try_again(update_id)

    desk = Desk(database, pages, bot, clock, changed, refining, assistant, allowed_users, card_made, operator, again)
    inbox = others.inbox(
        bot,
        partial(handle, desk),
        partial(apologise, desk),
        clock,
        rush=rush,
        rests=partial(slow_down, desk),
    )
    await inbox.start()
    alone: list[Work] = [sweeper.run, looker.run, sender.run, *([chores] if chores else [])]
    beside: list[Work] = [others.listen]
    if webhook is None:
        alone.append(partial(poll, bot, inbox.take, WANTED_UPDATES, seconds=poll_seconds, polled=polled))
    else:
        beside.append(partial(webhook.run, bot, inbox.take, WANTED_UPDATES, heard=polled))
    try:
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(others.only_one_of_us(alone)), *(tasks.create_task(one()) for one in beside)]
            try:
                yield Running(inbox, sweeper, looker, sender)
            finally:
                for task in running:
                    task.cancel()
    finally:
        await inbox.stop(_PATIENCE)
        await refining.close()


async def introduce(bot: Bot) -> None:
    """Tell Telegram the commands and what the bot is for, in every language; no matter where that fails."""
    for language in languages():
        # English is what everybody sees whose language the bot does not speak.
        code = None if language == FALLBACK else language
        menu = [BotCommand(name, about) for name, about in commands(language)]
        try:
            await bot.set_my_commands(menu, language_code=code)
            await bot.set_my_description(text("bot-description", language), language_code=code)
            await bot.set_my_short_description(text("bot-short-description", language), language_code=code)
        except TelegramError as error:
            log.warning("the commands could not be set: %s", error)


def _backups(settings: Settings) -> Backups | None:
    """The nightly backups; None where a server keeps everything, which has its own."""
    if settings.database_path is None:
        return None
    return Backups(settings.database_path, settings.backups_path, settings.backup_keep)


def _assistant(settings: Settings) -> Assistant | None:
    """The language model, where one is configured; its library is read when it is first asked."""
    if not settings.has_model:
        return None
    prices = Prices(*settings.openai_prices) if settings.openai_prices is not None else None
    model = Model(settings.openai_base_url, settings.openai_api_key, settings.openai_model, prices=prices)
    return Assistant(model, settings.ai_daily_limit)


def _webhook(settings: Settings) -> Webhook | None:
    """Where Telegram is to bring updates; None: they are polled."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    return Webhook(settings.webhook_url, settings.webhook_secret)


def _telegram(settings: Settings, site: web.Application) -> tuple[str, str | None]:
    """The token and address of Telegram; without a token, those of a playground on the site (None: its address)."""
    if settings.telegram_token is not None:
        return settings.telegram_token.get_secret_value(), settings.telegram_api_url
    if not settings.playground_open and not _is_loopback(settings.http_host):
        raise CannotStart(
            f"HTTP_HOST: without TELEGRAM_TOKEN this is the playground, which lets in whoever reaches "
            f"{settings.http_host}; use 127.0.0.1, or set PLAYGROUND_OPEN=true if that is what you want."
        )
    from bot.playground import open_playground

    token = f"{_PLAYGROUND_BOT}:{secrets.token_urlsafe(24)}"
    open_playground(token, settings.folder / "playground.json").add_routes(site)
    return token, None


@asynccontextmanager
async def _serving(site: web.Application, settings: Settings) -> AsyncIterator[str]:
    """Listen for health checks (and the playground's page); the address under which this process finds itself."""
    host, port = settings.http_host, settings.http_port
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(f"HTTP_PORT: {port} is in use on {host}; name another.") from error
            raise CannotStart(f"HTTP_HOST: can't listen on {host}:{port} ({error.strerror or error}).") from error
        yield f"http://{own_name(host)}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _settle() -> None:
    """Look for garbage from here on, in what comes from here on: what the start has read stays, and is much."""
    gc.freeze()
    gc.enable()


def _say_ready(settings: Settings, bot: Bot, address: str) -> None:
    library = damaging_library() if settings.database_path is not None else None
    if library is not None:
        log.warning("SQLite %s has a fault that the bot works around by one connection; docs/operations.md", library)
    if settings.telegram_token is None:
        print(f"Jobtrail's playground: {address}", flush=True)  # noqa: T201  # what the operator waits to read
    else:
        log.info("@%s is answering; health at %s/health/ready", bot.username, address)
