"""Who is forgotten leaves not a byte: the file, its log and its index are searched for their words."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, make_url, select, text
from telegram import Bot

from bot.actions import forget
from bot.actions.refine import Assistant
from bot.app import answering
from bot.handlers.refining import Refining
from bot.model.user import Cause, User, Visit
from bot.playground import Channel, Emulator, Message, Person
from bot.storage import inbox, search
from bot.storage import sqlite as sqlite_of
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.schema import (
    attachments,
    contacts,
    events,
    imports,
    interviews,
    jobs,
    metadata,
    outbox,
    postings,
    profiles,
    refinements,
    searches,
    tags,
    users,
)
from tests.conftest import Clock, Talk
from tests.fake_model import FakeModel
from tests.fakes import FakeWeb
from tests.postgres_server import PostgresServer
from tests.postings import ANALYST, NURSE

GONE = "Everything of yours is deleted here."


def bytes_of(path: Path) -> bytes:
    """All that lies on the disk: the database, its write-ahead log, the log's index."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*")) if one.suffix != ".lock")


def found(path: Path, words: list[str]) -> list[str]:
    """Which of the words stand somewhere in these files, in capitals or small letters."""
    there = bytes_of(path).lower()
    return [word for word in words if word.lower().encode() in there]


async def rows(database: Database, user_id: int) -> dict[str, list[Any]]:
    """All rows of a user, by table."""
    async with database.begin() as tx:
        return {
            name: [tuple(row) for row in await tx.execute(select(one).where(one.c[column] == user_id))]
            for name, one in metadata.tables.items()
            for column in ("user_id", "chat_id")
            if column in one.c
        }


async def forgotten(talk: Talk, by: Person) -> Message:
    """/forget and its button."""
    asked = await talk.say("/forget", by)
    return await talk.tap(asked, "Yes, delete everything", by)


def test_every_table_loses_a_users_rows_with_the_user() -> None:
    # The inbox is emptied by the chat's id; a mark in `applied` names an update and nobody, the rest no one at all.
    for name in set(metadata.tables) - {"users", "inbox", "applied", "markers", "pulse"}:
        [key] = metadata.tables[name].c.user_id.foreign_keys
        assert (key.target_fullname, key.ondelete) == ("users.id", "CASCADE"), name
    assert {column.name for column in metadata.tables["applied"].c} == {"bot_id", "update_id", "step", "at"}


async def who_leaves_words_everywhere(talk: Talk) -> tuple[Person, list[str]]:
    """Somebody of whom each table holds a word; and these words."""
    person = talk.emulator.person(1007, "Zenobia", "en", "zenobia_q")
    words = ["Zenobia", "zenobia_q", "Wexcombe", "Ottoline", "Tregarth", "Quillfeather", "Marchbanks", "Pendle"]
    words += ["Voxhall", "Yarrow", "Brindle", "Thistlewood", "Umberlight", "Dunnock", "Corvane", "Fenwhistle"]
    card = await talk.tap(await talk.say(ANALYST.replace("Brackwater", "Wexcombe"), person), "Save", person)
    await talk.say("Ask for Ottoline Tregarth", person, reply_to=card.id)
    await talk.tap(await talk.tap(card, "Remind", person), "In 3 hours", person)
    talk.time_passes(hours=4)  # a push goes out, and its row stays
    await talk.heard(person)
    await talk.say("Quillfeather wants Marchbanks, and soon. " * 5, person)
    await talk.emulator.forward(person, NURSE.replace("Birkenhain", "Pendle"), origin=Channel("Voxhall"))
    await talk.heard(person)
    group = talk.emulator.group()
    await talk.emulator.say(person, "/jobs for Yarrow", chat=group)
    await talk.say("/import", person)
    await talk.emulator.document(person, "mine.csv", b"Title,Company\nCook,Brindle\n")
    await talk.heard(person)
    async with talk.database.begin() as tx:
        mine = {"user_id": person.id, "job_id": 1}
        now = talk.clock.now()
        await tx.execute(insert(tags).values(**mine, tag="Thistlewood"))
        await tx.execute(insert(contacts).values(**mine, name="Umberlight"))
        await tx.execute(insert(attachments).values(**mine, kind="photo", file_id="x", name="Dunnock.jpg", at=now))
        meeting = {"at": now, "wall": "2026-03-02T09:00:00", "zone": "UTC", "created_at": now}
        await tx.execute(insert(interviews).values(**mine, **meeting, place="Corvane"))
        of = {"user_id": person.id}
        await tx.execute(
            insert(profiles).values(**of, profile='{"cv_text":"Fenwhistle"}', proposed="{}", changed_at=now)
        )
        await tx.execute(insert(refinements).values(**of, key="k", summary="Fenwhistle", made_at=now))
        await tx.execute(insert(searches).values(**of, words="fenwhistle", at=now))
    # Packed, a preview's words can't be searched for; here they are as they are.
    async with talk.database.begin() as tx:
        await tx.execute(imports.update().values(head="Brindle"))
    return person, words


@pytest.mark.engines("sqlite")
async def test_no_word_of_theirs_is_left_in_any_file(talk: Talk, tmp_path: Path) -> None:
    path = tmp_path / "jobtrail.sqlite3"
    person, words = await who_leaves_words_everywhere(talk)
    assert found(path, words) == words, "they are all there before"
    said = await forgotten(talk, person)
    assert GONE in said.text
    assert "backups" in said.text
    assert found(path, words) == []
    assert all(not of_table for of_table in (await rows(talk.database, person.id)).values())
    assert (path.parent / f"{path.name}-wal").stat().st_size == 0


@pytest.mark.engines("postgresql")
@pytest.mark.parametrize("others", [True, False])
async def test_no_word_of_theirs_is_left_in_the_server_s_tables_and_their_files(
    talk: Talk, server: PostgresServer, database_at: str, *, others: bool
) -> None:
    if others:
        await talk.tap(
            await talk.say(NURSE.replace("Birkenhain", "Ellerbrook"), by=talk.lena), "Speichern", by=talk.lena
        )
    person, words = await who_leaves_words_everywhere(talk)
    name = str(make_url(database_at).database)
    server.execute("ANALYZE", name)  # as the server does by itself: what it learns of the values it keeps elsewhere
    only_in_messages = {"Zenobia", "zenobia_q", "Yarrow"}  # whose words went from the rows as they were done
    assert set(words) - set(server.with_words(name, words)) == only_in_messages
    assert set(words) - set(server.files_with(name, words)) <= only_in_messages
    assert GONE in (await forgotten(talk, person)).text
    assert server.with_words(name, words) == []
    assert server.files_with(name, words) == []
    assert server.with_words(name, ["Ellerbrook"]) == ["Ellerbrook"] * others


@pytest.mark.engines("sqlite")
async def test_the_gaps_of_pages_hold_nothing_of_theirs(database: Database, tmp_path: Path, clock: Clock) -> None:
    path, chance, now = tmp_path / "jobtrail.sqlite3", random.Random(5), clock.now()  # noqa: S311  # no secret

    def some(user: int, length: int) -> str:
        return f"{'theirs' if user == 1 else 'others'}{chance.randrange(10**9)} " * (1 + length // 16)

    async with database.begin() as tx:
        for user in (1, 2):
            await tx.execute(insert(users).values(id=user, language="en", zone="UTC", created_at=now))
    # Rows of two people, side by side and of all lengths, that grow and go: pages are split, joined and reused.
    for _ in range(15):
        async with database.begin() as tx:
            for _ in range(10):
                user = chance.choice((1, 2))
                link, mark = some(user, chance.choice((16, 300))), str(chance.random())
                of = {"user_id": user, "job_id": await a_job(tx, user, link, mark, now)}
                for _ in range(chance.randrange(4)):
                    note = some(user, chance.choice((16, 200, 3_000, 9_000)))
                    await tx.execute(insert(events).values(**of, kind="note", at=now, text=note))
                await tx.execute(insert(tags).values(**of, tag=some(user, 16)))
                await tx.execute(
                    insert(postings).values(**of, read_at=now, posting=some(user, 800), summary=some(user, 90))
                )
                await tx.execute(
                    jobs.update()
                    .where(jobs.c.id == chance.randrange(1, of["job_id"] + 1), jobs.c.user_id == 1)
                    .values(title=some(1, chance.choice((16, 400, 2_000))))
                )
            await tx.execute(jobs.delete().where(jobs.c.id == chance.randrange(1, of["job_id"] + 1)))
    others = bytes_of(path).count(b"others")
    assert others > 500
    assert bytes_of(path).count(b"theirs") > 500
    theirs = Visit(User(1, "en", "UTC"), now, Cause(7, 1))
    await forget.forget(database, theirs)
    await forget.leave_no_trace(database, theirs)
    assert bytes_of(path).count(b"theirs") == 0
    assert bytes_of(path).count(b"others") > 500


async def a_job(tx: Any, user: int, link: str, mark: str, now: Any) -> int:
    known = {"canonical_url": mark + link, "fingerprint": mark, "sketch": []}
    made = await tx.execute(
        insert(jobs).values(user_id=user, **known, created_at=now, title=link[:20], stage="saved").returning(jobs.c.id)
    )
    job_id = int(made.scalar_one())
    await search.renew(tx, user, job_id)
    return job_id


async def test_nothing_of_anybody_else_is_touched(talk: Talk) -> None:
    hers = await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    await talk.say("Nach den Schichten fragen", by=talk.lena, reply_to=hers.id)
    await talk.tap(await talk.tap(hers, "Erinnern", talk.lena), "In einer Woche", by=talk.lena)
    await talk.tap(await talk.say(ANALYST), "Save")
    await talk.settled()
    before = await rows(talk.database, talk.lena.id)
    assert sum(map(len, before.values())) > 6
    await forgotten(talk, talk.robin)
    assert await rows(talk.database, talk.lena.id) == before
    assert "Birkenhain" in (await talk.say("/search birkenhain", talk.lena)).text


async def test_forget_asks_once_and_says_what_would_go(talk: Talk) -> None:
    for posting in (ANALYST, NURSE):
        await talk.tap(await talk.say(posting), "Save")
    asked = await talk.say("/forget")
    assert "with your 2 saved jobs?" in asked.text
    kept = await talk.tap(asked, "Keep everything")
    assert "never mind" in kept.text
    assert "2 jobs under way" in (await talk.say("/jobs")).text


async def test_the_data_can_be_taken_along_first(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    asked = await talk.say("/forget")
    await talk.tap(asked, "First my data")
    assert [one.document["file_name"][-4:] for one in talk.from_bot() if one.document] == ["json", ".csv"]
    assert GONE in (await talk.tap(asked, "Yes, delete everything")).text


async def test_a_yes_to_a_question_of_last_month_asks_once_more(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    asked = await talk.say("/forget")
    talk.clock.go_on(days=30)
    again = await talk.tap(asked, "Yes, delete everything")
    assert "with your saved job?" in again.text
    assert GONE in (await talk.tap(again, "Yes, delete everything")).text


async def test_two_quick_taps_and_a_message_after_them_are_well(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    asked = await talk.say("/forget")
    for _ in range(2):
        talk.emulator.press(talk.robin, asked.id, "Yes, delete everything")
    await talk.emulator.say(talk.robin, NURSE)
    await talk.settled()
    assert GONE in talk.seen(asked.id).text
    assert "Birkenhain" in talk.from_bot()[-1].text, "what came after is from somebody new, and is answered"


async def test_who_comes_back_begins_anew(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await forgotten(talk, talk.robin)
    assert "No jobs yet" in (await talk.say("/jobs")).text
    await talk.emulator.tap(talk.robin, card, "Interview")
    assert "isn’t there any more" in (await talk.heard()).text
    again = await talk.tap(await talk.say(ANALYST), "Save")
    assert again.text.startswith("#1 · Saved")


async def test_a_crash_before_the_answer_forgets_all_the_same_and_answers_later(talk: Talk) -> None:
    await talk.tap(await talk.say(ANALYST), "Save")
    await talk.running.inbox.stop(patience=1)  # it would do what is kept here
    robins = Visit(User(talk.robin.id, "en", "UTC"), talk.clock.now(), Cause(talk.bot.id, 999_999))
    async with talk.database.begin() as tx:
        await inbox.keep(tx, talk.bot.id, [Received(999_999, talk.robin.id, '{"update_id": 999999}')], robins.now)
    await forget.forget(talk.database, robins)
    async with talk.database.begin() as tx:
        assert [number for number, _ in await inbox.waiting_after(tx, talk.bot.id, -1, 100)] == [999_999]
        assert (await tx.execute(select(users))).all() == []
    await forget.leave_no_trace(talk.database, robins)
    async with talk.database.begin() as tx:
        assert await inbox.waiting_after(tx, talk.bot.id, -1, 100) == []


async def test_no_push_comes_for_who_was_forgotten(talk: Talk) -> None:
    card = await talk.tap(await talk.say(ANALYST), "Save")
    await talk.tap(await talk.tap(card, "Remind"), "In 3 hours")
    await forgotten(talk, talk.robin)
    before = len(talk.from_bot())
    talk.time_passes(hours=5)
    await talk.settled()
    async with talk.database.begin() as tx:
        assert (await tx.execute(select(outbox))).all() == []
    assert len(talk.from_bot()) == before


async def test_no_model_goes_on_with_a_posting_of_who_was_forgotten(
    emulator: Emulator, bot: Bot, database: Database, clock: Clock, pages: FakeWeb
) -> None:
    gate, model = asyncio.Event(), FakeModel({})

    async def waits(_seconds: float) -> None:
        await gate.wait()

    refining = Refining(sleep=waits)
    robin, lena = emulator.person(1001, "Robin", "en"), emulator.person(1002, "Lena", "de")
    async with answering(
        database, bot, pages, clock.now, assistant=Assistant(model, daily_limit=3), refining=refining
    ) as running:
        talk = Talk(emulator, running, database, clock, pages, bot, robin, lena)
        await talk.say(ANALYST)
        await forgotten(talk, robin)
        gate.set()
        await refining.idle()
    assert model.told == []


async def test_a_large_file_is_written_anew_at_the_next_start(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = tmp_path / "large.sqlite3", clock.now()
    monkeypatch.setattr(sqlite_of, "_LARGE", 0)
    database = await Database.open(path)
    theirs = Visit(User(1, "en", "UTC"), now, Cause(7, 1))
    async with database.begin() as tx:
        await tx.execute(insert(users).values(id=1, language="en", zone="UTC", created_at=now))
        await a_job(tx, 1, "theirs", "m", now)
    await forget.forget(database, theirs)
    await forget.leave_no_trace(database, theirs)
    async with database.begin() as tx:
        assert (await tx.execute(text("PRAGMA user_version"))).scalar() == sqlite_of.TRACES
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0, "the log waits for no start"
    await database.close()
    database = await Database.open(path)
    async with database.begin() as tx:
        assert (await tx.execute(text("PRAGMA user_version"))).scalar() == 0
    await database.close()
    assert found(path, ["theirs"]) == []
