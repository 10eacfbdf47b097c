"""The collection, as a person sees it: the list and its filters, tags, stars, the archive, every field corrected."""

import pytest

from bot.model.choice import AtStage, Choice, Due, Fit, Mode, Order, Shelf, Star
from bot.model.match import Verdict, least
from bot.playground import Message
from bot.storage import jobs
from bot.views.buttons import LONGEST, Browse, packed
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE

EVERYTHING = Choice(
    Shelf.ARCHIVED, AtStage.OFFER, Due.PASSED, Mode.ONSITE, Fit.GREAT, Star.STARRED, Order.NEWEST, 2**32 - 1
)


def labels(message: Message) -> list[str]:
    """The words on a message's buttons."""
    return [button.text for row in message.buttons for button in row]


def listed(message: Message) -> list[str]:
    """The numbers of the jobs on a list, in their order."""
    return [label for label in labels(message) if label.startswith("#")]


async def saved(talk: Talk, posting: str, to: str = "Save") -> Message:
    """A saved job's card."""
    return await talk.tap(await talk.say(posting), to)


async def three(talk: Talk) -> None:
    """A remote job saved (#1, by 31 March), one in Kiel applied for (#2, by 6 March), a nurse's offered (#3)."""
    await saved(talk, ANALYST.replace("Ferries, Kiel", "Ferries, Kiel, remote").replace("Data", "Fleet"))
    await saved(talk, ANALYST.replace("31 March", "6 March"), "Applied")
    await talk.tap(await saved(talk, NURSE), "Offer")


# --- the choice -------------------------------------------------------------------------------------------------------


def test_a_choice_fits_a_button_and_comes_back() -> None:
    assert Choice.numbered(EVERYTHING.number) == EVERYTHING
    assert Choice.numbered(Choice().number) == Choice()
    assert len(packed(Browse(EVERYTHING.number, 10**9)).encode()) <= LONGEST


@pytest.mark.parametrize("number", [15 << 32, 15 << 36, 2**63 - 1, 1 << 60])
def test_a_number_that_no_choice_has_is_none(number: int) -> None:
    assert Choice.numbered(number) is None


def test_a_tap_on_what_is_on_switches_it_off() -> None:
    assert Choice().switched(Due.WEEK) == Choice(due=Due.WEEK)
    assert Choice(due=Due.WEEK).switched(Due.OPEN) == Choice(due=Due.OPEN)
    assert Choice(due=Due.WEEK).switched(Due.WEEK) == Choice()


# --- filters and order ------------------------------------------------------------------------------------------------


async def test_the_list_is_filtered_by_stage_and_says_so(talk: Talk) -> None:
    await three(talk)
    page = await talk.say("/jobs")
    assert listed(page) == ["#3", "#2", "#1"]
    assert "✕ Clear" not in labels(page)
    page = await talk.tap(await talk.tap(page, "Filter · Sort"), "Applied")
    assert "● Applied" in labels(page)
    page = await talk.tap(page, "Show 1 job")
    assert page.text.startswith("1 job under way\nOnly: Applied")
    assert listed(page) == ["#2"]
    page = await talk.tap(page, "✕ Clear")
    assert listed(page) == ["#3", "#2", "#1"]
    assert "Only" not in page.text


async def choose(talk: Talk, *switches: str) -> list[str]:
    """The jobs that a fresh list shows once these are switched on."""
    page = await talk.tap(await talk.say("/jobs"), "Filter · Sort")
    for one in switches:
        page = await talk.tap(page, one)
    return listed(await talk.tap(page, "Show "))


async def test_each_filter_shows_what_it_says(talk: Talk) -> None:
    await three(talk)
    assert await choose(talk, "remote") == ["#1"]
    assert await choose(talk, "Due within 7 days") == ["#2"]
    assert await choose(talk, "Not over yet") == ["#3", "#2", "#1"]
    assert await choose(talk, "Deadline over") == []
    assert await choose(talk, "remote", "Due within 7 days") == []
    talk.clock.go_on(days=10)
    assert await choose(talk, "Deadline over") == ["#2"]
    assert await choose(talk, "Not over yet") == ["#3", "#1"]


async def test_the_list_is_sorted_by_deadline_and_by_age(talk: Talk) -> None:
    await three(talk)
    assert await choose(talk, "⇅ deadline") == ["#2", "#1", "#3"]
    assert await choose(talk, "⇅ newest") == ["#3", "#2", "#1"]
    talk.clock.go_on(days=10)
    assert await choose(talk, "⇅ deadline") == ["#1", "#3", "#2"], "what is over comes last"


async def test_match_is_offered_once_it_is_known_and_filters_and_sorts(talk: Talk) -> None:
    await three(talk)
    page = await talk.tap(await talk.say("/jobs"), "Filter · Sort")
    assert "Great match" not in labels(page)
    async with talk.database.begin() as tx:
        await jobs.keep_matches(
            tx, talk.robin.id, {1: least(Verdict.GREAT), 2: least(Verdict.GOOD), 3: least(Verdict.GOOD) - 1}
        )
    assert await choose(talk, "Great match") == ["#1"]
    assert await choose(talk, "Good match or better") == ["#2", "#1"]
    assert await choose(talk, "⇅ match") == ["#1", "#2", "#3"]


async def test_a_filter_that_leaves_nothing_says_so_and_leads_back(talk: Talk) -> None:
    await three(talk)
    page = await talk.tap(await talk.tap(await talk.say("/jobs"), "Filter · Sort"), "hybrid")
    page = await talk.tap(page, "Show 0 jobs")
    assert page.text == "No job is like that.\nOnly: hybrid"
    assert listed(await talk.tap(page, "✕ Clear")) == ["#3", "#2", "#1"]


async def test_the_filter_stays_on_while_pages_are_turned(talk: Talk) -> None:
    for number in range(8):
        await saved(talk, ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}"))
    page = await talk.tap(await talk.tap(await talk.say("/jobs"), "Filter · Sort"), "⇅ newest")
    page = await talk.tap(page, "Show 8 jobs")
    assert "1/2" in labels(page)
    page = await talk.tap(page, "›")
    assert "2/2" in labels(page)
    assert "Sorted by: newest" in page.text
    assert listed(page) == ["#2", "#1"]


async def test_buttons_of_older_lists_still_turn_them(talk: Talk) -> None:
    await three(talk)
    page = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, page, "1ls:1", forged=True)
    await talk.settled()
    assert listed(talk.seen(page.id)) == ["#3", "#2", "#1"]
    await talk.emulator.tap(talk.robin, page, "1lc:1", forged=True)
    await talk.settled()
    assert "Nothing is closed yet" in talk.seen(page.id).text


async def test_a_forged_choice_says_that_it_expired(talk: Talk) -> None:
    page = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, page, f"1br:{2**63 - 1}:1", forged=True)
    assert "older version" in (await talk.heard()).text


@pytest.mark.parametrize("page", [0, 99, 2**63 - 1])
async def test_a_page_that_is_not_there_is_the_nearest_that_is(talk: Talk, page: int) -> None:
    await three(talk)
    shown = await talk.say("/jobs")
    await talk.emulator.tap(talk.robin, shown, f"1br:0:{page}", forged=True)
    await talk.settled()
    assert listed(talk.seen(shown.id)) == ["#3", "#2", "#1"]


# --- tags -------------------------------------------------------------------------------------------------------------


async def test_tags_are_put_on_a_job_folded_and_each_once(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    tagged = await talk.say("/tag 1 Remote, #URGENT remote")
    assert "🏷 remote · urgent" in tagged.text
    assert "🏷 remote · urgent" in (await talk.say("/job 1")).text
    assert "🏷 remote · urgent" in (await talk.say("/jobs")).text
    assert listed(await talk.say("/search urgent")) == ["#1"]
    menu = await talk.tap(await talk.tap(talk.seen(card.id), "More"), "🏷 Tags")
    assert "✕ remote" in labels(menu)


async def test_a_tag_is_taken_off_by_a_tap_and_others_are_offered(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await saved(talk, NURSE)
    await talk.say("/tag 1 remote urgent")
    menu = await talk.say("/tag 2")
    assert "no tags yet" in menu.text
    menu = await talk.tap(menu, "+ remote")
    assert "🏷 remote" in menu.text
    menu = await talk.tap(menu, "✕ remote")
    assert "no tags yet" in menu.text
    assert "🏷 remote · urgent" in (await talk.say("/job 1")).text


async def test_tags_are_asked_for_from_the_card(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    menu = await talk.tap(await talk.tap(card, "More"), "🏷 Tags")
    await talk.emulator.tap(talk.robin, menu, "Add tags")
    assert "Which tags" in (await talk.heard()).text
    assert "🏷 sea" in (await talk.say("Sea")).text


async def test_the_list_is_filtered_by_a_tag(talk: Talk) -> None:
    await three(talk)
    await talk.say("/tag 2 sea")
    await talk.say("/tag 3 sea night")
    page = await talk.tap(await talk.tap(await talk.say("/jobs"), "Filter · Sort"), "🏷 Tag …")
    assert labels(page)[:2] == ["sea (2)", "night (1)"]
    page = await talk.tap(page, "sea (2)")
    assert "● 🏷 sea" in labels(page)
    page = await talk.tap(page, "Show 2 jobs")
    assert listed(page) == ["#3", "#2"]
    assert "Only: 🏷 sea" in page.text
    await talk.tap(await talk.say("/tag 2"), "✕ sea")
    await talk.tap(await talk.say("/tag 3"), "✕ sea")
    page = await talk.tap(page, "Filter · Sort")
    assert "● 🏷 sea" not in labels(page), "a tag that no job has any more is chosen no more"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (" ".join(f"tag{number}" for number in range(500)), "10 tags"),
        (" ".join(f"tag{number}" for number in range(11)), "10 tags"),
        ("x" * 33, "32 characters"),
        ("#,;", "no tag in that"),
    ],
)
async def test_tags_that_are_too_many_or_too_long_change_nothing(talk: Talk, words: str, answer: str) -> None:
    await saved(talk, ANALYST)
    await talk.say("/tag 1 sea")
    assert answer in (await talk.say(f"/tag 1 {words}")).text
    assert "🏷 sea\n" in (await talk.say("/job 1")).text


async def test_an_eleventh_tag_is_refused(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say(f"/tag 1 {' '.join('abcdefghij')}")
    assert "10 tags" in (await talk.say("/tag 1 k")).text
    assert "🏷 a · b" in (await talk.say("/tag 1 a")).text, "one that is there is no eleventh"


# --- star and archive -------------------------------------------------------------------------------------------------


async def test_a_star_is_put_on_and_taken_off_and_filters(talk: Talk) -> None:
    await three(talk)
    card = await talk.tap(await talk.tap(await talk.say("/job 2"), "More"), "☆ Star")
    assert "\n★\n" in card.text
    assert "#2 ★" in (await talk.say("/jobs")).text
    assert await choose(talk, "★ Starred") == ["#2"]
    card = await talk.tap(await talk.tap(card, "More"), "★ No star")
    assert "★" not in card.text


async def test_two_quick_taps_on_the_star_put_it_on(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    menu = await talk.tap(card, "More")
    taps = [talk.emulator.press(talk.robin, menu.id, "1mk:1:star", forged=True) for _ in range(2)]
    for tap in taps:
        await tap.answered
    await talk.settled()
    assert "★" in talk.seen(card.id).text


async def test_an_archived_job_is_out_of_the_way_and_can_be_found(talk: Talk) -> None:
    await three(talk)
    card = await talk.tap(await talk.tap(await talk.say("/job 1"), "More"), "Archive")
    assert "🗄 archived" in card.text
    page = await talk.say("/jobs")
    assert listed(page) == ["#3", "#2"]
    assert await choose(talk, "Archived") == ["#1"]
    assert "Saved · archived" in (await talk.say("/search fleet analyst")).text
    await talk.tap(await talk.tap(card, "More"), "Out of the archive")
    assert listed(await talk.say("/jobs")) == ["#3", "#2", "#1"]


async def test_a_job_that_moves_on_comes_out_of_the_archive(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    card = await talk.tap(await talk.tap(card, "More"), "Archive")
    card = await talk.tap(card, "Interview")
    assert "archived" not in card.text
    assert listed(await talk.say("/jobs")) == ["#1"]


# --- fields -----------------------------------------------------------------------------------------------------------


async def correct(talk: Talk, field: str, words: str, number: int = 1) -> Message:
    """The bot's answer once a field of a job is written anew."""
    menu = await talk.tap(await talk.tap(await talk.say(f"/job {number}"), "More"), "✎ Edit")
    await talk.emulator.tap(talk.robin, menu, field)
    assert "/cancel stops" in (await talk.heard()).text
    return await talk.say(words)


@pytest.mark.parametrize(
    ("field", "words", "told", "shown"),
    [
        ("Title", "Purser", "title: Data Analyst (all genders) → Purser", "Purser"),
        ("Company", "Saltmarsh  Lines", "company: Brackwater Ferries → Saltmarsh Lines", "🏢 Saltmarsh Lines"),
        ("Place", "Lübeck", "place: Kiel → Lübeck", "📍 Lübeck"),
        ("Last day", "30 April", "last day to apply: 31 Mar 2026 → 30 Apr 2026", "Apply by 30 Apr 2026"),
        ("Last day", "2026-04-30", "31 Mar 2026 → 30 Apr 2026", "Apply by 30 Apr 2026"),
        ("Last day", "1 February", "31 Mar 2026 → 1 Feb 2027", "Apply by 1 Feb 2027"),
        ("Last day", "tomorrow", "31 Mar 2026 → 3 Mar 2026", "Apply by 3 Mar 2026"),
        ("Last day", "-", "31 Mar 2026 → –", ""),
        ("Company", "–", "company: Brackwater Ferries → –", ""),
    ],
)
async def test_a_field_is_corrected_and_the_correction_undone(
    talk: Talk, field: str, words: str, told: str, shown: str
) -> None:
    before = (await saved(talk, ANALYST)).text
    card = await correct(talk, field, words)
    assert told in card.text
    assert shown in card.text.split("\n\n", 1)[1]
    card = await talk.tap(card, "Undo")
    assert card.text == before
    assert "Corrected" not in (await talk.tap(await talk.tap(card, "More"), "Timeline")).text


async def test_a_link_and_a_work_mode_are_set(talk: Talk) -> None:
    await saved(talk, ANALYST)
    card = await correct(talk, "Link", "brackwater.example/jobs/7")
    assert card.button("Open the posting").url == "https://brackwater.example/jobs/7"
    menu = await talk.tap(await talk.tap(card, "More"), "✎ Edit")
    assert "● unsaid" in labels(menu)
    card = await talk.tap(menu, "hybrid")
    assert "work mode: – → hybrid" in card.text
    assert "📍 Kiel · hybrid" in card.text
    assert await choose(talk, "hybrid") == ["#1"]
    assert "hybrid" not in (await talk.tap(card, "Undo")).text


async def test_a_correction_is_a_line_of_the_timeline_and_is_found(talk: Talk) -> None:
    await saved(talk, ANALYST)
    card = await correct(talk, "Title", "Purser")
    timeline = await talk.tap(await talk.tap(card, "More"), "Timeline")
    assert "2 Mar 2026 Corrected\n• title: Data Analyst (all genders) → Purser" in timeline.text
    assert listed(await talk.say("/search purser")) == ["#1"]


async def test_an_older_correction_is_not_undone_past_a_newer_one(talk: Talk) -> None:
    await saved(talk, ANALYST)
    older = await correct(talk, "Title", "Purser")
    await correct(talk, "Title", "Bosun")
    assert "Bosun" in (await talk.tap(older, "Undo")).text


async def test_the_same_words_again_change_nothing(talk: Talk) -> None:
    await saved(talk, ANALYST)
    card = await correct(talk, "Place", "Kiel")
    assert card.text.startswith("It says so already.")
    assert "Undo" not in labels(card)


@pytest.mark.parametrize(
    ("field", "words", "answer"),
    [
        ("Last day", "1 March 2026", "over already"),
        ("Last day", "31 February 2026", "don’t know which day"),
        ("Last day", "05/06/2026", "don’t know which day"),
        ("Last day", "1 April or 2 May", "don’t know which day"),
        ("Last day", "soon", "don’t know which day"),
        ("Last day", "9" * 3000, "don’t know which day"),
        ("Link", "javascript:alert(1)", "can’t read that as a link"),
        ("Link", "http://localhost/x", "can’t read that as a link"),
        ("Link", "not a link", "can’t read that as a link"),
        ("Title", "x" * 201, "longer than 200"),
    ],
)
async def test_what_can_not_be_is_asked_for_again(talk: Talk, field: str, words: str, answer: str) -> None:
    before = (await saved(talk, ANALYST)).text
    assert answer in (await correct(talk, field, words)).text
    assert (await talk.say("/cancel")).text == "All right, never mind."
    assert (await talk.say("/job 1")).text == before


async def test_a_field_that_was_refused_can_be_written_at_once(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await correct(talk, "Last day", "soon")
    assert "30 Apr 2026" in (await talk.say("30 April")).text


# --- what is not there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/tag 7 sea", "/note 7 hello", "/contact 7 Ana", "/tag 99999999999999999999 sea"])
async def test_a_number_that_nobody_has_is_answered_kindly(talk: Talk, command: str) -> None:
    assert "You have no job #" in (await talk.say(command)).text


@pytest.mark.parametrize("command", ["/tag", "/tag sea", "/note", "/note hello there", "/note 1", "/contact Ana"])
async def test_a_command_without_its_parts_says_how_it_is_written(talk: Talk, command: str) -> None:
    await saved(talk, ANALYST)
    assert f"as in {command.split()[0]} 3 " in (await talk.say(command)).text


@pytest.mark.parametrize(
    "data", ["1mk:1:star", "1tg:1", "1ta:1", "1tp:1:5", "1td:1:5", "1em:1", "1ef:1:title", "1wm:1:remote", "1ue:1"]
)
async def test_buttons_of_a_deleted_job_say_that_it_is_gone(talk: Talk, data: str) -> None:
    card = await saved(talk, ANALYST)
    await talk.tap(await talk.tap(await talk.tap(card, "More"), "Delete"), "Yes, delete")
    talk.emulator.press(talk.robin, card.id, data, forged=True)
    assert "isn’t there any more" in (await talk.heard()).text


async def test_a_german_user_filters_tags_and_corrects_in_german(talk: Talk) -> None:
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    assert "🏷 nah" in (await talk.say("/tag 1 Nah", by=talk.lena)).text
    page = await talk.say("/jobs", by=talk.lena)
    page = await talk.tap(await talk.tap(page, "Auswählen · Sortieren", by=talk.lena), "Noch offen", by=talk.lena)
    page = await talk.tap(page, "1 Stelle zeigen", by=talk.lena)
    assert "Nur: Noch offen" in page.text
    card = await talk.say("/job 1", by=talk.lena)
    menu = await talk.tap(await talk.tap(card, "Mehr", by=talk.lena), "✎ Ändern", by=talk.lena)
    await talk.emulator.tap(talk.lena, menu, "Letzter Tag")
    await talk.heard(talk.lena)
    assert "30. Apr. 2026" in (await talk.say("30.4.2026", by=talk.lena)).text


# --- all of it at once ------------------------------------------------------------------------------------------------


async def test_a_card_and_a_list_of_the_longest_of_everything_fit_a_message(talk: Talk) -> None:
    lines = "\n".join(f"- Count {'gull ' * 50}number {number}" for number in range(30))
    for number in range(6):
        posting = ANALYST.replace("Your tasks\n", f"Your tasks\n{lines}\n").replace("Data", f"Data{number}")
        await saved(talk, posting)
    await talk.say(f"/tag 1 {' '.join(letter * 32 for letter in 'abcdefghij')}")
    for field in ("Title", "Company", "Place"):
        await correct(talk, field, "W" * 200)
    for number in range(5):
        note = await talk.say(f"/note 1 {'note ' * 590}{number}")
        if number < 3:
            menu = await talk.tap(await talk.tap(note, "More"), "📝 Notes")
            await talk.tap(await talk.tap(menu, str(number + 1)), "📌 Pin")
        await talk.say(f"/contact 1 {'N' * 99}, {'R' * 99}")
    card = (await talk.say("/job 1")).text
    assert card.count("📌") == 2
    assert card.count("📝") == 2
    assert "W" * 100 in (await talk.say("/jobs")).text
    assert "W" * 100 in (await talk.say("/search gull note")).text
