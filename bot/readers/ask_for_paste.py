"""Pages that are not for a program: asked for by paste, at once and kindly."""

import re
from typing import Final

from bot.errors import CannotRead
from bot.readers import addresses
from bot.readers.markup import Scanned

# Their terms forbid reading by program, or they answer only to a signed-in person.
_SITES: Final = {
    "LinkedIn": ("linkedin.com", "lnkd.in"),
    "Indeed": ("indeed.com", "indeed.jobs"),
    "Glassdoor": ("glassdoor.com",),
    "StepStone": ("stepstone.com",),
    "Xing": ("xing.com",),
}
# The same under other countries' domains: indeed.de, glassdoor.co.uk, stepstone.at
_ANY_COUNTRY = re.compile(r"(?:^|\.)(linkedin|indeed|glassdoor|stepstone|xing)\.(?:com?\.)?[a-z]{2,4}$")
_NAMES = {name.casefold(): name for name in _SITES}

_CHALLENGE = re.compile(
    r"just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|"
    r"checking your browser|pardon our interruption|ddos-guard|security check|unusual traffic|"
    r"access (?:to this page has been )?denied|request unsuccessful\. incapsula|bot verification|human verification|"
    r"enable javascript and cookies to continue|please complete the security check|sicherheitsüberprüfung|"
    r"bestätigen sie, dass sie (?:ein mensch|kein roboter)|sind sie ein mensch|you have been blocked|"
    r"press (?:&|and) hold|we just need to make sure you.re not a robot|vérifi.{1,20} que vous êtes humain",
    re.IGNORECASE,
)
# What the services that guard pages put into them, whatever the page says.
_CHALLENGE_CODE = re.compile(
    r"_Incapsula_Resource|Incapsula incident|/cdn-cgi/challenge-platform|cf-chl-|px-captcha|captcha-delivery\.com|"
    r"/_sec/cp_challenge|awswaf\.com|g-recaptcha|h-captcha|hcaptcha\.com|distil_r_captcha"
)
_LOGIN = re.compile(
    r"\b(?:sign[ -]?in|log[ -]?in|login|einloggen|anmelden|anmeldung|se connecter|connexion|iniciar sesión|accedi|"
    r"authenticate|single sign-on|create an account|join to view)\b",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"/(?:login|signin|sign-in|log-in|authwall|checkpoint|sso|oauth2?|account/login|anmelden)(?:[/?.]|$)"
)
_WALL_LENGTH = 1_200


def site_of(url: str) -> str | None:
    """The name of the site whose postings are asked for by paste; None for every other."""
    parts = addresses.split(url)
    if parts is None:
        return None
    name = addresses.host(parts)
    for site, domains in _SITES.items():
        if any(addresses.under(name, domain) for domain in domains):
            return site
    found = _ANY_COUNTRY.search(name)
    return _NAMES[found[1]] if found else None


def refuse_by_host(url: str) -> None:
    """CannotRead, without a look at the page, where its site is only for people."""
    if site := site_of(url):
        raise CannotRead("reading-ask-for-paste", site=site)


def refuse_walls(html: str, page: Scanned, length: int, url: str | None = None) -> None:
    """CannotRead where a page is a check for robots or a login; `length` is how much text of its own it has."""
    if page.data_scripts or length > _WALL_LENGTH:
        return
    words = " ".join((page.title, *(line.text for line in page.lines[:40])))[:4_000]
    if _CHALLENGE.search(words) or (length < _WALL_LENGTH // 4 and _CHALLENGE_CODE.search(html[:300_000])):
        raise CannotRead("reading-challenge")
    parts = addresses.split(url) if url else None
    if page.asks_password or (parts and _LOGIN_PATH.search(parts.path.lower())):
        raise CannotRead("reading-login")
    if _LOGIN.search(page.title) and length < _WALL_LENGTH // 3:
        raise CannotRead("reading-login")
