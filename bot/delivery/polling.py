"""Ask Telegram for updates, again and again. The offset moves on only when a batch is on disk."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.inbox import Raw, update_id_of
from bot.delivery.telegram_client import raw_updates, wanted_pause
from bot.errors import CannotStart

log = logging.getLogger(__name__)

POLL_SECONDS = 50
_GRACE = 10  # seconds beyond the poll in which Telegram's answer may still arrive
_LONGEST_PAUSE = 30.0

Take = Callable[[Sequence[Raw]], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]
BAD_TOKEN = "TELEGRAM_TOKEN: Telegram does not know this token; @BotFather shows the right one."  # noqa: S105  # a sentence


async def connect(bot: Bot, sleep: Sleep = asyncio.sleep, *, polling: bool = True) -> None:
    """Wait until Telegram answers; where they are polled, no webhook may take updates. CannotStart: a wrong token."""
    pause = 1.0
    while True:
        try:
            await bot.initialize()
            if polling:
                await bot.delete_webhook()
        except (InvalidToken, Forbidden) as error:
            raise CannotStart(BAD_TOKEN) from error
        except TelegramError as error:
            log.warning("Telegram can't be reached yet (%s); next try in %.0f s", error, pause)
            await sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return


async def poll(
    bot: Bot,
    take: Take,
    wanted: Sequence[str],
    *,
    seconds: int = POLL_SECONDS,
    sleep: Sleep = asyncio.sleep,
    polled: Callable[[], None] = lambda: None,
) -> None:
    """Poll until cancelled. `polled` is called whenever Telegram has answered."""
    offset: int | None = None  # at first all that Telegram still has; what we had before is told apart on disk
    pause = 1.0
    while True:
        try:
            updates = await raw_updates(bot, offset, seconds, _GRACE, wanted)
        except (InvalidToken, Forbidden) as error:
            raise CannotStart(BAD_TOKEN) from error
        except RetryAfter as error:
            await sleep(wanted_pause(error).total_seconds())
        except TelegramError as error:
            if isinstance(error, Conflict):
                log.error("another program polls with this token (TELEGRAM_TOKEN); next try in %.0f s", pause)
            elif isinstance(error, BadRequest):
                log.error("Telegram refuses to be polled: %s", error)
            else:
                log.warning("polling failed (%s); next try in %.0f s", error, pause)
            await sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            pause = 1.0
            polled()
            known = [(number, one) for one in updates if (number := update_id_of(one)) is not None]
            if known:
                await take([one for _, one in known])
                offset = known[-1][0] + 1
            elif updates:
                log.error("Telegram sent what are no updates; next try in %.0f s", _LONGEST_PAUSE)
                await sleep(_LONGEST_PAUSE)
