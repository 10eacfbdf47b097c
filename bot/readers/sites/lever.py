"""Lever: jobs(.eu).lever.co."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import UUID, Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, _: Found) -> Ad | None:
    """One posting; its lists stand apart from its description, and it never names the employer."""
    categories = at(data, "categories")
    pay = at(data, "salaryRange")
    return Ad(
        Headline(
            title=stated.stated(at(data, "text")),
            places=stated.stated_all(each(categories, "allLocations") or [at(categories, "location")]),
            work_mode=stated.work_mode(at(data, "workplaceType")),
            employment=stated.employment([at(categories, "commitment")]),
            salary=stated.salary(
                at(pay, "min"),
                at(pay, "max"),
                at(pay, "currency"),
                html(pay, "interval").removesuffix("-salary").removesuffix("-wage"),
            ),
            posted=stated.posted("createdAt", at(data, "createdAt")),
        ),
        sections(
            (None, html(data, "description") or html(data, "descriptionPlain")),
            *((at(part, "text"), html(part, "content")) for part in each(data, "lists")),
            (None, html(data, "salaryDescription")),
            (None, html(data, "additional") or html(data, "additionalPlain")),
        ),
    )


SITE = Site(
    name="lever",
    links=(rf"jobs(?P<eu>\.eu)?\.lever\.co/(?P<board>[\w.%-]+)/(?P<id>{UUID})",),
    page="https://jobs{eu}.lever.co/{board}/{id}",
    data="https://api{eu}.lever.co/v0/postings/{board}/{id}",
    read=read,
    page_says_more=True,
)
