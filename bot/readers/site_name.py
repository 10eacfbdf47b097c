"""Whose site a page is: by what several of its parts call it alike, its name, its logo, its foot, its address."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.model.posting import Stated
from bot.model.quotes import folded
from bot.readers import addresses
from bot.readers.markup import Scanned, Zone, tidy

SHORTEST, LONGEST = 3, 60
_FEWEST_KINDS = 2
_MOST_NAMES = 60
_MOST_SMALL = 2  # longer words in small letters, of which a sentence has more
_LONG_ENOUGH = 7  # letters of a name's first word that a host is named after
_SAME_SOUND = re.compile(r"[yij]+")
_SURE = frozenset({"host", "employs"})

# How sites call themselves and their lists; compared in lower case.
WORDS: Final = re.compile(
    r"(?:our )?(?:careers?|jobs?|vacanc(?:y|ies)|openings?|open (?:positions|roles))(?: portal| board| site| page)?|"
    r"home(?:page)?|welcome.*|job ?(?:details?|description|offer|search|posting|opening|adverts?|view|page)|"
    r"vacancy(?: details?)?|join (?:us|our team|the team)|"
    r"work (?:with|for|at) us|we are hiring|we.re hiring|candidate portal|current openings?|about us|untitled.*|"
    r"apply.*|page not found|"
    r"karriere.*|stellen(?:angebote?|anzeigen?|markt|ausschreibung(?:en)?|börse)?|jobbörse|arbeiten bei.*|bewerb.*|"
    r"wir suchen dich|"
    r"empleos?|ofertas?(?: de (?:empleo|trabajo))?|trabaja con nosotros|únete.*|bolsa de trabajo|"
    r"vagas?|trabalhe conosco|emplois?|offres? d.emploi|nous rejoindre|rejoignez.*|recrutement|carrières?|"
    r"lavora con noi|offerte di lavoro|posizioni aperte|vacatures?|werken bij.*|kariera|oferty pracy|вакансии|карьера"
)
# Boards, agencies and the makers of career pages: theirs is nobody's employer's name.
_AGENCY = re.compile(
    r"job|stelle|karriere|career|recruit|staff|talent|personal|zeitarbeit|emplo|emple|intérim|trabajo|vaga|lavoro|"
    r"vacature|uitzend|prac[ay]|работ|робот|ваканс|вакант|кадр|indeed|linkedin|glassdoor|monster|xing|hellowork|"
    r"welcome to the jungle|adzuna|jooble|kleinanzeigen|leboncoin|subito|infojobs|craigslist|gumtree|marktplaats|olx|"
    r"avito|headhunter|superjob|djinni|catho|cadremploi|meteo|totaljobs|\breed\b|greenhouse|workable|personio|"
    r"softgarden|teamtailor|smartrecruiters|recruitee|workday|icims|bamboohr|taleo|successfactors|wordpress|wix",
    re.IGNORECASE,
)
# Houses that advertise for themselves.
HOUSE: Final = re.compile(
    r"\b(?:stadtwerke|stadt|gemeinde|landkreis|klinikum|kliniken?|krankenhaus|hochschule|universität|verein|kanzlei|"
    r"council|trust|hospital|university|college|museum|school|library|society|church|"
    r"mairie|ville|commune|communauté|hôpital|université|crèche|école|lycée|musée|"
    r"ayuntamiento|universidad|clínica|colegio|fundación|museo|comune|università|ospedale|scuola|fondazione|"
    r"câmara|município|universidade|fundação|escola|gemeente|ziekenhuis|universiteit|basisschool|stichting|"
    r"urząd|szpital|uniwersytet|szkoła|biblioteka|muzeum|fundacja|школа|больница|лікарня|університет|университет|"
    r"музей)\b",
    re.IGNORECASE,
)
# What only stands where many employers advertise.
_BOARD = re.compile(
    r"\b(?:for employers|employer (?:login|log in|sign in)|post a (?:job|vacancy)|advertise (?:a job|with us|your)|"
    r"job ?seekers?|"
    r"companies hiring|browse (?:jobs|companies)|für arbeitgeber|für unternehmen|(?:stelle|anzeige|"
    r"job) (?:inserieren|aufgeben|schalten)|"
    r"stellenanzeige schalten|arbeitgeber-?login|recruteurs?|espace (?:recruteur|candidat)|publier une (?:offre|"
    r"annonce)|déposer une annonce|"
    r"para empresas|publica(?:r)? (?:una |tu )?oferta|publicar (?:empleo|vaga|vacante)|anunciar vaga|acceso empresas|"
    r"per le aziende|"
    r"pubblica (?:un )?annuncio|area aziende|voor werkgevers|vacature plaatsen|plaats (?:een )?vacature|"
    r"dla pracodawc\w+|"
    r"dodaj (?:ogłoszenie|ofertę)|для работодател\w+|работодателям|разместить вакансию|соискателям|роботодавцям|"
    r"для роботодавц\w+|"
    r"розмістити вакансію|шукачам)\b",
    re.IGNORECASE,
)
_LONGEST_SIGN = 60
_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*|:\s+")
_LIST = (
    r"(?:jobs?|careers?|vacanc(?:y|ies)|work(?:ing)?|recruitment|karriere|stellen(?:angebote?)?|arbeiten|"
    r"offres? d['’]emploi|emplois?|recrutement|carrières?|empleos?|empleo|trabaja(?:r)?|ofertas?|lavora(?:re)?|lavoro|"
    r"carriere|vagas?|carreiras?|trabalh(?:e|ar)|recrutamento|vacatures?|werken|praca|kariera|oferty pracy|вакансии|"
    r"вакансия|вакансії|вакансія|робота|работа|кар.єра|карьера)"
)
_OF_THE_LIST = re.compile(rf"^{_LIST}(?: (?:at|with|for|bei|bij|chez|en|in|con|na|no|w|в|у))? ", re.IGNORECASE)
# "Jobs bei Palefox": who is named so employs; towns are named by other words ("jobs in", "praca w").
_AT = re.compile(
    rf"(?:^|, ){_LIST} (?:at|with|for|bei(?: der| dem)?|bij(?: de)?|chez|presso|con|в компании|у компанії|в компанії) ",
    re.IGNORECASE,
)
_LIST_BEHIND = re.compile(
    r"\s+(?:jobs?|careers?|job ?portal|vacancies|recruitment|karriere(?:portal)?|stellen(?:angebote|portal)|"
    r"recrutement|vacatures|kariera|carriere|empleo|вакансии|вакансії)$",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"^(?:(?:company )?logo(?: (?:of|von|der|de|du|di|da|do|van|firmy))?|(?:zur )?startseite|home(?:page)?)\b[\s:–-]*|"
    r"[\s:–-]*\b(?:logo|home(?:page)?|startseite)$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?|\s*©?\s*\d{4}.*$|\s*©.*$",
    re.IGNORECASE,
)
_FOOT_PARTS = re.compile(r"\s*[,;|·•*(]\s*|\s+[–—-]\s+|\.\s+|\s{2,}")
_LINES_OF_FOOT = 12
_QUOTED = re.compile(r"[«„“]([^«»„“”]{3,40})[»“”]")
_IN_A_TOWN = re.compile(r"(?<=\w) (?:in|à|w) [A-ZÀ-ÖØ-ÞĄ-Ż][\w-]{2,30}$")
_DATA = re.compile(
    r'"@type"\s*:\s*\[?\s*"(?:\w{0,20}Organization|Corporation|LocalBusiness|WebSite)"[^{}]{0,400}?"name"\s*:\s*'
    r'"([^"\\]{3,60})"'
)
_MOST_DATA = 200_000
_FORM = (
    r"(?:g?GmbH|mbH|AG|SE|KG|OHG|e\. ?V\.|eG|PartG|Ltd\.?|LLC|Inc\.?|PLC|B\.?V\.?|N\.?V\.?|SAS|SARL|S\.A\.|S\.L\.|"
    r"S\.?p\.?A\.?|[Ss]\.?[Rr]\.?[Ll]\.?|s?nc|Lda\.?|Ltda\.?|[Ss]p\. ?z ?o\. ?o\.)"
)
_WITH_FORM = re.compile(rf"((?:[^\s,.()]{{2,30}} ){{1,4}}){_FORM}(?!\w)")
_FORMS = re.compile(rf",?\s+(?:{_FORM}(?: ?& ?Co\.? ?KG)?(?: mbB)?)$")
_LABELLED = re.compile(
    r"(?:- )?(?:company|employer|organi[sz]ation|arbeitgeber(?:in)?|unternehmen|firma|entreprise|employeur|société|"
    r"empresa|"
    r"azienda|datore di lavoro|werkgever|bedrijf|organisatie|pracodawca|компания|работодатель|компанія|роботодавець)"
    r"\s*:\s",
    re.IGNORECASE,
)
# "Quill & Sextant" is at quillandsextant.example.
_LATIN = str.maketrans(
    dict(zip("абвгґдеёєзиіїйклмнопрстуфхыэ", "abvggdeeeziiiyklmnoprstufhye", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
    | {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "&": "and"}
)


@dataclass(slots=True)
class _Name:
    """The forms of one name, and which kinds of parts of the page call it so or write that form."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    @property
    def form(self) -> str:
        """What most kinds of parts write, the earliest of several; without a town that only some put behind it."""
        most = max(self.forms, key=lambda form: len(self.forms[form]))
        bare = [form for form in self.forms if most.startswith(f"{form} ") and most[len(form) :].count(" ") == 1]
        return bare[0] if bare and not _FORMS.search(most) else most

    @property
    def is_a_house(self) -> bool:
        """Whether it says what kind of house it is, or has a company's legal form."""
        return any(HOUSE.search(form) or _FORMS.search(form) for form in self.forms)


def owner(
    page: Scanned, texts: Sequence[str], title: str | None, url: str | None
) -> tuple[Stated[str] | None, str | None]:
    """The name by which the site calls itself, where its posting speaks of it: boards are not what postings are of.

    Else, as the second, the name of the house whose site this is.
    """
    plain = _said(texts, [page.meta.get("og:site_name", ""), *_own_names(page, url)])
    if plain is not None:
        return plain, None
    names = _alike(page, title, url)
    said = _said(texts, [one.form for one in names])
    return said, None if said is not None else _house(page, texts, names)


def _said(texts: Sequence[str], names: Iterable[str]) -> Stated[str] | None:
    """The first of the names that the posting speaks of."""
    for name in dict.fromkeys(map(tidy, names)):
        if not SHORTEST <= len(name) <= LONGEST or WORDS.fullmatch(folded(name)):
            continue
        # Logos are written in small letters or capitals; the text writes the name as it is.
        for form in (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags) for flags in (0, re.IGNORECASE)):
            for text in texts:
                if (found := form.search(text)) and (found[0] == name or found[0][0].isupper()):
                    return Stated(found[0], text.removeprefix("- "))
    return None


def house(page: Scanned, texts: Sequence[str], title: str | None, url: str | None) -> str | None:
    """The name of the house whose site this is, where the posting itself names nobody else: a line of its own then."""
    return _house(page, texts, _alike(page, title, url))


def _house(page: Scanned, texts: Sequence[str], names: Iterable[_Name]) -> str | None:
    """A board has a logo and a name too: it takes a third kind, the address, or what kind of house the name says."""
    if any(len(line.text) <= _LONGEST_SIGN and _BOARD.search(line.text) for line in page.lines):
        return None
    for one in names:
        if not (len(one.kinds) > _FEWEST_KINDS or one.kinds & _SURE or one.is_a_house):
            continue
        name = one.form
        if _AGENCY.search(name) or _names_another(texts, name):
            continue
        # "Eetcafé De Muntbrug Utrecht": the posting says the name itself, without the town.
        said = any(" " in text and name.startswith(f"{text} ") for text in texts)
        return None if said else name
    return None


def _own_names(page: Scanned, url: str | None) -> list[str]:
    """The last parts of the page's name that its host, or what links to its first page, is called too."""
    host = _squeezed(addresses.host_of(url)) if url else ""
    homes = {folded(name) for name in page.home_names}
    parts = [_OF_THE_LIST.sub("", part) for part in _PARTS.split(page.title[:300])[-3:]]
    return [part for part in parts if folded(part) in homes or _is_in_host(part, host)]


def _alike(page: Scanned, title: str | None, url: str | None) -> list[_Name]:
    """The names that parts of two kinds call the site by, the one that most do first."""
    host = _squeezed(addresses.host_of(url)) if url else ""
    found: dict[str, _Name] = {}
    for kind, said in _called(page):
        name = _plain(said)
        key = _squeezed(folded(_FORMS.sub("", name)))
        if not _may_be_a_name(name, title) or len(found) > _MOST_NAMES:
            continue
        own = next((one for other, one in found.items() if _is_same(key, other)), None)
        if own is None:
            own = found[key] = _Name()
        if _is_in_host(_FORMS.sub("", name), host, by_first_word=True):
            own.kinds.add("host")
        # A sentence at the end may begin with the name.
        if kind != "end" or any(form.startswith(name) for form in own.forms):
            own.forms.setdefault(name, set()).add(kind)
        own.kinds.add(kind)
    alike = [one for one in found.values() if one.forms and len(one.kinds) >= _FEWEST_KINDS]
    return sorted(alike, key=lambda one: -len(one.kinds))


def _called(page: Scanned) -> Iterator[tuple[str, str]]:
    """What the page's parts say that may be its owner's name, each with its kind; the clearest first."""
    for key in ("og:site_name", "application-name"):
        yield "site", page.meta.get(key, "")
    for name in (page.title[:300], page.meta.get("og:title", "")[:300]):
        parts = _PARTS.split(name)
        for part in dict.fromkeys((*parts[-3:][::-1], parts[0])) if len(parts) > 1 else ():
            yield "name", _OF_THE_LIST.sub("", part)
            if quoted := _QUOTED.search(part):
                yield "name", quoted[1]
        if at := _AT.search(parts[-1]):
            yield "name", parts[-1][at.end() :]
            yield "employs", parts[-1][at.end() :]
    for name in (*page.logos, *page.home_names):
        yield "logo", _LOGO.sub("", name)
    for script in page.data_scripts[:8]:
        for one in _DATA.finditer(script[:_MOST_DATA]):
            yield "data", one[1]
    last = page.lines[max((len(page.lines) + 1) // 2, len(page.lines) - _LINES_OF_FOOT) :]
    for line in (*[line for line in page.lines if line.zone is Zone.FOOTER][:_LINES_OF_FOOT], *last):
        kind = "foot" if line.zone is Zone.FOOTER or "©" in line.text else "end"
        yield kind, _FOOT_PARTS.split(_RIGHTS.sub("", line.text[:300]).strip())[0]


def _plain(said: str) -> str:
    said = tidy(said)
    bare = _LIST_BEHIND.sub("", said)
    said = bare if " " in bare else said  # "Borough Council Jobs", but "College Jobs" is a board
    said = _IN_A_TOWN.sub("", said).strip(" ,:–—-")
    return said if _FORMS.search(said) else said.split(", ")[0].rstrip(".")


def _may_be_a_name(name: str, title: str | None) -> bool:
    plain = folded(name)
    if not SHORTEST <= len(name) <= LONGEST or WORDS.fullmatch(plain) or not any(map(str.isalpha, name)):
        return False
    if not (name[0].isupper() or name[0].isdigit()) or name[-1] in "!?":
        return False
    if sum(word[0].islower() and len(word) > 3 for word in name.split()) > _MOST_SMALL:
        return False
    return title is None or not (plain in folded(title) or folded(title) in plain)


def _is_same(one: str, other: str) -> bool:
    """Whether two squeezed names are one, written shorter or longer."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > 5 and (long.startswith(short) or long.endswith(short)))


def _names_another(texts: Iterable[str], house_: str) -> bool:
    """Whether the posting names an employer that is not that house."""
    own = _squeezed(folded(house_))
    for text in texts:
        if _LABELLED.match(text):
            return True
        for found in _WITH_FORM.finditer(text[:600]):
            if not any(len(word) > 3 and _squeezed(folded(word)) in own for word in found[1].split()):
                return True
    return False


def _squeezed(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def _is_in_host(name: str, host: str, *, by_first_word: bool = False) -> bool:
    """Whether a host is named after that, in Latin letters or not, small words left out or not."""
    if not name.strip():
        return False
    plain = unicodedata.normalize("NFD", name.casefold().translate(_LATIN))
    parts = plain.split()
    words = _squeezed("".join(parts)), _squeezed("".join(part for part in parts if len(part) > 3)), _squeezed(parts[0])
    least = (4, 4, _LONG_ENOUGH if by_first_word else len(host) + 1)
    host = _sounded(host)
    return any(len(word) >= length and _sounded(word) in host for word, length in zip(words, least, strict=True))


def _sounded(word: str) -> str:
    """A word without what Latin letters for Cyrillic ones differ by: "krasnyi", "krasnyy"."""
    return _SAME_SOUND.sub("i", word).replace("kh", "h")
