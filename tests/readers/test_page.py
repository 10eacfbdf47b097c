"""Pages as people see them: what is the posting's stays, with its lists; what is the site's, or hidden, does not.

A page and what is expected of it lie side by side in pages/: `lines` stand in the text in that order, nothing of
`absent` stands there, `refused` is the reason why nothing is read.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import CannotRead
from bot.model.posting import Posting
from bot.readers import page
from bot.readers.markup import MAX_CHARACTERS, MAX_LINES, MAX_TAGS, scan, visible_lines

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
WORDS = "Somebody has to wind the town clock, oil its wheels and count the pigeons on the roof. " * 6


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_expected(path: Path) -> None:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    html = path.read_text(encoding="utf-8")
    if "refused" in expected:
        with pytest.raises(CannotRead) as refusal:
            page.read_html(html, "https://jobs.example/1")
        assert refusal.value.key == expected["refused"]
        return
    posting = page.read_html(html, "https://jobs.example/1")
    assert posting.source == expected["source"]
    assert (posting.stated.title.value if posting.stated.title else None) == expected["title"]
    lines = posting.text.split("\n")
    found = [lines.index(line) for line in expected["lines"]]
    assert found == sorted(found)
    assert [words for words in expected["absent"] if words in posting.text] == []


def read(body: str, head: str = "") -> Posting:
    return page.read_html(f"<html><head>{head}</head><body>{body}<p>{WORDS}</p></body></html>")


def test_the_title_comes_first_even_where_the_page_puts_things_before_it() -> None:
    posting = read(
        "<p>Back to all jobs</p><p>Vertex Staffing</p><h1>Clock Winder</h1><p>Graz</p>", "<title>Clock Winder</title>"
    )
    assert posting.text.split("\n")[:2] == ["Clock Winder", "Graz"]


@pytest.mark.parametrize(
    "name",
    [
        "Clock Winder | Town of Graz",
        "Clock Winder - Town of Graz - Careers",
        "Clock Winder at Town of Graz",
        "Jobs: Clock Winder",
    ],
)
def test_a_title_is_known_by_the_pages_name(name: str) -> None:
    title = read("<h1>Clock Winder</h1>", f"<title>{name}</title>").stated.title
    assert title
    assert title.value == "Clock Winder"


@pytest.mark.parametrize(
    ("heading", "name"), [("Careers", "Careers"), ("Join us", "Join us"), ("We are hiring", "Town of Graz")]
)
def test_a_sites_own_heading_is_no_title(heading: str, name: str) -> None:
    assert read(f"<h1>{heading}</h1>", f"<title>{name}</title>").stated.title is None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("We are looking for a Clock Winder", "Clock Winder"),
        ("Clock Winder wanted!", "Clock Winder"),
        ("Wir suchen eine Uhrmacherin", "Uhrmacherin"),
        ("Buscamos relojero", "Relojero"),
        ("Vacancy: Clock Winder (Ref. 1250/a)", "Clock Winder"),
        ("Offre d'emploi : Horloger", "Horloger"),
        ("Требуется часовщик", "Часовщик"),
    ],
)
def test_a_call_for_somebody_is_not_part_of_the_title(heading: str, title: str) -> None:
    stated = read(f"<h1>{heading}</h1>", f"<title>{heading} | Town of Graz</title>").stated.title
    assert stated
    assert (stated.value, stated.quote) == (title, heading)


def test_a_title_without_a_heading_is_known_by_the_pages_name() -> None:
    head = "<title>Clock Winder | Town of Graz</title>"
    title = read("<p>Home</p><p style='font-size:30px'>Clock Winder</p>", head).stated.title
    assert title
    assert title.value == "Clock Winder"
    assert read("<p style='font-size:30px'>Keeper of Bells</p>", head).stated.title is None


def company(body: str, head: str, url: str = "https://jobs.example/1") -> str | None:
    html = f"<html><head>{head}</head><body>{body}<p>{WORDS}</p></body></html>"
    found = page.read_html(html, url)
    name = found.stated.company
    if name:
        assert name.quote in found.text
    return name.value if name else None


@pytest.mark.parametrize(
    ("body", "head", "url"),
    [
        ("<p>Pigeon & Sons winds clocks.</p>", "<meta property=og:site_name content='Pigeon &amp; Sons'>", ""),
        (
            "<p>Pigeon & Sons winds clocks.</p>",
            "<title>Winder | Pigeon & Sons</title>",
            "https://pigeonandsons.example/1",
        ),
        ("<a href='/'>PIGEON & SONS</a><p>At Pigeon & Sons.</p>", "<title>Winder – Pigeon & Sons</title>", ""),
        ("<p>«Голубь» ищет. Компания Голубь.</p>", "<title>Вакансии Голубь</title>", "https://golub.example/1"),
    ],
    ids=range(4),
)
def test_the_employer_is_who_the_page_is_of_and_the_posting_speaks_of(body: str, head: str, url: str) -> None:
    assert company(body, head, url or "https://jobs.example/1") in {"Pigeon & Sons", "Голубь"}


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p>Pigeon & Sons winds clocks.</p>", "<meta property=og:site_name content='JobHarbour'>"),
        ("<p>The tower is in Graz.</p>", "<title>Winder | Graz</title>"),
        ("<p>Our Careers last.</p>", "<meta property=og:site_name content='Careers'>"),
        ("<p>Every jobs fair.</p>", "<title>Winder | Jobs</title><a href='/'>Jobs</a>"),
    ],
    ids=["a board", "a place", "a list", "a word"],
)
def test_a_board_or_a_place_is_no_employer(body: str, head: str) -> None:
    assert company(body, head) is None


def test_a_template_may_call_the_place_and_the_employer_by_name() -> None:
    stated = read(
        "<h1>Clock Winder</h1><p class='company-name'>Pigeon & Sons</p>"
        "<ul><li class='job-location'>Location: Oberzeiring</li>"
        "<li class='job-location'>Pusterwald / Bretstein</li></ul><p class='location'>Remote</p>",
        "<title>Clock Winder</title>",
    ).stated
    assert [place.value for place in stated.places] == ["Oberzeiring", "Pusterwald", "Bretstein"]
    assert stated.company
    assert stated.company.value == "Pigeon & Sons"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Clock Winder</h1>" + "".join(f"<p>Line {n}</p>" for n in range(20)) + "<p class=city>Graz</p>",
        "<p class=city>Graz</p><h2>All jobs</h2>",
        "<h1>Clock Winder</h1><div class=location><p>Graz</p><p>Vienna</p><p>Linz</p></div>",
        "<h1>Clock Winder</h1><footer><p class=location>Graz</p></footer>",
        "<h1>Clock Winder</h1><p class='map-location-picker'>Graz</p>",
    ],
    ids=["far below", "without a title", "several lines", "in the footer", "a tool"],
)
def test_what_is_only_called_so_somewhere_is_no_place(body: str) -> None:
    assert read(body, "<title>Clock Winder</title>").stated.places == ()


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Clock Winder in Oberzeiring | Pigeon & Sons", ["Oberzeiring"]),
        ("Clock Winder in Oberzeiring, Styria", ["Oberzeiring"]),
        ("Clock Winder in Leoben | Pigeon & Sons", []),
        ("Clock Winder in charge", []),
    ],
)
def test_a_pages_name_may_tell_the_place_behind_the_title(name: str, places: list[str]) -> None:
    stated = read("<h1>Clock Winder</h1><p>The tower of Oberzeiring waits.</p>", f"<title>{name}</title>").stated
    assert [place.value for place in stated.places] == places


def test_a_pages_name_may_tell_the_employer_behind_the_title() -> None:
    assert (
        company("<h1>Winder</h1><p>Pigeon & Sons winds.</p>", "<title>Winder at Pigeon & Sons</title>")
        == "Pigeon & Sons"
    )
    assert company("<h1>Winder</h1><p>Somebody winds.</p>", "<title>Winder at Pigeon & Sons</title>") is None


MARKED = """<div {kind}><h1 {title}>Clock Winder</h1><p>Hours: 30 a week, on site</p>
<div {text}><p>Wind the town clock every morning, oil its wheels, and keep the pigeons from its hands. The tower has
two hundred steps, a bell of nine tons and a visitor's book in which the last entry is from 1911.</p></div>
<p>Write to the tower warden.</p></div><p>Weather in Graz: fair</p>"""


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ('itemscope itemtype="https://schema.org/JobPosting"', 'itemprop="title"', 'itemprop="description"'),
        ('vocab="https://schema.org/" typeof="JobPosting"', 'property="title"', 'property="description"'),
        ('typeof="schema:JobPosting"', 'property="schema:title"', 'property="schema:description"'),
    ],
    ids=["microdata", "rdfa", "rdfa with a prefix"],
)
def test_all_that_is_marked_as_the_posting_is_read(kind: str, title: str, text: str) -> None:
    posting = page.read_html(MARKED.format(kind=kind, title=title, text=text), "https://jobs.example/1")
    assert posting.source == "microdata"
    assert posting.stated.title
    assert posting.stated.title.value == "Clock Winder"
    lines = posting.text.split("\n")
    assert "Hours: 30 a week, on site" in lines
    assert lines[-1] == "Write to the tower warden."


def test_what_stands_over_a_description_is_kept_beside_the_pages_data() -> None:
    data = json.dumps({"@type": "JobPosting", "title": "Clock Winder", "description": f"<p>{WORDS}</p>"})
    posting = read("<h1>Clock Winder</h1><p>Hybrid, 30 hours</p>", f"<script type=application/ld+json>{data}</script>")
    assert posting.text.split("\n") == ["Clock Winder", "Hybrid, 30 hours", WORDS.strip()]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html>\x00\x80\x81", "<p>Größe: 5 m²</p>".encode("cp1252")])
def test_bytes_in_any_encoding_become_text(body: bytes) -> None:
    assert isinstance(page.decoded(body), str)


def test_an_encoding_is_taken_from_the_page_where_the_server_says_none() -> None:
    html = "<html><head><meta charset=windows-1251></head><body>Часовщик в башню</body></html>"
    assert "Часовщик в башню" in page.decoded(html.encode("cp1251"))
    assert "Prüfung – “gut”" in page.decoded("Prüfung – “gut”".encode("cp1252"), "iso-8859-1")
    assert "Prüfung" in page.decoded("Prüfung".encode(), "no-such-charset")


def test_lists_in_lists_and_open_ends_are_kept() -> None:
    lines = visible_lines(
        "<ul><li>Wind<ul><li>the big clock<li>the small one</ul><li>Oil</ul>After<ol><li>Count<p>twice</p></ol>"
        "<p>One<p>Two<div>Three</div>Four"
    )
    assert lines == [
        *(
            "- Wind",
            "- the big clock",
            "- the small one",
            "- Oil",
            "After",
            "- Count",
            "twice",
            "One",
            "Two",
            "Three",
            "Four",
        )
    ]


def test_rows_become_lines() -> None:
    assert visible_lines(
        "<table><tr><th>Place<td>Graz<tr><td>Hours:<td>38<tr><td>Mon<td>Tue<td>Wed<tr><td>Alone</td><td></td></tr></table>"
        "<dl><dt>Start<dd>May<dt>Pay?<dd>Fair<dd>and on time</dl><label>Team</label><span>Clocks</span>"
    ) == [
        "Place: Graz",
        "Hours: 38",
        "Mon | Tue | Wed",
        "Alone",
        "Start: May",
        "Pay? Fair",
        "and on time",
        "Team: Clocks",
    ]


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("<p><span>Graz</span><span>Full time</span><span>€ 3,000</span></p>", ["Graz · Full time · € 3,000"]),
        ("<div><a>Graz</a> <a>Vienna</a></div>", ["Graz · Vienna"]),
        ("<p><span>Employer:</span> <span>Town of Graz</span></p>", ["Employer: Town of Graz"]),
        ("<p>Our <span>Clock</span> <span>Tower</span> rings</p>", ["Our Clock Tower rings"]),
        ("<p><span>We wind clocks</span> <span>and count pigeons.</span></p>", ["We wind clocks and count pigeons."]),
        ("<p><span>Wind the clock.</span><span>Count.</span></p>", ["Wind the clock.Count."]),
    ],
)
def test_chips_are_set_apart_and_sentences_are_not(fragment: str, lines: list[str]) -> None:
    assert visible_lines(fragment) == lines


def test_rows_of_two_chips_are_labels_and_values() -> None:
    rows = [("Employer", "Town of Graz"), ("Place", "Graz"), ("Hours", "38")]
    fragment = "".join(f"<div><span>{label}</span><span>{value}</span></div>" for label, value in rows)
    assert visible_lines(fragment) == ["Employer: Town of Graz", "Place: Graz", "Hours: 38"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert visible_lines("<pre>Duties\n * wind\n * oil\n</pre>") == ["Duties", "- wind", "- oil"]


def test_words_are_not_glued_where_style_alone_sets_them_apart() -> None:
    assert visible_lines("<b>Posted</b> on<span>8 May</span><span>Graz</span>") == ["Posted on 8 May Graz"]
    assert visible_lines("<span>T</span>own clock, O<sub>2</sub>") == ["Town clock, O2"]


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 10_000 + "x",
        "<div>" * (MAX_CHARACTERS // 5),
        "<div><p>" * 60_000,
        "".join(f"<font size={number}>" for number in range(5_000)) + "<p>x</p>" * 5_000,
        "<div>" * 50_000 + "</p>" * 50_000,
        "<ul><li>" * 200_000,
        "<div " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x",
        "<" * MAX_CHARACTERS,
        "<!--" * 500_000,
        '<a "' * 500_000,
        "<p style='" + "color:" * 200_000,
        "<pre>" + "x\n" * 1_000_000,
        "&#" + "9" * 100_000 + ";" + "&#x110000;&#xD800;",
        "<p itemprop=description itemscope itemtype=http://schema.org/JobPosting>" * 20_000,
        "x<dd>" * 300_000,
        "a" * (2 * MAX_CHARACTERS),
        "<svg>" * 600_000,
        "<span>A</span>" * 200_000,
        "<a href=/>x</a>" * 200_000,
        '<p typeof="JobPosting" property=title>' * 20_000,
    ],
    ids=range(20),
)
def test_a_page_made_to_break_readers_breaks_nothing(bomb: str) -> None:
    found = scan(bomb)
    assert len(found.lines) <= MAX_LINES
    try:
        posting = page.read_html(bomb)
    except CannotRead:
        return
    posting.text.encode()


def test_what_comes_after_the_bounds_is_left_out() -> None:
    assert scan("<i></i>" * MAX_TAGS + "<p>late</p>").cut
    assert scan("x" * (MAX_CHARACTERS + 1)).cut
    assert not scan("<p>short</p>").cut


SEED = next(path for path in PAGES if path.stem == "shop_with_panels").read_text(encoding="utf-8")
pieces = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "<div",
        "<li>",
        "</ul>",
        "<!--",
        "-->",
        '"',
        "'",
        "=",
        "&",
        "&#",
        ";",
        "<script>",
        "<style>",
        "\x00",
        "<p hidden>",
        "é",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 40), pieces), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_damage_to_a_page_is_survived(damages: list[tuple[int, int, str]]) -> None:
    html = SEED
    for position, length, piece in damages:
        html = html[:position] + piece + html[position + length :]
    try:
        posting = page.read_html(html, "https://jobs.example/1")
    except CannotRead:
        return
    assert posting.text
    posting.text.encode()


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_survived(text: str) -> None:
    found = scan(text)
    assert all(line.text == line.text.strip() for line in found.lines)
    visible_lines(text)
