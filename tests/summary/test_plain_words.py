"""What people say of a job becomes a proposal; what they may not have meant does not."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.model.job import Outcome, Stage
from bot.model.proposal import Interview, InterviewKind, Move, Note, Proposal, Remind
from bot.readers.spoken_time import understood
from bot.summary.plain_words import LANGUAGES, LONGEST, LONGEST_NOTE, proposed

NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)  # a Wednesday
ZONE = "Europe/Berlin"
YESTERDAY = date(2026, 11, 17)


def said(words: str, language: str = "en") -> tuple[Proposal, ...]:
    """What the words propose."""
    return proposed(words, language, NOW, ZONE, understood)


@pytest.mark.parametrize(
    ("language", "words", "to", "day"),
    [
        ("en", "applied yesterday", Stage.APPLIED, YESTERDAY),
        ("en", "I applied last Friday", Stage.APPLIED, date(2026, 11, 13)),
        ("en", "applied on 3 November via their website", Stage.APPLIED, date(2026, 11, 3)),
        ("en", "Applied!", Stage.APPLIED, None),
        ("en", "started my application", Stage.APPLYING, None),
        ("en", "moved to screening", Stage.SCREENING, None),
        ("en", "got an interview", Stage.INTERVIEW, None),
        ("en", "got an interview yesterday", Stage.INTERVIEW, YESTERDAY),
        ("en", "got an offer", Stage.OFFER, None),
        ("en", "got an offer yesterday, answer by Friday", Stage.OFFER, None),
        ("en", "they said no", Outcome.REJECTED, None),
        ("en", "rejected", Outcome.REJECTED, None),
        ("en", "got rejected yesterday", Outcome.REJECTED, YESTERDAY),
        ("en", "rejected yesterday", Outcome.REJECTED, YESTERDAY),
        ("en", "withdrew on Monday", Outcome.WITHDRAWN, date(2026, 11, 16)),
        ("de", "gestern Absage", Outcome.REJECTED, YESTERDAY),
        ("en", "didn't get the job", Outcome.REJECTED, None),
        ("en", "rejected after the interview", Outcome.REJECTED, None),
        ("en", "sent them my application on Monday", Stage.APPLIED, date(2026, 11, 16)),
        ("en", "heard back: rejected", Outcome.REJECTED, None),
        ("en", "HR called, I got the job!!!", Stage.OFFER, None),
        ("en", "still no answer", Outcome.NO_RESPONSE, None),
        ("de", "Bewerbung ist heute raus", Stage.APPLIED, date(2026, 11, 18)),
        ("de", "Haben mir heute abgesagt", Outcome.REJECTED, date(2026, 11, 18)),
        ("de", "Zusage!", Stage.OFFER, None),
        ("de", "hab seit 3 Wochen nichts gehört", Outcome.NO_RESPONSE, None),
        ("en", "I rejected the offer", Outcome.DECLINED, None),
        ("en", "turned down the offer on Monday", Outcome.DECLINED, date(2026, 11, 16)),
        ("en", "signed the contract yesterday", Outcome.ACCEPTED, YESTERDAY),
        ("en", "withdrew", Outcome.WITHDRAWN, None),
        ("en", "never heard back", Outcome.NO_RESPONSE, None),
        ("en", "position has been filled", Outcome.POSTING_CLOSED, None),
        ("de", "gestern beworben", Stage.APPLIED, YESTERDAY),
        ("de", "Habe mich am 3. November beworben", Stage.APPLIED, date(2026, 11, 3)),
        ("de", "Absage bekommen", Outcome.REJECTED, None),
        ("de", "leider gestern eine Absage bekommen", Outcome.REJECTED, YESTERDAY),
        ("de", "die haben abgesagt", Outcome.REJECTED, None),
        ("de", "habe denen abgesagt", Outcome.DECLINED, None),
        ("de", "Angebot bekommen", Stage.OFFER, None),
        ("de", "Vertrag unterschrieben", Outcome.ACCEPTED, None),
        ("de", "Bewerbung zurückgezogen", Outcome.WITHDRAWN, None),
        ("de", "keine Antwort", Outcome.NO_RESPONSE, None),
        ("de", "Stelle ist schon besetzt", Outcome.POSTING_CLOSED, None),
        ("de", "wurde zum Gespräch eingeladen", Stage.INTERVIEW, None),
        ("fr", "j'ai postulé hier", Stage.APPLIED, YESTERDAY),
        ("fr", "ils ont dit non", Outcome.REJECTED, None),
        ("es", "apliqué ayer", Stage.APPLIED, YESTERDAY),
        ("es", "me rechazaron", Outcome.REJECTED, None),
        ("it", "ho inviato la candidatura ieri", Stage.APPLIED, YESTERDAY),
        ("it", "mi hanno scartato", Outcome.REJECTED, None),
        ("pt", "me candidatei ontem", Stage.APPLIED, YESTERDAY),
        ("pt", "não passei", Outcome.REJECTED, None),
        ("nl", "gisteren gesolliciteerd", Stage.APPLIED, YESTERDAY),
        ("nl", "afgewezen", Outcome.REJECTED, None),
        ("pl", "wczoraj zaaplikowałem", Stage.APPLIED, YESTERDAY),
        ("pl", "odmowa", Outcome.REJECTED, None),
        ("ru", "вчера откликнулся", Stage.APPLIED, YESTERDAY),
        ("ru", "отказали", Outcome.REJECTED, None),
        ("uk", "вчора відгукнувся", Stage.APPLIED, YESTERDAY),
        ("uk", "відмовили", Outcome.REJECTED, None),
        # In a language other than the person's own.
        ("de", "applied yesterday", Stage.APPLIED, YESTERDAY),
        ("en", "Absage bekommen", Outcome.REJECTED, None),
    ],
)
def test_what_happened_moves_the_job(language: str, words: str, to: Stage | Outcome, day: date | None) -> None:
    assert said(words, language) == (Move(to, day),)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I haven't applied yet"),
        ("en", "will apply tomorrow"),
        ("en", "applied tomorrow"),
        ("en", "should I apply?"),
        ("en", "did they reject me?"),
        ("en", "if they reject me I will cry"),
        ("en", "not rejected yet"),
        ("en", "no offer yet"),
        ("en", "didn't get an offer"),
        ("en", "my friend got rejected"),
        ("en", "hopefully they made me an offer"),
        ("en", "interview went well"),
        ("en", "interview with the CTO"),
        ("en", "interview cancelled on Friday"),
        ("en", "if the interview is on Friday"),
        ("en", "interview tomorrow?"),
        ("en", "interview on Monday or Tuesday"),
        ("en", "remind me to prepare for the interview"),
        ("en", "what is the rejection rate"),
        ("en", "they said no problem"),
        ("en", "they said now is fine"),
        ("en", "withdrew cash"),
        ("en", "I think they said no"),
        ("en", "offer expires Friday"),
        ("en", "don't remind me tomorrow"),
        ("en", "hello"),
        ("en", ""),
        ("de", "noch nicht beworben"),
        ("de", "wenn die Absage kommt"),
        ("de", "hoffentlich keine Absage"),
        ("de", "ich überlege mich zu bewerben"),
        ("de", "morgen bewerbe ich mich"),
        ("de", "Wie war das Gespräch?"),
        ("de", "Gespräch am Montag um 10 abgesagt"),
        ("fr", "je n'ai pas postulé"),
        ("fr", "si j'ai une offre"),
        ("es", "no he aplicado"),
        ("ru", "я не откликнулся"),
        ("pl", "nie aplikowałem"),
    ],
)
def test_what_is_denied_asked_or_only_hoped_proposes_nothing(language: str, words: str) -> None:
    assert said(words, language) == ()


@pytest.mark.parametrize(
    ("language", "words", "kind", "wall", "who", "where"),
    [
        ("en", "interview on 3 December at 14:00 with the CTO", "interview", (12, 3, 14, 0), "the CTO", None),
        ("en", "interview on Friday at 10 with Ada Brook via Zoom", "video", (11, 20, 10, 0), "Ada Brook", "Zoom"),
        ("en", "phone screen tomorrow 10am", "screening", (11, 19, 10, 0), None, None),
        ("en", "got invited to an interview on Friday at 10", "interview", (11, 20, 10, 0), None, None),
        (
            "en",
            "technical interview next Tuesday at 2pm at 5 Harbour Road",
            "technical",
            (11, 24, 14, 0),
            None,
            "5 Harbour Road",
        ),
        ("en", "interview in Berlin on 3 December 14:00", "interview", (12, 3, 14, 0), None, "Berlin"),
        (
            "en",
            "interview 3 Dec 14:00 https://meet.example.com/abc with Bo",
            "interview",
            (12, 3, 14, 0),
            "Bo",
            "https://meet.example.com/abc",
        ),
        ("de", "Vorstellungsgespräch am 3.12. um 14 Uhr mit der CTO", "interview", (12, 3, 14, 0), "der CTO", None),
        (
            "de",
            "Vorstellungsgespräch am 3.12. um 14 Uhr mit Frau Brook in der Hafenstraße 5",
            "interview",
            (12, 3, 14, 0),
            "Frau Brook",
            "Hafenstraße 5",
        ),
        ("de", "Telefoninterview morgen um halb zehn mit Frau Brook", "phone", (11, 19, 9, 30), "Frau Brook", None),
        ("de", "Kennenlerngespräch am Dienstag 11 Uhr über Teams", "screening", (11, 24, 11, 0), None, "Teams"),
        ("de", "Probearbeiten am Freitag um 8 im Büro", "trial", (11, 20, 8, 0), None, "Büro"),
        ("fr", "entretien le 3 décembre à 14h avec Ada Brook", "interview", (12, 3, 14, 0), "Ada Brook", None),
        (
            "es",
            "entrevista el 3 de diciembre a las 14:00 con la directora",
            "interview",
            (12, 3, 14, 0),
            "la directora",
            None,
        ),
        ("it", "colloquio il 3 dicembre alle 14 con il CTO", "interview", (12, 3, 14, 0), "il CTO", None),
        ("pt", "entrevista dia 3 de dezembro às 14h com a Ana", "interview", (12, 3, 14, 0), "a Ana", None),
        ("nl", "gesprek op 3 december om 14 uur met Ada", "interview", (12, 3, 14, 0), "Ada", None),
        ("pl", "rozmowa 3 grudnia o 14:00 z Anną", "interview", (12, 3, 14, 0), "Anną", None),
        ("ru", "собеседование 3 декабря в 14:00 с Анной", "interview", (12, 3, 14, 0), "Анной", None),
        ("uk", "співбесіда 3 грудня о 14:00 з Анною", "interview", (12, 3, 14, 0), "Анною", None),
    ],
)
def test_an_interview_with_a_time_is_an_interview(
    language: str, words: str, kind: str, wall: tuple[int, int, int, int], who: str | None, where: str | None
) -> None:
    (found,) = said(words, language)
    assert isinstance(found, Interview)
    month, day, hour, minute = wall
    assert found.when.wall == datetime(2026, month, day, hour, minute)  # noqa: DTZ001 - a time on the wall
    assert (found.kind, found.with_whom, found.where) == (InterviewKind(kind), who, where)
    assert found.when.timed
    assert found.stage is (Stage.SCREENING if kind == "screening" else Stage.INTERVIEW)


def test_an_interview_that_was_is_found_looking_back() -> None:
    (found,) = said("had an interview on Monday with the team lead")
    assert isinstance(found, Interview)
    assert found.when.wall.date() == date(2026, 11, 16)
    assert found.when.past
    assert not found.when.timed


@pytest.mark.parametrize(
    ("language", "words", "day", "rest"),
    [
        ("en", "remind me Friday", date(2026, 11, 20), ""),
        ("en", "remind me tomorrow at 9 to call HR", date(2026, 11, 19), "call HR"),
        ("de", "erinnere mich Freitag", date(2026, 11, 20), ""),
        ("fr", "rappelle-moi vendredi de relancer", date(2026, 11, 20), "relancer"),
        ("es", "recuérdame el viernes", date(2026, 11, 20), ""),
        ("it", "ricordami venerdì", date(2026, 11, 20), ""),
        ("pt", "lembre-me na sexta", date(2026, 11, 20), ""),
        ("nl", "herinner me vrijdag", date(2026, 11, 20), ""),
        ("pl", "przypomnij mi w piątek", date(2026, 11, 20), ""),
        ("ru", "напомни в пятницу позвонить", date(2026, 11, 20), "позвонить"),
        ("uk", "нагадай у п'ятницю", date(2026, 11, 20), ""),
    ],
)
def test_who_wants_to_be_reminded_is(language: str, words: str, day: date, rest: str) -> None:
    (found,) = said(words, language)
    assert isinstance(found, Remind)
    assert (found.when.wall.date(), found.words, found.when.rest) == (day, rest, "")


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("note: ask about salary", "ask about salary"),
        ("Note - bring the portfolio", "bring the portfolio"),
        ("Notiz: nach Gehalt fragen", "nach Gehalt fragen"),
        ("note : demander le salaire", "demander le salaire"),
        ("нотатка: спитати про зарплату", "спитати про зарплату"),
        ("note: they said no", "they said no"),
    ],
)
def test_a_note_is_kept_as_it_is(words: str, note: str) -> None:
    assert said(words) == (Note(note),)


def test_a_note_may_be_long_and_anything_else_may_not() -> None:
    assert said("note: " + "x" * 20_000) == (Note("x" * LONGEST_NOTE),)
    assert said("they said no " + "x" * LONGEST) == ()


def test_two_things_said_at_once_are_two_proposals() -> None:
    first, second = said("applied yesterday and got an interview on Friday at 10")
    assert first == Move(Stage.APPLIED, YESTERDAY)
    assert isinstance(second, Interview)
    first, second = said("they said no, remind me in a month to reapply")
    assert first == Move(Outcome.REJECTED)
    assert isinstance(second, Remind)
    assert (second.when.wall.date(), second.words) == (date(2026, 12, 18), "reapply")


def test_a_reminder_may_speak_of_what_did_not_happen() -> None:
    (found,) = said("remind me on Friday if they said no")
    assert isinstance(found, Remind)


_WORDS = [
    "applied",
    "not",
    "they said no",
    "yesterday",
    "interview",
    "Friday at 10",
    "with Ada",
    "remind me",
    "note",
    ":",
]


@settings(deadline=None)
@given(
    some.lists(some.sampled_from(_WORDS) | some.text(max_size=8), max_size=12).map(" ".join),
    some.sampled_from(LANGUAGES),
)
def test_no_words_break_it_and_no_move_lies_ahead(words: str, language: str) -> None:
    for proposal in said(words, language):
        if isinstance(proposal, Move):
            assert proposal.day is None or proposal.day <= date(2026, 11, 18)
        if isinstance(proposal, Note):
            assert proposal.words.strip()
        if isinstance(proposal, Interview | Remind):
            assert proposal.when.rest == ""
