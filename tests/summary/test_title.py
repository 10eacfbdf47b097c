"""A title is what the posting calls the job; where it is unsure, there is none."""

import pytest

from bot.summary.sections import read
from bot.summary.title import title


def named(text: str) -> str | None:
    found = title(read(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Job title: Night Porter\nLocation: Ely", "Night Porter"),
        ("Stelle: Imker (m/w/d)\nOrt: Ulm", "Imker (m/w/d)"),
        ("Poste : Apiculteur\nLieu : Dole", "Apiculteur"),
        ("Вакансія: Пасічник\nМісто: Луцьк", "Пасічник"),
        ("Senior Backend Engineer\nPalefox · Leeds", "Senior Backend Engineer"),
        ("Senior Backend Engineer at Palefox", "Senior Backend Engineer"),
        ("Backend Engineer - Palefox Ltd - Leeds", "Backend Engineer"),
        ("Backend Engineer, Leeds", "Backend Engineer"),
        ("Data Steward at the Fernhollow Archive", "Data Steward"),
        ("Spokeshave is looking for a bicycle mechanic in Ludlow.", "Bicycle mechanic"),
        ("Chi siamo\nProdotti\nLavora con noi\nResponsabile di magazzino\nTempo pieno", "Responsabile di magazzino"),
        ("Il Rifugio Lupo cerca una cuoca o un cuoco per la stagione.", "Cuoca o un cuoco"),
        ("Drechsler gesucht – Werkstatt Kienast – Seiffen", "Drechsler"),
        ("Softwareentwickler (m/w/d) in Vollzeit", "Softwareentwickler (m/w/d)"),
        ("Pflegefachkraft (m/w/d) – Kassel", "Pflegefachkraft (m/w/d)"),
        (
            "Ausbildung zum Elektroniker (m/w/d) für Energie- und Gebäudetechnik",
            "Ausbildung zum Elektroniker (m/w/d) für Energie- und Gebäudetechnik",
        ),
        ("Shop Assistant (part-time)", "Shop Assistant"),
        ("Verpleegkundige (24-32 uur)", "Verpleegkundige"),
        ("Stage - Assistant communication (H/F)", "Stage - Assistant communication (H/F)"),
        ("Sous chef needed at The Copper Pot", "Sous chef"),
        ("Erzieher:in gesucht!", "Erzieher:in"),
        ("We are looking for a highly motivated Data Engineer to join our team in Leeds.", "Data Engineer"),
        ("As a Shop Manager you will run our store.", "Shop Manager"),
        ("We're hiring a Customer Success Manager at Rivulet!", "Customer Success Manager"),
        ("Wir suchen eine erfahrene Köchin für unser Haus.", "Köchin"),
        ("La Table d'Ursule recherche un serveur pour la saison.", "Serveur"),
        ("Buscamos un electricista para nuestro taller.", "Electricista"),
        ("Cerchiamo un magazziniere per la sede di Prato.", "Magazziniere"),
        ("Precisa-se de pedreiro para obras em Setúbal", "Pedreiro"),
        ("Wij zoeken een enthousiaste docent wiskunde voor onze school.", "Docent wiskunde"),
        ("Zatrudnimy: Magazynier", "Magazynier"),
        ("Шукаємо Frontend Developer (Vue) у команду Жайвір!", "Frontend Developer (Vue)"),
        ("Требуется: Курьер\nГород: Тверь", "Курьер"),
        ("Palefox\nHead of Data\nWe are looking for a Head of Data in Leeds.", "Head of Data"),
    ],
)
def test_a_title_is_found_where_titles_stand(text: str, expected: str) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Palefox is a payments company in Leeds. We hire people from all over Europe.",
        "Join our team!\nWe make software.",
        "We are looking for someone who loves bees.",
        "Save this job\nTrack this job\nPalefox is a company with engineers all over Europe.",
        "Requirements\n- Two years as a software engineer\n- Excel",
        "About us\nOur founder was an engineer.",
        "engineering",
        "Contact our recruiter: anna@palefox.example",
    ],
)
def test_what_is_no_title_is_not_made_one(text: str) -> None:
    assert named(text) is None


def test_the_quote_is_the_whole_line() -> None:
    found = title(read("Backend Engineer at Palefox"))
    assert found is not None
    assert found.quote == "Backend Engineer at Palefox"


def test_the_line_at_the_top_wins_over_a_boards_drawer() -> None:
    assert named("Java Platform Engineer\nRole: Software\nIndustry: Banking") == "Java Platform Engineer"
