"""What a hunt amounts to in numbers: how far jobs came, who answered, how long it took, what was done each week.

Counts only, and only where there are enough of them: a share of three says nothing, and a percentage of it would lie.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.job import Outcome, Stage, Standing

WEEKS: Final = 12
FAIR_WAIT: Final = 14  # days that an application is given before its silence counts
LATE: Final = 14  # days after it was posted
ENOUGH_OF_A_SOURCE: Final = 5  # applications
ENOUGH: Final = 8  # applications of any other group
ENOUGH_STAYS: Final = 3  # in a stage, for their median


class Milestone(StrEnum):
    """How far a job came, in this order. Who reached one has reached those before."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a timeline that moved a job, and was not undone."""

    at: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Journey:
    """One saved job's way. `steps` are in the order in which they were told, which a date may contradict."""

    saved_at: datetime
    standing: Standing
    steps: tuple[Step, ...] = ()
    source: str | None = None
    posted: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many `sent` so many were `answered`."""

    answered: int
    sent: int


@dataclass(frozen=True, slots=True)
class Stay:
    """How long jobs stayed in a stage that they left: the median in days, of so many stays."""

    stage: Stage
    days: float
    stays: int


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in the week that began on that Monday."""

    monday: date
    saved: int
    applied: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """A hunt in numbers.

    `answers` are those to all applications, of which `waiting` were sent within the last `FAIR_WAIT` days and have no
    answer yet. All other shares are of applications that had their `FAIR_WAIT` days, and leave out what is too little
    to be told: `sources` have the most used first, `weekdays` go by 0 for Monday.
    """

    funnel: tuple[tuple[Milestone, int], ...]
    answers: Share
    waiting: int
    sources: tuple[tuple[str, Share], ...]
    weekdays: tuple[tuple[int, Share], ...]
    early: Share | None
    late: Share | None
    stays: tuple[Stay, ...]
    weeks: tuple[Week, ...]

    @property
    def saved(self) -> int:
        """How many jobs there are."""
        return self.funnel[0][1]


def numbers(journeys: Sequence[Journey], today: date, zone: str) -> Numbers:
    """The numbers of all of a user's saved jobs; days and weeks are those of the user's zone."""
    clock = ZoneInfo(zone)
    ways = [_Way.of(journey, clock) for journey in journeys]
    reached = Counter(way.furthest for way in ways)
    sent = [way for way in ways if way.furthest >= _APPLIED]
    fair = [way for way in sent if way.sent is not None and (today - way.sent).days >= FAIR_WAIT]
    return Numbers(
        funnel=tuple(
            (milestone, sum(count for rank, count in reached.items() if rank >= place))
            for place, milestone in enumerate(Milestone)
        ),
        answers=_share(sent),
        waiting=sum(
            way.sent is not None and (today - way.sent).days < FAIR_WAIT and not way.answered and not way.ended
            for way in sent
        ),
        sources=tuple(_sources(fair)),
        weekdays=tuple(_weekdays(fair)),
        early=_told([way for way in fair if way.waited is not None and 0 <= way.waited <= LATE]),
        late=_told([way for way in fair if way.waited is not None and way.waited > LATE]),
        stays=tuple(_stays(ways)),
        weeks=tuple(_weeks(ways, today)),
    )


# --- one job's way ----------------------------------------------------------------------------------------------------

_RANKS: Final = {
    Stage.SAVED: 0,
    Stage.APPLYING: 0,
    Stage.APPLIED: 1,
    Stage.SCREENING: 2,
    Stage.INTERVIEW: 3,
    Stage.OFFER: 4,
}
_APPLIED: Final = _RANKS[Stage.APPLIED]
_ACCEPTED: Final = 5


@dataclass(frozen=True, slots=True)
class _Way:
    """A journey in the user's days. `sent`: when it was applied for, where that is dated; `waited`: days from the
    posting to then; `ended`: whether it has an outcome now.
    """

    saved: date
    sent: date | None
    waited: int | None
    furthest: int
    answered: bool
    ended: bool
    source: str | None
    stays: tuple[tuple[Stage, int], ...]

    @classmethod
    def of(cls, journey: Journey, clock: ZoneInfo) -> "_Way":
        steps = _in_time(journey.steps)
        days = [step.at.astimezone(clock).date() for step in steps]
        standings = [journey.standing, *(step.standing for step in steps)]
        furthest = max(map(_rank, standings))
        sent = next((day for day, step in zip(days, steps, strict=True) if step.standing == _JUST_APPLIED), None)
        return cls(
            saved=journey.saved_at.astimezone(clock).date(),
            sent=sent,
            waited=(sent - journey.posted).days if sent is not None and journey.posted is not None else None,
            furthest=furthest,
            answered=furthest > _APPLIED or any(one.outcome is Outcome.REJECTED for one in standings),
            ended=journey.standing.outcome is not None,
            source=journey.source,
            stays=tuple(
                (step.standing.stage, (until - since).days)
                for step, since, until in zip(steps, days, days[1:], strict=False)
                if step.standing.outcome is None
            ),
        )


_JUST_APPLIED: Final = Standing(Stage.APPLIED)


def _in_time(steps: Sequence[Step]) -> list[Step]:
    """The steps by their dates. A job saved after it was applied for was never kept waiting: its saving is no stay."""
    first, later = steps[:1], sorted(steps[1:], key=lambda step: step.at)
    if first and later and later[0].at < first[0].at:
        return later
    return [*first, *later]


def _rank(standing: Standing) -> int:
    match standing.outcome:
        case Outcome.ACCEPTED:
            return _ACCEPTED
        case Outcome.REJECTED | Outcome.NO_RESPONSE:  # to what, if not to an application
            return max(_APPLIED, _RANKS[standing.stage])
        case _:
            return _RANKS[standing.stage]


# --- many -------------------------------------------------------------------------------------------------------------


def _share(ways: Sequence[_Way]) -> Share:
    return Share(sum(way.answered for way in ways), len(ways))


def _told(ways: Sequence[_Way], enough: int = ENOUGH) -> Share | None:
    return _share(ways) if len(ways) >= enough else None


def _sources(fair: Iterable[_Way]) -> Iterator[tuple[str, Share]]:
    of: defaultdict[str, list[_Way]] = defaultdict(list)
    for way in fair:
        if way.source:
            of[way.source].append(way)
    for source, ways in sorted(of.items(), key=lambda item: (-len(item[1]), item[0])):
        if share := _told(ways, ENOUGH_OF_A_SOURCE):
            yield source, share


def _weekdays(fair: Iterable[_Way]) -> Iterator[tuple[int, Share]]:
    of: defaultdict[int, list[_Way]] = defaultdict(list)
    for way in fair:
        if way.sent is not None:
            of[way.sent.weekday()].append(way)
    for weekday in sorted(of):
        if share := _told(of[weekday]):
            yield weekday, share


def _stays(ways: Iterable[_Way]) -> Iterator[Stay]:
    of: defaultdict[Stage, list[int]] = defaultdict(list)
    for way in ways:
        for stage, days in way.stays:
            of[stage].append(days)
    for stage in Stage:
        if len(of[stage]) >= ENOUGH_STAYS:
            yield Stay(stage, median(of[stage]), len(of[stage]))


def _weeks(ways: Sequence[_Way], today: date) -> Iterator[Week]:
    saved = Counter(_monday(way.saved) for way in ways)
    applied = Counter(_monday(way.sent) for way in ways if way.sent is not None)
    this = _monday(today)
    for back in range(WEEKS - 1, -1, -1):
        monday = this - timedelta(weeks=back)
        yield Week(monday, saved[monday], applied[monday])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
