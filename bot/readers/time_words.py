"""The words of time in ten languages: a text cut into tokens, each with all that it may mean in a language.

The words stand in `words/time_<language>.txt`, one kind a line: "kind value: phrase; phrase". Case, accents of the
Latin script, apostrophes and hyphens do not matter. What a token means in the end is settled by the phrases around it.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk")
_TABLES: Final = Path(__file__).parent / "words"
_MOST_TOKENS: Final = 150


class Kind(StrEnum):
    """What a token may mean; in brackets, what its value is."""

    DAY = "day"  # today, tomorrow (days from today)
    DAYPART = "daypart"  # tonight (days from today and a part of the day, see `daypart`)
    WEEKDAY = "weekday"  # Monday (0 to 6)
    SHORTDAY = "shortday"  # Mo: means a day only beside another word of time (0 to 6)
    WEEKDAYS = "weekdays"  # on Mondays (0 to 6)
    MONTH = "month"  # (1 to 12)
    PART = "part"  # morning (a Part)
    PARTOF = "partof"  # in the morning: can stand alone, and tells 9 o'clock from 21 (a Part)
    PARTAT = "partat"  # means a part of the day only behind "at 3" (a Part)
    UNIT = "unit"  # (a Unit)
    SHORT = "short"  # 3d: a unit only right behind a number (a Unit)
    SPAN = "span"  # half an hour (minutes)
    NUM = "num"
    HOUR = "hour"  # an hour as an ordinal: o dziewiątej (0 to 24)
    ONE = "one"  # a number only before a unit: "a week"
    OCLOCK = "oclock"
    MINUTES = "minutes"
    AM = "am"
    PM = "pm"
    AT = "at"
    ON = "on"
    DAYOF = "dayof"  # before a bare day of the month: le 3
    HABIT = "habit"  # los lunes: every Monday (1: always, 0: perhaps)
    IN = "in"
    BAREIN = "barein"  # before a unit without a number: через неделю
    AGOPRE = "agopre"  # vor 3 Tagen
    AGO = "ago"  # 3 days ago
    FROMNOW = "fromnow"
    EVERY = "every"
    OTHER = "other"
    RECUR = "recur"  # daily (a rule's number, see `rule`)
    NEXT = "next"
    THIS = "this"
    LAST = "last"
    WEEKEND = "weekend"
    ENDOF = "endof"
    MONTHEND = "monthend"
    HALFPAST = "halfpast"  # half past nine
    INTO = "into"  # halb zehn, четверть десятого: minutes into the hour that ends at ten
    QUARTER = "quarter"
    PAST = "past"
    TO = "to"  # zehn vor neun
    TOWORDS = "towords"  # ten to nine, but 9 to 5 is a span: only behind a number in words
    TOPRE = "topre"  # без четверти десять
    TOHOUR = "tohour"  # za kwadrans dziesiąta: only before an ordinal
    ANDHALF = "andhalf"  # neuf heures et demie
    ANDQUARTER = "andquarter"
    LESSQUARTER = "lessquarter"
    AND = "and"  # las nueve y diez
    LESS = "less"
    CLOCK = "clock"  # noon (minutes of the day)
    CLOCK12 = "clock12"  # полдесятого (minutes of half a day)
    THE = "the"
    OF = "of"
    FROM = "from"
    RANGE = "range"
    CONJ = "conj"
    BLOCK = "block"  # before, after, not: what follows is not the time that is meant
    UNTIL = "until"  # «за 2 години до»: behind a wait it counts back from something else
    WITHIN = "within"  # «за 2 дня» is how long a thing takes
    REMIND = "remind"
    LINK = "link"  # "to" in "remind me tomorrow to call"
    # What digits and signs may mean.
    DIGITS = "digits"  # a number in digits; it is a NUM too
    YEAR = "year"
    YEARMARK = "yearmark"  # 2026 г.
    ORD = "ord"  # 3rd
    TIME = "time"  # 14:30 (minutes of the day)
    DATE = "date"  # 3.12.2026; its numbers stand in `Token.date`
    DOTTED = "dotted"  # 9.30, which may be a time (minutes of the day)
    DECIMAL = "decimal"  # 1.5 (hundredths)
    BAD = "bad"  # 31/31, 25:70
    DOT = "dot"
    COMMA = "comma"
    DASH = "dash"


class Part(StrEnum):
    """Parts of the day, in their order."""

    EARLY = "early"
    MORNING = "morning"
    FORENOON = "forenoon"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"  # tonight, esta noche
    LATE = "late"  # heute Nacht


class Unit(StrEnum):
    """Lengths of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    YEARMARK = "yearmark"  # 2026 г.
    WORKDAY = "workday"


PARTS: Final = tuple(Part)
UNITS: Final = tuple(Unit)
RULES: Final = ("daily", "weekly", "weekly/2", "daily/2", "monthly", "yearly", "weekdays")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYPART: Final = 10  # a DAYPART's value is ten days to one part

Senses = dict[Kind, int]


@dataclass(frozen=True, slots=True)
class Written:
    """A date in digits: the first two numbers in their order, and the year where there is one.

    `settled` says that the order is day, month whatever the language.
    """

    one: int
    two: int
    year: int | None
    settled: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text, from `start` to `end`, folded, with what it may mean.

    `glued` says that nothing stands between it and the token before.
    """

    text: str
    start: int
    end: int
    senses: Senses
    glued: bool = False
    date: Written | None = None


def daypart(value: int) -> tuple[int, Part]:
    """The days from today and the part of the day that a DAYPART's value stands for."""
    days, part = divmod(value, _DAYPART)
    return days, PARTS[part]


_LATIN_MARKS = re.compile(r"[\u0300-\u036f]+")
_APOSTROPHES = "'’ʼ‘`´"
_LEX = re.compile(
    r"(?P<iso>(?<!\d)(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2}(?!\d))(?:T(?=\d))?"
    r"|(?P<dmy>(?<![\d.,])\d{1,2}\s?([./-])\s?\d{1,2}\s?\4\s?(?:(?:19|20)\d\d|\d\d)(?![\d:]))"
    r"|(?P<dm>(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(?!\d))"
    r"|(?P<slash>(?<![\d/])(?!24/7\b)\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<time>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?!:?\d))"
    r"|(?P<dotted>(?<![\d.,])\d{1,2}[.,]\d{1,2}(?![\d.,]*\d))"
    r"|(?P<no>[#№$€£]\s?\d[\d.,]*|\d[\d.,]*\s?[%€$£]|\d+[kK]\b|\+?\d{5,}|24/7)"
    r"|(?P<num>\d{1,4})(?P<ord>(?:st|nd|rd|th|er|ère|ème|eme|e|º|ª|°|-?го|-?го|-?е|-?ого|-?й|-?ій|-?га|-?go|-?ego)(?!\w))?"
    r"|(?P<ampm>(?<=[\d ])[aApP]\.\s?[mM]\.?(?!\w)|(?<=\d)[aApP][mM](?!\w))"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s])"
)
_SIGNS = {
    ".": Kind.DOT,
    ",": Kind.COMMA,
    ";": Kind.COMMA,
    "|": Kind.COMMA,
    "·": Kind.COMMA,
    "(": Kind.COMMA,
    ")": Kind.COMMA,
    "-": Kind.DASH,
    "–": Kind.DASH,
    "—": Kind.DASH,
    "@": Kind.AT,
}


def folded(word: str) -> str:
    """A word without case, without accents where it is Latin, ё as е."""
    word = word.casefold().replace("ё", "е").replace("ł", "l").replace("ı", "i")
    if word.isascii() or not word[:1].isalpha():
        return word
    if "\u0400" <= word[0] <= "\u04ff":
        return unicodedata.normalize("NFC", word)
    return _LATIN_MARKS.sub("", unicodedata.normalize("NFD", word))


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of a text, phrases of several words put together; at most `_MOST_TOKENS`."""
    raw = _raw(text)
    table = _lexicon(language)
    found: list[Token] = []
    at = 0
    while at < len(raw):
        for length in range(min(table.longest, len(raw) - at), 0, -1):
            here = raw[at : at + length]
            senses = table.phrases.get(tuple(token.text for token in here))
            if senses is not None and (
                length == 1 or not any(token.date or Kind.TIME in token.senses for token in here)
            ):
                first = here[0]
                glued = first.glued and found[-1].senses.keys() & {Kind.DIGITS} if found else False
                found.append(
                    Token(
                        " ".join(token.text for token in here),
                        first.start,
                        here[-1].end,
                        _glued_senses(senses | (first.senses if length == 1 else {}), glued=bool(glued)),
                        glued=first.glued,
                        date=first.date if length == 1 else None,
                    )
                )
                at += length
                break
        else:
            found.extend(_split(raw[at], table))
            at += 1
    return found


def _glued_senses(senses: Senses, *, glued: bool) -> Senses:
    """A token's senses; "3d" is three days, but a lone "d" is a letter."""
    if glued and Kind.SHORT in senses:
        return senses | {Kind.UNIT: senses[Kind.SHORT]}
    return senses


def _split(token: Token, table: "_Lexicon") -> list[Token]:
    """A compound such as "Montagabend" as its two words; any other token as it is."""
    for length in range(len(token.text) - 3, 4, -1):
        day, part = table.phrases.get((token.text[:length],)), table.phrases.get((token.text[length:],))
        if day and part and Kind.WEEKDAY in day and Kind.PART in part:
            middle = token.start + length
            return [
                Token(token.text[:length], token.start, middle, {Kind.WEEKDAY: day[Kind.WEEKDAY]}),
                Token(token.text[length:], middle, token.end, {Kind.PART: part[Kind.PART]}, glued=True),
            ]
    return [token]


def _raw(text: str) -> list[Token]:
    found: list[Token] = []
    for match in _LEX.finditer(text):
        if len(found) >= _MOST_TOKENS:
            break
        found.extend(_of(match, glued=bool(found) and found[-1].end == match.start()))
    return found


def _of(match: re.Match[str], *, glued: bool) -> list[Token]:
    kind, (start, end) = match.lastgroup or "", match.span()
    text = match.group()
    if kind == "word":
        return _words(match)
    if kind == "sign":
        # A hyphen inside a word is no dash: après-demain.
        sign = Kind.DASH if text in "-–—" else _SIGNS.get(text)
        return (
            []
            if text in _APOSTROPHES or _is_hyphen(match)
            else [Token(text, start, end, {sign: 0} if sign else {}, glued=glued)]
        )
    if kind in ("num", "ord"):
        return [Token(text.casefold(), start, end, _number(match), glued=glued)]
    if kind == "ampm":
        return [Token(text, start, end, {Kind.AM if text[0] in "aA" else Kind.PM: 0}, glued=glued)]
    if kind == "no":
        return [Token(text, start, end, {}, glued=glued)]
    senses, date = _numeric(kind, text)
    return [Token(text, start, match.end(kind), senses, glued=glued, date=date)]


def _is_hyphen(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    return match.group() in "-‐‑" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _words(match: re.Match[str]) -> list[Token]:
    """A word, or several around apostrophes; inside a Cyrillic word an apostrophe is a letter."""
    word, start = match.group(), match.start()
    if "\u0400" <= word[0] <= "\u04ff":
        return [Token(_bare(word), start, match.end(), {}, glued=start > 0 and match.string[start - 1].isdecimal())]
    found: list[Token] = []
    for part in re.finditer(r"[^'’ʼ‘]+", word):
        glued = start > 0 and part.start() == 0 and match.string[start - 1].isdecimal()
        found.append(Token(folded(part.group()), start + part.start(), start + part.end(), {}, glued=glued))
    return found


def _bare(word: str) -> str:
    return folded(re.sub(f"[{_APOSTROPHES}]", "", word))


def _number(match: re.Match[str]) -> Senses:
    number = int(match["num"])
    senses: Senses = {Kind.NUM: number, Kind.DIGITS: number}
    if match["ord"]:
        senses[Kind.ORD] = number
    if len(match["num"]) == 4 and 1990 <= number <= 2100:
        return {Kind.YEAR: number}
    return senses


def _numeric(kind: str, text: str) -> tuple[Senses, Written | None]:
    """What a group of digits may mean; BAD where it has the form of a date or time and can't be one."""
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    if kind == "time":
        hour, minute = numbers[:2]
        fits = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
        return ({Kind.TIME: hour * 60 + minute} if fits else {Kind.BAD: 0}), None
    if kind == "iso":
        return {Kind.DATE: 0}, Written(numbers[2], numbers[1], numbers[0], settled=True)
    if kind == "dmy":
        year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        return {Kind.DATE: 0}, Written(numbers[0], numbers[1], year, settled="." in text)
    if kind == "slash":
        fits = _could_be_date(*numbers) or _could_be_date(numbers[1], numbers[0])
        return ({Kind.DATE: 0} if fits else {Kind.BAD: 0}), Written(numbers[0], numbers[1], None, settled=False)
    return _dotted(kind, text, numbers)


def _dotted(kind: str, text: str, numbers: list[int]) -> tuple[Senses, Written | None]:
    hour, minute = numbers
    senses: Senses = {}
    if _could_be_date(hour, minute) and "," not in text:
        senses[Kind.DATE] = 0
    if hour < 24 and minute < 60 and len(text.replace(" ", "").rstrip(".")) - len(str(hour)) >= 3 and "," not in text:
        senses[Kind.DOTTED] = hour * 60 + minute
    if kind == "dotted":
        fraction = re.split("[.,]", text)[1]
        senses[Kind.DECIMAL] = hour * 100 + int(fraction.ljust(2, "0"))
    if kind == "dm" and not senses:
        senses[Kind.BAD] = 0
    return senses, Written(hour, minute, None, settled=True)


def _could_be_date(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrases: dict[tuple[str, ...], Senses]
    longest: int


@cache
def _lexicon(language: str) -> _Lexicon:
    phrases: dict[tuple[str, ...], Senses] = {}
    for line in (_TABLES / f"time_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, rest = line.partition(":")
        name, _, value = head.partition(" ")
        kind = Kind(name)
        for phrase in rest.split(";"):
            key = tuple(token.text for token in _raw(phrase.strip()))
            phrases.setdefault(key, {}).setdefault(kind, _value(kind, value))
    return _Lexicon(phrases, max(map(len, phrases)))


def _value(kind: Kind, value: str) -> int:
    if kind in (Kind.WEEKDAY, Kind.SHORTDAY, Kind.WEEKDAYS):
        return _DAYS.index(value)
    if kind in (Kind.PART, Kind.PARTOF, Kind.PARTAT):
        return PARTS.index(Part(value))
    if kind in (Kind.UNIT, Kind.SHORT):
        return UNITS.index(Unit(value))
    if kind is Kind.RECUR:
        return RULES.index(value)
    if kind is Kind.DAYPART:
        days, _, part = value.partition("/")
        return int(days) * _DAYPART + PARTS.index(Part(part))
    return int(value or (1 if kind is Kind.ONE else 0))
