"""Who the employer is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from bot.model.posting import Stated
from bot.summary.employment import has_terms
from bot.summary.labels import Label
from bot.summary.masthead import Row, rows
from bot.summary.phrases import bag, tables, words
from bot.summary.place_names import is_no_name, is_place, shaped_as_a_place, starts_with_a_place
from bot.summary.roles import is_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_WORD = rf"(?:[dlDL]['’])?(?:[{_UPPER}][\w&'’.+-]*|[a-z]{{1,12}}[{_UPPER}]\w*|\d\w*|&|\+)"
_LINK = (
    r"(?:am|an der|im|zum|zur|sur|les|aux|legale|legal|dentale|dental|médico|medico|veterinario|"
    r"veterinaria|infantil|notarile|of|and|und|de|du|des|del|della|di|da|do|der|the|y|et|e|van|von|für|for|i|и|"
    r"та|for the|['’][ts])"
)
_NAME = rf"{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,5}}"
_FORMS = (
    r"GmbH(?: ?& ?Co\.? ?KGa?A?)?|gGmbH|mbH|AG|SE|KGaA|KG|OHG|e\. ?V\.|eG|UG|Ltd\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|"
    r"Corporation|PLC|plc|B\.?V\.?|N\.?V\.?|S\.A\.S\.?|SAS|SARL|S\.A\.?|SA|S\.L\.U?\.?|SL|SLU|S\.p\.A\.?|SpA|"
    r"S\.r\.l\.?|Srl|SRL|Lda\.?|Ltda\.?|S/A|[Ss]p\. ?z ?o\. ?o\.?|Sp\. k\.|s\.r\.o\.|a\.s\.|ApS|A/S|AB|ASA|Oyj?|Kft\.?|"
    r"Zrt\.?|d\.o\.o\."
)
_WITH_FORM = re.compile(rf"(?<!\w)({_NAME},? (?:{_FORMS}))(?!\w)")
_HAS_FORM = re.compile(rf"(?<!\w)(?:{_FORMS}|ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ПП|ФОП|ПрАТ|КП|ДП)(?!\w)")  # cheap to ask first
_QUOTES = frozenset('«„"“')
_FORM_FIRST = re.compile(
    r"(?<!\w)((?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ПП|ФОП|ПрАТ|КП|ДП) ?(?:[«\"„“][^«»\"“”\n]{2,40}[»\"“”]|"
    r"[А-ЯЁІЇЄҐ][\w-]{1,30}))"
)
_QUOTED = re.compile(
    rf"(?:([{_UPPER}][\w-]{{2,20}}(?: [а-яёіїєґ]{{4,14}})?|[а-яёіїєґ]{{4,14}}) )?[«„\"“]({_NAME}|"
    rf"[^«»\"“”\n]{{2,30}})[»“\"”]"
)
_ARTICLE = r"(?:At |The |Die |Der |Das |O |A |De |Het |Компания |Компанія |Firma |Empresa )?"
_IS = (
    r"(?:is|are|was|has|offers|provides|develops|builds|designs|operates|delivers|helps|specialises|specializes|"
    r"employs|"
    r"makes|runs|creates|connects|supports|believes|works|"
    r"ist|bietet|entwickelt|gehört|zählt|steht|betreibt|beschäftigt|produziert|vertreibt|plant|baut|versorgt|"
    r"betreut|hat|"
    r"est|propose|développe|accompagne|conçoit|fabrique|regroupe|compte|emploie|édite|"
    r"es|ofrece|desarrolla|cuenta|diseña|trabaja|fabrica|è|offre|sviluppa|opera|progetta|produce|"
    r"é|oferece|desenvolve|atua|conta|tem|biedt|ontwikkelt|levert|bouwt|werkt|heeft|maakt|jest|oferuje|tworzy|"
    r"działa|"
    r"zajmuje|produkuje|—|–|є|це|пропонує|розробляє|працює|займається|робить|это|является|предлагает|разрабатывает|"
    r"работает|занимается|производит|делает)"
)
_SEEKS = (
    r"(?:is (?:currently )?(?:looking for|seeking|hiring|recruiting)|are (?:looking for|hiring|seeking)|seeks|recruits|"
    r"invites applications|sucht|suchen|stellt ein|bietet|recherche|recrute|cherche|busca|selecciona|necesita|"
    r"incorpora|"
    r"cerca|ricerca|seleziona|assume|procura|recruta|contrata|pretende|está a recrutar|está contratando|zoekt|"
    r"poszukuje|"
    r"szuka|szukają|poszukują|zatrudnią|buscan|necesitan|cercano|recherchent|recrutent|zoeken|procuram|шукають|"
    r"запрошують|ищут|приглашают|zatrudni|convoca|oferta|abre|indice|шукає|запрошує|ищет|приглашает|набирает|"
    r"открывает)"
)
_SUBJECT = re.compile(rf"^{_ARTICLE}[«\"„“]?({_NAME})[»\"“”]?,? (?:\([^)]{{1,40}}\) ?)?{_IS}\s")
_SEEKER = re.compile(
    rf"^{_ARTICLE}[«\"„“]?({_NAME}(?:(?: [а-яёіїєґ]{{4,14}})? [«„\"][^»”\"\n]{{2,30}}[»”\"])?)[»\"“”]?"
    rf"(?: \([^)]{{1,40}}\))?(?:, [^.]{{3,80}},)? "
    rf"(?:(?:in|aus|w|en|à|a|em|te|di|у|в|из) \S+ (?:\S+ )?)?{_SEEKS}(?=[\s:])"
)
_IS_A = re.compile(
    rf"^{_ARTICLE}[«\"„“]?({_NAME})[»\"“”]?,? (?:\([^)]{{1,40}}\) ?)?"
    r"(?:(?:is|are) (?:an?|the|one)|ist (?:ein|der|die|das)|est (?:un|le|la|l)|es (?:un|el|la)|è (?:un|il|la|l)|"
    r"é (?:um|a|o)|"
    r"is (?:een|de|het)|to (?:firma|lider|wiod|najwięk|polsk|spółka|sieć|producent|zespół|młod)|jest |—|–|это |"
    r"це |є |является )"
)
_FROM = re.compile(rf"^{_ARTICLE}({_NAME}) (?:aus|in|from|of) [{_UPPER}]\w+,? [a-zà-ÿ]{{3,}}\b")
_ACTS = re.compile(rf"^{_ARTICLE}({_NAME}) [a-zà-ÿа-яіїєґ]{{3,}}\b")  # any verb: only with more to go on
_ANY = re.compile(  # "Il Vivaio Acquadolce coltiva": an article, a name of two words and more, and what they do
    rf"^(?:The|Die|Das|Der|La|Le|Il|El|Het|De|O|A) ({_WORD}(?: (?:{_LINK} )?{_WORD}){{1,4}})(?:, [^,.]{{3,40}},)? "
    r"[a-zà-ÿ]{3,}\b"
)
_SAYING = ((_SEEKER, 4), (_IS_A, 3), (_SUBJECT, 2), (_FROM, 3), (_ANY, 2), (_ACTS, 1))
_AT = re.compile(
    rf"\b(?:[Aa]t|[Jj]oin|[Aa]m|[Bb]eim|[Aa]n der|[Ww]ith|[Aa]bout|[Bb]ei(?: der)?|[Üü]ber(?: die)?|[Cc]hez|"
    rf"[ÀàA] propos de|[Rr]ejoignez|"
    rf"[Ss]obre|[Ee]n|[Nn]a|[Cc]hi è|[Pp]resso|[Bb]ij|[Oo]ver|[Oo]|[Уу] команду|[Вв] команду|[Вв] компани[июя]|"
    rf"[Уу] компанії|"
    rf"[Дд]о компанії|"
    rf"[Оо] компании|[Пп]ро)"
    rf" [«\"„“]?({_NAME})[»\"“”]?"
)
_BEFORE_NAME = re.compile(
    r"^(?:[LlDd]['’]|(?:[Ff]irma|[Ff]irmy|[Ee]mpresa|[Ss]ociété|[Dd]itta|[Кк]омпан[иі]я|[Фф][иі]рма) )"
    r"(?=[A-ZÀ-ÞА-ЯІ])"
)
_OURS = re.compile(  # "Wir bei Palefox bauen", "Chez Palefox, on répare"
    rf"(?:^|[.!?] )(?:Wir (?:bei|von)(?: der| dem)?|Bei uns (?:bei|von)(?: der)?|We at|Here at|At|(?:Nous,? )?[Cc]hez|"
    rf"In (?:der|dem|unserer|het|de)|En (?:el|la|los)|Op|Nel|Nella|Dans (?:le|la)|No|Na|Nosotros en|Noi (?:di|in)|Da|"
    rf"Nós na|(?:Wij )?[Bb]ij|My w|Мы в|Ми в|E[nm](?= [^,.]{{2,40}},? (?:\w{{2,12}}mos|el|la|o|a|te|nos)\b)) (?:the |"
    rf"la |le )?[«\"„“]?({_NAME})[»\"”“]?(?=,? [a-zà-ÿ'’а-яіїєґ])"
)
_WE_ARE = re.compile(  # "We are Palefox, a bakery", "a yard called Palefox"
    rf"(?:\b(?:[Ww]e are|[Ww]e['’]re|[Ww]ir sind|[Nn]ous sommes|[Ss]omos|[Ss]iamo|[Ww]ij zijn|[Jj]esteśmy|[Мм]ы|[Мм]и|"
    rf"called|named|namens|appelée?|llamad[oa]|chiamat[oa]|chamad[oa])(?: [—–-])? "
    rf"(?:the |die |das |der |la |le |il |el |a |o )?)"
    rf"[«\"„“]?({_NAME})[»\"”“]?(?=[,.]| [—–(-])"
)
_AFTER_TITLE = re.compile(
    rf"(?:(?: [a-zà-ÿ]{{4,12}})?(?: at (?:the )?| @ | bei (?:der |dem )?| chez | presso | bij |\s+[-–—|·•@]\s+)|, )"
    rf"({_NAME})"
    r"(?=$|\s*[-–—|·•,!(]| (?:in|w|à|en|a|em|te|у|в) )"
)
_BEFORE_TITLE = re.compile(rf"^({_NAME})\s*[-–—|·•]\s*$")
_NAME_AND_PLACE = re.compile(rf"^({_NAME}), {_NAME}$")
_ALONE = re.compile(rf"{_NAME}(?: [«„\"“][^«»„“”\"]{{2,30}}[»“”\"])?")
_DOMAIN = re.compile(r"(?:@|https?://(?:www\.)?|www\.|\b)((?:[a-z0-9-]{1,40}\.){1,3})(?:[a-z]{2,12})\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?:Inc|Ltd|Corp|Co|Ltda|Lda|e\. ?V|[BNS]\.?[VALp]\.?[AU]?|[Ss]\.[rp]\.l|o\. ?o)\.$")
_LONGEST = 60
_ENOUGH = 3
_SURE = 4
_LOOK_AT = 120
_UNSURE = 2.5
_MOST_WORDS = 6  # of a bare name
_TOP = 3  # lines above a title, where an employer's name may stand alone
_MOST = 200  # hints that are weighed


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("company")[name])


class _Hint(NamedTuple):
    name: str
    worth: float
    quote: str


# What a board puts behind the employer's name: "(4 300 inhabitants)", "; food industry; 50 to 250 people".
_ASIDES = re.compile(r"\s*;\s|\s+\([^()]*\d[^()]*\)$")
_OWNER = re.compile(r"© (.{2,60})")  # the mark that a page's reader, or its own foot, puts before its owner's name


def company(passages: Sequence[Passage], title: Stated[str] | None) -> Stated[str] | None:
    """The employer's name with the line that says it; None where none is sure."""
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.COMPANY and 1 < len(fact.value) <= 80 and len(words(fact.value)) <= 9:
                return Stated(_without_its_part(_ASIDES.split(fact.value.strip())[0].strip()), fact.quote)
    passages = passages[:_LOOK_AT]
    domains = _domains(passages)
    points: defaultdict[str, float] = defaultdict(float)
    quotes: dict[str, str] = {}
    for hint in islice(_hints(passages, title, domains), _MOST):
        name = _name(hint.name, title)
        if name:
            points[name] += hint.worth
            quotes.setdefault(name, hint.quote)
    text = "\n".join(passage.line.text for passage in passages)
    scores = {}
    for name, worth in points.items():
        more = _more(name, points, domains, text)
        if " " in name or worth >= _SURE or more >= _SURE or _is_said_again(name, text):
            scores[name] = worth + more
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and scores[best] >= _ENOUGH and (whole := _goes_always_on(best, text)) is not None:
        return whole
    if best is None or scores[best] < _ENOUGH:
        return _owner(passages)
    return Stated(best, quotes[best])


_NEXT = re.compile(rf"(?<!\w) (en|in|of|for|de|di|da|e|y|et|und) ([{_UPPER}][\w-]{{2,20}})")
_OFTEN = 3


def _goes_always_on(name: str, text: str) -> Stated[str] | None:
    """A longer name, where each time that it is said the same follows: "Ayuda en Acción"."""
    ends = [found.end() for found in islice(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text), _LOOK_AT)]
    follows = {found.group() if (found := _NEXT.match(text, end)) else "" for end in ends}
    if len(ends) < _OFTEN or len(follows) > 1 or "" in follows:
        return None
    whole = name + follows.pop()
    line = next((one for one in text.split("\n") if whole in one), whole)
    return None if is_place(whole.rsplit(" ", 1)[-1]) else Stated(whole, line)


def _owner(passages: Sequence[Passage]) -> Stated[str] | None:
    """Whose site the posting stands on, where a line at the top says so and nothing else names an employer."""
    for passage in passages[: _TOP + 1]:
        if found := _OWNER.fullmatch(passage.line.text):
            return Stated(found[1], found.group())
    return None


def _without_its_part(name: str) -> str:
    """The employer's name without the department that a form names behind it: "Town of Stroud, Parks Section"."""
    whole, comma, part = name.partition(", ")
    is_part = comma and len(words(whole)) > 1 and any(word.text in _bag("departments") for word in words(part))
    return whole if is_part else name


def _is_said_again(name: str, text: str) -> bool:
    """Whether a single word is a name, which any word at a line's start may look like.

    It stands inside a line too, and nowhere in lower case.
    """
    return f" {name}" in text and not re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text)


def _more(name: str, points: Iterable[str], domains: frozenset[str], text: str) -> float:
    """What speaks for a name besides the lines that hint at it: the posting's addresses, its other forms."""
    found = words(name)
    letters = "".join(word.text for word in found)
    known = any(
        len(domain) > 3 and (domain in letters or (letters in domain and len(letters) > 3) or domain == found[0].text)
        for domain in domains
    )
    forms = sum(
        1 for other in points if other != name and (other.startswith(f"{name} ") or name.startswith(f"{other} "))
    )
    house = 1.5 * any(word.text in _bag("houses") for word in found)
    return 2.5 * known + house + forms + min(2.0, 0.5 * max(0, text.count(name) - 1))


def _domains(passages: Sequence[Passage]) -> frozenset[str]:
    """The names in the posting's mail and web addresses: "jobs@palefox.example" → palefox."""
    found: set[str] = set()
    for passage in passages:
        text = passage.line.text
        if "@" in text or "." in text:
            for match in _DOMAIN.finditer(text[:600]):
                for part in match[1].rstrip(".").split("."):
                    plain = part.casefold().replace("-", "")
                    if plain not in _bag("public") and plain not in ("www", "jobs", "careers", "karriere"):
                        found.add(plain)
    return frozenset(found)


def _hints(passages: Sequence[Passage], title: Stated[str] | None, domains: frozenset[str]) -> Iterator[_Hint]:
    yield from _around_the_title(passages, title)
    for at, passage in enumerate(passages):
        text = passage.line.text[:600]
        if passage.to_machine:
            continue
        if at <= _TOP and (owner := _OWNER.fullmatch(text)):
            yield _Hint(owner[1], 5, text)
        if passage.line.section is Section.BOARD:
            for found in _AT.finditer(text):
                yield _Hint(found[1], 1, text)
            continue
        if title is not None and text == title.quote:
            yield from _beside_the_title(text, title.value)
        if at < _TOP and (place := _NAME_AND_PLACE.match(text)) and not _is_other(place[1]) and not _is_other(text):
            yield _Hint(place[1], 2, text)
        yield from _named(passage, text, domains, early=at < 12)


def _beside_the_title(text: str, title: str) -> Iterator[_Hint]:
    at = text.find(title)
    if at > 2 and (before := _BEFORE_TITLE.search(text[:at])) and not _is_other(before[1]):
        yield _Hint(before[1], _SURE, text)
    if at >= 0:
        rest = text[at + len(title) :]
        if (found := _AFTER_TITLE.match(rest)) and not _is_other(found[1]):
            yield _Hint(found[1], 3, text)


def _around_the_title(passages: Sequence[Passage], title: Stated[str] | None) -> Iterator[_Hint]:
    """The first name in the lines beside the title's; it counts less where nothing says that it is no town."""
    if title is None:
        return
    head = [row for row in rows(passages, title) if row.at or len(row.parts) > 1]
    text = "\n".join(passage.line.text for passage in passages)
    for at, row in enumerate(head):
        between = [one for one in head if min(row.at, 0) < one.at < max(row.at, 0)]
        if abs(row.at) > 2 or not all(map(_says_no_name, between)) or (abs(row.at) == 2 and not between):
            continue
        names = [
            part.text for part in row.parts if not part.place and not part.terms and _may_be_a_house(part.text, text)
        ]
        if names and row.parts[0].text == names[0]:
            below = head[at + 1] if at + 1 < len(head) and head[at + 1].at == row.at + 1 else None
            yield _Hint(names[0], _worth(names, row, below, text), row.quote)


def _worth(names: Sequence[str], row: Row, below: Row | None, text: str) -> float:
    """How sure a bare name by the title is the employer's: a town stands there as often, and before it the employer."""
    if _is_after_in(names[0], text):
        return -_SURE
    if row.has_place or len(names) > 1 or any(word.text in _bag("houses") for word in words(names[0])):
        return _SURE
    if row.at < 0 or "&" in names[0] or _HAS_FORM.search(names[0]):
        return _SURE
    if below is not None and (
        below.has_place or (len(row.parts) == 1 and any(one.may_be_a_town for one in below.parts))
    ):
        return _SURE
    return _UNSURE


def _may_be_a_house(name: str, text: str) -> bool:
    """Whether a part of a line by the title may be the employer's name; one in small letters is said again below."""
    if _is_other(name) or not name[0].isupper() or len(words(name)) > _MOST_WORDS:
        return False
    return _ALONE.fullmatch(name) is not None or text.count(name) > 1


def _says_no_name(row: Row) -> bool:
    return all(part.place or part.terms for part in row.parts)


def _is_after_in(name: str, text: str) -> bool:
    """Whether the text says "in" before the name, and never names it otherwise than there and once by the title."""
    inside = len(re.findall(rf"\b(?:in|im|aus|à|a|ad|em|en|w|we|в|у|te|near|nahe) {re.escape(name)}(?!\w)", text))
    return inside > 0 and text.count(name) - inside <= 1


def _is_other(name: str) -> bool:
    return is_place(name) or starts_with_a_place(name) or has_terms(name) or shaped_as_a_place(name) is not None


def _named(passage: Passage, text: str, domains: frozenset[str], *, early: bool) -> Iterator[_Hint]:
    if _HAS_FORM.search(text):
        for found in _WITH_FORM.finditer(text):
            yield _Hint(found[1], 3 + early, text)
        for found in _FORM_FIRST.finditer(text):
            yield _Hint(found[1], 4, text)
    if early and not _QUOTES.isdisjoint(text):
        for found in _QUOTED.finditer(text):
            kind = found[1]
            plain = kind is None or kind.casefold() in _bag("kinds") or kind[0].islower()
            yield _Hint(
                found[2] if plain else found.group(), 4 if kind and plain else 2.5 + 0.5 * (kind is not None), text
            )
    if passage.line.bullet or passage.line.heading:
        return
    for pattern, worth in _SAYING:
        worth += early if worth < _SURE else 0
        if pattern is _ANY and (any_name := pattern.match(text)) and is_no_name(words(any_name[1])):
            continue
        if pattern is _ACTS and domains.isdisjoint(word.text for word in passage.words[:4]):
            continue  # any word may be followed by a verb: only one that an address names is looked at
        if subject := pattern.match(text):
            yield _Hint(subject[1], worth, text)
            break
    yield from _after_at(passage, text, early=early)


def _after_at(passage: Passage, text: str, *, early: bool) -> Iterator[_Hint]:
    """Names behind "at", and behind "we at"."""
    for found in _WE_ARE.finditer(text):
        yield _Hint(found[1], _SURE, text)
    for found in _OURS.finditer(text):
        yield _Hint(found[1], 2, text)
    for found in _AT.finditer(text):
        if _goes_on(text, found):
            continue
        yield _Hint(found[1], _SURE if passage.has(Signal.SOUGHT) else 1 + early, text)


def _holds(whole: str, part: str) -> bool:
    """Whether a part stands in a text as whole words: "Tischler" does not in "Tischlerei"."""
    return re.search(rf"(?<!\w){re.escape(part.casefold())}(?!\w)", whole.casefold()) is not None


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the word before is the name's own beginning: "Ayuda en Acción"."""
    if found.group().startswith("am ") and found[1].casefold() in _bag("waters"):
        return True  # "Lauffen am Neckar"
    before = text[: found.start()].rsplit(maxsplit=1)
    return found.group().startswith(("en ", "na ", "o ")) and bool(before) and before[-1][:1].isupper()


def _name(name: str, title: Stated[str] | None) -> str | None:
    """The name without stray signs; None for what is no name of an employer."""
    name = _BEFORE_NAME.sub("", name.strip(" ,:;–—-"))
    if not _DOTTED.search(name):
        name = name.rstrip(".")
    found = words(name)
    if len(found) > 1 and found[0].text in _bag("before"):
        name = name[found[1].start :]
        found = words(name)
    if len(found) > 1 and found[0].text in _bag("articles"):
        found = found[1:]  # "La Table": the article is the name's own
    if not found or found[0].text in _bag("not names"):
        return None
    if not 1 < len(name) <= _LONGEST or not 0 < len(found) <= 7 or not any(map(str.isalpha, name)):
        return None
    if title is not None and (_holds(title.value, name) or _holds(name, title.value)):
        return None
    if re.search(rf"(?:^| )(?:{_FORMS})$", name):
        return name
    if is_place(name) or has_terms(name):
        return None
    if "&" in name or any(word.text in _bag("houses") for word in found):
        return name
    # "Fernleigh Opticians" is a shop, "Senior Optician" a job.
    jobs = (is_role(word.text) and not (at and word.text.endswith("s")) for at, word in enumerate(found))
    return None if any(jobs) else name
