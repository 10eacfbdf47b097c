"""Workday: employers' subdomains of myworkdayjobs.com."""

import re

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import LOCALE, Found, Site, at, each, html, sections
from bot.readers.stated import Ad

# "0420 Acme GmbH", "LE-1033 – Acme": what bookkeeping calls the employer
_CODE = re.compile(r"^\s*(?:[A-Z]{0,4}[-_]?\d[\w.]{1,8}|\(\w{1,8}\))\s*[-–:|]?\s+(?=\S)")


def read(data: object, _: Found) -> Ad | None:
    """One posting; places are internal names at some employers, and stay as they are."""
    job = at(data, "jobPostingInfo")
    posted = stated.posted("startDate", at(job, "startDate"))
    employer = stated.words(at(data, "hiringOrganization", "name"))
    return Ad(
        Headline(
            title=stated.stated(at(job, "title")),
            company=stated.stated(_CODE.sub("", employer) if employer else None),
            places=stated.stated_all([at(job, "location"), *each(job, "additionalLocations")]),
            work_mode=stated.work_mode(at(job, "remoteType")),
            employment=stated.employment([at(job, "timeType")]),
            deadline=stated.deadline("endDate", at(job, "endDate"), posted),
            posted=posted,
            reference=stated.reference("jobReqId", at(job, "jobReqId")),
        ),
        sections((None, html(job, "jobDescription"))),
        closed=at(job, "canApply") is False,
    )


_LINK = (
    r"(?P<tenant>[\w-]+)\.(?P<pod>wd\d+)\.myworkdayjobs\.com/"
    rf"{LOCALE}(?P<site>[\w-]+)/(?:job|details)/(?P<place>[^/?#]+/)?(?P<id>[^/?#]+_[^/?#]+)"
)

SITE = Site(
    name="workday",
    links=(_LINK,),
    page="https://{tenant}.{pod}.myworkdayjobs.com/{site}/job/{id}",
    data="https://{tenant}.{pod}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/job/{place}{id}",
    read=read,
)
