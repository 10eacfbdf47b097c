"""Answer a question about one job from its posting alone."""

import logging
from typing import TYPE_CHECKING

from bot.actions.open_job import Opened, open_job
from bot.actions.refine import Assistant, allowance, note_use
from bot.errors import UserError
from bot.model.user import Visit
from bot.storage.database import Database

if TYPE_CHECKING:
    from bot.summary.asked import Answer  # read with the first question

log = logging.getLogger(__name__)


async def ask_posting(
    database: Database, visit: Visit, job_id: int, question: str, assistant: Assistant | None
) -> "tuple[Opened, Answer, bool]":
    """What the posting of one of the user's jobs says to the question; by rules where no model may be asked.

    The last is whether this is the first time today that none may.
    """
    from bot.summary.asked import LONGEST_QUESTION, asked

    if len(question) > LONGEST_QUESTION:
        raise UserError("question-too-long", most=LONGEST_QUESTION)
    opened = await open_job(database, visit, job_id)
    model = None
    used_up = False
    if assistant is not None:
        allowed = await allowance(database, visit, assistant)
        model, used_up = (assistant.model if allowed.granted else None), allowed.just_ended
    answer = await asked(opened.posting, opened.summary, question, visit.user.language, model)
    await note_use(database, visit, answer.usage)
    if answer.reason:
        log.info("the rules answer: %s", answer.reason)
    return opened, answer, used_up
