"""Which links a text holds, and whether it is there for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.model.links import is_mostly_links, links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://a.example/1", ("https://a.example/1",)),
        ("See https://a.example/1.", ("https://a.example/1",)),
        ("(https://a.example/x_(1))", ("https://a.example/x_(1)",)),
        ("https://a.example/1 and https://a.example/1", ("https://a.example/1",)),
        ("http://a.example/?gh_jid=7&x=1, thanks", ("http://a.example/?gh_jid=7&x=1",)),
        ("«https://a.example/1»", ("https://a.example/1",)),
        ("mailto:me@a.example ftp://a.example", ()),
        ("nothing here", ()),
    ],
)
def test_links_are_found_without_the_sentence_around_them(text: str, links: tuple[str, ...]) -> None:
    assert links_in(text) == links


def test_hidden_links_are_taken_in_and_addresses_without_a_scheme_get_one() -> None:
    assert links_in("click", ["a.example/jobs", "https://b.example/2"]) == (
        "https://a.example/jobs",
        "https://b.example/2",
    )


def test_a_mail_address_is_no_link() -> None:
    assert links_in("write", ["me@a.example", "tel:123", "word"]) == ()


def test_a_few_words_around_a_link_leave_it_a_link() -> None:
    text = "What do you think of this one? https://a.example/1"
    assert is_mostly_links(text, links_in(text))


def test_a_posting_with_a_link_in_it_is_a_text() -> None:
    text = "We are looking for a cook. " * 10 + "Apply at https://a.example/1"
    assert not is_mostly_links(text, links_in(text))


@given(some.text())
def test_no_text_breaks_the_search(text: str) -> None:
    for link in links_in(text):
        assert link.lower().startswith("http")
