"""The text of a picture: by the operator's model where one may be asked, else by what this machine can read with."""

import logging
from dataclasses import dataclass

from bot.actions.refine import Assistant, allowance, note_use
from bot.errors import CannotRead
from bot.llm import ModelFailed
from bot.model.user import Visit
from bot.readers import picture
from bot.storage.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a picture; `by_model` where a model may have read it otherwise than it stands there."""

    text: str
    by_model: bool


async def read_picture(database: Database, visit: Visit, content: bytes, assistant: Assistant | None) -> Seen:
    """The text of a picture. CannotRead says what to send instead."""
    if assistant is not None and picture.size_of(content) is None:
        raise CannotRead("picture-unknown-kind")
    granted = assistant is not None and (await allowance(database, visit, assistant)).granted
    if assistant is not None and not granted and not picture.is_available():
        raise CannotRead("picture-limit-used-up")
    if assistant is not None and granted:
        from bot.summary.transcribed import transcribed

        try:
            made = await transcribed([content], assistant.model)
        except ModelFailed as failure:
            await note_use(database, visit, failure.usage)
            log.info("the model read no picture: %s", failure.reason)
            if not picture.is_available():
                raise CannotRead("picture-not-read") from failure
        else:
            await note_use(database, visit, made.usage)
            if not made.text:
                raise CannotRead("picture-no-text")
            return Seen(made.text, by_model=True)
    return Seen(await picture.read(content), by_model=False)
