"""Rippling: ats.rippling.com."""

from collections.abc import Mapping

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import LOCALE, UUID, Found, Site, at, each, sections
from bot.readers.stated import Ad


def read(data: object, _: Found) -> Ad | None:
    """One job; its description is one text, or several by name."""
    whole = at(data, "description")
    ranges = [
        pay
        for one in each(data, "payRangeDetails")
        if (pay := stated.salary(at(one, "rangeStart"), at(one, "rangeEnd"), at(one, "currency"), at(one, "frequency")))
    ]
    kind = at(data, "employmentType")
    return Ad(
        Headline(
            title=stated.stated(at(data, "name")),
            company=stated.stated(at(data, "companyName")),
            places=stated.stated_all(each(data, "workLocations") or [at(data, "workLocation", "label")]),
            # The label for people stands under "id", the code under "label".
            employment=stated.employment([at(kind, "id"), at(kind, "label")]),
            salary=ranges[0] if len({pay.value for pay in ranges}) == 1 else None,
            posted=stated.posted("createdOn", at(data, "createdOn")),
        ),
        sections(*((None, text) for text in (whole.values() if isinstance(whole, Mapping) else (whole,)))),
        notes=tuple(dict.fromkeys(pay.quote for pay in ranges)) if len({pay.value for pay in ranges}) > 1 else (),
    )


SITE = Site(
    name="rippling",
    links=(rf"ats(?:\.\w+)?\.rippling\.com/{LOCALE}(?P<board>[\w-]+)/jobs/(?P<id>{UUID})",),
    page="https://ats.rippling.com/{board}/jobs/{id}",
    data="https://api.rippling.com/platform/api/ats/v1/board/{board}/jobs/{id}",
    read=read,
)
