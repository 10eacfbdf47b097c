"""The words of saved jobs, and the jobs that a user's words find.

Everybody's words are in one table, `job_words`: of SQLite's FTS5, or with a GIN index on PostgreSQL. Each word is
written with its user before it ("3e9_ferry"), so that a search touches no other user's words, however many there are,
and finds the beginning of a word as quickly as a whole one. Words are folded here: case and accents do not matter in
any language, and nothing that a user types reaches an engine as its syntax. What was found is put in order here too, so
that both engines answer alike, and one user's jobs don't change the order of another's.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from math import log
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    cast,
    column,
    delete,
    func,
    literal_column,
    select,
    table,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.types import UserDefinedType

from bot.model.job import EventKind
from bot.storage.database import Transaction
from bot.storage.schema import contacts, events, jobs, postings, searches, tags
from bot.storage.upsert import insert

MOST_WORDS: Final = 12
MOST_REMEMBERED: Final = 50
LOOK_AT: Final = 100_000  # characters of one text
_LONGEST_WORD: Final = 40
_SHORTEST_BEGINNING: Final = 2  # one letter stands for itself: "C" is not everything that begins with a c
_WORD: Final = re.compile(r"[^\W_]+[+#]{0,2}")  # C++ and C# are words
_NO_WORD: Final = re.compile(r"[^\w+#]|_")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)

_COLUMNS: Final = ("title", "company", "text", "notes")
_MOST_BYTES: Final = 200_000  # of the words of one of them; PostgreSQL takes a megabyte of words in all
# A title tells more than a company, what the user wrote more than the posting's text.
_WEIGHTS: Final = (10.0, 6.0, 1.0, 4.0)
_AT_ONCE: Final = 200  # rows
_words = table("job_words", column("rowid"), column("user_id"), *(column(name) for name in _COLUMNS))
_NEW: Final[dict[str, BindParameter[str]]] = {name: bindparam(name) for name in _COLUMNS}
_INSERT: Final = insert(_words).values(rowid=bindparam("job"), user_id=bindparam("user"), **_NEW)
_UPDATE: Final = update(_words).where(_words.c.rowid == bindparam("job")).values(**_NEW)
_DELETE: Final = delete(_words).where(_words.c.rowid == bindparam("job"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text: `folded` is what it is compared by."""

    start: int
    end: int
    folded: str


def words_in(words: str) -> Iterator[Word]:
    """The words of a text in their order; of a very long text those of its beginning."""
    for found in _WORD.finditer(words, 0, LOOK_AT):
        folded = _folded(found[0])
        if folded:
            yield Word(found.start(), found.end(), folded)


class _Query(UserDefinedType[str]):
    """What PostgreSQL matches with; the cast takes words as they are, as no language of the server's."""

    cache_ok = True

    def get_col_spec(self, **_options: Any) -> str:
        """Its name."""
        return "tsquery"


def sought(words: str) -> tuple[str, ...]:
    """What a user looks for: their words, folded, each once, the first twelve."""
    folded = (word.folded for word in words_in(unicodedata.normalize("NFC", words)))
    return tuple(dict.fromkeys(folded))[:MOST_WORDS]


def found_by(wanted: Sequence[str], word: Word) -> str | None:
    """Which of the words that are `sought` finds a word of a text: the same one, or the last one as its beginning."""
    if word.folded in wanted:
        return word.folded
    last = wanted[-1]
    return last if len(last) >= _SHORTEST_BEGINNING and word.folded.startswith(last) else None


# --- what is kept -----------------------------------------------------------------------------------------------------


async def renew(tx: Transaction, user_id: int, job_id: int, changed: Sequence[str] = _COLUMNS) -> None:
    """Write a job's words anew, after something of it changed that has words; a draft has none.

    `changed` names the columns that may have changed: the words of a long posting take a while.
    """
    row = (await tx.execute(_sources(), {"user": user_id, "job": job_id})).one_or_none()
    if row is None:
        return
    old = {name: getattr(row, f"old_{name}") for name in _COLUMNS}
    if row.stage is None:
        new: dict[str, str | None] = dict.fromkeys(_COLUMNS)
    else:
        new = old | _document(user_id, row, changed if any(old.values()) else _COLUMNS)
    if new == old:
        return
    if not any(new.values()):
        await tx.execute(_DELETE, {"job": job_id})
    elif any(old.values()):
        await tx.execute(_UPDATE, {"job": job_id, **new})
    else:
        await tx.execute(_INSERT, {"job": job_id, "user": user_id, **new})


def _document(user_id: int, row: Row[Any], wanted: Sequence[str] = _COLUMNS) -> dict[str, str | None]:
    """A job's words by where they stand, as `job_words` keeps them."""
    return {name: _marked(user_id, *_SOURCES[name](row)) for name in wanted}


def fill(connection: Connection) -> None:
    """Write the words of all saved jobs of all users into a table that was just made."""
    saved = connection.execute(select(jobs.c.user_id, jobs.c.id).where(jobs.c.stage.is_not(None))).all()
    for user_id, job_id in saved:
        words = _document(user_id, connection.execute(_sources(), {"user": user_id, "job": job_id}).one())
        if any(words.values()):
            connection.execute(insert(_words).values(rowid=job_id, user_id=user_id, **words))


def _text_of(posting: str | None) -> str | None:
    """The text of a posting as it is kept. The engines' own JSON functions stumble over U+0000, which pages have."""
    words: str | None = None if posting is None else json.loads(posting).get("text")
    return words


async def remove(tx: Transaction, user_id: int, job_id: int) -> None:
    """Take a job out of what is found."""
    await tx.execute(delete(_words).where(_words.c.rowid == job_id, _words.c.user_id == user_id))


async def remove_all(tx: Transaction, user_id: int) -> None:
    """Take all words of a user out of what is found; it does not matter whether their jobs are there still.

    The engines only mark what is deleted: the words stand in their files until `Database.wipe`.
    """
    if tx.dialect.name == "sqlite":  # where users have no index of their own
        everything = select(_words.c.rowid).where(_beginning_with(tx, _mark(user_id)))
        await tx.execute(delete(_words).where(_words.c.rowid.in_(everything)))
    else:
        await tx.execute(delete(_words).where(_words.c.user_id == user_id))


# What each column's words are made of.
_SOURCES: Final[Mapping[str, Callable[[Row[Any]], Sequence[str | None]]]] = {
    "title": lambda row: (row.title,),
    "company": lambda row: (row.company, row.place),
    "text": lambda row: (_text_of(row.posting),),
    "notes": lambda row: (row.notes, row.tags, row.people),
}


@cache
def _sources() -> Select[Any]:
    """What a `job` of a `user` has that has words; made once, since to put it together takes longer than to ask."""
    user_id: BindParameter[int] = bindparam("user")
    job_id: BindParameter[int] = bindparam("job")
    latest = select(func.max(postings.c.id)).where(postings.c.job_id == job_id).scalar_subquery()
    notes = select(func.aggregate_strings(events.c.text, " ")).where(
        events.c.job_id == job_id, events.c.kind == EventKind.NOTE.value, events.c.undone.is_(False)
    )
    labels = select(func.aggregate_strings(tags.c.tag, " ")).where(tags.c.job_id == job_id)
    fields = (contacts.c.name, contacts.c.role, contacts.c.mail, contacts.c.phone)
    person: ColumnElement[str] = reduce(lambda one, other: one + " " + func.coalesce(other, ""), fields[1:], fields[0])
    people = select(func.aggregate_strings(person, " ")).where(contacts.c.job_id == job_id)
    return (
        select(
            jobs.c.stage,
            jobs.c.title,
            jobs.c.company,
            jobs.c.place,
            postings.c.posting,
            notes.scalar_subquery().label("notes"),
            labels.scalar_subquery().label("tags"),
            people.scalar_subquery().label("people"),
            *(_words.c[name].label(f"old_{name}") for name in _COLUMNS),
        )
        .select_from(jobs)
        .outerjoin(postings, postings.c.id == latest)
        .outerjoin(_words, _words.c.rowid == jobs.c.id)
        .where(jobs.c.user_id == user_id, jobs.c.id == job_id)
    )


# --- what is found ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found: jobs' ids, the best first; `number` counts from 1."""

    jobs: tuple[int, ...]
    number: int
    pages: int
    total: int


async def find(tx: Transaction, user_id: int, wanted: Sequence[str], page: int, size: int) -> Found:
    """The user's saved jobs that have all of what is `sought`, the last word perhaps only begun."""
    *whole, last = (_mark(user_id) + word for word in wanted)
    begins = len(wanted[-1]) >= _SHORTEST_BEGINNING
    has = [_with_word(tx, word) for word in whole] + [_beginning_with(tx, last) if begins else _with_word(tx, last)]
    rows = await tx.stream(
        select(_words.c.rowid, *(_words.c[name] for name in _COLUMNS)).where(*has, _words.c.user_id == user_id)
    )
    patterns = [f" {word} " for word in whole] + [f" {last}" if begins else f" {last} "]
    hits = [_hit(row, patterns) async for some in rows.partitions(_AT_ONCE) for row in some]
    rarity = await _rarity(tx, user_id, has) if len(has) > 1 else [1.0]
    usual = sum(one.length for one in hits) / max(1, len(hits))
    ranked = sorted(hits, key=lambda one: (-one.score(rarity, usual), -one.job_id))
    pages = max(1, -(-len(ranked) // size))
    number = min(max(1, page), pages)
    shown = ranked[(number - 1) * size : number * size]
    return Found(tuple(one.job_id for one in shown), number, pages, len(ranked))


@dataclass(frozen=True, slots=True)
class _Hit:
    """A job with all of the words: how often it has each, and how many words it has in all."""

    job_id: int
    times: tuple[float, ...]
    length: int

    def score(self, rarity: Sequence[float], usual: float) -> float:
        """How well it fits (Okapi BM25): rare words count more, and a word in a short text more than in a long one."""
        long = 1.2 * (0.25 + 0.75 * self.length / max(1.0, usual))
        return sum(rare * 2.2 * often / (often + long) for rare, often in zip(rarity, self.times, strict=True))


def _hit(row: Row[Any], patterns: Sequence[str]) -> _Hit:
    spaced = [f" {getattr(row, name)} " for name in _COLUMNS]
    times = tuple(
        sum(weight * words.count(pattern) for weight, words in zip(_WEIGHTS, spaced, strict=True))
        for pattern in patterns
    )
    return _Hit(row.rowid, times, sum(words.count(" ") - 1 for words in spaced if words != "  "))


async def _rarity(tx: Transaction, user_id: int, has: Sequence[ColumnElement[bool]]) -> list[float]:
    """How much each word tells: the fewer of the user's jobs have it, the more."""
    saved = select(func.count()).select_from(jobs).where(jobs.c.user_id == user_id, jobs.c.stage.is_not(None))
    having = [select(func.count()).select_from(_words).where(one, _words.c.user_id == user_id) for one in has]
    [everything, *counts] = (
        await tx.execute(select(saved.scalar_subquery(), *(one.scalar_subquery() for one in having)))
    ).one()
    return [log(1 + (max(everything, count) - count + 0.5) / (count + 0.5)) for count in counts]


async def texts(tx: Transaction, user_id: int, job_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What can be shown of where something was found in these jobs: their notes, then the postings' texts."""
    notes = await tx.execute(
        select(events.c.job_id, events.c.text)
        .where(
            events.c.user_id == user_id,
            events.c.job_id.in_(job_ids),
            events.c.kind == EventKind.NOTE.value,
            events.c.undone.is_(False),
        )
        .order_by(events.c.id.desc())
    )
    latest = select(func.max(postings.c.id)).where(postings.c.job_id.in_(job_ids)).group_by(postings.c.job_id)
    whole = await tx.execute(
        select(postings.c.job_id, postings.c.posting).where(postings.c.user_id == user_id, postings.c.id.in_(latest))
    )
    found: dict[int, tuple[str, ...]] = {}
    for job_id, words in (*notes, *((row.job_id, _text_of(row.posting)) for row in whole)):
        if words:
            found[job_id] = (*found.get(job_id, ()), words)
    return found


async def remember(tx: Transaction, user_id: int, words: str, now: datetime) -> int:
    """Keep what a user looks for, so that a button can name it; the id of it. The latest fifty are kept."""
    made = await tx.execute(
        insert(searches)
        .values(user_id=user_id, words=words, at=now)
        .on_conflict_do_update(index_elements=["user_id", "words"], set_={"at": now})
        .returning(searches.c.id)
    )
    search_id = int(made.scalar_one())
    latest = (
        select(searches.c.id)
        .where(searches.c.user_id == user_id)
        .order_by(searches.c.at.desc(), searches.c.id.desc())
        .limit(MOST_REMEMBERED)
    )
    await tx.execute(delete(searches).where(searches.c.user_id == user_id, searches.c.id.not_in(latest)))
    return search_id


async def remembered(tx: Transaction, user_id: int, search_id: int) -> str | None:
    """What one of the user's searches was for."""
    words: str | None = (
        await tx.execute(select(searches.c.words).where(searches.c.user_id == user_id, searches.c.id == search_id))
    ).scalar_one_or_none()
    return words


def _with_word(tx: Transaction, word: str) -> ColumnElement[bool]:
    return _matches(tx, f'"{word}"' if tx.dialect.name == "sqlite" else f"'{word}'")


def _beginning_with(tx: Transaction, word: str) -> ColumnElement[bool]:
    return _matches(tx, f'"{word}"*' if tx.dialect.name == "sqlite" else f"'{word}':*")


def _matches(tx: Transaction, query: str) -> ColumnElement[bool]:
    if tx.dialect.name == "sqlite":
        return literal_column("job_words").bool_op("MATCH")(query)
    return literal_column("job_words.words").bool_op("@@")(cast(query, _Query()))


def _mark(user_id: int) -> str:
    return f"{user_id:x}_"


def _marked(user_id: int, *texts: str | None) -> str:
    """The words of some texts, each once and with its user."""
    mark = _mark(user_id)
    there = (word.folded for words in texts if words for word in words_in(unicodedata.normalize("NFC", words)))
    marked, room = [], _MOST_BYTES
    for word in dict.fromkeys(there):
        room -= len(mark) + len(word.encode()) + 1
        if room < 0:
            break
        marked.append(mark + word)
    return " ".join(marked)


def _folded(word: str) -> str:
    word = word.casefold()
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word.translate(_LETTERS)).casefold()
        # What is left are letters, digits, + and #: for FTS5 one word, whatever they are.
        word = _NO_WORD.sub("", "".join(letter for letter in apart if not unicodedata.combining(letter)))
    return word[:_LONGEST_WORD]
