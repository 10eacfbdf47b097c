"""Which skills a posting names, and in which order."""

from bot.model.summary import Skill, Weight
from bot.summary.sections import Line, Section
from bot.summary.skills import ranked


def lines(*written: tuple[Section, str]) -> tuple[Line, ...]:
    """Lines as the sections would give them."""
    return tuple(
        Line(text, section, bullet=True, heading=False, index=at) for at, (section, text) in enumerate(written)
    )


def must(*texts: str) -> tuple[Skill, ...]:
    """The skills of lines that stand under requirements."""
    return ranked(lines(*((Section.MUST, text) for text in texts)), None, None)


def names(skills: tuple[Skill, ...]) -> list[str]:
    return [skill.name for skill in skills]


def test_a_skill_comes_with_the_line_that_names_it() -> None:
    assert must("You write Python every day") == (Skill("Python", "You write Python every day", Weight.MUST),)


def test_signs_are_part_of_a_name() -> None:
    found = names(must("C++, C#, .NET and Node.js", "CI/CD in GitLab", "SQL on PostgreSQL"))
    assert {"C++", "C#", ".NET", "Node.js", "CI/CD", "SQL", "PostgreSQL"} <= set(found)


def test_everyday_words_are_skills_only_in_company() -> None:
    assert names(must("Go, Rust and Python")) == ["Go", "Rust", "Python"]
    assert names(must("Go the extra mile and Excel in Swift answers; the rest follows in Spring")) == []
