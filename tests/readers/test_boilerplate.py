"""Panels of a site are left out; what a posting itself may say is not taken for one."""

import pytest

from bot.readers import boilerplate
from bot.readers.markup import Line, Zone


def kept(*lines: Line) -> list[str]:
    return [line.text for line in boilerplate.without(lines)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Apply now",
            "Apply for this job",
            "APPLY TODAY!",
            "Share this job",
            "Save job",
            "Back to all jobs",
            "Skip to content",
        ),
        *(
            "Read more",
            "See all jobs",
            "Sign in",
            "Powered by Hirewell",
            "© 2025 Hirewell GmbH",
            "Privacy policy",
            "Track this job",
        ),
        *(
            "Jetzt bewerben",
            "Zurück zur Übersicht",
            "Stelle merken",
            "Datenschutzerklärung",
            "Mehr anzeigen",
            "chevron_right",
        ),
        *("Inscríbete", "Volver", "Postuler maintenant", "Candidati ora", "Solliciteer direct", "Откликнуться"),
        "We use cookies to give you the best experience on our site.",
        "Diese Website verwendet Cookies. Wir brauchen dafür Ihre Einwilligung.",
    ],
)
def test_a_sites_own_buttons_and_notes_are_left_out(words: str) -> None:
    assert kept(Line("Wind the clocks of nine stations"), Line(words)) == ["Wind the clocks of nine stations"]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Open communication",
            "Open to students",
            "Print production",
            "Back to office two days a week",
            "Close to the station",
        ),
        *(
            "About us",
            "Contact",
            "Contact: Ms Weller",
            "Legal",
            "Search engine marketing",
            "Register of deeds",
            "Home office",
        ),
        *(
            "More opportunities to learn",
            "Other offers: a pension, a bicycle",
            "Weitere Angebote",
            "Further training",
            "Jobs",
        ),
        *(
            "Apply first aid where it is needed",
            "Share your knowledge with colleagues",
            "Save lives at sea",
            "LinkedIn",
            "Next steps",
        ),
        "You bake cookies for the children, and clean the ovens afterwards.",
        "Knowledge of cookie law",
        "Bewerbung bis 30. November",
        "Kontakt",
    ],
)
def test_what_a_posting_may_say_is_kept(words: str) -> None:
    assert words in kept(Line("Wind the clocks of nine stations"), Line(words), Line("Oil them in spring"))


def test_menus_are_left_out_where_they_are_links() -> None:
    menu = [Line("Contact", linked=True), Line("About us", linked=True), Line("Imprint | Privacy", linked=True)]
    assert kept(*menu, Line("About us", level=2), Line("See our film", linked=True)) == ["About us", "See our film"]


def test_other_jobs_end_where_the_next_part_begins() -> None:
    assert kept(
        Line("Oil the clocks"),
        Line("Similar jobs", level=2),
        Line("Bell Founder", level=3, linked=True),
        Line("Graz, full time"),
        Line("How to apply", level=2),
        Line("Send a letter"),
    ) == ["Oil the clocks", "How to apply", "Send a letter"]


def test_a_sentence_about_more_positions_is_no_list_of_other_jobs() -> None:
    lines = [Line("More positions", item=True), Line("Other jobs you may do", item=True), Line("Oil the clocks")]
    assert kept(*lines) == ["More positions", "Other jobs you may do", "Oil the clocks"]


def test_a_panel_that_stands_twice_is_kept_once_but_headings_may_return() -> None:
    lines = [Line("Tasks", level=2), Line("Place: Graz"), Line("Tasks", level=3), Line("Place: Graz")]
    assert kept(*lines) == ["Tasks", "Place: Graz", "Tasks"]


def test_a_zone_that_holds_the_posting_is_kept() -> None:
    posting = [
        Line(f"Wind the clock of station number {number}, and set it by the sun", zone=Zone.FORM) for number in range(9)
    ]
    assert len(kept(*posting, Line("Home", linked=True))) == 9
    beside = [Line(f"First name of your referee number {number}, if you like", zone=Zone.FORM) for number in range(2)]
    text = [Line(f"Wind the clock of station number {number}, and set it by the sun, at noon") for number in range(9)]
    assert len(kept(*text, *beside)) == 9
