"""Telegram HTML, entities and the texts that people's apps send."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import clean, read, split
from bot.playground.marks import Entity, covered, utf16_length, well_nested
from bot.playground.refusals import Refused
from bot.playground.telegram_html import to_html


def marks(html: str) -> list[tuple[str, str]]:
    """Each entity's type and the text that it covers."""
    text, entities = read(html, "HTML")
    return [(entity["type"], covered(text, entity)) for entity in entities]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_every_plain_tag_is_understood(tag: str, kind: str) -> None:
    assert marks(f"a <{tag}>bit</{tag}> more") == [(kind, "bit")]
    assert marks(f"a <{tag.upper()} >bit</{tag.upper()} > more") == [(kind, "bit")]


def test_tags_with_attributes_are_understood() -> None:
    text, entities = read(
        '<a href="https://example.com/a?b=1&amp;c=2">link</a> <span class="tg-spoiler">hush</span> '
        "<blockquote expandable>long</blockquote> <tg-emoji emoji-id='5368324170671202286'>👍</tg-emoji> "
        '<pre><code class="language-python">x = 1</code></pre> <tg-time unix="1800000000" format="wDT">then</tg-time>',
        "HTML",
    )
    assert text == "link hush long 👍 x = 1 then"
    assert [{k: v for k, v in e.items() if k not in ("offset", "length")} for e in entities] == [
        {"type": "text_link", "url": "https://example.com/a?b=1&c=2"},
        {"type": "spoiler"},
        {"type": "expandable_blockquote"},
        {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"},
        {"type": "pre", "language": "python"},
        {"type": "date_time", "unix_time": 1800000000, "date_time_format": "wDT"},
    ]


def test_offsets_count_utf16_units() -> None:
    text, entities = read("😀 <b>né</b> 👍🏽 <i>end</i>", "HTML")
    assert [(e["offset"], e["length"]) for e in entities] == [(3, 2), (11, 3)]
    assert [covered(text, e) for e in entities] == ["né", "end"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#65;&#x42;&#X43; &#128512;", "ABC 😀"),
        ("&nbsp; &apos; &copy;", "&nbsp; &apos; &copy;"),  # Telegram knows four names only
        ("a & b &", "a & b &"),
        ("&lt no semicolon", "< no semicolon"),
        ("&#0; &#x10FFFF;", "&#0; &#x10FFFF;"),
    ],
)
def test_escapes_are_those_of_telegram(html: str, text: str) -> None:
    assert read(html, "HTML")[0] == text


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1800000000" format="q">x</tg-time>', "Invalid date format used"),
        ("&#xD800;", "Text contains invalid Unicode characters after decoding HTML entities"),
    ],
)
def test_broken_html_is_refused_with_telegrams_words(html: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        read(html, "HTML")
    assert refused.value.code == 400
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {complaint}")


def test_what_telegram_drops_without_a_word_is_dropped() -> None:
    assert marks('<a href="javascript:alert(1)">x</a> <b></b><i> </i> <tg-time unix="0">now</tg-time>') == []
    assert marks("<a>example.com</a>") == [("text_link", "example.com")]  # the text is the address


def test_texts_are_trimmed_and_control_characters_go() -> None:
    assert read("\n  \x07<b> hi\r\n</b> \t\n", "HTML") == (" hi", [{"offset": 0, "length": 3, "type": "bold"}])
    assert read("  a\x00b\u202ec\r\n  ", "")[0] == "a bc"
    assert read(" \n\u200b\u2060 ", "") == ("", [])


def test_styles_are_joined_cut_and_kept_out_of_code() -> None:
    assert marks("<b>a</b><b>b</b>") == [("bold", "ab")]
    assert marks("<b>x <code>y</code> z</b>") == [("bold", "x "), ("code", "y"), ("bold", " z")]
    assert marks("<blockquote>a <blockquote>b</blockquote></blockquote>") == [("blockquote", "a b")]
    assert marks("<b>see exam</b>ple.com now") == [("bold", "see "), ("url", "example.com"), ("bold", "exam")]
    assert marks("<b>a<b>b</b></b>") == [("bold", "ab")]


def test_telegram_marks_addresses_commands_and_names_by_itself() -> None:
    assert marks("See https://jobs.example.com/a(b)?x=1, example.org/x. or mail hr@firm.example.com!") == [
        ("url", "https://jobs.example.com/a(b)?x=1"),
        ("url", "example.org/x"),
        ("email", "hr@firm.example.com"),
    ]
    assert marks("(see https://example.com/a_(b)).) http://[x]") == [("url", "https://example.com/a_(b)")]
    assert marks("/jobs or /job_3 but not a/b or 1/2 or //x") == [("bot_command", "/jobs"), ("bot_command", "/job_3")]
    assert marks("ask @some_one about #hiring #2026") == [("mention", "@some_one"), ("hashtag", "#hiring")]
    assert marks("e.g. this, i.e. that: v1.2, notes.txt and C.V.") == []
    assert marks("<code>https://example.com /jobs</code>") == [("code", "https://example.com /jobs")]


def test_other_parse_modes_say_what_is_wrong() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        read("x", "bbcode")
    with pytest.raises(Refused, match="not Markdown"):
        read("*x*", "MarkdownV2")
    with pytest.raises(Refused, match="text is too long"):
        read("x" * 33_000, "")


@given(st.text(alphabet=st.sampled_from("<>/&;#abi=\"' \n😀é\x00-u"), max_size=60))
def test_any_html_is_read_or_refused(html: str) -> None:
    with contextlib.suppress(Refused):
        text, entities = read(html, "HTML")
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16_length(text) for e in entities)


styles = st.builds(
    lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
    st.sampled_from(["bold", "italic", "spoiler", "code", "pre", "text_link", "blockquote", "expandable_blockquote"]),
    st.integers(0, 20),
    st.integers(1, 10),
)


@given(st.lists(styles, max_size=8))
def test_styles_always_come_out_sorted_and_cross_no_other(given_entities: list[Entity]) -> None:
    entities = well_nested([dict(entity) for entity in given_entities])
    assert entities == sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    styled = [e for e in entities if e["type"] in ("bold", "italic", "spoiler")]
    for style in styled:
        begin, end = style["offset"], style["offset"] + style["length"]
        for other in entities:
            first, last = other["offset"], other["offset"] + other["length"]
            assert last <= begin or end <= first or first <= begin <= end <= last or begin <= first <= last <= end
            assert other["type"] not in ("code", "pre") or last <= begin or end <= first
    for kind in ("bold", "italic", "spoiler"):
        kept = {place for e in entities if e["type"] == kind for place in _places(e)}
        verbatim = {place for e in entities if e["type"] in ("code", "pre") for place in _places(e)}
        asked = {place for e in given_entities if e["type"] == kind for place in _places(e)}
        assert kept == asked - verbatim


def _places(entity: Entity) -> range:
    return range(entity["offset"], entity["offset"] + entity["length"])


@given(st.text(alphabet=st.sampled_from("ab <&>\n😀é/.@"), max_size=40))
def test_html_made_of_entities_reads_back_the_same(text: str) -> None:
    shown, found = clean(text, [])
    styled = [*found, {"type": "bold", "offset": 0, "length": utf16_length(shown)}] if shown else []
    html = to_html(shown, well_nested(styled))
    assert read(html, "HTML")[0] == shown


def test_html_is_given_back_as_it_was_sent() -> None:
    html = (
        '<b>Bold <i>both</i></b> 😀 <a href="https://example.com/">link</a> &lt;&amp;\n'
        '<blockquote expandable>more</blockquote><pre><code class="language-sql">select</code></pre>'
    )
    assert to_html(*read(html, "HTML")) == html


def test_a_long_text_is_split_where_a_line_or_a_word_ends() -> None:
    lines = "\n".join(f"line {number} " + "x" * 80 for number in range(200))
    parts = split(lines)
    assert "".join(parts) == lines
    assert all(utf16_length(part) <= 4096 for part in parts)
    assert all(part.startswith("\nline") for part in parts[1:])
    words = split("word " * 2000)
    assert all(part.endswith("word") for part in words[:-1])


@given(st.text(alphabet=st.sampled_from("a \n😀"), max_size=300), st.integers(2, 50))
def test_splitting_loses_nothing_and_breaks_no_character(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(utf16_length(part) <= limit for part in parts)
