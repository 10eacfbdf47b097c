"""Recruitee: employers' subdomains of recruitee.com."""

from bot.model.posting import Headline, WorkMode
from bot.readers import stated
from bot.readers.sites.site import GONE, LOCALE, Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, found: Found) -> Ad | None:
    """One offer out of the employer's."""
    if not isinstance(at(data, "offers"), list):
        return None
    offer = next((one for one in each(data, "offers") if at(one, "slug") == found["id"]), None)
    if offer is None:
        return GONE
    posted = stated.posted("published_at", at(offer, "published_at"))
    pay = at(offer, "salary")
    return Ad(
        Headline(
            title=stated.stated(at(offer, "title")),
            company=stated.stated(at(offer, "company_name")),
            places=stated.stated_all(
                stated.place(at(one, "city"), at(one, "country")) for one in each(offer, "locations")
            )
            or stated.stated_all([at(offer, "location") or stated.place(at(offer, "city"), at(offer, "country"))]),
            work_mode=stated.only_flag(
                {
                    WorkMode.REMOTE: at(offer, "remote"),
                    WorkMode.HYBRID: at(offer, "hybrid"),
                    WorkMode.ONSITE: at(offer, "on_site"),
                }
            ),
            employment=stated.employment([at(offer, "employment_type_code")]),
            seniority=stated.seniority(at(offer, "experience_code")),
            salary=stated.salary(at(pay, "min"), at(pay, "max"), at(pay, "currency"), at(pay, "period")),
            deadline=stated.deadline("close_at", at(offer, "close_at"), posted),
            posted=posted,
        ),
        sections(
            (None, html(offer, "highlight")),
            (None, html(offer, "description")),
            ("Requirements", html(offer, "requirements")),
        ),
        closed=at(offer, "status") in ("closed", "archived"),
    )


SITE = Site(
    name="recruitee",
    links=(rf"(?P<board>[\w-]+)\.recruitee\.com/(?:l/)?{LOCALE}o/(?P<id>[\w.%-]+)",),
    page="https://{board}.recruitee.com/o/{id}",
    data="https://{board}.recruitee.com/api/offers/",
    read=read,
)
