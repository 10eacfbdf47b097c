"""Web addresses as Telegram takes them."""

import re
from urllib.parse import urlsplit

_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")


def checked_url(url: str) -> str | None:
    """The address as Telegram keeps it (a scheme, a path), or None where it takes it for none."""
    url = url.strip()
    scheme = url.partition(":")[0].lower()
    if scheme in ("tg", "ton", "tonsite"):
        return url
    if "://" not in url:
        if _OTHER_SCHEME.match(url):
            return None
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # a wrong port is a wrong address
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not ("." in host or ":" in host) or re.search(r"\s", host):
        return None
    return parts._replace(
        scheme=parts.scheme.lower(),
        netloc=parts.netloc.lower() if "@" not in parts.netloc else parts.netloc,
        path=parts.path or "/",
    ).geturl()
