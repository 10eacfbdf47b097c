"""hh.ru and its sister sites: one number names a vacancy on all of them."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, _: Found) -> Ad | None:
    """One vacancy; pay may be open at one end."""
    pay = at(data, "salary_range") or at(data, "salary")
    skills = [line for one in each(data, "key_skills") if (line := stated.words(at(one, "name")))]
    formats = [at(one, "name") for one in each(data, "work_format")] or [at(data, "schedule", "name")]
    return Ad(
        Headline(
            title=stated.stated(at(data, "name")),
            company=stated.stated(at(data, "employer", "name")),
            places=stated.stated_all([at(data, "area", "name")]),
            work_mode=stated.work_mode(formats[0]) if len(formats) == 1 else None,
            employment=stated.employment([at(data, "employment_form", "name") or at(data, "employment", "name")]),
            salary=stated.salary(at(pay, "from"), at(pay, "to"), at(pay, "currency"), at(pay, "mode", "name")),
            posted=stated.posted("published_at", at(data, "published_at")),
        ),
        sections(
            (None, html(data, "description")),
            ("Ключевые навыки", "".join(f"<li>{skill}</li>" for skill in skills)),
        ),
        notes=tuple(line for line in [stated.words(at(data, "experience", "name"))] if line),
        closed=at(data, "archived") is True or at(data, "type", "id") == "closed",
    )


SITE = Site(
    name="hh",
    links=(r"(?:[\w-]+\.)?(?:hh\.(?:ru|kz|uz|kg)|rabota\.by|headhunter\.(?:ge|kg))/vacancy/(?P<id>\d+)",),
    page="https://hh.ru/vacancy/{id}",
    data="https://api.hh.ru/vacancies/{id}",
    read=read,
)
