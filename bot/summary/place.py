"""Where the work is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.posting import Stated
from bot.summary.employment import has_terms
from bot.summary.labels import Label
from bot.summary.masthead import Row, listed_facts, rows
from bot.summary.phrases import Word, bag, key, words
from bot.summary.place_names import (
    NAME,
    cities_in,
    is_a_house,
    is_city,
    is_no_name,
    is_place,
    is_region,
    shaped_as_a_place,
)
from bot.summary.roles import names_a_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal
from bot.summary.work_mode import is_mode, modes

_PART = NAME
_PLACE = rf"({_PART}(?:,? \([^()]{{2,30}}\))?(?:, (?:the |die )?{_PART}){{0,2}})"
_SAID = re.compile(
    rf"(?:(?:is|are|be|job|role|position|post|office|team|you) (?:located|based) in|located in|based in|situated in|"
    rf"(?:está|estamos|se encuentra|nos encontramos) en|si trova (?:a|in)|"
    rf"ci troviamo a|fica em|se trouve à|ligt in|liegt in|"
    rf"our offices? (?:is |are )?in|work from our|onsite in|on-site in|"
    rf"(?:[Aa]rbeits|[Dd]ienst|[Ee]insatz)ort(?: ist|:)?|[Ss]tandort(?: ist|:)|am Standort|"
    rf"Standort in|an unserem Standort(?: in)?|"
    rf"(?:unserem|unser) Büro in|[Ff]ür unseren Standort(?: in)?|in unserer Filiale in|"
    rf"basée? à|située? à|[Pp]oste à|[Ll]ieu (?:de travail )?: ?|à notre siège de|ubicad[oa] en|con sede en|"
    rf"en nuestras oficinas de|puesto en|sede di lavoro:?|presso la sede di|sede a|localizad[oa] em|"
    rf"no nosso escritório em|gevestigd in|[Ss]tandplaats(?: is|:)?|"
    rf"[Mm]iejsce pracy:?|biur(?:ze|o) w|офіс у|офіс в|офис в|в офисе в|в городе|в г\.|у місті|"
    rf"(?:[ВвУу]) (?:город|городе|городі|місто|місті|селі|селе|село|посёлке|посёлок)|[Мм]ісце роботи:|"
    rf"[Мм]есто работы:)"
    rf"\s+{_PLACE}"
)
_HOUSE = re.compile(  # "for our store in Bristol", "per la cucina di Asolo"
    rf"\b(?:(?:stores?|shops?|offices?|branch|site|clinic|hospital|school|restaurant|kitchen|plant|warehouse|"
    rf"studio|depot|"
    rf"garage|hotel|campus|headquarters|practice|surgery|laboratory|lab|factory|café|nursery|care home|hub) in|"
    rf"(?:\w{{0,16}}(?:[Ss]tandort|[Ff]iliale|[Ww]erk|[Bb]üro|[Pp]raxis|[Kk]linik|[Ss]chule|[Ll]abor|[Ll]ager)|"
    rf"Niederlassung|"
    rf"Restaurant|Hotel|Kita|Zentrale) in|"
    rf"(?:agence|magasin|site|bureaux?|restaurant|usine|établissement|clinique|boutique|hôtel|siège|entrepôt|"
    rf"cabinet) (?:de|à)|"
    rf"(?:centro|tienda|oficinas?|sede|delegación|clínica|restaurante|planta|taller|colegio|hotel|almacén|bar|"
    rf"hospital) (?:de|en)|"
    rf"(?:sede|cucina|negozio|stabilimento|ufficio|punto vendita|filiale|ristorante|hotel|magazzino|scuola|studio) di|"
    rf"(?:loja|escritório|unidade|clínica|restaurante|fábrica|armazém|escola|obras?|hotel) (?:de|do|da|em|no|na)|"
    rf"(?:vestiging|kantoor|winkel|filiaal|locatie|restaurant|praktijk|school|magazijn) in|"
    rf"(?:oddziale|sklepie|biurze|restauracji|zakładzie|magazynie|hotelu|fabryce) w) {_PLACE}"
)
_FOR_OURS = re.compile(  # a line that says for which of one's houses: "Full-time, for our depot in Stroud"
    r"\b(?:in our|in unser\w*|dans notre|en nuestr[oa]|ne(?:l|lla) nostr[oa]|n[oa] noss[oa]|in (?:onze|ons)|"
    r"w nasz\w+|[ву] наш\w+|"
    r"for our|für unser\w*|pour notre|para nuestr[oa]|per l[ao] nostr[oa]|para [oa] noss[oa]|voor (?:onze|ons)|"
    r"do nasz\w+|для наш\w+)\b",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(  # "für unser Café in Lauffen suchen wir", "in our bakery in Stroud"
    rf"\b(?:[Oo]ur|[Uu]nser\w{{0,2}}|[Nn]otre|[Nn]uestr[oa]|[Nn]ostr[oa]|[Nn]oss[oa]|[Oo]nze|[Oo]ns|[Nn]asz\w{{0,4}}|"
    rf"[Нн]аш\w{{0,4}}) "
    rf"(?!custom|client|user|partner|kund|klient|клиент|клієнт)[\w-]{{3,24}}(?: [\w-]{{3,20}})? (?:in|à|en|a|ad|em|"
    rf"te|w|we|в|у) {_PLACE}"
    rf"(?=[,.;]|$| (?:suche|sucht|stell|brauch|wir |ab |zum |zur |eine|we |for |is |are |nous |pour |un |une |"
    rf"un[ao] |per |um |uma |een |zoek|"
    rf"szuka|poszuk|zatrudn|мы |ми |ищ|шука|нуж|потріб|требу)\S*)"
)
_AFTER = re.compile(  # a name after a preposition, in languages that do not write every noun like a name
    rf"(?<![\w/])(?P<by>in|at|à|en|em|a|ad|te|w|we|pod|koło|у|в|під|під|под) "
    rf"(?P<name>{_PART}(?:, {_PART})?)(?=[,.;:!?)]|$| (?:for|from|to|with|and|pour|para|"
    rf"szuka|poszukuje|zatrudni|шукає|ищет|"
    rf"per|con|"
    rf"avec|e|y|et)\b)"
)
_PREPOSITIONS = {  # "en" is an "and" in Dutch; a language that is not here, or not known, has them all
    "en": bag("in at"),
    "fr": bag("à en"),
    "es": bag("en a"),
    "it": bag("a ad in"),
    "pt": bag("em a"),
    "nl": bag("in te"),
    "pl": bag("w we pod koło"),
    "uk": bag("у в під"),
    "ru": bag("в под"),
}
_WE_ARE = re.compile(  # "We are a small bakery behind the harbour in Margate"
    rf"(?:[Ww]e(?: are|['’]re)|[Ww]ir sind|[Nn]ous sommes|[Ss]omos|[Ss]iamo|[Ww](?:e|ij) zijn|[Jj]esteśmy|[Мм][ыи]) "
    rf"(?:[—–-] )?([^.,;:!?]{{3,80}}?) (?:in|at|à|en|a|ad|em|te|w|we|у|в) ({_PART})"
)
_IN_GERMAN = re.compile(  # every noun has a capital: only where a verb follows, and what it names ends like no noun
    r"\b(?:in|aus) ((?:Bad |St\. |Sankt )?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
    r"(?: (?:am|an der|ob der|im|bei|vor der) [A-ZÄÖÜ][a-zäöüß]+)?)"
    r"(?=,? (?:ist|sind|sucht|suchen|suche|stellt|bietet|deckt|baut|such\w*|(?!ge|ver|be|er)[a-zäöü]{3,}t)\b)"
)
_NOUN = re.compile(
    r"(?:ung|keit|heit|schaft|zeit|ion|ment|ität|tum|nis|bereich|team|branche|arbeit|form|jahr|stelle|teil|büro|"
    r"form)$"
)
_NOT_PLACES = bag(
    "english german french spanish italian dutch polish portuguese excel java python sql marketing finance sales "
    "it hr january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_BETWEEN = re.compile(r"\s*(?:;|\||·|•| / |/| oder | or | ou | o | of | lub | или | або | und | and )\s*")
_WIDE = bag(
    "country state region province county zone area land bundesland kreis pays région département país provincia "
    "estado región comunidad"
    " zona distrito paese regione concelho regio provincie województwo kraj powiat страна регион область країна "
    "регіон район"
)
_SEVERAL = bag(
    "locations sites standorte orte einsatzorte arbeitsorte lieux villes"
    " sedes sedi ubicaciones locaties lokalizacje локации локації города міста"
)
_AND = re.compile(r"\s+(?:und|and|et|y|e|ed|en|i|oraz|и|і|й|та|o|or|oder|ou|of|lub|или|або|&)\s+|,\s+|\s*/\s*")
_CANTON = re.compile(r" (?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)$")
_NEXT_LABEL = re.compile(r"\s+[^\W\d_]\w*:\s")
_ROWS = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s+/\s+")
_BRACKETS = re.compile(r"\s*[()]\s*")
_ROUND = re.compile(  # "Assen en omgeving", "near Stroud"
    rf"({_PART}) (?:and surrounding|und umgebung|und region|et environs|y alrededores|e dintorni|e arredores|"
    rf"en omgeving|i okolice|"
    rf"та околиці|и окрестности)|(?:near|nahe|près de|cerca de|vicino a|perto de|koło|біля) ({_PART})"
)
_BEFORE = bag("in im at à en a em w we v u у в во bei nach near around of di da de für for aus from standort te région")
_NOT_OURS = re.compile(
    r"\b(?:customers|clients|users|partners|suppliers|colleagues|kunden|clients|clientes|clienti|klanten)\b",
    re.IGNORECASE,
)
_LOOK_AT = 150  # lines
_MOST = 6
_LONGEST = 80
_SHORT = 14  # words of a line that may name its place in passing
_SENTENCES = 20  # lines whose sentences are looked at
_PHRASE = 5  # words from which a line that ends in a full stop is a sentence
_TOP = 8  # lines in which a name alone is a place


def places(
    passages: Sequence[Passage],
    title: Stated[str] | None,
    language: str | None,
    employer: Stated[str] | None = None,
    *,
    remote: bool = False,
) -> tuple[Stated[str], ...]:
    """The places that the posting names as its own, in its order; a `remote` job's only where they are set apart."""
    body = [one for one in passages if one.line.section is not Section.BOARD and not one.to_machine]
    found = [*_labelled(body, language)] or [*_said(body)] or [*_at_the_top(body, title, employer, language)]
    if not remote:
        found = found or [*_beside_the_employer(body, title, employer)] or [*_in_sentences(body, language, employer)]
        found = found or [*_in_the_address(body)]
    unique: dict[str, Stated[str]] = {}
    for place in found:
        unique.setdefault(place.value.casefold(), place)
    return tuple(unique.values())[:_MOST]


def _labelled(passages: Sequence[Passage], language: str | None) -> Iterator[Stated[str]]:
    below = -1
    facts = [fact for passage in passages for fact in passage.facts if fact.label is Label.PLACE]
    narrow = any(key(fact.name) and key(fact.name)[-1] not in _WIDE for fact in facts)
    for at, passage in enumerate(passages):
        if at == below and not passage.facts and (town := _town_of(passage.line.text)) != passage.line.text:
            below = at + 1  # a list of addresses under one label
            yield Stated(town, passage.line.text)
        for fact in passage.facts:
            if fact.label is Label.PLACE:
                if narrow and key(fact.name) and key(fact.name)[-1] in _WIDE:
                    continue  # "Country: India", where "City: Amritsar" follows
                below = at + 1
                value = _without_modes(_NEXT_LABEL.split(fact.value)[0])
                several = key(fact.name)[-1:] and key(fact.name)[-1] in _SEVERAL
                parts = [one for part in _BETWEEN.split(value) for one in _each_city(part.strip(), language)]
                if several and all(map(_may_be_a_name, _AND.split(value))):
                    parts = _AND.split(value)
                for part in parts:
                    part = _town_of(_CANTON.sub("", part))
                    if round_about := _ROUND.search(part):
                        part = round_about[1] or round_about[2]
                    name = part.strip(" .,-–—:") if "(" in part[1:] else part.strip(" .,-–—:()")
                    if not _is_name(name):
                        name = name.split(",")[0]  # "Enkhuizen, aan de haven"
                    if _is_name(name):
                        yield Stated(shaped_as_a_place(name) or name, fact.quote)


def _town_of(value: str) -> str:
    """The town of an address that tells it by its shape: "Mill Road, Cromer NR27 0BQ", "м. Кременець, вул. "
    "Шевченка"."""
    pieces = _COMMAS.split(value)
    towns = {piece: town for piece in pieces if (town := shaped_as_a_place(piece)) is not None}
    coded = any(any(map(str.isdigit, piece)) for piece in towns)
    if len(pieces) < 2 or not towns or not (coded or any(map(_STREET.search, pieces))):
        return value
    return list(towns.values())[-1]


def _without_modes(value: str) -> str:
    """The value without what it says about remote work: "Berlin (hybrid)", "Remote (EU time zones)"."""
    parts = [part for part in _PARTS.split(value) if part.strip()]
    kept = [part for part in parts if not _is_of_terms(part)]
    if len(kept) == len(parts):
        return value
    if ", ".join(kept) in value:
        return ", ".join(kept)  # "Civic Centre, Stroud (hybrid)"
    return " · ".join(part for part in kept if all(word[0].isupper() or word in _SMALL for word in part.split()))


def _is_of_terms(part: str) -> bool:
    """Whether a part of a place's line says how one works, not where: "hybrid", "2 dni zdalnie w tygodniu"."""
    if is_mode(part) or (modes().found(words(part)) and not part[0].isupper()):
        return True
    return has_terms(part) and not is_city(part.split(",")[0])


_PARTS = re.compile(r"\s*[()|·•;]\s*|,\s+|\s+[-–—/]\s+")
_SMALL = bag(
    "de del la le les do da di am an der im in the and und y e et of sur den or oder ou o lub или або ul al pl m"
)


def _is_name(name: str) -> bool:
    found = words(name)
    if not 0 < len(found) <= 9 or len(name) > _LONGEST or is_mode(name) or not any(map(str.isalpha, name)):
        return False
    capitals = sum(name[word.start].isupper() or name[word.start].isdigit() for word in found)
    return 2 * capitals >= len(found) and not set(name) & set("?!:@")


def _said(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages[:_LOOK_AT]:
        if passage.line.section in (Section.MUST, Section.NICE):
            continue
        text = passage.line.text[:600]
        for pattern in (_SAID, _HOUSE, _OUR_OWN):
            wanted = passage.has(Signal.SOUGHT) or passage.has(Signal.ROLE) or _FOR_OURS.search(text)
            if pattern is not _SAID and not wanted:
                continue
            for found in pattern.finditer(text):
                if passage.line.section is Section.ABOUT and not re.search(
                    r"role|position|job|post\b|stelle|arbeitsort|poste|puesto|vaga|functie|praca",
                    found.group(),
                    re.IGNORECASE,
                ):
                    continue
                if _NOT_OURS.search(text[max(0, found.start() - 30) : found.start()]):
                    continue
                name = _without_modes(found[1]).strip(" .,")
                if pattern is _OUR_OWN and (is_no_name(words(name)) or has_terms(name) or _NOUN.search(name)):
                    continue
                if _is_name(name) and not names_a_role(words(name)):
                    yield Stated(_in_its_own_form(name), passage.line.text)


def _in_its_own_form(name: str) -> str:
    """A city that we know as it calls itself: "Cieszynie" is "Cieszyn"."""
    line = words(name)
    return next((city for city, first, end in cities_in(line) if not first and end == len(line)), name)


def _at_the_top(
    passages: Sequence[Passage], title: Stated[str] | None, employer: Stated[str] | None, language: str | None
) -> Iterator[Stated[str]]:
    """Places in the lines at the top: a part of a line that is a place alone, or comes after the employer's name."""
    found = [*_top_places(passages, title, language)]
    named = employer.value.casefold() if employer else ""
    found = [_whole(place, employer) for place in found if place.value.casefold() != named]
    # "Zaragoza (España)": a country beside a city only says where that is.
    return iter([place for place in found if not is_region(place.value.split(",")[0])] or found)


_BEFORE_ITS_CITY = re.compile(rf"(?:^|[|·•–—-] )({NAME})(?:, | \()$")


def _whole(place: Stated[str], employer: Stated[str] | None) -> Stated[str]:
    """The town that a known city only says more about: "Don Benito (Badajoz)", where the employer is another."""
    at = place.quote.find(place.value)
    found = _BEFORE_ITS_CITY.search(place.quote[max(0, at - _LONGEST) : at]) if at > 0 else None
    if found is None or employer is None or _is_of(found[1], employer.value):
        return place
    line = words(found[1])
    if is_place(found[1]) or is_no_name(line) or is_a_house(line):
        return place
    return Stated(found[1], place.quote)


def _top_places(passages: Sequence[Passage], title: Stated[str] | None, language: str | None) -> Iterator[Stated[str]]:
    after_title = False
    begin = next((at + 1 for at, one in enumerate(passages[:_TOP]) if title and one.line.text == title.quote), 0)
    facts = [begin + at for at in listed_facts(passages[begin : begin + _TOP])]
    for at, passage in enumerate(passages[: 2 * _TOP]):
        text = passage.line.text
        if at >= _TOP and not is_place(text):
            continue
        if passage.facts or passage.line.heading or len(passage.words) > 16:
            continue
        if passage.line.bullet and at not in facts:
            continue
        if _NOT_OURS.search(text):
            continue
        said = text.endswith(".") and len(passage.words) > _PHRASE and not passage.has(Signal.SOUGHT)
        for part in _segments(text):
            beside = after_title or (title is not None and text == title.quote and part != title.value)
            if (name := _place_in(part, second=beside, said=said)) is not None:
                yield from (Stated(one, text) for one in _each_city(name, language))
        after_title = title is not None and text == title.quote


def _segments(text: str) -> Iterator[str]:
    """The parts of a line; brackets are cut off where they are not part of a place: "Remote (US & Canada)"."""
    for part in _ROWS.split(text):
        if shaped_as_a_place(part) is not None:
            yield part
            continue
        pieces = _BRACKETS.split(part)
        yield pieces[0]
        if not is_mode(pieces[0]):  # else they say from where one may work
            yield from pieces[1:]


def _place_in(part: str, *, second: bool, said: bool = False) -> str | None:
    part = part.strip(" ,.")
    if (shaped := shaped_as_a_place(part)) is not None:
        return shaped
    if round_about := _ROUND.search(part):
        return round_about[1] or round_about[2]
    if not part or len(part) > _LONGEST:
        return None
    if is_place(part) and part[0].isupper():
        return part
    if len(_each_city(part, None)) > 1:
        return part
    pieces = [piece.strip() for piece in part.split(",")]
    for at, piece in enumerate(pieces):
        if at and (shaped := shaped_as_a_place(piece)) is not None:
            return shaped
        if piece and piece[0].isupper() and is_city(piece):
            rest = [other for other in pieces[at + 1 : at + 3] if is_place(other) or re.fullmatch(r"[A-Z]{2}", other)]
            return ", ".join([piece, *rest])
    line = words(part)
    if not said and (found := _after_preposition(part, line)) is not None:
        return found
    if second and not said and len(pieces) == 2 and not any(map(has_terms, pieces)) and _may_be_a_name(pieces[1]):
        return pieces[1]
    return None


def _each_city(name: str, language: str | None) -> list[str]:
    """Cities that commas part, where the last is not what the first lies in: "Ulm, Köln", but "Getafe, Madrid"."""
    pieces = _AND.split(name)
    if len(pieces) < 2 or is_place(name):
        return [name]
    if ", " not in name:  # "Culemborg en Tiel"
        return pieces if any(map(is_city, pieces)) and all(map(_may_be_a_name, pieces)) else [name]
    apart = len(pieces) > 2 or language not in ("es", "it", "pt", None)
    return pieces if apart and all(is_city(one) and not is_region(one) for one in pieces) else [name]


def _may_be_a_name(piece: str) -> bool:
    return re.fullmatch(_PART, piece) is not None and not is_no_name(words(piece))


def _after_preposition(text: str, line: Sequence[Word]) -> str | None:
    """A city that we know after a preposition: "a Prato", "в Казани"; in the form in which it names itself."""
    for name, first, _ in cities_in(line):
        if first and line[first - 1].text in _BEFORE and text[line[first].start].isupper():
            return name
    return None


def _beside_the_employer(
    passages: Sequence[Passage], title: Stated[str] | None, employer: Stated[str] | None
) -> Iterator[Stated[str]]:
    """A name that no list knows, near the title, where the employer is another and nothing else it could be is left."""
    if employer is None:
        return
    head = rows(passages, title)
    own = [at for at, row in enumerate(head) if any(_is_of(part.text, employer.value) for part in row.parts)]
    for at, row in enumerate(head):
        towns = [part.text for part in row.parts if part.may_be_a_town and not _is_of(part.text, employer.value)]
        if len(towns) != 1 or _is_said_small(towns[0], passages):
            continue
        beside = at in own or row.has_terms or _is_alone(at, head, own)
        if beside and row.at >= (-1 if at in own else 0):
            yield Stated(towns[0], row.quote)
            return


def _is_alone(at: int, head: Sequence[Row], own: Sequence[int]) -> bool:
    """Whether a line that is a name alone stands by the employer's line, or between the title and the terms."""
    if len(head[at].parts) > 1:
        return False
    if at - 1 in own or at + 1 in own:
        return True
    return head[at].at == 1 and at + 1 < len(head) and head[at + 1].has_terms


def _is_of(text: str, employer: str) -> bool:
    return text.casefold() in employer.casefold() or employer.casefold() in text.casefold()


def _is_said_small(name: str, passages: Sequence[Passage]) -> bool:
    """Whether the text writes it in lower case too, so that it is no name."""
    small = name.casefold()
    return any(small in one.line.text for one in passages[:_LOOK_AT])


_BEYOND = re.compile(  # what follows upon the employer's name
    rf"[»”\"]?,? (?:(?i:(?:is|are|ist|est|es|è|é|jest|an?|eine?|une?|una|uma?|een|mały|mała) [^.,;:]{{3,60}}?) |"
    rf"(?:on|an|am|auf|sur|en|sulla?|na|at) (?:the|der|dem|le|la|il|el|a|o)? ?[a-zà-ÿ]{{3,20}} )?"
    rf"(?:(?:install|situ|bas|établi)ée? |gevestigd )?"
    rf"(?:in|at|aus|uit|à|a|ad|di|en|em|te|w|we|у|в|из|з)(?: селищі| селі| місті| городе| селе)? ({NAME})"
)


def _said_of_the_employer(passages: Sequence[Passage], employer: str) -> Stated[str] | None:
    """Where the employer is said to be: "the bakery X in Y", "X is a bakery in Y"."""
    for passage in passages[:_SENTENCES]:
        if passage.line.bullet or passage.facts or employer not in passage.line.text:
            continue
        text = passage.line.text[:600]
        found = _BEYOND.match(text, text.find(employer) + len(employer))
        if found and _is_name(found[1]) and not is_no_name(words(found[1])) and not _is_of(found[1], employer):
            town = found[1].rstrip(".")
            return Stated(
                next((name for name, first, _ in cities_in(words(town)) if not first), town), passage.line.text
            )
    return None


def _in_the_address(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    """The town of the one address that the posting names: a street's number, then a postal code and the town."""
    found: dict[str, str] = {}
    for passage in passages[:_LOOK_AT]:
        pieces = _COMMAS.split(passage.line.text[:300])
        for street, town in pairwise(pieces):
            named = shaped_as_a_place(town) if town[:1].isdigit() else None
            if named is None and _STREET.search(street) and _may_be_a_name(town.rstrip(".")):
                named = town.rstrip(".")
            if named is not None and any(map(str.isdigit, street)):
                found.setdefault(named, passage.line.text)
    if len(found) == 1:
        yield from (Stated(town, quote) for town, quote in found.items())


_STREET = re.compile(
    r"\b(?:(?:rue|avenue|boulevard|place|chemin|route|allée|impasse|quai|cours|calle|c/|avenida|plaza|paseo|"
    r"carretera|polígono|via|viale|"
    r"piazza|corso|largo|rua|praça|ul\.|ulica|al\.|plac|pl\.|ул\.|улица|пр\.|просп\.|проспект|пл\.|вул\.|вулиця|"
    r"бульвар)(?!\w)|"
    r"\w{2,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|damm|ring|straat|laan|plein|gracht|kade|dijk)(?!\w)|"
    r"(?:street|road|lane|avenue|square|drive|close|terrace|quay|st\.|rd\.|ave\.?)(?!\w))",
    re.IGNORECASE,
)
_COMMAS = re.compile(r",\s+|\s*[|·•]\s*")


def _in_sentences(
    passages: Sequence[Passage], language: str | None, employer: Stated[str] | None
) -> Iterator[Stated[str]]:
    if employer is not None and (said := _said_of_the_employer(passages, employer.value)) is not None:
        yield said
        return
    if (said := _said_of_us(passages)) is not None:
        yield said
        return
    for passage in passages[:_SENTENCES]:
        if passage.line.bullet or passage.facts or passage.line.section in (Section.MUST, Section.NICE, Section.OFFER):
            continue
        text = passage.line.text[:600]
        wanted = passage.has(Signal.SOUGHT) or passage.has(Signal.ROLE)
        if _NOT_OURS.search(text) or not (wanted or len(passage.words) <= _SHORT):
            continue
        if passage.line.section is not Section.ABOUT and (name := _after_preposition(text, passage.words)) is not None:
            yield Stated(name, text)
            return
        if language == "de":
            found = _IN_GERMAN.search(text)
            if found and not _NOUN.search(found[1]) and not names_a_role(words(found[1])):
                yield Stated(found[1], text)
                return
        elif wanted and (name := _named_after(text, language)) is not None:
            yield Stated(name, text)
            return


def _named_after(text: str, language: str | None) -> str | None:
    """The first name behind one of the language's prepositions."""
    own = _PREPOSITIONS.get(language or "")
    found = next((one for one in _AFTER.finditer(text) if own is None or one["by"] in own), None)
    if found is None:
        return None
    name = found["name"].strip(" .,")
    line = words(name)
    fits = line[0].text not in _NOT_PLACES and not is_no_name(line) and _is_name(name)
    return name if fits else None


def _said_of_us(passages: Sequence[Passage]) -> Stated[str] | None:
    """Where those who speak say that their house is: "We are a small bakery behind the harbour in Margate"."""
    for passage in passages[:_SENTENCES]:
        text = passage.line.text[:600]
        if passage.line.bullet or passage.facts or (found := _WE_ARE.search(text)) is None:
            continue
        line = words(found[2])
        if is_a_house(words(found[1])) and _is_name(found[2]) and not is_no_name(line) and not _NOT_OURS.search(text):
            return Stated(found[2].strip(" ."), text)
    return None
