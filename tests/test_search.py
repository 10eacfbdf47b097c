"""/search: over titles, companies, texts and notes of the user's own saved jobs, whatever is typed."""

import json
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import create_engine

from bot.actions.search import Piece, snippet
from bot.model.posting import WorkMode
from bot.playground import Message
from bot.storage import jobs, migrations, search, users
from bot.storage.database import Database
from bot.storage.search import sought, words_in
from tests.conftest import Clock, Talk
from tests.postings import ANALYST, NURSE
from tests.test_collection import labels, listed, saved

BUTCHER = """\
Fleischermeister (m/w/d)
Metzgerei Großmann, Łódź

Deine Aufgaben
- Würste füllen und die Theke führen
- Crème brûlée für das Café zubereiten

Dein Profil
- Meisterbrief, Freude an C++ und ёлки
- Führerschein Klasse B

Bewirb dich bis zum 15. April 2026.
"""


pytestmark = pytest.mark.engines("sqlite", "postgresql")


async def search_for(talk: Talk, words: str) -> Message:
    """The bot's answer to a search."""
    return await talk.say(f"/search {words}")


# --- what is found ----------------------------------------------------------------------------------------------------


async def test_a_saved_job_is_found_by_title_company_text_and_note(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.say("Met Captain Ravensdale", reply_to=card.id)
    for words in ("data analyst", "BRACKWATER", "passengers fuel", "ravensdale", "kiel"):
        found = await search_for(talk, words)
        assert listed(found) == ["#1"], words
        assert found.text.startswith(f"1 job has “{words}”")
    assert "Nothing in your saved jobs has “plumber”" in (await search_for(talk, "plumber")).text


async def test_all_words_must_be_there_and_the_last_may_be_only_begun(talk: Talk) -> None:
    await saved(talk, ANALYST)
    assert listed(await search_for(talk, "harbour dashb")) == ["#1"]
    assert listed(await search_for(talk, "dashb harbour")) == []
    assert listed(await search_for(talk, "harbour plumber")) == []


async def test_neither_case_nor_accents_matter_in_any_language(talk: Talk) -> None:
    await saved(talk, BUTCHER)
    for words in ("wurste", "WÜRSTE", "grossmann", "lodz", "łódź", "creme brulee", "fuhrerschein", "елки", "c++"):
        assert listed(await search_for(talk, words)) == ["#1"], words


async def test_the_place_of_what_was_found_is_shown(talk: Talk) -> None:
    await saved(talk, ANALYST)
    found = await search_for(talk, "captains")
    assert "questions from the captains" in found.text
    bold = [found.text[one["offset"] :][: one["length"]] for one in found.entities if one["type"] == "bold"]
    assert "captains" in bold
    assert "captain" not in (await search_for(talk, "data analyst")).text, "its title says it already"


async def test_a_title_stands_before_a_text(talk: Talk) -> None:
    await saved(
        talk, ANALYST.replace("Data Analyst", "Purser").replace("- Write SQL", "- Sail with a navigator, write SQL")
    )
    await saved(talk, ANALYST.replace("Data Analyst", "Navigator"))
    assert listed(await search_for(talk, "navigator")) == ["#2", "#1"]


async def test_a_draft_is_not_found_until_it_is_saved(talk: Talk) -> None:
    card = await talk.say(ANALYST)
    assert listed(await search_for(talk, "brackwater")) == []
    card = await talk.tap(card, "Save")
    assert listed(await search_for(talk, "brackwater")) == ["#1"]
    await talk.tap(card, "Undo")
    assert listed(await search_for(talk, "brackwater")) == []


async def test_a_deleted_job_is_not_found_and_a_closed_one_is(talk: Talk) -> None:
    card = await saved(talk, ANALYST)
    await talk.tap(await talk.tap(card, "More"), "They said no")
    found = await search_for(talk, "brackwater")
    assert "They said no" in found.text
    await talk.tap(await talk.tap(await talk.tap(talk.seen(card.id), "More"), "Delete"), "Yes, delete")
    assert listed(await search_for(talk, "brackwater")) == []


async def test_one_user_finds_nothing_of_another_s(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    answer = await talk.say("/search brackwater", by=talk.lena)
    assert "steht nirgends" in answer.text
    assert listed(await talk.say("/search birkenhain", by=talk.lena)) == ["#1"]


# --- pages ------------------------------------------------------------------------------------------------------------


async def test_results_are_turned_in_place_by_buttons_that_outlive_the_bot(talk: Talk) -> None:
    for number in range(8):
        await saved(talk, ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}"))
    page = await search_for(talk, "harbour")
    assert page.text.startswith("8 jobs have “harbour”")
    assert len(listed(page)) == 6
    turned = await talk.tap(page, "›")
    assert turned.id == page.id
    assert "2/2" in labels(turned)
    assert len(listed(turned)) == 2
    assert set(listed(turned)).isdisjoint(listed(page))


async def test_a_search_of_another_s_is_not_turned(talk: Talk) -> None:
    for number in range(8):
        await saved(talk, ANALYST.replace("Data Analyst", f"Data Analyst {chr(65 + number)}"))
    await search_for(talk, "harbour")
    hers = await talk.say(NURSE, by=talk.lena)
    await talk.emulator.tap(talk.lena, hers, "1sr:1:1", forged=True)
    assert "nicht mehr" in (await talk.heard(talk.lena)).text


async def test_the_latest_fifty_searches_are_remembered(database: Database, clock: Clock) -> None:
    async with database.begin() as tx:
        await users.welcome(tx, 1, "en", clock.now())
        first = await search.remember(tx, 1, "first", clock.now())
        for number in range(search.MOST_REMEMBERED):
            clock.go_on(seconds=1)
            last = await search.remember(tx, 1, f"word {number}", clock.now())
        assert await search.remembered(tx, 1, first) is None
        assert await search.remembered(tx, 1, last) == f"word {number}"
        assert await search.remember(tx, 1, f"word {number}", clock.now()) == last, "the same words are one search"
        assert await search.remembered(tx, 2, last) is None


# --- whatever is typed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "   ", "!?", "«»", "“…”", "🙂", "___"])
async def test_without_a_word_it_asks_for_one(talk: Talk, words: str) -> None:
    assert "What shall I look for" in (await search_for(talk, words)).text


@pytest.mark.parametrize(
    "words",
    [
        'brackwater" OR "x',
        "brackwater NOT ferries",
        "title:brackwater",
        "brackwater*",
        "NEAR(brackwater ferries)",
        "^brackwater -ferries",
        "3e9_brackwater",
        "'; DROP TABLE job_words; --",
        "<b>brackwater</b>",
        "word " * 700,
    ],
)
async def test_what_is_typed_is_never_a_query(talk: Talk, words: str) -> None:
    await saved(talk, ANALYST)
    answer = await search_for(talk, words)
    assert "saved jobs" in answer.text or "has “" in answer.text
    assert listed(await search_for(talk, "brackwater")) == ["#1"]


@given(some.text(max_size=300), some.text(max_size=30))
def test_folded_words_are_one_word_each_to_the_index(text: str, words: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = \"ascii tokenchars '_+#'\", detail = column)")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'row')")
    folded = {word.folded for word in words_in(text)}
    connection.execute("INSERT INTO t (a) VALUES (?)", (" ".join(f"3e9_{word}" for word in folded),))
    assert {term for (term,) in connection.execute("SELECT term FROM v")} == {f"3e9_{word}" for word in folded}
    query = " ".join(f'"3e9_{word}"*' for word in sought(words)) or '"x"'
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
    connection.close()


@given(some.text(max_size=500), some.text(min_size=1, max_size=20))
def test_a_snippet_is_a_piece_of_the_text(text: str, words: str) -> None:
    wanted = sought(words)
    if wanted:
        pieces = snippet(wanted, (), (text,))
        assert len("".join(piece.words for piece in pieces)) <= 40 + 160 + 45 + 4
        if any(word.folded == wanted[0] for word in words_in(text)) and len(wanted) == 1:
            assert any(piece.found for piece in pieces) or not text.isprintable()


def test_a_snippet_shows_the_place_where_most_of_it_stands() -> None:
    text = "The pump. " + "Nothing here to see at all. " * 20 + "A pump for the harbour, and a crane."
    pieces = snippet(sought("pump harbour"), (), (text,))
    assert [piece.words for piece in pieces if piece.found] == ["pump", "harbour"]
    assert pieces[0] == Piece("… ", found=False)


# --- what is kept -----------------------------------------------------------------------------------------------------


async def test_of_who_is_forgotten_nothing_is_found(talk: Talk) -> None:
    await saved(talk, ANALYST)
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    async with talk.database.begin() as tx:
        await search.remove_all(tx, talk.robin.id)
    assert listed(await search_for(talk, "brackwater")) == []
    assert listed(await talk.say("/search birkenhain", by=talk.lena)) == ["#1"]


async def test_an_older_file_s_jobs_are_found_and_have_their_work_mode(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "older.sqlite3"
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.exec_driver_sql(
            "INSERT INTO users (id, language, zone, created_at) VALUES (1, 'en', 'UTC', '2026-03-01')"
        )
        put = connection.exec_driver_sql
        job = "INSERT INTO jobs (id, user_id, number, stage, title, fingerprint, sketch, created_at) VALUES "
        put(f"{job} (1, 1, 1, 'saved', 'Purser', 'a', '[]', '2026-03-01')")
        put(f"{job} (2, 1, NULL, NULL, 'Draft', 'b', '[]', '2026-03-01')")
        put(
            "INSERT INTO postings (user_id, job_id, read_at, posting, summary) VALUES (1, 1, '2026-03-01', ?, ?)",
            (json.dumps({"text": "Sail from Łódź"}), json.dumps({"headline": {"work_mode": {"value": "remote"}}})),
        )
        put(
            "INSERT INTO events (user_id, job_id, kind, at, text) VALUES (1, 1, 'note', '2026-03-01', 'Met Ravensdale')"
        )
    engine.dispose()
    database = await Database.open(path)
    async with database.begin() as tx:
        for words in ("purser", "lodz sail", "ravensdale"):
            assert (await search.find(tx, 1, sought(words), 1, 6)).jobs == (1,)
        assert (await search.find(tx, 1, sought("draft"), 1, 6)).total == 0
        found = await jobs.by_id(tx, 1, 1)
    await database.close()
    assert found is not None
    assert found.work_mode is WorkMode.REMOTE
