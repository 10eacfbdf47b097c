"""Ashby: jobs.ashbyhq.com, and ?ashby_jid= on employers' own pages."""

from bot.model.posting import Headline, WorkMode
from bot.readers import stated
from bot.readers.sites.site import GONE, UUID, Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, found: Found) -> Ad | None:
    """One job out of the board's; the board does not name the employer."""
    if not isinstance(at(data, "jobs"), list):
        return None
    job = next((one for one in each(data, "jobs") if at(one, "id") == found["id"].lower()), None)
    if job is None:
        return GONE
    mode = stated.work_mode(at(job, "workplaceType"))
    if not mode and at(job, "isRemote") is True:
        mode = stated.flag(WorkMode.REMOTE, "isRemote")
    pay = next(
        (
            part
            for part in each(job, "compensation", "summaryComponents")
            if at(part, "compensationType") == "Salary" and at(part, "currencyCode")
        ),
        None,
    )
    return Ad(
        Headline(
            title=stated.stated(at(job, "title")),
            places=stated.stated_all(
                [at(job, "location"), *(at(other, "location") for other in each(job, "secondaryLocations"))]
            ),
            work_mode=mode,
            employment=stated.employment([at(job, "employmentType")]),
            salary=stated.salary(
                at(pay, "minValue"), at(pay, "maxValue"), at(pay, "currencyCode"), at(pay, "interval")
            ),
            posted=stated.posted("publishedAt", at(job, "publishedAt")),
        ),
        sections((None, html(job, "descriptionHtml") or html(job, "descriptionPlain"))),
        notes=tuple(filter(None, [stated.words(at(job, "compensation", "compensationTierSummary"))])),
    )


SITE = Site(
    name="ashby",
    links=(rf"jobs\.ashbyhq\.com/(?P<board>[\w.%~+-]+)/(?P<id>{UUID})",),
    page="https://jobs.ashbyhq.com/{board}/{id}",
    data="https://api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true",
    read=read,
    page_says_more=True,
    embedded=("ashby_jid", r"jobs\.ashbyhq\.com/(?P<board>[\w.%~+-]+)/embed"),
)
