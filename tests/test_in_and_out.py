"""Everything out, a file in, all of it gone. The whole bot over real HTTP."""

import asyncio
import csv
import fcntl
import io
import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as anything
from sqlalchemy import insert, select, update

from bot.__main__ import main
from bot.actions import bring_in, move
from bot.actions.expire import expire
from bot.actions.take_in import take_in
from bot.errors import CannotRead
from bot.handlers.chat import Chat
from bot.model import takeout as shape
from bot.model.given import GivenText
from bot.model.job import Stage
from bot.model.profile import Ability, Knows, Profile
from bot.playground import Message, Person
from bot.storage import profiles, whole_user
from bot.storage import users as known_users
from bot.storage.database import Database
from bot.storage.schema import attachments, contacts, imports, interviews, jobs, metadata, reminders, tags, users
from bot.storage.sqlite import SQLite
from bot.texts import Markup, languages, text
from bot.views import in_and_out
from bot.views.buttons import Import, packed
from bot.views.screen import Document
from tests.conftest import Talk, visit
from tests.fakes import FakeWeb, html_page
from tests.postings import ANALYST, NURSE

LINK = "https://brackwater.example/jobs/analyst"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def files(talk: Talk, by: Person | None = None) -> dict[str, bytes]:
    """What /export sends, by the files' names."""
    before = len(talk.from_bot(by))
    await talk.emulator.say(by or talk.robin, "/export")
    await talk.settled()
    found = {}
    for message in talk.from_bot(by)[before:]:
        assert message.document is not None, message.text
        kept = talk.emulator.world.files.find(message.document["file_id"])
        assert kept is not None
        found[message.document["file_name"]] = await talk.emulator.world.files.content(kept) or b""
    return found


async def takeout(talk: Talk, by: Person | None = None) -> bytes:
    """The JSON that /export sends."""
    [content] = [content for name, content in (await files(talk, by)).items() if name.endswith(".json")]
    return content


async def said_by_export(talk: Talk, by: Person | None = None) -> dict[str, Any]:
    """The JSON without the time of the export."""
    said: dict[str, Any] = json.loads(await takeout(talk, by))
    del said["exported_at"]
    return said


async def table(talk: Talk, by: Person | None = None) -> list[dict[str, str]]:
    """The rows of the CSV."""
    [content] = [content for name, content in (await files(talk, by)).items() if name.endswith(".csv")]
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def send(talk: Talk, content: bytes | str, name: str = "jobs.csv", by: Person | None = None) -> Message:
    """/import and the file; the bot's answer to it."""
    await talk.say("/import", by)
    raw = content if isinstance(content, bytes) else content.encode()
    await talk.emulator.document(by or talk.robin, name, raw)
    return await talk.heard(by)


async def take(talk: Talk, content: bytes | str, name: str = "jobs.csv", by: Person | None = None) -> Message:
    """/import, the file, and the button; the message as it looks then."""
    shown = await send(talk, content, name, by)
    return await talk.tap(shown, labels(shown)[0], by)


async def forget(talk: Talk, by: Person | None = None) -> Message:
    """/forget and its button; the message as it looks then."""
    asked = await talk.say("/forget", by)
    return await talk.tap(asked, labels(asked)[0], by)


async def a_full_account(talk: Talk) -> None:
    """Robin with two saved jobs, a closed one, an unsaved card, and something in every table."""
    talk.pages.pages[LINK] = html_page(LINK, "<main><h1>Data Analyst</h1>" + ANALYST.replace("\n", "<br>") + "</main>")
    first = await talk.tap(await talk.say(LINK), "Save")
    await talk.say("Ask about the night shifts", reply_to=first.id)
    await talk.tap(await talk.tap(first, "Remind"), "In a week")
    await talk.tap(talk.seen(first.id), "Interview")
    second = await talk.tap(await talk.say(NURSE), "Applied")
    await talk.tap(await talk.tap(second, "More"), "They said no")
    await talk.say(ANALYST.replace("Brackwater", "Saltmarsh").replace("Data Analyst", "Harbour pilot"))
    knows = Profile(abilities=(Ability("SQL", Knows.YES, "ten years of SQL"),), cv_text="My own words")
    async with talk.database.begin() as tx:
        await profiles.keep(tx, talk.robin.id, knows, Profile(), NOW)
        mine = {"user_id": talk.robin.id, "job_id": 1}
        await tx.execute(insert(tags), [mine | {"tag": "sea"}, mine | {"tag": "dream job"}])
        await tx.execute(
            insert(contacts).values(
                **mine, name="Ida Holm", role="Captain", mail="ida@brackwater.example", phone="+49 1"
            )
        )
        meeting = {"at": NOW + timedelta(days=9), "wall": "2026-03-11T09:00:00", "zone": "UTC", "created_at": NOW}
        await tx.execute(insert(interviews).values(**mine, **meeting, kind="call", with_whom="Ida", place="Pier 3"))
        weekly = {"wall": "2026-03-09T08:00:00", "zone": "Europe/Berlin", "rule": "weekly/2", "text": "call Ida"}
        await tx.execute(insert(reminders).values(**mine, **weekly, due_at=NOW + timedelta(days=7), created_at=NOW))
        await tx.execute(insert(attachments).values(**mine, kind="document", file_id="BQAC-1_x", name="cv.pdf", at=NOW))
        await tx.execute(
            update(jobs).where(jobs.c.id == 1).values(starred=True, work_mode="hybrid", source="a friend", match=71)
        )
        chosen = {"zone": "Europe/Oslo", "zone_said": True, "push_hour": 7, "muted": ["digest"], "weights": {"pay": 2}}
        await tx.execute(update(users).where(users.c.id == talk.robin.id).values(**chosen))


# --- out ------------------------------------------------------------------------------------------------------------


async def test_export_sends_a_file_that_can_be_taken_back_and_a_table(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    sent = await files(talk)
    assert list(sent) == ["jobtrail-2026-03-02.json", "jobtrail-2026-03-02.csv"]
    said = json.loads(sent["jobtrail-2026-03-02.json"])
    assert (said["format"], said["version"], said["part"]) == ("jobtrail", 1, 1)
    [job] = said["jobs"]
    assert (job["number"], job["stage"], job["company"]) == (1, "saved", "Brackwater Ferries")
    assert job["readings"][0]["posting"]["text"].startswith("Data Analyst (all genders)")
    assert job["readings"][0]["summary"]["skills"]
    assert "/import takes it back" in talk.from_bot()[-2].raw["caption"]


async def test_who_has_saved_nothing_still_gets_their_settings(talk: Talk) -> None:
    [only] = (await files(talk)).values()
    assert json.loads(only)["settings"]["language"] == "en"


async def test_the_table_speaks_the_users_language_and_opens_in_a_spreadsheet(talk: Talk) -> None:
    card = await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    await talk.say('Wegen der Schichten\nnachfragen; "nachts", oft', by=talk.lena, reply_to=card.id)
    sent = await files(talk, by=talk.lena)
    content = sent["jobtrail-2026-03-02.csv"]
    assert content.startswith(b"\xef\xbb\xbfNummer,Stelle,Unternehmen,Ort,")
    assert content.count(b"\r\n") == 2, "two records, each ended as RFC 4180 wants it"
    [row] = await table(talk, by=talk.lena)
    assert (row["Nummer"], row["Stand"], row["Frist"]) == ("1", "Gespeichert", "2026-04-15")
    assert row["Notizen"] == '2026-03-02 Wegen der Schichten\nnachfragen; "nachts", oft'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
async def test_a_cell_that_a_spreadsheet_would_reckon_with_is_made_words(talk: Talk, start: str) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    evil = f"{start}HYPERLINK(A1)"
    async with talk.database.begin() as tx:
        await tx.execute(update(jobs).values(title=evil, company=evil, place=evil))
        await tx.execute(insert(tags).values(user_id=talk.robin.id, job_id=1, tag=evil))
        await tx.execute(insert(contacts).values(user_id=talk.robin.id, job_id=1, name=evil))
    [row] = await table(talk)
    for column in ("Title", "Company", "Location", "Tags", "Contact"):
        assert row[column] == f"'{evil}", column


async def test_an_export_that_is_too_large_for_one_file_comes_in_parts(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_and_out, "LARGEST_FILE", 9_000)
    for number in range(6):
        await talk.tap(await talk.say(ANALYST.replace("Data Analyst", f"Data Analyst {number}")), "Save")
    before = await files(talk)
    parts = {name: json.loads(content) for name, content in before.items() if name.endswith(".json")}
    assert list(parts) == [f"jobtrail-2026-03-02-{number}.json" for number in range(1, len(parts) + 1)]
    assert len(parts) > 1
    assert all(len(content) <= 9_000 for content in before.values())
    assert [job["number"] for part in parts.values() for job in part["jobs"]] == [1, 2, 3, 4, 5, 6]
    assert (
        "Part 2"
        in next(one for one in talk.from_bot() if one.document and "-2.json" in one.document["file_name"]).raw[
            "caption"
        ]
    )
    await forget(talk)
    for name, content in before.items():
        if name.endswith(".json"):
            await take(talk, content, name)
    assert [row["Number"] for row in await table(talk)] == ["1", "2", "3", "4", "5", "6"]


async def test_a_file_of_megabytes_arrives_whole(talk: Talk) -> None:
    await talk.say("hi")
    content = bytes(range(256)) * 8_000
    await Chat(talk.bot, talk.robin.id).send_document(Document("all.json", content, Markup("Here.")))
    sent = talk.from_bot()[-1].document
    assert sent is not None
    kept = talk.emulator.world.files.find(sent["file_id"])
    assert kept is not None
    assert await talk.emulator.world.files.content(kept) == content


def test_every_column_of_a_users_rows_is_in_the_export_or_left_out_for_a_reason() -> None:
    ours = {"id", "user_id", "job_id"}
    left_out = {
        "users": {"created_at", "unreachable_at"},
        "jobs": {"fingerprint", "sketch", "liveness", "looked_at"},  # made of the text; told by a look at the page
        "profiles": {"changed_at"},
        # What a model made, to spare a question; how often it was asked.
        "refinements": {"key", "summary", "made_at"},
        "model_calls": {"day", "calls", "tokens", "links"},
        # What passes: messages as they came, an open question, a push under way, an import that waits for a yes.
        "pieces": {"message_id", "first_id", "sent_at", "text", "via", "answer_id"},
        "questions": {"asks", "asked_at", "answered_by"},
        "outbox": {
            "key",
            "kind",
            "facts",
            "decided_at",
            "not_before",
            "tries",
            "unsure",
            "sent_at",
            "dead_at",
            "trouble",
            "looking",
        },
        "proposals": {"proposal", "made_at", "settled_at"},
        # What is planned anew from the jobs.
        "nudges": {"interview_id", "kind", "key", "due_at", "fired_at"},
        "imports": {"made_at", "head", "jobs", "place", "kept"},
        "searches": {"words", "at"},
    }
    exported = {
        "users": {
            "language",
            "zone",
            "zone_said",
            "last_number",
            "push_hour",
            "quiet_from",
            "quiet_until",
            "muted",
            "weights",
            "morning",
            "model_language",
            "dark",
        },
        "profiles": {"profile", "proposed"},
        "tags": {"tag"},
    }
    kinds: dict[str, type[Any]] = {
        "jobs": shape.WholeJob,
        "postings": shape.Reading,
        "events": shape.Event,
        "reminders": shape.Reminder,
        "contacts": shape.Contact,
        "interviews": shape.Interview,
        "attachments": shape.Attachment,
    }
    for name, kind in kinds.items():
        exported[name] = {field.name for field in fields(kind)}
    for name, one in metadata.tables.items():
        if "user_id" in one.c or name == "users":
            columns = {column.name for column in one.c} - ours
            missing = columns - exported.get(name, set()) - left_out.get(name, set())
            assert not missing, f"{name}: {missing} would not be exported; docs/export.md, model/takeout.py"


# --- and in again -----------------------------------------------------------------------------------------------------


async def test_out_gone_and_in_again_everything_is_as_it_was(talk: Talk) -> None:
    await a_full_account(talk)
    before = await takeout(talk)
    card = (await talk.say("/job 1")).text
    expected = await said_by_export(talk)
    assert len(expected["jobs"]) == 3
    assert all(expected["jobs"][0][part] for part in ("tags", "contacts", "interviews", "reminders", "attachments"))
    await forget(talk)
    assert (await said_by_export(talk))["jobs"] == []
    shown = await send(talk, before, "jobtrail.json")
    assert "2 new jobs" in shown.text
    assert "One card that you never saved comes along." in shown.text
    assert "Your settings and your profile come along." in shown.text
    assert "Interview" in shown.text
    assert "They said no" in shown.text
    assert (await said_by_export(talk))["jobs"] == [], "nothing is kept before the user says so"
    done = await talk.tap(shown, "Import 2")
    assert "2 jobs are in your collection now" in done.text
    assert "Your settings and your profile are back." in done.text
    assert await said_by_export(talk) == expected
    assert (await talk.say("/job 1")).text == card
    talk.time_passes(days=8)
    assert "You asked me to remind you" in (await talk.heard()).text, "reminders ring again"


async def test_what_is_here_stays_and_what_is_known_is_not_doubled(talk: Talk) -> None:
    await a_full_account(talk)
    before, content = await said_by_export(talk), await takeout(talk)
    shown = await send(talk, content, "all.json")
    assert "No new jobs, 3 known already" in shown.text
    assert "Your settings and your profile stay as they are here." in shown.text
    assert labels(shown) == []
    assert await said_by_export(talk) == before


async def test_a_second_tap_and_an_old_preview_take_nothing_in_twice(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    content = await takeout(talk)
    await forget(talk)
    old = await send(talk, content, "all.json")
    shown = await send(talk, content, "all.json")
    await talk.tap(shown, "Import 1")
    await talk.emulator.tap(talk.robin, shown, packed(Import(2)), forged=True)
    await talk.settled()
    assert "1 job is in your collection now" in talk.seen(shown.id).text
    await talk.emulator.tap(talk.robin, old, "Import 1")
    assert "I don’t have that file any more" in (await talk.heard()).text
    assert [row["Number"] for row in await table(talk)] == ["1"]


async def test_the_button_pressed_twice_at_once_does_it_once(talk: Talk) -> None:
    shown = await send(talk, "Title,Company\nDeck hand,Saltmarsh\n")
    for _ in range(2):
        talk.emulator.press(talk.robin, shown.id, "Import 1")
    await talk.settled()
    assert "1 job is in your collection now" in talk.seen(shown.id).text
    assert len(await table(talk)) == 1


async def test_cancel_keeps_nothing(talk: Talk) -> None:
    shown = await send(talk, "Title,Company\nDeck hand,Saltmarsh\n")
    assert "I kept nothing" in (await talk.tap(shown, "Cancel")).text
    async with talk.database.begin() as tx:
        assert (await tx.execute(select(imports))).all() == []
    await talk.emulator.tap(talk.robin, shown, packed(Import(1)), forged=True)
    assert "I don’t have that file any more" in (await talk.heard()).text


async def test_a_preview_is_kept_for_a_day(talk: Talk) -> None:
    shown = await send(talk, "Title,Company\nDeck hand,Saltmarsh\n")
    talk.clock.go_on(hours=23)
    await expire(talk.database, talk.clock.now())
    talk.clock.go_on(hours=2)
    await expire(talk.database, talk.clock.now())
    await talk.emulator.tap(talk.robin, shown, "Import 1")
    assert "Please send it once more" in (await talk.heard()).text


async def test_an_import_that_was_cut_off_goes_on_where_it_was(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring_in, "_AT_ONCE", 2)
    rows = "".join(f"Deck hand {number},Saltmarsh\n" for number in range(7))
    await send(talk, f"Title,Company\n{rows}")
    through, left = whole_user.bring_jobs, [True, True, False]

    async def breaks(*given: Any) -> int:
        if not left.pop(0):
            raise ConnectionError("the power went")
        return await through(*given)

    robins = visit(talk.robin.id, NOW)
    with monkeypatch.context() as broken, pytest.raises(ConnectionError):
        broken.setattr(whole_user, "bring_jobs", breaks)
        await bring_in.bring_in(talk.database, robins, 1)
    assert len(await table(talk)) == 4
    assert (await bring_in.bring_in(talk.database, robins, 1)).jobs == 7
    assert [row["Title"] for row in await table(talk)] == [f"Deck hand {number}" for number in range(7)]


async def test_numbers_are_kept_where_they_are_free(talk: Talk) -> None:
    for number in range(3):
        await talk.tap(await talk.say(ANALYST.replace("Data Analyst", f"Data Analyst {number}")), "Save")
    content = await takeout(talk)
    await forget(talk)
    await talk.tap(await talk.say(NURSE), "Save")
    await take(talk, content, "all.json")
    rows = {row["Title"]: row["Number"] for row in await table(talk)}
    assert rows["Data Analyst 1 (all genders)"] == "2"
    assert rows["Data Analyst 2 (all genders)"] == "3"
    assert rows["Data Analyst 0 (all genders)"] == "4", "1 is taken, and no later job's number is given away"
    fifth = await talk.tap(await talk.say(ANALYST.replace("Brackwater", "Saltmarsh")), "Save")
    assert fifth.text.startswith("#5 · Saved")


async def test_an_unsaved_card_gives_way_to_the_saved_job(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Applied")
    await talk.say("They liked me", reply_to=card.id)
    content = await takeout(talk)
    await forget(talk)
    await talk.say(ANALYST)
    await take(talk, content, "all.json")
    opened = await talk.say("/job 1")
    assert "#1 · Applied" in opened.text
    assert "They liked me" in opened.text


async def test_of_a_card_and_a_saved_job_for_one_posting_in_a_file_the_job_stays(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Applied")
    said = json.loads(await takeout(talk))
    [saved] = said["jobs"]
    card = saved | {"number": None, "stage": None, "saved_at": None, "tags": ["gone with the card"], "events": []}
    await forget(talk)
    done = await take(talk, json.dumps(said | {"jobs": [card, saved, card]}), "all.json")
    assert "1 job is in your collection now" in done.text
    assert (await said_by_export(talk))["jobs"] == [saved]


async def test_an_imported_job_is_found_by_its_words(talk: Talk) -> None:
    await take(talk, "Title,Company,Notes\nDeck hand,Saltmarsh,ask for Wilhelmina\n")
    assert "Deck hand" in (await talk.say("/search wilhelmina")).text


async def test_an_overdue_reminder_of_a_file_does_not_ring(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.tap(await talk.tap(card, "Remind"), "In 3 days")
    async with talk.database.begin() as tx:
        weekly = {"wall": "2026-03-03T09:00:00", "zone": "UTC", "rule": "weekly", "text": "weekly look"}
        await tx.execute(
            insert(reminders).values(
                user_id=talk.robin.id, job_id=1, **weekly, due_at=NOW + timedelta(days=1), created_at=NOW
            )
        )
    content = await takeout(talk)
    await forget(talk)
    talk.clock.go_on(days=30)
    await take(talk, content, "all.json")
    said = (await said_by_export(talk))["jobs"][0]["reminders"]
    assert [one["done_at"] is None for one in said] == [False, True]
    assert said[1]["due_at"] == "2026-04-07T09:00:00Z", "the next Tuesday"
    talk.time_passes(hours=1)
    await talk.settled()
    assert "remind" not in talk.from_bot()[-1].text


async def test_import_touches_nobody_elses_jobs(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    content = await takeout(talk)
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    hers = await said_by_export(talk, by=talk.lena)
    mine = await said_by_export(talk)
    done = await take(talk, content, "robins.json", by=talk.lena)
    assert "1 Stelle ist jetzt in deiner Sammlung." in done.text
    assert await said_by_export(talk) == mine
    now = await said_by_export(talk, by=talk.lena)
    assert now["jobs"][0] == hers["jobs"][0]
    assert (now["jobs"][1]["number"], now["settings"]["zone"]) == (2, "Europe/Berlin")


async def test_another_ones_preview_is_not_there(talk: Talk) -> None:
    await send(talk, "Title,Company\nDeck hand,Saltmarsh\n")
    card = await talk.say(NURSE, by=talk.lena)
    await talk.emulator.tap(talk.lena, card, packed(Import(1)), forged=True)
    assert "habe ich nicht mehr" in (await talk.heard(talk.lena)).text


async def test_a_summary_that_does_not_stand_on_its_posting_is_made_anew(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    said = json.loads(await takeout(talk))
    said["jobs"][0]["readings"][0]["summary"]["benefits"] = [{"text": "A yacht for all", "quote": "A yacht for all"}]
    said["jobs"][0]["readings"][0]["summary"]["skills"] = [{"name": "Magic", "quote": "magic", "weight": "must"}]
    await forget(talk)
    await take(talk, json.dumps(said), "all.json")
    card = await talk.say("/job 1")
    assert "SQL" in card.text
    assert "yacht" not in card.text
    assert "Magic" not in card.text


# --- a table from anywhere --------------------------------------------------------------------------------------------

TRACKER = """\
Company,Job Title,Location,Status,Date Applied,Job URL,Salary,Notes,Deadline
Brackwater Ferries,Analyst,Kiel,Phone screen,2026-02-10,https://brackwater.example/jobs/1,50k,Ida called me,2026-03-31
Saltmarsh Rail,Signaller,Leeds,Rejected after interview,2026-01-15,saltmarsh.example/2,,"two lines,
and a comma",
Lindenbach,,,Wishlist,,,,,rolling
,,,Applied,,,,,
"""


async def test_any_table_is_shown_before_it_is_kept(talk: Talk) -> None:
    shown = await send(talk, TRACKER)
    assert shown.text.splitlines() == [
        "3 new jobs, 1 I can’t read",
        "Line 6: no title and no company",
        "• Analyst, Brackwater Ferries · Screening · by 31 Mar 2026",
        "• Signaller, Saltmarsh Rail · They said no",
        "• Lindenbach (no title) · Saved",
    ]
    assert labels(shown) == ["Import 3", "Cancel"]
    assert "No jobs yet" in (await talk.say("/jobs")).text


async def test_a_table_becomes_jobs_with_their_way_so_far_and_nothing_is_dropped(talk: Talk) -> None:
    await take(talk, TRACKER)
    first, second, third = (await said_by_export(talk))["jobs"]
    assert (first["stage"], first["deadline"], first["url"]) == (
        "screening",
        "2026-03-31",
        "https://brackwater.example/jobs/1",
    )
    assert [(one["kind"], one["at"][:10], (one["after"] or {}).get("stage")) for one in first["events"]] == [
        ("saved", "2026-02-10", "saved"),
        ("moved", "2026-02-10", "applied"),
        ("moved", "2026-02-10", "screening"),
        ("note", "2026-02-10", None),
    ]
    assert first["events"][-1]["text"] == "Ida called me\nSalary: 50k"
    assert (second["stage"], second["outcome"], second["url"]) == (
        "interview",
        "rejected",
        "https://saltmarsh.example/2",
    )
    assert second["events"][-1]["text"] == "two lines,\nand a comma"
    assert (third["stage"], third["deadline"], third["events"][-1]["text"]) == ("saved", None, "Deadline: rolling")
    card = await talk.say("/job 1")
    assert "#1 · Screening" in card.text
    assert card.button("Open the posting").url == "https://brackwater.example/jobs/1"


@pytest.mark.parametrize(
    ("header", "row", "stage", "outcome"),
    [
        ("Firma;Stelle;Stand;Frist", "Haus Birkenhain;Pflegekraft;Beworben;15.04.2026", "applied", None),
        ("Entreprise\tPoste\tStatut\tDate limite", "Lindenbach\tCuisinier\tRefusée\t15/04/2026", "applied", "rejected"),
        ("Empresa;Puesto;Estado;Fecha límite", "Lindenbach;Cocinero;Entrevista;15-04-2026", "interview", None),
        ("Azienda,Posizione,Stato,Scadenza", "Lindenbach,Cuoco,Offerta ricevuta,15/04/2026", "offer", None),
        ("Empresa;Vaga;Situação;Prazo", "Lindenbach;Cozinheiro;Sem resposta;15/04/2026", "applied", "no_response"),
        ("Bedrijf;Vacature;Fase;Sluitingsdatum", "Lindenbach;Kok;Opgeslagen;15-4-2026", "saved", None),
        ("Firma;Stanowisko;Etap;Termin", "Lindenbach;Kucharz;Rozmowa kwalifikacyjna;15.04.2026", "interview", None),
        ("Компания;Должность;Статус;Дедлайн", "Липа;Повар;Отказ;15.04.2026", "applied", "rejected"),
        ("Компанія;Посада;Статус;Дедлайн", "Липа;Кухар;Відгукнувся;15.04.2026", "applied", None),
        ("COMPANY|Role|Stage|Apply by (date)", "Lindenbach|Cook|Ghosted|April 15, 2026", "applied", "no_response"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_columns_stages_and_dates_are_known_in_ten_languages(
    header: str, row: str, stage: str, outcome: str | None, encoding: str
) -> None:
    file = bring_in._opened(f"{header}\r\n{row}\r\n".encode(encoding), visit(1, NOW))
    [coming] = bring_in._next(file)
    job = coming.job
    assert (job.stage, job.outcome, job.deadline) == (stage, outcome, date(2026, 4, 15))
    assert job.title
    assert job.company


async def test_a_table_in_an_old_encoding_is_read(talk: Talk) -> None:
    rows = "Unternehmen;Stelle\nBäckerei Öhm;Verkäufer für Brötchen\n"
    assert "Verkäufer für Brötchen, Bäckerei Öhm" in (await send(talk, rows.encode("cp1252"))).text


async def test_our_own_table_comes_back_as_what_it_was(talk: Talk) -> None:
    for person, words in (
        (talk.robin, ("Applied", "More", "I declined")),
        (talk.lena, ("Beworben", "Mehr", "Abgelehnt")),
    ):
        card = await talk.tap(await talk.say(NURSE, by=person), words[0], by=person)
        await talk.tap(await talk.tap(card, words[1], by=person), words[2], by=person)
        [content] = [one for name, one in (await files(talk, by=person)).items() if name.endswith(".csv")]
        await forget(talk, by=person)
        await take(talk, content, by=person)
        [job] = (await said_by_export(talk, by=person))["jobs"]
        assert (job["stage"], job["outcome"], job["deadline"]) == ("applied", "declined", "2026-04-15")
        assert job["title"] == "Pflegefachkraft (m/w/d)"


async def test_a_row_that_is_known_or_stands_twice_is_not_doubled(talk: Talk) -> None:
    talk.pages.pages[LINK] = html_page(LINK, "<main><h1>Data Analyst</h1>" + ANALYST.replace("\n", "<br>") + "</main>")
    await talk.tap(await talk.say(LINK), "Save")
    rows = f"""Title,Company,Link
Anything,Anyone,{LINK}?utm_source=mail
Deck hand,Saltmarsh,
DECK HAND,saltmarsh,
Deck hand,Saltmarsh,https://saltmarsh.example/7
"""
    shown = await send(talk, rows)
    assert "2 new jobs, 2 known already" in shown.text
    await talk.tap(shown, "Import 2")
    assert "No new jobs, 4 known already" in (await send(talk, rows)).text


async def test_dates_that_can_be_read_in_two_ways_are_said(talk: Talk) -> None:
    shown = await send(talk, "Title,Company,Deadline\nCook,Lindenbach,03/04/2026\n")
    assert "I read 03/04/2026 as 3 Apr 2026" in shown.text
    sure = await send(talk, "Title,Company,Deadline\nCook,Lindenbach,03/04/2026\nBaker,Lindenbach,03/28/2026\n")
    assert "I read" not in sure.text
    assert "Cook, Lindenbach · Saved · by 4 Mar 2026" in sure.text


async def test_a_status_that_nobody_knows_becomes_a_note(talk: Talk) -> None:
    shown = await send(talk, "Title,Company,Status,Applied\nCook,Lindenbach,Zugzwang,yes\n")
    assert "I don’t know what “Zugzwang” means as a stage" in shown.text
    await talk.tap(shown, "Import 1")
    [job] = (await said_by_export(talk))["jobs"]
    assert job["stage"] == "applied", "there is a tick for that"
    assert job["events"][-1]["text"] == "Status: Zugzwang"


async def test_a_description_makes_a_card_like_a_pasted_posting(talk: Talk) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([["Company", "Title", "Job description"], ["Brackwater", "Data Analyst", ANALYST]])
    await take(talk, written.getvalue())
    assert "SQL" in (await talk.say("/job 1")).text


async def test_a_file_with_the_command_beneath_it_needs_no_asking(talk: Talk) -> None:
    await talk.emulator.document(talk.robin, "jobs.csv", TRACKER.encode(), caption="/import")
    assert "3 new jobs" in (await talk.heard()).text


async def test_a_posting_is_read_as_ever_while_a_file_is_awaited(talk: Talk) -> None:
    await talk.say("/import")
    assert "Data Analyst" in (await talk.say(ANALYST)).text
    await talk.emulator.document(talk.robin, "job.html", f"<html><body><p>{NURSE}</p></body></html>".encode())
    assert "Birkenhain" in (await talk.heard()).text
    await talk.emulator.document(talk.robin, "jobs.csv", TRACKER.encode())
    assert "3 new jobs" in (await talk.heard()).text


async def test_cancel_and_any_command_give_the_waiting_up(talk: Talk) -> None:
    await talk.say("/import")
    assert (await talk.say("/cancel")).text == "All right, never mind."
    await talk.emulator.document(talk.robin, "job.txt", ANALYST.encode(), media_type="text/plain")
    assert "Data Analyst" in (await talk.heard()).text
    asked = await talk.say("/import")
    assert "All right" in (await talk.tap(asked, "Cancel")).text


# --- what can't be taken in -------------------------------------------------------------------------------------------

HEAD = b'{"format":"jobtrail","version":1,"exported_at":"2026-03-02T09:00:00Z"'


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "no job in that file"),
        (b" \n\t ", "no job in that file"),
        (b"\x00\x01\x02\xff\xfe" * 100, "can’t make anything of that file"),
        (bytes(range(256)) * 40, "can’t make anything of that file"),
        (b"hello, world", "can’t tell which column is which"),
        (b"a;b;c\n1;2;3\n", "can’t tell which column is which"),
        (b"Title,Company\n", "no job in that file"),
        (b"Title,Company,Status\n,,Applied\n", "can’t read a single job"),
        (b'Title,Company\n"never closed' + b"\n" * 3_000, "From line 2 on"),
        (b'Title,Company\n"' + b"x" * 200_000, "From line 2 on"),
        (b"Title,Company\n" + b"a,b\n" * 6_000, "more than 5,000 jobs"),
        (b"PK\x03\x04 an xlsx", "Save yours as CSV"),
        (b"{}", "not one of mine"),
        (b"[1, 2, 3]", "not one of mine"),
        (b'{"jobs": [{"title": "x"}]}', "not one of mine"),
        (HEAD + b',"jobs":[]}', "no job in that file"),
        (HEAD + b',"jobs":[{"title":"x"},{"tit', "ends in the middle"),
        (HEAD + b',"jobs":[1]}', "is damaged"),
        (HEAD.replace(b"1", b"2", 1) + b',"jobs":[]}', "newer version of me (2)"),
        (HEAD.replace(b":1,", b":[],") + b',"jobs":[]}', "is damaged"),
        (HEAD + b',"settings":{"zone":"../../etc/passwd","language":"en"},"jobs":[]}', "is damaged"),
        (HEAD + b',"jobs":[{"title":"x"}]}', "can’t read a single job"),
        (HEAD + b',"jobs":[' + b"{}," * 5_000 + b"{}]}", "more than 5,000 jobs"),
        (b"[" * 1_000_000, "is damaged"),
        (HEAD + b',"x":"' + b'\\"' * 1_000_000, "ends in the middle"),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else "",
)
def test_what_is_no_file_of_jobs_gets_one_kind_line(content: bytes, answer: str) -> None:
    with pytest.raises(CannotRead) as refused:
        asyncio.run(bring_in.preview(NoDatabase(), visit(1, NOW), content))
    for language in languages():
        said = text(refused.value.key, language, **refused.value.facts)
        assert "\n" not in said
        assert answer in said or language != "en"


class NoDatabase(SQLite):
    """What is refused is refused before anything is looked up, and nothing of it is kept."""

    def __init__(self) -> None:
        pass


async def test_after_a_wrong_file_the_right_one_may_follow(talk: Talk) -> None:
    for wrong in (b"hello, world", b"[" * 100, b""):
        assert "\n" not in (await send(talk, wrong, "jobs.json")).text
    await talk.emulator.document(talk.robin, "jobs.csv", TRACKER.encode())
    assert "3 new jobs" in (await talk.heard()).text


async def test_a_hundred_megabytes_are_not_even_fetched(talk: Talk) -> None:
    await talk.say("/import")
    await talk.emulator.document(talk.robin, "huge.json", b"{}", size=100 * 1024 * 1024)
    assert "20 MB" in (await talk.heard()).text
    assert talk.emulator.called("getFile") == []


BAD_JOBS: list[dict[str, Any]] = [
    {"title": "x" * 2_000},
    {"title": "x", "deadline": "9999-12-31"},
    {"title": "x", "created_at": "0001-01-01T00:00:00Z"},
    {"title": "x", "url": "javascript:alert(1)"},
    {"title": "x", "number": 2**31},
    {"title": "x", "stage": "promoted"},
    {"title": "x", "outcome": "rejected"},
    {"title": "x", "tags": ["y" * 40]},
    {
        "title": "x",
        "reminders": [{"due_at": "2026-03-02T09:00:00Z", "created_at": "2026-03-02T09:00:00Z", "rule": "x"}],
    },
    {"title": "x", "attachments": [{"kind": "photo", "file_id": "../../x", "at": "2026-03-02T09:00:00Z"}]},
    {"title": None},
    {
        "title": "x",
        "readings": [
            {
                "read_at": "2026-03-02T09:00:00Z",
                "posting": {
                    "text": "x",
                    "source": "text",
                    "stated": {
                        "salary": {
                            "value": {"min": "1e99999999", "max": None, "currency": "EUR", "period": None},
                            "quote": "x",
                        }
                    },
                },
            }
        ],
    },
]


async def test_jobs_that_cannot_be_are_named_and_the_others_come(talk: Talk) -> None:
    moment = {"created_at": "2026-03-02T09:00:00Z"}
    good = moment | {"stage": "applied", "title": "Cook", "number": 7, "id": 1, "user_id": talk.lena.id}
    said = json.loads(HEAD + b',"jobs":[]}') | {"jobs": [moment | bad for bad in BAD_JOBS] + [good]}
    shown = await send(talk, json.dumps(said, indent=4), "jobs.json")
    assert f"1 new job, {len(BAD_JOBS)} I can’t read" in shown.text
    assert "Job 1 in the file is not as it should be" in shown.text
    await talk.tap(shown, "Import 1")
    assert "#7 · Applied" in (await talk.say("/job 7")).text
    assert (await said_by_export(talk, by=talk.lena))["jobs"] == []


def test_a_job_of_many_megabytes_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(ValueError, match="too much"):
        shape.job_of(b'{"title":"' + b"x" * shape.LONGEST_JOB + b'"}')


def looked_through(content: bytes) -> int:
    """How many jobs were found; -1 where the file was refused by one of our lines."""
    found = 0
    try:
        file = bring_in._opened(content, visit(1, NOW))
        while some := bring_in._next(file):
            found += len(some)
    except CannotRead as error:
        return -1 if error.key.startswith("import-") else -2
    return found


@settings(max_examples=60, deadline=None)
@given(anything.binary(max_size=400) | anything.text(max_size=400).map(str.encode))
def test_no_bytes_whatever_break_the_looking_through(content: bytes) -> None:
    assert looked_through(content) >= -1


@settings(max_examples=60, deadline=None)
@given(anything.integers(0, 800), anything.integers(0, 800), anything.binary(max_size=8))
def test_a_damaged_file_of_ours_is_refused_or_read(start: int, length: int, other: bytes) -> None:
    job = shape.WholeJob(created_at=NOW, stage=Stage.APPLIED, number=3, title="Cook", tags=("sea",))
    parts = shape.Parts(shape.Head("jobtrail", 1, NOW))
    parts.add(job)
    whole = parts.end()
    assert looked_through(whole) == 1
    assert looked_through(whole[:start] + other + whole[start + length :]) in (-1, 0, 1)


# --- from the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def file_of_robin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with one job of Robin's, and nobody running on it."""
    path = tmp_path / "mine.sqlite3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")

    async def fill() -> None:
        database = await Database.open(path)
        async with database.begin() as tx:
            await known_users.welcome(tx, 1001, "en", NOW)
        robin = visit(1001, NOW)
        taken = await take_in(database, robin, GivenText(ANALYST), FakeWeb())
        await move.save(database, robin, taken.opened.job.id)
        await database.close()

    asyncio.run(fill())
    return path


def test_the_operator_can_hand_out_a_users_data(
    file_of_robin: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "1001"]) == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert [(job["number"], job["company"]) for job in said["jobs"]] == [(1, "Brackwater Ferries")]
    assert looked_through(json.dumps(said).encode()) == 1, "and /import takes it"


def test_a_user_whom_nobody_knows_is_one_line(file_of_robin: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "7"]) == 1
    assert capsysbinary.readouterr() == (b"", b"Nobody with the id 7 has written to this bot.\n")


def test_a_running_bot_is_not_exported_from(file_of_robin: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with file_of_robin.with_name(file_of_robin.name + ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["export", "1001"]) == 1
    out, complaint = capsysbinary.readouterr()
    assert out == b""
    assert complaint.decode().splitlines() == [
        f"DATABASE_URL: another Jobtrail is running on {file_of_robin}; stop it first."
    ]


def test_an_export_makes_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.sqlite3")
    assert main(["export", "1001"]) == 1
    assert b"DATABASE_URL: there is no " in capsysbinary.readouterr().err
    assert list(tmp_path.iterdir()) == []
