"""Let a language model go over a card: its lines shorter and in the user's language, each on the posting's own words.

The card of the rules is there before, and stays where the model fails, is stopped, or says what does not stand.
"""

import logging
from dataclasses import dataclass

from bot.actions.open_job import Opened, mine, whole
from bot.errors import UserError
from bot.llm import Model, Usage
from bot.model.summary import Summary
from bot.model.user import Visit
from bot.storage import postings, refinements
from bot.storage.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Assistant:
    """The operator's language model, and how often a day it works for one user."""

    model: Model
    daily_limit: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether the model may be asked; `just_ended` where this is the first time today that it may not."""

    granted: bool
    just_ended: bool = False


async def has_share(database: Database, visit: Visit, assistant: Assistant) -> bool:
    """Whether anything of the user's share of today is left; nothing is counted."""
    async with database.begin(visit.user.id) as tx:
        return await refinements.calls(tx, visit.user.id, visit.today) < assistant.daily_limit


async def allowance(database: Database, visit: Visit, assistant: Assistant) -> Allowance:
    """Count one call of today's."""
    async with database.begin(visit.user.id) as tx:
        calls = await refinements.count_call(tx, visit.user.id, visit.today)
    return Allowance(calls <= assistant.daily_limit, calls == assistant.daily_limit + 1)


async def note_use(database: Database, visit: Visit, usage: Usage) -> None:
    """Note what a call for this user used: in the log, and among what the user used today."""
    if not usage.calls:
        return
    log.info(
        "model: %d calls, %d tokens in, %d out, cost %s",
        usage.calls,
        usage.input_tokens,
        usage.output_tokens,
        "unknown" if usage.cost is None else f"${usage.cost:.5f}",
    )
    async with database.begin(visit.user.id) as tx:
        await refinements.add_tokens(tx, visit.user.id, visit.today, usage.input_tokens + usage.output_tokens)


async def refine(database: Database, visit: Visit, before: Opened, assistant: Assistant) -> Opened | None:
    """The card as the model puts it; None where the rules' card stays, for a reason that only the log needs.

    UserError where today's share was used up meanwhile, which is told once. What was made before is no new call.
    What the user did with the card meanwhile is theirs: a card that they acted on keeps its look until they ask.
    """
    from bot.summary.refined import cache_key, refined

    language = visit.user.model_language or visit.user.language
    key = cache_key(before.posting, language, assistant.model.name)
    async with database.begin(visit.user.id) as tx:
        made = await refinements.kept(tx, visit.user.id, key)
    if made is None:
        allowed = await allowance(database, visit, assistant)
        if allowed.just_ended:
            raise UserError("model-limit-used-up", count=assistant.daily_limit)
        if not allowed.granted:
            return None
        answer = await refined(before.posting, before.summary, language, assistant.model)
        await note_use(database, visit, answer.usage)
        if answer.summary is None:
            log.info("the rules' card stays: %s", answer.reason)
            return None
        made = answer.summary
    return await _kept(database, visit, before, key, made, assistant.model.name)


async def show_refined(database: Database, visit: Visit, job_id: int) -> Opened:
    """The user wants to see what the model made."""
    async with database.begin(visit.user.id) as tx:
        job = await mine(tx, visit, job_id)
        await postings.show_refined(tx, visit.user.id, job_id)
        return await whole(tx, visit, job)


async def _kept(database: Database, visit: Visit, before: Opened, key: str, made: Summary, model: str) -> Opened | None:
    async with database.begin(visit.user.id) as tx:
        await refinements.keep(tx, visit.user.id, key, made, visit.now)
        job = await mine(tx, visit, before.job.id)
        now = await whole(tx, visit, job)
        if now.posting.text != before.posting.text:
            return None  # the text has changed meanwhile, so this is about another one
        await postings.keep_refined(tx, visit.user.id, job.id, made, model, shown=job == before.job)
        return await whole(tx, visit, job)
