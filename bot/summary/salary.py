"""What a posting pays, as it says it: "€60–70k", "50.000 € brutto/Jahr", "£45ph", "от 200 000 ₽"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from bot.model.posting import Period, Salary, Stated
from bot.summary.labels import Label
from bot.summary.sections import Passage, Section

_CURRENCIES = {  # those first that hold another one's sign
    "CAD": (r"C\$", r"CA\$", r"CDN\$", "CAD"),
    "AUD": (r"AU?\$", "AUD"),
    "NZD": (r"NZ\$", "NZD"),
    "SGD": (r"SG?\$", "SGD"),
    "BRL": (r"R\$", "BRL"),
    "MXN": (r"MX\$", "MXN"),
    "BYN": ("BYN", r"бел\. ?руб\.?"),
    "USD": (r"US\$", "USD", r"\$"),
    "EUR": ("€", r"EUR(?:OS?)?", "евро", "євро"),
    "GBP": ("£", "GBP"),
    "CHF": ("CHF", r"SFr\.?", r"Fr\."),
    "PLN": (r"zł(?:otych)?", "PLN", "zl"),
    "RUB": ("₽", r"руб(?:лей|\.)?", "RUB", r"р\."),
    "UAH": ("₴", r"грн\.?", "гривень", "UAH"),
    "CZK": ("Kč", "CZK"),
    "SEK": ("SEK",),
    "NOK": ("NOK",),
    "DKK": ("DKK",),
    "HUF": ("HUF", "Ft"),
    "RON": ("RON",),
    "INR": ("₹", "INR", r"Rs\.?"),
    "JPY": ("¥", "JPY"),
    "TRY": ("₺", "TRY"),
    "AED": ("AED",),
    "ZAR": ("ZAR",),
    "KZT": ("₸", "тенге", "KZT"),
    "COP": ("COP",),
    "ARS": ("ARS",),
    "CLP": ("CLP",),
    "PEN": ("PEN", "S/"),
    "HKD": ("HKD", r"HK\$"),
}
_SIGNS = [sign for signs in _CURRENCIES.values() for sign in signs]
_CURRENCY = (
    rf"(?:(?<![A-Za-zА-я])(?:{'|'.join(sign for sign in _SIGNS if sign[0].isalpha())})(?![A-Za-zА-яąćęłńóśźż])|"
    rf"{'|'.join(sign for sign in _SIGNS if not sign[0].isalpha())})"
)
_CODES = {code: re.compile("|".join(signs), re.IGNORECASE) for code, signs in _CURRENCIES.items()}
_NUMBER = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_THOUSAND = r"\s?(?:k|к|т\.\s?р\.?|тыс\.?|тис\.?|mil|tsd\.?|tys\.?)(?![A-Za-zА-яё])"
_TO = (
    r"[-–—‒−~]|/(?=\d{1,3}[.,' ]?\d{3})|to|and|bis(?: zu)?|und|à|et|jusqu['’]à|a|al|y|hasta|e|fino a|"
    r"até|do|tot|en|до|по|и|і|—"
)
_KIND = r"brutto|netto|bruts?|brutos?|bruto|lordi|gross|брутто"  # "2.100 € brutto bis 2.500 € brutto"
_MOST = r"maximaal|maximal|max\.?|maximum|at most|höchstens|massimo|máximo|nie więcej niż"  # "minimaal X en maximaal Y"
_SPAN = re.compile(
    rf"(?<![\w.,/-])(?P<c1>{_CURRENCY})?\s?(?<![\d.,])(?P<low>{_NUMBER})(?![\d%])(?P<k1>{_THOUSAND})?"
    rf"\s?(?P<c2>{_CURRENCY})?"
    r"(?:[.,][-–—]+)?"
    rf"(?:(?:\s(?:{_KIND}))?\s?(?:{_TO})\s?(?:(?:{_MOST}) )?(?P<c3>{_CURRENCY})?\s?"
    rf"(?P<high>{_NUMBER})(?![\d%])(?P<k2>{_THOUSAND})?\s?(?P<c4>{_CURRENCY})?)?",
    re.IGNORECASE,
)
_PERIODS = {
    Period.HOUR: (
        r"p\s?/?\s?h\b|/\s?h\b|/\s?hr\b|(?:per|an|each|a|/)\s?hour|hourly|hour\b|pro stunde|/\s?std|/\s?stunde|"
        r"je stunde|je std|die stunde|(?:brutto)?stundenlohn"
        r"|stundensatz|€/h|de l['’]heure|par heure|/\s?heure|taux horaire|horaire|por hora|la hora|/\s?hora|"
        r"à hora|all['’]ora|/\s?ora|orari[ao]"
        r"|per uur|/\s?uur|p\.?/?u\b|(?:bruto)?uurloon|uurtarief|za godz\b|za godzinę|/\s?godz|na godzinę|/g\b|"
        r"godzinow|в час|/\s?час|почасов|на годину|"
        r"за годину|/\s?год\b|погодинн"
    ),
    Period.DAY: (
        r"(?:per|a|/)\s?day|daily|day rate|p\.?/?d\b|pro tag|/\s?tag|tagessatz|par jour|/\s?jour|tjm|por día|"
        r"al día|/\s?día|por dia|ao dia|/\s?dia"
        r"|al giorno|/\s?giorno|per dag|/\s?dag|dagtarief|dziennie|za dzień|в день|/\s?день|за смену|смена|"
        r"за зміну|на день|за вахту|dniówk|diari[oa]s?\b|giornalier"
    ),
    Period.WEEK: (
        r"(?:per|a|/)\s?week|weekly|pro woche|/\s?woche|wöchentlich|par semaine|por semana|a la semana|"
        r"alla settimana|settimanal|semanal|semana(?:is)?\b|/\s?week|/\s?sem\b|hebdomadaire|per week|tygodniowo|"
        r"в неделю|на тиждень"
    ),
    Period.MONTH: (
        r"(?:per|a|/)\s?month|monthly|/\s?mo\b|p\.?\s?m\b\.?|pro monat|/\s?monat|/\s?mon\b|im monat|monatlich|"
        r"(?:brutto)?monats|mtl|par mois|/\s?mois|mensuel"
        r"|al mes|por mes|/\s?mes|mensual|al mese|/\s?mese|mensil|por mês|ao mês|/\s?mês|mensa|per maand|"
        r"/\s?maand|p\.?/?m\.?\b|p/mnd|/\s?mnd|per mnd|(?:bruto)?maand(?:salaris|loon)|miesięczn"
        r"|/\s?mies|/\s?msc|na miesiąc|za miesiąc|в месяц|/\s?мес|ежемесячн|на місяць|/\s?міс|щомісяч|щомісяц|"
        r"в мес\b|/\s?m-c|за месяц|"
        r"за місяць"
    ),
    Period.YEAR: (
        r"(?:per|a|/)\s?(?:year|annum)|p\.?\s?a\b\.?|/\s?yr|yearly|annual|annually|pro jahr|/\s?jahr|im jahr|"
        r"jährlich|(?:brutto)?jahres|par an\b|/\s?an\b|annuel|sur 1[23] mois"
        r"|al año|/\s?año|anual|\bsba\b|all['’]anno|annu[oiae]|\bral\b|por ano|ao ano|/\s?ano|per jaar|/\s?jaar|"
        r"op jaarbasis|(?:bruto)?jaar(?:salaris|loon)|anuais|rocznie|/\s?rok|в год\b|/\s?год\b(?!и)|за рік|на рік"
    ),
}
_PERIOD = {
    period: re.compile(rf"(?:(?<![^\W\d_])|(?=/))(?:{pattern})|(?<=\d)(?:ph|pa|pm|pd)\b", re.IGNORECASE)
    for period, pattern in _PERIODS.items()
}
_GLUED = {"ph": Period.HOUR, "pa": Period.YEAR, "pm": Period.MONTH, "pd": Period.DAY}
_PAY = re.compile(
    r"salar|\bpay\b|paying|\bpaid\b|compensation|remunerat|wage|\bote\b|earn|base\b|gehalt|vergütung|lohn|"
    r"verdien|bezahlung|entgelt|brutto|netto|\bgross\b|\bnet\b"
    r"|rémunération|salaire|traitement|\bbrut\b|\bnet\b|sueldo|retribuci|remuneraci|bruto|neto|stipendio|"
    r"retribuzione|\bral\b|lordi|lordo|netti|compenso"
    r"|salári|remunera|vencimento|ordenado|bruto|líquido|salaris|loon|verdien|wynagrodzeni|zarob|pensj|stawk|"
    r"płac|widełki|зарплат|заробіт|оклад|оплат|ставк|дохід"
    r"|доход|з/п|зп\b|вилка|на руки|gross|до вычета|до вирахування|\boffer|bieten|offrons|proposons|ofrecemos|"
    r"offriamo|oferecemos|bieden|oferujemy|пропонуємо|"
    r"предлагаем|rate\b|stundensatz|tarif|\bequity",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"bonus|budget|allowance|revenue|turnover|umsatz|funding|raised|raise of|investment|invest|valuation|prämie|"
    r"zuschuss|gutschein|voucher|referral|discount|401|worth"
    r"|sachbezug|fonds|assets|market|markt|sales of|portfolio|chiffre d['’]affaires|prime\b|tickets?\b|"
    r"facturación|ingresos|fatturato|buoni|buono|premio|faturamento"
    r"|subsídio|vale\b|omzet|toeslag|(?<!stage)vergoeding|reiskosten|przych|obrót|premi[aię]|dofinansowan|оборот|"
    r"выручк|"
    r"преми|бонус|виручк|премі|stipend for|learning|weiterbildung"
    r"|donat|fee\b|deposit|fine|price|cost|kosten|preis|savings?|loan|credit|prize|grant|sign-?on|signing|"
    r"relocation|up to \d+ ?% ",
    re.IGNORECASE,
)
_EARMARKED = re.compile(  # "$2,000 a year for your desk" is spent, not earned
    r"^\W{0,2}(?:(?:a|per|each|every|pro|im|par|al|por|all['’]|per)\s?(?:year|month|annum|jahr|monat|an|mois|año|mes|"
    r"anno|"
    r"mese|ano|mês|jaar|maand)\s)?(?:for your|towards?|to spend|für dein|für ihr|für bücher|pour ton|pour votre|"
    r"pour vos|para tu|para sus?|para o teu|per il tuo|per i tuoi|voor je|voor jouw|на обучение|на навчання)\b",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"^\s?(?:m\b|mio|mrd|mn\b|bn\b|b\b|million|milliard|billion|mill|млн|млрд|milh|bilh|tril|\+? ?(?:employees|"
    r"customers|users|people|mitarbeiter))",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<![^\W\d_])(?:from|starting at|starts at|at least|minimum|min\.?|ab|mind\.?|mindestens|à partir de|dès|desde|"
    r"a partir de|da|vanaf|od|от|від|≥|>|von)\W{0,2}$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?<![^\W\d_])(?:up to|max\.?|maximum|bis(?: zu)?|jusqu['’]à|hasta|fino a|até|tot|do|до|≤|<)\W{0,2}$",
    re.IGNORECASE,
)
_MORE = re.compile(r"^\s?(?:\+|and (?:up|above)|or more|und mehr|oder mehr|y más|e più)", re.IGNORECASE)
_DIRECTLY = re.compile(
    r"\b(?:ral|sba|ote|salary|gehalt|salaire|salario|salário|salaris|stipendio|pensja|зарплата|зп|"
    r"оклад)\W{0,3}(?:\w{1,4}\W)?$",
    re.IGNORECASE,
)
_NEAR = 34
_ENOUGH = 3
_BARE = 2  # words beside the figure of a line at the top
_TOP = 14  # lines
_BETWEEN_CHIPS = re.compile(r"\s*[|·•]\s*|\s+/\s+")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class _Pay:
    salary: Salary
    start: int
    end: int
    points: int


_DOLLARS = (  # what says whose dollars a bare "$" means
    ("AUD", re.compile(r"\b(?:plus super|superannuation|ABN \d\d)\b|, (?:NSW|QLD|VIC|TAS|ACT)\b")),
    ("CAD", re.compile(r"\bCanadian (?:dollars|funds)\b|, (?:ON|BC|QC|AB|NS|NB|MB|SK|NL|PEI?)\b(?! \d{5})")),
    ("NZD", re.compile(r"\b(?:New Zealand|Aotearoa|KiwiSaver)\b")),
)


def _dollars(passages: Sequence[Passage]) -> str:
    """The currency that a "$" stands for; another country's only where it alone is spoken of."""
    said = {code for code, pattern in _DOLLARS if any(pattern.search(one.line.text[:600]) for one in passages)}
    return said.pop() if len(said) == 1 else "USD"


def salary(passages: Sequence[Passage]) -> Stated[Salary] | None:
    """The pay that the posting states; None where it names no figure."""
    found = _salary(passages)
    if found is None or found.value.currency != "USD" or re.search(r"US ?\$|USD", found.quote):
        return found
    return replace(found, value=replace(found.value, currency=_dollars(passages)))


def _salary(passages: Sequence[Passage]) -> Stated[Salary] | None:
    best: Stated[Salary] | None = None
    most = _ENOUGH - 1
    for at, passage in enumerate(passages):
        if passage.line.section is Section.BOARD or not any(map(str.isdigit, passage.line.text)):
            continue
        stated = any(fact.label is Label.SALARY for fact in passage.facts)
        if any(fact.label in _OTHER_FACTS for fact in passage.facts) and not stated:
            continue
        for pay in _pays(passage.line.text, stated=stated):
            bare = 3 * (at < _TOP and _is_bare(_piece(passage.line.text, pay.start, pay.end)))
            if pay.points + bare > most:
                most, best = pay.points + bare, Stated(pay.salary, passage.line.text)
    return best


_OTHER_FACTS = frozenset({Label.DEADLINE, Label.POSTED, Label.START, Label.REFERENCE, Label.CONTACT, Label.ASIDE})


def _piece(text: str, start: int, end: int) -> str:
    """The chip of a line that holds a figure: "Graz · € 2.100 · full-time"."""
    begin = max((gap.end() for gap in _BETWEEN_CHIPS.finditer(text, 0, start)), default=0)
    stop = _BETWEEN_CHIPS.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _is_bare(text: str) -> bool:
    """Whether a piece of a line is a figure and hardly more."""
    rest = _WORDS.findall(re.sub(_CURRENCY, " ", text[:120], flags=re.IGNORECASE))
    return len(text) <= 120 and len(rest) <= _BARE


def _pays(text: str, *, stated: bool) -> Iterator[_Pay]:
    text = text[:1_000]
    for found in _SPAN.finditer(text):
        signs = [found[name] for name in ("c1", "c2", "c3", "c4") if found[name]]
        large = found["k1"] or found["k2"] or len(found["low"]) > 3
        bare = stated or (large and _DIRECTLY.search(text, 0, found.start()) is not None)
        if not signs and not bare:
            continue
        # "$1.800.000 COP": letters say more than a sign that many share.
        sign = next((sign for sign in signs if sign.isalpha()), signs[0] if signs else None)
        pay = _pay(text, found, sign, stated=stated)
        if pay is not None:
            yield pay


def _pay(text: str, found: re.Match[str], sign: str | None, *, stated: bool) -> _Pay | None:
    low, high = _amount(found["low"], found["k1"]), _amount(found["high"], found["k2"])
    if low is None:
        return None
    if high is not None and found["k2"] and not found["k1"] and low < 1000 <= high:
        low *= 1000
    if high is not None and high < low:
        high = None
    before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
    if (
        _LARGE.match(after)
        or _EARMARKED.match(after)
        or _NOT_PAY.search(_clause_end(before))
        or _NOT_PAY.search(_clause_start(after))
    ):
        return None
    period = _period(_HOURS_A_WEEK.sub(" ", before), _HOURS_A_WEEK.sub(" ", after), _currency(sign))
    points = (
        5 * stated
        + 3 * (period is not None)
        + 2 * (high is not None)
        + bool(high is not None and found["k1"] and found["k2"])
        + 2 * bool(_PAY.search(before) or _PAY.search(after))
        + bool(_PAY.search(text))
    )
    if sign is None and (low < 100 or (2000 <= low <= 2100 and high is None)):
        return None
    if not _plausible(high or low, period):
        return None
    lowest, highest = _ends(low, high, before, after)
    return _Pay(Salary(lowest, highest, _currency(sign), period), found.start(), found.end(), points)


def _ends(low: Decimal, high: Decimal | None, before: str, after: str) -> tuple[Decimal | None, Decimal | None]:
    if high is not None:
        return low, high
    if _FROM.search(before) or _MORE.match(after):
        return low, None
    if _UP_TO.search(before):
        return None, low
    return low, low


def _clause_end(before: str) -> str:
    return re.split(r"[;.+()](?!\d)|, | plus | and | und | et | y | e | en | oraz | и | та ", before)[-1]


def _clause_start(after: str) -> str:
    return re.split(r"[;.+()](?!\d)|, | plus | and | und | et | y | e | en | oraz | и | та ", f" {after.lstrip()}")[0][
        :22
    ]


def _plausible(amount: Decimal, period: Period | None) -> bool:
    least = {Period.HOUR: 3, Period.DAY: 20, Period.WEEK: 50}.get(period, 100) if period else 5
    most = {Period.HOUR: 20_000, Period.DAY: 100_000}.get(period, 100_000_000) if period else 100_000_000
    return least <= amount <= most


def _amount(number: str | None, thousand: str | None) -> Decimal | None:
    if not number:
        return None
    whole, fraction = number, ""
    if found := re.fullmatch(r"(.*\d)[.,](\d{1,2})", number):
        whole, fraction = found[1], found[2]
    try:
        amount = Decimal(re.sub(r"\D", "", whole) + (f".{fraction}" if fraction else ""))
    except InvalidOperation:
        return None
    return (amount * 1000 if thousand else amount).normalize() + 0


def _currency(sign: str | None) -> str | None:
    if sign is None:
        return None
    return next((code for code, signs in _CODES.items() if signs.fullmatch(sign)), None)


# "at 36 hours a week" says how much one works, not what the pay is for.
_HOURS_A_WEEK = re.compile(
    r"\b\d{1,2}(?:[.,]\d{1,2})?\s?-?(?:uur|u|h|hours?|hrs?|std|stunden|heures|horas|ore|godzin\w*|godz|час\w{0,3}|"
    r"год\w{0,3})\b"
    r"\.?\s?(?:(?:per|pro|a|an|je|die|der|in|par|por|la|à|alla|w|na|в|на)\s|/\s?)?"
    r"(?:week|wk|woche|wöchentlich|semaine|hebdo\w*|semana\w*|settiman\w*|tydzień|tygod\w*|недел\w*|тижд\w*|тижн\w*)",
    re.IGNORECASE,
)
_GOD = re.compile(r"/\s?год", re.IGNORECASE)


def _period(before: str, after: str, currency: str | None) -> Period | None:
    """The nearest word for a time, first behind the figure, then before it."""
    if currency == "RUB" and _GOD.match(after.lstrip()):
        return Period.YEAR  # and in Ukrainian it is an hour
    for text, nearest in ((after, min), (before, max)):
        found = [
            (match.start(), _GLUED.get(match.group().lower(), period))
            for period, pattern in _PERIOD.items()
            for match in pattern.finditer(text)
        ]
        if found:
            return nearest(found, key=lambda pair: pair[0])[1]
    return None
