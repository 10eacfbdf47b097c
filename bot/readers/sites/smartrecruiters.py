"""SmartRecruiters: jobs.smartrecruiters.com, careers.smartrecruiters.com."""

from bot.model.posting import Headline, WorkMode
from bot.readers import stated
from bot.readers.sites.site import UUID, Found, Site, at, html, sections
from bot.readers.stated import Ad

_PARTS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def read(data: object, _: Found) -> Ad | None:
    """One posting in up to four titled sections."""
    place = at(data, "location")
    parts = at(data, "jobAd", "sections")
    pay = at(data, "compensation")
    level = stated.seniority(at(data, "experienceLevel", "label"))
    return Ad(
        Headline(
            title=stated.stated(at(data, "name")),
            company=stated.stated(at(data, "company", "name")),
            places=stated.stated_all(
                [at(place, "fullLocation")]
                if at(place, "fullLocation")
                else [stated.place(at(place, "city"), at(place, "region"), html(place, "country").upper())]
            ),
            work_mode=stated.only_flag(
                {WorkMode.REMOTE: at(place, "remote"), WorkMode.HYBRID: at(place, "hybrid")},
            ),
            employment=stated.employment([at(data, "typeOfEmployment", "label")]),
            seniority=level,
            salary=stated.salary(at(pay, "min"), at(pay, "max"), at(pay, "currency"), at(pay, "period")),
            posted=stated.posted("releasedDate", at(data, "releasedDate")),
            reference=stated.reference("refNumber", at(data, "refNumber")),
        ),
        sections(*((at(parts, name, "title"), html(parts, name, "text")) for name in _PARTS)),
        notes=() if level else tuple(filter(None, [stated.words(at(data, "experienceLevel", "label"))])),
        closed=at(data, "active") is False,
    )


SITE = Site(
    name="smartrecruiters",
    links=(rf"(?:jobs|careers)\.smartrecruiters\.com/(?P<board>[\w.%-]+)/(?P<id>\d{{6,20}}|{UUID})(?:-[^/?#]*)?",),
    page="https://jobs.smartrecruiters.com/{board}/{id}",
    data="https://api.smartrecruiters.com/v1/companies/{board}/postings/{id}",
    read=read,
)
