"""Every word in every language."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, serialize

from bot.texts import FALLBACK, LOCALES, Markup, bundle, languages, spoken, text

BOT = Path(__file__).parent.parent / "bot"


def messages(language: str) -> dict[str, ast.Message]:
    """All messages of a language."""
    found: dict[str, ast.Message] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


def variables(message: ast.Message) -> set[str]:
    """The variables that a message uses."""
    return set(re.findall(r"\$(\w+)", serialize(ast.Resource([message]))))


@pytest.mark.parametrize("language", [one for one in languages() if one != FALLBACK])
def test_a_language_says_all_that_english_says_with_the_same_variables(language: str) -> None:
    english, other = messages(FALLBACK), messages(language)
    assert set(other) == set(english)
    for key, message in english.items():
        assert variables(other[key]) == variables(message), key


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    for total, kind in ((1, "one"), (2, "other"), (5, "other")):
        said = text("jobs-title", language, total=total)
        assert ("1" in said) == (kind == "one")
    assert text("deadline-closed", language, days=1, day="x") != text("deadline-closed", language, days=3, day="x")


def test_every_message_is_used_by_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in BOT.rglob("*.py"))
    said = set(re.findall(r"""["']([a-z0-9-]+)["']""", code))
    # Keys that the code makes of a value, as in text(f"stage-{stage.value}", …).
    made = [
        re.compile(f"{before}.+{after}")
        for before, after in re.findall(r"""f["']([a-z-]*)\{[^{}"]+\}([a-z-]*)["']""", code)
    ]
    made = [pattern for pattern in made if len(pattern.pattern) > len(".+") + 2]
    unused = [
        key for key in messages(FALLBACK) if key not in said and not any(pattern.fullmatch(key) for pattern in made)
    ]
    assert unused == []


def test_every_key_in_the_code_is_a_message() -> None:
    there = messages(FALLBACK)
    for path in BOT.rglob("*.py"):
        if path.name == "texts.py":
            continue  # its docstring shows how it is called
        for key in re.findall(r"""\btext\(\s*"([a-z-]+)",""", path.read_text(encoding="utf-8")):
            assert key in there, f"{path.name} says {key}"
        for key in re.findall(r"""(?:UserError|CannotRead|NotFound)\(\s*"([a-z-]+)["]""", path.read_text("utf-8")):
            assert key in there, f"{path.name} raises {key}"


def test_what_people_write_cannot_become_markup() -> None:
    assert text("job-deleted", "en", name="<b>&") == "Deleted: &lt;b&gt;&amp;"
    assert text("job-deleted", "en", name=Markup("<b>x</b>")) == "Deleted: <b>x</b>"


def test_a_language_we_do_not_speak_is_answered_in_english() -> None:
    assert spoken("pt-BR") == "en"
    assert spoken("de-AT") == "de"
    assert spoken(None) == "en"
    assert bundle("en") is bundle("en")


def test_a_key_that_nobody_wrote_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        text("no-such-key", "en")
