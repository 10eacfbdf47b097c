"""A model at work on a card, beside everything else: the chat goes on, and [Stop] ends it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.actions import refine
from bot.actions.open_job import Opened, open_job
from bot.actions.refine import Assistant
from bot.errors import NotFound, UserError
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views.card import card, with_line, with_refining
from bot.views.screen import Button, Screen

log = logging.getLogger(__name__)

# A text that comes in pieces is a new text with each of them; the last one is the one to work on.
_SETTLING = 1.5  # seconds


class Refining:
    """The cards that a model is working on."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._running: dict[int, asyncio.Task[None]] = {}

    def start(self, desk: Desk, chat: Chat, visit: Visit, opened: Opened, shown: int, assistant: Assistant) -> None:
        """Begin to work on a card that is shown; what was begun for it before is given up."""
        job_id = opened.job.id
        self.stop(job_id)
        task = asyncio.create_task(self._refine(desk, Chat(desk.bot, chat.id), visit, opened, shown, assistant))
        self._running[job_id] = task
        task.add_done_callback(lambda done: self._forget(job_id, done))

    def stop(self, job_id: int) -> bool:
        """Give the work on a card up; whether there was any."""
        task = self._running.pop(job_id, None)
        return task is not None and task.cancel()

    async def close(self) -> None:
        """Give everything up: the cards stay as they are."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def idle(self) -> None:
        """Return when nothing is being worked on."""
        while self._running:
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    def _forget(self, job_id: int, task: asyncio.Task[None]) -> None:
        if self._running.get(job_id) is task:
            del self._running[job_id]

    async def _refine(
        self, desk: Desk, chat: Chat, visit: Visit, before: Opened, shown: int, assistant: Assistant
    ) -> None:
        await self._sleep(_SETTLING)
        try:
            after = await refine.refine(desk.database, visit, before, assistant)
            if after is None:
                await chat.edit(shown, card(before, visit))
            elif after.job == before.job:
                await chat.edit(shown, card(after, visit))
            else:
                await chat.send(_offer(after, visit, assistant))
        except NotFound:
            log.debug("the card was put away while it was refined")
        except UserError as error:
            used_up = text(error.key, visit.user.language, **error.facts)
            await chat.edit(shown, with_line(card(before, visit), used_up))
        except TelegramError as error:
            log.warning("a refined card could not be shown: %s", error)
        except Exception:
            log.exception("refining failed; the rules' card stays")


async def prepared(desk: Desk, visit: Visit, opened: Opened, screen: Screen) -> tuple[Screen, Assistant | None]:
    """The first card as it is to be shown, and the model that goes to work on it, if one does."""
    if desk.assistant is None or opened.refined is not None:
        return screen, None
    # It is counted when the model is asked: a card that is stopped, or made before, costs nothing of the day's share.
    if await refine.has_share(desk.database, visit, desk.assistant):
        return with_refining(screen, opened.job, visit), desk.assistant
    if (await refine.allowance(desk.database, visit, desk.assistant)).just_ended:
        used_up = text("model-limit-used-up", visit.user.language, count=desk.assistant.daily_limit)
        return with_line(screen, used_up), None
    return screen, None


async def stop(desk: Desk, chat: Chat, visit: Visit, tap: buttons.StopRefining) -> None:
    """The card is good as it is."""
    desk.refining.stop(tap.job)
    opened = await open_job(desk.database, visit, tap.job)
    await chat.answer(text("refining-stopped", visit.user.language))
    await chat.show(card(opened, visit))


async def show_refined(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowRefined) -> None:
    """Show what the model made."""
    opened = await refine.show_refined(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(card(opened, visit))


def _offer(after: Opened, visit: Visit, assistant: Assistant) -> Screen:
    language = visit.user.language
    return Screen(
        text("refined-ready", language, model=assistant.model.name),
        ((Button(text("button-show-refined", language), buttons.ShowRefined(after.job.id)),),),
    )
