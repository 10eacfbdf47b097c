"""The hunt in numbers, as a person sees it."""

from dataclasses import replace

import pytest

from bot.errors import UserError
from bot.playground import Message
from bot.storage import jobs
from bot.views import charts
from bot.views.charts import Drawing, Shade
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST, NURSE
from tests.test_bad_input import PNG


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[Drawing]:
    """What would be drawn; a picture of a dot comes instead."""
    asked: list[Drawing] = []

    async def draws(drawing: Drawing, _shade: Shade) -> bytes:
        asked.append(drawing)
        return PNG

    monkeypatch.setattr(charts, "drawn", draws)
    return asked


def analyst(number: int) -> str:
    """A posting like no other."""
    return ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}")


async def stats(talk: Talk) -> str:
    """What /stats says, its picture taken too."""
    said = (await talk.say("/stats")).text
    await talk.heard()
    return said


async def test_with_nothing_saved_there_is_one_line_and_what_to_do(talk: Talk) -> None:
    await talk.say(ANALYST)  # a card alone is nothing to count
    said = await talk.say("/stats")
    assert said.text.startswith("There is nothing to count yet.")
    assert "\n" not in said.text
    assert said.buttons[0][0].text == "Try with an example"
    assert not any("photo" in one.raw for one in talk.from_bot())


async def test_the_funnel_counts_how_far_jobs_came(talk: Talk, drawings: list[Drawing]) -> None:
    await talk.tap(await talk.say(analyst(0)), "Save")
    await talk.tap(await talk.say(analyst(1)), "Applied")
    await talk.tap(await talk.tap(await talk.say(NURSE), "Save"), "Interview")
    said = await stats(talk)
    assert "Saved: 3\nApplied: 2\nScreening: 1\nInterview: 1\nOffer: 0\nI took it: 0" in said
    assert "1 of 2 applications answered." in said
    assert "1 was sent within the last 14 days and may still be." in said
    assert "Week of 2 Mar: 3 saved, 1 applied\nNothing in 11 weeks." in said


async def test_what_was_undone_is_not_counted(talk: Talk, drawings: list[Drawing]) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    card = await talk.tap(card, "Offer")
    await talk.tap(card, "Undo")
    assert "Saved: 1\nApplied: 0\nScreening: 0\nInterview: 0\nOffer: 0" in await stats(talk)


async def test_a_deleted_job_is_not_counted_and_an_archived_one_is(talk: Talk, drawings: list[Drawing]) -> None:
    gone = await talk.tap(await talk.say(analyst(0)), "Save")
    kept = await talk.tap(await talk.say(analyst(1)), "Save")
    await talk.tap(await talk.tap(await talk.tap(gone, "More"), "Delete"), "Yes, delete")
    await talk.tap(await talk.tap(kept, "More"), "Archive")
    assert "Saved: 1\n" in await stats(talk)


@pytest.mark.engines("sqlite", "postgresql")
async def test_answers_are_told_by_source_once_there_are_enough(talk: Talk, drawings: list[Drawing]) -> None:
    for number in range(5):
        link = f"https://www.jobs.example/{number}"
        talk.pages.pages[link] = html_page(link, f"<pre>{analyst(number)}</pre>")
        card = await talk.tap(await talk.say(link), "Applied")
    await talk.tap(card, "Interview")
    assert "jobs.example" not in await stats(talk), "they were sent today"
    assert "5 of a source, 8 of the others" in await stats(talk)
    talk.clock.go_on(days=15)
    said = await stats(talk)
    assert "Answered of what was sent 14 days ago or longer\n• jobs.example: 1 of 5" in said
    talk.clock.go_on(days=1)
    assert drawings[-1].said["parts"][1]["rows"][0] == {
        "label": "jobs.example",
        "value": 1,
        "of": 5,
        "words": "1 of 5",
    }


async def test_days_in_a_stage_are_told_once_enough_jobs_left_it(talk: Talk, drawings: list[Drawing]) -> None:
    cards = [await talk.tap(await talk.say(analyst(number)), "Save") for number in range(3)]
    talk.clock.go_on(days=4)
    for card in cards:
        assert "Days in a stage" not in await stats(talk)
        await talk.tap(card, "Applied")
    assert "Days in a stage, median\nSaved: 4 days (3 jobs)" in await stats(talk)


async def test_what_was_kept_before_sources_were_is_known_by_its_link(talk: Talk, drawings: list[Drawing]) -> None:
    for number in range(5):
        card = await talk.tap(await talk.say(analyst(number)), "Applied")
        async with talk.database.begin() as tx:
            job = await jobs.by_number(tx, talk.robin.id, number + 1)
            assert job is not None
            assert job.url is None, card.text
            await jobs.keep(tx, talk.robin.id, replace(job, url=f"https://old.example/{number}"))
    talk.clock.go_on(days=20)
    assert "• old.example: 0 of 5" in await stats(talk)


async def test_a_german_user_counts_in_german(talk: Talk, drawings: list[Drawing]) -> None:
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Beworben", by=talk.lena)
    said = (await talk.say("/stats", by=talk.lena)).text
    assert said.startswith("Deine Suche in Zahlen, 2. März 2026")
    assert "0 von 1 Bewerbung beantwortet." in said
    await talk.heard(talk.lena)
    assert drawings[-1].said["parts"][0]["rows"][1]["label"] == "Beworben"


async def test_the_picture_has_the_figures_of_the_text(talk: Talk, drawings: list[Drawing]) -> None:
    for number in range(3):
        await talk.tap(await talk.say(analyst(number)), "Applied")
    talk.clock.go_on(days=3)
    said = await stats(talk)
    [drawing] = drawings
    for part in drawing.said["parts"]:
        assert part["heading"] in said
        assert all(f"{row['label']}: {row['words']}" in said for row in part["rows"])


async def test_numbers_come_as_a_picture_in_light_and_dark(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    told = await talk.say("/stats")
    picture: Message = await talk.emulator.next_message(talk.robin, timeout=30)
    assert picture.reply_to == told.id
    light = picture.raw["photo"][0]
    assert light["width"] == 1520
    assert "The text above has the same figures." in picture.text
    await talk.emulator.tap(talk.robin, picture, "☾ Dark", timeout=30)
    await talk.settled()
    assert talk.seen(picture.id).raw["photo"][0]["file_unique_id"] != light["file_unique_id"]
    assert talk.seen(picture.id).buttons[0][0].text == "☀ Light"


async def test_the_shade_that_was_chosen_is_remembered(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    shades: list[Shade] = []

    async def draws(_drawing: Drawing, shade: Shade) -> bytes:
        shades.append(shade)
        return PNG

    monkeypatch.setattr(charts, "drawn", draws)
    await talk.tap(await talk.say(analyst(0)), "Save")
    await talk.tap(await talk.say(analyst(1)), "Save")
    await talk.say("/stats")
    picture = await talk.heard()
    picture = await talk.tap(picture, "☾ Dark")
    await stats(talk)
    await talk.emulator.tap(talk.robin, await talk.say("/compare 1 2"), "As a picture")
    compared = await talk.heard()
    await talk.tap(compared, "☀ Light")
    await stats(talk)
    assert shades == [Shade.LIGHT, Shade.DARK, Shade.DARK, Shade.DARK, Shade.LIGHT, Shade.LIGHT]


async def test_without_its_picture_the_text_stays(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_drawing: Drawing, _shade: Shade) -> bytes:
        raise UserError("picture-failed")

    monkeypatch.setattr(charts, "drawn", fails)
    await talk.tap(await talk.say(ANALYST), "Save")
    assert "Saved: 1" in (await talk.say("/stats")).text
    assert "The picture did not work out this time." in (await talk.heard()).text


async def test_nobody_counts_another_s_jobs(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    assert "nichts zu zählen" in (await talk.say("/stats", by=talk.lena)).text


async def test_the_buttons_of_an_old_picture_still_draw(talk: Talk, drawings: list[Drawing]) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    await talk.say("/stats")
    picture = await talk.heard()
    talk.clock.go_on(days=40)
    assert "11 Apr 2026" in (await talk.tap(picture, "☾ Dark")).text
    await talk.emulator.tap(talk.robin, picture, "The numbers again")
    assert "Your hunt in numbers, 11 Apr 2026" in (await talk.heard()).text
