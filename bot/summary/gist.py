"""The one sentence of a posting that says what the job is."""

from collections.abc import Sequence

from bot.model.posting import Stated
from bot.model.summary import Fact
from bot.summary.roles import names_a_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

_FROM = 5
_TO = 60  # words of a sentence that can be read at a glance
_ENOUGH = 4


def gist(passages: Sequence[Passage], title: Stated[str] | None) -> Fact | None:
    """The sentence, or None where the posting has none that speaks of the job itself."""
    best: Passage | None = None
    most = _ENOUGH - 1
    for at, passage in enumerate(passages):
        points = _points(passage, title) - (at > 40)
        if points > most:
            best, most = passage, points
    return Fact(best.line.text, best.line.text) if best else None


def _points(passage: Passage, title: Stated[str] | None) -> int:
    line = passage.line
    if line.heading or line.bullet or passage.facts or not _is_sentence(passage):
        return 0
    if line.section in (Section.BOARD, Section.NICE, Section.OFFER, Section.APPLY):
        return 0
    named = title is not None and title.value.casefold() in line.text.casefold()
    points = 3 * passage.has(Signal.ROLE) + 2 * passage.has(Signal.TASK) + passage.has(Signal.SOUGHT)
    points += 2 * names_a_role(passage.words) + 2 * named + (line.section is Section.TASKS)
    points -= 2 * passage.has(Signal.ABOUT) + 2 * passage.has(Signal.OFFER)
    return points - 2 * (line.section is Section.ABOUT) - (line.section is Section.MUST)


def _is_sentence(passage: Passage) -> bool:
    """Whether the line says something of its own: a title, an announcement or a question does not."""
    text = passage.line.text
    if not _FROM <= len(passage.words) <= _TO or text.endswith((":", "?", "…", "...")):
        return False
    return text.endswith((".", "!")) or (passage.has(Signal.SOUGHT) and len(passage.words) > _FROM + 2)
