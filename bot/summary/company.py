"""Who the employer is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.model.posting import Stated
from bot.summary.labels import Label
from bot.summary.phrases import words
from bot.summary.roles import names_a_role
from bot.summary.sections import Passage, Section

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_WORD = rf"(?:[{_UPPER}][\w&'’.+-]*|[a-z]+[{_UPPER}][\w]*|\d+[\w]*|&|\+)"
_LINK = r"(?:of|and|und|de|du|des|del|della|di|da|do|der|the|y|et|e|van|von|für|for|i|и|та)"
_NAME = rf"{_WORD}(?:\s(?:{_LINK}\s)?{_WORD}){{0,5}}"
_FORMS = (
    r"GmbH(?: ?& ?Co\.? ?KGa?A?)?|gGmbH|mbH|AG|SE|KGa?A|KG|OHG|e\.V\.|eG|UG|Ltd\.?|Limited|LLC|LLP|Inc\.?|"
    r"Corp\.?|Corporation|PLC|plc|"
    r"B\.?V\.?|N\.?V\.?|S\.A\.S\.?|SAS|SARL|S\.A\.?|SA|S\.L\.U?\.?|SL|SLU|S\.p\.A\.?|SpA|S\.r\.l\.?|Srl|SRL|"
    r"Lda\.?|Ltda\.?|S/A|Sp\. z o\.o\.?|sp\. z o\.o\.?|Sp\. k\.|"
    r"s\.r\.o\.|a\.s\.|ApS|A/S|AB|ASA|AS|Oy|Oyj|Kft\.?|Zrt\.?|d\.o\.o\."
)
_WITH_FORM = re.compile(rf"(?<![\w])({_NAME},? (?:{_FORMS}))(?![\w])")
_WITH_FORM_FIRST = re.compile(
    r"(?<!\w)((?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ПП|ФОП|ПрАТ|АТ|КП|ДП) ?[«\"„“]?[^«»\"“”\n,.]{2,40}[»\"“”]?)"
)
_IS = (
    r"(?:is|are|was|has|offers|provides|develops|builds|designs|operates|delivers|helps|specialises|specializes|"
    r"employs|works|believes|supports|connects|creates|makes|runs|"
    r"ist|sind|bietet|entwickelt|gehört|zählt|steht|betreibt|beschäftigt|produziert|vertreibt|plant|baut|"
    r"versorgt|betreut|hat|"
    r"est|propose|développe|accompagne|conçoit|fabrique|regroupe|compte|emploie|es|ofrece|desarrolla|cuenta|"
    r"somos|diseña|trabaja|è|offre|sviluppa|opera|progetta|"
    r"é|oferece|desenvolve|atua|conta|tem|is|biedt|ontwikkelt|levert|bouwt|werkt|heeft|jest|to|oferuje|tworzy|"
    r"działa|zajmuje|produkuje|"
    r"—|–|є|це|пропонує|розробляє|працює|займається|это|является|предлагает|разрабатывает|работает|занимается|"
    r"производит)"
)
_SEEKS = (
    r"(?:is looking for|are looking for|is seeking|seeks|is hiring|are hiring|is recruiting|recruits|sucht|"
    r"suchen|stellt ein|recherche|recrute|cherche|busca|selecciona|precisa|"
    r"necesita|incorpora|cerca|ricerca|seleziona|assume|procura|recruta|contrata|pretende|está a recrutar|"
    r"está contratando|zoekt|poszukuje|szuka|zatrudni|шукає|запрошує|ищет|"
    r"приглашает|набирает|открывает)"
)
_SUBJECT = re.compile(
    rf"^(?:At |The |Die |Der |Das |Le |La |L['’]|El |Il |O |A |De |Het |Компания |Компанія |Firma |Empresa |"
    rf"Group )?[«\"„“]?({_NAME})[»\"“”]?,? (?:\([^)]{{1,40}}\) ?)?(?:{_IS})\s"
)
_SEEKER = re.compile(
    rf"(?:^|[.!] )(?:Die |Der |The |Le |La |L['’]|El |Il |O |A |Компания |Компанія |Firma |В компанию |"
    rf"У компанію )?[«\"„“]?({_NAME})[»\"“”]?(?: \([^)]{{1,40}}\))?,? (?:{_SEEKS})(?=[\s:])"
)
_AT = re.compile(
    rf"(?:\b(?:[Aa]t|[Jj]oin|[Ww]ith|[Aa]bout|[Bb]ei(?: der| dem)?|[Üü]ber(?: die)?|[Cc]hez|À propos de|"
    rf"à propos de|[Rr]ejoignez|[Ss]obre|[Ee]n|[Cc]hi è|[Pp]resso|[Bb]ij|[Oo]ver|[Ww]|[Oo]|"
    rf"[Вв] компании|[Вв] компанию|[Уу] компанії|[Дд]о компанії|[Оо] компании|[Пп]ро)) [«\"„“]?({_NAME})[»\"“”]?"
)
_NOT_NAMES = re.compile(
    r"^(?:We|You|I|It|This|That|These|There|They|Our|Your|The|A|An|In|As|If|What|Who|How|Job|Role|Position|"
    r"Company|Team|Employer|Client|Candidates?|Applicants?|Experience|"
    r"Knowledge|English|German|French|Spanish|Dutch|Polish|Russian|Ukrainian|Italian|Portuguese|Work|Working|"
    r"Salary|Location|Benefits?|Requirements?|Responsibilities|Deadline|"
    r"Remote|Hybrid|Full|Part|Apply|Please|Send|Join|Track|Save|Share|Get|Add|Europe|Germany|Berlin|London|Paris|"
    r"Madrid|"
    r"Wir|Sie|Du|Ihr|Ihre|Dein|Deine|Unser|Unsere|Es|Das|Die|Der|Ein|Eine|Als|Zum|Zur|Für|Unternehmen|"
    r"Arbeitgeber|Bewerber|Standort|Gehalt|Deutsch|Englisch|"
    r"Nous|Vous|Tu|Notre|Nos|Votre|Vos|Le|La|Les|Un|Une|Ce|Cette|Il|Elle|Poste|Entreprise|Anglais|Français|Salaire|"
    r"Nosotros|Somos|Tú|Usted|Nuestra|Nuestro|El|Los|Las|Una|Uno|Esta|Este|Empresa|Puesto|Inglés|Salario|"
    r"Noi|Siamo|Tu|Lei|Nostra|Nostro|Il|Lo|I|Gli|Azienda|Inglese|Nós|O|Os|As|Um|Uma|Nossa|Nosso|Inglês|Wij|We|Je|"
    r"Jij|U|Ons|Onze|Het|De|Een|Bedrijf|Engels|"
    r"My|Jesteśmy|Ty|Nasza|Nasz|To|Ta|Ten|Firma|Praca|Ми|Ви|Ти|Наша|Наш|Це|Компанія|Робота|Мы|Вы|Ты|Наша|Наш|Это|"
    r"Эта|Компания|Работа|Вакансия|Вакансія|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)$",
    re.IGNORECASE,
)
_LONGEST = 60


def company(passages: Sequence[Passage], title: str | None) -> Stated[str] | None:
    """The employer's name with the line that says it; None where none is sure."""
    for passage in passages:
        for fact in passage.facts:
            if fact.label is Label.COMPANY and 1 < len(fact.value) <= 80 and len(words(fact.value)) <= 9:
                return Stated(fact.value.strip(" ."), fact.quote)
    points: Counter[str] = Counter()
    quotes: dict[str, str] = {}
    for name, worth, quote in _candidates(passages, title):
        points[name] += worth
        quotes.setdefault(name, quote)
    if not points:
        return None
    for name in points:
        # The name alone counts for its longer forms too: "Acme" is said more often than "Acme GmbH".
        points[name] += sum(
            1 for other in points if other != name and (other.startswith(f"{name} ") or name.startswith(f"{other} "))
        )
    best, most = max(points.items(), key=lambda pair: pair[1])
    return Stated(best, quotes[best]) if most >= 3 else None


def _candidates(passages: Sequence[Passage], title: str | None) -> Iterator[tuple[str, int, str]]:
    for at, passage in enumerate(passages[:120]):
        text = passage.line.text[:600]
        board = passage.line.section is Section.BOARD
        if passage.to_machine:
            continue
        for pattern, worth in ((_WITH_FORM, 3), (_WITH_FORM_FIRST, 4), (_SEEKER, 4), (_SUBJECT, 3), (_AT, 1)):
            if passage.line.bullet and pattern is not _WITH_FORM and pattern is not _WITH_FORM_FIRST:
                continue
            for found in pattern.finditer(text):
                name = _trimmed(found[1])
                if name and _is_name(name, title):
                    yield name, 1 if board else worth + (at < 12), text


def _trimmed(name: str) -> str:
    name = name.strip(' ,.«»"„“”')
    first = name.split(" ", 1)
    if len(first) == 2 and _NOT_NAMES.match(first[0]):
        return ""
    return name


def _is_name(name: str, title: str | None) -> bool:
    if not 1 < len(name) <= _LONGEST or _NOT_NAMES.match(name):
        return False
    if title and name.casefold() in title.casefold():
        return False
    found = words(name)
    return 0 < len(found) <= 7 and not (names_a_role(found) and not re.search(_FORMS, name))
