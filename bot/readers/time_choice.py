"""Which of the times that stand in some words is the one that is meant; none where they leave that open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from bot.model.schedule import Every
from bot.readers.time_days import Later
from bot.readers.time_phrases import Piece
from bot.readers.time_words import Kind, Token

# What may stand between two pieces of one time, and between a time and the word that makes it another.
_BETWEEN: Final = frozenset({Kind.AT, Kind.ON, Kind.THE, Kind.OF, Kind.COMMA, Kind.DASH, Kind.DOT, Kind.DAYOF})
_MOST_BETWEEN: Final = 3
_JOINTS: Final = frozenset({Kind.DASH, Kind.RANGE, Kind.CONJ})
_TIMES: Final = frozenset(
    {Kind.DIGITS, Kind.TIME, Kind.DATE, Kind.DOTTED, Kind.WEEKDAY, Kind.DAY, Kind.MONTH, Kind.AM, Kind.PM, Kind.OCLOCK}
)
# Beside a time, these say that more was meant than was understood.
_AFTER: Final = frozenset(
    {Kind.UNIT, Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.AGO, Kind.FROMNOW, Kind.WEEKEND, Kind.YEAR, Kind.WEEKDAYS}
)
_BEFORE: Final = frozenset(
    {Kind.BLOCK, Kind.EVERY, Kind.ENDOF, Kind.INTO, Kind.TOPRE, Kind.AGOPRE, Kind.PAST, Kind.TO, Kind.OTHER}
)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that stand side by side; `first` and `end` are tokens."""

    pieces: tuple[Piece, ...]
    first: int
    end: int

    @property
    def is_anchored(self) -> bool:
        """Whether it says on which day."""
        return any(piece.day or piece.minutes is not None or piece.rule for piece in self.pieces)

    @property
    def has_clock(self) -> bool:
        """Whether it says at what time."""
        return any(piece.clock or piece.minutes is not None for piece in self.pieces)


def _meant(found: Sequence[Piece], row: Sequence[Token]) -> list[Piece]:
    """The pieces without those that are about another thing: "tomorrow's", "3d" in mid-sentence."""
    begin = start(row)
    kept: list[Piece] = []
    for piece in found:
        if piece.day and _is_owner(piece, row):
            continue
        if piece.loose and kept and kept[-1].clock and kept[-1].end == piece.first:
            continue  # at 2 pm, at 5 Harbour Road
        if piece.quick and not (piece.first <= begin and (row[piece.first + 1].glued or piece.end == len(row))):
            continue
        if _is_length(piece, row):
            before, ended = _word_before(piece.first, row), kept[-1].end if kept else 0
            if Kind.OF in row[piece.first - 1].senses:
                continue  # a meeting of 2 hours
            if before >= ended and before >= begin:
                piece = replace(piece, bad=True)
        kept.append(piece)
    return kept


def _is_owner(piece: Piece, row: Sequence[Token]) -> bool:
    """Whether an apostrophe and an s follow: Friday's interview."""
    after = row[piece.end] if piece.end < len(row) else None
    return after is not None and after.text == "s" and after.start == row[piece.end - 1].end + 1


def _is_length(piece: Piece, row: Sequence[Token]) -> bool:
    """Whether "2 heures" stands without "à": it may be how long a thing takes."""
    return piece.loose and piece.first > 0 and Kind.NUM in row[piece.first].senses


def _word_before(at: int, row: Sequence[Token]) -> int:
    """The last token before that is no preposition; -1 where there is none."""
    at -= 1
    while at >= 0 and row[at].senses.keys() & {Kind.ON, Kind.AT, Kind.THE, Kind.COMMA, Kind.DASH, Kind.DOT}:
        at -= 1
    return at


def start(row: Sequence[Token]) -> int:
    """The first token that is no "remind me"."""
    at = 0
    while at < len(row) and row[at].senses.keys() & {Kind.REMIND, Kind.LINK, Kind.COMMA}:
        at += 1
    return at


def grouped(found: Sequence[Piece], row: Sequence[Token]) -> list[Group]:
    """The pieces of a row that count as times, put together where they stand side by side."""
    rows: list[list[Piece]] = []
    for piece in _meant(found, row):
        if rows and _side_by_side(rows[-1][-1].end, piece.first, row):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    groups = [Group(tuple(some), some[0].first, some[-1].end) for some in rows]
    return [group for group in groups if _counts(group, row)]


def _side_by_side(end: int, first: int, row: Sequence[Token]) -> bool:
    return first - end <= _MOST_BETWEEN and all(token.senses.keys() & _BETWEEN for token in row[end:first])


def _counts(group: Group, row: Sequence[Token]) -> bool:
    """Whether a group stands for itself: a lone "Mo", "morning" or "at 3" may mean something else."""
    if len(group.pieces) > 1 and any(not piece.weak for piece in group.pieces):
        return True
    piece = group.pieces[0]
    whole = group.first <= start(row) and group.end == len(row)
    if piece.weak or len(group.pieces) > 1:
        return whole
    return not piece.loose or group.first <= start(row) or _ends(group.end, row)


def _ends(at: int, row: Sequence[Token]) -> bool:
    return all(token.senses.keys() & {Kind.DOT, Kind.COMMA} for token in row[at:])


class Chosen(NamedTuple):
    """The pieces that say when, and the tokens from and to which they stand."""

    pieces: tuple[Piece, ...]
    spans: tuple[tuple[int, int], ...]
    hour: int | None  # "tomorrow 9": a bare number behind a day, at the end
    zone: str | None = None  # the zone that was named behind the clock


def chosen(groups: Sequence[Group], row: Sequence[Token]) -> Chosen | None:
    """The group that says when, with the clock that may stand apart from its day; None where that is left open."""
    anchored = [group for group in groups if group.is_anchored]
    clocks = [group for group in groups if not group.is_anchored]
    if any(piece.bad for group in groups for piece in group.pieces):
        return None
    main = _main(anchored, clocks, row)
    if main is None or not _stands_alone(main, row):
        return None
    picked = [main]
    if main.is_anchored and not main.has_clock and len(clocks) == 1:
        if not _stands_alone(clocks[0], row):
            return None
        picked = sorted([main, clocks[0]], key=lambda group: group.first)
    hour, end = _trailing_hour(main, row) if len(picked) == 1 and not main.has_clock else (None, main.end)
    if hour is None and not main.has_clock and _number_follows(main.end, row):
        return None
    spans = tuple((group.first, end if group is main else group.end) for group in picked)
    return Chosen(tuple(piece for group in picked for piece in group.pieces), spans, hour)


def _main(anchored: list[Group], clocks: list[Group], row: Sequence[Token]) -> Group | None:
    if not anchored:
        return clocks[0] if len(clocks) == 1 else None
    if len(anchored) == 1:
        return anchored[0]
    first, second = anchored[0], anchored[1]
    between = row[first.end : second.first]
    joined = all(token.senses.keys() & (_BETWEEN | {Kind.CONJ, Kind.RANGE}) for token in between)
    if joined or first.first > start(row):
        return None
    # "remind me tomorrow to prepare for Friday": what is asked comes first.
    asked = start(row) > 0 and Kind.REMIND in row[0].senses
    return first if asked or first.has_clock else None


def _stands_alone(group: Group, row: Sequence[Token]) -> bool:
    """Whether no word beside a group makes it another time."""
    return not _led_elsewhere(group.first, row) and not _goes_on(group, row)


def _led_elsewhere(first: int, row: Sequence[Token]) -> bool:
    """Whether what stands before changes a time: "before", "every last", "a week on", "5 to", "3pm or"."""
    before, farther = _senses(first - 1, row), _senses(first - 2, row)
    if before & _BEFORE:
        return True
    if Kind.UNIT in before and farther & {Kind.NUM, Kind.ONE, Kind.ENDOF, Kind.NEXT, Kind.LAST}:
        return True
    if Kind.DIGITS in before and (first - 1 <= start(row) or farther & {*_JOINTS, Kind.TO, Kind.TOWORDS, Kind.AT}):
        return True
    if Kind.OF in before and Kind.DIGITS in farther:
        return True  # las 17 de mañana
    return bool(before & _JOINTS and farther & _TIMES)


def _goes_on(group: Group, row: Sequence[Token]) -> bool:
    """Whether what stands behind changes a time: "week", "of the month", "before the deadline", "or 4"."""
    after = _senses(group.end, row)
    beyond = group.end
    while beyond < len(row) and row[beyond].senses.keys() & {Kind.OF, Kind.THE}:
        beyond += 1
    if (after | _senses(beyond, row)) & _AFTER:
        return True
    if after & {Kind.BLOCK, Kind.UNTIL} and any(_is_wait(piece) for piece in group.pieces):
        return True
    following = group.end + 1
    while Kind.BLOCK in after and _senses(following, row) & {Kind.OF, Kind.THE, Kind.AT}:
        following += 1
    return bool(after & (_JOINTS | {Kind.BLOCK}) and _senses(following, row) & _TIMES)


def _senses(at: int, row: Sequence[Token]) -> set[Kind]:
    """What a token may mean; nothing where there is none."""
    return set(row[at].senses) if 0 <= at < len(row) else set()


def _is_wait(piece: Piece) -> bool:
    return piece.minutes is not None or isinstance(piece.day, Later)


def _number_follows(at: int, row: Sequence[Token]) -> bool:
    while at < len(row) and Kind.COMMA in row[at].senses:
        at += 1
    return Kind.DIGITS in _senses(at, row)


def _trailing_hour(group: Group, row: Sequence[Token]) -> tuple[int | None, int]:
    end = group.end
    by_day = all(piece.rule is None or piece.rule.every in (Every.DAY, Every.WEEKDAY) for piece in group.pieces)
    if by_day and end + 1 == len(row) and Kind.DIGITS in row[end].senses:
        number = row[end].senses[Kind.DIGITS]
        if number < 24:
            return number, end + 1
    return None, end
