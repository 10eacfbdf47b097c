"""Personio: employers' subdomains of jobs.personio.de and .com. Their data is XML."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import GONE, Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, found: Found) -> Ad | None:
    """One position out of the employer's."""
    positions = each(data, "workzag-jobs", "position")
    if not positions:
        return None
    position = next((one for one in positions if html(one, "id", 0) == found["id"]), None)
    if position is None:
        return GONE
    return Ad(
        Headline(
            title=stated.stated(at(position, "name", 0)),
            company=stated.stated(at(position, "subcompany", 0)),
            places=stated.stated_all([at(position, "office", 0), *_other_offices(position)]),
            employment=stated.employment([at(position, "schedule", 0), at(position, "employmentType", 0)]),
            seniority=stated.seniority(at(position, "seniority", 0)),
            posted=stated.posted("createdAt", at(position, "createdAt", 0)),
        ),
        sections(
            *(
                (at(part, "name", 0), html(part, "value", 0))
                for part in each(position, "jobDescriptions", 0, "jobDescription")
            )
        ),
    )


def _other_offices(position: object) -> list[object]:
    other = at(position, "additionalOffices", 0)
    return [other] if isinstance(other, str) else each(other, "office")


_LINK = (
    r"(?P<board>[\w-]+)\.jobs\.personio\.(?P<country>de|com)/job/(?P<id>\d+)"
    r"(?:\?(?:.*&)?(?P<language>language=[a-z]{2}))?"
)

SITE = Site(
    name="personio",
    links=(_LINK,),
    page="https://{board}.jobs.personio.{country}/job/{id}",
    data="https://{board}.jobs.personio.{country}/xml?{language}",
    read=read,
    page_says_more=True,
)
