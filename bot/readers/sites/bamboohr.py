"""BambooHR: employers' subdomains of bamboohr.com."""

from bot.model.posting import Headline, Stated, WorkMode
from bot.readers import stated
from bot.readers.sites.site import Found, Site, at, html, sections
from bot.readers.stated import Ad

# What the site's own page calls its numbers.
_MODES = {"0": (WorkMode.ONSITE, "On-site"), "1": (WorkMode.REMOTE, "Remote"), "2": (WorkMode.HYBRID, "Hybrid")}


def read(data: object, _: Found) -> Ad | None:
    """One opening; pay is whatever was typed in."""
    job = at(data, "result", "jobOpening")
    place = at(job, "location")
    wide = at(job, "atsLocation")
    level = stated.seniority(at(job, "minimumExperience"))
    notes = [at(job, "compensation"), None if level else at(job, "minimumExperience")]
    mode = _MODES.get(stated.words(at(job, "locationType")) or "")
    return Ad(
        Headline(
            title=stated.stated(at(job, "jobOpeningName")),
            places=stated.stated_all(
                [
                    stated.place(at(place, "city"), at(place, "state"), at(place, "addressCountry"))
                    or stated.place(at(wide, "city"), at(wide, "state"), at(wide, "country"))
                ]
            ),
            work_mode=Stated(*mode) if mode else None,
            employment=stated.employment([at(job, "employmentStatusLabel")]),
            seniority=level,
            posted=stated.posted("datePosted", at(job, "datePosted")),
        ),
        sections((None, html(job, "description"))),
        notes=tuple(line for note in notes if (line := stated.words(note))),
        closed=html(job, "jobOpeningStatus").lower() in {"closed", "filled", "canceled", "on hold"},
    )


SITE = Site(
    name="bamboohr",
    links=(
        r"(?P<board>[\w-]+)\.bamboohr\.com/careers/(?P<id>\d+)",
        r"(?P<board>[\w-]+)\.bamboohr\.com/jobs/view\.php\?(?:.*&)?id=(?P<id>\d+).*",
    ),
    page="https://{board}.bamboohr.com/careers/{id}",
    data="https://{board}.bamboohr.com/careers/{id}/detail",
    read=read,
    employer=("https://{board}.bamboohr.com/careers/company-info", "result", "name"),
)
