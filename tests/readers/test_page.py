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
    ],
    ids=range(16),
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
