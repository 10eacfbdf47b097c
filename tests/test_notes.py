"""Notes and files on a job, as a person sees them."""

import pytest

from bot.playground import Message
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE
from tests.test_bad_input import PNG
from tests.test_collection import labels, listed, saved


async def notes(talk: Talk) -> Message:
    """The notes of job 1."""
    return await talk.tap(await talk.tap(await talk.say("/job 1"), "More"), "📝 Notes")


# --- notes ------------------------------------------------------------------------------------------------------------


async def test_a_note_is_written_by_the_job_s_number(talk: Talk) -> None:
    await saved(talk, ANALYST)
    noted = await talk.say("/note 1 They called back\nand asked for Friday")
    assert noted.text.startswith("Noted.")
    assert "They called back and asked for Friday" in noted.text
    assert "They called back" in (await talk.say("/note #1: second")).text


async def test_notes_are_listed_the_latest_first_and_open_whole(talk: Talk) -> None:
    await saved(talk, ANALYST)
    for number in range(7):
        await talk.say(f"/note 1 note {number}\nwith a second line")
    page = await notes(talk)
    assert "7 notes" in page.text
    assert "1. 📝 2 Mar 2026: note 6" in page.text
    page = await talk.tap(page, "›")
    assert "6. 📝 2 Mar 2026: note 1" in page.text
    note = await talk.tap(page, "7")
    assert note.text.endswith("note 0\nwith a second line")


async def test_a_note_is_written_in_other_words(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say("/note 1 Met Ravensdale")
    note = await talk.tap(await notes(talk), "1")
    await talk.emulator.tap(talk.robin, note, "✎ Edit")
    assert "Met Ravensdale" in (await talk.heard()).text
    changed = await talk.say("Met <b>Quill")
    assert changed.text.startswith("Note changed.")
    assert changed.text.endswith("Met <b>Quill")
    assert listed(await talk.say("/search quill")) == ["#1"]
    assert listed(await talk.say("/search ravensdale")) == []


async def test_a_note_is_deleted_and_brought_back(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say("/note 1 Met Ravensdale")
    note = await talk.tap(await notes(talk), "1")
    page = await talk.tap(note, "Delete")
    assert "Note deleted." in page.text
    assert "no notes yet" in page.text
    assert "Ravensdale" not in (await talk.say("/job 1")).text
    assert listed(await talk.say("/search ravensdale")) == []
    back = await talk.tap(page, "Undo")
    assert "Met Ravensdale" in back.text
    assert listed(await talk.say("/search ravensdale")) == ["#1"]


async def test_a_pinned_note_stands_first_on_the_card(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say("/note 1 The first")
    await talk.tap(await talk.tap(await notes(talk), "1"), "📌 Pin")
    for number in range(4):
        await talk.say(f"/note 1 later {number}")
    card = (await talk.say("/job 1")).text
    assert "📌 2 Mar 2026: The first\n📝 2 Mar 2026: later 1" in card
    page = await notes(talk)
    assert "1. 📌" in page.text
    note = await talk.tap(page, "1")
    assert "📌 Pin" in labels(await talk.tap(note, "Unpin"))
    assert "The first" not in (await talk.say("/job 1")).text


@pytest.mark.parametrize("act", ["open", "edit", "pin", "unpin", "delete", "restore"])
async def test_a_button_of_a_note_that_is_gone_says_so(talk: Talk, act: str) -> None:
    card = await saved(talk, ANALYST)  # event 1 is no note
    talk.emulator.press(talk.robin, card.id, f"1na:1:{act}", forged=True)
    assert "note isn’t there any more" in (await talk.heard()).text
    await talk.settled()
    assert (await talk.say("/job 1")).text == card.text


@pytest.mark.parametrize("act", ["open", "edit", "pin", "unpin", "delete", "restore"])
async def test_another_s_note_is_as_good_as_gone(talk: Talk, act: str) -> None:
    await saved(talk, ANALYST)
    card = await talk.say("/note 1 Met Ravensdale")  # event 2
    hers = await talk.say(NURSE, by=talk.lena)
    talk.emulator.press(talk.lena, hers.id, f"1na:2:{act}", forged=True)
    assert "gibt es nicht mehr" in (await talk.heard(talk.lena)).text
    assert not any("Ravensdale" in one.text for one in talk.from_bot(talk.lena))
    assert (await talk.say("/job 1")).text == card.text.partition("\n\n")[2]


# --- a long note ------------------------------------------------------------------------------------------------------

LONG = "The captain said that the harbour needs someone who counts the gulls. " * 143


async def answers_to(talk: Talk, words: str, reply_to: int | None = None) -> list[str]:
    """All that the bot says to a text, however many messages the app makes of it."""
    before = len(talk.from_bot())
    await talk.emulator.say(talk.robin, words, reply_to=reply_to)
    await talk.settled()
    return [one.text for one in talk.from_bot()[before:]]


async def test_a_note_of_ten_thousand_characters_gets_one_kind_line(talk: Talk) -> None:
    assert len(LONG) > 10_000
    card = await saved(talk, ANALYST)
    for words, reply_to in ((LONG, card.id), (f"/note 1 {LONG}", None)):
        [answer] = await answers_to(talk, words, reply_to)
        assert "longer than 3000 characters" in answer.replace(",", "")
    await talk.emulator.tap(talk.robin, card, "Note")
    await talk.heard()
    [answer] = await answers_to(talk, LONG)
    assert "longer than" in answer
    assert "gulls" not in (await talk.say("/job 1")).text


async def test_after_a_note_that_was_asked_for_and_refused_the_next_text_is_the_note(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.tap(talk.robin, card, "Note")
    await talk.heard()
    await answers_to(talk, LONG)
    talk.clock.go_on(seconds=30)
    assert "Count the gulls" in (await talk.say("Count the gulls")).text


async def test_after_a_reply_that_was_refused_the_next_text_is_no_note(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await answers_to(talk, LONG, card.id)
    talk.clock.go_on(seconds=30)
    assert "Birkenhain" in (await talk.say(NURSE)).text
    assert "Birkenhain" not in (await talk.say("/job 1")).text


# --- files ------------------------------------------------------------------------------------------------------------


async def test_a_photo_a_file_and_a_voice_message_are_kept_with_the_job(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.photo(talk.robin, PNG, reply_to=card.id, caption="The pier <3")
    kept = await talk.heard()
    assert kept.text.startswith("Kept with this job.")
    assert "The pier <3" in kept.text
    await talk.emulator.document(talk.robin, "cv.pdf", b"%PDF-1.7", reply_to=card.id)
    await talk.heard()
    await talk.emulator.voice(talk.robin, reply_to=card.id)
    kept = await talk.heard()
    assert "📎 3 files" in labels(kept)
    before = len(talk.from_bot())
    await talk.tap(kept, "📎 3 files")
    again = talk.from_bot()[before:]
    assert [next(kind for kind in ("photo", "document", "voice") if kind in one.raw) for one in again] == [
        "photo",
        "document",
        "voice",
    ]
    assert all(one.text == "📎 #1 Data Analyst (all genders), Brackwater Ferries, 2 Mar 2026" for one in again)


async def test_a_file_is_forgotten(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.document(talk.robin, "cv.pdf", b"%PDF-1.7", reply_to=card.id)
    kept = await talk.heard()
    await talk.tap(kept, "📎 1 file")
    sent = talk.from_bot()[-1]
    await talk.emulator.tap(talk.robin, sent, "Forget this file")
    card = await talk.heard()
    assert card.text.startswith("Forgotten.")
    assert "📎 1 file" not in labels(card)
    talk.emulator.press(talk.robin, sent.id, "Forget this file")
    assert "isn’t kept any more" in (await talk.heard()).text
    await talk.tap(kept, "📎 1 file")
    assert "Nothing is kept with" in talk.from_bot()[-1].text


async def test_many_files_are_sent_a_few_at_a_time(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    for number in range(7):
        await talk.emulator.document(talk.robin, f"{number}.pdf", b"%PDF-1.7", reply_to=card.id)
        kept = await talk.heard()
    before = len(talk.from_bot())
    await talk.tap(kept, "📎 7 files")
    *files, more = talk.from_bot()[before:]
    assert [one.raw["document"]["file_name"] for one in files] == [f"{number}.pdf" for number in range(5)]
    before += 6
    await talk.tap(more, "More files")
    assert [one.raw["document"]["file_name"] for one in talk.from_bot()[before:]] == ["5.pdf", "6.pdf"]


async def test_a_file_that_telegram_lost_says_so(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.emulator.document(talk.robin, "cv.pdf", b"%PDF-1.7", reply_to=card.id)
    kept = await talk.heard()
    talk.emulator.world.files._files.clear()
    await talk.tap(kept, "📎 1 file")
    assert "does not hand out cv.pdf any more" in talk.from_bot()[-1].text


async def test_a_posting_sent_as_a_reply_to_an_unsaved_card_is_read(talk: Talk) -> None:
    draft = await talk.say(ANALYST)
    await talk.emulator.document(talk.robin, "job.txt", NURSE.encode(), media_type="text/plain", reply_to=draft.id)
    assert "Birkenhain" in (await talk.heard()).text


async def test_a_reply_to_a_list_of_jobs_is_a_note_on_none(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await saved(talk, NURSE)
    page = await talk.say("/jobs")
    await talk.say("Met Ravensdale", reply_to=page.id)
    for number in (1, 2):
        assert "Ravensdale" not in (await talk.say(f"/job {number}")).text
