"""The employer is who the posting says it is: a name, never a sentence."""

import pytest

from bot.summary.company import company
from bot.summary.sections import read
from bot.summary.title import title


def employer(text: str) -> str | None:
    passages = read(text)
    found = company(passages, title(passages))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Company: Palefox\nNurse", "Palefox"),
        ("Organisation: Town of Graz, Clocks Section", "Town of Graz"),
        ("Institución: Escuela Normal del Sur", "Escuela Normal del Sur"),
        ("Unternehmen: Wellmann Antriebstechnik GmbH", "Wellmann Antriebstechnik GmbH"),
        ("Компания: ООО «Северный ветер»", "ООО «Северный ветер»"),
        ("Palefox is a payments company from Leeds.", "Palefox"),
        ("Palefox, Inc. builds ledgers.", "Palefox, Inc."),
        ("Die Seniorenhaus Lindenhof gGmbH sucht Verstärkung.", "Seniorenhaus Lindenhof gGmbH"),
        ("Backend Engineer at Palefox\nLeeds", "Palefox"),
        ("Backend Engineer\nPalefox\nLeeds", "Palefox"),
        ("Zorggroep De Meander\nWijkverpleegkundige\nZutphen", "Zorggroep De Meander"),
        ("La Table d'Ursule recherche un serveur.", "La Table d'Ursule"),
        ("L'EHPAD Les Glycines, à Vannes, recherche une infirmière.", "EHPAD Les Glycines"),
        ("Bar Oleaje busca camarero para la temporada.", "Bar Oleaje"),
        ("Школа «Сойка» шукає вчительку.", "Школа «Сойка»"),
        ("Менеджер по продажам в компанию «Ромашково»", "Ромашково"),
        ("Перепілка — продуктова компанія для фермерів.", "Перепілка"),
        ("ТОВ «Вишневий сад» запрошує на роботу менеджера", "ТОВ «Вишневий сад»"),
        ("Greenmantle Surveys maps peatlands.\nWrite to crew@greenmantle.example.", "Greenmantle Surveys"),
        ("Join Palefox as a nurse! Palefox was founded in 1990.", "Palefox"),
    ],
)
def test_an_employer_is_found_where_it_is_named(text: str, expected: str) -> None:
    assert employer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We are a small bakery.",
        "Our client is a leading company.",
        "This role is based in Leeds.",
        "The successful candidate is a nurse.",
        "Ability to work in a team\nInitiative to improve things",
        "Experience is a plus.",
        "Wir sind ein junges Team.",
        "Nous sommes une équipe.",
        "Somos una empresa familiar.",
        "Мы команда профессионалов.",
        "Berlin is a city.",
    ],
)
def test_nobody_is_made_an_employer(text: str) -> None:
    assert employer(text) is None


def test_the_name_that_is_said_more_often_wins_over_its_longer_form() -> None:
    text = (
        "Nordlicht is a well known company.\nNordlicht has joined forces with two partners.\n"
        "Join Nordlicht Space Operations and take your career to the next level!"
    )
    assert employer(text) == "Nordlicht"


def test_the_owner_of_the_site_is_the_employer_where_nobody_else_is_named() -> None:
    passages = read("Baker\n© Red Pencil\nRemote, part-time\nYou bake.")
    found = company(passages, title(passages))
    assert found is not None
    assert found.value == "Red Pencil"


def test_who_seeks_in_the_posting_counts_more_than_the_owner_of_the_site() -> None:
    passages = read("Baker\n© Clockbay\nPalefox Mills Ltd is looking for a baker. Palefox Mills bakes at night.")
    found = company(passages, title(passages))
    assert found is not None
    assert found.value.startswith("Palefox Mills")
