"""What a source states as data: each value with the source's own words, and the posting made of them.

The words become the first lines of the posting's text, so that every fact stands on a quote there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from bot.model.paste import LONGEST
from bot.model.posting import (
    Deadline,
    DeadlineOrigin,
    Employment,
    Headline,
    Period,
    Posting,
    Salary,
    Seniority,
    Stated,
    WorkMode,
)
from bot.model.quotes import folded
from bot.readers.markup import tidy, unescaped, visible_lines

MAX_WORDS: Final = 300
MAX_PLACES: Final = 12
MAX_TEXT: Final = LONGEST
# A "deadline" years after the day of posting fills a field that the site's software demands.
_LONGEST_OPEN_DAYS = 550

Pay = Stated[Salary]
Section = tuple[str | None, str]
"""A part of a description: its heading where it has one, and its HTML or plain text."""


@dataclass(frozen=True, slots=True)
class Ad:
    """A posting as one source states it, its description still to be put into lines.

    `notes` are facts without a field of their own, in the source's words. `closed`: the source says that nobody is
    sought any more; without sections, that is all it says.
    """

    headline: Headline = field(default_factory=Headline)
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | None = None
    source: str = ""
    closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of the job."""
        return not self.sections and not self.headline.title


_TAGS = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_BLOCK_TAGS = re.compile(r"<(?:p|br|div|li|ul|ol|h[1-6]|tr|table|section|dl)\b", re.IGNORECASE)
_REFERENCES = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[a-z]{2,8}|#x?[0-9a-f]{1,6});", re.IGNORECASE)
_WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n(?![a-z])|\\r(?![a-z\\])|\\t(?![a-z])")
_NOT_LETTERS = re.compile(r"[\W_]+")


def words(value: object) -> str | None:
    """A value as one line without markup; None where it is empty or no plain value."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    line = str(value)[: 8 * MAX_WORDS]
    for _ in range(3):
        resolved = unescaped(line)
        if resolved == line:
            break
        line = resolved
    line = tidy(_WRITTEN_BREAK.sub(" ", _TAGS.sub(" ", line)))
    return line[:MAX_WORDS].rstrip() or None


def stated(value: object) -> Stated[str] | None:
    """A value that is its own quote."""
    line = words(value)
    return Stated(line, line) if line else None


def stated_all(values: Iterable[object]) -> tuple[Stated[str], ...]:
    """Several values, each once."""
    lines = dict.fromkeys(line for value in values if (line := words(value)))
    return tuple(Stated(line, line) for line in list(lines)[:MAX_PLACES])


def place(*parts: object) -> str | None:
    """A place from its parts, the nearest first; a part said twice is said once."""
    said: list[str] = []
    for part in parts:
        line = words(part)
        if line and not any(folded(line) == folded(before) for before in said):
            said.append(line)
    # "Berlin, Berlin, DE" and "Berlin, Germany" + "Germany".
    if len(said) > 1:
        said = [said[0], *(line for line in said[1:] if folded(line) not in folded(said[0]).split(", "))]
    return ", ".join(said)[:MAX_WORDS] or None


# -- kinds -----------------------------------------------------------------------------------------------------------

_EMPLOYMENTS = {
    Employment.FULL_TIME: "fulltime full vollzeit tempsplein jornadacompleta tiempocompleto tempointegral tempopieno "
    "voltijd fulltimepermanent permanentfulltime полнаязанятость полныйдень fulltimeemployee",
    Employment.PART_TIME: "parttime part teilzeit tempspartiel mediajornada tiempoparcial jornadaparcial tempoparcial "
    "deeltijd частичнаязанятость parttimepermanent permanentparttime",
    Employment.PERMANENT: "permanent permanentcontract festanstellung unbefristet cdi indefinido vast "
    "fulltimepermanent permanentfulltime permanentparttime parttimepermanent tempoindeterminato regularpermanent",
    Employment.TEMPORARY: "temporary temp temporal fixedterm fixedtermcontract befristet zeitarbeit cdd perdiem "
    "seasonal interim tempodeterminato проектнаяработа",
    Employment.CONTRACT: "contract contractor freelance freelancer subcontract consultant selfemployed b2b "
    "freiemitarbeit independentcontractor contractorfreelance",
    Employment.INTERNSHIP: "intern internship praktikum stage trainee traineeship stagiaire prácticas estágio "
    "tirocinio стажировка",
    Employment.APPRENTICESHIP: "apprentice apprenticeship ausbildung azubi apprentissage alternance",
    Employment.WORKING_STUDENT: "workingstudent werkstudent workstudent studentjob",
    Employment.VOLUNTEER: "volunteer volunteering ehrenamt волонтерство",
}
_EMPLOYMENT_WORDS: dict[str, tuple[Employment, ...]] = {}
for _kind, _spellings in _EMPLOYMENTS.items():
    for _spelling in _spellings.split():
        _EMPLOYMENT_WORDS[_spelling] = (*_EMPLOYMENT_WORDS.get(_spelling, ()), _kind)

_MODES = {
    WorkMode.REMOTE: "telecommute remote fullyremote remotely homeoffice fullremote anywhere workfromhome "
    "remotework удаленнаяработа удалённо удаленно",
    WorkMode.HYBRID: "hybrid hybridremote partiallyremote hybride híbrido ibrido гибрид hybridwork teilweisehomeoffice",
    WorkMode.ONSITE: "onsite inoffice office inperson vorort presencial surplace onlocation наместеработодателя",
}
_MODE_WORDS = {spelling: mode for mode, spellings in _MODES.items() for spelling in spellings.split()}

_SENIORITIES = {
    Seniority.INTERN: "internship intern",
    Seniority.JUNIOR: "junior entrylevel entry",
    Seniority.MID: "mid midlevel intermediate",
    Seniority.SENIOR: "senior seniorlevel",
    Seniority.LEAD: "lead teamlead",
    Seniority.EXECUTIVE: "executive director clevel",
}
_SENIORITY_WORDS = {spelling: level for level, spellings in _SENIORITIES.items() for spelling in spellings.split()}

_PERIODS = {
    Period.HOUR: "hour hourly hours hr stunde stündlich час heure hora uur",
    Period.DAY: "day daily tag täglich день jour día dag",
    Period.WEEK: "week weekly woche wöchentlich неделю semaine semana",
    Period.MONTH: "month monthly months mon monat monatlich месяц mois mes mês maand",
    Period.YEAR: "year yearly years annual annually annum p1y ann jahr jährlich год an año ano jaar",
}
_PERIOD_WORDS = {spelling: period for period, spellings in _PERIODS.items() for spelling in spellings.split()}
_CURRENCY_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "₽": "RUB", "zł": "PLN", "¥": "JPY", "₹": "INR", "rur": "RUB"}


def _bare(line: str) -> str:
    return _NOT_LETTERS.sub("", line.casefold())


# Inside longer labels: "Regular Full Time (Salaried)", "fulltime_fixed_term"
_EMPLOYMENT_PARTS = (
    (re.compile("fulltime|vollzeit"), Employment.FULL_TIME),
    (re.compile("parttime|teilzeit"), Employment.PART_TIME),
    (re.compile("permanent|unbefristet"), Employment.PERMANENT),
    (re.compile("fixedterm|temporary|(?<!un)befristet"), Employment.TEMPORARY),
    (re.compile("freelance|contractor"), Employment.CONTRACT),
    (re.compile("internship|praktikum"), Employment.INTERNSHIP),
    (re.compile("apprenticeship|ausbildung"), Employment.APPRENTICESHIP),
    (re.compile("werkstudent|workingstudent"), Employment.WORKING_STUDENT),
)


def employment(values: Iterable[object]) -> tuple[Stated[Employment], ...]:
    """The kinds that are recognised; lists written into one string are taken apart."""
    found: dict[Employment, Stated[Employment]] = {}
    for value in list(values)[:12]:
        line = words(value)
        if not line:
            continue
        pieces = [line] if _bare(line) in _EMPLOYMENT_WORDS else re.split(r"[,;/|•·]| und | and | or ", line)
        for piece in pieces[:8]:
            for kind in _employments_of(_bare(piece)):
                found.setdefault(kind, Stated(kind, piece.strip()))
    return tuple(found.values())


def _employments_of(bare: str) -> tuple[Employment, ...]:
    exact = _EMPLOYMENT_WORDS.get(bare)
    if exact or len(bare) > 60:
        return exact or ()
    return tuple(kind for pattern, kind in _EMPLOYMENT_PARTS if pattern.search(bare))


def work_mode(value: object) -> Stated[WorkMode] | None:
    """Remote, hybrid or on site, where the value is one of the words that sites use for it."""
    line = words(value)
    mode = _MODE_WORDS.get(_bare(line)) if line else None
    return Stated(mode, line) if mode and line else None


def flag(mode: WorkMode, key: str) -> Stated[WorkMode]:
    """A work mode that a source states by a switch of that name."""
    return Stated(mode, f"{key}: true")


def only_flag(switches: Mapping[WorkMode, object]) -> Stated[WorkMode] | None:
    """The one work mode that is switched on; none where several are."""
    on = [mode for mode, value in switches.items() if value is True]
    return flag(on[0], on[0].value) if len(on) == 1 else None


def seniority(value: object) -> Stated[Seniority] | None:
    """The level, where the value is one of the words that sites use for it."""
    line = words(value)
    level = _SENIORITY_WORDS.get(_bare(line)) if line else None
    return Stated(level, line) if level and line else None


# -- pay -------------------------------------------------------------------------------------------------------------

_SIGN = r"(?:[A-Z]{3}|[€£$¥₹₽]|zł|kr\.?|руб\.?)?"
_AMOUNT = re.compile(
    rf"{_SIGN}\s*(\d{{1,3}}(?:[ .,'’\u202f]\d{{3}})+|\d{{1,10}})(?:[.,](\d{{1,4}}))?\s*([kK])?\s*{_SIGN}"
)


def amount(value: object) -> Decimal | None:
    """A sum of money in whole units; None for nothing, zero or what is no single number."""
    if isinstance(value, Decimal):
        return value if value.is_finite() and 0 < value < 10**10 else None
    found = _AMOUNT.fullmatch(words(value) or "")
    if not found:
        return None
    sum_ = Decimal(re.sub(r"\D", "", found[1]) + (f".{found[2]}" if found[2] else ""))
    if found[3]:
        sum_ *= 1000
    return sum_ if 0 < sum_ < 10**10 else None


def currency_code(value: object) -> str | None:
    """The ISO 4217 code that a code or a sign stands for."""
    line = (words(value) or "").casefold()
    if line in _CURRENCY_SIGNS:
        return _CURRENCY_SIGNS[line]
    return line.upper() if re.fullmatch(r"[a-z]{3}", line) else None


def period_of(value: object) -> Period | None:
    """What a pay is for; None where nothing or several things are named."""
    said = _NOT_LETTERS.sub(" ", (words(value) or "").casefold()).split()
    periods = {_PERIOD_WORDS[word] for word in said if word in _PERIOD_WORDS}
    return periods.pop() if len(periods) == 1 else None


def salary(low: object, high: object, currency: object, period: object) -> Stated[Salary] | None:
    """A pay range; its quote puts the source's own values into one line."""
    least, most = amount(low), amount(high)
    if least is None and most is None:
        return None
    if least is not None and most is not None and least > most:
        return None
    numbers = [line for value, known in ((low, least), (high, most)) if known is not None and (line := words(value))]
    span = " – ".join(dict.fromkeys(numbers))
    if least is None:
        span = f"≤ {span}"
    elif most is None:
        span = f"≥ {span}"
    quote = " ".join(piece for piece in (words(currency), span, words(period)) if piece)
    return Stated(Salary(least, most, currency_code(currency), period_of(period)), quote)


# -- days ------------------------------------------------------------------------------------------------------------

_ISO_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT_DAY = re.compile(r"\s*(20\d{2})(\d{2})(\d{2})(?:T|$)")
_GERMAN_DAY = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_WRITTEN_DAY = re.compile(
    r"\s*(?:[A-Za-z]{3,9},?\s+)?(?:(?P<m1>[A-Za-z]{3,9})\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m2>[A-Za-z]{3,9})),?\s+(?P<y>\d{4})(?!\d)"
)
_MONTHS = {"janfebmaraprmayjunjulaugsepoctnovdec"[3 * n : 3 * n + 3]: n + 1 for n in range(12)}


def day(value: object) -> date | None:
    """The day that is written, in its own time zone; None where day and month could be taken for each other."""
    line = words(value) or ""
    if line.isdecimal() and len(line) in {10, 13}:
        return _year_checked(datetime.fromtimestamp(int(line[:10]), UTC).date())
    if found := _ISO_DAY.match(line) or _COMPACT_DAY.match(line):
        return _made(found[1], found[2], found[3])
    if found := _GERMAN_DAY.match(line):
        return _made(found[3], found[2], found[1])
    if found := _WRITTEN_DAY.match(line):
        month = _MONTHS.get((found["m1"] or found["m2"])[:3].casefold())
        return _made(found["y"], month or 0, found["d1"] or found["d2"])
    return None


def _made(year: str, month: str | int, day_: str) -> date | None:
    try:
        return _year_checked(date(int(year), int(month), int(day_)))
    except ValueError:
        return None


def _year_checked(found: date) -> date | None:
    return found if 2000 <= found.year <= 2100 else None


def posted(key: str, value: object) -> Stated[date] | None:
    """The day of posting; `key` is what the source calls it."""
    found = day(value)
    return Stated(found, f"{key}: {_day_words(value)}") if found else None


def deadline(key: str, value: object, after: Stated[date] | None = None) -> Stated[Deadline] | None:
    """The last day; none where it lies so long `after` the posting that it only fills a field."""
    found = day(value)
    if not found or (after and not 0 <= (found - after.value).days <= _LONGEST_OPEN_DAYS):
        return None
    return Stated(Deadline(found, DeadlineOrigin.PAGE), f"{key}: {_day_words(value)}")


def _day_words(value: object) -> str:
    """The source's own way of writing the day, without the time."""
    line = words(value) or ""
    found = _ISO_DAY.match(line)
    return found[0].strip() if found else line


_UNSPEAKABLE = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}|[0-9a-f]{20}|https?:", re.IGNORECASE)


def reference(key: str, value: object) -> Stated[str] | None:
    """A number that one can name in a letter; database keys are none."""
    line = words(value)
    if not line or len(line) > 40 or _UNSPEAKABLE.search(line) or not any(sign.isdigit() for sign in line):
        return None
    return Stated(line, f"{key}: {line}")


# -- text ------------------------------------------------------------------------------------------------------------


def described(source: str) -> list[str]:
    """The lines of a description, however often it was escaped and whether it is HTML or plain text."""
    source = source[: 8 * MAX_TEXT]
    for _ in range(3):
        if _TAGS.search(source) or not _REFERENCES.search(source):
            break
        source = unescaped(source)
    source = _WRITTEN_BREAK.sub("\n", source.replace("\\/", "/"))
    if not _BLOCK_TAGS.search(source):
        source = source.replace("\n", "<br>")
    return [tidy(unescaped(line)) if _REFERENCES.search(line) else line for line in visible_lines(source)]


def length(lines: Iterable[str]) -> int:
    """How much is said."""
    return sum(len(line) for line in lines)


def section_lines(sections: Sequence[Section]) -> list[str]:
    """All sections' lines; one whose beginning already stands in an earlier one is left out."""
    lines: list[str] = []
    said = ""
    for heading, source in sections:
        part = described(source)
        if not part or folded(" ".join(part))[:160] in said:
            continue
        if heading and folded(part[0]).rstrip(":") != folded(heading).rstrip(":"):
            lines.append(heading)
        lines.extend(part)
        said += " " + folded(" ".join(part))
    return lines


def head_lines(headline: Headline, notes: Sequence[str] = ()) -> list[str]:
    """The stated facts in their source's words, a line each kind."""
    groups: tuple[Sequence[Stated[object] | None], ...] = (
        (headline.title,),
        (headline.company,),
        headline.places,
        (headline.work_mode,),
        headline.employment,
        (headline.seniority,),
        (headline.salary,),
        (headline.deadline,),
        (headline.posted,),
        (headline.remote_from,),
        (headline.contact,),
        (headline.reference,),
    )  # type: ignore[assignment]  # Stated is not covariant, and nothing is put in here
    lines = [" · ".join(dict.fromkeys(fact.quote for fact in group if fact)) for group in groups]
    return list(dict.fromkeys(line for line in (*lines, *notes) if line))


def posting(
    ad: Ad,
    *,
    source: str,
    url: str | None,
    canonical_url: str | None,
    lines: Sequence[str] | None = None,
) -> Posting:
    """The posting that an ad is: its stated facts and notes, then its description, or `lines` instead of that."""
    head = head_lines(ad.headline, ad.notes)
    body = section_lines(ad.sections) if lines is None else lines
    # Pages begin with the facts that were just said.
    said = {folded(line) for line in head}
    kept = [line for index, line in enumerate(body) if index >= 12 or folded(line) not in said]
    text = "\n".join((*head, *kept))[:MAX_TEXT]
    return Posting(text, source, ad.headline, url, canonical_url, warnings=("closed",) if ad.closed else ())


def completed(headline: Headline, other: Headline) -> Headline:
    """The headline, with what only another source of the same posting states."""
    return replace(
        headline,
        **{
            one.name: getattr(other, one.name)
            for one in fields(Headline)
            if not getattr(headline, one.name) and getattr(other, one.name)
        },
    )
