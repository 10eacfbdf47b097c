"""The people behind a job: told in one line, listed with buttons that copy, changed and deleted."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from bot.actions.contacts import line_of, parsed
from bot.errors import UserError
from bot.playground import Message
from bot.storage.contacts import Contact
from tests.conftest import Talk
from tests.postings import ANALYST
from tests.test_collection import labels, listed, saved

ANA = "Ana Pereira, HR, ana@saltmarsh.example, +49 (0)30 123 45-67"


async def contacts(talk: Talk) -> Message:
    """The contacts of job 1."""
    return await talk.tap(await talk.tap(await talk.say("/job 1"), "More"), "👤 Contacts")


# --- what a line says -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        (ANA, Contact("Ana Pereira", "HR", "ana@saltmarsh.example", "+49 (0)30 123 45-67")),
        ("Ana Pereira", Contact("Ana Pereira")),
        ("Ana Pereira (HR)", Contact("Ana Pereira", "HR")),
        ("Ana Pereira - Head of HR", Contact("Ana Pereira", "Head of HR")),
        ("Ana Pereira <ana@saltmarsh.example>", Contact("Ana Pereira", mail="ana@saltmarsh.example")),
        ("ana@saltmarsh.example", Contact("ana@saltmarsh.example", mail="ana@saltmarsh.example")),
        ("+49 30 1234567", Contact("+49 30 1234567", phone="+49 30 1234567")),
        (
            "Tel.: 030/1234567; E-Mail: ana@saltmarsh.example; Ana Pereira; Personal",
            Contact("Ana Pereira", "Personal", "ana@saltmarsh.example", "030/1234567"),
        ),
        (
            "Ana Pereira | linkedin.com/in/ana-pereira-7",
            Contact("Ana Pereira", link="https://linkedin.com/in/ana-pereira-7"),
        ),
        (
            "Ana Pereira\nRecruiter, Saltmarsh\nhttps://saltmarsh.example/ana.",
            Contact("Ana Pereira", "Recruiter, Saltmarsh", link="https://saltmarsh.example/ana"),
        ),
        (
            "Олена Шевченко, рекрутерка, +380 44 123 45 67",
            Contact("Олена Шевченко", "рекрутерка", phone="+380 44 123 45 67"),
        ),
        ("Room 12, Ana", Contact("Room 12", "Ana")),
    ],
)
def test_a_line_is_understood_in_whatever_order(line: str, contact: Contact) -> None:
    assert parsed(line) == contact
    assert parsed(line_of(contact)) == contact


@pytest.mark.parametrize("line", ["", "   ", "-", ",,,", "🙂"])
def test_a_line_that_names_nobody_is_refused(line: str) -> None:
    with pytest.raises(UserError, match="contact-unread"):
        parsed(line)


@given(some.text(max_size=600))
@example("÷(0")
def test_whatever_is_typed_is_understood_or_refused(line: str) -> None:
    with contextlib.suppress(UserError):
        contact = parsed(line)
        assert any(map(str.isalnum, contact.name))
        assert len(contact.name) <= 100


# --- the chat ---------------------------------------------------------------------------------------------------------


async def test_a_contact_is_told_in_one_line_and_shown_back(talk: Talk) -> None:
    await saved(talk, ANALYST)
    kept = await talk.say(f"/contact 1 {ANA}")
    assert "👤 Ana Pereira, HR\n✉️ ana@saltmarsh.example\n📞 +49 (0)30 123 45-67" in kept.text
    assert kept.button("Copy the mail").copies == "ana@saltmarsh.example"
    assert kept.button("Copy the phone").copies == "+49 (0)30 123 45-67"
    assert "👤 Ana Pereira, HR" in (await talk.say("/job 1")).text
    assert listed(await talk.say("/search pereira")) == ["#1"]


async def test_contacts_are_listed_with_buttons_that_copy(talk: Talk) -> None:
    await saved(talk, ANALYST)
    empty = await contacts(talk)
    assert "Nobody yet." in empty.text
    await talk.emulator.tap(talk.robin, empty, "Add a contact")
    assert "Who is it" in (await talk.heard()).text
    await talk.say(ANA)
    for number in range(6):
        await talk.say(f"/contact 1 Person {number}, +49 30 123456{number}")
    page = await contacts(talk)
    assert page.button("Copy the mail").copies == "ana@saltmarsh.example"
    assert "1/2" in labels(page)
    assert "Person 5" in (await talk.tap(page, "›")).text


async def test_a_contact_is_changed_by_another_line(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say(f"/contact 1 {ANA}")
    one = await talk.tap(await contacts(talk), "Ana Pereira")
    await talk.emulator.tap(talk.robin, one, "✎ Edit")
    asked = await talk.heard()
    assert asked.button("Copy it").copies == ANA
    changed = await talk.say("Ana Pereira-Lund, CTO")
    assert "👤 Ana Pereira-Lund, CTO" in changed.text
    assert "saltmarsh" not in (await contacts(talk)).text
    assert listed(await talk.say("/search saltmarsh")) == []


async def test_a_contact_is_deleted_and_its_line_can_be_copied(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.say(f"/contact 1 {ANA}")
    one = await talk.tap(await contacts(talk), "Ana Pereira")
    left = await talk.tap(one, "Delete")
    assert f"Deleted: {ANA}" in left.text
    assert "Nobody yet." in left.text
    assert left.button("Copy it").copies == ANA
    talk.emulator.press(talk.robin, left.id, "1co:1:open", forged=True)
    assert "contact isn’t there any more" in (await talk.heard()).text


async def test_a_twenty_first_contact_is_refused(talk: Talk) -> None:
    await saved(talk, ANALYST)
    for number in range(20):
        await talk.say(f"/contact 1 Person {number}")
    assert "20 contacts" in (await talk.say("/contact 1 One more")).text


@pytest.mark.parametrize(("line", "answer"), [("-", "no name"), ("x" * 101, "too long"), ("a, " * 300, "too long")])
async def test_a_line_that_can_not_be_a_contact_is_asked_for_again(talk: Talk, line: str, answer: str) -> None:
    await saved(talk, ANALYST)
    await talk.emulator.tap(talk.robin, await contacts(talk), "Add a contact")
    await talk.heard()
    assert answer in (await talk.say(line)).text
    assert "Ana Pereira" in (await talk.say(ANA)).text


async def test_a_card_that_is_not_saved_has_no_contacts(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    talk.emulator.press(talk.robin, card.id, "1ca:1", forged=True)
    assert "Save the job first" in (await talk.heard()).text


async def test_the_longest_contact_fits_a_message(talk: Talk) -> None:
    await saved(talk, ANALYST)
    mail = f"{'a' * 64}@{'b' * 60}.example"
    for number in range(5):
        await talk.say(
            f"/contact 1 {'N' * 95}{number}, {'R' * 99}, {mail}, +49 30 123456{number}, x.example/{'c' * 90}"
        )
    assert "N" * 95 in (await contacts(talk)).text
