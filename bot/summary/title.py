"""What a posting calls the job. A title is stated, or stands where titles stand; where that is unsure there is none."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.model.posting import Stated
from bot.summary import masthead
from bot.summary.employment import has_terms, is_a_term
from bot.summary.labels import Label
from bot.summary.phrases import Phrases, Word, bag, listed, tables, words
from bot.summary.place_names import NAME, is_a_house, is_no_name, is_place, shaped_as_a_place, starts_with_a_place
from bot.summary.roles import is_role, names_a_role
from bot.summary.sections import Passage, Section
from bot.summary.signals import Signal

GENDER = re.compile(
    r"\(?\b(?:[mwfdxhkgiа-я]|gn|all genders?|div|m/w|alle)\s?[/|*,]\s?(?:[mwfdxhkn*]|div\.?|m/k)(?:\s?[/|"
    r"*,]\s?(?:[mwfdxhk*]|div\.?|gn))?\b\)?"
    r"|\((?:all genders?|alle geschlechter|gn|human|m/w|w/m|d/m/w)\)|\b(?:all genders|m/w/d|w/m/d|d/m/w|f/m/d|"
    r"m/f/d|m/f/x|f/h|h/f)\b",
    re.IGNORECASE,
)
_LOOK_AT = 25  # lines from the top
_LONGEST = 110
_SHORT = 5  # words of a line that its job begins
_MENU = 4  # words of an entry
_TOP = 6  # lines in which "wanted" may head an ad
_MOST_WORDS = 14
_GLUE = re.compile(
    r"\s+(?:[-–—|@·•]|at(?: the)?|bei(?: der| dem)?|chez|presso|bij|in|im|am|auf|ab|for|à|en|em|a|w|в|у|te)\s+|"
    r"\s*[|·•]\s*|,\s+"
)
_STOPS = re.compile(
    r"[,.;:!?(]|\s[-–—]\s|\b(?:at (?-i:(?=[A-ZÀ-Þ]))|at the|is|are|was|to|who|that|with|for our|for the|for a|"
    r"for \w+ days|"
    r"in our|in the|"
    r"at our|on our|"
    r"within|based|"
    r"located|and you|you will|starting|as soon|from|per|whose|which|"
    r"für|der|die|das|mit|zum|zur|in unserem|am standort|ab|bei|welche|welcher|pour|qui|afin|avec|dans|au sein|"
    r"basé|para|que|con|en nuestro|"
    r"per|che|da inserire|presso|da|com|na|no|die|voor|met|w|do|z|która|który|na|до|для|який|яка|з|в|у|на|"
    r"который|которая|с|со)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:(?:ab|zum|zur|per|für|from|for|as of|dès|à partir|para|per|vanaf|od|з|с|derzeit|aktuell|currently|"
    r"urgently)\s(?:\S+\s){1,5}?)"
    r"(?:eine?[nrms]?(?:[*:/_(]\w\)?)?|an?|une?|una|uno|uma?|een)\s",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\(([\w .+#/-]{1,24})\)")
_PRAISE = re.compile(
    r"^(?:(?:une? ou une?|ou une?|o una?|or an?|oder eine[nr]?|un/une|une/un|einen oder eine|full[- ]time|"
    r"part[- ]time|permanent|"
    r"un/a|eine?[*:/_(][nr]\)?|einen?|an?|our|new|one|next|experienced|highly|and|skilled|talented|"
    r"motivated|passionate|dedicated|"
    r"enthusiastic|dynamic|ambitious|creative|reliable|friendly|driven|great|strong|"
    r"outstanding|exceptional|brilliant|qualified|professional|energetic|hands-on|self-motivated|erfahrene[nrs]?|"
    r"engagierte[nrs]?|motivierte[nrs]?|zuverlässige[nrs]?|"
    r"eine?[nrsm]?|qualifizierte[nrs]?|freundliche[nrs]?|dich|sie|ab sofort|zum nächstmöglichen zeitpunkt|une?|"
    r"son|sa|des|expérimentée?|motivée?|una?|uno|um|uma|een|ervaren|enthousiaste|"
    r"gemotiveerde|doświadczon\w+|опытн\w+|досвідчен\w+|ответственн\w+|відповідальн\w+)\s+)+",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"[@€$£]|https?:|www\.|\d{4,}|[!?]\s*$|#")


@cache
def _seeking() -> Phrases[bool]:
    return Phrases({True: listed(tables("title")["seeking"])})


def title(passages: Sequence[Passage]) -> Stated[str] | None:
    """The job's title with the line that states it; None where the posting gives none."""
    for find in (_labelled, _with_gender, _wanted, _at_the_top, _in_a_sentence, _above_the_terms):
        for found in find(passages):
            return found
    return None


def _labelled(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    # "Role: DevOps" may be a board's drawer for the job that the line at the top names.
    named_at_the_top = any(True for _ in _at_the_top(passages))
    for passage in passages:
        for fact in passage.facts:
            if named_at_the_top and _DRAWER.match(fact.name):
                continue
            value = fact.value.strip(" .")
            if (
                fact.label is Label.TITLE
                and 2 < len(value) <= _LONGEST
                and len(words(value)) <= _MOST_WORDS
                and not _NO_TITLE.search(value)
                and (not value[0].islower() or names_a_role(words(value)))
            ):
                yield Stated(_trimmed(value), fact.quote)


def _with_gender(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages[:_LOOK_AT]:
        text = passage.line.text
        if passage.line.section is Section.BOARD or passage.line.bullet or len(text) > _LONGEST + 60:
            continue
        found = GENDER.search(text)
        if found is None or found.start() < 3 or len(passage.words) > _MOST_WORDS + 4:
            continue
        if _seeking().found(passage.words):
            continue  # a sentence: what it seeks is found below
        if not text.endswith((".", "!", "?", ":")):
            yield Stated(_trimmed(text, found.end()), text)


def _trimmed(text: str, end: int = 0) -> str:
    """The title without what its line goes on with behind `end`: an employer, a place, hours."""
    at = end
    while at < len(text):
        glue = _GLUE.search(text, at)
        if glue is None:
            break
        if text.count("(", 0, glue.start()) > text.count(")", 0, glue.start()):
            at = glue.end()  # inside brackets nothing ends
            continue
        rest = text[glue.end() :].strip(" )")
        if _is_more(rest, soft=glue.group().strip().isalpha()):
            return _bare(text[: glue.start()])
        if _AT.match(glue.group()) and rest[:1].isupper() and not names_a_role(words(rest)):
            return _bare(text[: glue.start()])
        at = glue.end()
    return _bare(text)


_AT = re.compile(r"\s+(?:@|at|bei|chez|presso|bij)\b")


def _is_more(rest: str, *, soft: bool) -> bool:
    """Whether what follows a dash, a comma or an "in" is no longer the title."""
    if rest[:1] in '«„"“':
        return True
    head = re.split(r"\s+[-–—|·•]\s+|\s*[|·•,()]\s*", rest)[0]
    line = words(head)
    if line and (line[0].text in _COMPANIES or any(word.text in _houses() for word in line)) and not names_a_role(line):
        return True
    if has_terms(head) or is_place(head) or starts_with_a_place(head) or shaped_as_a_place(head) is not None:
        return True
    return not soft and bool(line) and not names_a_role(line) and _EMPLOYER.search(head) is not None


_FOR_US = re.compile(
    r" (?:für unser\w* (?:standort|filiale|büro|werk|praxis|klinik|haus)|for our (?:site|office|branch|store|shop)s?|"
    r"pour notre (?:site|agence|magasin)|voor onze (?:vestiging|winkel|locatie)|per la nostra (?:sede|filiale))\w*\b",
    re.IGNORECASE,
)


def _bare(title: str) -> str:
    """The title without hours or terms in brackets at its end."""
    title = re.sub(r"^\d{1,2} (?=[^\W\d_])", "", _FOR_US.split(title)[0].strip(" ,-–—|·•"))
    found = re.search(r"\s*\(([^()]*)\)$", title)
    if (
        found
        and not GENDER.search(found.group())
        and (has_terms(found[1]) or is_a_term(found[1]) or is_place(found[1]))
    ):
        return title[: found.start()].strip()
    return title


_DRAWER = re.compile(r"(?:role|function|funktion|fonction|función|funzione|função|functie|job)\b", re.IGNORECASE)
_COMPANIES = bag(
    "компанию компании компанія компанії фирму фирме фірму команду our unser unserem unserer notre nuestra nuestro"
)
_EMPLOYER = re.compile(
    r"\b(?:GmbH|gGmbH|AG|SE|KG|Ltd|LLC|Inc|Corp|B\.?V|N\.?V|S\.?A|SAS|SARL|S\.?L|S\.?p\.?A|S\.?r\.?l|Lda|Ltda|"
    r"Sp\. z)\b|ООО|ТОВ"
)


@cache
def _as() -> Phrases[bool]:
    return Phrases({True: listed(tables("title")["as"])})


@cache
def _houses() -> frozenset[str]:
    return bag(tables("company")["houses"])


_WANTED = re.compile(
    r"^(.{3,70}?)\s+(?:wanted|needed|gesucht|gezocht|cercasi|recherchée?s?|poszukiwan[yai]|potrzebn[yai]|"
    r"потрібен|потрібна|потрібні|требуется|требуются|нужен|нужна|se busca|precisa-se|procura-se)\b",
    re.IGNORECASE,
)


def _wanted(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    """ "Sous chef needed", "Erzieher gesucht": the job comes first."""
    for passage in passages[:_TOP]:
        found = _WANTED.match(passage.line.text)
        if found is None or passage.line.bullet or passage.line.section is Section.BOARD:
            continue
        named = _bare(found[1][_praise_end(found[1]) :])
        line = words(named)
        if 0 < len(line) <= 7 and names_a_role(line) and not _seeking().found(line) and not _NO_TITLE.search(named):
            yield Stated(named[0].upper() + named[1:], passage.line.text)


def _at_the_top(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    seen = 0
    for at, passage in enumerate(passages[:_LOOK_AT]):
        if passage.line.section is Section.BOARD or passage.facts:
            continue
        if passage.line.heading or passage.line.bullet or len(passage.words) > _MOST_WORDS + 4:
            if passage.line.section in _BODY and not _is_in_a_menu(passages, at):
                return
            seen += 1
        elif (found := _headline(passage, passages)) is not None:
            yield found
            return
        else:
            seen += 1
        if seen > 4:
            return


_BODY = (Section.TASKS, Section.MUST, Section.OFFER, Section.ABOUT)


def _is_in_a_menu(passages: Sequence[Passage], at: int) -> bool:
    """Whether a heading at the very top stands in a site's menu: what comes below it are names of pages too."""
    below = passages[at + 1 : at + 3]
    return at < _TOP and len(below) > 1 and all(len(one.words) <= _MENU and not one.line.bullet for one in below)


def _headline(passage: Passage, passages: Sequence[Passage]) -> Stated[str] | None:
    text = passage.line.text
    if not 4 < len(text) <= _LONGEST + 40 or text[-1] in ".:;,!?" or _NO_TITLE.search(text) or not text[0].isalnum():
        return None
    named = len(passage.words) <= _SHORT and is_role(
        passage.words[0].text
    )  # "Agent d'entretien": no talk of interviews
    if _seeking().found(passage.words) or (not named and any(passage.has(signal) for signal in _SENTENCES)):
        return None
    for part in _parts(text):
        line = words(part)
        if line and len(line) <= _MOST_WORDS and (part[0].isupper() or part[0].isdigit()):
            if names_a_role(line) and not _EMPLOYER.search(part):
                return Stated(_trimmed(part), text)
            if len(part) > 5 and part == text and _is_sought(part, passages):
                return Stated(part, text)
    return None


_SENTENCES = (Signal.SOUGHT, Signal.ABOUT, Signal.BOARD, Signal.OFFER, Signal.APPLY)


def _above_the_terms(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    """A job that no list knows: the first line that may be a name, with the terms right below."""
    for at, passage in enumerate(passages[:_TOP]):
        text, line = passage.line.text, passage.words
        if passage.line.section is Section.BOARD or passage.facts or passage.line.heading or passage.line.bullet:
            continue
        if not 1 <= len(line) <= _MENU or len(text) > _LONGEST or not text[0].isupper() or text[-1] in ".:;,!?":
            return
        if _NO_TITLE.search(text) or passage.signals or has_terms(text) or is_place(text) or is_a_house(line):
            return
        rows = masthead.rows(passages[at:], Stated(text, text))
        if any(row.has_terms and 1 <= row.at <= 2 for row in rows) and not is_no_name(line):
            yield Stated(text, text)
        return


def _is_sought(name: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence below seeks just that."""
    wanted = name.casefold()
    return any(
        wanted in one.line.text.casefold() and one.has(Signal.SOUGHT) and len(one.line.text) > len(name) + 12
        for one in passages[:_LOOK_AT]
    )


def _parts(text: str) -> list[str]:
    """The line's parts, where title, employer and place stand in one line."""
    cut = re.split(r"\s+[|·•@]\s+|\s+(?:at|bei|bij|chez|presso)\s+(?=[A-ZÄÖÜ])|\s+[-–—]\s+", text)
    whole = [text] if len(cut) > 1 and has_one_role(cut) else []
    return [part.strip(" ,") for part in (*whole, *cut) if part.strip(" ,")][:5]


def has_one_role(parts: Sequence[str]) -> bool:
    """Whether a dash only parts one title: "Stage - Assistant communication"."""
    first, *rest = (words(part) for part in parts)
    return len(rest) == 1 and 0 < len(first) <= 2 and names_a_role(first) and names_a_role(rest[0])


def _in_a_sentence(passages: Sequence[Passage]) -> Iterator[Stated[str]]:
    for passage in passages[: 2 * _LOOK_AT]:
        line = passage.line
        other = line.section in (Section.MUST, Section.NICE, Section.OFFER) and not passage.has(Signal.SOUGHT)
        if line.section is Section.BOARD or line.bullet or other:
            continue
        reach: dict[int, int] = {}
        for hit in _seeking().found(passage.words):
            reach[hit.first] = max(reach.get(hit.first, 0), hit.end)
        for hit in _as().found(passage.words):
            if hit.first == 0:  # "As a nurse you will …", but not "we see you as a partner"
                reach[0] = max(reach.get(0, 0), hit.end)
        for end in reach.values():
            if end < len(passage.words) and (named := _phrase(passage.line.text, passage.words, end)):
                yield Stated(named, passage.line.text)


def _phrase(text: str, line: Sequence[Word], at: int) -> str | None:
    """The job that is named after "we are looking for a"."""
    start = line[at].start
    rest = text[start : start + _LONGEST]
    if late := _ARTICLE.match(rest):  # "we seek, from October on, a …"
        rest = rest[late.end() :]
    rest = rest[_praise_end(rest) :]
    gender = GENDER.search(rest)
    if gender and len(words(rest[: gender.start()])) <= 8 and not re.search(r"[.!?:]\s", rest[: gender.start()]):
        named = rest[: gender.end()]
    else:
        stop = _STOPS.search(rest)
        if stop and stop.group() == "(" and (aside := _ASIDE.match(rest, stop.start())) and not has_terms(aside[1]):
            stop = _STOPS.search(rest, aside.end())  # "Frontend Developer (Vue)"
        named = rest[: stop.start()] if stop else rest
    named = _trimmed(named.strip(' -–—,*_"«»„“”'), gender.end() if gender and named.endswith(gender.group()) else 0)
    named = _IN_A_TOWN.sub("", _from_its_name(named))
    named = re.sub(r" (?:part|full)[- ]time$", "", named)
    found = words(named)
    if not 1 <= len(found) <= 8 or not names_a_role(found):
        return None
    return named[0].upper() + named[1:]


_IN_A_TOWN = re.compile(rf" (?:in|à|w|у|в|en|em|te|a) (?!Test\b|Training\b|Residence\b){NAME}$")


def _from_its_name(named: str) -> str:
    """ "highly competent Project Manager" without what only praises: where the name has capitals, it begins there."""
    capital = re.search(r"(?:^|\s)(?=[A-ZÀ-ÖØ-Þ])", named)
    if capital is None or capital.end() == 0:
        return named
    rest = named[capital.end() :]
    return rest if names_a_role(words(rest)) else named


def _praise_end(rest: str) -> int:
    found = _PRAISE.match(rest)
    return found.end() if found else 0
