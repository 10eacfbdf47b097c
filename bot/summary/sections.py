"""A posting's text cut into lines, each with the section it stands in."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """What a part of a posting is about."""

    HEAD = "head"  # title lines, key facts, an introduction before any heading
    ABOUT = "about"  # the employer
    TASKS = "tasks"  # what one would do
    MUST = "must"  # what is asked for
    NICE = "nice"  # what would be a plus
    OFFER = "offer"  # what one gets
    APPLY = "apply"  # how to apply
    BOARD = "board"  # the job board's own panels, menus and legal lines: never evidence
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a posting: `text` as it stands there without its bullet; `index` counts lines from 0."""

    text: str
    section: Section
    bullet: bool
    heading: bool
    index: int


def split(text: str) -> tuple[Line, ...]:
    """The text's non-empty lines with their sections."""
    raise NotImplementedError
