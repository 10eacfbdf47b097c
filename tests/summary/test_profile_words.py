"""A profile typed in one's own words, in the words of many."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import Employment, Period, WorkMode
from bot.model.profile import Education, Knows, Level, Origin
from bot.summary.profile_words import typed


def known(text: str) -> list[tuple[str, Knows]]:
    return [(each.name, each.knows) for each in typed(text).profile.abilities]


def spoken(text: str) -> list[tuple[str, Level | None]]:
    return [(each.name, each.level) for each in typed(text).profile.languages]


def test_a_line_of_everything_is_read_piece_by_piece() -> None:
    read = typed("Python, SQL (some), forklift licence, German C1, English native, remote, at least 50k €")
    mine = read.profile
    assert [(each.name, each.knows, each.words) for each in mine.abilities] == [
        ("Python", Knows.YES, "Python"),
        ("SQL", Knows.SOME, "SQL (some)"),
    ]
    assert [(each.name, each.words) for each in mine.proofs] == [("forklift licence", "forklift licence")]
    assert [(each.name, each.level) for each in mine.languages] == [("German", Level.C1), ("English", Level.NATIVE)]
    assert mine.wishes.work_modes == (WorkMode.REMOTE,)
    pay = mine.wishes.least_pay
    assert pay is not None
    assert (pay.amount, pay.currency, pay.period, pay.words) == (
        Decimal(50_000),
        "EUR",
        Period.YEAR,
        "at least 50k €",
    )
    assert read.unread == ()
    assert all(entry.origin is Origin.TYPED for entry in mine.entries)


def test_every_entry_stands_on_the_words_that_were_typed() -> None:
    text = "Excel (advanced), a bit of Python\n- 5 years of nursing; BSc in biology | права категории B"
    mine = typed(text).profile
    assert len(mine.entries) == 6
    assert all(entry.words in text for entry in mine.entries)


@pytest.mark.parametrize(
    ("text", "knows"),
    [
        ("Docker", Knows.YES),
        ("Docker (expert)", Knows.YES),
        ("I know Docker", Knows.YES),
        ("Docker (some)", Knows.SOME),
        ("a bit of Docker", Knows.SOME),
        ("etwas Docker", Knows.SOME),
        ("Docker Grundkenntnisse", Knows.SOME),
        ("notions de Docker", Knows.SOME),
        ("un poco de Docker", Knows.SOME),
        ("basi di Docker", Knows.YES),
        ("noções de Docker", Knows.SOME),
        ("een beetje Docker", Knows.SOME),
        ("trochę Docker", Knows.SOME),
        ("немного Docker", Knows.SOME),
        ("трохи Docker", Knows.SOME),
        ("no Docker", Knows.NO),
        ("kein Docker", Knows.NO),
        ("не знаю Docker", Knows.NO),
    ],
)
def test_how_well_is_said_in_many_ways(text: str, knows: Knows) -> None:
    assert known(text) == [("Docker", knows)]


def test_a_name_alone_needs_no_company_and_no_capitals() -> None:
    assert known("go, c++, r, sas") == [(name, Knows.YES) for name in ("Go", "C++", "R", "SAS")]


def test_two_skills_in_one_breath_are_two() -> None:
    assert known("Python and SQL") == [("Python", Knows.YES), ("SQL", Knows.YES)]
    assert known("React/Vue") == [("React", Knows.YES), ("Vue", Knows.YES)]


def test_a_skill_that_nobody_has_heard_of_is_one_all_the_same() -> None:
    assert known("Quuxinator (some)") == [("Quuxinator", Knows.SOME)]


def test_what_names_nothing_is_handed_back() -> None:
    long = "blorp " * 40
    read = typed(f"someone@mail.example, https://page.example, {long}")
    assert read.profile.is_empty
    assert read.unread == ("someone@mail.example", "https://page.example", long.strip())


def test_signs_alone_are_nothing() -> None:
    assert typed(" , ;; \n — • ").unread == ()


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("German C1", "German", Level.C1),
        ("C1 German", "German", Level.C1),
        ("Deutsch fließend", "Deutsch", Level.C1),
        ("anglais courant", "anglais", Level.C1),
        ("inglés básico", "inglés", Level.A2),
        ("inglese madrelingua", "inglese", Level.NATIVE),
        ("inglês avançado", "inglês", Level.C1),
        ("Nederlands moedertaal", "Nederlands", Level.NATIVE),
        ("język niemiecki B2", "język niemiecki", Level.B2),
        ("родной русский", "русский язык", Level.NATIVE),
        ("англійська B2", "англійська мова", Level.B2),
        ("French", "French", None),
    ],
)
def test_languages_come_with_their_level(text: str, name: str, level: Level | None) -> None:
    assert spoken(text) == [(name, level)]


def test_several_languages_in_one_breath() -> None:
    assert spoken("fluent German and French") == [("German", Level.C1), ("French", Level.C1)]


@pytest.mark.parametrize(
    ("text", "amount", "currency", "period"),
    [
        ("at least 50k €", 50_000, "EUR", Period.YEAR),
        ("50,000 € a year", 50_000, "EUR", Period.YEAR),
        ("ab 3.500 € im Monat", 3_500, "EUR", Period.MONTH),
        ("mindestens 3.500 €", 3_500, "EUR", Period.MONTH),
        ("au moins 2 500 € par mois", 2_500, "EUR", Period.MONTH),
        ("от 150 000 ₽", 150_000, "RUB", Period.MONTH),
        ("45 zł/h", 45, "PLN", Period.HOUR),
        ("£15 an hour", 15, "GBP", Period.HOUR),
        ("USD 90k", 90_000, "USD", Period.YEAR),
        ("min 3000", 3_000, None, None),
    ],
)
def test_the_least_pay_is_read_with_its_period(
    text: str, amount: int, currency: str | None, period: Period | None
) -> None:
    pay = typed(text).profile.wishes.least_pay
    assert pay is not None
    assert (pay.amount, pay.currency, pay.period, pay.words) == (Decimal(amount), currency, period, text)


def test_years_are_years_and_no_pay() -> None:
    mine = typed("more than 5 years of nursing").profile
    assert [(each.years, each.subject) for each in mine.experience] == [(5, "nursing")]
    assert mine.wishes.least_pay is None
    assert known("more than 5 years of nursing") == [("nursing", Knows.YES)]
    assert [(each.years, each.subject) for each in typed("8 Jahre Berufserfahrung").profile.experience] == [(8, None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Berlin", ("Berlin",)),
        ("in Leeds or York", ("Leeds", "York")),
        ("near Utrecht", ("Utrecht",)),
        ("Raum Köln", ("Köln",)),
        ("in Kleinkleckersdorf", ("Kleinkleckersdorf",)),
        ("Київ", ("Київ",)),
        ("remote or Berlin", ("Berlin",)),
        ("Ich suche Teilzeit in Köln oder Bonn", ("Köln", "Bonn")),
    ],
)
def test_places_are_wishes(text: str, places: tuple[str, ...]) -> None:
    assert typed(text).profile.wishes.places == places


@pytest.mark.parametrize(
    ("text", "modes", "kinds"),
    [
        ("remote", (WorkMode.REMOTE,), ()),
        ("hybrid or remote", (WorkMode.HYBRID, WorkMode.REMOTE), ()),
        ("Vollzeit", (), (Employment.FULL_TIME,)),
        ("full-time or part-time", (), (Employment.FULL_TIME, Employment.PART_TIME)),
        ("удаленно", (WorkMode.REMOTE,), ()),
        ("temps partiel", (), (Employment.PART_TIME,)),
        ("unbefristet", (), (Employment.PERMANENT,)),
    ],
)
def test_terms_are_wishes(text: str, modes: tuple[WorkMode, ...], kinds: tuple[Employment, ...]) -> None:
    wishes = typed(text).profile.wishes
    assert (wishes.work_modes, wishes.employment) == (modes, kinds)


def test_a_skill_that_sounds_like_terms_is_a_skill() -> None:
    assert known("remote sensing, contract law") == [("remote sensing", Knows.YES), ("contract law", Knows.YES)]
    assert typed("remote sensing, contract law").profile.wishes.is_empty


@pytest.mark.parametrize(
    ("text", "education", "subject"),
    [
        ("BSc Computer Science", Education.BACHELOR, "Computer Science"),
        ("Ausbildung als Pflegefachfrau", Education.TRADE, "Pflegefachfrau"),
        ("bac +5 en informatique", Education.MASTER, "informatique"),
        ("laurea in economia", Education.BACHELOR, "economia"),
        ("Abitur", Education.FULL_SCHOOL, None),
        ("PhD in ecology", Education.DOCTORATE, "ecology"),
    ],
)
def test_degrees_come_with_their_subject(text: str, education: Education, subject: str | None) -> None:
    assert [(each.education, each.subject) for each in typed(text).profile.degrees] == [(education, subject)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Führerschein B", ["Führerschein B"]),
        ("prawo jazdy kat. C+E", ["prawo jazdy CE"]),
        ("Staplerschein", ["Staplerschein"]),
        ("registered nurse", ["registered nurse"]),
        ("driver's license", ["driver's license"]),
    ],
)
def test_licences_are_proofs(text: str, names: list[str]) -> None:
    assert [each.name for each in typed(text).profile.proofs] == names


def test_a_licence_that_one_does_not_have_is_no_proof() -> None:
    mine = typed("no driving licence").profile
    assert mine.proofs == ()
    assert [(each.name, each.knows) for each in mine.abilities] == [("driving licence", Knows.NO)]


def test_a_sentence_tells_several_things() -> None:
    mine = typed("I am a nurse with six years of experience in palliative care and I speak English and Spanish").profile
    assert [(each.years, each.subject) for each in mine.experience] == [(6, "palliative care")]
    assert [each.name for each in mine.languages] == ["English", "Spanish"]
    assert ("palliative care", Knows.YES) in [(each.name, each.knows) for each in mine.abilities]


def test_a_list_is_read_so_far_and_no_further() -> None:
    assert len(typed(", ".join(f"skill{number}" for number in range(10_000))).profile.abilities) <= 120


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_the_same_twice(text: str) -> None:
    read = typed(text)
    assert read == typed(text)
    assert all(entry.words for entry in read.profile.entries)
