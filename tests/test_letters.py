"""Letters from employers that were forwarded, pasted or sent as a mail's file, as a person sees them."""

from pathlib import Path

import pytest

from bot.playground import Message
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE
from tests.summary.letters import LETTERS
from tests.test_collection import labels, saved

LETTER = {(letter.language, letter.kind): letter.text for letter in reversed(LETTERS)}
REJECTION = """\
Subject: Your application for Data Analyst at Brackwater Ferries
From: Brackwater Ferries Careers <careers@brackwater-ferries.example>

Dear Robin,

Thank you for your interest in Brackwater Ferries. After careful consideration, we have decided to move forward with
other candidates whose experience more closely matches what we need right now.

Kind regards,
The Brackwater Ferries Team
"""
INVITATION = """\
Hi Robin,

Thanks for applying at Brackwater Ferries. We would like to invite you to a video interview with Ada Brook.

Would one of these suit you?
- Monday 9 March, 14:00
- Tuesday 10 March, 9:30

https://meet.brackwater.example/abc-def

Best wishes
Mo Sand
"""
POSTINGS = [
    path.read_text(encoding="utf-8")[:4000] for path in sorted(Path(__file__).parent.glob("summary/postings/**/*.txt"))
]


async def with_jobs(talk: Talk) -> None:
    """An analyst's job (#1) and a nurse's (#2), both applied for."""
    await saved(talk, ANALYST, "Applied")
    await saved(talk, NURSE, "Applied")


async def test_a_rejection_finds_its_job_and_quotes_what_it_stands_on(talk: Talk) -> None:
    await with_jobs(talk)
    shown = await talk.say(REJECTION)
    assert shown.text.startswith("#1 Data Analyst (all genders), Brackwater Ferries\n\n📨 A no, I’m sorry:\n")
    assert "we have decided to move forward with other candidates" in shown.text
    assert "• Now at: They said no\n• 📝 their words, as a note" in shown.text
    assert labels(shown) == ["✓ Yes", "No", "It is a posting: read it"]
    card = await talk.tap(shown, "✓ Yes")
    assert "#1 · Closed: They said no" in card.text
    assert "📝 2 Mar 2026: Subject: Your application" in card.text
    assert (await talk.tap(card, "↩ Undo")).text.startswith("#1 · Applied")


async def test_an_invitation_brings_its_times_its_kind_and_its_link(talk: Talk) -> None:
    await with_jobs(talk)
    shown = await talk.say(INVITATION)
    assert (
        "• 🗓 Video call · Mon 9 Mar, 14:00 (UTC) · with Ada Brook · https://meet.brackwater.example/abc-def"
        in shown.text
    )
    assert "• Now at: Interview" in shown.text
    shown = await talk.tap(shown, "Or do you mean Tue 10 Mar, 09:30?")
    card = await talk.tap(shown, "✓ Yes")
    assert "#1 · Interview" in card.text
    assert "🗓 Video call · Tue 10 Mar, 09:30" in card.text
    assert "Mon 9 Mar" not in card.text.split("\n\n", 1)[1].split("📝")[0]


async def test_an_employer_is_nobody_whom_one_meets(talk: Talk) -> None:
    await with_jobs(talk)
    shown = await talk.say(INVITATION.replace("with Ada Brook", "with Brackwater Ferries"))
    assert "Video call · Mon 9 Mar, 14:00 (UTC) · https" in shown.text
    shown = await talk.say(INVITATION.replace("Brackwater Ferries", "us").replace("Ada Brook", "Quill Harbour"))
    assert "Which job" in shown.text
    assert "with Quill" not in (await talk.tap(shown, "#1")).text.split("📨")[0]


async def test_a_receipt_dates_the_application_by_the_day_it_was_written(talk: Talk) -> None:
    await saved(talk, ANALYST)
    talk.clock.go_on(days=3)
    receipt = "Thank you for applying to Brackwater Ferries! Your application for Data Analyst has been submitted."
    await talk.emulator.forward(talk.robin, receipt, ago=3 * 86_400)
    shown = await talk.heard()
    assert "• Now at: Applied, since 2 Mar 2026" in shown.text
    assert "#1 · Applied · 2 Mar 2026" in (await talk.tap(shown, "✓ Yes")).text


async def test_an_offer(talk: Talk) -> None:
    await with_jobs(talk)
    shown = await talk.say(LETTER["en", "offer"].replace("Norrow Glass", "Brackwater Ferries"))
    assert "📨 An offer:" in shown.text
    assert "#1 · Offer" in (await talk.tap(shown, "✓ Yes")).text


async def test_a_letter_moves_no_job_back(talk: Talk) -> None:
    card = await saved(talk, ANALYST, "Applied")
    await talk.tap(card, "Interview")
    shown = await talk.say("Thank you for applying to Brackwater Ferries! We have received your application.")
    assert "Now at" not in shown.text
    assert (await talk.tap(shown, "✓ Yes")).text.count("#1 · Interview") == 1


async def test_a_letter_of_nobody_s_company_asks_which_job(talk: Talk) -> None:
    await with_jobs(talk)
    words = REJECTION.replace("Brackwater Ferries", "Nowhere & Sons").replace("brackwater-ferries", "nowhere")
    shown = await talk.say(words)
    assert "Which job is it about?" in shown.text
    shown = await talk.tap(shown, next(label for label in labels(shown) if label.startswith("#2 ")))
    assert "#2 · Closed: They said no" in (await talk.tap(shown, "✓ Yes")).text


async def test_two_jobs_at_one_company_are_told_apart_by_the_title_or_by_a_tap(talk: Talk) -> None:
    await saved(talk, ANALYST, "Applied")
    await saved(talk, ANALYST.replace("Data Analyst", "Harbour Master").replace("dashboards", "quays"), "Applied")
    assert (await talk.say(REJECTION)).text.startswith("#1 Data Analyst")
    shown = await talk.say(REJECTION.replace("Data Analyst", "your job"))
    assert "Which job is it about?" in shown.text


async def test_a_letter_that_is_none_is_read_as_a_posting(talk: Talk) -> None:
    await with_jobs(talk)
    shown = await talk.say(REJECTION)
    card = await talk.tap(shown, "It is a posting: read it")
    assert "Save" in labels(card)


async def test_without_a_job_a_letter_is_no_posting_as_before(talk: Talk) -> None:
    assert "✓ Yes" not in labels(await talk.say(REJECTION))


async def test_a_letter_as_a_reply_is_about_that_job(talk: Talk) -> None:
    await with_jobs(talk)
    card = await talk.say("/job 2")
    shown = await talk.say(REJECTION, reply_to=card.id)
    assert shown.text.startswith("#2 Pflegefachkraft")
    assert "Just a note" in labels(shown)


@pytest.mark.parametrize("body", ["text/plain", "text/html"])
async def test_a_mail_s_file_finds_its_job_too(talk: Talk, body: str) -> None:
    await with_jobs(talk)
    words = REJECTION.split("\n\n", 1)[1]
    if body == "text/html":
        words = "<html><body>" + "".join(f"<p>{line}</p>" for line in words.split("\n\n")) + "</body></html>"
    mail = (
        "Received: from mx.example\nMessage-ID: <1@brackwater.example>\nMIME-Version: 1.0\n"
        "From: careers@brackwater-ferries.example\nSubject: Your application at Brackwater Ferries\n"
        f"Content-Type: {body}; charset=utf-8\n\n{words}"
    )
    await talk.emulator.document(talk.robin, "answer.eml", mail.encode())
    shown = await talk.heard()
    assert shown.text.startswith("#1 Data Analyst")
    assert "#1 · Closed: They said no" in (await talk.tap(shown, "✓ Yes")).text


async def test_a_letter_in_german_to_a_german(talk: Talk) -> None:
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Beworben", by=talk.lena)
    words = LETTER["de", "rejection"].replace("Hafenkontor Sieben", "Haus Birkenhain")
    shown = await talk.say(words.replace("Kranich Verlag", "Haus Birkenhain"), by=talk.lena)
    assert "📨 Eine Absage, tut mir leid:" in shown.text
    assert "Anzeige" in " ".join(labels(shown))


def looks_like_news(message: Message) -> bool:
    """Whether the bot took a text for a letter."""
    return "📨" in message.text


@pytest.mark.parametrize(
    "more",
    [
        "We look forward to inviting you to an interview.",
        "If your profile matches, we will invite you to an interview within two weeks.",
        "You will receive a confirmation that we have received your application.",
        "Unfortunately we can only answer applications that are complete.",
        "We are delighted to offer you 30 days of holiday and a job ticket.",
        "Thank you for your interest in Brackwater Ferries!",
    ],
)
async def test_a_posting_of_the_same_company_stays_a_posting(talk: Talk, more: str) -> None:
    await with_jobs(talk)
    again = ANALYST.replace("Data Analyst", "Harbour Clerk").replace("dashboards", "piers")
    shown = await talk.say(f"{again}\n{more}\n")
    assert not looks_like_news(shown)
    assert "Save" in labels(shown)


@pytest.mark.parametrize("words", POSTINGS[::12])
async def test_no_posting_is_taken_for_a_letter(talk: Talk, words: str) -> None:
    await with_jobs(talk)
    await talk.emulator.say(talk.robin, words)
    assert not looks_like_news(await talk.heard())
