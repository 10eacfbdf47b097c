"""Which skills a posting names, and in which order."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.quotes import folded, stands_in
from bot.model.summary import Skill, Weight
from bot.summary.lexicon import Kind, entries, forms
from bot.summary.lexicon.words import cut
from bot.summary.sections import Line, Section, split
from bot.summary.skills import MOST, common_name, ranked

POSTINGS = Path(__file__).parent / "skills"


def lines(*written: tuple[Section, str]) -> tuple[Line, ...]:
    """Lines as the sections would give them."""
    return tuple(
        Line(text, section, bullet=True, heading=False, index=index) for index, (section, text) in enumerate(written)
    )


def must(*texts: str, language: str | None = "en") -> tuple[Skill, ...]:
    """The skills of lines that stand under requirements."""
    return ranked(lines(*((Section.MUST, text) for text in texts)), None, language)


def names(skills: tuple[Skill, ...]) -> list[str]:
    return [skill.name for skill in skills]


def of_posting(name: str) -> tuple[Skill, ...]:
    text = (POSTINGS / f"{name}.txt").read_text(encoding="utf-8")
    return ranked(split(text), text.splitlines()[0], name[:2])


def test_a_skill_comes_with_the_line_that_names_it() -> None:
    assert must("You write Python every day") == (Skill("Python", "You write Python every day", Weight.MUST),)


def test_signs_are_part_of_a_name() -> None:
    found = names(must("C++, C#, .NET and Node.js", "CI/CD in GitLab", "SAP S/4HANA", "ASP.NET Core"))
    assert {"C++", "C#", ".NET", "Node.js", "CI/CD", "GitLab", "SAP S/4HANA", "ASP.NET Core"} <= set(found)


def test_everyday_words_are_skills_only_in_company_or_after_a_cue() -> None:
    assert names(must("Go, Rust and Python")) == ["Go", "Rust", "Python"]
    assert names(must("Experience with Go")) == ["Go"]
    assert names(must("Swift developer")) == ["Swift"]
    assert names(must("Statistics with R and Python")) == ["statistics", "R", "Python"]
    assert names(must("Word, Excel and Outlook")) == ["Word", "Excel", "Outlook"]


@pytest.mark.parametrize(
    "text",
    [
        "Go the extra mile and excel in what you do",
        "In spring we offer a swift start; the rest follows",
        "We are here first, and local",
        "English breakfast on Fridays",
        "You spark ideas and word them well",
        "Our R&D teams meet at www.swift.com or http://java.example, or write to rust@python.example",
        "Health insurance and a gym membership",
        "Reliable trains pass in front of the office of a passionate team",
    ],
)
def test_everyday_words_alone_are_no_skills(text: str) -> None:
    found = ranked(lines((Section.OTHER, text)), None, "en")
    assert set(names(found)) <= {"R&D"}


def test_the_longest_term_wins() -> None:
    assert names(must("Spring Boot on SQL Server, with React Native")) == ["Spring Boot", "SQL Server", "React Native"]


def test_ways_to_write_one_thing_are_one_skill() -> None:
    found = must("K8s and Kubernetes, Golang, Go and Python 3, Python3 and python")
    assert names(found) == ["Python", "Kubernetes", "Go"]
    assert names(must("machine-learning, Machine Learning (ML)")) == ["machine learning"]


def test_plural_and_case_endings_do_not_hide_a_skill() -> None:
    assert names(must("Betreuung von Datenbanken; Kenntnisse in maschinellem Lernen", language="de")) == [
        "Datenbanken",
        "maschinelles Lernen",
    ]
    assert "сварка" in names(must("Опыт в сварке металла", language="ru"))
    assert names(must("Obsługa wózków widłowych", language="pl")) == ["obsługa wózka widłowego"]
    assert set(names(must("Znajomość Dockera, pracy w Pythonie i Kubernetesa", language="pl"))) == {
        "Docker",
        "Python",
        "Kubernetes",
    }
    assert names(must("relational database")) == ["relational databases"]


def test_a_plural_that_means_something_else_is_not_its_singular() -> None:
    assert names(must("Drive our custom solutions to a fair equity")) == []
    assert names(must("Clearance of goods at customs")) == ["customs"]


def test_a_skill_is_shown_in_the_words_of_the_posting_and_known_by_its_common_name() -> None:
    (skill,) = must("Kenntnisse in künstlicher Intelligenz", language="de")
    assert skill.name == "künstliche Intelligenz"
    assert (
        common_name("künstliche Intelligenz", "de") == common_name("IA générative")
        or common_name("künstliche Intelligenz") == "artificial intelligence"
    )
    assert common_name("k8s") == "Kubernetes"
    assert common_name("Staplerschein", "de") == "forklift licence"
    assert common_name("basket weaving under water") == "basket weaving under water"


def test_a_word_of_one_language_is_not_read_in_another() -> None:
    office = lines((Section.MUST, "You keep the office running"))
    assert names(ranked(office, None, "en")) == []
    assert "office" not in names(ranked(office, None, "de"))


def test_what_is_asked_goes_before_what_is_told() -> None:
    found = ranked(
        lines(
            (Section.ABOUT, "We grew up with Ruby, Perl, COBOL and Fortran"),
            (Section.TASKS, "You look after Terraform"),
            (Section.NICE, "Kotlin"),
            (Section.MUST, "Scala, Java"),
        ),
        None,
        "en",
    )
    assert names(found)[:4] == ["Scala", "Java", "Kotlin", "Terraform"]


def test_the_title_lifts_its_skill() -> None:
    two = lines((Section.MUST, "Java"), (Section.MUST, "Python"))
    assert names(ranked(two, None, "en"))[0] == "Java"
    assert names(ranked(two, "Python developer", "en"))[0] == "Python"


def test_a_skill_that_stands_in_the_title_alone_is_named_too() -> None:
    assert ranked(lines((Section.MUST, "Java")), "Machine learning engineer", "en")[0] == Skill(
        "machine learning", "Machine learning engineer", Weight.MENTIONED
    )


def test_how_often_a_skill_is_named_counts() -> None:
    found = must("Java", "Python and its libraries", "Python tests")
    assert names(found)[0] == "Python"


def test_specific_skills_go_before_qualities_and_spoken_languages() -> None:
    found = ranked(
        lines((Section.MUST, "Fluent English, a team player, Kubernetes"), (Section.TASKS, "You run Ansible")),
        None,
        "en",
    )
    assert names(found) == ["Kubernetes", "Ansible", "English", "team player"]


def test_a_weight_is_that_of_the_best_line() -> None:
    found = {
        skill.name: skill.weight
        for skill in ranked(
            lines(
                (Section.TASKS, "You work with Docker and Jenkins"),
                (Section.NICE, "Docker, Helm charts"),
                (Section.MUST, "Docker"),
                (Section.MUST, "Experience with Linux, knowledge of Ansible is a plus"),
                (Section.MUST, "Ideally also Terraform"),
                (Section.MUST, "PostgreSQL (Redis is an advantage)"),
                (Section.MUST, "Idealerweise Kafka"),
            ),
            None,
            None,
        )
    }
    assert found == {
        "Docker": Weight.MUST,
        "Linux": Weight.MUST,
        "PostgreSQL": Weight.MUST,
        "Helm": Weight.NICE,
        "Ansible": Weight.NICE,
        "Terraform": Weight.NICE,
        "Redis": Weight.NICE,
        "Kafka": Weight.NICE,
        "Jenkins": Weight.MENTIONED,
    }


def test_a_cue_announces_what_the_lexicon_does_not_hold() -> None:
    found = names(must("Experience with Quuxoflow, frob weaving and the Blorpix toolkit"))
    assert found == ["Quuxoflow", "frob weaving", "Blorpix toolkit"]
    assert names(must("Erfahrung mit Quuxoflow und Zwirbelsteuerung", language="de")) == [
        "Quuxoflow",
        "Zwirbelsteuerung",
    ]
    assert names(must("Connaissances en frobologie", language="fr")) == ["frobologie"]
    assert names(must("Опыт работы с Quuxoflow и крупными заказчиками", language="ru")) == ["Quuxoflow"]


def test_a_name_between_two_skills_of_a_list_is_one_too() -> None:
    assert "Quuxo" in names(must("Docker, Quuxo, Kubernetes"))


@pytest.mark.parametrize(
    "text",
    [
        "Experience in a fast-paced environment",
        "Experience in a similar role or a relevant field",
        "At least 5 years of experience in the industry",
        "Knowledge of our products and services",
        "Familiar with modern tools and methods",
        "Understanding of how things work together",
        "Experience in working and growing together quickly",
        "Kenntnisse in den gängigen Anwendungen",
        "Erfahrung in einer vergleichbaren Position",
        "Expérience dans un poste similaire",
        "Experiencia en puesto similar",
        "Опыт работы в аналогичной должности",
    ],
)
def test_a_cue_before_nothing_announces_nothing(text: str) -> None:
    assert names(must(text, language=None)) == []


def test_a_general_word_makes_way_for_the_term_that_holds_it() -> None:
    assert names(must("unit testing and other testing")) == ["unit testing"]


def test_what_one_gets_is_not_what_one_should_know() -> None:
    assert ranked(lines((Section.OFFER, "Free yoga and Python courses"), (Section.APPLY, "In Word")), None, "en") == ()


def test_panels_and_headings_are_no_evidence() -> None:
    panel = Line("Python, Java, Rust", Section.BOARD, bullet=True, heading=False, index=0)
    heading = Line("Python team", Section.TASKS, bullet=False, heading=True, index=1)
    assert ranked((panel, heading), None, "en") == ()


def test_the_list_ends_at_its_most() -> None:
    everything = [entry.name(0) for entry in entries() if entry.kind is Kind.SKILL and entry.field == "software"]
    assert len(must(*everything)) == MOST


def test_a_quote_of_a_long_line_is_the_sentence_that_names_the_skill() -> None:
    long = "We are many things to many people. " * 12 + "You know Terraform well. " + "There is more to say. " * 12
    (skill,) = must(long)
    assert skill == Skill("Terraform", "You know Terraform well.", Weight.MUST)


def test_a_posting_for_machine_learning_is_led_by_it() -> None:
    text = (
        "What you will do\n- Evaluate AI systems and improve their models\n- Document AI techniques for our partners\n"
        "- Keep the machines of the lab running\n\nWhat you bring\n"
        "- Experience with Artificial Intelligence (AI) and Machine Learning (ML), data science and statistics\n"
        "- A degree in computer science\n- Fluent English\n"
    )
    found = names(ranked(split(text), None, "en"))
    assert set(found[:3]) == {"artificial intelligence", "machine learning", "data science"}
    assert found[0] == "artificial intelligence"
    assert found[-1] == "English"


@pytest.mark.parametrize(
    ("posting", "first", "also"),
    [
        (
            "en_ml",
            {"PyTorch", "TensorFlow", "computer vision", "statistics"},
            {"deep learning", "Python", "Docker", "AWS", "Git", "CI/CD", "Linux", "Rust", "Go", "satellite imagery"},
        ),
        (
            "en_teacher",
            {"qualified teacher status", "teaching"},
            {"classroom management", "safeguarding", "enhanced DBS check", "Google Classroom", "communication skills"},
        ),
        (
            "de_pflege",
            {"Altenpflege", "examinierte Pflegefachkraft", "Führerschein der Klasse B"},
            {"Wundversorgung", "Medikamentengabe", "Pflegedokumentation", "Deutsch", "Teamfähigkeit"},
        ),
        ("de_lager", {"Gabelstaplerschein", "SAP EWM"}, {"Kommissionierung", "Inventur", "SAP", "Warenannahme"}),
        ("fr_compta", {"comptabilité", "fiscalité", "Excel"}, {"Sage", "déclarations de TVA", "anglais", "rigueur"}),
        ("es_cocina", {"cocina", "carné de manipulador de alimentos"}, {"pastelería", "normativa APPCC", "inglés"}),
        ("it_elettricista", {"TIA Portal", "patente B"}, {"ricerca guasti", "quadri elettrici", "PLC", "inglese"}),
        ("pt_dev", {"Docker", "Kubernetes", "metodologias ágeis"}, {"Java", "Spring Boot", "Kafka", "inglês"}),
        ("nl_verkoop", {"detailhandel"}, {"rijbewijs B", "kassa", "fietsreparatie", "Nederlands", "klantgericht"}),
        ("pl_ksiegowa", {"Symfonia", "Excel", "prawo podatkowe"}, {"wystawianie faktur", "język angielski"}),
        ("ru_svarka", {"удостоверение сварщика"}, {"сварка", "чтение чертежей", "водительские права категории B"}),
        ("uk_vodiy", {"водійські права категорії C"}, {"українська мова", "пунктуальність"}),
    ],
)
def test_postings_of_many_trades_and_languages_show_their_skills(posting: str, first: set[str], also: set[str]) -> None:
    found = names(of_posting(posting))
    assert first <= set(found[:8])
    assert also <= set(found)


def test_the_lexicon_holds_every_field_of_work_in_ten_languages() -> None:
    known = [entry for entry in entries() if entry.kind is not Kind.DECOY]
    assert len(known) >= 2_500
    assert len({entry.field for entry in known}) >= 15
    tagged = " | ".join(entry.line for entry in known)
    for language in ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"):
        assert tagged.count(f"| {language}: ") >= 200, language


def test_no_form_means_two_skills() -> None:
    meant: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for layer in forms(None):
        for form in layer:
            written = (form.spelling,) if form.spelling else form.words
            meant[form.language, written].add(form.of)
    assert {form: sorted(of) for form, of in meant.items() if len(of) > 1} == {}


def test_every_name_finds_its_own_skill() -> None:
    for entry in entries():
        name = entry.name(0)
        if entry.kind is not Kind.DECOY and "?" not in entry.line[:1]:
            assert common_name(name) == name, entry.line


@given(st.lists(st.tuples(st.sampled_from(list(Section)), st.text(max_size=300)), max_size=8))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_every_quote_is_a_piece_of_a_line(written: list[tuple[Section, str]]) -> None:
    given_lines = lines(*written)
    title = written[0][1] if written else None
    for skill in ranked(given_lines, title, None):
        assert skill.quote
        assert any(skill.quote in text for text in (title or "", *(line.text for line in given_lines)))


_PIECES = st.sampled_from(
    [
        *("Python", "Go", "C", "R", "experience with", "a plus", "ideally", ", ", "/", "(", ")", ". ", "; ", "and"),
        *("Kenntnisse in", "опыт работы с", "English", "fluent", "reliable", "you are", "Quuxo", "AI", "\u200b", "ß"),
    ]
)


@given(st.lists(_PIECES, max_size=60), st.sampled_from(["en", "de", "uk", "ja", None]))
@settings(max_examples=200, deadline=None)
def test_however_cues_and_skills_are_thrown_together_names_and_quotes_stand(
    pieces: list[str], language: str | None
) -> None:
    text = " ".join(pieces)
    found = must(text, language=language)
    assert len(found) <= MOST
    assert len({skill.name for skill in found}) == len(found)
    for skill in found:
        assert skill.quote in text
        assert stands_in(skill.quote, folded(text))
        assert cut(skill.name).keys
