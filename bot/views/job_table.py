"""The jobs as a table that spreadsheets open: RFC 4180, UTF-8 with its mark, a job a row, ISO dates."""

import csv
import html
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.job import EventKind, Stage
from bot.model.takeout import Contact, Standing, WholeJob
from bot.model.user import Visit
from bot.texts import text

COLUMNS: Final = (
    "number",
    "title",
    "company",
    "place",
    "work-mode",
    "stage",
    "outcome",
    "star",
    "deadline",
    "saved",
    "applied",
    "moved",
    "interview",
    "reminder",
    "match",
    "source",
    "link",
    "tags",
    "contacts",
    "notes",
)
_MARK: Final = "\ufeff".encode()
# A spreadsheet takes a cell that begins so for a formula, in the wide forms too. An apostrophe makes it words.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class JobTable:
    """Writes the table in files of at most `limit` bytes each, every one with its header row."""

    def __init__(self, visit: Visit, limit: int) -> None:
        self._visit = visit
        self._limit = limit
        self._header = _MARK + _line(_word(f"table-{column}", visit) for column in COLUMNS)
        self._written = bytearray(self._header)
        self.part = 1
        self.rows = 0

    def add(self, job: WholeJob) -> bytes | None:
        """Put a job in; a file that is full by then is handed out."""
        row = _line(self._cells(job))
        full = None
        if self.rows and len(self._written) + len(row) > self._limit:
            full = self.end()
            self._written, self.rows, self.part = bytearray(self._header), 0, self.part + 1
        self._written += row
        self.rows += 1
        return full

    def end(self) -> bytes:
        """The last file."""
        return bytes(self._written)

    def _cells(self, job: WholeJob) -> Iterable[str]:
        visit = self._visit
        notes = [one for one in job.events if one.kind is EventKind.NOTE and not one.undone]
        applied = (one.at for one in job.events if _is_application(one.after) and not one.undone)
        coming = (one.due_at for one in job.reminders if one.fired_at is None and one.done_at is None)
        interviews = (one.at for one in job.interviews if one.at >= visit.now)
        return (
            str(job.number or ""),
            job.title or "",
            job.company or "",
            job.place or "",
            _word(f"work-mode-{job.work_mode.value}", visit) if job.work_mode else "",
            _word(f"stage-{job.stage.value}", visit) if job.stage else "",
            _word(f"outcome-{job.outcome.value.replace('_', '-')}", visit) if job.outcome else "",
            "★" if job.starred else "",
            job.deadline.isoformat() if job.deadline else "",
            _day(job.saved_at, visit),
            _day(min(applied, default=None), visit),
            _day(job.moved_at, visit),
            _minute(min(interviews, default=None), visit),
            _minute(min(coming, default=None), visit),
            "" if job.match is None else str(job.match),
            job.source or "",
            job.url or "",
            ", ".join(job.tags),
            "\n".join(map(_person, job.contacts)),
            "\n".join(f"{_day(one.at, visit)} {one.text or ''}" for one in notes),
        )


def _line(cells: Iterable[str]) -> bytes:
    """A row with its line end; a cell's own line ends are one character each."""
    written = io.StringIO(newline="")
    csv.writer(written).writerow([_harmless(cell.replace("\r\n", "\n")) for cell in cells])
    return written.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _word(key: str, visit: Visit) -> str:
    return html.unescape(text(key, visit.user.language))


def _is_application(after: Standing | None) -> bool:
    return after is not None and after.stage is Stage.APPLIED and after.outcome is None


def _person(one: Contact) -> str:
    return ", ".join(dict.fromkeys(part for part in (one.name, one.role, one.mail, one.phone, one.link) if part))


def _day(moment: datetime | None, visit: Visit) -> str:
    return "" if moment is None else visit.day_of(moment).isoformat()


def _minute(moment: datetime | None, visit: Visit) -> str:
    if moment is None:
        return ""
    return moment.astimezone(ZoneInfo(visit.user.zone)).replace(tzinfo=None).isoformat(" ", "minutes")
