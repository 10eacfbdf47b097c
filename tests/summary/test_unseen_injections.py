"""Orders to machines in wordings that the rules did not know: those that were learnt, and those that never were."""

from dataclasses import replace
from functools import cache

import pytest

from bot.model.posting import Posting
from bot.model.summary import Summary
from bot.readers import page
from bot.summary.quick import summarise
from bot.summary.sections import read
from tests.postings import ANALYST, NURSE
from tests.summary.test_refined import as_page, placed
from tests.summary.unseen_injections import HIDDEN, SECOND, THIRD, UNSEEN

LEARNT = [words for several in (UNSEEN, SECOND) for orders in several.values() for words in orders]
UNKNOWN = [words for orders in THIRD.values() for words in orders]


@cache
def card(text: str) -> Summary:
    """The summary without its warnings; what is hidden in hundreds of ways leaves the same text."""
    return replace(summarise(Posting(text, "text")), warnings=())


@pytest.mark.parametrize("words", LEARNT)
def test_an_order_to_a_machine_is_seen(words: str) -> None:
    assert any(passage.to_machine for passage in read(words))


@pytest.mark.parametrize("text", [ANALYST, NURSE], ids=["en", "de"])
@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_a_card_with_an_order_in_it_is_the_same_card(text: str, where: str) -> None:
    clean = card(text)
    for words in LEARNT:
        if "\n" not in words:
            assert card(placed(text, words, where)) == clean, words


def test_an_order_that_people_do_not_see_is_not_read() -> None:
    url = "https://jobs.example/1"
    clean = card(page.read_html(as_page(ANALYST), url).text)
    for words in (*LEARNT, *UNKNOWN):
        for hidden in HIDDEN:
            assert card(page.read_html(as_page(ANALYST, hidden.format(words)), url).text) == clean, (hidden, words)


@pytest.mark.parametrize("text", [ANALYST, NURSE], ids=["en", "de"])
@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_an_order_that_nobody_recognises_moves_no_pay_place_deadline_or_address(text: str, where: str) -> None:
    clean = card(text).headline
    for words in UNKNOWN:
        head = card(placed(text, words, where)).headline
        assert (head.salary, head.places, head.deadline, head.contact, head.reference, head.posted) == (
            clean.salary,
            clean.places,
            clean.deadline,
            clean.contact,
            clean.reference,
            clean.posted,
        ), words
