"""Jobs side by side, as a person sees it: ticked or named, weighed by what matters, and as a picture."""

import re
from datetime import UTC, datetime

import pytest

from bot.model.job import Job
from bot.playground import Message
from bot.storage import users
from bot.views import charts
from bot.views.buttons import Compare, DrawComparison, Tick, packed
from bot.views.charts import Drawing, Shade
from bot.views.compare import short_names
from bot.views.screen import LONGEST_TEXT
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE
from tests.test_bad_input import PNG

GRID = """\
Data Analyst (all genders)
Company: Nordhaven Energie GmbH
Location: Kiel, on site

Your tasks
- Build dashboards on wind and load
- Write SQL and Python for questions of the grid team

Requirements
- At least 3 years of experience with data analysis
- Very good SQL and Python
- Knowledge of SAP BW
- Fluent English

We offer
- Salary: €58,000 - €68,000 per year

Apply by 31 December 2026. Full-time, permanent.
"""

BUSES = """\
Fleet Data Analyst
Company: Sudbus Mobility Ltd
Location: Freiburg, remote

Your tasks
- Analyse delays of buses with SQL
- Explain results to the dispatchers

Requirements
- Very good SQL
- Experience with Tableau
- Fluent English

We offer
- Salary: €50,000 - €52,000 per year

Apply by 10 December 2026. Full-time.
"""


def labels(message: Message) -> list[str]:
    """The words on a message's buttons."""
    return [button.text for row in message.buttons for button in row]


async def saved(talk: Talk, *postings: str) -> list[Message]:
    """The cards of these postings, saved one after the other."""
    return [await talk.tap(await talk.say(posting), "Save") for posting in postings]


# --- picking ----------------------------------------------------------------------------------------------------------


async def test_jobs_are_ticked_on_a_list_and_shown_side_by_side(talk: Talk) -> None:
    await saved(talk, GRID, BUSES, ANALYST)
    page = await talk.tap(await talk.say("/jobs"), "Compare")
    assert "Tick two to 5" in page.text
    page = await talk.tap(page, "☐ #1 Data Analyst")
    assert not any(label.startswith("Show") for label in labels(page)), "one alone can't be compared"
    page = await talk.tap(page, "☐ #2 Fleet Data Analyst")
    assert "☑ #1 Data Analyst (all genders), Nordhaven Energie GmbH" in page.text
    page = await talk.tap(page, "Show 2 side by side")
    assert page.text.startswith("2 jobs side by side\n#1 Nordhaven Energie · Data Analyst")
    assert "Brackwater" not in page.text


async def test_a_card_begins_a_comparison_with_itself(talk: Talk) -> None:
    cards = await saved(talk, GRID, BUSES)
    page = await talk.tap(await talk.tap(cards[1], "More"), "Compare")
    assert "☑ #2 Fleet" in page.text
    page = await talk.tap(await talk.tap(page, "☐ #1"), "Show 2")
    assert "#2 Sudbus Mobility" in page.text


async def test_a_second_tap_on_a_tick_takes_it_back_and_a_doubled_one_does_not(talk: Talk) -> None:
    await saved(talk, GRID, BUSES)
    page = await talk.say("/compare")
    first = packed(Tick(0, 0, (1 << 20) | 1))
    for _ in range(2):  # the same button, tapped twice before the page was drawn anew
        await talk.emulator.tap(talk.robin, page, first, forged=True)
        await talk.settled()
    page = talk.seen(page.id)
    assert "☑ #1" in page.text
    assert "☑" not in (await talk.tap(page, "☑ #1")).text


async def test_ticks_stay_while_pages_are_turned(talk: Talk) -> None:
    await saved(talk, *(ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}") for number in range(8)))
    page = await talk.tap(await talk.say("/compare"), "☐ #8")
    page = await talk.tap(page, "›")
    assert "2/2" in labels(page)
    assert "☑ #8 Data Analyst H" in page.text
    page = await talk.tap(page, "☐ #1")
    assert "Data Analyst A" in (await talk.tap(page, "Show 2")).text


async def test_a_job_that_was_deleted_meanwhile_is_left_out(talk: Talk) -> None:
    cards = await saved(talk, GRID, BUSES, ANALYST)
    page = await talk.say("/compare")
    for number in (1, 2, 3):
        page = await talk.tap(page, f"☐ #{number}")
    await talk.tap(await talk.tap(await talk.tap(cards[0], "More"), "Delete"), "Yes, delete")
    shown = await talk.tap(page, "Show 3")
    assert "Not there any more: #1" in shown.text
    assert shown.text.startswith("2 jobs side by side")
    await talk.tap(await talk.tap(await talk.tap(cards[1], "More"), "Delete"), "Yes, delete")
    await talk.emulator.tap(talk.robin, page, packed(Compare(1 | 2 << 20 | 3 << 40, 0)), forged=True)
    assert "fewer than two jobs are left" in (await talk.heard()).text
    await talk.emulator.tap(talk.robin, page, packed(Tick(0, 0, (1 << 20) | 2)), forged=True)
    assert "You have no job #2" in (await talk.heard()).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/compare 1 9", "You have no job #9."),
        ("/compare 1 1", "That is twice the same job."),
        ("/compare 1 2 3 4 5 6", "I hold 5 jobs side by side at most."),
        ("/compare all", "Write the numbers of two to 5 jobs"),
        ("/compare 0 1", "You have no job #0."),
        ("/compare 1 99999999999999999999", "You have no job #9999999999."),
        ("/compare 7", "You have no job #7."),
        ("/compare -", "Write the numbers of two to 5 jobs"),
        ("/compare " + "8 " * 2000, "twice the same job"),
    ],
    ids=lambda value: value[:16],
)
async def test_what_can_t_be_compared_is_answered_in_a_line(talk: Talk, words: str, answer: str) -> None:
    await saved(talk, GRID, BUSES)
    said = await talk.say(words)
    assert answer in said.text
    assert "\n" not in said.text


async def test_with_fewer_than_two_jobs_it_says_what_to_do(talk: Talk) -> None:
    assert "it takes two saved jobs" in (await talk.say("/compare")).text
    await saved(talk, GRID)
    page = await talk.say("/compare")
    assert "it takes two saved jobs" in page.text
    assert "Compare" not in "".join(labels(await talk.say("/jobs")))


async def test_a_card_that_is_not_saved_has_no_number_to_compare(talk: Talk) -> None:
    await saved(talk, GRID)
    await talk.say(BUSES)
    assert "You have no job #2" in (await talk.say("/compare 1 2")).text


async def test_six_ticks_are_one_too_many(talk: Talk) -> None:
    await saved(talk, *(ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}") for number in range(6)))
    page = await talk.say("/compare")
    for number in range(1, 6):
        page = await talk.tap(page, f"☐ #{number}")
    await talk.emulator.tap(talk.robin, page, "☐ #6")
    assert "5 jobs side by side at most" in (await talk.heard()).text
    assert "Show 5 side by side" in labels(talk.seen(page.id))


# --- side by side -----------------------------------------------------------------------------------------------------


async def test_what_decides_is_said_in_words(talk: Talk) -> None:
    await saved(talk, GRID, BUSES)
    await talk.tap(await talk.say("/profile"), "Add")
    await talk.say("Python, SQL, English C1, 4 years of data analysis, Kiel")
    said = (await talk.say("/compare 1 2")).text
    assert "Nordhaven Energie pays 8,000 – 16,000 € a year more than Sudbus Mobility." in said
    assert "Sudbus Mobility is remote; Nordhaven Energie is on site" in said
    assert re.search(r"You meet 3 of 4 musts at Nordhaven Energie, 2 of 3 at Sudbus Mobility", said)
    assert "The time for Sudbus Mobility is over first: 10 Dec 2026." in said
    assert "✗ Knowledge of SAP BW" in said
    assert "Nordhaven Energie: 58,000 – 68,000 € a year" in said


async def test_what_a_posting_does_not_say_is_said_to_be_unsaid(talk: Talk) -> None:
    await saved(talk, GRID, NURSE.replace("- 3.400 € brutto monatlich\n", ""))
    said = (await talk.say("/compare 1 2")).text
    assert "Haus Birkenhain: not said" in said
    assert "more than" not in said
    assert "That can change with what isn’t said: pay (Haus Birkenhain)" in said or "I can’t tell" in said


async def test_a_month_s_pay_is_made_a_year_s_and_that_is_said(talk: Talk) -> None:
    await saved(talk, GRID, NURSE)
    said = (await talk.say("/compare 1 2")).text
    assert "Counted for a year of full time" in said
    assert "17,200 – 27,200 € a year more than Haus Birkenhain" in said


@pytest.mark.engines("sqlite", "postgresql")
async def test_weights_are_cycled_by_taps_kept_and_used(talk: Talk) -> None:
    await saved(talk, GRID, BUSES)
    page = await talk.say("/compare 1 2")
    assert "Sudbus Mobility comes first.\nFor it: remote\nAgainst it: pay" in page.text
    page = await talk.tap(page, "Remote: some")
    page = await talk.tap(page, "Remote: much")
    assert "Remote: off" in labels(page)
    assert "Nordhaven Energie comes first.\nFor it: pay" in page.text
    assert "Remote: off" in labels(await talk.say("/compare 2 1"))
    async with talk.database.begin() as tx:
        assert await users.weights(tx, talk.robin.id) == {"remote": "off"}
    for what in ("Pay", "Fit", "Place"):
        page = await talk.tap(await talk.tap(page, f"{what}: some"), f"{what}: much")
    assert "Tap below what matters to you" in page.text


async def test_two_jobs_of_one_company_are_told_apart(talk: Talk) -> None:
    await saved(talk, GRID, GRID.replace("Data Analyst", "Grid Planner").replace("58,000", "60,000"))
    said = (await talk.say("/compare 1 2")).text
    assert "Nordhaven Energie #2: 60,000 – 68,000 € a year" in said
    assert "\nNordhaven Energie #1 · Data Analyst" in said


async def test_five_long_jobs_fit_one_message(talk: Talk) -> None:
    long = "- Very good knowledge of {} and everything that anybody in the whole harbour ever asked of it\n"
    asked = "".join(long.format(what) for what in ("SQL", "Python", "Excel", "Tableau", "Docker", "SAP", "dbt"))
    jobs = [
        GRID.replace("- Knowledge of SAP BW\n", asked)
        .replace("Nordhaven Energie", f"{word} Sailing and Shipping and Storage of Everything Worldwide Holding")
        .replace("Data Analyst", f"{word} Analyst of Very Many Things in Very Many Places for a Very Long Time " * 2)
        for word in ("Amber", "Birch", "Cedar", "Dune", "Ember")
    ]
    await saved(talk, *jobs)
    await talk.tap(await talk.say("/profile"), "Add")
    await talk.say("Python, English C1, 4 years of data analysis")
    said = await talk.say("/compare 1 2 3 4 5")
    assert said.text.startswith("5 jobs side by side")
    assert len(said.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert "What decides" in said.text


async def test_a_german_user_compares_in_german(talk: Talk) -> None:
    for posting in (GRID, NURSE):
        await talk.tap(await talk.say(posting, by=talk.lena), "Speichern", by=talk.lena)
    said = await talk.say("/compare 1 2", by=talk.lena)
    assert "Nordhaven Energie zahlt 17.200 – 27.200 € im Jahr mehr als Haus Birkenhain." in said.text
    assert "Gehalt: etwas" in labels(said)


async def test_nobody_compares_another_s_jobs(talk: Talk) -> None:
    await saved(talk, GRID, BUSES)
    assert "Eine Stelle #1 hast du nicht." in (await talk.say("/compare 1 2", by=talk.lena)).text
    page = await talk.say("/jobs", by=talk.lena)
    await talk.emulator.tap(talk.lena, page, packed(Compare(1 | 2 << 20, 0)), forged=True)
    assert "Nordhaven" not in (await talk.heard(talk.lena)).text


# --- as a picture -----------------------------------------------------------------------------------------------------


async def test_a_comparison_comes_as_a_picture_in_light_and_dark(talk: Talk) -> None:
    await saved(talk, GRID, BUSES)
    page = await talk.say("/compare 1 2")
    await talk.emulator.tap(talk.robin, page, "As a picture")
    picture = await talk.emulator.next_message(talk.robin, timeout=30)
    [size] = picture.raw["photo"]
    assert size["width"] > 1000
    assert "#1 Nordhaven Energie" in picture.text
    assert labels(picture) == ["☾ Dark"]
    await talk.emulator.tap(talk.robin, picture, "☾ Dark", timeout=30)
    await talk.settled()
    dark = talk.seen(picture.id)
    assert labels(dark) == ["☀ Light"]
    assert dark.raw["photo"][0]["file_unique_id"] != size["file_unique_id"]


async def test_what_the_picture_says_stands_in_the_text(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Drawing] = []

    async def draws(drawing: Drawing, shade: Shade) -> bytes:
        assert shade is Shade.LIGHT
        asked.append(drawing)
        return PNG

    monkeypatch.setattr(charts, "drawn", draws)
    await saved(talk, GRID, BUSES)
    page = await talk.say("/compare 1 2")
    await talk.emulator.tap(talk.robin, page, "As a picture")
    await talk.heard()
    [drawing] = asked
    assert drawing.said["first"] == [1]
    for fact, values, _ in drawing.said["facts"]:
        assert fact in page.text
        assert all(value in page.text for value in values)
    assert all(note in page.text for note in drawing.said["notes"])


async def test_a_picture_of_jobs_that_are_gone_says_so(talk: Talk) -> None:
    cards = await saved(talk, GRID, BUSES)
    page = await talk.say("/compare 1 2")
    await talk.tap(await talk.tap(await talk.tap(cards[0], "More"), "Delete"), "Yes, delete")
    await talk.emulator.tap(talk.robin, page, packed(DrawComparison(1 | 2 << 20, 0, Shade.DARK)), forged=True)
    assert "fewer than two jobs are left" in (await talk.heard()).text


@pytest.mark.parametrize(
    ("companies", "names"),
    [
        (("Nord GmbH", "Süd AG & Co. KG"), ["Nord", "Süd"]),
        (("Nord GmbH", "nord ag"), ["Nord #1", "nord #2"]),
        (("ООО «Северный ветер»", "Łódź Sp. z o.o."), ["Северный ветер", "Łódź"]),
        (("AG", None), ["AG", "Analyst"]),
        (("A & B <script>", "Co"), ["A & B <script>", "Co"]),
        (("Südwestdeutsche Verkehrsgesellschaft mbH", "Haus e.V."), ["Südwestdeutsche", "Haus"]),
    ],
)
def test_a_job_is_called_by_its_company_without_its_legal_form(
    companies: tuple[str, str | None], names: list[str]
) -> None:
    jobs = [
        Job(number, datetime(2026, 3, 2, tzinfo=UTC), number, title="Analyst", company=one)
        for number, one in enumerate(companies, 1)
    ]
    assert list(short_names(jobs).values()) == names


def test_jobs_without_any_name_are_called_by_their_numbers() -> None:
    jobs = [Job(number, datetime(2026, 3, 2, tzinfo=UTC), number) for number in (3, 5)]
    assert list(short_names(jobs).values()) == ["#3", "#5"]
