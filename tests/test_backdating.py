"""On which day a step was, and the way of a job with the days in each stage, as a person sees them."""

import pytest

from bot.playground import Message
from tests.conftest import Talk
from tests.postings import ANALYST
from tests.test_by_itself import days_pass
from tests.test_collection import labels, saved


async def way(talk: Talk) -> Message:
    """The timeline of job 1."""
    return await talk.tap(await talk.tap(await talk.say("/job 1"), "More"), "Timeline")


async def dated(talk: Talk, step: str, day: str) -> Message:
    """The timeline, once a step was given another day by a tap."""
    return await talk.tap(await talk.tap(await talk.tap(await way(talk), "✎ Change a date"), step), day)


async def written(talk: Talk, step: str, words: str) -> Message:
    """What the bot says to a day in words."""
    days = await talk.tap(await talk.tap(await way(talk), "✎ Change a date"), step)
    await talk.emulator.tap(talk.robin, days, "Another day …")
    await talk.heard()
    return await talk.say(words)


async def test_the_timeline_counts_the_days_in_each_stage(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    talk.clock.go_on(days=1)
    await talk.tap(card, "Applied")
    talk.clock.go_on(days=12)
    await talk.tap(card, "Interview")
    talk.clock.go_on(days=2)
    lines = (await way(talk)).text.splitlines()
    assert lines[2:] == [
        "2 Mar 2026 Saved – 1 day",
        "3 Mar 2026 Applied – 12 days",
        "15 Mar 2026 Interview – 2 days so far",
    ]


async def test_what_has_ended_counts_no_more_days(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    talk.clock.go_on(days=4)
    await talk.tap(await talk.tap(card, "More"), "They said no")
    talk.clock.go_on(days=40)
    assert (await way(talk)).text.splitlines()[2:] == ["2 Mar 2026 Applied – 4 days", "6 Mar 2026 They said no"]


async def test_a_step_is_dated_back_by_a_tap_and_that_is_undone(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    back = await dated(talk, "Applied", "Yesterday")
    assert "1 Mar 2026 Applied – 1 day so far" in back.text
    assert (await talk.say("/job 1")).text.startswith("#1 · Applied · 1 Mar 2026")
    assert "2 Mar 2026 Applied" in (await talk.tap(back, "↩ Undo")).text


async def test_a_step_is_dated_back_in_words(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    assert "27 Feb 2026 Applied – 3 days so far" in (await written(talk, "Applied", "last Friday")).text
    assert "25 Feb 2026 Applied" in (await written(talk, "Applied", "25 February")).text


async def test_what_was_saved_here_later_is_dated_along_and_back_again(talk: Talk) -> None:
    await talk.tap(await saved(talk, ANALYST), "Applied")
    back = await dated(talk, "Applied", "Fri 27 Feb")
    assert back.text.splitlines()[2:] == ["27 Feb 2026 Saved", "27 Feb 2026 Applied – 3 days so far"]
    again = await talk.tap(back, "↩ Undo")
    assert again.text.splitlines()[2:] == ["2 Mar 2026 Saved", "2 Mar 2026 Applied"]
    await dated(talk, "Applied", "Fri 27 Feb")
    moved = await talk.tap(await talk.tap(await talk.say("/job 1"), "Screening"), "↩ Undo")
    assert "Applied · 27 Feb 2026" in moved.text


async def test_a_move_that_is_taken_back_leaves_its_saving_where_it_was(talk: Talk) -> None:
    card = await talk.tap(await saved(talk, ANALYST), "Applied")
    await dated(talk, "Applied", "Fri 27 Feb")
    assert (await talk.tap(card, "↩ Undo")).text.startswith("#1 · Saved · 2 Mar 2026")


async def test_the_follow_up_is_counted_from_the_day_that_was_said(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await written(talk, "Applied", "26 February")
    await days_pass(talk, 4)  # eight days after that
    assert "8 days without a word" in (await talk.heard()).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("tomorrow", "still to come"),
        ("3 December", "more than two years ago|3 Dec 2025"),
        ("3 December 2019", "more than two years ago"),
        ("some day", "I don’t know which day that is"),
        ("every Monday", "I don’t know which day that is"),
    ],
)
async def test_a_day_that_can_t_be_gets_one_kind_line(talk: Talk, words: str, answer: str) -> None:
    await saved(talk, ANALYST, "Applied")
    said = (await written(talk, "Applied", words)).text
    assert any(one in said for one in answer.split("|"))


async def test_steps_keep_their_order(talk: Talk) -> None:
    card = await talk.tap(await saved(talk, ANALYST), "Applied")
    talk.clock.go_on(days=10)
    await talk.tap(card, "Interview")
    assert "The step before that one came later" in (await written(talk, "Interview", "1 March")).text
    assert "The step after that one came earlier" not in (await written(talk, "Applied", "5 March")).text
    await talk.tap(card, "Interview")
    await written(talk, "Interview", "8 March")
    assert "The step after that one came earlier" in (await written(talk, "Applied", "9 March")).text


async def test_a_step_that_was_taken_back_has_no_date(talk: Talk) -> None:
    card = await talk.tap(await saved(talk, ANALYST), "Applied")
    await talk.tap(card, "↩ Undo")
    for data in ("1dw:2", "1do:2:20260301", "1da:2", "1du:2", "1do:1:20261399", "1do:77:1"):
        talk.emulator.press(talk.robin, card.id, data, forged=True)
        assert len((await talk.heard()).text.splitlines()) == 1


async def test_a_german_sees_the_days_too(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST, by=talk.lena), "Beworben", by=talk.lena)
    talk.clock.go_on(days=3)
    more = await talk.tap(card, "Mehr", by=talk.lena)
    shown = await talk.tap(more, "Verlauf", by=talk.lena)
    assert "2. März 2026 Beworben – bisher 3 Tage" in shown.text
    assert "✎ Datum ändern" in labels(shown)
