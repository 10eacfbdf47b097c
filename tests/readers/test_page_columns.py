"""Old pages lay themselves out in tables and columns: what stands beside the posting is not mixed into its lines."""

import pytest

from bot.readers import page
from bot.readers.markup import visible_lines

WORDS = "Somebody has to wind the town clock, oil its wheels and count the pigeons on the roof. " * 6


def lines_of(body: str, name: str = "Town of Graz") -> list[str]:
    html = f"<html><head><title>{name}</title></head><body>{body}<p>{WORDS}</p></body></html>"
    return page.read_html(html).text.split("\n")


def test_the_last_line_of_a_column_is_no_label_of_the_next_columns_first() -> None:
    columns = "<table><tr><td>Parks<br>Vacancies</td><td>Clock Winder<p>Graz</p></td><td>Latest news</td></tr></table>"
    assert visible_lines(columns) == ["Parks", "Vacancies", "Clock Winder", "Graz", "Latest news"]


def test_a_row_of_two_short_cells_is_still_a_label_with_its_value() -> None:
    assert visible_lines("<table><tr><td>Hours</td><td>Full-time<br>in shifts</td></tr></table>") == [
        "Hours: Full-time",
        "in shifts",
    ]


def test_the_facts_of_a_column_before_the_title_stay() -> None:
    column = (
        "<aside><dl><dt>Place</dt><dd>Graz</dd><dt>Hours</dt><dd>Part-time</dd><dt>Pay</dt><dd>€19</dd></dl></aside>"
    )
    lines = lines_of(f"{column}<h1>Clock Winder</h1>", "Clock Winder | Town of Graz")
    assert lines[:4] == ["Clock Winder", "Place: Graz", "Hours: Part-time", "Pay: €19"]


def test_a_sites_telephone_and_mail_above_the_title_are_not_the_postings() -> None:
    top = "<p>Phone: 0316 555 01</p><p>Fax: 0316 555 02</p><p>Mail: town@graz.example</p>"
    lines = lines_of(f"{top}<h1>Clock Winder</h1>", "Clock Winder | Town of Graz")
    assert lines[0] == "Clock Winder"
    assert not any("0316" in line or "@" in line for line in lines)


def test_a_menu_of_links_that_nothing_marks_as_one_is_left_out() -> None:
    menu = "<div><a>Roads</a><br><a>Housing</a><br><a>Parks</a><br><a>Theatre</a></div>"
    lines = lines_of(f"{menu}<b>Clock Winder</b>")
    assert lines[0] == "Clock Winder"


def test_links_below_a_heading_stay_since_a_posting_may_list_its_places_so() -> None:
    places = "<ul><li><a>Graz</a></li><li><a>Leoben</a></li><li><a>Bruck</a></li></ul>"
    lines = lines_of(f"<h1>Clock Winder</h1>{places}", "Clock Winder | Town of Graz")
    assert {"- Graz", "- Leoben", "- Bruck"} <= set(lines)


def test_a_title_that_the_pages_name_calls_out_is_the_title() -> None:
    posting = page.read_html(
        "<html><head><title>Concorso: campanaro civico — Comune di Graz</title></head>"
        f"<body><h1>Campanaro civico</h1><p>{WORDS}</p></body></html>"
    )
    assert posting.stated.title
    assert posting.stated.title.value == "Campanaro civico"


def lines_of_site(name: str, url: str | None = None, more: str = "", title: str = "Clock Winder") -> list[str]:
    html = (
        f"<html><head><title>{title} | {name}</title></head><body><a href='/'>{name}</a>"
        f"<h1>Clock Winder</h1><p>{WORDS}</p>{more}</body></html>"
    )
    return page.read_html(html, url).text.split("\n")


def test_a_house_that_its_posting_never_names_is_named_below_the_title() -> None:
    assert lines_of_site("Graz Clock Museum")[:2] == ["Clock Winder", "© Graz Clock Museum"]


def test_a_site_that_is_called_alike_by_its_name_its_logo_and_its_address_names_the_employer() -> None:
    lines = lines_of_site("Pigeon & Daughters", "https://pigeonanddaughters.example/work")
    assert lines[:2] == ["Clock Winder", "© Pigeon & Daughters"]


def test_jobs_at_somebody_are_that_employers() -> None:
    assert "© Pigeon & Daughters" in lines_of_site("Jobs bei Pigeon & Daughters")


def test_a_board_or_an_agency_is_not_named_as_if_it_were_the_employer() -> None:
    for name in ("College Jobs", "Museum Staffing", "Clockbay", "Klinik Personal"):
        assert not any(name in line for line in lines_of_site(name))


@pytest.mark.parametrize(
    "more",
    [
        "<footer><a>For employers</a></footer>",
        "<footer><a>Stelle inserieren</a></footer>",
        "<p>Company: Heron Bells</p>",
        "<p>Heron Bells Ltd needs your steady hand.</p>",
    ],
)
def test_a_site_on_which_others_advertise_is_no_employer(more: str) -> None:
    lines = lines_of_site("Clockbay", "https://clockbay.example/work", more)
    assert not any("Clockbay" in line for line in lines)


def test_a_label_and_its_value_that_only_a_style_sheet_parts_are_told_apart() -> None:
    rows = "<div><small>Contract</small><b>B2B</b></div><div><small>Hours</small><b>full time</b></div>"
    assert visible_lines(rows) == ["Contract: B2B", "Hours: full time"]


def test_words_in_bold_within_a_sentence_stay_in_it() -> None:
    assert visible_lines("<p>We wind <b>every</b> <b>clock</b> in town.</p>") == ["We wind every clock in town."]


def test_a_call_without_a_job_is_no_title() -> None:
    for call in ("Wir suchen dich!", "On recrute !", "We need you"):
        html = f"<title>{call} - Pigeon & Daughters</title><h1>{call}</h1><h2>Clock Winder</h2><p>{WORDS}</p>"
        title = page.read_html(html).stated.title
        assert title is None or "Clock Winder" in title.value


def test_the_one_great_heading_is_the_title_where_the_pages_name_says_nothing() -> None:
    title = page.read_html(f"<title>Job Advert</title><h1>Clock Winder</h1><p>{WORDS}</p>").stated.title
    assert title is not None
    assert title.value == "Clock Winder"
