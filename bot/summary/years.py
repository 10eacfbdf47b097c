"""Years of experience, as postings ask for them and people tell them: "5+ years", "3-jährige", "от 2 лет"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPELT = {
    1: "one|a|an|einem|eine|ein|une|un|una|uno|uma|um|een|één|jeden|jednego|один|одного",
    2: "two|zwei|deux|dos|due|dois|duas|twee|dwa|dwóch|два|две|двух|дві|двох",
    3: "three|drei|trois|tres|tre|três|drie|trzy|trzech|три|трёх|трех|трьох",
    4: "four|vier|quatre|cuatro|quattro|quatro|cztery|czterech|четыре|четырёх|четырех|чотири|чотирьох",
    5: "five|fünf|cinq|cinco|cinque|vijf|pięć|pięciu|пять|пяти|п'ять|п'яти|п’ять|п’яти",
    6: "six|sechs|seis|sei|zes|sześć|sześciu|шесть|шести|шість",
    7: "seven|sieben|sept|siete|sette|sete|zeven|siedem|семь|семи|сім",
    8: "eight|acht|huit|ocho|otto|oito|osiem|восемь|восьми|вісім",
    9: "nine|neun|neuf|nueve|nove|negen|dziewięć|девять|дев'ять|дев’ять",
    10: "ten|zehn|dix|diez|dieci|dez|tien|dziesięć|десять|десяти",
    12: "twelve|zwölf|douze|doce|dodici|doze|twaalf|dwanaście|двенадцать|дванадцять",
}
_VALUES = {form: number for number, forms in _SPELT.items() for form in forms.split("|")}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{_WORD})"
_YEAR = (
    r"years?['’]?|yrs?|jahr(?:e[ns]?|es)?|jährige[rnms]?|ans?|année?s?|años?|ann[io]|anos?|jaar|jaren|jarige|"
    r"lat(?:a|ach)?|rok(?:u|iem)?|letni\w{1,3}|roczn\w{1,3}|лет|год(?:а|у|ы)?|летн\w{1,3}|рок(?:и|ів|у)|рік|річн\w{1,3}"
)
_MONTH = r"months?|monate?n?|mois|mes(?:es|i)?|maand(?:en)?|miesi(?:ąc|ące|ęcy)|месяц\w{0,2}|місяц\w{0,2}"
_SPAN = re.compile(
    rf"(?<![\w.,/])(?P<number>{_NUMBER})\s?\+?(?:\s?(?:[-–—]|to|bis|à|a|до|do|tot|or|oder)\s?{_NUMBER}\s?\+?)?"
    r"(?:\s(?:or|and|oder|ou|o|of|lub|и|або|і)\s(?:more|above|mehr|plus|más|più|mais|meer|więcej|более|больше|більше))?"
    rf"(?:\s|-)?(?:full |volle[nr]? |полн\w{{2,3}} )?(?:(?P<year>{_YEAR})|(?P<month>{_MONTH}))(?!\w)",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"experien|erfahr|berufs|praxis|expérien|esperien|experiên|ervaring|doświadcz|опыт|стаж|досвід|practice|"
    r"track record|fieldwork|background|worked|working|praktyk|im beruf|on the job|"
    r"in (?:the|a) (?:role|position|field|industry)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?(?:in|of|as|with|im|in der|als|mit|en|de|como|com|come|di|nel|nella|met|w|we|jako|z|в|во|у|на|як|з|"
    r"comme|dans)\s",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\s?(?:old|of age|alt\b|révolus|de edad|di età|de idade|oud\b|wiek|возраст|warranty|garantie)", re.IGNORECASE
)
_TENURE = re.compile(
    r"(?:for (?:over|more than|almost|nearly|the (?:last|past))|seit(?: über| mehr als)?|since|depuis|desde hace|"
    r"hace|da oltre|há|al|sinds|od ponad|уже|более|понад|last|past)\W{1,3}(?:\w{1,8} )?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:age[ds]?(?: of)?|(?:mindest)?alter|edad|età|idade|leeftijd|wiek|возраст|вік)\W{1,3}(?:\w{1,8} )?$",
    re.IGNORECASE,
)
_MOST = 40
_OLD_ENOUGH = 16  # from here on a bare number of years is an age


class Years(NamedTuple):
    """A number of years of work, and where it stands in the text; of a range the lower end."""

    years: float
    begin: int
    end: int


def years_in(text: str, *, told: bool = False) -> tuple[Years, ...]:
    """The years of experience that a line speaks of; ages and how long a firm exists are none.

    `told`: a person tells their own years, who needs no further word for it ("10 years nursing").
    """
    return tuple(_found(text, told=told))


def _found(text: str, *, told: bool) -> Iterator[Years]:
    works = bool(_WORKED.search(text))
    for found in _SPAN.finditer(text):
        number = _value(found["number"])
        years = number / 12 if found["month"] else number
        if not 0 < years <= _MOST or _AGE.match(text, found.end()):
            continue
        before = text[max(0, found.start() - 30) : found.start()]
        near = bool(_WORKED.search(text[max(0, found.start() - 40) : found.end() + 40]))
        if _AGED.search(before) or (_TENURE.search(before) and not (near or told)):
            continue
        spelt = not found["number"][0].isdigit()
        if told or near or (works and not spelt) or (years < _OLD_ENOUGH and _GOES_ON.match(text, found.end())):
            yield Years(round(years, 2), found.start(), found.end())


def _value(number: str) -> float:
    return float(number.replace(",", ".")) if number[0].isdigit() else float(_VALUES[number.lower()])
