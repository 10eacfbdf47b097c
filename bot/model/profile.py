"""A profile: what one user knows, speaks, has learnt and wishes for, each entry with the words it stands on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from bot.model.posting import Employment, Period, WorkMode
from bot.model.quotes import folded


class Knows(StrEnum):
    """How a user answered "know it?"."""

    YES = "yes"
    SOME = "some"
    NO = "no"


class Origin(StrEnum):
    """Where an entry's words stand: typed by the user, tapped on a card, or a line of their CV."""

    TYPED = "typed"
    TAPPED = "tapped"
    CV = "cv"


class Level(StrEnum):
    """How well one speaks a language: the CEFR ladder, and above it who grew up with it."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"

    @property
    def rung(self) -> int:
        """The step on the ladder, from 0."""
        return list(Level).index(self)


class Education(StrEnum):
    """A level of schooling. School to the end and a learnt trade stand side by side; the rest is a ladder."""

    SCHOOL = "school"
    FULL_SCHOOL = "full_school"
    TRADE = "trade"
    HIGHER_TRADE = "higher_trade"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    @property
    def rung(self) -> int:
        """The step on the ladder, from 0."""
        return _RUNGS[self]

    def reaches(self, asked: "Education") -> bool:
        """Whether it is that level or one above it."""
        return self is asked or self.rung > asked.rung


_RUNGS = {
    Education.SCHOOL: 0,
    Education.FULL_SCHOOL: 1,
    Education.TRADE: 1,
    Education.HIGHER_TRADE: 2,
    Education.BACHELOR: 3,
    Education.MASTER: 4,
    Education.DOCTORATE: 5,
}


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill by the name that the user knows it by; `words` are theirs, or the line of the CV that names it."""

    name: str
    knows: Knows
    words: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that the user speaks; no `level` where they did not say how well."""

    name: str
    level: Level | None
    words: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Degree:
    """What was finished, and in what `subject` (in the user's words), where they say."""

    education: Education
    subject: str | None
    words: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Proof:
    """A licence, certificate or registration, by the name that the user knows it by."""

    name: str
    words: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Experience:
    """Years of work, in one `subject` (in the user's words) or, without one, in all."""

    years: float
    subject: str | None
    words: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class LeastPay:
    """The least that the user would work for, in whole currency units; `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str | None
    period: Period | None
    words: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a job must offer; what is empty is all the same to the user. `places` are in the user's words."""

    places: tuple[str, ...] = ()
    work_modes: tuple[WorkMode, ...] = ()
    least_pay: LeastPay | None = None
    employment: tuple[Employment, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wished for."""
        return self == Wishes()


Entry = Ability | Spoken | Degree | Proof | Experience


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one user. The CV's text is kept only if they said so; a match never reads it."""

    abilities: tuple[Ability, ...] = ()
    languages: tuple[Spoken, ...] = ()
    degrees: tuple[Degree, ...] = ()
    proofs: tuple[Proof, ...] = ()
    experience: tuple[Experience, ...] = ()
    wishes: Wishes = Wishes()
    cv_text: str | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything the user is or can do, wishes aside."""
        return (*self.abilities, *self.languages, *self.degrees, *self.proofs, *self.experience)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to match with."""
        return not self.entries and self.wishes.is_empty

    def joined(self, newer: "Profile") -> "Profile":
        """Both together; of two entries for one thing the newer one stands, at the older one's place."""
        return Profile(
            abilities=_joined(self.abilities, newer.abilities),
            languages=_joined(self.languages, newer.languages),
            degrees=_joined(self.degrees, newer.degrees),
            proofs=_joined(self.proofs, newer.proofs),
            experience=_joined(self.experience, newer.experience),
            wishes=_joined_wishes(self.wishes, newer.wishes),
            cv_text=self.cv_text if newer.cv_text is None else newer.cv_text,
        )

    def without(self, entry: Entry) -> "Profile":
        """The profile without what the entry is about; the same where it is not there."""
        return replace(
            self,
            abilities=_left(self.abilities, entry),
            languages=_left(self.languages, entry),
            degrees=_left(self.degrees, entry),
            proofs=_left(self.proofs, entry),
            experience=_left(self.experience, entry),
        )


def about(entry: Entry) -> tuple[str, ...]:
    """What an entry is about: two entries that share it say something about the same thing."""
    match entry:
        case Ability() | Spoken() | Proof():
            return (type(entry).__name__, folded(entry.name))
        case Degree():
            return ("Degree", entry.education, folded(entry.subject or ""))
        case Experience():
            return ("Experience", folded(entry.subject or ""))


E = TypeVar("E", bound=Entry)
T = TypeVar("T")


def _joined(older: Sequence[E], newer: Sequence[E]) -> tuple[E, ...]:
    kept: dict[tuple[str, ...], E] = {}
    for entry in (*older, *newer):
        kept[about(entry)] = entry
    return tuple(kept.values())


def _left(entries: Sequence[E], gone: Entry) -> tuple[E, ...]:
    return tuple(entry for entry in entries if about(entry) != about(gone))


def _joined_wishes(older: Wishes, newer: Wishes) -> Wishes:
    return Wishes(
        places=_united(older.places, newer.places),
        work_modes=_united(older.work_modes, newer.work_modes),
        least_pay=newer.least_pay or older.least_pay,
        employment=_united(older.employment, newer.employment),
    )


def _united(older: Iterable[T], newer: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*older, *newer)))
