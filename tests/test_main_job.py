"""The main job, as a person sees it: paste, card, save, move along. The whole bot over real HTTP."""

import io
import zipfile

import pytest

from bot.errors import CannotRead
from bot.playground import Channel
from tests.conftest import Talk
from tests.fakes import html_page
from tests.postings import ANALYST, NURSE, POEM

LINK = "https://brackwater.example/jobs/analyst"


def labels(message) -> list[str]:  # type: ignore[no-untyped-def]  # a Message; its rows flattened
    return [button.text for row in message.buttons for button in row]


# --- a card -----------------------------------------------------------------------------------------------------


async def test_a_pasted_posting_is_answered_with_its_card(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    assert "Data Analyst" in card.text
    assert "Brackwater Ferries" in card.text
    assert "Kiel" in card.text
    assert "Apply by 31 Mar 2026, 29 days left" in card.text
    assert "50,000 – 58,000 € a year" in card.text
    assert "Build dashboards on passengers, delays and fuel" in card.text
    assert "SQL" in card.text.split("Key skills")[1].split("\n\n")[0]
    assert labels(card) == ["Save", "Applied", "Not for me", "Why?", "Full text", "Ask"]


async def test_a_card_says_when_the_last_day_is_over(talk: Talk) -> None:
    talk.clock.go_on(days=32)  # 3 April
    card = await talk.say(ANALYST)
    assert "Closed 3 days ago (31 Mar 2026)" in card.text


async def test_typing_is_shown_before_the_card(talk: Talk) -> None:
    await talk.say(ANALYST)
    methods = [call.method for call in talk.emulator.calls]
    assert methods.index("sendChatAction") < methods.index("sendMessage")


async def test_a_german_user_is_spoken_to_in_german(talk: Talk) -> None:
    card = await talk.say(NURSE, by=talk.lena)
    assert "Bewerben bis 15. Apr. 2026, noch 44 Tage" in card.text
    assert labels(card)[:4] == ["Speichern", "Beworben", "Nichts für mich", "Warum?"]


async def test_a_newcomer_sees_a_card_with_one_tap(talk: Talk) -> None:
    await talk.emulator.press_start(talk.robin)
    hello = await talk.heard()
    assert len(hello.text.splitlines()) == 3
    await talk.emulator.tap(talk.robin, hello, "Try with an example")
    card = await talk.heard()
    assert "Lindenbach" in card.text
    assert "Save" in labels(card)
    assert "left" in card.text


async def test_a_posting_without_a_title_says_so_and_can_be_given_one(talk: Talk) -> None:
    card = await talk.say(
        "Brackwater Ferries is a shipping company in Kiel.\n"
        "As part of the harbour team you will have the following responsibilities:\n"
        "- Load the ferries and secure the cars\n- Check tickets and lashings\n- Report damage to the bridge\n"
        "You will have the following qualifications:\n- A forklift licence\n- Fluency in English is mandatory\n"
        "Last apply date: 30/04/2026\nPlease send your CV quoting job BF-77."
    )
    assert "No title in the posting" in card.text
    await talk.emulator.tap(talk.robin, card, "Add a title")
    assert "What is the title" in (await talk.heard()).text
    renewed = await talk.say("Deck hand")
    assert renewed.text.startswith("Title changed.")
    assert "Deck hand" in renewed.text


async def test_why_shows_the_sentence_that_each_line_stands_on(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    await talk.tap(card, "Why?")
    why = talk.from_bot()[-1]
    assert "Last day to apply: 31 Mar 2026\nSend your CV to jobs@brackwater.example by 31 March 2026" in why.text
    assert "Skill: SQL\nVery good SQL and Python" in why.text
    quotes = [one for one in why.entities if one["type"] == "blockquote"]
    assert len(quotes) > 10


async def test_the_full_text_is_shown_as_it_was_pasted(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    await talk.tap(card, "Full text")
    whole = talk.from_bot()[-1]
    assert "Explain results to people who have never seen a chart" in whole.text
    assert {entity["type"] for entity in whole.entities} >= {"expandable_blockquote"}


async def test_a_very_long_posting_comes_whole_as_a_file(talk: Talk) -> None:
    duties = "\n".join(
        f"- Keep record number {number} of the harbour in good order and up to date" for number in range(400)
    )
    await talk.emulator.say(talk.robin, ANALYST.replace("Your tasks\n", f"Your tasks\n{duties}\n"))
    card = await talk.heard()
    await talk.settled()
    await talk.tap(talk.seen(card.id), "Full text")
    file = talk.from_bot()[-1].document
    assert file is not None
    assert file["file_name"].endswith(".txt")


# --- saving and moving --------------------------------------------------------------------------------------------


async def test_save_gives_the_job_its_number_and_its_own_card(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    answer = await talk.emulator.tap(talk.robin, card, "Save")
    assert answer.text == "Saved as #1."
    await talk.settled()
    saved = talk.seen(card.id)
    assert saved.text.startswith("#1 · Saved")
    assert labels(saved)[:9] == [
        "● Saved",
        "Applying",
        "Applied",
        "Screening",
        "Interview",
        "Offer",
        "Note",
        "Remind",
        "More",
    ]


async def test_applied_saves_and_moves_with_one_tap(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Applied")
    assert card.text.startswith("#1 · Applied")


async def test_two_quick_taps_save_once(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    first = talk.emulator.press(talk.robin, card.id, "Save")
    second = talk.emulator.press(talk.robin, card.id, "Save")
    await first.answered
    await second.answered
    await talk.settled()
    assert talk.seen(card.id).text.startswith("#1 · Saved")
    assert "1 job under way" in (await talk.say("/jobs")).text


async def test_an_old_card_s_save_never_moves_a_job_back(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    saved = await talk.tap(card, "Applied")
    saved = await talk.tap(saved, "Interview")
    await talk.emulator.tap(talk.robin, saved, "1sv:1", forged=True)
    await talk.settled()
    assert talk.seen(card.id).text.startswith("#1 · Interview")


async def test_a_move_can_be_undone_up_to_the_draft(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    card = await talk.tap(card, "Interview")
    assert card.text.startswith("#1 · Interview")
    card = await talk.tap(card, "Undo")
    assert card.text.startswith("#1 · Saved")


async def test_undo_of_save_makes_it_a_card_again_and_the_number_stays_its_own(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    card = await talk.tap(card, "Undo")
    assert "Save" in labels(card)
    assert (await talk.tap(card, "Save")).text.startswith("#1 · Saved")


async def test_a_job_is_closed_and_opened_again(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Applied")
    menu = await talk.tap(card, "More")
    closed = await talk.tap(menu, "They said no")
    assert closed.text.startswith("#1 · Closed: They said no")
    assert "No jobs yet" in (await talk.say("/jobs")).text
    again = await talk.tap(closed, "Interview")
    assert again.text.startswith("#1 · Interview")


async def test_not_for_me_puts_a_card_aside_and_brings_it_back(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    aside = await talk.tap(card, "Not for me")
    assert aside.text == "Put aside: Data Analyst (all genders), Brackwater Ferries"
    assert "Save" in labels(await talk.tap(aside, "Bring it back"))


async def test_a_deleted_job_is_gone_after_one_confirmation(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    menu = await talk.tap(await talk.tap(card, "More"), "Delete")
    assert "can’t be undone" in menu.text
    await talk.tap(menu, "Yes, delete")
    assert "no job #1" in (await talk.say("/job 1")).text


# --- notes and reminders --------------------------------------------------------------------------------------------


async def test_a_note_is_asked_for_and_kept(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.emulator.tap(talk.robin, card, "Note")
    assert "Write your note" in (await talk.heard()).text
    noted = await talk.say("Ask about the night shifts <b>!")
    assert "2 Mar 2026: Ask about the night shifts <b>!" in noted.text


async def test_a_reply_to_a_card_is_a_note(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    noted = await talk.say("Met the captain", reply_to=card.id)
    assert "Met the captain" in noted.text
    assert noted.text.startswith("Noted.")


async def test_cancel_gives_a_question_up(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.emulator.tap(talk.robin, card, "Note")
    await talk.heard()
    assert (await talk.say("/cancel")).text == "All right, never mind."
    assert "too little" in (await talk.say("no note any more")).text


async def test_a_reminder_comes_when_it_is_due(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    menu = await talk.tap(card, "Remind")
    answer = await talk.emulator.tap(talk.robin, menu, "In 3 days")
    assert "5 Mar" in (answer.text or "")
    await talk.settled()
    assert "⏰ Thu 5 Mar, 09:00 (UTC)" in talk.seen(card.id).text
    talk.time_passes(days=2, hours=23)
    assert "/jobs" in (await talk.say("/help")).text, "the reminder came too soon"
    talk.time_passes(hours=1)
    reminder = await talk.heard()
    assert reminder.text == "⏰ You asked me to remind you: Data Analyst (all genders), Brackwater Ferries"
    assert labels(reminder) == ["Open the job", "✓ Done", "In 1 hour", "Tomorrow", "Later …"]


async def test_a_reminder_that_is_called_off_does_not_come(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.tap(await talk.tap(card, "Remind"), "In 3 hours")
    menu = await talk.tap(talk.seen(card.id), "Remind")
    called_off = await talk.tap(await talk.tap(menu, "⏰ Mon 2 Mar, 12:00"), "Call off")
    assert called_off.text.startswith("✕ Called off: Mon 2 Mar, 12:00")
    assert "⏰" not in (await talk.say("/job 1")).text
    talk.time_passes(days=1)
    assert "/jobs" in (await talk.say("/help")).text


async def test_a_reminder_that_was_slept_through_says_that_it_is_late(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.tap(await talk.tap(card, "Remind"), "In 3 hours")
    talk.time_passes(hours=5)
    assert "I am late" in (await talk.heard()).text


# --- lists and numbers ----------------------------------------------------------------------------------------------


async def test_jobs_lists_the_furthest_first_six_a_page(talk: Talk) -> None:
    for number in range(8):
        text = ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}")
        card = await talk.tap(await talk.say(text), "Save")
    await talk.tap(card, "Offer")
    page = await talk.say("/jobs")
    assert page.text.startswith("8 jobs under way")
    assert page.text.index("#8") < page.text.index("#7")
    assert "1/2" in labels(page)
    turned = await talk.tap(page, "›")
    assert "2/2" in labels(turned)
    assert len([one for one in labels(turned) if one.startswith("#")]) == 2


async def test_job_opens_by_its_number(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    assert (await talk.say("/job 1")).text.startswith("#1 · Saved")
    assert (await talk.say("/job #1")).text.startswith("#1 · Saved")


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999999999", "007"])
async def test_a_number_that_nobody_has_is_answered_kindly(talk: Talk, number: str) -> None:
    assert "You have no job #" in (await talk.say(f"/job {number}")).text


async def test_a_job_without_a_number_is_asked_for_it(talk: Talk) -> None:
    assert "Write its number" in (await talk.say("/job")).text
    assert "Write its number" in (await talk.say("/job three")).text


# --- the same again -------------------------------------------------------------------------------------------------


async def test_the_same_text_again_answers_with_the_saved_job(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    again = await talk.say(ANALYST.upper().replace("\n", "\n\n"))
    assert again.text.startswith("You have this one already.")
    assert "#1 · Saved" in again.text
    assert "1 job under way" in (await talk.say("/jobs")).text


async def test_the_same_link_again_is_not_even_fetched(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    await talk.tap(await talk.say(LINK), "Save")
    again = await talk.say(f"{LINK}?utm_source=feed#top")
    assert again.text.startswith("You have this one already.")
    assert talk.pages.asked == [LINK]


# --- what can be sent -----------------------------------------------------------------------------------------------


def page_of(posting: str, title: str = "Data Analyst") -> str:
    lines = "".join(
        f"<li>{line[2:]}</li>" if line.startswith("- ") else f"<p>{line}</p>" for line in posting.splitlines()
    )
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{lines}</main></body></html>"


async def test_a_link_becomes_a_card_that_links_back(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    card = await talk.say(f"look: {LINK}.")
    assert "Brackwater Ferries" in card.text
    assert card.button("Open the posting").url == LINK


async def test_several_links_become_a_card_each_at_most_five(talk: Talk) -> None:
    links = [f"https://brackwater.example/jobs/{number}" for number in range(7)]
    for number, link in enumerate(links):
        talk.pages.pages[link] = html_page(
            link, page_of(ANALYST.replace("Data", f"Data{number}"), f"Data{number} Analyst")
        )
    talk.pages.pages[links[1]] = CannotRead("web-gone", host="brackwater.example")
    await talk.emulator.say(talk.robin, "\n".join(links))
    await talk.settled()
    answers = talk.from_bot()
    assert len(answers) == 6
    assert "Data0 Analyst" in answers[0].text
    assert links[1] in answers[1].text
    assert "Data4 Analyst" in answers[4].text
    assert "five links at a time; 2 were left" in answers[5].text


async def test_a_forwarded_post_with_a_hidden_link_is_read(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, page_of(ANALYST))
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": LINK}]
    await talk.emulator.forward(talk.robin, "This one is for you", origin=Channel("Jobs at sea"), entities=hidden)
    assert "Brackwater Ferries" in (await talk.heard()).text


async def test_a_forwarded_posting_is_read_as_text(talk: Talk) -> None:
    await talk.emulator.forward(talk.robin, ANALYST, origin=Channel("Jobs at sea"))
    assert "Brackwater Ferries" in (await talk.heard()).text


async def test_a_text_file_and_an_html_file_are_read(talk: Talk) -> None:
    await talk.emulator.document(talk.robin, "job.txt", ANALYST.encode(), media_type="text/plain")
    assert "Brackwater Ferries" in (await talk.heard()).text
    other = ANALYST.replace("Brackwater Ferries, Kiel", "Saltmarsh Ferries GmbH, Kiel")
    await talk.emulator.document(talk.robin, "job.html", page_of(other).encode("utf-16"), media_type="text/html")
    assert "Saltmarsh Ferries" in (await talk.heard()).text


# --- pieces and edits -----------------------------------------------------------------------------------------------


async def test_a_text_that_telegram_cut_in_pieces_is_one_card(talk: Talk) -> None:
    more = "\n".join(f"- Look after berth {number}, its lights, its ropes and its log book" for number in range(90))
    long = ANALYST.replace("Your tasks\n", f"Your tasks\n{more}\n")
    assert len(long) > 4096
    await talk.emulator.say(talk.robin, long)
    await talk.settled()
    [card] = talk.from_bot()
    assert "Experience with dbt" in card.text, "what stood in the second piece is on the card"
    assert "31 Mar 2026" in card.text


async def test_an_edited_message_brings_its_unsaved_card_up_to_date(talk: Talk) -> None:
    sent = await talk.emulator.say(talk.robin, ANALYST)
    card = await talk.heard()
    await talk.emulator.edit(talk.robin, sent.id, ANALYST.replace("Kiel", "Lübeck").replace("31 March", "30 April"))
    await talk.settled()
    assert "30 Apr 2026" in talk.seen(card.id).text
    assert "Lübeck" in talk.seen(card.id).text
    assert len(talk.from_bot()) == 1


async def test_an_edit_leaves_a_saved_job_as_it_was(talk: Talk) -> None:
    sent = await talk.emulator.say(talk.robin, ANALYST)
    card = await talk.tap(await talk.heard(), "Save")
    await talk.emulator.edit(talk.robin, sent.id, ANALYST.replace("Kiel", "Lübeck"))
    await talk.settled()
    assert "Kiel" in talk.seen(card.id).text
    assert "stays as it was" in talk.from_bot()[-1].text


async def test_an_edit_turns_a_refusal_into_a_card(talk: Talk) -> None:
    sent = await talk.emulator.say(talk.robin, POEM)
    refusal = await talk.heard()
    assert "don’t see a job posting" in refusal.text
    await talk.emulator.edit(talk.robin, sent.id, ANALYST)
    await talk.settled()
    assert "Data Analyst" in talk.seen(refusal.id).text


async def test_the_user_may_insist_that_it_is_a_posting(talk: Talk) -> None:
    refusal = await talk.say(POEM)
    card = await talk.tap(refusal, "It is a posting")
    assert "Save" in labels(card)


def docx(paragraphs: list[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return out.getvalue()


async def test_a_docx_file_is_read(talk: Talk) -> None:
    await talk.emulator.document(talk.robin, "job.docx", docx(ANALYST.splitlines()))
    assert "Brackwater Ferries" in (await talk.heard()).text
