"""Which of a user's jobs a list shows, and in which order; small enough to travel in a button."""

from dataclasses import astuple, dataclass, replace
from enum import Enum
from typing import Any, Final

from bot.model.job import Stage
from bot.model.match import Verdict
from bot.model.posting import WorkMode

# A button of last month means the same for ever: what is added to these goes to their end, a new one to Choice's end.


class Shelf(Enum):
    """Where jobs stand: under way, ended, or put away."""

    ACTIVE = "active"
    CLOSED = "closed"
    ARCHIVED = "archived"


class AtStage(Enum):
    """Only what has come this far."""

    ANY = None
    SAVED = Stage.SAVED
    APPLYING = Stage.APPLYING
    APPLIED = Stage.APPLIED
    SCREENING = Stage.SCREENING
    INTERVIEW = Stage.INTERVIEW
    OFFER = Stage.OFFER


class Due(Enum):
    """Only what can be applied for within seven days, still, or no more. What names no last day is open."""

    ANY = None
    WEEK = "week"
    OPEN = "open"
    PASSED = "passed"


class Mode(Enum):
    """Only what is done there."""

    ANY = None
    REMOTE = WorkMode.REMOTE
    HYBRID = WorkMode.HYBRID
    ONSITE = WorkMode.ONSITE


class Fit(Enum):
    """Only what fits the profile at least so well."""

    ANY = None
    GOOD = Verdict.GOOD
    GREAT = Verdict.GREAT


class Star(Enum):
    """Only what has a star."""

    ANY = None
    STARRED = "starred"


class Order(Enum):
    """What comes first: the furthest stage, the nearest deadline, the best match, the latest saved."""

    STAGE = "stage"
    DEADLINE = "deadline"
    MATCH = "match"
    NEWEST = "newest"


_KINDS: Final[tuple[type[Enum], ...]] = (Shelf, AtStage, Due, Mode, Fit, Star, Order)
_BITS: Final = 4  # of each of these
_TAG_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list shows. `tag` is the key of one of the user's tags (storage/tags.py), 0 for any."""

    shelf: Shelf = Shelf.ACTIVE
    stage: AtStage = AtStage.ANY
    due: Due = Due.ANY
    mode: Mode = Mode.ANY
    fit: Fit = Fit.ANY
    star: Star = Star.ANY
    order: Order = Order.STAGE
    tag: int = 0

    @property
    def is_filtered(self) -> bool:
        """Whether it leaves out any job of its shelf."""
        return replace(self, order=Order.STAGE) != Choice(self.shelf)

    def switched(self, value: Enum) -> "Choice":
        """The choice with that value, or, where it has it already, without."""
        values: list[Any] = list(astuple(self))
        place = _KINDS.index(type(value))
        values[place] = astuple(Choice())[place] if values[place] is value else value
        return Choice(*values)

    def has(self, value: Enum) -> bool:
        """Whether that value is chosen."""
        return value in astuple(self)

    @property
    def number(self) -> int:
        """All of it in one number, below 2**60."""
        values: tuple[Any, ...] = astuple(self)[:-1]
        places = (list(kind).index(value) for kind, value in zip(_KINDS, values, strict=True))
        return self.tag | sum(place << _TAG_BITS + at * _BITS for at, place in enumerate(places))

    @classmethod
    def numbered(cls, number: int) -> "Choice | None":
        """The choice with that number; None where there is none."""
        values: list[Any] = []
        rest = number >> _TAG_BITS
        for kind in _KINDS:
            place, rest = rest & (1 << _BITS) - 1, rest >> _BITS
            if place >= len(kind):
                return None
            values.append(list(kind)[place])
        values.append(number & (1 << _TAG_BITS) - 1)
        return None if rest else cls(*values)
