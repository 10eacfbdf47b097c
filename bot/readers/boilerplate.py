"""What stands on a page and is not the posting: menus, cookie notes, share panels, other jobs."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.model.quotes import folded
from bot.readers.markup import Line, Zone

_LONGEST_LABEL: Final = 80
_LONGEST_NOTE: Final = 1_200
_NEVER_OURS = frozenset(
    {Zone.NAV, Zone.FOOTER, Zone.DIALOG, Zone.COOKIES, Zone.SIMILAR, Zone.SHARE, Zone.FORM, Zone.COMMENTS}
)

# Up to which part of the page's words a zone is left out: one half, but for forms, which hold more often what matters.
_SHARE = {Zone.FORM: 4}

# Whole lines, compared in lower case and without final signs. What a posting might say too is not here.
_BUTTONS: Final = (
    # English
    r"(?:easy |quick )?apply(?: (?:now|here|online|today|with .{2,20}|(?:for|to) (?:this )?(?:job|position|role)))?",
    r"(?:start|submit) (?:your |my |an )?application|register and apply",
    r"interested\??|i'?m interested|share register and apply",
    r"share(?: (?:this )?(?:job|position|page|link)| on .{2,15}| via .{2,15})?|copy (?:link|url)|copied!?",
    r"(?:save|bookmark|track|report|email|flag|hide|print) (?:this )?(?:job|ad|posting|offer|vacancy|position|page)",
    r"(?:save|saved|print|tweet|loading|close|previous|next)",
    r"back(?: to (?:top|home|overview|(?:the )?(?:job )?(?:search|results|list)|(?:all |our )?(?:jobs|openings)))?",
    r"skip to (?:main )?content|(?:show|read|view|see|load) (?:more|less|all)",
    r"(?:main|open|close|toggle) (?:menu|navigation)",
    r"(?:see|view|show|browse)(?: all| more| other)?(?: our)? (?:jobs|(?:open )?positions|openings|vacancies)",
    r"sign ?(?:in|up|out)|log ?(?:in|out)|my account|create (?:an )?(?:account|alert|job alert)|(?:get )?job alerts?",
    r"(?:un)?subscribe|upload (?:your )?(?:cv|resume|résumé)|how do you match.{0,40}",
    r"(?:privacy|cookies?) (?:policy|settings|preferences|notice)|terms (?:of (?:use|service)|(?:and|&) conditions)",
    r"powered by.{0,40}|(?:©|\(c\)|copyright).{0,100}|all rights reserved",
    r"(?:accept|reject|decline) all(?: cookies)?|manage (?:cookies|preferences|consent)",
    # names of icons, where their font is missing
    r"[a-z]+(?:_[a-z]+)+",
    # German
    r"(?:jetzt|online|hier|direkt|zur) bewerb(?:en|ung)|bewerben",
    r"zurück(?: zur (?:übersicht|suche|liste|startseite|stellensuche))?",
    r"(?:job|stelle|anzeige|seite) (?:teilen|merken|drucken|speichern|melden)",
    r"teilen|merken|drucken|zum inhalt springen",
    r"datenschutz(?:erklärung|hinweise?|einstellungen)?|impressum|cookie-?(?:einstellungen|richtlinie)",
    r"alle (?:akzeptieren|ablehnen|jobs|stellen)|mehr (?:anzeigen|lesen)|weniger anzeigen|startseite",
    # Spanish, Portuguese
    r"inscríbete|inscribirme|aplicar(?: ahora)?|postular(?:me|se)?|compartir|volver|ver más|aviso legal",
    r"política de (?:privacidad|cookies)|candidatar-?se|candidate-se|compartilhar|partilhar|voltar",
    # French, Italian
    r"postuler(?: (?:maintenant|ici|en ligne|à cette offre))?|je postule|partager|retour|mentions légales",
    r"candidati(?: ora)?|condividi|indietro",
    r"inscríbirme en esta oferta|inscribirme|quero me candidatar|candidatar-me|invia candidatura|prec|succ",
    r"télécharger .{2,60}\(pdf.{0,20}\)|publicidad|anzeige|werbung|advertisement",
    # Dutch, Polish, Ukrainian, Russian
    r"solliciteer(?: (?:nu|direct|hier|online))?|solliciteren|delen",
    r"terug(?: naar (?:overzicht|vacatures))?|aplikuj(?: teraz)?|udostępnij|polityka prywatności",
    r"відгукнутися|поділитися|надіслати резюме|приєднатися|політика конфіденційності",
    r"откликнуться|поделиться|отправить резюме|войти|создать резюме|найти работу|политика конфиденциальности",
)
# These are headings of postings too: left out where the line is nothing but links.
_MENU: Final = (
    r"contact(?: us)?|about(?: us)?|help(?: center)?|home|search(?: jobs)?|filters?|register|menu|faqs?|jobs?|careers?",
    r"legal(?: notice)?|imprint|sitemap|accessibility|privacy|cookies?|terms|companies|blog|news|products?|learn more",
    r"(?:all|more|other)(?: our)? (?:jobs|(?:open )?positions|openings|vacancies)",
    r"facebook|x|twitter|linkedin|xing|instagram|youtube|telegram|whatsapp|e-?mail|pinterest|tiktok|𝕏",
    r"über uns|kontakt|suche|menü|karriere|presse|agb|mehr erfahren|login|empleo|contacto|inicio|accueil|contatti",
)
_TAIL = r"(?: (?:for you|at .{2,30}|in .{2,30}|from .{2,30}|like this|nearby|near you|you .{2,40}|that .{2,40}))?"
_OTHER_JOBS: Final = (
    rf"(?:similar|related|recommended|featured|nearby) (?:jobs?|positions?|roles?|opportunities|offers?){_TAIL}",
    rf"(?:other|more|latest|further|our other) (?:jobs?|(?:open )?positions?|openings?|vacanc(?:y|ies)){_TAIL}",
    r"(?:jobs?|roles?|positions?) (?:you (?:may|might)|similar to) .{2,40}",
    r"explore (?:more|other) (?:jobs|roles|openings)",
    r"people also (?:viewed|searched).{0,30}|you (?:may|might) also (?:like|be interested).{0,30}",
    r"(?:ähnliche|verwandte) (?:jobs?|stellen(?:angebote|anzeigen)?|positionen|angebote)(?: (?:in|bei|für) .{2,30})?",
    r"(?:weitere|passende|andere) (?:jobs?|stellen(?:angebote|anzeigen)?|positionen)(?: (?:in|bei|für|von) .{2,30})?",
    r"das könnte .{0,20}(?:auch )?(?:interessieren|gefallen).{0,20}",
    r"(?:ofertas|empleos|trabajos|vagas) (?:similares|relacionad[oa]s)|otras ofertas.{0,30}|mira el resto de .{0,30}",
    r"offres similaires|(?:autres|d'autres) offres.{0,30}|offerte simili|altre offerte.{0,30}",
    r"nos autres offres|ces offres peuvent vous intéresser.{0,20}|vous aimerez aussi.{0,20}",
    r"altre posizioni(?: aperte)?",
    r"(?:últimas|otras) ofertas|ofertas? relacionad[ao]s?|outras vagas|vagas semelhantes",
    r"(?:weitere|andere) offene (?:stellen|positionen)|noch nicht das richtige|das passt nicht\?",
    r"vergelijkbare vacatures|andere vacatures|meer vacatures|podobne (?:oferty|ogłoszenia).{0,20}|inne oferty.{0,20}",
    r"похожие вакансии|другие вакансии|схожі вакансії|інші вакансії|подібні вакансії",
)
_COOKIE_NOTES: Final = (
    (
        r"\b(?:we|this (?:web)?site|our partners|wir|diese (?:web)?seite|usamos|utilizamos|nous utilisons|utilizziamo|"
        r"wij gebruiken|мы используем)\b.{0,80}\bcookies?\b"
    ),
    r"\bcookies?\b.{0,60}\b(?:browsing experience|consent|akzeptieren|einwilligung|consentimiento|consentement)\b",
    r"\b(?:accept|manage) (?:all )?cookies\b",
    (
        r"\b(?:strona|serwis|witryna|site|sitio|página|pagina|sito|website|сайт|сайті)\b.{0,40}"
        r"\b(?:używa|wykorzystuje|korzysta|usa|utiliza|utilise|utilizza|gebruikt|uses|использует|використовує)\b.{0,40}cookies?\b"
    ),
    r"\b(?:aceptar|configurar|accepter|refuser|accetta|rifiuta|aceitar|zaakceptuj)\b.{0,30}\bcookies?\b",
)
_SHARE_PANEL = re.compile(
    r"(?:share|teilen|partag\w+|compart\w+|condividi\w*|deel|delen|udostępnij|поделиться|поділитися)\b.{0,60}?"
    r"\b(?:facebook|twitter|x|linkedin|whatsapp|telegram|xing|pinterest|vkontakte|вконтакте|e-?mail|courriel|imprimer|print)"
    r"(?:$|\W.{0,60})"
)
_FEWEST_LINKS = 3  # of a line that is a menu
_FEWEST_ENTRIES, _LONGEST_ENTRY = 3, 40
_BUTTON = re.compile("|".join(_BUTTONS))
_LINK = re.compile("|".join((*_BUTTONS, *_MENU)))
_OTHER_JOBS_HEADING = re.compile("|".join(_OTHER_JOBS))
_COOKIE_NOTE = re.compile("|".join(_COOKIE_NOTES))
_BETWEEN_LINKS = " |·•-–/"
_END_SIGNS = " \t.!:>»›→…*"


def without(lines: Sequence[Line]) -> list[Line]:
    """The lines that may be the posting's own, in order."""
    dropped = _zones_to_drop(lines)
    menu = _menu_at_the_top(lines)
    kept: list[Line] = []
    said: set[str] = set()
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if position <= menu and line.linked:
            continue
        if line.zone in dropped or _is_label(line) or (line.zone is Zone.HEADER and line.linked):
            continue
        if _starts_other_jobs(lines, position - 1):
            position = _end_of_other_jobs(lines, position, line)
            continue
        # The same panel stands on many pages twice, for wide and for narrow screens.
        key = f"{line.level}{folded(line.text)}"
        if (not line.level and key in said) or (kept and kept[-1].text == line.text):
            continue
        said.add(key)
        kept.append(line)
    return kept


def _zones_to_drop(lines: Sequence[Line]) -> set[Zone]:
    """All but one that holds much of the page: that is the posting, such as in a form around everything."""
    weights: Counter[Zone | None] = Counter()
    for line in lines:
        if not line.linked:
            weights[line.zone] += len(line.text)
    total = sum(weights.values())
    return {zone for zone in _NEVER_OURS if weights[zone] <= max(_LONGEST_LABEL, total // _SHARE.get(zone, 2))}


def _menu_at_the_top(lines: Sequence[Line]) -> int:
    """Where a menu ends that nothing marks as one: several links, each a line, before any heading and any sentence."""
    run = end = 0
    for at, line in enumerate(lines, 1):
        if line.level or len(line.text) > _LONGEST_LABEL:
            break
        run = run + 1 if line.linked and len(line.text) <= _LONGEST_ENTRY else 0
        end = at if run >= _FEWEST_ENTRIES else end
    return end


def _is_label(line: Line) -> bool:
    words = line.text.lower().strip(_END_SIGNS)
    if len(words) < _LONGEST_NOTE and "cookie" in words and _COOKIE_NOTE.search(words[:600]):
        return True
    if line.linked and line.links >= _FEWEST_LINKS:
        return True
    if len(words) > _LONGEST_LABEL:
        return False
    if " · " in words and all(_BUTTON.fullmatch(chip) for chip in words.split(" · ")):
        return True
    if not line.linked:
        return bool(_BUTTON.fullmatch(words) or (line.links and _SHARE_PANEL.fullmatch(words)))
    # Several links may share a line: "Imprint | Privacy"
    return bool(_LINK.fullmatch(words)) or all(
        _LINK.fullmatch(word) for word in (part.strip(_BETWEEN_LINKS) for part in words.split()) if word
    )


def _starts_other_jobs(lines: Sequence[Line], position: int) -> bool:
    line = lines[position]
    if line.item or len(line.text) > _LONGEST_LABEL:
        return False
    if not _OTHER_JOBS_HEADING.fullmatch(line.text.lower().strip(_END_SIGNS)):
        return False
    return line.level > 0 or line.linked or any(following.linked for following in lines[position + 1 : position + 3])


def _end_of_other_jobs(lines: Sequence[Line], start: int, heading: Line) -> int:
    """Where the list of other jobs ends: at a heading of its level, or at a line as only a text has."""
    for position in range(start, len(lines)):
        line = lines[position]
        if heading.level and 0 < line.level <= heading.level and not line.linked:
            return position
        if len(line.text) > 2 * _LONGEST_LABEL and not line.linked and not heading.level:
            return position
    return len(lines)
