"""The words of saved jobs, and the jobs that a user's words find.

SQLite's FTS5 keeps everybody's words in one table, `job_words`. Each word is written with its user before it
("3e9_ferry"), so that a search touches no other user's words, however many there are, and finds the beginning of a
word as quickly as a whole one. Words are folded here: case and accents do not matter in any language, and nothing that
a user types reaches FTS5 as its syntax.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, column, delete, func, select, table, text
from sqlalchemy.engine import Row

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
# A title tells more than a company, what the user wrote more than the posting's text; the first is the user's id.
_RANK: Final = text("bm25(job_words, 0.0, 10.0, 6.0, 1.0, 4.0), rowid DESC")
_words = table("job_words", column("rowid"), column("user_id"), *(column(name) for name in _COLUMNS))


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


async def renew(tx: Transaction, user_id: int, job_id: int) -> None:
    """Write a job's words anew, after something of it changed that has words; a draft has none."""
    row = (await tx.execute(_sources(user_id, job_id))).one_or_none()
    if row is None:
        return
    old = {name: getattr(row, f"old_{name}") for name in _COLUMNS}
    new = _document(user_id, row) if row.stage is not None else dict.fromkeys(_COLUMNS)
    if new == old:
        return
    if any(old.values()):
        await tx.execute(delete(_words).where(_words.c.rowid == job_id))
    if any(new.values()):
        await tx.execute(insert(_words).values(rowid=job_id, user_id=user_id, **new))


def _document(user_id: int, row: Row[Any]) -> dict[str, str]:
    """A job's words by where they stand, as `job_words` keeps them."""
    sources = {
        "title": (row.title,),
        "company": (row.company, row.place),
        "text": (row.text,),
        "notes": (row.notes, row.tags, row.people),
    }
    return {name: _marked(user_id, *texts) for name, texts in sources.items()}


def fill(connection: Connection) -> None:
    """Write the words of all saved jobs of all users into a table that was just made."""
    saved = connection.execute(select(jobs.c.user_id, jobs.c.id).where(jobs.c.stage.is_not(None))).all()
    for user_id, job_id in saved:
        words = _document(user_id, connection.execute(_sources(user_id, job_id)).one())
        if any(words.values()):
            connection.execute(insert(_words).values(rowid=job_id, user_id=user_id, **words))


async def remove(tx: Transaction, user_id: int, job_id: int) -> None:
    """Take a job out of what is found."""
    await tx.execute(delete(_words).where(_words.c.rowid == job_id, _words.c.user_id == user_id))


async def remove_all(tx: Transaction, user_id: int) -> None:
    """Take all words of a user out of what is found; it does not matter whether their jobs are there still.

    FTS5 only marks what is deleted: the words stand in its segments until those are merged, as `Database.wipe` does.
    """
    everything = select(_words.c.rowid).where(_matches(f'"{_mark(user_id)}"*'))
    await tx.execute(delete(_words).where(_words.c.rowid.in_(everything)))


def _sources(user_id: int, job_id: int) -> Select[Any]:
    latest = select(func.max(postings.c.id)).where(postings.c.job_id == job_id).scalar_subquery()
    notes = select(func.group_concat(events.c.text, " ")).where(
        events.c.job_id == job_id, events.c.kind == EventKind.NOTE.value, events.c.undone.is_(False)
    )
    labels = select(func.group_concat(tags.c.tag, " ")).where(tags.c.job_id == job_id)
    fields = (contacts.c.name, contacts.c.role, contacts.c.mail, contacts.c.phone)
    person: ColumnElement[str] = reduce(lambda one, other: one + " " + func.coalesce(other, ""), fields[1:], fields[0])
    people = select(func.group_concat(person, " ")).where(contacts.c.job_id == job_id)
    return (
        select(
            jobs.c.stage,
            jobs.c.title,
            jobs.c.company,
            jobs.c.place,
            func.json_extract(postings.c.posting, "$.text").label("text"),
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
    *whole, last = wanted
    beginning = "*" if len(last) >= _SHORTEST_BEGINNING else ""
    query = " ".join((*(f'"{_mark(user_id)}{word}"' for word in whole), f'"{_mark(user_id)}{last}"{beginning}'))
    mine = (_matches(query), _words.c.user_id == user_id)
    total = int((await tx.execute(select(func.count()).select_from(_words).where(*mine))).scalar_one())
    pages = max(1, -(-total // size))
    number = min(max(1, page), pages)
    rows = await tx.execute(select(_words.c.rowid).where(*mine).order_by(_RANK).limit(size).offset((number - 1) * size))
    return Found(tuple(rows.scalars()), number, pages, total)


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
        select(postings.c.job_id, func.json_extract(postings.c.posting, "$.text")).where(
            postings.c.user_id == user_id, postings.c.id.in_(latest)
        )
    )
    found: dict[int, tuple[str, ...]] = {}
    for job_id, words in (*notes, *whole):
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


def _matches(query: str) -> ColumnElement[bool]:
    return text("job_words MATCH :query").bindparams(query=query)  # type: ignore[return-value]


def _mark(user_id: int) -> str:
    return f"{user_id:x}_"


def _marked(user_id: int, *texts: str | None) -> str:
    """The words of some texts, each once and with its user."""
    mark = _mark(user_id)
    there = (word.folded for words in texts if words for word in words_in(unicodedata.normalize("NFC", words)))
    return " ".join(mark + word for word in dict.fromkeys(there))


def _folded(word: str) -> str:
    word = word.casefold()
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word.translate(_LETTERS)).casefold()
        # What is left are letters, digits, + and #: for FTS5 one word, whatever they are.
        word = _NO_WORD.sub("", "".join(letter for letter in apart if not unicodedata.combining(letter)))
    return word[:_LONGEST_WORD]
