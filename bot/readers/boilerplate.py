"""What stands on a page and is not the posting: menus, cookie notes, share panels, other jobs."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.model.quotes import folded
from bot.readers.markup import Line, Zone

_LONGEST_LABEL: Final = 80
_NEVER_OURS = frozenset({Zone.NAV, Zone.FOOTER, Zone.DIALOG, Zone.COOKIES, Zone.SIMILAR, Zone.SHARE, Zone.FORM})

# Whole lines, compared in lower case and without final signs.
_BUTTONS: Final = (
    # English
    r"(?:easy |quick )?apply(?: (?:now|here|online|today|with .{2,20}|(?:for|to) (?:this )?(?:job|position|role)))?",
    r"(?:start|submit) (?:your |my |an )?application|register and apply|interested\??|i'?m interested",
    r"share(?: (?:this )?(?:job|position|page|link|on .{2,15}|via .{2,15}))?",
    r"copy (?:link|url)|copied!?|print(?: .{0,15})?|saved",
    r"(?:save|bookmark|track|report|email|flag|hide)(?: (?:this )?(?:job|ad|posting|offer|vacancy|position|search))?",
    r"tweet|whatsapp|facebook|x|twitter|linkedin|xing|instagram|youtube|telegram|e-?mail|pinterest|tiktok",
    r"back(?: to .{2,40})?|skip to (?:main )?content|(?:show|read|view|see|load|learn) (?:more|less|all)",
    r"(?:see|view|show|browse|all|more)(?: all| more| other)?(?: our)? (?:jobs|(?:open )?positions|openings|roles)",
    r"(?:main )?menu|(?:open|close|toggle)(?: .{2,20})?|search(?: jobs)?|filters?|home|next|previous|loading",
    r"sign ?(?:in|up|out)|log ?(?:in|out)|register|my account|create (?:an )?(?:account|alert|job alert)|job alerts?",
    r"(?:un)?subscribe|get (?:job )?alerts?|upload (?:your )?(?:cv|resume|résumé)|how do you match.{0,40}",
    r"faqs?|contact(?: us)?|about us|help(?: center)?|legal(?: notice)?|imprint|sitemap|accessibility",
    r"(?:privacy|cookies?)(?: (?:policy|settings|preferences|notice))?",
    r"terms(?: (?:of (?:use|service)|(?:and|&) conditions))?",
    r"powered by.{0,40}|(?:©|\(c\)|copyright).{0,100}|all rights reserved",
    r"(?:accept|reject|decline)(?: all)?(?: cookies)?|manage (?:cookies|preferences|consent)",
    # names of icons, where the font is missing
    r"[a-z]+(?:_[a-z]+)+",
    # German
    r"(?:jetzt |online |hier |zur )?bewerb(?:en|ung)|zurück(?: zur .{2,30})?|startseite|impressum|menü|suche|schließen",
    r"(?:(?:job|stelle|anzeige|seite) )?(?:teilen|merken|drucken|speichern)|(?:job|stelle|anzeige) melden",
    r"datenschutz(?:erklärung|hinweise?|einstellungen)?|agb|cookie-?(?:einstellungen|richtlinie)|zum inhalt springen",
    r"alle (?:akzeptieren|ablehnen|jobs|stellen)|mehr (?:anzeigen|erfahren|lesen)|weniger anzeigen",
    # Spanish, Portuguese
    r"inscríbete|inscribirme|aplicar(?: ahora)?|postular(?:me|se)?|compartir|volver|ver más|aviso legal",
    r"política de (?:privacidad|cookies)|candidatar-?se|candidate-se|compartilhar|partilhar|voltar",
    # French, Italian
    r"postuler(?: .{0,20})?|je postule|partager|retour|mentions légales|candidati(?: ora)?|condividi|indietro",
    # Dutch, Polish, Russian
    r"solliciteer(?: .{0,20})?|solliciteren|delen|terug(?: naar .{2,30})?|aplikuj|udostępnij|откликнуться|поделиться",
)
_OTHER_JOBS: Final = (
    (
        r"(?:similar|related|recommended|other|more|latest|further|featured|nearby) "
        r"(?:jobs?|positions?|roles?|openings?|vacanc(?:y|ies)|opportunities|offers?)(?: .{0,50})?"
    ),
    r"(?:jobs?|roles?|positions?) (?:you (?:may|might)|like this|similar to).{0,40}|explore (?:more|other) .{0,30}",
    r"people also (?:viewed|searched).{0,30}|you (?:may|might) also (?:like|be interested).{0,30}",
    (
        r"(?:ähnliche|weitere|passende|andere|verwandte) "
        r"(?:jobs?|stellen(?:angebote|anzeigen)?|positionen|angebote)(?: .{0,40})?"
    ),
    r"das könnte .{0,20}(?:auch )?(?:interessieren|gefallen).{0,20}",
    r"(?:ofertas|empleos|trabajos|vagas) (?:similares|relacionad[oa]s)|otras ofertas.{0,30}|mira el resto de .{0,30}",
    r"offres similaires|(?:autres|d'autres) offres.{0,30}|offerte simili|altre offerte.{0,30}",
    r"vergelijkbare vacatures|andere vacatures|podobne oferty.{0,20}|похожие вакансии",
)
_COOKIE_NOTES: Final = (
    (
        r"\b(?:we|this (?:web)?site|our partners|wir|diese (?:web)?seite|usamos|utilizamos|nous utilisons|utilizziamo|"
        r"wij gebruiken|мы используем)\b.{0,80}\bcookies?\b"
    ),
    r"\bcookies?\b.{0,60}\b(?:browsing experience|consent|akzeptieren|einwilligung|consentimiento|consentement)\b",
    r"\b(?:accept|manage) (?:all )?cookies\b",
)
_BUTTON = re.compile("|".join(_BUTTONS))
_OTHER_JOBS_HEADING = re.compile("|".join(_OTHER_JOBS))
_COOKIE_NOTE = re.compile("|".join(_COOKIE_NOTES))
_END_SIGNS = " \t.!:>»›→…*"


def without(lines: Sequence[Line]) -> list[Line]:
    """The lines that may be the posting's own, in order."""
    dropped = _zones_to_drop(lines)
    kept: list[Line] = []
    said: set[str] = set()
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if line.zone in dropped or _is_label(line):
            continue
        if _starts_other_jobs(line):
            position = _end_of_other_jobs(lines, position, line)
            continue
        if line.zone is Zone.HEADER and line.linked:
            continue
        # The same panel stands on many pages twice, for wide and for narrow screens.
        key = f"{line.level}{folded(line.text)}"
        if (not line.level and key in said) or (kept and kept[-1].text == line.text):
            continue
        said.add(key)
        kept.append(line)
    return kept


def _zones_to_drop(lines: Sequence[Line]) -> set[Zone]:
    """All but one that holds most of the page: that is the posting, such as in a form around everything."""
    weights: Counter[Zone | None] = Counter()
    for line in lines:
        if not line.linked:
            weights[line.zone] += len(line.text)
    total = sum(weights.values())
    return {zone for zone in _NEVER_OURS if weights[zone] * 2 <= total or weights[zone] < _LONGEST_LABEL}


def _is_label(line: Line) -> bool:
    words = line.text.lower().strip(_END_SIGNS)
    if len(words) < 1_200 and "cookie" in words and _COOKIE_NOTE.search(words[:600]):
        return True
    if len(words) > _LONGEST_LABEL:
        return False
    if _BUTTON.fullmatch(words):
        return True
    # Several links in one line: "Imprint Privacy"
    return line.linked and all(
        _BUTTON.fullmatch(word.strip(_END_SIGNS + "|·•-")) or word in "|·•-–" for word in words.split()
    )


def _starts_other_jobs(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LABEL and bool(_OTHER_JOBS_HEADING.fullmatch(line.text.lower().strip(_END_SIGNS)))


def _end_of_other_jobs(lines: Sequence[Line], start: int, heading: Line) -> int:
    """Where the list of other jobs ends: at a heading of its level, or at a line as only a text has."""
    for position in range(start, len(lines)):
        line = lines[position]
        if heading.level and 0 < line.level <= heading.level and not line.linked:
            return position
        if len(line.text) > 2 * _LONGEST_LABEL and not line.linked and not heading.level:
            return position
    return len(lines)
