"""Pinpoint: employers' subdomains of pinpointhq.com."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import GONE, LOCALE, Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, found: Found) -> Ad | None:
    """One posting out of the employer's; duties, skills and benefits stand apart, the employer is not named."""
    if not isinstance(at(data, "data"), list):
        return None
    job = next(
        (one for one in each(data, "data") if found["id"] in {html(one, "id"), html(one, "url").rsplit("/", 1)[-1]}),
        None,
    )
    if job is None:
        return GONE
    place = at(job, "location")
    shown = at(job, "compensation_visible") is not False
    return Ad(
        Headline(
            title=stated.stated(at(job, "title")),
            places=stated.stated_all([stated.place(at(place, "city"), at(place, "province")) or at(place, "name")]),
            work_mode=stated.work_mode(at(job, "workplace_type_text") or at(job, "workplace_type")),
            employment=stated.employment([at(job, "employment_type_text") or at(job, "employment_type")]),
            salary=stated.salary(
                at(job, "compensation_minimum"),
                at(job, "compensation_maximum"),
                at(job, "compensation_currency"),
                at(job, "compensation_frequency"),
            )
            if shown
            else None,
            deadline=stated.deadline("deadline_at", at(job, "deadline_at")),
            reference=stated.reference("requisition_id", at(job, "job", "requisition_id")),
        ),
        sections(
            (None, html(job, "description")),
            *(
                (at(job, f"{part}_header"), html(job, part))
                for part in ("key_responsibilities", "skills_knowledge_expertise", "benefits")
            ),
        ),
    )


SITE = Site(
    name="pinpoint",
    links=(rf"(?P<board>[\w-]+)\.pinpointhq\.com/{LOCALE}(?:postings|jobs)/(?P<id>[\w-]+)",),
    page="https://{board}.pinpointhq.com/postings/{id}",
    data="https://{board}.pinpointhq.com/postings.json",
    read=read,
    page_says_more=True,
)
