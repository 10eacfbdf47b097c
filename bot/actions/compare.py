"""Pick saved jobs, hold them side by side, and say how much each thing matters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions.open_job import matched
from bot.errors import NotFound, UserError
from bot.model.choice import Choice
from bot.model.comparison import (
    FEWEST,
    HIGHEST_NUMBER,
    MOST,
    Candidate,
    Criterion,
    Difference,
    Incomparable,
    Level,
    Pays,
    Picked,
    Ranking,
    comparable,
    differences,
    ranked,
    weights_of,
)
from bot.model.job import Job
from bot.model.match import Match, Wish
from bot.model.posting import Employment, Headline, WorkMode
from bot.model.profile import Profile
from bot.model.summary import Summary
from bot.model.user import Visit
from bot.storage import jobs, postings, profiles, users
from bot.storage.database import Database, Transaction
from bot.storage.jobs import Page

PAGE_SIZE = 6
_NUMBER = re.compile(r"[0-9]+")
_LONGEST_ARGUMENT = 200  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Ticking:
    """A page of the jobs that can be picked, and those that are; `gone` are the numbers of picks that were deleted."""

    page: Page
    picked: tuple[Job, ...]
    gone: tuple[int, ...]

    @property
    def picks(self) -> Picked:
        """The numbers of what is picked."""
        return Picked(tuple(job.number or 0 for job in self.picked))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the jobs that are compared. `is_part_time`: its posting says so; `place_fits`: the user's wishes."""

    job: Job
    summary: Summary
    match: Match | None
    place_fits: bool | None

    @property
    def number(self) -> int:
        """The user's own number of it."""
        return self.job.number or 0

    @property
    def is_part_time(self) -> bool:
        """Whether it has fewer hours than full ones, by its posting's words."""
        hours = {one.value for one in self.summary.headline.employment}
        return Employment.PART_TIME in hours and Employment.FULL_TIME not in hours


@dataclass(frozen=True, slots=True)
class Compared:
    """Jobs side by side, and what that comes to; `gone` are the numbers of picks that were deleted."""

    sides: tuple[Side, ...]
    weights: dict[Criterion, Level]
    pays: Pays | Incomparable | None
    differences: tuple[Difference, ...]
    ranking: Ranking
    has_profile: bool
    has_places: bool
    gone: tuple[int, ...] = ()

    @property
    def picks(self) -> Picked:
        """The numbers of what is compared."""
        return Picked(tuple(side.number for side in self.sides))


def named(argument: str) -> Picked:
    """The jobs that a command names: "3 5", "#3, #5", "3 and 5". UserError for too many, and for one alone twice."""
    words = [int(word[:10]) for word in _NUMBER.findall(argument[:_LONGEST_ARGUMENT])]
    if argument.strip() and not words:
        raise UserError("compare-usage", most=MOST)
    picked = Picked(tuple(dict.fromkeys(words)))
    if len(picked.numbers) > MOST:
        raise UserError("compare-too-many", most=MOST)
    if len(words) >= FEWEST > len(picked.numbers):
        raise UserError("compare-twice", number=str(words[0]))
    return picked


async def tick(database: Database, visit: Visit, picked: Picked, page: int, number: int = 0) -> Ticking:
    """A page of the jobs under way with what is picked, once that number (0: none) is picked too, or no more."""
    async with database.begin(visit.user.id) as tx:
        found = await jobs.chosen(tx, visit.user.id, Choice(), None, visit.today, max(1, page), PAGE_SIZE)
        if number:
            picked = picked.switched(number)
            if number in picked.numbers:
                await _there(tx, visit, (number,))
        there, gone = await _of(tx, visit, picked)
    if len(there) > MOST:
        raise UserError("compare-too-many", most=MOST)
    return Ticking(found, there, gone)


async def compare(database: Database, visit: Visit, picked: Picked) -> Compared:
    """The picked jobs side by side; what was deleted meanwhile is left out, where two are left."""
    async with database.begin(visit.user.id) as tx:
        there, gone = await _of(tx, visit, picked)
        if len(there) < FEWEST:
            if gone:
                raise NotFound("compare-gone", number=str(gone[0]))
            raise UserError("compare-too-few")
        profile = await profiles.of(tx, visit.user.id)
        sides = [await _side(tx, visit, job, profile) for job in there]
        weights = weights_of(await users.weights(tx, visit.user.id))
    candidates = [_candidate(side) for side in sides]
    return Compared(
        tuple(sides),
        weights,
        comparable(candidates),
        differences(candidates, visit.today),
        ranked(candidates, weights),
        has_profile=not profile.is_empty,
        has_places=bool(profile.wishes.places),
        gone=gone,
    )


async def compare_named(database: Database, visit: Visit, picked: Picked) -> Compared:
    """The jobs that the user named; NotFound for the first that they don't have."""
    async with database.begin(visit.user.id) as tx:
        await _there(tx, visit, picked.numbers)
    return await compare(database, visit, picked)


async def weigh(database: Database, visit: Visit, criterion: Criterion, level: Level) -> None:
    """Keep how much that matters to the user, for all comparisons."""
    async with database.begin(visit.user.id) as tx:
        kept = await users.weights(tx, visit.user.id)
        await users.keep_weights(tx, visit.user.id, {**kept, criterion.value: level.value})


async def _of(tx: Transaction, visit: Visit, picked: Picked) -> tuple[tuple[Job, ...], tuple[int, ...]]:
    """The picked jobs that are there, and the numbers of those that are not."""
    there = await jobs.by_numbers(tx, visit.user.id, picked.numbers)
    numbers = {job.number for job in there}
    return there, tuple(number for number in picked.numbers if number not in numbers)


async def _there(tx: Transaction, visit: Visit, numbers: Sequence[int]) -> None:
    """NotFound for the first of these numbers that is none of the user's saved jobs."""
    known = [number for number in numbers if 0 < number <= HIGHEST_NUMBER]
    there = {job.number for job in await jobs.by_numbers(tx, visit.user.id, known)}
    for number in numbers:
        if number not in there:
            raise NotFound("no-such-number", number=str(number))


async def _side(tx: Transaction, visit: Visit, job: Job, profile: Profile) -> Side:
    reading = await postings.newest(tx, visit.user.id, job.id)
    fit = matched(reading.summary, profile)
    return Side(job, reading.summary, fit, _place_fits(reading.summary.headline, job, fit, profile))


def _place_fits(headline: Headline, job: Job, fit: Match | None, profile: Profile) -> bool | None:
    """Whether it is where the user wants to work; work from anywhere is."""
    if fit is None or not profile.wishes.places:
        return None
    if job.work_mode is WorkMode.REMOTE:
        return True
    if not headline.places or any(one.wish is Wish.PLACE for one in fit.unclear_wishes):
        return None
    return all(one.wish is not Wish.PLACE for one in fit.broken)


def _candidate(side: Side) -> Candidate:
    salary, fit = side.summary.headline.salary, side.match
    candidate = Candidate(
        number=side.number,
        salary=salary.value if salary else None,
        part_time=side.is_part_time,
        work_mode=side.job.work_mode,
        place_fits=side.place_fits,
        deadline=side.job.deadline,
    )
    if fit is None or fit.verdict is None:
        return candidate
    return replace(candidate, score=fit.score, musts_met=fit.musts_met, musts=fit.musts)
