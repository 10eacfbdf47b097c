"""Workable: apply.workable.com, and employers' own subdomains of workable.com."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, _: Found) -> Ad | None:
    """One job; description, requirements and benefits stand apart."""
    places = each(data, "locations") or [at(data, "location")]
    return Ad(
        Headline(
            title=stated.stated(at(data, "title")),
            places=stated.stated_all(
                stated.place(at(one, "city"), at(one, "region"), at(one, "country"))
                for one in places
                if at(one, "hidden") is not True
            ),
            work_mode=stated.work_mode(at(data, "workplace")),
            employment=stated.employment([at(data, "type")]),
            posted=stated.posted("published", at(data, "published")),
            reference=stated.reference("code", at(data, "code")),
        ),
        sections(
            (None, html(data, "description")),
            ("Requirements", html(data, "requirements")),
            ("Benefits", html(data, "benefits")),
        ),
        closed=at(data, "state") in ("archived", "closed"),
    )


SITE = Site(
    name="workable",
    links=(
        r"apply\.workable\.com/(?P<board>[\w-]+)/j/(?P<id>\w{6,16})",
        r"(?!apply\.|jobs\.)(?P<board>[\w-]+)\.workable\.com/j(?:obs)?/(?P<id>\w{6,16})",
    ),
    page="https://apply.workable.com/{board}/j/{id}",
    data="https://apply.workable.com/api/v2/accounts/{board}/jobs/{id}",
    read=read,
    employer=("https://apply.workable.com/api/v1/accounts/{board}", "name"),
)
