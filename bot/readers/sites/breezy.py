"""Breezy HR: employers' subdomains of breezy.hr. Their pages state everything as JSON-LD."""

from bot.readers.sites.site import Site

SITE = Site(
    name="breezy",
    links=(r"(?P<board>[\w-]+)\.breezy\.hr/p/(?P<id>[0-9a-f]{10,24})(?:-[^/?#]*)?",),
    page="https://{board}.breezy.hr/p/{id}",
)
