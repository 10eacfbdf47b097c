"""/search: over titles, companies, texts and notes of the user's own saved jobs, whatever is typed."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.actions.search import Piece, snippet
from bot.playground import Message
from bot.storage import search, users
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


# --- nothing is left --------------------------------------------------------------------------------------------------


async def test_of_a_user_s_words_no_byte_is_left(talk: Talk, tmp_path: Path) -> None:
    card = await saved(talk, ANALYST.replace("Brackwater", "Quillfeather"))
    await talk.say("Met Captain Ravensdale", reply_to=card.id)
    await talk.tap(await talk.say(NURSE, by=talk.lena), "Speichern", by=talk.lena)
    async with talk.database.begin() as tx:
        await search.remove_user_words(tx, talk.robin.id)
    index = index_of(tmp_path / "jobtrail.sqlite3")
    assert b"quillfeather" not in index
    assert b"ravensdale" not in index
    assert b"birkenhain" in index, "another's words stay"
    assert listed(await search_for(talk, "quillfeather")) == []
    assert listed(await talk.say("/search birkenhain", by=talk.lena)) == ["#1"]


def index_of(path: Path) -> bytes:
    """All that the tables behind the index hold."""
    with sqlite3.connect(path) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE name LIKE 'job\\_words\\_%' ESCAPE '\\'"
            )
        ]
        rows = [row for name in tables for row in connection.execute(f"SELECT * FROM {name}")]  # noqa: S608 - names that FTS5 gave
    connection.close()
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)
