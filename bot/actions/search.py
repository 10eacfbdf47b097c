"""Look for words in saved jobs: in titles, companies, the postings' texts, and what the user wrote."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.actions.list_jobs import PAGE_SIZE
from bot.errors import NotFound, UserError
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage import jobs, search
from bot.storage.database import Database, Transaction

LONGEST_SEARCH = 200
_BEFORE, _AFTER = 40, 160  # characters of a snippet around what was found
_MOST_PLACES = 100  # of one text that are looked at


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: whether it is what was looked for."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A job that was found, and where; no snippet where its title and company say it all."""

    job: Job
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, the best first. `search_id` names the search to other pages; `number` counts from 1."""

    words: str
    hits: tuple[Hit, ...]
    number: int
    pages: int
    total: int
    search_id: int | None = None


async def find(database: Database, visit: Visit, words: str) -> Results:
    """Look for words; all must be there, the last may be only begun."""
    words = " ".join(words.split())[:LONGEST_SEARCH]
    async with database.begin(visit.user.id) as tx:
        found = await _page(tx, visit, words, 1)
        if found.pages == 1:
            return found
        search_id = await search.remember(tx, visit.user.id, words, visit.now)
    return Results(found.words, found.hits, found.number, found.pages, found.total, search_id)


async def turn(database: Database, visit: Visit, search_id: int, page: int) -> Results:
    """Another page of a search, made anew."""
    async with database.begin(visit.user.id) as tx:
        words = await search.remembered(tx, visit.user.id, search_id)
        if words is None:
            raise NotFound("search-gone")
        found = await _page(tx, visit, words, page)
    return Results(found.words, found.hits, found.number, found.pages, found.total, search_id)


async def _page(tx: Transaction, visit: Visit, words: str, page: int) -> Results:
    wanted = search.sought(words)
    if not wanted:
        raise UserError("search-missing")
    found = await search.find(tx, visit.user.id, wanted, page, PAGE_SIZE)
    texts = await search.texts(tx, visit.user.id, found.jobs)
    hits = [
        Hit(job, snippet(wanted, (job.title, job.company, job.place), texts.get(job.id, ())))
        for job in await jobs.by_ids(tx, visit.user.id, found.jobs)
    ]
    return Results(words, tuple(hits), found.number, found.pages, found.total)


def snippet(wanted: Sequence[str], shown: Iterable[str | None], texts: Iterable[str]) -> tuple[Piece, ...]:
    """Where in the texts most of that stands which is not shown already; () where it stands nowhere."""
    there = {search.found_by(wanted, word) for words in shown if words for word in search.words_in(words)}
    left = [word for word in wanted if word not in there]
    best: tuple[Piece, ...] = ()
    most = 0
    for words in texts:
        text = unicodedata.normalize("NFC", words)
        found = ((word, search.found_by(wanted, word)) for word in search.words_in(text))
        places = list(islice(((word, by) for word, by in found if by is not None), _MOST_PLACES))
        for word, _ in places:
            near = {by for other, by in places if 0 <= other.start - word.start < _AFTER and by in left}
            if len(near) > most:
                most, best = len(near), _cut(text, word.start, [other for other, _ in places])
    return best


def _cut(words: str, start: int, found: Sequence[search.Word]) -> tuple[Piece, ...]:
    """The text around a place, from one white space to another."""
    first, last = max(0, start - _BEFORE), min(len(words), start + _AFTER)
    if first:
        first = next((at + 1 for at in range(first, start) if words[at].isspace()), start)
    if last < len(words):
        last = next((at for at in range(last, start, -1) if words[at].isspace()), last)
    pieces = [Piece("… ", found=False)] if first else []
    for word in found:
        if first <= word.start and word.end <= last:
            pieces += [Piece(words[first : word.start], found=False), Piece(words[word.start : word.end], found=True)]
            first = word.end
    pieces.append(Piece(words[first:last], found=False))
    if last < len(words):
        pieces.append(Piece(" …", found=False))
    return tuple(piece for piece in pieces if piece.words)
