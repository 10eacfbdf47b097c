"""Arbeitsagentur: the job search of Germany's employment agency. Its pages carry their data in a script."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import Found, Site, at, each, html, sections
from bot.readers.stated import Ad

_PART_TIME = "arbeitszeitTeilzeit"
_PERIODS = {"STUNDENLOHN": "Stunde", "MONATSGEHALT": "Monat", "JAHRESGEHALT": "Jahr"}


def read(data: object, _: Found) -> Ad | None:
    """One offer; its description is plain text."""
    job = at(data, "jobdetail")
    if job is None:
        return None
    posted = stated.posted("datumErsteVeroeffentlichung", at(job, "datumErsteVeroeffentlichung"))
    return Ad(
        Headline(
            title=stated.stated(at(job, "stellenangebotsTitel") or at(job, "titel")),
            company=stated.stated(at(job, "firma") or at(job, "arbeitgeber")),
            places=stated.stated_all(
                stated.place(at(one, "adresse", "ort"), at(one, "adresse", "region"))
                for one in each(job, "stellenlokationen")
            ),
            employment=stated.employment([*_hours(job), at(job, "vertragsdauer"), at(job, "stellenangebotsart")]),
            salary=stated.salary(
                at(job, "gehaltsspanneVon"),
                at(job, "gehaltsspanneBis"),
                None,
                _PERIODS.get(html(job, "verguetungsangabe")),
            ),
            posted=posted,
            reference=stated.reference("referenznummer", at(job, "referenznummer")),
        ),
        sections((None, html(job, "stellenangebotsBeschreibung") or html(job, "stellenbeschreibung"))),
        notes=_notes(job),
    )


def _hours(job: object) -> list[str]:
    hours = ["Vollzeit"] if at(job, "arbeitszeitVollzeit") is True else []
    names = job if isinstance(job, dict) else {}
    if any(str(name).startswith(_PART_TIME) and value is True for name, value in names.items()):
        hours.append("Teilzeit")
    return hours


def _notes(job: object) -> tuple[str, ...]:
    start = stated.words(at(job, "eintrittszeitraum", "von"))
    home = "Homeoffice möglich" if at(job, "homeofficemoeglich") is True else None
    return tuple(note for note in (f"Eintritt: {start}" if start else None, home) if note)


SITE = Site(
    name="arbeitsagentur",
    links=(
        r"arbeitsagentur\.de/jobsuche/jobdetail/(?P<id>[\w.-]+)",
        r"arbeitsagentur\.de/jobsuche/suche\?(?:.*&)?id=(?P<id>[\w.-]+).*",
    ),
    page="https://www.arbeitsagentur.de/jobsuche/jobdetail/{id}",
    data="https://www.arbeitsagentur.de/jobsuche/jobdetail/{id}",
    read=read,
    state="ng-state",
)
