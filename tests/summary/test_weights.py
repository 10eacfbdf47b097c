"""Must and nice-to-have are told apart, in each language's own words, and a line may hold one of each."""

import pytest

from bot.model.posting import Posting
from bot.model.summary import Weight
from bot.summary.quick import summarise

HEAD = "Beekeeper\nThe Hollow Farm\n\nRequirements\n- A driving licence\n- "


def asked(line: str) -> list[tuple[str, str]]:
    summary = summarise(Posting(HEAD + line, "text"))
    return [(one.weight.value, one.text) for one in summary.requirements][1:]


@pytest.mark.parametrize(
    "line",
    [
        "Spanish is a plus",
        "Experience with hives preferred",
        "Knowledge of botany would be an advantage",
        "A first aid certificate is desirable",
        "Ideally you have kept bees before",
        "Kenntnisse in Botanik von Vorteil",
        "Idealerweise Erfahrung mit Bienen",
        "Ein Imkerschein ist wünschenswert, aber kein Muss",
        "La connaissance des abeilles serait un plus",
        "Une expérience en apiculture est un atout",
        "Se valorará experiencia con abejas",
        "Inglés deseable",
        "La conoscenza delle api costituisce titolo preferenziale",
        "Gradita esperienza nel settore",
        "Experiência com abelhas é um diferencial",
        "Conhecimentos de botânica são valorizados",
        "Ervaring met bijen is een pre",
        "Kennis van planten is mooi meegenomen",
        "Mile widziane doświadczenie z pszczołami",
        "Dodatkowym atutem będzie znajomość botaniki",
        "Буде плюсом досвід із бджолами",
        "Бажано знання ботаніки",
        "Будет плюсом опыт с пчёлами",
        "Приветствуется знание ботаники",
        "French, Spanish or Italian would be a plus",
    ],
)
def test_what_would_be_nice_is_told_in_ten_languages(line: str) -> None:
    assert asked(line) == [("nice", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Two years with bees",
        "You take advantage of good weather",
        "Three years of experience, ideally in a family business",
        "A welcoming manner",
        "Du arbeitest gern im Freien",
        "Pre-sales experience",
        "The ideal candidate knows what a brood frame is",
        "Bonus-malus accounting",
        "No experience required",
        "Опыт не требуется",
    ],
)
def test_what_only_sounds_so_is_a_must(line: str) -> None:
    assert asked(line) == [("must", line)]


@pytest.mark.parametrize(
    ("line", "must", "nice"),
    [
        (
            "Fluency in English is mandatory; knowledge of another European language is an advantage.",
            "Fluency in English is mandatory",
            "knowledge of another European language is an advantage.",
        ),
        (
            "Deutschkenntnisse auf Niveau B2 sind erforderlich, Kenntnisse in Botanik sind von Vorteil",
            "Deutschkenntnisse auf Niveau B2 sind erforderlich",
            "Kenntnisse in Botanik sind von Vorteil",
        ),
        (
            "Bachelor's degree required – a master's degree is preferred",
            "Bachelor's degree required",
            "a master's degree is preferred",
        ),
        (
            "Permis B exigé, la maîtrise de l'anglais serait un atout",
            "Permis B exigé",
            "la maîtrise de l'anglais serait un atout",
        ),
        (
            "Обязательно знание английского; немецкий будет плюсом",
            "Обязательно знание английского",
            "немецкий будет плюсом",
        ),
    ],
)
def test_a_line_of_both_becomes_two_each_with_its_own_words(line: str, must: str, nice: str) -> None:
    summary = summarise(Posting(HEAD + line, "text"))
    _, first, second = summary.requirements
    assert (first.weight, first.text, first.quote) == (Weight.MUST, must, must)
    assert (second.weight, second.text, second.quote) == (Weight.NICE, nice, nice)
