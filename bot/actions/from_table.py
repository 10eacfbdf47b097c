"""A row of somebody's table becomes a job with its way so far. What fits nowhere becomes a note: nothing is dropped."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from bot.model.job import EventKind, Outcome, Stage
from bot.model.posting import Deadline, DeadlineOrigin, Headline, Posting, Stated
from bot.model.quotes import folded
from bot.model.schedule import due_at
from bot.model.takeout import Contact, Event, Reading, Standing, WholeJob
from bot.model.user import Visit
from bot.readers import plain_text
from bot.readers.addresses import canonical, host_of, split
from bot.readers.table import Row, Table
from bot.readers.table_words import Column, is_yes, standing_of, work_mode_of
from bot.summary import dates
from bot.texts import text

_LONGEST_LINE = 300
_LONGEST_NOTE = 3_000
_LONGEST_TEXT = 60_000
_MOST_NOTES = 10
_MOST_TAGS = 20
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_BETWEEN_TAGS = re.compile(r"[,;|/\n]")
_DATES = (Column.DEADLINE, Column.APPLIED, Column.SAVED, Column.MOVED)
_AMBIGUOUS = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:20)?\d\d(?!\d)")
_SAVED = Standing(Stage.SAVED)
_STAGES = list(Stage)
# How far one has come for sure who tells only how it ended.
_REACHED = {Outcome.ACCEPTED: Stage.OFFER, Outcome.DECLINED: Stage.OFFER, Outcome.POSTING_CLOSED: Stage.SAVED}


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether a table writes the month before the day; `doubtful` is one of its dates that could be read otherwise."""

    month_first: bool
    doubtful: tuple[str, date] | None = None


@dataclass(slots=True)
class _Cells:
    """A row's cells, taken one by one; what is left in the end becomes a note."""

    row: Row
    names: dict[Column, str]
    order: DayOrder
    left: list[str] = field(default_factory=list)

    def words(self, column: Column, most: int = _LONGEST_LINE) -> str | None:
        """A cell as one line."""
        line = " ".join(self.row.cells.get(column, "").split())
        return line[:most].rstrip() or None

    def day(self, column: Column) -> date | None:
        """A cell's date; one that can't be read is left."""
        cell = self.row.cells.get(column)
        if cell is None:
            return None
        for named in dates.days(cell[:100], month_first=self.order.month_first):
            found = named.on()
            if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR:
                return found
        self.leave(column)
        return None

    def leave(self, column: Column) -> None:
        """Keep a cell for the note."""
        self.left.append(f"{self.names[column]}: {self.row.cells[column]}")


def day_order(table: Table, visit: Visit) -> DayOrder:
    """How the table writes its dates, told by those that can be read in one way only, or else by where the user is."""
    cells = [row.cells[column] for row in table.rows for column in _DATES if column in row.cells]
    said = dates.month_first("\n".join(cells), visit.user.language)
    either = next((cell for cell in cells if any(_is_doubtful(found) for found in _AMBIGUOUS.finditer(cell))), None)
    sure = any(not _is_doubtful(found) for cell in cells for found in _AMBIGUOUS.finditer(cell))
    month_first = visit.user.zone.startswith("America/") if said is None else said
    if either is None or sure:
        return DayOrder(month_first)
    read = next((named.on() for named in dates.days(either[:100], month_first=month_first)), None)
    return DayOrder(month_first, (either[:100], read) if read else None)


def _is_doubtful(found: re.Match[str]) -> bool:
    return int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]


def job_of_row(row: Row, table: Table, order: DayOrder, visit: Visit) -> tuple[WholeJob, str | None]:
    """The job that a row tells of; and the status that it names, where that is none we know."""
    cells = _Cells(row, table.names, order)
    ticked = is_yes(row.cells.get(Column.APPLIED, ""))  # "applied" may hold a date or a tick
    days: dict[Column, date | None] = {
        column: cells.day(column) for column in _DATES if not (ticked and column is Column.APPLIED)
    }
    standing, unknown = _standing(cells, visit.user.language, applied=ticked or days.get(Column.APPLIED) is not None)
    moments = {column: _moment(day, visit) for column, day in days.items() if day is not None}
    way = _way(standing, moments, visit.now)
    url = _link(cells)
    posting = _posting(cells, url, days[Column.DEADLINE])
    mode = work_mode_of(row.cells[Column.WORK_MODE]) if Column.WORK_MODE in row.cells else None
    if mode is None and Column.WORK_MODE in row.cells:
        cells.leave(Column.WORK_MODE)
    job = WholeJob(
        created_at=way[0].at,
        stage=standing.stage,
        outcome=standing.outcome,
        title=cells.words(Column.TITLE),
        company=cells.words(Column.COMPANY),
        place=cells.words(Column.PLACE),
        deadline=days[Column.DEADLINE],
        url=url,
        canonical_url=posting.canonical_url,
        work_mode=mode,
        source=cells.words(Column.SOURCE) or (host_of(url) if url else None) or None,
        saved_at=way[0].at,
        moved_at=way[-1].at,
        tags=_tags(row.cells.get(Column.TAGS, "")),
        contacts=_contacts(cells),
        events=(*way, *_notes(cells, way[-1].at)),
        readings=(Reading(visit.now, posting),),
    )
    return job, unknown


def from_fields(job: WholeJob, now: datetime) -> WholeJob:
    """A job without a posting, with one made of what is known of it."""
    lines = [line[:_LONGEST_LINE] for line in (job.title, job.company, job.place, job.url) if line]
    address = job.canonical_url or (canonical(job.url) if job.url else None)
    posting = Posting("\n".join(lines), "table", url=job.url, canonical_url=address)
    return replace(job, canonical_url=address, readings=(Reading(now, posting),))


def _standing(cells: _Cells, language: str, *, applied: bool) -> tuple[Standing, str | None]:
    """Where the job stands; and the words of its status, where they say nothing to us."""
    status, ended = cells.words(Column.STATUS), cells.words(Column.OUTCOME)
    stage, outcome = standing_of(status) if status else (None, None)
    unknown = status if status and stage is None and outcome is None else None
    if ended:
        # Our own names for it first, as our own table has them.
        mine = {folded(str(text(f"outcome-{one.value.replace('_', '-')}", language))): one for one in Outcome}
        said = mine.get(folded(ended)) or standing_of(ended)[1]
        outcome = said or outcome
        if said is None:
            cells.leave(Column.OUTCOME)
    if unknown:
        cells.leave(Column.STATUS)
    if stage is None:
        stage = Stage.SAVED if outcome is None else _REACHED.get(outcome, Stage.APPLIED)
    if applied and _STAGES.index(stage) < _STAGES.index(Stage.APPLIED):
        stage = Stage.APPLIED
    return Standing(stage, outcome), unknown


def _way(standing: Standing, moments: dict[Column, datetime], now: datetime) -> list[Event]:
    """The lines of the timeline, as far as the dates of the row tell; what has no date lies at the latest one."""
    known = sorted(moments[column] for column in (Column.SAVED, Column.APPLIED, Column.MOVED) if column in moments)
    first = min(moments.get(Column.SAVED, now), *known, now) if known else now
    way = [Event(EventKind.SAVED, first, after=_SAVED)]
    applied = Standing(Stage.APPLIED)
    if Column.APPLIED in moments and standing != applied:
        way.append(Event(EventKind.MOVED, min(max(first, moments[Column.APPLIED]), now), before=_SAVED, after=applied))
    if standing != _SAVED:
        before = way[-1].after
        at = moments.get(Column.APPLIED, known[-1] if known else now) if standing == applied else None
        at = at or (known[-1] if known else now)
        way.append(Event(EventKind.MOVED, min(max(way[-1].at, at), now), before=before, after=standing))
    return way


def _moment(day: date, visit: Visit) -> datetime:
    """Noon of a day where the user lives, so that it is that day there whatever the clocks did."""
    return min(due_at(datetime.combine(day, time(12)), visit.user.zone), visit.now)


def _link(cells: _Cells) -> str | None:
    """The row's web address; anything else in its place is left."""
    words = cells.words(Column.LINK, most=2_000)
    if words is None:
        return None
    if split(words) is not None and " " not in words:
        return words if "://" in words else f"https://{words}"
    cells.leave(Column.LINK)
    return None


def _posting(cells: _Cells, url: str | None, last: date | None) -> Posting:
    """What the row says of the ad; a column of descriptions is its text."""
    title, company, place = (cells.words(one) for one in (Column.TITLE, Column.COMPANY, Column.PLACE))
    until = cells.words(Column.DEADLINE) if last is not None else None
    named = f"{cells.names[Column.DEADLINE]}: {until}" if until else None
    lines = [line for line in (title, company, place, named, url) if line]
    description = plain_text.clean(cells.row.cells.get(Column.DESCRIPTION, "")[:_LONGEST_TEXT])
    stated = Headline(
        title=Stated(title, title) if title else None,
        company=Stated(company, company) if company else None,
        places=(Stated(place, place),) if place else (),
        deadline=Stated(Deadline(last, DeadlineOrigin.TEXT), until) if last and until else None,
    )
    return Posting(
        "\n".join((*lines, *(["", description] if description else [])))[:_LONGEST_TEXT],
        "table",
        stated,
        url=url,
        canonical_url=canonical(url) if url else None,
    )


def _tags(cell: str) -> tuple[str, ...]:
    names = (" ".join(name.split())[:32].strip("# ") for name in _BETWEEN_TAGS.split(cell[:2_000]))
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST_TAGS]


def _contacts(cells: _Cells) -> tuple[Contact, ...]:
    name, mail, phone = (cells.words(one) for one in (Column.CONTACT, Column.MAIL, Column.PHONE))
    called = name or mail or phone
    return (Contact(called, mail=mail, phone=phone),) if called else ()


def _notes(cells: _Cells, at: datetime) -> list[Event]:
    """What the user wrote, and behind it what no field takes."""
    row = cells.row
    others = [f"{name}: {words}" if name else words for name, words in row.others]
    whole = "\n".join((*([row.cells[Column.NOTES]] if Column.NOTES in row.cells else []), *cells.left, *others))
    parts = (whole[start : start + _LONGEST_NOTE] for start in range(0, len(whole), _LONGEST_NOTE))
    return [Event(EventKind.NOTE, at, text=part) for part in list(parts)[:_MOST_NOTES]]
