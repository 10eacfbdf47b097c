"""Web addresses: one and the same for every link to the same posting."""

import re
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

MAX_ADDRESS: Final = 8_000

# Denylists: what is not known to be tracking may be what tells one job from the next (gh_jid, jk, token, id …).
_TRACKING = re.compile(
    r"utm_.*|mc_(?:cid|eid)|pk_.*|mtm_.*|hsa_.*|_hs(?:enc|mi)|__hs.*|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|"
    r"twclid|ttclid|yclid|li_fat_id|igshid|igsh|mkt_tok|trk|trkinfo|tracking_?id|gh_src|lever-(?:source|origin|via|social).*|"
    r"ashby_src|jobboardsource|rx_(?:c|ch|id|job|medium|p|r|source|ts|vp|cr_.*|a|src)|iisn?|s_cid|_ga|_gl|spm|cmpid|"
    r"recommended_flavor|__jvs[td]|applysource|share_?id|shared|amp",
    re.IGNORECASE,
)
# These say where a reader came from, but for a number: that may be the job's.
_CAME_FROM = re.compile(
    r"ref|ref_?src|refid|referr?er|referral|source|src|origin|medium|campaign|via|from", re.IGNORECASE
)
_SESSIONS = re.compile(r"s(?:ession)?_?id|jsessionid|phpsessid", re.IGNORECASE)
_SHORTEST_SESSION = 16
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
# "#/jobs/123" and "#!job=7" name what is shown; "#apply" a place on it.
_IDENTIFYING_FRAGMENT = re.compile(r"!?/?.*\d.*", re.DOTALL)
_ROUTE = re.compile(r"!|/")
_NO_CHARACTERS = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_PORTS = {"http": "80", "https": "443"}


def split(url: str) -> SplitResult | None:
    """The parts of a web address; None for what is none."""
    url = _NO_CHARACTERS.sub("", url).strip()
    if len(url) > MAX_ADDRESS:
        return None
    if "://" not in url[:12] and re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", url):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _PORTS and parts.hostname else None


def host(parts: SplitResult) -> str:
    """The host in lower case, without a final dot."""
    return (parts.hostname or "").lower().rstrip(".")


def under(name: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    return name == domain or name.endswith(f".{domain}")


def host_of(url: str) -> str:
    """An address's host; "" for what is no address."""
    parts = split(url)
    return host(parts) if parts else ""


def domain(url: str) -> str:
    """The last two labels of an address's host, which tell whether two addresses are one site's."""
    return ".".join(host_of(url).split(".")[-2:])


def canonical(url: str) -> str:
    """The posting's one address, the same for every link to it; what is no address comes back as it is."""
    # Here, because this module is loaded at start, and the sites only when a link comes.
    from bot.readers import sites

    place = sites.place_of(bare(url))
    return bare(place.address(place.site.page) if place else url, scheme=True)


def bare(url: str, *, scheme: bool = False) -> str:
    """The address without what differs between links to the same page, with or without its scheme (https)."""
    parts = split(url)
    if parts is None:
        return _NO_CHARACTERS.sub("", url).strip()[:MAX_ADDRESS]
    name = host(parts).removeprefix("www.")
    if parts.port and str(parts.port) != _PORTS[parts.scheme.lower()]:
        name = f"{name}:{parts.port}"
    path = _SESSION.sub("", parts.path)
    path = re.sub(r"/{2,}", "/", _same_escapes(path)).rstrip("/")
    query = urlencode(
        sorted((key, value) for key, value in parse_qsl(parts.query) if not _is_tracking(key, value)), errors="replace"
    )
    fragment = parts.fragment if _ROUTE.match(parts.fragment) and _IDENTIFYING_FRAGMENT.match(parts.fragment) else ""
    start = "https://" if scheme else ""
    return f"{start}{name}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _is_tracking(key: str, value: str) -> bool:
    if _CAME_FROM.fullmatch(key):
        return not re.search(r"\d{3}", value)
    if _SESSIONS.fullmatch(key):
        return len(value) >= _SHORTEST_SESSION
    return bool(_TRACKING.fullmatch(key))


def _same_escapes(path: str) -> str:
    """The path with the same characters escaped whoever wrote it."""
    return quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")


def joined(base: str | None, url: str) -> str | None:
    """A page's own address made whole; None where it names no web page."""
    if not url:
        return None
    try:
        whole = urljoin(base, url) if base else url
    except ValueError:
        return None
    return whole if split(whole) else None
