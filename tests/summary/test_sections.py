"""A posting's text is cut into the lines that people meant, each under the section it belongs to."""

import pytest

from bot.summary.sections import Line, Section, split


def sections_of(text: str) -> dict[str, Section]:
    return {line.text: line.section for line in split(text) if not line.heading}


def lines_in(text: str, section: Section) -> list[str]:
    return [line.text for line in split(text) if line.section is section and not line.heading]


@pytest.mark.parametrize(
    ("tasks", "must", "nice", "offer", "apply"),
    [
        ("What you'll do", "What you'll bring", "Nice to have", "What we offer", "How to apply"),
        ("Deine Aufgaben", "Das bringst du mit", "Von Vorteil", "Das bieten wir dir", "Bewerbung"),
        ("Vos missions", "Profil recherché", "Serait un plus", "Nous offrons", "Comment postuler"),
        ("Funciones", "Requisitos", "Se valorará", "Qué ofrecemos", "Cómo aplicar"),
        ("Di cosa ti occuperai", "Requisiti", "Requisiti preferenziali", "Cosa offriamo", "Come candidarsi"),
        ("O que vais fazer", "O que procuramos", "Diferenciais", "O que oferecemos", "Como se candidatar"),
        ("Wat ga je doen", "Wat vragen wij", "Pluspunten", "Wat bieden wij", "Solliciteren"),
        ("Twój zakres obowiązków", "Nasze wymagania", "Mile widziane", "To oferujemy", "Jak aplikować"),
        ("Обов'язки", "Вимоги", "Буде плюсом", "Ми пропонуємо", "Контакти"),
        ("Обязанности", "Требования", "Будет плюсом", "Мы предлагаем", "Контакты"),
    ],
    ids=["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru"],
)
@pytest.mark.parametrize("dress", ["{}", "{}:", "**{}**", "## {}", "🔥 {}", "** {} : **"])
def test_headings_open_their_sections_in_ten_languages_however_they_are_dressed(
    tasks: str, must: str, nice: str, offer: str, apply: str, dress: str
) -> None:
    parts = [(tasks, "A1"), (must, "B2"), (nice, "C3"), (offer, "D4"), (apply, "E5")]
    text = "\n\n".join(f"{dress.format(heading)}\n- item {name}" for heading, name in parts)
    found = sections_of(text)
    assert found == {
        "item A1": Section.TASKS,
        "item B2": Section.MUST,
        "item C3": Section.NICE,
        "item D4": Section.OFFER,
        "item E5": Section.APPLY,
    }


def test_capitals_and_bold_letters_of_social_networks_are_headings_too() -> None:
    text = "REQUIREMENTS\n- Patience\n\n𝗕𝗲𝗻𝗲𝗳𝗶𝘁𝘀\n- Cake on Fridays"
    assert sections_of(text) == {"Patience": Section.MUST, "Cake on Fridays": Section.OFFER}


def test_a_heading_may_go_on_with_the_employers_name() -> None:
    assert lines_in("What you'll do at Palefox\n- Feed the ledger", Section.TASKS) == ["Feed the ledger"]


def test_a_long_line_that_ends_with_a_colon_announces_its_list() -> None:
    text = "As part of the ground team you will have the following responsibilities:\n- Keep the dish clean"
    assert lines_in(text, Section.TASKS) == ["Keep the dish clean"]


def test_content_may_stand_on_the_headings_own_line() -> None:
    text = "Requirements: patience, good shoes\nWe meet at the gate on Monday."
    assert lines_in(text, Section.MUST) == ["patience, good shoes"]


def test_two_headings_in_one_line_count_as_one() -> None:
    assert lines_in("Skills and Qualifications\n- Patience", Section.MUST) == ["Patience"]


def test_prose_below_a_list_no_longer_belongs_to_it() -> None:
    text = "Requirements\n- Patience\n- Good shoes\nThe boat leaves from pier four."
    assert lines_in(text, Section.MUST) == ["Patience", "Good shoes"]


def test_a_part_with_a_heading_of_its_own_closes_the_one_before() -> None:
    text = (
        "Requirements\nYou have worked with bees before. You know what a brood frame is.\n"
        "Beekeeping in the valley\nThe valley has had beekeepers since the twelfth century, as its church shows."
    )
    assert "The valley has had beekeepers since the twelfth century, as its church shows." not in lines_in(
        text, Section.MUST
    )


def test_a_list_without_a_heading_is_known_by_its_lines() -> None:
    text = (
        "Beekeeper\nThe Hollow Farm\n\n"
        "- Inspect the hives every week\n- Extract and bottle honey\n- Repair frames and boxes\n\n"
        "- Two years of experience with bees\n- A driving licence\n- Ability to lift 25 kg\n"
    )
    assert lines_in(text, Section.TASKS) == [
        "Inspect the hives every week",
        "Extract and bottle honey",
        "Repair frames and boxes",
    ]
    assert lines_in(text, Section.MUST) == [
        "Two years of experience with bees",
        "A driving licence",
        "Ability to lift 25 kg",
    ]


def test_a_text_that_lost_its_line_breaks_is_cut_again() -> None:
    text = (
        "Imker gesucht. Ihre Aufgaben: • Betreuung von 200 Völkern • Abfüllen von Honig • Pflege der Geräte "
        "Ihr Profil: • Erfahrung mit Bienen • Führerschein Klasse B "
        "Wir bieten: • 30 Tage Urlaub • Honig so viel Sie wollen und noch ein wenig mehr als das"
    )
    assert lines_in(text, Section.TASKS) == ["Betreuung von 200 Völkern", "Abfüllen von Honig", "Pflege der Geräte"]
    assert lines_in(text, Section.MUST) == ["Erfahrung mit Bienen", "Führerschein Klasse B"]
    assert len(lines_in(text, Section.OFFER)) == 2


def test_lines_broken_to_fit_a_width_are_joined() -> None:
    text = (
        "Duties:\n- Looking after the hives in the upper valley, from the first warm day\n  until the last\n"
        "- Selling honey at the market every Saturday, in any weather, with the\n  other beekeepers"
    )
    assert lines_in(text, Section.TASKS) == [
        "Looking after the hives in the upper valley, from the first warm day until the last",
        "Selling honey at the market every Saturday, in any weather, with the other beekeepers",
    ]


def test_lists_written_in_lower_case_are_not_taken_for_broken_lines() -> None:
    text = (
        "Twój zakres obowiązków\nopieka nad pasieką w górnej dolinie od wiosny do jesieni\n"
        "sprzedaż miodu na targu\nnaprawa ramek"
    )
    assert lines_in(text, Section.TASKS) == [
        "opieka nad pasieką w górnej dolinie od wiosny do jesieni",
        "sprzedaż miodu na targu",
        "naprawa ramek",
    ]


def test_sentences_are_lines_but_abbreviations_and_ordinals_end_none() -> None:
    text = "Die Bewerbung geht bis zum 15. Januar an Dr. Amsel, z. B. per Post. Danach melden wir uns."
    assert [line.text for line in split(text)] == [
        "Die Bewerbung geht bis zum 15. Januar an Dr. Amsel, z. B. per Post.",
        "Danach melden wir uns.",
    ]


@pytest.mark.parametrize(
    "panel",
    [
        "Save this job\nAdd this job to your list to:\n- Get notified in time\n- Compare with other saved jobs",
        "Job merken\n- Ähnliche Jobs per E-Mail erhalten\n- Jetzt registrieren",
        "Offres similaires\nApiculteur - Annecy\nOuvrier agricole - Dole",
        "Ofertas similares\nApicultor - Teruel\nPeón agrícola - Soria",
        "Annunci simili\nApicoltore - Asti",
        "Vagas semelhantes\nApicultor - Évora",
        "Vergelijkbare vacatures\nImker - Ede",
        "Podobne oferty\nPszczelarz, Ełk",
        "Схожі вакансії\nПасічник, Луцьк",
        "Похожие вакансии\nПчеловод, Уфа",
        "We use cookies to improve your experience. Cookie settings",
        "Sign in to see how you compare to other applicants",
        "Pro Tip: use this feature to decide in seconds",
    ],
)
def test_a_job_sites_own_panels_are_no_evidence(panel: str) -> None:
    assert {line.section for line in split(panel)} <= {Section.BOARD}


def test_the_ad_goes_on_below_a_panel() -> None:
    text = "Save this job\n- Reach it from your dashboard\nThe Hollow Farm is a small apiary in the hills."
    assert split(text)[-1].section is not Section.BOARD


def test_what_the_work_says_about_dashboards_and_cookies_is_the_works() -> None:
    text = "Responsibilities\n- Build dashboards with saved views and notifications\n- Bake cookies for the café"
    assert len(lines_in(text, Section.TASKS)) == 2


def test_a_line_of_two_weights_is_cut_in_two() -> None:
    text = "Requirements\n- Fluency in English is mandatory; knowledge of another language is an advantage."
    assert lines_in(text, Section.MUST) == ["Fluency in English is mandatory"]
    assert lines_in(text, Section.NICE) == ["knowledge of another language is an advantage."]


def test_lines_are_counted_from_nought() -> None:
    found = split("One\nTwo\nThree")
    assert found == tuple(
        Line(text, Section.HEAD, False, False, index) for index, text in enumerate(["One", "Two", "Three"])
    )


def test_an_empty_text_has_no_lines() -> None:
    assert split("") == split(" \n\t\n ") == split("***\n---\n🎉") == ()
