"""The days that a posting names, in its own order and language: until when one can apply, when it was posted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.posting import Deadline, DeadlineOrigin, Stated
from bot.summary.labels import Label
from bot.summary.sections import Passage

_MONTHS = (
    "jan|янв|січ|sty|gen|ene",
    "feb|fév|fev|фев|лют|lut",
    "mar|mär|maa|mrz|мар|бер",
    "apr|avr|abr|апр|кві|kwi",
    "may|mai|mei|maj|mag|май|мая|тра",
    "jun|juin|giu|cze|июн|чер",
    "jul|juil|lug|lip|июл|лип",
    "aug|aoû|aou|ago|sie|авг|сер",
    "sep|set|wrz|сен|вер",
    "oct|okt|ott|out|paź|paz|окт|жов",
    "nov|lis|ноя|лис",
    "dec|dez|déc|dic|gru|дек|гру",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAMED = (
    "january february march april may june july august september october november december sept"
    " januar jänner februar märz maerz april mai juni juli august september oktober november dezember"
    " janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre"
    " enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
    " gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    " janeiro fevereiro março marco abril maio junho julho agosto setembro outubro novembro dezembro"
    " januari februari maart april mei juni juli augustus september oktober november december"
    " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września wrzesnia października"
    " pazdziernika listopada grudnia"
    " styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
    " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_SHORT = (
    "jan feb mar mär mrz apr may mai mei jun jul aug sep sept oct okt out nov dec dez déc ene abr ago dic"
    " gen mag giu lug set ott fev fév févr avr juil janv sty lut kwi maj cze lip sie wrz paź lis gru янв"
    " фев мар апр июн июл авг сен сент окт ноя нояб дек січ лют бер квіт трав черв лип серп вер жовт лист"
    " груд"
)
_NAMES = "|".join(sorted({*_NAMED.split(), *_SHORT.split()}, key=len, reverse=True))
_TH = r"(?:st|nd|rd|th|er|º|ª|°|-?го|\.)?"
_DATE = re.compile(
    rf"(?<![\d.,/-])(?:(?P<iy>20\d\d)[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})"
    rf"|(?P<n1>\d{{1,2}})\s?(?P<sep>[./-])\s?(?P<n2>\d{{1,2}})\s?(?P=sep)\s?(?P<ny>20\d\d|\d\d)"
    rf"|(?P<d1>\d{{1,2}}){_TH}(?: of| de| do)?[ -](?P<m1>{_NAMES})\b\.?(?:,?(?: de| of|-)?[ -]?(?P<y1>20\d\d)\b)?"
    rf"|\b(?P<m2>{_NAMES})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:|\.\d)(?:,? (?P<y2>20\d\d)\b)?"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?!\d))(?!\d)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MAYBE = re.compile(r"\d[./-] ?\d|\d\.? ?\S{0,3} [^\W\d_]|[^\W\d_]\.? \d|\d-[^\W\d_]")
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:20)?\d\d(?!\d)")
_UNTIL = re.compile(
    r"deadline|closing date|apply (?:by|before|until|no later than|latest)|no later than|appl(?:y|ication|"
    r"ications)\b.{0,60}\b(?:by|before|until|close[sd]?|due|end)\b"
    r"|(?:cv|resume|résumé|portfolio)\b.{0,60}\b(?:by|before|until)\b|closes? (?:on|at)|open until|until|before|"
    r"\bby\b|valid (?:until|through)|last (?:date|day)|\bdue\b"
    r"|bewerbungs(?:frist|schluss|schluß|ende)|bis (?:zum|spätestens|einschließlich)|spätestens|einsendeschluss|"
    r"\bbis\b|frist|jusqu['’]au|avant le|au plus tard|date limite|d['’]ici"
    r"|clôture|échéance|hasta (?:el|las)|antes del?|fecha (?:límite|tope|de cierre)|a más tardar|plazo|\bhasta\b|"
    r"entro (?:il|e non oltre|le|l['’])|scade|scadenza|fino al|non oltre"
    r"|termine (?:ultimo|per)|até(?: (?:ao|o))?(?: dia)?|prazo|data limite|encerra|tot (?:en met|uiterlijk)?|"
    r"uiterlijk|vóór|voor|sluit|t/m|sluitingsdatum|uiterste"
    r"|\bdo(?: dnia)?\b|najpóźniej|termin|do końca|ważn|до|по\b|не позднее|не пізніше|дедлайн|крайний срок|срок|"
    r"термін|кінцев|включительно|включно",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"appl(?:y|ic)|\bcv\b|resume|résumé|candidat|submi|deadline|closing|clos(?:e|es|ed)\b|cover letter|bew[ei]rb|"
    r"frist|schluss|unterlagen|lebenslauf|postul|candidatur|dossier|clôture"
    r"|inscri|solicit|plazo|límite|curr[ií]cul|invia|scad|domanda|termine ultimo|prazo|sollicit|reage|reactie|"
    r"sluit|motivatie|aplik|zgłosz|cv\b|dokument|rekrutac|ofert[ay] ważn|ważn"
    r"|резюме|заявк|отклик|відгук|анкет|документ|дедлайн|срок подачи|термін под|вакансия (?:открыта|актуальна)|"
    r"vacancy (?:closes|open)|send us|send your|e-?mail us"
    r"|schick|sende|melde dich|envoye|adress|envía|enviar|envia|envie|stuur|wyślij|prześlij|przesyła|надсил|"
    r"надіш|присыл|отправ|пришл|чекаємо|ждём|ждем|приймаємо|принимаем"
    r"|\bwrite to\b|\bcall us\b|\bschreib|\bécri[vr]|\bescrib|\bescrev|\bscriv|\bschrijf|\bnapisz|\bpisz|пиш[иіу]|"
    r"напиш|réponse|\bantwort|respuesta|risposta|odpowied|złoż[yeoa]|відповід|\bответ|\btelefon albo\b|\blist\b|"
    r"telefoneer|\bzgłosi|@\w",
    re.IGNORECASE,
)
_NOT_UNTIL = re.compile(
    r"start|begin|commenc|interview|assessment|contract (?:until|to|runs|ends)|fixed[- ]term|temporary|maternity|"
    r"ends on|from\b|between|since|founded|born|event|webinar|open day|"
    r"befristet|eintritt|einstieg|beginn|vorstellungsgespräch|gespräche|auswahlgespräch|vertrag|elternzeit|"
    r"veranstaltung|\bab\b|seit|\bvom\b|"
    r"prise de poste|début|entretien|contrat|cdd|du \d|durée|incorporación|inicio|entrevista|contrato|desde|"
    r"inizio|colloqui|contratto|decorrenza|dal\b|início|entrevistas|a partir|"
    r"startdatum|ingang|gesprek|contract|vanaf|per\b|rozpoczęci|rozmow|umow|\bod\b|początek|начал|выход|"
    r"собеседован|договор|контракт|\bс\b|\bот\b|початок|співбесід|вихід|договір|"
    r"\bвід\b|\bз\b|published|posted|veröffentlicht|publi",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\$|\bUSA?\b|\bU\.S\.|401\(?k|\b(?:AL|AK|AZ|CA|CO|CT|FL|GA|IL|MA|MD|MI|MN|NC|NJ|NV|NY|OH|PA|TX|UT|VA|WA|"
    r"WI)\b(?: \d{5})?|\bzip\b|\bPTO\b|\bEEO\b|\bresume\b"
)
_EUROPEAN = re.compile(
    r"€|£|\bEUR\b|\bGBP\b|\bUK\b|United Kingdom|Ireland|Netherlands|Germany|London|Europe|\bEU\b|Switzerland|"
    r"France|Spain|Italy|Poland|\bCV\b|organis|specialis|programme|\bper annum\b"
)
_NEAR = 48


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names, from `start` to `end`; without a `year` where it names none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, year: int | None = None) -> date | None:
        """The date, in `year` where the text names none; None where there is no such day."""
        known = self.year or year
        try:
            return date(known, self.month, self.day) if known else None
        except ValueError:
            return None


def days(text: str, *, month_first: bool | None) -> Iterator[Day]:
    """The days that a text names; "05/06/2026" only where it is known which comes first."""
    if not _DIGIT.search(text) or not _MAYBE.search(text):
        return
    for found in _DATE.finditer(text):
        day = _day(found, month_first=month_first)
        if day is not None and 1 <= day.month <= 12 and 1 <= day.day <= 31:
            yield day


def _day(found: re.Match[str], *, month_first: bool | None) -> Day | None:
    start, end = found.span()
    if found["iy"]:
        return Day(start, end, int(found["iy"]), int(found["im"]), int(found["id"]))
    if found["ny"]:
        year = int(found["ny"]) + (2000 if len(found["ny"]) == 2 else 0)
        one, other = int(found["n1"]), int(found["n2"])
        if found["sep"] == "." or one > 12 or one == other:
            return Day(start, end, year, other, one)
        if other > 12:
            return Day(start, end, year, one, other)
        if month_first is None:
            return None
        return Day(start, end, year, one, other) if month_first else Day(start, end, year, other, one)
    if found["d3"]:
        return Day(start, end, None, int(found["m3"]), int(found["d3"]))
    name = (found["m1"] or found["m2"]).casefold()
    month = _month(name)
    year_text = found["y1"] or found["y2"]
    return Day(start, end, int(year_text) if year_text else None, month, int(found["d1"] or found["d2"]))


def _month(name: str) -> int:
    return _MONTH.get(name[:4]) or _MONTH.get(name[:3]) or 0


def month_first(text: str, language: str | None) -> bool | None:
    """Whether the text writes the month before the day; None where nothing in it tells."""
    slashed = [(int(found[1]), int(found[2])) for found in _SLASHED.finditer(text)]
    if any(one > 12 >= other for one, other in slashed):
        return False
    if any(one <= 12 < other for one, other in slashed):
        return True
    if not slashed:
        return None
    if language != "en":
        return False
    american, european = len(_AMERICAN.findall(text)), len(_EUROPEAN.findall(text))
    if american == european:
        return None
    return american > european


def posted(passages: Sequence[Passage], *, first: bool | None) -> Stated[date] | None:
    """The day on which the posting says that it was published."""
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.POSTED:
                for day in days(fact.value, month_first=first):
                    if (found := day.on()) is not None:
                        return Stated(found, fact.quote)
    return None


def deadline(passages: Sequence[Passage], published: date | None, *, first: bool | None) -> Stated[Deadline] | None:
    """The last day to apply, from a key fact or from a sentence that says so."""
    named = [(passage, list(days(passage.line.text, month_first=first))) for passage in passages]
    years = sorted({day.year for _, found in named for day in found if day.year})
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.DEADLINE:
                for day in days(fact.value, month_first=first):
                    if (found_day := _placed(day, published, years)) is not None:
                        return Stated(Deadline(found_day, DeadlineOrigin.TEXT), fact.quote)
    for passage, found in named:
        if passage.to_machine or any(fact.label in _SETTLED for fact in passage.facts):
            continue
        text = passage.line.text
        for day in found:
            if _is_last(text, day) and (found_day := _placed(day, published, years)) is not None:
                return Stated(Deadline(found_day, DeadlineOrigin.TEXT), text)
    return None


_SETTLED = (Label.START, Label.POSTED, Label.DEADLINE)


def _is_last(text: str, day: Day) -> bool:
    before = text[max(0, day.start - _NEAR) : day.start]
    untils = list(_UNTIL.finditer(before))
    if not untils or not _APPLYING.search(text):
        return False
    between = before[untils[-1].start() :]
    return not _NOT_UNTIL.search(between) and not _NOT_UNTIL.search(
        before[max(0, untils[-1].start() - 20) : untils[-1].start()]
    )


def _placed(day: Day, published: date | None, years: Sequence[int]) -> date | None:
    """The day in its year: the text's own, else the first one after the posting, else the only year the text names."""
    if day.year is not None:
        return day.on()
    if published is not None:
        this = day.on(published.year)
        return this if this is not None and this >= published else day.on(published.year + 1)
    return day.on(years[0]) if len(years) == 1 else None
