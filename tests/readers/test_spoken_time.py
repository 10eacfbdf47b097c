"""A time is understood as it was meant, or not at all."""
# ruff: noqa: DTZ001 - times on the wall have no zone of their own

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.schedule import SpokenTime, due_at
from bot.readers.spoken_time import LOOK_AT, understood
from bot.readers.time_words import LANGUAGES
from tests.readers.spoken_times import NOW, PHRASES, ZONE, Said


def said(words: str, language: str = "en", *, now: datetime = NOW, zone: str = ZONE, back: bool = False) -> SpokenTime:
    """What is understood, where something is."""
    found = understood(words, language, now, zone, back=back)
    assert found is not None, words
    return found


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.language}: {phrase.words}")
def test_what_people_write_is_understood(phrase: Said) -> None:
    found = understood(phrase.words, phrase.language, NOW, ZONE)
    if phrase.wall is None:
        assert found is None
    else:
        assert found is not None
        assert (found.wall, found.past, str(found.rule), found.rest) == (
            phrase.wall,
            phrase.past,
            phrase.rule,
            phrase.rest,
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "tomorrow 3 interviews to prepare"),
        ("en", "Monday or Tuesday"),
        ("en", "not tomorrow"),
        ("en", "first Monday of the month"),
        ("en", "every last Friday"),
        ("en", "2 days before the deadline"),
        ("en", "tomorrow at 25:00"),
        ("en", "Tuesday, 23 November 2026"),  # it is a Monday
        ("en", "tomorrow, Friday"),
        ("en", "prepare for Friday's interview"),
        ("en", "9 to 5 job"),
        ("en", "I sat down with the recruiter"),
        ("en", "3 weeks notice period"),
        ("en", "tomorrow 14:00 CST"),  # Chicago's, or Shanghai's?
        ("en", "30 February"),
        ("en", "in 1000000 days"),
        ("de", "so schnell wie möglich"),
        ("de", "fünf vor halb zehn"),
        ("de", "zwei Tage vor der Frist"),
        ("de", "morgen oder übermorgen"),
        ("fr", "le lundi à 9h"),  # one, or every one?
        ("fr", "vendredi en huit"),
        ("fr", "réunion de 2 heures demain"),
        ("es", "los lunes y miércoles"),
        ("nl", "voor vrijdag"),
        ("pl", "przed piątkiem"),
        ("ru", "за 2 дня до собеседования"),
        ("uk", "за дві години до співбесіди"),
    ],
)
def test_what_is_not_sure_is_not_understood(language: str, words: str) -> None:
    assert understood(words, language, NOW, ZONE) is None


@pytest.mark.parametrize(
    ("language", "zone", "day", "other"),
    [
        ("en-US", "Europe/Berlin", "05-06", None),
        ("en-GB", "America/New_York", "06-05", None),
        ("en", "America/New_York", "05-06", "06-05"),
        ("en", "Europe/London", "06-05", "05-06"),
        ("de", "America/New_York", "06-05", None),
        ("pt-BR", "America/Sao_Paulo", "06-05", None),
    ],
)
def test_05_06_goes_by_the_language_and_where_that_is_unsure_tells_the_other(
    language: str, zone: str, day: str, other: str | None
) -> None:
    found = said("05/06", language, zone=zone)
    assert f"{found.wall:%m-%d}" == day
    assert (f"{found.also:%m-%d}" if found.also else None) == other


def test_a_number_over_twelve_is_the_day_in_any_order() -> None:
    assert said("12/31", "de").wall == said("31/12", "en-US").wall == datetime(2026, 12, 31, 9)


def test_next_friday_tells_the_other_friday_while_this_week_has_one() -> None:
    assert said("next Friday").wall == datetime(2026, 11, 20, 9)
    assert said("next Friday").also == datetime(2026, 11, 27, 9)
    assert said("next Monday").also is None


def test_an_hour_at_night_is_taken_for_the_afternoon_and_says_so() -> None:
    found = said("tomorrow at 3")
    assert (found.wall, found.also) == (datetime(2026, 11, 19, 15), datetime(2026, 11, 19, 3))
    assert said("morgen um 03:00", "de").wall == datetime(2026, 11, 19, 3)
    assert said("tomorrow at 3am").also is None


def test_today_without_a_time_is_still_to_come() -> None:
    found = said("today")
    assert (found.wall, found.timed, found.past) == (datetime(2026, 11, 18, 12), False, False)
    late = datetime(2026, 11, 18, 22, 30, tzinfo=UTC)
    assert said("today", now=late).wall == datetime(2026, 11, 18, 23, 59)


def test_a_weekday_named_on_that_day_is_today_while_its_time_is_ahead() -> None:
    assert said("Wednesday at 15:00").wall == datetime(2026, 11, 18, 15)
    assert said("Wednesday at 9:00").wall == datetime(2026, 11, 25, 9)
    assert said("Wednesday").wall == datetime(2026, 11, 25, 9)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Friday", datetime(2026, 11, 13, 9)),
        ("Wednesday", datetime(2026, 11, 18, 9)),
        ("on 3 November", datetime(2026, 11, 3, 9)),
        ("3 December", datetime(2025, 12, 3, 9)),
        ("on the 17th", datetime(2026, 11, 17, 9)),
        ("yesterday", datetime(2026, 11, 17, 9)),
        ("last week", datetime(2026, 11, 11, 9)),
    ],
)
def test_looking_back_finds_what_was(words: str, day: datetime) -> None:
    found = said(words, back=True)
    assert found.wall == day
    assert found.past


def test_what_is_over_is_marked_and_not_moved() -> None:
    for words in ("last Friday", "yesterday at 9", "3 November 2025", "this morning", "2 hours ago"):
        found = said(words)
        assert found.past, words
        assert found.due_at < NOW


def test_a_date_that_was_just_over_is_next_year_s_and_tells_this_year_s() -> None:
    found = said("10 November")
    assert (found.wall, found.also) == (datetime(2027, 11, 10, 9), datetime(2026, 11, 10, 9))


def test_two_hours_are_two_hours_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 2:30 in Berlin, for the first time
    found = said("in 2 hours", now=before)
    assert found.due_at == before + timedelta(hours=2)
    assert found.wall == datetime(2026, 10, 25, 3, 30)


def test_a_time_that_the_clocks_skip_is_due_after_the_gap() -> None:
    found = said("tomorrow at 02:30", now=datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert found.due_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_span_keeps_its_end() -> None:
    assert said("Friday 14:00–15:30").ends == datetime(2026, 11, 20, 15, 30)
    assert said("3-4pm on Thursday").ends == datetime(2026, 11, 19, 16)
    assert said("vendredi de 14h à 15h30", "fr").ends == datetime(2026, 11, 20, 15, 30)
    assert said("Friday 14:00").ends is None


@pytest.mark.parametrize(
    ("language", "words", "wall", "rest"),
    [
        ("en", "tomorrow 2pm ET", datetime(2026, 11, 19, 20), ""),
        ("en", "3 December 2:00 pm (PST) with Ada", datetime(2026, 12, 3, 23), "with Ada"),
        ("en", "Thursday 14:00 London time with Ada", datetime(2026, 11, 19, 15), "with Ada"),
        ("ru", "завтра в 10 по Киеву", datetime(2026, 11, 19, 9), ""),
        ("ru", "завтра в 10 по телефону", datetime(2026, 11, 19, 10), "по телефону"),
        ("de", "morgen 14 Uhr MEZ", datetime(2026, 11, 19, 14), ""),
    ],
)
def test_a_time_on_other_clocks_is_told_by_one_s_own(language: str, words: str, wall: datetime, rest: str) -> None:
    found = said(words, language)
    assert (found.wall, found.rest) == (wall, rest)


@pytest.mark.parametrize(
    ("language", "words", "rest"),
    [
        ("de", "tomorrow 15:00 call HR", "call HR"),
        ("en", "завтра в 15:00 позвонить", "позвонить"),
        ("ja", "tomorrow at 15:00", ""),
        ("fr", "domani alle 15:00", ""),
    ],
)
def test_another_language_is_understood_too(language: str, words: str, rest: str) -> None:
    found = said(words, language)
    assert (found.wall, found.rest) == (datetime(2026, 11, 19, 15), rest)


def test_a_greeting_is_no_date() -> None:
    assert said("Guten Morgen, erinnere mich um 11", "de").wall == datetime(2026, 11, 18, 11)


def test_what_is_asked_for_comes_before_what_it_is_about() -> None:
    found = said("remind me Friday about the Monday meeting")
    assert (found.wall, found.rest) == (datetime(2026, 11, 20, 9), "about the Monday meeting")


def test_numbers_that_are_no_times_are_left_alone() -> None:
    for words in (
        "call +49 176 1234567 tomorrow",
        "ask for 60k tomorrow",
        "apply at 3 companies tomorrow",
        "#7 tomorrow",
    ):
        assert said(words).wall == datetime(2026, 11, 19, 9), words


def test_the_user_s_hour_is_used_where_none_is_said() -> None:
    found = understood("tomorrow", "en", NOW, ZONE, hour=7)
    assert found is not None
    assert (found.wall, found.timed) == (datetime(2026, 11, 19, 7), False)


def test_a_long_text_is_read_at_its_beginning() -> None:
    found = said("tomorrow " + "word " * 5_000)
    assert found.wall == datetime(2026, 11, 19, 9)
    assert understood("word " * LOOK_AT + "tomorrow", "en", NOW, ZONE) is None


_PARTS = [word for phrase in PHRASES[::7] for word in phrase.words.split()]


@settings(deadline=None)
@given(
    some.lists(some.sampled_from(_PARTS) | some.text(max_size=6), max_size=9).map(" ".join),
    some.sampled_from(LANGUAGES),
    some.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/Santiago", "Australia/Lord_Howe"]),
    some.booleans(),
)
def test_whatever_is_written_the_answer_holds_together(words: str, language: str, zone: str, back: bool) -> None:
    found = understood(words, language, NOW, zone, back=back)
    if found is None:
        return
    assert found.wall.tzinfo is None
    assert found.due_at == due_at(found.wall, zone)
    assert found.past == (found.due_at < NOW)
    assert len(found.rest) <= len(words)
    assert all(word in words for word in found.rest.split())
    assert found.ends is None or found.ends > found.wall
    assert found.also is None or found.also != found.wall
