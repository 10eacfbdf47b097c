"""What a user chooses: language, zone, hours, what they hear of. What hangs on it moves in the same transaction."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.actions.plan import plan_all
from bot.errors import NotFound, UserError
from bot.model import zones
from bot.model.comparison import Criterion, Level, weights_of
from bot.model.schedule import due_at, rezoned
from bot.model.user import Tongue, User, Visit
from bot.storage import interviews, questions, reminders, users
from bot.storage.database import Database, Transaction
from bot.texts import languages, spoken

LAST_HOUR: Final = 23


class Part(StrEnum):
    """The settings, and the parts of them that have a screen of their own."""

    ALL = "all"
    LANGUAGE = "lang"
    MODEL = "model"
    PUSH = "push"
    QUIET_FROM = "from"
    QUIET_UNTIL = "until"
    WEIGHTS = "weigh"


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours as they are kept; `nearest` where those that were wanted would have the bot speak in quiet hours.

    Then nothing was changed, `wanted` is what was to be, and `nearest` the same with the nearest hour that is not
    quiet.
    """

    user: User
    wanted: User | None = None
    nearest: User | None = None


async def chosen(database: Database, visit: Visit) -> User:
    """The user with all that they chose."""
    async with database.begin(visit.user.id) as tx:
        return await _known(tx, visit)


async def speak(database: Database, visit: Visit, tongue: Tongue, app: str | None) -> User:
    """Speak a language with the user; `app` is that of their app (a BCP 47 tag)."""
    language = spoken(app) if tongue is Tongue.APP else tongue.value
    if language not in languages():
        raise UserError("button-expired")
    async with database.begin(visit.user.id) as tx:
        user = replace(await _known(tx, visit), language=language)
        await users.choose(tx, user)
        return user


async def let_model_write(database: Database, visit: Visit, tongue: Tongue) -> User:
    """Let the model write in a language; APP: in the one that the bot speaks."""
    async with database.begin(visit.user.id) as tx:
        user = replace(await _known(tx, visit), model_language=None if tongue is Tongue.APP else tongue.value)
        await users.choose(tx, user)
        return user


async def weights(database: Database, visit: Visit) -> dict[Criterion, Level]:
    """How much each thing matters to the user where jobs are compared."""
    async with database.begin(visit.user.id) as tx:
        return weights_of(await users.weights(tx, visit.user.id))


async def weigh(database: Database, visit: Visit, criterion: Criterion, level: Level) -> dict[Criterion, Level]:
    """Say how much something matters."""
    async with database.begin(visit.user.id) as tx:
        kept = {**await users.weights(tx, visit.user.id), criterion.value: level.value}
        await users.keep_weights(tx, visit.user.id, kept)
        return weights_of(kept)


async def set_hours(database: Database, visit: Visit, push: int, quiet_from: int, quiet_until: int) -> Hours:
    """Choose the hours of the day, 0 to 23; nothing is changed where the bot would speak in quiet hours."""
    if max(push, quiet_from, quiet_until) > LAST_HOUR:
        raise UserError("button-expired")
    async with database.begin(visit.user.id) as tx:
        user = await _known(tx, visit)
        wanted = replace(user, push_hour=push, quiet_from=quiet_from, quiet_until=quiet_until)
        if wanted.is_quiet(push):
            return Hours(user, wanted, replace(wanted, push_hour=nearest_hour(wanted)))
        await users.choose(tx, wanted)
        await plan_all(tx, wanted, visit.now)
        return Hours(wanted)


def nearest_hour(user: User) -> int:
    """The hour nearest to the user's that is not quiet; the later of two, and the same where all are quiet."""
    around = sorted(range(24), key=lambda hour: min((hour - user.push_hour) % 24, (user.push_hour - hour) % 24 + 0.5))
    return next((hour for hour in around if not user.is_quiet(hour)), user.push_hour)


# --- where they live --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Living:
    """Where the user lives as kept; `candidates` are the zones of which they have to name theirs, where it is open."""

    user: User
    candidates: tuple[str, ...] = ()
    moved: int = 0


async def live_in(database: Database, visit: Visit, zone: str) -> Living:
    """The user lives in a zone: what is to come keeps its time on the wall."""
    async with database.begin(visit.user.id) as tx:
        return await _live_in(tx, visit, zone)


async def zone_is_right(database: Database, visit: Visit) -> Living:
    """The clock that was guessed is the user's. UTC is nobody's: then it is asked which of its kind is theirs."""
    async with database.begin(visit.user.id) as tx:
        user = await _known(tx, visit)
        if user.zone != "UTC":
            return await _live_in(tx, visit, user.zone)
        there = visit.now.time().replace(second=0, microsecond=0)
        return Living(user, zones.at_clock(there, visit.now, user.language))


async def leave_zone(database: Database, visit: Visit) -> User:
    """The user does not care to say where they live, and is not asked again."""
    async with database.begin(visit.user.id) as tx:
        user = replace(await _known(tx, visit), zone_said=True)
        await users.choose(tx, user)
        return user


async def take_zone(database: Database, visit: Visit, words: str) -> Living:
    """Take a city, or the time that it is there, as where the user lives. UserError where the words say neither."""
    async with database.begin(visit.user.id) as tx:
        user = await _known(tx, visit)
        found = zones.guessed(words, user.language, visit.now)
        if not found:
            raise UserError("zone-unread")
        await questions.answered(tx, visit)
        return await _live_in(tx, visit, found[0]) if len(found) == 1 else Living(user, found)


async def _live_in(tx: Transaction, visit: Visit, zone: str) -> Living:
    if not zones.is_zone(zone):
        raise UserError("button-expired")
    before = await _known(tx, visit)
    user = replace(before, zone=zone, zone_said=True)
    await users.choose(tx, user)
    if zone == before.zone:
        return Living(user)
    moved = await _move_all(tx, user, visit.now)
    await plan_all(tx, user, visit.now)
    return Living(user, moved=moved)


async def _move_all(tx: Transaction, user: User, now: datetime) -> int:
    """Let all that is to come hang on the clocks of the user's zone, at the same times; how much it is."""
    hanging = await reminders.on_the_wall(tx, user.id)
    for one in hanging:
        if one.wall is not None and one.zone is not None:
            due = rezoned(one.wall, one.rule, one.due_at, one.zone, user.zone)
            await reminders.keep(tx, replace(one, zone=user.zone, due_at=due), now)
    rounds = await interviews.to_come(tx, user.id, now)
    for interview in rounds:
        at = due_at(interview.wall, user.zone)
        ends = None if interview.ends_at is None else interview.ends_at + (at - interview.at)
        await interviews.keep(tx, user.id, replace(interview, zone=user.zone, at=at, ends_at=ends), now)
    return len(hanging) + len(rounds)


async def _known(tx: Transaction, visit: Visit) -> User:
    user = await users.known(tx, visit.user.id)
    if user is None:
        raise NotFound("button-expired")
    return user
