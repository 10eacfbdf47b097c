"""Employment, work mode and level are what the posting says of the job, not of other things."""

import pytest

from bot.model.posting import Employment, Seniority, WorkMode
from bot.summary import terms
from bot.summary.sections import read
from bot.summary.title import title

F, P = Employment.FULL_TIME, Employment.PART_TIME


def employment(text: str, language: str = "en") -> set[Employment]:
    passages = read(text)
    return {found.value for found in terms.employment(passages, title(passages), language)}


def mode(text: str) -> WorkMode | None:
    passages = read(text)
    found = terms.work_mode(passages, title(passages))
    return found.value if found else None


def level(text: str) -> Seniority | None:
    passages = read(text)
    found = terms.seniority(passages, title(passages))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Job type: Full-time, permanent", {F, Employment.PERMANENT}),
        ("This is a permanent, full-time post.", {F, Employment.PERMANENT}),
        ("Pflegefachkraft (m/w/d) in Voll- oder Teilzeit", {F, P}),
        ("Befristung: befristet für 24 Monate\nArbeitszeit: Vollzeit", {F, Employment.TEMPORARY}),
        ("Unbefristete Festanstellung in Vollzeit", {F, Employment.PERMANENT}),
        ("Type de contrat : CDI, temps plein", {F, Employment.PERMANENT}),
        ("Jornada: completa, contrato indefinido", {F, Employment.PERMANENT}),
        ("Contratto a tempo determinato, part time", {P, Employment.TEMPORARY}),
        ("Regime: CLT, tempo integral", {F, Employment.PERMANENT}),
        ("Dienstverband: vast contract, deeltijd", {P, Employment.PERMANENT}),
        ("Wymiar pracy: pełny etat, kontrakt B2B", {F, Employment.CONTRACT}),
        ("Зайнятість: повна зайнятість", {F}),
        ("Занятость: частичная занятость", {P}),
        ("Software Engineering Internship", {Employment.INTERNSHIP}),
        ("Werkstudent im Marketing (m/w/d)", {Employment.WORKING_STUDENT}),
        ("Ausbildung zum Koch (m/w/d)", {Employment.APPRENTICESHIP}),
        ("Policy Adviser (maternity cover, 0.8 FTE)", {P, Employment.TEMPORARY}),
        ("This is a 9-month contract.", {Employment.CONTRACT}),
        ("It is a permanent, full-time job in a shop that has mended bikes since 1974.", {F, Employment.PERMANENT}),
        ("Voltijds, onbepaalde duur", {F, Employment.PERMANENT}),
        ("Support Engineer (Contract)", {Employment.CONTRACT}),
    ],
)
def test_employment_is_read_and_may_be_several(text: str, expected: set[Employment]) -> None:
    assert employment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Responsibilities\n- Negotiate freelance contracts\n- Supervise apprentices and interns",
        "Requirements\n- Two years of full-time experience\n- A completed apprenticeship",
        "About us\nWe employ 40 full-time engineers and 12 volunteers in three countries around the world.",
    ],
)
def test_what_one_does_or_has_done_is_no_employment(text: str) -> None:
    assert employment(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Backend Engineer (Remote)", WorkMode.REMOTE),
        ("Fully remote within Germany", WorkMode.REMOTE),
        ("Location: Remote (EU)", WorkMode.REMOTE),
        ("This is a remote role.", WorkMode.REMOTE),
        ("Formato: 100% remoto", WorkMode.REMOTE),
        ("Lavoro da remoto", WorkMode.REMOTE),
        ("100% zdalnie", WorkMode.REMOTE),
        ("Віддалено, повна зайнятість", WorkMode.REMOTE),
        ("Удалённо", WorkMode.REMOTE),
        ("Austin, TX · Hybrid · Full-time", WorkMode.HYBRID),
        ("Zwei Tage Homeoffice pro Woche", WorkMode.HYBRID),
        ("Deux jours de télétravail par semaine", WorkMode.HYBRID),
        ("You will work hybrid: two days in our office.", WorkMode.HYBRID),
        ("Edinburgh, hybrid. £29,500 a year.", WorkMode.HYBRID),
        ("Je werkt hybride.", WorkMode.HYBRID),
        ("Chi siamo\nTempo pieno, in presenza", WorkMode.ONSITE),
        ("Hybride werken: drie dagen thuis", WorkMode.HYBRID),
        ("Tryb pracy: hybrydowo", WorkMode.HYBRID),
        ("Формат: гібридний", WorkMode.HYBRID),
        ("Three days in the office, two from home", WorkMode.HYBRID),
        ("Columbus, OH (on-site, no remote)", WorkMode.ONSITE),
        ("Remote working is not possible.", WorkMode.ONSITE),
        ("Kein Homeoffice", WorkMode.ONSITE),
        ("Homeoffice ist nicht möglich.", WorkMode.ONSITE),
        ("Ubicación: Almería (presencial)", WorkMode.ONSITE),
        ("Pas de télétravail", WorkMode.ONSITE),
        ("График: полный день, работа в офисе", WorkMode.ONSITE),
        ("Remote: no", WorkMode.ONSITE),
    ],
)
def test_where_one_works_is_read_with_its_no(text: str, expected: WorkMode) -> None:
    assert mode(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Duties\n- Collect remote sensing data\n- Install remote monitoring stations",
        "We run a hybrid cloud.",
        "You will build hybrid, electric and diesel engines.",
        "You will keep hybrid vehicles charged.",
        "Free on-site parking and an on-site gym",
        "You support remote locations by radio.",
        "Interviews are held in person at our events.",
        "Remote desktop support for customers",
    ],
)
def test_other_remote_and_hybrid_things_say_nothing_about_it(text: str) -> None:
    assert mode(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senior Backend Engineer", Seniority.SENIOR),
        ("Junior Data Analyst", Seniority.JUNIOR),
        ("Lead Data Engineer", Seniority.LEAD),
        ("Head of Marketing", Seniority.LEAD),
        ("Director of Engineering", Seniority.EXECUTIVE),
        ("Marketing Intern", Seniority.INTERN),
        ("Medior Developer", Seniority.MID),
        ("Starszy programista", Seniority.SENIOR),
        ("Молодший аналітик", Seniority.JUNIOR),
        ("Ведущий инженер", Seniority.LEAD),
        ("Nurse\nSeniority level: Mid-Senior level", None),
        ("Nurse\nSeniority level: Entry level", Seniority.JUNIOR),
        ("Engineer\nspecjalista (Mid / Regular)", Seniority.MID),
        ("Lead Generation Specialist", None),
        ("Account Executive", None),
        ("Executive Assistant to the CEO", None),
        ("Senior Care Assistant", None),
        ("Engineer\nYou have ten years of experience.", None),
    ],
)
def test_the_level_is_the_titles_or_stated_and_never_made_of_years(text: str, expected: Seniority | None) -> None:
    assert level(text) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Een tijdelijk contract met uitzicht op een vast contract", "nl", {Employment.TEMPORARY}),
        ("Befristet, mit Option auf Festanstellung", "de", {Employment.TEMPORARY}),
        ("Temps de travail : complet, 35h00", "fr", {F}),
        ("It is full time from April to the end of October.", "en", {F, Employment.TEMPORARY}),
        ("Contrato: de sustitución, hasta octubre", "es", {Employment.TEMPORARY}),
        ("Umowa: zlecenie, praca dorywcza w weekendy", "pl", {Employment.CONTRACT, P}),
        ("Orario: 36 ore settimanali", "it", set()),
        ("Pasticceria Roverella snc - P.IVA 00000000000", "it", set()),
    ],
)
def test_terms_are_read_in_their_many_forms(text: str, language: str, expected: set[Employment]) -> None:
    assert employment(text, language) == expected


def test_some_of_the_work_from_home_is_hybrid() -> None:
    assert mode("Einsatzort: Fulda und remote (60 %)") is WorkMode.HYBRID
    assert mode("Homeoffice: 100 %") is WorkMode.REMOTE
