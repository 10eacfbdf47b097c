"""Does it fit me? The profile as a person fills it, and what the cards say then."""

from tests.conftest import Talk
from tests.postings import ANALYST
from tests.test_main_job import docx, labels

CV = [
    "Robin Harbourmaster",
    "Experience",
    "2019 - 2024 Data analyst at a shipping company",
    "Built dashboards in Tableau, wrote SQL and Python every day",
    "Skills",
    "SQL, Python, Tableau, Git",
    "Languages",
    "English (C1), German (B2)",
    "Education",
    "Bachelor of Science in Statistics",
]


async def with_profile(talk: Talk, words: str) -> None:
    """Type a profile."""
    await talk.emulator.tap(talk.robin, await talk.say("/profile"), "Add")
    assert "Write what you know" in (await talk.heard()).text
    assert (await talk.say(words)).text.startswith("Taken in")


async def test_without_a_profile_a_card_says_nothing_of_a_fit(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    assert "fit" not in card.text.lower()
    assert not any("fits me" in label for label in labels(card))


async def test_a_typed_profile_stands_there_and_cards_say_how_a_job_fits(talk: Talk) -> None:
    await with_profile(talk, "SQL, Python, 5 years of data analysis, English C1, German B2")
    shown = await talk.say("/profile")
    assert "SQL" in shown.text
    assert "German B2" in shown.text
    card = await talk.say(ANALYST)
    assert "Great fit" in card.text or "Good fit" in card.text
    assert "of 3 musts met" in card.text or "of 4 musts met" in card.text


async def test_what_is_written_behind_the_command_is_taken_in(talk: Talk) -> None:
    taken = await talk.say("/profile SQL, Python, English C1")
    assert taken.text.startswith("Taken in: 3 things.")
    assert "Python" in (await talk.say("/profile")).text


async def test_the_fit_shows_what_is_met_by_which_words_and_what_is_missing(talk: Talk) -> None:
    await with_profile(talk, "SQL, English C1")
    card = await talk.say(ANALYST)
    fit = await talk.tap(card, "How it fits me")
    assert "You have" in fit.text
    assert "SQL" in fit.text
    assert "Python ✓" in labels(fit)


async def test_a_tap_on_a_skill_grows_the_profile_and_the_verdict(talk: Talk) -> None:
    await with_profile(talk, "SQL, English C1, German B2")
    card = await talk.say(ANALYST)
    fit = await talk.tap(card, "How it fits me")
    after = await talk.tap(fit, "Python ✓")
    assert "Python ✓" not in labels(after)
    assert "Python" in (await talk.say("/profile")).text


async def test_a_cv_is_asked_about_thing_by_thing_and_not_kept(talk: Talk) -> None:
    await talk.emulator.tap(talk.robin, await talk.say("/profile"), "From my CV")
    await talk.heard()
    await talk.emulator.document(talk.robin, "cv.docx", docx(CV))
    asked = await talk.heard()
    assert "know it?" in asked.text
    after = await talk.tap(asked, "Yes")
    assert "know it?" in after.text
    done = await talk.tap(after, "All ")
    assert "That was all of it" in done.text
    assert "Python" in done.text
    profile = (await talk.say("/profile")).text
    assert "Tableau" in profile
    assert "Harbourmaster" not in profile


async def test_a_cv_that_is_sent_unasked_is_offered_to_be_one(talk: Talk) -> None:
    await talk.emulator.document(talk.robin, "cv.docx", docx(CV))
    refusal = await talk.heard()
    assert "don’t see a job posting" in refusal.text
    await talk.emulator.tap(talk.robin, refusal, "It is my CV")
    assert "know it?" in (await talk.heard()).text


async def test_an_entry_is_taken_out_by_a_tap(talk: Talk) -> None:
    await with_profile(talk, "SQL, Python")
    shown = await talk.say("/profile")
    choice = await talk.tap(shown, "Take out")
    left = await talk.tap(choice, "✕ SQL")
    assert "✕ SQL" not in labels(left)
    assert "SQL" not in (await talk.say("/profile")).text


async def test_wishes_that_a_job_breaks_are_named(talk: Talk) -> None:
    await with_profile(talk, "SQL, Python, English C1, German B2, at least 90,000 € per year")
    card = await talk.say(ANALYST)
    assert "against your wishes: pay" in card.text


async def test_gaps_name_what_the_saved_jobs_ask_for(talk: Talk) -> None:
    await with_profile(talk, "SQL, English C1, German B2")
    await talk.tap(await talk.say(ANALYST), "Save")
    gaps = await talk.tap(await talk.say("/profile"), "Gaps")
    assert "Python stands in 1 of your jobs (#1)" in gaps.text


async def test_what_says_nothing_is_asked_for_again(talk: Talk) -> None:
    await talk.emulator.tap(talk.robin, await talk.say("/profile"), "Add")
    await talk.heard()
    assert "nothing to keep" in (await talk.say("???")).text
    assert (await talk.say("SQL")).text.startswith("Taken in")


async def test_a_profile_is_deleted_after_one_confirmation(talk: Talk) -> None:
    await with_profile(talk, "SQL")
    sure = await talk.tap(await talk.say("/profile"), "Delete profile")
    empty = await talk.tap(sure, "Yes, delete")
    assert "Your profile is empty" in empty.text


async def test_nobody_sees_another_s_profile(talk: Talk) -> None:
    await with_profile(talk, "SQL, Python")
    assert "Dein Profil ist leer" in (await talk.say("/profile", by=talk.lena)).text
