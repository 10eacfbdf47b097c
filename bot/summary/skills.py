"""Which skills a posting names, ranked by how much they matter to it."""

from collections.abc import Sequence

from bot.model.summary import Skill
from bot.summary.sections import Line


def ranked(lines: Sequence[Line], title: str | None, language: str | None) -> tuple[Skill, ...]:
    """The skills, best first; each quote is the text of the line that names it best."""
    raise NotImplementedError
