"""Does it fit me? Invented people of several trades against invented postings in several languages."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.match import Asked, Match, Status, Verdict, Wish
from bot.model.posting import Employment, Headline, Period, Posting, Salary, Stated, WorkMode
from bot.model.profile import Ability, Knows, Profile, Wishes
from bot.model.quotes import folded, stands_in
from bot.model.summary import Fact, Requirement, Skill, Summary, Weight
from bot.summary.concepts import keys_of
from bot.summary.match import match
from bot.summary.phrases import listed, tables
from bot.summary.profile_words import typed
from bot.summary.quick import summarise


def profile(words: str) -> Profile:
    """A profile typed in a user's words."""
    return typed(words).profile


def posting(*musts: str, nice: Sequence[str] = (), language: str = "en", headline: Headline | None = None) -> Summary:
    """The summary of a posting with these lines."""
    lines = [*((text, Weight.MUST) for text in musts), *((text, Weight.NICE) for text in nice)]
    return Summary(
        headline=headline or Headline(),
        language=language,
        requirements=tuple(Requirement(text, text, weight) for text, weight in lines),
    )


def fit(words: str, *musts: str, language: str = "en") -> Match:
    found = match(posting(*musts, language=language), profile(words))
    assert found is not None
    return found


def status(words: str, line: str, language: str = "en") -> Status:
    """What a profile says to one line."""
    return fit(words, line, language=language).checks[0].status


NURSE = profile(
    "Ausbildung als Pflegefachfrau, 5 Jahre Krankenpflege, Wundversorgung, Deutsch Muttersprache, Führerschein B"
)
WELDER = profile("Schweißen (WIG), Schweißerpass, Metallbearbeitung, Staplerschein, Deutsch B2, 8 Jahre Schweißen")
ACCOUNTANT = profile("accounting, Excel, SAP FI, bachelor in accounting, ACCA, 4 years of accounting, English C2")
DEVELOPER = profile("Python, SQL (some), Docker, PostgreSQL, BSc Computer Science, English native, German B1")
TEACHER = profile("enseignement, permis B, master en mathématiques, anglais C1, français langue maternelle")
DRIVER = profile("права категории CE, карта водителя, 12 лет опыта, русский родной")


def test_there_is_no_match_without_a_profile() -> None:
    assert match(posting("Python"), Profile()) is None
    assert match(posting("Python"), Profile(cv_text="Python everywhere")) is None


def test_a_cv_that_is_kept_is_not_read() -> None:
    lines = posting("Python", "Docker", "Kubernetes")
    assert match(lines, replace(DEVELOPER, cv_text="Kubernetes")) == match(lines, DEVELOPER)


def test_wishes_alone_make_no_verdict_but_are_held_against_the_posting() -> None:
    headline = Headline(work_mode=Stated(WorkMode.ONSITE, "On site in Leeds"))
    found = match(posting("Python", headline=headline), profile("remote"))
    assert found is not None
    assert found.verdict is None
    assert [each.wish for each in found.broken] == [Wish.WORK_MODE]


def test_a_posting_that_asks_for_nothing_that_can_be_checked_gets_no_verdict() -> None:
    found = fit("Python, 5 years", "A warm manner", "You love what you do")
    assert (found.verdict, found.musts) == (None, 0)
    assert found.provisional


def test_a_nurse_fits_a_ward() -> None:
    found = match(
        posting(
            "Abgeschlossene Ausbildung als Pflegefachkraft, Altenpfleger oder Krankenschwester",
            "Mindestens 2 Jahre Berufserfahrung in der Krankenpflege",
            "Deutschkenntnisse auf Niveau B2",
            "Führerschein Klasse B",
            "Teamgeist und ein offenes Ohr",
            language="de",
        ),
        NURSE,
    )
    assert found is not None
    assert found.verdict is Verdict.GREAT
    assert (found.musts_met, found.musts) == (4, 4)
    assert [(check.quote, check.words) for check in found.met] == [
        (
            "Abgeschlossene Ausbildung als Pflegefachkraft, Altenpfleger oder Krankenschwester",
            ("Ausbildung als Pflegefachfrau",),
        ),
        ("Mindestens 2 Jahre Berufserfahrung in der Krankenpflege", ("5 Jahre Krankenpflege",)),
        ("Deutschkenntnisse auf Niveau B2", ("Deutsch Muttersprache",)),
        ("Führerschein Klasse B", ("Führerschein B",)),
    ]
    assert [check.quote for check in found.unclear] == ["Teamgeist und ein offenes Ohr"]


def test_a_welder_does_not_fit_an_office() -> None:
    found = match(
        posting("Excel und SAP", "Bachelor in Betriebswirtschaft", "Englisch fließend", language="de"),
        WELDER,
    )
    assert found is not None
    assert found.verdict is Verdict.POOR
    assert found.musts_met == 0
    assert [check.quote for check in found.missing] == ["Excel und SAP", "Englisch fließend"]
    assert [check.quote for check in found.unclear] == ["Bachelor in Betriebswirtschaft"]


def test_a_welder_fits_a_workshop_in_another_language() -> None:
    found = match(posting("TIG welding", "Forklift licence", "Metalworking"), WELDER)
    assert found is not None
    assert [check.words for check in found.met] == [("Schweißen (WIG)",), ("Staplerschein",), ("Metallbearbeitung",)]


def test_an_accountant_is_held_to_degree_years_and_books() -> None:
    found = match(
        posting(
            "Bachelor's or Master's degree in accounting or finance",
            "3+ years of experience in accounting",
            "Proficient in Excel and QuickBooks",
            nice=["CPA or ACCA"],
        ),
        ACCOUNTANT,
    )
    assert found is not None
    assert [check.status for check in found.checks] == [Status.MET, Status.MET, Status.PARTLY, Status.MET]
    assert [each.things[0].name for each in found.partly[0].lacks] == ["QuickBooks"]


def test_a_teacher_and_a_driver_are_read_in_their_own_languages() -> None:
    taught = match(posting("Master en mathématiques", "Permis B", "Anglais courant", language="fr"), TEACHER)
    assert taught is not None
    assert taught.musts_met == 3
    drove = match(
        posting("Водительские права категории С", "Опыт работы от 3 лет", "Карта водителя", language="ru"),
        DRIVER,
    )
    assert drove is not None
    assert drove.musts_met == 3


@pytest.mark.parametrize(
    ("mine", "line", "found"),
    [
        ("Python", "Python or Java", Status.MET),
        ("Java", "Python, Java or Go", Status.MET),
        ("Rust", "Python, Java or Go", Status.MISSING),
        ("Rust", "Python, Java or a similar language", Status.UNCLEAR),
        ("Python", "Python and SQL", Status.PARTLY),
        ("Python, SQL", "Python and SQL", Status.MET),
        ("Docker", "Python and SQL", Status.MISSING),
        ("PostgreSQL", "Relational databases such as PostgreSQL or MySQL", Status.MET),
        ("Azure", "A cloud platform (AWS, Azure, GCP)", Status.MET),
        ("Git", "One of React, Vue or Angular, plus Git", Status.PARTLY),
        ("SQL (some)", "Strong SQL", Status.PARTLY),
        ("SQL (some)", "Basic knowledge of SQL", Status.MET),
        ("no SQL, PostgreSQL", "SQL", Status.MISSING),
    ],
)
def test_lines_with_several_skills_say_whether_all_or_any_are_wanted(mine: str, line: str, found: Status) -> None:
    assert status(mine, line) is found


def test_a_kind_of_a_skill_is_that_skill_and_not_the_other_way_round() -> None:
    assert status("TIG welding", "Welding") is Status.MET
    assert status("welding", "TIG welding") is Status.UNCLEAR
    assert status("PostgreSQL", "SQL") is Status.MET
    assert status("Führerschein CE", "Driving licence C") is Status.MET
    assert status("Führerschein B", "Driving licence C") is Status.UNCLEAR
    assert status("forklift licence", "Forklift driving") is Status.MET


def test_a_skill_is_one_whatever_language_names_it() -> None:
    assert status("welding", "Schweißen", "de") is Status.MET
    assert status("Buchhaltung", "Expérience en comptabilité", "fr") is Status.MET
    assert status("уборка", "Cleaning") is Status.MET


def test_a_skill_outside_the_lexicon_is_met_by_its_own_name_and_else_not_held_against_anybody() -> None:
    assert status("Quuxinator", "Experience with Quuxinator") is Status.MET
    assert status("Python", "Experience with Quuxinator") is Status.UNCLEAR
    assert fit("Python", "Experience with Quuxinator").musts == 0


@pytest.mark.parametrize(
    ("mine", "line", "found"),
    [
        ("German C1", "Fluent German", Status.MET),
        ("German B2", "Fluent German", Status.PARTLY),
        ("German A2", "Fluent German", Status.MISSING),
        ("German", "Fluent German", Status.UNCLEAR),
        ("German", "German", Status.MET),
        ("English C1", "German B1", Status.MISSING),
        ("Python", "German B1", Status.UNCLEAR),
        ("English C1, German B1", "German or English at C1 level", Status.MET),
        ("English C1", "Fluent German and English", Status.PARTLY),
        ("native English", "English (C2)", Status.MET),
    ],
)
def test_languages_are_compared_by_level(mine: str, line: str, found: Status) -> None:
    assert status(mine, line) is found


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Verhandlungssicheres Deutsch", "de"),
        ("Allemand courant", "fr"),
        ("Alemán fluido", "es"),
        ("Ottima conoscenza del tedesco", "it"),
        ("Alemão fluente", "pt"),
        ("Vloeiend Duits", "nl"),
        ("Biegła znajomość języka niemieckiego", "pl"),
        ("Свободный немецкий", "ru"),
        ("Вільне володіння німецькою", "uk"),
    ],
)
def test_fluent_is_fluent_in_ten_languages(line: str, language: str) -> None:
    assert status("German C1", line, language) is Status.MET
    assert status("German A2", line, language) is Status.MISSING


@pytest.mark.parametrize(
    ("mine", "line", "found"),
    [
        ("5 years of nursing", "At least 3 years of experience in nursing", Status.MET),
        ("2 years of nursing", "At least 3 years of nursing experience", Status.PARTLY),
        ("1 year of nursing", "At least 3 years of professional experience", Status.MISSING),
        ("8 years of experience", "At least 3 years of experience in a similar role", Status.MET),
        ("Python", "At least 3 years of professional experience", Status.UNCLEAR),
    ],
)
def test_years_are_compared(mine: str, line: str, found: Status) -> None:
    assert status(mine, line) is found


def test_years_in_all_do_not_say_in_what_they_were_spent() -> None:
    years = next(
        part
        for part in fit("8 years of experience", "5 years of experience with Kubernetes").checks[0].parts
        if part.asked is Asked.YEARS
    )
    assert (years.status, years.words) == (Status.UNCLEAR, ("8 years of experience",))


@pytest.mark.parametrize(
    ("mine", "line", "found"),
    [
        ("MSc in physics", "Degree in physics", Status.MET),
        ("BSc in physics", "PhD in physics", Status.MISSING),
        ("BSc in physics", "Degree in biology", Status.MISSING),
        ("BSc in physics", "Degree in biology or a related field", Status.UNCLEAR),
        ("BSc in physics", "A university degree", Status.MET),
        ("bachelor", "Degree in biology", Status.UNCLEAR),
        ("Python", "Degree in biology", Status.UNCLEAR),
        ("Abitur", "Abgeschlossene Ausbildung", Status.MISSING),
        ("registered nurse", "Ausbildung als Pflegefachkraft", Status.MET),
    ],
)
def test_degrees_are_compared_by_level_and_subject(mine: str, line: str, found: Status) -> None:
    assert status(mine, line, "de" if "Ausbildung" in line else "en") is found


def test_a_line_that_waives_something_asks_for_nothing() -> None:
    assert fit("Python", "No degree required", "Kein Studium nötig, keine Erfahrung").musts == 0


def test_soft_lines_are_unclear_but_who_says_they_have_it_has_it() -> None:
    assert status("Python", "You are a team player") is Status.UNCLEAR
    assert status("team player", "You are a team player") is Status.MET


def test_skills_asked_for_in_a_sentence_are_checked_too() -> None:
    summary = Summary(
        headline=Headline(),
        language="en",
        responsibilities=(Fact("Run our CI/CD", "Run our CI/CD"),),
        skills=(
            Skill("Python", "We want somebody with experience in Python.", Weight.MUST),
            Skill("CI/CD", "Run our CI/CD", Weight.MENTIONED),
            Skill("Kafka", "We use Kafka.", Weight.MENTIONED),
        ),
    )
    found = match(summary, profile("Python, Kafka"))
    assert found is not None
    assert [(check.quote, check.status) for check in found.checks] == [
        ("We want somebody with experience in Python.", Status.MET)
    ]
    assert [(part.things[0].name, part.status) for part in found.duties] == [("CI/CD", Status.MISSING)]
    assert [(part.things[0].name, part.status) for part in found.mentions] == [("Kafka", Status.MET)]


def test_a_skill_counts_once_where_it_weighs_most() -> None:
    summary = replace(posting("Python"), skills=(Skill("Python", "Python everywhere", Weight.MENTIONED),))
    found = match(summary, profile("Python"))
    assert found is not None
    assert found.mentions == ()


PAID = Stated(Salary(Decimal(40_000), Decimal(45_000), "EUR", Period.YEAR), "40.000–45.000 € im Jahr")


@pytest.mark.parametrize(
    ("wish", "broken", "unclear"),
    [
        ("at least 50k €", True, False),
        ("at least 45k €", False, False),
        ("at least 3,700 € a month", False, False),
        ("at least 3,900 € a month", False, True),
        ("at least 5,000 € a month", True, False),
        ("at least £50k", False, True),
        ("at least 40 € an hour", True, False),
    ],
)
def test_pay_is_compared_across_periods_in_one_currency(wish: str, broken: bool, unclear: bool) -> None:
    found = match(posting("Python", headline=Headline(salary=PAID)), profile(f"Python; {wish}"))
    assert found is not None
    assert [each.wish for each in found.broken] == [Wish.PAY] * broken
    assert [each.wish for each in found.unclear_wishes] == [Wish.PAY] * unclear
    assert all((each.words, each.quote) == (wish, PAID.quote) for each in (*found.broken, *found.unclear_wishes))


def test_pay_that_is_open_above_or_not_named_breaks_nothing() -> None:
    from_40k = Stated(Salary(Decimal(40_000), None, "EUR", Period.YEAR), "ab 40.000 €")
    open_above = match(posting("Python", headline=Headline(salary=from_40k)), profile("Python; at least 50k €"))
    assert open_above is not None
    assert (open_above.broken, len(open_above.unclear_wishes)) == ((), 1)
    silent = match(posting("Python"), profile("Python; at least 50k €"))
    assert silent is not None
    assert (silent.broken, silent.unclear_wishes) == ((), ())


@pytest.mark.parametrize(
    ("wish", "place", "mode", "broken"),
    [
        ("Berlin", "Munich", None, True),
        ("Berlin", "Munich", WorkMode.HYBRID, True),
        ("Berlin", "Munich", WorkMode.REMOTE, False),
        ("München", "Munich", None, False),
        ("Berlin or Leeds", "London / Leeds", None, False),
        ("Germany", "Kassel", None, False),
        ("Germany", "Lyon", None, True),
        ("Kyiv", "Київ, вул. Садова", None, False),
        ("in Krakowie", "Kraków", None, False),
        ("Berlin", "Kleinkleckersdorf", None, False),
    ],
)
def test_places_are_compared_by_the_map(wish: str, place: str, mode: WorkMode | None, broken: bool) -> None:
    headline = Headline(
        places=(Stated(place, f"Location: {place}"),), work_mode=Stated(mode, f"{mode}") if mode else None
    )
    found = match(posting("Python", headline=headline), profile(f"Python; {wish}"))
    assert found is not None
    assert [each.quote for each in found.broken] == [f"Location: {place}"] * broken


def test_a_place_that_we_do_not_know_is_unclear() -> None:
    headline = Headline(places=(Stated("Kleinkleckersdorf", "in Kleinkleckersdorf"),))
    found = match(posting("Python", headline=headline), profile("Python; Berlin"))
    assert found is not None
    assert [each.wish for each in found.unclear_wishes] == [Wish.PLACE]


def test_hours_and_contract_are_wishes_of_their_own() -> None:
    offered = tuple(Stated(each, each.value) for each in (Employment.PART_TIME, Employment.PERMANENT))
    lines = posting("Python", headline=Headline(employment=offered))
    for wish, broken in (("full-time", 1), ("part-time", 0), ("permanent", 0), ("full-time; part-time", 0)):
        found = match(lines, profile(f"Python; {wish}"))
        assert found is not None
        assert len(found.broken) == broken, wish


def test_a_language_that_is_missing_caps_the_verdict_and_is_named() -> None:
    found = fit("Python, Docker, SQL, English native", "Python", "Docker", "SQL", "Fluent Dutch")
    assert [(each.wish, each.words, each.quote) for each in found.broken] == [(Wish.LANGUAGE, "Dutch", "Fluent Dutch")]
    assert found.verdict is Verdict.WEAK


def test_broken_wishes_stay_broken_however_well_the_rest_fits() -> None:
    lines = posting("Python", "Docker", "SQL", headline=Headline(salary=PAID))
    wishing = match(lines, profile("Python, Docker, SQL; at least 90k €"))
    content = match(lines, profile("Python, Docker, SQL"))
    assert wishing is not None
    assert content is not None
    assert (wishing.verdict, content.verdict) == (Verdict.WEAK, Verdict.GREAT)


def test_a_whole_posting_from_its_text() -> None:
    text = """Backend Developer (m/f/d)
Company: Harbour Lanterns
Location: Rotterdam
Salary: €48,000 - €55,000 per year

What you will do
- Build services in Python
- Look after our PostgreSQL databases

What we expect
- At least 3 years of experience with Python or Go
- Good knowledge of Docker and Kubernetes
- Bachelor's degree in computer science or similar
- Fluent English

Nice to have
- Experience with Kafka
"""
    summary = summarise(Posting(text, "text"))
    found = match(summary, replace(DEVELOPER, wishes=Wishes(places=("Rotterdam",))))
    assert found is not None
    assert found.verdict in (Verdict.GOOD, Verdict.FAIR)
    assert (found.musts_met, found.musts) == (2, 4)
    assert [part.things[0].key for check in found.checks for part in check.lacks] == ["Kafka"]
    assert found.broken == ()
    whole = folded(text)
    assert all(stands_in(check.quote, whole) for check in found.checks)


def test_every_name_of_the_table_of_kinds_is_known() -> None:
    lines = [line.partition(": ") for block in tables("kin").values() for line in block.splitlines() if line]
    names = [name for whole, _, kinds in lines for name in (whole, *listed(kinds))]
    assert [name for name in names if keys_of(name) != (name,)] == []


_SKILLS = ("Python", "SQL", "Docker", "welding", "TIG welding", "nursing", "accounting", "Excel", "Go", "teamwork")
_LINES = (
    "Python, SQL or Go",
    "Experience with Docker and Kubernetes",
    "Welding, TIG welding or similar",
    "3 years of experience in nursing",
    "Degree in accounting, or 5 years of experience in accounting",
    "MS Office (Word, Excel)",
    "Fluent German and good English",
    "Forklift licence and driving licence B",
    "You are a team player and calm under pressure",
    "Databases such as PostgreSQL",
)
_OTHER_ENTRIES = ("German B1", "5 years of nursing", "bachelor in accounting", "forklift licence", "Berlin", "remote")


@cache
def _typed(words: str) -> Profile:
    return profile(words)


def _known(skills: Sequence[tuple[str, Knows]], others: Sequence[str]) -> Profile:
    return replace(_typed("; ".join(others)), abilities=tuple(Ability(name, knows, name) for name, knows in skills))


_skills = st.lists(
    st.tuples(st.sampled_from(_SKILLS), st.sampled_from(Knows)), max_size=6, unique_by=lambda pair: pair[0]
)
_others = st.lists(st.sampled_from(_OTHER_ENTRIES), max_size=3, unique=True)
_musts = st.lists(st.sampled_from(_LINES), min_size=1, max_size=6, unique=True)


@settings(max_examples=150)
@given(_musts, _skills, _others, st.sampled_from(_SKILLS))
def test_one_skill_more_never_lowers_the_score_and_a_no_never_raises_it(
    musts: list[str], skills: list[tuple[str, Knows]], others: list[str], skill: str
) -> None:
    lines = posting(*musts)
    rest = [(name, knows) for name, knows in skills if name != skill]
    answers = (Knows.NO, None, Knows.SOME, Knows.YES)
    found = [match(lines, _known([*rest, (skill, answer)] if answer else rest, others)) for answer in answers]
    scores = [each.score for each in found if each is not None and each.verdict is not None]
    met = [each.musts_met for each in found if each is not None]
    assert scores == sorted(scores)
    assert met == sorted(met)


@settings(max_examples=150)
@given(st.lists(st.text(max_size=120), max_size=5), st.text(max_size=200), st.sampled_from(["en", "de", "ru", None]))
def test_whatever_is_written_the_match_is_the_same_twice_and_never_fails(
    musts: list[str], words: str, language: str | None
) -> None:
    lines = replace(posting(*musts), language=language)
    mine = profile(words)
    found = match(lines, mine)
    assert found == match(lines, mine)
    assert (found is None) == mine.is_empty
    if found is not None:
        assert [check.quote for check in found.checks[: len(musts)]] == musts
        assert all(check.words for check in found.met)


@settings(max_examples=60)
@given(_musts, st.permutations(_SKILLS), _others)
def test_the_order_of_a_profile_changes_no_verdict(musts: list[str], skills: Sequence[str], others: list[str]) -> None:
    lines = posting(*musts)
    known = [(name, Knows.YES) for name in skills[:5]]
    one = match(lines, _known(known, others))
    other = match(lines, _known(known[::-1], others))
    assert one is not None
    assert other is not None
    assert (one.verdict, one.score, one.musts_met) == (other.verdict, other.score, other.musts_met)


@settings(max_examples=60)
@given(_musts, _skills, _others)
def test_met_needs_words_of_the_profile(musts: list[str], skills: list[tuple[str, Knows]], others: list[str]) -> None:
    mine = _known(skills, others)
    found = match(posting(*musts), mine)
    said = {entry.words for entry in mine.entries}
    for check in found.checks if found else ():
        for part in check.parts:
            assert set(part.words) <= said
            assert part.words or part.status not in (Status.MET, Status.PARTLY)
