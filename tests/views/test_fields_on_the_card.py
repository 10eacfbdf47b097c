"""The card says whom to turn to and from where one may work, or leaves the line out."""

from datetime import UTC, datetime

import pytest

from bot.actions.open_job import Opened
from bot.model.job import Job
from bot.model.posting import Headline, Posting, Stated
from bot.model.summary import Summary
from bot.model.user import Cause, User, Visit
from bot.views.card import card

_NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def shown(headline: Headline, language: str) -> list[str]:
    opened = Opened(Job(1, _NOW, title="Editor"), Posting("Editor", "text"), Summary(headline=headline))
    return card(opened, Visit(User(1, language, "UTC"), _NOW, Cause(7, 1))).text.splitlines()


@pytest.mark.parametrize(
    ("language", "area"), [("en", "🌍 remote from: EU &amp; UK"), ("de", "🌍 remote, und zwar aus: EU &amp; UK")]
)
def test_contact_and_area_have_a_line_each(language: str, area: str) -> None:
    headline = Headline(
        contact=Stated("Ana <ana@x.example>", "Contact: Ana <ana@x.example>"),
        remote_from=Stated("EU & UK", "Remote (EU & UK only)"),
    )
    lines = shown(headline, language)
    assert area in lines
    assert "✉️ Ana &lt;ana@x.example&gt;" in lines


def test_what_the_posting_does_not_say_has_no_line() -> None:
    assert not any(sign in line for line in shown(Headline(), "en") for sign in ("🌍", "✉️"))
