"""Whatever people do, in whatever order and however often: both engines keep what a plain model of it says."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from itertools import count
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Table, delete, select

from bot.actions import answer, edit, interviews, move, notes, remind, reminders, switch, tags
from bot.actions.due import fire_due
from bot.actions.edit import Field, Mark, ModeIs
from bot.actions.remind import At, Wait
from bot.actions.take_in import take_in
from bot.errors import UserError
from bot.model.given import GivenText
from bot.model.job import EventKind, Outcome, Stage
from bot.model.schedule import Every, Rule
from bot.model.user import Cause, Topic, Visit
from bot.storage import applied, jobs, schema, users
from bot.storage.database import Database
from bot.storage.tags import key as key_of
from tests.conftest import Clock
from tests.fakes import FakeWeb
from tests.faults import times

TOWNS: Final = ("Kiel", "Bremen", "Emden")
LAST_DAY: Final = date(2026, 3, 31)
STAGES: Final = tuple(Stage)
OUTCOMES: Final = tuple(Outcome)
WEEK: Final = timedelta(weeks=1)
A_MINUTE: Final = timedelta(minutes=1)
GAPS: Final = (timedelta(hours=1), timedelta(hours=5), timedelta(days=2), timedelta(days=9), timedelta(days=40))
WAITS: Final = MappingProxyType({Wait.HOURS: timedelta(hours=3), Wait.DAY: timedelta(days=1), Wait.WEEK: WEEK})
BOT: Final = 7
_people = count(1, 2)
_updates = count(1)


def posting(town: str) -> str:
    """An ad, short enough to be read a thousand times."""
    return (
        f"Data Analyst\nBrackwater Ferries, {town}\n\nYour tasks\n- Build dashboards on delays and fuel\n\n"
        "Requirements\n- Very good SQL and Python\n\nHow to apply\nSend your CV by 31 March 2026. Full-time, permanent."
    )


# --- what should be there ---------------------------------------------------------------------------------------------


class Refused(Exception):
    """The model says that this can't be done, and why."""


@dataclass(slots=True)
class Job:
    """What should stand in a job's row."""

    town: str
    created_at: datetime
    number: int | None = None
    stage: str | None = None
    outcome: str | None = None
    title: str | None = "Data Analyst"
    deadline: str | None = LAST_DAY.isoformat()
    work_mode: str | None = None
    starred: bool = False
    saved_at: datetime | None = None
    moved_at: datetime | None = None
    dismissed_at: datetime | None = None
    archived_at: datetime | None = None
    tags: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[str, str | None] | None:
        """Its stage and outcome."""
        return None if self.stage is None else (self.stage, self.outcome)


@dataclass(slots=True)
class Line:
    """What should stand in a line of a timeline; `what` is what a correction or a round was about."""

    job: int
    kind: str
    at: datetime
    text: str | None = None
    before: tuple[str, str | None] | None = None
    after: tuple[str, str | None] | None = None
    changes: tuple[tuple[str, str | None, str | None], ...] = ()
    undone: bool = False
    pinned: bool = False


@dataclass(slots=True)
class Reminder:
    """What should stand in a reminder's row."""

    job: int
    due_at: datetime
    created_at: datetime
    rule: str | None = None
    fired_at: datetime | None = None
    done_at: datetime | None = None


class Round(NamedTuple):
    """What should stand in the row of a round of interviews."""

    job: int
    at: datetime
    with_whom: str | None


@dataclass(slots=True)
class Person:
    """Somebody's whole hunt, in plain Python: each thing by how many of its kind there were before it."""

    id: int
    last_number: int = 0
    muted: set[str] = field(default_factory=set)
    morning: bool = False
    jobs: dict[int, Job] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)
    reminders: dict[int, Reminder] = field(default_factory=dict)
    rounds: dict[int, Round] = field(default_factory=dict)
    told: dict[int, tuple[int | None, Round | None]] = field(default_factory=dict)  # a line's round: added, deleted
    said: set[tuple[int, datetime]] = field(default_factory=set)  # occurrences of reminders
    made: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("jobs", "lines", "reminders", "rounds"), 0))

    def add(self, kind: Literal["jobs", "lines", "reminders", "rounds"], thing: object) -> int:
        """Keep something new; its number."""
        number = self.made[kind]
        self.made[kind] += 1
        getattr(self, kind)[number] = thing
        return number

    def saved(self, job: int) -> Job:
        """A job that must be saved."""
        if self.jobs[job].stage is None:
            raise Refused("save-first")
        return self.jobs[job]

    def take_in(self, town: str, now: datetime) -> None:
        """A text is pasted: a new draft, or the job that it is already."""
        job = next((one for one in self.jobs.values() if one.town == town), None)
        if job is None:
            self.add("jobs", Job(town, now))
        else:
            job.dismissed_at = None

    def stand(self, number: int, stage: str | None, outcome: str | None, now: datetime) -> None:
        """A job is saved, moved or closed."""
        job = self.jobs[number]
        if job.standing == (stage, outcome):
            return
        if job.number is None:
            self.last_number += 1
            job.number = self.last_number
        kind = EventKind.SAVED if job.stage is None else EventKind.MOVED
        self.add("lines", Line(number, kind.value, now, before=job.standing, after=(str(stage), outcome)))
        job.stage, job.outcome = stage, outcome
        job.moved_at, job.saved_at = now, job.saved_at or now
        if outcome is None:
            job.dismissed_at = job.archived_at = None

    def undo_move(self, line: int, now: datetime) -> None:
        """A move is taken back where nothing came after it."""
        move = self.lines[line]
        job = self.jobs[move.job]
        if move.undone or move.after != job.standing:
            return
        job.stage, job.outcome = move.before or (None, None)
        job.moved_at, move.undone = now, True

    def undo_round(self, line: int, now: datetime) -> None:
        """What was done with a round is taken back."""
        if self.lines[line].undone:
            return
        added, deleted = self.told[line]
        if deleted is not None:
            self.add("rounds", deleted)
        elif added in self.rounds:
            del self.rounds[added]
        else:
            return
        self.lines[line].undone = True

    def correct(self, number: int, what: str, value: str | None, now: datetime) -> None:
        """A field is written anew."""
        job = self.saved(number)
        before = getattr(job, what)
        if before != value:
            setattr(job, what, value)
            self.add("lines", Line(number, EventKind.CORRECTED.value, now, changes=((what, before, value),)))

    def undo_correction(self, line: int) -> None:
        """A correction is taken back where the field was not written since."""
        correction = self.lines[line]
        [(what, before, after)] = correction.changes
        job = self.jobs[correction.job]
        if not correction.undone and getattr(job, what) == after:
            setattr(job, what, before)
            correction.undone = True

    def delete(self, number: int) -> None:
        """A job goes with all that hangs on it."""
        del self.jobs[number]
        for kind in (self.lines, self.reminders, self.rounds):
            for one in [one for one, thing in kind.items() if thing.job == number]:
                del kind[one]

    def fire(self, now: datetime) -> None:
        """Time has come to now: what is due is said once; what a series missed is not made up for."""
        for number, one in self.reminders.items():
            if one.fired_at is None and one.done_at is None and one.due_at <= now:
                self.said.add((number, one.due_at))
                if one.rule is None:
                    one.fired_at = now
                while one.rule is not None and one.due_at <= now:
                    one.due_at += WEEK

    def state(self) -> dict[str, Any]:
        """All of it, as `Engine.state` reads it."""
        return {
            "person": (self.last_number, sorted(self.muted), self.morning),
            "jobs": {number: replace(job, tags=tuple(sorted(job.tags))) for number, job in self.jobs.items()},
            "lines": self.lines,
            "reminders": self.reminders,
            "rounds": self.rounds,
            "said": {one for one in self.said if one[0] in self.reminders},
        }


# --- what is there ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Engine:
    """One database, and which of its ids belongs to which of a person's things."""

    database: Database
    ids: dict[tuple[int, str], list[int]] = field(default_factory=dict)

    def id(self, person: Person, kind: str, number: int) -> int:
        """The id that this engine gave to one of a person's things."""
        return self.ids[person.id, kind][number]

    async def rows(self, table: Table, person: Person, kind: str = "") -> list[Any]:
        """A person's rows in the order of their ids, and their ids remembered."""
        async with self.database.beside() as tx:
            of_them = table.c.id if table is schema.users else table.c.user_id
            order = table.c.tag if table is schema.tags else table.c.id
            found = list(await tx.execute(select(table).where(of_them == person.id).order_by(order)))
        if kind:
            known = self.ids.setdefault((person.id, kind), [])
            known += [row.id for row in found if row.id not in known]
        return found

    async def state(self, person: Person) -> dict[str, Any]:
        """All that is kept of a person, by the numbers of their things; with what is planned and decided."""
        [them] = await self.rows(schema.users, person)
        jobs = await self.rows(schema.jobs, person, "jobs")
        lines = await self.rows(schema.events, person, "lines")
        due = await self.rows(schema.reminders, person, "reminders")
        rounds = await self.rows(schema.interviews, person, "rounds")
        labels = await self.rows(schema.tags, person)
        plan = await self.rows(schema.nudges, person)
        pushes = await self.rows(schema.outbox, person)
        number = {kind: {id_: nth for nth, id_ in enumerate(self.ids[person.id, kind])} for kind in person.made}
        tagged = {row.id: tuple(sorted(one.tag for one in labels if one.job_id == row.id)) for row in jobs}
        items = [item for push in pushes for item in push.facts["items"]]
        alive = {row.id for row in due}
        said = [
            (number["reminders"][one["reminder"]], datetime.fromisoformat(one["due_at"]))
            for one in items
            if one["kind"] == "reminder" and one["reminder"] in alive
        ]
        assert len(said) == len(set(said)), "an occurrence is said twice"
        return {
            "person": (them.last_number, sorted(them.muted), them.morning),
            "jobs": {number["jobs"][row.id]: _job(row, tagged[row.id]) for row in jobs},
            "lines": {number["lines"][row.id]: _line(row, number["jobs"][row.job_id]) for row in lines},
            "reminders": {
                number["reminders"][row.id]: Reminder(
                    number["jobs"][row.job_id], row.due_at, row.created_at, row.rule, row.fired_at, row.done_at
                )
                for row in due
            },
            "rounds": {
                number["rounds"][row.id]: Round(number["jobs"][row.job_id], row.at, row.with_whom) for row in rounds
            },
            "said": set(said),
            "plan": sorted((row.kind, _numbered(row.key, number), row.due_at, row.fired_at is None) for row in plan),
            "pushes": sorted(
                (row.kind, row.not_before, sorted(_numbered(one["key"], number) for one in row.facts["items"]))
                for row in pushes
            ),
        }


def _job(row: Any, labels: tuple[str, ...]) -> Job:
    return Job(
        row.place,
        row.created_at,
        row.number,
        row.stage,
        row.outcome,
        row.title,
        row.deadline.isoformat() if row.deadline else None,
        row.work_mode,
        row.starred,
        row.saved_at,
        row.moved_at,
        row.dismissed_at,
        row.archived_at,
        labels,
    )


def _line(row: Any, job: int) -> Line:
    def standing(kept: dict[str, Any] | None) -> tuple[str, str | None] | None:
        return None if kept is None else (kept["stage"], kept["outcome"])

    changes = () if row.kind == EventKind.INTERVIEW else tuple(map(tuple, row.changes or ()))
    return Line(
        job, row.kind, row.at, row.text, standing(row.before), standing(row.after), changes, row.undone, row.pinned
    )


def _numbered(key: str, number: dict[str, dict[int, int]]) -> str:
    """A key with the number of what it names in the place of its id, which each engine gives on its own."""
    kind, _, rest = key.partition(":")
    which, _, rest = rest.partition(":")
    table = {"reminder": "reminders", "deadline": "jobs", "follow_up": "jobs", "silence": "jobs"}.get(kind, "rounds")
    return key if kind == "morning" else f"{kind}:{number[table][int(which)]}:{rest}"


# --- what people do ---------------------------------------------------------------------------------------------------


class Step(NamedTuple):
    """One thing that somebody does: to which of what they have, which of what there is to choose, and how often."""

    what: str
    who: int
    which: int
    choice: int
    twice: bool


@dataclass(slots=True)
class Doing:
    """A step under way: the visit, the person as the model has them, and what it is done to."""

    me: Person
    step: Step
    now: datetime

    def pick(self, of: Iterable[int]) -> int | None:
        """One of their things."""
        some_of_them = sorted(of)
        return some_of_them[self.step.which % len(some_of_them)] if some_of_them else None

    def lines(self, *kinds: EventKind) -> list[int]:
        """Their lines of some kinds."""
        return [number for number, line in self.me.lines.items() if line.kind in kinds]


Act = Callable[[Database, Visit], Awaitable[object]]
On = Callable[[Engine], Act]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a step is done to a database, and to the model. `sets` where doing it later says something else."""

    real: On
    model: Callable[[datetime], object]
    sets: bool = False


# What somebody does who has nothing yet to do the other thing with.
INSTEAD: Final = MappingProxyType(
    {
        "undo correction": "correct",
        "strike": "note",
        "pin": "note",
        "undo": "move",
        "snooze": "remind",
        "call off": "remind",
        "done": "remind",
        "delete interview": "interview",
    }
)


def plan(doing: Doing) -> Plan:
    """What a step is, with what the person has by now."""
    step = doing.step
    return _plan(doing, step.what) or _plan(doing, INSTEAD.get(step.what, "take in")) or _take_in(doing)


def _take_in(doing: Doing) -> Plan:
    town = TOWNS[doing.step.choice % len(TOWNS)]
    return Plan(
        lambda _: lambda db, v: take_in(db, v, GivenText(posting(town)), FakeWeb()),
        lambda now: doing.me.take_in(town, now),
    )


def _plan(doing: Doing, name: str) -> Plan | None:
    me, choice = doing.me, doing.step.choice
    if name == "take in":
        return _take_in(doing)
    if name == "switch":
        topic = tuple(Topic)[choice % len(Topic)]
        return Plan(
            lambda _: lambda db, v: switch.switch(db, v, topic, on=bool(doing.step.which % 2)),
            lambda _: _switch(me, topic, on=bool(doing.step.which % 2)),
        )
    for kinds in (_with_job, _with_line, _with_reminder, _with_round):
        found = kinds(doing, name, choice)
        if found is not None:
            return found
    return None


def _switch(me: Person, topic: Topic, *, on: bool) -> None:
    if topic is Topic.MORNING:
        me.morning = on
    else:
        (me.muted.discard if on else me.muted.add)(topic.value)


def _on_job(me: Person, number: int) -> Callable[[Callable[[Database, Visit, int], Awaitable[object]]], On]:
    def on(act: Callable[[Database, Visit, int], Awaitable[object]]) -> On:
        return lambda engine: lambda db, v: act(db, v, engine.id(me, "jobs", number))

    return on


def _with_job(doing: Doing, name: str, choice: int) -> Plan | None:
    number = doing.pick(doing.me.jobs)
    if number is None:
        return None
    return (
        _where_it_stands(doing.me, number, name, choice)
        or _what_is_kept(doing, number, name, choice)
        or _what_is_to_come(doing, number, name, choice)
    )


def _where_it_stands(me: Person, number: int, name: str, choice: int) -> Plan | None:
    job, on = me.jobs[number], _on_job(me, number)
    stage, outcome = STAGES[choice % len(STAGES)], OUTCOMES[choice % len(OUTCOMES)]
    put_aside, marked = move.put_aside if choice % 2 else move.bring_back, tuple(Mark)[choice % len(Mark)]

    def save(now: datetime) -> None:
        ahead = job.stage is not None and (job.outcome or STAGES.index(Stage(job.stage)) >= STAGES.index(stage))
        if not ahead:
            me.stand(number, stage.value, None, now)

    def aside(now: datetime) -> None:
        if job.stage is None:
            job.dismissed_at = now if choice % 2 else None

    def mark(now: datetime) -> None:
        me.saved(number)
        if marked in (Mark.STAR, Mark.UNSTAR):
            job.starred = marked is Mark.STAR
        else:
            job.archived_at = (job.archived_at or now) if marked is Mark.ARCHIVE else None

    plans = {
        "save": Plan(on(lambda db, v, job: move.save(db, v, job, stage)), save),
        "move": Plan(
            on(lambda db, v, job: move.move(db, v, job, stage)), lambda now: me.stand(number, stage.value, None, now)
        ),
        "close": Plan(
            on(lambda db, v, job: move.close(db, v, job, outcome)),
            lambda now: me.stand(number, job.stage or Stage.SAVED.value, outcome.value, now),
        ),
        "mark": Plan(on(lambda db, v, job: edit.mark(db, v, job, marked)), mark),
        "put aside": Plan(on(put_aside), aside, sets=True),
        "delete": Plan(on(move.delete), lambda _: me.delete(number)),
    }
    return plans.get(name)


def _what_is_kept(doing: Doing, number: int, name: str, choice: int) -> Plan | None:
    me, job, on = doing.me, doing.me.jobs[number], _on_job(doing.me, number)
    mode = tuple(ModeIs)[choice % len(ModeIs)]

    def jot(now: datetime) -> None:
        me.saved(number)
        me.add("lines", Line(number, EventKind.NOTE.value, now, text=f"call {choice}"))

    def label(_now: datetime) -> None:
        me.saved(number).tags = tuple({*job.tags, f"word{choice}", "sea"})

    def unlabel(_now: datetime) -> None:
        me.saved(number).tags = tuple(one for one in job.tags if one != f"word{choice}")

    plans = {
        "note": Plan(on(lambda db, v, job: answer.note(db, v, job, f"call {choice}")), jot),
        "tag": Plan(on(lambda db, v, job: tags.add(db, v, job, f"#word{choice}, sea")), label),
        "untag": Plan(on(lambda db, v, job: tags.drop(db, v, job, key_of(f"word{choice}"))), unlabel),
        "work mode": Plan(
            on(lambda db, v, job: edit.set_work_mode(db, v, job, mode)),
            lambda now: me.correct(number, "work_mode", None if mode is ModeIs.UNSAID else mode.value, now),
        ),
    }
    return _correction(doing, number, choice) if name == "correct" else plans.get(name)


def _what_is_to_come(doing: Doing, number: int, name: str, choice: int) -> Plan | None:
    me, on = doing.me, _on_job(doing.me, number)
    wait = tuple(WAITS)[choice % len(WAITS)]
    mondays = At(_at_noon(doing.now).replace(tzinfo=None), Rule(Every.WEEK))
    said = f"{_at_noon(doing.now):%Y-%m-%d} 12:00 with Ana"

    def wait_for(now: datetime) -> None:
        me.add("reminders", Reminder(number, now + WAITS[wait], now))

    def weekly(now: datetime) -> None:
        me.saved(number)
        me.add("reminders", Reminder(number, _at_noon(now), now, rule="weekly"))

    def round_of(now: datetime) -> None:
        me.saved(number)
        added = me.add("rounds", Round(number, _at_noon(now), "Ana"))
        me.told[me.add("lines", Line(number, EventKind.INTERVIEW.value, now))] = (added, None)

    plans = {
        "remind": Plan(on(lambda db, v, job: remind.remind(db, v, job, wait)), wait_for),
        "remind weekly": Plan(on(lambda db, v, job: remind.remind_at(db, v, job, mondays)), weekly),
        "interview": Plan(on(lambda db, v, job: interviews.add(db, v, job, said)), round_of),
    }
    return plans.get(name)


def _correction(doing: Doing, number: int, choice: int) -> Plan:
    """A field is asked for by one update, and written by the next."""
    me, field_is = doing.me, (Field.TITLE, Field.DEADLINE)[choice % 2]
    value = (
        None if choice % 3 == 0 else f"Purser {choice}" if field_is is Field.TITLE else f"{doing.now.year + 1}-05-01"
    )

    async def ask_and_write(db: Database, visit: Visit, job: int) -> object:
        await edit.ask_for(db, replace(visit, cause=Cause(BOT, -visit.cause.update_id)), job, field_is)
        return await edit.take_words(db, visit, value or "-")

    return Plan(_on_job(me, number)(ask_and_write), lambda now: me.correct(number, field_is.value, value, now))


def _at_noon(now: datetime) -> datetime:
    return (now + timedelta(days=3)).replace(hour=12, minute=0)


def _with_line(doing: Doing, name: str, choice: int) -> Plan | None:
    me = doing.me
    moves = {EventKind.SAVED, EventKind.MOVED, EventKind.INTERVIEW}
    kinds = {
        "undo": moves,
        "undo correction": {EventKind.CORRECTED},
        "strike": {EventKind.NOTE},
        "pin": {EventKind.NOTE},
    }
    number = doing.pick(doing.lines(*kinds.get(name, ())))
    if number is None:
        return None
    line = me.lines[number]

    def on(act: Callable[[Database, Visit, int], Awaitable[object]]) -> On:
        return lambda engine: lambda db, v: act(db, v, engine.id(me, "lines", number))

    def strike(_now: datetime) -> None:
        line.undone = bool(choice % 2)

    def pin(_now: datetime) -> None:
        if line.undone:
            raise Refused("note-gone")
        line.pinned = bool(choice % 2)

    def undo(now: datetime) -> None:
        (me.undo_round if line.kind == EventKind.INTERVIEW else me.undo_move)(number, now)

    plans = {
        "undo": Plan(on(move.undo), undo),
        "undo correction": Plan(on(edit.undo), lambda _: me.undo_correction(number)),
        "strike": Plan(on(notes.delete if choice % 2 else notes.restore), strike),
        "pin": Plan(on(lambda db, v, note: notes.pin(db, v, note, pinned=bool(choice % 2))), pin),
    }
    return plans[name]


def _with_reminder(doing: Doing, name: str, choice: int) -> Plan | None:
    me = doing.me
    number = doing.pick(n for n, one in me.reminders.items() if name != "snooze" or one.rule is None)
    if number is None or name not in {"snooze", "call off", "done"}:
        return None
    one, wait = me.reminders[number], tuple(WAITS)[choice % len(WAITS)]

    def on(act: Callable[[Database, Visit, int], Awaitable[object]]) -> On:
        return lambda engine: lambda db, v: act(db, v, engine.id(me, "reminders", number))

    def snooze(now: datetime) -> None:
        one.due_at, one.fired_at, one.done_at = now + WAITS[wait], None, None

    def call_off(now: datetime) -> None:
        one.done_at = one.done_at or now

    def done(now: datetime) -> None:
        if one.rule is None and one.fired_at is not None:
            one.done_at = now if choice % 2 else None

    plans = {
        "snooze": Plan(on(lambda db, v, which: reminders.snooze(db, v, which, wait)), snooze, sets=True),
        "call off": Plan(on(reminders.call_off), call_off),
        "done": Plan(on(lambda db, v, which: reminders.finish(db, v, which, done=bool(choice % 2))), done, sets=True),
    }
    return plans[name]


def _with_round(doing: Doing, name: str, _choice: int) -> Plan | None:
    me, number = doing.me, doing.pick(doing.me.rounds)
    if number is None or name != "delete interview":
        return None

    def strike(now: datetime) -> None:
        gone = me.rounds.pop(number)
        me.told[me.add("lines", Line(gone.job, EventKind.INTERVIEW.value, now))] = (None, gone)

    return Plan(lambda engine: lambda db, v: interviews.delete(db, v, engine.id(me, "rounds", number)), strike)


STEPS: Final = (
    *("take in", "take in", "save", "save", "move", "move", "undo", "undo", "close", "note", "strike", "pin"),
    *("correct", "undo correction", "work mode", "tag", "untag", "mark", "put aside", "remind", "remind weekly"),
    *("snooze", "call off", "done", "interview", "delete interview", "delete", "switch", "time", "time", "stranger"),
)
STEP: Final = some.builds(
    Step, some.sampled_from(STEPS), some.integers(0, 1), some.integers(0, 5), some.integers(0, 11), some.booleans()
)


BEGINNINGS: Final = (  # so that there is something to do things with
    Step("take in", 0, 0, 0, twice=True),
    Step("save", 0, 0, 0, twice=True),
    Step("take in", 1, 0, 0, twice=False),
)


# --- doing it ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hunt:
    """Two people, the clock, and the engines that keep what they do."""

    engines: tuple[Engine, ...]
    clock: Clock
    people: tuple[Person, Person]

    async def begin(self) -> None:
        """Both are known."""
        for engine in self.engines:
            for person in self.people:
                async with engine.database.begin(person.id) as tx:
                    await users.welcome(tx, person.id, "en", self.clock.now())
        await self.check()

    async def end(self) -> None:
        """Both go, or whatever comes later would be due for them, too."""
        for engine in self.engines:
            async with engine.database.begin() as tx:
                await tx.execute(delete(schema.users).where(schema.users.c.id.in_([one.id for one in self.people])))

    async def do(self, step: Step) -> None:
        """One step, on all engines and in the model; what stands there then is the same everywhere."""
        self.clock.time += A_MINUTE
        if step.what == "time":
            await self._let_time_pass(GAPS[step.choice % len(GAPS)])
            await self.check()
        elif step.what == "stranger":
            await self._meddle(step)
            await self.check()
        else:
            await self._act(step)
            await self.check(self.people[step.who])

    async def _let_time_pass(self, gap: timedelta) -> None:
        self.clock.time += gap
        for engine in self.engines:
            while await fire_due(engine.database, self.clock.now()):
                pass
        for person in self.people:
            person.fire(self.clock.now())

    async def _act(self, step: Step) -> None:
        me = self.people[step.who]
        now = self.clock.now()
        planned = plan(Doing(me, step, now))
        wanted: str | None = None
        try:
            planned.model(now)
        except Refused as refused:
            wanted = str(refused)
        update = next(_updates)
        for engine in self.engines:
            assert await self._try(engine, planned.real, me, now, update) == wanted
        if step.twice:
            # The same update again, a minute later: what it made is there. What is gone can't be done again.
            self.clock.time += A_MINUTE
            for engine in self.engines:
                again = await self._try(engine, planned.real, me, self.clock.now(), update)
                assert again == wanted or (again in ("job-gone", "round-gone") and step.what.startswith("delete"))
            if planned.sets and wanted is None:
                planned.model(self.clock.now())

    async def _meddle(self, step: Step) -> None:
        """Somebody names what is another's: it is not there for them."""
        me, other = self.people[step.who], self.people[1 - step.who]
        job = Doing(other, step, self.clock.now()).pick(other.jobs)
        acts: tuple[Callable[[Database, Visit, int], Awaitable[object]], ...] = (
            lambda db, v, job: move.move(db, v, job, Stage.OFFER),
            lambda db, v, job: answer.note(db, v, job, "mine"),
            lambda db, v, job: tags.add(db, v, job, "mine"),
            lambda db, v, job: remind.remind(db, v, job, Wait.DAY),
            lambda db, v, job: interviews.add(db, v, job, "tomorrow 9:00"),
            move.delete,
        )
        act = acts[step.choice % len(acts)]
        if job is not None:
            for engine in self.engines:
                taps = lambda engine: lambda db, v: act(db, v, engine.id(other, "jobs", job))  # noqa: E731
                assert await self._try(engine, taps, me, self.clock.now(), next(_updates)) == "job-gone"

    async def _try(self, engine: Engine, real: On, me: Person, now: datetime, update: int) -> str | None:
        async with engine.database.beside() as tx:
            user = await users.known(tx, me.id)
        assert user is not None
        try:
            await real(engine)(engine.database, Visit(replace(user, zone="UTC"), now, Cause(BOT, update)))
        except UserError as error:
            return error.key
        return None

    async def check(self, *people: Person) -> None:
        """Both engines keep what the model says of these people (of none: of all), and plan and decide the same."""
        for person in people or self.people:
            first, *others = [await engine.state(person) for engine in self.engines]
            for other in others:
                assert other == first
            expected = person.state()
            assert {name: first[name] for name in expected} == expected


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the same few ads again and again is no part of this."""
    module = import_module("bot.actions.take_in")
    read, summed_up = module.read, cache(module._summed_up)
    postings: dict[object, object] = {}

    async def read_once(text: object, web: object) -> object:
        if text not in postings:
            postings[text] = await read(text, web)
        return postings[text]

    monkeypatch.setattr(module, "read", read_once)
    monkeypatch.setattr(module, "_summed_up", summed_up)


@pytest.fixture
async def engines(database: Database, postgres_url: str) -> AsyncIterator[tuple[Engine, Engine]]:
    """SQLite and PostgreSQL."""
    server = await Database.open(postgres_url)
    yield Engine(database), Engine(server)
    await server.close()


def a_hunt(*engines: Engine) -> Hunt:
    """Two new people."""
    first = next(_people)
    return Hunt(engines, Clock(), (Person(first), Person(first + 1)))


@settings(
    max_examples=times(10, 1_000),
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=some.lists(STEP, min_size=times(3, 8), max_size=times(6, 30)))
async def test_both_engines_keep_what_a_plain_model_says(engines: tuple[Engine, Engine], steps: list[Step]) -> None:
    hunt = a_hunt(*engines)
    await hunt.begin()
    for beginning in BEGINNINGS:
        await hunt.do(beginning)
    for step in steps:
        await hunt.do(step)
    await hunt.check()
    await hunt.end()


async def test_the_same_test_catches_a_replay_that_does_not_know_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A break on purpose: a change is made again whenever its update comes."""

    async def always(*_args: object) -> bool:
        return True

    hunt = a_hunt(Engine(database))
    await hunt.begin()
    await hunt.do(Step("take in", 0, 0, 0, twice=True))
    await hunt.do(Step("save", 0, 0, 0, twice=True))
    monkeypatch.setattr(applied, "first_time", always)
    with pytest.raises(AssertionError):
        await hunt.do(Step("note", 0, 0, 0, twice=True))


async def test_the_same_test_catches_rows_that_are_asked_for_without_their_user(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A break on purpose: a job is found for whoever names it."""
    hunt = a_hunt(Engine(database))
    await hunt.begin()
    await hunt.do(Step("take in", 0, 0, 0, twice=False))
    await hunt.do(Step("stranger", 1, 0, 1, twice=False))
    owner, by_id = hunt.people[0].id, jobs.by_id
    monkeypatch.setattr(jobs, "by_id", lambda tx, _user_id, job_id: by_id(tx, owner, job_id))
    with pytest.raises(AssertionError):
        await hunt.do(Step("stranger", 1, 0, 1, twice=False))
