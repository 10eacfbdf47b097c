"""Teamtailor: employers' subdomains of teamtailor.com. Their pages state everything as JSON-LD."""

from bot.readers.sites.site import LOCALE, Site

SITE = Site(
    name="teamtailor",
    links=(rf"(?P<board>[\w-]+(?:\.[\w-]+)?)\.teamtailor\.com/{LOCALE}jobs/(?P<id>\d+)(?:-[^/?#]*)?",),
    page="https://{board}.teamtailor.com/jobs/{id}",
)
