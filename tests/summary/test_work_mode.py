"""Remote, in part, or on site, by what a line says."""

import pytest

from bot.model.posting import Posting, WorkMode
from bot.summary.quick import summarise


def mode(line: str) -> WorkMode | None:
    """The mode of a posting that says this among what it offers."""
    text = f"Surveyor of quays\nBay Harbour Ltd, Leith\n\nWhat you will do\n- Measure quays\n\nWe offer\n- {line}\n"
    stated = summarise(Posting(text, "text")).headline.work_mode
    return stated.value if stated else None


@pytest.mark.parametrize(
    "line",
    [
        "Remote work two days a week",
        "Remote work 2 days per week",
        "Remote work on 3 days/week",
        "Teletrabajo dos días a la semana",
        "Praca zdalna dwa dni w tygodniu",
        "Полная занятость, удалённая работа два дня в неделю",
        "Віддалена робота 2 дні на тиждень",
        "Working pattern: hybrid, two days a week in the office",
    ],
)
def test_remote_on_some_days_of_the_week_is_hybrid(line: str) -> None:
    assert mode(line) is WorkMode.HYBRID


@pytest.mark.parametrize(
    "line",
    [
        "Remote work",
        "Fully remote, and two days a week without meetings",
        "Remote work, four days a week",
        "Remote work, and we meet two days a year",
        "Удалённая работа пять дней в неделю",
    ],
)
def test_remote_all_week_stays_remote(line: str) -> None:
    assert mode(line) is WorkMode.REMOTE
