"""A table of jobs that somebody keeps: which column holds what, and its rows, cell by cell."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from bot.errors import CannotRead
from bot.readers.table_words import Column, column_of
from bot.readers.takeout import MOST_JOBS

_DELIMITERS: Final = (",", ";", "\t", "|")
_TOLD = "sep="  # a first line of its own by which some programs tell the delimiter
_LOOK_AT = 65_536  # characters, for the line that names the columns
_MOST_BEFORE = 20  # records above it
_MOST_COLUMNS = 200
_LONGEST_RECORD = 1_000  # lines; more is a quotation mark that was never closed
_DANGEROUS: Final = "=+-@\t\r"
_ENOUGH = 2  # known columns, to be sure that a line names columns


@dataclass(frozen=True, slots=True)
class Row:
    """One job's cells, none of them empty; `others` are those of columns that we don't know, with their names."""

    line: int
    cells: dict[Column, str] = field(default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, what their known columns are called, and the lines of rows that tell neither title nor company."""

    names: dict[Column, str]
    rows: tuple[Row, ...]
    without_name: tuple[int, ...]


def read(text: str) -> Table:
    """The jobs of a table. CannotRead says what is wrong with it."""
    text = text.removeprefix("\ufeff")
    if text[: len(_TOLD)].lower() == _TOLD:
        text = text.partition("\n")[2]
    found = max((_header(text, one) for one in _DELIMITERS), key=lambda header: header.known)
    if not ({Column.TITLE, Column.COMPANY} & set(found.columns)) or found.known < _ENOUGH:
        raise CannotRead("import-no-columns")
    return _table(text, found)


@dataclass(frozen=True, slots=True)
class _Header:
    delimiter: str
    record: int
    names: tuple[str, ...] = ()
    columns: tuple[Column | None, ...] = ()

    @property
    def known(self) -> int:
        return sum(column is not None for column in self.columns)


def _header(text: str, delimiter: str) -> _Header:
    """The line that names the most columns, with that delimiter."""
    best = _Header(delimiter, 0)
    try:
        records = csv.reader(io.StringIO(text[:_LOOK_AT], newline=""), delimiter=delimiter)
        for number, record in enumerate(islice(records, _MOST_BEFORE)):
            names = tuple(name.strip() for name in record[:_MOST_COLUMNS])
            header = _Header(delimiter, number, names, _columns(names))
            if header.known > best.known:
                best = header
    except csv.Error:
        pass  # not with this delimiter
    return best


def _columns(names: Sequence[str]) -> tuple[Column | None, ...]:
    """What each column holds; of two that hold the same, the first does."""
    columns: list[Column | None] = []
    for name in names:
        column = column_of(name)
        columns.append(None if column in columns else column)
    return tuple(columns)


def _table(text: str, header: _Header) -> Table:
    rows: list[Row] = []
    without_name: list[int] = []
    for line, record in islice(_records(text, header.delimiter), header.record + 1, None):
        row = _row(line, record, header)
        if row is None:
            continue
        if Column.TITLE in row.cells or Column.COMPANY in row.cells:
            rows.append(row)
        else:
            without_name.append(line)
        if len(rows) + len(without_name) > MOST_JOBS:
            raise CannotRead("import-too-many", most=MOST_JOBS)
    called = {column: name for column, name in zip(header.columns, header.names, strict=True) if column}
    return Table(called, tuple(rows), tuple(without_name))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the line that it begins in."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for record in records:
            if records.line_num - line > _LONGEST_RECORD:
                raise CannotRead("import-broken-table", line=line)
            yield line, record
            line = records.line_num + 1
    except csv.Error as error:
        raise CannotRead("import-broken-table", line=line) from error


def _row(line: int, record: Sequence[str], header: _Header) -> Row | None:
    """The cells that say something; None for an empty line."""
    cells: dict[Column, str] = {}
    others: list[tuple[str, str]] = []
    for at, cell in enumerate(record[:_MOST_COLUMNS]):
        words = _plain(cell)
        column = header.columns[at] if at < len(header.columns) else None
        if words and column is not None:
            cells[column] = words
        elif words:
            others.append((header.names[at] if at < len(header.names) else "", words))
    return Row(line, cells, tuple(others)) if cells or others else None


def _plain(cell: str) -> str:
    """A cell's words, without the apostrophe that keeps a spreadsheet from reckoning with them."""
    words = cell.strip()
    return words[1:] if words[:1] == "'" and words[1:2] and words[1] in _DANGEROUS else words
