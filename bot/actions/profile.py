"""What the user knows and wishes for: typed, tapped, or proposed by a CV; and what that says of the saved jobs."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from bot.actions.open_job import Opened, matched, mine, whole
from bot.errors import CannotRead, NotFound, UserError
from bot.model.gaps import Gap, gaps
from bot.model.given import GivenFile
from bot.model.match import Asked, Match, Part, Status, Thing
from bot.model.profile import Ability, Degree, Entry, Experience, Knows, Origin, Profile, Proof, Spoken, about
from bot.model.user import Visit
from bot.storage import jobs, postings, profiles
from bot.storage.database import Database, Transaction
from bot.storage.postings import OfJob

EMPTY = Profile()
MOST_ENTRIES = 300
_MOST_RESCORED = 500


@dataclass(frozen=True, slots=True)
class Mine:
    """A user's profile, and what their CV proposes on top of it."""

    profile: Profile
    proposed: Profile = EMPTY


async def my_profile(database: Database, visit: Visit) -> Mine:
    """The profile as it is."""
    async with database.begin(visit.user.id) as tx:
        return await _mine(tx, visit)


@dataclass(frozen=True, slots=True)
class Added:
    """A profile after something was typed; what was understood, and the pieces that were not."""

    mine: Mine
    understood: Profile
    unread: tuple[str, ...]


async def add_words(database: Database, visit: Visit, words: str) -> Added:
    """Take what the user typed into the profile."""
    from bot.summary.profile_words import typed

    added = typed(words)
    if added.profile.is_empty:
        raise UserError("profile-not-understood")
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        after = await _keep(tx, visit, replace(before, profile=before.profile.joined(added.profile)))
        return Added(after, added.profile, added.unread)


async def take_cv(database: Database, visit: Visit, file: GivenFile) -> Mine:
    """Read a CV and propose what stands in it; the file and its text are not kept."""
    from bot.readers import document
    from bot.summary import cv

    found = cv.proposed((await document.read(file)).text, visit.today)
    if found.is_empty:
        raise CannotRead("cv-says-nothing")
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        known = {about(entry) for entry in before.profile.entries}
        for entry in found.entries:
            if about(entry) in known:
                found = found.without(entry)
        return await _keep(tx, visit, replace(before, proposed=found))


async def answer_proposal(database: Database, visit: Visit, key: int, knows: Knows) -> Mine:
    """Know it? A yes or some goes into the profile, a no is remembered for skills; the next one is up."""
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        entry = next((one for one in before.proposed.entries if key_of_entry(one) == key), None)
        if entry is None:
            return before  # a second tap on the same button
        return await _keep(tx, visit, _answered(before, [entry], knows))


async def answer_all_proposals(database: Database, visit: Visit) -> Mine:
    """All that the CV still proposes is true."""
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        return await _keep(tx, visit, _answered(before, before.proposed.entries, Knows.YES))


async def drop_proposals(database: Database, visit: Visit) -> Mine:
    """No more questions about the CV."""
    async with database.begin(visit.user.id) as tx:
        return await _keep(tx, visit, replace(await _mine(tx, visit), proposed=Profile()))


async def drop_entry(database: Database, visit: Visit, key: int) -> Mine:
    """Take an entry out of the profile."""
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        entry = next((one for one in before.profile.entries if key_of_entry(one) == key), None)
        if entry is None:
            return before
        return await _keep(tx, visit, replace(before, profile=before.profile.without(entry)))


async def drop_wishes(database: Database, visit: Visit) -> Mine:
    """Wish for nothing any more."""
    async with database.begin(visit.user.id) as tx:
        before = await _mine(tx, visit)
        return await _keep(tx, visit, replace(before, profile=replace(before.profile, wishes=Profile().wishes)))


async def clear(database: Database, visit: Visit) -> None:
    """Delete the profile."""
    async with database.begin(visit.user.id) as tx:
        await profiles.remove(tx, visit.user.id)


async def know(database: Database, visit: Visit, job_id: int, key: int, knows: Knows) -> Opened:
    """The user answers for a skill that a job asks for."""
    async with database.begin(visit.user.id) as tx:
        opened = await whole(tx, visit, await mine(tx, visit, job_id))
        if opened.match is None:
            raise NotFound("job-gone")
        thing = next((one for one in worth_asking(opened.match) if key_of(one) == key), None)
        if thing is None:
            return opened  # answered already
        ability = Ability(thing.name, knows, thing.name, Origin.TAPPED)
        before = await _mine(tx, visit)
        await _keep(tx, visit, replace(before, profile=before.profile.joined(Profile(abilities=(ability,)))))
        return await whole(tx, visit, opened.job)


async def rescore(database: Database, visit: Visit) -> None:
    """Hold all saved jobs against the profile as it is now, so that lists can be sorted by it."""
    async with database.begin(visit.user.id) as tx:
        profile = await profiles.of(tx, visit.user.id)
        saved = await postings.newest_of_all(tx, visit.user.id, _MOST_RESCORED)
    # Some milliseconds each: a hundred jobs would hold up everybody else.
    matches = await asyncio.to_thread(_matches, profile, saved)
    scores = {of.job_id: one.score if one and one.verdict else None for of, one in zip(saved, matches, strict=True)}
    async with database.begin(visit.user.id) as tx:
        await jobs.keep_matches(tx, visit.user.id, scores)


async def my_gaps(database: Database, visit: Visit) -> Sequence[Gap]:
    """Which skill the most of the saved jobs ask for that the user doesn't have."""
    async with database.begin(visit.user.id) as tx:
        profile = await profiles.of(tx, visit.user.id)
        saved = await postings.newest_of_all(tx, visit.user.id, _MOST_RESCORED)
    matches = await asyncio.to_thread(_matches, profile, saved)
    return gaps((of.number, one) for of, one in zip(saved, matches, strict=True) if one is not None)


def worth_asking(match: Match) -> list[Thing]:
    """The skills that the verdict turns on and the profile says nothing to: of musts first, each once."""
    found: dict[str, Thing] = {}
    for part in _open_parts(match):
        if part.asked is Asked.SKILL and part.things:
            found.setdefault(part.things[0].key, part.things[0])
    return list(found.values())


def key_of(thing: Thing) -> int:
    """A number by which a button names a thing; it stays the same while the posting does."""
    return crc32(thing.key.encode())


def key_of_entry(entry: Entry) -> int:
    """A number by which a button names an entry of a profile."""
    return crc32("\0".join(about(entry)).encode())


def _open_parts(match: Match) -> Iterable[Part]:
    for check in match.lines(Status.MISSING, Status.PARTLY, Status.UNCLEAR):
        yield from (part for part in check.parts if part.status in (Status.MISSING, Status.UNCLEAR))
    yield from (part for part in match.duties if part.status in (Status.MISSING, Status.UNCLEAR))


def _answered(before: Mine, entries: Iterable[Entry], knows: Knows) -> Mine:
    profile, proposed = before.profile, before.proposed
    for entry in entries:
        proposed = proposed.without(entry)
        if isinstance(entry, Ability):
            profile = profile.joined(_alone(replace(entry, knows=knows)))
        elif knows is not Knows.NO:
            profile = profile.joined(_alone(entry))
    return Mine(profile, proposed)


def _alone(entry: Entry) -> Profile:
    match entry:
        case Ability():
            return Profile(abilities=(entry,))
        case Spoken():
            return Profile(languages=(entry,))
        case Degree():
            return Profile(degrees=(entry,))
        case Proof():
            return Profile(proofs=(entry,))
        case Experience():
            return Profile(experience=(entry,))


async def _mine(tx: Transaction, visit: Visit) -> Mine:
    return Mine(await profiles.of(tx, visit.user.id), await profiles.proposed(tx, visit.user.id))


async def _keep(tx: Transaction, visit: Visit, after: Mine) -> Mine:
    if len(after.profile.entries) > MOST_ENTRIES:
        raise UserError("profile-too-large", most=MOST_ENTRIES)
    await profiles.keep(tx, visit.user.id, after.profile, after.proposed, visit.now)
    return after


def _matches(profile: Profile, saved: Sequence[OfJob]) -> list[Match | None]:
    return [matched(of.summary, profile) for of in saved]
